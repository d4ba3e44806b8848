//! The decider: is a refusal early, so that waiting can help, or is it final?
//!
//! Separate from the table, which knows only codes: AWS's denials of AssumeRole carry no reason, and inline
//! policies no date (IAM User Guide, `troubleshoot_access-denied`). What is written is known, though, and
//! the law says what follows from it.

use std::time::Duration;

use rolecall_api::error::CallError;
use rolecall_iam::decision::{Decision, Verdict};
use rolecall_iam::evaluate::{Policies, PolicyTypes, Request, decide};

use super::table::{Class, NOTHING_FRESH};

/// How long a refusal is borne of which a link is fresh, while a policy type that can't be read might be
/// what refuses: "in most cases, changes are reflected in less than a minute" (AWS's answer on its forum,
/// and no other figure). Shorter than the class's own, since waiting may be in vain.
pub const SHORT: Duration = Duration::from_secs(60);

/// What to do about a refusal.
#[derive(Clone, Debug)]
pub enum Judgement {
    /// The law denies, or AWS names a reason that no waiting mends: stop now, and show why.
    Stop(Box<Decision>),
    /// The law allows: it is early.
    Wait {
        /// For how long it is worth waiting, from the first refusal.
        patience: Duration,
        /// Why the law allows.
        decision: Box<Decision>,
    },
    /// The law allows, unless policies that can't be read say otherwise: early, or refused for good.
    WaitShort {
        /// For how long it is worth waiting, from the first refusal.
        patience: Duration,
        /// Which policies can't be read.
        unread: PolicyTypes,
        /// Why the law allows.
        decision: Box<Decision>,
    },
}

impl Judgement {
    /// For how long it is worth waiting; `None` when it isn't.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        match self {
            Judgement::Stop(_) => None,
            Judgement::Wait { patience, .. } | Judgement::WaitShort { patience, .. } => Some(*patience),
        }
    }

    /// What the law says.
    #[must_use]
    pub fn decision(&self) -> &Decision {
        match self {
            Judgement::Stop(decision)
            | Judgement::Wait { decision, .. }
            | Judgement::WaitShort { decision, .. } => decision,
        }
    }
}

/// Judges a refusal of a class that the law can judge: a chain, or a probe in a role.
///
/// `request` and `policies` are the refused request and everything that is known to be written for it;
/// `fresh` says whether any of that was written within the last five minutes ([`FRESH`](super::FRESH)).
#[must_use]
pub fn judge(
    class: Class,
    request: &Request,
    policies: &Policies,
    refusal: &CallError,
    fresh: bool,
) -> Judgement {
    let decision = Box::new(decide(request, policies));
    match decision.verdict() {
        Verdict::ImplicitDeny | Verdict::ExplicitDeny => Judgement::Stop(decision),
        // All is read, and nothing of it denies: whatever the text names was so a moment ago.
        Verdict::Allow => Judgement::Wait {
            patience: if fresh {
                class.rule().patience
            } else {
                NOTHING_FRESH
            },
            decision,
        },
        Verdict::AllowUnless(_) if super::names_a_final_reason(refusal) => Judgement::Stop(decision),
        Verdict::AllowUnless(unread) => Judgement::WaitShort {
            patience: if fresh { SHORT } else { NOTHING_FRESH },
            unread,
            decision,
        },
    }
}

/// Whether AWS's text names a reason that no waiting mends: an explicit deny, or a layer that a setup
/// doesn't write (IAM User Guide, `troubleshoot_access-denied`).
pub(super) fn final_text(message: &str) -> bool {
    [
        "explicit deny",
        "service control policy",
        "resource control policy",
        "permissions boundary",
    ]
    .iter()
    .any(|reason| message.contains(reason))
}
