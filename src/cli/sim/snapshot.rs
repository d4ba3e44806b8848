//! `rolecall sim snapshot`: the world of a running simulator into a file, and out of one.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::super::printer::Printer;
use super::client::At;
use crate::exit::Exit;

/// The world of a running simulator, out and in.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall sim snapshot save world.json   while it runs\n  rolecall sim snapshot load world.json   it goes on with that world, and its time\n  rolecall sim serve --world world.json   another one begins with it"
)]
pub struct Snapshot {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do with the world.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the world into a file
    Save(Of),
    /// Go on with the world of a file, and its time; faults and journal begin anew
    Load(Of),
}

/// Which file, and which simulator.
#[derive(Debug, Args)]
pub struct Of {
    /// The file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Where.
    #[command(flatten)]
    pub at: At,
}

/// Runs the command.
pub(super) fn run(snapshot: &Snapshot, printer: &mut Printer) -> Result<Exit, Exit> {
    match &snapshot.command {
        Command::Save(of) => {
            let world = of.at.ask("GET", "/snapshot", "", printer)?;
            written(&of.file, &world).map_err(|error| failed("written", &of.file, &error, printer))?;
            printer.say(&format!("the world is kept in `{}`\n", of.file.display()));
        }
        Command::Load(of) => {
            let world = std::fs::read_to_string(&of.file);
            let world = world.map_err(|error| failed("read", &of.file, &error, printer))?;
            of.at.ask("PUT", "/snapshot", &world, printer)?;
            printer.say(&format!("it goes on with the world of `{}`\n", of.file.display()));
        }
    }
    Ok(Exit::Done)
}

/// Whole or not at all.
fn written(path: &Path, world: &str) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(world.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map(drop).map_err(|error| error.error)
}

fn failed(how: &str, path: &Path, error: &io::Error, printer: &mut Printer) -> Exit {
    printer.refuse(
        &format!("`{}` can't be {how}: {}", path.display(), error.kind()),
        "name a file that is there, or a place where you may write",
    );
    Exit::Failed
}
