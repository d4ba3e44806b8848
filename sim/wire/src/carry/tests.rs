use std::time::Duration;

use rolecall_api::document::Structure;
use rolecall_api::operation::Operation;
use rolecall_world::fault::{On, Verdict};
use rolecall_world::{Config, Sim, World};
use tokio::time::Instant;

use crate::door::Door;
use crate::testing::client::{Sent, came, twelve};

const WHO: Operation = Operation::StsGetCallerIdentity;

fn world(delays: &str) -> World {
    World::new(Config {
        delays: delays.parse().unwrap(),
        ..Config::default()
    })
}

async fn call(sim: &Sim) -> Structure {
    let wall = sim.now();
    let by = twelve("111111111111");
    let sent = Sent::call(WHO, &Structure::new()).signed(&by, "sts", "eu-west-1", wall);
    let headers: Vec<(&str, &[u8])> = sent
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_slice()))
        .collect();
    let request = crate::request::Incoming {
        method: &sent.method,
        path: &sent.path,
        query: &sent.query,
        headers: &headers,
        body: &sent.body,
        source_ip: None,
        secure_transport: true,
    };
    let answer = Door::default().call(sim, wall, &request).await;
    came(WHO, &answer.outgoing.unwrap()).unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_call_takes_the_time_of_the_world() {
    let began = Instant::now();
    let sim = Sim::new(world("instant"));
    let answer = call(&sim).await;
    assert_eq!(answer.text("Account"), Some("111111111111"));
    assert_eq!(began.elapsed(), Duration::ZERO);
    let sim = Sim::new(world("slow"));
    call(&sim).await;
    let took = began.elapsed();
    assert!(
        took > Duration::from_millis(50) && took <= Duration::from_secs(10),
        "{took:?}"
    );
    sim.with(|world| {
        let delay = Verdict::Delay(Duration::from_secs(60));
        world.faults().add(On::first(WHO, delay));
    });
    call(&sim).await;
    assert!(began.elapsed() >= took + Duration::from_secs(60));
}

#[tokio::test(start_paused = true)]
async fn two_runs_agree() {
    let run = async || {
        let sim = Sim::new(world("adversarial"));
        for _ in 0..5 {
            call(&sim).await;
        }
        sim.with(|world| world.journal().to_jsonl())
    };
    let (first, second) = (run().await, run().await);
    assert_eq!(first.lines().count(), 5);
    assert_eq!(first, second);
}
