//! `rolecall errors`: every code of a finding, explained at length.

use clap::Args;

use super::printer::Printer;
use super::{Format, Global};
use crate::codes::{self, Explanation};
use crate::exit::Exit;
use crate::report::errors::ErrorsDocument;
use crate::report::text::{indented, wrapped};
use crate::spec::reader::nearest;

/// Explain the code of a finding.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall errors                      every code in a line\n  rolecall errors spec/account-id"
)]
pub struct Errors {
    /// The code, as a finding shows it; none for all of them in a line each
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// Runs the command: [`Exit::Usage`] for a code that isn't one.
pub fn run(errors: &Errors, _global: &Global, printer: &mut Printer) -> Exit {
    let Some(code) = &errors.code else {
        let all = codes::all();
        if printer.format() == Format::Json {
            printer.json(&ErrorsDocument {
                format: ErrorsDocument::FORMAT,
                errors: all,
            });
        } else {
            let width = all
                .iter()
                .map(|explanation| explanation.code.len())
                .max()
                .unwrap_or(0);
            for explanation in all {
                printer.answer(&format!("{:width$}  {}\n", explanation.code, explanation.summary));
            }
            printer.say("\nnext: rolecall errors CODE\n");
        }
        return Exit::Done;
    };
    // As a finding shows it, brackets and severity included, is fine too.
    let wanted = code
        .trim_start_matches("error")
        .trim_start_matches("warning")
        .trim_matches(['[', ']']);
    let Some(explanation) = codes::explain(wanted) else {
        printer.warn(&format!("error: there is no code `{code}`\n"));
        let all = codes::all();
        match nearest(wanted, all.iter().map(|explanation| explanation.code)) {
            Some(near) => printer.warn(&format!("hint: did you mean `{near}`?\n")),
            None => printer.warn("hint: `rolecall errors` lists them all\n"),
        }
        return Exit::Usage;
    };
    if printer.format() == Format::Json {
        printer.json(&ErrorsDocument {
            format: ErrorsDocument::FORMAT,
            errors: vec![explanation],
        });
    } else {
        printer.answer(&text(explanation));
    }
    Exit::Done
}

/// An explanation for people.
fn text(explanation: &Explanation) -> String {
    format!(
        "{}: {}\n\n{}\nFor example\n\n{}\nis wrong, and\n\n{}\nis right.\n\n{}",
        explanation.code,
        explanation.summary,
        wrapped("", "", explanation.cause),
        indented("    ", explanation.wrong),
        indented("    ", explanation.right),
        wrapped("What to do: ", "", explanation.fix),
    )
}
