//! What was written and is not seen everywhere yet, and when a refusal will end.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use rolecall_api::operation::Service;
use rolecall_api::port::{Call, Request};
use rolecall_iam::account::AccountId;

use crate::account::Account;
use crate::account::grants::Grants;
use crate::call::attempt::Attempt;
use crate::fault::Faults;
use crate::journal::{Journal, Keep};
use crate::organization::PolicyKind;
use crate::time::clock::Moment;
use crate::time::delay::{Delays, Kind};
use crate::time::replicated::{Replica, Replicated, Stamp, View};
use crate::world::World;

/// A write that some replica has not seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The account that it was made in; the management account for the organization's.
    pub account: AccountId,
    /// Of what: `user hub`, `role Micetro`.
    pub entity: String,
    /// What of it: `inline policy micetro-assume-222222222222`.
    pub what: String,
    /// What kind of change.
    pub kind: Kind,
    /// When it was made.
    pub written: Timestamp,
    /// Who has not seen it, and when each will.
    pub unseen: Vec<(Replica, Timestamp)>,
}

impl fmt::Display for Pending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {}: {} ({})",
            self.account, self.entity, self.what, self.kind
        )?;
        for (replica, at) in &self.unseen {
            write!(f, "; {replica} at {at}")?;
        }
        Ok(())
    }
}

/// When a call that is made at the same replica would succeed, if nobody writes anything more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foresight {
    /// It succeeds now.
    Now,
    /// It will, from this moment on.
    At(Timestamp),
    /// Nothing that is on its way helps.
    Never,
}

/// A value that propagates, whatever it is a value of.
trait History {
    fn settled(&self, delays: Delays, now: Moment) -> bool;
    fn on_their_way(&self, view: &View) -> Vec<(Stamp, Moment)>;
}

impl<T> History for Replicated<T> {
    fn settled(&self, delays: Delays, now: Moment) -> bool {
        self.is_settled(delays, now)
    }

    fn on_their_way(&self, view: &View) -> Vec<(Stamp, Moment)> {
        self.arrivals(view).collect()
    }
}

/// Receives each history with the words for it: account, entity, what.
type Visit<'v> = dyn FnMut(AccountId, &dyn Fn() -> (String, String), &dyn History) + 'v;

impl World {
    /// The writes that some replica has not seen yet, in the order in which they were made.
    ///
    /// Replicas are those of the places that were asked so far, and of IAM's and STS's first region.
    #[must_use]
    pub fn pending(&self, now: Timestamp) -> Vec<Pending> {
        let now = Moment::from(now);
        let replicas = self.all_replicas();
        let mut pending: Vec<Pending> = Vec::new();
        self.visit(&mut |account, words, history| {
            if history.settled(self.delays(), now) {
                return;
            }
            let mut found: Vec<Pending> = Vec::new();
            for replica in &replicas {
                for (stamp, at) in history.on_their_way(&replica.view(self.propagation, now)) {
                    let written = stamp.at().timestamp();
                    let unseen = (replica.clone(), at.timestamp());
                    match found
                        .iter_mut()
                        .find(|other| other.written == written && other.kind == stamp.kind())
                    {
                        Some(other) => other.unseen.push(unseen),
                        None => {
                            let (entity, what) = words();
                            let kind = stamp.kind();
                            found.push(Pending {
                                account,
                                entity,
                                what,
                                kind,
                                written,
                                unseen: vec![unseen],
                            });
                        }
                    }
                }
            }
            pending.append(&mut found);
        });
        pending.sort_by_key(|write| write.written);
        pending
    }

    /// When this call would succeed at the replica of this attempt, if nobody writes anything more.
    ///
    /// It is tried on forks; nothing happens here.
    #[must_use]
    pub fn foresee(&self, now: Timestamp, attempt: &Attempt, call: &Call, request: &Request) -> Foresight {
        let mut calm = self.clone();
        calm.faults = Faults::default();
        calm.journal = Journal::keeping(Keep::Nothing);
        let succeeds = |at: Timestamp| calm.clone().handle(at, attempt, call, request.clone()).is_ok();
        if succeeds(now) {
            return Foresight::Now;
        }
        let view = attempt.replica().view(self.propagation, now.into());
        let mut moments = BTreeSet::new();
        self.visit(&mut |_, _, history| {
            if !history.settled(self.delays(), now.into()) {
                moments.extend(history.on_their_way(&view).into_iter().map(|(_, at)| at));
            }
        });
        let found = moments
            .into_iter()
            .map(Moment::timestamp)
            .find(|at| succeeds(*at));
        found.map_or(Foresight::Never, Foresight::At)
    }

