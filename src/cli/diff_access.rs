//! `rolecall diff-access`: what a change of a spec means: which questions have another answer.

use std::path::PathBuf;

use clap::Args;

use super::printer::Printer;
use super::{Format, Global, given};
use crate::access::difference;
use crate::exit::Exit;
use crate::report::access::{self, DiffAccess};

/// Say which questions have another answer after a change of a spec.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall diff-access old.yaml rolecall.yaml\n  git show main:rolecall.yaml > /tmp/old.yaml && rolecall diff-access /tmp/old.yaml rolecall.yaml --json\n\nOf both specs the hub's user and a session of each role are asked about every action\nthat AWS's reference knows, on no resource in particular and on each that a policy\nnames. What others attach, and control policies, are not in a spec."
)]
pub struct DiffAccessCommand {
    /// The spec as it was
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The spec as it is
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// Exit with 2 when an answer changes
    #[arg(long)]
    pub detailed_exitcode: bool,
}

/// Runs the command.
pub fn run(command: &DiffAccessCommand, _global: &Global, printer: &mut Printer) -> Exit {
    let setups = given::setup(&command.old, printer)
        .and_then(|old| given::setup(&command.new, printer).map(|new| (old, new)));
    let (old, new) = match setups {
        Ok(setups) => setups,
        Err(exit) => return exit,
    };
    let difference = difference(&old, &new);
    match printer.format() {
        Format::Json => printer.json(&DiffAccess::new(&difference)),
        _ => printer.answer(&access::difference(
            &difference,
            printer.verbose() > 0,
            printer.width(),
        )),
    }
    if command.detailed_exitcode && !difference.changes.is_empty() {
        Exit::Pending
    } else {
        Exit::Done
    }
}
