mod hostile;
mod issuers;
mod told;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rolecall_api::credentials::{Credentials, SecretAccessKey};
use rolecall_api::document::Structure;
use rolecall_api::operation::Operation;
use rolecall_world::fault::{On, Verdict};
use rolecall_world::{Config, Delays, World};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout};

use super::{Options, Server};
use crate::door::Door;
use crate::request::Outgoing;
use crate::service::LONGEST_BODY;
use crate::testing::client::{Came, Sent, came, twelve};

const WHO: Operation = Operation::StsGetCallerIdentity;

fn wall() -> Timestamp {
    "2027-05-01T12:00:00Z".parse().unwrap()
}

/// A server within the test, and how to end it.
struct Running {
    address: SocketAddr,
    end: Option<oneshot::Sender<()>>,
    task: JoinHandle<(World, Timestamp)>,
}

impl Running {
    async fn new(world: World) -> Running {
        Running::with(world, |_| {}).await
    }

    async fn with(world: World, change: impl FnOnce(&mut Server)) -> Running {
        let options = Options {
            door: Door::default(),
            wall: Arc::new(wall),
            remote_control: false,
        };
        let now = world.start();
        let listen = ([127, 0, 0, 1], 0).into();
        let mut server = Server::bind(listen, world, now, options).await.unwrap();
        change(&mut server);
        let address = server.address();
        let (end, ended) = oneshot::channel();
        let task = tokio::spawn(server.serve(async {
            ended.await.ok();
        }));
        Running {
            address,
            end: Some(end),
            task,
        }
    }

    async fn open(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    async fn send(&self, sent: &Sent) -> Outgoing {
        let mut stream = self.open().await;
        stream.write_all(&bytes(sent)).await.unwrap();
        answer(&mut stream).await.unwrap()
    }

    async fn call(&self, by: &Credentials, operation: Operation, input: &Structure) -> Came {
        let service = operation.service().info().name;
        let sent = Sent::call(operation, input).signed(by, service, "us-east-1", wall());
        came(operation, &self.send(&sent).await)
    }

    async fn control(&self, method: &str, path: &str, body: &str) -> (u16, Value) {
        let sent = Sent {
            method: method.into(),
            path: format!("/_rolecall{path}"),
            body: body.into(),
            ..Sent::default()
        };
        let answer = self.send(&sent.with("host", "localhost")).await;
        let body = serde_json::from_slice(&answer.body).unwrap();
        (answer.status, body)
    }
}

fn bytes(sent: &Sent) -> Vec<u8> {
    let question = if sent.query.is_empty() { "" } else { "?" };
    let mut bytes = format!(
        "{} {}{question}{} HTTP/1.1\r\n",
        sent.method, sent.path, sent.query
    )
    .into_bytes();
    for (name, value) in &sent.headers {
        bytes.extend(format!("{name}: ").into_bytes());
        bytes.extend(value);
        bytes.extend(b"\r\n");
    }
    bytes.extend(format!("content-length: {}\r\n\r\n", sent.body.len()).into_bytes());
    bytes.extend(&sent.body);
    bytes
}

/// Reads one answer; none when the connection is closed before one came.
async fn answer(stream: &mut TcpStream) -> Option<Outgoing> {
    timeout(Duration::from_secs(20), read(stream)).await.unwrap()
}

async fn read(stream: &mut TcpStream) -> Option<Outgoing> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return None,
        }
    }
    let head = String::from_utf8(head).unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers: Vec<(&'static str, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (&*name.to_ascii_lowercase().leak(), value.to_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| *name == "content-length");
    let length = length.map_or(0, |(_, value)| value.parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.unwrap();
    Some(Outgoing {
        status,
        headers,
        body,
    })
}

fn who() -> Sent {
    Sent::call(WHO, &Structure::new()).signed(&twelve("111111111111"), "sts", "us-east-1", wall())
}

fn code(came: Came) -> (u16, String) {
    let (status, code, _) = came.unwrap_err();
    (status, code)
}

#[tokio::test]
async fn calls_are_answered_one_after_the_other_on_one_connection() {
    let running = Running::new(World::new(Config::default())).await;
    let mut stream = running.open().await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        stream.write_all(&bytes(&who())).await.unwrap();
        let answer = answer(&mut stream).await.unwrap();
        assert_eq!(
            came(WHO, &answer).unwrap().text("Arn"),
            Some("arn:aws:iam::111111111111:root")
        );
        assert!(answer.header("date").is_some());
        ids.push(answer.header("x-amzn-requestid").unwrap().to_owned());
    }
    ids.dedup();
    assert_eq!(ids.len(), 3);
}

