//! Whose credentials are: the account and the partition that they lead into, held against those that are meant.
//!
//! In one place, since whoever reads, writes or looks for what is wrong must come to the same answer: a role of
//! the same name in another account must never be taken for the one that is meant, nor an account of the same
//! number in another partition.

use std::fmt;

use rolecall_api::views::sts::GetCallerIdentityResponse;
use rolecall_iam::account::{AccountId, Partition};

/// Somewhere else than where credentials should lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// Into another account.
    Account {
        /// Its number, as AWS gave it.
        found: String,
        /// The number of the one that is meant.
        meant: AccountId,
    },
    /// Into another partition.
    Partition {
        /// Its name, as it stands in the caller's ARN.
        found: String,
        /// The one that is meant.
        meant: Partition,
    },
}

impl Elsewhere {
    /// Where an identity leads, unless it is as meant. The answer has the caller's ARN, whose second part is the
    /// partition (STS API Reference, GetCallerIdentity; IAM User Guide, `reference-arns`); where an endpoint that
    /// isn't AWS leaves it out, the account alone is looked at.
    #[must_use]
    pub fn of(
        identity: &GetCallerIdentityResponse,
        account: AccountId,
        partition: Partition,
    ) -> Option<Elsewhere> {
        let arn = identity.arn.as_deref().unwrap_or_default();
        let named = arn.strip_prefix("arn:").and_then(|rest| rest.split(':').next());
        if let Some(found) = named.filter(|found| *found != partition.as_str()) {
            return Some(Elsewhere::Partition {
                found: found.to_owned(),
                meant: partition,
            });
        }
        let found = identity.account.as_deref().unwrap_or_default();
        (found != account.as_str()).then(|| Elsewhere::Account {
            found: found.to_owned(),
            meant: account,
        })
    }

    /// What to do about it, where that is known.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Elsewhere::Account { .. } => None,
            Elsewhere::Partition { found, meant } => Some(format!(
                "the spec's `region` makes it a setup in `{meant}`: name a region of `{found}`, or credentials of `{meant}`"
            )),
        }
    }
}

impl fmt::Display for Elsewhere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Elsewhere::Account { found, meant } => write!(f, "of account `{found}`, not `{meant}`"),
            Elsewhere::Partition { found, meant } => write!(f, "of the partition `{found}`, not `{meant}`"),
        }
    }
}
