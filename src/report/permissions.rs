//! What `permissions` prints for programs: the policies of each account.

use rolecall_iam::account::AccountId;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

/// `permissions --json`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PermissionsDocument {
    /// `rolecall/permissions@1`.
    pub format: &'static str,
    /// The setup's name.
    pub setup: String,
    /// The accounts in which something is needed, the hub first.
    pub accounts: Vec<PermissionsOfAccount>,
}

impl PermissionsDocument {
    /// The format.
    pub const FORMAT: &'static str = "rolecall/permissions@1";
}

/// What whoever runs `apply` needs in an account.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PermissionsOfAccount {
    /// The account.
    #[schemars(with = "String")]
    pub account: AccountId,
    /// Its name in the spec.
    pub alias: String,
    /// Policy documents, as IAM takes them: all of them together, each small enough for a managed policy.
    pub policies: Vec<Map<String, Value>>,
}
