//! The arm in process: a simulated AWS, at once consistent, and as late as AWS is.

use std::time::Duration;

use rolecall_iam::account::{AccountId, Partition};
use rolecall_sim::world::{AccountOptions, Config, Sim, World};

use crate::runner::{self, ACCOUNTS, Accounts, Arm};

const IDS: [&str; 3] = ["111111111111", "222222222222", "333333333333"];

/// A world with the three accounts.
pub(crate) fn world(delays: &str, seed: u64) -> (World, Accounts) {
    let mut world = World::new(Config {
        delays: delays.parse().unwrap(),
        seed,
        ..Config::default()
    });
    let mut accounts = Accounts::new();
    for (name, id) in ACCOUNTS.into_iter().zip(IDS) {
        let id: AccountId = id.parse().unwrap();
        world
            .create_account(id, Partition::Aws, AccountOptions::default())
            .unwrap();
        accounts.insert(name, (id, world.root_credentials(id).unwrap()));
    }
    (world, accounts)
}

async fn all_cases(delays: &str, seed: u64, patience: Duration) {
    let arm = Arm {
        endpoint: None,
        patience,
        pause: Duration::from_secs(1),
        deviations: None,
    };
    let topics = crate::suite::topics();
    let mut mismatches = Vec::new();
    let cases = crate::suite::cases(&topics);
    for case in &cases {
        let (world, accounts) = world(delays, seed);
        let sim = Sim::new(world);
        match runner::run(&sim, &arm, accounts, case).await {
            Ok(calls) => assert!(calls > 0, "`{}` makes no call", case.name),
            Err(mismatch) => mismatches.push(mismatch.to_string()),
        }
    }
    assert!(
        mismatches.is_empty(),
        "{} of {} cases differ, with delays {delays} and seed {seed}:\n\n{}\n",
        mismatches.len(),
        cases.len(),
        mismatches.join("\n\n")
    );
}

#[tokio::test(start_paused = true)]
async fn a_world_that_is_at_once_consistent_agrees_without_waiting() {
    all_cases("instant", 1, Duration::ZERO).await;
}

#[tokio::test(start_paused = true)]
async fn a_world_as_late_as_aws_agrees_when_waited_for() {
    for seed in 1..=3 {
        all_cases("aws", seed, Duration::from_secs(600)).await;
    }
}
