//! What a simulated AWS costs beneath AWS's SDK, against the SDK alone: the ratio, measured in turn in one run.
//!
//!     cargo bench -p rolecall-sim --features sdk --bench connector
//!
//! The SDK alone is the same client over a connector that answers a constant: the very answer, status,
//! headers and body, that the simulation gave. What is left is then the simulation: the signature, the law,
//! the answer, the journal.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench tells what it measured"
)]

use std::time::{Duration, Instant};

use aws_sdk_iam::Client;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use rolecall_sim::World;

const ACCOUNT: &str = "111111111111";
/// How often both are measured, unless an argument says otherwise.
const ROUNDS: usize = 400;
/// So few that most measurements are taken between two interruptions of a busy machine.
const CALLS: u32 = 25;

/// Answers the same to everybody.
#[derive(Clone, Debug)]
struct Constant(String);

impl HttpConnector for Constant {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let mut response = HttpResponse::new(200.try_into().unwrap(), SdkBody::from(self.0.as_str()));
        let headers = response.headers_mut();
        headers.insert("x-amzn-requestid", "3f0c1c5a-0000-4000-8000-7f3a6c1d2b4e");
        headers.insert("content-type", "text/xml");
        HttpConnectorFuture::ready(Ok(response))
    }
}

impl HttpClient for Constant {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

async fn measure(client: &Client) -> Duration {
    let began = Instant::now();
    for _ in 0..CALLS {
        let answer = client.get_user().user_name("anna").send().await.unwrap();
        assert_eq!(
            answer.user().map(aws_sdk_iam::types::User::user_name),
            Some("anna")
        );
    }
    began.elapsed() / CALLS
}

/// The first quartile, in microseconds: what it costs when nothing else is on the machine comes before the
/// median where something is.
fn quartile(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 4].as_secs_f64() * 1e6
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let aws = World::seeded(1);
    let simulated = Client::new(&aws.sdk_config(ACCOUNT));
    simulated.create_user().user_name("anna").send().await.unwrap();
    let user = simulated.get_user().user_name("anna").send().await.unwrap();
    let user = user.user().unwrap();
    let body = format!(
        "<GetUserResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">
  <GetUserResult>
    <User>
      <Path>{}</Path>
      <UserName>{}</UserName>
      <UserId>{}</UserId>
      <Arn>{}</Arn>
      <CreateDate>{}</CreateDate>
    </User>
  </GetUserResult>
  <ResponseMetadata>
    <RequestId>3f0c1c5a-0000-4000-8000-7f3a6c1d2b4e</RequestId>
  </ResponseMetadata>
</GetUserResponse>
",
        user.path(),
        user.user_name(),
        user.user_id(),
        user.arn(),
        user.create_date(),
    );
    let config = aws
        .sdk_config(ACCOUNT)
        .into_builder()
        .http_client(Constant(body))
        .build();
    let constant = Client::new(&config);
    let rounds = std::env::args().find_map(|argument| argument.parse().ok());
    let rounds = rounds.unwrap_or(ROUNDS);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..=rounds {
        let (one, other) = (measure(&simulated).await, measure(&constant).await);
        // The first isn't counted.
        if round > 0 {
            ours.push(one);
            theirs.push(other);
        }
    }
    let (ours, theirs) = (quartile(ours), quartile(theirs));
    println!(
        "GetUser by the SDK in process: {ours:.1} µs over the simulation, {theirs:.1} µs over a constant, {:.2} ×",
        ours / theirs,
    );
}
