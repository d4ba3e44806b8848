//! The attempts at one edge as times: since when it is open, how long it was early.

use std::time::Duration;

use jiff::Timestamp;

use crate::session::clock;

/// The times of one edge.
pub(super) struct Attempt {
    began: Timestamp,
    first: Option<Timestamp>,
    /// Since when nothing was refused.
    open: Option<Timestamp>,
    last: Option<Timestamp>,
    /// How often in a row it was seen to work.
    pub(super) times: u32,
    early_since: Option<Timestamp>,
    /// When something was early.
    pub(super) waited: Vec<(Timestamp, Timestamp)>,
}

impl Attempt {
    pub(super) fn new(now: Timestamp) -> Self {
        Attempt {
            began: now,
            first: None,
            open: None,
            last: None,
            times: 0,
            early_since: None,
            waited: Vec::new(),
        }
    }

    pub(super) fn succeeded(&mut self, now: Timestamp) {
        self.ended(now);
        self.first.get_or_insert(now);
        self.open.get_or_insert(now);
        self.last = Some(now);
        self.times += 1;
    }

    pub(super) fn refused(&mut self, now: Timestamp) {
        self.early_since.get_or_insert(now);
        self.open = None;
        self.times = 0;
    }

    /// It is over, and something is early still.
    pub(super) fn ended(&mut self, now: Timestamp) {
        if let Some(since) = self.early_since.take() {
            self.waited.push((since, now));
        }
    }

    pub(super) fn quiet(&self) -> Duration {
        match (self.open, self.last) {
            (Some(open), Some(last)) => clock::since(open, last),
            _ => Duration::ZERO,
        }
    }

    pub(super) fn early(&self) -> f64 {
        self.first
            .map_or(0.0, |first| clock::since(self.began, first).as_secs_f64())
    }

    pub(super) fn seconds(&self) -> f64 {
        self.last
            .map_or(0.0, |last| clock::since(self.began, last).as_secs_f64())
    }
}
