//! The difference towards nothing: everything that Rolecall made goes, what was there before stays.
//!
//! The roles go first, then the hub's policies that are the record of them, then keys, membership, groups,
//! and the user last. Where something foreign hangs on what would go, nothing goes.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_iam::account::AccountId;

use super::leave::Leaving;
use super::names::Names;
use super::{Draft, Milestone, Sketch, conflict, group, leave, pack, user};
use crate::diagnostic::Diagnostic;
use crate::mark::{self, Owner};
use crate::observed::{self, Observed};
use crate::plan::{Act, Change, Fingerprint, Verb};
use crate::record;
use crate::setup::{Consumer, Hub, Setup, Spoke};

/// Adds everything that takes the setup away.
///
/// # Errors
///
/// What is foreign and would be lost, by name.
pub fn absent(
    sketch: &mut Sketch,
    setup: &Setup,
    spokes: &[Spoke],
    observed: &Observed,
    names: &Names,
) -> Result<(), Vec<Diagnostic>> {
    let destroy = Destroy {
        setup,
        spokes,
        observed,
        names,
        path: Hub::group_path(&setup.name),
    };
    let mut findings = destroy.refusals();
    let mut records = leave::records(setup, &observed.hub);
    let recorded: BTreeSet<AccountId> = records.keys().copied().collect();
    for spoke in spokes {
        // Never entered, and not to be entered now: there is nothing to remember.
        let reached = observed
            .accounts
            .get(&spoke.account)
            .is_some_and(|there| there.unreachable().is_none());
        if reached || recorded.contains(&spoke.account) {
            records
                .entry(spoke.account)
                .or_default()
                .insert(spoke.role.name.clone());
        }
    }
    findings.extend(destroy.roles(sketch, &records));
    destroy.groups(sketch, &records);
    destroy.user(sketch, &records);
    if setup.consumer == Consumer::Micetro && !sketch.changes.is_empty() {
        sketch.notice(
            "remove the cloud service in Micetro first: it loses the accounts' zones and subnets otherwise",
        );
    }
    if findings.is_empty() {
        Ok(())
    } else {
        Err(findings)
    }
}

type Records = BTreeMap<AccountId, BTreeSet<String>>;

struct Destroy<'a> {
    setup: &'a Setup,
    spokes: &'a [Spoke],
    observed: &'a Observed,
    names: &'a Names,
    path: String,
}

