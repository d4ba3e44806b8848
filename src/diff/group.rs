//! The hub's groups: made, filled and, when no account is left in them, taken away.
//!
//! A group's writes are in an order that never overfills it: what fits first, then what goes, then what
//! needed the room. What goes waits for its account, and nothing but that room waits for what goes: an
//! account that can't be cleaned must not keep the others from being entered.

use std::collections::BTreeSet;

use rolecall_iam::account::AccountId;
use rolecall_iam::policy::size_without_whitespace;

use super::document::same;
use super::names::Names;
use super::pack::Pack;
use super::{Draft, Milestone, Sketch, statement};
use crate::desired::{Desired, Group};
use crate::mark;
use crate::observed;
use crate::plan::{Act, Change, Fingerprint, Verb};
use crate::record;

/// What all groups of a difference have in common.
pub struct Groups<'a> {
    /// The hub account.
    pub hub: AccountId,
    /// The path of our groups.
    pub path: &'a str,
    /// What shall be.
    pub want: &'a Desired,
    /// What is.
    pub there: &'a observed::Hub,
    /// Short names.
    pub names: &'a Names,
}

impl Groups<'_> {
    /// Adds what makes the groups as they shall be, and returns the accounts of which a packed policy is no
    /// record of an old role while that is removed.
    pub fn present(&self, sketch: &mut Sketch) -> BTreeSet<AccountId> {
        let mut overwritten = BTreeSet::new();
        for (name, want) in &self.want.groups {
            let there = self.there.groups.get(name);
            self.make(sketch, name, want, there);
            let late = self.fill(sketch, name, want, there);
            let pack = Pack::new(self, name, want, there);
            pack.join(sketch);
            if let Some(there) = there {
                self.empty(sketch, name, there);
            }
            pack.leave(sketch);
            pack.join_late(sketch);
            overwritten.extend(pack.overwritten());
            if let Some(there) = there {
                self.foreign(sketch, name, there);
            }
            for (account, draft, change) in late {
                debug_assert!(
                    draft.leads.contains(&Milestone::Recorded(account)),
                    "a put records its account"
                );
                sketch.change(change, vec![draft]);
            }
        }
        let over = self
            .there
            .groups
            .iter()
            .filter(|(name, group)| group.path == self.path && !self.want.groups.contains_key(*name));
        for (name, group) in over {
            self.empty(sketch, name, group);
            Pack::going(self, name, group).leave(sketch);
            self.foreign(sketch, name, group);
            self.remove(sketch, name, group);
        }
        overwritten
    }

    fn make(&self, sketch: &mut Sketch, name: &str, want: &Group, there: Option<&observed::Group>) {
        let user = &self.want.user.name;
        if there.is_none() {
            let act = Act::CreateGroup {
                group: name.to_owned(),
                path: want.path.clone(),
            };
            let draft = Draft::new(
                self.hub,
                act,
                Fingerprint::absent(),
                Fingerprint::entity(&want.path, None),
            )
            .chain(chain(name))
            .leads(Milestone::Filled(name.to_owned()));
            sketch.change(Change::new(self.hub, Verb::Create, "group", name), vec![draft]);
        }
        if there.is_none_or(|group| !group.members.contains(user)) {
            let act = Act::AddUserToGroup {
                group: name.to_owned(),
                user: user.clone(),
            };
            let draft = Draft::new(self.hub, act, Fingerprint::absent(), Fingerprint::present())
                .chain(chain(name))
                .waits(Milestone::User)
                .leads(Milestone::Rights)
                .leads(Milestone::Filled(name.to_owned()));
            sketch.change(
                Change::new(self.hub, Verb::Create, "membership", user).of(name),
                vec![draft],
            );
        }
    }

    /// Writes the policies that fit at once, and returns those that need room first.
    fn fill(
        &self,
        sketch: &mut Sketch,
        name: &str,
        want: &Group,
        there: Option<&observed::Group>,
    ) -> Vec<(AccountId, Draft, Change)> {
        let mut used: usize = there
            .map(|group| {
                group
                    .inline
                    .values()
                    .map(|text| size_without_whitespace(text))
                    .sum()
            })
            .unwrap_or_default();
        let mut late = Vec::new();
        // While layouts are changed, who is not late has room at once, and must not find it taken.
        let (late_ones, first): (Vec<_>, Vec<_>) = want
            .policies
            .iter()
            .partition(|(account, _)| want.late.contains(account));
        for (&account, document) in first.into_iter().chain(late_ones) {
            let policy = mark::policy_name(account);
            let old = there.and_then(|group| group.inline.get(&policy));
            if old.is_some_and(|text| same(text, document)) {
                continue;
            }
            let before = old.map_or_else(Fingerprint::absent, |text| Fingerprint::document(text));
            let (verb, details) = match old {
                Some(text) => (Verb::Update, statement::changes(text, document, self.names)),
                None => (Verb::Create, statement::lines(document, self.names)),
            };
            let change = Change::new(self.hub, verb, "policy", &policy)
                .of(name)
                .details(details)
                .documents(old.map(String::as_str), Some(document));
            let act = Act::PutGroupPolicy {
                group: name.to_owned(),
                policy,
                document: document.clone(),
            };
            let draft = Draft::new(self.hub, act, before, Fingerprint::document(document))
                .waits(Milestone::Left(account))
                .leads(Milestone::Recorded(account));
            let size = size_without_whitespace(document);
            let gone = old.map(|text| size_without_whitespace(text)).unwrap_or_default();
            if (used + size).saturating_sub(gone) <= self.there.quotas.group_inline {
                used = (used + size).saturating_sub(gone);
                let draft = draft.chain(chain(name)).leads(Milestone::Filled(name.to_owned()));
                sketch.change(change, vec![draft]);
            } else {
                let draft = draft
                    .chain(format!("late {}", chain(name)))
                    .waits(Milestone::Filled(name.to_owned()))
                    .waits(Milestone::Emptied(name.to_owned()));
                late.push((account, draft, change));
            }
        }
        late
    }

    /// Takes out the policies of accounts that shall not be in this group.
    fn empty(&self, sketch: &mut Sketch, name: &str, there: &observed::Group) {
        let stays = self.want.groups.get(name);
        for (policy, document) in &there.inline {
            let Some(account) = mark::policy_account(policy) else {
                continue;
            };
            if stays.is_some_and(|group| group.policies.contains_key(&account)) {
                continue;
            }
            let elsewhere = self.holder(account);
            let because = match elsewhere {
                Some(other) if other == name => format!("it is in {}", mark::PACKED),
                Some(other) => format!("it is in group {other}"),
                None => "not in the setup".to_owned(),
            };
            let draft = take_out(self.hub, name, policy, document)
                .waits(Milestone::Filled(name.to_owned()))
                .waits(Milestone::Recorded(account));
            let draft = match elsewhere {
                Some(_) => draft,
                None => draft
                    .waits(Milestone::Gone(account))
                    .waits(Milestone::Left(account)),
            };
            let change = Change::new(self.hub, Verb::Delete, "policy", policy)
                .of(name)
                .details(statement::lines(document, self.names))
                .documents(Some(document), None)
                .because(because);
            sketch.change(change, vec![draft]);
        }
    }

    /// The group that shall hold an account.
    pub(super) fn holder(&self, account: AccountId) -> Option<&String> {
        let holds =
            |group: &Group| group.policies.contains_key(&account) || group.packed.contains_key(&account);
        let mut groups = self.want.groups.iter();
        groups.find(|(_, group)| holds(group)).map(|(name, _)| name)
    }

    /// Takes away a group that no account needs.
    fn remove(&self, sketch: &mut Sketch, name: &str, there: &observed::Group) {
        let user = &self.want.user.name;
        if has_foreign(there, user) {
            return;
        }
        let drafts = removal(self.hub, name, there, user)
            .into_iter()
            .map(|draft| draft.waits(Milestone::Emptied(name.to_owned())))
            .collect();
        let change =
            Change::new(self.hub, Verb::Delete, "group", name).because("no account is in it any more");
        sketch.change(change, drafts);
    }

    /// Names what isn't ours and stays.
    fn foreign(&self, sketch: &mut Sketch, name: &str, there: &observed::Group) {
        let found = foreign(there, &self.want.user.name, self.names);
        if !found.is_empty() {
            sketch.notice(format!(
                "group `{name}` has what is not in the setup, left alone: {}",
                found.join(", ")
            ));
        }
    }
}

