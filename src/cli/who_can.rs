//! `rolecall who-can`: the inverse of `explain`: everybody who is known, and who of them may.

use std::path::{Path, PathBuf};

use clap::Args;
use rolecall_iam::account::AccountId;

use super::explain::{self as explaining, context, keys};
use super::printer::Printer;
use super::{Format, Global};
use crate::exit::Exit;
use crate::explain::census::Asking;
use crate::explain::{Explanation, explain, known};
use crate::report::access::{WhoCan, who_can};

/// Say who may do something, of all whom a setup knows, or of everybody in a simulated AWS.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall who-can sts:AssumeRole dns/role/MicetroAccess\n  rolecall who-can route53:ListHostedZones '*' --verbose\n  rolecall who-can sts:AssumeRole Audit --world world.json\n\nAsked are the hub's user and a session of each role; in a world the root users, all users, a session of each role, and the sessions that are there. A role's trust policy counts.\nWithout `--target` the spec is taken as applied, and nothing is read but its files.\n`rolecall explain` says why."
)]
pub struct WhoCanCommand {
    /// The action, as IAM writes it
    #[arg(value_name = "ACTION")]
    pub action: String,
    /// On what: `ALIAS/role/NAME` or an end of it that only one has, an ARN, or `*`
    #[arg(value_name = "WHAT")]
    pub what: String,
    /// Ask about everybody in a simulated AWS that is kept in this file, in place of a setup
    #[arg(long, value_name = "FILE")]
    pub world: Option<PathBuf>,
    /// A condition key of the request; several times for several values
    #[arg(long, value_name = "KEY=VALUE", value_parser = context, requires = "world")]
    pub context: Vec<(String, String)>,
    /// Whose WHAT is, where its ARN doesn't say: a bucket's account
    #[arg(long, value_name = "ID", requires = "world")]
    pub resource_account: Option<AccountId>,
}

/// Runs the command.
pub fn run(command: &WhoCanCommand, global: &Global, printer: &mut Printer) -> Exit {
    let (answered, known) = match &command.world {
        Some(file) => (of_world(file, command, printer), "in this world"),
        None => (of_setup(command, global, printer), "whom this setup knows"),
    };
    match answered {
        Ok(answers) => {
            match printer.format() {
                Format::Json => printer.json(&WhoCan::new(&command.action, &command.what, &answers)),
                _ => printer.answer(&who_can(&answers, printer.verbose() > 0, known, printer.width())),
            }
            Exit::Done
        }
        Err(exit) => exit,
    }
}

fn of_world(file: &Path, command: &WhoCanCommand, printer: &mut Printer) -> Result<Vec<Explanation>, Exit> {
    let keys = keys(&command.context);
    let asking = Asking {
        action: &command.action,
        what: &command.what,
        keys: &keys,
        owner: command.resource_account,
    };
    let answers = explaining::census(file, printer)?.everybody(&asking);
    answers.map_err(|finding| printer.unfit(*finding))
}

fn of_setup(
    command: &WhoCanCommand,
    global: &Global,
    printer: &mut Printer,
) -> Result<Vec<Explanation>, Exit> {
    let (setup, asking) = explaining::read_for("who-can", global, printer)?;
    let everybody = known(&setup, &asking.spokes);
    let answers = everybody.iter().map(|who| {
        explain(
            &setup,
            &asking.spokes,
            &asking.written,
            who,
            &command.action,
            &command.what,
        )
    });
    let answers: Result<Vec<_>, _> = answers.collect();
    answers.map_err(|finding| printer.unfit(*finding))
}
