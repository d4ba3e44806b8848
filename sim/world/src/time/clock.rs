//! The world's time: moments to the millisecond, and the clock that produces them.
//!
//! Time is an argument of the world. The one clock here stands still until it is told to go on: a test
//! or the async shell drives it.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A moment of the world's time, UTC, to the millisecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

/// The text is no date and time in ISO 8601.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no date and time like 2026-01-01T00:00:00Z")]
pub struct NotAMoment(String);

impl Moment {
    /// 1970: before anything happens in any world.
    pub const EPOCH: Self = Self(0);

    /// This long after it; saturates at the end of time.
    #[must_use]
    pub fn plus(self, span: Duration) -> Self {
        self.plus_millis(i64::try_from(span.as_millis()).unwrap_or(i64::MAX))
    }

    /// This many milliseconds after it; saturates.
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// How long after `earlier` it is; zero when it is not after.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// The same moment without its fraction of a second, as IAM prints dates.
    #[must_use]
    pub const fn whole_second(self) -> Self {
        Self(self.seconds() * 1000)
    }

    /// As a time value of the interface; the nearest that exists when it is out of range.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(if self.0 < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        })
    }

    /// `2026-01-01T00:00:00Z`: without a fraction, as AWS's context keys and CloudTrail print it.
    #[must_use]
    pub fn iso(self) -> String {
        self.whole_second().timestamp().to_string()
    }
}

impl From<Timestamp> for Moment {
    fn from(time: Timestamp) -> Self {
        Self(time.as_millisecond())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.timestamp().fmt(f)
    }
}

impl FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        text.parse::<Timestamp>()
            .map(Self::from)
            .map_err(|_| NotAMoment(text.to_owned()))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A clock that goes on only when it is told to.
#[derive(Debug, Clone)]
pub struct Clock {
    now: Moment,
}

impl Clock {
    /// A clock that shows `start`.
    #[must_use]
    pub fn at(start: Timestamp) -> Self {
        Self { now: start.into() }
    }

    /// What it shows.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now.timestamp()
    }

    /// Lets it go on by `span`.
    pub fn advance(&mut self, span: Duration) {
        self.now = self.now.plus(span);
    }
}
