//! What came of a run, counted while it goes on: per phase how much was done, how long it took, how long
//! of that was waiting.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use rolecall_iam::account::AccountId;

use crate::event::{Event, Events, Phase};
use crate::plan::StepId;

#[cfg(test)]
mod tests;

/// What a phase came to.
#[derive(Clone, Debug, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct PhaseTally {
    /// Which phase.
    pub phase: Phase,
    /// Units of work it began with.
    pub total: usize,
    /// Units done.
    pub done: usize,
    /// Of these, the ones that had been done before the run.
    pub already: usize,
    /// Units that failed.
    pub failed: usize,
    /// Units not begun, since what they need failed.
    pub skipped: usize,
    /// Promised edges that were shown to work.
    pub proved: usize,
    /// Things not promised that were shown to be closed.
    pub refused: usize,
    /// Promised edges that don't work, and things not promised that are open.
    pub refuted: usize,
    /// Seconds of AWS's time from its beginning to its end.
    pub seconds: f64,
    /// Seconds of these in which something waited for IAM to converge.
    pub waited: f64,
}

impl PhaseTally {
    fn new(phase: Phase, total: usize) -> Self {
        PhaseTally {
            phase,
            total,
            done: 0,
            already: 0,
            failed: 0,
            skipped: 0,
            proved: 0,
            refused: 0,
            refuted: 0,
            seconds: 0.0,
            waited: 0.0,
        }
    }
}

/// A sink that counts, and passes on what it hears.
pub struct Tally<'a> {
    inner: &'a dyn Events,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    phases: Vec<PhaseTally>,
    started: Option<Timestamp>,
    /// What waits, and since when and until when it is known to have waited.
    waiting: BTreeMap<(Option<StepId>, AccountId), (Timestamp, Timestamp)>,
    waited: Vec<(Timestamp, Timestamp)>,
}

impl<'a> Tally<'a> {
    /// A sink in front of another.
    #[must_use]
    pub fn before(inner: &'a dyn Events) -> Self {
        Tally {
            inner,
            state: Mutex::default(),
        }
    }

    /// The phases so far, in their order.
    #[must_use]
    pub fn phases(&self) -> Vec<PhaseTally> {
        self.state().phases.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Events for Tally<'_> {
    fn emit(&self, event: Event) {
        self.state().count(&event);
        self.inner.emit(event);
    }
}

impl State {
    fn count(&mut self, event: &Event) {
        match event {
            Event::PhaseStarted { phase, total, at } => {
                self.phases.push(PhaseTally::new(*phase, *total));
                self.started = Some(*at);
            }
            Event::PhaseDone { done, at, .. } => self.end(*done, *at),
            Event::Waiting {
                step,
                account,
                since,
                at,
                ..
            } => {
                self.waiting
                    .entry((*step, *account))
                    .and_modify(|span| span.1 = span.1.max(*at))
                    .or_insert((*since, (*at).max(*since)));
            }
            Event::StepDone {
                step,
                account,
                already,
                at,
                ..
            } => {
                self.waited_until(Some(*step), *account, *at);
                if let Some(phase) = self.phases.last_mut() {
                    phase.already += usize::from(*already);
                }
            }
            Event::StepFailed {
                step, account, at, ..
            } => {
                self.waited_until(Some(*step), *account, *at);
                self.add(|phase| &mut phase.failed);
            }
            Event::StepSkipped { .. } => self.add(|phase| &mut phase.skipped),
            Event::EdgeProved { .. } => self.add(|phase| &mut phase.proved),
            Event::NonEdgeRefused { .. } => self.add(|phase| &mut phase.refused),
            Event::EdgeFailed { .. } | Event::NonEdgeOpen { .. } => self.add(|phase| &mut phase.refuted),
            Event::StepStarted { .. } | Event::Notice { .. } => {}
        }
    }

    fn add(&mut self, what: impl Fn(&mut PhaseTally) -> &mut usize) {
        if let Some(phase) = self.phases.last_mut() {
            *what(phase) += 1;
        }
    }

    fn waited_until(&mut self, step: Option<StepId>, account: AccountId, at: Timestamp) {
        if let Some((since, _)) = self.waiting.remove(&(step, account)) {
            self.waited.push((since, at));
        }
    }

    fn end(&mut self, done: usize, at: Timestamp) {
        // An edge's end isn't told with a time: it waited at least until it last said so.
        self.waited
            .extend(std::mem::take(&mut self.waiting).into_values());
        let waited = union(std::mem::take(&mut self.waited));
        if let Some(phase) = self.phases.last_mut() {
            phase.done = done;
            phase.waited = waited;
            phase.seconds = self
                .started
                .map_or(0.0, |started| at.duration_since(started).as_secs_f64());
        }
    }
}

/// The length of the union of spans, in seconds: a minute that ten accounts waited is one minute.
fn union(mut spans: Vec<(Timestamp, Timestamp)>) -> f64 {
    spans.sort_unstable();
    let mut seconds = 0.0;
    let mut reached = Timestamp::MIN;
    for (from, to) in spans {
        let from = from.max(reached);
        if to > from {
            seconds += to.duration_since(from).as_secs_f64();
            reached = to;
        }
    }
    seconds
}
