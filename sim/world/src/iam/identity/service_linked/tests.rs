//! Roles that only AWS changes: made once, protected, and gone when their task is done.

use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::percent;
use rolecall_api::views::iam as api;
use rolecall_iam::managed;

use super::services::SERVICES;
use crate::bench::{Bench, HUB, code, refusal};
use crate::iam::bench::{allow_if, create_role, put_user_policy};

const BATCH: &str = "AWSServiceRoleForBatch";

fn create(
    bench: &mut Bench,
    who: &Credentials,
    service: &str,
    suffix: Option<&str>,
) -> Result<api::Role, CallError> {
    let request = api::CreateServiceLinkedRoleRequest {
        aws_service_name: service.into(),
        description: None,
        custom_suffix: suffix.map(str::to_owned),
    };
    bench.send(who, request).map(|answer| answer.role.unwrap())
}

fn delete(bench: &mut Bench, who: &Credentials, name: &str) -> Result<String, CallError> {
    let request = api::DeleteServiceLinkedRoleRequest {
        role_name: name.into(),
    };
    bench.send(who, request).map(|answer| answer.deletion_task_id)
}

fn status(bench: &mut Bench, who: &Credentials, task: &str) -> Result<String, CallError> {
    let request = api::GetServiceLinkedRoleDeletionStatusRequest {
        deletion_task_id: task.into(),
    };
    bench.send(who, request).map(|answer| answer.status)
}

fn get(bench: &mut Bench, who: &Credentials, name: &str) -> Result<api::Role, CallError> {
    let request = api::GetRoleRequest {
        role_name: name.into(),
    };
    bench.send(who, request).map(|answer| answer.role)
}

#[test]
fn every_policy_of_the_table_is_published() {
    for linked in SERVICES {
        // AWS attaches it (recorded), and publishes none of that name any more.
        if linked.policy == "AmazonLexBotPolicy" {
            continue;
        }
        let policy = managed::lookup(linked.policy).unwrap_or_else(|| panic!("{}", linked.policy));
        assert_eq!(policy.path, "/aws-service-role/", "{}", linked.policy);
    }
}

#[test]
fn a_role_is_made_for_a_service_with_its_policy_and_its_trust() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let role = create(&mut bench, &root, "batch.amazonaws.com", None).unwrap();
    assert_eq!(
        (role.role_name.as_str(), role.path.as_str(), role.arn.as_str()),
        (
            BATCH,
            "/aws-service-role/batch.amazonaws.com/",
            "arn:aws:iam::111111111111:role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch"
        )
    );
    assert_eq!(
        percent::decode(role.assume_role_policy_document.as_deref().unwrap()).unwrap(),
        r#"{"Version":"2012-10-17","Statement":[{"Action":["sts:AssumeRole"],"Principal":{"Service":["batch.amazonaws.com"]},"Effect":"Allow"}]}"#
    );
    let attached = api::ListAttachedRolePoliciesRequest {
        role_name: BATCH.into(),
        ..Default::default()
    };
    let attached = bench.send(&root, attached).unwrap().attached_policies;
    assert_eq!(
        attached[0].policy_arn.as_deref(),
        Some("arn:aws:iam::aws:policy/aws-service-role/BatchServiceRolePolicy")
    );
    assert_eq!(
        refusal(create(&mut bench, &root, "batch.amazonaws.com", None)),
        (
            "InvalidInput".into(),
            "Service role name AWSServiceRoleForBatch has been taken in this account, please try a different suffix."
                .into()
        )
    );
    let second = create(&mut bench, &root, "autoscaling.amazonaws.com", Some("two")).unwrap();
    assert_eq!(second.role_name, "AWSServiceRoleForAutoScaling_two");
    assert_eq!(
        code(create(&mut bench, &root, "nothing.amazonaws.com", None)),
        "InvalidInput"
    );
}

#[test]
fn the_service_is_a_condition_key() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let user = bench.user(HUB, "anna");
    let condition = r#"{"StringEquals":{"iam:AWSServiceName":"batch.amazonaws.com"}}"#;
    let may = allow_if("iam:CreateServiceLinkedRole", "*", condition);
    put_user_policy(&mut bench, &root, "anna", "p", &may).unwrap();
    assert_eq!(
        code(create(&mut bench, &user, "ecs.amazonaws.com", None)),
        "AccessDenied"
    );
    create(&mut bench, &user, "batch.amazonaws.com", None).unwrap();
}

