//! What an account as a whole is set to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::account::password::PasswordPolicy;
use crate::ids::UniqueId;
use crate::time::clock::Moment;

/// The settings of one account. An account begins with none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// What it asks of its users' passwords; IAM's own policy when it asks nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_policy: Option<PasswordPolicy>,
    /// The deletions of service-linked roles that were asked for, by the ids of their tasks.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub deletion_tasks: BTreeMap<String, DeletionTask>,
    /// Whether sessions of the global endpoint work in regions that one opts in to.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub global_tokens_everywhere: bool,
    /// Whether it vouches for its principals elsewhere.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub outbound_federation: bool,
    /// The newest credential report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_report: Option<CredentialReport>,
    /// The reports on the last use of services that were asked for, by the ids of their jobs.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub access_jobs: BTreeMap<String, AccessJob>,
}

/// A credential report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CredentialReport {
    /// When it was asked for: what it says is of that moment.
    pub begun: Moment,
    /// From when on it can be had.
    pub ready: Moment,
    /// CSV.
    pub content: String,
}

/// A report on the last use of services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessJob {
    /// On what: the ARN of a user, group, role or policy.
    pub of: String,
    /// Who asked for it, as `aws:PrincipalArn` has it: nobody else is answered.
    pub by: String,
    /// Whether actions are told too.
    pub by_action: bool,
    /// When it was asked for: nothing later is told.
    pub begun: Moment,
    /// From when on it can be had.
    pub ready: Moment,
}

/// A service-linked role that is being deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeletionTask {
    /// `AROA…` of the role.
    pub role: UniqueId,
    /// From when on it is in progress.
    pub started: Moment,
    /// From when on the role is gone.
    pub finished: Moment,
}

impl Settings {
    /// Whether nothing was ever set.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
