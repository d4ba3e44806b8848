//! `AssumeRole` and what its sessions may do.

use rolecall_api::views::iam;
use rolecall_api::views::route53::ListHostedZonesRequest;
use rolecall_api::views::sts::{
    AssumeRoleRequest, GetCallerIdentityRequest, GetSessionTokenRequest, PolicyDescriptorType,
};

use super::setup::*;
use crate::bench::{Bench, HUB, SPOKE, code, refusal};

fn settled() -> (Bench, rolecall_api::credentials::Credentials) {
    let mut bench = Bench::new("instant");
    let key = set_up(&mut bench);
    (bench, key)
}

const DENIED: &str = "User: arn:aws:iam::111111111111:user/hub is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::222222222222:role/Micetro";

#[test]
fn a_session_is_who_it_says_and_may_what_its_role_may() {
    let (mut bench, key) = settled();
    let answer = assume(&mut bench, &key).unwrap();
    let user = answer.assumed_role_user.clone().unwrap();
    assert_eq!(user.arn, "arn:aws:sts::222222222222:assumed-role/Micetro/test");
    let session = session(Ok(answer));
    assert!(session.access_key_id.starts_with("ASIA"));
    let identity = bench.send(&session, GetCallerIdentityRequest::default()).unwrap();
    assert_eq!(identity.arn.as_deref(), Some(user.arn.as_str()));
    assert_eq!(identity.user_id.as_deref(), Some(user.assumed_role_id.as_str()));
    assert_eq!(identity.account.as_deref(), Some(SPOKE));
    bench.send(&session, ListHostedZonesRequest::default()).unwrap();
    assert_eq!(
        code(bench.send(&session, iam::ListUsersRequest::default())),
        "AccessDenied"
    );
    assert_eq!(
        code(bench.send(&key, ListHostedZonesRequest::default())),
        "AccessDenied"
    );
}

#[test]
fn every_closed_door_has_the_same_plain_text() {
    let (mut bench, key) = settled();
    // Nobody allows it on the caller's side.
    let other = bench.user(HUB, "other");
    let (denied, text) = refusal(assume(&mut bench, &other));
    assert_eq!(
        (denied.as_str(), text),
        ("AccessDenied", DENIED.replace("user/hub", "user/other"))
    );
    // The trust policy names somebody else.
    let root = bench.root(SPOKE);
    let narrow = iam::UpdateAssumeRolePolicyRequest {
        role_name: "Micetro".into(),
        policy_document: trust("arn:aws:iam::222222222222:root"),
    };
    bench.send(&root, narrow).unwrap();
    assert_eq!(
        refusal(assume(&mut bench, &key)),
        ("AccessDenied".into(), DENIED.into())
    );
    // There is no such role, or only one that differs by case.
    for missing in [
        "arn:aws:iam::222222222222:role/Nothing",
        "arn:aws:iam::222222222222:role/micetro",
    ] {
        let root = bench.root(HUB);
        let policy = iam::PutGroupPolicyRequest {
            group_name: "hub".into(),
            policy_name: "assume".into(),
            policy_document: allow("sts:AssumeRole", "*"),
        };
        bench.send(&root, policy).unwrap();
        let text = DENIED.replace("arn:aws:iam::222222222222:role/Micetro", missing);
        assert_eq!(
            refusal(bench.send(&key, request(missing))),
            ("AccessDenied".into(), text)
        );
    }
}

#[test]
fn a_denial_carries_the_law_s_reasons() {
    let (mut bench, _) = settled();
    let other = bench.user(HUB, "other");
    let error = assume(&mut bench, &other).unwrap_err();
    let evidence = error.refusal().unwrap().evidence.clone().unwrap();
    assert!(evidence.is_denied());
}

#[test]
fn the_root_user_may_not_assume_roles() {
    let (mut bench, _) = settled();
    let root = bench.root(HUB);
    let told = (
        "AccessDenied".to_owned(),
        "Roles may not be assumed by root accounts.".to_owned(),
    );
    assert_eq!(refusal(assume(&mut bench, &root)), told);
}

