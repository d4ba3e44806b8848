//! Refusals that are early, and refusals that only look so.

use std::time::Duration;

use rolecall_api::Operation;
use rolecall_api::document::Value;

use super::stage::{Meddle, USER};
use super::*;

fn waits(stage: &Stage) -> Vec<(String, String)> {
    let events = stage.events.take().into_iter();
    events
        .filter_map(|event| match event {
            Event::Waiting { why, code, .. } => Some((why, code)),
            _ => None,
        })
        .collect()
}

fn user_arn() -> String {
    format!("arn:aws:iam::{HUB}:user/{USER}")
}

#[tokio::test(start_paused = true)]
async fn scenario_35_a_principal_that_was_just_made_is_awaited() {
    let stage = Stage::new("fixed:20s").trusting(&user_arn());
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    // Not before it is seen, and not longer than one pause after.
    let took = stage.sim.elapsed();
    assert!(
        took >= Duration::from_secs(20) && took < Duration::from_secs(31),
        "{took:?}"
    );
    let said = waits(&stage);
    assert_eq!(
        said,
        [(
            "user micetro to be seen as a principal".to_owned(),
            "MalformedPolicyDocument".to_owned()
        )],
        "said once, however many attempts it took"
    );
}

/// No pause of a fixed length serves both: this one would wait half a minute for nothing,
#[tokio::test(start_paused = true)]
async fn patience_ends_when_the_principal_is_seen() {
    let stage = Stage::new("fixed:2s").trusting(&user_arn());
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    assert!(
        stage.sim.elapsed() < Duration::from_secs(6),
        "{:?}",
        stage.sim.elapsed()
    );
}

