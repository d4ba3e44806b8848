//! Which group holds which account: as many as fit, without moving what stands.
//!
//! A pure phase of its own, since capacity is arithmetic that can be shown before anything is sent: AWS
//! itself only says `LimitExceeded` when a group is full.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_iam::account::AccountId;

mod change;
#[cfg(test)]
mod tests;

/// An account that needs a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Want {
    /// Which.
    pub account: AccountId,
    /// What it adds to the inline policies of its group, in characters without white space.
    pub size: usize,
}

/// What stands in a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Size of the inline policies that are not ours.
    pub foreign: usize,
    /// Our policies: the accounts, and the sizes that they have there.
    pub accounts: BTreeMap<AccountId, usize>,
    /// Accounts that are held in another layout, and are to be held in this one.
    pub other_layout: BTreeSet<AccountId>,
    /// Size of all inline policies together, whosever they are.
    pub occupied: usize,
}

/// The bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// All inline policies of a group together, in characters without white space.
    pub group_inline: usize,
    /// What our policies take of that in a group besides the sizes of the accounts.
    pub overhead: usize,
    /// How many groups may be used.
    pub groups: usize,
}

/// Which group, by number, holds which account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placement {
    /// Every account that was wanted.
    pub groups: BTreeMap<AccountId, u32>,
    /// While layouts are changed: those that have room only once others are out of their group. None of the
    /// others must wait for them.
    pub late: BTreeSet<AccountId>,
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
    /// What stands in another layout needs its room until all of it stands in this one.
    pub changing: bool,
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
/// What stands in another layout keeps its room until it stands in this one too, so that no account is
/// without a policy meanwhile: `change` finds the places.
///
/// # Errors
///
/// [`Overfull`] when not all of them fit.
pub fn place(
    wants: &[Want],
    standing: &BTreeMap<u32, Standing>,
    bounds: Bounds,
) -> Result<Placement, Overfull> {
    let mut floor = keep(wants, standing, bounds);
    let changing = standing.values().any(|group| !group.other_layout.is_empty());
    if changing {
        change::place(&mut floor, wants, standing, bounds);
    }
    let mut used = floor.placement.numbers();
    if changing {
        // The user is in them until they are empty.
        used.extend(standing.keys());
    }
    let mut left_over = Vec::new();
    for want in wants {
        if floor.placement.groups.contains_key(&want.account) {
            continue;
        }
        let lowest = floor.movers.get(&want.account).map_or(1, |number| number + 1);
        let highest = floor
            .room
            .keys()
            .next_back()
            .copied()
            .unwrap_or(0)
            .max(lowest - 1)
            + 1;
        let found = (lowest..=highest).find(|number| {
            let has_room = floor.room(*number, bounds) >= want.size;
            has_room && (used.contains(number) || used.len() < bounds.groups)
        });
        match found.filter(|_| !floor.stuck.contains(&want.account)) {
            Some(number) => {
                used.insert(number);
                floor.take(want, number, bounds);
            }
            None => left_over.push(want.account),
        }
    }
    if left_over.is_empty() {
        return Ok(floor.placement);
    }
    Err(Overfull {
        fit: wants.len() - left_over.len(),
        wanted: wants.len(),
        groups: bounds.groups,
        group_inline: bounds.group_inline,
        changing,
        left_over,
    })
}

/// What is placed, and what room is left.
#[derive(Debug, Default)]
struct Floor {
    placement: Placement,
    /// By group, what is free once everything is as it shall be.
    room: BTreeMap<u32, usize>,
    /// While layouts are changed: by group, what is free before anything is taken out.
    early: Option<BTreeMap<u32, usize>>,
    /// Accounts that grew beyond the room of their group.
    movers: BTreeMap<AccountId, u32>,
    /// Accounts that find no place while layouts are changed.
    stuck: BTreeSet<AccountId>,
}

impl Floor {
    fn room(&self, number: u32, bounds: Bounds) -> usize {
        let whole = bounds.group_inline.saturating_sub(bounds.overhead);
        self.room.get(&number).copied().unwrap_or(whole)
    }

    fn take(&mut self, want: &Want, number: u32, bounds: Bounds) {
        let left = self.room(number, bounds).saturating_sub(want.size);
        self.room.insert(number, left);
        self.placement.groups.insert(want.account, number);
        let whole = bounds.group_inline.saturating_sub(bounds.overhead);
        if let Some(early) = &mut self.early {
            let free = early.entry(number).or_insert(whole);
            match free.checked_sub(want.size) {
                Some(left) => *free = left,
                None => drop(self.placement.late.insert(want.account)),
            }
        }
    }
}

/// What stands, as far as it stays.
fn keep(wants: &[Want], standing: &BTreeMap<u32, Standing>, bounds: Bounds) -> Floor {
    let mut floor = Floor::default();
    let wanted: BTreeMap<AccountId, usize> = wants.iter().map(|want| (want.account, want.size)).collect();
    for (&number, group) in standing {
        let mut used = group.foreign + bounds.overhead;
        let mut here = Vec::new();
        for (account, &old) in &group.accounts {
            let Some(&size) = wanted.get(account) else {
                continue;
            };
            if floor.placement.groups.contains_key(account) || floor.movers.contains_key(account) {
                continue;
            }
            used += size;
            here.push((*account, old, size));
        }
        for (account, old, size) in here.iter().rev() {
            if used > bounds.group_inline && size > old {
                used -= size;
                floor.movers.insert(*account, number);
            }
        }
        for (account, ..) in here {
            if !floor.movers.contains_key(&account) {
                floor.placement.groups.insert(account, number);
            }
        }
        floor
            .room
            .insert(number, bounds.group_inline.saturating_sub(used));
    }
    floor
}
