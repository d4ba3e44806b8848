//! Plans carried out in a simulated AWS, and every way in which that can go wrong.

mod faults;
mod interrupts;
mod keys;
mod life;
mod propagation;
mod stage;

use rolecall_iam::account::Partition;

use stage::{HUB, SPOKE, Stage, account};

use super::*;
use crate::event::Event;

#[tokio::test(start_paused = true)]
async fn a_plan_is_carried_out_in_order_and_a_second_time_changes_nothing() {
    let stage = Stage::new("instant");
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    assert_eq!(outcome.done.len(), stage.plan.steps.len());
    stage.assert_whole().await;

    let writes = stage.writes();
    let again = stage.apply().await;
    assert_eq!(again.exit(), Exit::Done, "{:?}", again.diagnostics());
    assert_eq!(again.already.len(), stage.plan.steps.len(), "{again:?}");
    assert!(again.done.is_empty());
    assert_eq!(stage.writes(), writes, "a second run writes nothing");
}

#[tokio::test(start_paused = true)]
async fn every_step_comes_after_those_that_it_needs() {
    let stage = Stage::new("aws");
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    let mut done = BTreeSet::new();
    for event in stage.events.take() {
        match event {
            Event::StepStarted { step, .. } => {
                let step = stage.plan.steps.iter().find(|found| found.id == step).unwrap();
                assert!(
                    step.needs.iter().all(|need| done.contains(need)),
                    "{step:?} began before what it needs"
                );
            }
            Event::StepDone { step, .. } => {
                done.insert(step);
            }
            _ => {}
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_stale_plan_writes_nothing_and_says_which_step() {
    let stage = Stage::new("instant");
    stage.create_foreign_role(SPOKE, "MicetroAccess").await;
    let writes = stage.writes();
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Stale);
    assert_eq!(stage.writes(), writes, "a stale plan writes nothing");
    let stale = &outcome.stale[0];
    assert_eq!(
        (stale.account, stale.what.as_str()),
        (account(SPOKE), "create role MicetroAccess")
    );
    assert_eq!(stale.expected, Fingerprint::absent());
    assert_ne!(stale.found, Fingerprint::absent());
    assert!(
        outcome
            .diagnostics()
            .iter()
            .any(|found| found.code == "apply/stale")
    );
}

#[tokio::test(start_paused = true)]
async fn credentials_that_lead_into_another_account_write_nowhere() {
    let stage = Stage::new("instant").entering(SPOKE, HUB);
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Failed);
    assert_eq!(outcome.refused.len(), 1);
    assert_eq!(outcome.refused[0].code, "apply/wrong-account");
    assert!(
        outcome.refused[0].message.contains(HUB),
        "{}",
        outcome.refused[0].message
    );
    assert_eq!(stage.writes(), 0);
}

#[tokio::test(start_paused = true)]
async fn credentials_of_another_partition_write_nowhere() {
    let mut stage = Stage::new("instant");
    stage.plan.partition = Partition::AwsUsGov;
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Failed);
    assert_eq!(
        outcome.refused.len(),
        2,
        "the hub and the spoke: {:?}",
        outcome.refused
    );
    for refused in &outcome.refused {
        assert_eq!(refused.code, "apply/wrong-account");
        assert!(
            refused
                .message
                .ends_with("are of the partition `aws`, not `aws-us-gov`"),
            "{}",
            refused.message
        );
    }
    assert_eq!(stage.writes(), 0);
}

#[tokio::test(start_paused = true)]
async fn an_account_that_cannot_be_entered_fails_alone() {
    let stage = Stage::new("instant").locked_out_of(SPOKE);
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Credentials, "{:?}", outcome.diagnostics());
    assert!(
        outcome
            .failed
            .iter()
            .all(|failure| failure.account == account(SPOKE))
    );
    let hub = stage
        .plan
        .steps
        .iter()
        .filter(|step| step.account == account(HUB));
    assert!(hub.clone().count() > 0);
    assert!(
        hub.clone().all(|step| outcome.done.contains(&step.id)),
        "the hub's steps need nothing of the spoke"
    );
    let failed = outcome.failed[0].step;
    assert!(outcome.skipped.iter().all(|skipped| skipped.because == failed));
    assert_eq!(
        outcome.done.len() + outcome.failed.len() + outcome.skipped.len(),
        stage.plan.steps.len()
    );
}

#[tokio::test(start_paused = true)]
async fn nothing_that_is_said_or_kept_has_the_secret() {
    let stage = Stage::new("aws");
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    let key = stage.custody.load().unwrap().unwrap();
    let secret = key.secret.expose();
    assert!(secret.len() >= 16);
    let events = stage.events.take();
    let mut said = format!(
        "{outcome:?}{:?}{:?}{:?}{:?}",
        stage.plan,
        stage.session,
        stage.custody,
        outcome.diagnostics()
    );
    for event in &events {
        said += &format!("{event:?}");
        said += &serde_json::to_string(event).unwrap();
    }
    said += &serde_json::to_string(&stage.plan).unwrap();
    said += &stage.sim.with(|world| world.journal().to_jsonl());
    assert!(
        said.contains(&key.access_key_id),
        "the id is no secret, and is recorded"
    );
    assert!(!said.contains(secret));
}

#[tokio::test(start_paused = true)]
async fn accounts_run_beside_each_other_and_one_account_step_by_step() {
    let one = Stage::new("aws").with_spokes(12);
    let outcome = one.apply_with(1).await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    let alone = one.sim.elapsed();
    let many = Stage::new("aws").with_spokes(12);
    let outcome = many.apply_with(14).await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    assert!(
        many.sim.elapsed() * 2 < alone,
        "{:?} beside {alone:?}",
        many.sim.elapsed()
    );
    let mut busy: BTreeSet<AccountId> = BTreeSet::new();
    for event in many.events.take() {
        match event {
            Event::StepStarted { account, .. } => {
                assert!(busy.insert(account), "two steps at once in {account}");
            }
            Event::StepDone {
                account,
                already: false,
                ..
            } => assert!(busy.remove(&account)),
            _ => {}
        }
    }
}

#[test]
fn every_code_of_a_failed_step_is_explained() {
    for code in [
        "apply/stale",
        "apply/credentials",
        "apply/denied",
        "apply/unreachable",
        "apply/wrong-account",
        "apply/limit",
        "apply/refused",
        "apply/unanswered",
        "apply/timeout",
        "apply/principal",
        "apply/conflict",
        "apply/foreign",
        "apply/custody",
        "apply/key-lost",
    ] {
        assert!(
            crate::codes::explain(code).is_some(),
            "`{code}` has no explanation"
        );
    }
}
