//! Quotas that concern policies (IAM User Guide, *reference_iam-quotas*).
//!
//! Sizes are in characters, white space not counted.

/// All inline policies of a user together.
pub const USER_INLINE: usize = 2_048;
/// All inline policies of a role together.
pub const ROLE_INLINE: usize = 10_240;
/// All inline policies of a group together.
pub const GROUP_INLINE: usize = 5_120;
/// One managed policy.
pub const MANAGED: usize = 6_144;
/// A role's trust policy, unless the quota was raised.
pub const TRUST: usize = 2_048;
/// A role's trust policy, at most.
pub const TRUST_RAISED: usize = 4_096;
/// Versions of a managed policy.
pub const VERSIONS: usize = 5;
/// Managed policies attached to a user, unless the quota was raised.
pub const MANAGED_PER_USER: usize = 10;
/// Managed policies attached to a role, unless the quota was raised.
pub const MANAGED_PER_ROLE: usize = 10;
/// Managed policies attached to a group.
pub const MANAGED_PER_GROUP: usize = 10;
/// Session policies passed as text, together, white space included
/// (STS API Reference, *AssumeRole*).
pub const SESSION: usize = 2_048;
/// Managed policies passed as session policies.
pub const SESSION_ARNS: usize = 10;
/// One SCP or RCP (Organizations User Guide, *orgs_reference_limits*).
pub const CONTROL: usize = 5_120;

/// A document's size as AWS counts it: characters, without white space.
pub fn size_without_whitespace(text: &str) -> usize {
    text.chars()
        .filter(|character| !matches!(character, ' ' | '\t' | '\n' | '\r'))
        .count()
}
