//! The world as a test holds it: a handle with a clock, beneath every client of the test.

use std::fmt;
use std::time::Duration;

use jiff::Timestamp;
use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::port::{Aws, Call, Request, Response};
use rolecall_iam::account::{AccountId, Partition};
use rolecall_world::fault::Rule;
use rolecall_world::journal::Event;
use rolecall_world::snapshot::SnapshotError;
use rolecall_world::time::pending::Pending;
use rolecall_world::{AccountOptions, Config, Delays, Sim};

use crate::refusals::{Refusals, Refused};

/// A simulated AWS of a test's own, in this process. A clone is the same one; [`World::fork`] makes another.
///
/// The crate's own page shows how it is used.
#[derive(Clone)]
pub struct World {
    sim: Sim,
    refusals: Refusals,
}

/// Says when it is there, and whose world it is.
impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("World")
            .field("seed", &self.with(|state| state.seed()))
            .field("now", &self.now())
            .finish_non_exhaustive()
    }
}

impl World {
    /// An empty world whose chance (ids, keys, delays) comes from this seed: two worlds of one seed that are
    /// asked the same answer the same. It begins on the first of January 2026; nothing in it is late.
    #[must_use]
    pub fn seeded(seed: u64) -> World {
        World::new(Config {
            seed,
            ..Config::default()
        })
    }

    /// An empty world.
    #[must_use]
    pub fn new(config: Config) -> World {
        World::over(Sim::new(rolecall_world::World::new(config)))
    }

    fn over(sim: Sim) -> World {
        World {
            sim,
            refusals: Refusals::default(),
        }
    }

    /// A world from a snapshot, at the time that its clock showed.
    ///
    /// # Errors
    /// When the text is none, or contradicts itself.
    pub fn from_snapshot(text: &str) -> Result<World, SnapshotError> {
        let (state, now) = rolecall_world::World::from_json(text)?;
        Ok(World::over(Sim::resumed(state, now)))
    }

    /// The whole world as JSON, to be kept or looked at. It holds no secrets; they are derived from its seed.
    ///
    /// # Errors
    /// When it can't be written as JSON.
    pub fn snapshot(&self) -> Result<String, SnapshotError> {
        let now = self.now();
        self.with(|state| state.to_json(now))
    }

    /// The same world, from now on with a future of its own. What was refused so far stays with this one.
    #[must_use]
    pub fn fork(&self) -> World {
        World::over(self.sim.fork())
    }

    /// The same world, in which what is written is seen late, now or by [`Delays::from_str`]'s profile.
    ///
    /// [`Delays::from_str`]: std::str::FromStr::from_str
    #[must_use]
    pub fn with_delays(self, delays: Delays) -> World {
        self.with(|state| state.set_delays(delays));
        self
    }

    /// What its clock shows.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.sim.now()
    }

    /// Lets its clock leap forward, past the end of sessions and the arrival of what was written. Nobody who
    /// sleeps by tokio's clock wakes from it; where tokio's clock is paused, sleeping moves both.
    pub fn advance(&self, span: Duration) {
        self.sim.advance(span);
    }

    /// Stops its clock.
    pub fn freeze(&self) {
        self.sim.freeze(true);
    }

    /// Lets its clock go on.
    pub fn thaw(&self) {
        self.sim.freeze(false);
    }

    /// Adds a rule that makes answers late, lost or wrong. The first rule that speaks decides.
    ///
    /// ```
    /// use rolecall_sim::{On, Verdict, World, api::Operation};
    ///
    /// let aws = World::seeded(1);
    /// // The second and third CreateRole are throttled.
    /// aws.inject(On::first(Operation::IamCreateRole, Verdict::Throttle).after(1).times(2));
    /// ```
    pub fn inject(&self, rule: impl Rule + 'static) {
        self.with(|state| state.faults().add(rule));
    }

    /// Takes all such rules away.
    pub fn heal(&self) {
        self.with(|state| state.faults().clear());
    }

    /// What was written and isn't seen everywhere yet: what, and when by whom.
    #[must_use]
    pub fn pending(&self) -> Vec<Pending> {
        let now = self.now();
        self.with(|state| state.pending(now))
    }

    /// What was refused so far, the oldest first; the last ten thousand.
    #[must_use]
    pub fn refusals(&self) -> Vec<Refused> {
        self.refusals.all()
    }

    /// The refusal that carried this request id, with its evidence.
    #[must_use]
    pub fn refusal(&self, request_id: &str) -> Option<Refused> {
        self.refusals.of(request_id)
    }

    /// What was asked so far, done or refused, the oldest first: CloudTrail's records
    /// ([`Event::to_json`]).
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        self.with(|state| state.journal().events().cloned().collect())
    }

    /// The credentials of an account's root user. The account comes to be when it is first used, in the
    /// partition `aws`; [`World::with`] and [`create_account`](rolecall_world::World::create_account) make
    /// one elsewhere, or with a name.
    #[must_use]
    #[expect(clippy::expect_used, reason = "the account was made a line before")]
    pub fn root_credentials(&self, account: AccountId) -> Credentials {
        self.with(|state| {
            if state.account(account).is_none() {
                // It isn't there, and asks for no alias that could be taken.
                let _ = state.create_account(account, Partition::Aws, AccountOptions::default());
            }
            state
                .root_credentials(account)
                .expect("invariant: an account that was made is there")
        })
    }

    /// Looks at the state, or changes it without asking for permission: an organization, service control
    /// policies, quotas, the journal's length.
    pub fn with<T>(&self, look: impl FnOnce(&mut rolecall_world::World) -> T) -> T {
        self.sim.with(look)
    }

    #[cfg(feature = "sdk")]
    pub(crate) fn sim(&self) -> &Sim {
        &self.sim
    }

    #[cfg(feature = "sdk")]
    pub(crate) fn kept(&self) -> &Refusals {
        &self.refusals
    }
}

/// Calls as values, without HTTP: the way of code that is generic over an AWS.
impl Aws for World {
    async fn call(&self, call: &Call, request: Request) -> Result<Response, CallError> {
        let answer = self.sim.call(call, request).await;
        if let Err(error) = &answer
            && let Some(refusal) = error.refusal()
        {
            let id = error.request_id.as_ref().map_or("", |id| id.as_str());
            self.refusals.keep(self.now(), id, Some(error.operation), refusal);
        }
        answer
    }
}

#[cfg(test)]
mod tests;
