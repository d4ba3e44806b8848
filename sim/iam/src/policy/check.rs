//! The write gate: what AWS refuses when a policy is put, with its texts, in its order.
//!
//! The order is that of recorded answers: syntax, Version, legacy parsing, Sids, actions present,
//! resources well-formed, actions well-formed, resources present; in a trust policy allowed actions
//! and no Resource last. The first failure is the answer. Texts that AWS doesn't document
//! are as recorded by moto and in public issue threads.

use super::{Document, Effect, Kind, ReadError, Span, Spanned, Statement, Version, read};
use crate::account::Partition;
use crate::action::ActionPattern;
use crate::condition::{Base, Moment};
use crate::pattern::ArnPattern;

/// AWS's refusal of a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// AWS's error code: `MalformedPolicyDocument`.
    pub code: &'static str,
    /// AWS's text.
    pub message: String,
    /// What is wrong in plain words, where AWS's text doesn't say.
    pub why: Option<String>,
    /// Where it is wrong.
    pub span: Span,
}

const MALFORMED: &str = "MalformedPolicyDocument";
/// Organizations has a code and one text of its own for everything.
const MALFORMED_CONTROL: &str = "MalformedPolicyDocumentException";
const CONTROL_TEXT: &str =
    "The provided policy document does not meet the requirements of the specified policy type.";
const SYNTAX: &str = "Syntax errors in policy.";
const LEGACY: &str = "The policy failed legacy parsing";
const NO_PRINCIPALS: &str = "Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: The passed in policy has a statement with no principals!";
const TRUST_ACTIONS: &str = "Trust Policy statement actions can only be sts:AssumeRole, sts:AssumeRoleWithSAML,  and sts:AssumeRoleWithWebIdentity";

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

/// Reads a text and checks it, as one write call does.
///
/// # Errors
///
/// AWS's refusal; a text that can't be read is refused as AWS refuses it.
pub fn admit(text: &str, kind: Kind) -> Result<Document, Refusal> {
    let document = read(text).map_err(|error| unreadable(error, kind))?;
    check(&document, kind)?;
    Ok(document)
}

fn unreadable(error: ReadError, kind: Kind) -> Refusal {
    let message = match kind {
        Kind::Trust if error.not_json => "This policy contains invalid Json",
        _ => SYNTAX,
    };
    for_kind(
        kind,
        Refusal {
            code: MALFORMED,
            message: message.to_owned(),
            why: Some(error.message),
            span: error.span,
        },
    )
}

/// One tier of the gate.
type Gate = fn(&Document, Kind) -> Result<(), Refusal>;

/// Checks what [`read`] let pass, as AWS does at write time.
///
/// Whether the principals of a trust policy exist is not decided here: that takes a world.
///
/// # Errors
///
/// The first refusal in AWS's order.
pub fn check(document: &Document, kind: Kind) -> Result<(), Refusal> {
    let checks: [Gate; 9] = [
        syntax,
        version,
        legacy,
        sids,
        actions_present,
        resources,
        actions,
        resources_present,
        principals,
    ];
    checks
        .into_iter()
        .try_for_each(|check| check(document, kind))
        .map_err(|refusal| for_kind(kind, refusal))
}

fn for_kind(kind: Kind, refusal: Refusal) -> Refusal {
    match kind {
        // Assumed: Organizations doesn't tell which requirement is not met.
        Kind::Scp | Kind::Rcp => Refusal {
            code: MALFORMED_CONTROL,
            why: Some(refusal.why.unwrap_or(refusal.message)),
            message: CONTROL_TEXT.to_owned(),
            span: refusal.span,
        },
        _ => refusal,
    }
}

fn refuse<T>(span: Span, message: impl Into<String>, why: &str) -> Result<T, Refusal> {
    Err(Refusal {
        code: MALFORMED,
        message: message.into(),
        why: (!why.is_empty()).then(|| why.to_owned()),
        span,
    })
}

fn whole(document: &Document) -> Span {
    Span {
        start: 0,
        end: document.text().len(),
    }
}

/// What is left of the syntax check: [`read`] is more patient with old documents.
fn syntax(document: &Document, _: Kind) -> Result<(), Refusal> {
    if document.statements().is_empty() {
        return refuse(whole(document), SYNTAX, "`Statement` is an empty list");
    }
    for element in document.statements().iter().filter_map(Statement::principal) {
        if let (true, [entry]) = (element.bare, element.entries())
            && entry.text() != "*"
        {
            let why = format!(
                "`{0}` is no principal: write `\"*\"`, or an object such as `{{\"AWS\": \"{0}\"}}`",
                entry.text()
            );
            return refuse(element.span(), SYNTAX, &why);
        }
    }
    Ok(())
}

/// CreatePolicy and CreatePolicyVersion want the newer Version. Assumed: other calls take both,
/// since older documents exist.
fn version(document: &Document, kind: Kind) -> Result<(), Refusal> {
    if matches!(kind, Kind::Managed | Kind::Boundary) && document.version() != Some(Version::V2012) {
        return refuse(
            whole(document),
            "Policy document must be version 2012-10-17 or greater.",
            "",
        );
    }
    Ok(())
}

fn legacy(document: &Document, _: Kind) -> Result<(), Refusal> {
    for statement in document.statements() {
        if statement.effect_misspelt {
            return refuse(statement.span, LEGACY, "`Effect` is exactly `Allow` or `Deny`");
        }
        for condition in &statement.conditions {
            if !is_date(condition.operator().base) {
                continue;
            }
            for value in condition.values() {
                if Moment::read(&value.text).is_none() {
                    let why = format!("`{}` is not a date", value.text);
                    return refuse(value.span, LEGACY, &why);
                }
            }
        }
        for pattern in statement.resource.iter().flat_map(|element| &element.patterns) {
            if is_legacy_arn(pattern.value.as_str()) {
                let why = format!("`{}` lacks a component", pattern.value);
                return refuse(pattern.span, LEGACY, &why);
            }
        }
    }
    Ok(())
}

