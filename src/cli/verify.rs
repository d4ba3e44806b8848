//! `rolecall verify`: proves every promised edge, and that the others are closed.

use std::path::PathBuf;

use clap::Args;

use super::acting;
use super::printer::Printer;
use super::sink::Sink;
use super::{Format, Global};
use crate::exit::Exit;
use crate::report::diagnostic;
use crate::report::human::verification::{View, screen};
use crate::report::proof::Verification;

/// Prove every promised edge with the hub user's own key, and that the others are closed.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall verify --target sim:world.json\n  rolecall verify --all                     every edge, and the calls that showed it\n  rolecall verify --json                    for programs\n\nNothing is changed. Exits with 3 when something isn't as promised."
)]
pub struct Verify {
    /// The spec; the same as `--spec`
    #[arg(id = "spec-argument", value_name = "SPEC")]
    pub spec: Option<PathBuf>,
    /// Show every edge, and the calls that showed it
    #[arg(long)]
    pub all: bool,
    /// Something was written just now: IAM may still be on its way
    #[arg(long)]
    pub fresh: bool,
}

/// Runs the command.
pub fn run(command: &Verify, global: &Global, printer: &mut Printer) -> Exit {
    match verified(command, global, printer) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn verified(command: &Verify, global: &Global, printer: &mut Printer) -> Result<Exit, Exit> {
    let global = &global.with_spec(command.spec.as_ref());
    let (setup, mut acting) = acting::begin("verify", &global.spec, global, printer)?;
    printer.say(&acting.announce("verifying in"));
    let sink = Sink::plain(printer);
    let lived = acting.live(&sink.events(), acting::PARALLEL, printer, async |life| {
        life.verify(command.fresh).await
    })?;
    sink.finished(&[], &[], Exit::Done);
    // Time passed and keys were used, also in a simulated AWS.
    acting.save(printer)?;
    let report = lived.value.map_err(|findings| {
        printer.complain(&findings);
        acting::why(&findings)
    })?;
    match printer.format() {
        Format::Json => printer.json(&Verification::new(
            &report,
            &setup.name,
            &acting.target.to_string(),
        )),
        Format::Github => printer.answer(&diagnostic::github(&report.findings)),
        Format::Human | Format::Markdown | Format::Sarif => {
            let view = View {
                all: command.all || printer.verbose() > 0,
                width: printer.width(),
                of: acting.of(),
            };
            let text = screen(&report, view);
            let fenced = printer.format() == Format::Markdown;
            let (open, close) = if fenced { ("```text\n", "```\n") } else { ("", "") };
            printer.answer(&format!("{open}{text}{close}"));
            if !report.findings.is_empty() {
                printer.answer("\n");
                printer.findings(&report.findings);
            }
        }
    }
    Ok(report.exit())
}