#[test]
fn an_external_id_must_be_the_one_that_the_trust_policy_asks_for() {
    let (mut bench, key) = settled();
    let root = bench.root(SPOKE);
    let condition = r#"{"StringEquals":{"sts:ExternalId":"secret-handshake"}}"#;
    let policy_document = trust_if("arn:aws:iam::111111111111:root", condition);
    bench
        .send(
            &root,
            iam::UpdateAssumeRolePolicyRequest {
                role_name: "Micetro".into(),
                policy_document,
            },
        )
        .unwrap();
    assert_eq!(code(assume(&mut bench, &key)), "AccessDenied");
    let with = |id: &str| AssumeRoleRequest {
        external_id: Some(id.into()),
        ..request(ROLE)
    };
    assert_eq!(code(bench.send(&key, with("wrong-handshake"))), "AccessDenied");
    bench.send(&key, with("secret-handshake")).unwrap();
}

#[test]
fn a_session_ends_when_it_says() {
    let (mut bench, key) = settled();
    let short = AssumeRoleRequest {
        duration_seconds: Some(900),
        ..request(ROLE)
    };
    let session = session(bench.send(&key, short));
    assert_eq!(
        session.expires.unwrap().as_second() - bench.clock.now().as_second(),
        900
    );
    bench.wait(899_999);
    bench.send(&session, ListHostedZonesRequest::default()).unwrap();
    bench.wait(1);
    assert_eq!(
        code(bench.send(&session, ListHostedZonesRequest::default())),
        "ExpiredToken"
    );
}

#[test]
fn no_session_is_longer_than_its_role_allows() {
    let (mut bench, key) = settled();
    let lasting = |seconds| AssumeRoleRequest {
        duration_seconds: Some(seconds),
        ..request(ROLE)
    };
    bench.send(&key, lasting(3600)).unwrap();
    let told = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.";
    assert_eq!(
        refusal(bench.send(&key, lasting(3601))),
        ("ValidationError".into(), told.into())
    );
    let root = bench.root(SPOKE);
    let longer = iam::UpdateRoleRequest {
        role_name: "Micetro".into(),
        max_session_duration: Some(7200),
        ..Default::default()
    };
    bench.send(&root, longer).unwrap();
    bench.send(&key, lasting(7200)).unwrap();
}

#[test]
fn a_chained_session_lasts_an_hour_at_most() {
    let (mut bench, key) = settled();
    let first = session(assume(&mut bench, &key));
    role(
        &mut bench,
        SPOKE,
        "Next",
        trust("arn:aws:iam::222222222222:role/Micetro"),
    );
    let root = bench.root(SPOKE);
    let longer = iam::UpdateRoleRequest {
        role_name: "Next".into(),
        max_session_duration: Some(7200),
        ..Default::default()
    };
    bench.send(&root, longer).unwrap();
    let next = |seconds| AssumeRoleRequest {
        duration_seconds: Some(seconds),
        ..request("arn:aws:iam::222222222222:role/Next")
    };
    bench.send(&first, next(3600)).unwrap();
    let told =
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.";
    assert_eq!(
        refusal(bench.send(&first, next(3601))),
        ("ValidationError".into(), told.into())
    );
}

#[test]
fn a_session_policy_only_narrows() {
    let (mut bench, key) = settled();
    let narrow = |action: &str| AssumeRoleRequest {
        policy: Some(allow(action, "*")),
        ..request(ROLE)
    };
    let none = session(bench.send(&key, narrow("ec2:DescribeVpcs")));
    assert_eq!(
        code(bench.send(&none, ListHostedZonesRequest::default())),
        "AccessDenied"
    );
    let some = session(bench.send(&key, narrow("route53:*")));
    bench.send(&some, ListHostedZonesRequest::default()).unwrap();
    let by_arn = AssumeRoleRequest {
        policy_arns: vec![PolicyDescriptorType {
            arn: Some("arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess".into()),
        }],
        ..request(ROLE)
    };
    let by_arn = session(bench.send(&key, by_arn));
    assert_eq!(
        code(bench.send(&by_arn, ListHostedZonesRequest::default())),
        "AccessDenied"
    );
    let answer = bench.send(&key, narrow("route53:*")).unwrap();
    assert!(
        answer
            .packed_policy_size
            .is_some_and(|size| (1..=100).contains(&size))
    );
    assert_eq!(
        code(bench.send(
            &key,
            AssumeRoleRequest {
                policy: Some("{".into()),
                ..request(ROLE)
            }
        )),
        "MalformedPolicyDocument"
    );
}