fn is_date(base: Base) -> bool {
    matches!(
        base,
        Base::DateEquals
            | Base::DateNotEquals
            | Base::DateLessThan
            | Base::DateLessThanEquals
            | Base::DateGreaterThan
            | Base::DateGreaterThanEquals
    )
}

/// In a partition that exists: an empty service, or an empty component and fewer than six.
fn is_legacy_arn(text: &str) -> bool {
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

fn sids(document: &Document, _: Kind) -> Result<(), Refusal> {
    let mut seen = std::collections::BTreeSet::new();
    for statement in document.statements() {
        let Some(sid) = statement.sid() else { continue };
        if !sid.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return refuse(
                statement.span,
                "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
                "",
            );
        }
        if !seen.insert(sid) {
            return refuse(
                statement.span,
                "Statement IDs (SID) in a single policy must be unique.",
                "",
            );
        }
    }
    Ok(())
}

fn actions_present(document: &Document, _: Kind) -> Result<(), Refusal> {
    for statement in document.statements() {
        let patterns = statement.action.as_ref().map(|element| &element.patterns);
        if patterns.is_none_or(Vec::is_empty) {
            return refuse(statement.span, "Policy statement must contain actions.", "");
        }
    }
    Ok(())
}

fn resources(document: &Document, _: Kind) -> Result<(), Refusal> {
    for statement in document.statements() {
        let Some(element) = &statement.resource else {
            continue;
        };
        // Of several bad ones, the one that sorts first is named.
        let mut patterns: Vec<&Spanned<ArnPattern>> = element.patterns.iter().collect();
        patterns.sort_by_key(|pattern| pattern.value.as_str());
        for pattern in patterns {
            if let Some(message) = resource_error(pattern.value.as_str()) {
                return refuse(pattern.span, message, "");
            }
        }
    }
    Ok(())
}

fn resource_error(text: &str) -> Option<String> {
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
            "IAM resource path must either be \"*\" or start with {}.",
            IAM_PATHS.join(", ")
        ));
    }
    None
}

fn actions(document: &Document, _: Kind) -> Result<(), Refusal> {
    for statement in document.statements() {
        for pattern in statement.action.iter().flat_map(|element| &element.patterns) {
            if let Some(message) = action_error(pattern.value.as_str()) {
                return refuse(pattern.span, message, "");
            }
        }
    }
    Ok(())
}

fn action_error(text: &str) -> Option<String> {
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

fn resources_present(document: &Document, kind: Kind) -> Result<(), Refusal> {
    if kind == Kind::Trust {
        return trust_elements(document);
    }
    for statement in document.statements() {
        let patterns = statement.resource.as_ref().map(|element| &element.patterns);
        if patterns.is_none_or(Vec::is_empty) {
            return refuse(statement.span, "Policy statement must contain resources.", "");
        }
    }
    Ok(())
}

fn trust_elements(document: &Document) -> Result<(), Refusal> {
    for statement in document.statements() {
        for pattern in statement.action.iter().flat_map(|element| &element.patterns) {
            if !is_trust_action(&pattern.value) {
                return refuse(pattern.span, TRUST_ACTIONS, "");
            }
        }
    }
    for statement in document.statements() {
        if let Some(element) = &statement.resource {
            return refuse(element.span, "Has prohibited field Resource.", "");
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

fn principals(document: &Document, kind: Kind) -> Result<(), Refusal> {
    document.statements().iter().try_for_each(|statement| match kind {
        Kind::Identity | Kind::Managed | Kind::Boundary | Kind::Session | Kind::Scp => {
            no_principal(statement)
        }
        Kind::Trust => trust_principal(statement),
        Kind::Resource => match &statement.principal {
            // Amazon S3's text; other services have their own.
            None => refuse(statement.span, "Missing required field Principal", ""),
            Some(_) => Ok(()),
        },
        Kind::Rcp => control_principal(statement),
    })
}

fn no_principal(statement: &Statement) -> Result<(), Refusal> {
    match &statement.principal {
        None => Ok(()),
        Some(element) => refuse(
            element.span(),
            "Policy document should not specify a principal.",
            "",
        ),
    }
}

/// `NotPrincipal` is not supported in trust policies (*reference_policies_elements_notprincipal*).
fn trust_principal(statement: &Statement) -> Result<(), Refusal> {
    let Some(element) = &statement.principal else {
        return refuse(statement.span, NO_PRINCIPALS, "");
    };
    if element.is_negated() {
        return refuse(element.span(), "Has prohibited field NotPrincipal.", "");
    }
    if element.bare {
        return refuse(
            element.span(),
            "AssumeRolepolicy contained an invalid principal: \"STAR\":\"*\".",
            "write `{\"AWS\": \"*\"}` to name everyone",
        );
    }
    if element.entries().is_empty() {
        return refuse(element.span(), NO_PRINCIPALS, "");
    }
    Ok(())
}

/// RCPs of one's own only deny, and name everyone
/// (Organizations User Guide, *orgs_manage_policies_rcps_syntax*).
fn control_principal(statement: &Statement) -> Result<(), Refusal> {
    if statement.effect() == Effect::Allow {
        return refuse(statement.span, CONTROL_TEXT, "an RCP may only deny");
    }
    let everyone = statement.principal.as_ref().is_some_and(|element| {
        !element.is_negated() && element.entries().iter().all(|entry| entry.text() == "*")
    });
    if everyone {
        Ok(())
    } else {
        refuse(statement.span, CONTROL_TEXT, "the principal of an RCP is `\"*\"`")
    }
}
