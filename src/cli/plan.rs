//! `rolecall plan`: what would change, and nothing changed.

use std::path::PathBuf;

use clap::Args;

use super::acting::{self, Acting};
use super::printer::Printer;
use super::sink::Sink;
use super::{Format, Global};
use crate::diagnostic::Diagnostic;
use crate::exit::Exit;
use crate::graph;
use crate::plan::{Goal, Plan, file};
use crate::report::human::plan::{self as screen, View};
use crate::report::outline::Counts;
use crate::report::{github, json, markdown};
use crate::setup::Setup;

/// Say what would change; nothing is changed.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall plan --target sim:world.json\n  rolecall plan -o change.plan && rolecall apply change.plan\n  rolecall plan --detailed-exitcode         2 when something would change\n  rolecall plan --format markdown           for a comment on a pull request"
)]
pub struct PlanCommand {
    /// The spec; the same as `--spec`
    #[arg(id = "spec-argument", value_name = "SPEC")]
    pub spec: Option<PathBuf>,
    /// Save the plan, to be applied exactly or refused as stale
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Show whole documents, and each account by itself
    #[arg(long)]
    pub details: bool,
    /// Show what stays as it is, too
    #[arg(long)]
    pub all: bool,
    /// Plan the removal of the whole setup
    #[arg(long)]
    pub destroy: bool,
    /// Exit with 2 when something would change
    #[arg(long)]
    pub detailed_exitcode: bool,
}

/// Runs the command.
pub fn run(command: &PlanCommand, global: &Global, printer: &mut Printer) -> Exit {
    match planned(command, global, printer) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn planned(command: &PlanCommand, global: &Global, printer: &mut Printer) -> Result<Exit, Exit> {
    let global = &global.with_spec(command.spec.as_ref());
    let (setup, mut acting) = acting::begin("plan", &global.spec, global, printer)?;
    let goal = if command.destroy {
        Goal::Absent
    } else {
        Goal::Present
    };
    printer.say(&acting.announce("planning in"));
    let (plan, seconds) = make(&mut acting, goal, printer)?;
    let mut next = Vec::new();
    if let Some(path) = &command.output {
        file::save(&plan, path).map_err(|finding| {
            printer.complain(&[finding]);
            Exit::Failed
        })?;
        next.push((
            format!("rolecall apply {}{}", path.display(), acting.flags(global)),
            String::new(),
        ));
    } else if command.destroy {
        next.push((format!("rolecall destroy{}", acting.flags(global)), String::new()));
    } else {
        next.push((format!("rolecall apply{}", acting.flags(global)), String::new()));
        next.push((
            format!("rolecall plan{} -o change.plan", acting.flags(global)),
            "saves it".to_owned(),
        ));
    }
    let changes = Counts::of(&plan).changing();
    if changes == 0 || printer.quiet() {
        next.clear();
    }
    let view = View {
        details: command.details || printer.verbose() > 0,
        all: command.all,
        width: printer.width(),
        saved: command.output.as_ref().map(|path| path.display().to_string()),
        next,
    };
    printer.answer(&rendered(&plan, &setup, &view, printer.format()));
    printer.say(&format!("\nreading took {}\n", acting.passed(seconds)));
    if let Some((finding, exit)) = partial(&plan) {
        printer.add(&[finding]);
        return Ok(exit);
    }
    Ok(if command.detailed_exitcode && changes > 0 {
        Exit::Pending
    } else {
        Exit::Done
    })
}

/// That some accounts could not be entered, and how a command that could do no more than a part ends.
pub(super) fn partial(plan: &Plan) -> Option<(Diagnostic, Exit)> {
    let finding = plan.partial()?;
    let exit = if plan.unentered().all(|(_, unentered)| unentered.credentials) {
        Exit::Credentials
    } else {
        Exit::Failed
    };
    Some((finding, exit))
}

/// A plan, the way it was asked for.
fn rendered(plan: &Plan, setup: &Setup, view: &View, format: Format) -> String {
    match format {
        Format::Human | Format::Sarif => screen::screen(plan, view),
        Format::Json => json::document(plan),
        Format::Markdown => markdown::plan(plan, Some(&graph::mermaid(setup))),
        Format::Github => github::plan(plan),
    }
}

/// Reads what is there and makes a plan; with it the seconds that this took in AWS's time.
///
/// # Errors
/// How the command ends; why was said.
pub(super) fn make(acting: &mut Acting, goal: Goal, printer: &mut Printer) -> Result<(Plan, f64), Exit> {
    let sink = Sink::plain(printer);
    let lived = acting.live(&sink.events(), acting::PARALLEL, printer, async |life| {
        life.plan(goal).await
    })?;
    sink.finished(&[], &[], Exit::Done);
    let plan = lived.value.map_err(|findings| {
        printer.complain(&findings);
        acting::why(&findings)
    })?;
    Ok((plan, lived.seconds))
}
