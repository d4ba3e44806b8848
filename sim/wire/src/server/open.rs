//! The connections that are open: no more than so many, and who idles longest makes room for who comes.
//!
//! A client's pool keeps connections that it may never use again, and whoever wants to can open thousands. What
//! is under way is never cut off for it: when all are busy, who comes waits.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// How many connections are open at once: with them a process has less than 1,024 files open, which is what
/// many systems give it.
pub(super) const MOST: usize = 960;

/// All of them.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) most: usize,
    /// Counts what happens, so that it can be said which was longest ago.
    happened: AtomicU64,
    all: Mutex<BTreeMap<u64, Arc<Connection>>>,
    /// Somebody may find room now.
    changed: Notify,
}

/// One of them.
#[derive(Debug)]
pub(super) struct Connection {
    number: u64,
    busy: AtomicBool,
    /// When it was last busy.
    touched: AtomicU64,
    leave: Notify,
}

/// A connection's place among them, until it ends.
#[derive(Debug)]
pub(super) struct Seat {
    open: Arc<Open>,
    pub(super) connection: Arc<Connection>,
}

/// A request that is under way.
#[derive(Debug)]
pub(super) struct Busy<'o> {
    open: &'o Open,
    connection: &'o Connection,
}

impl Open {
    pub(super) fn new() -> Open {
        Open {
            most: MOST,
            happened: AtomicU64::new(0),
            all: Mutex::default(),
            changed: Notify::new(),
        }
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<u64, Arc<Connection>>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next(&self) -> u64 {
        self.happened.fetch_add(1, Ordering::Relaxed)
    }

    /// Takes a connection in; waits while there are too many and all are busy.
    pub(super) async fn admit(self: &Arc<Open>) -> Seat {
        loop {
            let changed = self.changed.notified();
            if let Some(seat) = self.seat() {
                return seat;
            }
            changed.await;
        }
    }

    fn seat(self: &Arc<Open>) -> Option<Seat> {
        let mut all = self.all();
        if all.len() >= self.most {
            let idle = all
                .values()
                .filter(|connection| !connection.busy.load(Ordering::Relaxed));
            let longest = idle.min_by_key(|connection| connection.touched.load(Ordering::Relaxed))?;
            longest.leave.notify_one();
            let number = longest.number;
            all.remove(&number);
        }
        let number = self.next();
        let connection = Arc::new(Connection {
            number,
            busy: AtomicBool::new(false),
            touched: AtomicU64::new(number),
            leave: Notify::new(),
        });
        all.insert(number, Arc::clone(&connection));
        drop(all);
        Some(Seat {
            open: Arc::clone(self),
            connection,
        })
    }

    /// Closes the connection that idles longest, when the system has no room for another. Its place is free
    /// when it ended.
    pub(super) fn make_room(&self) {
        let all = self.all();
        let idle = all
            .values()
            .filter(|connection| !connection.busy.load(Ordering::Relaxed));
        if let Some(longest) = idle.min_by_key(|connection| connection.touched.load(Ordering::Relaxed)) {
            longest.leave.notify_one();
        }
    }

    /// Says that a request is under way on a connection, until what is given back is dropped.
    pub(super) fn busy<'o>(&'o self, connection: &'o Connection) -> Busy<'o> {
        connection.busy.store(true, Ordering::Relaxed);
        Busy {
            open: self,
            connection,
        }
    }
}

impl Connection {
    /// Comes back when the connection should make room, and nothing is under way on it.
    pub(super) async fn told_to_leave(&self) {
        loop {
            self.leave.notified().await;
            if !self.busy.load(Ordering::Relaxed) {
                return;
            }
        }
    }
}

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        let now = self.open.next();
        self.connection.touched.store(now, Ordering::Relaxed);
        self.connection.busy.store(false, Ordering::Relaxed);
        self.open.changed.notify_one();
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.open.all().remove(&self.connection.number);
        self.open.changed.notify_one();
    }
}

#[cfg(test)]
mod tests;
