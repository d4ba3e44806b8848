//! A pure model of what IAM keeps: enough to carry out a plan, and strict about what IAM refuses.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use rolecall_iam::policy::size_without_whitespace;

use super::fixture::{HUB, id};
use crate::diff::leave;
use crate::mark::{self, Owner};
use crate::observed::{AccessKey, Account, Closed, Group, Hub, Member, Observed, Role, User};
use crate::plan::{Act, Facet, Fingerprint, Goal, Plan, Step, make};
use crate::record;
use crate::setup::{self, Setup};

/// Everything there is, in all accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Model {
    pub(crate) hub: Hub,
    pub(crate) users: BTreeMap<String, User>,
    pub(crate) accounts: BTreeMap<AccountId, BTreeMap<String, Role>>,
    pub(crate) unreachable: BTreeMap<AccountId, String>,
    pub(crate) members: Vec<Member>,
    keys_made: usize,
}

impl Model {
    /// Accounts with nothing in them.
    pub(crate) fn empty() -> Self {
        Model {
            hub: Hub::default(),
            users: BTreeMap::new(),
            accounts: BTreeMap::new(),
            unreachable: BTreeMap::new(),
            members: Vec::new(),
            keys_made: 0,
        }
    }

    /// The same after a setup was applied to it.
    pub(crate) fn with(setup: &Setup) -> Self {
        let mut model = Model::empty();
        model.apply(setup);
        model
    }

    /// What observing a setup would see.
    pub(crate) fn observe(&self, setup: &Setup) -> Observed {
        let mut hub = self.hub.clone();
        hub.user = self
            .users
            .values()
            .find(|user| user.name.eq_ignore_ascii_case(&setup.hub.user.name))
            .cloned();
        let ours = |user: &&User| {
            matches!(mark::owner(&setup.name, &user.tags), Owner::Ours | Owner::Adopted)
                && !user.name.eq_ignore_ascii_case(&setup.hub.user.name)
        };
        hub.strays = self
            .users
            .values()
            .filter(ours)
            .map(|user| user.name.clone())
            .collect();
        hub.quotas.groups_used = hub.groups.len();
        let mut observed = Observed {
            at: Timestamp::UNIX_EPOCH,
            hub,
            members: self.members.clone(),
            accounts: BTreeMap::new(),
        };
        let spokes = observed.spokes(setup);
        for (account, names) in leave::asked(setup, &spokes, &observed.hub) {
            let seen = match self.unreachable.get(&account) {
                Some(why) => Account::Unreachable(Closed::to_all(why)),
                None => Account::Reached(
                    self.accounts
                        .get(&account)
                        .into_iter()
                        .flatten()
                        .filter(|(there, _)| names.iter().any(|name| name.eq_ignore_ascii_case(there)))
                        .map(|(name, role)| (name.clone(), role.clone()))
                        .collect(),
                ),
            };
            observed.accounts.insert(account, seen);
        }
        observed
    }

    /// The plan that leads to the setup.
    pub(crate) fn plan(&self, setup: &Setup) -> Plan {
        make(setup, &self.observe(setup), Goal::Present).unwrap_or_else(|findings| panic!("{findings:#?}"))
    }

    /// The plan that takes the setup away.
    pub(crate) fn plan_absent(&self, setup: &Setup) -> Plan {
        make(setup, &self.observe(setup), Goal::Absent).unwrap_or_else(|findings| panic!("{findings:#?}"))
    }

    /// Plans and carries out the setup, and checks that nothing is left to do.
    pub(crate) fn apply(&mut self, setup: &Setup) -> Plan {
        let plan = self.plan(setup);
        self.run(setup, &plan.steps);
        let again = self.plan(setup);
        assert!(
            again.steps.is_empty() && again.changes.is_empty(),
            "a second plan changes nothing: {again:#?}"
        );
        plan
    }

    /// Plans and carries out the removal, and checks that nothing is left to do.
    pub(crate) fn destroy(&mut self, setup: &Setup) -> Plan {
        let plan = self.plan_absent(setup);
        self.run(setup, &plan.steps);
        let again = self.plan_absent(setup);
        assert!(
            again.steps.is_empty() && again.changes.is_empty(),
            "a second plan changes nothing: {again:#?}"
        );
        plan
    }

