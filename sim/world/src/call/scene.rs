//! The stage of one call: the world, the moment, the replica, the caller.
//!
//! An operation is a function of its scene and its request. It asks for what it needs by
//! [`Scene::authorize`] before it looks whether anything exists, and only then looks and changes: so a
//! caller without rights learns nothing.

use std::sync::Arc;

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_iam::account::{AccountId, Partition};
use rolecall_iam::arn::Arn;

use crate::account::Account;
use crate::account::directory::{Directory, Entity};
use crate::account::entity::{Group, InstanceProfile, ManagedPolicy, Role, User};
use crate::call::caller::Caller;
use crate::call::refusal;
use crate::ids::{self, Prefix, UniqueId};
use crate::time::clock::Moment;
use crate::time::delay::Delays;
use crate::time::replicated::View;
use crate::world::{Origin, World};

/// Everything that an operation acts with.
pub(crate) struct Scene<'w> {
    pub(crate) world: &'w mut World,
    pub(crate) now: Moment,
    /// The replica that answers: for authorizing and whatever else the data plane does.
    pub(crate) view: View,
    pub(crate) caller: Arc<Caller>,
    pub(crate) origin: &'w Origin,
    /// The how-manieth call with this key at this moment.
    pub(crate) nth: u32,
    authorized: bool,
    other: Option<AccountId>,
}

impl<'w> Scene<'w> {
    pub(crate) const fn new(
        world: &'w mut World,
        now: Moment,
        view: View,
        caller: Arc<Caller>,
        origin: &'w Origin,
        nth: u32,
    ) -> Self {
        Self {
            world,
            now,
            view,
            caller,
            origin,
            nth,
            authorized: false,
            other: None,
        }
    }

    /// The caller's account: the one that operations of IAM act in.
    pub(crate) fn account_id(&self) -> AccountId {
        self.caller.account
    }

    /// Where it is.
    pub(crate) fn partition(&self) -> Partition {
        self.caller.partition
    }

