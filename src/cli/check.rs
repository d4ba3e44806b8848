//! `rolecall check`: what is wrong with a spec, all at once, without a network.

use std::path::PathBuf;

use clap::Args;

use super::printer::Printer;
use super::{Format, Global};
use crate::diagnostic::Diagnostic;
use crate::exit::Exit;
use crate::report::diagnostic::counted;
use crate::setup::Setup;
use crate::spec;

/// Say what is wrong with a spec; no network.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall check\n  rolecall check examples/micetro.yaml\n  rolecall check --format github      annotations on a pull request"
)]
pub struct Check {
    /// The spec; the same as `--spec`
    #[arg(id = "spec-argument", value_name = "SPEC")]
    pub spec: Option<PathBuf>,
    /// Warnings are errors
    #[arg(long)]
    pub strict: bool,
}

/// Runs the command: [`Exit::Usage`] when the spec has an error.
pub fn run(check: &Check, global: &Global, printer: &mut Printer) -> Exit {
    let path = check.spec.as_ref().unwrap_or(&global.spec);
    let (setup, findings) = match spec::load(path) {
        Ok(loaded) => (Some(loaded.setup), loaded.warnings),
        Err(findings) => (None, findings),
    };
    printer.findings(&findings);
    let exit = match &setup {
        Some(_) if !check.strict || findings.is_empty() => Exit::Done,
        _ => Exit::Usage,
    };
    let line = conclusion(&path.display().to_string(), setup.as_ref(), &findings);
    if printer.format() == Format::Human && setup.is_some() && findings.is_empty() {
        printer.answer(&line);
    } else {
        printer.say(&line);
    }
    exit
}

fn conclusion(path: &str, setup: Option<&Setup>, findings: &[Diagnostic]) -> String {
    let first = findings.first().map(|finding| finding.code).unwrap_or_default();
    match setup {
        Some(setup) => {
            let spokes = match setup.spokes.len() {
                1 => "1 spoke".to_owned(),
                spokes => format!("{spokes} spokes"),
            };
            let units = match setup.units.iter().map(|units| units.units.len()).sum::<usize>() {
                0 => String::new(),
                1 => " and 1 organizational unit".to_owned(),
                units => format!(" and {units} organizational units"),
            };
            let found = if findings.is_empty() {
                "no findings".to_owned()
            } else {
                counted(findings)
            };
            format!(
                "{path}: {found} · the hub {} and {spokes}{units}\n",
                setup.hub.account
            )
        }
        None => format!(
            "{path}: {}\nnext: rolecall errors {first}        explains a code at length\n",
            counted(findings)
        ),
    }
}
