//! What happens while a run goes on, as data: told once, rendered in many ways.

use std::sync::Mutex;

use jiff::Timestamp;
use rolecall_iam::account::AccountId;

use crate::plan::StepId;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, serde::Serialize, schemars::JsonSchema)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A phase of the run begins.
    PhaseStarted {
        /// Which.
        phase: Phase,
        /// How many units of work it has: steps, edges, accounts.
        total: usize,
        /// When.
        #[schemars(with = "String")]
        at: Timestamp,
    },
    /// A phase is over.
    PhaseDone {
        /// Which.
        phase: Phase,
        /// How many units were done.
        done: usize,
        /// When.
        #[schemars(with = "String")]
        at: Timestamp,
    },
    /// A step's first call is about to be sent.
    StepStarted {
        /// Which.
        step: StepId,
        /// In which account.
        #[schemars(with = "String")]
        account: AccountId,
        /// The account's name.
        alias: String,
        /// What, in a few words: `create role MicetroAccess`.
        what: String,
        /// When.
        #[schemars(with = "String")]
        at: Timestamp,
    },
    /// A refusal that time can heal: the run waits.
    Waiting {
        /// The step that waits; `None` for an edge.
        step: Option<StepId>,
        /// In which account.
        #[schemars(with = "String")]
        account: AccountId,
        /// The account's name.
        alias: String,
        /// For what: `hub/user/micetro to be seen`.
        why: String,
        /// AWS's code.
        code: String,
        /// Since when.
        #[schemars(with = "String")]
        since: Timestamp,
        /// Until when at the latest.
        #[schemars(with = "String")]
        deadline: Timestamp,
        /// When it was said.
        #[schemars(with = "String")]
        at: Timestamp,
    },
    /// A step is done.
    StepDone {
        /// Which.
        step: StepId,
        /// In which account.
        #[schemars(with = "String")]
        account: AccountId,
        /// The account's name.
        alias: String,
        /// What.
        what: String,
        /// It had been done before (a resumed run).
        already: bool,
        /// When.
        #[schemars(with = "String")]
        at: Timestamp,
    },
    /// A step failed and will not be tried again in this run.
    StepFailed {
        /// Which.
        step: StepId,
        /// In which account.
        #[schemars(with = "String")]
        account: AccountId,
        /// The account's name.
        alias: String,
        /// What.
        what: String,
        /// Why, in one line.
        why: String,
        /// When.
        #[schemars(with = "String")]
        at: Timestamp,
    },
    /// A step was not begun, since one that it needs failed.
    StepSkipped {
        /// Which.
        step: StepId,
        /// In which account.
        #[schemars(with = "String")]
        account: AccountId,
        /// What.
        what: String,
        /// The step that failed.
        because: StepId,
    },
    /// A promised edge was shown to work.
    EdgeProved {
        /// Who: `hub/user/micetro`.
        who: String,
        /// What: `dns/role/MicetroAccess`.
        what: String,
        /// Time from the first attempt to the last success, in seconds.
        seconds: f64,
        /// How often it was seen to work.
        times: u32,
        /// Judged by the law alone, not by use.
        by_law: bool,
    },
    /// A promised edge does not work.
    EdgeFailed {
        /// Who.
        who: String,
        /// What.
        what: String,
        /// Why, in one line.
        why: String,
    },
    /// What was not promised was shown to be closed.
    NonEdgeRefused {
        /// Who.
        who: String,
        /// What.
        what: String,
        /// Judged by the law alone, not by use.
        by_law: bool,
    },
    /// What was not promised is open.
    NonEdgeOpen {
        /// Who.
        who: String,
        /// What.
        what: String,
    },
    /// Something worth a line: a skewed clock, an unreachable account, what was left alone.
    Notice {
        /// The line.
        text: String,
    },
}

/// A part of the life of a setup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// Reading what is there.
    Observe,
    /// Making the plan.
    Plan,
    /// Making it so.
    Apply,
    /// Proving it.
    Verify,
    /// Taking it away.
    Destroy,
}

/// Where events go.
pub trait Events: Send + Sync {
    /// Takes one.
    fn emit(&self, event: Event);
}

/// Nowhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Events for Silent {
    fn emit(&self, _: Event) {}
}

/// Kept in order, for tests and for summaries.
#[derive(Debug, Default)]
pub struct Recorded(Mutex<Vec<Event>>);

impl Recorded {
    /// What was emitted so far.
    #[must_use]
    pub fn take(&self) -> Vec<Event> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

impl Events for Recorded {
    fn emit(&self, event: Event) {
        self.0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .push(event);
    }
}
