//! What tests of users, groups and their policies set up again and again.

use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::percent;
use rolecall_api::views::iam as api;

use crate::bench::Bench;

/// A policy of one statement that allows these.
pub(crate) fn allow(action: &str, resource: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"{action}","Resource":"{resource}"}}]}}"#
    )
}

/// The same, under a condition.
pub(crate) fn allow_if(action: &str, resource: &str, condition: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"{action}","Resource":"{resource}","Condition":{condition}}}]}}"#
    )
}

/// A policy that counts so many characters without white space.
pub(crate) fn sized(characters: usize) -> String {
    let policy = |sid: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Sid":"{sid}","Effect":"Allow","Action":"s3:*","Resource":"*"}}]}}"#
        )
    };
    policy(&"x".repeat(characters - policy("").len()))
}

pub(crate) fn create_user(bench: &mut Bench, who: &Credentials, name: &str) -> api::User {
    let request = api::CreateUserRequest {
        user_name: name.into(),
        ..Default::default()
    };
    bench.send(who, request).unwrap().user.unwrap()
}

pub(crate) fn create_group(bench: &mut Bench, who: &Credentials, name: &str) -> api::Group {
    let request = api::CreateGroupRequest {
        group_name: name.into(),
        ..Default::default()
    };
    bench.send(who, request).unwrap().group
}

pub(crate) fn create_role(bench: &mut Bench, who: &Credentials, name: &str) -> api::Role {
    let request = api::CreateRoleRequest {
        role_name: name.into(),
        assume_role_policy_document: r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}]}"#.into(),
        ..Default::default()
    };
    bench.send(who, request).unwrap().role
}

pub(crate) fn join(bench: &mut Bench, who: &Credentials, user: &str, group: &str) -> Result<(), CallError> {
    bench.send(
        who,
        api::AddUserToGroupRequest {
            group_name: group.into(),
            user_name: user.into(),
        },
    )
}

pub(crate) fn leave(bench: &mut Bench, who: &Credentials, user: &str, group: &str) -> Result<(), CallError> {
    bench.send(
        who,
        api::RemoveUserFromGroupRequest {
            group_name: group.into(),
            user_name: user.into(),
        },
    )
}

pub(crate) fn put_user_policy(
    bench: &mut Bench,
    who: &Credentials,
    user: &str,
    policy: &str,
    document: &str,
) -> Result<(), CallError> {
    bench.send(
        who,
        api::PutUserPolicyRequest {
            user_name: user.into(),
            policy_name: policy.into(),
            policy_document: document.into(),
        },
    )
}

pub(crate) fn put_group_policy(
    bench: &mut Bench,
    who: &Credentials,
    group: &str,
    policy: &str,
    document: &str,
) -> Result<(), CallError> {
    bench.send(
        who,
        api::PutGroupPolicyRequest {
            group_name: group.into(),
            policy_name: policy.into(),
            policy_document: document.into(),
        },
    )
}

pub(crate) fn get_user(
    bench: &mut Bench,
    who: &Credentials,
    name: &str,
) -> Result<api::GetUserResponse, CallError> {
    bench.send(
        who,
        api::GetUserRequest {
            user_name: Some(name.into()),
        },
    )
}

pub(crate) fn decoded(document: &str) -> String {
    percent::decode(document).unwrap()
}
