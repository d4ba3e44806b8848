//! The order of steps: every step after those that it needs, one at a time in an account, several accounts
//! at once.
//!
//! One at a time, since a run that never races itself meets ConcurrentModification only where somebody else
//! writes. Groups are apart from one another, and their policies are most of what is written in a hub: what
//! is of one group goes beside what is of another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rolecall_api::Aws;
use rolecall_iam::account::AccountId;
use tokio::task::{JoinError, JoinSet};

use super::look::Look;
use super::step::{self, Ended};
use super::words::words;
use super::{Failure, Outcome, Run, Skipped, Stale};
use crate::diagnostic::Diagnostic;
use crate::event::Event;
use crate::plan::{Act, Plan, Step, StepId};

/// What is to be done still.
struct Queue<'p> {
    steps: BTreeMap<StepId, &'p Step>,
    /// How many of its needs each step waits for.
    waits_for: BTreeMap<StepId, usize>,
    needed_by: BTreeMap<StepId, Vec<StepId>>,
    /// Steps that can begin, by account.
    ready: BTreeMap<AccountId, BTreeSet<StepId>>,
    /// Steps that are being done, by account.
    busy: BTreeMap<AccountId, Vec<&'p Step>>,
}

impl<'p> Queue<'p> {
    fn new(plan: &'p Plan, done: &BTreeSet<StepId>) -> Self {
        let steps: BTreeMap<StepId, &Step> = plan
            .steps
            .iter()
            .filter(|step| !done.contains(&step.id))
            .map(|step| (step.id, step))
            .collect();
        let mut queue = Queue {
            waits_for: BTreeMap::new(),
            needed_by: BTreeMap::new(),
            ready: BTreeMap::new(),
            busy: BTreeMap::new(),
            steps,
        };
        for (&id, step) in &queue.steps {
            let needs: BTreeSet<StepId> = step
                .needs
                .iter()
                .copied()
                .filter(|need| queue.steps.contains_key(need))
                .collect();
            if needs.is_empty() {
                queue.ready.entry(step.account).or_default().insert(id);
            }
            queue.waits_for.insert(id, needs.len());
            for need in needs {
                queue.needed_by.entry(need).or_default().push(id);
            }
        }
        queue
    }

    /// Takes the first step, by its number, that can begin beside those that are being done in its account.
    fn take(&mut self) -> Option<&'p Step> {
        let first = |(account, ready): (&AccountId, &BTreeSet<StepId>)| {
            let busy = self.busy.get(account).map_or(&[][..], Vec::as_slice);
            let mut ready = ready.iter().filter_map(|id| self.steps.get(id).copied());
            ready.find(|step| busy.iter().all(|other| beside(&step.act, &other.act)))
        };
        let step = self.ready.iter().filter_map(first).min_by_key(|step| step.id)?;
        self.ready.entry(step.account).or_default().remove(&step.id);
        self.busy.entry(step.account).or_default().push(step);
        Some(step)
    }

    /// A step is no longer being done.
    fn ended(&mut self, id: StepId) -> Option<&'p Step> {
        let step = self.steps.get(&id).copied()?;
        self.busy
            .entry(step.account)
            .or_default()
            .retain(|other| other.id != id);
        Some(step)
    }

    /// A step is done: those that waited for it alone can begin.
    fn release(&mut self, id: StepId) {
        for next in self.needed_by.remove(&id).unwrap_or_default() {
            let Some(waits_for) = self.waits_for.get_mut(&next) else {
                continue;
            };
            *waits_for -= 1;
            if let (0, Some(step)) = (*waits_for, self.steps.get(&next)) {
                self.ready.entry(step.account).or_default().insert(next);
            }
        }
    }

    /// A step can't be done: takes out everything that needs it, however far away.
    fn give_up(&mut self, id: StepId) -> Vec<&'p Step> {
        let mut given_up = Vec::new();
        let mut failed = vec![id];
        while let Some(id) = failed.pop() {
            for next in self.needed_by.remove(&id).unwrap_or_default() {
                self.waits_for.remove(&next);
                given_up.extend(self.steps.remove(&next));
                failed.push(next);
            }
        }
        given_up.sort_by_key(|step| step.id);
        given_up
    }

    /// Takes out what can begin in an account, so that it doesn't.
    fn close(&mut self, account: AccountId) -> Option<&'p Step> {
        let id = self.ready.get_mut(&account)?.pop_first()?;
        self.steps.get(&id).copied()
    }
}

/// Whether two steps can be done at once in one account: they are of two groups, and not both of their user.
fn beside(one: &Act, other: &Act) -> bool {
    match (of_group(one), of_group(other)) {
        (Some((group, members)), Some((another, also))) => group != another && !(members && also),
        _ => false,
    }
}

/// The group that a step changes, and whether it is who is in it that changes.
fn of_group(act: &Act) -> Option<(&str, bool)> {
    match act {
        Act::CreateGroup { group, .. }
        | Act::DeleteGroup { group }
        | Act::PutGroupPolicy { group, .. }
        | Act::DeleteGroupPolicy { group, .. } => Some((group, false)),
        Act::AddUserToGroup { group, .. } | Act::RemoveUserFromGroup { group, .. } => Some((group, true)),
        _ => None,
    }
}

