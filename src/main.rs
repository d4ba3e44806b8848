//! The `rolecall` command: glue, and nothing else.

use std::process::ExitCode;

use rolecall::cli;

fn main() -> ExitCode {
    ExitCode::from(cli::run(std::env::args_os()).code())
}
