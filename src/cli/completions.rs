//! `rolecall completions`: a script that lets a shell complete commands and options.

use clap::Args;
use clap_complete::Shell;

use super::printer::Printer;
use crate::exit::Exit;

/// Print a script for a shell's completion.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    rolecall completions bash > ~/.local/share/bash-completion/completions/rolecall\n  \
    rolecall completions zsh > ~/.zfunc/_rolecall\n  \
    rolecall completions fish > ~/.config/fish/completions/rolecall.fish")]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Runs the command.
pub fn run(completions: &Completions, printer: &mut Printer) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut super::command(), "rolecall", &mut script);
    printer.answer(&String::from_utf8_lossy(&script));
    Exit::Done
}