    fn all_replicas(&self) -> Vec<Replica> {
        let mut places: BTreeSet<(Service, Arc<str>)> = self.places.clone();
        if places.is_empty() {
            places.extend([Service::Iam, Service::Sts].map(|service| (service, Arc::from("us-east-1"))));
        }
        let of = self.replicas;
        let at = |(service, region): (Service, Arc<str>)| {
            (0..of).map(move |number| Replica {
                service,
                region: Arc::clone(&region),
                number,
                of,
            })
        };
        places.into_iter().flat_map(at).collect()
    }

    fn visit(&self, visit: &mut Visit<'_>) {
        for key in self.keys.values() {
            let words = || (format!("access key {}", key.id), "status".to_owned());
            visit(key.account, &words, &key.status);
        }
        for session in self.sessions.values() {
            let words = || (format!("session {}", session.id), "credentials".to_owned());
            visit(session.account, &words, &session.known);
        }
        for account in self.accounts.values() {
            visit_account(account, visit);
        }
        if let Some(organization) = &self.organization {
            for (target, policy, history) in organization.histories() {
                let words = || {
                    (
                        format!("target {target}"),
                        match organization.policy(policy).map(|policy| policy.kind) {
                            Some(PolicyKind::Resource) => format!("resource control policy {policy}"),
                            Some(PolicyKind::Management(_)) => format!("policy {policy}"),
                            _ => format!("service control policy {policy}"),
                        },
                    )
                };
                visit(organization.management, &words, history);
            }
            for policy in organization.policies() {
                let words = || (format!("control policy {}", policy.id), "document".to_owned());
                if let Some(document) = &policy.document {
                    visit(organization.management, &words, document);
                }
            }
            for (account, member) in organization.members() {
                let words = || (format!("account {account}"), "parent".to_owned());
                visit(organization.management, &words, &member.parent);
            }
        }
    }
}

fn visit_account(account: &Account, visit: &mut Visit<'_>) {
    let id = account.id;
    for user in account.users.iter_all() {
        let entity = || format!("user {}", user.name);
        visit(id, &|| (entity(), "existence".to_owned()), &user.existence);
        visit(
            id,
            &|| (entity(), "permissions boundary".to_owned()),
            &user.boundary,
        );
        visit(id, &|| (entity(), "tags".to_owned()), &user.tags);
        visit_grants(id, &entity, &user.grants, visit);
        for (group, member) in &user.groups {
            let name = || {
                account
                    .groups
                    .by_id(group)
                    .map_or_else(|| group.to_string(), |group| group.name.to_string())
            };
            visit(
                id,
                &|| (entity(), format!("membership of group {}", name())),
                member,
            );
        }
    }
    for group in account.groups.iter_all() {
        let entity = || format!("group {}", group.name);
        visit(id, &|| (entity(), "existence".to_owned()), &group.existence);
        visit_grants(id, &entity, &group.grants, visit);
    }
    for role in account.roles.iter_all() {
        let entity = || format!("role {}", role.name);
        visit(id, &|| (entity(), "existence".to_owned()), &role.existence);
        visit(id, &|| (entity(), "trust policy".to_owned()), &role.trust);
        visit(
            id,
            &|| (entity(), "permissions boundary".to_owned()),
            &role.boundary,
        );
        visit(id, &|| (entity(), "tags".to_owned()), &role.tags);
        visit_grants(id, &entity, &role.grants, visit);
    }
    for policy in account.policies.iter_all() {
        let entity = || format!("policy {}", policy.name);
        visit(id, &|| (entity(), "existence".to_owned()), &policy.existence);
        visit(id, &|| (entity(), "default version".to_owned()), &policy.document);
    }
    for provider in account.oidc_providers.iter_all() {
        let entity = || format!("provider {}", provider.arn);
        visit(id, &|| (entity(), "settings".to_owned()), &provider.config);
        visit(id, &|| (entity(), "tags".to_owned()), &provider.tags);
    }
    for certificate in account.server_certificates.iter_all() {
        let entity = || format!("server certificate {}", certificate.name);
        visit(id, &|| (entity(), "existence".to_owned()), &certificate.existence);
        visit(id, &|| (entity(), "tags".to_owned()), &certificate.tags);
    }
    for provider in account.saml_providers.iter_all() {
        let entity = || format!("provider {}", provider.arn);
        visit(id, &|| (entity(), "metadata".to_owned()), &provider.metadata);
        visit(id, &|| (entity(), "tags".to_owned()), &provider.tags);
    }
    for device in account.mfa_devices.iter() {
        let entity = || format!("device {}", device.serial);
        visit(id, &|| (entity(), "holder".to_owned()), &device.holder);
        visit(id, &|| (entity(), "tags".to_owned()), &device.tags);
    }
}

fn visit_grants(account: AccountId, entity: &dyn Fn() -> String, grants: &Grants, visit: &mut Visit<'_>) {
    for (name, history) in grants.inline_histories() {
        visit(account, &|| (entity(), format!("inline policy {name}")), history);
    }
    for (arn, history) in grants.attached_histories() {
        visit(account, &|| (entity(), format!("attached policy {arn}")), history);
    }
}
