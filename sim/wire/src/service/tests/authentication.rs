//! Who is let in, and how the others are told.

use jiff::SignedDuration;
use rolecall_api::credentials::{Credentials, SecretAccessKey, SessionToken};
use rolecall_api::document::Structure;
use rolecall_api::operation::Operation;
use rolecall_iam::account::{AccountId, Partition};
use serde_json::json;

use crate::door::Door;
use crate::testing::client::{Bench, Came, Sent, came, twelve};

const WHO: Operation = Operation::StsGetCallerIdentity;

fn who(bench: &mut Bench, by: &Credentials) -> Came {
    bench.call(by, WHO, &Structure::new())
}

fn arn(came: Came) -> String {
    came.unwrap().text("Arn").unwrap().to_owned()
}

fn code(came: Came) -> (u16, String) {
    let (status, code, _) = came.unwrap_err();
    (status, code)
}

fn hub() -> AccountId {
    "111111111111".parse().unwrap()
}

#[test]
fn twelve_digits_are_the_root_of_that_account() {
    let mut bench = Bench::new();
    assert_eq!(bench.world.accounts().count(), 0);
    for _ in 0..2 {
        assert_eq!(
            arn(who(&mut bench, &twelve("111111111111"))),
            "arn:aws:iam::111111111111:root"
        );
    }
    assert_eq!(bench.world.accounts().count(), 1);
    let journal: Vec<_> = bench.world.journal().events().collect();
    assert_eq!(journal.len(), 2);
}

#[test]
fn its_partition_is_the_one_that_was_signed_for() {
    let mut bench = Bench::new();
    for (account, region, arn) in [
        ("111111111111", "cn-north-1", "arn:aws-cn:iam::111111111111:root"),
        (
            "222222222222",
            "us-gov-west-1",
            "arn:aws-us-gov:iam::222222222222:root",
        ),
        ("333333333333", "eu-west-1", "arn:aws:iam::333333333333:root"),
    ] {
        let sent = Sent::call(WHO, &Structure::new()).signed(&twelve(account), "sts", region, bench.wall);
        let answer = bench.answered(&sent);
        assert_eq!(came(WHO, &answer).unwrap().text("Arn"), Some(arn));
    }
}

#[test]
fn no_account_comes_to_be_by_a_wrong_signature() {
    let mut bench = Bench::new();
    let wrong = Credentials::long_term("111111111111", SecretAccessKey::new("guess"));
    assert_eq!(
        code(who(&mut bench, &wrong)),
        (403, "SignatureDoesNotMatch".into())
    );
    let odd = Credentials {
        session_token: Some(SessionToken::new("x")),
        ..twelve("111111111111")
    };
    assert_eq!(code(who(&mut bench, &odd)), (403, "SignatureDoesNotMatch".into()));
    assert_eq!(bench.world.accounts().count(), 0);
    let habit = Credentials {
        session_token: Some(SessionToken::new("test")),
        ..twelve("111111111111")
    };
    who(&mut bench, &habit).unwrap();
}

#[test]
fn a_strict_door_takes_only_keys_of_the_world() {
    let mut bench = Bench::new();
    bench.door = Door {
        strict: true,
        ..Door::default()
    };
    assert_eq!(
        code(who(&mut bench, &twelve("111111111111"))),
        (403, "InvalidClientTokenId".into())
    );
    bench
        .world
        .create_account(hub(), Partition::Aws, Default::default())
        .unwrap();
    let root = bench.world.root_credentials(hub()).unwrap();
    assert_eq!(arn(who(&mut bench, &root)), "arn:aws:iam::111111111111:root");
}

