//! An account: its entities, its aliases, its quotas, and what else it holds.

pub(crate) mod catalogue;
pub mod directory;
pub(crate) mod documents;
pub mod entity;
pub mod grants;
pub(crate) mod jobs;
pub(crate) mod last_used;
pub mod mfa;
pub mod oidc;
pub mod password;
pub mod quota;
pub mod saml;
pub mod server_certificate;
pub mod settings;
pub mod tags;
pub mod user_credentials;

use std::sync::Arc;

use rolecall_iam::account::{AccountId, Partition};
use serde::{Deserialize, Serialize};

use crate::account::directory::Directory;
use crate::account::entity::{Group, InstanceProfile, ManagedPolicy, Role, User};
use crate::account::mfa::MfaDevices;
use crate::account::oidc::OidcProviders;
use crate::account::quota::Quotas;
use crate::account::saml::SamlProviders;
use crate::account::server_certificate::ServerCertificate;
use crate::account::settings::Settings;
use crate::account::user_credentials::UserCredentials;
use crate::organization::State;
use crate::time::clock::Moment;

/// What an account is made with.
#[derive(Debug, Clone, Default)]
pub struct AccountOptions {
    /// The account alias.
    pub alias: Option<String>,
    /// The name that the organization shows; the account ID when it has none.
    pub name: Option<String>,
    /// The address that the organization shows; one at example.com when it has none.
    pub email: Option<String>,
    /// Quotas other than the usual.
    pub quotas: Option<Quotas>,
}

/// One account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Account {
    /// Twelve digits.
    pub id: AccountId,
    /// Where it is.
    pub partition: Partition,
    /// When it was made.
    pub created: Moment,
    /// From when on it is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes: Option<Moment>,
    /// Its alias: at most one.
    pub alias: Option<String>,
    /// As the organization shows it.
    pub name: String,
    /// As the organization shows it.
    pub email: String,
    /// How much of everything it may have.
    pub quotas: Quotas,
    /// What it is set to as a whole.
    #[serde(default, skip_serializing_if = "Settings::is_default")]
    pub settings: Settings,
    /// Its users.
    pub users: Directory<User>,
    /// Its groups.
    pub groups: Directory<Group>,
    /// Its roles.
    pub roles: Directory<Role>,
    /// Its managed policies.
    pub policies: Directory<ManagedPolicy>,
    /// Its instance profiles.
    pub instance_profiles: Directory<InstanceProfile>,
    /// Its SAML providers.
    #[serde(default)]
    pub saml_providers: SamlProviders,
    /// Its server certificates.
    #[serde(default)]
    pub server_certificates: Directory<ServerCertificate>,
    /// The certificates of its root user.
    #[serde(default)]
    pub root_credentials: UserCredentials,
    /// Its virtual devices for a second factor.
    #[serde(default)]
    pub mfa_devices: MfaDevices,
    /// Its OpenID Connect providers.
    #[serde(default)]
    pub oidc_providers: OidcProviders,
}

impl Account {
    pub(crate) fn new(id: AccountId, partition: Partition, options: AccountOptions, now: Moment) -> Self {
        Self {
            id,
            partition,
            created: now,
            closes: None,
            alias: options.alias,
            name: options.name.unwrap_or_else(|| id.to_string()),
            email: options.email.unwrap_or_else(|| format!("{id}@example.com")),
            quotas: options.quotas.unwrap_or_default(),
            settings: Settings::default(),
            users: Directory::default(),
            groups: Directory::default(),
            roles: Directory::default(),
            policies: Directory::default(),
            instance_profiles: Directory::default(),
            saml_providers: SamlProviders::default(),
            server_certificates: Directory::default(),
            root_credentials: UserCredentials::default(),
            mfa_devices: MfaDevices::default(),
            oidc_providers: OidcProviders::default(),
        }
    }

    /// How it fares.
    #[must_use]
    pub fn state(&self, now: Moment) -> State {
        match self.closes {
            None => State::Active,
            Some(at) if at > now => State::PendingClosure,
            Some(_) => State::Closed,
        }
    }

    /// The customer managed policy with that ARN.
    ///
    /// The path is part of the ARN, and so must agree.
    #[must_use]
    pub fn policy(&self, arn: &str) -> Option<&ManagedPolicy> {
        let name = arn.rsplit(['/', ':']).next()?;
        self.policies
            .get(name)
            .filter(|policy| policy.arn.as_str() == arn)
    }

    /// The customer managed policy with that ARN, to be changed.
    pub fn policy_mut(&mut self, arn: &str) -> Option<&mut ManagedPolicy> {
        let name = arn.rsplit(['/', ':']).next()?;
        self.policies
            .get_mut(name)
            .filter(|policy| policy.arn.as_str() == arn)
    }

    /// How many entities a managed policy is attached to: users, groups and roles.
    #[must_use]
    pub fn attachments(&self, arn: &str) -> usize {
        let users = self
            .users
            .iter()
            .filter(|user| user.grants.is_attached(arn))
            .count();
        let groups = self
            .groups
            .iter()
            .filter(|group| group.grants.is_attached(arn))
            .count();
        let roles = self
            .roles
            .iter()
            .filter(|role| role.grants.is_attached(arn))
            .count();
        users + groups + roles
    }

    /// How many users and roles have a managed policy as their permissions boundary.
    #[must_use]
    pub fn boundary_uses(&self, arn: &str) -> usize {
        let is =
            |boundary: Option<&Option<Arc<str>>>| boundary.is_some_and(|set| set.as_deref() == Some(arn));
        self.users
            .iter()
            .filter(|user| is(user.boundary.latest()))
            .count()
            + self
                .roles
                .iter()
                .filter(|role| is(role.boundary.latest()))
                .count()
    }
}
