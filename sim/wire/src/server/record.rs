//! Hands each entry of the journal on, once, when it is written.

use std::fmt;

use rolecall_world::journal::{Event, Journal};

/// Who is told of each entry.
pub(super) type To = Box<dyn FnMut(&Event) + Send>;

/// Remembers what was told already.
#[derive(Default)]
pub(super) struct Recorder {
    to: Option<To>,
    told: u64,
}

impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorder")
            .field("told", &self.told)
            .finish_non_exhaustive()
    }
}

impl Recorder {
    /// Tells of what is written from now on.
    pub(super) fn begin(&mut self, journal: &Journal, to: To) {
        self.to = Some(to);
        self.told = journal.written();
    }

    /// Goes on with another journal, of which nothing is told that it has already.
    pub(super) const fn turn_to(&mut self, journal: &Journal) {
        self.told = journal.written();
    }

    /// Tells of what is new.
    pub(super) fn tell(&mut self, journal: &Journal) {
        let Some(to) = &mut self.to else { return };
        if journal.written() == self.told {
            return;
        }
        for event in journal.events_after(self.told) {
            to(event);
        }
        self.told = journal.written();
    }
}
