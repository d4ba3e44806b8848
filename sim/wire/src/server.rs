//! The door on a port: sockets, limits, and the time that a call is on its way.
//!
//! On hyper alone: there is nothing to route but `/_rolecall`, and a framework would double what it costs to
//! build. Whoever starts it brings the runtime, the wall's clock and the world.

mod body;
mod clock;
mod control;
mod decisions;
mod faults;
mod open;
mod patient;
mod record;

use std::fmt;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming as Body;
use hyper::http::request::Parts;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use jiff::Timestamp;
use rolecall_world::World;
use rolecall_world::journal::Event;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};

use self::clock::Clock;
use self::decisions::Decisions;
use self::open::{Open, Seat};
use self::patient::Patient;
use self::record::Recorder;
use crate::carry::Behind;
use crate::door::Door;
use crate::request::{Incoming, Outgoing};
use crate::service::{Answer, LONGEST_BODY};

/// How long headers may take, and how long a connection may idle: longer than the pools of AWS's SDKs keep
/// theirs (90 s), so that it is they who close.
const HEADERS_WITHIN: Duration = Duration::from_secs(120);
/// How long a body may take.
const BODY_WITHIN: Duration = Duration::from_secs(30);
/// How long open calls may take when the server is asked to end.
const END_WITHIN: Duration = Duration::from_secs(5);
/// The most that a request's line and headers may take, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;
/// How long an answer may wait for its reader to go on reading.
const READ_WITHIN: Duration = Duration::from_secs(30);

/// How a server is set up.
#[derive(Clone)]
pub struct Options {
    /// Who is let in.
    pub door: Door,
    /// The time on the wall, by which signatures are judged.
    pub wall: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    /// Whether `/_rolecall` answers callers from other machines, too.
    pub remote_control: bool,
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("door", &self.door)
            .field("remote_control", &self.remote_control)
            .finish_non_exhaustive()
    }
}

/// A simulated AWS that listens.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    shared: Arc<Shared>,
}

/// What all connections share.
#[derive(Debug)]
struct Shared {
    options: Options,
    state: Mutex<State>,
    /// What `reset` goes back to.
    beginning: (World, Clock),
    open: Arc<Open>,
    bodies: body::Reader,
    read_within: Duration,
}

#[derive(Debug)]
struct State {
    world: World,
    clock: Clock,
    decisions: Decisions,
    recorder: Recorder,
}

