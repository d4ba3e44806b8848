//! The arms by AWS's SDK: over the door in this process, over the door on a port, and on any URL.
//!
//! The engine's own adapter makes the calls: what it doesn't send would be a case that differs.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rolecall::aws::{Adapter, Limits};
use rolecall::session::Clock;
use rolecall::session::clock::Wall;
use rolecall_api::credentials::{Credentials, SecretAccessKey};
use rolecall_sim::wire::Door;
use rolecall_sim::wire::connector::Connector;
use rolecall_sim::wire::server::{Options, Server};
use rolecall_sim::world::{Config, Sim, World};

use crate::case::Deviations;
use crate::runner::{self, ACCOUNTS, Accounts, Arm};

/// The world's clock as the one that requests are signed by.
#[derive(Clone)]
struct Virtual(Sim);

impl fmt::Debug for Virtual {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.now())
    }
}

impl Clock for Virtual {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
}

fn arm(patience: Duration, pause: Duration, deviations: Option<Deviations>) -> Arm {
    Arm {
        endpoint: None,
        patience,
        pause,
        deviations,
    }
}

/// Accounts that nobody used, on an endpoint where a key that is the ID is the account's root.
fn numbered(first: u64) -> Accounts {
    ACCOUNTS
        .into_iter()
        .zip(first..)
        .map(|(name, number)| {
            let id = number.to_string();
            let secret = SecretAccessKey::new("test");
            (name, (id.parse().unwrap(), Credentials::long_term(id, secret)))
        })
        .collect()
}

/// Runs all cases on one endpoint, and gives the numbers of cases and calls.
async fn on(adapter: &Adapter, arm: &Arm, first: u64) -> (usize, usize) {
    let topics = crate::topics();
    let cases = crate::cases(&topics);
    let (mut ran, mut calls, mut mismatches) = (0, 0, Vec::new());
    for (number, case) in (0_u64..).zip(cases) {
        ran += 1;
        match runner::run(adapter, arm, numbered(first + 10 * number), case).await {
            Ok(made) => calls += made,
            Err(mismatch) => mismatches.push(mismatch.to_string()),
        }
    }
    assert!(mismatches.is_empty(), "{}", mismatches.join("\n\n"));
    (ran, calls)
}

#[tokio::test(start_paused = true)]
async fn the_sdk_over_the_door_in_process_agrees() {
    for delays in ["instant", "aws"] {
        let topics = crate::topics();
        let mut mismatches = Vec::new();
        for case in crate::cases(&topics) {
            let (world, accounts) = crate::world::world(delays, 1);
            let sim = Sim::new(world);
            let clock = Virtual(sim.clone());
            let wall = sim.clone();
            let connector = Connector::new(Door::default(), sim, move || wall.now());
            let adapter = Adapter::over(connector, None, Arc::new(clock), Limits::default());
            let arm = arm(Duration::from_secs(600), Duration::from_secs(1), None);
            if let Err(mismatch) = runner::run(&adapter, &arm, accounts, case).await {
                mismatches.push(mismatch.to_string());
            }
        }
        assert!(
            mismatches.is_empty(),
            "delays {delays}:\n{}",
            mismatches.join("\n\n")
        );
    }
}

#[tokio::test]
async fn the_sdk_over_the_door_on_a_port_agrees() {
    let world = World::new(Config {
        start: Wall.now(),
        ..Config::default()
    });
    let options = Options {
        door: Door::default(),
        wall: Arc::new(|| Wall.now()),
        remote_control: false,
    };
    let listen = SocketAddr::from(([127, 0, 0, 1], 0));
    let now = world.start();
    let server = Server::bind(listen, world, now, options).await.unwrap();
    let url = format!("http://{}", server.address());
    let serving = tokio::spawn(server.serve(std::future::pending()));
    let adapter = Adapter::new(Some(url.into()), Arc::new(Wall), Limits::default());
    let arm = arm(Duration::ZERO, Duration::from_millis(100), None);
    let (ran, calls) = on(&adapter, &arm, 100_000_000_000).await;
    assert!(ran > 0 && calls > ran);
    serving.abort();
}

/// `ROLECALL_CONFORMANCE_URL` names it, and `ROLECALL_CONFORMANCE_DEVIATIONS` the endpoint in a table of
/// deviations.
#[tokio::test]
#[ignore = "needs an endpoint: scripts/arms runs it on each that is there"]
async fn the_sdk_on_a_url_agrees() {
    let url = std::env::var("ROLECALL_CONFORMANCE_URL").expect("ROLECALL_CONFORMANCE_URL is a URL");
    let named = std::env::var("ROLECALL_CONFORMANCE_DEVIATIONS").ok();
    let deviations = named.map(|name| {
        let mut tables = crate::deviations().into_iter();
        tables
            .find(|table| table.endpoint == name)
            .unwrap_or_else(|| panic!("no table is of `{name}`"))
    });
    // Accounts differ from run to run: an endpoint may keep what earlier runs left.
    let first = 100_000_000_000 + u64::try_from(Wall.now().as_millisecond()).unwrap() % 800_000_000_000;
    let adapter = Adapter::new(Some(url.as_str().into()), Arc::new(Wall), Limits::default());
    let patient = arm(Duration::from_secs(5), Duration::from_millis(500), deviations);
    let (ran, calls) = on(&adapter, &patient, first).await;
    println!("AWS SDK for Rust on {url}: {ran} of {ran} cases agree, {calls} calls");
}
