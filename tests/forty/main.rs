//! Forty accounts by the command: planned, applied, verified, changed, applied again, destroyed; on every
//! backend the same plans.
//!
//! The journeys beside this folder call the engine in process. Here it is the `rolecall` command as people
//! run it, with its files, on a target that it is told: a world kept in a file, the simulated AWS on a port,
//! and any URL.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a command that can't be run fails its test, with the reason"
)]

#[cfg(feature = "aws")]
mod endpoint;
mod life;
mod place;
#[cfg_attr(
    not(feature = "aws"),
    expect(dead_code, reason = "one backend has none to be compared with")
)]
mod plans;

use life::{Life, Shown};

fn in_process() -> Life {
    life::live("sim:world.json", Shown::ByUse)
}

#[test]
fn in_process_they_come_change_and_go() {
    in_process();
}

#[cfg(feature = "aws")]
#[test]
fn over_http_they_come_change_and_go_by_the_same_plans() {
    let endpoint = endpoint::Simulated::serve(&[]);
    let over_http = life::live(&endpoint.url, Shown::ByUse);
    plans::same(&in_process(), "in process", &over_http, "over HTTP");
}

/// `ROLECALL_JOURNEY_URL` names it. `ROLECALL_JOURNEY_SHOWN` is `by-law` for one that authorizes nothing.
#[cfg(feature = "aws")]
#[test]
#[ignore = "needs an endpoint: scripts/arms runs it on each that is there"]
fn on_a_url_they_come_change_and_go_by_the_same_plans() {
    let url = std::env::var("ROLECALL_JOURNEY_URL").expect("ROLECALL_JOURNEY_URL is a URL");
    let shown = match std::env::var("ROLECALL_JOURNEY_SHOWN").as_deref() {
        Ok("by-law") => Shown::ByLaw,
        Ok("by-use") | Err(_) => Shown::ByUse,
        Ok(other) => panic!("ROLECALL_JOURNEY_SHOWN is `by-law` or `by-use`, not `{other}`"),
    };
    let there = life::live(&url, shown);
    plans::same(&in_process(), "in process", &there, &url);
    println!(
        "40 accounts came, changed and went: {} plans, {} steps, the same as in process",
        there.plans.len(),
        there.steps()
    );
}

/// Somebody who answers as AWS does and lets everybody assume everything.
#[cfg(feature = "aws")]
#[tokio::test]
async fn an_endpoint_that_authorizes_nothing_proves_nothing() {
    let lax = endpoint::lax().await;
    let place = place::Place::new(&lax.uri(), include_str!("../../examples/micetro.yaml"));
    place.must(&["apply", "--yes"], 0);
    life::verified(&place, Shown::ByLaw, 2);
    let said = place.must(&["verify"], 3);
    for words in [
        "not proved · 2 of 2 edges allowed by the law",
        "this endpoint authorizes nothing: it let `hub/user/micetro` assume a role that nobody made",
        "error[verify/by-law]",
    ] {
        assert!(said.words().contains(words), "{words}: {said:#?}");
    }
}
