//! What an account as a whole is set to.

use serde::{Deserialize, Serialize};

use crate::password::PasswordPolicy;

/// The settings of one account. An account begins with none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// What it asks of its users' passwords; IAM's own policy when it asks nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_policy: Option<PasswordPolicy>,
}

impl Settings {
    /// Whether nothing was ever set.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
