//! Tags of an entity or a session: keys unique but for their case, in the order they were set.

use serde::{Deserialize, Serialize};

/// Key and value of one tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// 1 to 128 characters.
    pub key: String,
    /// 0 to 256 characters.
    pub value: String,
}

/// Whether keys that differ only by case are one key (IAM User Guide, `id_tags.html#id_tags_rules`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyCase {
    /// They are: of users, roles and sessions.
    Ignored,
    /// They are two: of everything else.
    Told,
}

impl KeyCase {
    /// Whether two keys are one.
    #[must_use]
    pub fn same(self, one: &str, other: &str) -> bool {
        match self {
            KeyCase::Ignored => one.eq_ignore_ascii_case(other),
            KeyCase::Told => one == other,
        }
    }
}

/// The tags of one entity.
///
/// # Invariants
/// No two keys are the same; of users, roles and sessions, no two differ only by case. Managed policies,
/// instance profiles, identity providers, server certificates and virtual MFA devices tell keys apart by case
/// (IAM User Guide, `id_tags.html#id_tags_rules`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tags(Vec<Tag>);

impl Tags {
    /// No tag.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Sets a tag; a key that is the same is replaced, and takes the new spelling.
    pub fn set(&mut self, case: KeyCase, key: &str, value: &str) {
        match self.0.iter_mut().find(|tag| case.same(&tag.key, key)) {
            Some(tag) => {
                key.clone_into(&mut tag.key);
                value.clone_into(&mut tag.value);
            }
            None => self.0.push(Tag {
                key: key.to_owned(),
                value: value.to_owned(),
            }),
        }
    }

    /// Takes a tag away; a key that is not there is no error, as at AWS.
    pub fn remove(&mut self, case: KeyCase, key: &str) {
        self.0.retain(|tag| !case.same(&tag.key, key));
    }

    /// The value of a key, compared without case.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|tag| tag.key.eq_ignore_ascii_case(key))
            .map(|tag| tag.value.as_str())
    }

    /// In the order they were set.
    pub fn iter(&self) -> impl Iterator<Item = &Tag> {
        self.0.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As a slice.
    #[must_use]
    pub fn as_slice(&self) -> &[Tag] {
        &self.0
    }

    /// Two keys among these that differ at most by case.
    #[must_use]
    pub fn duplicate<'a>(keys: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        let mut seen = std::collections::BTreeSet::new();
        keys.into_iter()
            .find(|key| !seen.insert(key.to_ascii_lowercase()))
    }
}

impl<K: AsRef<str>, V: AsRef<str>> FromIterator<(K, V)> for Tags {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut tags = Self::none();
        for (key, value) in pairs {
            tags.set(KeyCase::Ignored, key.as_ref(), value.as_ref());
        }
        tags
    }
}
