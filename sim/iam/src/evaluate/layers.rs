//! The policies that bear on a request, by type, each known or not.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::arn::Arn;
use crate::policy::{Document, Statement};

/// The types of policies, in the order in which AWS lists its checks
/// (service model of the IAM access troubleshooter; IAM User Guide,
/// *reference_policies_evaluation-logic*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PolicyType {
    /// Resource control policies, of the resource's account.
    ResourceControlPolicy,
    /// Service control policies, of the caller's account.
    ServiceControlPolicy,
    /// The policy of the VPC endpoint that the request came through.
    VpcEndpoint,
    /// The resource's own policy; for a role, its trust policy.
    Resource,
    /// The caller's policies: of the user and its groups, or of the role.
    Identity,
    /// The permissions boundary of the user or role.
    PermissionsBoundary,
    /// The policies passed when the session was made.
    Session,
}

impl PolicyType {
    /// Every type, in AWS's order.
    pub const ALL: [Self; 7] = [
        Self::ResourceControlPolicy,
        Self::ServiceControlPolicy,
        Self::VpcEndpoint,
        Self::Resource,
        Self::Identity,
        Self::PermissionsBoundary,
        Self::Session,
    ];

    /// What AWS's messages call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ResourceControlPolicy => "resource control policy",
            Self::ServiceControlPolicy => "service control policy",
            Self::VpcEndpoint => "VPC endpoint policy",
            Self::Resource => "resource-based policy",
            Self::Identity => "identity-based policy",
            Self::PermissionsBoundary => "permissions boundary",
            Self::Session => "session policy",
        }
    }
}

impl fmt::Display for PolicyType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The policies of one type.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Layer<T> {
    /// There is none of this type, and so it doesn't limit.
    #[default]
    Absent,
    /// What applies. Present and empty allows nothing.
    Known(T),
    /// There may be some, and they can't be read: why not.
    Unread(Arc<str>),
}

impl<T> Layer<T> {
    /// Policies that can't be read, and why not.
    pub fn unread(why: impl Into<Arc<str>>) -> Self {
        Self::Unread(why.into())
    }

    /// What is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(policies) => Some(policies),
            Self::Absent | Self::Unread(_) => None,
        }
    }

    /// Why it can't be read, when it can't.
    pub fn why_unread(&self) -> Option<&Arc<str>> {
        match self {
            Self::Unread(why) => Some(why),
            Self::Absent | Self::Known(_) => None,
        }
    }
}

/// Where a policy comes from: what evidence names it by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Source {
    /// What people call it: a policy's name, a file.
    pub name: Arc<str>,
    /// The ARN of a managed policy or a control policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<Arn>,
    /// The user, group, role or resource that it is attached to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attached_to: Option<Arn>,
}

impl Source {
    /// A policy known by a name alone: a file, a session policy.
    pub fn named(name: impl Into<Arc<str>>) -> Self {
        Self {
            name: name.into(),
            arn: None,
            attached_to: None,
        }
    }

    /// An inline policy of a user, group or role.
    pub fn inline(attached_to: Arn, name: impl Into<Arc<str>>) -> Self {
        Self {
            attached_to: Some(attached_to),
            ..Self::named(name)
        }
    }

    /// A managed policy, and the user, group or role that it is attached to.
    pub fn managed(arn: Arn, attached_to: Arn) -> Self {
        Self {
            name: arn.resource_name().into(),
            arn: Some(arn),
            attached_to: Some(attached_to),
        }
    }

    /// A resource's own policy; for a role, its trust policy.
    pub fn resource(resource: Arn) -> Self {
        let name = if resource.resource().starts_with("role/") {
            "trust policy"
        } else {
            "resource policy"
        };
        Self::inline(resource, name)
    }

    /// A service or resource control policy.
    pub fn control(name: impl Into<Arc<str>>, arn: Option<Arn>) -> Self {
        Self {
            arn,
            ..Self::named(name)
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.name)?;
        match &self.attached_to {
            Some(arn) => write!(f, " of {}", arn.resource()),
            None => Ok(()),
        }
    }
}

/// A document, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Where it comes from.
    pub source: Source,
    /// What it says. Cloning shares it, so that a world keeps each document read once.
    pub document: Document,
}

