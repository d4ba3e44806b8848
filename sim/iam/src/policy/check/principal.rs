//! What `Principal` and `NotPrincipal` may say, by kind of policy.
//!
//! Source: IAM User Guide, *reference_policies_elements_principal* and *…_notprincipal*; the texts are
//! those of public issue threads.

use super::{CONTROL_TEXT, Refusal};
use crate::account::{AccountId, Partition};
use crate::arn::Arn;
use crate::policy::{Document, Effect, Kind, Statement};
use crate::principal::{PrincipalEntry, PrincipalKind};

const NO_PRINCIPALS: &str = "Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: The passed in policy has a statement with no principals!";

/// What the names of services end with, by partition (botocore, `partitions.json` and
/// `endpoints.json`: `dnsSuffix`), and AWS's own.
const SERVICE_SUFFIXES: [&str; 10] = [
    ".amazonaws.com",
    ".amazonaws.com.cn",
    ".amazonaws.eu",
    ".c2s.ic.gov",
    ".sc2s.sgov.gov",
    ".cloud.adc-e.uk",
    ".csp.hci.ic.gov",
    ".amazon.com",
    ".aws.internal",
    ".aws.dev",
];

/// Identity-based policies and what limits them name no principal.
pub(super) fn none_where_forbidden(document: &Document, kind: Kind) -> Result<(), Refusal> {
    match kind {
        Kind::Identity | Kind::Managed | Kind::Boundary | Kind::Session | Kind::Scp => {}
        Kind::Trust | Kind::Resource | Kind::Rcp => return Ok(()),
    }
    match document.statements().iter().find_map(Statement::principal) {
        None => Ok(()),
        Some(element) => {
            let refusal = Refusal::new(element.span(), "Policy document should not specify a principal.");
            Err(refusal.hint("the principal is whom the policy is attached to; take the element away"))
        }
    }
}

/// Policies that name principals name them in a form that exists.
pub(super) fn all(document: &Document, kind: Kind) -> Result<(), Refusal> {
    document.statements().iter().try_for_each(|statement| match kind {
        Kind::Identity | Kind::Managed | Kind::Boundary | Kind::Session | Kind::Scp => Ok(()),
        Kind::Trust => of_trust(statement),
        Kind::Resource => of_resource(statement),
        Kind::Rcp => of_control(statement),
    })
}

/// `NotPrincipal` is not supported in trust policies (*reference_policies_elements_notprincipal*).
fn of_trust(statement: &Statement) -> Result<(), Refusal> {
    let Some(element) = &statement.principal else {
        return Err(Refusal::new(statement.span, NO_PRINCIPALS).hint("say who may assume the role"));
    };
    if element.is_negated() {
        let refusal = Refusal::new(element.span(), "Has prohibited field NotPrincipal");
        return Err(
            refusal.hint("name whom you mean, or exclude others by a condition on `aws:PrincipalArn`")
        );
    }
    if element.bare {
        let refusal = Refusal::new(
            element.span(),
            "AssumeRolepolicy contained an invalid principal: \"STAR\":\"*\".",
        );
        return Err(refusal.hint("write `{\"AWS\": \"*\"}` to name everyone"));
    }
    if element.entries().is_empty() {
        return Err(Refusal::new(element.span(), NO_PRINCIPALS));
    }
    for entry in element.entries() {
        if let Err(why) = form(entry, Owner::Iam) {
            // Assumed for CanonicalUser: its word in AWS's text.
            let word = entry.kind().as_str().to_ascii_uppercase();
            let text = entry.text();
            let message = format!("Invalid principal in policy: \"{word}\":\"{text}\"");
            return Err(Refusal::new(entry.span(), message).because(why));
        }
    }
    Ok(())
}

/// Amazon S3's texts; other services have their own.
fn of_resource(statement: &Statement) -> Result<(), Refusal> {
    let Some(element) = &statement.principal else {
        let refusal = Refusal::new(statement.span, "Missing required field Principal");
        return Err(refusal.hint("say who may: `\"Principal\": {\"AWS\": \"123456789012\"}`"));
    };
    for entry in element.entries() {
        if let Err(why) = form(entry, Owner::Service) {
            return Err(Refusal::new(entry.span(), "Invalid principal in policy").because(why));
        }
    }
    Ok(())
}

/// RCPs of one's own only deny, and name everyone
/// (Organizations User Guide, *orgs_manage_policies_rcps_syntax*).
fn of_control(statement: &Statement) -> Result<(), Refusal> {
    let refuse = |span, why| Err(Refusal::new(span, CONTROL_TEXT).because(why));
    if statement.effect() == Effect::Allow {
        return refuse(statement.span, "an RCP may only deny");
    }
    let Some(element) = &statement.principal else {
        return refuse(
            statement.span,
            "an RCP names its principal, and that is always `\"*\"`",
        );
    };
    let everyone = !element.is_negated()
        && !element.entries().is_empty()
        && element.entries().iter().all(|entry| entry.text() == "*");
    if everyone {
        Ok(())
    } else {
        refuse(element.span(), "the principal of an RCP is `\"*\"`")
    }
}

