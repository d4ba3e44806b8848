//! Principals: who asks, and whom a `Principal` element names.
//!
//! Source: IAM User Guide, *reference_policies_elements_principal* and *…_notprincipal*.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::account::{AccountId, Partition};
use crate::arn::Arn;
use crate::context::Context;

mod element;

pub(crate) use element::Strength;
pub use element::{PrincipalElement, PrincipalEntry, PrincipalKind};

/// Who makes a request: the calling session, not only the entity behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Principal {
    /// The account root user.
    Root {
        /// `arn:aws:iam::123456789012:root`.
        arn: Arn,
    },
    /// An IAM user, with long-term credentials or those of GetSessionToken: such a session has the
    /// user's own ARN and permissions (*id_credentials_temp_control-access_getsessiontoken*).
    User {
        /// The user's ARN, with its path.
        arn: Arn,
        /// `AIDA…`; without it no policy names the user by unique id.
        id: Option<Arc<str>>,
    },
    /// A session of a role.
    RoleSession {
        /// The session's ARN, `arn:aws:sts::123456789012:assumed-role/Role/session`.
        session: Arn,
        /// The role's ARN, with its path.
        role: Arn,
        /// The role's `AROA…`; without it no policy names the role by unique id.
        role_id: Option<Arc<str>>,
    },
    /// A session of GetFederationToken.
    FederatedUser {
        /// `arn:aws:sts::123456789012:federated-user/name`.
        arn: Arn,
        /// The IAM user (or root user) whose credentials made it.
        user: Arn,
        /// That user's `AIDA…`.
        user_id: Option<Arc<str>>,
    },
    /// A caller that an identity provider vouches for: AssumeRoleWithWebIdentity, …WithSAML.
    Federated {
        /// `accounts.google.com`, or the ARN of an OIDC or SAML provider.
        provider: Arc<str>,
    },
    /// An AWS service that calls for itself.
    Service {
        /// `ec2.amazonaws.com`.
        name: Arc<str>,
    },
    /// Nobody known: an unsigned request.
    Anonymous,
}

impl Principal {
    /// The root user of an account.
    pub fn root(partition: Partition, account: AccountId) -> Self {
        Self::Root {
            arn: Arn::root(partition, account),
        }
    }

    /// An IAM user whose unique id isn't known.
    pub fn user(arn: Arn) -> Self {
        Self::User { arn, id: None }
    }

    /// A session of a role, by the role's ARN and the session's name; the unique id isn't known.
    /// `None` when the ARN isn't a role's.
    pub fn role_session(role: Arn, session_name: &str) -> Option<Self> {
        let partition = role.partition().parse().ok()?;
        let account = role.account_id()?;
        role.resource().strip_prefix("role/")?;
        let session = Arn::assumed_role(partition, account, role.resource_name(), session_name);
        Some(Self::RoleSession {
            session,
            role,
            role_id: None,
        })
    }

    /// An AWS service.
    pub fn service(name: impl Into<Arc<str>>) -> Self {
        Self::Service { name: name.into() }
    }

    /// The same principal, known by its entity's unique id (`AIDA…`, `AROA…`).
    #[must_use]
    pub fn with_unique_id(mut self, unique_id: impl Into<Arc<str>>) -> Self {
        match &mut self {
            Self::User { id, .. }
            | Self::RoleSession { role_id: id, .. }
            | Self::FederatedUser { user_id: id, .. } => *id = Some(unique_id.into()),
            Self::Root { .. } | Self::Federated { .. } | Self::Service { .. } | Self::Anonymous => {}
        }
        self
    }

    /// The ARN that AWS names the caller by in answers and messages.
    pub fn arn(&self) -> Option<&Arn> {
        match self {
            Self::Root { arn } | Self::User { arn, .. } | Self::FederatedUser { arn, .. } => Some(arn),
            Self::RoleSession { session, .. } => Some(session),
            Self::Federated { .. } | Self::Service { .. } | Self::Anonymous => None,
        }
    }

    /// The account whose policies are the caller's.
    pub fn account(&self) -> Option<AccountId> {
        self.arn().and_then(Arn::account_id)
    }

    /// The unique id of the entity behind the session.
    pub fn unique_id(&self) -> Option<&str> {
        match self {
            Self::User { id, .. }
            | Self::RoleSession { role_id: id, .. }
            | Self::FederatedUser { user_id: id, .. } => id.as_deref(),
            Self::Root { .. } | Self::Federated { .. } | Self::Service { .. } | Self::Anonymous => None,
        }
    }

    /// Whether it is a session of a service-linked role: those have the path `/aws-service-role/`
    /// (IAM User Guide, *id_roles_create-service-linked-role*).
    pub fn is_service_linked(&self) -> bool {
        matches!(self, Self::RoleSession { role, .. } if is_service_linked_role(role))
    }

    /// Sets the condition keys that follow from who asks: `aws:PrincipalArn`,
    /// `aws:PrincipalAccount`, `aws:PrincipalType`, `aws:userid`, `aws:username`,
    /// `aws:PrincipalIsAWSService` and `aws:PrincipalServiceName`
    /// (IAM User Guide, *reference_policies_condition-keys*; the table of *reference_policies_variables*).
    pub fn describe(&self, context: &mut Context) {
        let (kind, principal_arn, user_id): (_, Option<&Arn>, Option<Arc<str>>) = match self {
            Self::Root { arn } => ("Account", Some(arn), Some(arn.account().into())),
            Self::User { arn, id } => {
                context.insert("aws:username", arn.resource_name());
                ("User", Some(arn), id.clone())
            }
            Self::RoleSession {
                session,
                role,
                role_id,
            } => {
                let user_id = role_id
                    .as_ref()
                    .map(|id| format!("{id}:{}", session.resource_name()).into());
                ("AssumedRole", Some(role), user_id)
            }
            Self::FederatedUser { arn, .. } => {
                let user_id = format!("{}:{}", arn.account(), arn.resource_name());
                ("FederatedUser", Some(arn), Some(user_id.into()))
            }
            // Assumed of callers whom a provider vouches for: until they have a session they are nobody.
            Self::Federated { .. } | Self::Anonymous => {
                context.insert("aws:PrincipalType", "Anonymous");
                context.insert("aws:PrincipalAccount", "anonymous");
                context.insert("aws:userid", "anonymous");
                return;
            }
            Self::Service { name } => {
                context.insert("aws:PrincipalIsAWSService", "true");
                context.insert("aws:PrincipalServiceName", Arc::clone(name));
                context.insert_many("aws:PrincipalServiceNamesList", [Arc::clone(name)]);
                return;
            }
        };
        context.insert("aws:PrincipalType", kind);
        context.insert("aws:PrincipalIsAWSService", "false");
        if let Some(arn) = principal_arn {
            context.insert("aws:PrincipalArn", arn.as_str());
            context.insert("aws:PrincipalAccount", arn.account());
        }
        if let Some(user_id) = user_id {
            context.insert("aws:userid", user_id);
        }
    }
}

impl fmt::Display for Principal {
    /// As AWS names the caller in its messages.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Federated { provider } => f.pad(provider),
            Self::Service { name } => f.pad(name),
            Self::Anonymous => f.pad("anonymous"),
            named => f.pad(named.arn().map_or("", Arn::as_str)),
        }
    }
}

impl Serialize for Principal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Whether a role's ARN is that of a service-linked role, by its path.
pub(crate) fn is_service_linked_role(role: &Arn) -> bool {
    role.resource().starts_with("role/aws-service-role/")
}
