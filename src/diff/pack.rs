//! The packed policy of a group: one document that many accounts join and leave, in up to three writes.
//!
//! Who joins is written first, since the policy is the record of their roles; who leaves is taken out when
//! their roles are gone; who had no room before that is written last. So no role is without a record at any
//! point. Nobody who joins at once waits for who leaves.

use std::collections::BTreeSet;

use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use rolecall_iam::policy::size_without_whitespace;

use super::document::same;
use super::group::{Groups, chain};
use super::names::Names;
use super::{Draft, Milestone, Sketch, statement};
use crate::desired::Group;
use crate::mark;
use crate::observed;
use crate::plan::{Act, Change, Fingerprint, Verb};
use crate::record::{self, Roles};

/// What becomes of a group's packed policy. `None` is no policy.
pub(super) struct Pack<'a> {
    groups: &'a Groups<'a>,
    name: &'a str,
    /// As it is.
    now: Option<String>,
    /// With everybody who can join at once.
    joined: Option<String>,
    /// Without those who leave.
    left: Option<String>,
    /// As it shall be.
    last: Option<String>,
    /// Accounts whose roles come in at once.
    early: BTreeSet<AccountId>,
    /// Accounts whose roles come in last.
    late: BTreeSet<AccountId>,
    /// Accounts of which something is taken out.
    leaving: BTreeSet<AccountId>,
    /// Accounts whose new role takes the old one's place in one write, for want of room.
    swapped: BTreeSet<AccountId>,
}

impl<'a> Pack<'a> {
    /// The policy of a group that shall be there.
    pub(super) fn new(
        groups: &'a Groups<'a>,
        name: &'a str,
        want: &Group,
        there: Option<&observed::Group>,
    ) -> Self {
        let now = there.and_then(|group| group.inline.get(mark::PACKED).cloned());
        let others: usize = there
            .into_iter()
            .flat_map(|group| &group.inline)
            .filter(|(policy, _)| *policy != mark::PACKED)
            .map(|(_, text)| size_without_whitespace(text))
            .sum();
        let room = groups.there.quotas.group_inline.saturating_sub(others);
        let mut pack = Pack::of(groups, name, now);
        pack.stages(&want.packed, &want.late, room);
        pack
    }

    /// The policy of a group that shall not be there.
    pub(super) fn going(groups: &'a Groups<'a>, name: &'a str, there: &observed::Group) -> Self {
        let mut pack = Pack::of(groups, name, there.inline.get(mark::PACKED).cloned());
        pack.stages(&Roles::new(), &BTreeSet::new(), 0);
        pack
    }

    fn of(groups: &'a Groups<'a>, name: &'a str, now: Option<String>) -> Self {
        Pack {
            groups,
            name,
            now,
            joined: None,
            left: None,
            last: None,
            early: BTreeSet::new(),
            late: BTreeSet::new(),
            leaving: BTreeSet::new(),
            swapped: BTreeSet::new(),
        }
    }

    /// Finds out who joins when.
    fn stages(&mut self, want: &Roles, told_late: &BTreeSet<AccountId>, room: usize) {
        let now = self.now.as_deref().map(record::roles).unwrap_or_default();
        let fits = |roles: &Roles| record::overhead() + record::share(roles.values().flatten()) <= room;
        let new: Vec<(&AccountId, &BTreeSet<Arn>)> = want
            .iter()
            .filter(|(account, roles)| now.get(account).is_none_or(|there| !roles.is_subset(there)))
            .collect();
        let mut joined = now.clone();
        let join = |joined: &mut Roles, account: &AccountId, roles: &BTreeSet<Arn>| {
            let mut tried = joined.clone();
            tried.entry(*account).or_default().extend(roles.iter().cloned());
            let fit = fits(&tried);
            if fit {
                *joined = tried;
            }
            fit
        };
        // Accounts that aren't in it come before new names of roles in those that are: these have another way.
        let rank = |account: &AccountId| (now.contains_key(account), told_late.contains(account));
        let mut ranked = new;
        ranked.sort_by_key(|(account, _)| rank(account));
        for (account, roles) in ranked {
            if join(&mut joined, account, roles) {
                self.early.insert(*account);
                continue;
            }
            if now.contains_key(account) {
                self.swapped.insert(*account);
                let mut tried = joined.clone();
                tried.insert(*account, roles.clone());
                if fits(&tried) {
                    joined = tried;
                    self.early.insert(*account);
                    continue;
                }
            }
            self.late.insert(*account);
        }
        let mut left = Roles::new();
        for (account, roles) in &joined {
            let stays = match want.get(account) {
                Some(_) if self.late.contains(account) => Some(roles),
                wanted => wanted,
            };
            if let Some(stays) = stays {
                left.insert(*account, stays.clone());
            }
            if stays != Some(roles) {
                self.leaving.insert(*account);
            }
        }
        let of = |roles: &Roles| {
            let all = roles.values().flatten();
            (all.clone().next().is_some()).then(|| record::document(all))
        };
        self.joined = if self.early.is_empty() && self.leaving.is_empty() && self.late.is_empty() {
            of(want)
        } else if self.early.is_empty() {
            self.now.clone()
        } else {
            of(&joined)
        };
        self.left = if self.leaving.is_empty() {
            self.joined.clone()
        } else {
            of(&left)
        };
        self.last = of(want);
    }

