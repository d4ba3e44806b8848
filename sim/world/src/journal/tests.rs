//! The journal has CloudTrail's shape, keeps what it is told to, and tells no secret.

use rolecall_api::credentials::{Credentials, SecretAccessKey};
use rolecall_api::views::iam::{CreateUserRequest, GetUserRequest};
use rolecall_api::views::sts::{GetCallerIdentityRequest, GetSessionTokenRequest};

use super::*;
use crate::bench::{Bench, HUB, SPOKE};
use crate::tests::setup::{assume, session, set_up};

fn last(bench: &Bench) -> Value {
    bench.world.journal().events().last().unwrap().to_json()
}

#[test]
fn calls_in_a_row_are_kept_with_one_caller_and_each_caller_with_its_own() {
    let mut bench = Bench::new("instant");
    let (root, anna) = (bench.root(HUB), bench.user(HUB, "anna"));
    for who in [&root, &root, &anna, &root] {
        bench.send(who, GetCallerIdentityRequest::default()).unwrap();
    }
    let events: Vec<&Event> = bench.world.journal().events().collect();
    let [.., first, second, third, fourth] = events.as_slice() else {
        panic!("four calls are four entries");
    };
    let caller = |event: &&Event| Arc::clone(event.caller.as_ref().unwrap());
    assert!(Arc::ptr_eq(&caller(first), &caller(second)));
    assert!(Arc::ptr_eq(&first.user_agent, &fourth.user_agent));
    assert_eq!(caller(third).user_name(), Some("anna"));
    assert_eq!(caller(fourth).who, Who::Root);
}

#[test]
fn whoever_differs_in_anything_is_another_caller() {
    let mut bench = Bench::new("instant");
    let anna = bench.user(HUB, "anna");
    bench.send(&anna, GetCallerIdentityRequest::default()).unwrap();
    let caller = bench
        .world
        .journal()
        .events()
        .last()
        .unwrap()
        .caller
        .clone()
        .unwrap();
    assert!(caller.is_same(&Caller::clone(&caller)));
    let arn: rolecall_iam::arn::Arn = "arn:aws:iam::111111111111:user/berta".parse().unwrap();
    let changes: [fn(&mut Caller, &rolecall_iam::arn::Arn); 6] = [
        |caller, _| caller.who = Who::Root,
        |caller, _| caller.account = SPOKE.parse().unwrap(),
        |caller, arn| caller.arn = arn.clone(),
        |caller, arn| caller.principal_arn = arn.clone(),
        |caller, _| caller.access_key_id = "AKIAOTHER".into(),
        |caller, _| caller.tags = [("team", "dns")].into_iter().collect(),
    ];
    for change in changes {
        let mut other = Caller::clone(&caller);
        change(&mut other, &arn);
        assert!(!caller.is_same(&other), "{other:?}");
    }
    let callers = [(); 2].map(|()| {
        let answer = bench.send(&anna, GetSessionTokenRequest::default()).unwrap();
        let session = answer.credentials.unwrap().into();
        bench.send(&session, GetCallerIdentityRequest::default()).unwrap();
        bench
            .world
            .journal()
            .events()
            .last()
            .unwrap()
            .caller
            .clone()
            .unwrap()
    });
    let [one, other] = callers;
    assert!(!one.is_same(&caller) && !caller.is_same(&one) && !one.is_same(&other));
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
