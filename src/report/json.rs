//! Renderings for programs: one document, or one line per event.

use std::io::Write;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::event::{Event, Events, Phase};
use crate::plan::{Change, Plan};
use crate::report::diagnostic::Finding;

#[cfg(test)]
mod tests;

/// The format of a stream of events.
pub const EVENTS: &str = "rolecall/events@1";

/// A document, indented, with a line feed at its end.
#[must_use]
pub fn document(value: &impl Serialize) -> String {
    // What is rendered has text keys and no fallible `Serialize`, so this cannot fail; a program that
    // reads the output would choke on an empty text, and loudly.
    serde_json::to_string_pretty(value)
        .map(|text| text + "\n")
        .unwrap_or_default()
}

/// A document in one line, with a line feed at its end; it can't fail for the same reason.
#[must_use]
pub fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value)
        .map(|text| text + "\n")
        .unwrap_or_default()
}

/// One line of a stream of events.
#[derive(Debug, Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Line<'a> {
    /// The first and last ones, and those that tell the plan.
    Frame(Frame<'a>),
    /// Something that happened.
    Event(&'a Event),
}

/// What a stream of events says about itself.
#[derive(Debug, Serialize, schemars::JsonSchema)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Frame<'a> {
    /// The first line.
    Started {
        /// `rolecall/events@1`.
        format: &'static str,
        /// The command: `apply`, `destroy`, `rehearse`.
        command: &'a str,
        /// The setup's name.
        setup: &'a str,
        /// Where it acts: `sim`, `sim:world.json`.
        target: &'a str,
    },
    /// One for each change of the plan, before anything is done.
    PlannedChange {
        /// The change.
        #[serde(flatten)]
        change: &'a Change,
    },
    /// Something that is wrong, after everything that happened.
    Finding {
        /// What.
        #[serde(flatten)]
        finding: Finding<'a>,
    },
    /// The last line.
    Summary {
        /// The phases, in their order.
        phases: &'a [PhaseSummary],
        /// The exit status of the command.
        exit: u8,
    },
}

/// What a phase came to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, schemars::JsonSchema)]
pub struct PhaseSummary {
    /// Which.
    pub phase: Phase,
    /// How much it had to do: changes, steps, edges and non-edges.
    pub total: usize,
    /// How much of that was done.
    pub done: usize,
    /// How long it took, in seconds of AWS's time.
    pub seconds: f64,
    /// How long of that something waited for IAM, in seconds.
    pub waited: f64,
}

/// A sink that writes a line of JSON for each event.
pub struct Stream<W> {
    out: Mutex<W>,
}

impl PhaseSummary {
    /// The same, its seconds in whole milliseconds: that is what a world's clock counts.
    #[must_use]
    pub fn rounded(self) -> Self {
        PhaseSummary {
            seconds: milliseconds(self.seconds),
            waited: milliseconds(self.waited),
            ..self
        }
    }
}

/// Seconds in whole milliseconds.
#[must_use]
pub fn milliseconds(seconds: f64) -> f64 {
    (seconds * 1000.0).round() / 1000.0
}

impl<W: Write + Send> Stream<W> {
    /// A stream into a writer.
    #[must_use]
    pub fn new(out: W) -> Self {
        Stream { out: Mutex::new(out) }
    }

    /// Writes the first line.
    pub fn started(&self, command: &str, setup: &str, target: &str) {
        self.write(&Line::Frame(Frame::Started {
            format: EVENTS,
            command,
            setup,
            target,
        }));
    }

    /// Writes what a plan will change.
    pub fn planned(&self, plan: &Plan) {
        for change in &plan.changes {
            self.write(&Line::Frame(Frame::PlannedChange { change }));
        }
    }

    /// Writes what is wrong.
    pub fn findings(&self, findings: &[Diagnostic]) {
        for finding in findings {
            let finding = Finding::new(finding);
            self.write(&Line::Frame(Frame::Finding { finding }));
        }
    }

    /// Writes the last line.
    pub fn summary(&self, phases: &[PhaseSummary], exit: u8) {
        let phases: Vec<PhaseSummary> = phases.iter().map(|phase| phase.rounded()).collect();
        self.write(&Line::Frame(Frame::Summary {
            phases: &phases,
            exit,
        }));
    }

    fn write(&self, line: &Line<'_>) {
        if let Ok(mut text) = serde_json::to_string(line) {
            text.push('\n');
            let mut out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
            // A closed pipe must not stop a run that is writing in an account.
            let _unheard = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        }
    }
}

#[cfg(test)]
impl Stream<Vec<u8>> {
    /// What was written so far.
    pub(super) fn written(&self) -> String {
        let out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&out).into_owned()
    }
}

impl<W: Write + Send> Events for Stream<W> {
    fn emit(&self, event: Event) {
        self.write(&Line::Event(&event));
    }
}
