//! `rolecall doctor`: whether everything is there that a run needs, before there is a run.

use std::path::PathBuf;

use clap::Args;

use super::acting;
use super::printer::Printer;
use super::sink::Sink;
use super::{Format, Global};
use crate::doctor::examine;
use crate::exit::Exit;
use crate::report::doctor::Checkup;

/// Look at credentials, accounts, permissions and the clock; nothing is changed.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall doctor --target aws                       as the default profile\n  rolecall doctor --target aws --profile hub-admin\n  rolecall doctor --target aws --json                for programs\n\nNothing is changed. Exits with 4 when credentials are missing or have ended, with 1\nwhen something else is wrong."
)]
pub struct Doctor {
    /// The spec; the same as `--spec`
    #[arg(id = "spec-argument", value_name = "SPEC")]
    pub spec: Option<PathBuf>,
}

/// Runs the command.
pub fn run(command: &Doctor, global: &Global, printer: &mut Printer) -> Exit {
    match examined(command, global, printer) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn examined(command: &Doctor, global: &Global, printer: &mut Printer) -> Result<Exit, Exit> {
    let global = &global.with_spec(command.spec.as_ref());
    let (setup, mut acting) = acting::begin("doctor", &global.spec, global, printer)?;
    printer.say(&acting.announce("looking at"));
    let sink = Sink::plain(printer);
    let lived = acting.live(&sink.events(), acting::PARALLEL, printer, async |life| {
        examine(&life.session, &life.setup).await
    })?;
    sink.finished(&[], &[], Exit::Done);
    let behind = acting.clock_behind();
    let checkup = Checkup::new(&setup.name, &acting.target.to_string(), behind, lived.value);
    match printer.format() {
        Format::Json => printer.json(&checkup),
        Format::Human | Format::Markdown | Format::Github | Format::Sarif => {
            let text = checkup.human(printer.width());
            printer.answer(&text);
        }
    }
    Ok(checkup.exit())
}
