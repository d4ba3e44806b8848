//! `/_rolecall`: the world's clock, what is on its way, decisions, snapshots, in JSON.
//!
//! | path | |
//! |---|---|
//! | `GET /_rolecall` | these paths |
//! | `GET /_rolecall/health` | that it is there |
//! | `GET`, `POST /_rolecall/clock` | the world's time; `{"advance": "90s"}`, `{"frozen": true}` |
//! | `GET`, `POST /_rolecall/delays` | how late writes are seen; `{"delays": "fixed:5s"}` |
//! | `GET`, `POST`, `DELETE /_rolecall/faults` | the rules that make answers late, lost or wrong: all, one more, none |
//! | `GET`, `PUT`, `DELETE /_rolecall/issuers` | the issuers of web identity tokens whose keys are known; `{"issuer": "https://…", "jwks": {"keys": […]}}`, `{"issuer": "https://…"}` |
//! | `GET /_rolecall/pending` | writes that not every replica has seen |
//! | `GET /_rolecall/decisions` | the latest refusals; `?after=REQUEST_ID` all that came after one, each with its evidence, one a line |
//! | `POST /_rolecall/decisions` | `{"keep": "all"}`: what is allowed, too, or `"refusals"` alone again |
//! | `GET /_rolecall/decisions/REQUEST_ID` | one, with its evidence |
//! | `GET /_rolecall/events` | the journal in CloudTrail's shape, one record a line |
//! | `POST /_rolecall/reset` | the world of the beginning, at the time it is |
//! | `GET`, `PUT /_rolecall/snapshot` | the whole world |
//!
//! It answers only this machine, unless told otherwise, and no page in a browser: who can call it can do
//! anything here.

use std::net::SocketAddr;
use std::time::Duration;

use hyper::http::request::Parts;
use jiff::SignedDuration;
use rolecall_world::{Delays, World};
use serde_json::{Value, json};

use super::clock::Clock;
use super::{Shared, faults};
use crate::request::Outgoing;

const PREFIX: &str = "/_rolecall";

/// The longest body that is read: a world of thousands of roles. No longer than all large bodies together.
pub(super) const LONGEST_BODY: usize = super::body::LARGE * 1024;

/// How many fault rules there can be: each is asked about each call.
const MOST_FAULTS: usize = 1_000;

const PATHS: [&str; 17] = [
    "GET /_rolecall/health",
    "GET, POST /_rolecall/clock",
    "GET, POST /_rolecall/delays",
    "GET /_rolecall/faults",
    "POST /_rolecall/faults",
    "DELETE /_rolecall/faults",
    "GET /_rolecall/issuers",
    "PUT /_rolecall/issuers",
    "DELETE /_rolecall/issuers",
    "GET /_rolecall/pending",
    "GET /_rolecall/decisions",
    "POST /_rolecall/decisions",
    "GET /_rolecall/decisions/REQUEST_ID",
    "GET /_rolecall/events",
    "POST /_rolecall/reset",
    "GET /_rolecall/snapshot",
    "PUT /_rolecall/snapshot",
];

