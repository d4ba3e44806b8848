//! Calls that are throttled, fail, are lost, or are refused for the moment: each heals, or ends.

use std::time::Duration;

use rolecall_api::views::iam::{AttachRolePolicyRequest, DeleteRoleRequest, PutGroupPolicyRequest};
use rolecall_api::{AwsExt, Operation};
use rolecall_sim::world::fault::{On, Verdict};

use super::stage::{Meddle, add, at_once};
use super::*;
use crate::plan::Act;

/// Applies the plan with a fault: how it ended, how long it took, and what was waited for.
async fn with(fault: On) -> (Stage, Outcome) {
    let stage = Stage::new("instant");
    stage.fault(fault);
    let outcome = stage.apply().await;
    (stage, outcome)
}

fn codes(stage: &Stage) -> Vec<String> {
    let events = stage.events.take().into_iter();
    events
        .filter_map(|event| match event {
            Event::Waiting { code, .. } => Some(code),
            _ => None,
        })
        .collect()
}

async fn heals(fault: On, code: &str) -> Stage {
    let (stage, outcome) = with(fault).await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    stage.assert_whole().await;
    assert_eq!(codes(&stage), [code], "said once");
    stage
}

async fn ends(fault: On, code: &str, after: Duration) {
    let (stage, outcome) = with(fault).await;
    assert_eq!(outcome.exit(), Exit::Failed, "{outcome:?}");
    assert_eq!(outcome.failed.len(), 1);
    assert_eq!(outcome.failed[0].diagnostic.code, code, "{:?}", outcome.failed);
    let took = stage.sim.elapsed();
    assert!(
        took >= after && took < after + Duration::from_secs(60),
        "{took:?}"
    );
    assert_eq!(
        outcome.done.len() + outcome.skipped.len() + 1,
        stage.plan.steps.len(),
        "what needs the step is skipped, and the rest is done"
    );
}

fn refusal(code: &str) -> Verdict {
    let message = format!("{code} for the moment");
    Verdict::Refuse {
        code: code.to_owned(),
        message,
        status: 409,
    }
}

const ALWAYS: u32 = u32::MAX;

#[tokio::test(start_paused = true)]
async fn scenario_40_a_burst_of_throttling_is_waited_out() {
    for operation in [
        Operation::IamCreateRole,
        Operation::IamPutGroupPolicy,
        Operation::IamGetRole,
    ] {
        let stage = heals(On::first(operation, Verdict::Throttle).times(6), "Throttling").await;
        assert!(
            stage.sim.elapsed() > Duration::from_secs(2),
            "{:?}",
            stage.sim.elapsed()
        );
    }
}

#[tokio::test(start_paused = true)]
async fn throttling_without_end_ends_after_five_minutes() {
    let fault = On::first(Operation::IamCreateRole, Verdict::Throttle).times(ALWAYS);
    ends(fault, "apply/timeout", Duration::from_secs(300)).await;
}

#[tokio::test(start_paused = true)]
async fn scenario_41_a_role_whose_answer_was_lost_is_found_and_not_made_twice() {
    for verdict in [Verdict::LoseAnswer, Verdict::FailAfter] {
        let stage = heals(On::first(Operation::IamCreateRole, verdict), "no answer").await;
        assert_eq!(stage.done(Operation::IamCreateRole), 1);
    }
    // Lost on the way there: it is looked for three times before it is sent again.
    let stage = heals(
        On::first(Operation::IamCreateRole, Verdict::LoseRequest),
        "no answer",
    )
    .await;
    assert_eq!(stage.done(Operation::IamCreateRole), 1);
    assert!(
        stage.sim.elapsed() >= Duration::from_secs(2),
        "{:?}",
        stage.sim.elapsed()
    );
}

