//! Amazon Resource Names: one thing, named for good.
//!
//! An [`Arn`] names exactly one thing and has no wildcard; what a policy writes in `Resource` is an
//! [`ArnPattern`], which may.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::account::{AccountId, Partition};

pub use crate::pattern::ArnPattern;

/// `arn:partition:service:region:account:resource`
/// (AWS General Reference, *Amazon Resource Names*).
///
/// # Invariants
///
/// Begins with `arn:`, has six components of which partition, service and resource are not empty,
/// and no `*` or `?` in the first five. Cloning shares the text.
#[derive(Clone)]
pub struct Arn {
    text: Arc<str>,
    /// Offsets of the second to fifth colon.
    colons: [u32; 4],
}

/// A text that is not an ARN.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not an ARN: {why}")]
pub struct InvalidArn {
    text: String,
    why: &'static str,
}

/// Length of `arn:`.
const SCHEME: usize = 4;

impl Arn {
    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// `aws`, `aws-cn`, …
    pub fn partition(&self) -> &str {
        self.slice(SCHEME, self.colons[0])
    }

    /// `iam`, `sts`, `s3`, …
    pub fn service(&self) -> &str {
        self.between(0)
    }

    /// `eu-west-1`; empty for global services.
    pub fn region(&self) -> &str {
        self.between(1)
    }

    /// The account component; empty for S3 buckets, `aws` for what AWS manages.
    pub fn account(&self) -> &str {
        self.between(2)
    }

    /// The account component, when it is an account ID.
    pub fn account_id(&self) -> Option<AccountId> {
        self.account().parse().ok()
    }

    /// Everything after the fifth colon.
    pub fn resource(&self) -> &str {
        self.text.get(self.colons[3] as usize + 1..).unwrap_or_default()
    }

    /// What follows the last slash of the resource: the name of a user, group, role or policy.
    pub fn resource_name(&self) -> &str {
        let resource = self.resource();
        resource.rsplit_once('/').map_or(resource, |(_, name)| name)
    }

    fn slice(&self, start: usize, end: u32) -> &str {
        self.text.get(start..end as usize).unwrap_or_default()
    }

    fn between(&self, colon: usize) -> &str {
        self.slice(self.colons[colon] as usize + 1, self.colons[colon + 1])
    }

    fn of_parts(partition: Partition, service: &str, account: &str, resource: &str) -> Self {
        let parts = [
            "arn:",
            partition.as_str(),
            ":",
            service,
            "::",
            account,
            ":",
            resource,
        ];
        let text = parts.concat();
        let colons = offsets(&text).unwrap_or_default();
        Self {
            text: text.into(),
            colons,
        }
    }

    /// The account root user: `arn:aws:iam::123456789012:root`.
    pub fn root(partition: Partition, account: AccountId) -> Self {
        Self::of_parts(partition, "iam", account.as_str(), "root")
    }

    /// A user; `path` begins and ends with `/`.
    pub fn user(partition: Partition, account: AccountId, path: &str, name: &str) -> Self {
        Self::entity(partition, account, "user", path, name)
    }

    /// A group; `path` begins and ends with `/`.
    pub fn group(partition: Partition, account: AccountId, path: &str, name: &str) -> Self {
        Self::entity(partition, account, "group", path, name)
    }

    /// A role; `path` begins and ends with `/`.
    pub fn role(partition: Partition, account: AccountId, path: &str, name: &str) -> Self {
        Self::entity(partition, account, "role", path, name)
    }

    /// A customer managed policy; `path` begins and ends with `/`.
    pub fn policy(partition: Partition, account: AccountId, path: &str, name: &str) -> Self {
        Self::entity(partition, account, "policy", path, name)
    }

    /// An instance profile; `path` begins and ends with `/`.
    pub fn instance_profile(partition: Partition, account: AccountId, path: &str, name: &str) -> Self {
        Self::entity(partition, account, "instance-profile", path, name)
    }

    /// Anything else of an account in IAM, by its kind, path and name: `mfa/anna`,
    /// `oidc-provider/accounts.google.com`.
    pub fn iam(partition: Partition, account: AccountId, resource: &str) -> Self {
        Self::of_parts(partition, "iam", account.as_str(), resource)
    }

    /// A role session. The role's path is not part of it
    /// (IAM User Guide, *reference_identifiers*).
    pub fn assumed_role(partition: Partition, account: AccountId, role_name: &str, session: &str) -> Self {
        let resource = format!("assumed-role/{role_name}/{session}");
        Self::of_parts(partition, "sts", account.as_str(), &resource)
    }

    /// A federated user, as GetFederationToken makes one.
    pub fn federated_user(partition: Partition, account: AccountId, name: &str) -> Self {
        let resource = format!("federated-user/{name}");
        Self::of_parts(partition, "sts", account.as_str(), &resource)
    }

    /// An AWS managed policy: `arn:aws:iam::aws:policy/AdministratorAccess`. A path comes with the
    /// name and without its leading slash: `job-function/Billing`.
    pub fn aws_managed_policy(partition: Partition, path_and_name: &str) -> Self {
        let resource = format!("policy/{}", path_and_name.trim_start_matches('/'));
        Self::of_parts(partition, "iam", "aws", &resource)
    }

    fn entity(partition: Partition, account: AccountId, kind: &str, path: &str, name: &str) -> Self {
        debug_assert!(path.starts_with('/') && path.ends_with('/'));
        let resource = format!("{kind}{path}{name}");
        Self::of_parts(partition, "iam", account.as_str(), &resource)
    }
}

/// Offsets of the second to fifth colon.
fn offsets(text: &str) -> Option<[u32; 4]> {
    let mut colons = [0; 4];
    let mut found = text.bytes().enumerate().skip(SCHEME);
    for colon in &mut colons {
        let (at, _) = found.find(|(_, byte)| *byte == b':')?;
        *colon = u32::try_from(at).ok()?;
    }
    Some(colons)
}

impl FromStr for Arn {
    type Err = InvalidArn;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refuse = |why| InvalidArn {
            text: text.to_owned(),
            why,
        };
        if !text.starts_with("arn:") {
            return Err(refuse("it must begin with `arn:`"));
        }
        let colons = offsets(text).ok_or_else(|| {
            refuse("it must have six components, `arn:partition:service:region:account:resource`")
        })?;
        let arn = Self {
            text: text.into(),
            colons,
        };
        let head = arn.text.get(..colons[3] as usize).unwrap_or_default();
        if head.contains(['*', '?']) {
            return Err(refuse("it has a wildcard, so it is a pattern"));
        }
        if arn.partition().is_empty() || arn.service().is_empty() || arn.resource().is_empty() {
            return Err(refuse("partition, service and resource must not be empty"));
        }
        Ok(arn)
    }
}

impl PartialEq for Arn {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}
impl Eq for Arn {}
impl PartialOrd for Arn {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Arn {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text.cmp(&other.text)
    }
}
impl std::hash::Hash for Arn {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}
impl AsRef<str> for Arn {
    fn as_ref(&self) -> &str {
        &self.text
    }
}
impl fmt::Display for Arn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}
impl fmt::Debug for Arn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Arn({})", self.text)
    }
}
impl Serialize for Arn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}
impl<'de> Deserialize<'de> for Arn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
