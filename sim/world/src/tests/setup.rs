//! The setup that most tests stand on: a hub user in a group, and a role in a spoke that trusts the hub.

use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::views::iam as api;
use rolecall_api::views::sts::{AssumeRoleRequest, AssumeRoleResponse};

use crate::bench::{Bench, HUB, SPOKE};

pub(crate) const ROLE: &str = "arn:aws:iam::222222222222:role/Micetro";
pub(crate) const ROUTE53: &str = "arn:aws:iam::aws:policy/AmazonRoute53FullAccess";

pub(crate) fn allow(action: &str, resource: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"{action}","Resource":"{resource}"}}]}}"#
    )
}

pub(crate) fn trust(principal: &str) -> String {
    trust_if(principal, "{}")
}

pub(crate) fn trust_if(principal: &str, condition: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{principal}"}},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"],"Condition":{condition}}}]}}"#
    )
}

/// Makes a role in an account, by its root user.
pub(crate) fn role(bench: &mut Bench, account: &str, name: &str, trust: String) {
    let root = bench.root(account);
    let request = api::CreateRoleRequest {
        role_name: name.into(),
        assume_role_policy_document: trust,
        ..Default::default()
    };
    bench.send(&root, request).unwrap();
}

/// Gives a user an inline policy.
pub(crate) fn user_policy(bench: &mut Bench, name: &str, document: String) {
    let root = bench.root(HUB);
    let request = api::PutUserPolicyRequest {
        user_name: name.into(),
        policy_name: "own".into(),
        policy_document: document,
    };
    bench.send(&root, request).unwrap();
}

/// The hub's side and the spoke's, all in one moment. Gives the user's key.
pub(crate) fn set_up(bench: &mut Bench) -> Credentials {
    let (hub, spoke) = (bench.root(HUB), bench.root(SPOKE));
    let key = bench.user(HUB, "hub");
    let group = api::CreateGroupRequest {
        group_name: "hub".into(),
        ..Default::default()
    };
    bench.send(&hub, group).unwrap();
    let member = api::AddUserToGroupRequest {
        group_name: "hub".into(),
        user_name: "hub".into(),
    };
    bench.send(&hub, member).unwrap();
    let policy = api::PutGroupPolicyRequest {
        group_name: "hub".into(),
        policy_name: "assume".into(),
        policy_document: allow("sts:AssumeRole", ROLE),
    };
    bench.send(&hub, policy).unwrap();
    role(bench, SPOKE, "Micetro", trust("arn:aws:iam::111111111111:root"));
    let attach = api::AttachRolePolicyRequest {
        role_name: "Micetro".into(),
        policy_arn: ROUTE53.into(),
    };
    bench.send(&spoke, attach).unwrap();
    key
}

pub(crate) fn request(role: &str) -> AssumeRoleRequest {
    AssumeRoleRequest {
        role_arn: role.into(),
        role_session_name: "test".into(),
        ..Default::default()
    }
}

/// Assumes the role of the setup.
pub(crate) fn assume(bench: &mut Bench, who: &Credentials) -> Result<AssumeRoleResponse, CallError> {
    bench.send(who, request(ROLE))
}

/// The credentials that were answered.
pub(crate) fn session(answer: Result<AssumeRoleResponse, CallError>) -> Credentials {
    answer.unwrap().credentials.unwrap().into()
}
