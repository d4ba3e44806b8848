//! What watches an evaluation: nothing, or a recorder of evidence.

use super::Request;
use super::layers::Attached;
use super::layers::{Policies, PolicyType, PolicyTypes};
use super::statement::Failing;
use crate::decision::{Check, CheckVerdict, Evidence, NearMiss, Note, StatementMatch};
use crate::policy::{Effect, Statement};
use crate::principal::Strength;
use std::sync::Arc;

/// Watches an evaluation. What is decided never depends on it.
pub(super) trait Record {
    /// Whether to look on after the answer is known.
    const THOROUGH: bool;

    /// The statements of one policy type (and one level) come next.
    fn open(&mut self, policy_type: PolicyType, target: Option<&Arc<str>>);

    /// A statement was looked at.
    fn statement(
        &mut self,
        attached: &Attached,
        index: usize,
        statement: &Statement,
        outcome: Result<Strength, Failing>,
    );

    /// What a policy type (or one level of it) says.
    fn close(&mut self, verdict: CheckVerdict);

    /// The types whose silence doesn't count.
    fn waive(&mut self, types: PolicyTypes);

    /// Something decided that isn't in any policy.
    fn note(&mut self, note: Note);
}

/// Keeps nothing.
pub(super) struct Silent;

impl Record for Silent {
    const THOROUGH: bool = false;

    fn open(&mut self, _: PolicyType, _: Option<&Arc<str>>) {}

    fn statement(&mut self, _: &Attached, _: usize, _: &Statement, _: Result<Strength, Failing>) {}

    fn close(&mut self, _: CheckVerdict) {}

    fn waive(&mut self, _: PolicyTypes) {}

    fn note(&mut self, _: Note) {}
}

/// Keeps all that a decision's evidence is made of.
pub(super) struct Evidential<'r> {
    request: &'r Request,
    checks: Vec<Check>,
    note: Option<Note>,
    /// Of the open check, the statement that came nearest, and how far. What is to be said of it is
    /// worked out when the check is closed, and only if it matters.
    reached: Option<(Failing, Attached, usize)>,
}

impl Record for Evidential<'_> {
    const THOROUGH: bool = true;

    fn open(&mut self, policy_type: PolicyType, target: Option<&Arc<str>>) {
        self.reached = None;
        self.checks.push(Check {
            policy_type,
            target: target.cloned(),
            verdict: CheckVerdict::NotPresent,
            matched: Vec::new(),
            nearest: None,
            unread: None,
            waived: false,
        });
    }

    fn statement(
        &mut self,
        attached: &Attached,
        index: usize,
        statement: &Statement,
        outcome: Result<Strength, Failing>,
    ) {
        let Some(check) = self.checks.last_mut() else {
            return;
        };
        match outcome {
            Ok(_) => check
                .matched
                .push(StatementMatch::new(attached, index, statement)),
            // Only an Allow that failed explains an implicit deny.
            Err(_) if statement.effect() == Effect::Deny => {}
            // The first of those that came equally far.
            Err(failing) => {
                let reached = self.reached.as_ref();
                if reached.is_none_or(|(reached, ..)| nearer(failing, *reached)) {
                    self.reached = Some((failing, attached.clone(), index));
                }
            }
        }
    }

    fn close(&mut self, verdict: CheckVerdict) {
        let reached = self.reached.take();
        let Some(check) = self.checks.last_mut() else {
            return;
        };
        check.verdict = verdict;
        if matches!(verdict, CheckVerdict::Allow | CheckVerdict::ExplicitDeny) {
            return;
        }
        check.nearest = reached.and_then(|(failing, attached, index)| {
            let statement = attached.document.statements().get(index)?;
            Some(NearMiss::new(self.request, &attached, index, statement, failing))
        });
    }

    fn waive(&mut self, types: PolicyTypes) {
        for check in &mut self.checks {
            check.waived = check.verdict == CheckVerdict::ImplicitDeny && types.contains(check.policy_type);
        }
    }

    fn note(&mut self, note: Note) {
        self.note = Some(note);
    }
}

/// Whether one failure is of a later element than the other; among conditions all are alike.
fn nearer(failing: Failing, reached: Failing) -> bool {
    !matches!((failing, reached), (Failing::Condition(_), Failing::Condition(_))) && failing > reached
}

impl<'r> Evidential<'r> {
    pub(super) fn new(request: &'r Request) -> Self {
        Self {
            request,
            checks: Vec::with_capacity(PolicyType::ALL.len()),
            note: None,
            reached: None,
        }
    }

    pub(super) fn into_evidence(mut self, policies: &Policies) -> Evidence {
        for check in &mut self.checks {
            if check.verdict == CheckVerdict::Unread {
                check.unread = policies.why_unread(check.policy_type).cloned();
            }
        }
        Evidence::new(self.request, self.checks, self.note)
    }
}
