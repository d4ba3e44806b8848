//! `rolecall schema`: the JSON Schema of the spec, for editors, and of what is printed for programs.

use clap::Args;

use super::printer::Printer;
use crate::exit::Exit;
use crate::report::schemas::Printed;

/// Print the JSON Schema of the spec, or of what is printed for programs.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall schema > rolecall.schema.json\n  rolecall schema events\n\nIn a spec, for editors that know it:\n  # yaml-language-server: $schema=./rolecall.schema.json"
)]
pub struct Schema {
    /// Of what
    #[arg(value_name = "WHAT", value_enum, default_value_t = Printed::Spec)]
    pub what: Printed,
}

/// Runs the command.
pub fn run(schema: &Schema, printer: &mut Printer) -> Exit {
    printer.json(&schema.what.schema());
    Exit::Done
}
