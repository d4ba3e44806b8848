//! Nobody is answered without showing that the credentials are theirs; each service says so in its words.

use rolecall_api::credentials::{Credentials, SecretAccessKey, SessionToken};
use rolecall_api::views::ec2::{DescribeRegionsRequest, DescribeSubnetsRequest, DescribeVpcsRequest};
use rolecall_api::views::iam;
use rolecall_api::views::organizations::DescribeOrganizationRequest;
use rolecall_api::views::route53::ListHostedZonesRequest;
use rolecall_api::views::sts::GetCallerIdentityRequest;

use super::setup::*;
use crate::bench::{Bench, HUB, SPOKE, code, refusal};

#[test]
fn unknown_keys_wrong_secrets_and_wrong_tokens_are_told_apart() {
    let mut bench = Bench::new("instant");
    let key = set_up(&mut bench);
    let session = session(assume(&mut bench, &key));
    let mut ask = |who: &Credentials| refusal(bench.send(who, GetCallerIdentityRequest::default()));
    let unknown = (
        "InvalidClientTokenId".to_owned(),
        "The security token included in the request is invalid.".to_owned(),
    );
    let wrong = SecretAccessKey::new("x".repeat(40));
    assert_eq!(
        ask(&Credentials::long_term("AKIAAAAAAAAAAAAAAAAA", wrong.clone())),
        unknown
    );
    assert_eq!(
        ask(&Credentials {
            secret: wrong.clone(),
            ..key.clone()
        })
        .0,
        "SignatureDoesNotMatch"
    );
    assert_eq!(
        ask(&Credentials {
            secret: wrong,
            ..session.clone()
        })
        .0,
        "SignatureDoesNotMatch"
    );
    assert_eq!(
        ask(&Credentials {
            session_token: None,
            ..session.clone()
        }),
        unknown
    );
    assert_eq!(
        ask(&Credentials {
            session_token: Some(SessionToken::new("x")),
            ..session
        }),
        unknown
    );
    assert_eq!(
        ask(&Credentials {
            session_token: Some(SessionToken::new("x")),
            ..key
        }),
        unknown
    );
}

#[test]
fn what_was_not_proven_is_not_answered() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let now = bench.clock.now();
    let request = rolecall_api::Request::from(GetCallerIdentityRequest::default());
    let call = rolecall_api::Call::new(root.clone());
    let mut attempt = bench
        .world
        .begin(now, request.operation.service(), "us-east-1", &root.access_key_id);
    assert!(
        bench
            .world
            .handle(now, &attempt, &call, request.clone())
            .unwrap_err()
            .is("SignatureDoesNotMatch")
    );
    attempt.refused(crate::call::refusal::refuse(
        403,
        "SignatureDoesNotMatch",
        "too old",
    ));
    assert!(bench.world.handle(now, &attempt, &call, request.clone()).is_err());
    attempt.proven();
    bench.world.handle(now, &attempt, &call, request).unwrap();
}

#[test]
fn an_inactive_key_is_no_key() {
    let mut bench = Bench::new("instant");
    let key = set_up(&mut bench);
    let root = bench.root(HUB);
    for (status, works) in [("Inactive", false), ("Active", true)] {
        let update = iam::UpdateAccessKeyRequest {
            user_name: Some("hub".into()),
            access_key_id: key.access_key_id.clone(),
            status: status.into(),
        };
        bench.send(&root, update).unwrap();
        assert_eq!(
            bench.send(&key, GetCallerIdentityRequest::default()).is_ok(),
            works,
            "{status}"
        );
    }
}

#[test]
fn each_service_refuses_in_its_own_words() {
    let mut bench = Bench::new("instant");
    let key = set_up(&mut bench);
    let nobody = Credentials::long_term("AKIAAAAAAAAAAAAAAAAA", SecretAccessKey::new("x"));
    assert_eq!(
        code(bench.send(&nobody, DescribeVpcsRequest::default())),
        "AuthFailure"
    );
    assert_eq!(
        code(bench.send(&nobody, ListHostedZonesRequest::default())),
        "InvalidClientTokenId"
    );
    assert_eq!(
        code(bench.send(&nobody, DescribeOrganizationRequest::default())),
        "UnrecognizedClientException"
    );
    let (denied, text) = refusal(bench.send(&key, DescribeVpcsRequest::default()));
    assert_eq!(denied, "UnauthorizedOperation");
    assert_eq!(
        text,
        "You are not authorized to perform this operation. User: arn:aws:iam::111111111111:user/hub is not authorized to perform: ec2:DescribeVpcs because no identity-based policy allows the ec2:DescribeVpcs action"
    );
    assert_eq!(
        code(bench.send(&key, ListHostedZonesRequest::default())),
        "AccessDenied"
    );
    assert_eq!(
        code(bench.send(&key, DescribeOrganizationRequest::default())),
        "AccessDeniedException"
    );
}

#[test]
fn the_probes_are_true_for_an_empty_account() {
    let mut bench = Bench::new("instant");
    let root = bench.root(SPOKE);
    assert_eq!(
        bench.send(&root, DescribeVpcsRequest::default()).unwrap().vpcs,
        []
    );
    assert_eq!(
        bench
            .send(&root, DescribeSubnetsRequest::default())
            .unwrap()
            .subnets,
        []
    );
    assert_eq!(
        bench
            .send(&root, ListHostedZonesRequest::default())
            .unwrap()
            .hosted_zones,
        []
    );
    let regions = bench
        .send(&root, DescribeRegionsRequest::default())
        .unwrap()
        .regions;
    assert_eq!(regions.len(), 17);
    assert!(
        regions
            .iter()
            .all(|region| region.opt_in_status.as_deref() == Some("opt-in-not-required"))
    );
    let named = DescribeRegionsRequest {
        region_names: vec!["eu-west-1".into()],
        ..Default::default()
    };
    assert_eq!(bench.send(&root, named).unwrap().regions.len(), 1);
    let absent = DescribeVpcsRequest {
        vpc_ids: vec!["vpc-1".into()],
        ..Default::default()
    };
    assert_eq!(code(bench.send(&root, absent)), "InvalidVpcID.NotFound");
    let dry = DescribeVpcsRequest {
        dry_run: Some(true),
        ..Default::default()
    };
    assert_eq!(code(bench.send(&root, dry)), "DryRunOperation");
}

#[test]
fn who_may_not_ask_learns_not_whether_it_exists() {
    let mut bench = Bench::new("instant");
    let key = set_up(&mut bench);
    for name in ["hub", "nobody"] {
        let (denied, text) = refusal(bench.send(
            &key,
            iam::GetUserRequest {
                user_name: Some(name.into()),
            },
        ));
        assert_eq!(denied, "AccessDenied");
        assert_eq!(
            text,
            format!(
                "User: arn:aws:iam::111111111111:user/hub is not authorized to perform: iam:GetUser on resource: user {name} because no identity-based policy allows the iam:GetUser action"
            )
        );
    }
}