impl Shared {
    /// The lock is never held while anything waits.
    fn state(&self) -> MutexGuard<'_, State> {
        // A panic while it was held is a bug that was reported already; what is left is still consistent
        // enough to be looked at.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Server {
    /// Listens. Port 0 is any that is free. `now` is where the world's clock stands; it goes on from there.
    ///
    /// # Errors
    /// When the address can't be had.
    pub async fn bind(
        listen: SocketAddr,
        world: World,
        now: Timestamp,
        options: Options,
    ) -> std::io::Result<Server> {
        let listener = TcpListener::bind(listen).await?;
        let address = listener.local_addr()?;
        let clock = Clock::at(now);
        let beginning = (world.clone(), clock.clone());
        let state = State {
            world,
            clock,
            decisions: Decisions::default(),
            recorder: Recorder::default(),
        };
        let shared = Arc::new(Shared {
            options,
            state: Mutex::new(state),
            beginning,
            open: Arc::new(Open::new()),
            bodies: body::Reader::new(BODY_WITHIN),
            read_within: READ_WITHIN,
        });
        Ok(Server {
            listener,
            address,
            shared,
        })
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Tells of each entry of the journal when it is written. `to` is called while the world stands still, so
    /// it should be quick; it hears of no entry when the world keeps none.
    pub fn record(&self, to: impl FnMut(&Event) + Send + 'static) {
        let mut state = self.shared.state();
        let State { world, recorder, .. } = &mut *state;
        recorder.begin(world.journal(), Box::new(to));
    }

    /// Answers until `end` is there, then finishes what is under way, for five seconds at most, and gives
    /// back the world and where its clock stands.
    pub async fn serve(self, end: impl Future<Output = ()> + Send) -> (World, Timestamp) {
        let open = GracefulShutdown::new();
        let mut end = std::pin::pin!(end);
        loop {
            tokio::select! {
                accepted = self.listener.accept() => match accepted {
                    Ok((stream, peer)) => {
                        // Answers are small and written whole: nothing is gained by waiting for more.
                        let _ = stream.set_nodelay(true);
                        tokio::select! {
                            seat = self.shared.open.admit() => connect(&self.shared, &open, seat, stream, peer),
                            () = &mut end => break,
                        }
                    }
                    // No more sockets for now: of those that are open one has to end first.
                    Err(_) => {
                        self.shared.open.make_room();
                        sleep(Duration::from_millis(20)).await;
                    }
                },
                () = &mut end => break,
            }
        }
        drop(self.listener);
        let _ = timeout(END_WITHIN, open.shutdown()).await;
        let state = self.shared.state();
        (state.world.clone(), state.clock.now())
    }
}

fn connect(shared: &Arc<Shared>, open: &GracefulShutdown, seat: Seat, stream: TcpStream, peer: SocketAddr) {
    let shared = Arc::clone(shared);
    let stream = Patient::new(stream, shared.read_within);
    let connection = Arc::clone(&seat.connection);
    let service = service_fn(move |request: hyper::Request<Body>| {
        let (shared, connection) = (Arc::clone(&shared), Arc::clone(&connection));
        async move {
            let _busy = shared.open.busy(&connection);
            respond(&shared, peer, request).await
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .max_buf_size(LONGEST_HEAD)
        .half_close(true)
        .serve_connection(TokioIo::new(stream), service);
    let connection = open.watch(connection);
    tokio::spawn(async move {
        tokio::select! {
            biased;
            // How a connection ends is the client's business.
            _ = connection => {}
            () = seat.connection.told_to_leave() => {}
        }
    });
}

/// The connection is closed without an answer, as a fault wants it.
#[derive(Debug)]
struct HungUp;

impl fmt::Display for HungUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection is closed without an answer")
    }
}

impl std::error::Error for HungUp {}

type Sent = hyper::Response<Full<Bytes>>;

async fn respond(shared: &Shared, peer: SocketAddr, request: hyper::Request<Body>) -> Result<Sent, HungUp> {
    let (head, body) = request.into_parts();
    let is_control = control::is_for(head.uri.path());
    if is_control && let Err(refused) = control::may(shared, peer, &head) {
        return Ok(last(sent(refused)));
    }
    let longest = match is_control {
        true => control::LONGEST_BODY,
        false => LONGEST_BODY,
    };
    let body = match shared.bodies.read(body, longest).await {
        Ok(body) => body,
        Err(refusal) => {
            let wall = (shared.options.wall)();
            let answer = with_request(&head, peer, b"", |request| {
                Door::refuse_unread(wall, request, refusal)
            });
            return Ok(last(answer.outgoing.map_or_else(|| sent(closed()), sent)));
        }
    };
    if is_control {
        return Ok(sent(control::respond(shared, &head, &body.bytes)));
    }
    let answer = call(shared, peer, &head, &body.bytes).await;
    answer.outgoing.map(sent).ok_or(HungUp)
}

/// The last answer on its connection: what is left of a body must not be taken for the next request.
fn last(mut sent: Sent) -> Sent {
    let close = hyper::header::HeaderValue::from_static("close");
    sent.headers_mut().insert(hyper::header::CONNECTION, close);
    sent
}

/// A call: there, into the world, and back.
async fn call(shared: &Shared, peer: SocketAddr, head: &Parts, body: &[u8]) -> Answer {
    let door = shared.options.door;
    let wall = (shared.options.wall)();
    let asked = match with_request(head, peer, body, |request| door.read(wall, request)) {
        Ok(asked) => asked,
        Err(answer) => return *answer,
    };
    let answer = door.carry(shared, asked).await;
    let mut state = shared.state();
    let now = state.clock.now();
    state.decisions.keep(now, &answer);
    answer
}

impl Behind for Shared {
    fn with<T>(&self, look: impl FnOnce(&mut World, Timestamp) -> T) -> T {
        let mut state = self.state();
        let now = state.clock.now();
        let State { world, recorder, .. } = &mut *state;
        let seen = look(world, now);
        recorder.tell(world.journal());
        seen
    }
}

fn with_request<T>(head: &Parts, peer: SocketAddr, body: &[u8], look: impl FnOnce(&Incoming<'_>) -> T) -> T {
    let headers: Vec<(&str, &[u8])> = head
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_bytes()))
        .collect();
    look(&Incoming {
        method: head.method.as_str(),
        path: head.uri.path(),
        query: head.uri.query().unwrap_or_default(),
        headers: &headers,
        body,
        source_ip: Some(peer.ip()),
        secure_transport: false,
    })
}

/// An answer that can't be sent as it is has no place to go.
fn closed() -> Outgoing {
    Outgoing {
        status: 500,
        headers: Vec::new(),
        body: Vec::new(),
    }
}

fn sent(answer: Outgoing) -> Sent {
    let mut response = hyper::Response::builder().status(answer.status);
    for (name, value) in &answer.headers {
        // A location may hold what a caller wrote; a header can't hold all of that.
        if let Ok(value) = hyper::header::HeaderValue::from_str(value) {
            response = response.header(*name, value);
        }
    }
    let response = response.body(Full::new(Bytes::from(answer.body)));
    response.unwrap_or_else(|_| {
        let mut failed = hyper::Response::new(Full::default());
        *failed.status_mut() = hyper::StatusCode::INTERNAL_SERVER_ERROR;
        failed
    })
}

#[cfg(test)]
mod tests;
