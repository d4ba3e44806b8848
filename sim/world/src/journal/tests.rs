//! The journal has CloudTrail's shape, keeps what it is told to, and tells no secret.

use rolecall_api::credentials::{Credentials, SecretAccessKey};
use rolecall_api::views::iam::{CreateUserRequest, GetUserRequest};
use rolecall_api::views::sts::GetCallerIdentityRequest;

use super::*;
use crate::bench::{Bench, HUB, SPOKE};
use crate::tests::setup::{assume, session, set_up};

fn last(bench: &Bench) -> Value {
    bench.world.journal().events().last().unwrap().to_json()
}

#[test]
fn a_write_is_told_with_its_answer_and_a_read_without() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    bench
        .send(
            &root,
            CreateUserRequest {
                user_name: "anna".into(),
                ..Default::default()
            },
        )
        .unwrap();
    let written = last(&bench);
    for (key, value) in [
        ("eventSource", json!("iam.amazonaws.com")),
        ("eventName", json!("CreateUser")),
        ("eventTime", json!("2026-01-01T00:00:00Z")),
        ("awsRegion", json!("us-east-1")),
        ("readOnly", json!(false)),
        ("requestParameters", json!({ "userName": "anna" })),
        ("recipientAccountId", json!(HUB)),
    ] {
        assert_eq!(written[key], value, "{key}");
    }
    assert_eq!(written["userIdentity"]["type"], "Root");
    assert_eq!(written["responseElements"]["user"]["userName"], "anna");
    assert_eq!(written["errorCode"], Value::Null);
    bench
        .send(
            &root,
            GetUserRequest {
                user_name: Some("anna".into()),
            },
        )
        .unwrap();
    let read = last(&bench);
    assert_eq!(
        (&read["readOnly"], &read["responseElements"]),
        (&json!(true), &Value::Null)
    );
    assert_ne!(read["eventID"], written["eventID"]);
    assert_ne!(read["requestID"], written["requestID"]);
}

#[test]
fn a_refusal_is_told_with_code_and_text_and_the_same_request_id() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let error = bench
        .send(
            &root,
            GetUserRequest {
                user_name: Some("nobody".into()),
            },
        )
        .unwrap_err();
    let told = last(&bench);
    assert_eq!(told["errorCode"], "NoSuchEntity");
    assert_eq!(told["errorMessage"], "The user with name nobody cannot be found.");
    assert_eq!(told["requestID"], error.request_id.unwrap().as_str());
}

#[test]
fn a_session_is_told_with_who_issued_it() {
    let mut bench = Bench::new("instant");
    let key = set_up(&mut bench);
    let session = session(assume(&mut bench, &key));
    bench.send(&session, GetCallerIdentityRequest::default()).unwrap();
    let identity = &last(&bench)["userIdentity"];
    assert_eq!(identity["type"], "AssumedRole");
    assert_eq!(
        identity["arn"],
        "arn:aws:sts::222222222222:assumed-role/Micetro/test"
    );
    assert_eq!(identity["accountId"], SPOKE);
    let issuer = &identity["sessionContext"]["sessionIssuer"];
    assert_eq!(issuer["arn"], "arn:aws:iam::222222222222:role/Micetro");
    assert_eq!(issuer["userName"], "Micetro");
    assert_eq!(
        identity["sessionContext"]["attributes"]["mfaAuthenticated"],
        "false"
    );
}

#[test]
fn a_wrong_secret_is_told_where_the_key_belongs_and_a_stranger_nowhere() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let wrong = SecretAccessKey::new("x".repeat(40));
    let forged = Credentials {
        secret: wrong.clone(),
        ..root
    };
    bench
        .send(&forged, GetCallerIdentityRequest::default())
        .unwrap_err();
    let told = last(&bench);
    assert_eq!(
        (&told["errorCode"], &told["recipientAccountId"]),
        (&json!("SignatureDoesNotMatch"), &json!(HUB))
    );
    assert_eq!(told["userIdentity"]["type"], "Unknown");
    let stranger = Credentials::long_term("AKIAAAAAAAAAAAAAAAAA", wrong);
    bench
        .send(&stranger, GetCallerIdentityRequest::default())
        .unwrap_err();
    assert_eq!(bench.world.journal().written(), 1);
}

#[test]
fn it_keeps_everything_the_last_or_nothing() {
    for (keep, kept) in [(Keep::All, 5), (Keep::Last(2), 2), (Keep::Nothing, 0)] {
        let mut bench = Bench::new("instant");
        bench.world.restart_journal(keep);
        let root = bench.root(HUB);
        for _ in 0..5 {
            bench.wait(1);
            bench.send(&root, GetCallerIdentityRequest::default()).unwrap();
        }
        assert_eq!(bench.world.journal().events().len(), kept, "{keep:?}");
        assert_eq!(bench.world.journal().to_jsonl().lines().count(), kept);
    }
}

#[test]
fn what_was_written_since_is_told_as_far_as_it_is_kept() {
    let mut bench = Bench::new("instant");
    bench.world.restart_journal(Keep::Last(3));
    let root = bench.root(HUB);
    for _ in 0..5 {
        bench.send(&root, GetCallerIdentityRequest::default()).unwrap();
    }
    let journal = bench.world.journal();
    let after = |written| journal.events_after(written).len();
    assert_eq!((after(0), after(3), after(5), after(9)), (3, 2, 0, 0));
    let last = journal.events_after(4).next().unwrap();
    assert_eq!(last.event_id, journal.events().last().unwrap().event_id);
    assert_eq!(journal.keep(), Keep::Last(3));
}
