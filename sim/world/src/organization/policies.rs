//! The policies of an organization: what they say, where they are attached, and whether their type is on.

use std::collections::BTreeMap;
use std::sync::Arc;

use rolecall_iam::account::AccountId;
use rolecall_iam::policy::{self, Document};
use serde::{Deserialize, Serialize};

use crate::chance::{Chance, Key};
use crate::time::clock::Moment;
use crate::time::delay::{Delays, Kind};
use crate::time::replicated::{Replicated, View};

use super::{NotInOrganization, Organization, PolicyKind, letters};

/// The service control policy that allows everything, attached everywhere until somebody detaches it.
pub const FULL_ACCESS: &str = "p-FullAWSAccess";
/// The resource control policy that allows everything; it can't be detached.
pub const FULL_RESOURCE_ACCESS: &str = "p-RCPFullAWSAccess";

const FULL_ACCESS_DOCUMENT: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
const FULL_RESOURCE_ACCESS_DOCUMENT: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}"#;

/// A policy of an organization.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OrganizationPolicy {
    /// `p-…`.
    pub id: Arc<str>,
    /// Its name.
    pub name: String,
    /// What it is for, in its maker's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Its type.
    #[serde(default = "service")]
    pub kind: PolicyKind,
    /// What a control policy says; none of the other types.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Replicated<Document>>,
    /// What a policy of the other types says: the settings of a service, which nothing here acts on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub content: String,
}

const fn service() -> PolicyKind {
    PolicyKind::Service
}

impl OrganizationPolicy {
    /// Whether AWS publishes it.
    #[must_use]
    pub fn is_published(&self) -> bool {
        self.kind.full_access() == Some(&*self.id)
    }

    /// What it says, as the control plane knows it.
    #[must_use]
    pub fn text(&self) -> &str {
        let document = self.document.as_ref().and_then(Replicated::latest);
        document.map_or(&self.content, Document::text)
    }
}

impl Organization {
    /// AWS's own policies; the type of service control policies is on from the beginning.
    pub(super) fn add_published(&mut self) {
        let published = [
            (
                PolicyKind::Service,
                FULL_ACCESS,
                "FullAWSAccess",
                FULL_ACCESS_DOCUMENT,
            ),
            (
                PolicyKind::Resource,
                FULL_RESOURCE_ACCESS,
                "RCPFullAWSAccess",
                FULL_RESOURCE_ACCESS_DOCUMENT,
            ),
        ];
        for (kind, id, name, document) in published {
            let id: Arc<str> = id.into();
            let document = policy::read(document).unwrap_or_else(|_| unreadable());
            let key = Key::unseeded("control policy").text(&id);
            let policy = OrganizationPolicy {
                id: id.clone(),
                name: name.to_owned(),
                description: match kind {
                    PolicyKind::Resource => "Allows access to every resource".to_owned(),
                    _ => "Allows access to every operation".to_owned(),
                },
                kind,
                document: Some(Replicated::ever(key, Kind::Scp, document)),
                content: String::new(),
            };
            self.policies.insert(id, policy);
        }
        let key = Key::unseeded("policy type").text(PolicyKind::Service.as_str());
        let on = Replicated::ever(key, Kind::Scp, true);
        self.enabled.insert(PolicyKind::Service, on);
    }

    /// Makes a policy that is attached nowhere, and gives its id.
    ///
    /// # Errors
    /// When the document is refused.
    pub fn create_policy(
        &mut self,
        chance: Chance,
        kind: PolicyKind,
        name: &str,
        document: &str,
    ) -> Result<Arc<str>, NotInOrganization> {
        let admitted = kind.admit(document)?;
        self.made += 1;
        let key = chance.key(kind.purpose()).text(&self.id).text(name);
        let id: Arc<str> = format!("p-{}", letters(key.number(self.made), 8)).into();
        let key = Key::unseeded("control policy").text(&id);
        let policy = OrganizationPolicy {
            id: id.clone(),
            name: name.to_owned(),
            description: String::new(),
            kind,
            content: match admitted {
                Some(_) => String::new(),
                None => document.to_owned(),
            },
            // Where it isn't attached, nobody looks for it.
            document: admitted.map(|document| Replicated::ever(key, Kind::Scp, document)),
        };
        self.policies.insert(id.clone(), policy);
        Ok(id)
    }

