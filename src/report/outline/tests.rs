//! Changes stand under what they are parts of, and the hub stands first.

use super::{Counts, outline};
use crate::plan::Verb;
use crate::report::sample::{HUB, account, change, empty, mixed};

#[test]
fn the_hub_is_first_and_accounts_without_changes_are_absent() {
    let mut plan = mixed();
    plan.accounts.insert(0, account("999999999999", "still"));
    plan.accounts.swap(0, 1);
    let names: Vec<&str> = outline(&plan, false)
        .iter()
        .map(|account| account.alias)
        .collect();
    assert_eq!(names, ["hub", "net", "dns", "old"]);
}

#[test]
fn parts_find_their_whole_by_the_step_that_makes_them() {
    let plan = mixed();
    let told: Vec<String> = outline(&plan, false)
        .iter()
        .flat_map(|account| &account.wholes)
        .map(|whole| format!("{} {} {}", whole.kind, whole.name, whole.parts.len()))
        .collect();
    assert_eq!(
        told,
        [
            "group micetro-hub-01 1",
            "role MicetroAccess 2",
            "role MicetroAccess 0",
            "role MicetroAccess 1"
        ]
    );
}

#[test]
fn every_change_is_in_the_outline_once() {
    let plan = mixed();
    let shown: usize = outline(&plan, true)
        .iter()
        .flat_map(|account| &account.wholes)
        .map(|whole| whole.parts.len() + usize::from(whole.change.is_some()))
        .sum();
    assert_eq!(shown, plan.changes.len());
}

#[test]
fn counts_leave_out_what_is_kept() {
    let mut plan = mixed();
    plan.changes.push(change(HUB, Verb::Keep, "user", "micetro"));
    let counts = Counts::of(&plan);
    assert_eq!(counts.told(), "4 to create, 1 to change, 1 to delete");
    assert_eq!((counts.changing(), counts.keep), (6, 1));
    assert_eq!(Counts::of(&empty()).told(), "nothing to do");
}