#[test]
fn sessions_of_a_user_may_call_no_iam_and_little_of_sts() {
    let (mut bench, key) = settled();
    user_policy(&mut bench, "hub", allow("*", "*"));
    bench.send(&key, iam::ListUsersRequest::default()).unwrap();
    let answer = bench.send(&key, GetSessionTokenRequest::default()).unwrap();
    let session: rolecall_api::credentials::Credentials = answer.credentials.unwrap().into();
    let seconds = session.expires.unwrap().as_second() - bench.clock.now().as_second();
    assert_eq!(seconds, 43_200);
    let identity = bench.send(&session, GetCallerIdentityRequest::default()).unwrap();
    assert_eq!(
        identity.arn.as_deref(),
        Some("arn:aws:iam::111111111111:user/hub")
    );
    assert_eq!(
        code(bench.send(&session, iam::ListUsersRequest::default())),
        "InvalidClientTokenId"
    );
    assert_eq!(
        refusal(bench.send(&session, GetSessionTokenRequest::default())),
        (
            "AccessDenied".into(),
            "Cannot call GetSessionToken with session credentials".into()
        )
    );
    bench.send(&session, request(ROLE)).unwrap();
    let role = self::session(assume(&mut bench, &key));
    assert_eq!(
        code(bench.send(&role, GetSessionTokenRequest::default())),
        "AccessDenied"
    );
}

#[test]
fn root_s_session_lasts_an_hour_whatever_is_asked() {
    let (mut bench, _) = settled();
    let root = bench.root(HUB);
    let ask = GetSessionTokenRequest {
        duration_seconds: Some(43_200),
        ..Default::default()
    };
    let expires = bench.send(&root, ask).unwrap().credentials.unwrap().expiration;
    assert_eq!(expires.as_second() - bench.clock.now().as_second(), 3_600);
}

#[test]
fn a_second_factor_that_nobody_has_is_wrong() {
    let (mut bench, key) = settled();
    let half = GetSessionTokenRequest {
        serial_number: Some("arn:aws:iam::111111111111:mfa/x".into()),
        ..Default::default()
    };
    assert_eq!(
        refusal(bench.send(&key, half.clone())).1,
        "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code. "
    );
    let whole = GetSessionTokenRequest {
        token_code: Some("123456".into()),
        ..half
    };
    assert!(
        refusal(bench.send(&key, whole))
            .1
            .contains("unable to validate MFA code.  Please")
    );
}

#[test]
fn a_role_made_again_is_another_role() {
    let (mut bench, key) = settled();
    let session = session(assume(&mut bench, &key));
    let root = bench.root(SPOKE);
    role(
        &mut bench,
        HUB,
        "Trusted",
        trust("arn:aws:iam::111111111111:root"),
    );
    let detach = iam::DetachRolePolicyRequest {
        role_name: "Micetro".into(),
        policy_arn: ROUTE53.into(),
    };
    bench.send(&root, detach).unwrap();
    bench
        .send(
            &root,
            iam::DeleteRoleRequest {
                role_name: "Micetro".into(),
            },
        )
        .unwrap();
    assert_eq!(
        code(bench.send(&session, ListHostedZonesRequest::default())),
        "InvalidClientTokenId"
    );
    role(
        &mut bench,
        SPOKE,
        "Micetro",
        trust("arn:aws:iam::111111111111:root"),
    );
    assert_eq!(
        code(bench.send(&session, ListHostedZonesRequest::default())),
        "InvalidClientTokenId"
    );
    assume(&mut bench, &key).unwrap();
}

