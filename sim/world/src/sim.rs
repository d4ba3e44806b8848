//! The async shell: a world behind a lock, in the virtual time of tokio's clock.
//!
//! It is the only file here that waits. The lock is never held while it does.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use rolecall_api::error::CallError;
use rolecall_api::port::{Aws, Call, Request, Response};
use tokio::time::Instant;

use crate::time::clock::Moment;
use crate::world::World;

/// A simulated AWS that can be called. A clone is the same one; [`Sim::fork`] makes another.
///
/// Its clock begins where it is told to, and goes on as tokio's does: by itself, or, when tokio's is
/// paused, as far as somebody waits. Besides, it leaps and stands still when it is told to.
#[derive(Debug, Clone)]
pub struct Sim {
    world: Arc<Mutex<World>>,
    // Of its own, so that whoever looks at the world can ask what time it is there.
    clock: Arc<Mutex<Running>>,
    began: Timestamp,
}

/// What a clock showed when, by tokio's.
#[derive(Debug, Clone, Copy)]
struct Running {
    showed: Timestamp,
    at: Instant,
    frozen: bool,
}

impl Running {
    fn now(self) -> Timestamp {
        match self.frozen {
            true => self.showed,
            false => Moment::from(self.showed).plus(self.at.elapsed()).timestamp(),
        }
    }

    /// The same clock, from now on as it is told.
    fn told(self, advance: Duration, frozen: bool) -> Self {
        Self {
            showed: Moment::from(self.now()).plus(advance).timestamp(),
            at: Instant::now(),
            frozen,
        }
    }
}

impl Sim {
    /// A world that is at its own start now. Must be called within a runtime with time.
    #[must_use]
    pub fn new(world: World) -> Self {
        let began = world.start();
        Self::resumed(world, began)
    }

    /// A world that goes on at a moment of its own time.
    #[must_use]
    pub fn resumed(world: World, now: Timestamp) -> Self {
        let clock = Running {
            showed: now,
            at: Instant::now(),
            frozen: false,
        };
        Self {
            world: Arc::new(Mutex::new(world)),
            clock: Arc::new(Mutex::new(clock)),
            began: now,
        }
    }

    /// What its clock shows.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock().now()
    }

    /// How long it has been running, in its own time.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        Moment::from(self.now()).since(self.began.into())
    }

    /// Lets its clock leap forward. Nobody who sleeps by tokio's clock wakes from it.
    pub fn advance(&self, span: Duration) {
        let mut clock = self.clock();
        *clock = clock.told(span, clock.frozen);
    }

    /// Lets its clock stand still, or go on.
    pub fn freeze(&self, frozen: bool) {
        let mut clock = self.clock();
        *clock = clock.told(Duration::ZERO, frozen);
    }

    /// Whether its clock stands still.
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.clock().frozen
    }

    /// Looks at the world, or changes it.
    pub fn with<T>(&self, look: impl FnOnce(&mut World) -> T) -> T {
        look(&mut self.lock())
    }

    /// The same world, from now on with a future of its own.
    #[must_use]
    pub fn fork(&self) -> Self {
        let fork = Self::resumed(self.lock().clone(), self.now());
        fork.freeze(self.is_frozen());
        fork
    }

    fn clock(&self) -> MutexGuard<'_, Running> {
        self.clock.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, World> {
        // A panic while the lock was held is a bug that was reported already; what is left of the world
        // is still its own.
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Aws for Sim {
    async fn call(&self, call: &Call, request: Request) -> Result<Response, CallError> {
        let operation = request.operation;
        let credentials = call
            .credentials
            .credentials()
            .await
            .map_err(|error| CallError::without_credentials(operation, error))?;
        let mut latency = Duration::ZERO;
        if !self.with(|world| world.delays().call().is_prompt()) {
            latency = self.with(|world| {
                let now = self.now();
                world.latency(now, operation, &credentials.access_key_id)
            });
            // There.
            tokio::time::sleep(latency / 2).await;
        }
        let answer = {
            let mut world = self.lock();
            let now = self.now();
            let service = operation.service();
            let mut attempt = world.begin(now, service, &call.region, &credentials.access_key_id);
            attempt.present(&credentials);
            world.answer(now, &attempt, call, request)
        };
        // And back.
        let back = latency - latency / 2 + answer.held_back;
        if !back.is_zero() {
            tokio::time::sleep(back).await;
        }
        answer.result
    }
}

#[cfg(test)]
mod tests;