#[test]
fn unknown_keys_and_wrong_secrets_are_told_apart_in_each_service() {
    let mut bench = Bench::new();
    bench
        .world
        .create_account(hub(), Partition::Aws, Default::default())
        .unwrap();
    let root = bench.world.root_credentials(hub()).unwrap();
    let unknown = Credentials::long_term("AKIAEXAMPLE", SecretAccessKey::new("x"));
    let wrong = Credentials::long_term(root.access_key_id, SecretAccessKey::new("x"));
    for (operation, first, second) in [
        (WHO, (403, "InvalidClientTokenId"), (403, "SignatureDoesNotMatch")),
        (
            Operation::IamListUsers,
            (403, "InvalidClientTokenId"),
            (403, "SignatureDoesNotMatch"),
        ),
        (
            Operation::Route53ListHostedZones,
            (403, "InvalidClientTokenId"),
            (403, "SignatureDoesNotMatch"),
        ),
        (
            Operation::Ec2DescribeVpcs,
            (401, "AuthFailure"),
            (401, "AuthFailure"),
        ),
        (
            Operation::S3ListBuckets,
            (403, "InvalidAccessKeyId"),
            (403, "SignatureDoesNotMatch"),
        ),
        (
            Operation::OrganizationsListRoots,
            (400, "UnrecognizedClientException"),
            (400, "InvalidSignatureException"),
        ),
    ] {
        for (by, (status, name)) in [(&unknown, first), (&wrong, second)] {
            let came = bench.call(by, operation, &Structure::new());
            assert_eq!(code(came), (status, name.into()), "{operation}");
        }
    }
}

fn session(bench: &mut Bench) -> Credentials {
    let input = Structure::new();
    let root = twelve("111111111111");
    let make = Structure::new().with("UserName", "x");
    bench.call(&root, Operation::IamCreateUser, &make).unwrap();
    let key = bench.call(&root, Operation::IamCreateAccessKey, &make).unwrap();
    let key = rolecall_api::views::View::from_structure(key)
        .map(|answer: rolecall_api::views::iam::CreateAccessKeyResponse| answer.access_key)
        .unwrap();
    let user = Credentials::long_term(key.access_key_id, key.secret_access_key);
    let answer = bench.call(&user, Operation::StsGetSessionToken, &input).unwrap();
    let answer: rolecall_api::views::sts::GetSessionTokenResponse =
        rolecall_api::views::View::from_structure(answer).unwrap();
    answer.credentials.unwrap().into()
}

#[test]
fn a_session_needs_its_token_and_ends() {
    let mut bench = Bench::new();
    let session = session(&mut bench);
    assert_eq!(arn(who(&mut bench, &session)), "arn:aws:iam::111111111111:user/x");
    for token in [None, Some(SessionToken::new("x"))] {
        let without = Credentials {
            session_token: token,
            ..session.clone()
        };
        assert_eq!(
            code(who(&mut bench, &without)),
            (403, "InvalidClientTokenId".into())
        );
    }
    bench.now = session.expires.unwrap();
    assert_eq!(code(who(&mut bench, &session)), (403, "ExpiredToken".into()));
}

#[test]
fn a_long_term_key_has_no_token() {
    let mut bench = Bench::new();
    bench
        .world
        .create_account(hub(), Partition::Aws, Default::default())
        .unwrap();
    let root = bench.world.root_credentials(hub()).unwrap();
    let with = Credentials {
        session_token: Some(SessionToken::new("x")),
        ..root
    };
    assert_eq!(code(who(&mut bench, &with)), (403, "InvalidClientTokenId".into()));
}

/// As EKS and Vault use it.
#[test]
fn a_presigned_url_says_who_one_is() {
    let mut bench = Bench::new();
    let by = session(&mut bench);
    let sent = Sent {
        method: "GET".into(),
        path: "/".into(),
        query: "Action=GetCallerIdentity&Version=2011-06-15".into(),
        ..Sent::default()
    };
    let sent = sent.with("host", "sts.eu-west-1.amazonaws.com");
    let sent = sent.presigned(&by, "sts", "eu-west-1", bench.wall);
    let answer = bench.answered(&sent);
    assert_eq!(
        came(WHO, &answer).unwrap().text("Arn"),
        Some("arn:aws:iam::111111111111:user/x")
    );
    // Whatever X-Amz-Expires says, for a quarter of an hour.
    bench.wall = bench.wall.checked_add(SignedDuration::from_mins(15)).unwrap();
    assert_eq!(bench.answered(&sent).status, 200);
    bench.wall = bench.wall.checked_add(SignedDuration::from_secs(1)).unwrap();
    let (status, code) = code(came(WHO, &bench.answered(&sent)));
    assert_eq!((status, code.as_str()), (403, "SignatureDoesNotMatch"));
    // And altered it is nobody's.
    bench.wall = bench.wall.checked_sub(SignedDuration::from_mins(5)).unwrap();
    let mut altered = sent.clone();
    altered.query = altered.query.replace("GetCallerIdentity", "GetSessionToken");
    let answer = bench.answered(&altered);
    assert_eq!(answer.status, 403);
}

