//! Endpoints of this process: the simulated AWS on a port, and one that authorizes nothing.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use rolecall::session::Clock as _;
use rolecall::session::clock::Wall;
use rolecall_sim::wire::server::{Options, Server};
use rolecall_sim::wire::{Door, Incoming};
use rolecall_sim::world::{Config, World};
use tokio::sync::oneshot;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

/// An endpoint that answers until it is dropped.
pub(crate) struct Endpoint {
    pub(crate) url: String,
    end: Option<oneshot::Sender<()>>,
    serving: Option<JoinHandle<()>>,
}

impl Drop for Endpoint {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(serving) = self.serving.take() {
            let ended = serving.join();
            assert!(std::thread::panicking() || ended.is_ok(), "the endpoint failed");
        }
    }
}

/// Runs what answers on a thread of its own; it says its URL, and ends when it is told to.
fn on_a_thread<F>(
    serve: impl FnOnce(oneshot::Sender<String>, oneshot::Receiver<()>) -> F + Send + 'static,
) -> Endpoint
where
    F: Future<Output = ()>,
{
    let (tell, url) = oneshot::channel();
    let (end, ended) = oneshot::channel();
    let serving = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("the system gives a runtime");
        runtime.block_on(serve(tell, ended));
    });
    Endpoint {
        url: url.blocking_recv().expect("it listens"),
        end: Some(end),
        serving: Some(serving),
    }
}

fn world() -> World {
    World::new(Config {
        start: Wall.now(),
        ..Config::default()
    })
}

/// The simulated AWS on a port.
pub(crate) fn simulated() -> Endpoint {
    on_a_thread(async |tell, ended| {
        let options = Options {
            door: Door::default(),
            wall: Arc::new(|| Wall.now()),
            remote_control: false,
        };
        let listen = SocketAddr::from(([127, 0, 0, 1], 0));
        let world = world();
        let now = world.start();
        let server = Server::bind(listen, world, now, options)
            .await
            .expect("a port is free");
        tell.send(format!("http://{}", server.address()))
            .expect("somebody waits for it");
        let ended = async { drop(ended.await) };
        server.serve(ended).await;
    })
}

/// The simulated AWS, but that it lets everybody assume every role, as LocalStack does.
pub(crate) fn lax() -> Endpoint {
    on_a_thread(async |tell, ended| {
        let server = MockServer::start().await;
        let lax = Lax(Mutex::new(world()));
        Mock::given(any()).respond_with(lax).mount(&server).await;
        tell.send(server.uri()).expect("somebody waits for it");
        drop(ended.await);
    })
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
