//! How long a run waited for AWS: the union of the spans in which something was early.
//!
//! The union, not the sum: accounts wait side by side, and a minute that ten of them waited is one minute.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use crate::event::{Event, Events};
use crate::plan::StepId;

/// A sink that passes everything on and keeps when steps waited.
pub struct Waits {
    inner: Arc<dyn Events>,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    open: BTreeMap<StepId, Timestamp>,
    spans: Vec<(Timestamp, Timestamp)>,
    elsewhere: f64,
}

impl Waits {
    /// A sink before another.
    #[must_use]
    pub fn before(inner: Arc<dyn Events>) -> Self {
        Waits {
            inner,
            seen: Mutex::default(),
        }
    }

    /// Adds seconds that were waited elsewhere, at another time than any step.
    pub fn add(&self, seconds: f64) {
        self.seen().elsewhere += seconds;
    }

    /// Seconds waited so far, and forgets them: what follows belongs to the next phase.
    #[must_use]
    pub fn take_seconds(&self) -> f64 {
        let mut seen = self.seen();
        seen.open.clear();
        union(std::mem::take(&mut seen.spans)) + std::mem::take(&mut seen.elsewhere)
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Events for Waits {
    fn emit(&self, event: Event) {
        match &event {
            Event::Waiting {
                step: Some(step),
                since,
                ..
            } => {
                self.seen().open.entry(*step).or_insert(*since);
            }
            Event::StepDone { step, at, .. } | Event::StepFailed { step, at, .. } => {
                let mut seen = self.seen();
                if let Some(since) = seen.open.remove(step) {
                    seen.spans.push((since, *at));
                }
            }
            _ => {}
        }
        self.inner.emit(event);
    }
}

/// The length of the union of spans, in seconds.
#[must_use]
pub fn union(mut spans: Vec<(Timestamp, Timestamp)>) -> f64 {
    spans.sort_unstable();
    let mut seconds = 0.0;
    let mut reached: Option<Timestamp> = None;
    for (from, to) in spans {
        let from = reached.map_or(from, |reached| reached.max(from));
        if to > from {
            seconds += to.duration_since(from).as_secs_f64();
            reached = Some(to);
        }
    }
    seconds
}

#[cfg(test)]
mod tests;