    /// Carries out steps, each legal, safe, and with the fingerprints that it foretold.
    pub(crate) fn run(&mut self, setup: &Setup, steps: &[Step]) {
        for step in steps {
            let facet = step.act.facet();
            assert_eq!(
                self.fingerprint(step.account, &facet),
                step.before,
                "before {step:?}"
            );
            self.act(step.account, &step.act);
            if !matches!(step.act, Act::CreateAccessKey { .. }) {
                assert_eq!(
                    self.fingerprint(step.account, &facet),
                    step.after,
                    "after {step:?}"
                );
            }
            self.nothing_is_there_without_a_record(setup, step);
        }
    }

    /// Every role that bears the setup's mark is named by a policy of the hub's groups or by a tag of its
    /// user, so that a run that knows nothing finds it. Looks at the account that a write was about.
    fn nothing_is_there_without_a_record(&self, setup: &Setup, step: &Step) {
        let about = match &step.act {
            Act::PutGroupPolicy { policy, .. } | Act::DeleteGroupPolicy { policy, .. } => {
                match mark::policy_account(policy) {
                    Some(account) => Some(account),
                    // A packed policy is about any account.
                    None => {
                        for account in self.accounts.keys() {
                            self.is_recorded(setup, *account, step);
                        }
                        None
                    }
                }
            }
            Act::TagUser { key, .. } | Act::UntagUser { key, .. } => key.strip_prefix(mark::LEFT).map(id),
            Act::DeleteUser { .. } => {
                assert!(
                    self.ours(setup).is_empty(),
                    "the last record goes before the roles"
                );
                None
            }
            _ => Some(step.account),
        };
        if let Some(account) = about {
            self.is_recorded(setup, account, step);
        }
    }

    /// Every role of an account that bears the setup's mark is named by a record.
    fn is_recorded(&self, setup: &Setup, account: AccountId, step: &Step) {
        let path = setup::Hub::group_path(&setup.name);
        let groups = self.hub.groups.values().filter(|group| group.path == path);
        let mut recorded: BTreeSet<String> = groups
            .flat_map(|group| &group.inline)
            .filter_map(|(policy, document)| record::read(policy, document)?.remove(&account))
            .flatten()
            .map(|arn| arn.resource_name().to_owned())
            .collect();
        let user = self.users.get(&setup.hub.user.name);
        recorded.extend(
            user.and_then(|user| mark::left(&user.tags).remove(&account))
                .unwrap_or_default(),
        );
        for role in self
            .ours(setup)
            .into_iter()
            .filter(|(there, _)| *there == account)
            .map(|(_, role)| role)
        {
            assert!(
                recorded.iter().any(|name| name.eq_ignore_ascii_case(role)),
                "{account}/{role} is there without a record after {step:?}"
            );
        }
    }

    /// The roles that bear the setup's mark.
    fn ours(&self, setup: &Setup) -> Vec<(AccountId, &str)> {
        let roles = self
            .accounts
            .iter()
            .flat_map(|(account, roles)| roles.values().map(|role| (*account, role)));
        roles
            .filter(|(_, role)| mark::owner(&setup.name, &role.tags) == Owner::Ours)
            .map(|(account, role)| (account, role.name.as_str()))
            .collect()
    }

