//! A report tells who tried to use what the policies allow something of, and only whom asked for it.

use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::views::iam as api;
use rolecall_api::views::sts::GetCallerIdentityRequest;

use super::as_far_as_done;
use crate::bench::{Bench, HUB, code};
use crate::iam::bench::{allow, create_group, join, put_group_policy};

const ANNA: &str = "arn:aws:iam::111111111111:user/anna";
const GROUP: &str = "arn:aws:iam::111111111111:group/g";

fn generate(bench: &mut Bench, who: &Credentials, arn: &str, by_action: bool) -> String {
    let request = api::GenerateServiceLastAccessedDetailsRequest {
        arn: arn.into(),
        granularity: by_action.then(|| "ACTION_LEVEL".into()),
    };
    bench.send(who, request).unwrap().job_id.unwrap()
}

fn get(
    bench: &mut Bench,
    who: &Credentials,
    job: &str,
) -> Result<api::GetServiceLastAccessedDetailsResponse, CallError> {
    let request = api::GetServiceLastAccessedDetailsRequest {
        job_id: job.into(),
        max_items: None,
        marker: None,
    };
    bench.send(who, request)
}

/// Anna and Otto are in a group that may use IAM and STS; Anna asks each of something.
fn group(delays: &str) -> (Bench, Credentials) {
    let mut bench = Bench::new(delays);
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    bench.user(HUB, "otto");
    create_group(&mut bench, &root, "g");
    for user in ["anna", "otto"] {
        join(&mut bench, &root, user, "g").unwrap();
    }
    let document = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["iam:*","sts:Get*"],"Resource":"*"}}"#;
    put_group_policy(&mut bench, &root, "g", "ours", document).unwrap();
    bench.settle();
    bench.send(&anna, GetCallerIdentityRequest::default()).unwrap();
    bench.wait(60_000);
    bench.send(&anna, api::GetUserRequest::default()).unwrap();
    bench.wait(60_000);
    (bench, root)
}

#[test]
fn services_are_told_with_their_last_use_and_its_action() {
    let (mut bench, root) = group("instant");
    let job = generate(&mut bench, &root, ANNA, true);
    let answer = get(&mut bench, &root, &job).unwrap();
    assert_eq!(answer.job_status, "COMPLETED");
    assert_eq!(answer.job_type.as_deref(), Some("ACTION_LEVEL"));
    let [iam, sts] = &answer.services_last_accessed[..] else {
        panic!("{answer:?}");
    };
    assert_eq!(
        (iam.service_namespace.as_str(), iam.service_name.as_str()),
        ("iam", "AWS Identity and Access Management (IAM)")
    );
    assert_eq!(iam.last_authenticated_entity.as_deref(), Some(ANNA));
    assert_eq!(iam.last_authenticated_region.as_deref(), Some("us-east-1"));
    assert_eq!(iam.total_authenticated_entities, Some(1));
    let action = &iam.tracked_actions_last_accessed[0];
    assert_eq!(action.action_name.as_deref(), Some("GetUser"));
    assert_eq!(action.last_accessed_time, iam.last_authenticated);
    assert_eq!(sts.service_namespace, "sts");
    assert!(sts.last_authenticated < iam.last_authenticated);
}

#[test]
fn a_report_on_a_group_tells_each_member() {
    let (mut bench, root) = group("instant");
    let job = generate(&mut bench, &root, GROUP, false);
    let services = get(&mut bench, &root, &job).unwrap().services_last_accessed;
    assert_eq!(services.len(), 2);
    assert!(services[0].tracked_actions_last_accessed.is_empty());
    let request = api::GetServiceLastAccessedDetailsWithEntitiesRequest {
        job_id: job,
        service_namespace: "iam".into(),
        max_items: None,
        marker: None,
    };
    let members = bench.send(&root, request).unwrap().entity_details_list;
    let members: Vec<_> = members
        .iter()
        .map(|member| {
            let info = &member.entity_info;
            (
                info.name.as_str(),
                info.r#type.as_str(),
                member.last_authenticated.is_some(),
            )
        })
        .collect();
    assert_eq!(members, [("anna", "USER", true), ("otto", "USER", false)]);
}

#[test]
fn it_takes_its_time_and_is_for_whom_asked_alone() {
    let (mut bench, root) = group("fixed:10s");
    let anna = bench.user(HUB, "admin");
    let policy = allow("iam:*", "*");
    crate::iam::bench::put_user_policy(&mut bench, &root, "admin", "all", &policy).unwrap();
    bench.settle();
    let job = generate(&mut bench, &root, ANNA, false);
    assert_eq!(code(get(&mut bench, &anna, &job)), "NoSuchEntity");
    bench.wait(10_000);
    assert_eq!(get(&mut bench, &root, &job).unwrap().job_status, "COMPLETED");
    let absent = api::GenerateServiceLastAccessedDetailsRequest {
        arn: "arn:aws:iam::111111111111:user/nobody".into(),
        granularity: None,
    };
    assert_eq!(code(bench.send(&root, absent)), "NoSuchEntity");
}

#[test]
fn an_answer_that_is_not_done_has_no_completion() {
    let answer = |status: &str| {
        rolecall_api::document::Structure::new()
            .with("JobStatus", status)
            .with("JobCompletionDate", "x")
    };
    assert!(
        as_far_as_done(answer("IN_PROGRESS"))
            .get("JobCompletionDate")
            .is_none()
    );
    assert!(
        as_far_as_done(answer("COMPLETED"))
            .get("JobCompletionDate")
            .is_some()
    );
}
