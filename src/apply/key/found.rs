//! A user's access keys as they are found, and what its tags say of them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rolecall_api::Aws;
use rolecall_api::error::CallError;
use rolecall_api::views::iam::{GetUserRequest, ListAccessKeysRequest};
use rolecall_iam::arn::Arn;

use crate::mark;
use crate::plan::Fingerprint;
use crate::session::Reader;

/// A user's keys, and what its tags say of them.
pub(super) struct Keys {
    /// The user's ARN.
    pub(super) arn: Option<Arn>,
    /// States and dates, by id.
    pub(super) keys: BTreeMap<String, Key>,
    /// The ids that Rolecall recorded as made.
    pub(super) recorded: BTreeSet<String>,
    /// A call for a key that was not brought to an end.
    pub(super) attempt: Option<Attempt>,
}

/// An access key, without its secret.
#[derive(Clone, PartialEq)]
pub(super) struct Key {
    pub(super) active: bool,
    pub(super) created: Option<Timestamp>,
}

/// What [`mark::KEYS`] says: which keys were there, and when the call was about to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attempt {
    pub(super) known: BTreeSet<String>,
    pub(super) since: Timestamp,
}

impl Attempt {
    /// `@TIME+ID+ID`: in a tag value's alphabet, and within its 256 characters for the two keys of twenty
    /// characters that a user may have (IAM User Guide, `id_tags`, `reference_iam-quotas`).
    pub(super) fn text(&self) -> String {
        let time = Timestamp::from_second(self.since.as_second()).unwrap_or(self.since);
        self.known
            .iter()
            .fold(format!("@{time}"), |text, id| format!("{text}+{id}"))
    }

    /// A tag without a time, or with one that can't be read, could have been made at any time: no key can
    /// then be told to be new.
    fn read(tags: &BTreeMap<String, String>) -> Option<Attempt> {
        let known = mark::key_ids(tags, mark::KEYS)?;
        Some(Attempt {
            known,
            since: mark::keys_asked(tags).unwrap_or(Timestamp::MAX),
        })
    }
}

impl Keys {
    pub(super) fn fingerprint(&self) -> Fingerprint {
        Fingerprint::keys(self.keys.iter().map(|(id, key)| (id.as_str(), key.active)))
    }

    pub(super) fn ids(&self) -> BTreeSet<String> {
        self.keys.keys().cloned().collect()
    }

    /// A key that is there, that Rolecall recorded, and that was not known when the plan was made.
    pub(super) fn recorded_since(&self, known: &[String]) -> Option<&String> {
        self.recorded
            .iter()
            .find(|id| self.keys.contains_key(*id) && !known.contains(id))
    }

    /// Keys that were not there before a call.
    pub(super) fn strangers(&self, known: &BTreeSet<String>) -> BTreeMap<String, Key> {
        let strange = self
            .keys
            .iter()
            .filter(|(id, _)| !known.contains(*id) && !self.recorded.contains(*id));
        strange.map(|(id, key)| (id.clone(), key.clone())).collect()
    }
}

/// Reads a user's keys and tags.
pub(super) async fn read<A: Aws + 'static>(reader: &Reader<A>, user: &str) -> Result<Keys, CallError> {
    let found = reader
        .send(GetUserRequest {
            user_name: Some(user.to_owned()),
        })
        .await?
        .user;
    let tags: BTreeMap<String, String> = found.tags.into_iter().map(|tag| (tag.key, tag.value)).collect();
    let request = ListAccessKeysRequest {
        user_name: Some(user.to_owned()),
        ..ListAccessKeysRequest::default()
    };
    let listed = reader.send_all(request).await?.access_key_metadata;
    let keys = listed.into_iter().filter_map(|key| {
        let active = key.status.as_deref() == Some("Active");
        Some((
            key.access_key_id?,
            Key {
                active,
                created: key.create_date,
            },
        ))
    });
    Ok(Keys {
        arn: found.arn.parse().ok(),
        keys: keys.collect(),
        recorded: mark::key_ids(&tags, mark::KEY).unwrap_or_default(),
        attempt: Attempt::read(&tags),
    })
}

#[cfg(test)]
mod tests;