#[test]
fn the_wall_s_clock_judges_signatures_and_the_world_s_nothing_of_it() {
    let mut bench = Bench::new();
    for days in [0, 1, 300] {
        bench.now = bench
            .now
            .checked_add(SignedDuration::from_hours(24 * days))
            .unwrap();
        who(&mut bench, &twelve("111111111111")).unwrap();
    }
    let sent = Sent::call(WHO, &Structure::new());
    let late = sent.signed(&twelve("111111111111"), "sts", "us-east-1", bench.now);
    let (_, code, message) = came(WHO, &bench.answered(&late)).unwrap_err();
    assert_eq!(code, "SignatureDoesNotMatch");
    assert!(message.starts_with("Signature"), "{message}");
}

#[test]
fn a_body_can_not_be_altered_on_its_way() {
    let mut bench = Bench::new();
    let input = Structure::new().with("UserName", "anna");
    let sent = Sent::call(Operation::IamCreateUser, &input);
    let mut sent = sent.signed(&twelve("111111111111"), "iam", "us-east-1", bench.wall);
    sent.body = String::from_utf8(sent.body)
        .unwrap()
        .replace("anna", "eve1")
        .into_bytes();
    let answer = bench.answered(&sent);
    assert_eq!(
        code(came(Operation::IamCreateUser, &answer)).1,
        "SignatureDoesNotMatch"
    );
    assert_eq!(bench.world.accounts().count(), 0);
}

#[test]
fn who_calls_comes_before_what_is_wrong_with_the_parameters() {
    let mut bench = Bench::new();
    let sent = Sent::form(
        "localhost",
        "Action=GetRole&Version=2010-05-08&RoleName.member.1=x",
    );
    let op = Operation::IamGetRole;
    assert_eq!(
        code(came(op, &bench.answered(&sent))).1,
        "MissingAuthenticationToken"
    );
    let unknown = Credentials::long_term("AKIAEXAMPLE", SecretAccessKey::new("x"));
    let signed = sent.clone().signed(&unknown, "iam", "us-east-1", bench.wall);
    assert_eq!(code(came(op, &bench.answered(&signed))).1, "InvalidClientTokenId");
    let signed = sent.signed(&twelve("111111111111"), "iam", "us-east-1", bench.wall);
    assert_eq!(
        code(came(op, &bench.answered(&signed))),
        (400, "MalformedInput".into())
    );
}

#[test]
fn a_refusal_carries_the_evidence_that_aws_withholds() {
    let mut bench = Bench::new();
    let session = session(&mut bench);
    let input = crate::json::tests::output(
        Operation::StsAssumeRole.info().input,
        json!({"RoleArn": "arn:aws:iam::111111111111:role/r", "RoleSessionName": "ab"}),
    );
    let sent = Sent::call(Operation::StsAssumeRole, &input);
    let answer = bench.send(&sent.signed(&session, "sts", "us-east-1", bench.wall));
    assert!(answer.refusal.unwrap().evidence.is_some());
    assert_eq!(answer.operation, Some(Operation::StsAssumeRole));
    let outgoing = answer.outgoing.unwrap();
    assert_eq!(
        outgoing.header("x-amzn-requestid"),
        Some(answer.request_id.as_str())
    );
    let event = bench.world.journal().events().last().unwrap();
    assert_eq!(*event.request_id, *answer.request_id);
}
