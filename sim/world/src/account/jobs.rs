//! What AWS does in the background: it is asked for in one call and done some time later.
//!
//! A job that changes something is done before the first call that comes after its time. How long jobs take is
//! here, with the sources that [`delay`](crate::time::delay) has for everything else.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use rolecall_iam::account::AccountId;
use serde::{Deserialize, Serialize};

use crate::chance::Key;
use crate::ids::UniqueId;
use crate::time::clock::Moment;
use crate::time::delay::{Delays, Spread};
use crate::world::World;

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Job {
    /// A service-linked role goes.
    DeleteRole { account: AccountId, role: UniqueId },
    /// An account is made that somebody asked for.
    OpenAccount { request: Arc<str> },
}

/// The jobs that are not done yet, by when they will be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Jobs(BTreeMap<Moment, Vec<Job>>);

impl Jobs {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Delays {
    /// How long a job takes. AWS publishes nothing; that it is seconds is what those report who poll for it
    /// (hashicorp/terraform-provider-aws, `internal/service/iam/service_linked_role.go`). The spread is assumed.
    pub(crate) fn job(self, key: Key) -> Duration {
        let spread = match self {
            Self::Instant => Spread::Exactly(0),
            Self::Fixed(span) => return span,
            Self::Aws => Spread::LogNormal {
                median: 5_000,
                p99: 30_000,
                cap: 120_000,
            },
            Self::Slow => Spread::Uniform {
                low: 20_000,
                high: 60_000,
                tail: 240_000,
            },
            Self::Adversarial => Spread::Exactly(59_000),
        };
        Self::drawn(spread, key)
    }
}

impl World {
    /// Has something done at a moment; at once, when that moment has come.
    pub(crate) fn schedule(&mut self, at: Moment, now: Moment, job: Job) {
        if at <= now {
            self.finish(&job, now);
        } else {
            self.jobs.0.entry(at).or_default().push(job);
        }
    }

    /// Does what was to be done by now, in order.
    pub(crate) fn finish_jobs(&mut self, now: Moment) {
        while let Some(entry) = self.jobs.0.first_entry().filter(|entry| *entry.key() <= now) {
            let (at, jobs) = entry.remove_entry();
            for job in jobs {
                self.finish(&job, at);
            }
        }
    }

    fn finish(&mut self, job: &Job, at: Moment) {
        let delays = self.delays();
        match job {
            Job::DeleteRole { account, role } => {
                if let Some(account) = self.accounts.get_mut(account) {
                    account.roles.bury(role, delays, at);
                }
            }
            Job::OpenAccount { request } => self.open_account(request, at),
        }
    }
}