#[tokio::test(start_paused = true)]
async fn a_role_that_somebody_made_meanwhile_is_a_conflict_and_stays() {
    let stage = Stage::new("instant");
    let (sim, root) = (stage.sim.clone(), stage.root(SPOKE));
    let mut made = false;
    stage.port.meddle(move |_, request| {
        if request.operation == Operation::IamCreateRole && !made {
            made = true;
            let request = rolecall_api::views::iam::CreateRoleRequest {
                role_name: "MicetroAccess".to_owned(),
                path: Some("/somebody/".to_owned()),
                assume_role_policy_document: stage::trust(&format!("arn:aws:iam::{HUB}:root")),
                ..Default::default()
            };
            at_once(sim.send(&root, request)).unwrap();
        }
        Meddle::Pass
    });
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Stale, "{outcome:?}");
    assert_eq!(outcome.stale[0].what, "create role MicetroAccess");
    assert_eq!(stage.done(Operation::IamCreateRole), 1, "somebody's");
    assert_eq!(
        stage.done(Operation::IamAttachRolePolicy),
        0,
        "what isn't ours is not written to"
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_43_a_group_policy_whose_answer_was_lost_is_found() {
    for verdict in [
        Verdict::LoseAnswer,
        Verdict::FailAfter,
        Verdict::LoseRequest,
        Verdict::FailBefore,
    ] {
        let stage = heals(
            On::first(Operation::IamPutGroupPolicy, verdict.clone()),
            "no answer",
        )
        .await;
        assert_eq!(stage.done(Operation::IamPutGroupPolicy), 1, "{verdict:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn scenario_44_a_server_in_trouble_is_asked_five_times() {
    for operation in [
        Operation::IamCreateUser,
        Operation::IamCreateGroup,
        Operation::IamAddUserToGroup,
        Operation::IamAttachRolePolicy,
        Operation::IamCreateAccessKey,
        Operation::IamGetUser,
    ] {
        heals(On::first(operation, Verdict::FailBefore).times(4), "no answer").await;
    }
    let fault = On::first(Operation::StsGetCallerIdentity, Verdict::FailBefore);
    heals(fault.by(account(HUB)).times(4), "no answer").await;
    let fault = On::first(Operation::IamAttachRolePolicy, Verdict::FailBefore).times(ALWAYS);
    ends(fault, "apply/timeout", Duration::ZERO).await;
}

#[tokio::test(start_paused = true)]
async fn scenario_45_a_concurrent_modification_is_tried_again() {
    for operation in [
        Operation::IamCreateRole,
        Operation::IamAttachRolePolicy,
        Operation::IamAddUserToGroup,
    ] {
        heals(
            On::first(operation, refusal("ConcurrentModification")).times(3),
            "ConcurrentModification",
        )
        .await;
    }
    let fault = On::first(Operation::IamAttachRolePolicy, refusal("ConcurrentModification")).times(ALWAYS);
    ends(fault, "apply/timeout", Duration::from_secs(120)).await;
}

#[tokio::test(start_paused = true)]
async fn scenario_46_a_name_that_was_just_given_up_is_tried_again() {
    let code = "EntityTemporarilyUnmodifiable";
    heals(On::first(Operation::IamCreateUser, refusal(code)).times(5), code).await;
    let fault = On::first(Operation::IamAddUserToGroup, refusal(code)).times(ALWAYS);
    ends(fault, "apply/timeout", Duration::from_secs(120)).await;
}

#[tokio::test(start_paused = true)]
async fn scenario_28_a_group_that_somebody_filled_meanwhile_stops_its_own_steps_alone() {
    let stage = Stage::new("instant");
    let (sim, root) = (stage.sim.clone(), stage.root(HUB));
    let mut filled = false;
    stage.port.meddle(move |_, request| {
        if request.operation == Operation::IamPutGroupPolicy && !filled {
            filled = true;
            let statement = r#"{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::999999999999:role/Somebody"}"#;
            let request = PutGroupPolicyRequest {
                group_name: "micetro-hub-01".to_owned(),
                policy_name: "somebody".to_owned(),
                policy_document: format!(
                    r#"{{"Version":"2012-10-17","Statement":[{}]}}"#,
                    vec![statement; 51].join(",")
                ),
            };
            at_once(sim.send(&root, request)).unwrap();
        }
        Meddle::Pass
    });
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Failed);
    let found = &outcome.failed[0].diagnostic;
    assert_eq!(
        (outcome.failed.len(), found.code),
        (1, "apply/limit"),
        "{found:?}"
    );
    assert!(found.hints[0].contains("rolecall plan"), "{found:?}");
    assert_eq!(
        stage.done(Operation::IamCreateRole),
        0,
        "no role without its record in the hub"
    );
    assert_eq!(
        stage.done(Operation::IamAddUserToGroup),
        1,
        "what doesn't need it went on"
    );
    assert!(
        stage.sim.elapsed() < Duration::from_secs(1),
        "a quota is no matter of time"
    );
}

#[tokio::test(start_paused = true)]
async fn a_denied_operator_fails_at_once_with_what_is_needed() {
    let (stage, outcome) = with(On::first(Operation::IamCreateRole, refusal("AccessDenied"))).await;
    let found = &outcome.failed[0].diagnostic;
    assert_eq!(found.code, "apply/denied");
    assert!(found.hints[0].contains("rolecall permissions"));
    assert!(stage.sim.elapsed() < Duration::from_secs(1));
}

/// The role is there with its attachment, and the plan takes both away.
async fn tearing_down() -> Stage {
    let mut stage = Stage::new("instant");
    assert_eq!(stage.apply().await.exit(), Exit::Done);
    let _made = stage.events.take();
    let made = std::mem::take(&mut stage.plan.steps);
    let of = |found: fn(&Act) -> bool| made.iter().find(|step| found(&step.act)).unwrap().clone();
    let attached = of(|act| matches!(act, Act::AttachRolePolicy { .. }));
    let created = of(|act| matches!(act, Act::CreateRole { .. }));
    let Act::AttachRolePolicy { role, policy } = attached.act.clone() else {
        unreachable!()
    };
    add(
        &mut stage.plan.steps,
        account(SPOKE),
        Act::DetachRolePolicy {
            role: role.clone(),
            policy,
        },
        &[],
    );
    add(
        &mut stage.plan.steps,
        account(SPOKE),
        Act::DeleteRole { role },
        &[1],
    );
    stage.plan.destroy = true;
    for (step, earlier) in stage.plan.steps.iter_mut().zip([attached, created]) {
        (step.before, step.after) = (earlier.after, earlier.before);
    }
    stage
}

#[tokio::test(start_paused = true)]
async fn scenario_72_what_was_removed_and_is_seen_a_while_longer_is_removed_again() {
    let stage = tearing_down().await;
    let mut seen = 3;
    stage.port.meddle(move |_, request| {
        if request.operation == Operation::IamDeleteRole && seen > 0 {
            seen -= 1;
            return Meddle::Refuse(
                "DeleteConflict",
                "Cannot delete entity, must detach all policies first.",
                409,
            );
        }
        Meddle::Pass
    });
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    assert_eq!(stage.done(Operation::IamDeleteRole), 1);
    assert_eq!(codes(&stage), ["DeleteConflict"]);
}

#[tokio::test(start_paused = true)]
async fn a_conflict_whose_cause_may_not_be_read_is_waited_out_and_ends() {
    let stage = tearing_down().await;
    let conflict = Verdict::Refuse {
        code: "DeleteConflict".to_owned(),
        message: "Cannot delete entity, must delete policies first.".to_owned(),
        status: 409,
    };
    stage.fault(On::first(Operation::IamDeleteRole, conflict).times(ALWAYS));
    stage.fault(On::first(Operation::IamListRolePolicies, refusal("AccessDenied")).times(ALWAYS));
    let outcome = stage.apply().await;
    assert_eq!(outcome.failed[0].diagnostic.code, "apply/timeout");
    assert!(stage.sim.elapsed() >= Duration::from_secs(120));
}

#[tokio::test(start_paused = true)]
async fn what_somebody_attached_meanwhile_is_not_removed() {
    let stage = tearing_down().await;
    let request = AttachRolePolicyRequest {
        role_name: "MicetroAccess".to_owned(),
        policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess".to_owned(),
    };
    stage.sim.send(&stage.root(SPOKE), request).await.unwrap();
    let outcome = stage.apply().await;
    let found = &outcome.failed[0].diagnostic;
    assert_eq!(found.code, "apply/foreign");
    assert!(
        found
            .message
            .contains("detach AdministratorAccess from role MicetroAccess"),
        "{}",
        found.message
    );
    assert_eq!(stage.done(Operation::IamDeleteRole), 0);
    assert!(
        stage.sim.elapsed() < Duration::from_secs(1),
        "somebody's attachment is no matter of time"
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_73_what_is_gone_already_is_removed() {
    let stage = tearing_down().await;
    let mut gone = false;
    let (sim, root) = (stage.sim.clone(), stage.root(SPOKE));
    stage.port.meddle(move |_, request| {
        if request.operation == Operation::IamDeleteRole && !gone {
            gone = true;
            let request = DeleteRoleRequest {
                role_name: "MicetroAccess".to_owned(),
            };
            at_once(sim.send(&root, request)).unwrap();
        }
        Meddle::Pass
    });
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    assert_eq!((outcome.done.len(), outcome.already.len()), (1, 1));
}