#[test]
fn a_trust_policy_names_the_user_that_was_not_its_namesake() {
    let (mut bench, _) = settled();
    let hub = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    user_policy(&mut bench, "anna", allow("sts:AssumeRole", "*"));
    role(
        &mut bench,
        SPOKE,
        "Anna",
        trust("arn:aws:iam::111111111111:user/anna"),
    );
    let ask = request("arn:aws:iam::222222222222:role/Anna");
    bench.send(&anna, ask.clone()).unwrap();
    let spoke = bench.root(SPOKE);
    let show = iam::GetRoleRequest {
        role_name: "Anna".into(),
    };
    let shown = bench
        .send(&spoke, show.clone())
        .unwrap()
        .role
        .assume_role_policy_document
        .unwrap();
    assert!(shown.contains("user%2Fanna"), "{shown}");
    // Gone: the unique id shows.
    let delete = iam::DeleteUserPolicyRequest {
        user_name: "anna".into(),
        policy_name: "own".into(),
    };
    bench.send(&hub, delete).unwrap();
    let delete = iam::DeleteAccessKeyRequest {
        user_name: Some("anna".into()),
        access_key_id: anna.access_key_id.clone(),
    };
    bench.send(&hub, delete).unwrap();
    bench
        .send(
            &hub,
            iam::DeleteUserRequest {
                user_name: "anna".into(),
            },
        )
        .unwrap();
    let shown = bench
        .send(&spoke, show)
        .unwrap()
        .role
        .assume_role_policy_document
        .unwrap();
    assert!(shown.contains("AIDA") && !shown.contains("anna"), "{shown}");
    // Back under the same name: still closed.
    let anna = bench.user(HUB, "anna");
    user_policy(&mut bench, "anna", allow("sts:AssumeRole", "*"));
    assert_eq!(code(bench.send(&anna, ask)), "AccessDenied");
}

#[test]
fn both_accounts_learn_of_a_session_and_only_the_caller_s_of_a_refusal() {
    let (mut bench, key) = settled();
    let before = bench.world.journal().events().len();
    assume(&mut bench, &key).unwrap();
    let other = bench.user(HUB, "other");
    let denied = bench.world.journal().events().len();
    assume(&mut bench, &other).unwrap_err();
    let events: Vec<_> = bench
        .world
        .journal()
        .events()
        .map(crate::journal::Event::to_json)
        .collect();
    let (ours, theirs) = (&events[before], &events[before + 1]);
    assert_eq!(ours["recipientAccountId"], HUB);
    assert_eq!(theirs["recipientAccountId"], SPOKE);
    assert_eq!(ours["sharedEventID"], theirs["sharedEventID"]);
    assert_ne!(ours["eventID"], theirs["eventID"]);
    assert_eq!(theirs["userIdentity"]["type"], "AWSAccount");
    assert_eq!(theirs["userIdentity"]["accountId"], HUB);
    assert_eq!(events.len(), denied + 1);
    assert_eq!(events[denied]["errorCode"], "AccessDenied");
    let text = bench.world.journal().to_jsonl();
    assert!(text.contains("HIDDEN_DUE_TO_SECURITY_REASONS"));
    assert!(!text.contains(key.secret.expose()));
}

#[test]
fn session_policies_have_2048_characters_together() {
    let (mut bench, key) = settled();
    let arn = "arn:aws:iam::aws:policy/AmazonRoute53FullAccess";
    let base = allow("route53:*", "*");
    let sized = |size: usize| AssumeRoleRequest {
        policy: Some(base.clone() + &" ".repeat(size - base.len() - arn.len())),
        policy_arns: vec![PolicyDescriptorType {
            arn: Some(arn.into()),
        }],
        ..request(ROLE)
    };
    bench.send(&key, sized(2_048)).unwrap();
    let (code, text) = refusal(bench.send(&key, sized(2_049)));
    assert_eq!(code, "PackedPolicyTooLarge");
    assert_eq!(
        text,
        "Packed size of session policy consumes 101% of allotted space."
    );
}
