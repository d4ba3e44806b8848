//! The request context: condition keys and their values.

use std::sync::Arc;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// The condition keys of a request.
///
/// Keys are compared without regard to case, tag keys included
/// (IAM User Guide, *reference_policies_condition-keys*). Whether a key is single- or multi-valued
/// depends on its type, not on how many values came
/// (*reference_policies_condition-single-vs-multi-valued-context-keys*), hence two ways to insert.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    /// Sorted by the folded key.
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    folded: Box<str>,
    key: Box<str>,
    values: Values,
}

/// What a condition key holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values {
    /// A single-valued key's value.
    One(Arc<str>),
    /// A multi-valued key's values; may be empty.
    Many(Vec<Arc<str>>),
}

impl Values {
    /// All values, one or many.
    pub fn as_slice(&self) -> &[Arc<str>] {
        match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::Many(values) => values,
        }
    }
}

impl Context {
    /// A context without keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a single-valued key, replacing what was there.
    pub fn insert(&mut self, key: &str, value: impl Into<Arc<str>>) -> &mut Self {
        self.set(key, Values::One(value.into()))
    }

    /// Sets a multi-valued key, replacing what was there.
    pub fn insert_many<V: Into<Arc<str>>>(
        &mut self,
        key: &str,
        values: impl IntoIterator<Item = V>,
    ) -> &mut Self {
        let values = values.into_iter().map(Into::into).collect();
        self.set(key, Values::Many(values))
    }

    /// Takes a key away.
    pub fn remove(&mut self, key: &str) -> Option<Values> {
        let at = self.find(&key.to_ascii_lowercase()).ok()?;
        Some(self.entries.remove(at).values)
    }

    /// What a key holds.
    pub fn get(&self, key: &str) -> Option<&Values> {
        if key.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.get_folded(&key.to_ascii_lowercase())
        } else {
            self.get_folded(key)
        }
    }

    /// What a key that is in lower case already holds: no decision folds case.
    pub(crate) fn get_folded(&self, folded: &str) -> Option<&Values> {
        let at = self.find(folded).ok()?;
        self.entries.get(at).map(|entry| &entry.values)
    }

    /// Keys, as they were written, and what they hold, sorted without regard to case.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Values)> {
        self.entries.iter().map(|entry| (&*entry.key, &entry.values))
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn find(&self, folded: &str) -> Result<usize, usize> {
        self.entries.binary_search_by(|entry| (*entry.folded).cmp(folded))
    }

    fn set(&mut self, key: &str, values: Values) -> &mut Self {
        self.put(key, values);
        self
    }

    /// Sets a key, and answers with what was there.
    pub(crate) fn put(&mut self, key: &str, values: Values) -> Option<Values> {
        let folded = key.to_ascii_lowercase();
        let at = self.find(&folded);
        let entry = Entry {
            folded: folded.into(),
            key: key.into(),
            values,
        };
        match at {
            Ok(at) => Some(std::mem::replace(&mut self.entries[at], entry).values),
            Err(at) => {
                self.entries.insert(at, entry);
                None
            }
        }
    }
}

impl<K: AsRef<str>, V: Into<Arc<str>>> FromIterator<(K, V)> for Context {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut context = Self::new();
        for (key, value) in pairs {
            context.insert(key.as_ref(), value);
        }
        context
    }
}

impl Serialize for Context {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.entries.len()))?;
        for (key, values) in self.iter() {
            match values {
                Values::One(value) => map.serialize_entry(key, &**value)?,
                Values::Many(values) => map.serialize_entry(key, values)?,
            }
        }
        map.end()
    }
}
