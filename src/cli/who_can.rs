//! `rolecall who-can`: the inverse of `explain`: everybody whom a setup knows, and who of them may.

use clap::Args;

use super::printer::Printer;
use super::{Format, Global, acting};
use crate::exit::Exit;
use crate::explain::{Explanation, explain, known};
use crate::report::access::{WhoCan, who_can};

/// Say who may do something, of all whom a setup knows.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall who-can sts:AssumeRole dns/role/MicetroAccess\n  rolecall who-can route53:ListHostedZones '*' --verbose\n\nAsked are the hub's user and a session of each role. `rolecall explain` says why."
)]
pub struct WhoCanCommand {
    /// The action, as IAM writes it
    #[arg(value_name = "ACTION")]
    pub action: String,
    /// On what: `ALIAS/role/NAME`, an ARN, or `*`
    #[arg(value_name = "WHAT")]
    pub what: String,
}

/// Runs the command.
pub fn run(command: &WhoCanCommand, global: &Global, printer: &mut Printer) -> Exit {
    match answered(command, global, printer) {
        Ok(answers) => {
            match printer.format() {
                Format::Json => printer.json(&WhoCan::new(&command.action, &command.what, &answers)),
                _ => printer.answer(&who_can(&answers, printer.verbose() > 0, printer.width())),
            }
            Exit::Done
        }
        Err(exit) => exit,
    }
}

fn answered(
    command: &WhoCanCommand,
    global: &Global,
    printer: &mut Printer,
) -> Result<Vec<Explanation>, Exit> {
    let (setup, acting) = acting::begin("who-can", &global.spec, global, printer)?;
    let asking = super::explain::read_for(&setup, acting, printer)?;
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
    answers.map_err(|finding| {
        printer.complain(&[*finding]);
        Exit::Usage
    })
}
