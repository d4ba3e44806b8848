//! The hub's records: which accounts the inline policies of our groups let their members into.
//!
//! Separate from the difference, since whoever plans, selects, places or proves must read the same from the
//! two layouts: a policy for each account, whose name says which, and one for a whole group, whose
//! resources say which.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use rolecall_iam::policy::{self, size_without_whitespace};
use serde_json::json;

use crate::mark;
use crate::setup::Layout;

#[cfg(test)]
mod tests;

/// Roles by the account that they are in.
pub type Roles = BTreeMap<AccountId, BTreeSet<Arn>>;

/// The layout that an inline policy of our groups belongs to, by its name; `None` for what isn't ours.
#[must_use]
pub fn layout(policy: &str) -> Option<Layout> {
    match policy {
        mark::PACKED => Some(Layout::Packed),
        _ => mark::policy_account(policy).map(|_| Layout::OnePerAccount),
    }
}

/// The roles that an inline policy of our groups records; `None` for what isn't ours.
///
/// A policy for one account records that account even where its document can't be read.
#[must_use]
pub fn read(policy: &str, document: &str) -> Option<Roles> {
    match layout(policy)? {
        Layout::Packed => Some(roles(document)),
        Layout::OnePerAccount => {
            let account = mark::policy_account(policy)?;
            let found = roles(document).remove(&account).unwrap_or_default();
            Some(Roles::from([(account, found)]))
        }
    }
}

/// The roles that a document names as resources, each by its whole ARN.
#[must_use]
pub fn roles(document: &str) -> Roles {
    let mut found = Roles::new();
    let Ok(document) = policy::read(document) else {
        return found;
    };
    let resources = document
        .statements()
        .iter()
        .filter_map(|statement| statement.resource());
    for pattern in resources.flat_map(policy::Element::patterns) {
        let Ok(arn) = pattern.value.as_str().parse::<Arn>() else {
            continue;
        };
        if let Some(account) = arn.account_id().filter(|_| arn.resource().starts_with("role/")) {
            found.entry(account).or_default().insert(arn);
        }
    }
    found
}

/// The inline policy that lets a group's members assume several roles: the vendor's document, with a sorted
/// list where the vendor has one ARN.
#[must_use]
pub fn document<'a>(roles: impl IntoIterator<Item = &'a Arn>) -> String {
    let roles: BTreeSet<&str> = roles.into_iter().map(Arn::as_str).collect();
    json!({
        "Version": "2012-10-17",
        "Statement": [{
            "Sid": "",
            "Effect": "Allow",
            "Action": "sts:AssumeRole",
            "Resource": roles,
        }],
    })
    .to_string()
}

/// The size of [`document`] without its roles, in characters without white space: one less than it is with
/// an empty list, since of the commas that [`share`] counts there is one too many.
#[must_use]
pub fn overhead() -> usize {
    size_without_whitespace(&document([])) - 1
}

/// What roles add to the size of [`document`]: each its ARN, two quotes and a comma.
#[must_use]
pub fn share<'a>(roles: impl IntoIterator<Item = &'a Arn>) -> usize {
    roles.into_iter().map(|arn| arn.as_str().len() + 3).sum()
}
