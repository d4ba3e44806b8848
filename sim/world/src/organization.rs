//! The organization: its root, its units, the accounts beneath them, and control policies.
//!
//! Organizations User Guide, `orgs_manage_policies_scps_evaluation.html`: every level from the root down
//! to the account must allow; the management account is bound by none.

mod delegation;
mod lifecycle;
mod policies;
mod policy_kind;
mod world;

use std::collections::BTreeMap;
use std::sync::Arc;

use rolecall_iam::account::{AccountId, Partition};
use serde::{Deserialize, Serialize};

use crate::account::tags::Tags;
use crate::chance::{Chance, Key};
use crate::time::clock::Moment;
use crate::time::delay::{Delays, Kind};
use crate::time::replicated::{Replicated, View};

pub use delegation::{Delegated, Feature};
pub use lifecycle::{AccountRequest, RequestState, State};
pub use policies::{FULL_ACCESS, FULL_RESOURCE_ACCESS, OrganizationPolicy};
pub use policy_kind::{Management, PolicyKind};

/// What is wrong with a change of an organization.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotInOrganization {
    /// No root, unit or account of that id.
    #[error("`{0}` is no root, organizational unit or account of the organization")]
    Target(String),
    /// No policy of that id.
    #[error("`{0}` is no policy of the organization")]
    Policy(String),
    /// The document is refused.
    #[error("the {0} is refused: {1}")]
    Document(&'static str, String),
    /// The world has no organization.
    #[error("there is no organization")]
    Absent,
    /// The world has one already.
    #[error("there is an organization already: `{0}`")]
    Present(String),
    /// The world has no such account.
    #[error("there is no account `{0}`")]
    Account(AccountId),
}

/// An organizational unit.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Unit {
    /// `ou-rrrr-…`.
    pub id: Arc<str>,
    /// Its name.
    pub name: String,
    /// The root or unit above it.
    pub parent: Arc<str>,
}

/// How an account came into the organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Joined {
    /// It was there before, and joined.
    #[default]
    Invited,
    /// `CreateAccount` made it.
    Created,
}

/// An account in the organization.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Member {
    /// The root or unit above it.
    pub parent: Replicated<Arc<str>>,
    /// When it joined.
    pub joined: Moment,
    /// How it joined.
    #[serde(default)]
    pub how: Joined,
}

/// How much of everything an organization may have (Organizations User Guide, `orgs_reference_limits.html`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrganizationQuotas {
    /// Accounts that it may make for itself: 10 unless it was raised. Accounts that join by themselves aren't
    /// held against it.
    pub accounts: usize,
    /// Units: 2,000.
    pub units: usize,
    /// Units beneath each other: 5.
    pub depth: usize,
    /// Policies of one type: 1,000.
    pub policies: usize,
    /// Policies of one type attached to a root, unit or account: 5.
    pub attached: usize,
    /// Accounts that administer one service by delegation. Assumed: as for most services.
    pub delegated: usize,
}

impl Default for OrganizationQuotas {
    fn default() -> Self {
        Self {
            accounts: 10,
            units: 2000,
            depth: 5,
            policies: 1000,
            attached: 5,
            delegated: 3,
        }
    }
}

/// The organization of a world.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Organization {
    /// `o-…`.
    pub id: Arc<str>,
    /// `r-…`.
    pub root: Arc<str>,
    /// The account that manages it.
    pub management: AccountId,
    /// Where it is.
    pub partition: Partition,
    /// Whether it has all features, or consolidated billing only.
    #[serde(default = "yes")]
    pub all_features: bool,
    /// How much of everything it may have.
    #[serde(default)]
    pub quotas: OrganizationQuotas,
    units: BTreeMap<Arc<str>, Unit>,
    members: BTreeMap<AccountId, Member>,
    policies: BTreeMap<Arc<str>, OrganizationPolicy>,
    attached: BTreeMap<Arc<str>, BTreeMap<Arc<str>, Replicated<bool>>>,
    enabled: BTreeMap<PolicyKind, Replicated<bool>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    tags: BTreeMap<Arc<str>, Tags>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    requests: BTreeMap<Arc<str>, AccountRequest>,
    /// The services that may act in all accounts, and since when.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    services: BTreeMap<String, Moment>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    delegated: BTreeMap<AccountId, Delegated>,
    #[serde(default, skip_serializing_if = "std::collections::BTreeSet::is_empty")]
    features: std::collections::BTreeSet<Feature>,
    made: u64,
}

