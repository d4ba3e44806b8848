//! Which group holds which account: as many as fit, without moving what stands.
//!
//! A pure phase of its own, since capacity is arithmetic that can be shown before anything is sent: AWS
//! itself only says `LimitExceeded` when a group is full.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_iam::account::AccountId;

#[cfg(test)]
mod tests;

/// An account that needs a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Want {
    /// Which.
    pub account: AccountId,
    /// The size of the policy that lets the group's members in, in characters without white space.
    pub size: usize,
}

/// What stands in a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Size of the inline policies that are not ours.
    pub foreign: usize,
    /// Our policies: the accounts, and the sizes that the policies have there.
    pub accounts: BTreeMap<AccountId, usize>,
}

/// The bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// All inline policies of a group together, in characters without white space.
    pub group_inline: usize,
    /// How many groups may be used.
    pub groups: usize,
}

/// Which group, by number, holds which account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placement {
    /// Every account that was wanted.
    pub groups: BTreeMap<AccountId, u32>,
}

/// Not all fit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{fit} of {wanted} accounts fit into {groups} groups of {group_inline} characters")]
pub struct Overfull {
    /// How many found a place.
    pub fit: usize,
    /// How many were wanted.
    pub wanted: usize,
    /// How many groups could be used.
    pub groups: usize,
    /// The bound of each.
    pub group_inline: usize,
    /// Those that found none, in the order in which they were wanted.
    pub left_over: Vec<AccountId>,
}

impl Placement {
    /// The numbers of the groups that hold an account.
    #[must_use]
    pub fn numbers(&self) -> BTreeSet<u32> {
        self.groups.values().copied().collect()
    }

    /// The accounts of a group.
    pub fn accounts(&self, number: u32) -> impl Iterator<Item = AccountId> + '_ {
        self.groups
            .iter()
            .filter(move |(_, group)| **group == number)
            .map(|(account, _)| *account)
    }
}

/// The name of a group.
#[must_use]
pub fn group_name(base: &str, number: u32) -> String {
    format!("{base}-{number:02}")
}

/// The number of a group, by its name; only in the form that [`group_name`] writes.
#[must_use]
pub fn group_number(base: &str, name: &str) -> Option<u32> {
    let number = name.strip_prefix(base)?.strip_prefix('-')?.parse().ok()?;
    (number > 0 && group_name(base, number) == name).then_some(number)
}

/// Finds a place for every account.
///
/// What stands stays: an account keeps its group while its policy fits there. New accounts fill the lowest
/// group with room, so that holes are filled again and one account more is one write more. A policy that
/// grew beyond its group's room moves to a higher group, never to a lower one, so that moves can't wait for
/// each other in a circle.
///
/// # Errors
///
/// [`Overfull`] when not all of them fit.
pub fn place(
    wants: &[Want],
    standing: &BTreeMap<u32, Standing>,
    bounds: Bounds,
) -> Result<Placement, Overfull> {
    let mut placement = Placement::default();
    let mut room: BTreeMap<u32, usize> = BTreeMap::new();
    let mut movers: BTreeMap<AccountId, u32> = BTreeMap::new();
    let wanted: BTreeMap<AccountId, usize> = wants.iter().map(|want| (want.account, want.size)).collect();
    for (&number, group) in standing {
        let mut used = group.foreign;
        let mut here = Vec::new();
        for (account, &old) in &group.accounts {
            let Some(&size) = wanted.get(account) else {
                continue;
            };
            if placement.groups.contains_key(account) || movers.contains_key(account) {
                continue;
            }
            used += size;
            here.push((*account, old, size));
        }
        let stays = |account: &AccountId, movers: &BTreeMap<AccountId, u32>| !movers.contains_key(account);
        for (account, old, size) in here.iter().rev() {
            if used > bounds.group_inline && size > old {
                used -= size;
                movers.insert(*account, number);
            }
        }
        for (account, ..) in here.iter().filter(|(account, ..)| stays(account, &movers)) {
            placement.groups.insert(*account, number);
        }
        room.insert(number, bounds.group_inline.saturating_sub(used));
    }
    let mut used = placement.numbers();
    let mut left_over = Vec::new();
    for want in wants {
        if placement.groups.contains_key(&want.account) {
            continue;
        }
        let lowest = movers.get(&want.account).map_or(1, |number| number + 1);
        let highest = room.keys().next_back().copied().unwrap_or(0).max(lowest - 1) + 1;
        let found = (lowest..=highest).find(|number| {
            let has_room = room.get(number).copied().unwrap_or(bounds.group_inline) >= want.size;
            has_room && (used.contains(number) || used.len() < bounds.groups)
        });
        match found {
            Some(number) => {
                *room.entry(number).or_insert(bounds.group_inline) -= want.size;
                used.insert(number);
                placement.groups.insert(want.account, number);
            }
            None => left_over.push(want.account),
        }
    }
    if left_over.is_empty() {
        return Ok(placement);
    }
    Err(Overfull {
        fit: wants.len() - left_over.len(),
        wanted: wants.len(),
        groups: bounds.groups,
        group_inline: bounds.group_inline,
        left_over,
    })
}
