//! `rolecall verify`: proves every promised edge, and that the others are closed.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::acting;
use super::printer::Printer;
use super::sink::Sink;
use super::{Format, Global};
use crate::exit::Exit;
use crate::report::diagnostic;
use crate::report::human::verification::{View, screen};
use crate::report::proof::Verification;
use crate::verify::Options;

/// Prove every promised edge with the hub user's own key, and that the others are closed.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall verify --target sim:world.json\n  rolecall verify --all                     every edge, and the calls that showed it\n  rolecall verify --json                    for programs\n\nNothing is changed. Exits with 3 when something isn't as promised, and when nothing could be shown by use; with `--by-law` the law's word does then."
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
    /// For how many seconds in a row nothing may be refused
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(..=3600))]
    pub steady: u64,
    /// Take the law's word where nothing can be shown by use: without a key, or where an endpoint authorizes nothing
    #[arg(long)]
    pub by_law: bool,
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
        let choose = |options: &mut Options| {
            options.fresh = command.fresh;
            options.quiet = Duration::from_secs(command.steady);
            options.by_law = command.by_law;
        };
        life.prove(choose).await
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
