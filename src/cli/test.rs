//! `rolecall test`: a user's own policy tests, run by the law.

use std::path::{Path, PathBuf};

use clap::Args;

use super::printer::Printer;
use super::{Format, Global};
use crate::exit::Exit;
use crate::report::human::trial::{conclusion, screen};
use crate::report::trial::{Document, junit, tap};
use crate::trial::{Outcome, Suite, files, write_example};

/// Where the example goes, and where tests are looked for, when nothing is named.
const FOLDER: &str = "policy-tests";

/// Run policy tests: these principals and documents, these answers.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall test --example            writes a first test and its policy into `policy-tests`\n  rolecall test policy-tests         runs every *.test.yaml there and below\n  rolecall test . --junit tests.xml --format github\n  rolecall test iam/audit.test.yaml --tap\n\n`rolecall schema tests` has all that can stand in a file of tests."
)]
pub struct Test {
    /// A file of tests, or a folder of them
    #[arg(value_name = "DIR", default_value = FOLDER)]
    pub path: PathBuf,
    /// Write a first test and its policy into DIR, and run nothing
    #[arg(long, conflicts_with_all = ["junit", "tap"])]
    pub example: bool,
    /// Write the results as JUnit XML, too
    #[arg(long, value_name = "FILE")]
    pub junit: Option<PathBuf>,
    /// Answer in the Test Anything Protocol
    #[arg(long)]
    pub tap: bool,
}

/// Runs the command: [`Exit::Refuted`] when a test fails, [`Exit::Usage`] when a file is wrong.
pub fn run(command: &Test, _global: &Global, printer: &mut Printer) -> Exit {
    if command.example {
        return example(&command.path, printer);
    }
    let paths = match files(&command.path) {
        Ok(paths) => paths,
        Err(finding) => return printer.unfit(*finding),
    };
    let suites: Vec<Suite> = paths.iter().map(|path| Suite::run(path)).collect();
    if let Some(file) = &command.junit
        && let Err(error) = std::fs::write(file, junit(&suites))
    {
        let why = format!("`{}` can't be written: {error}", file.display());
        printer.refuse(&why, "name a file in a folder that is there");
        return Exit::Failed;
    }
    tell(command, &suites, printer);
    if suites.iter().any(|suite| !suite.findings.is_empty()) {
        Exit::Usage
    } else if suites.iter().all(|suite| suite.passed() == suite.outcomes.len()) {
        Exit::Done
    } else {
        Exit::Refuted
    }
}

fn tell(command: &Test, suites: &[Suite], printer: &mut Printer) {
    let findings: Vec<_> = suites
        .iter()
        .flat_map(|suite| {
            let failed = suite.outcomes.iter().filter_map(Outcome::finding);
            suite.findings.iter().cloned().chain(failed)
        })
        .collect();
    if command.tap {
        return printer.answer(&tap(suites));
    }
    match printer.format() {
        Format::Json => printer.json(&Document::new(suites)),
        Format::Github | Format::Sarif => {
            printer.findings(&findings);
            printer.say(&conclusion(suites));
        }
        Format::Human | Format::Markdown => {
            printer.answer(&screen(suites, printer.width()));
            printer.answer("\n");
            printer.findings(&findings);
            printer.answer(&conclusion(suites));
        }
    }
}

fn example(folder: &Path, printer: &mut Printer) -> Exit {
    match write_example(folder) {
        Ok(paths) => {
            for path in paths {
                printer.answer(&format!("wrote {}\n", path.display()));
            }
            printer.say(&format!("\nnext: rolecall test {}\n", folder.display()));
            Exit::Done
        }
        Err(why) => {
            printer.refuse(&why, "name another folder: `rolecall test DIR --example`");
            Exit::Usage
        }
    }
}
