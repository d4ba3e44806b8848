//! `rolecall apply`: makes it so, exactly as it was shown.

use std::path::PathBuf;

use clap::Args;

use super::acting::{self, Acting};
use super::printer::Printer;
use super::sink::Sink;
use super::{Format, Global, ask, plan};
use crate::apply::Outcome;
use crate::diagnostic::Diagnostic;
use crate::exit::Exit;
use crate::plan::{Act, Goal, Plan, file, select};
use crate::report::human::plan::{self as screen, View};
use crate::report::json::PhaseSummary;
use crate::report::outline::Counts;
use crate::report::page::Page;
use crate::report::summary::{self, Row};
use crate::setup::Setup;

/// Make it so: show the plan, ask, carry it out.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall apply --target sim:world.json          shows the plan and asks\n  rolecall apply change.plan --yes                a saved plan, exactly or not at all\n  rolecall apply --account dns --account net      only these, and what they need\n\nA run that was interrupted or failed is resumed by running it again."
)]
pub struct Apply {
    /// A saved plan, or a spec
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Ask nothing
    #[arg(long)]
    pub yes: bool,
    /// How many accounts are worked in at once
    #[arg(long, value_name = "N", default_value_t = acting::PARALLEL, value_parser = acting::parallel)]
    pub parallel: usize,
    /// Only this account, by alias or number, and what it needs; may be repeated
    #[arg(long, value_name = "NAME")]
    pub account: Vec<String>,
}

/// Runs the command.
pub fn run(command: &Apply, global: &Global, printer: &mut Printer) -> Exit {
    match applied(command, global, printer) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn applied(command: &Apply, global: &Global, printer: &mut Printer) -> Result<Exit, Exit> {
    let saved = match &command.file {
        Some(path) if file::is_plan(path) => Some(file::load(path).map_err(|finding| {
            printer.complain(&[finding]);
            Exit::Usage
        })?),
        _ => None,
    };
    if let Some(path) = command.file.as_ref().filter(|path| !path.exists()) {
        printer.refuse(
            &format!("there is no file `{}`", path.display()),
            "`rolecall plan -o FILE` saves a plan; a spec can stand here too",
        );
        return Err(Exit::Usage);
    }
    let spec = command.file.as_ref().filter(|_| saved.is_none());
    let global = &global.with_spec(spec);
    let (setup, mut acting) = acting::begin("apply", &global.spec, global, printer)?;
    let plan = match saved {
        Some(plan) => fits(plan, &setup, global, printer)?,
        None => plan::make(&mut acting, Goal::Present, printer)?.0,
    };
    let plan = some(plan, &command.account, printer)?;
    let (exit, outcome) = carry_out(
        &mut acting,
        &plan,
        &Carrying {
            command: "apply",
            doing: "applying in",
            parallel: command.parallel,
            asked: command.yes,
        },
        "Apply this plan?",
        "yes",
        printer,
    )?;
    if printer.format() != Format::Json {
        let page = after(&plan, &outcome, &acting, global);
        printer.say(&page);
    }
    Ok(exit)
}

/// A saved plan must be of the setup that is at hand: the setup says where the key goes and how to get in, and by
/// its region in which partition the accounts are.
fn fits(plan: Plan, setup: &Setup, global: &Global, printer: &mut Printer) -> Result<Plan, Exit> {
    let spec = global.spec.display();
    let differs = if plan.setup != setup.name {
        format!(
            "the plan is of the setup `{}`, and `{spec}` is `{}`",
            plan.setup, setup.name
        )
    } else if plan.partition != setup.partition {
        format!(
            "the plan is of the partition `{}`, and `{spec}` is of `{}`",
            plan.partition, setup.partition
        )
    } else {
        return Ok(plan);
    };
    let finding = Diagnostic::error("apply/setup", differs)
        .hint("`--spec FILE` names the spec that the plan was made from");
    printer.complain(&[finding]);
    Err(Exit::Usage)
}

/// The part of a plan that some accounts need; all of it when none is named.
fn some(plan: Plan, accounts: &[String], printer: &mut Printer) -> Result<Plan, Exit> {
    if accounts.is_empty() {
        return Ok(plan);
    }
    select::select(&plan, accounts).map_err(|finding| printer.unfit(*finding))
}

/// How a plan is carried out.
pub(super) struct Carrying<'a> {
    /// The command.
    pub(super) command: &'a str,
    /// What is being done: `applying in`.
    pub(super) doing: &'a str,
    /// How many accounts are worked in at once.
    pub(super) parallel: usize,
    /// Nothing is asked.
    pub(super) asked: bool,
}

