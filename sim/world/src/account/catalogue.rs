//! The AWS managed policies that this world has used, read once each.
//!
//! The whole catalogue has some 1,600 documents; a world that touches two must not pay for the rest.

use std::collections::BTreeMap;
use std::sync::Arc;

use rolecall_iam::managed::{self, Managed};
use rolecall_iam::policy::{self, Document};

/// Documents of AWS managed policies by ARN, as far as somebody asked for them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Catalogue(BTreeMap<Arc<str>, Document>);

impl Catalogue {
    /// Reads a policy, unless it was; `false` when AWS has published none of that ARN.
    pub(crate) fn load(&mut self, arn: &str) -> bool {
        if self.0.contains_key(arn) {
            return true;
        }
        let document = published(arn).and_then(|policy| policy::read(policy.document).ok());
        let Some(document) = document else { return false };
        self.0.insert(arn.into(), document);
        true
    }

    /// A policy that was loaded.
    pub(crate) fn get(&self, arn: &str) -> Option<&Document> {
        self.0.get(arn)
    }

    /// The ARNs of what was loaded.
    pub(crate) fn arns(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(|arn| &**arn)
    }
}

/// An AWS managed policy by its ARN, in whatever partition: all publish the same (assumed).
pub(crate) fn published(arn: &str) -> Option<Managed> {
    let (head, _) = arn.split_once(":policy/")?;
    (head.starts_with("arn:") && head.ends_with(":iam::aws"))
        .then(|| managed::lookup(arn))
        .flatten()
}
