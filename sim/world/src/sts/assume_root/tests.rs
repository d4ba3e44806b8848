//! Who may be the root user of a member account, and for what.

use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::views::iam as iam_api;
use rolecall_api::views::sts as api;

use crate::bench::{Bench, HUB, SPOKE, account, code, refusal};
use crate::iam::bench::{allow, allow_if, put_user_policy};
use crate::organization::Feature;

const AUDIT: &str = "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials";
const DELETE: &str = "arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials";

/// An organization of both accounts, with sessions of root users, and a user of the hub who may have them.
fn setup() -> (Bench, Credentials) {
    let mut bench = Bench::new("instant");
    let root = bench.world.create_organization(account(HUB)).unwrap();
    bench.world.join_organization(account(SPOKE), &root).unwrap();
    let organization = bench.world.organization.as_mut().unwrap();
    organization.set_feature(Feature::RootSessions, true);
    let anna = bench.user(HUB, "anna");
    let root = bench.root(HUB);
    put_user_policy(&mut bench, &root, "anna", "a", &allow("sts:AssumeRoot", "*")).unwrap();
    (bench, anna)
}

fn ask(
    bench: &mut Bench,
    who: &Credentials,
    target: &str,
    task: &str,
    seconds: Option<i64>,
) -> Result<Credentials, CallError> {
    let request = api::AssumeRootRequest {
        target_principal: target.into(),
        task_policy_arn: api::PolicyDescriptorType {
            arn: Some(task.into()),
        },
        duration_seconds: seconds,
        ..Default::default()
    };
    Ok(bench.send(who, request)?.credentials.unwrap().into())
}

fn keys(bench: &mut Bench, who: &Credentials) -> Result<Vec<iam_api::AccessKeyMetadata>, CallError> {
    let request = iam_api::ListAccessKeysRequest::default();
    Ok(bench.send(who, request)?.access_key_metadata)
}

#[test]
fn a_task_allows_what_it_is_for_and_nothing_else() {
    let (mut bench, anna) = setup();
    let key = bench.root(SPOKE);
    let audit = ask(&mut bench, &anna, SPOKE, AUDIT, None).unwrap();
    let who = bench
        .send(&audit, api::GetCallerIdentityRequest::default())
        .unwrap();
    assert_eq!(who.arn.as_deref(), Some("arn:aws:iam::222222222222:root"));
    let found = keys(&mut bench, &audit).unwrap();
    assert_eq!(
        found[0].access_key_id.as_deref(),
        Some(key.access_key_id.as_str())
    );
    let delete = iam_api::DeleteAccessKeyRequest {
        user_name: None,
        access_key_id: key.access_key_id.clone(),
    };
    assert_eq!(code(bench.send(&audit, delete.clone())), "AccessDenied");
    assert_eq!(
        code(bench.send(&audit, iam_api::ListUsersRequest::default())),
        "AccessDenied"
    );
    let role = api::AssumeRoleRequest {
        role_arn: "arn:aws:iam::222222222222:role/any".into(),
        role_session_name: "test".into(),
        ..Default::default()
    };
    assert_eq!(code(bench.send(&audit, role)), "AccessDenied");
    let deleter = ask(&mut bench, &anna, "arn:aws:iam::222222222222:root", DELETE, None).unwrap();
    bench.send(&deleter, delete).unwrap();
    assert!(keys(&mut bench, &audit).unwrap().is_empty());
    let event = bench.world.journal().events().last().unwrap().to_json();
    assert_eq!(event["userIdentity"]["type"], "Root");
    assert_eq!(event["userIdentity"]["sessionContext"]["assumedRoot"], "true");
}

#[test]
fn the_organization_must_have_it_and_the_caller_administer_it() {
    let (mut bench, anna) = setup();
    let plain = "User: arn:aws:iam::111111111111:user/anna is not authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::";
    for elsewhere in [HUB, "333333333333"] {
        let told = refusal(ask(&mut bench, &anna, elsewhere, AUDIT, None));
        assert_eq!(told, ("AccessDenied".into(), format!("{plain}{elsewhere}:root")));
    }
    let bea = bench.user(SPOKE, "bea");
    let root = bench.root(SPOKE);
    put_user_policy(&mut bench, &root, "bea", "a", &allow("sts:AssumeRoot", "*")).unwrap();
    assert_eq!(code(ask(&mut bench, &bea, SPOKE, AUDIT, None)), "AccessDenied");
    let now = bench.clock.now();
    let organization = bench.world.organization.as_mut().unwrap();
    organization.delegate(account(SPOKE), "iam.amazonaws.com", Some(now.into()));
    ask(&mut bench, &bea, SPOKE, AUDIT, None).unwrap();
    let organization = bench.world.organization.as_mut().unwrap();
    organization.set_feature(Feature::RootSessions, false);
    assert_eq!(code(ask(&mut bench, &anna, SPOKE, AUDIT, None)), "AccessDenied");
}

#[test]
fn a_policy_may_ask_for_which_task_and_account() {
    let (mut bench, _) = setup();
    let bea = bench.user(HUB, "bea");
    let root = bench.root(HUB);
    assert_eq!(
        refusal(ask(&mut bench, &bea, SPOKE, AUDIT, None)).1,
        "User: arn:aws:iam::111111111111:user/bea is not authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::222222222222:root because no identity-based policy allows the sts:AssumeRoot action"
    );
    let of_audit = allow_if(
        "sts:AssumeRoot",
        "arn:aws:iam::222222222222:root",
        &format!(
            r#"{{"StringEquals":{{"sts:TaskPolicyArn":"{AUDIT}","aws:ResourceAccount":"222222222222"}}}}"#
        ),
    );
    put_user_policy(&mut bench, &root, "bea", "a", &of_audit).unwrap();
    ask(&mut bench, &bea, SPOKE, AUDIT, None).unwrap();
    assert_eq!(code(ask(&mut bench, &bea, SPOKE, DELETE, None)), "AccessDenied");
}

#[test]
fn it_is_for_one_of_five_tasks_and_lasts_a_quarter_of_an_hour() {
    let (mut bench, anna) = setup();
    let other = "arn:aws:iam::aws:policy/AdministratorAccess";
    assert_eq!(
        code(ask(&mut bench, &anna, SPOKE, other, None)),
        "ValidationError"
    );
    assert_eq!(
        code(ask(&mut bench, &anna, "something else", AUDIT, None)),
        "ValidationError"
    );
    assert_eq!(
        code(ask(&mut bench, &anna, SPOKE, AUDIT, Some(901))),
        "ValidationError"
    );
    let session = ask(&mut bench, &anna, SPOKE, AUDIT, Some(900)).unwrap();
    bench.wait(899_999);
    keys(&mut bench, &session).unwrap();
    bench.wait(1);
    assert_eq!(code(keys(&mut bench, &session)), "ExpiredToken");
}

#[test]
fn no_encoded_message_is_valid() {
    let (mut bench, anna) = setup();
    let root = bench.root(HUB);
    let request = api::DecodeAuthorizationMessageRequest {
        encoded_message: "x".into(),
    };
    assert_eq!(code(bench.send(&anna, request.clone())), "AccessDenied");
    assert_eq!(
        refusal(bench.send(&root, request)),
        (
            "InvalidAuthorizationMessageException".into(),
            "Message is not valid".into()
        )
    );
}