/// Shows a plan, asks, carries it out, and says what became of it.
///
/// # Errors
/// How the command ends, when nothing was begun; why was said.
pub(super) fn carry_out(
    acting: &mut Acting,
    plan: &Plan,
    carrying: &Carrying<'_>,
    question: &str,
    word: &str,
    printer: &mut Printer,
) -> Result<(Exit, Outcome), Exit> {
    printer.say(&acting.announce(carrying.doing));
    let human = printer.format() != Format::Json;
    if human {
        show(plan, carrying, printer);
    }
    if Counts::of(plan).changing() > 0 && !carrying.asked {
        ask::confirm(question, word, printer)?;
    }
    let sink = Sink::of(plan, printer);
    sink.started(carrying.command, &acting.target.to_string(), plan);
    let lived = acting.live(&sink.events(), carrying.parallel, printer, async |life| {
        life.apply(plan).await
    })?;
    let outcome = lived.value;
    let saved = acting.save(printer);
    let mut exit = match saved {
        Ok(()) => outcome.exit(),
        Err(exit) => exit,
    };
    let done = outcome.done.len() + outcome.already.len();
    let phase = if plan.destroy {
        crate::event::Phase::Destroy
    } else {
        crate::event::Phase::Apply
    };
    let summary = PhaseSummary {
        phase,
        total: plan.steps.len(),
        done,
        seconds: lived.seconds,
        waited: lived.waited,
    };
    let mut findings = outcome.diagnostics();
    if let Some((finding, partly)) = plan::partial(plan) {
        findings.push(finding);
        exit = if exit == Exit::Done { partly } else { exit };
    }
    sink.finished(&findings, &[summary], exit);
    if human && !plan.steps.is_empty() {
        let mut page = Page::new(printer.width());
        summary::rows(
            &mut page,
            &[Row::applied(plan, &outcome, lived.seconds, lived.waited)],
        );
        page.line(format_args!("            {}", acting.passed(lived.seconds)));
        // Behind the lines of what was done.
        if !outcome.done.is_empty() {
            printer.say("\n");
        }
        printer.answer(&page.finish());
    }
    if human && !findings.is_empty() {
        printer.warn("\n");
        printer.complain(&findings);
    }
    Ok((exit, outcome))
}

/// The plan before it is carried out: conversation, unless somebody must answer.
fn show(plan: &Plan, carrying: &Carrying<'_>, printer: &mut Printer) {
    let view = View {
        width: printer.width(),
        ..View::default()
    };
    let mut text = screen::screen(plan, &view);
    if Counts::of(plan).changing() > 0 {
        text.push('\n');
    }
    if carrying.asked {
        printer.say(&text);
    } else {
        printer.warn(&text);
    }
}

/// What to do after an application.
fn after(plan: &Plan, outcome: &Outcome, acting: &Acting, global: &Global) -> String {
    let mut page = Page::new(crate::report::page::WIDTH);
    page.gap();
    let made = outcome.done.iter().any(|id| {
        plan.steps
            .iter()
            .any(|step| step.id == *id && matches!(step.act, Act::CreateAccessKey { .. }))
    });
    if made {
        page.sentence(
            0,
            "key:",
            &format!("in {}, shown nowhere else", acting.key_place()),
        );
    }
    let flags = acting.flags(global);
    let next = if outcome.interrupted || !outcome.failed.is_empty() {
        (
            format!("rolecall plan{flags}"),
            "shows what is left; apply again goes on".to_owned(),
        )
    } else if !outcome.stale.is_empty() {
        (format!("rolecall plan{flags}"), "plans anew".to_owned())
    } else if plan.unentered().next().is_some() {
        (
            format!("rolecall doctor{flags}"),
            "what keeps you out, and what to do about it".to_owned(),
        )
    } else if outcome.refused.is_empty() {
        let fresh = if outcome.done.is_empty() { "" } else { " --fresh" };
        (format!("rolecall verify{flags}{fresh}"), String::new())
    } else {
        return page.finish();
    };
    screen::next(&mut page, &[next]);
    let text = page.finish();
    if text.starts_with('\n') {
        text
    } else {
        format!("\n{text}")
    }
}
