//! What a command was given, read and checked before it does anything: the spec, and the folder it is in.

use std::path::{Path, PathBuf};

use super::printer::Printer;
use crate::exit::Exit;
use crate::setup::{KeyDestination, Setup};
use crate::spec;

/// Reads a spec, and says what is wrong with it.
///
/// # Errors
/// [`Exit::Usage`] when it has an error; that was said.
pub(super) fn setup(path: &Path, printer: &mut Printer) -> Result<Setup, Exit> {
    match spec::load(path) {
        Ok(mut loaded) => {
            printer.complain(&loaded.warnings);
            if let Some(KeyDestination::File(file)) = &mut loaded.setup.access_key {
                *file = beside(path, file);
            }
            Ok(loaded.setup)
        }
        Err(findings) => {
            printer.complain(&findings);
            Err(Exit::Usage)
        }
    }
}

/// A path that a spec names is relative to the spec, wherever the command is run.
fn beside(spec: &Path, file: &Path) -> PathBuf {
    spec.parent().unwrap_or(Path::new("")).join(file)
}
