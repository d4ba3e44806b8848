//! Who is let in: everyone, a whole account, whom a provider knows; and by which way.

use super::{Finding, Rule, Scene, allows};
use crate::condition::Quantifier;
use crate::policy::{Kind, Statement};
use crate::principal::{PrincipalEntry, PrincipalKind};

pub(super) fn look(scene: &Scene<'_>, statement: &Statement, findings: &mut Vec<Finding>) {
    let Some(element) = statement.principal() else {
        return;
    };
    if !allows(statement) || scene.kind == Kind::Rcp {
        return;
    }
    if element.is_negated() {
        let span = scene.element(element.span(), "NotPrincipal");
        findings.push(
            Rule::NotPrincipalAllow
                .at(
                    span,
                    "everyone but these is allowed",
                    "not supported with Allow: everyone else, anonymous callers included",
                )
                .hint("name whom you mean in `Principal`"),
        );
        return;
    }
    let trust = scene.kind == Kind::Trust;
    let closed = statement.conditions().iter().any(narrows);
    for entry in element.entries() {
        if !closed && let Some(finding) = open(entry, statement, trust) {
            findings.push(finding);
        }
        if trust && let Some(finding) = mismatched(entry, statement) {
            findings.push(finding);
        }
    }
}

/// Whether a condition keeps anybody out: one that is met by an absent key doesn't.
fn narrows(condition: &crate::condition::Condition) -> bool {
    let operator = condition.operator();
    let absent_is_fine = operator.if_exists || operator.quantifier == Quantifier::ForAllValues;
    !absent_is_fine && !condition.values().is_empty()
}

fn open(entry: &PrincipalEntry, statement: &Statement, trust: bool) -> Option<Finding> {
    match entry.kind() {
        PrincipalKind::Aws if entry.text() == "*" => {
            let message = if trust {
                "every AWS account in the world may assume this role"
            } else {
                "everyone is allowed, anonymous callers included"
            };
            let finding = Rule::OpenToEveryone.at(entry.span(), message, "everyone");
            Some(finding.hint("name whom you mean, or add a condition such as `aws:PrincipalOrgID`"))
        }
        PrincipalKind::Aws if trust => {
            let account = entry.account()?;
            let finding = Rule::OpenToAccount.at(
                entry.span(),
                format!("whoever account {account} lets may assume this role"),
                "a whole account",
            );
            Some(finding.hint(
                "name a user or a role, or add a condition on `aws:PrincipalArn`, `sts:ExternalId` or MFA",
            ))
        }
        PrincipalKind::Federated
            if trust
                && !entry.text().contains(":saml-provider/")
                && reaches(statement, "sts:AssumeRoleWithWebIdentity") =>
        {
            let provider = entry.text();
            let name = provider.rsplit("oidc-provider/").next().unwrap_or(provider);
            let finding = Rule::OpenToProvider.at(
                entry.span(),
                format!("everyone whom `{name}` knows may assume this role"),
                "without a condition",
            );
            Some(finding.hint(format!("compare `{name}:sub` and `{name}:aud` in a condition")))
        }
        _ => None,
    }
}

fn reaches(statement: &Statement, action: &str) -> bool {
    let Some(element) = statement.action() else {
        return false;
    };
    let named = action.parse().is_ok_and(|action| {
        let patterns = element.patterns();
        patterns.iter().any(|pattern| pattern.value.matches(&action))
    });
    named != element.is_negated()
}

/// A provider vouches in AssumeRoleWithWebIdentity or …WithSAML, and nobody else does; each kind of
/// provider in its own (*access-analyzer-reference-policy-checks*, "Mismatched action for principal").
fn mismatched(entry: &PrincipalEntry, statement: &Statement) -> Option<Finding> {
    const WAYS: [&str; 3] = [
        "sts:AssumeRole",
        "sts:AssumeRoleWithSAML",
        "sts:AssumeRoleWithWebIdentity",
    ];
    let fitting = match entry.kind() {
        PrincipalKind::Federated if entry.text().contains(":saml-provider/") => "sts:AssumeRoleWithSAML",
        PrincipalKind::Federated => "sts:AssumeRoleWithWebIdentity",
        // Whom a provider vouches for has no principal of AWS yet, so `*` is all that could match.
        PrincipalKind::Aws if entry.text() == "*" => return None,
        PrincipalKind::Aws | PrincipalKind::Service => "sts:AssumeRole",
        PrincipalKind::CanonicalUser => return None,
    };
    let used: Vec<&str> = WAYS.into_iter().filter(|way| reaches(statement, way)).collect();
    if used.is_empty() || used.contains(&fitting) {
        return None;
    }
    let finding = Rule::PrincipalAction.at(
        entry.span(),
        format!("`{}` can't call `{}`", entry.text(), used.join("`, `")),
        "can't come this way",
    );
    Some(finding.hint(format!("the action for it is `{fitting}`")))
}
