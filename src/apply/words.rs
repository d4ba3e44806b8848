//! Acts in a few words, and what they belong to.

use crate::plan::{Act, Facet};

/// An act in a few words: `create role MicetroAccess`.
#[must_use]
pub fn words(act: &Act) -> String {
    match act {
        Act::CreateUser { user, .. } => format!("create user {user}"),
        Act::DeleteUser { user } => format!("delete user {user}"),
        Act::TagUser { user, key, .. } => format!("tag user {user}: {key}"),
        Act::UntagUser { user, key } => format!("untag user {user}: {key}"),
        Act::AttachUserPolicy { user, policy } => format!("attach {} to user {user}", policy.resource_name()),
        Act::DetachUserPolicy { user, policy } => {
            format!("detach {} from user {user}", policy.resource_name())
        }
        Act::PutUserPolicy { user, policy, .. } => format!("put policy {policy} of user {user}"),
        Act::DeleteUserPolicy { user, policy } => format!("delete policy {policy} of user {user}"),
        Act::PutUserPermissionsBoundary { user, boundary } => {
            format!("set boundary {} of user {user}", boundary.resource_name())
        }
        Act::DeleteUserPermissionsBoundary { user } => format!("remove boundary of user {user}"),
        Act::CreateAccessKey { user, .. } => format!("create access key of user {user}"),
        Act::DeleteAccessKey { user, id } => format!("delete access key {id} of user {user}"),
        Act::CreateGroup { group, .. } => format!("create group {group}"),
        Act::DeleteGroup { group } => format!("delete group {group}"),
        Act::AddUserToGroup { group, user } => format!("add user {user} to group {group}"),
        Act::RemoveUserFromGroup { group, user } => format!("remove user {user} from group {group}"),
        Act::PutGroupPolicy { group, policy, .. } => format!("put policy {policy} of group {group}"),
        Act::DeleteGroupPolicy { group, policy } => format!("delete policy {policy} of group {group}"),
        Act::CreateRole { role, .. } => format!("create role {role}"),
        Act::DeleteRole { role } => format!("delete role {role}"),
        Act::UpdateRole { role, .. } => format!("update role {role}"),
        Act::UpdateAssumeRolePolicy { role, .. } => format!("update trust of role {role}"),
        Act::TagRole { role, key, .. } => format!("tag role {role}: {key}"),
        Act::UntagRole { role, key } => format!("untag role {role}: {key}"),
        Act::AttachRolePolicy { role, policy } => format!("attach {} to role {role}", policy.resource_name()),
        Act::DetachRolePolicy { role, policy } => {
            format!("detach {} from role {role}", policy.resource_name())
        }
        Act::PutRolePolicy { role, policy, .. } => format!("put policy {policy} of role {role}"),
        Act::DeleteRolePolicy { role, policy } => format!("delete policy {policy} of role {role}"),
        Act::PutRolePermissionsBoundary { role, boundary } => {
            format!("set boundary {} of role {role}", boundary.resource_name())
        }
        Act::DeleteRolePermissionsBoundary { role } => format!("remove boundary of role {role}"),
        Act::RemoveRoleFromInstanceProfile { profile, role } => {
            format!("remove role {role} from instance profile {profile}")
        }
    }
}

/// What exists by itself, and what facets are parts of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Entity {
    User(String),
    Group(String),
    Role(String),
    Profile(String),
}

impl Entity {
    /// What a facet is a part of, or is itself.
    pub(super) fn of(facet: &Facet) -> Entity {
        match facet.clone() {
            Facet::User(user)
            | Facet::UserTag(user, _)
            | Facet::UserAttachment(user, _)
            | Facet::UserInline(user, _)
            | Facet::UserBoundary(user)
            | Facet::AccessKeys(user) => Entity::User(user),
            Facet::Group(group) | Facet::Membership(group, _) | Facet::GroupInline(group, _) => {
                Entity::Group(group)
            }
            Facet::Role(role)
            | Facet::RoleSettings(role)
            | Facet::RoleTrust(role)
            | Facet::RoleTag(role, _)
            | Facet::RoleAttachment(role, _)
            | Facet::RoleInline(role, _)
            | Facet::RoleBoundary(role) => Entity::Role(role),
            Facet::ProfileRole(profile, _) => Entity::Profile(profile),
        }
    }

    /// The facet that says whether it exists; an instance profile has none, since no plan makes one.
    pub(super) fn facet(&self) -> Option<Facet> {
        match self.clone() {
            Entity::User(user) => Some(Facet::User(user)),
            Entity::Group(group) => Some(Facet::Group(group)),
            Entity::Role(role) => Some(Facet::Role(role)),
            Entity::Profile(_) => None,
        }
    }

    /// `user micetro`.
    pub(super) fn words(&self) -> String {
        match self {
            Entity::User(name) => format!("user {name}"),
            Entity::Group(name) => format!("group {name}"),
            Entity::Role(name) => format!("role {name}"),
            Entity::Profile(name) => format!("instance profile {name}"),
        }
    }

    /// The acts by which a plan makes it anew.
    pub(super) fn created_by(act: &Act) -> Option<Entity> {
        match act {
            Act::CreateUser { user, .. } => Some(Entity::User(user.clone())),
            Act::CreateGroup { group, .. } => Some(Entity::Group(group.clone())),
            Act::CreateRole { role, .. } => Some(Entity::Role(role.clone())),
            _ => None,
        }
    }

    /// Everything without which an act can't be done: for a membership the group and the user.
    pub(super) fn needed_by(act: &Act) -> Vec<Entity> {
        match act {
            Act::CreateUser { .. } | Act::CreateGroup { .. } | Act::CreateRole { .. } => Vec::new(),
            Act::AddUserToGroup { group, user } | Act::RemoveUserFromGroup { group, user } => {
                vec![Entity::Group(group.clone()), Entity::User(user.clone())]
            }
            act => vec![Entity::of(&act.facet())],
        }
    }
}
