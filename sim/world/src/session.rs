//! A session: temporary credentials, whose they are, and what they carry.

use std::sync::Arc;

use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use serde::{Deserialize, Serialize};

use crate::account::entity::KeyOwner;
use crate::account::tags::Tags;
use crate::call::ask::Values;
use crate::ids::UniqueId;
use crate::time::clock::Moment;
use crate::time::replicated::Replicated;
use rolecall_iam::policy::Document;

/// Whose session it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SessionOf {
    /// The root user's, by `GetSessionToken`.
    Root,
    /// The root user's, by `AssumeRoot`, for one task.
    AssumedRoot,
    /// A user's, by `GetSessionToken`.
    User(UniqueId),
    /// A role's, by `AssumeRole`.
    Role {
        /// `AROA…`.
        id: UniqueId,
        /// `arn:aws:sts::A:assumed-role/R/S`.
        arn: Arn,
        /// 2 to 64 characters.
        name: Arc<str>,
    },
    /// A federated user's, by `GetFederationToken`.
    Federated {
        /// Whose credentials made it, and whose rights it has a part of.
        by: KeyOwner,
        /// `arn:aws:sts::A:federated-user/N`.
        arn: Arn,
        /// 2 to 32 characters.
        name: Arc<str>,
    },
}

/// Why credentials may not be used for something, whatever policies say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limit {
    /// Of `GetFederationToken`: not for IAM.
    FederatedIam,
    /// Of `GetFederationToken`: for nothing of STS but `GetCallerIdentity`.
    FederatedSts,
    /// Of `GetSessionToken`: not for IAM without a second factor.
    SessionIam,
    /// Of `GetSessionToken`: for nothing of STS but `AssumeRole` and `GetCallerIdentity`.
    SessionSts,
}

/// Temporary credentials. Their secret and token are derived, not stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Session {
    /// `ASIA…`.
    pub id: UniqueId,
    /// The account that they act in.
    pub account: AccountId,
    /// Whose they are.
    pub of: SessionOf,
    /// When they were issued.
    pub issued: Moment,
    /// From when on they are refused.
    pub expires: Moment,
    /// Where they are known.
    pub known: Replicated<bool>,
    /// Session tags: those passed, and those inherited.
    pub tags: Tags,
    /// The keys of those tags that the next session inherits.
    pub transitive: Vec<String>,
    /// Set once, carried along the whole chain.
    pub source_identity: Option<Arc<str>>,
    /// Session policies given as documents.
    pub policies: Vec<Document>,
    /// Session policies given as ARNs of managed policies.
    pub policy_arns: Vec<Arc<str>>,
    /// Condition keys of the identity provider that vouched for the caller; they stay with the session.
    #[serde(default)]
    pub(crate) claims: Vec<(String, Values)>,
    /// Whether they were obtained with a second factor.
    pub mfa: bool,
}

impl Session {
    /// What forbids an operation, by its service's prefix and its name in any case, to sessions of
    /// `GetSessionToken` and `GetFederationToken` (IAM User Guide,
    /// `id_credentials_temp_request.html#stsapi_comparison`).
    pub(crate) fn limit(&self, service: &str, operation: &str) -> Option<Limit> {
        let federated = match self.of {
            // What a task allows, its policy says.
            SessionOf::Role { .. } | SessionOf::AssumedRoot => return None,
            SessionOf::Federated { .. } => true,
            SessionOf::Root | SessionOf::User(_) => false,
        };
        let is = |name: &str| operation.eq_ignore_ascii_case(name);
        match service {
            "iam" if federated => Some(Limit::FederatedIam),
            "iam" if !self.mfa => Some(Limit::SessionIam),
            "sts" if is("GetCallerIdentity") => None,
            "sts" if federated => Some(Limit::FederatedSts),
            "sts" if !is("AssumeRole") => Some(Limit::SessionSts),
            _ => None,
        }
    }
}