/// Whether a path is one of these.
pub(super) fn is_for(path: &str) -> bool {
    path.strip_prefix(PREFIX)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Why not.
struct No(u16, String);

type Said = Result<Outgoing, No>;

/// Answers who may ask.
pub(super) fn respond(shared: &Shared, head: &Parts, body: &[u8]) -> Outgoing {
    act(shared, head, body).unwrap_or_else(refused)
}

fn refused(No(status, why): No) -> Outgoing {
    json_answer(status, &json!({ "error": why }))
}

/// Whether somebody may ask; a page in a browser could call it, too, and says so.
///
/// # Errors
/// The answer to who may not.
pub(super) fn may(shared: &Shared, peer: SocketAddr, head: &Parts) -> Result<(), Outgoing> {
    permitted(shared, peer, head).map_err(refused)
}

fn permitted(shared: &Shared, peer: SocketAddr, head: &Parts) -> Result<(), No> {
    if !shared.options.remote_control && !peer.ip().to_canonical().is_loopback() {
        let why = "`/_rolecall` answers only the machine that the simulator runs on";
        return Err(No(403, why.to_owned()));
    }
    let site = head.headers.get("sec-fetch-site");
    let by_page = site.is_some_and(|site| site != "none") || head.headers.contains_key("origin");
    if by_page {
        let why = "`/_rolecall` answers no page in a browser";
        return Err(No(403, why.to_owned()));
    }
    Ok(())
}

fn act(shared: &Shared, head: &Parts, body: &[u8]) -> Said {
    let path = head.uri.path().strip_prefix(PREFIX).unwrap_or_default();
    let path = path.trim_matches('/');
    match (head.method.as_str(), path) {
        ("GET", "") => Ok(json_answer(200, &json!({ "paths": PATHS }))),
        ("GET", "health") => Ok(json_answer(200, &json!({ "status": "running" }))),
        ("GET", "clock") => Ok(clock(&shared.state().clock)),
        ("POST", "clock") => set_clock(shared, body),
        ("GET", "delays") => Ok(delays(shared)),
        ("POST", "delays") => set_delays(shared, body),
        ("GET", "faults") => Ok(all_faults(shared)),
        ("POST", "faults") => add_fault(shared, body),
        ("DELETE", "faults") => {
            shared.state().world.faults().clear();
            Ok(all_faults(shared))
        }
        ("GET", "issuers") => Ok(issuers(shared)),
        ("PUT", "issuers") => publish_keys(shared, body),
        ("DELETE", "issuers") => withdraw_keys(shared, body),
        ("GET", "pending") => Ok(pending(shared)),
        ("GET", "decisions") => Ok(match head.uri.query() {
            None => json_answer(200, &shared.state().decisions.latest()),
            Some(query) => {
                let after = query.strip_prefix("after=").unwrap_or_default();
                text("application/x-ndjson", shared.state().decisions.after(after))
            }
        }),
        ("POST", "decisions") => keep_decisions(shared, body),
        ("GET", "events") => Ok(text(
            "application/x-ndjson",
            shared.state().world.journal().to_jsonl(),
        )),
        ("POST", "reset") => {
            // The clock goes on as if nobody had touched it: clients judge by their own when a session ends.
            let (world, clock) = shared.beginning.clone();
            Ok(begin(shared, world, clock))
        }
        ("GET", "snapshot") => {
            let state = shared.state();
            let snapshot = state.world.to_json(state.clock.now());
            let snapshot = snapshot.map_err(|error| No(500, error.to_string()))?;
            Ok(text("application/json", snapshot))
        }
        ("PUT", "snapshot") => {
            let snapshot = std::str::from_utf8(body).map_err(|error| No(400, error.to_string()))?;
            let (world, now) = World::from_json(snapshot).map_err(|error| No(400, error.to_string()))?;
            Ok(begin(shared, world, Clock::at(now)))
        }
        ("GET", path) if path.starts_with("decisions/") => {
            let id = path.trim_start_matches("decisions/");
            let state = shared.state();
            let kept = state.decisions.get(id);
            let none = || No(404, format!("no decision with the request id `{id}` is kept"));
            kept.map(|kept| json_answer(200, kept)).ok_or_else(none)
        }
        (method, _) => Err(No(
            404,
            format!("there is no `{method} {PREFIX}/{path}`; `GET {PREFIX}` lists what there is"),
        )),
    }
}

/// Goes on with another world, of whose journal no more is kept than before.
fn begin(shared: &Shared, mut world: World, clock: Clock) -> Outgoing {
    let mut state = shared.state();
    world.restart_journal(state.world.journal().keep());
    world.watch_decisions(state.world.watches_decisions());
    state.recorder.turn_to(world.journal());
    state.world = world;
    state.clock = clock;
    state.decisions = super::Decisions::default();
    self::clock(&state.clock)
}

fn clock(clock: &Clock) -> Outgoing {
    json_answer(
        200,
        &json!({ "now": clock.now().to_string(), "frozen": clock.is_frozen() }),
    )
}

fn keep_decisions(shared: &Shared, body: &[u8]) -> Said {
    let asked = object(body, &["keep"])?;
    let all = match asked["keep"].as_str() {
        Some("all") => true,
        Some("refusals") => false,
        _ => return Err(No(400, "`keep` is `all` or `refusals`".to_owned())),
    };
    shared.state().world.watch_decisions(all);
    Ok(json_answer(200, &asked))
}

fn set_clock(shared: &Shared, body: &[u8]) -> Said {
    let asked = object(body, &["advance", "frozen"])?;
    let advance = match &asked["advance"] {
        Value::Null => Duration::ZERO,
        Value::String(span) => {
            let span = span.parse::<SignedDuration>().ok();
            let span = span.and_then(|span| Duration::try_from(span).ok());
            span.ok_or_else(|| No(400, "`advance` is a duration forward: `90s`, `1h 30m`".to_owned()))?
        }
        _ => return Err(No(400, "`advance` is a duration in text: `90s`".to_owned())),
    };
    let frozen = match &asked["frozen"] {
        Value::Null => None,
        Value::Bool(frozen) => Some(*frozen),
        _ => return Err(No(400, "`frozen` is true or false".to_owned())),
    };
    let mut state = shared.state();
    state.clock.advance(advance);
    if let Some(frozen) = frozen {
        state.clock.freeze(frozen);
    }
    Ok(clock(&state.clock))
}

fn delays(shared: &Shared) -> Outgoing {
    json_answer(
        200,
        &json!({ "delays": shared.state().world.delays().to_string() }),
    )
}

/// Nothing is fetched here: what AWS would get from an issuer is told.
fn issuers(shared: &Shared) -> Outgoing {
    let state = shared.state();
    let issuers: Vec<&str> = state.world.issuers().collect();
    json_answer(200, &json!({ "issuers": issuers }))
}

fn publish_keys(shared: &Shared, body: &[u8]) -> Said {
    let asked = object(body, &["issuer", "jwks"])?;
    let issuer = issuer(&asked)?;
    let published = shared
        .state()
        .world
        .publish_keys(issuer, &asked["jwks"].to_string());
    published.map_err(|error| No(400, error.to_string()))?;
    Ok(issuers(shared))
}

fn withdraw_keys(shared: &Shared, body: &[u8]) -> Said {
    let asked = object(body, &["issuer"])?;
    let issuer = issuer(&asked)?;
    let withdrawn = shared.state().world.withdraw_keys(issuer);
    let none = || No(404, format!("no keys of the issuer `{issuer}` are known"));
    withdrawn.then(|| issuers(shared)).ok_or_else(none)
}

fn issuer(asked: &Value) -> Result<&str, No> {
    let issuer = asked["issuer"].as_str().filter(|url| url.starts_with("https://"));
    issuer.ok_or_else(|| No(400, "`issuer` is a URL that begins with `https://`".to_owned()))
}

fn set_delays(shared: &Shared, body: &[u8]) -> Said {
    let asked = object(body, &["delays"])?;
    let profile = asked["delays"].as_str().unwrap_or_default();
    let parsed: Delays = profile
        .parse()
        .map_err(|error: rolecall_world::time::delay::NotDelays| No(400, error.to_string()))?;
    shared.state().world.set_delays(parsed);
    Ok(delays(shared))
}

fn all_faults(shared: &Shared) -> Outgoing {
    let mut state = shared.state();
    let rules: Vec<Value> = state
        .world
        .faults()
        .iter()
        .map(|rule| {
            rule.as_data()
                .map_or_else(|| json!({ "rule": format!("{rule:?}") }), faults::told)
        })
        .collect();
    json_answer(200, &json!({ "faults": rules }))
}

fn add_fault(shared: &Shared, body: &[u8]) -> Said {
    let asked = object(body, &faults::MEMBERS)?;
    let rule = faults::read(&asked).map_err(|why| No(400, why))?;
    let mut state = shared.state();
    if state.world.faults().iter().len() >= MOST_FAULTS {
        return Err(No(
            409,
            format!("there are {MOST_FAULTS} fault rules; take them away first"),
        ));
    }
    state.world.faults().add(rule);
    drop(state);
    Ok(all_faults(shared))
}

fn pending(shared: &Shared) -> Outgoing {
    let state = shared.state();
    let now = state.clock.now();
    let pending: Vec<Value> = state
        .world
        .pending(now)
        .iter()
        .map(|pending| {
            let unseen: Vec<Value> = pending
                .unseen
                .iter()
                .map(|(replica, at)| json!({ "replica": replica.to_string(), "at": at.to_string() }))
                .collect();
            json!({
                "account": pending.account,
                "entity": pending.entity,
                "what": pending.what,
                "kind": pending.kind.as_str(),
                "written": pending.written.to_string(),
                "unseen": unseen,
            })
        })
        .collect();
    json_answer(200, &json!({ "now": now.to_string(), "pending": pending }))
}

/// A JSON object with no members but these.
fn object(body: &[u8], known: &[&str]) -> Result<Value, No> {
    let wanted = || {
        let members = known.join("`, `");
        No(400, format!("the body is a JSON object with `{members}`"))
    };
    let asked: Value = serde_json::from_slice(body).map_err(|_| wanted())?;
    let members = asked.as_object().ok_or_else(wanted)?;
    let all_known = members.keys().all(|name| known.contains(&name.as_str()));
    match all_known && !members.is_empty() {
        true => Ok(asked),
        false => Err(wanted()),
    }
}

fn json_answer(status: u16, value: &Value) -> Outgoing {
    let mut body = format!("{value:#}").into_bytes();
    body.push(b'\n');
    Outgoing {
        status,
        headers: vec![("content-type", "application/json".to_owned())],
        body,
    }
}

fn text(kind: &str, text: String) -> Outgoing {
    Outgoing {
        status: 200,
        headers: vec![("content-type", kind.to_owned())],
        body: text.into_bytes(),
    }
}