const fn yes() -> bool {
    true
}

impl Organization {
    pub(crate) fn new(chance: Chance, management: AccountId, partition: Partition) -> Self {
        let key = chance.key("organization").text(management.as_str());
        let mut organization = Self {
            id: format!("o-{}", letters(key.number(1), 10)).into(),
            root: format!("r-{}", letters(key.number(2), 4)).into(),
            management,
            partition,
            all_features: true,
            quotas: OrganizationQuotas::default(),
            units: BTreeMap::new(),
            members: BTreeMap::new(),
            policies: BTreeMap::new(),
            attached: BTreeMap::new(),
            enabled: BTreeMap::new(),
            tags: BTreeMap::new(),
            requests: BTreeMap::new(),
            services: BTreeMap::new(),
            delegated: BTreeMap::new(),
            features: std::collections::BTreeSet::new(),
            made: 0,
        };
        organization.add_published();
        let root = organization.root.clone();
        organization.attach_ever(&root, FULL_ACCESS);
        organization
    }

    /// Puts an account beneath the root or a unit.
    pub(crate) fn join(
        &mut self,
        account: AccountId,
        parent: &str,
        how: Joined,
        now: Moment,
    ) -> Result<(), NotInOrganization> {
        let parent = self.parent(parent)?;
        let key = Key::unseeded("parent").text(account.as_str());
        self.members.insert(
            account,
            Member {
                parent: Replicated::ever(key, Kind::Scp, parent),
                joined: now,
                how,
            },
        );
        self.attach_full_access(&Arc::from(account.as_str()));
        Ok(())
    }

    /// Moves an account beneath another parent.
    ///
    /// # Errors
    /// When the account or the parent is not in the organization.
    pub fn move_account(
        &mut self,
        account: AccountId,
        parent: &str,
        delays: Delays,
        now: Moment,
    ) -> Result<(), NotInOrganization> {
        let parent = self.parent(parent)?;
        let member = self
            .members
            .get_mut(&account)
            .ok_or(NotInOrganization::Account(account))?;
        member.parent.write(delays, now, Kind::Scp, parent);
        Ok(())
    }

    /// Takes an account out. Nothing of the organization binds it any more, at once (assumed).
    pub(crate) fn leave(&mut self, account: AccountId) {
        self.members.remove(&account);
        self.attached.remove(account.as_str());
        self.tags.remove(account.as_str());
    }

    /// Makes a unit beneath the root or another unit, and gives its id.
    ///
    /// # Errors
    /// When the parent is not in the organization.
    pub fn create_unit(
        &mut self,
        chance: Chance,
        parent: &str,
        name: &str,
    ) -> Result<Arc<str>, NotInOrganization> {
        let parent = self.parent(parent)?;
        self.made += 1;
        let key = chance.key("unit").text(&self.id).text(name).number(self.made);
        let id: Arc<str> = format!("ou-{}-{}", self.root.trim_start_matches("r-"), letters(key, 8)).into();
        self.units.insert(
            id.clone(),
            Unit {
                id: id.clone(),
                name: name.to_owned(),
                parent,
            },
        );
        self.attach_full_access(&id);
        Ok(id)
    }

    /// Gives a unit another name.
    pub(crate) fn rename_unit(&mut self, id: &str, name: &str) {
        if let Some(unit) = self.units.get_mut(id) {
            name.clone_into(&mut unit.name);
        }
    }