    /// Changes what a policy says, wherever it is attached.
    ///
    /// # Errors
    /// When there is no such policy, or the document is refused.
    pub(crate) fn rewrite_policy(
        &mut self,
        id: &str,
        document: &str,
        delays: Delays,
        now: Moment,
    ) -> Result<(), NotInOrganization> {
        let policy = self.policy_mut(id)?;
        match (policy.kind.admit(document)?, &mut policy.document) {
            (Some(new), Some(document)) => document.write(delays, now, Kind::Scp, new),
            _ => document.clone_into(&mut policy.content),
        }
        Ok(())
    }

    pub(crate) fn policy_mut(&mut self, id: &str) -> Result<&mut OrganizationPolicy, NotInOrganization> {
        self.policies
            .get_mut(id)
            .ok_or_else(|| NotInOrganization::Policy(id.to_owned()))
    }

    /// Takes a policy away that is attached nowhere.
    pub(crate) fn delete_policy(&mut self, id: &str) {
        self.policies.remove(id);
        self.tags.remove(id);
        for policies in self.attached.values_mut() {
            policies.remove(id);
        }
    }

    /// The policies, in the order of their ids.
    pub fn policies(&self) -> impl Iterator<Item = &OrganizationPolicy> {
        self.policies.values()
    }

    /// One policy.
    #[must_use]
    pub fn policy(&self, id: &str) -> Option<&OrganizationPolicy> {
        self.policies.get(id)
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
        self.policy_mut(policy)?;
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
        self.policy_mut(policy)?;
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

    /// The policies of a type that are attached to a target, as the control plane knows it.
    pub fn attached_to(&self, target: &str, kind: PolicyKind) -> impl Iterator<Item = &OrganizationPolicy> {
        let attached = self.attached.get(target).into_iter().flatten();
        attached
            .filter(|(_, history)| history.latest() == Some(&true))
            .filter_map(|(id, _)| self.policies.get(id))
            .filter(move |policy| policy.kind == kind)
    }

    /// The root, units and accounts that a policy is attached to, as the control plane knows it.
    pub fn targets_of(&self, policy: &str) -> impl Iterator<Item = &Arc<str>> {
        self.attached
            .iter()
            .filter(move |(_, policies)| {
                policies
                    .get(policy)
                    .is_some_and(|history| history.latest() == Some(&true))
            })
            .map(|(target, _)| target)
    }

    /// The types that are on, as the control plane knows it.
    pub fn enabled(&self) -> impl Iterator<Item = PolicyKind> {
        let on = self.enabled.iter().filter(|(_, on)| on.latest() == Some(&true));
        on.map(|(kind, _)| *kind)
    }

    /// Whether a type is on, as the control plane knows it.
    #[must_use]
    pub fn is_enabled(&self, kind: PolicyKind) -> bool {
        self.enabled
            .get(&kind)
            .is_some_and(|on| on.latest() == Some(&true))
    }

    /// Turns a type on, with AWS's own policy attached everywhere if there is one, or off, with nothing attached
    /// (Organizations User Guide, `enable-policy-type.html`).
    pub(crate) fn enable(&mut self, kind: PolicyKind, on: bool, delays: Delays, now: Moment) {
        let key = Key::unseeded("policy type").text(kind.as_str());
        self.enabled
            .entry(kind)
            .or_insert_with(|| Replicated::unwritten(key))
            .write(delays, now, Kind::Scp, on);
        let targets: Vec<Arc<str>> = self.targets();
        for target in &targets {
            if on {
                if let Some(full) = kind.full_access() {
                    self.attachment(target, full).write(delays, now, Kind::Scp, true);
                }
                continue;
            }
            let attached: Vec<Arc<str>> = self
                .attached_to(target, kind)
                .map(|policy| policy.id.clone())
                .collect();
            for policy in attached {
                self.attachment(target, &policy)
                    .write(delays, now, Kind::Scp, false);
            }
        }
    }

    /// The root, the units and the accounts.
    fn targets(&self) -> Vec<Arc<str>> {
        let root = std::iter::once(self.root.clone());
        let units = self.units.keys().cloned();
        let accounts = self.members.keys().map(|account| Arc::from(account.as_str()));
        root.chain(units).chain(accounts).collect()
    }

    /// The service control policies that bind an account, level by level from the root, as a replica
    /// sees them. `None` when none can bind it: it is outside, manages the organization, or the type is off.
    #[must_use]
    pub fn scps_at(
        &self,
        account: AccountId,
        view: &View,
    ) -> Option<Vec<(Arc<str>, Vec<&OrganizationPolicy>)>> {
        self.levels_at(account, PolicyKind::Service, view)
    }

    /// The control policies of a type that bind an account, as [`Organization::scps_at`].
    #[must_use]
    pub fn levels_at(
        &self,
        account: AccountId,
        kind: PolicyKind,
        view: &View,
    ) -> Option<Vec<(Arc<str>, Vec<&OrganizationPolicy>)>> {
        let on = self.enabled.get(&kind)?.at(view) == Some(&true);
        if !on || account == self.management || !self.members.contains_key(&account) {
            return None;
        }
        Some(
            self.path_at(account, view)
                .into_iter()
                .map(|level| {
                    let attached = self.attached.get(&level).into_iter().flatten();
                    let seen = attached.filter(|(_, attached)| attached.at(view) == Some(&true));
                    let policies = seen
                        .filter_map(|(id, _)| self.policies.get(id))
                        .filter(|policy| policy.kind == kind)
                        .collect();
                    (level, policies)
                })
                .collect(),
        )
    }

    /// ARN of a policy of this organization.
    #[must_use]
    pub fn policy_arn(&self, id: &str) -> String {
        let partition = self.partition.as_str();
        let kind = match id {
            FULL_RESOURCE_ACCESS => PolicyKind::Resource,
            _ => self
                .policies
                .get(id)
                .map_or(PolicyKind::Service, |policy| policy.kind),
        };
        let of = kind.in_arn();
        match id {
            FULL_ACCESS | FULL_RESOURCE_ACCESS => {
                format!("arn:{partition}:organizations::aws:policy/{of}/{id}")
            }
            _ => self.arn(&format!("policy/{}/{of}/{id}", self.id)),
        }
    }

    /// Attaches AWS's own policy of each type that is on to a new target.
    pub(super) fn attach_full_access(&mut self, target: &Arc<str>) {
        for kind in PolicyKind::CONTROL {
            if let Some(full) = kind.full_access().filter(|_| self.is_enabled(kind)) {
                self.attach_ever(target, full);
            }
        }
    }

    fn attachment(&mut self, target: &Arc<str>, policy: &str) -> &mut Replicated<bool> {
        let key = Key::unseeded("scp").text(target).text(policy);
        self.attached
            .entry(target.clone())
            .or_default()
            .entry(policy.into())
            .or_insert_with(|| Replicated::unwritten(key))
    }

    pub(super) fn attach_ever(&mut self, target: &Arc<str>, policy: &str) {
        let key = Key::unseeded("scp").text(target).text(policy);
        let history = Replicated::ever(key, Kind::Scp, true);
        let policies: &mut BTreeMap<_, _> = self.attached.entry(target.clone()).or_default();
        policies.insert(policy.into(), history);
    }
}

#[expect(
    clippy::panic,
    reason = "the texts are constants of this file, and a test reads them"
)]
fn unreadable() -> Document {
    panic!("invariant: the law reads the documents of AWS's own control policies")
}
