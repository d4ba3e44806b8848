//! `rolecall man`: the manual pages, from the same words as `--help`.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::printer::Printer;
use crate::exit::Exit;

/// Print the manual page, or write one for each command.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall man | man -l -\n  rolecall man --directory ~/.local/share/man/man1"
)]
pub struct Man {
    /// Write all pages into this directory, which must be there
    #[arg(long, value_name = "DIRECTORY")]
    pub directory: Option<PathBuf>,
}

/// Runs the command.
pub fn run(man: &Man, printer: &mut Printer) -> Exit {
    match &man.directory {
        None => print(printer),
        Some(directory) => write(directory, printer),
    }
}

fn print(printer: &mut Printer) -> Exit {
    let mut page = Vec::new();
    match clap_mangen::Man::new(super::command()).render(&mut page) {
        Ok(()) => {
            printer.answer(&String::from_utf8_lossy(&page));
            Exit::Done
        }
        Err(error) => failed(printer, &error),
    }
}

fn write(directory: &Path, printer: &mut Printer) -> Exit {
    match clap_mangen::generate_to(super::command(), directory) {
        Ok(()) => {
            printer.say(&format!("wrote the pages into {}\n", directory.display()));
            Exit::Done
        }
        Err(error) => failed(printer, &error),
    }
}

fn failed(printer: &mut Printer, error: &io::Error) -> Exit {
    printer.refuse(
        &format!("the pages can't be written: {error}"),
        "name a directory that is there and that you may write to",
    );
    Exit::Failed
}
