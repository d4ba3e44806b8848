//! The text of AWS's AccessDenied.
//!
//! Source: IAM User Guide, *troubleshoot_access-denied*, and answers recorded from AWS. Which type
//! is named when several deny is nowhere said. Assumed: explicit denies first, then implicit ones,
//! each in the order of AWS's own list of checks.

use super::{Check, CheckVerdict, Decision, Note, StatementMatch};
use crate::evaluate::PolicyType;
use crate::policy::Effect;

/// How AWS's refusal is worded, where services differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wording<'w> {
    /// What the message calls the resource, when not by its ARN: IAM says `role NAME`, `user NAME`.
    pub resource: Option<&'w str>,
    /// Whether refusals of `sts:AssumeRole` and its kin give the reason. Recorded answers don't; the
    /// documentation shows some that do.
    pub trust_reason: bool,
    /// Whether an explicit deny names the managed policy or control policy that denied. AWS does since 2026, for
    /// callers of the same account or organization, and for SCPs, RCPs, boundaries, session and identity-based
    /// policies (AWS Security Blog, *Enhanced access denied error messages with policy ARNs*); inline policies have
    /// no ARN.
    pub policy_arn: bool,
}

impl Decision {
    /// What AWS says when it refuses. Of a request that isn't denied: what it would say.
    ///
    /// Callers of another account aren't told the reason.
    pub fn access_denied_message(&self, wording: &Wording<'_>) -> String {
        let evidence = self.evidence();
        let action = evidence.action();
        if evidence.note() == Some(Note::RootMayNotAssumeRoles) {
            return "Roles may not be assumed by root accounts.".to_owned();
        }
        if evidence.note() == Some(Note::NotWithSessionCredentials) {
            return format!("Cannot call {} with session credentials", action.name());
        }
        if matches!(
            action.folded(),
            "sts:assumerolewithwebidentity" | "sts:assumerolewithsaml"
        ) {
            return format!("Not authorized to perform {action}");
        }
        let resource = match (wording.resource, evidence.resource()) {
            (Some(name), _) => format!(" on resource: {name}"),
            (None, Some(arn)) => format!(" on resource: {arn}"),
            (None, None) => String::new(),
        };
        let reason = if evidence.is_cross_account() || self.is_plain(wording) {
            String::new()
        } else {
            self.reason(wording)
        };
        format!(
            "User: {} is not authorized to perform: {action}{resource}{reason}",
            evidence.principal()
        )
    }

    /// The policy type that AWS would name, and whether it denies explicitly.
    pub fn denying_type(&self) -> Option<(PolicyType, bool)> {
        let check = self.denying_check()?;
        let explicit = check.verdict == CheckVerdict::ExplicitDeny;
        Some((check.policy_type, explicit))
    }

    fn is_plain(&self, wording: &Wording<'_>) -> bool {
        self.is_about_trust() && !wording.trust_reason
    }

    fn is_about_trust(&self) -> bool {
        let role = self.evidence().resource();
        self.evidence().action().service() == "sts"
            && role.is_some_and(|arn| arn.service() == "iam" && arn.resource().starts_with("role/"))
    }

    fn denying_check(&self) -> Option<&Check> {
        let checks = self.evidence().checks();
        let with = |verdict| move |check: &&Check| check.verdict == verdict && !check.waived;
        let explicit = checks.iter().find(with(CheckVerdict::ExplicitDeny));
        let implicit = || checks.iter().find(with(CheckVerdict::ImplicitDeny));
        // All that allow allow, and the resource that must has no policy.
        let missing = || {
            checks
                .iter()
                .find(|check| check.policy_type == PolicyType::Resource)
        };
        explicit.or_else(implicit).or_else(missing)
    }

    fn reason(&self, wording: &Wording<'_>) -> String {
        let Some(check) = self.denying_check() else {
            // Nothing of any type, so nothing that allows.
            let action = self.evidence().action();
            return format!(" because no identity-based policy allows the {action} action");
        };
        let name = match check.policy_type {
            PolicyType::Resource if self.is_about_trust() => "role trust policy",
            other => other.as_str(),
        };
        if check.verdict != CheckVerdict::ExplicitDeny {
            let action = self.evidence().action();
            return format!(" because no {name} allows the {action} action");
        }
        let article = match name {
            "role trust policy" => "the",
            "identity-based policy" => "an",
            _ => "a",
        };
        let deny = check
            .matched
            .iter()
            .find(|statement| statement.effect == Effect::Deny);
        let arn = match (deny, wording.policy_arn) {
            (Some(StatementMatch { policy, .. }), true) => policy
                .arn
                .as_ref()
                .map_or_else(String::new, |arn| format!(": {arn}")),
            _ => String::new(),
        };
        format!(" with an explicit deny in {article} {name}{arn}")
    }
}
