//! Pace: how fast an account is asked and written to, so that others who work in it are left their share.
//!
//! AWS publishes no rates for IAM. They are per account, shared by everybody in it, and can't be raised
//! (AWS Security Blog, "Monitor and query IAM resources at scale"). So a rate begins low, grows a little
//! with every answer, and is halved when AWS says that it is too high: additive increase, multiplicative
//! decrease. The figures are assumed; reports of throttling under a handful of parallel writes are what
//! they are modest for (gruntwork-io/cloud-nuke#371, aws-amplify/amplify-category-api#13687).

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rolecall_api::operation::Access;
use rolecall_iam::account::AccountId;
use tokio::time::Instant;

/// Calls per second: where a rate begins, and its bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// At the start.
    pub start: f64,
    /// Never below.
    pub least: f64,
    /// Never above.
    pub most: f64,
}

/// The rates of every kind of call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rates {
    /// Reading.
    pub reads: Rate,
    /// Writing.
    pub writes: Rate,
    /// Assuming roles.
    pub assumes: Rate,
}

impl Rates {
    /// What a run begins with in real AWS.
    pub const AWS: Rates = Rates {
        reads: Rate {
            start: 10.0,
            least: 0.5,
            most: 30.0,
        },
        writes: Rate {
            start: 4.0,
            least: 0.5,
            most: 15.0,
        },
        assumes: Rate {
            start: 100.0,
            least: 1.0,
            most: 300.0,
        },
    };

    fn of(&self, access: Access) -> Rate {
        match access {
            Access::Read => self.reads,
            Access::Write => self.writes,
            Access::Assume => self.assumes,
        }
    }
}

/// Rates by account and kind of call. Clones share them.
#[derive(Clone, Debug)]
pub struct Pace {
    rates: Rates,
    lanes: Arc<Mutex<BTreeMap<(AccountId, Access), Lane>>>,
}

#[derive(Clone, Copy, Debug)]
struct Lane {
    rate: f64,
    next: Instant,
}

impl Pace {
    /// Begins with these rates.
    #[must_use]
    pub fn new(rates: Rates) -> Self {
        Pace {
            rates,
            lanes: Arc::default(),
        }
    }

    fn lane<T>(&self, account: AccountId, access: Access, with: impl FnOnce(&mut Lane, Rate) -> T) -> T {
        let rate = self.rates.of(access);
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        let lane = lanes.entry((account, access)).or_insert_with(|| Lane {
            rate: rate.start,
            next: Instant::now(),
        });
        with(lane, rate)
    }

    /// Waits for this call's turn.
    pub async fn take(&self, account: AccountId, access: Access) {
        let turn = self.lane(account, access, |lane, _| {
            let turn = lane.next.max(Instant::now());
            lane.next = turn + Duration::from_secs_f64(1.0 / lane.rate);
            turn
        });
        tokio::time::sleep_until(turn).await;
    }

    /// A call was answered: a little faster.
    pub fn served(&self, account: AccountId, access: Access) {
        self.lane(account, access, |lane, rate| {
            lane.rate = (lane.rate + 0.1).min(rate.most);
        });
    }

    /// A call was throttled: half as fast.
    pub fn throttled(&self, account: AccountId, access: Access) {
        self.lane(account, access, |lane, rate| {
            lane.rate = (lane.rate / 2.0).max(rate.least);
        });
    }

    /// The rate that holds now, in calls per second.
    #[must_use]
    pub fn rate(&self, account: AccountId, access: Access) -> f64 {
        self.lane(account, access, |lane, _| lane.rate)
    }
}
