//! What `Resource` and `NotResource` may say, as texts.
//!
//! Source: IAM User Guide, *reference_policies_elements_resource*; the texts are as recorded from AWS in February
//! 2026 (LocalStack's tests, `test_iam_policies.snapshot.json`).

use super::Refusal;
use crate::account::Partition;
use crate::pattern::ArnPattern;
use crate::policy::{Document, Spanned};

/// What the resource part of an IAM ARN may begin with, in the order of AWS's text.
const IAM_PATHS: [&str; 13] = [
    "user/",
    "federated-user/",
    "role/",
    "group/",
    "instance-profile/",
    "mfa/",
    "server-certificate/",
    "policy/",
    "sms-mfa/",
    "saml-provider/",
    "oidc-provider/",
    "report/",
    "access-report/",
];

/// Every resource is an ARN that could be one.
pub(super) fn all(document: &Document) -> Result<(), Refusal> {
    for statement in document.statements() {
        let Some(element) = &statement.resource else {
            continue;
        };
        // Of several bad ones, the one that sorts first is named.
        let mut patterns: Vec<&Spanned<ArnPattern>> = element.patterns.iter().collect();
        patterns.sort_by_key(|pattern| pattern.value.as_str());
        for pattern in patterns {
            let text = pattern.value.as_str();
            if let Some(message) = error(text) {
                let refusal = Refusal::new(pattern.span, message);
                return Err(match text.contains(':') {
                    true => refusal,
                    false => refusal.hint("an ARN is like `arn:aws:s3:::bucket/*`"),
                });
            }
        }
    }
    Ok(())
}

fn error(text: &str) -> Option<String> {
    if text == "*" {
        return None;
    }
    let Some((_, rest)) = text.split_once(':') else {
        return Some(format!("Resource {text} must be in ARN format or \"*\"."));
    };
    let mut parts = rest.splitn(5, ':');
    let partition = parts.next().unwrap_or_default();
    let (service, region) = (parts.next(), parts.next());
    let (account, resource) = (parts.next(), parts.next());
    if !is_partition(partition) {
        let [service, region, account, resource] =
            [service, region, account, resource].map(|part| part.unwrap_or("*"));
        return Some(format!(
            "Partition \"{partition}\" is not valid for resource \"arn:{partition}:{service}:{region}:{account}:{resource}\"."
        ));
    }
    let service = service.unwrap_or("*");
    if service.contains(['*', '?']) {
        return Some("Resource vendor must be fully qualified and cannot contain regexes.".to_owned());
    }
    let has_region = region.is_some_and(|region| !region.is_empty());
    if service == "iam" && has_region {
        return Some(format!("IAM resource {text} cannot contain region information."));
    }
    // Buckets have neither region nor account; access points and jobs have both.
    if service == "s3" && has_region && account == Some("") {
        return Some(format!("Resource {text} can not contain region information."));
    }
    let resource = resource.unwrap_or("*");
    // The root user is the resource of sts:AssumeRoot.
    // Role templates are newer than the text: AWS's own AWSCloudWatchOmniServiceRolePolicy has one.
    let good = matches!(resource, "*" | "root")
        || resource.starts_with("role-template/")
        || IAM_PATHS.iter().any(|path| resource.starts_with(path));
    if service == "iam" && !good {
        return Some(format!(
            "IAM resource path must either be \"*\", root, or start with {}.",
            IAM_PATHS.join(", ")
        ));
    }
    None
}

/// A trust policy is about its own role. The text, without a full stop, is recorded (LocalStack's tests,
/// `test_iam_roles.snapshot.json`).
pub(super) fn none(document: &Document) -> Result<(), Refusal> {
    for statement in document.statements() {
        if let Some(element) = &statement.resource {
            let field = if element.negated {
                "NotResource"
            } else {
                "Resource"
            };
            let refusal = Refusal::new(element.span, format!("Has prohibited field {field}"));
            return Err(refusal.hint("a trust policy is about its own role; take the element away"));
        }
    }
    Ok(())
}

/// In a partition that exists: an empty service, or an empty component and fewer than six.
pub(super) fn is_legacy(text: &str) -> bool {
    let mut parts = text.splitn(6, ':').skip(1);
    let Some(partition) = parts.next() else {
        return false;
    };
    let rest: Vec<&str> = parts.collect();
    let short = rest.len() < 4 && rest.iter().any(|part| part.is_empty());
    is_partition(partition) && (short || rest.first() == Some(&""))
}

fn is_partition(text: &str) -> bool {
    text == "*" || text.parse::<Partition>().is_ok()
}
