//! An endpoint that authorizes nothing.

use std::sync::Mutex;

use rolecall::session::Clock as _;
use rolecall::session::clock::Wall;
use rolecall_sim::wire::{Door, Incoming};
use rolecall_sim::world::{Config, World};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

/// The simulated AWS, but that it lets everybody assume every role, as LocalStack does.
pub(crate) async fn lax() -> MockServer {
    let server = MockServer::start().await;
    let world = World::new(Config {
        start: Wall.now(),
        ..Config::default()
    });
    let lax = Lax(Mutex::new(world));
    Mock::given(any()).respond_with(lax).mount(&server).await;
    server
}

struct Lax(Mutex<World>);

impl Respond for Lax {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let asks = |action: &str| {
            let form = String::from_utf8_lossy(&request.body);
            form.split('&').any(|pair| pair == format!("Action={action}"))
        };
        if asks("AssumeRole") {
            return ResponseTemplate::new(200).set_body_raw(LET_IN, "text/xml");
        }
        let headers: Vec<(&str, &[u8])> = request
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_bytes()))
            .collect();
        let incoming = Incoming {
            method: request.method.as_str(),
            path: request.url.path(),
            query: request.url.query().unwrap_or_default(),
            headers: &headers,
            body: &request.body,
            source_ip: None,
            secure_transport: false,
        };
        let mut world = self.0.lock().expect("no test panicked here");
        let now = Wall.now();
        let answer = Door::default().respond(&mut world, now, now, &incoming);
        let outgoing = answer.outgoing.expect("nothing hangs up here");
        let template = ResponseTemplate::new(outgoing.status).set_body_bytes(outgoing.body);
        outgoing.headers.iter().fold(template, |template, (name, value)| {
            template.insert_header(*name, value.as_str())
        })
    }
}

/// Credentials that open nothing.
const LET_IN: &str = r#"<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleResult>
    <Credentials>
      <AccessKeyId>ASIAQAAAAAAAAAAAAAAA</AccessKeyId>
      <SecretAccessKey>opens-nothing</SecretAccessKey>
      <SessionToken>opens-nothing</SessionToken>
      <Expiration>2030-01-01T00:00:00Z</Expiration>
    </Credentials>
  </AssumeRoleResult>
  <ResponseMetadata><RequestId>00000000-0000-0000-0000-000000000000</RequestId></ResponseMetadata>
</AssumeRoleResponse>"#;
