//! Verifications and explanations as documents for programs.

use rolecall_iam::decision::{Decision, Verdict};
use serde::Serialize;

use super::diagnostic::Finding;
use super::json::milliseconds;
use crate::explain::Explanation;
use crate::question::remedy::Change;
use crate::verify::report::{EdgeVerdict, NonEdgeVerdict, Report, Sight};

/// The format of a verification.
pub const VERIFY: &str = "rolecall/verify@1";

/// The format of an explanation.
pub const EXPLAIN: &str = "rolecall/explain@1";

/// A verification.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Verification<'a> {
    /// `rolecall/verify@1`.
    pub format: &'static str,
    /// The setup's name.
    pub setup: &'a str,
    /// Where it was verified: `sim`, `sim:world.json`.
    pub target: &'a str,
    /// Everything is as promised.
    pub holds: bool,
    /// The user stopped it.
    pub interrupted: bool,
    /// Why nothing was shown by use and all was judged by the law; `null` when it was shown by use.
    pub by_law: Option<&'a str>,
    /// The promised edges.
    pub edges: &'a [EdgeVerdict],
    /// What was not promised.
    pub non_edges: &'a [NonEdgeVerdict],
    /// What the consumer sees by itself; `null` for a consumer that doesn't look.
    pub sight: Option<&'a Sight>,
    /// What is wrong.
    pub findings: Vec<Finding<'a>>,
    /// How long it took, in seconds of AWS's time.
    pub seconds: f64,
    /// How long of that something was early, in seconds.
    pub waited: f64,
}

impl<'a> Verification<'a> {
    /// The document of a report.
    #[must_use]
    pub fn new(report: &'a Report, setup: &'a str, target: &'a str) -> Self {
        Verification {
            format: VERIFY,
            setup,
            target,
            holds: report.holds(),
            interrupted: report.interrupted,
            by_law: report.by_law.as_deref(),
            edges: &report.edges,
            non_edges: &report.non_edges,
            sight: report.sight.as_ref(),
            findings: report.findings.iter().map(Finding::new).collect(),
            seconds: milliseconds(report.seconds),
            waited: milliseconds(report.waited),
        }
    }
}

/// An explanation.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Explained<'a> {
    /// `rolecall/explain@1`.
    pub format: &'static str,
    /// Who was asked about.
    pub who: &'a str,
    /// What for.
    pub action: String,
    /// On what; `*` for no resource.
    pub what: &'a str,
    /// `allowed`, `allowed-unless` (of policies that can't be read), `denied-implicitly`,
    /// `denied-explicitly`.
    pub verdict: &'static str,
    /// The evidence, a line for each layer, and the sum.
    pub evidence: &'a [String],
    /// The decision with every statement that was considered; `null` where there was nothing to decide on.
    #[schemars(with = "Option<serde_json::Value>")]
    pub decision: Option<&'a Decision>,
    /// For a promised edge that is denied: the finding.
    pub finding: Option<Finding<'a>>,
    /// For a denial: the fewest changes that allow it, all of them needed, proven by deciding again; `null`
    /// where it is allowed or no statement helps.
    pub remedy: Option<Vec<RemedyChange<'a>>>,
}

/// A change that a denial wants.
#[derive(Debug, Serialize, schemars::JsonSchema)]
#[serde(tag = "change", rename_all = "lowercase")]
pub enum RemedyChange<'a> {
    /// A statement to add.
    Add {
        /// The type of policies: `identity-based policy`.
        policy_type: &'static str,
        /// The policy; `null` for a new one.
        policy: Option<String>,
        /// The level of the organization, for control policies.
        target: Option<&'a str>,
        /// The statement.
        statement: &'a serde_json::Value,
    },
    /// A statement to take away.
    Remove {
        /// The type of policies.
        policy_type: &'static str,
        /// The policy.
        policy: String,
        /// Its place among the policy's statements, from 1.
        statement: usize,
        /// Its `Sid`.
        sid: Option<&'a str>,
    },
}

impl<'a> From<&'a Change> for RemedyChange<'a> {
    fn from(change: &'a Change) -> Self {
        match change {
            Change::Add {
                policy_type,
                policy,
                target,
                statement,
            } => RemedyChange::Add {
                policy_type: policy_type.as_str(),
                policy: policy.as_ref().map(ToString::to_string),
                target: target.as_deref(),
                statement,
            },
            Change::Remove {
                policy_type,
                policy,
                statement,
                sid,
            } => RemedyChange::Remove {
                policy_type: policy_type.as_str(),
                policy: policy.to_string(),
                statement: statement + 1,
                sid: sid.as_deref(),
            },
        }
    }
}

impl<'a> Explained<'a> {
    /// The document of an explanation.
    #[must_use]
    pub fn new(explanation: &'a Explanation) -> Self {
        Explained {
            format: EXPLAIN,
            who: &explanation.who,
            action: explanation.action.to_string(),
            what: &explanation.what,
            verdict: word(explanation.verdict),
            evidence: &explanation.lines,
            decision: explanation.decision.as_ref(),
            finding: explanation.finding.as_ref().map(Finding::new),
            remedy: match &explanation.remedy {
                Some(Ok(remedy)) => Some(remedy.changes.iter().map(RemedyChange::from).collect()),
                _ => None,
            },
        }
    }
}

/// A verdict in a word for programs.
#[must_use]
pub fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Allow => "allowed",
        Verdict::AllowUnless(_) => "allowed-unless",
        Verdict::ImplicitDeny => "denied-implicitly",
        Verdict::ExplicitDeny => "denied-explicitly",
    }
}
