//! `rolecall sim …`: the simulated AWS by itself, for any client of AWS.

use clap::{Args, Subcommand};

use super::Global;
use super::printer::Printer;
use crate::exit::Exit;

pub mod serve;

/// Run a simulated AWS for any client: boto3, the AWS CLI, Terraform, your program.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:\n  rolecall sim serve                    listen on 127.0.0.1:4566\n  rolecall sim serve --delays aws       as slow to converge as AWS is\n  rolecall sim serve --world w.json     kept in a file from run to run"
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
    /// IAM, STS, Organizations, and as much of EC2 and Route 53 as shows whether a role's rights arrived.
    /// Every call is authenticated by its signature, authorized by the policies, and validated. An access
    /// key ID of twelve digits with the secret `test` is the root user of that account, which comes to be
    /// when it is first used. Keys and sessions that are made there work there.
    ///
    /// What is written is seen at once, as test suites expect it; with `--delays aws` it is as slow to
    /// converge as AWS is.
    Serve(serve::Serve),
}

/// Runs the command.
pub fn run(sim: &Sim, global: &Global, printer: &mut Printer) -> Exit {
    match &sim.command {
        Command::Serve(serve) => serve::run(serve, global, printer),
    }
}
