//! Decisions: the answer and its evidence, one value.
//!
//! A [`Decision`] can only be made by the evaluator, and never without its [`Evidence`].

mod message;
mod near_miss;
mod render;

pub use message::Wording;
pub use near_miss::{NearMiss, Reason, VariableValue};

use std::sync::Arc;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::action::Action;
use crate::arn::Arn;
use crate::evaluate::{Attached, PolicyType, PolicyTypes, Principal, Request, Source};
use crate::policy::{Effect, Span, Statement};
use crate::reference;

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Allowed.
    Allow,
    /// Allowed by all that is known; policies of these types can't be read and could deny, or would
    /// have to allow.
    AllowUnless(PolicyTypes),
    /// Denied, since nothing that must allow it does.
    ImplicitDeny,
    /// Denied by a statement.
    ExplicitDeny,
}

impl Verdict {
    /// Whether it is [`Verdict::Allow`].
    pub fn is_allowed(self) -> bool {
        self == Self::Allow
    }

    /// Whether it is a denial of either sort: certain, whatever unread policies say.
    pub fn is_denied(self) -> bool {
        matches!(self, Self::ImplicitDeny | Self::ExplicitDeny)
    }

    /// The policy types that couldn't be read and on which the answer hangs.
    pub fn unread(self) -> PolicyTypes {
        match self {
            Self::AllowUnless(unread) => unread,
            Self::Allow | Self::ImplicitDeny | Self::ExplicitDeny => PolicyTypes::default(),
        }
    }

    /// `Allow`, `AllowUnless`, `ImplicitDeny`, `ExplicitDeny`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "Allow",
            Self::AllowUnless(_) => "AllowUnless",
            Self::ImplicitDeny => "ImplicitDeny",
            Self::ExplicitDeny => "ExplicitDeny",
        }
    }
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The answer to a [`Request`], and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    decision: Verdict,
    evidence: Evidence,
}

impl Decision {
    pub(crate) fn new(decision: Verdict, evidence: Evidence) -> Self {
        Self { decision, evidence }
    }

    /// The answer.
    pub fn verdict(&self) -> Verdict {
        self.decision
    }

    /// Why.
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// Whether the answer is [`Verdict::Allow`].
    pub fn is_allowed(&self) -> bool {
        self.decision.is_allowed()
    }

    /// Whether the answer is a denial, whatever unread policies say.
    pub fn is_denied(&self) -> bool {
        self.decision.is_denied()
    }
}

/// All that a decision rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    principal: Principal,
    action: Action,
    resource: Option<Arn>,
    cross_account: bool,
    note: Option<Note>,
    checks: Vec<Check>,
}

/// Something decided that is in no policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// GetCallerIdentity, GetSessionToken.
    NeedsNoPermission,
    /// The root user needs no identity-based policy.
    RootIsAllowedByDefault,
    /// The root user can't call AssumeRole.
    RootMayNotAssumeRoles,
    /// Sessions of roles can't call GetSessionToken and GetFederationToken; federated users can call
    /// nothing of STS but GetCallerIdentity.
    NotWithSessionCredentials,
}

/// What the policies of one type say; of control policies, those of one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// The type.
    pub policy_type: PolicyType,
    /// The root, organizational unit or account that control policies are attached to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Arc<str>>,
    /// What it says.
    pub verdict: CheckVerdict,
    /// The statements that matched, allowing and denying.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub matched: Vec<StatementMatch>,
    /// When nothing matched: the Allow that came closest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<NearMiss>,
    /// Why the policies couldn't be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<Arc<str>>,
    /// Whether an implicit deny doesn't count: a resource's policy allowed the caller so directly that
    /// these needn't, or it is the resource's policy and needn't allow.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub waived: bool,
}

/// What one type of policies says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CheckVerdict {
    /// A statement denies.
    ExplicitDeny,
    /// A statement allows and none denies.
    Allow,
    /// No statement matches.
    ImplicitDeny,
    /// There is no policy of this type.
    NotPresent,
    /// The type doesn't bear on this request.
    NotApplicable,
    /// There may be policies, and they can't be read.
    Unread,
}

/// A statement that matched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatementMatch {
    /// The policy it stands in.
    pub policy: Source,
    /// Its place among the policy's statements, from 0.
    pub statement: usize,
    /// Its `Sid`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sid: Option<Box<str>>,
    /// What it does.
    pub effect: Effect,
    /// Where it stands in the policy's text.
    pub span: Span,
}

impl StatementMatch {
    pub(crate) fn new(attached: &Attached, index: usize, statement: &Statement) -> Self {
        Self {
            policy: attached.source.clone(),
            statement: index,
            sid: statement.sid().map(Into::into),
            effect: statement.effect(),
            span: statement.span(),
        }
    }
}

impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Evidence", 7)?;
        out.serialize_field("principal", &self.principal)?;
        out.serialize_field("action", &self.action)?;
        match self.unknown_action() {
            Some(why) => out.serialize_field("unknownAction", &why)?,
            None => out.skip_field("unknownAction")?,
        }
        match &self.resource {
            Some(resource) => out.serialize_field("resource", resource)?,
            None => out.skip_field("resource")?,
        }
        out.serialize_field("crossAccount", &self.cross_account)?;
        match &self.note {
            Some(note) => out.serialize_field("note", note)?,
            None => out.skip_field("note")?,
        }
        out.serialize_field("checks", &self.checks)?;
        out.end()
    }
}

impl Evidence {
    pub(crate) fn new(request: &Request, checks: Vec<Check>, note: Option<Note>) -> Self {
        Self {
            principal: request.principal.clone(),
            action: request.action.clone(),
            resource: request.resource.clone(),
            cross_account: request.is_cross_account(),
            note,
            checks,
        }
    }

    /// Who asked.
    pub fn principal(&self) -> &Principal {
        &self.principal
    }

    /// What for.
    pub fn action(&self) -> &Action {
        &self.action
    }

    /// On what.
    pub fn resource(&self) -> Option<&Arn> {
        self.resource.as_ref()
    }

    /// Whether two accounts had to agree.
    pub fn is_cross_account(&self) -> bool {
        self.cross_account
    }

    /// What was decided outside of policies.
    pub fn note(&self) -> Option<Note> {
        self.note
    }

    /// For an action that AWS's service authorization reference doesn't know: that it was matched by the general
    /// rules, as a sentence. It may be newer than the copy, or misspelt. Looked up when it is asked for: deciding
    /// doesn't hang on it.
    pub fn unknown_action(&self) -> Option<String> {
        reference::action(&self.action).is_none().then(|| {
            format!(
                "not in AWS's service authorization reference of {}; matched by the general rules",
                reference::date()
            )
        })
    }

    /// What each type of policies says, in AWS's order; control policies once for each level.
    pub fn checks(&self) -> &[Check] {
        &self.checks
    }

    /// The checks of one type.
    pub fn of(&self, policy_type: PolicyType) -> impl Iterator<Item = &Check> {
        self.checks
            .iter()
            .filter(move |check| check.policy_type == policy_type)
    }

    /// The statements that allowed or denied, over all types.
    pub fn matched(&self) -> impl Iterator<Item = (PolicyType, &StatementMatch)> {
        self.checks.iter().flat_map(|check| {
            check
                .matched
                .iter()
                .map(|statement| (check.policy_type, statement))
        })
    }
}

#[cfg(test)]
mod tests;