    /// A facet's fingerprint, from what is there.
    pub(crate) fn fingerprint(&self, account: AccountId, facet: &Facet) -> Fingerprint {
        let user = |name: &String| self.users.get(name);
        let group = |name: &String| self.hub.groups.get(name);
        let roles = self.accounts.get(&account);
        let role = |name: &String| roles.and_then(|roles| roles.get(name));
        let there = |is: bool| {
            if is {
                Fingerprint::present()
            } else {
                Fingerprint::absent()
            }
        };
        let tag = |tags: Option<&BTreeMap<String, String>>, key: &String| {
            tags.and_then(|tags| tags.get(key))
                .map(|value| Fingerprint::tag(value))
        };
        let document = |inline: Option<&BTreeMap<String, String>>, name: &String| {
            inline
                .and_then(|inline| inline.get(name))
                .map(|text| Fingerprint::document(text))
        };
        let mark = |tags: &BTreeMap<String, String>| tags.get(mark::SETUP).cloned();
        let found = match facet {
            Facet::User(name) => {
                user(name).map(|user| Fingerprint::entity(&user.path, mark(&user.tags).as_deref()))
            }
            Facet::UserTag(name, key) => tag(user(name).map(|user| &user.tags), key),
            Facet::UserAttachment(name, arn) => {
                Some(there(user(name).is_some_and(|user| user.managed.contains(arn))))
            }
            Facet::UserInline(name, policy) => document(user(name).map(|user| &user.inline), policy),
            Facet::UserBoundary(name) => user(name).map(|user| Fingerprint::boundary(user.boundary.as_ref())),
            Facet::AccessKeys(name) => user(name)
                .map(|user| Fingerprint::keys(user.keys.iter().map(|key| (key.id.as_str(), key.active)))),
            Facet::Group(name) => group(name).map(|group| Fingerprint::entity(&group.path, None)),
            Facet::Membership(name, user) => Some(there(
                group(name).is_some_and(|group| group.members.contains(user)),
            )),
            Facet::GroupInline(name, policy) => document(group(name).map(|group| &group.inline), policy),
            Facet::Role(name) => {
                role(name).map(|role| Fingerprint::entity(&role.path, mark(&role.tags).as_deref()))
            }
            Facet::RoleSettings(name) => {
                role(name).map(|role| Fingerprint::settings(&role.description, role.max_session))
            }
            Facet::RoleTrust(name) => role(name).map(|role| Fingerprint::document(&role.trust)),
            Facet::RoleTag(name, key) => tag(role(name).map(|role| &role.tags), key),
            Facet::RoleAttachment(name, arn) => {
                Some(there(role(name).is_some_and(|role| role.managed.contains(arn))))
            }
            Facet::RoleInline(name, policy) => document(role(name).map(|role| &role.inline), policy),
            Facet::RoleBoundary(name) => role(name).map(|role| Fingerprint::boundary(role.boundary.as_ref())),
            Facet::ProfileRole(profile, name) => Some(there(
                role(name).is_some_and(|role| role.profiles.contains(profile)),
            )),
        };
        found.unwrap_or_else(Fingerprint::absent)
    }

    /// Carries out one write, as IAM would, or panics with what IAM would refuse.
    pub(crate) fn act(&mut self, account: AccountId, act: &Act) {
        assert!(
            !self.unreachable.contains_key(&account),
            "{account} can't be entered for {act:?}"
        );
        match act {
            Act::CreateUser { .. }
            | Act::DeleteUser { .. }
            | Act::TagUser { .. }
            | Act::UntagUser { .. }
            | Act::AttachUserPolicy { .. }
            | Act::DetachUserPolicy { .. }
            | Act::PutUserPolicy { .. }
            | Act::DeleteUserPolicy { .. }
            | Act::PutUserPermissionsBoundary { .. }
            | Act::DeleteUserPermissionsBoundary { .. }
            | Act::CreateAccessKey { .. }
            | Act::DeleteAccessKey { .. } => {
                assert_eq!(account, id(HUB));
                self.act_on_user(act);
            }
            Act::CreateGroup { .. }
            | Act::DeleteGroup { .. }
            | Act::AddUserToGroup { .. }
            | Act::RemoveUserFromGroup { .. }
            | Act::PutGroupPolicy { .. }
            | Act::DeleteGroupPolicy { .. } => {
                assert_eq!(account, id(HUB));
                self.act_on_group(act);
            }
            _ => act_on_role(account, self.accounts.entry(account).or_default(), act),
        }
    }

    fn user(&mut self, name: &str) -> &mut User {
        self.users
            .get_mut(name)
            .unwrap_or_else(|| panic!("NoSuchEntity: user {name}"))
    }

