//! What `Action` and `NotAction` may say: anywhere, in a trust policy, in a resource control policy.
//!
//! Source: IAM User Guide, *reference_policies_elements_action*; Organizations User Guide,
//! *orgs_manage_policies_rcps_syntax*.

use super::{CONTROL_TEXT, Refusal};
use crate::action::ActionPattern;
use crate::policy::{Document, Element, Spanned};

/// Recorded from AWS in February 2026 (LocalStack's tests, `test_iam_roles.snapshot.json`); moto has an older text.
const TRUST_ACTIONS: &str = "AssumeRole policy may only specify STS AssumeRole actions.";

/// Actions that a trust policy may speak of (STS API Reference, *AssumeRole* and its kin; IAM User
/// Guide, *id_session-tags* and *id_credentials_temp_control-access_monitor*).
const TRUSTED: [&str; 6] = [
    "sts:AssumeRole",
    "sts:AssumeRoleWithSAML",
    "sts:AssumeRoleWithWebIdentity",
    "sts:TagSession",
    "sts:SetSourceIdentity",
    "sts:SetContext",
];

fn patterns(document: &Document) -> impl Iterator<Item = &Spanned<ActionPattern>> {
    let elements = document.statements().iter().filter_map(|it| it.action.as_ref());
    elements.flat_map(Element::patterns)
}

/// Every action has a vendor and one colon.
pub(super) fn all(document: &Document) -> Result<(), Refusal> {
    for pattern in patterns(document) {
        let text = pattern.value.as_str();
        if let Some(message) = error(text) {
            let refusal = Refusal::new(pattern.span, message);
            return Err(match text.contains(':') {
                true => refusal,
                false => refusal.hint("an action is a service, a colon and an operation: `s3:GetObject`"),
            });
        }
    }
    Ok(())
}

fn error(text: &str) -> Option<String> {
    if text == "*" {
        return None;
    }
    let Some((vendor, name)) = text.split_once(':') else {
        return Some("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.".to_owned());
    };
    if name.contains(':') {
        return Some("Actions/Condition can contain only one colon.".to_owned());
    }
    let good = vendor
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    (!good).then(|| format!("Vendor {vendor} is not valid"))
}

/// A trust policy speaks of assuming roles, and of nothing else.
pub(super) fn of_trust(document: &Document) -> Result<(), Refusal> {
    for pattern in patterns(document) {
        if !is_trust_action(&pattern.value) {
            let refusal = Refusal::new(pattern.span, TRUST_ACTIONS);
            return Err(refusal
                .because(format!("`{}` is none of them", pattern.value))
                .hint(
                    "what the role itself may do stands in its permissions policies, not in its trust policy",
                ));
        }
    }
    Ok(())
}

/// Whether a pattern stays within STS and reaches an action that concerns roles.
fn is_trust_action(pattern: &ActionPattern) -> bool {
    let within = pattern
        .as_str()
        .get(..4)
        .is_some_and(|prefix| prefix.eq_ignore_ascii_case("sts:"));
    within
        && TRUSTED
            .iter()
            .any(|action| action.parse().is_ok_and(|action| pattern.matches(&action)))
}

/// An RCP has no `NotAction`, and each of its actions begins with a service's prefix
/// (IAM User Guide, *access-analyzer-reference-policy-checks*: "RCP syntax error NotAction", "… action").
pub(super) fn of_control(document: &Document) -> Result<(), Refusal> {
    for statement in document.statements() {
        let Some(element) = &statement.action else {
            continue;
        };
        let refuse = |span, why| Err(Refusal::new(span, CONTROL_TEXT).because(why));
        if element.is_negated() {
            return refuse(element.span, "an RCP has no `NotAction`");
        }
        let star = element.patterns.iter().find(|it| it.value.as_str() == "*");
        if let Some(star) = star {
            return refuse(star.span, "in an RCP each action begins with a service: `s3:*`");
        }
    }
    Ok(())
}
