//! A world under AWS's own SDK for Rust: accounts, time, trouble, evidence; and the examples, run.

#![expect(clippy::unwrap_used, reason = "a test says by a panic what is wrong")]

use std::time::Duration;

use aws_sdk_iam::Client;
use aws_sdk_iam::config::Credentials;
use aws_sdk_iam::error::ProvideErrorMetadata as _;
use aws_sdk_iam::operation::RequestId as _;
use rolecall_sim::api::Operation;
use rolecall_sim::{Delays, On, Verdict, World};

#[path = "../examples/eventual.rs"]
mod eventual;
#[path = "../examples/why_denied.rs"]
mod why_denied;

const HUB: &str = "111111111111";
const SPOKE: &str = "222222222222";

#[test]
fn the_examples_say_what_they_show() {
    eventual::main().unwrap();
    why_denied::main().unwrap();
}

/// A user with a key, and its configuration.
async fn user(aws: &World, name: &str) -> aws_sdk_iam::Client {
    let root = Client::new(&aws.sdk_config(HUB));
    root.create_user().user_name(name).send().await.unwrap();
    let key = root.create_access_key().user_name(name).send().await.unwrap();
    let key = key.access_key().unwrap();
    let key = Credentials::new(key.access_key_id(), key.secret_access_key(), None, None, "test");
    Client::new(&aws.sdk_config_with(key))
}

