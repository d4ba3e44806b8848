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
use rolecall_sim::wire::Door;
use rolecall_sim::wire::connector::Connector;
use rolecall_sim::wire::server::{Options, Server};
use rolecall_sim::world::{Config, Sim, World};

use crate::endpoint::{self, arm};
use crate::{runner, suite};

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

#[tokio::test(start_paused = true)]
async fn the_sdk_over_the_door_in_process_agrees() {
    for delays in ["instant", "aws"] {
        let topics = suite::topics();
        let mut mismatches = Vec::new();
        for case in suite::cases(&topics) {
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
    let (ran, calls) = endpoint::on(&adapter, &arm, 100_000_000_000).await;
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
    println!("{}", endpoint::agree(&url, named.as_deref()).await);
}
