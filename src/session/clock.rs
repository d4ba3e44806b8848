//! What time it is, in the world that is being acted on.
//!
//! A trait, since a simulated AWS lives in a time of its own: dates, expiry and deadlines are read from
//! here, and waiting is always tokio's, whose clock a test can stop.

use std::fmt;
use std::time::Duration;

use jiff::Timestamp;
use tokio::time::Instant;

/// Tells the time of the world that is acted on.
pub trait Clock: Send + Sync + fmt::Debug {
    /// The time now.
    fn now(&self) -> Timestamp;
}

/// The time of the machine: for real AWS.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wall;

impl Clock for Wall {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the machine's time comes in; everybody else is given a `Clock`"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// A time that begins at a given moment and passes as tokio's does: with a stopped clock, exactly as
/// long as was slept.
#[derive(Clone, Copy, Debug)]
pub struct Passing {
    start: Timestamp,
    origin: Instant,
}

impl Passing {
    /// Begins now, at `start`.
    #[must_use]
    pub fn from(start: Timestamp) -> Self {
        Passing {
            start,
            origin: Instant::now(),
        }
    }
}

impl Clock for Passing {
    fn now(&self) -> Timestamp {
        later(self.start, self.origin.elapsed())
    }
}

/// The moment `span` after `moment`; the end of time if there is none.
#[must_use]
pub fn later(moment: Timestamp, span: Duration) -> Timestamp {
    moment.checked_add(span).unwrap_or(Timestamp::MAX)
}

/// How long after `earlier` a moment is; nothing if it isn't after.
#[must_use]
pub fn since(earlier: Timestamp, moment: Timestamp) -> Duration {
    Duration::try_from(moment.duration_since(earlier)).unwrap_or_default()
}
