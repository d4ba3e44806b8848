//! A value that was written once and is seen later, at each replica in its own time.
//!
//! It can only be read `at` a replica and a moment, or as `latest` by the control plane: there is no
//! third way, so no rule of the world can forget that its data plane lags (IAM User Guide,
//! `troubleshoot_general.html#troubleshoot_general_eventual-consistency`).
//!
//! # Invariants
//! - Writes are in order of their ordinal, and so of their time.
//! - A replica never goes back: once it has seen a write it never answers an older one.
//! - A write is only forgotten when every replica that could exist has seen a newer one.

use std::fmt;
use std::sync::Arc;

use rolecall_api::operation::Service;
use serde::{Deserialize, Serialize};

use crate::chance::{Chance, Key};
use crate::time::clock::Moment;
use crate::time::delay::{Delays, Kind};

/// One copy of what IAM wrote: the n-th of a service in a region.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Replica {
    /// The service that asks it.
    pub service: Service,
    /// The region where it stands.
    pub region: Arc<str>,
    /// Which one it is there, from 0.
    pub number: u8,
    /// How many there are.
    pub of: u8,
}

impl Replica {
    fn place(&self) -> u64 {
        Key::unseeded("place")
            .text(self.service.info().name)
            .text(&self.region)
            .bits()
    }

    /// The world as this replica sees it at a moment.
    #[must_use]
    pub fn view(&self, propagation: Propagation, now: Moment) -> View {
        View {
            propagation,
            now,
            place: self.place(),
            number: self.number,
            of: self.of,
        }
    }
}

impl fmt::Display for Replica {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.service.info().name, self.region, self.number)
    }
}

/// How a world's writes travel: its chance and its delays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Propagation {
    /// Where each delay is drawn.
    pub chance: Chance,
    /// From which distribution.
    pub delays: Delays,
}

/// One replica at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    propagation: Propagation,
    now: Moment,
    place: u64,
    number: u8,
    of: u8,
}

impl View {
    /// The moment it looks.
    #[must_use]
    pub const fn now(&self) -> Moment {
        self.now
    }

    /// The same replica at another moment.
    #[must_use]
    pub const fn later(mut self, now: Moment) -> Self {
        self.now = now;
        self
    }

    /// A view to which everything that was written has come: for questions about what the control plane
    /// knows.
    #[must_use]
    pub const fn of_the_control_plane(mut self) -> Self {
        self.propagation.delays = Delays::Instant;
        self
    }

    fn arrival(&self, key: u64, write: &Stamp) -> Moment {
        let key = self
            .propagation
            .chance
            .key("delay")
            .number(key)
            .number(u64::from(write.ordinal));
        write.at.plus_millis(
            self.propagation
                .delays
                .delay(write.kind, key, self.place, self.number, self.of),
        )
    }
}

/// When a write was made, what kind it is, and the how-manieth of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    at: Moment,
    kind: Kind,
    ordinal: u32,
}

impl Stamp {
    /// When it was written.
    #[must_use]
    pub const fn at(&self) -> Moment {
        self.at
    }

    /// What kind of change it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// From when on every replica that could exist has seen it.
    #[must_use]
    pub fn settled(&self, delays: Delays) -> Moment {
        self.at.plus_millis(delays.longest(self.kind))
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Write<T> {
    #[serde(flatten)]
    stamp: Stamp,
    value: T,
}

/// A value with the writes that are still on their way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replicated<T> {
    key: u64,
    writes: Vec<Write<T>>,
}

impl<T> Replicated<T> {
    /// A value that nobody wrote yet. `key` names it within the world; see [`Key::unseeded`].
    #[must_use]
    pub const fn unwritten(key: Key) -> Self
    where
        T: Sized,
    {
        Self {
            key: key.name(),
            writes: Vec::new(),
        }
    }

    /// A value written for the first time.
    #[must_use]
    pub fn written(key: Key, at: Moment, kind: Kind, value: T) -> Self {
        Self {
            key: key.name(),
            writes: vec![Write {
                stamp: Stamp { at, kind, ordinal: 0 },
                value,
            }],
        }
    }

    /// A value that was always there: every replica has seen it.
    #[must_use]
    pub fn ever(key: Key, kind: Kind, value: T) -> Self {
        Self::written(key, Moment::EPOCH, kind, value)
    }

    /// Writes a new value, and forgets what no replica can answer any more.
    pub fn write(&mut self, delays: Delays, at: Moment, kind: Kind, value: T) {
        let ordinal = self.writes.last().map_or(0, |last| last.stamp.ordinal + 1);
        if let Some(seen) = self
            .writes
            .iter()
            .rposition(|write| write.stamp.settled(delays) <= at)
        {
            self.writes.drain(..seen);
        }
        self.writes.push(Write {
            stamp: Stamp { at, kind, ordinal },
            value,
        });
    }

    /// What the control plane knows: the newest value, `None` when nobody wrote one.
    #[must_use]
    pub fn latest(&self) -> Option<&T> {
        self.writes.last().map(|write| &write.value)
    }

    /// What a replica sees: the newest value that reached it, `None` when none did.
    #[must_use]
    pub fn at(&self, view: &View) -> Option<&T> {
        let delays = view.propagation.delays;
        self.writes
            .iter()
            .rev()
            .find(|write| {
                write.stamp.settled(delays) <= view.now || view.arrival(self.key, &write.stamp) <= view.now
            })
            .map(|write| &write.value)
    }

    /// Whether a value is among those that some replica may answer. It is cheaper to ask than what one of
    /// them answers, which has to be drawn while the value is on its way.
    pub fn any(&self, is: impl FnMut(&T) -> bool) -> bool {
        self.writes.iter().map(|write| &write.value).any(is)
    }

    /// Whether every replica answers the newest value.
    #[must_use]
    pub fn is_settled(&self, delays: Delays, now: Moment) -> bool {
        self.writes
            .last()
            .is_none_or(|last| last.stamp.settled(delays) <= now)
    }

    /// The writes that a replica has not seen yet, and when it will.
    ///
    /// A write that a newer one overtakes is never seen there, and left out.
    pub fn arrivals<'a>(&'a self, view: &'a View) -> impl Iterator<Item = (Stamp, Moment)> + 'a {
        let mut before = None;
        let mut arrivals: Vec<(Stamp, Moment)> = Vec::new();
        for write in self.writes.iter().rev() {
            let arrival = view.arrival(self.key, &write.stamp);
            if arrival <= view.now {
                break;
            }
            if before.is_none_or(|newer| arrival < newer) {
                arrivals.push((write.stamp, arrival));
                before = Some(arrival);
            }
        }
        arrivals.into_iter().rev()
    }
}

#[cfg(test)]
mod tests;
