//! The organization: its root, its units, the accounts beneath them, and service control policies.
//!
//! Organizations User Guide, `orgs_manage_policies_scps_evaluation.html`: every level from the root down
//! to the account must allow; the management account is bound by none.

use std::collections::BTreeMap;
use std::sync::Arc;

use rolecall_iam::account::{AccountId, Partition};
use serde::{Deserialize, Serialize};

use crate::chance::{Chance, Key};
use crate::clock::Moment;
use crate::delay::{Delays, Kind};
use crate::replicated::{Replicated, View};
use rolecall_iam::policy::{self, Document};

/// The policy that allows everything, attached everywhere until somebody detaches it.
pub const FULL_ACCESS: &str = "p-FullAWSAccess";

const FULL_ACCESS_DOCUMENT: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;

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
    #[error("the service control policy is refused: {0}")]
    Document(String),
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

/// An account in the organization.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Member {
    /// The root or unit above it.
    pub parent: Replicated<Arc<str>>,
    /// When it joined.
    pub joined: Moment,
}

/// A service control policy.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Scp {
    /// `p-…`.
    pub id: Arc<str>,
    /// Its name.
    pub name: String,
    /// What it says.
    pub document: Document,
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
    units: BTreeMap<Arc<str>, Unit>,
    members: BTreeMap<AccountId, Member>,
    policies: BTreeMap<Arc<str>, Scp>,
    attached: BTreeMap<Arc<str>, BTreeMap<Arc<str>, Replicated<bool>>>,
    made: u64,
}

impl Organization {
    pub(crate) fn new(chance: Chance, management: AccountId, partition: Partition) -> Self {
        let key = chance.key("organization").text(management.as_str());
        let full = Scp {
            id: FULL_ACCESS.into(),
            name: "FullAWSAccess".to_owned(),
            document: policy::read(FULL_ACCESS_DOCUMENT).unwrap_or_else(|_| unreadable()),
        };
        let mut organization = Self {
            id: format!("o-{}", letters(key.number(1), 10)).into(),
            root: format!("r-{}", letters(key.number(2), 4)).into(),
            management,
            partition,
            units: BTreeMap::new(),
            members: BTreeMap::new(),
            policies: BTreeMap::from([(full.id.clone(), full)]),
            attached: BTreeMap::new(),
            made: 0,
        };
        let root = organization.root.clone();
        organization.attach_ever(&root, FULL_ACCESS);
        organization
    }

    /// Puts an account beneath the root or a unit.
    pub(crate) fn join(
        &mut self,
        account: AccountId,
        parent: &str,
        now: Moment,
    ) -> Result<(), NotInOrganization> {
        let parent = self.parent(parent)?;
        let key = Key::unseeded("parent").text(account.as_str());
        self.members.insert(
            account,
            Member {
                parent: Replicated::ever(key, Kind::Scp, parent),
                joined: now,
            },
        );
        self.attach_ever(&Arc::from(account.as_str()), FULL_ACCESS);
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
        self.attach_ever(&id, FULL_ACCESS);
        Ok(id)
    }

    /// Makes a service control policy that is attached nowhere, and gives its id.
    ///
    /// # Errors
    /// When the document is refused.
    pub fn create_scp(
        &mut self,
        chance: Chance,
        name: &str,
        document: &str,
    ) -> Result<Arc<str>, NotInOrganization> {
        let document = policy::admit(document, policy::Kind::Scp)
            .map_err(|refused| NotInOrganization::Document(refused.to_string()))?;
        self.made += 1;
        let id: Arc<str> = format!(
            "p-{}",
            letters(chance.key("scp").text(&self.id).text(name).number(self.made), 8)
        )
        .into();
        self.policies.insert(
            id.clone(),
            Scp {
                id: id.clone(),
                name: name.to_owned(),
                document,
            },
        );
        Ok(id)
    }

    /// Attaches a policy to the root, a unit or an account. `since` is when: `None` means that it was
    /// always there, so that every replica has seen it.
    ///
    /// # Errors
    /// When policy or target are not in the organization.
    pub fn attach(
        &mut self,
        target: &str,
        policy: &str,
        delays: Delays,
        since: Option<Moment>,
    ) -> Result<(), NotInOrganization> {
        let target = self.target(target)?;
        self.policies
            .get(policy)
            .ok_or_else(|| NotInOrganization::Policy(policy.to_owned()))?;
        match since {
            None => self.attach_ever(&target, policy),
            Some(now) => self
                .attachment(&target, policy)
                .write(delays, now, Kind::Scp, true),
        }
        Ok(())
    }