/// Who keeps the policy: IAM looks its principals up, other services know forms of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Iam,
    Service,
}

/// Whether an entry has a form that principals of its kind have; why not, else.
fn form(entry: &PrincipalEntry, owner: Owner) -> Result<(), String> {
    let text = entry.text();
    match entry.kind() {
        PrincipalKind::Aws => aws(text, owner),
        PrincipalKind::Service => {
            // "Service": "*" is taken by some services in their own policies, not by IAM.
            let any = text == "*" && owner == Owner::Service;
            let named = SERVICE_SUFFIXES.iter().any(|suffix| {
                text.strip_suffix(suffix)
                    .is_some_and(|name| !name.is_empty() && name.bytes().all(is_host))
            });
            if any || named {
                Ok(())
            } else {
                Err(format!(
                    "`{text}` is no service: they are like `ec2.amazonaws.com`"
                ))
            }
        }
        PrincipalKind::Federated => federated(text),
        PrincipalKind::CanonicalUser if owner == Owner::Iam => {
            Err("canonical users exist in Amazon S3 only".to_owned())
        }
        PrincipalKind::CanonicalUser => Ok(()),
    }
}

fn is_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')
}

fn aws(text: &str, owner: Owner) -> Result<(), String> {
    if text == "*" || text.parse::<AccountId>().is_ok() || is_unique_id(text) {
        return Ok(());
    }
    if text.contains(['*', '?']) {
        return Err(
            "a principal has no wildcard but `*` alone; compare `aws:PrincipalArn` in a condition instead"
                .to_owned(),
        );
    }
    let not = || format!("`{text}` is no account, user, role or session");
    let arn: Arn = text.parse().map_err(|_| not())?;
    if arn.partition().parse::<Partition>().is_err() {
        return Err(format!("`{}` is no partition", arn.partition()));
    }
    if !arn.region().is_empty() {
        return Err("an ARN of IAM or STS has no region".to_owned());
    }
    // "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E…" (Amazon CloudFront Developer Guide,
    // private-content-restricting-access-to-s3-oai).
    if owner == Owner::Service && arn.service() == "iam" && arn.account() == "cloudfront" {
        return Ok(());
    }
    if arn.account_id().is_none() {
        return Err(format!("`{}` is not an account ID", arn.account()));
    }
    let mut parts = arn.resource().split('/');
    let kind = parts.next().unwrap_or_default();
    let names: Vec<&str> = parts.collect();
    let filled = !names.is_empty() && names.iter().all(|name| !name.is_empty());
    let good = match (arn.service(), kind) {
        ("iam", "root") => names.is_empty(),
        ("iam", "user" | "role") => filled,
        ("sts", "assumed-role") => filled && names.len() == 2,
        ("sts", "federated-user") => filled && names.len() == 1,
        ("iam", "group") => {
            return Err(
                "a group is no principal: groups give permissions, and don't authenticate \
                        (reference_policies_elements_principal)"
                    .to_owned(),
            );
        }
        _ => false,
    };
    if good { Ok(()) } else { Err(not()) }
}

/// `AIDA…`, `AROA…` and the other prefixes (*reference_identifiers*), with 16 and more characters.
fn is_unique_id(text: &str) -> bool {
    text.len() >= 16
        && text.starts_with('A')
        && text
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// A domain name, or the ARN of a SAML or OIDC provider (IAM User Guide,
/// *access-analyzer-reference-policy-checks*: "Invalid federated principal syntax in role trust policy").
fn federated(text: &str) -> Result<(), String> {
    if !text.starts_with("arn:") {
        let host = text.split('/').next().unwrap_or_default();
        let good = host.contains('.') && host.split('.').all(|label| !label.is_empty());
        return if good && host.bytes().all(is_host) {
            Ok(())
        } else {
            Err(format!(
                "`{text}` is no identity provider: that is a domain name, or the provider's ARN"
            ))
        };
    }
    let provider = text.parse::<Arn>().is_ok_and(|arn| {
        let resource = arn.resource();
        let named = |kind: &str| resource.strip_prefix(kind).is_some_and(|name| !name.is_empty());
        arn.service() == "iam"
            && arn.account_id().is_some()
            && (named("saml-provider/") || named("oidc-provider/"))
    });
    if provider {
        Ok(())
    } else {
        Err(format!("`{text}` is not the ARN of a SAML or OIDC provider"))
    }
}
