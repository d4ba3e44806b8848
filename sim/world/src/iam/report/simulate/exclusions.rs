//! `PolicyExclusionList`: what a simulation leaves out, as if it had been detached.
//!
//! IAM API Reference, `PolicyIdentifier`: by type, by ARN, or by the name of an inline policy and its owner; one
//! `*` and any number of `?` stand for several. What matches nothing is ignored.

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::arn::Arn;
use rolecall_iam::evaluate::{Layer, Source};

use crate::call::refusal;

use super::subject::Subject;

/// One thing that is left out.
enum Exclusion {
    Type(String),
    Arn(String),
    Inline {
        policy: String,
        kind: String,
        owner: String,
    },
}

/// All that is left out.
pub(super) struct Exclusions(Vec<Exclusion>);

impl Exclusions {
    /// Reads the list. The texts of refusals are assumed.
    pub(super) fn read(list: &[api::PolicyIdentifier]) -> Result<Self, Refusal> {
        list.iter().map(read).collect::<Result<_, _>>().map(Self)
    }

    /// Takes the policies away.
    pub(super) fn apply(&self, subject: &mut Subject) {
        subject
            .identity
            .retain(|attached| !self.excludes(&attached.source));
        let bounded = match &subject.boundary {
            Layer::Known(boundary) => {
                !self.has_type("permission-boundary") && !self.names_arn(boundary.source.arn.as_ref())
            }
            _ => true,
        };
        if !bounded {
            subject.boundary = Layer::Absent;
        }
        if self.has_type("scp") {
            subject.scps = Layer::Absent;
        } else if let Layer::Known(levels) = &mut subject.scps {
            for level in levels {
                level
                    .policies
                    .retain(|attached| !self.names_arn(attached.source.arn.as_ref()));
            }
        }
    }

    fn excludes(&self, source: &Source) -> bool {
        match &source.arn {
            Some(arn) => {
                let kind = match arn.account() {
                    "aws" => "aws-managed",
                    _ => "user-managed",
                };
                self.has_type(kind) || self.names_arn(Some(arn))
            }
            None => self.has_type("inline") || self.names_inline(source),
        }
    }

    fn has_type(&self, wanted: &str) -> bool {
        self.0
            .iter()
            .any(|exclusion| matches!(exclusion, Exclusion::Type(kind) if kind == wanted))
    }

    fn names_arn(&self, arn: Option<&Arn>) -> bool {
        let Some(arn) = arn else { return false };
        self.0
            .iter()
            .any(|exclusion| matches!(exclusion, Exclusion::Arn(pattern) if covers(pattern, arn.as_str())))
    }

    fn names_inline(&self, source: &Source) -> bool {
        let Some(attached_to) = &source.attached_to else {
            return false;
        };
        let of = attached_to.resource().split('/').next().unwrap_or_default();
        self.0.iter().any(|exclusion| match exclusion {
            Exclusion::Inline { policy, kind, owner } => {
                **policy == *source.name
                    && kind.eq_ignore_ascii_case(of)
                    && covers(owner, attached_to.resource_name())
            }
            _ => false,
        })
    }
}

fn read(identifier: &api::PolicyIdentifier) -> Result<Exclusion, Refusal> {
    let given = (
        &identifier.policy_type,
        &identifier.policy_arn,
        &identifier.inline_policy_identifier,
    );
    match given {
        (Some(kind), None, None) => Ok(Exclusion::Type(kind.clone())),
        (None, Some(arn), None) => {
            let (head, name) = arn.rsplit_once('/').unwrap_or(("", arn));
            let parsed: Result<Arn, _> = arn.parse();
            if parsed.is_err() || head.contains(['*', '?']) || name.matches('*').count() > 1 {
                return Err(refusal::invalid_input(format!("Invalid Policy Arn: {arn}")));
            }
            Ok(Exclusion::Arn(arn.clone()))
        }
        (None, None, Some(inline)) => {
            let owner = &inline.attachment_name;
            if owner.matches('*').count() > 1 {
                return Err(refusal::invalid_input(format!(
                    "Invalid Attachment Name: {owner}"
                )));
            }
            Ok(Exclusion::Inline {
                policy: inline.policy_name.clone(),
                kind: inline.attachment_type.clone(),
                owner: owner.clone(),
            })
        }
        _ => Err(refusal::invalid_input(
            "Exactly one of PolicyType, PolicyArn or InlinePolicyIdentifier must be specified in a policy identifier.",
        )),
    }
}

/// Whether a pattern with at most one `*`, and any number of `?`, stands for a text.
fn covers(pattern: &str, text: &str) -> bool {
    let alike = |pattern: &[char], text: &[char]| {
        pattern.len() == text.len()
            && pattern
                .iter()
                .zip(text)
                .all(|(wanted, letter)| *wanted == '?' || wanted == letter)
    };
    let chars = |text: &str| text.chars().collect::<Vec<_>>();
    let text = chars(text);
    let Some((head, tail)) = pattern.split_once('*') else {
        return alike(&chars(pattern), &text);
    };
    let (head, tail) = (chars(head), chars(tail));
    let Some(rest) = text.len().checked_sub(head.len() + tail.len()) else {
        return false;
    };
    let (start, others) = text.split_at(head.len());
    alike(&head, start) && alike(&tail, &others[rest..])
}