#[tokio::test(start_paused = true)]
async fn accounts_are_apart_and_worlds_too() {
    let (one, other) = (World::seeded(1), World::seeded(1));
    let hub = Client::new(&one.sdk_config(HUB));
    hub.create_user().user_name("anna").send().await.unwrap();
    for (aws, account) in [(&one, SPOKE), (&other, HUB)] {
        let iam = Client::new(&aws.sdk_config(account));
        let users = iam.list_users().send().await.unwrap();
        assert!(users.users().is_empty(), "{account}");
    }
    // A key of one world opens nothing in a world of another seed.
    let stranger = World::seeded(2);
    let config = one.sdk_config(HUB).into_builder();
    let config = config.http_client(stranger.connector()).build();
    let refused = Client::new(&config).list_users().send().await.unwrap_err();
    assert_eq!(refused.code(), Some("InvalidClientTokenId"));
    assert_eq!(stranger.refusals().len(), 1);
    assert!(one.refusals().is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_same_seed_is_the_same_world() {
    let mut ids = Vec::new();
    for _ in 0..2 {
        let iam = Client::new(&World::seeded(3).sdk_config(HUB));
        let made = iam.create_user().user_name("anna").send().await.unwrap();
        ids.push(made.user().unwrap().user_id().to_owned());
    }
    assert_eq!(ids[0], ids[1]);
    let iam = Client::new(&World::seeded(4).sdk_config(HUB));
    let made = iam.create_user().user_name("anna").send().await.unwrap();
    assert_ne!(ids[0], made.user().unwrap().user_id());
}

#[tokio::test(start_paused = true)]
async fn a_refusal_is_found_by_the_id_of_its_answer() {
    let aws = World::seeded(1);
    let anna = user(&aws, "anna").await;
    assert!(aws.refusals().is_empty());
    let denied = anna.list_users().send().await.unwrap_err();
    let refusal = aws.refusal(denied.request_id().unwrap()).unwrap();
    assert_eq!(refusal.operation, Some(Operation::IamListUsers));
    assert_eq!(Some(refusal.message.as_str()), denied.message());
    assert!(
        refusal
            .decision
            .as_ref()
            .is_some_and(|decision| decision.is_denied())
    );
    assert!(refusal.to_string().contains("identity-based"), "{refusal}");
    assert_eq!(aws.refusals().len(), 1);
    assert!(aws.refusal("another").is_none());
    let names: Vec<_> = aws.events().iter().map(|event| event.operation.name()).collect();
    assert_eq!(names, ["CreateUser", "CreateAccessKey", "ListUsers"]);
}

#[tokio::test(start_paused = true)]
async fn throttling_is_for_the_sdk_to_wait_out_and_costs_no_time() {
    let aws = World::seeded(1);
    let iam = Client::new(&aws.sdk_config(HUB));
    aws.inject(On::first(Operation::IamListUsers, Verdict::Throttle).times(2));
    let began = aws.now();
    iam.list_users().send().await.unwrap();
    assert!(aws.now() > began, "the SDK waited in the world's time");
    let codes: Vec<_> = aws.refusals().into_iter().map(|refusal| refusal.code).collect();
    assert_eq!(codes, ["Throttling", "Throttling"]);
    aws.inject(On::any(Verdict::Throttle).times(u32::MAX));
    assert_eq!(
        iam.list_users().send().await.unwrap_err().code(),
        Some("Throttling")
    );
    aws.heal();
    iam.list_users().send().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_lost_was_done_and_one_that_is_late_comes_later() {
    let aws = World::seeded(1);
    let iam = Client::new(&aws.sdk_config(HUB));
    aws.inject(On::first(Operation::IamCreateUser, Verdict::LoseAnswer));
    // The SDK asks again, and is told that it is there.
    let again = iam.create_user().user_name("anna").send().await.unwrap_err();
    assert_eq!(again.code(), Some("EntityAlreadyExists"));
    aws.inject(On::first(
        Operation::IamGetUser,
        Verdict::Delay(Duration::from_secs(5)),
    ));
    let began = aws.now();
    iam.get_user().user_name("anna").send().await.unwrap();
    assert_eq!(aws.now().duration_since(began).as_secs(), 5);
}

#[tokio::test(start_paused = true)]
async fn what_is_written_is_seen_when_its_time_has_come() {
    let aws = World::seeded(1).with_delays(Delays::Fixed(Duration::from_secs(30)));
    let anna = user(&aws, "anna").await;
    assert!(!aws.pending().is_empty());
    assert_eq!(
        anna.get_user().send().await.unwrap_err().code(),
        Some("InvalidClientTokenId")
    );
    aws.advance(Duration::from_secs(31));
    assert!(aws.pending().is_empty());
    assert_eq!(
        anna.get_user().send().await.unwrap_err().code(),
        Some("AccessDenied")
    );
}

/// Without virtual time, too: the world's clock is its own.
#[tokio::test]
async fn a_clock_that_is_stopped_stands_and_leaps_and_a_session_ends_by_it() {
    let aws = World::seeded(1);
    aws.freeze();
    let began = aws.now();
    let anna = user(&aws, "anna").await;
    assert_eq!(aws.now(), began);
    let sts = aws_sdk_sts::Client::new(&aws.sdk_config(HUB));
    let session = sts
        .get_session_token()
        .duration_seconds(900)
        .send()
        .await
        .unwrap();
    let session = session.credentials().unwrap().clone();
    let session = Credentials::new(
        session.access_key_id(),
        session.secret_access_key(),
        Some(session.session_token().to_owned()),
        None,
        "test",
    );
    let in_session = aws_sdk_sts::Client::new(&aws.sdk_config_with(session));
    in_session.get_caller_identity().send().await.unwrap();
    aws.advance(Duration::from_secs(901));
    let ended = in_session.get_caller_identity().send().await.unwrap_err();
    assert_eq!(ended.code(), Some("ExpiredToken"));
    // A key has no end.
    assert_eq!(
        anna.get_user().send().await.unwrap_err().code(),
        Some("AccessDenied")
    );
    aws.thaw();
    tokio::time::sleep(Duration::from_millis(5)).await;
    assert!(aws.now() > began + Duration::from_secs(901));
}

#[tokio::test(start_paused = true)]
async fn a_fork_and_a_snapshot_go_their_own_ways() {
    let aws = World::seeded(1);
    let iam = Client::new(&aws.sdk_config(HUB));
    iam.create_user().user_name("anna").send().await.unwrap();
    let forks = [
        aws.fork(),
        World::from_snapshot(&aws.snapshot().unwrap()).unwrap(),
    ];
    iam.delete_user().user_name("anna").send().await.unwrap();
    for fork in forks {
        let iam = Client::new(&fork.sdk_config(HUB));
        iam.get_user().user_name("anna").send().await.unwrap();
        assert_eq!(fork.now(), aws.now());
    }
    assert!(World::from_snapshot("{}").is_err());
}

#[test]
#[should_panic(expected = "`1111` is no account ID")]
fn what_is_no_account_says_so() {
    let _ = World::seeded(1).sdk_config("1111");
}
