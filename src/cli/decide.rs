//! `rolecall decide`: questions by the thousand, each with all its policies.

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

use clap::Args;

use super::printer::Printer;
use crate::decide::{self, Stopped, Tally};
use crate::exit::Exit;

/// Decide questions by the thousand: JSON Lines in, JSON Lines out.
#[derive(Debug, Args)]
#[command(after_help = r#"Examples:
  rolecall decide records.jsonl
  zcat records.jsonl.gz | rolecall decide - --no-evidence

A record, in one line:
  {"id": "1",
   "request": {"principal": "arn:aws:iam::111111111111:user/ann",
               "action": "s3:GetObject", "resource": "arn:aws:s3:::logs/today",
               "resource_account": "111111111111",
               "context": {"aws:username": "ann", "aws:TagKeys": ["a", "b"]}},
   "policies": {"identity": [DOCUMENT], "resource": null, "boundary": null,
                "session": null, "scps": null, "rcps": null, "vpce": null}}

null is absent and doesn't limit, [] is there and allows nothing. scps and rcps
are lists of levels, root first. The context is complete: nothing is derived.

Each answer is a line, in the same order: {"id", "decision", "evidence"}, where
the decision is Allow, ImplicitDeny or ExplicitDeny; or {"id", "error"} for a
record that can't be read. The others are decided all the same, and the exit
code is 64. `rolecall schema decide` has the whole shape."#)]
pub struct Decide {
    /// The records; `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Answers only, which is many times faster
    #[arg(long)]
    pub no_evidence: bool,
}

/// Runs the command: [`Exit::Usage`] when some record couldn't be read.
pub fn run(command: &Decide, printer: &mut Printer) -> Exit {
    let name = command.file.display().to_string();
    let mut input: Box<dyn Read> = if name == "-" {
        Box::new(io::stdin().lock())
    } else {
        match File::open(&command.file) {
            Ok(file) => Box::new(file),
            Err(error) => {
                let why = format!("`{name}` can't be read: {error}");
                printer.refuse(&why, "name a file of records, or `-` for standard input");
                return Exit::Usage;
            }
        }
    };
    let done = decide::decide(&mut *input, !command.no_evidence, &mut |text| {
        printer.stream(text)
    });
    match done {
        Ok(tally) if tally.refused == 0 => Exit::Done,
        Ok(tally) => {
            printer.say(&summary(&tally));
            Exit::Usage
        }
        // Nobody reads on: the printer knows whether that is a failure.
        Err(Stopped::Unheard) => Exit::Done,
        Err(Stopped::Reading(error)) => {
            let why = format!("`{name}` can't be read any further: {error}");
            printer.refuse(&why, "what was answered so far is right");
            Exit::Failed
        }
    }
}

fn summary(tally: &Tally) -> String {
    let records = match tally.records {
        1 => "1 record".to_owned(),
        more => format!("{more} records"),
    };
    format!("{records}, {} of them with an error\n", tally.refused)
}
