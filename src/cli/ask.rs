//! One question in a terminal, answered by typing a word: never by a single key, never by default.

use std::io::{self, BufRead, IsTerminal};

use super::printer::Printer;
use crate::exit::Exit;

/// Whether there is somebody to ask.
pub(super) fn somebody() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks; goes on only when the answer is the word.
///
/// # Errors
/// [`Exit::Usage`] when there is nobody to ask, [`Exit::Interrupted`] when the answer is another; that was
/// said.
pub(super) fn confirm(what: &str, word: &str, printer: &mut Printer) -> Result<(), Exit> {
    if !somebody() {
        printer.refuse(
            "there is no terminal to ask in, and `--yes` was not given",
            "look at the plan first, then say `--yes`; nothing was changed",
        );
        return Err(Exit::Usage);
    }
    printer.warn(&format!("{what} Type `{word}` to go on: "));
    let mut answer = String::new();
    match io::stdin().lock().read_line(&mut answer) {
        Ok(_) if answer.trim_end_matches(['\r', '\n']) == word => Ok(()),
        Ok(_) | Err(_) => {
            printer.warn("nothing was changed\n");
            Err(Exit::Interrupted)
        }
    }
}
