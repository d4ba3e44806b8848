//! The condition keys that a document refers to: in its conditions, and as policy variables.
//!
//! IAM API Reference, *GetContextKeysForCustomPolicy*.

use std::collections::BTreeSet;

use super::{Document, Version};
use crate::pattern::variable_names;

impl Document {
    /// The condition keys that must have a value for the document to be judged: those of conditions and of
    /// policy variables, each once, as they are written first and in the order of the document.
    pub fn context_keys(&self) -> Vec<&str> {
        let variables = self.version() == Some(Version::V2012);
        let mut found: Vec<(usize, &str)> = Vec::new();
        for statement in self.statements() {
            for condition in statement.conditions() {
                found.push((condition.span().start, condition.key()));
                for value in condition.values().iter().filter(|_| variables) {
                    let names = variable_names(&value.text);
                    found.extend(names.map(|name| (value.span.start, name)));
                }
            }
            let resources = statement.resource().map(super::Element::patterns);
            for resource in resources.into_iter().flatten().filter(|_| variables) {
                let names = variable_names(resource.value.as_str());
                found.extend(names.map(|name| (resource.span.start, name)));
            }
        }
        found.sort_by_key(|(start, _)| *start);
        let mut known = BTreeSet::new();
        let keys = found.into_iter().map(|(_, key)| key);
        keys.filter(|key| known.insert(key.to_ascii_lowercase()))
            .collect()
    }
}

#[cfg(test)]
mod tests;