    fn act_on_user(&mut self, act: &Act) {
        match act {
            Act::CreateUser {
                user,
                path,
                tags,
                boundary,
            } => {
                assert!(
                    !self.users.keys().any(|there| there.eq_ignore_ascii_case(user)),
                    "EntityAlreadyExists"
                );
                self.users
                    .insert(user.clone(), new_user(user, path, tags, boundary.as_ref()));
            }
            Act::DeleteUser { user } => {
                let gone = self
                    .users
                    .remove(user)
                    .unwrap_or_else(|| panic!("NoSuchEntity: user {user}"));
                let bare = gone.keys.is_empty()
                    && gone.groups.is_empty()
                    && gone.managed.is_empty()
                    && gone.inline.is_empty()
                    && gone.holds.is_empty();
                assert!(bare, "DeleteConflict: {gone:?}");
            }
            Act::TagUser { user, key, value } => {
                let user = self.user(user);
                user.tags.insert(key.clone(), value.clone());
                assert!(user.tags.len() <= 50, "LimitExceeded: tags");
            }
            Act::UntagUser { user, key } => drop(self.user(user).tags.remove(key)),
            Act::AttachUserPolicy { user, policy } => drop(self.user(user).managed.insert(policy.clone())),
            Act::DetachUserPolicy { user, policy } => {
                assert!(self.user(user).managed.remove(policy), "NoSuchEntity: {act:?}");
            }
            Act::PutUserPolicy {
                user,
                policy,
                document,
            } => {
                self.user(user).inline.insert(policy.clone(), document.clone());
            }
            Act::DeleteUserPolicy { user, policy } => {
                assert!(
                    self.user(user).inline.remove(policy).is_some(),
                    "NoSuchEntity: {act:?}"
                );
            }
            Act::PutUserPermissionsBoundary { user, boundary } => {
                self.user(user).boundary = Some(boundary.clone());
            }
            Act::DeleteUserPermissionsBoundary { user } => self.user(user).boundary = None,
            Act::CreateAccessKey { user, known } => {
                self.keys_made += 1;
                let made = format!("AKIA{:016}", self.keys_made);
                let user = self.user(user);
                // Custody: a key whose answer was lost is removed before another is made.
                user.keys.retain(|key| known.contains(&key.id));
                assert!(user.keys.len() < 2, "LimitExceeded: AccessKeysPerUser");
                user.keys.push(key(&made));
                user.tags.remove(mark::KEYS);
                user.tags.insert(mark::KEY.to_owned(), made);
            }
            Act::DeleteAccessKey { user, id } => {
                let user = self.user(user);
                assert!(user.keys.iter().any(|key| key.id == *id), "NoSuchEntity: {act:?}");
                user.keys.retain(|key| key.id != *id);
            }
            other => panic!("no act on a user: {other:?}"),
        }
    }

    fn act_on_group(&mut self, act: &Act) {
        let quota = self.hub.quotas.group_inline;
        let groups = &mut self.hub.groups;
        match act {
            Act::CreateGroup { group, path } => {
                assert!(
                    !groups.keys().any(|there| there.eq_ignore_ascii_case(group)),
                    "EntityAlreadyExists"
                );
                groups.insert(
                    group.clone(),
                    Group {
                        path: path.clone(),
                        ..Group::default()
                    },
                );
            }
            Act::DeleteGroup { group } => {
                let gone = groups
                    .remove(group)
                    .unwrap_or_else(|| panic!("NoSuchEntity: group {group}"));
                let bare = gone.members.is_empty() && gone.inline.is_empty() && gone.managed.is_empty();
                assert!(bare, "DeleteConflict: {gone:?}");
            }
            Act::AddUserToGroup { group, user } => {
                assert!(groups.get_mut(group).unwrap().members.insert(user.clone()));
                let allowed = self.hub.quotas.groups_per_user;
                let user = self.user(user);
                user.groups.insert(group.clone());
                assert!(user.groups.len() <= allowed, "LimitExceeded: groups of a user");
            }
            Act::RemoveUserFromGroup { group, user } => {
                assert!(
                    groups.get_mut(group).unwrap().members.remove(user),
                    "NoSuchEntity: {act:?}"
                );
                self.user(user).groups.remove(group);
            }
            Act::PutGroupPolicy {
                group,
                policy,
                document,
            } => {
                let inline = &mut groups.get_mut(group).unwrap().inline;
                inline.insert(policy.clone(), document.clone());
                let size: usize = inline.values().map(|text| size_without_whitespace(text)).sum();
                assert!(size <= quota, "LimitExceeded: {size} in {group}");
            }
            Act::DeleteGroupPolicy { group, policy } => {
                let gone = groups.get_mut(group).unwrap().inline.remove(policy);
                assert!(gone.is_some(), "NoSuchEntity: {act:?}");
            }
            other => panic!("no act on a group: {other:?}"),
        }
    }
}

