//! Session tags and the source identity: what is passed, what is inherited, what may not be.
//!
//! IAM User Guide, `id_session-tags.html` and `id_credentials_temp_control-access_monitor.html`.

use std::sync::Arc;

use rolecall_api::error::Refusal;
use rolecall_api::views::sts as api;

use crate::account::tags::{KeyCase, Tags};
use crate::call::caller::Caller;
use crate::call::refusal;

/// What a new session carries along.
#[derive(Debug, Default)]
pub(super) struct Carried {
    /// The tags that are passed now.
    pub(super) passed: Tags,
    /// The tags that come from the calling session.
    pub(super) inherited: Tags,
    /// The keys that the next session inherits.
    pub(super) transitive: Vec<String>,
    /// The source identity, passed or inherited.
    pub(super) source_identity: Option<Arc<str>>,
}

impl Carried {
    /// What a request passes and its caller hands on. The texts are recorded.
    pub(super) fn new(caller: &Caller, request: &api::AssumeRoleRequest) -> Result<Self, Refusal> {
        let passed = read(&request.tags)?;
        are_passed(&request.transitive_tag_keys, &passed)?;
        let mut carried = Self {
            passed,
            transitive: request.transitive_tag_keys.clone(),
            ..Self::default()
        };
        if let Some(session) = &caller.session {
            for key in &session.transitive {
                if carried.passed.get(key).is_some() {
                    return Err(refusal::invalid_parameter_value(
                        "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
                    ));
                }
                if let Some(value) = session.tags.get(key) {
                    carried.inherited.set(KeyCase::Ignored, key, value);
                    carried.transitive.push(key.clone());
                }
            }
            carried.source_identity.clone_from(&session.source_identity);
        }
        let asked = request.source_identity.as_deref();
        match (&carried.source_identity, asked) {
            // It is immutable along the chain; the text is assumed.
            (Some(set), Some(other)) if **set != *other => {
                return Err(refusal::access_denied(
                    "The source identity of the calling session can't be changed.",
                ));
            }
            (None, Some(asked)) => carried.source_identity = Some(asked.into()),
            _ => {}
        }
        Ok(carried)
    }

    /// What an identity provider passes for its caller.
    pub(super) fn vouched(
        passed: Tags,
        transitive: Vec<String>,
        source_identity: Option<&str>,
    ) -> Result<Self, Refusal> {
        are_passed(&transitive, &passed)?;
        Ok(Self {
            passed,
            transitive,
            source_identity: source_identity.map(Into::into),
            inherited: Tags::none(),
        })
    }

    /// Whether `sts:TagSession` must be allowed: inherited tags count (assumed; reports on EKS Pod
    /// Identity say so).
    pub(super) fn tags_session(&self) -> bool {
        !self.passed.is_empty() || !self.inherited.is_empty()
    }

    /// All tags of the new session.
    pub(super) fn tags(&self) -> Tags {
        let mut all = self.inherited.clone();
        for tag in self.passed.iter() {
            all.set(KeyCase::Ignored, &tag.key, &tag.value);
        }
        all
    }

    /// The tags of a role as a trust policy sees them: an inherited tag replaces the role's before it is
    /// evaluated.
    pub(super) fn over(&self, role: Option<&Tags>) -> Tags {
        let mut seen = role.cloned().unwrap_or_default();
        for tag in self.inherited.iter() {
            seen.set(KeyCase::Ignored, &tag.key, &tag.value);
        }
        seen
    }
}

fn are_passed(keys: &[String], passed: &Tags) -> Result<(), Refusal> {
    if keys.iter().any(|key| passed.get(key).is_none()) {
        return Err(refusal::invalid_parameter_value(
            "The specified transitive tag key must be included in the requested tags.",
        ));
    }
    Ok(())
}

/// The tags that a request passes, no two of which may differ by case alone.
pub(super) fn read(tags: &[api::Tag]) -> Result<Tags, Refusal> {
    match Tags::duplicate(tags.iter().map(|tag| tag.key.as_str())) {
        Some(_) => Err(refusal::invalid_parameter_value(
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
        )),
        None => Ok(tags.iter().map(|tag| (&tag.key, &tag.value)).collect()),
    }
}
