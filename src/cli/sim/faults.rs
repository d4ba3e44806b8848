//! `rolecall sim faults`: rules that make a running simulator's answers late, lost or wrong.

use clap::{Args, Subcommand};
use serde_json::{Map, Value};

use super::super::printer::Printer;
use super::client::At;
use super::control::{list, tell, text};
use crate::exit::Exit;

/// Rules that make answers late, lost or wrong.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall sim faults add throttle --operation iam:CreateRole --times 3\n  rolecall sim faults add lose-answer --operation iam:CreateAccessKey\n  rolecall sim faults add delay:2s --account 111111111111 --times always\n  rolecall sim faults add refuse:ServiceUnavailable --status 503 --after 10\n  rolecall sim faults list\n  rolecall sim faults clear"
)]
pub struct Faults {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do with the rules.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Add a rule after the others; the first that has something to say about a call wins
    Add(Box<Add>),
    /// List the rules, and how many calls each met
    List(At),
    /// Take all rules away
    Clear(At),
}

/// A rule.
#[derive(Debug, Args)]
pub struct Add {
    /// What happens: `throttle`, `fail-before`, `fail-after` (a 500; done or not), `lose-request`, `lose-answer`, `delay:DURATION`, `refuse:CODE`
    #[arg(value_name = "FAULT")]
    pub fault: String,
    /// Only to calls of this operation, as `iam:CreateRole`
    #[arg(long, value_name = "OPERATION")]
    pub operation: Option<String>,
    /// Only to calls by this account
    #[arg(long, value_name = "ID")]
    pub account: Option<String>,
    /// Only to calls of which some parameter has this text
    #[arg(long, value_name = "TEXT")]
    pub entity: Option<String>,
    /// After so many calls that pass untouched
    #[arg(long, value_name = "N")]
    pub after: Option<u32>,
    /// To so many calls: a number, or `always` [default: 1]
    #[arg(long, value_name = "N", value_parser = times)]
    pub times: Option<Value>,
    /// The text of a `refuse:CODE`
    #[arg(long, value_name = "TEXT")]
    pub message: Option<String>,
    /// The HTTP status of a `refuse:CODE` [default: 400]
    #[arg(long, value_name = "STATUS")]
    pub status: Option<u16>,
    /// Where.
    #[command(flatten)]
    pub at: At,
}

fn times(text: &str) -> Result<Value, String> {
    match text {
        "always" => Ok(text.into()),
        _ => match text.parse::<u32>() {
            Ok(times) => Ok(times.into()),
            Err(_) => Err("neither a whole number nor `always`".to_owned()),
        },
    }
}

/// Runs the command.
pub(super) fn run(faults: &Faults, printer: &mut Printer) -> Result<Exit, Exit> {
    let rules = match &faults.command {
        Command::Add(add) => add.at.json("POST", "/faults", &rule(add), printer)?,
        Command::List(at) => at.json("GET", "/faults", &Value::Null, printer)?,
        Command::Clear(at) => at.json("DELETE", "/faults", &Value::Null, printer)?,
    };
    tell(&rules, printer, |rules| {
        let rules = list(&rules["faults"]);
        if rules.is_empty() {
            return "no rules: every call is answered as it comes\n".to_owned();
        }
        rules.iter().map(line).collect()
    })
}

/// A rule as `/_rolecall/faults` reads it.
fn rule(add: &Add) -> Value {
    let mut rule = Map::new();
    let texts = [
        ("fault", Some(&add.fault)),
        ("operation", add.operation.as_ref()),
        ("account", add.account.as_ref()),
        ("entity", add.entity.as_ref()),
        ("message", add.message.as_ref()),
    ];
    for (name, value) in texts {
        if let Some(value) = value {
            rule.insert(name.to_owned(), value.as_str().into());
        }
    }
    let numbers = [
        ("after", add.after.map(Value::from)),
        ("times", add.times.clone()),
        ("status", add.status.map(Value::from)),
    ];
    for (name, value) in numbers {
        if let Some(value) = value {
            rule.insert(name.to_owned(), value);
        }
    }
    Value::Object(rule)
}

/// A rule in words.
fn line(rule: &Value) -> String {
    let mut parts = vec![text(&rule["fault"]).to_owned()];
    for name in ["operation", "account", "entity"] {
        if let Some(value) = rule[name].as_str() {
            parts.push(format!("{name} {value}"));
        }
    }
    if rule["after"] != 0 {
        parts.push(format!("after {}", rule["after"]));
    }
    parts.push(match rule["times"].as_u64() {
        Some(1) => "once".to_owned(),
        Some(times) => format!("{times} times"),
        None => "always".to_owned(),
    });
    parts.push(format!("met {}", rule["met"]));
    parts.join(" · ") + "\n"
}