    /// The accounts of which the policy is no record while an old role is removed.
    pub(super) fn overwritten(self) -> BTreeSet<AccountId> {
        self.swapped
    }

    /// Adds the write that lets in who can join at once.
    pub(super) fn join(&self, sketch: &mut Sketch) {
        let (from, to) = (self.now.as_deref(), self.joined.as_deref());
        if let Some((change, draft)) = self.write(from, to) {
            let draft = recording(draft, &self.early)
                .chain(chain(self.name))
                .leads(Milestone::Filled(self.name.to_owned()));
            sketch.change(change, vec![draft]);
        }
    }

    /// Adds the write that takes out who leaves, once their roles are gone or others are the record of them.
    pub(super) fn leave(&self, sketch: &mut Sketch) {
        let (from, to) = (self.joined.as_deref(), self.left.as_deref());
        let Some((change, mut draft)) = self.write(from, to) else {
            return;
        };
        draft = draft
            .waits(Milestone::Filled(self.name.to_owned()))
            .leads(Milestone::Emptied(self.name.to_owned()));
        for &account in &self.leaving {
            draft = draft
                .waits(Milestone::Recorded(account))
                .waits(Milestone::Gone(account))
                .waits(Milestone::Left(account));
        }
        let because = self.because();
        sketch.change(Change { because, ..change }, vec![draft]);
    }

    /// Adds the write that lets in who needed the room of those who left.
    pub(super) fn join_late(&self, sketch: &mut Sketch) {
        let (from, to) = (self.left.as_deref(), self.last.as_deref());
        if let Some((change, draft)) = self.write(from, to) {
            let draft = recording(draft, &self.late)
                .chain(format!("late {}", chain(self.name)))
                .waits(Milestone::Filled(self.name.to_owned()))
                .waits(Milestone::Emptied(self.name.to_owned()));
            sketch.change(change, vec![draft]);
        }
    }

    /// Why something leaves; nothing where the reasons differ.
    fn because(&self) -> Option<String> {
        let reasons: BTreeSet<String> = self
            .leaving
            .iter()
            .map(|account| match self.groups.holder(*account) {
                None => "not in the setup".to_owned(),
                Some(holder) if holder != self.name => format!("it is in group {holder}"),
                Some(_) if self.last.is_none() => "each account has a policy of its own".to_owned(),
                Some(_) => "the role has another name now".to_owned(),
            })
            .collect();
        let mut reasons = reasons.into_iter();
        match (reasons.next(), reasons.next()) {
            (reason, None) => reason,
            _ => None,
        }
    }

    /// One write from a document to another; nothing where they say the same.
    fn write(&self, from: Option<&str>, to: Option<&str>) -> Option<(Change, Draft)> {
        let names = self.groups.names;
        let (verb, details) = match (from, to) {
            (None, None) => return None,
            (Some(from), Some(to)) if same(from, to) => return None,
            (None, Some(to)) => (Verb::Create, told(mark::PACKED, '+', to, names)),
            (Some(from), None) => (Verb::Delete, told(mark::PACKED, '-', from, names)),
            (Some(from), Some(to)) => (Verb::Update, statement::changes(from, to, names)),
        };
        let (group, policy) = (self.name.to_owned(), mark::PACKED.to_owned());
        let act = match to {
            Some(document) => Act::PutGroupPolicy {
                group,
                policy,
                document: document.to_owned(),
            },
            None => Act::DeleteGroupPolicy { group, policy },
        };
        let print = |text: Option<&str>| text.map_or_else(Fingerprint::absent, Fingerprint::document);
        let hub = self.groups.hub;
        let change = Change::new(hub, verb, "policy", mark::PACKED)
            .of(self.name)
            .details(details)
            .documents(from, to);
        Some((change, Draft::new(hub, act, print(from), print(to))))
    }
}

/// A write that is the record of accounts from then on.
fn recording(mut draft: Draft, accounts: &BTreeSet<AccountId>) -> Draft {
    for &account in accounts {
        draft = draft
            .waits(Milestone::Left(account))
            .leads(Milestone::Recorded(account));
    }
    draft
}

/// A whole document: of a packed policy a line for each role, of any other one for each statement.
pub(super) fn told(policy: &str, sign: char, document: &str, names: &Names) -> Vec<String> {
    let roles = record::roles(document);
    if policy != mark::PACKED
        || roles.is_empty()
        || !same(document, &record::document(roles.values().flatten()))
    {
        return statement::lines(document, names);
    }
    roles
        .values()
        .flatten()
        .map(|role| format!("{sign} resource {}", names.short(role.as_str())))
        .collect()
}
