//! What the law decided on the call that was answered last, for whoever watches.
//!
//! Refusals carry their evidence themselves. What is allowed is decided without any, as fast as can be, unless
//! somebody wants to see it.

use std::sync::Arc;

use rolecall_iam::decision::Decision;

use crate::world::World;

/// The decisions on one call, in the order they were asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Watch {
    is_on: bool,
    seen: Vec<Arc<Decision>>,
}

impl Watch {
    pub(crate) const fn is_on(&self) -> bool {
        self.is_on
    }

    pub(crate) fn see(&mut self, decision: &Arc<Decision>) {
        if self.is_on {
            self.seen.push(Arc::clone(decision));
        }
    }

    pub(crate) fn begin(&mut self) {
        self.seen.clear();
    }
}

impl World {
    /// Whether every decision is kept with its evidence until the next call, and not only refusals. It is no
    /// part of a snapshot.
    pub fn watch_decisions(&mut self, on: bool) {
        self.watch = Watch {
            is_on: on,
            seen: Vec::new(),
        };
    }

    /// Whether [`World::watch_decisions`] is on.
    #[must_use]
    pub const fn watches_decisions(&self) -> bool {
        self.watch.is_on()
    }

    /// The decisions on the call that was answered last, each with its evidence: nothing, unless
    /// [`World::watch_decisions`] is on.
    pub fn take_decisions(&mut self) -> Vec<Arc<Decision>> {
        std::mem::take(&mut self.watch.seen)
    }
}
