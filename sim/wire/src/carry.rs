//! The way of a call, there and back: it takes time, and a lock is never held meanwhile.

use std::time::Duration;

use jiff::Timestamp;
use rolecall_world::{Sim, World};
use tokio::time::sleep;

use crate::door::Door;
use crate::request::Incoming;
use crate::service::{Answer, Asked};

/// Where a world is, and what its clock shows.
pub(crate) trait Behind: Sync {
    /// Looks at the world, or changes it, now.
    fn with<T>(&self, look: impl FnOnce(&mut World, Timestamp) -> T) -> T;
}

impl Behind for Sim {
    fn with<T>(&self, look: impl FnOnce(&mut World, Timestamp) -> T) -> T {
        Sim::with(self, |world| look(world, self.now()))
    }
}

/// How far it is to the world and back.
pub(crate) enum Way {
    /// No way at all: this is the answer, but for how long it is held back.
    Short(Answer),
    /// The whole way takes time, and the call isn't under way yet.
    Long(Asked, Duration),
}

impl Door {
    /// A whole call to a simulation in this process, in its own time: it takes as long as the world's
    /// delays and faults say. `wall` is the time of the signature.
    pub async fn call(&self, sim: &Sim, wall: Timestamp, request: &Incoming<'_>) -> Answer {
        match self.read(wall, request) {
            Ok(asked) => self.carry(sim, asked).await,
            Err(answer) => *answer,
        }
    }

    pub(crate) async fn carry(&self, behind: &impl Behind, asked: Asked) -> Answer {
        match self.promptly(behind, asked) {
            Way::Short(answer) => {
                if !answer.held_back.is_zero() {
                    sleep(answer.held_back).await;
                }
                answer
            }
            Way::Long(asked, latency) => self.carry_slowly(behind, asked, latency).await,
        }
    }

    /// The answer, but for how long it is held back; or how long the whole way takes, where it takes time.
    pub(crate) fn promptly(&self, behind: &impl Behind, asked: Asked) -> Way {
        behind.with(|world, now| {
            if world.delays().call().is_prompt() {
                return Way::Short(self.answer(world, now, asked));
            }
            let latency = world.latency(now, asked.operation(), asked.access_key_id());
            Way::Long(asked, latency)
        })
    }

    /// There and back.
    pub(crate) async fn carry_slowly(&self, behind: &impl Behind, asked: Asked, latency: Duration) -> Answer {
        sleep(latency / 2).await;
        let answer = behind.with(|world, now| self.answer(world, now, asked));
        sleep(latency - latency / 2 + answer.held_back).await;
        answer
    }
}

#[cfg(test)]
mod tests;
