//! `rolecall rehearse`: the whole life of a setup in memory, in virtual time.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use rolecall_sim::world::Delays;

use super::printer::Printer;
use super::{Format, Global, acting, given, interrupt};
use crate::event::{Events, Silent};
use crate::exit::Exit;
use crate::rehearse::{self, Options, Rehearsal, crash, seeds};
use crate::report::human::{self, rehearsal as screen};
use crate::report::json::{PhaseSummary, Stream};
use crate::report::page::Page;
use crate::session::Clock as _;
use crate::session::clock::Wall;
use crate::setup::Setup;

/// Live the whole life of a setup in memory: plan, apply, verify, destroy.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall rehearse examples/micetro.yaml\n  rolecall rehearse --delays adversarial --seeds 1000     as unlucky as it gets, 1,000 times\n  rolecall rehearse --crash everywhere                    killed at each call, and resumed\n  rolecall rehearse --json                                every event, one a line\n\nNo AWS account is used, and the place of the access key isn't touched."
)]
pub struct Rehearse {
    /// The spec; the same as `--spec`
    #[arg(id = "spec-argument", value_name = "SPEC")]
    pub spec: Option<PathBuf>,
    /// How late AWS sees what was written: instant, aws, slow, adversarial, or fixed:DURATION
    #[arg(long, value_name = "PROFILE", default_value_t = Delays::Aws)]
    pub delays: Delays,
    /// Live it with this many seeds, from `--seed` on
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..), conflicts_with = "crash")]
    pub seeds: Option<u64>,
    /// Kill the run at each of its calls, before it and with its answer lost; resume it, and look
    #[arg(long, value_name = "WHERE", value_enum)]
    pub crash: Option<Crash>,
    /// How many accounts are worked in at once
    #[arg(long, value_name = "N", default_value_t = acting::PARALLEL, value_parser = acting::parallel)]
    pub parallel: usize,
    /// Write the journal of every call, in the shape of CloudTrail's events, one a line
    #[arg(long, value_name = "FILE", conflicts_with_all = ["seeds", "crash"])]
    pub journal: Option<PathBuf>,
}

/// Where a rehearsal is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Crash {
    /// At each call, on both of its sides
    Everywhere,
}

/// Runs the command.
pub fn run(command: &Rehearse, global: &Global, printer: &mut Printer) -> Exit {
    let global = &global.with_spec(command.spec.as_ref());
    if let Some(target) = global.target.as_deref().filter(|target| *target != "sim") {
        printer.say(&format!(
            "note: `--target {target}` is of no use here: a rehearsal lives in memory\n"
        ));
    }
    let setup = match given::setup(&global.spec, printer) {
        Ok(setup) => setup,
        Err(exit) => return exit,
    };
    let options = Options {
        seed: global.seed,
        delays: command.delays,
        parallel: command.parallel,
        journal: command.journal.is_some(),
        interrupt: interrupt::on_ctrl_c(),
        ..Options::default()
    };
    let began = Wall.now();
    let really = || Wall.now().duration_since(began).as_secs_f64();
    match (command.crash, command.seeds) {
        (Some(Crash::Everywhere), _) => everywhere(&setup, &options, &really, printer),
        (None, Some(count)) => many(&setup, &options, count, &really, printer),
        (None, None) => once(&setup, &options, command, global, &really, printer),
    }
}

fn once(
    setup: &Setup,
    options: &Options,
    command: &Rehearse,
    global: &Global,
    really: &dyn Fn() -> f64,
    printer: &mut Printer,
) -> Exit {
    let stream = (printer.format() == Format::Json).then(|| Arc::new(Stream::new(std::io::stdout())));
    if let Some(stream) = &stream {
        stream.started("rehearse", &setup.name, "sim");
    }
    let events: Arc<dyn Events> = match &stream {
        Some(stream) => Arc::clone(stream) as Arc<dyn Events>,
        None => Arc::new(Silent),
    };
    let rehearsal = match rehearse::rehearse(setup, options, &events) {
        Ok(rehearsal) => rehearsal,
        Err(findings) => {
            printer.complain(&findings);
            return acting::why(&findings);
        }
    };
    let exit = rehearsal.exit();
    if let (Some(path), Some(journal)) = (&command.journal, &rehearsal.journal)
        && let Err(error) = std::fs::write(path, journal)
    {
        printer.refuse(
            &format!("`{}` can't be written: {error}", path.display()),
            "name a file in a directory that you may write to",
        );
        return Exit::Failed;
    }
    if let Some(stream) = &stream {
        stream.findings(&rehearsal.findings);
        stream.summary(&phases(&rehearsal), exit.code());
    } else {
        let view = screen::View {
            width: printer.width(),
            really: really(),
            plan: printer.verbose() > 0,
        };
        printer.answer(&screen::screen(&rehearsal, &view));
    }
    if stream.is_none() && !rehearsal.findings.is_empty() {
        printer.warn("\n");
        printer.complain(&rehearsal.findings);
    }
    if exit == Exit::Done && stream.is_none() {
        let command = format!(
            "rolecall plan{} --target sim:world.json",
            acting::spec_flag(global)
        );
        let mut page = Page::new(printer.width());
        human::plan::next(&mut page, &[(command, "step by step, kept in a file".to_owned())]);
        printer.say(&format!("\n{}", page.finish()));
    }
    exit
}

fn phases(rehearsal: &Rehearsal) -> Vec<PhaseSummary> {
    rehearsal
        .phases
        .iter()
        .map(|lived| PhaseSummary {
            phase: lived.phase,
            total: lived.total,
            done: lived.done,
            seconds: lived.seconds,
            waited: lived.waited,
        })
        .collect()
}

fn many(
    setup: &Setup,
    options: &Options,
    count: u64,
    really: &dyn Fn() -> f64,
    printer: &mut Printer,
) -> Exit {
    let seeds = match seeds::seeds(setup, options, count) {
        Ok(seeds) => seeds,
        Err(findings) => {
            printer.complain(&findings);
            return acting::why(&findings);
        }
    };
    if printer.format() == Format::Json {
        printer.json(&screen::SeedsDocument::new(&seeds, options));
    } else {
        printer.answer(&screen::seeds(&seeds, options, printer.width(), really()));
    }
    if options.interrupt.raised() {
        Exit::Interrupted
    } else if seeds.failures.is_empty() {
        Exit::Done
    } else {
        Exit::Failed
    }
}

fn everywhere(setup: &Setup, options: &Options, really: &dyn Fn() -> f64, printer: &mut Printer) -> Exit {
    let crashes = match crash::everywhere(setup, options) {
        Ok(crashes) => crashes,
        Err(findings) => {
            printer.complain(&findings);
            return acting::why(&findings);
        }
    };
    if printer.format() == Format::Json {
        printer.json(&screen::CrashesDocument::new(&crashes, options));
    } else {
        printer.answer(&screen::crashes(&crashes, options, printer.width(), really()));
    }
    if options.interrupt.raised() {
        Exit::Interrupted
    } else if crashes.failures.is_empty() {
        Exit::Done
    } else {
        Exit::Failed
    }
}