/// and this one would have given up.
#[tokio::test(start_paused = true)]
async fn patience_lasts_until_the_principal_is_seen() {
    let stage = Stage::new("fixed:110s").trusting(&user_arn());
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    assert!(
        stage.sim.elapsed() >= Duration::from_secs(110),
        "{:?}",
        stage.sim.elapsed()
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_34_what_never_propagates_ends_at_the_deadline_with_a_diagnosis() {
    let stage = Stage::new("fixed:600s").trusting(&user_arn());
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Failed);
    let failed = &outcome.failed[0];
    assert_eq!(
        (failed.account, failed.diagnostic.code),
        (account(SPOKE), "apply/timeout")
    );
    assert!(
        failed.diagnostic.message.contains("waited 120 s"),
        "{}",
        failed.diagnostic.message
    );
    assert!(
        failed.diagnostic.message.contains("user micetro to be seen"),
        "{}",
        failed.diagnostic.message
    );
    assert!(
        failed.diagnostic.evidence[0].contains("Invalid principal in policy"),
        "{failed:?}"
    );
    let took = stage.sim.elapsed();
    assert!(
        took >= Duration::from_secs(120) && took < Duration::from_secs(125),
        "{took:?}"
    );
    let skipped: Vec<_> = outcome.skipped.iter().map(|skipped| skipped.because).collect();
    assert_eq!(skipped, [failed.step], "the attachment needs the role");
    let rest = stage.plan.steps.len() - 2;
    assert_eq!(outcome.done.len(), rest, "the rest went on");
}

#[tokio::test(start_paused = true)]
async fn scenario_36_a_misspelt_principal_fails_at_once() {
    for (principal, why) in [
        (
            format!("arn:aws:iam::{HUB}:user/micetroo"),
            format!("there is no user micetroo in {HUB}"),
        ),
        (
            format!("arn:aws:iam::{SPOKE}:role/nobody"),
            format!("there is no role nobody in {SPOKE}"),
        ),
        (
            "arn:aws:iam::999999999999:user/micetro".to_owned(),
            "can't be seen from here".to_owned(),
        ),
    ] {
        let stage = Stage::new("fixed:1s").trusting(&principal);
        let outcome = stage.apply().await;
        assert_eq!(outcome.exit(), Exit::Failed, "{principal}");
        let found = &outcome.failed[0].diagnostic;
        assert_eq!(found.code, "apply/principal");
        assert!(found.message.contains(&why), "{}", found.message);
        assert!(
            found
                .hints
                .iter()
                .any(|hint| hint.contains("waiting will not help"))
        );
        assert_eq!(stage.done(Operation::IamCreateRole), 0);
        assert!(waits(&stage).is_empty(), "nothing is waited for");
        assert!(
            stage.sim.elapsed() < Duration::from_secs(1),
            "{:?}",
            stage.sim.elapsed()
        );
    }
}

#[tokio::test(start_paused = true)]
async fn scenario_37_a_role_whose_arn_is_its_id_is_awaited() {
    let stage = Stage::new("instant");
    let mut unsettled = 4;
    stage.port.meddle(move |_, request| {
        if !matches!(
            request.operation,
            Operation::IamCreateRole | Operation::IamGetRole
        ) || unsettled == 0
        {
            return Meddle::Pass;
        }
        if request.operation == Operation::IamCreateRole {
            unsettled = 4;
        }
        unsettled -= 1;
        Meddle::Rewrite(|output| {
            if let Some(Value::Structure(role)) = output.get_mut("Role") {
                role.insert("Arn", "AROAEXAMPLEEXAMPLE123");
            }
        })
    });
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    let reads = stage.done(Operation::IamGetRole);
    assert!(reads >= 4, "read until the ARN is one: {reads}");
    let said = waits(&stage);
    assert_eq!(said, [("a role's ARN to be settled".to_owned(), String::new())]);
}

#[tokio::test(start_paused = true)]
async fn a_parent_that_this_run_made_is_awaited() {
    let stage = Stage::new("instant");
    let mut unseen = 3;
    stage.port.meddle(move |_, request| {
        if request.operation == Operation::IamAttachRolePolicy && unseen > 0 {
            unseen -= 1;
            return Meddle::Refuse(
                "NoSuchEntity",
                "The role with name MicetroAccess cannot be found.",
                404,
            );
        }
        Meddle::Pass
    });
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    assert_eq!(
        waits(&stage),
        [(
            "role MicetroAccess to be seen".to_owned(),
            "NoSuchEntity".to_owned()
        )]
    );
}

#[tokio::test(start_paused = true)]
async fn a_parent_that_never_shows_ends_at_the_deadline() {
    let stage = Stage::new("instant");
    stage.port.meddle(|_, request| match request.operation {
        Operation::IamAttachRolePolicy => Meddle::Refuse(
            "NoSuchEntity",
            "The role with name MicetroAccess cannot be found.",
            404,
        ),
        _ => Meddle::Pass,
    });
    let outcome = stage.apply().await;
    assert_eq!(outcome.failed[0].diagnostic.code, "apply/timeout");
    assert!(stage.sim.elapsed() >= Duration::from_secs(120));
}

/// The role was made long ago by another run, and is gone: that is no matter of time.
#[tokio::test(start_paused = true)]
async fn a_parent_that_is_not_fresh_is_not_awaited() {
    let stage = Stage::new("instant");
    assert_eq!(stage.apply().await.exit(), Exit::Done);
    tokio::time::sleep(Duration::from_secs(3_600)).await;
    let began = stage.sim.elapsed();
    let mut later = stage;
    let role = "MicetroAccess".to_owned();
    let policy = "arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess".parse().unwrap();
    later.plan.steps.clear();
    stage::add(
        &mut later.plan.steps,
        account(SPOKE),
        crate::plan::Act::AttachRolePolicy { role, policy },
        &[],
    );
    later.port.meddle(|_, request| match request.operation {
        Operation::IamAttachRolePolicy => Meddle::Refuse(
            "NoSuchEntity",
            "The role with name MicetroAccess cannot be found.",
            404,
        ),
        _ => Meddle::Pass,
    });
    let outcome = later.apply().await;
    assert_eq!(outcome.failed[0].diagnostic.code, "apply/refused");
    assert!(later.sim.elapsed() - began < Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn a_managed_policy_that_does_not_exist_is_not_awaited() {
    let mut stage = Stage::new("instant");
    for step in &mut stage.plan.steps {
        if let crate::plan::Act::AttachRolePolicy { policy, .. } = &mut step.act {
            *policy = "arn:aws:iam::aws:policy/AmazonRoute53FulAccess".parse().unwrap();
        }
    }
    let outcome = stage.apply().await;
    assert_eq!(
        outcome.failed[0].diagnostic.code, "apply/refused",
        "{:?}",
        outcome.failed
    );
    assert!(
        stage.sim.elapsed() < Duration::from_secs(1),
        "{:?}",
        stage.sim.elapsed()
    );
}
