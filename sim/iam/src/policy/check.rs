//! The write gate: what AWS refuses when a policy is put, with its texts, in its order.
//!
//! The order is that of recorded answers: characters, syntax, Version, legacy parsing, Sids, actions
//! present, resources well-formed, no principal in an identity-based policy, resources present, actions
//! well-formed; in a trust policy actions well-formed and allowed, and no Resource instead, then principals.
//! The first failure is the answer. Texts that AWS doesn't document are as recorded by LocalStack's tests
//! (`tests/aws/services/iam`) and moto's, and in public issue threads. What one element may say is in the files below; the sizes are apart, since a quota
//! can be raised.

use super::{Document, Kind, ReadError, Span, Statement, Version, read};
use crate::condition::{Base, Moment};

mod action;
mod principal;
mod resource;
mod size;

/// AWS's refusal of a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// AWS's error code: `MalformedPolicyDocument`, or that of a size or of characters.
    pub code: &'static str,
    /// AWS's text.
    pub message: String,
    /// What is wrong in plain words, where AWS's text doesn't say.
    pub why: Option<String>,
    /// What to do about it, where that is known.
    pub hint: Option<String>,
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

impl Refusal {
    fn new(span: Span, message: impl Into<String>) -> Self {
        Self {
            code: MALFORMED,
            message: message.into(),
            why: None,
            hint: None,
            span,
        }
    }

    fn because(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// As the service that keeps this kind of policy would say it.
    fn for_kind(self, kind: Kind) -> Self {
        match kind {
            // Assumed: Organizations doesn't tell which requirement is not met.
            Kind::Scp | Kind::Rcp if self.code == MALFORMED => Self {
                code: MALFORMED_CONTROL,
                why: Some(self.why.unwrap_or(self.message)),
                message: CONTROL_TEXT.to_owned(),
                ..self
            },
            _ => self,
        }
    }
}

/// Reads a text and checks it, as one write call does; sizes apart, which hang on raised quotas and
/// on what else is there ([`examine`] knows the default ones).
///
/// # Errors
///
/// AWS's refusal; a text that can't be read is refused as AWS refuses it.
pub fn admit(text: &str, kind: Kind) -> Result<Document, Refusal> {
    size::characters(text, kind)?;
    let document = read(text).map_err(|error| unreadable(error, kind))?;
    check(&document, kind)?;
    Ok(document)
}

/// All that AWS may have against a text in an account whose quotas were never raised: [`admit`], and
/// the size of its kind of policy.
///
/// # Errors
///
/// AWS's refusal.
pub fn examine(text: &str, kind: Kind) -> Result<Document, Refusal> {
    let document = admit(text, kind)?;
    size::within(text, kind)?;
    Ok(document)
}

fn unreadable(error: ReadError, kind: Kind) -> Refusal {
    let message = match kind {
        Kind::Trust if error.not_json => "This policy contains invalid Json",
        _ => SYNTAX,
    };
    let refusal = Refusal::new(error.span, message).because(error.message);
    refusal.for_kind(kind)
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
    let checks: [Gate; 11] = [
        syntax,
        version,
        legacy,
        sids,
        actions_present,
        |document, _| resource::all(document),
        // Before resources are missed: an assume-role document, put as an inline policy, is refused for
        // its principal (hashicorp/terraform issue 13449).
        principal::none_where_forbidden,
        resources_present,
        // After resources are missed: recorded in February 2026, of an action without vendor and no resource
        // (LocalStack's tests, `test_iam_policies.snapshot.json`, invalid-29).
        |document, _| action::all(document),
        |document, kind| match kind {
            Kind::Trust => action::of_trust(document).and_then(|()| resource::none(document)),
            Kind::Rcp => action::of_control(document),
            _ => Ok(()),
        },
        principal::all,
    ];
    checks
        .into_iter()
        .try_for_each(|check| check(document, kind))
        .map_err(|refusal| refusal.for_kind(kind))
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
        let refusal = Refusal::new(whole(document), SYNTAX);
        return Err(refusal.because("`Statement` is an empty list"));
    }
    for element in document.statements().iter().filter_map(Statement::principal) {
        if let (true, [entry]) = (element.bare, element.entries())
            && entry.text() != "*"
        {
            let text = entry.text();
            let refusal =
                Refusal::new(element.span(), SYNTAX).because(format!("`{text}` is no principal by itself"));
            return Err(refusal.hint(format!(
                "write `\"*\"`, or an object such as `{{\"AWS\": \"{text}\"}}`"
            )));
        }
    }
    Ok(())
}

