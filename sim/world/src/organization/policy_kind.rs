//! The types of policies that an organization has: those that bind, and those that configure services.
//!
//! Organizations User Guide, `orgs_manage_policies.html`: authorization policies and declarative or management
//! policies. Of the latter nothing here acts; they are kept, attached and shown as they were written.

use rolecall_api::operation::Operation;
use rolecall_iam::policy::{self, Document};
use serde::{Deserialize, Serialize};

use super::{FULL_ACCESS, FULL_RESOURCE_ACCESS, NotInOrganization};

/// A type of policies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum PolicyKind {
    /// Service control policies, which bind the principals of an account.
    Service,
    /// Resource control policies, which bind the resources of an account.
    Resource,
    /// One of the others.
    Management(Management),
}

/// A type of policies that configure a service, by its name: always one of the model's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Management(&'static str);

impl PolicyKind {
    /// The two that bind.
    pub const CONTROL: [Self; 2] = [Self::Service, Self::Resource];

    /// As Organizations names it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Service => "SERVICE_CONTROL_POLICY",
            Self::Resource => "RESOURCE_CONTROL_POLICY",
            Self::Management(Management(name)) => name,
        }
    }

    /// The type of that name, if the model has it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        if let Some(control) = Self::CONTROL.into_iter().find(|kind| kind.as_str() == name) {
            return Some(control);
        }
        let types = Operation::OrganizationsCreatePolicy.info().input.member("Type")?;
        let known = types.shape.values.iter().find(|known| **known == name)?;
        Some(Self::Management(Management(known)))
    }

    /// As ARNs have it: `tag_policy` (Service Authorization Reference, `list_awsorganizations.html`).
    #[must_use]
    pub fn in_arn(self) -> String {
        self.as_str().to_ascii_lowercase()
    }

    /// The policy of AWS's that is attached everywhere when the type is enabled.
    #[must_use]
    pub const fn full_access(self) -> Option<&'static str> {
        match self {
            Self::Service => Some(FULL_ACCESS),
            Self::Resource => Some(FULL_RESOURCE_ACCESS),
            Self::Management(_) => None,
        }
    }

    /// A document of the type, read where the law reads it.
    pub(super) fn admit(self, text: &str) -> Result<Option<Document>, NotInOrganization> {
        let (gate, words) = match self {
            Self::Service => (policy::Kind::Scp, "service control policy"),
            Self::Resource => (policy::Kind::Rcp, "resource control policy"),
            Self::Management(_) => return settings(text).map(|()| None),
        };
        policy::admit(text, gate)
            .map(Some)
            .map_err(|refused| NotInOrganization::Document(words, refused.to_string()))
    }

    /// What its ids are made of.
    pub(super) const fn purpose(self) -> &'static str {
        match self {
            Self::Service => "scp",
            Self::Resource => "rcp",
            Self::Management(_) => "management policy",
        }
    }
}

/// Settings are a JSON object with something in it; assumed: which is all that is looked at here.
fn settings(text: &str) -> Result<(), NotInOrganization> {
    let refused = |why: &str| NotInOrganization::Document("policy", why.to_owned());
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(serde_json::Value::Object(object)) if !object.is_empty() => Ok(()),
        Ok(_) => Err(refused("it is no JSON object with something in it")),
        Err(error) => Err(refused(&error.to_string())),
    }
}

impl From<PolicyKind> for String {
    fn from(kind: PolicyKind) -> String {
        kind.as_str().to_owned()
    }
}

impl TryFrom<String> for PolicyKind {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::named(&name).ok_or_else(|| format!("`{name}` is no type of policies"))
    }
}