impl Destroy<'_> {
    fn hub(&self) -> AccountId {
        self.setup.hub.account
    }

    /// Roles that the setup says were there before: they stay, even where an earlier spec had them made.
    fn existing(&self) -> BTreeMap<AccountId, String> {
        let existing = self.spokes.iter().filter(|spoke| spoke.role.existing);
        existing
            .map(|spoke| (spoke.account, spoke.role.name.clone()))
            .collect()
    }

    fn our_groups(&self) -> impl Iterator<Item = (&String, &observed::Group)> {
        self.observed
            .hub
            .groups
            .iter()
            .filter(|(_, group)| group.path == self.path)
    }

    /// The user, whose it is, as far as it is ours in some way.
    fn our_user(&self) -> Option<(&observed::User, Owner)> {
        let user = self.observed.hub.user.as_ref()?;
        let owner = match mark::owner(&self.setup.name, &user.tags) {
            Owner::Ours if self.setup.hub.user.existing => Owner::Adopted,
            owner => owner,
        };
        match owner {
            Owner::Ours | Owner::Adopted if user.name == self.setup.hub.user.name => Some((user, owner)),
            _ => None,
        }
    }

    /// What is foreign on what would go.
    fn refusals(&self) -> Vec<Diagnostic> {
        let setup = self.setup;
        let mut findings: Vec<Diagnostic> = conflict::strays(setup, self.observed).into_iter().collect();
        for (name, there) in self.our_groups() {
            let foreign = group::foreign(there, &setup.hub.user.name, self.names);
            if !foreign.is_empty() {
                findings.push(
                    Diagnostic::error(
                        "plan/foreign",
                        format!("group `{name}` has what Rolecall did not put there"),
                    )
                    .at(setup.hub.place.clone(), "")
                    .because(foreign)
                    .hint("take it out of the group first; nothing was sent"),
                );
            }
        }
        if let Some((user, Owner::Ours)) = self.our_user() {
            let foreign = self.foreign(user);
            if !foreign.is_empty() {
                findings.push(
                    Diagnostic::error(
                        "plan/foreign",
                        format!("user `{}` has what Rolecall did not give it", user.name),
                    )
                    .at(setup.hub.user.place.clone(), "would be deleted")
                    .because(foreign)
                    .hint("take it off the user first; nothing was sent"),
                );
            }
        }
        findings
    }

    fn foreign(&self, there: &observed::User) -> Vec<String> {
        let want = &self.setup.hub.user;
        let ours = user::ours(there);
        let keys = there
            .keys
            .iter()
            .filter(|key| !ours.contains(&key.id.as_str()) && !user::is_lost(there, key))
            .map(|key| format!("access key {}", key.id));
        let managed = there
            .managed
            .iter()
            .filter(|arn| !want.managed.contains(arn))
            .map(|arn| format!("attached policy {}", self.names.short(arn.as_str())));
        let inline = there
            .inline
            .keys()
            .filter(|name| !want.inline.contains_key(*name))
            .map(|name| format!("policy {name}"));
        let groups = there
            .groups
            .iter()
            .filter(|name| {
                self.observed
                    .hub
                    .groups
                    .get(*name)
                    .is_none_or(|group| group.path != self.path)
            })
            .map(|name| format!("member of group {name}"));
        keys.chain(managed)
            .chain(inline)
            .chain(groups)
            .chain(there.holds.iter().cloned())
            .collect()
    }

    fn roles(&self, sketch: &mut Sketch, records: &Records) -> Vec<Diagnostic> {
        let leaving = Leaving {
            setup: &self.setup.name,
            hub: self.hub(),
            user: self.our_user().map(|(user, _)| user),
            user_name: &self.setup.hub.user.name,
            existing: self.existing(),
            names: self.names,
            why: None,
        };
        let mut findings = Vec::new();
        for (account, roles) in records {
            let there = self.observed.accounts.get(account);
            let unreachable = there.and_then(|there| there.unreachable());
            if let (Some(closed), None) = (unreachable, leaving.user) {
                findings.push(
                    Diagnostic::error(
                        "plan/unreachable",
                        format!(
                            "{} can't be entered, and no user is there to remember it",
                            self.names.alias(*account)
                        ),
                    )
                    .because([closed.why.clone()])
                    .hint("make the account reachable first"),
                );
                continue;
            }
            findings.extend(leaving.leave(sketch, *account, there, roles, None, false));
        }
        findings
    }

    fn groups(&self, sketch: &mut Sketch, records: &Records) {
        for (name, there) in self.our_groups() {
            for (policy, document) in &there.inline {
                let Some(roles) = record::read(policy, document) else {
                    continue;
                };
                let mut draft = group::take_out(self.hub(), name, policy, document);
                for &account in roles.keys() {
                    debug_assert!(records.contains_key(&account), "a policy is a record");
                    draft = draft
                        .waits(Milestone::Gone(account))
                        .waits(Milestone::Left(account));
                }
                let change = Change::new(self.hub(), Verb::Delete, "policy", policy)
                    .of(name)
                    .details(pack::told(policy, '-', document, self.names))
                    .documents(Some(document), None);
                sketch.change(change, vec![draft]);
            }
            let drafts = group::removal(self.hub(), name, there, &self.setup.hub.user.name)
                .into_iter()
                .map(|draft| {
                    draft
                        .waits(Milestone::Emptied(name.clone()))
                        .waits(Milestone::Keyless)
                })
                .collect();
            sketch.change(Change::new(self.hub(), Verb::Delete, "group", name), drafts);
        }
    }

    fn user(&self, sketch: &mut Sketch, records: &Records) {
        let Some((there, owner)) = self.our_user() else {
            if let Some(user) = &self.observed.hub.user {
                sketch.notice(format!(
                    "user `{}` does not bear this setup's mark, left alone",
                    user.name
                ));
            }
            return;
        };
        self.keys(sketch, there);
        let pending = records.iter().any(|(account, roles)| {
            !roles.is_empty()
                && self
                    .observed
                    .accounts
                    .get(account)
                    .is_none_or(|there| there.unreachable().is_some())
        });
        match owner {
            Owner::Ours if pending => sketch.notice(format!(
                "user `{}` stays, since its tags remember what is left in accounts that can't be entered; destroy again when they can be",
                there.name
            )),
            Owner::Ours => self.delete(sketch, there),
            _ => self.release(sketch, there, pending),
        }
    }

    fn keys(&self, sketch: &mut Sketch, there: &observed::User) {
        let ours = user::ours(there);
        let going: Vec<&observed::AccessKey> = there
            .keys
            .iter()
            .filter(|key| ours.contains(&key.id.as_str()) || user::is_lost(there, key))
            .collect();
        let mut left: Vec<(&str, bool)> = there
            .keys
            .iter()
            .map(|key| (key.id.as_str(), key.active))
            .collect();
        for key in going {
            if let Some(used) = key.last_used {
                sketch.notice(format!("access key {} goes, and was used at {used}", key.id));
            }
            let before = Fingerprint::keys(left.iter().copied());
            left.retain(|(id, _)| *id != key.id);
            let act = Act::DeleteAccessKey {
                user: there.name.clone(),
                id: key.id.clone(),
            };
            let mut draft = Draft::new(self.hub(), act, before, Fingerprint::keys(left.iter().copied()))
                .chain("keys")
                .leads(Milestone::Keyless)
                .leads(Milestone::Bare);
            // While a role or its record is there, the key may still be needed to prove what is left.
            draft.waits.extend(
                self.our_groups()
                    .map(|(name, _)| Milestone::Emptied(name.clone())),
            );
            sketch.change(
                Change::new(self.hub(), Verb::Delete, "access key", &key.id).of(&there.name),
                vec![draft],
            );
        }
    }

    fn delete(&self, sketch: &mut Sketch, there: &observed::User) {
        let name = || there.name.clone();
        let part = |act: Act, before: Fingerprint| {
            Draft::new(self.hub(), act, before, Fingerprint::absent())
                .chain(user::CHAIN)
                .waits(Milestone::Keyless)
                .waits(Milestone::Groupless)
                .leads(Milestone::Bare)
        };
        let mut drafts: Vec<Draft> = there
            .managed
            .iter()
            .map(|policy| {
                part(
                    Act::DetachUserPolicy {
                        user: name(),
                        policy: policy.clone(),
                    },
                    Fingerprint::present(),
                )
            })
            .collect();
        drafts.extend(there.inline.iter().map(|(policy, document)| {
            let act = Act::DeleteUserPolicy {
                user: name(),
                policy: policy.clone(),
            };
            part(act, Fingerprint::document(document))
        }));
        let mark = there.tags.get(mark::SETUP).map(String::as_str);
        let mut last = Draft::new(
            self.hub(),
            Act::DeleteUser { user: name() },
            Fingerprint::entity(&there.path, mark),
            Fingerprint::absent(),
        )
        .chain(user::CHAIN)
        .waits(Milestone::Keyless)
        .waits(Milestone::Groupless)
        .waits(Milestone::Bare);
        // The user's tags are a record too: it goes when nothing is left anywhere.
        last.waits
            .extend(mark::left(&there.tags).into_keys().map(Milestone::Gone));
        drafts.push(last);
        let managed = there.managed.iter().map(|arn| self.names.short(arn.as_str()));
        let loses: Vec<String> = managed.chain(there.inline.keys().cloned()).collect();
        let details = (!loses.is_empty()).then(|| format!("with {}", loses.join(", ")));
        sketch.change(
            Change::new(self.hub(), Verb::Delete, "user", &there.name).details(details),
            drafts,
        );
    }

    /// An adopted user stays, without our tags.
    fn release(&self, sketch: &mut Sketch, there: &observed::User, pending: bool) {
        let tags: Vec<(&String, &String)> = there
            .tags
            .iter()
            .filter(|(key, _)| [mark::SETUP, mark::KEY, mark::KEYS].contains(&key.as_str()))
            .filter(|(key, _)| !(pending && key.as_str() == mark::SETUP))
            .collect();
        let drafts: Vec<Draft> = tags
            .iter()
            .map(|(key, value)| {
                let act = Act::UntagUser {
                    user: there.name.clone(),
                    key: (*key).clone(),
                };
                Draft::new(self.hub(), act, Fingerprint::tag(value), Fingerprint::absent())
                    .chain(user::CHAIN)
                    .waits(Milestone::Keyless)
                    .waits(Milestone::Groupless)
            })
            .collect();
        if !drafts.is_empty() {
            let lines = tags.iter().map(|(key, value)| format!("- tag {key} = {value}"));
            sketch.change(
                Change::new(self.hub(), Verb::Update, "user", &there.name)
                    .details(lines)
                    .because("it was there before, so it stays"),
                drafts,
            );
        }
        let want = &self.setup.hub.user;
        let managed = there
            .managed
            .iter()
            .filter(|arn| want.managed.contains(arn))
            .map(|arn| self.names.short(arn.as_str()));
        let inline = there
            .inline
            .keys()
            .filter(|name| want.inline.contains_key(*name))
            .cloned();
        let stays: Vec<String> = managed.chain(inline).collect();
        if !stays.is_empty() {
            sketch.notice(format!(
                "user `{}` was there before and keeps {}, which may have been there before too",
                there.name,
                stays.join(", ")
            ));
        }
    }
}
