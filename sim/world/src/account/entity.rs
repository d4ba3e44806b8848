//! The entities of IAM: users, groups, roles, managed policies, instance profiles, access keys.
//!
//! Each holds what the control plane knows and, inside [`Replicated`], what the data plane sees. How
//! they may change is in the folder `iam`, one file per kind.

use std::collections::BTreeMap;
use std::sync::Arc;

use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use serde::{Deserialize, Serialize};

use crate::account::directory::Entity;
use crate::account::grants::Grants;
use crate::account::password::LoginProfile;
use crate::account::server_certificate::ServerCertificate;
use crate::account::tags::Tags;
use crate::account::user_credentials::UserCredentials;
use crate::ids::UniqueId;
use crate::time::clock::Moment;
use crate::time::delay::Kind;
use crate::time::replicated::Replicated;
use rolecall_iam::policy::Document;

/// A user.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct User {
    /// `AIDA…`.
    pub id: UniqueId,
    /// In the spelling it was given.
    pub name: Arc<str>,
    /// `/` or `/a/b/`.
    pub path: String,
    /// Follows name and path.
    pub arn: Arn,
    /// When it was made.
    pub created: Moment,
    /// Whether it exists.
    pub existence: Replicated<bool>,
    /// Its own policies.
    pub grants: Grants,
    /// The groups it is in, by unique id.
    pub groups: BTreeMap<UniqueId, Replicated<bool>>,
    /// ARN of its permissions boundary.
    pub boundary: Replicated<Option<Arc<str>>>,
    /// Its tags.
    pub tags: Replicated<Tags>,
    /// Its access keys, oldest first; deleted ones are not among them.
    pub keys: Vec<UniqueId>,
    /// How many keys it ever had: no id is given twice.
    pub keys_made: u32,
    /// Its way into the console, when it has one.
    #[serde(default)]
    pub login_profile: Option<LoginProfile>,
    /// Its SSH keys, certificates and credentials of single services.
    #[serde(default, skip_serializing_if = "UserCredentials::is_empty")]
    pub credentials: UserCredentials,
}

impl User {
    /// A user without anything.
    #[must_use]
    pub fn new(id: UniqueId, name: &str, path: &str, arn: Arn, now: Moment) -> Self {
        Self {
            existence: Replicated::written(id.key("existence"), now, Kind::Principal, true),
            boundary: Replicated::unwritten(id.key("boundary")),
            tags: Replicated::unwritten(id.key("tags")),
            id,
            name: name.into(),
            path: path.to_owned(),
            arn,
            created: now,
            grants: Grants::default(),
            groups: BTreeMap::new(),
            keys: Vec::new(),
            keys_made: 0,
            login_profile: None,
            credentials: UserCredentials::default(),
        }
    }

    /// The groups it is in, as the control plane knows them.
    pub fn memberships(&self) -> impl Iterator<Item = &UniqueId> {
        self.groups
            .iter()
            .filter(|(_, member)| member.latest() == Some(&true))
            .map(|(group, _)| group)
    }

    /// Whether it is in a group, as the control plane knows it.
    #[must_use]
    pub fn is_member(&self, group: &UniqueId) -> bool {
        self.groups
            .get(group)
            .is_some_and(|member| member.latest() == Some(&true))
    }
}

/// A group.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Group {
    /// `AGPA…`.
    pub id: UniqueId,
    /// In the spelling it was given.
    pub name: Arc<str>,
    /// `/` or `/a/b/`.
    pub path: String,
    /// Follows name and path.
    pub arn: Arn,
    /// When it was made.
    pub created: Moment,
    /// Whether it exists.
    pub existence: Replicated<bool>,
    /// Its policies.
    pub grants: Grants,
}

impl Group {
    /// A group without policies and members.
    #[must_use]
    pub fn new(id: UniqueId, name: &str, path: &str, arn: Arn, now: Moment) -> Self {
        Self {
            existence: Replicated::written(id.key("existence"), now, Kind::Membership, true),
            id,
            name: name.into(),
            path: path.to_owned(),
            arn,
            created: now,
            grants: Grants::default(),
        }
    }
}

/// A role.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Role {
    /// `AROA…`.
    pub id: UniqueId,
    /// In the spelling it was given.
    pub name: Arc<str>,
    /// `/` or `/a/b/`.
    pub path: String,
    /// Follows name and path.
    pub arn: Arn,
    /// When it was made.
    pub created: Moment,
    /// Up to 1,000 characters; `None` when it was made without one.
    pub description: Option<String>,
    /// 3,600 to 43,200 seconds.
    pub max_session_seconds: i64,
    /// Whether it exists.
    pub existence: Replicated<bool>,
    /// Its trust policy, with users and roles stored by their unique ids (IAM User Guide,
    /// `reference_policies_elements_principal.html`).
    pub trust: Replicated<Document>,
    /// Its permissions policies.
    pub grants: Grants,
    /// ARN of its permissions boundary.
    pub boundary: Replicated<Option<Arc<str>>>,
    /// Its tags.
    pub tags: Replicated<Tags>,
    /// When and where it was last used.
    pub last_used: Option<LastUsed>,
}