/// Does what is to be done.
pub(super) async fn carry_out<A: Aws + 'static>(run: &Arc<Run<A>>, look: Look) -> Outcome {
    let plan = Arc::clone(&run.plan);
    let mut outcome = Outcome::default();
    let mut queue = Queue::new(&plan, &look.done);
    for step in plan.steps.iter().filter(|step| look.done.contains(&step.id)) {
        run.did(step);
        tell_done(run, step, true);
        outcome.already.push(step.id);
    }
    shut(run, &mut queue, &look.closed, &mut outcome);
    let mut doing = JoinSet::new();
    loop {
        while !run.options.interrupt.raised()
            && doing.len() < run.options.parallel.max(1)
            && let Some(step) = queue.take()
        {
            let (run, step) = (Arc::clone(run), step.clone());
            doing.spawn(async move {
                let ended = step::run(&run, &step).await;
                (step.id, ended)
            });
        }
        let Some(joined) = doing.join_next().await else {
            break;
        };
        let (id, ended) = joined.unwrap_or_else(|error| rethrow(error));
        if let Some(step) = queue.ended(id) {
            conclude(run, &mut queue, step, ended, &mut outcome);
        }
        shut(run, &mut queue, &look.closed, &mut outcome);
    }
    let known: BTreeSet<StepId> = outcome
        .done
        .iter()
        .chain(&outcome.already)
        .copied()
        .chain(outcome.failed.iter().map(|failure| failure.step))
        .chain(outcome.skipped.iter().map(|skipped| skipped.step))
        .chain(outcome.stale.iter().map(|stale| stale.step))
        .collect();
    outcome.left = plan
        .steps
        .iter()
        .map(|step| step.id)
        .filter(|id| !known.contains(id))
        .collect();
    outcome.interrupted = run.options.interrupt.raised() && !outcome.left.is_empty();
    for list in [&mut outcome.done, &mut outcome.already] {
        list.sort();
    }
    outcome
}

fn conclude<A: Aws + 'static>(
    run: &Run<A>,
    queue: &mut Queue<'_>,
    step: &Step,
    ended: Ended,
    outcome: &mut Outcome,
) {
    match ended {
        Ended::Done | Ended::Already => {
            let already = matches!(ended, Ended::Already);
            run.did(step);
            tell_done(run, step, already);
            if already {
                outcome.already.push(step.id);
            } else {
                outcome.done.push(step.id);
            }
            queue.release(step.id);
        }
        Ended::Failed(diagnostic) => fail(run, queue, step, *diagnostic, outcome),
        Ended::Stale(found) => {
            let why = "it is neither as it was when the plan was made nor as the step leaves it".to_owned();
            tell_failed(run, step, why);
            outcome.stale.push(Stale {
                step: step.id,
                account: step.account,
                what: words(&step.act),
                expected: step.before.clone(),
                found,
            });
            skip(run, queue, step.id, outcome);
        }
        Ended::Interrupted => {}
    }
}

/// Fails what could begin in accounts that can't be entered, and what needs it.
fn shut<A: Aws + 'static>(
    run: &Run<A>,
    queue: &mut Queue<'_>,
    closed: &BTreeMap<AccountId, Diagnostic>,
    outcome: &mut Outcome,
) {
    for (&account, diagnostic) in closed {
        while let Some(step) = queue.close(account) {
            fail(run, queue, step, diagnostic.clone(), outcome);
        }
    }
}

fn fail<A: Aws + 'static>(
    run: &Run<A>,
    queue: &mut Queue<'_>,
    step: &Step,
    diagnostic: Diagnostic,
    outcome: &mut Outcome,
) {
    tell_failed(run, step, diagnostic.message.clone());
    outcome.failed.push(Failure {
        step: step.id,
        account: step.account,
        what: words(&step.act),
        diagnostic,
    });
    skip(run, queue, step.id, outcome);
}

fn skip<A: Aws + 'static>(run: &Run<A>, queue: &mut Queue<'_>, because: StepId, outcome: &mut Outcome) {
    for step in queue.give_up(because) {
        run.emit(Event::StepSkipped {
            step: step.id,
            account: step.account,
            what: words(&step.act),
            because,
        });
        outcome.skipped.push(Skipped {
            step: step.id,
            because,
        });
    }
}

fn tell_done<A: Aws + 'static>(run: &Run<A>, step: &Step, already: bool) {
    run.emit(Event::StepDone {
        step: step.id,
        account: step.account,
        alias: run.session.alias(step.account),
        what: words(&step.act),
        already,
        at: run.session.clock().now(),
    });
}

fn tell_failed<A: Aws + 'static>(run: &Run<A>, step: &Step, why: String) {
    run.emit(Event::StepFailed {
        step: step.id,
        account: step.account,
        alias: run.session.alias(step.account),
        what: words(&step.act),
        why,
        at: run.session.clock().now(),
    });
}

/// Goes on with the panic of a step: it is a defect, and not an outcome.
///
/// # Panics
/// Always.
pub(super) fn rethrow(error: JoinError) -> ! {
    match error.try_into_panic() {
        Ok(panic) => std::panic::resume_unwind(panic),
        Err(cancelled) => {
            std::panic::resume_unwind(Box::new(format!("a step's task ended by itself: {cancelled}")))
        }
    }
}
