//! What is there: the observed state of the hub and of the accounts, as read, judged by nobody yet.
//!
//! A type of its own, and not [`crate::desired::Desired`] with other values in it, so that a difference
//! can't be taken backwards: the desired state knows nothing of ids, foreign things or what can't be read.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;

use crate::setup::{Setup, Spoke};

/// Everything that was read.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Observed {
    /// When reading ended.
    pub at: Timestamp,
    /// The hub.
    pub hub: Hub,
    /// The accounts that the setup's organizational units hold, in the order of their numbers.
    pub members: Vec<Member>,
    /// Every other account that the setup names, that the hub's policies name, or that was left behind.
    pub accounts: BTreeMap<AccountId, Account>,
}

/// An account that an organizational unit holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Which of [`Setup::units`] named it.
    pub units: usize,
    /// Its number.
    pub account: AccountId,
    /// Its name in the organization.
    pub name: String,
}

/// The hub account, as far as it matters.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Hub {
    /// The user of the setup's name, ignoring case, since names are unique ignoring case
    /// (IAM User Guide, `reference_iam-quotas`, "IAM name requirements").
    pub user: Option<User>,
    /// Other users that bear the setup's mark, as one does whose name was another in an earlier spec.
    pub strays: Vec<String>,
    /// The groups at the setup's path, and those elsewhere that have a name like ours.
    pub groups: BTreeMap<String, Group>,
    /// Live quotas.
    pub quotas: Quotas,
}

/// Quotas of the hub account, from `GetAccountSummary`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotas {
    /// All inline policies of one group together, in characters without white space.
    pub group_inline: usize,
    /// All inline policies of one user together, in characters without white space.
    pub user_inline: usize,
    /// Groups that one user may be in.
    pub groups_per_user: usize,
    /// Groups in the account.
    pub groups: usize,
    /// Groups that are in the account now.
    pub groups_used: usize,
    /// Managed policies that may be attached to one user.
    pub managed_per_user: usize,
    /// Access keys of one user.
    pub keys_per_user: usize,
}

impl Default for Quotas {
    /// What AWS documents when the account says nothing of its own (IAM User Guide, `reference_iam-quotas`).
    fn default() -> Self {
        Quotas {
            group_inline: 5_120,
            user_inline: 2_048,
            groups_per_user: 10,
            groups: 300,
            groups_used: 0,
            managed_per_user: 10,
            keys_per_user: 2,
        }
    }
}

/// A user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Name, as it is written there.
    pub name: String,
    /// Path.
    pub path: String,
    /// ARN.
    pub arn: Arn,
    /// Unique id, `AIDA…`.
    pub id: String,
    /// When it was made.
    pub created: Timestamp,
    /// All tags, ours among them.
    pub tags: BTreeMap<String, String>,
    /// Permissions boundary.
    pub boundary: Option<Arn>,
    /// Managed policies attached to it.
    pub managed: BTreeSet<Arn>,
    /// Inline policies: name and document.
    pub inline: BTreeMap<String, String>,
    /// The groups it is in.
    pub groups: BTreeSet<String>,
    /// Access keys, in the order of their ids.
    pub keys: Vec<AccessKey>,
    /// What else stands in the way of deleting it: `login profile`, `MFA device arn:…`. Read only for a
    /// user that Rolecall made and that is to be destroyed.
    pub holds: Vec<String>,
}

/// An access key, without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessKey {
    /// `AKIA…`.
    pub id: String,
    /// Active; otherwise inactive.
    pub active: bool,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last used, as far as AWS tells; it may lag by hours.
    pub last_used: Option<Timestamp>,
}

/// A group.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Group {
    /// Path.
    pub path: String,
    /// Names of its members.
    pub members: BTreeSet<String>,
    /// Inline policies: name and document.
    pub inline: BTreeMap<String, String>,
    /// Managed policies attached to it.
    pub managed: BTreeSet<Arn>,
}

/// An account other than the hub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Account {
    /// It was read: those of the roles asked for that are there, by name as it is written there.
    Reached(BTreeMap<String, Role>),
    /// It could not be entered; a value and no error, since one closed account must not stop the others.
    Unreachable(Closed),
}

/// Why an account could not be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// AWS's code and text, or what else stood in the way.
    pub why: String,
    /// Credentials were missing, or had expired: a new login mends that.
    pub credentials: bool,
}

impl Closed {
    /// For a reason that no login mends.
    #[must_use]
    pub fn to_all(why: impl Into<String>) -> Self {
        Closed {
            why: why.into(),
            credentials: false,
        }
    }
}

impl Account {
    /// The role of a name, ignoring case, since names are unique ignoring case.
    #[must_use]
    pub fn role(&self, name: &str) -> Option<&Role> {
        match self {
            Account::Reached(roles) => roles
                .get(name)
                .or_else(|| roles.values().find(|role| role.name.eq_ignore_ascii_case(name))),
            Account::Unreachable(_) => None,
        }
    }

    /// Why nothing is known of an account, for people; of one that wasn't asked for, too.
    #[must_use]
    pub fn why_unread(there: Option<&Account>) -> &str {
        there
            .and_then(Account::unreachable)
            .map_or("it was not read", |closed| closed.why.as_str())
    }

    /// Why it can't be entered.
    #[must_use]
    pub fn unreachable(&self) -> Option<&Closed> {
        match self {
            Account::Reached(_) => None,
            Account::Unreachable(closed) => Some(closed),
        }
    }
}

/// A role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Name, as it is written there.
    pub name: String,
    /// Path.
    pub path: String,
    /// ARN.
    pub arn: Arn,
    /// Unique id, `AROA…`.
    pub id: String,
    /// When it was made.
    pub created: Timestamp,
    /// Description; empty for none.
    pub description: String,
    /// Longest session in seconds.
    pub max_session: u32,
    /// All tags, ours among them.
    pub tags: BTreeMap<String, String>,
    /// Permissions boundary.
    pub boundary: Option<Arn>,
    /// Trust policy.
    pub trust: String,
    /// Managed policies attached to it.
    pub managed: BTreeSet<Arn>,
    /// Inline policies: name and document.
    pub inline: BTreeMap<String, String>,
    /// Instance profiles that hold it. Read only where the role may be deleted.
    pub profiles: BTreeSet<String>,
    /// When it was last used, as far as AWS tells.
    pub last_used: Option<Timestamp>,
}

impl Observed {
    /// The accounts of the setup, those of its organizational units included, each once: an account that
    /// the spec names itself is what the spec says, whatever unit holds it; the hub is never a spoke.
    #[must_use]
    pub fn spokes(&self, setup: &Setup) -> Vec<Spoke> {
        let mut spokes = setup.spokes.clone();
        let mut seen: BTreeSet<AccountId> = spokes.iter().map(|spoke| spoke.account).collect();
        let mut aliases: BTreeSet<String> = spokes.iter().map(|spoke| spoke.alias.clone()).collect();
        seen.insert(setup.hub.account);
        aliases.insert(setup.hub.alias.clone());
        for member in &self.members {
            let Some(units) = setup.units.get(member.units) else {
                continue;
            };
            if units.except.contains(&member.account) || !seen.insert(member.account) {
                continue;
            }
            let number = member.account.to_string();
            let alias = if member.name.is_empty() || aliases.contains(&member.name) {
                number
            } else {
                member.name.clone()
            };
            aliases.insert(alias.clone());
            spokes.push(Spoke {
                account: member.account,
                alias,
                entry: units.entry.clone(),
                role: units.role.clone(),
                place: units.place.clone(),
            });
        }
        spokes
    }
}