/// The chain of writes on a group.
#[must_use]
pub(super) fn chain(group: &str) -> String {
    format!("group:{group}")
}

/// The write that takes a policy of ours out of a group.
pub(super) fn take_out(hub: AccountId, group: &str, policy: &str, document: &str) -> Draft {
    let act = Act::DeleteGroupPolicy {
        group: group.to_owned(),
        policy: policy.to_owned(),
    };
    Draft::new(hub, act, Fingerprint::document(document), Fingerprint::absent())
        .leads(Milestone::Emptied(group.to_owned()))
}

/// The writes that take an empty group away.
pub(super) fn removal(hub: AccountId, name: &str, there: &observed::Group, user: &str) -> Vec<Draft> {
    let membership = there.members.contains(user).then(|| {
        let act = Act::RemoveUserFromGroup {
            group: name.to_owned(),
            user: user.to_owned(),
        };
        Draft::new(hub, act, Fingerprint::present(), Fingerprint::absent()).chain(chain(name))
    });
    let group = Draft::new(
        hub,
        Act::DeleteGroup {
            group: name.to_owned(),
        },
        Fingerprint::entity(&there.path, None),
        Fingerprint::absent(),
    )
    .chain(chain(name))
    .leads(Milestone::Groupless);
    membership.into_iter().chain([group]).collect()
}

/// What is in a group and isn't ours, by name.
#[must_use]
pub fn foreign(there: &observed::Group, user: &str, names: &Names) -> Vec<String> {
    let members = there
        .members
        .iter()
        .filter(|member| *member != user)
        .map(|member| format!("member {member}"));
    let inline = there
        .inline
        .keys()
        .filter(|policy| record::layout(policy).is_none())
        .map(|policy| format!("policy {policy}"));
    let managed = there
        .managed
        .iter()
        .map(|policy| format!("attached policy {}", names.short(policy.as_str())));
    members.chain(inline).chain(managed).collect()
}

fn has_foreign(there: &observed::Group, user: &str) -> bool {
    !foreign(there, user, &Names::default()).is_empty()
}
