//! Ownership: how a thing says that it belongs to a setup, and what is remembered in tags of the hub user.
//!
//! Separate from desired, diff and custody, since all of them must agree on these few texts for good:
//! AWS is the only place where they are kept.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rolecall_iam::account::AccountId;

/// Tag on users and roles: whose they are.
pub const SETUP: &str = "rolecall:setup";
/// Tag on the hub user: the id of the access key that Rolecall made for it.
pub const KEY: &str = "rolecall:key";
/// Tag on the hub user while a key is being made: when, and the ids that were there before, as
/// `@TIME+ID+ID`.
pub const KEYS: &str = "rolecall:keys";
/// Tag on the hub user, followed by an account ID: the roles there that are still to be removed.
pub const LEFT: &str = "rolecall:left:";
/// Name of a group's inline policy that lets its members into an account, followed by the account ID.
pub const ASSUME: &str = "assume-";
/// Name of a group's inline policy that lets its members into all accounts of the group.
pub const PACKED: &str = "assume-accounts";
/// Suffix of the mark on what was there before.
const ADOPTED: &str = ":adopted";
/// Longest value of a tag (IAM User Guide, `id_tags`).
const TAG_VALUE: usize = 256;

/// What a mark says, seen from one setup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// This setup made it.
    Ours,
    /// It was there before, and this setup uses it.
    Adopted,
    /// Another setup has it.
    Other(String),
    /// It bears no mark.
    Nobody,
}

/// Whose a thing is, by its tags.
#[must_use]
pub fn owner(setup: &str, tags: &BTreeMap<String, String>) -> Owner {
    match tags.get(SETUP).map(String::as_str) {
        None => Owner::Nobody,
        Some(value) if value == setup => Owner::Ours,
        Some(value) if value.strip_suffix(ADOPTED) == Some(setup) => Owner::Adopted,
        Some(value) => Owner::Other(value.strip_suffix(ADOPTED).unwrap_or(value).to_owned()),
    }
}

/// The mark that a setup puts on a thing.
#[must_use]
pub fn value(setup: &str, existing: bool) -> String {
    if existing {
        format!("{setup}{ADOPTED}")
    } else {
        setup.to_owned()
    }
}

/// Whether a tag is one of ours, whatever it says.
#[must_use]
pub fn is_ours(key: &str) -> bool {
    key == SETUP || key == KEY || key == KEYS || key.starts_with(LEFT)
}

/// The name of the inline policy that lets a group's members into an account.
#[must_use]
pub fn policy_name(account: AccountId) -> String {
    format!("{ASSUME}{account}")
}

/// The account that an inline policy of our groups lets its members into, by its name.
#[must_use]
pub fn policy_account(name: &str) -> Option<AccountId> {
    name.strip_prefix(ASSUME)?.parse().ok()
}

/// The tag that remembers what is left in an account.
#[must_use]
pub fn left_key(account: AccountId) -> String {
    format!("{LEFT}{account}")
}

/// The roles left behind, by account, as the hub user's tags remember them.
#[must_use]
pub fn left(tags: &BTreeMap<String, String>) -> BTreeMap<AccountId, BTreeSet<String>> {
    tags.iter()
        .filter_map(|(key, value)| {
            let account = key.strip_prefix(LEFT)?.parse().ok()?;
            Some((
                account,
                value
                    .split_whitespace()
                    .map(|role| role.replace(':', ","))
                    .collect(),
            ))
        })
        .collect()
}

/// The tag's value for some roles; `None` when they are too many to be remembered.
///
/// A tag's value may hold no comma, and a role's name no colon, so one stands for the other
/// (IAM User Guide, `id_tags`; IAM API, `CreateRole`).
#[must_use]
pub fn left_value(roles: &BTreeSet<String>) -> Option<String> {
    let value = roles
        .iter()
        .map(|role| role.replace(',', ":"))
        .collect::<Vec<_>>()
        .join(" ");
    (value.len() <= TAG_VALUE).then_some(value)
}

/// The ids in a tag of access keys.
#[must_use]
pub fn key_ids(tags: &BTreeMap<String, String>, key: &str) -> Option<BTreeSet<String>> {
    let value = tags.get(key)?;
    Some(
        value
            .split('+')
            .filter(|part| !part.is_empty() && !part.starts_with('@'))
            .map(str::to_owned)
            .collect(),
    )
}

/// When the key was asked for that [`KEYS`] tells of.
#[must_use]
pub fn keys_asked(tags: &BTreeMap<String, String>) -> Option<Timestamp> {
    tags.get(KEYS)?
        .split('+')
        .find_map(|part| part.strip_prefix('@')?.parse().ok())
}
