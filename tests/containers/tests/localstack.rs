//! The conformance suite on a LocalStack of its own, on a port that is free, gone when the test ends.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a container that can't be had, and a case that can't be read, is a failed test"
)]

#[path = "../../conformance/case.rs"]
mod case;
#[path = "../../conformance/endpoint.rs"]
mod endpoint;
#[path = "../../conformance/expect.rs"]
mod expect;
#[path = "../../conformance/runner.rs"]
mod runner;
#[path = "../../conformance/suite.rs"]
mod suite;
#[path = "../../conformance/values.rs"]
mod values;

use rolecall_containers::{LocalStack, PORT};
use testcontainers::runners::AsyncRunner as _;

#[tokio::test]
#[ignore = "needs a Docker engine with the image: scripts/arms runs it"]
async fn localstack_in_a_container_of_its_own_agrees() {
    let container = LocalStack.start().await.unwrap();
    // On a machine that is itself a container the host isn't the loopback.
    let host = container.get_host().await.unwrap();
    let port = container.get_host_port_ipv4(PORT).await.unwrap();
    let agreed = endpoint::agree(&format!("http://{host}:{port}"), Some("LocalStack 4.14.0")).await;
    container.rm().await.unwrap();
    println!("{agreed}");
}
