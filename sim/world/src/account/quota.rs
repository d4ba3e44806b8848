//! How much of everything an account may have.
//!
//! IAM User Guide, `reference_iam-quotas.html`: the defaults, and those that cannot be raised.

use serde::{Deserialize, Serialize};

/// The quotas of one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quotas {
    /// Users in an account: 5,000.
    pub users: usize,
    /// Groups in an account: 300.
    pub groups: usize,
    /// Roles in an account: 1,000.
    pub roles: usize,
    /// Customer managed policies in an account: 1,500.
    pub policies: usize,
    /// Instance profiles in an account: 1,000.
    pub instance_profiles: usize,
    /// OpenID Connect providers in an account: 100.
    pub oidc_providers: usize,
    /// SAML providers in an account: 100.
    pub saml_providers: usize,
    /// Server certificates in an account: 20.
    pub server_certificates: usize,
    /// Signing certificates of a user: 2, cannot be raised.
    pub signing_certificates_per_user: usize,
    /// Groups a user can be in: 10, cannot be raised.
    pub groups_per_user: usize,
    /// Access keys of a user: 2, cannot be raised.
    pub access_keys_per_user: usize,
    /// Second factors of a user, or of the root user: 8, cannot be raised.
    pub mfa_devices_per_user: usize,
    /// Managed policies attached to a user: 10.
    pub attached_per_user: usize,
    /// Managed policies attached to a group: 10.
    pub attached_per_group: usize,
    /// Managed policies attached to a role: 10.
    pub attached_per_role: usize,
    /// Versions of a managed policy: 5.
    pub versions_per_policy: usize,
    /// Tags of an entity: 50.
    pub tags: usize,
    /// Inline policies of a user, together, without white space: 2,048.
    pub user_policy_size: usize,
    /// Inline policies of a group, together, without white space: 5,120.
    pub group_policy_size: usize,
    /// Inline policies of a role, together, without white space: 10,240.
    pub role_policy_size: usize,
    /// A managed policy, without white space: 6,144.
    pub policy_size: usize,
    /// A trust policy, without white space: 2,048.
    pub trust_policy_size: usize,
}

impl Default for Quotas {
    fn default() -> Self {
        Self {
            users: 5000,
            groups: 300,
            roles: 1000,
            policies: 1500,
            instance_profiles: 1000,
            oidc_providers: 100,
            saml_providers: 100,
            server_certificates: 20,
            signing_certificates_per_user: 2,
            groups_per_user: 10,
            access_keys_per_user: 2,
            mfa_devices_per_user: 8,
            attached_per_user: 10,
            attached_per_group: 10,
            attached_per_role: 10,
            versions_per_policy: 5,
            tags: 50,
            user_policy_size: 2048,
            group_policy_size: 5120,
            role_policy_size: 10_240,
            policy_size: 6144,
            trust_policy_size: 2048,
        }
    }
}
