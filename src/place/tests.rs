//! Capacity: nothing that stands is moved, holes are filled, and the bounds are kept.

use proptest::prelude::*;

use super::*;

fn account(number: usize) -> AccountId {
    format!("{number:012}").parse().unwrap()
}

const BOUNDS: Bounds = Bounds {
    group_inline: 100,
    overhead: 0,
    groups: 3,
};

fn wants(numbers: impl IntoIterator<Item = usize>, size: usize) -> Vec<Want> {
    numbers
        .into_iter()
        .map(|number| Want {
            account: account(number),
            size,
        })
        .collect()
}

/// What stands once a placement was carried out.
fn carried_out(placement: &Placement, wants: &[Want]) -> BTreeMap<u32, Standing> {
    let mut standing: BTreeMap<u32, Standing> = BTreeMap::new();
    for want in wants {
        let number = placement.groups[&want.account];
        standing
            .entry(number)
            .or_default()
            .accounts
            .insert(want.account, want.size);
    }
    standing
}

#[test]
fn names_and_numbers_are_one_form() {
    assert_eq!(group_name("hub", 7), "hub-07");
    assert_eq!(group_number("hub", "hub-07"), Some(7));
    assert_eq!(group_number("hub", "hub-110"), Some(110));
    for other in [
        "hub-7", "hub-007", "hub-00", "hub-", "hub", "hubb-01", "hub-+1", "Hub-01",
    ] {
        assert_eq!(group_number("hub", other), None, "{other}");
    }
}

#[test]
fn a_group_is_full_at_its_bound_and_not_before() {
    let ten = place(&wants(0..10, 10), &BTreeMap::new(), BOUNDS).unwrap();
    assert_eq!(ten.numbers(), [1].into());
    let eleven = place(&wants(0..11, 10), &BTreeMap::new(), BOUNDS).unwrap();
    assert_eq!(eleven.accounts(2).collect::<Vec<_>>(), [account(10)]);
}

#[test]
fn beyond_the_last_group_it_says_how_many_fit() {
    assert!(place(&wants(0..30, 10), &BTreeMap::new(), BOUNDS).is_ok());
    let overfull = place(&wants(0..32, 10), &BTreeMap::new(), BOUNDS).unwrap_err();
    assert_eq!((overfull.fit, overfull.wanted), (30, 32));
    assert_eq!(overfull.left_over, [account(30), account(31)]);
}

#[test]
fn a_foreign_policy_takes_room() {
    let standing = [(
        1,
        Standing {
            foreign: 91,
            ..Standing::default()
        },
    )]
    .into();
    let placement = place(&wants([1], 10), &standing, BOUNDS).unwrap();
    assert_eq!(placement.groups[&account(1)], 2);
}

#[test]
fn an_account_in_two_groups_keeps_the_lower() {
    let mut standing: BTreeMap<u32, Standing> = BTreeMap::new();
    for number in [2, 3] {
        standing
            .entry(number)
            .or_default()
            .accounts
            .insert(account(1), 10);
    }
    assert_eq!(
        place(&wants([1], 10), &standing, BOUNDS).unwrap().groups[&account(1)],
        2
    );
}

proptest! {
    #[test]
    fn the_bounds_are_kept_and_nothing_that_stands_moves(
        first in prop::collection::vec(1..40_usize, 0..12),
        out in prop::collection::btree_set(0..12_usize, 0..6),
        more in prop::collection::vec(1..40_usize, 0..6),
        foreign in 0..50_usize,
    ) {
        let bounds = Bounds { group_inline: 100, overhead: 0, groups: 10 };
        let before: Vec<Want> = first
            .iter()
            .enumerate()
            .map(|(number, &size)| Want { account: account(number), size })
            .collect();
        let placed = place(&before, &BTreeMap::new(), bounds).unwrap();
        let mut standing = carried_out(&placed, &before);
        let added = more.iter().enumerate().map(|(number, &size)| Want { account: account(100 + number), size });
        let after: Vec<Want> = before
            .iter()
            .enumerate()
            .filter(|(number, _)| !out.contains(number))
            .map(|(_, want)| *want)
            .chain(added)
            .collect();
        standing.entry(1).or_default().foreign = foreign;
        let again = place(&after, &standing, bounds).unwrap();
        for want in &after {
            if let Some(number) = placed.groups.get(&want.account) {
                prop_assert_eq!(again.groups[&want.account], *number);
            }
        }
        for number in again.numbers() {
            let sizes: BTreeMap<AccountId, usize> = after.iter().map(|want| (want.account, want.size)).collect();
            let used: usize = again.accounts(number).map(|account| sizes[&account]).sum();
            let was: usize = standing.get(&number).map_or(0, |group| group.accounts.values().sum());
            let foreign = if number == 1 { foreign } else { 0 };
            // A foreign policy may have come when the group was full: then nothing more goes in.
            prop_assert!(used + foreign <= bounds.group_inline || used <= was, "{number}: {used} + {foreign}");
        }
        // Carried out, the same wants have the same places.
        prop_assert_eq!(place(&after, &carried_out(&again, &after), bounds).unwrap(), again);
    }
}
