//! A plan: the changes that make the observed state the desired one, and the steps that carry them out.
//!
//! A plan is data. It says everything that will be sent and nothing that was not shown; it can be saved,
//! read by people, and applied exactly or refused as stale.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rolecall_iam::account::{AccountId, Partition};
use rolecall_iam::arn::Arn;

use crate::setup::Consumer;

pub mod file;
pub mod fingerprint;
mod make;
mod order;
pub mod select;
#[cfg(test)]
pub(crate) mod tests;
mod unentered;

pub use make::{Goal, desired_state, entry, make, usual_entry};
pub use unentered::Unentered;

/// The format that this version writes and reads.
pub const FORMAT: &str = "rolecall/plan@1";

/// What will be done, and why.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// [`FORMAT`].
    pub format: String,
    /// The setup's name.
    pub setup: String,
    /// The partition of all its accounts.
    #[schemars(with = "String")]
    pub partition: Partition,
    /// Whose limits were kept.
    pub consumer: Consumer,
    /// The region whose endpoints are used.
    pub region: String,
    /// The hub account.
    #[schemars(with = "String")]
    pub hub: AccountId,
    /// When the state was observed that it starts from.
    #[schemars(with = "String")]
    pub observed: Timestamp,
    /// What is to be torn down is the whole setup.
    pub destroy: bool,
    /// The accounts it touches: their names, and how the operator gets in.
    pub accounts: Vec<PlannedAccount>,
    /// What changes, by account, hub first.
    pub changes: Vec<Change>,
    /// How, in an order that is safe at every point.
    pub steps: Vec<Step>,
    /// What was left alone and deserves a word.
    pub notices: Vec<String>,
}

/// An account that a plan touches.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlannedAccount {
    /// Its number.
    #[schemars(with = "String")]
    pub account: AccountId,
    /// The name that people see.
    pub alias: String,
    /// A profile of the AWS configuration that leads into it.
    pub profile: Option<String>,
    /// A role that leads into it.
    pub role: Option<String>,
    /// A remark shown beside the account: `33 of 34 places taken`.
    pub remark: Option<String>,
    /// Why it couldn't be entered: then nothing in it is planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unentered: Option<Unentered>,
}

/// What is to become of a thing.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Verb {
    /// It is made.
    Create,
    /// It is changed in place.
    Update,
    /// It is made anew under the same name.
    Replace,
    /// It is removed.
    Delete,
    /// It stays as it is.
    Keep,
}

impl Verb {
    /// The glyph that stands for it in a plan.
    #[must_use]
    pub const fn glyph(self) -> char {
        match self {
            Verb::Create => '+',
            Verb::Update => '~',
            Verb::Replace => '±',
            Verb::Delete => '-',
            Verb::Keep => '·',
        }
    }
}

/// One thing that changes, as people speak of it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// In which account.
    #[schemars(with = "String")]
    pub account: AccountId,
    /// What becomes of it.
    pub verb: Verb,
    /// What kind of thing: `role`, `policy`, `attachment`, `group`, `membership`, `user`, `access key`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// What it belongs to, for parts: the role of an attachment, the group of a policy.
    pub of: Option<String>,
    /// What exactly, a line each: the statement that is added, the trust that changes.
    pub details: Vec<String>,
    /// Why, where it isn't plain: `not in rolecall.yaml`.
    pub because: Option<String>,
    /// The whole document before and after, for `--details`.
    pub before: Option<String>,
    /// The whole document after.
    pub after: Option<String>,
    /// The steps that carry it out.
    pub steps: Vec<StepId>,
}

/// A step's number: its place in the plan, from 1.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(transparent)]
pub struct StepId(pub u32);

/// One write, and what must be so before and after it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its number.
    pub id: StepId,
    /// In which account.
    #[schemars(with = "String")]
    pub account: AccountId,
    /// What is sent.
    pub act: Act,
    /// The steps that must be done before it begins.
    pub needs: Vec<StepId>,
    /// What it touches, as it was observed.
    pub before: Fingerprint,
    /// What it touches, once it is done.
    pub after: Fingerprint,
}

/// The state of a [`Facet`]: `absent`, or a digest of what is there.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(transparent)]
pub struct Fingerprint(pub String);

impl Fingerprint {
    /// Nothing is there.
    #[must_use]
    pub fn absent() -> Self {
        Fingerprint("absent".to_owned())
    }
}

/// The smallest part of an account's state that one step reads and writes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// A user: that it exists, its path, and our mark on it.
    User(String),
    /// A tag of a user.
    UserTag(String, String),
    /// A managed policy attached to a user.
    UserAttachment(String, Arn),
    /// An inline policy of a user.
    UserInline(String, String),
    /// A user's permissions boundary.
    UserBoundary(String),
    /// A user's access keys: their ids and states.
    AccessKeys(String),
    /// A group: that it exists, and its path.
    Group(String),
    /// A user in a group: group, user.
    Membership(String, String),
    /// An inline policy of a group.
    GroupInline(String, String),
    /// A role: that it exists, its path, and our mark on it.
    Role(String),
    /// A role's description and longest session.
    RoleSettings(String),
    /// A role's trust policy.
    RoleTrust(String),
    /// A tag of a role.
    RoleTag(String, String),
    /// A managed policy attached to a role.
    RoleAttachment(String, Arn),
    /// An inline policy of a role.
    RoleInline(String, String),
    /// A role's permissions boundary.
    RoleBoundary(String),
    /// A role in an instance profile: profile, role.
    ProfileRole(String, String),
}

