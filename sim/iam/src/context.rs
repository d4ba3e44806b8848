//! The request context: condition keys and their values.

use std::sync::Arc;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::fold;

/// The condition keys of a request.
///
/// Keys are compared without regard to case, tag keys included
/// (IAM User Guide, *reference_policies_condition-keys*). Whether a key is single- or multi-valued
/// depends on its type, not on how many values came
/// (*reference_policies_condition-single-vs-multi-valued-context-keys*), hence two ways to insert.
#[derive(Clone, Default)]
pub struct Context {
    /// Of the keys, ascending: what a decision looks through.
    hashes: Vec<u64>,
    /// In the order of the hashes, and where those are the same, of the keys.
    entries: Vec<Entry>,
}

#[derive(Clone)]
struct Entry {
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

/// A condition key that is asked for again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    text: Box<str>,
    hash: u64,
}

impl Key {
    pub(crate) fn new(text: &str) -> Self {
        Self {
            text: text.into(),
            hash: fold::hash(text),
        }
    }

    /// As it was written.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The same for each case that it can be written in.
    pub(crate) fn hash(&self) -> u64 {
        self.hash
    }
}

impl Context {
    /// A context without keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// A context with room for so many keys.
    pub fn with_capacity(keys: usize) -> Self {
        Self {
            hashes: Vec::with_capacity(keys),
            entries: Vec::with_capacity(keys),
        }
    }

    /// Sets a single-valued key, replacing what was there.
    pub fn insert(&mut self, key: &str, value: impl Into<Arc<str>>) -> &mut Self {
        self.put(key, Values::One(value.into()));
        self
    }

    /// Sets a multi-valued key, replacing what was there.
    pub fn insert_many<V: Into<Arc<str>>>(
        &mut self,
        key: &str,
        values: impl IntoIterator<Item = V>,
    ) -> &mut Self {
        let values = values.into_iter().map(Into::into).collect();
        self.put(key, Values::Many(values));
        self
    }

    /// Takes a key away.
    pub fn remove(&mut self, key: &str) -> Option<Values> {
        let at = self.find(fold::hash(key), key).ok()?;
        self.hashes.remove(at);
        Some(self.entries.remove(at).values)
    }

    /// What a key holds.
    pub fn get(&self, key: &str) -> Option<&Values> {
        self.look(fold::hash(key), key)
    }

    /// The same, for a key that was prepared.
    pub(crate) fn get_key(&self, key: &Key) -> Option<&Values> {
        self.look(key.hash, &key.text)
    }

    fn look(&self, hash: u64, key: &str) -> Option<&Values> {
        // A request has a dozen or two: looking at all of them is faster than halving.
        const FEW: usize = 32;
        let at = if self.hashes.len() <= FEW {
            let at = self.hashes.iter().position(|other| *other == hash)?;
            let entry = self.entries.get(at)?;
            if entry.key.eq_ignore_ascii_case(key) {
                return Some(&entry.values);
            }
            self.find(hash, key).ok()?
        } else {
            self.find(hash, key).ok()?
        };
        self.entries.get(at).map(|entry| &entry.values)
    }

    /// Keys, as they were written, and what they hold, sorted without regard to case.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Values)> {
        let mut entries: Vec<&Entry> = self.entries.iter().collect();
        entries.sort_by_cached_key(|entry| entry.key.to_ascii_lowercase());
        entries.into_iter().map(|entry| (&*entry.key, &entry.values))
    }

    /// The keys, by their hashes, and what they hold, in no order.
    pub(crate) fn hashed(&self) -> impl Iterator<Item = (u64, &Values)> {
        let hashes = self.hashes.iter().copied();
        hashes.zip(self.entries.iter().map(|entry| &entry.values))
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Where a key is, or would be.
    fn find(&self, hash: u64, key: &str) -> Result<usize, usize> {
        let start = self.hashes.partition_point(|other| *other < hash);
        let alike = self.hashes.get(start..).unwrap_or_default();
        let alike = alike.partition_point(|other| *other == hash);
        let entries = self.entries.get(start..start + alike).unwrap_or_default();
        match entries.binary_search_by(|entry| fold::compare(&entry.key, key)) {
            Ok(at) => Ok(start + at),
            Err(at) => Err(start + at),
        }
    }

    /// Sets a key, and answers with what was there.
    fn put(&mut self, key: &str, values: Values) -> Option<Values> {
        let hash = fold::hash(key);
        let key = key.into();
        let entry = Entry { key, values };
        match self.find(hash, &entry.key) {
            Ok(at) => Some(std::mem::replace(&mut self.entries[at], entry).values),
            Err(at) => {
                self.hashes.insert(at, hash);
                self.entries.insert(at, entry);
                None
            }
        }
    }

    /// All keys at once, however many. `Err` has the place of a key that is there twice: the later one's.
    pub(crate) fn of(pairs: Vec<(Box<str>, Values)>) -> Result<Self, usize> {
        let mut hashed: Vec<_> = pairs
            .into_iter()
            .enumerate()
            .map(|(place, (key, values))| (fold::hash(&key), place, Entry { key, values }))
            .collect();
        hashed.sort_unstable_by(|(hash, place, entry), (other_hash, other_place, other)| {
            hash.cmp(other_hash)
                .then_with(|| fold::compare(&entry.key, &other.key))
                .then(place.cmp(other_place))
        });
        let same = |a: &(u64, usize, Entry), b: &(u64, usize, Entry)| {
            a.0 == b.0 && a.2.key.eq_ignore_ascii_case(&b.2.key)
        };
        if let Some(pair) = hashed.windows(2).find(|pair| same(&pair[0], &pair[1])) {
            return Err(pair[1].1);
        }
        let mut context = Self::with_capacity(hashed.len());
        for (hash, _, entry) in hashed {
            context.hashes.push(hash);
            context.entries.push(entry);
        }
        Ok(context)
    }
}

impl PartialEq for Context {
    fn eq(&self, other: &Self) -> bool {
        let same = |entry: &Entry| {
            let found = other.get(&entry.key);
            found == Some(&entry.values)
        };
        self.len() == other.len() && self.entries.iter().all(same)
    }
}
impl Eq for Context {}

impl std::fmt::Debug for Context {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: AsRef<str>, V: Into<Arc<str>>> FromIterator<(K, V)> for Context {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let pairs = pairs.into_iter();
        let mut context = Self::with_capacity(pairs.size_hint().0);
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
