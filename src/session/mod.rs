//! A session: what an operator acts with, handed out by capability.
//!
//! A phase of a run takes only what it may use. Who observes is given readers, who verifies readers and
//! assumers, and writers are only had by showing a [`Commission`], which exists only where a plan is
//! carried out. So a planner that could write isn't wrong, it doesn't compile:
//!
//! ```compile_fail,E0277
//! use rolecall::session::Reader;
//! use rolecall_api::views::iam::CreateGroupRequest;
//!
//! async fn observe<A: rolecall_api::Aws + 'static>(reader: &Reader<A>) {
//!     let _made = reader.send(CreateGroupRequest::default()).await;
//! }
//! ```
//!
//! The same lines with a request that reads:
//!
//! ```
//! use rolecall::session::Reader;
//! use rolecall_api::views::iam::GetGroupRequest;
//!
//! async fn observe<A: rolecall_api::Aws + 'static>(reader: &Reader<A>) {
//!     let _found = reader.send(GetGroupRequest::default()).await;
//! }
//! ```
//!
//! # Pacing
//! IAM's rates are the account's, unpublished, and shared with everybody who works in it; see [`pace`].
//! A session for real AWS is paced. One for a simulated AWS isn't: the world has no such rates unless a
//! fault rule throttles, and pauses that nobody asked for would make its account of time untrue.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rolecall_api::Aws;
use rolecall_api::credentials::ProvideCredentials;
use rolecall_iam::account::{AccountId, Partition};

use crate::apply::Commission;
use crate::event::{Events, Silent};
use crate::interrupt::Interrupt;
use crate::plan::{Plan, StepId};
use crate::setup::Entry;

pub mod access;
mod assumed;
mod caller;
pub mod clock;
mod identity;
pub mod pace;

pub use access::{Access, Profiles};
pub use caller::{Assumer, Reader, Writer};
pub use clock::Clock;
pub use identity::Elsewhere;
pub use pace::Pace;

use assumed::AssumedRole;
use caller::{Caller, Way};

/// What Rolecall calls itself: `rolecall/VERSION`.
pub const USER_AGENT: &str = concat!("rolecall/", env!("CARGO_PKG_VERSION"));

/// An AWS, the ways into its accounts, and the time there. Clones share everything.
pub struct Session<A> {
    pub(crate) aws: Arc<A>,
    pub(crate) shared: Arc<Shared>,
    assumed: Arc<Mutex<BTreeMap<AccountId, Arc<AssumedRole<A>>>>>,
}

/// What all callers of a session have in common.
pub(crate) struct Shared {
    pub(crate) access: Access,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) events: Arc<dyn Events>,
    pub(crate) region: Arc<str>,
    pub(crate) seed: u64,
    pub(crate) pace: Option<Pace>,
    pub(crate) interrupt: Interrupt,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared")
            .field("access", &self.access)
            .field("region", &self.region)
            .finish_non_exhaustive()
    }
}

/// Says the ways in, never what goes through them.
impl<A> std::fmt::Debug for Session<A> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session")
            .field("shared", &self.shared)
            .finish_non_exhaustive()
    }
}

impl<A> Clone for Session<A> {
    fn clone(&self) -> Self {
        Session {
            aws: Arc::clone(&self.aws),
            shared: Arc::clone(&self.shared),
            assumed: Arc::clone(&self.assumed),
        }
    }
}

