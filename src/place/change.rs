//! From one layout to the other: places for accounts that stand in a policy of another form.
//!
//! Separate from the rest of placing, since here a place depends on when it is free. An account's new policy
//! is written before its old one goes. So at first there is only the room that nothing takes yet; a group
//! has more once every account that stands there in the other form was given a place. Accounts whose place
//! is such a later one are never among those that another's room waits for: what waits for what is told by
//! the order in which places are found here, and can't be a circle.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_iam::account::AccountId;

use super::{Bounds, Floor, Standing, Want};

/// Finds places for what stands in another layout, and for what outgrew its group meanwhile.
pub(super) fn place(floor: &mut Floor, wants: &[Want], standing: &BTreeMap<u32, Standing>, bounds: Bounds) {
    let sizes: BTreeMap<AccountId, usize> = wants.iter().map(|want| (want.account, want.size)).collect();
    let mut blocked = BTreeSet::new();
    floor.early = Some(early(floor, &sizes, standing, bounds, &mut blocked));
    // By group, the accounts that must stand elsewhere before it has all its room.
    let mut holding: BTreeMap<u32, BTreeSet<AccountId>> = BTreeMap::new();
    let mut waiting: Vec<(AccountId, u32)> = Vec::new();
    for (&number, group) in standing {
        let moved = group
            .accounts
            .keys()
            .filter(|account| floor.placement.groups.get(account) != Some(&number));
        let here: BTreeSet<AccountId> = group
            .other_layout
            .iter()
            .chain(moved)
            .filter(|account| sizes.contains_key(account))
            .copied()
            .collect();
        for &account in &here {
            let placed = floor.placement.groups.contains_key(&account);
            if !placed && !waiting.iter().any(|(there, _)| *there == account) {
                waiting.push((account, number));
            }
        }
        let open = here
            .into_iter()
            .filter(|account| !floor.placement.groups.contains_key(account) || blocked.contains(account));
        holding.insert(number, open.collect());
    }
    let mut used: BTreeSet<u32> = standing.keys().copied().collect();
    loop {
        let before = waiting.len();
        waiting.retain(|&(account, from)| {
            let size = sizes[&account];
            let want = Want { account, size };
            let highest = floor.room.keys().next_back().copied().unwrap_or(0) + 1;
            let found = std::iter::once(from).chain(1..=highest).find(|number| {
                let cleared = holding.get(number).is_none_or(BTreeSet::is_empty);
                let early = floor.early.as_ref().and_then(|early| early.get(number));
                let free = cleared || early.is_some_and(|free| *free >= size);
                let allowed = used.contains(number) || used.len() < bounds.groups;
                free && allowed && floor.room(*number, bounds) >= size
            });
            let Some(number) = found else { return true };
            used.insert(number);
            floor.take(&want, number, bounds);
            for here in holding.values_mut() {
                here.remove(&account);
            }
            false
        });
        if waiting.is_empty() || waiting.len() == before {
            break;
        }
    }
    floor.stuck = waiting.into_iter().map(|(account, _)| account).collect();
    floor.movers.clear();
}

/// The room that is free before anything is taken out. What stays and grows takes its part first; what can't
/// grow at once is `blocked`.
fn early(
    floor: &Floor,
    sizes: &BTreeMap<AccountId, usize>,
    standing: &BTreeMap<u32, Standing>,
    bounds: Bounds,
    blocked: &mut BTreeSet<AccountId>,
) -> BTreeMap<u32, usize> {
    let mut early = BTreeMap::new();
    for (&number, group) in standing {
        let begun = if group.accounts.is_empty() {
            bounds.overhead
        } else {
            0
        };
        let mut free = bounds.group_inline.saturating_sub(group.occupied + begun);
        for (account, old) in &group.accounts {
            if floor.placement.groups.get(account) != Some(&number) {
                continue;
            }
            let more = sizes.get(account).map_or(0, |size| size.saturating_sub(*old));
            match free.checked_sub(more) {
                Some(left) => free = left,
                None => drop(blocked.insert(*account)),
            }
        }
        early.insert(number, free);
    }
    early
}
