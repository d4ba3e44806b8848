//! Where the events of a run go: JSON lines, bars on a terminal, lines in a log, or nowhere.

use std::io;
use std::sync::Arc;

use super::Format;
use super::printer::Printer;
use crate::diagnostic::Diagnostic;
use crate::event::{Events, Silent};
use crate::exit::Exit;
use crate::plan::Plan;
use crate::report::json::{PhaseSummary, Stream};
use crate::report::live::{Bars, Lines};

/// The sink that a command's options and streams ask for.
pub(super) enum Sink {
    /// A stream of JSON on standard output.
    Json(Arc<Stream<io::Stdout>>),
    /// Bars on the terminal at standard error.
    Bars(Arc<Bars>),
    /// Lines on standard error.
    Lines(Arc<dyn Events>),
    /// Nothing.
    Silent,
}

impl Sink {
    /// The sink for carrying out a plan.
    pub(super) fn of(plan: &Plan, printer: &Printer) -> Sink {
        if printer.format() == Format::Json {
            Sink::Json(Arc::new(Stream::new(io::stdout())))
        } else if printer.live() {
            Sink::Bars(Arc::new(Bars::of(plan)))
        } else if printer.quiet() {
            Sink::Silent
        } else {
            Sink::Lines(Arc::new(Lines::new(
                printer.beside(),
                Lines::<io::Sink>::names_of(plan),
            )))
        }
    }

    /// The sink for a verification, which ends in a screen that says everything anyway.
    pub(super) fn plain(printer: &Printer) -> Sink {
        if printer.format() != Format::Json && printer.live() {
            Sink::Bars(Arc::new(Bars::plain()))
        } else {
            Sink::Silent
        }
    }

    /// As events are told to it.
    pub(super) fn events(&self) -> Arc<dyn Events> {
        match self {
            Sink::Json(stream) => Arc::clone(stream) as Arc<dyn Events>,
            Sink::Bars(bars) => Arc::clone(bars) as Arc<dyn Events>,
            Sink::Lines(lines) => Arc::clone(lines),
            Sink::Silent => Arc::new(Silent),
        }
    }

    /// Says what the stream is about, where it is one.
    pub(super) fn started(&self, command: &str, target: &str, plan: &Plan) {
        if let Sink::Json(stream) = self {
            stream.started(command, &plan.setup, target);
            stream.planned(plan);
        }
    }

    /// Clears the terminal for what follows, or ends the stream.
    pub(super) fn finished(&self, findings: &[Diagnostic], phases: &[PhaseSummary], exit: Exit) {
        match self {
            Sink::Json(stream) => {
                stream.findings(findings);
                stream.summary(phases, exit.code());
            }
            Sink::Bars(bars) => bars.clear(),
            Sink::Lines(_) | Sink::Silent => {}
        }
    }
}
