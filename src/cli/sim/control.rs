//! `rolecall sim clock`, `advance`, `freeze`, `thaw`, `delays`, `pending`, `decisions`, `events`, `reset`: a
//! running simulator, looked at and steered.
//!
//! In one file, since each is one question to `/_rolecall`, and a line or two about the answer.

use clap::{Args, ValueEnum};
use rolecall_sim::world::Delays;
use serde_json::{Value, json};

use super::super::Format;
use super::super::printer::Printer;
use super::client::At;
use super::follow;
use crate::exit::Exit;

/// What is asked without more words.
#[derive(Debug, Args)]
pub struct Plain {
    /// Where.
    #[command(flatten)]
    pub at: At,
}

/// How far the clock is advanced.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall sim advance 90s      what was written is seen, where it takes less\n  rolecall sim advance '1h 5m'  sessions of an hour have ended"
)]
pub struct Advance {
    /// How far: `90s`, `1h 30m`
    #[arg(value_name = "DURATION")]
    pub duration: String,
    /// Where.
    #[command(flatten)]
    pub at: At,
}

/// How late writes are seen.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall sim delays           say how late writes are seen\n  rolecall sim delays fixed:5s  from now on, each write is seen after five seconds"
)]
pub struct SetDelays {
    /// From now on: instant, aws, slow, adversarial, or fixed:DURATION
    #[arg(value_name = "PROFILE")]
    pub delays: Option<Delays>,
    /// Where.
    #[command(flatten)]
    pub at: At,
}

/// Which decisions.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall sim decisions             the latest refusals\n  rolecall sim decisions REQUEST_ID  why, with the statements, as AWS never says it\n  rolecall sim decisions --keep all --follow\n      what is allowed, too, each as it is decided, until Ctrl-C"
)]
pub struct Decisions {
    /// The request ID of one answer, from the client's error
    #[arg(value_name = "REQUEST_ID")]
    pub request_id: Option<String>,
    /// Go on with each that is made from now on, until Ctrl-C; with `--json` one a line, with its evidence
    #[arg(long, conflicts_with = "request_id")]
    pub follow: bool,
    /// From now on: keep all decisions, or refusals alone, as at the start
    #[arg(long, value_name = "WHAT", conflicts_with = "request_id")]
    pub keep: Option<Kept>,
    /// Where.
    #[command(flatten)]
    pub at: At,
}

/// Of which calls the decisions are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kept {
    /// Of all that are decided
    All,
    /// Of those that are refused
    Refusals,
}

pub(super) type Run = Result<Exit, Exit>;

/// The clock as it stands, advanced, or stopped.
pub(super) fn clock(at: &At, change: &Value, printer: &mut Printer) -> Run {
    let method = if change.is_null() { "GET" } else { "POST" };
    let clock = at.json(method, "/clock", change, printer)?;
    tell(&clock, printer, |clock| {
        let now = text(&clock["now"]);
        match clock["frozen"] == true {
            true => format!("{now} · frozen\n"),
            false => format!("{now}\n"),
        }
    })
}

pub(super) fn delays(asked: &SetDelays, printer: &mut Printer) -> Run {
    let (method, change) = match asked.delays {
        Some(profile) => ("POST", json!({ "delays": profile.to_string() })),
        None => ("GET", Value::Null),
    };
    let delays = asked.at.json(method, "/delays", &change, printer)?;
    tell(&delays, printer, |delays| {
        format!("{}\n", text(&delays["delays"]))
    })
}

pub(super) fn pending(at: &At, printer: &mut Printer) -> Run {
    let pending = at.json("GET", "/pending", &Value::Null, printer)?;
    tell(&pending, printer, |pending| {
        let all = list(&pending["pending"]);
        if all.is_empty() {
            return "nothing: every replica has seen every write\n".to_owned();
        }
        all.iter().map(on_its_way).collect()
    })
}

/// One write that is on its way.
fn on_its_way(pending: &Value) -> String {
    let unseen = list(&pending["unseen"]);
    let last = unseen.iter().map(|unseen| text(&unseen["at"])).max();
    let replicas = match unseen.len() {
        1 => "1 replica".to_owned(),
        count => format!("{count} replicas"),
    };
    format!(
        "{}  {}: {} · {replicas}, the last at {}\n",
        text(&pending["account"]),
        text(&pending["entity"]),
        text(&pending["what"]),
        last.unwrap_or_default(),
    )
}

pub(super) fn decisions(asked: &Decisions, printer: &mut Printer) -> Run {
    if let Some(keep) = asked.keep {
        let what = match keep {
            Kept::All => "all",
            Kept::Refusals => "refusals",
        };
        let kept = asked
            .at
            .json("POST", "/decisions", &json!({ "keep": what }), printer)?;
        if !asked.follow {
            return tell(&kept, printer, |_| format!("from now on {what} are kept\n"));
        }
    }
    if asked.follow {
        return follow::follow(&asked.at, printer);
    }
    let Some(id) = &asked.request_id else {
        let latest = asked.at.json("GET", "/decisions", &Value::Null, printer)?;
        return tell(&latest, printer, |latest| {
            let all = list(latest);
            if all.is_empty() {
                return "nothing was refused\n".to_owned();
            }
            all.iter().map(in_a_line).collect()
        });
    };
    // What is no ID can't be one of a refusal, and must not become another path.
    let fits = id
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !fits {
        printer.refuse(
            &format!("`{id}` is no request ID"),
            "clients print it beside the error; `rolecall sim decisions` lists the latest",
        );
        return Err(Exit::Usage);
    }
    let path = format!("/decisions/{id}");
    let decision = asked.at.json("GET", &path, &Value::Null, printer)?;
    tell(&decision, printer, |decision| {
        let [time, message] = ["time", "message"].map(|name| text(&decision[name]));
        let mut head = format!("{} at {time}: {}\n", operation(decision), code(decision));
        if !message.is_empty() {
            head += &format!("  {message}\n");
        }
        list(&decision["explanation"])
            .iter()
            .fold(head, |told, line| format!("{told}  {}\n", text(line)))
    })
}

/// One decision among others.
pub(super) fn in_a_line(decision: &Value) -> String {
    let [id, time] = ["requestId", "time"].map(|name| text(&decision[name]));
    format!("{id}  {time}  {}  {}\n", operation(decision), code(decision))
}

/// AWS's code of a refusal.
fn code(decision: &Value) -> &str {
    decision["code"].as_str().unwrap_or("allowed")
}

/// What was asked, where that was understood.
fn operation(decision: &Value) -> &str {
    decision["operation"].as_str().unwrap_or("no operation")
}

pub(super) fn events(at: &At, printer: &mut Printer) -> Run {
    let events = at.ask("GET", "/events", "", printer)?;
    printer.answer(&events);
    Ok(Exit::Done)
}

pub(super) fn reset(at: &At, printer: &mut Printer) -> Run {
    let clock = at.json("POST", "/reset", &Value::Null, printer)?;
    tell(&clock, printer, |clock| {
        format!("begun anew at {}\n", text(&clock["now"]))
    })
}

/// The answer as it came for programs, in words for people.
pub(super) fn tell(answer: &Value, printer: &mut Printer, words: impl FnOnce(&Value) -> String) -> Run {
    match printer.format() == Format::Json {
        true => printer.json(answer),
        false => printer.answer(&words(answer)),
    }
    Ok(Exit::Done)
}

/// A text of an answer.
pub(super) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A list of an answer.
pub(super) fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