impl Attached {
    /// A document and where it comes from.
    pub fn new(source: Source, document: Document) -> Self {
        Self { source, document }
    }
}

/// One level of an organization on the way from the root to the account, and the control policies
/// attached there. Some policy of every level must allow
/// (Organizations User Guide, *orgs_manage_policies_scps_evaluation*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The root, organizational unit or account: `r-ab12`, `ou-…`, `123456789012`.
    pub target: Arc<str>,
    /// What is attached there.
    pub policies: Vec<Attached>,
}

/// All policies that bear on a request.
///
/// The default has none: nothing is allowed, except to the root user.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policies {
    /// Of the user and its groups, or of the role. `Absent` allows nothing, as no policies do.
    pub identity: Layer<Vec<Attached>>,
    /// The permissions boundary of the user or role.
    pub boundary: Layer<Attached>,
    /// The session policies, inline and by ARN: what one of them allows is allowed.
    pub session: Layer<Vec<Attached>>,
    /// The resource's own policy; for `sts:AssumeRole` the role's trust policy.
    pub resource: Layer<Attached>,
    /// Service control policies, root first. `Absent` where none bind: outside an organization, and
    /// in the management account.
    pub scps: Layer<Vec<Level>>,
    /// Resource control policies, root first. `Absent` as for SCPs, and for services without them.
    pub rcps: Layer<Vec<Level>>,
    /// The policy of the VPC endpoint that the request came through.
    pub endpoint: Layer<Attached>,
}

impl Policies {
    /// The identity-based policies and nothing else.
    pub fn identity(policies: Vec<Attached>) -> Self {
        Self {
            identity: Layer::Known(policies),
            ..Self::default()
        }
    }

    /// Whether any of them asks the request's context. Where none does, the verdict is the same without it:
    /// who has to build one first can save it.
    pub fn ask_context(&self) -> bool {
        let lists = [&self.identity, &self.session].map(|layer| layer.known().map_or(&[][..], Vec::as_slice));
        let ones = [&self.boundary, &self.resource, &self.endpoint].map(Layer::known);
        let levels = [&self.scps, &self.rcps].map(|layer| layer.known().map_or(&[][..], Vec::as_slice));
        let mut all = lists
            .into_iter()
            .flatten()
            .chain(ones.into_iter().flatten())
            .chain(levels.into_iter().flatten().flat_map(|level| &level.policies));
        all.any(|attached| {
            let mut statements = attached.document.statements().iter();
            statements.any(Statement::asks_context)
        })
    }

    /// Why policies of a type can't be read, when they can't.
    pub fn why_unread(&self, policy_type: PolicyType) -> Option<&Arc<str>> {
        match policy_type {
            PolicyType::ResourceControlPolicy => self.rcps.why_unread(),
            PolicyType::ServiceControlPolicy => self.scps.why_unread(),
            PolicyType::VpcEndpoint => self.endpoint.why_unread(),
            PolicyType::Resource => self.resource.why_unread(),
            PolicyType::Identity => self.identity.why_unread(),
            PolicyType::PermissionsBoundary => self.boundary.why_unread(),
            PolicyType::Session => self.session.why_unread(),
        }
    }
}

/// A set of policy types, small enough to copy.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PolicyTypes(u8);

impl PolicyTypes {
    /// Adds one.
    pub fn insert(&mut self, policy_type: PolicyType) {
        self.0 |= 1 << policy_type as u8;
    }

    /// Whether one is in it.
    pub fn contains(self, policy_type: PolicyType) -> bool {
        self.0 & 1 << policy_type as u8 != 0
    }

    /// Whether none is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those in it, in AWS's order.
    pub fn iter(self) -> impl Iterator<Item = PolicyType> {
        PolicyType::ALL
            .into_iter()
            .filter(move |policy_type| self.contains(*policy_type))
    }
}

impl FromIterator<PolicyType> for PolicyTypes {
    fn from_iter<I: IntoIterator<Item = PolicyType>>(types: I) -> Self {
        let mut set = Self::default();
        types.into_iter().for_each(|policy_type| set.insert(policy_type));
        set
    }
}

impl Serialize for PolicyTypes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
