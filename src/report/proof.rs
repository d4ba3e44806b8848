//! Verifications and explanations as documents for programs.

use rolecall_iam::decision::{Decision, Verdict};
use serde::Serialize;

use super::diagnostic::Finding;
use super::json::milliseconds;
use crate::explain::Explanation;
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
            verdict: match explanation.verdict {
                Verdict::Allow => "allowed",
                Verdict::AllowUnless(_) => "allowed-unless",
                Verdict::ImplicitDeny => "denied-implicitly",
                Verdict::ExplicitDeny => "denied-explicitly",
            },
            evidence: &explanation.lines,
            decision: explanation.decision.as_ref(),
            finding: explanation.finding.as_ref().map(Finding::new),
        }
    }
}