/// CreatePolicy and CreatePolicyVersion want the newer Version; Assumed: the other calls of IAM take
/// both, since older documents exist. SCPs and RCPs must have it
/// (Organizations User Guide, *orgs_manage_policies_scps_syntax*, *orgs_manage_policies_rcps_syntax*).
fn version(document: &Document, kind: Kind) -> Result<(), Refusal> {
    let wanted = matches!(kind, Kind::Managed | Kind::Boundary | Kind::Scp | Kind::Rcp);
    if wanted && document.version() != Some(Version::V2012) {
        let refusal = Refusal::new(
            whole(document),
            "Policy document must be version 2012-10-17 or greater.",
        );
        return Err(refusal.hint("begin with `\"Version\": \"2012-10-17\"`"));
    }
    Ok(())
}

fn legacy(document: &Document, _: Kind) -> Result<(), Refusal> {
    for statement in document.statements() {
        if statement.effect_misspelt {
            let refusal = Refusal::new(statement.span, LEGACY);
            return Err(refusal.because("`Effect` is exactly `Allow` or `Deny`"));
        }
        for condition in &statement.conditions {
            if !is_date(condition.operator().base) {
                continue;
            }
            for value in condition.values() {
                if Moment::read(&value.text).is_none() {
                    let refusal =
                        Refusal::new(value.span, LEGACY).because(format!("`{}` is not a date", value.text));
                    return Err(refusal.hint("a date is like `2026-01-31T12:00:00Z`, or seconds since 1970"));
                }
            }
        }
        for pattern in statement.resource.iter().flat_map(|element| &element.patterns) {
            if resource::is_legacy(pattern.value.as_str()) {
                let refusal = Refusal::new(pattern.span, LEGACY)
                    .because(format!("`{}` lacks a component", pattern.value));
                return Err(refusal
                    .hint("an ARN has six components: `arn:partition:service:region:account:resource`"));
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

/// IAM's alphabet is narrower than that of services which keep resource-based policies
/// (*reference_policies_elements_sid*).
fn sids(document: &Document, kind: Kind) -> Result<(), Refusal> {
    let mut seen = std::collections::BTreeSet::new();
    for statement in document.statements() {
        let Some(sid) = statement.sid() else { continue };
        let good = kind == Kind::Resource || sid.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !good {
            let better: String = sid.chars().filter(char::is_ascii_alphanumeric).collect();
            let refusal = Refusal::new(
                statement.span,
                "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
            );
            return Err(refusal
                .because(format!("the Sid is `{sid}`"))
                .hint(format!("for example `{better}`")));
        }
        if !seen.insert(sid) {
            let refusal = Refusal::new(
                statement.span,
                "Statement IDs (SID) in a single policy must be unique.",
            );
            return Err(refusal.because(format!("`{sid}` is an earlier statement's Sid too")));
        }
    }
    Ok(())
}

fn actions_present(document: &Document, _: Kind) -> Result<(), Refusal> {
    for statement in document.statements() {
        let patterns = statement.action.as_ref().map(|element| &element.patterns);
        if patterns.is_none_or(Vec::is_empty) {
            return Err(Refusal::new(
                statement.span,
                "Policy statement must contain actions.",
            ));
        }
    }
    Ok(())
}

fn resources_present(document: &Document, kind: Kind) -> Result<(), Refusal> {
    if kind == Kind::Trust {
        return Ok(());
    }
    for statement in document.statements() {
        let patterns = statement.resource.as_ref().map(|element| &element.patterns);
        if patterns.is_none_or(Vec::is_empty) {
            return Err(Refusal::new(
                statement.span,
                "Policy statement must contain resources.",
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
