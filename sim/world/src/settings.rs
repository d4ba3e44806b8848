//! What an account as a whole is set to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::ids::UniqueId;
use crate::password::PasswordPolicy;

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
