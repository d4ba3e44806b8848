//! `rolecall schema`: the JSON Schema of the spec, for editors.

use clap::Args;

use super::printer::Printer;
use crate::exit::Exit;
use crate::spec;

/// Print the JSON Schema of the spec.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall schema > rolecall.schema.json\n\nIn a spec, for editors that know it:\n  # yaml-language-server: $schema=./rolecall.schema.json"
)]
pub struct Schema {}

/// Runs the command.
pub fn run(printer: &mut Printer) -> Exit {
    printer.json(&spec::schema());
    Exit::Done
}
