//! `rolecall sim …`: the simulated AWS by itself, for any client of AWS.

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::Global;
use super::printer::Printer;
use crate::exit::Exit;

mod client;
pub mod control;
pub mod coverage;
pub mod faults;
mod follow;
pub mod serve;
pub mod snapshot;

pub use client::At;

/// Run a simulated AWS for any client: boto3, the AWS CLI, Terraform, your program.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:\n  rolecall sim serve                    listen on 127.0.0.1:4566\n  rolecall sim serve --delays aws       as slow to converge as AWS is\n  rolecall sim advance 90s              its clock, 90 seconds on\n  rolecall sim faults add throttle --operation iam:CreateRole\n  rolecall sim decisions REQUEST_ID     why a call was refused"
)]
pub struct Sim {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do with a simulated AWS.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Listen on a port, and answer as AWS does
    ///
    /// IAM, STS, Organizations, and as much of EC2, Route 53 and S3 as shows whether a role's rights arrived.
    /// Every call is authenticated by its signature, authorized by the policies, and validated. An access
    /// key ID of twelve digits with the secret `test` is the root user of that account, which comes to be
    /// when it is first used. Keys and sessions that are made there work there.
    ///
    /// What is written is seen at once, as test suites expect it; with `--delays aws` it is as slow to
    /// converge as AWS is.
    Serve(Box<serve::Serve>),
    /// Say what time it is there
    Clock(control::Plain),
    /// Advance its clock: what was written is seen, sessions end
    Advance(control::Advance),
    /// Stop its clock
    Freeze(control::Plain),
    /// Let its clock go on
    Thaw(control::Plain),
    /// Say how late writes are seen there, or set it
    Delays(control::SetDelays),
    /// List the writes that not every replica has seen, and when each will
    Pending(control::Plain),
    /// Make answers late, lost or wrong
    Faults(faults::Faults),
    /// List the latest decisions, follow them, or explain one
    Decisions(control::Decisions),
    /// Print the journal, in the shape of CloudTrail's records, one a line
    Events(control::Plain),
    /// Write its world into a file, or go on with one
    Snapshot(snapshot::Snapshot),
    /// Begin anew with the world that it was started with
    Reset(control::Plain),
    /// Say how far each operation is simulated: done, partly, or refused
    Coverage(coverage::Coverage),
}

/// Runs the command.
pub fn run(sim: &Sim, global: &Global, printer: &mut Printer) -> Exit {
    let frozen = |frozen: bool| json!({ "frozen": frozen });
    let run = match &sim.command {
        Command::Serve(serve) => Ok(serve::run(serve, global, printer)),
        Command::Clock(plain) => control::clock(&plain.at, &Value::Null, printer),
        Command::Advance(advance) => {
            let change = json!({ "advance": advance.duration });
            control::clock(&advance.at, &change, printer)
        }
        Command::Freeze(plain) => control::clock(&plain.at, &frozen(true), printer),
        Command::Thaw(plain) => control::clock(&plain.at, &frozen(false), printer),
        Command::Delays(delays) => control::delays(delays, printer),
        Command::Pending(plain) => control::pending(&plain.at, printer),
        Command::Faults(faults) => faults::run(faults, printer),
        Command::Decisions(decisions) => control::decisions(decisions, printer),
        Command::Events(plain) => control::events(&plain.at, printer),
        Command::Snapshot(snapshot) => snapshot::run(snapshot, printer),
        Command::Reset(plain) => control::reset(&plain.at, printer),
        Command::Coverage(asked) => coverage::run(asked, printer),
    };
    match run {
        Ok(exit) | Err(exit) => exit,
    }
}
