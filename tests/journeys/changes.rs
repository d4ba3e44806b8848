//! Forty accounts in two groups, and what a change of the spec touches: exactly what changed.

use std::collections::BTreeMap;

use rolecall::rehearse::inventory::Inventory;
use rolecall_api::Operation;
use rolecall_iam::account::AccountId;

use crate::stage::{HUB, Journey, account};

const FORTY: &str = include_str!("../../examples/forty.yaml");

/// The writes since a number of them, by account.
fn since(journey: &Journey, number: usize) -> BTreeMap<AccountId, Vec<Operation>> {
    let mut writes: BTreeMap<AccountId, Vec<Operation>> = BTreeMap::new();
    for (operation, account) in journey.writes().split_off(number) {
        writes.entry(account).or_default().push(operation);
    }
    writes
}

/// The lines of an inventory that speak of none of these.
fn apart_from(inventory: &Inventory, names: &[&str]) -> Vec<String> {
    let mut lines = inventory.beyond(&Inventory::default());
    lines.retain(|line| !line.contains("/rehearsal/") && !names.iter().any(|name| line.contains(name)));
    lines
}

#[tokio::test(start_paused = true)]
async fn scenario_21_forty_accounts_are_in_two_groups_and_all_are_proved() {
    let journey = Journey::of(FORTY);
    journey.present().await;
    let sizes: Vec<usize> = ["micetro-hub-01", "micetro-hub-02"]
        .iter()
        .map(|name| {
            journey.world(|world| {
                let hub = world.account(account(HUB)).expect("the hub");
                hub.groups
                    .get(name)
                    .map_or(0, |group| group.grants.inlines().count())
            })
        })
        .collect();
    assert_eq!(sizes, [34, 6]);
    let report = journey.verify().await;
    assert!(report.holds(), "{:#?}", report.findings);
    assert_eq!((report.proved(), report.refused()), (40, 82));
    assert_eq!(report.sight.expect("Micetro looks").accounts.len(), 40);
    let before = journey.writes().len();
    journey.present().await;
    assert_eq!(
        journey.writes().len(),
        before,
        "scenario 2: a second apply writes nothing"
    );
}

#[tokio::test(start_paused = true)]
async fn scenarios_3_4_and_6_two_come_one_goes_one_is_renamed_and_the_rest_is_untouched() {
    let journey = Journey::of(FORTY);
    journey.present().await;
    let names = ["200000000007", "200000000011", "300000000001", "300000000002"];
    let untouched = apart_from(&journey.inventory(), &names);
    let text = FORTY
        .replace("  - { account: \"200000000007\", alias: team-07 }\n", "")
        .replace("alias: team-11 }", "alias: team-11, role: { name: OtherAccess } }")
        .replace(
            "alias: team-40 }\n",
            "alias: team-40 }\n  - { account: \"300000000001\", alias: new-1 }\n  - { account: \"300000000002\", alias: new-2 }\n",
        );
    assert_ne!(text, FORTY);
    let journey = journey.respec(&text);
    let number = journey.writes().len();
    journey.present().await;
    let writes = since(&journey, number);
    let touched: Vec<String> = writes.keys().map(ToString::to_string).collect();
    assert_eq!(
        touched,
        [
            HUB,
            "200000000007",
            "200000000011",
            "300000000001",
            "300000000002"
        ]
    );
    // Of the hub: a policy for each account that came, the one that changed, and the one that goes.
    let count = |operation| {
        writes[&account(HUB)]
            .iter()
            .filter(|other| **other == operation)
            .count()
    };
    assert_eq!(
        count(Operation::IamPutGroupPolicy),
        3,
        "{:?}",
        writes[&account(HUB)]
    );
    assert_eq!(
        count(Operation::IamDeleteGroupPolicy),
        1,
        "{:?}",
        writes[&account(HUB)]
    );
    assert_eq!(count(Operation::IamCreateGroup), 0);
    assert_eq!(
        apart_from(&journey.inventory(), &names),
        untouched,
        "what stands is untouched"
    );
    let report = journey.verify().await;
    assert!(report.holds(), "{:#?}", report.findings);
    assert_eq!(report.proved(), 41);
    // The two that came fill what the one left, and the last group with room.
    journey.absent().await;
    let left = apart_from(&journey.inventory(), &[]);
    assert!(left.is_empty(), "{left:#?}");
}
