//! The AWS managed policies that this world has used, read once each.
//!
//! The whole catalogue has some 1,600 documents; a world that touches two must not pay for the rest.

use std::collections::BTreeMap;
use std::sync::Arc;

use rolecall_iam::managed;
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
        if !arn.contains(":iam::aws:policy/") {
            return false;
        }
        // Every document of the catalogue can be read: a test of the law reads them all.
        let Some(document) = managed::lookup(arn).and_then(|found| policy::read(found.document).ok()) else {
            return false;
        };
        self.0.insert(arn.into(), document);
        true
    }

    /// A policy that was loaded.
    pub(crate) fn get(&self, arn: &str) -> Option<&Document> {
        self.0.get(arn)
    }
}
