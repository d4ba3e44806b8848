//! What was entered once and shall be left: accounts that are not in the setup any more, and old names of
//! roles in those that are.
//!
//! The hub's policy is the record that an account was entered. Where it is overwritten or taken out before
//! the role is gone, a tag on the user takes its place.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;

use super::names::Names;
use super::{Draft, Milestone, Sketch, remove};
use crate::desired;
use crate::diagnostic::Diagnostic;
use crate::mark::{self, Owner};
use crate::observed::{self, Account};
use crate::plan::{Act, Change, Fingerprint, Verb};
use crate::record;
use crate::setup::{Hub, Setup, Spoke};

/// The roles that the hub's policies and the user's tags say were made, by account.
#[must_use]
pub fn records(setup: &Setup, hub: &observed::Hub) -> BTreeMap<AccountId, BTreeSet<String>> {
    let names = |roles: BTreeSet<Arn>| roles.iter().map(|arn| arn.resource_name().to_owned()).collect();
    let mut found: BTreeMap<AccountId, BTreeSet<String>> = recorded(setup, hub)
        .into_iter()
        .map(|(account, roles)| (account, names(roles)))
        .collect();
    for (account, roles) in remembered(hub) {
        found.entry(account).or_default().extend(roles);
    }
    found
}

/// What the records have and the setup hasn't: roles in accounts that left it, and earlier names and paths;
/// patterns of their ARNs, by account.
#[must_use]
pub fn left(setup: &Setup, spokes: &[Spoke], hub: &observed::Hub) -> BTreeMap<AccountId, BTreeSet<String>> {
    let wanted: BTreeMap<AccountId, (&str, String)> = spokes
        .iter()
        .map(|spoke| {
            let arn = desired::role_arn(setup.partition, spoke).to_string();
            (spoke.account, (spoke.role.name.as_str(), arn))
        })
        .collect();
    let mut left: BTreeMap<AccountId, BTreeSet<String>> = BTreeMap::new();
    let arn = |account: AccountId, path: &str, name: &str| {
        Arn::role(setup.partition, account, path, name).to_string()
    };
    for (account, roles) in recorded(setup, hub) {
        for role in roles {
            let name = role.resource_name();
            if wanted
                .get(&account)
                .is_some_and(|(_, arn)| arn.as_str() == role.as_str())
            {
                continue;
            }
            // Of what is gone already IAM knows no path.
            let patterns = [role.as_str().to_owned(), arn(account, "/", name)];
            left.entry(account).or_default().extend(patterns);
        }
    }
    for (account, roles) in remembered(hub) {
        for name in &roles {
            let stays = wanted
                .get(&account)
                .is_some_and(|(wanted, _)| wanted.eq_ignore_ascii_case(name));
            if !stays {
                // A tag has a role's name and not its path.
                let patterns = [arn(account, "/", name), arn(account, "/*/", name)];
                left.entry(account).or_default().extend(patterns);
            }
        }
    }
    left
}

/// The roles that the hub's policies let the user assume.
fn recorded(setup: &Setup, hub: &observed::Hub) -> record::Roles {
    let mut found = record::Roles::new();
    let path = Hub::group_path(&setup.name);
    for group in hub.groups.values().filter(|group| group.path == path) {
        let read = group
            .inline
            .iter()
            .filter_map(|(name, document)| record::read(name, document));
        for (account, roles) in read.flatten() {
            found.entry(account).or_default().extend(roles);
        }
    }
    found
}

/// The roles that the user's tags remember.
fn remembered(hub: &observed::Hub) -> BTreeMap<AccountId, BTreeSet<String>> {
    let user = hub.user.as_ref();
    user.map(|user| mark::left(&user.tags)).unwrap_or_default()
}

/// An account that has something to be left.
pub struct Leaving<'a> {
    /// The setup's name.
    pub setup: &'a str,
    /// The hub account.
    pub hub: AccountId,
    /// The hub's user, if it is there.
    pub user: Option<&'a observed::User>,
    /// The user's name.
    pub user_name: &'a str,
    /// Roles that the setup says were there before, whatever their mark says.
    pub existing: BTreeMap<AccountId, String>,
    /// Short names.
    pub names: &'a Names,
    /// Why an account is left wholly; nothing where all of them are.
    pub why: Option<&'a str>,
}

