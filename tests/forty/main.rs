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
mod lax;
mod life;
mod place;
#[cfg_attr(
    not(feature = "aws"),
    expect(dead_code, reason = "one backend has none to be compared with")
)]
mod plans;
#[cfg(feature = "aws")]
mod real;
#[cfg(feature = "aws")]
mod serve;

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
    let endpoint = serve::Simulated::serve(&[]);
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
    let lax = lax::lax().await;
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

/// `ROLECALL_AWS_PROFILE` and `ROLECALL_AWS_ACCOUNTS` ask for it.
#[cfg(feature = "aws")]
#[test]
#[ignore = "writes to real accounts: scripts/arms runs it where it was asked for"]
fn on_real_accounts_they_come_change_and_go() {
    let asked = real::Asked::read(&|name| std::env::var(name).ok());
    let asked = asked.unwrap_or_else(|why| panic!("refused: {why}"));
    println!("{}", real::live(&asked, std::env::vars_os(), "10", |_| {}));
}

#[cfg(feature = "aws")]
#[test]
fn real_accounts_are_left_alone_unless_they_are_named() {
    let refused = |variables: &[(&str, &str)]| {
        real::Asked::read(&|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
        .expect_err("it is refused")
    };
    let profile = (real::PROFILE, "operator");
    assert!(refused(&[(real::ACCOUNTS, "111111111111 222222222222")]).contains("names no profile"));
    assert!(refused(&[profile]).contains("names no accounts"));
    assert!(refused(&[profile, (real::ACCOUNTS, " ")]).contains("names no accounts"));
    assert!(refused(&[profile, (real::ACCOUNTS, "111111111111")]).contains("at least one account"));
    assert!(refused(&[profile, (real::ACCOUNTS, "111111111111, 2222")]).contains("`2222`"));
    let twice = "111111111111 222222222222 222222222222";
    assert!(refused(&[profile, (real::ACCOUNTS, twice)]).contains("stands twice"));
}

/// The arm on real accounts, with the simulated AWS in their place: it does what it says, leaves nothing, and
/// leaves nothing either where it fails; with a profile that leads into another account nothing is written.
#[cfg(feature = "aws")]
#[test]
fn the_arm_on_real_accounts_leaves_nothing() {
    let endpoint = serve::Simulated::serve(&[]);
    let asked = |accounts: &str| {
        let asked = real::Asked::read(&|name| match name {
            real::PROFILE => Some("operator".to_owned()),
            real::ACCOUNTS => Some(accounts.to_owned()),
            real::ROLE => Some("Operator".to_owned()),
            _ => None,
        });
        asked.expect("all is named")
    };
    let operator = serve::operator(&endpoint.url, "111111111111", &["222222222222", "333333333333"]);
    let environment = || [("AWS_CONFIG_FILE".into(), operator.config.clone().into())];
    let three = asked("111111111111 222222222222 333333333333");
    let before = serve::inventory(&endpoint.url);
    let said = real::live(&three, environment(), life::AT_ONCE, |_| {});
    assert!(
        said.starts_with("3 accounts came, changed and went as rolecall-arm-"),
        "{said}"
    );
    assert_eq!(serve::inventory(&endpoint.url), before);

    // It fails half way: the key file is gone, so nothing can be shown by use.
    let failed = std::panic::catch_unwind(|| {
        real::live(&three, environment(), life::AT_ONCE, |place| {
            std::fs::remove_file(place.path("key.credentials")).expect("there is a key");
        })
    });
    assert!(failed.is_err());
    assert_eq!(serve::inventory(&endpoint.url), before);

    // The profile's account isn't the hub that was named.
    let other = asked("222222222222 333333333333");
    assert!(std::panic::catch_unwind(|| real::live(&other, environment(), life::AT_ONCE, |_| {})).is_err());
    assert_eq!(serve::inventory(&endpoint.url), before);
}