impl<A: Aws + 'static> Session<A> {
    /// A session over an AWS: not paced, telling nobody, with the seed 1.
    #[must_use]
    pub fn new(aws: Arc<A>, access: Access, clock: Arc<dyn Clock>, region: impl Into<Arc<str>>) -> Self {
        Session {
            aws,
            shared: Arc::new(Shared {
                access,
                clock,
                events: Arc::new(Silent),
                region: region.into(),
                seed: 1,
                pace: None,
                interrupt: Interrupt::new(),
            }),
            assumed: Arc::default(),
        }
    }

    /// The same, telling of waits (throttling, a server's trouble, a way in that is not yet open).
    #[must_use]
    pub fn telling(self, events: Arc<dyn Events>) -> Self {
        self.with(|shared| shared.events = events)
    }

    /// The same, its waits ended by an interrupt.
    #[must_use]
    pub fn interruptible(self, interrupt: Interrupt) -> Self {
        self.with(|shared| shared.interrupt = interrupt)
    }

    /// The same for a run: itself, if it tells the same and heeds the same already, so that roles that were
    /// assumed stay so.
    pub(crate) fn for_run(&self, events: &Arc<dyn Events>, interrupt: &Interrupt) -> Self {
        let same = Arc::ptr_eq(&self.shared.events, events) && self.shared.interrupt.is(interrupt);
        let session = self.clone();
        if same {
            session
        } else {
            session
                .telling(Arc::clone(events))
                .interruptible(interrupt.clone())
        }
    }

    /// The same with another seed: it moves the jitter of waits, and nothing else.
    #[must_use]
    pub fn seeded(self, seed: u64) -> Self {
        self.with(|shared| shared.seed = seed)
    }

    /// The same, paced: for real AWS.
    #[must_use]
    pub fn paced(self, pace: Pace) -> Self {
        self.with(|shared| shared.pace = Some(pace))
    }

    /// The same with ways into more accounts: those that only reading the hub or the organization found, or
    /// those of a plan. Roles that were assumed before stay assumed where nothing is new.
    #[must_use]
    pub fn entering(&self, accounts: impl IntoIterator<Item = (AccountId, String, Entry)>) -> Self {
        let known = &self.shared.access;
        let mut new = accounts
            .into_iter()
            .filter(|(account, _, entry)| known.entry(*account) != Some(entry))
            .peekable();
        if new.peek().is_none() {
            return self.clone();
        }
        let access = new.fold(known.clone(), |access, (account, alias, entry)| {
            access.into_account(account, alias, entry)
        });
        self.clone().with(|shared| shared.access = access)
    }

    /// The same with the ways into the accounts that a plan touches.
    #[must_use]
    pub fn entering_for(&self, plan: &Plan) -> Self {
        self.entering(plan.accounts.iter().map(|planned| {
            let entry = Entry {
                profile: planned.profile.clone(),
                role: planned.role.clone(),
            };
            (planned.account, planned.alias.clone(), entry)
        }))
    }

    /// Changes what is shared, into a session of its own; sessions that roles were assumed for before stay
    /// behind.
    fn with(self, change: impl FnOnce(&mut Shared)) -> Self {
        let Shared {
            access,
            clock,
            events,
            region,
            seed,
            pace,
            interrupt,
        } = &*self.shared;
        let mut shared = Shared {
            access: access.clone(),
            clock: Arc::clone(clock),
            events: Arc::clone(events),
            region: Arc::clone(region),
            seed: *seed,
            pace: pace.clone(),
            interrupt: interrupt.clone(),
        };
        change(&mut shared);
        Session {
            aws: self.aws,
            shared: Arc::new(shared),
            assumed: Arc::default(),
        }
    }

    /// The AWS itself, for who must call with credentials of its own making.
    #[must_use]
    pub fn aws(&self) -> &Arc<A> {
        &self.aws
    }

    /// The time there.
    #[must_use]
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.shared.clock
    }

    /// The region whose endpoints are called.
    #[must_use]
    pub fn region(&self) -> &Arc<str> {
        &self.shared.region
    }

    /// The partition of all its accounts.
    #[must_use]
    pub fn partition(&self) -> Partition {
        self.shared.access.partition()
    }

    /// The seed of the jitter.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.shared.seed
    }

    /// The name that people see for an account.
    #[must_use]
    pub fn alias(&self, account: AccountId) -> String {
        self.shared.access.alias(account)
    }

    /// How the operator gets into an account; the default for one that the session knows nothing of.
    #[must_use]
    pub fn entry(&self, account: AccountId) -> Entry {
        self.shared.access.entry(account).cloned().unwrap_or_default()
    }

    /// Reads an account, as the operator.
    #[must_use]
    pub fn read(&self, account: AccountId) -> Reader<A> {
        Reader(self.caller(account, None))
    }

    /// Reads an account with given credentials: as the hub's user, or in a role that was assumed.
    #[must_use]
    pub fn read_as(&self, account: AccountId, credentials: Arc<dyn ProvideCredentials>) -> Reader<A> {
        Reader(self.caller_as(account, credentials))
    }

    /// Assumes roles with given credentials: as the hub's user. `account` is the caller's.
    #[must_use]
    pub fn assume_as(&self, account: AccountId, credentials: Arc<dyn ProvideCredentials>) -> Assumer<A> {
        Assumer(self.caller_as(account, credentials))
    }

    /// Writes to an account, as the operator, for a step of the plan that the commission is for.
    #[must_use]
    pub fn write(&self, _commission: &Commission<'_>, account: AccountId, step: StepId) -> Writer<A> {
        Writer(self.caller(account, Some(step)))
    }

    fn caller(&self, account: AccountId, step: Option<StepId>) -> Caller<A> {
        Caller::new(self, account, self.way(account), step)
    }

    fn caller_as(&self, account: AccountId, credentials: Arc<dyn ProvideCredentials>) -> Caller<A> {
        Caller::new(
            self,
            account,
            Way {
                credentials,
                assumed: None,
            },
            None,
        )
    }

    /// How the operator gets into an account.
    fn way(&self, account: AccountId) -> Way<A> {
        let access = &self.shared.access;
        let own = access.own(account);
        let Some(role) = access.role(account) else {
            return Way {
                credentials: own,
                assumed: None,
            };
        };
        let mut assumed = self.assumed.lock().unwrap_or_else(PoisonError::into_inner);
        let assumed = assumed.entry(account).or_insert_with(|| {
            Arc::new(AssumedRole::new(
                &self.aws,
                &self.shared,
                account,
                own,
                role,
                access.session_name(),
            ))
        });
        Way {
            credentials: Arc::clone(assumed) as Arc<dyn ProvideCredentials>,
            assumed: Some(Arc::clone(assumed)),
        }
    }
}

#[cfg(test)]
mod tests;
