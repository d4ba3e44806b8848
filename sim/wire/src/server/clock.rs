//! The world's clock behind a port: it goes on with the wall's, unless it is frozen, and leaps when told to.

use std::time::Duration;

use jiff::Timestamp;
use rolecall_world::time::clock::Moment;
use tokio::time::Instant;

/// It only ever goes forward.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    base: Timestamp,
    since: Instant,
    frozen: bool,
}

impl Clock {
    pub(super) fn at(now: Timestamp) -> Clock {
        Clock {
            base: now,
            since: Instant::now(),
            frozen: false,
        }
    }

    pub(super) fn now(&self) -> Timestamp {
        match self.frozen {
            true => self.base,
            false => Moment::from(self.base).plus(self.since.elapsed()).timestamp(),
        }
    }

    pub(super) const fn is_frozen(&self) -> bool {
        self.frozen
    }

    pub(super) fn freeze(&mut self, frozen: bool) {
        self.advance(Duration::ZERO);
        self.frozen = frozen;
    }

    pub(super) fn advance(&mut self, span: Duration) {
        self.base = Moment::from(self.now()).plus(span).timestamp();
        self.since = Instant::now();
    }
}