#[tokio::test]
async fn a_browser_is_helped() {
    let running = Running::new(World::new(Config::default())).await;
    let sent = Sent {
        method: "GET".into(),
        path: "/".into(),
        ..Sent::default()
    };
    let answer = running.send(&sent.with("host", "localhost")).await;
    assert_eq!(answer.status, 200);
    assert!(
        String::from_utf8(answer.body)
            .unwrap()
            .contains("AWS_ENDPOINT_URL")
    );
}

#[tokio::test]
async fn a_body_that_says_it_is_too_long_is_not_read() {
    let running = Running::new(World::new(Config::default())).await;
    let mut stream = running.open().await;
    let length = LONGEST_BODY + 1;
    let head = format!("POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: {length}\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    let answer = answer(&mut stream).await.unwrap();
    assert_eq!(answer.header("connection"), Some("close"));
    assert_eq!(code(came(WHO, &answer)), (413, "RequestEntityTooLarge".into()));
}

#[tokio::test]
async fn a_body_that_goes_on_for_ever_is_cut_off() {
    let running = Running::new(World::new(Config::default())).await;
    let mut stream = running.open().await;
    let head = "POST / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut chunk = b"100000\r\n".to_vec();
    chunk.resize(chunk.len() + 0x10_0000, b'a');
    chunk.extend(b"\r\n");
    let mut sent = 0;
    // Seventeen MiB are more than is read; the server may be gone before they are sent.
    while sent < 17 && stream.write_all(&chunk).await.is_ok() {
        sent += 1;
    }
    let answer = answer(&mut stream).await;
    if let Some(answer) = answer {
        assert_eq!(code(came(WHO, &answer)), (413, "RequestEntityTooLarge".into()));
    }
    assert_eq!(running.send(&who()).await.status, 200);
}

#[tokio::test]
async fn a_slow_body_is_not_waited_for() {
    let shorten = |server: &mut Server| {
        Arc::get_mut(&mut server.shared).unwrap().bodies.within = Duration::from_millis(50);
    };
    let running = Running::with(World::new(Config::default()), shorten).await;
    let mut stream = running.open().await;
    let head = "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nabc";
    stream.write_all(head.as_bytes()).await.unwrap();
    let answer = answer(&mut stream).await.unwrap();
    assert_eq!(code(came(WHO, &answer)), (408, "RequestTimeout".into()));
}

#[tokio::test]
async fn who_stops_speaking_is_still_answered() {
    let running = Running::new(World::new(Config::default())).await;
    let mut stream = running.open().await;
    stream.write_all(&bytes(&who())).await.unwrap();
    stream.shutdown().await.unwrap();
    assert_eq!(answer(&mut stream).await.unwrap().status, 200);
}

#[tokio::test]
async fn a_fault_hangs_up_and_another_keeps_one_waiting() {
    let mut world = World::new(Config::default());
    world.faults().add(On::first(WHO, Verdict::LoseAnswer));
    world
        .faults()
        .add(On::first(WHO, Verdict::Delay(Duration::from_millis(80))));
    let running = Running::new(world).await;
    let mut stream = running.open().await;
    stream.write_all(&bytes(&who())).await.unwrap();
    assert!(answer(&mut stream).await.is_none());
    let began = Instant::now();
    assert_eq!(running.send(&who()).await.status, 200);
    assert!(began.elapsed() >= Duration::from_millis(80));
}

#[tokio::test]
async fn idle_connections_and_garbage_are_in_nobody_s_way() {
    let running = Running::new(World::new(Config::default())).await;
    let mut idle = Vec::new();
    for _ in 0..200 {
        idle.push(running.open().await);
    }
    for garbage in [
        &b"\r\n\r\n\r\n"[..],
        b"GARBAGE\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
        b"POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked, identity\r\n\r\n",
        b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nhost: a\r\nx: \x00\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"CONNECT x:1 HTTP/1.1\r\nhost: x\r\n\r\n",
    ] {
        let mut stream = running.open().await;
        stream.write_all(garbage).await.unwrap();
        stream.shutdown().await.unwrap();
        let mut answer = Vec::new();
        let read = stream.read_to_end(&mut answer);
        timeout(Duration::from_secs(20), read).await.unwrap().ok();
        let text = String::from_utf8_lossy(&answer);
        assert!(!text.contains(" 200 "), "{text}");
    }
    let mut many = String::from("GET / HTTP/1.1\r\nhost: localhost\r\n");
    many.push_str(&"x: y\r\n".repeat(20_000));
    let mut stream = running.open().await;
    stream.write_all(many.as_bytes()).await.ok();
    stream.write_all(b"\r\n").await.ok();
    if let Some(answer) = answer(&mut stream).await {
        assert_eq!(answer.status, 431);
    }
    assert_eq!(running.send(&who()).await.status, 200);
    drop(idle);
}

#[tokio::test]
async fn the_clock_is_frozen_and_advanced() {
    let mut world = World::new(Config::default());
    world.set_delays(Delays::Fixed(Duration::from_secs(3_600)));
    let running = Running::new(world).await;
    let (status, clock) = running.control("POST", "/clock", r#"{"frozen": true}"#).await;
    assert_eq!((status, &clock["frozen"]), (200, &json!(true)));
    let frozen: jiff::Timestamp = clock["now"].as_str().unwrap().parse().unwrap();
    let in_an_hour = json!((frozen + Duration::from_secs(3_600)).to_string());
    let root = twelve("111111111111");
    let user = Structure::new().with("UserName", "anna");
    running
        .call(&root, Operation::IamCreateUser, &user)
        .await
        .unwrap();
    let made = running
        .call(&root, Operation::IamCreateAccessKey, &user)
        .await
        .unwrap();
    let made: rolecall_api::views::iam::CreateAccessKeyResponse =
        rolecall_api::views::View::from_structure(made).unwrap();
    let key = Credentials::long_term(made.access_key.access_key_id, made.access_key.secret_access_key);
    let early = running.call(&key, WHO, &Structure::new()).await;
    assert_eq!(code(early), (403, "InvalidClientTokenId".into()));
    let (_, pending) = running.control("GET", "/pending", "").await;
    let of_anna = |pending: &&Value| pending["entity"] == "user anna";
    let anna = pending["pending"]
        .as_array()
        .unwrap()
        .iter()
        .find(of_anna)
        .unwrap();
    assert!(anna["unseen"][0]["replica"].is_string());
    assert_eq!(anna["unseen"][0]["at"], in_an_hour);
    let (_, later) = running.control("POST", "/clock", r#"{"advance": "1h"}"#).await;
    assert_eq!(later["now"], in_an_hour);
    running.call(&key, WHO, &Structure::new()).await.unwrap();
    let (_, pending) = running.control("GET", "/pending", "").await;
    assert_eq!(pending["pending"], json!([]));
    let (_, running_again) = running.control("POST", "/clock", r#"{"frozen": false}"#).await;
    assert_eq!(running_again["frozen"], json!(false));
}

#[tokio::test]
async fn a_refusal_is_explained_by_the_id_of_its_answer() {
    let running = Running::new(World::new(Config::default())).await;
    let root = twelve("111111111111");
    let user = Structure::new().with("UserName", "anna");
    running
        .call(&root, Operation::IamCreateUser, &user)
        .await
        .unwrap();
    let made = running
        .call(&root, Operation::IamCreateAccessKey, &user)
        .await
        .unwrap();
    let made: rolecall_api::views::iam::CreateAccessKeyResponse =
        rolecall_api::views::View::from_structure(made).unwrap();
    let key = Credentials::long_term(made.access_key.access_key_id, made.access_key.secret_access_key);
    let sent = Sent::call(Operation::IamListRoles, &Structure::new());
    let answer = running.send(&sent.signed(&key, "iam", "us-east-1", wall())).await;
    assert_eq!(answer.status, 403);
    let id = answer.header("x-amzn-requestid").unwrap();
    let (status, kept) = running.control("GET", &format!("/decisions/{id}"), "").await;
    assert_eq!(status, 200);
    assert_eq!(kept["operation"], "iam:ListRoles");
    assert_eq!(kept["code"], "AccessDenied");
    assert!(!kept["explanation"].as_array().unwrap().is_empty());
    assert!(kept["decision"].is_object());
    let (_, latest) = running.control("GET", "/decisions", "").await;
    assert_eq!(latest[0]["requestId"], id);
    assert_eq!(running.control("GET", "/decisions/none", "").await.0, 404);
}

#[tokio::test]
async fn what_is_allowed_is_explained_where_that_is_asked_for() {
    let running = Running::new(World::new(Config::default())).await;
    let root = twelve("111111111111");
    let list =
        Sent::call(Operation::IamListRoles, &Structure::new()).signed(&root, "iam", "us-east-1", wall());
    let ask = async || {
        running
            .send(&list)
            .await
            .header("x-amzn-requestid")
            .unwrap()
            .to_owned()
    };
    let unseen = ask().await;
    for (method, path, body, status) in [
        ("GET", format!("/decisions/{unseen}"), "", 404),
        ("POST", "/decisions".to_owned(), r#"{"keep": "some"}"#, 400),
        ("POST", "/decisions".to_owned(), r#"{"keep": "all"}"#, 200),
    ] {
        assert_eq!(running.control(method, &path, body).await.0, status, "{body}");
    }
    // It goes on in a world that is begun anew.
    running.control("POST", "/reset", "").await;
    let (first, second) = (ask().await, ask().await);
    let (status, kept) = running.control("GET", &format!("/decisions/{first}"), "").await;
    assert_eq!(
        (status, &kept["operation"], &kept["code"]),
        (200, &json!("iam:ListRoles"), &Value::Null)
    );
    assert!(
        kept["decision"].is_object() && kept["decisions"].as_array().unwrap().len() == 1,
        "{kept}"
    );
    assert!(!kept["explanation"].as_array().unwrap().is_empty());
    for (after, count) in [(first.as_str(), 1), (second.as_str(), 0), ("", 2), ("gone", 2)] {
        let sent = Sent {
            method: "GET".into(),
            path: "/_rolecall/decisions".into(),
            query: format!("after={after}"),
            ..Sent::default()
        };
        let lines = running.send(&sent.with("host", "localhost")).await;
        assert_eq!(
            String::from_utf8(lines.body).unwrap().lines().count(),
            count,
            "{after}"
        );
    }
    running
        .control("POST", "/decisions", r#"{"keep": "refusals"}"#)
        .await;
    let unseen = ask().await;
    assert_eq!(
        running
            .control("GET", &format!("/decisions/{unseen}"), "")
            .await
            .0,
        404
    );
}

#[tokio::test]
async fn worlds_are_saved_loaded_and_begun_anew() {
    let running = Running::new(World::new(Config::default())).await;
    let root = twelve("111111111111");
    let user = Structure::new().with("UserName", "anna");
    running.control("POST", "/clock", r#"{"frozen": true}"#).await;
    running
        .call(&root, Operation::IamCreateUser, &user)
        .await
        .unwrap();
    let (_, snapshot) = running.control("GET", "/snapshot", "").await;
    assert_eq!(snapshot["format"], "rolecall-world/1");
    let (status, clock) = running.control("POST", "/reset", "").await;
    assert_eq!((status, &clock["frozen"]), (200, &json!(false)));
    let gone = running.call(&root, Operation::IamGetUser, &user).await;
    assert_eq!(code(gone), (404, "NoSuchEntity".into()));
    assert_eq!(running.control("PUT", "/snapshot", "{}").await.0, 400);
    assert_eq!(
        running.control("PUT", "/snapshot", &snapshot.to_string()).await.0,
        200
    );
    running.call(&root, Operation::IamGetUser, &user).await.unwrap();
}

#[tokio::test]
async fn delays_are_set_and_misspelt_wishes_refused() {
    let running = Running::new(World::new(Config::default())).await;
    let (_, delays) = running
        .control("POST", "/delays", r#"{"delays": "fixed:5s"}"#)
        .await;
    assert_eq!(delays["delays"], "fixed:5s");
    let (_, delays) = running.control("GET", "/delays", "").await;
    assert_eq!(delays["delays"], "fixed:5s");
    for (path, body) in [
        ("/delays", r#"{"delays": "sometimes"}"#),
        ("/delays", "{}"),
        ("/clock", r#"{"advance": "-1s"}"#),
        ("/clock", r#"{"advance": "soon"}"#),
        ("/clock", r#"{"advance": 5}"#),
        ("/clock", r#"{"frozen": "yes"}"#),
        ("/clock", r#"{"advanse": "5s"}"#),
        ("/clock", "[]"),
        ("/clock", "{"),
    ] {
        let (status, said) = running.control("POST", path, body).await;
        assert_eq!(status, 400, "{path} {body}");
        assert!(said["error"].is_string());
    }
    // As far as time can be told, and no panic beyond.
    for _ in 0..3 {
        let (status, _) = running
            .control("POST", "/clock", r#"{"advance": "19999y"}"#)
            .await;
        assert!([200, 400].contains(&status));
        let (status, _) = running
            .control("POST", "/clock", r#"{"advance": "87600000h"}"#)
            .await;
        assert_eq!(status, 200);
    }
    assert_eq!(running.control("GET", "/nothing", "").await.0, 404);
    assert_eq!(running.control("GET", "", "").await.0, 200);
    assert_eq!(running.control("GET", "/health", "").await.1["status"], "running");
}

/// A clock set back would give out sessions that are over by the clients' own.
#[tokio::test]
async fn a_world_begun_anew_has_the_time_it_is() {
    let running = Running::new(World::new(Config::default())).await;
    let at = |clock: &Value| clock["now"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    let before = at(&running.control("GET", "/clock", "").await.1);
    tokio::time::sleep(Duration::from_millis(20)).await;
    running
        .control("POST", "/clock", r#"{"advance": "1h", "frozen": true}"#)
        .await;
    let (status, clock) = running.control("POST", "/reset", "").await;
    assert_eq!(status, 200);
    let passed = at(&clock).duration_since(before);
    assert!(
        (20..1_800_000).contains(&passed.as_millis()) && clock["frozen"] == false,
        "{passed:?}"
    );
}

#[tokio::test]
async fn no_page_in_a_browser_may_control_it() {
    let running = Running::new(World::new(Config::default())).await;
    for (name, value) in [
        ("origin", "https://example.org"),
        ("sec-fetch-site", "same-origin"),
        ("sec-fetch-site", "cross-site"),
    ] {
        let sent = Sent {
            method: "POST".into(),
            path: "/_rolecall/reset".into(),
            ..Sent::default()
        };
        let answer = running
            .send(&sent.with("host", "localhost").with(name, value))
            .await;
        assert_eq!(answer.status, 403, "{name}");
    }
}

#[tokio::test]
async fn the_journal_is_read_as_cloudtrail_writes_it() {
    let running = Running::new(World::new(Config::default())).await;
    running.send(&who()).await;
    let sent = Sent {
        method: "GET".into(),
        path: "/_rolecall/events".into(),
        ..Sent::default()
    };
    let answer = running.send(&sent.with("host", "localhost")).await;
    assert_eq!(answer.header("content-type"), Some("application/x-ndjson"));
    let event: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(event["eventName"], "GetCallerIdentity");
    assert_eq!(event["sourceIPAddress"], "127.0.0.1");
}

#[tokio::test]
async fn it_ends_when_asked_and_finishes_what_is_under_way() {
    let mut world = World::new(Config::default());
    world
        .faults()
        .add(On::first(WHO, Verdict::Delay(Duration::from_millis(300))));
    let mut running = Running::new(world).await;
    let idle = running.open().await;
    let mut stream = running.open().await;
    stream.write_all(&bytes(&who())).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    running.end.take().unwrap().send(()).unwrap();
    assert_eq!(answer(&mut stream).await.unwrap().status, 200);
    let (left, now) = timeout(Duration::from_secs(10), &mut running.task)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(left.journal().written(), 1);
    assert!(now > left.start());
    assert!(TcpStream::connect(running.address).await.is_err());
    drop(idle);
}

#[tokio::test]
async fn an_address_that_is_taken_is_an_error() {
    let running = Running::new(World::new(Config::default())).await;
    let options = Options {
        door: Door {
            strict: true,
            ..Door::default()
        },
        wall: Arc::new(wall),
        remote_control: false,
    };
    assert!(!format!("{options:?}").is_empty());
    let world = World::new(Config::default());
    let now = world.start();
    Server::bind(running.address, world, now, options)
        .await
        .unwrap_err();
    let wrong = Credentials::long_term("111111111111", SecretAccessKey::new("x"));
    assert_eq!(
        code(running.call(&wrong, WHO, &Structure::new()).await).1,
        "SignatureDoesNotMatch"
    );
}
