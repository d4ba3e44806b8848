//! `rolecall destroy`: takes the whole setup away, after its name was typed.

use std::path::PathBuf;

use clap::Args;

use super::acting;
use super::apply::{Carrying, carry_out};
use super::printer::Printer;
use super::{Format, Global, plan};
use crate::exit::Exit;
use crate::plan::Goal;

/// Take the whole setup away: show what goes, ask for the setup's name, remove it.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall plan --destroy --target sim:world.json     what would go\n  rolecall destroy --target sim:world.json            asks for the setup's name\n\nOnly what Rolecall made goes. What it adopted stays and loses its mark."
)]
pub struct Destroy {
    /// The spec; the same as `--spec`
    #[arg(id = "spec-argument", value_name = "SPEC")]
    pub spec: Option<PathBuf>,
    /// Ask nothing
    #[arg(long)]
    pub yes: bool,
    /// How many accounts are worked in at once
    #[arg(long, value_name = "N", default_value_t = acting::PARALLEL, value_parser = acting::parallel)]
    pub parallel: usize,
}

/// Runs the command.
pub fn run(command: &Destroy, global: &Global, printer: &mut Printer) -> Exit {
    match destroyed(command, global, printer) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn destroyed(command: &Destroy, global: &Global, printer: &mut Printer) -> Result<Exit, Exit> {
    let global = &global.with_spec(command.spec.as_ref());
    let (setup, mut acting) = acting::begin("destroy", &global.spec, global, printer)?;
    let plan = plan::make(&mut acting, Goal::Absent, printer)?.0;
    let carrying = Carrying {
        command: "destroy",
        doing: "destroying in",
        parallel: command.parallel,
        asked: command.yes,
    };
    let question = format!(
        "Remove all of this for good? The setup is called `{}`.",
        setup.name
    );
    let (exit, outcome) = carry_out(&mut acting, &plan, &carrying, &question, &setup.name, printer)?;
    if exit != Exit::Done && printer.format() != Format::Json && outcome.refused.is_empty() {
        printer.say(&format!(
            "\nnext: rolecall plan --destroy{}   shows what is left; destroy again goes on\n",
            acting.flags(global)
        ));
    }
    Ok(exit)
}