impl Role {
    /// A role with its trust policy, and without anything else.
    #[must_use]
    pub fn new(id: UniqueId, name: &str, path: &str, arn: Arn, trust: Document, now: Moment) -> Self {
        Self {
            existence: Replicated::written(id.key("existence"), now, Kind::Principal, true),
            trust: Replicated::written(id.key("trust"), now, Kind::Trust, trust),
            boundary: Replicated::unwritten(id.key("boundary")),
            tags: Replicated::unwritten(id.key("tags")),
            id,
            name: name.into(),
            path: path.to_owned(),
            arn,
            created: now,
            description: None,
            max_session_seconds: 3600,
            grants: Grants::default(),
            last_used: None,
        }
    }
}

/// A customer managed policy.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ManagedPolicy {
    /// `ANPA…`.
    pub id: UniqueId,
    /// In the spelling it was given.
    pub name: Arc<str>,
    /// `/` or `/a/b/`.
    pub path: String,
    /// Follows name and path.
    pub arn: Arn,
    /// When it was made.
    pub created: Moment,
    /// When its versions last changed.
    pub updated: Moment,
    /// Given once, when it was made.
    pub description: Option<String>,
    /// Whether it exists.
    pub existence: Replicated<bool>,
    /// Its versions by number: 1 is `v1`.
    pub versions: BTreeMap<u32, PolicyVersion>,
    /// The number of the default version.
    pub default_version: u32,
    /// How many versions it ever had: numbers are not used again.
    pub versions_made: u32,
    /// The document of the default version, which is the one that is evaluated.
    pub document: Replicated<Document>,
    /// Its tags.
    pub tags: Replicated<Tags>,
}

/// One version of a managed policy.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PolicyVersion {
    /// What it says.
    pub document: Document,
    /// When it was made.
    pub created: Moment,
}

impl ManagedPolicy {
    /// A policy with one version.
    #[must_use]
    pub fn new(id: UniqueId, name: &str, path: &str, arn: Arn, document: Document, now: Moment) -> Self {
        let first = PolicyVersion {
            document: document.clone(),
            created: now,
        };
        Self {
            existence: Replicated::written(id.key("existence"), now, Kind::IdentityPolicy, true),
            document: Replicated::written(id.key("document"), now, Kind::IdentityPolicy, document),
            tags: Replicated::unwritten(id.key("tags")),
            id,
            name: name.into(),
            path: path.to_owned(),
            arn,
            created: now,
            updated: now,
            description: None,
            versions: BTreeMap::from([(1, first)]),
            default_version: 1,
            versions_made: 1,
        }
    }
}

/// An instance profile: the case in which EC2 hands out a role.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InstanceProfile {
    /// `AIPA…`.
    pub id: UniqueId,
    /// In the spelling it was given.
    pub name: Arc<str>,
    /// `/` or `/a/b/`.
    pub path: String,
    /// Follows name and path.
    pub arn: Arn,
    /// When it was made.
    pub created: Moment,
    /// Whether it exists.
    pub existence: Replicated<bool>,
    /// The role in it, by unique id; at most one.
    pub role: Option<UniqueId>,
    /// Its tags.
    pub tags: Replicated<Tags>,
}

impl InstanceProfile {
    /// An instance profile without a role.
    #[must_use]
    pub fn new(id: UniqueId, name: &str, path: &str, arn: Arn, now: Moment) -> Self {
        Self {
            existence: Replicated::written(id.key("existence"), now, Kind::Principal, true),
            tags: Replicated::unwritten(id.key("tags")),
            id,
            name: name.into(),
            path: path.to_owned(),
            arn,
            created: now,
            role: None,
        }
    }
}

/// Whether an access key may sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyStatus {
    /// It may.
    Active,
    /// It may not, for now.
    Inactive,
    /// It is gone.
    Deleted,
}

impl KeyStatus {
    /// As IAM writes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "Active",
            Self::Inactive => "Inactive",
            Self::Deleted => "Deleted",
        }
    }
}

/// Whose access key it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyOwner {
    /// The root user of the account.
    Root,
    /// A user, by unique id.
    User(UniqueId),
}

/// A long-term access key. Its secret is derived, not stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AccessKey {
    /// `AKIA…`.
    pub id: UniqueId,
    /// The account of its owner.
    pub account: AccountId,
    /// Whose it is.
    pub owner: KeyOwner,
    /// When it was made.
    pub created: Moment,
    /// Whether it may sign.
    pub status: Replicated<KeyStatus>,
    /// When and where it was last used.
    pub last_used: Option<LastUsed>,
}

/// The last use of an access key or a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastUsed {
    /// When.
    pub at: Moment,
    /// The service that was asked.
    pub service: Arc<str>,
    /// The region that was asked.
    pub region: Arc<str>,
}

macro_rules! entities {
    ($($kind:ty),+) => {$(
        impl Entity for $kind {
            fn id(&self) -> &UniqueId {
                &self.id
            }
            fn name(&self) -> &str {
                &self.name
            }
            fn arn(&self) -> &Arn {
                &self.arn
            }
            fn existence(&self) -> &Replicated<bool> {
                &self.existence
            }
            fn existence_mut(&mut self) -> &mut Replicated<bool> {
                &mut self.existence
            }
        }
    )+};
}

entities!(
    User,
    Group,
    Role,
    ManagedPolicy,
    InstanceProfile,
    ServerCertificate
);