    /// Takes a unit away that has nothing beneath it.
    pub(crate) fn delete_unit(&mut self, id: &str) {
        self.units.remove(id);
        self.attached.remove(id);
        self.tags.remove(id);
    }

    /// The accounts in it, in order.
    pub fn members(&self) -> impl Iterator<Item = (AccountId, &Member)> {
        self.members.iter().map(|(id, member)| (*id, member))
    }

    /// An account in it.
    #[must_use]
    pub fn member(&self, account: AccountId) -> Option<&Member> {
        self.members.get(&account)
    }

    /// The units, in the order of their ids.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.units.values()
    }

    /// One unit.
    #[must_use]
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.units.get(id)
    }

    /// The tags of the root, a unit, an account or a policy.
    #[must_use]
    pub fn tags(&self, id: &str) -> Option<&Tags> {
        self.tags.get(id)
    }

    pub(crate) fn set_tags(&mut self, id: &str, tags: Tags) {
        if tags.is_empty() {
            self.tags.remove(id);
        } else {
            self.tags.insert(id.into(), tags);
        }
    }

    /// From the root down to an account, as a replica sees it: ids of root, units and the account
    /// itself. Empty when the account is not in the organization.
    #[must_use]
    pub fn path_at(&self, account: AccountId, view: &View) -> Vec<Arc<str>> {
        let Some(parent) = self
            .members
            .get(&account)
            .and_then(|member| member.parent.at(view))
        else {
            return Vec::new();
        };
        let mut path = self.path_of(parent);
        path.push(Arc::from(account.as_str()));
        path
    }

    /// From the root down to a unit, or the root alone.
    #[must_use]
    pub fn path_of(&self, parent: &str) -> Vec<Arc<str>> {
        let mut path = Vec::new();
        let mut above: Arc<str> = parent.into();
        while let Some(unit) = self.units.get(&above) {
            path.push(above);
            above = unit.parent.clone();
        }
        path.push(above);
        path.reverse();
        path
    }

    /// `aws:PrincipalOrgPaths` of an account: `o-a/r-b/ou-c/`.
    #[must_use]
    pub fn org_path(&self, account: AccountId, view: &View) -> Option<String> {
        let path = self.path_at(account, view);
        let (_, above) = path.split_last()?;
        Some(self.joined(above))
    }

    /// A path as it is written: `o-a/r-b/ou-c/`.
    #[must_use]
    pub fn joined(&self, path: &[Arc<str>]) -> String {
        path.iter().fold(format!("{}/", self.id), |mut text, id| {
            text.push_str(id);
            text.push('/');
            text
        })
    }

    /// ARN of something in this organization: `account/o-a/123456789012`.
    #[must_use]
    pub fn arn(&self, resource: &str) -> String {
        let (partition, management) = (self.partition.as_str(), self.management);
        format!("arn:{partition}:organizations::{management}:{resource}")
    }

    pub(crate) fn histories(&self) -> impl Iterator<Item = (&str, &str, &Replicated<bool>)> {
        self.attached.iter().flat_map(|(target, policies)| {
            policies
                .iter()
                .map(move |(policy, history)| (&**target, &**policy, history))
        })
    }

    pub(crate) fn parent(&self, id: &str) -> Result<Arc<str>, NotInOrganization> {
        let unit = self.units.contains_key(id) || *id == *self.root;
        unit.then(|| id.into())
            .ok_or_else(|| NotInOrganization::Target(id.to_owned()))
    }

    pub(crate) fn target(&self, id: &str) -> Result<Arc<str>, NotInOrganization> {
        let account = self.members.keys().any(|account| account.as_str() == id);
        if account { Ok(id.into()) } else { self.parent(id) }
    }
}

pub(crate) fn letters(key: Key, count: u64) -> String {
    const ALPHABET: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    (0..count)
        .map(|n| {
            usize::try_from(key.number(n).below(36))
                .ok()
                .and_then(|at| ALPHABET.get(at))
                .copied()
        })
        .map(|letter| char::from(letter.unwrap_or(b'a')))
        .collect()
}
