//! How large a document may be, and which characters it may have.
//!
//! Apart from the rest of the gate, since quotas can be raised, and since inline policies share one.

use super::Refusal;
use crate::policy::{Kind, Span, limits, size_without_whitespace};

/// A document has tab, line feed, carriage return, and the printable characters of Latin-1:
/// `[\u0009\u000A\u000D\u0020-\u00FF]+` (IAM API Reference, *PutRolePolicy* and its kin; STS API
/// Reference, *AssumeRole*). Organizations is wider: `[\s\S]*` (Organizations API Reference,
/// *CreatePolicy*).
pub(super) fn characters(text: &str, kind: Kind) -> Result<(), Refusal> {
    let parameter = match kind {
        Kind::Identity | Kind::Managed | Kind::Boundary => "policyDocument",
        Kind::Trust => "assumeRolePolicyDocument",
        Kind::Session => "policy",
        // Services that keep resource-based policies have patterns of their own.
        Kind::Resource | Kind::Scp | Kind::Rcp => return Ok(()),
    };
    let mut foreign = text
        .char_indices()
        .filter(|(_, it)| !matches!(it, '\t' | '\n' | '\r' | ' '..='\u{ff}'));
    match foreign.next() {
        None => Ok(()),
        Some((start, character)) => {
            let span = Span {
                start,
                end: start + character.len_utf8(),
            };
            let message = format!(
                "The specified value for {parameter} is invalid. It must contain only printable ASCII characters."
            );
            let mut refusal = Refusal::new(span, message);
            refusal.code = "ValidationError";
            let why = format!("`{}` is outside Latin-1", character.escape_debug());
            Err(refusal.because(why).hint(match character {
                '\u{2018}'..='\u{201f}' => "write straight quotes",
                '\u{2010}'..='\u{2015}' => "write `-`",
                '\u{feff}' => "save the file without a byte order mark",
                _ => "write `\\u` and four hexadecimal digits, or leave it out",
            }))
        }
    }
}

/// Within the default quota of its kind (IAM User Guide, *reference_iam-quotas*; Organizations User
/// Guide, *orgs_reference_limits*). Of an inline policy only what no user, group or role could hold is
/// refused.
pub(super) fn within(text: &str, kind: Kind) -> Result<(), Refusal> {
    let dense = || size_without_whitespace(text);
    // The text is kept as it was sent, and counted so.
    let all = || text.chars().count();
    let (size, most) = match kind {
        Kind::Identity => (dense(), limits::ROLE_INLINE),
        Kind::Managed | Kind::Boundary => (dense(), limits::MANAGED),
        Kind::Trust => (dense(), limits::TRUST),
        Kind::Session => (all(), limits::SESSION),
        Kind::Scp | Kind::Rcp => (all(), limits::CONTROL),
        // By service: 20 KB in Amazon S3, 32 KB in AWS KMS, …
        Kind::Resource => return Ok(()),
    };
    if size <= most {
        return Ok(());
    }
    let (code, message) = match kind {
        Kind::Identity => (
            "LimitExceeded",
            format!("Maximum policy size of {most} bytes exceeded for role"),
        ),
        Kind::Trust => (
            "LimitExceeded",
            format!("Cannot exceed quota for ACLSizePerRole: {most}"),
        ),
        // Assumed: the value, which AWS repeats, is left out.
        Kind::Session => (
            "ValidationError",
            format!(
                "1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have length less than or equal to {most}"
            ),
        ),
        // Organizations API Reference, CreatePolicy: POLICY_CONTENT_LIMIT_EXCEEDED.
        Kind::Scp | Kind::Rcp => (
            "ConstraintViolationException",
            "You have exceeded the maximum policy size limit.".to_owned(),
        ),
        Kind::Managed | Kind::Boundary | Kind::Resource => (
            "LimitExceeded",
            format!("Cannot exceed quota for PolicySize: {most}"),
        ),
    };
    let whole = Span {
        start: 0,
        end: text.len(),
    };
    let mut refusal = Refusal::new(whole, message);
    refusal.code = code;
    let counted = match kind {
        Kind::Session | Kind::Scp | Kind::Rcp => "white space included",
        _ => "white space not counted",
    };
    let why = format!("{size} characters, {counted}; {most} fit");
    Err(refusal.because(why).hint(match kind {
        Kind::Trust => format!(
            "the quota can be raised to {} (Service Quotas, IAM)",
            limits::TRUST_RAISED
        ),
        Kind::Session | Kind::Scp | Kind::Rcp => "leave white space out, or split it".to_owned(),
        _ => "split it into several policies".to_owned(),
    }))
}