    /// Detaches a policy.
    ///
    /// # Errors
    /// When policy or target are not in the organization.
    pub fn detach(
        &mut self,
        target: &str,
        policy: &str,
        delays: Delays,
        since: Option<Moment>,
    ) -> Result<(), NotInOrganization> {
        let target = self.target(target)?;
        self.policies
            .get(policy)
            .ok_or_else(|| NotInOrganization::Policy(policy.to_owned()))?;
        match since {
            None => {
                self.attached.entry(target).or_default().remove(policy);
            }
            Some(now) => self
                .attachment(&target, policy)
                .write(delays, now, Kind::Scp, false),
        }
        Ok(())
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

    /// The policies, in the order of their ids.
    pub fn policies(&self) -> impl Iterator<Item = &Scp> {
        self.policies.values()
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
        let mut path = vec![Arc::from(account.as_str())];
        let mut above = parent.clone();
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
        Some(above.iter().fold(format!("{}/", self.id), |mut text, id| {
            text.push_str(id);
            text.push('/');
            text
        }))
    }

    /// The service control policies that bind an account, level by level from the root, as a replica
    /// sees them. `None` when none can bind it: it is outside, or manages the organization.
    #[must_use]
    pub fn scps_at(&self, account: AccountId, view: &View) -> Option<Vec<(Arc<str>, Vec<&Scp>)>> {
        if account == self.management || !self.members.contains_key(&account) {
            return None;
        }
        Some(
            self.path_at(account, view)
                .into_iter()
                .map(|level| {
                    let attached = self.attached.get(&level).into_iter().flatten();
                    let seen = attached.filter(|(_, attached)| attached.at(view) == Some(&true));
                    let policies = seen.filter_map(|(id, _)| self.policies.get(id)).collect();
                    (level, policies)
                })
                .collect(),
        )
    }

    /// ARN of a policy of this organization.
    #[must_use]
    pub fn policy_arn(&self, id: &str) -> String {
        let partition = self.partition.as_str();
        match id {
            FULL_ACCESS => format!("arn:{partition}:organizations::aws:policy/service_control_policy/{id}"),
            _ => format!(
                "arn:{partition}:organizations::{}:policy/{}/service_control_policy/{id}",
                self.management, self.id
            ),
        }
    }

    pub(crate) fn histories(&self) -> impl Iterator<Item = (&str, &str, &Replicated<bool>)> {
        self.attached.iter().flat_map(|(target, policies)| {
            policies
                .iter()
                .map(move |(policy, history)| (&**target, &**policy, history))
        })
    }

    fn parent(&self, id: &str) -> Result<Arc<str>, NotInOrganization> {
        let unit = self.units.contains_key(id) || *id == *self.root;
        unit.then(|| id.into())
            .ok_or_else(|| NotInOrganization::Target(id.to_owned()))
    }

    fn target(&self, id: &str) -> Result<Arc<str>, NotInOrganization> {
        let account = self.members.keys().any(|account| account.as_str() == id);
        if account { Ok(id.into()) } else { self.parent(id) }
    }

    fn attachment(&mut self, target: &Arc<str>, policy: &str) -> &mut Replicated<bool> {
        let key = Key::unseeded("scp").text(target).text(policy);
        self.attached
            .entry(target.clone())
            .or_default()
            .entry(policy.into())
            .or_insert_with(|| Replicated::unwritten(key))
    }

    fn attach_ever(&mut self, target: &Arc<str>, policy: &str) {
        let key = Key::unseeded("scp").text(target).text(policy);
        let history = Replicated::ever(key, Kind::Scp, true);
        self.attached
            .entry(target.clone())
            .or_default()
            .insert(policy.into(), history);
    }
}

fn letters(key: Key, count: u64) -> String {
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

#[expect(
    clippy::panic,
    reason = "the text is a constant of this file, and a test reads it"
)]
fn unreadable() -> Document {
    panic!("invariant: the law reads the document of FullAWSAccess")
}
