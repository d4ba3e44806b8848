//! The shell takes virtual time, and no other.

use std::time::Duration;

use rolecall_api::AwsExt;
use rolecall_api::port::Call;
use rolecall_api::views::iam::CreateUserRequest;
use rolecall_api::views::sts::GetCallerIdentityRequest;

use super::*;
use crate::bench::{Bench, HUB};
use crate::fault::{On, Verdict};

fn sim(delays: &str) -> (Sim, Call) {
    let mut bench = Bench::new(delays);
    let root = bench.root(HUB);
    (Sim::new(bench.world), Call::new(root))
}

#[tokio::test(start_paused = true)]
async fn a_call_takes_the_time_of_its_profile() {
    let (instant, call) = sim("instant");
    instant
        .send(&call, GetCallerIdentityRequest::default())
        .await
        .unwrap();
    assert_eq!(instant.elapsed(), Duration::ZERO);
    let (aws, call) = sim("aws");
    aws.send(&call, GetCallerIdentityRequest::default())
        .await
        .unwrap();
    assert!(
        (5..2_010).contains(&aws.elapsed().as_millis()),
        "{:?}",
        aws.elapsed()
    );
}

#[tokio::test(start_paused = true)]
async fn the_clock_goes_on_as_somebody_waits() {
    let (sim, _) = sim("instant");
    let start = sim.now();
    tokio::time::sleep(Duration::from_secs(90)).await;
    assert_eq!(sim.now().as_second() - start.as_second(), 90);
}

#[tokio::test(start_paused = true)]
async fn a_lost_answer_may_have_happened_and_did() {
    let (sim, call) = sim("instant");
    let create = CreateUserRequest {
        user_name: "anna".into(),
        ..CreateUserRequest::default()
    };
    sim.with(|world| {
        world.faults().add(On::first(
            rolecall_api::Operation::IamCreateUser,
            Verdict::LoseAnswer,
        ));
    });
    let error = sim.send(&call, create.clone()).await.unwrap_err();
    assert!(error.may_have_happened(), "{error}");
    assert!(
        sim.send(&call, create)
            .await
            .unwrap_err()
            .is("EntityAlreadyExists")
    );
}

#[tokio::test(start_paused = true)]
async fn a_fork_has_a_future_of_its_own() {
    let (sim, call) = sim("instant");
    let fork = sim.fork();
    let create = CreateUserRequest {
        user_name: "anna".into(),
        ..CreateUserRequest::default()
    };
    fork.send(&call, create.clone()).await.unwrap();
    sim.send(&call, create).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn calls_at_once_do_not_wait_for_each_other() {
    let (sim, call) = sim("slow");
    let calls = (0..20).map(|_| {
        let (sim, call) = (sim.clone(), call.clone());
        tokio::spawn(async move { sim.send(&call, GetCallerIdentityRequest::default()).await })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    assert!(sim.elapsed() <= Duration::from_secs(10), "{:?}", sim.elapsed());
}