#[test]
fn nobody_changes_it() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create(&mut bench, &root, "batch.amazonaws.com", None).unwrap();
    let name = || BATCH.to_owned();
    let expected = (
        "UnmodifiableEntity".to_owned(),
        "Cannot perform the operation on the protected role 'AWSServiceRoleForBatch' - this role is only modifiable by AWS"
            .to_owned(),
    );
    let policy = "arn:aws:iam::aws:policy/AdministratorAccess";
    let service = "arn:aws:iam::aws:policy/aws-service-role/BatchServiceRolePolicy";
    let trust = crate::tests::setup::trust("111111111111");
    let profile = api::CreateInstanceProfileRequest {
        instance_profile_name: "P".into(),
        ..Default::default()
    };
    bench.send(&root, profile).unwrap();
    let refused = [
        refusal(bench.send(
            &root,
            api::AttachRolePolicyRequest {
                role_name: name(),
                policy_arn: policy.into(),
            },
        )),
        refusal(bench.send(
            &root,
            api::DetachRolePolicyRequest {
                role_name: name(),
                policy_arn: service.into(),
            },
        )),
        refusal(bench.send(
            &root,
            api::PutRolePolicyRequest {
                role_name: name(),
                policy_name: "p".into(),
                policy_document: crate::iam::bench::allow("*", "*"),
            },
        )),
        refusal(bench.send(
            &root,
            api::DeleteRolePolicyRequest {
                role_name: name(),
                policy_name: "p".into(),
            },
        )),
        refusal(bench.send(
            &root,
            api::UpdateAssumeRolePolicyRequest {
                role_name: name(),
                policy_document: trust,
            },
        )),
        refusal(bench.send(
            &root,
            api::PutRolePermissionsBoundaryRequest {
                role_name: name(),
                permissions_boundary: policy.into(),
            },
        )),
        refusal(bench.send(
            &root,
            api::DeleteRolePermissionsBoundaryRequest { role_name: name() },
        )),
        refusal(bench.send(
            &root,
            api::UpdateRoleRequest {
                role_name: name(),
                max_session_duration: Some(7200),
                ..Default::default()
            },
        )),
        refusal(bench.send(&root, api::DeleteRoleRequest { role_name: name() })),
        refusal(bench.send(
            &root,
            api::AddRoleToInstanceProfileRequest {
                instance_profile_name: "P".into(),
                role_name: name(),
            },
        )),
    ];
    for refusal in refused {
        assert_eq!(refusal, expected);
    }
    // Its description is the account's.
    let described = api::UpdateRoleRequest {
        role_name: name(),
        description: Some("ours".into()),
        ..Default::default()
    };
    bench.send(&root, described).unwrap();
    assert_eq!(
        get(&mut bench, &root, BATCH).unwrap().description.as_deref(),
        Some("ours")
    );
    // And nobody makes one by another way.
    let own = api::CreateRoleRequest {
        role_name: "x".into(),
        path: Some("/aws-service-role/batch.amazonaws.com/".into()),
        assume_role_policy_document: crate::tests::setup::trust("111111111111"),
        ..Default::default()
    };
    assert_eq!(code(bench.send(&root, own)), "InvalidInput");
}

#[test]
fn it_goes_in_its_own_time_and_one_task_is_enough() {
    let mut bench = Bench::new("fixed:10s");
    let root = bench.root(HUB);
    create(&mut bench, &root, "batch.amazonaws.com", None).unwrap();
    bench.settle();
    let task = delete(&mut bench, &root, BATCH).unwrap();
    assert!(task.starts_with("task/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch/"));
    assert_eq!(status(&mut bench, &root, &task).unwrap(), "NOT_STARTED");
    bench.wait(5_000);
    assert_eq!(status(&mut bench, &root, &task).unwrap(), "IN_PROGRESS");
    assert_eq!(delete(&mut bench, &root, BATCH).unwrap(), task);
    get(&mut bench, &root, BATCH).unwrap();
    // A task under way is part of the world.
    let text = bench.world.to_json(bench.clock.now()).unwrap();
    (bench.world, _) = crate::World::from_json(&text).unwrap();
    bench.wait(5_000);
    assert_eq!(status(&mut bench, &root, &task).unwrap(), "SUCCEEDED");
    assert_eq!(code(get(&mut bench, &root, BATCH)), "NoSuchEntity");
    assert_eq!(code(delete(&mut bench, &root, BATCH)), "NoSuchEntity");
    create(&mut bench, &root, "batch.amazonaws.com", None).unwrap();
}

#[test]
fn a_task_that_nobody_was_given_is_none() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_role(&mut bench, &root, "own");
    assert_eq!(code(delete(&mut bench, &root, "own")), "NoSuchEntity");
    let none = "task/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch/x";
    assert_eq!(code(status(&mut bench, &root, none)), "NoSuchEntity");
    assert_eq!(code(status(&mut bench, &root, "task")), "InvalidInput");
}
