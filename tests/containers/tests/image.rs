//! The simulator's own image, as a test in any language would have it: started, waited for, asked, ended.

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

use testcontainers::GenericImage;
use testcontainers::core::{IntoContainerPort as _, WaitFor};
use testcontainers::runners::AsyncRunner as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// What `scripts/image --dev` makes.
const TAG: &str = "dev";

/// Asks the simulator about itself.
async fn asked(address: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = format!("{request} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
#[ignore = "needs a Docker engine with the image: scripts/arms runs it"]
async fn the_image_agrees_and_ends_when_it_is_asked_to() {
    let image = GenericImage::new("rolecall/rolecall", TAG)
        .with_exposed_port(4566.tcp())
        .with_wait_for(WaitFor::message_on_stdout("export AWS_ENDPOINT_URL="));
    let container = image.start().await.unwrap();
    // On a machine that is itself a container the host isn't the loopback.
    let host = container.get_host().await.unwrap();
    let port = container.get_host_port_ipv4(4566.tcp()).await.unwrap();
    let address = format!("{host}:{port}");

    let agreed = endpoint::agree(&format!("http://{address}"), None).await;

    // From outside the container: a test has to reach the clock and the faults.
    let health = asked(&address, "GET /_rolecall/health").await;
    assert!(health.starts_with("HTTP/1.1 200 "), "{health}");
    assert!(health.contains(r#""status": "running""#), "{health}");

    // The program is the container's first process, to which signals do nothing that it doesn't handle.
    container.stop_with_timeout(Some(20)).await.unwrap();
    assert_eq!(container.exit_code().await.unwrap(), Some(0));
    container.rm().await.unwrap();
    println!("{agreed}");
}
