//! What is written is seen late, and verification waits exactly as long as waiting can help.

use std::sync::Arc;
use std::time::Duration;

use rolecall::event::{Event, Events, Silent};
use rolecall::exit::Exit;
use rolecall::rehearse::{Options, rehearse};
use rolecall::verify::Outcome;
use rolecall_api::views::iam::RemoveUserFromGroupRequest;
use rolecall_sim::world::Delays;

use crate::stage::{HUB, Journey, THREE, read};

/// The codes of AWS that were waited for.
fn codes(journey: &Journey) -> Vec<String> {
    journey
        .told()
        .into_iter()
        .filter_map(|event| match event {
            Event::Waiting { step: None, code, .. } => Some(code),
            _ => None,
        })
        .collect()
}

#[tokio::test(start_paused = true)]
async fn scenarios_29_and_31_a_new_key_then_a_new_role_are_awaited() {
    let journey = Journey::with(THREE, "fixed:12s", 1);
    journey.present().await;
    let report = journey.verify_now().await;
    assert!(report.holds(), "{:#?}", report.findings);
    assert!(
        (20.0..28.0).contains(&report.waited),
        "{} s were waited",
        report.waited
    );
    for edge in &report.edges {
        let Outcome::Proved { seconds, .. } = edge.outcome else {
            panic!("{edge:#?}")
        };
        assert!(seconds >= 10.0, "the quiet span is kept");
    }
    // The key is asked for first, and by then nothing else is early any more.
    let journey = Journey::with(THREE, "aws", 3);
    journey.present().await;
    assert!(journey.verify_now().await.holds());
    let codes = codes(&journey);
    assert!(codes.iter().any(|code| code == "AccessDenied"), "{codes:?}");
}

#[tokio::test(start_paused = true)]
async fn scenario_29_a_key_that_aws_does_not_know_yet_is_told_once_and_proved() {
    let journey = Journey::with(THREE, "fixed:6s", 1);
    journey.present().await;
    // What was told while it was applied.
    journey.told();
    let report = journey.verify_now().await;
    assert!(report.holds(), "{:#?}", report.findings);
    assert_eq!(report.proved(), 2);
    let codes = codes(&journey);
    let of_the_key = codes
        .iter()
        .filter(|code| *code == "InvalidClientTokenId")
        .count();
    assert_eq!(of_the_key, 1, "{codes:?}");
    assert!(
        (5.0..16.0).contains(&report.waited),
        "{} s were waited",
        report.waited
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_32_replicas_that_flap_are_seen_through() {
    // In the worst order one replica sees everything at once, so that an early success lies.
    let mut reentered = 0;
    for seed in 1..=5 {
        let journey = Journey::with(THREE, "adversarial", seed);
        journey.present().await;
        let report = journey.verify_now().await;
        assert!(report.holds(), "seed {seed}: {:#?}", report.findings);
        for edge in &report.edges {
            let Outcome::Proved {
                early,
                seconds,
                times,
                ..
            } = edge.outcome
            else {
                panic!("{edge:#?}")
            };
            assert!(times >= 5 && seconds - early >= 10.0, "seed {seed}: {edge:#?}");
            reentered += usize::from(seconds - early > 12.0);
        }
    }
    assert!(reentered > 0, "a refusal after a success re-enters patience");
}

#[test]
fn scenario_33_a_role_that_may_be_assumed_and_may_nothing_yet() {
    let silent: Arc<dyn Events> = Arc::new(Silent);
    let setup = read(THREE);
    let seen = (1..=30).filter(|seed| {
        let options = Options {
            seed: *seed,
            journal: true,
            delays: Delays::Slow,
            ..Options::default()
        };
        let rehearsal =
            rehearse(&setup, &options, &silent).unwrap_or_else(|why| panic!("seed {seed}: {why:#?}"));
        assert!(rehearsal.holds(), "seed {seed}: {:#?}", rehearsal.findings);
        let journal = rehearsal.journal.expect("it was kept");
        let denied = journal.find("\"errorCode\":\"AccessDenied\"");
        let unauthorized = journal.find("\"errorCode\":\"UnauthorizedOperation\"");
        matches!((denied, unauthorized), (Some(denied), Some(unauthorized)) if denied < unauthorized)
    });
    assert!(
        seen.count() > 0,
        "no seed showed the two stages of terraform-provider-aws#6566"
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_34_what_never_comes_ends_at_the_deadline_with_a_diagnosis() {
    let journey = Journey::with(THREE, "fixed:1h", 1);
    journey.present().await;
    let report = journey.verify_now().await;
    assert_eq!(report.exit(), Exit::Refuted);
    let finding = &report.findings[0];
    assert_eq!(finding.code, "verify/key");
    assert!(
        finding.message.contains("AWS doesn't know it after 60 s"),
        "{}",
        finding.message
    );
    assert!((60.0..70.0).contains(&report.seconds), "{} s", report.seconds);
}

#[tokio::test(start_paused = true)]
async fn scenario_39_what_was_taken_away_is_not_taken_for_proved() {
    let journey = Journey::with(THREE, "fixed:40s", 1);
    journey.present().await;
    journey.settle().await;
    let request = RemoveUserFromGroupRequest {
        group_name: "micetro-hub-01".to_owned(),
        user_name: "micetro".to_owned(),
    };
    journey.root(HUB, request).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    // AWS still lets the user in, and it would have counted as proved after ten seconds.
    let report = journey.verify_now().await;
    assert_eq!(report.edges[0].outcome, Outcome::Denied);
    assert!(
        report.waited > 30.0,
        "the refusal was awaited: {} s",
        report.waited
    );
    assert!(
        report.findings[0]
            .hints
            .iter()
            .any(|hint| hint.contains("is not in group")),
        "{:#?}",
        report.findings[0]
    );
}
