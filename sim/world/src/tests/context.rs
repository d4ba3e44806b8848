//! The request context is filled truthfully: each key, by a policy that asks for it.

use std::net::IpAddr;

use rolecall_api::credentials::Credentials;
use rolecall_api::port::Call;
use rolecall_api::views::iam;
use rolecall_api::views::route53::ListHostedZonesRequest;
use rolecall_api::views::sts::GetSessionTokenRequest;

use super::setup::*;
use crate::bench::{Bench, HUB, SPOKE};

fn conditional(action: &str, condition: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"{action}","Resource":"*","Condition":{condition}}}]}}"#
    )
}

/// Whether a user with this condition may list users.
fn opens(bench: &mut Bench, key: &Credentials, call: &Call, condition: &str) -> bool {
    user_policy(bench, "hub", conditional("iam:ListUsers", condition));
    bench.send_by(call, key, iam::ListUsersRequest::default()).is_ok()
}

#[test]
fn a_user_s_request_says_who_when_where_and_how() {
    let mut bench = Bench::new("instant");
    let key = set_up(&mut bench);
    let root = bench.root(HUB);
    let tag = iam::Tag {
        key: "Team".into(),
        value: "dns".into(),
    };
    bench
        .send(
            &root,
            iam::TagUserRequest {
                user_name: "hub".into(),
                tags: vec![tag],
            },
        )
        .unwrap();
    let user = bench
        .send(
            &root,
            iam::GetUserRequest {
                user_name: Some("hub".into()),
            },
        )
        .unwrap()
        .user;
    let call = Call::new(key.clone())
        .source_ip(IpAddr::from([203, 0, 113, 7]))
        .user_agent("tester/1")
        .region("eu-west-1");
    let userid = format!(r#"{{"StringEquals":{{"aws:userid":"{}"}}}}"#, user.user_id);
    for (condition, yes) in [
        (r#"{"StringEquals":{"aws:username":"hub"}}"#, true),
        (r#"{"StringEquals":{"aws:username":"other"}}"#, false),
        (userid.as_str(), true),
        (r#"{"StringEquals":{"aws:PrincipalType":"User"}}"#, true),
        (
            r#"{"StringEquals":{"aws:PrincipalAccount":"111111111111"}}"#,
            true,
        ),
        (
            r#"{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111111111111:user/hub"}}"#,
            true,
        ),
        (r#"{"StringEquals":{"aws:PrincipalTag/team":"dns"}}"#, true),
        (r#"{"StringEquals":{"aws:PrincipalTag/team":"web"}}"#, false),
        (r#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#, true),
        (r#"{"IpAddress":{"aws:SourceIp":"198.51.100.0/24"}}"#, false),
        (r#"{"Bool":{"aws:SecureTransport":"true"}}"#, true),
        (r#"{"StringEquals":{"aws:UserAgent":"tester/1"}}"#, true),
        (r#"{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}"#, true),
        (
            r#"{"DateLessThan":{"aws:CurrentTime":"2026-01-01T00:00:01Z"}}"#,
            true,
        ),
        (
            r#"{"DateGreaterThan":{"aws:CurrentTime":"2026-01-01T00:00:01Z"}}"#,
            false,
        ),
        (r#"{"NumericEquals":{"aws:EpochTime":"1767225600"}}"#, true),
        (r#"{"StringEquals":{"aws:ResourceAccount":"111111111111"}}"#, true),
        // Long-term credentials have neither.
        (r#"{"Null":{"aws:MultiFactorAuthPresent":"true"}}"#, true),
        (r#"{"Null":{"aws:TokenIssueTime":"true"}}"#, true),
        (r#"{"Null":{"aws:PrincipalOrgID":"true"}}"#, true),
    ] {
        assert_eq!(opens(&mut bench, &key, &call, condition), yes, "{condition}");
    }
    let plain = call.secure_transport(false);
    assert!(!opens(
        &mut bench,
        &key,
        &plain,
        r#"{"Bool":{"aws:SecureTransport":"true"}}"#
    ));
}

#[test]
fn a_session_s_request_is_its_role_s() {
    let mut bench = Bench::new("instant");
    let key = set_up(&mut bench);
    let root = bench.root(SPOKE);
    let detach = iam::DetachRolePolicyRequest {
        role_name: "Micetro".into(),
        policy_arn: ROUTE53.into(),
    };
    bench.send(&root, detach).unwrap();
    let session = session(assume(&mut bench, &key));
    for (condition, yes) in [
        (
            r#"{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::222222222222:role/Micetro"}}"#,
            true,
        ),
        (
            r#"{"ArnEquals":{"aws:PrincipalArn":"arn:aws:sts::222222222222:assumed-role/Micetro/test"}}"#,
            false,
        ),
        (r#"{"StringEquals":{"aws:PrincipalType":"AssumedRole"}}"#, true),
        (r#"{"StringLike":{"aws:userid":"AROA*:test"}}"#, true),
        (r#"{"Null":{"aws:username":"true"}}"#, true),
        (r#"{"Bool":{"aws:MultiFactorAuthPresent":"false"}}"#, true),
        (
            r#"{"DateEquals":{"aws:TokenIssueTime":"2026-01-01T00:00:00Z"}}"#,
            true,
        ),
        (
            r#"{"StringEquals":{"aws:PrincipalAccount":"222222222222"}}"#,
            true,
        ),
    ] {
        let put = iam::PutRolePolicyRequest {
            role_name: "Micetro".into(),
            policy_name: "own".into(),
            policy_document: conditional("route53:*", condition),
        };
        bench.send(&root, put).unwrap();
        assert_eq!(
            bench.send(&session, ListHostedZonesRequest::default()).is_ok(),
            yes,
            "{condition}"
        );
    }
}

#[test]
fn a_trust_policy_sees_what_the_call_passes() {
    let mut bench = Bench::new("instant");
    let key = set_up(&mut bench);
    let root = bench.root(SPOKE);
    let tag = iam::Tag {
        key: "Stage".into(),
        value: "prod".into(),
    };
    bench
        .send(
            &root,
            iam::TagRoleRequest {
                role_name: "Micetro".into(),
                tags: vec![tag],
            },
        )
        .unwrap();
    for (condition, yes) in [
        (r#"{"StringEquals":{"sts:RoleSessionName":"test"}}"#, true),
        (r#"{"StringEquals":{"sts:RoleSessionName":"other"}}"#, false),
        (
            r#"{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111111111111:user/hub"}}"#,
            true,
        ),
        (
            r#"{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111111111111:user/other"}}"#,
            false,
        ),
        (r#"{"StringEquals":{"iam:ResourceTag/stage":"prod"}}"#, true),
        (r#"{"StringEquals":{"aws:ResourceTag/Stage":"test"}}"#, false),
        (r#"{"StringEquals":{"aws:ResourceAccount":"222222222222"}}"#, true),
        // Only services speak for an account.
        (r#"{"StringEquals":{"aws:SourceAccount":"111111111111"}}"#, false),
    ] {
        let update = iam::UpdateAssumeRolePolicyRequest {
            role_name: "Micetro".into(),
            policy_document: trust_if("111111111111", condition),
        };
        bench.send(&root, update).unwrap();
        assert_eq!(assume(&mut bench, &key).is_ok(), yes, "{condition}");
    }
}

#[test]
fn a_user_s_session_is_temporary_and_the_user() {
    let mut bench = Bench::new("instant");
    let key = set_up(&mut bench);
    let token = bench
        .send(&key, GetSessionTokenRequest::default())
        .unwrap()
        .credentials
        .unwrap();
    let session = Credentials::from(token);
    user_policy(
        &mut bench,
        "hub",
        conditional(
            "route53:ListHostedZones",
            r#"{"StringEquals":{"aws:username":"hub"},"Bool":{"aws:MultiFactorAuthPresent":"false"}}"#,
        ),
    );
    bench.send(&session, ListHostedZonesRequest::default()).unwrap();
    bench.send(&key, ListHostedZonesRequest::default()).unwrap_err();
}