fn act_on_role(account: AccountId, roles: &mut BTreeMap<String, Role>, act: &Act) {
    match act {
        Act::CreateRole {
            role,
            path,
            description,
            max_session,
            trust,
            tags,
            boundary,
        } => {
            assert!(
                !roles.keys().any(|there| there.eq_ignore_ascii_case(role)),
                "EntityAlreadyExists"
            );
            let mut made = new_role(account, role, path, trust);
            made.description.clone_from(description);
            made.max_session = *max_session;
            made.tags.clone_from(tags);
            made.boundary.clone_from(boundary);
            roles.insert(role.clone(), made);
        }
        Act::DeleteRole { role } => {
            let gone = roles
                .remove(role)
                .unwrap_or_else(|| panic!("NoSuchEntity: role {role}"));
            let bare = gone.managed.is_empty() && gone.inline.is_empty() && gone.profiles.is_empty();
            assert!(bare, "DeleteConflict: {gone:?}");
        }
        Act::UpdateRole {
            role,
            description,
            max_session,
        } => {
            let role = there(roles, role);
            role.description.clone_from(description);
            role.max_session = *max_session;
        }
        Act::UpdateAssumeRolePolicy { role, trust } => there(roles, role).trust.clone_from(trust),
        Act::TagRole { role, key, value } => drop(there(roles, role).tags.insert(key.clone(), value.clone())),
        Act::UntagRole { role, key } => drop(there(roles, role).tags.remove(key)),
        Act::AttachRolePolicy { role, policy } => {
            assert!(
                there(roles, role).managed.insert(policy.clone()),
                "attached already: {act:?}"
            );
        }
        Act::DetachRolePolicy { role, policy } => {
            assert!(there(roles, role).managed.remove(policy), "NoSuchEntity: {act:?}");
        }
        Act::PutRolePolicy {
            role,
            policy,
            document,
        } => {
            there(roles, role).inline.insert(policy.clone(), document.clone());
        }
        Act::DeleteRolePolicy { role, policy } => {
            assert!(
                there(roles, role).inline.remove(policy).is_some(),
                "NoSuchEntity: {act:?}"
            );
        }
        Act::PutRolePermissionsBoundary { role, boundary } => {
            there(roles, role).boundary = Some(boundary.clone());
        }
        Act::DeleteRolePermissionsBoundary { role } => there(roles, role).boundary = None,
        Act::RemoveRoleFromInstanceProfile { profile, role } => {
            assert!(
                there(roles, role).profiles.remove(profile),
                "NoSuchEntity: {act:?}"
            );
        }
        other => panic!("no act on a role: {other:?}"),
    }
}

fn there<'a>(roles: &'a mut BTreeMap<String, Role>, name: &str) -> &'a mut Role {
    roles
        .get_mut(name)
        .unwrap_or_else(|| panic!("NoSuchEntity: role {name}"))
}

/// An active key that was never used.
pub(crate) fn key(id: &str) -> AccessKey {
    AccessKey {
        id: id.to_owned(),
        active: true,
        created: Timestamp::UNIX_EPOCH,
        last_used: None,
    }
}

/// A user that somebody made.
pub(crate) fn new_user(
    name: &str,
    path: &str,
    tags: &BTreeMap<String, String>,
    boundary: Option<&Arn>,
) -> User {
    User {
        name: name.to_owned(),
        path: path.to_owned(),
        arn: Arn::user(rolecall_iam::account::Partition::Aws, id(HUB), path, name),
        id: format!("AIDA-{name}"),
        created: Timestamp::UNIX_EPOCH,
        tags: tags.clone(),
        boundary: boundary.cloned(),
        managed: BTreeSet::new(),
        inline: BTreeMap::new(),
        groups: BTreeSet::new(),
        keys: Vec::new(),
        holds: Vec::new(),
    }
}

/// A role that somebody made.
pub(crate) fn new_role(account: AccountId, name: &str, path: &str, trust: &str) -> Role {
    Role {
        name: name.to_owned(),
        path: path.to_owned(),
        arn: Arn::role(rolecall_iam::account::Partition::Aws, account, path, name),
        id: format!("AROA-{name}"),
        created: Timestamp::UNIX_EPOCH,
        description: String::new(),
        max_session: 3_600,
        tags: BTreeMap::new(),
        boundary: None,
        trust: trust.to_owned(),
        managed: BTreeSet::new(),
        inline: BTreeMap::new(),
        profiles: BTreeSet::new(),
        last_used: None,
    }
}
