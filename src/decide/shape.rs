//! The shape of an answer, for its JSON Schema.
//!
//! Separate from what is printed: the law's own types say how they are written, and know nothing of schemas. The
//! tests hold what is printed against these.

use schemars::JsonSchema;
use serde_json::Value;

use super::Fault;

/// An answer, as one line.
#[derive(Debug, JsonSchema)]
#[serde(untagged)]
pub enum Answer<'a> {
    /// The record was read, and decided.
    Decided(Decided),
    /// The record couldn't be read.
    Refused(Refused<'a>),
}

/// The record was read, and decided.
#[derive(Debug, JsonSchema)]
pub struct Decided {
    /// The record's own `id`; `null` when it has none.
    pub id: Value,
    /// The decision.
    pub decision: Word,
    /// What the decision rests on; left out with `--no-evidence`.
    pub evidence: Option<Evidence>,
}

/// The record couldn't be read.
#[derive(Debug, JsonSchema)]
pub struct Refused<'a> {
    /// The record's own `id`, as far as it could be read; else `null`.
    pub id: Value,
    /// Why not, and where.
    pub error: Fault<'a>,
}

/// A decision.
#[derive(Debug, JsonSchema)]
pub enum Word {
    /// Allowed.
    Allow,
    /// Denied, since nothing that must allow it does.
    ImplicitDeny,
    /// Denied by a statement.
    ExplicitDeny,
}

/// What a decision rests on.
#[derive(Debug, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// Who asked, as AWS names the caller.
    pub principal: String,
    /// What for.
    pub action: String,
    /// For an action that AWS's service authorization reference doesn't know: that it was matched by the general
    /// rules. Left out for actions that it knows.
    pub unknown_action: Option<String>,
    /// On what; left out for an action without a resource.
    pub resource: Option<String>,
    /// Two accounts had to agree.
    pub cross_account: bool,
    /// What was decided outside of policies.
    pub note: Option<String>,
    /// What each type of policies says, in AWS's order; control policies once for each level.
    pub checks: Vec<Check>,
}

/// What the policies of one type say; of control policies, those of one level.
#[derive(Debug, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// `RESOURCE_CONTROL_POLICY`, `SERVICE_CONTROL_POLICY`, `VPC_ENDPOINT`, `RESOURCE`, `IDENTITY`,
    /// `PERMISSIONS_BOUNDARY`, `SESSION`.
    pub policy_type: String,
    /// The level that control policies are attached to.
    pub target: Option<String>,
    /// `EXPLICIT_DENY`, `ALLOW`, `IMPLICIT_DENY`, `NOT_PRESENT`, `NOT_APPLICABLE`.
    pub verdict: String,
    /// The statements that matched, allowing and denying.
    pub matched: Option<Vec<Matched>>,
    /// When nothing matched: the Allow that came closest.
    pub nearest: Option<Nearest>,
    /// An implicit deny that doesn't count: the resource's policy allowed the caller so directly that these needn't
    /// allow, or it is the resource's policy and needn't.
    pub waived: Option<bool>,
}

/// A statement that matched.
#[derive(Debug, JsonSchema)]
pub struct Matched {
    /// The policy it stands in.
    pub policy: Policy,
    /// Its place among the policy's statements, from 0.
    pub statement: u64,
    /// Its `Sid`.
    pub sid: Option<String>,
    /// `Allow`, `Deny`.
    pub effect: String,
    /// Where it stands in the policy's text.
    pub span: Stretch,
}

/// A statement that would have allowed, had one of its elements matched.
#[derive(Debug, JsonSchema)]
pub struct Nearest {
    /// The policy it stands in.
    pub policy: Policy,
    /// Its place among the policy's statements, from 0.
    pub statement: u64,
    /// Its `Sid`.
    pub sid: Option<String>,
    /// Where what failed stands in the policy's text.
    pub span: Stretch,
    /// What failed: its `element`, and what was requested and named.
    pub reason: Reason,
    /// The policy variables of what failed, and what they stood for in this request.
    pub variables: Option<Vec<Variable>>,
}

/// A policy variable and what it stood for.
#[derive(Debug, JsonSchema)]
pub struct Variable {
    /// The condition key, as the policy writes it.
    pub name: String,
    /// Its value, or its default; left out when it has neither, and then it matches nothing.
    pub value: Option<String>,
}

/// Where a policy comes from: its kind in the record, and its place there from 0.
#[derive(Debug, JsonSchema)]
pub struct Policy {
    /// `identity 0`.
    pub name: String,
}

/// A stretch of a policy's text as it stands in the record, in bytes.
#[derive(Debug, JsonSchema)]
pub struct Stretch {
    /// Offset of the first byte.
    pub start: u64,
    /// Offset behind the last byte.
    pub end: u64,
}

/// The first element of a statement that didn't match.
#[derive(Debug, JsonSchema)]
pub struct Reason {
    /// `action`, `principal`, `resource`, `condition`.
    pub element: String,
}