/// A write: the one list of everything that Rolecall ever changes in an account.
///
/// Documents are canonical JSON text.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(tag = "act", rename_all = "kebab-case", deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "each field is the parameter of the same name of the operation that the variant names"
)]
pub enum Act {
    CreateUser {
        user: String,
        path: String,
        tags: BTreeMap<String, String>,
        #[schemars(with = "Option<String>")]
        boundary: Option<Arn>,
    },
    DeleteUser {
        user: String,
    },
    TagUser {
        user: String,
        key: String,
        value: String,
    },
    UntagUser {
        user: String,
        key: String,
    },
    AttachUserPolicy {
        user: String,
        #[schemars(with = "String")]
        policy: Arn,
    },
    DetachUserPolicy {
        user: String,
        #[schemars(with = "String")]
        policy: Arn,
    },
    PutUserPolicy {
        user: String,
        policy: String,
        document: String,
    },
    DeleteUserPolicy {
        user: String,
        policy: String,
    },
    PutUserPermissionsBoundary {
        user: String,
        #[schemars(with = "String")]
        boundary: Arn,
    },
    DeleteUserPermissionsBoundary {
        user: String,
    },
    /// `known`: the ids that were there before; any other is the one whose answer was lost.
    CreateAccessKey {
        user: String,
        known: Vec<String>,
    },
    DeleteAccessKey {
        user: String,
        id: String,
    },
    CreateGroup {
        group: String,
        path: String,
    },
    DeleteGroup {
        group: String,
    },
    AddUserToGroup {
        group: String,
        user: String,
    },
    RemoveUserFromGroup {
        group: String,
        user: String,
    },
    PutGroupPolicy {
        group: String,
        policy: String,
        document: String,
    },
    DeleteGroupPolicy {
        group: String,
        policy: String,
    },
    CreateRole {
        role: String,
        path: String,
        description: String,
        max_session: u32,
        trust: String,
        tags: BTreeMap<String, String>,
        #[schemars(with = "Option<String>")]
        boundary: Option<Arn>,
    },
    DeleteRole {
        role: String,
    },
    UpdateRole {
        role: String,
        description: String,
        max_session: u32,
    },
    UpdateAssumeRolePolicy {
        role: String,
        trust: String,
    },
    TagRole {
        role: String,
        key: String,
        value: String,
    },
    UntagRole {
        role: String,
        key: String,
    },
    AttachRolePolicy {
        role: String,
        #[schemars(with = "String")]
        policy: Arn,
    },
    DetachRolePolicy {
        role: String,
        #[schemars(with = "String")]
        policy: Arn,
    },
    PutRolePolicy {
        role: String,
        policy: String,
        document: String,
    },
    DeleteRolePolicy {
        role: String,
        policy: String,
    },
    PutRolePermissionsBoundary {
        role: String,
        #[schemars(with = "String")]
        boundary: Arn,
    },
    DeleteRolePermissionsBoundary {
        role: String,
    },
    RemoveRoleFromInstanceProfile {
        profile: String,
        role: String,
    },
}

impl Act {
    /// What it reads and writes.
    #[must_use]
    pub fn facet(&self) -> Facet {
        match self.clone() {
            Act::CreateUser { user, .. } | Act::DeleteUser { user } => Facet::User(user),
            Act::TagUser { user, key, .. } | Act::UntagUser { user, key } => Facet::UserTag(user, key),
            Act::AttachUserPolicy { user, policy } | Act::DetachUserPolicy { user, policy } => {
                Facet::UserAttachment(user, policy)
            }
            Act::PutUserPolicy { user, policy, .. } | Act::DeleteUserPolicy { user, policy } => {
                Facet::UserInline(user, policy)
            }
            Act::PutUserPermissionsBoundary { user, .. } | Act::DeleteUserPermissionsBoundary { user } => {
                Facet::UserBoundary(user)
            }
            Act::CreateAccessKey { user, .. } | Act::DeleteAccessKey { user, .. } => Facet::AccessKeys(user),
            Act::CreateGroup { group, .. } | Act::DeleteGroup { group } => Facet::Group(group),
            Act::AddUserToGroup { group, user } | Act::RemoveUserFromGroup { group, user } => {
                Facet::Membership(group, user)
            }
            Act::PutGroupPolicy { group, policy, .. } | Act::DeleteGroupPolicy { group, policy } => {
                Facet::GroupInline(group, policy)
            }
            Act::CreateRole { role, .. } | Act::DeleteRole { role } => Facet::Role(role),
            Act::UpdateRole { role, .. } => Facet::RoleSettings(role),
            Act::UpdateAssumeRolePolicy { role, .. } => Facet::RoleTrust(role),
            Act::TagRole { role, key, .. } | Act::UntagRole { role, key } => Facet::RoleTag(role, key),
            Act::AttachRolePolicy { role, policy } | Act::DetachRolePolicy { role, policy } => {
                Facet::RoleAttachment(role, policy)
            }
            Act::PutRolePolicy { role, policy, .. } | Act::DeleteRolePolicy { role, policy } => {
                Facet::RoleInline(role, policy)
            }
            Act::PutRolePermissionsBoundary { role, .. } | Act::DeleteRolePermissionsBoundary { role } => {
                Facet::RoleBoundary(role)
            }
            Act::RemoveRoleFromInstanceProfile { profile, role } => Facet::ProfileRole(profile, role),
        }
    }
}
