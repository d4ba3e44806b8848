//! Micetro's own view of a hub user: which accounts it finds, and which it doesn't, by reading inline group policies.
//!
//! Separate from the law, since the two answer different questions: AWS may allow what Micetro cannot see.
//! Micetro has no field for a role; it lists the user's groups, lists each group's inline policies, and
//! reads the role from each (Micetro 11.1, Permissions Guide for AWS: iam:GetUser, ListGroupsForUser,
//! ListGroupPolicies, GetGroupPolicy, and nothing that reads a managed policy).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use rolecall_iam::account::AccountId;
use rolecall_iam::arn::{Arn, ArnPattern};
use serde_json::Value;

/// What Micetro finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The roles it would assume, each with where it was read.
    pub visible: BTreeMap<Arn, Origin>,
    /// The inline policies that give it no account, and why.
    pub invisible: Vec<(Origin, Blindness)>,
}

/// Where something was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The group.
    pub group: String,
    /// Its inline policy.
    pub policy: String,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.group, self.policy)
    }
}

/// Why Micetro gets no account from a policy that AWS may well honour.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Blindness {
    /// Managed policies are never read: "a managed policy will not work" (Micetro 10.5, AWS multi-account).
    #[error("a managed policy: Micetro reads inline group policies only")]
    Managed,
    /// A role by wildcard (Micetro 10.1 release notes: not supported).
    #[error("a wildcard in `{0}`: Micetro does not support wildcard policies")]
    Wildcard(String),
    /// A statement by exclusion.
    #[error("`{0}` names no role")]
    Excluding(&'static str),
    /// A statement that denies.
    #[error("a Deny gives no account")]
    Deny,
    /// Another action.
    #[error("the action is `{0}`, not `sts:AssumeRole`")]
    OtherAction(String),
    /// Not a policy document, or not the ARN of a role.
    #[error("malformed: {0}")]
    Malformed(String),
    /// A list of roles. AWS honours it; Micetro's guide doesn't show it, and nothing says that it isn't read.
    #[error("unknown whether Micetro reads {count} roles in one statement", count = .0.len())]
    Several(BTreeSet<Arn>),
    /// A shape that Micetro's guide doesn't show. Assumed: what isn't documented isn't relied upon.
    #[error("unknown whether Micetro reads {0}")]
    Unknown(&'static str),
}

impl View {
    /// Takes in one inline policy of one of the user's groups.
    pub fn read(&mut self, origin: Origin, document: &str) {
        match role(document) {
            Ok(role) => {
                self.visible.entry(role).or_insert(origin);
            }
            Err(blindness) => self.invisible.push((origin, blindness)),
        }
    }

    /// The accounts it finds.
    #[must_use]
    pub fn accounts(&self) -> Vec<AccountId> {
        let mut accounts: Vec<AccountId> = self.visible.keys().filter_map(Arn::account_id).collect();
        accounts.sort_unstable();
        accounts.dedup();
        accounts
    }

    /// The accounts of which it isn't known whether it finds them.
    #[must_use]
    pub fn unknown(&self) -> Vec<AccountId> {
        let several = self.invisible.iter().filter_map(|(_, why)| match why {
            Blindness::Several(roles) => Some(roles),
            _ => None,
        });
        let roles = several.flatten().filter(|role| !self.visible.contains_key(*role));
        let accounts: BTreeSet<AccountId> = roles.filter_map(Arn::account_id).collect();
        accounts.into_iter().collect()
    }

    /// Why a role isn't among what it finds, when a policy that it read was meant to give it.
    #[must_use]
    pub fn why_not(&self, role: &Arn) -> Option<(&Origin, &Blindness)> {
        self.invisible
            .iter()
            .find(|(origin, blindness)| match blindness {
                Blindness::Several(roles) => roles.contains(role),
                Blindness::Wildcard(pattern) => ArnPattern::new(pattern).matches(role.as_str()),
                _ => role
                    .account_id()
                    .is_some_and(|account| origin.policy.contains(account.as_str())),
            })
            .map(|(origin, blindness)| (origin, blindness))
    }
}

/// The role that an inline group policy gives Micetro.
///
/// # Errors
/// Why it gives none.
///
/// Only the shape that the guide shows is taken: one statement, Allow, `sts:AssumeRole`, one role's ARN.
/// A list of one is taken for its one member, since AWS treats the two alike (IAM User Guide,
/// `reference_policies_grammar`).
pub fn role(document: &str) -> Result<Arn, Blindness> {
    let document: Value = serde_json::from_str(document)
        .map_err(|error| Blindness::Malformed(format!("not JSON ({error})")))?;
    let statement = only(
        document.get("Statement"),
        "several statements in one policy",
        "no statement",
    )?;
    match statement.get("Effect").and_then(Value::as_str) {
        Some("Allow") => {}
        Some("Deny") => return Err(Blindness::Deny),
        _ => return Err(Blindness::Malformed("no effect".to_owned())),
    }
    for excluding in ["NotAction", "NotResource"] {
        if statement.get(excluding).is_some() {
            return Err(Blindness::Excluding(excluding));
        }
    }
    let action = text(
        only(
            statement.get("Action"),
            "several actions in one statement",
            "no action",
        )?,
        "action",
    )?;
    if !action.eq_ignore_ascii_case("sts:AssumeRole") {
        return Err(Blindness::OtherAction(action.to_owned()));
    }
    let resources = match statement.get("Resource") {
        Some(Value::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    if resources.is_empty() {
        return Err(Blindness::Malformed("no resource".to_owned()));
    }
    let mut roles = BTreeSet::new();
    for resource in resources {
        roles.insert(role_arn(text(resource, "resource")?)?);
    }
    if statement.get("Condition").is_some() {
        return Err(Blindness::Unknown("a statement with a condition"));
    }
    match roles.first() {
        Some(only) if roles.len() == 1 => Ok(only.clone()),
        _ => Err(Blindness::Several(roles)),
    }
}

/// A resource that must be one role.
fn role_arn(resource: &str) -> Result<Arn, Blindness> {
    if resource.contains(['*', '?']) {
        return Err(Blindness::Wildcard(resource.to_owned()));
    }
    let arn: Arn = resource
        .parse()
        .map_err(|_| Blindness::Malformed(format!("`{resource}` is not an ARN")))?;
    if arn.service() != "iam" || arn.account_id().is_none() || !arn.resource().starts_with("role/") {
        return Err(Blindness::Malformed(format!(
            "`{resource}` is not the ARN of a role"
        )));
    }
    Ok(arn)
}

/// The one value of an element that may be a value or a list.
fn only<'a>(element: Option<&'a Value>, several: &'static str, none: &str) -> Result<&'a Value, Blindness> {
    match element {
        None => Err(Blindness::Malformed(none.to_owned())),
        Some(Value::Array(values)) => match values.as_slice() {
            [] => Err(Blindness::Malformed(none.to_owned())),
            [value] => Ok(value),
            _ => Err(Blindness::Unknown(several)),
        },
        Some(value) => Ok(value),
    }
}

/// A value that must be text.
fn text<'a>(value: &'a Value, element: &str) -> Result<&'a str, Blindness> {
    value
        .as_str()
        .ok_or_else(|| Blindness::Malformed(format!("the {element} is not text")))
}

#[cfg(test)]
mod tests;
