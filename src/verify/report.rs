//! What verification found: a verdict for each edge and each non-edge, and the findings behind them.

use rolecall_iam::account::AccountId;

use crate::diagnostic::{Diagnostic, Severity};
use crate::exit::Exit;

/// The code of the finding that nothing was shown by use.
pub const UNPROVED: &str = "verify/by-law";

/// Everything that was shown, and what wasn't.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The promised edges.
    pub edges: Vec<EdgeVerdict>,
    /// What was not promised.
    pub non_edges: Vec<NonEdgeVerdict>,
    /// What the consumer sees by itself; only for a consumer that looks.
    pub sight: Option<Sight>,
    /// Why nothing was shown by use and all was judged by the law: no key, or an endpoint that enforces
    /// nothing.
    pub by_law: Option<String>,
    /// What is wrong, in the order of the edges.
    pub findings: Vec<Diagnostic>,
    /// How long it took, in seconds of the time there.
    pub seconds: f64,
    /// How long of that something was early, in seconds.
    pub waited: f64,
    /// The user stopped it.
    pub interrupted: bool,
    /// A call failed in a way that says nothing about permissions.
    pub failed: bool,
}

impl Report {
    /// How many edges were proved.
    #[must_use]
    pub fn proved(&self) -> usize {
        self.edges
            .iter()
            .filter(|edge| matches!(edge.outcome, Outcome::Proved { .. }))
            .count()
    }

    /// How many non-edges were shown to be closed.
    #[must_use]
    pub fn refused(&self) -> usize {
        self.non_edges.iter().filter(|edge| edge.closed).count()
    }

    /// Whether everything is as promised.
    #[must_use]
    pub fn holds(&self) -> bool {
        !self.interrupted
            && !self.failed
            && !self
                .findings
                .iter()
                .any(|finding| finding.severity == Severity::Error)
    }

    /// Whether nothing is wrong but that all was judged by the law, and nothing shown by use.
    #[must_use]
    pub fn is_unproved(&self) -> bool {
        let mut errors = self
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error);
        let first = errors.next();
        first.is_some_and(|finding| finding.code == UNPROVED) && errors.next().is_none() && !self.failed
    }

    /// How the command ends.
    #[must_use]
    pub fn exit(&self) -> Exit {
        if self.interrupted {
            Exit::Interrupted
        } else if self.holds() {
            Exit::Done
        } else if self.failed {
            Exit::Failed
        } else {
            Exit::Refuted
        }
    }
}

/// An edge and what became of it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct EdgeVerdict {
    /// Who: `hub/user/micetro`.
    pub who: String,
    /// What: `dns/role/MicetroAccess`.
    pub what: String,
    /// The role's ARN.
    pub role: String,
    /// The account that is entered.
    #[schemars(with = "String")]
    pub account: AccountId,
    /// What was found.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// Actions that must be answered, each with the policies that it shows.
    pub open: Vec<Shown>,
    /// Actions that must be refused.
    pub closed: Vec<String>,
    /// Policies that no harmless action tells apart from the others.
    pub untold: Vec<String>,
}

/// An action, and what its answer shows.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Shown {
    /// The action.
    pub action: String,
    /// The policies that it shows.
    pub policies: Vec<String>,
}

/// What was found of an edge.
#[derive(Clone, Debug, PartialEq, serde::Serialize, schemars::JsonSchema)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Outcome {
    /// It works.
    Proved {
        /// From the first attempt to the first success, in seconds: how long it was early.
        early: f64,
        /// From the first attempt to the last success, in seconds.
        seconds: f64,
        /// How often in a row it was seen to work.
        times: u32,
        /// Judged by the law alone.
        by_law: bool,
    },
    /// The law denies, as it is written; AWS refused.
    Denied,
    /// The law allows, and AWS refused for as long as it was worth waiting.
    Early {
        /// How long, in seconds.
        seconds: f64,
    },
    /// It works, and does more than was promised.
    Wide,
    /// It couldn't be tried.
    Failed {
        /// Why not, in a line.
        why: String,
    },
}

/// A non-edge and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct NonEdgeVerdict {
    /// Who.
    pub who: String,
    /// What.
    pub what: String,
    /// It is closed.
    pub closed: bool,
    /// Judged by the law alone.
    pub by_law: bool,
}

/// What the consumer sees, by reading what it reads.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Sight {
    /// The accounts that it finds.
    #[schemars(with = "Vec<String>")]
    pub accounts: Vec<AccountId>,
    /// The accounts of which it isn't known whether it finds them.
    #[schemars(with = "Vec<String>")]
    pub unknown: Vec<AccountId>,
    /// Policies that give it none, each with the reason.
    pub invisible: Vec<String>,
    /// Read from what the operator observed, not with the hub user's own key.
    pub by_law: bool,
}