impl Leaving<'_> {
    /// Adds what leaves an account whose role shall be `keep`, or that shall be left wholly.
    ///
    /// `roles` are the names that the records have. `overwritten` says that the hub's policy won't be a
    /// record of them while they are removed.
    pub fn leave(
        &self,
        sketch: &mut Sketch,
        account: AccountId,
        there: Option<&Account>,
        roles: &BTreeSet<String>,
        keep: Option<&str>,
        overwritten: bool,
    ) -> Vec<Diagnostic> {
        let reached = match there {
            Some(Account::Reached(reached)) => reached,
            other => {
                return self.remember(sketch, account, roles, Account::why_unread(other));
            }
        };
        let kept = |name: &str| keep.is_some_and(|keep| keep.eq_ignore_ascii_case(name));
        let found: Vec<&observed::Role> = reached
            .values()
            .filter(|role| !kept(&role.name))
            .filter(|role| roles.iter().any(|name| name.eq_ignore_ascii_case(&role.name)))
            .collect();
        let (mut touched, mut findings) = (BTreeSet::new(), Vec::new());
        for role in found {
            let because = match keep {
                Some(keep) => Some(format!("the role is {keep} now")),
                None => self.why.map(str::to_owned),
            };
            let existing = self
                .existing
                .get(&account)
                .is_some_and(|name| name.eq_ignore_ascii_case(&role.name));
            match mark::owner(self.setup, &role.tags) {
                Owner::Ours if !existing => {
                    let wait = keep.map(|_| Milestone::Made(account));
                    remove::remove(sketch, account, role, because, wait.as_ref(), self.names);
                    touched.insert(role.name.clone());
                }
                Owner::Ours | Owner::Adopted => {
                    remove::release(sketch, account, role, because);
                    touched.insert(role.name.clone());
                }
                Owner::Nobody | Owner::Other(_) => sketch.notice(format!(
                    "`{}` does not bear this setup's mark, left alone",
                    self.names.short(role.arn.as_str())
                )),
            }
        }
        let tag = self.tag(account);
        if overwritten && !touched.is_empty() {
            // What the tag remembers already, and is there still, it must go on remembering: of a role that
            // is kept it may be the only record until the policy is written.
            let remembered = self.user.map(|user| mark::left(&user.tags)).unwrap_or_default();
            let remembered = remembered.get(&account);
            let still = reached.keys().filter(|name| {
                remembered
                    .into_iter()
                    .flatten()
                    .any(|there| there.eq_ignore_ascii_case(name))
            });
            touched.extend(still.cloned());
            findings.extend(self.record(sketch, account, tag, &touched));
        } else if let Some(tag) = tag {
            self.forget(sketch, account, tag);
        }
        findings
    }

    fn tag(&self, account: AccountId) -> Option<&str> {
        self.user
            .and_then(|user| user.tags.get(&mark::left_key(account)))
            .map(String::as_str)
    }

    /// An account that can't be entered: the tag remembers its roles, so that the hub's policy can go.
    fn remember(
        &self,
        sketch: &mut Sketch,
        account: AccountId,
        roles: &BTreeSet<String>,
        why: &str,
    ) -> Vec<Diagnostic> {
        if roles.is_empty() {
            return Vec::new();
        }
        let alias = self.names.alias(account);
        let list = roles.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        sketch.notice(format!(
            "{alias} can't be entered, so what is left there stays for a later run: {list} ({why})"
        ));
        let Some(value) = mark::left_value(roles) else {
            return vec![self.too_many(account)];
        };
        let old = self.tag(account);
        if old == Some(value.as_str()) {
            return Vec::new();
        }
        let (change, draft) = self.write(account, old, &value);
        sketch.change(change, vec![draft]);
        Vec::new()
    }

    /// Writes the tag before the policy is overwritten, and takes it away when the roles are gone.
    fn record(
        &self,
        sketch: &mut Sketch,
        account: AccountId,
        old: Option<&str>,
        roles: &BTreeSet<String>,
    ) -> Vec<Diagnostic> {
        let Some(value) = mark::left_value(roles) else {
            return vec![self.too_many(account)];
        };
        let mut drafts = Vec::new();
        if old != Some(value.as_str()) {
            drafts.push(self.write(account, old, &value).1);
        }
        drafts.push(self.erase(account, &value));
        let change = Change::new(self.hub, Verb::Update, "user", self.user_name).details([format!(
            "tag {} = {value}, until the role is gone",
            mark::left_key(account)
        )]);
        sketch.change(change, drafts);
        Vec::new()
    }

    fn forget(&self, sketch: &mut Sketch, account: AccountId, value: &str) {
        let change = Change::new(self.hub, Verb::Update, "user", self.user_name)
            .details([format!("- tag {} = {value}", mark::left_key(account))])
            .because("nothing is left there");
        sketch.change(change, vec![self.erase(account, value)]);
    }

    fn write(&self, account: AccountId, old: Option<&str>, value: &str) -> (Change, Draft) {
        let key = mark::left_key(account);
        let change = Change::new(self.hub, Verb::Update, "user", self.user_name)
            .details([format!("+ tag {key} = {value}")])
            .because(format!("{} can't be entered", self.names.alias(account)));
        let act = Act::TagUser {
            user: self.user_name.to_owned(),
            key,
            value: value.to_owned(),
        };
        let before = old.map_or_else(Fingerprint::absent, Fingerprint::tag);
        let draft = Draft::new(self.hub, act, before, Fingerprint::tag(value))
            .chain(format!("left:{account}"))
            .waits(Milestone::User)
            .leads(Milestone::Left(account));
        (change, draft)
    }

    fn erase(&self, account: AccountId, value: &str) -> Draft {
        let act = Act::UntagUser {
            user: self.user_name.to_owned(),
            key: mark::left_key(account),
        };
        Draft::new(self.hub, act, Fingerprint::tag(value), Fingerprint::absent())
            .chain(format!("left:{account}"))
            // An account that came back with the role that was left there: its policy is the record again.
            .waits(Milestone::Recorded(account))
            .waits(Milestone::Gone(account))
            .leads(Milestone::Bare)
    }

    fn too_many(&self, account: AccountId) -> Diagnostic {
        Diagnostic::error(
            "plan/left-behind",
            format!(
                "too many old roles in `{}` are still to be removed",
                self.names.alias(account)
            ),
        )
        .hint("apply the setup with the role's present name first, while the account can be entered")
    }
}

/// The roles to be looked for, by account: those that the setup wants, and those that the records have.
#[must_use]
pub fn asked(setup: &Setup, spokes: &[Spoke], hub: &observed::Hub) -> BTreeMap<AccountId, BTreeSet<String>> {
    let mut asked = records(setup, hub);
    for spoke in spokes {
        asked
            .entry(spoke.account)
            .or_default()
            .insert(spoke.role.name.clone());
    }
    asked
}
