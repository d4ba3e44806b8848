//! What a command was given, read and checked before it does anything: the spec.

use std::path::Path;

use super::printer::Printer;
use crate::exit::Exit;
use crate::setup::Setup;
use crate::spec;

/// Reads a spec, and says what is wrong with it.
///
/// # Errors
/// [`Exit::Usage`] when it has an error; that was said.
pub(super) fn setup(path: &Path, printer: &mut Printer) -> Result<Setup, Exit> {
    match spec::load(path) {
        Ok(loaded) => {
            printer.complain(&loaded.warnings);
            Ok(loaded.setup)
        }
        Err(findings) => {
            printer.complain(&findings);
            Err(Exit::Usage)
        }
    }
}
