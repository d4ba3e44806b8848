//! What one authorization asks: an action, a resource, and what the request and the resource say.

use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use rolecall_iam::context::Context;
use serde::{Deserialize, Serialize};

use crate::account::tags::Tags;
use rolecall_iam::policy::Document;

/// The value of a context key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Values {
    One(String),
    Many(Vec<String>),
}

/// Condition keys by name, in the order in which they are set.
pub(crate) type Claims = Vec<(String, Values)>;

impl Values {
    /// Sets a key of a context to them.
    pub(crate) fn put(&self, key: &str, context: &mut Context) {
        match self {
            Self::One(value) => context.insert(key, value.as_str()),
            Self::Many(values) => context.insert_many(key, values.iter().map(String::as_str)),
        };
    }
}

/// One question to the law.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    pub(crate) action: &'static str,
    /// `None` for actions without a resource.
    pub(crate) resource: Option<Arn>,
    /// How a refusal names the resource, when not by its ARN: `user anna`.
    pub(crate) named: Option<String>,
    /// Whose the resource is, when not the caller's account.
    pub(crate) owner: Option<AccountId>,
    /// The trust policy of the role that is to be assumed.
    pub(crate) trust: Option<Document>,
    pub(crate) keys: Vec<(String, Values)>,
}

impl Ask {
    /// May the caller do this to that?
    pub(crate) fn to(action: &'static str, resource: &Arn) -> Self {
        Self::new(action, Some(resource.clone()))
    }

    /// May the caller do this, which has no resource?
    pub(crate) const fn anywhere(action: &'static str) -> Self {
        Self::new(action, None)
    }

    const fn new(action: &'static str, resource: Option<Arn>) -> Self {
        Self {
            action,
            resource,
            named: None,
            owner: None,
            trust: None,
            keys: Vec::new(),
        }
    }

    /// A refusal names the resource so. IAM does for entities that exist (IAM User Guide,
    /// `troubleshoot_access-denied.html`).
    pub(crate) fn named(mut self, kind: &str, name: &str) -> Self {
        self.named = Some([kind, " ", name].concat());
        self
    }

    /// The resource is this account's.
    pub(crate) const fn owned_by(mut self, account: AccountId) -> Self {
        self.owner = Some(account);
        self
    }

    /// The role's trust policy takes part.
    pub(crate) fn trusting(mut self, trust: Document) -> Self {
        self.trust = Some(trust);
        self
    }

    /// Another context key.
    pub(crate) fn with(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.keys.push((key.into(), Values::One(value.into())));
        self
    }

    /// Another context key, with several values.
    pub(crate) fn with_many(mut self, key: impl Into<String>, values: Vec<String>) -> Self {
        self.keys.push((key.into(), Values::Many(values)));
        self
    }

    /// `iam:PermissionsBoundary`, when the request sets or the resource has one.
    pub(crate) fn boundary(self, arn: Option<&str>) -> Self {
        match arn {
            Some(arn) => self.with("iam:PermissionsBoundary", arn),
            None => self,
        }
    }

    /// `aws:RequestTag/…` and `aws:TagKeys`, when the request has tags.
    pub(crate) fn request_tags(mut self, tags: &Tags) -> Self {
        if tags.is_empty() {
            return self;
        }
        for tag in tags.iter() {
            self = self.with(format!("aws:RequestTag/{}", tag.key), tag.value.as_str());
        }
        self.with_many("aws:TagKeys", tags.iter().map(|tag| tag.key.clone()).collect())
    }

    /// `aws:TagKeys`, of a request that takes tags away.
    pub(crate) fn tag_keys(self, keys: &[String]) -> Self {
        self.with_many("aws:TagKeys", keys.to_vec())
    }

    /// `aws:ResourceTag/…` and `iam:ResourceTag/…`, of a resource that has tags.
    pub(crate) fn resource_tags(mut self, tags: Option<&Tags>) -> Self {
        for (key, value) in tags.into_iter().flat_map(resource_tag_keys) {
            self = self.with(key, value);
        }
        self
    }
}

/// The context keys of a resource's tags, with their values.
pub(crate) fn resource_tag_keys(tags: &Tags) -> impl Iterator<Item = (String, &str)> {
    tags.iter().flat_map(|tag| {
        ["aws", "iam"].map(|prefix| (format!("{prefix}:ResourceTag/{}", tag.key), tag.value.as_str()))
    })
}