    /// The caller's account, as the control plane knows it.
    #[expect(
        clippy::expect_used,
        reason = "authentication found the account, and accounts are never taken away"
    )]
    pub(crate) fn account(&self) -> &Account {
        self.world
            .accounts
            .get(&self.caller.account)
            .expect("invariant: a caller's account exists")
    }

    /// The caller's account, to be changed.
    #[expect(
        clippy::expect_used,
        reason = "authentication found the account, and accounts are never taken away"
    )]
    pub(crate) fn account_mut(&mut self) -> &mut Account {
        self.world
            .accounts
            .get_mut(&self.caller.account)
            .expect("invariant: a caller's account exists")
    }

    /// How late writes are seen.
    pub(crate) const fn delays(&self) -> Delays {
        self.world.delays()
    }

    /// Says that the law was asked and allowed it.
    pub(crate) const fn mark_authorized(&mut self) {
        self.authorized = true;
    }

    /// Says that the operation needs no permission; only those whose documentation says so.
    pub(crate) const fn needs_no_permission(&mut self) {
        self.authorized = true;
    }

    /// No operation may answer without having asked.
    pub(crate) fn assert_authorized(&self, operation: Operation) {
        assert!(
            self.authorized,
            "invariant: every answer was authorized; {operation} was not"
        );
    }

    /// Says in which other account the resource is.
    pub(crate) fn concerns(&mut self, account: AccountId) {
        self.other = (account != self.caller.account).then_some(account);
    }

    pub(crate) const fn other_account(&self) -> Option<AccountId> {
        self.other
    }

    /// A new unique id for something of the caller's account. `parts` say what it is for.
    pub(crate) fn mint(&mut self, prefix: Prefix, parts: &[&str]) -> UniqueId {
        let account = self.caller.account;
        let at = self.now.millis().to_string();
        let all: Vec<&str> = [account.as_str(), at.as_str()]
            .into_iter()
            .chain(parts.iter().copied())
            .collect();
        let owners = &self.world.owners;
        let id = ids::mint(self.world.chance(), prefix, &all, |id| owners.contains_key(id));
        self.world.owners.insert(id.clone(), account);
        id
    }

    /// A new id of a signing certificate: 32 letters and digits without a prefix, as AWS's documentation
    /// shows them.
    pub(crate) fn mint_certificate(&mut self, owner: &str) -> UniqueId {
        let key = self
            .world
            .chance()
            .key("signing certificate")
            .text(self.caller.account.as_str())
            .text(owner)
            .text(&self.now.millis().to_string())
            .number(u64::from(self.nth));
        let id = ids::uuid(key).replace('-', "").to_ascii_uppercase();
        UniqueId::from(id.as_str())
    }

    /// ARN of a user that exists, or that would be meant.
    pub(crate) fn user_arn(&self, name: &str) -> Arn {
        let known = self.account().users.get(name).map(|user| user.arn.clone());
        known.unwrap_or_else(|| Arn::user(self.partition(), self.account_id(), "/", name))
    }

    /// ARN of a group that exists, or that would be meant.
    pub(crate) fn group_arn(&self, name: &str) -> Arn {
        let known = self.account().groups.get(name).map(|group| group.arn.clone());
        known.unwrap_or_else(|| Arn::group(self.partition(), self.account_id(), "/", name))
    }

    /// ARN of a role that exists, or that would be meant.
    pub(crate) fn role_arn(&self, name: &str) -> Arn {
        let known = self.account().roles.get(name).map(|role| role.arn.clone());
        known.unwrap_or_else(|| Arn::role(self.partition(), self.account_id(), "/", name))
    }

    /// ARN of an instance profile that exists, or that would be meant.
    pub(crate) fn instance_profile_arn(&self, name: &str) -> Arn {
        let known = self
            .account()
            .instance_profiles
            .get(name)
            .map(|profile| profile.arn.clone());
        known.unwrap_or_else(|| Arn::instance_profile(self.partition(), self.account_id(), "/", name))
    }

    /// A user, or `NoSuchEntity`.
    pub(crate) fn user(&self, name: &str) -> Result<&User, Refusal> {
        self.account()
            .users
            .get(name)
            .ok_or_else(|| refusal::no_such_user(name))
    }

    /// A user to be changed, or `NoSuchEntity`.
    pub(crate) fn user_mut(&mut self, name: &str) -> Result<&mut User, Refusal> {
        self.account_mut()
            .users
            .get_mut(name)
            .ok_or_else(|| refusal::no_such_user(name))
    }

    /// A group, or `NoSuchEntity`.
    pub(crate) fn group(&self, name: &str) -> Result<&Group, Refusal> {
        self.account()
            .groups
            .get(name)
            .ok_or_else(|| refusal::no_such_group(name))
    }

    /// A group to be changed, or `NoSuchEntity`.
    pub(crate) fn group_mut(&mut self, name: &str) -> Result<&mut Group, Refusal> {
        self.account_mut()
            .groups
            .get_mut(name)
            .ok_or_else(|| refusal::no_such_group(name))
    }

    /// A role, or `NoSuchEntity`.
    pub(crate) fn role(&self, name: &str) -> Result<&Role, Refusal> {
        self.account()
            .roles
            .get(name)
            .ok_or_else(|| refusal::no_such_role(name))
    }

    /// A role to be changed, or `NoSuchEntity`.
    pub(crate) fn role_mut(&mut self, name: &str) -> Result<&mut Role, Refusal> {
        self.account_mut()
            .roles
            .get_mut(name)
            .ok_or_else(|| refusal::no_such_role(name))
    }

    /// A customer managed policy by its ARN, or `NoSuchEntity`.
    pub(crate) fn policy(&self, arn: &str) -> Result<&ManagedPolicy, Refusal> {
        self.account()
            .policy(arn)
            .ok_or_else(|| refusal::no_such_policy(arn))
    }

    /// A customer managed policy to be changed, or `NoSuchEntity`.
    pub(crate) fn policy_mut(&mut self, arn: &str) -> Result<&mut ManagedPolicy, Refusal> {
        self.account_mut()
            .policy_mut(arn)
            .ok_or_else(|| refusal::no_such_policy(arn))
    }

    /// An instance profile, or `NoSuchEntity`.
    pub(crate) fn instance_profile(&self, name: &str) -> Result<&InstanceProfile, Refusal> {
        self.account()
            .instance_profiles
            .get(name)
            .ok_or_else(|| refusal::no_such_instance_profile(name))
    }

    /// An instance profile to be changed, or `NoSuchEntity`.
    pub(crate) fn instance_profile_mut(&mut self, name: &str) -> Result<&mut InstanceProfile, Refusal> {
        self.account_mut()
            .instance_profiles
            .get_mut(name)
            .ok_or_else(|| refusal::no_such_instance_profile(name))
    }

    /// The name that an operation means when it may leave it out: the caller's own.
    pub(crate) fn own_name_unless(&self, name: Option<String>) -> Result<String, Refusal> {
        match (name, self.caller.user_name()) {
            (Some(name), _) => Ok(name),
            (None, Some(own)) => Ok(own.to_owned()),
            (None, None) => Err(refusal::validation(
                "Must specify userName when calling with non-User credentials",
            )),
        }
    }
}

/// Refuses one more of something than its quota.
///
/// # Errors
/// `LimitExceeded`, as IAM writes it.
pub(crate) fn within<T: Entity>(directory: &Directory<T>, quota: &str, limit: usize) -> Result<(), Refusal> {
    if directory.len() >= limit {
        Err(refusal::quota_exceeded(quota, limit))
    } else {
        Ok(())
    }
}
