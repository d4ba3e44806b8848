//! What shall be there: the setup and the placement, worked out to every document that will be written.
//!
//! Separate from the setup, which says what the user wants, and from the difference, which says what is
//! missing: here is the one place that knows how a want becomes users, groups, roles and policies.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_iam::account::{AccountId, Partition};
use rolecall_iam::arn::Arn;
use rolecall_iam::policy::size_without_whitespace;
use serde_json::{Value, json};

use crate::mark;
use crate::place::{self, Placement};
use crate::record::{self, Roles};
use crate::setup::{self, Layout, Setup, Spoke, Trust};

#[cfg(test)]
mod tests;

/// The whole desired state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desired {
    /// The hub's user.
    pub user: User,
    /// The groups by name.
    pub groups: BTreeMap<String, Group>,
    /// The role of each account that was wanted.
    pub roles: BTreeMap<AccountId, Role>,
}

/// The hub's user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Name.
    pub name: String,
    /// Path.
    pub path: String,
    /// It was there before.
    pub existing: bool,
    /// Managed policies.
    pub managed: BTreeSet<Arn>,
    /// Inline policies: name and document.
    pub inline: BTreeMap<String, String>,
    /// Permissions boundary; `None` when the setup has nothing to say about it.
    pub boundary: Option<Arn>,
    /// Tags, our mark among them.
    pub tags: BTreeMap<String, String>,
    /// It has an access key of ours.
    pub key: bool,
}

/// A group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Path.
    pub path: String,
    /// The policies that let its members into accounts, by account.
    pub policies: BTreeMap<AccountId, String>,
    /// The roles of the one policy that lets its members into several accounts, by account.
    pub packed: Roles,
    /// Accounts whose policy has room only once others are out of the group.
    pub late: BTreeSet<AccountId>,
}

/// A role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Name.
    pub name: String,
    /// Path.
    pub path: String,
    /// It was there before.
    pub existing: bool,
    /// Description; empty for none.
    pub description: String,
    /// Longest session in seconds.
    pub max_session: u32,
    /// Trust policy.
    pub trust: String,
    /// Managed policies.
    pub managed: BTreeSet<Arn>,
    /// Inline policies: name and document.
    pub inline: BTreeMap<String, String>,
    /// Permissions boundary.
    pub boundary: Option<Arn>,
    /// Tags, our mark among them.
    pub tags: BTreeMap<String, String>,
}

/// Works out the desired state.
///
/// `kept` is what stands for accounts that stay as they are, since the account can't be entered.
#[must_use]
pub fn desired(
    setup: &Setup,
    spokes: &[Spoke],
    placement: &Placement,
    kept: &BTreeMap<AccountId, Kept>,
    user_path: &str,
) -> Desired {
    let user_arn = Arn::user(
        setup.partition,
        setup.hub.account,
        user_path,
        &setup.hub.user.name,
    );
    let path = setup::Hub::group_path(&setup.name);
    let mut groups = BTreeMap::new();
    // The first group is there even while no account is: the user is made a member once.
    for number in placement.numbers().into_iter().chain([1]) {
        groups
            .entry(place::group_name(&setup.hub.group, number))
            .or_insert_with(|| Group {
                path: path.clone(),
                policies: BTreeMap::new(),
                packed: Roles::new(),
                late: BTreeSet::new(),
            });
    }
    for spoke in spokes {
        let Some(&number) = placement.groups.get(&spoke.account) else {
            continue;
        };
        let Some(group) = groups.get_mut(&place::group_name(&setup.hub.group, number)) else {
            continue;
        };
        let kept = kept.get(&spoke.account).cloned();
        let kept = kept.unwrap_or_else(|| Kept::role(&role_arn(setup.partition, spoke)));
        match setup.hub.layout {
            Layout::OnePerAccount => drop(group.policies.insert(spoke.account, kept.document)),
            Layout::Packed => drop(group.packed.insert(spoke.account, kept.roles)),
        }
        if placement.late.contains(&spoke.account) {
            group.late.insert(spoke.account);
        }
    }
    Desired {
        user: user(setup, user_path),
        groups,
        roles: spokes
            .iter()
            .filter(|spoke| {
                !kept.contains_key(&spoke.account) && placement.groups.contains_key(&spoke.account)
            })
            .map(|spoke| (spoke.account, role(setup, &spoke.role, &user_arn)))
            .collect(),
    }
}

/// What the hub's policies say of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The roles that they let in.
    pub roles: BTreeSet<Arn>,
    /// The document of a policy for this account alone.
    pub document: String,
}

impl Kept {
    /// What shall be said of an account that has one role.
    #[must_use]
    pub fn role(role: &Arn) -> Self {
        Kept {
            roles: BTreeSet::from([role.clone()]),
            document: assume_document(role),
        }
    }

    /// What the policies of our groups say of an account now; `None` when they don't name it.
    #[must_use]
    pub fn standing<'a>(
        policies: impl IntoIterator<Item = (&'a String, &'a String)>,
        account: AccountId,
    ) -> Option<Self> {
        let own = mark::policy_name(account);
        let (mut roles, mut document) = (BTreeSet::new(), None);
        for (policy, text) in policies {
            let Some(found) = record::read(policy, text).and_then(|mut all| all.remove(&account)) else {
                continue;
            };
            roles.extend(found);
            if *policy == own && document.is_none() {
                document = Some(text.clone());
            }
        }
        let said = |text: &String| record::roles(text).remove(&account).unwrap_or_default() == roles;
        match document {
            Some(document) if said(&document) => Some(Kept { roles, document }),
            None if roles.is_empty() => None,
            _ => {
                let mut all = roles.iter();
                let document = match (all.next(), all.next()) {
                    (Some(only), None) => assume_document(only),
                    _ => record::document(&roles),
                };
                Some(Kept { roles, document })
            }
        }
    }

    /// How much room it takes in a group, besides what a group's first takes ([`overhead`]).
    #[must_use]
    pub fn size(&self, layout: Layout) -> usize {
        match layout {
            Layout::OnePerAccount => size_without_whitespace(&self.document),
            Layout::Packed => record::share(&self.roles),
        }
    }
}

/// The room that a group's policies take besides those of its accounts.
#[must_use]
pub fn overhead(layout: Layout) -> usize {
    match layout {
        Layout::OnePerAccount => 0,
        Layout::Packed => record::overhead(),
    }
}

/// The ARN of a spoke's role.
#[must_use]
pub fn role_arn(partition: Partition, spoke: &Spoke) -> Arn {
    Arn::role(partition, spoke.account, &spoke.role.path, &spoke.role.name)
}

/// The inline policy that lets a group's members assume a role: the vendor's document, character by
/// character but for white space. Micetro finds accounts by reading it.
#[must_use]
pub fn assume_document(role: &Arn) -> String {
    json!({
        "Version": "2012-10-17",
        "Statement": [{
            "Sid": "",
            "Effect": "Allow",
            "Action": "sts:AssumeRole",
            "Resource": role.as_str(),
        }],
    })
    .to_string()
}

/// A role's trust policy.
#[must_use]
pub fn trust_document(setup: &Setup, role: &setup::Role, user: &Arn) -> String {
    let mut conditions = serde_json::Map::new();
    match &role.trust {
        Trust::Document(document) => return document.to_json(),
        Trust::HubAccount => {}
        Trust::HubUser => {
            // Compared by name when the role is assumed, so it survives the user's recreation and needs no
            // user that AWS has seen (IAM User Guide, `reference_policies_condition-keys`, aws:PrincipalArn).
            conditions.insert("ArnEquals".into(), json!({ "aws:PrincipalArn": user.as_str() }));
        }
    }
    if let Some(id) = &role.external_id {
        conditions.insert("StringEquals".into(), json!({ "sts:ExternalId": id }));
    }
    let mut statement = json!({
        "Effect": "Allow",
        "Principal": { "AWS": Arn::root(setup.partition, setup.hub.account).as_str() },
        "Action": "sts:AssumeRole",
    });
    if let (false, Value::Object(members)) = (conditions.is_empty(), &mut statement) {
        members.insert("Condition".into(), Value::Object(conditions));
    }
    json!({ "Version": "2012-10-17", "Statement": [statement] }).to_string()
}

fn user(setup: &Setup, path: &str) -> User {
    let user = &setup.hub.user;
    User {
        name: user.name.clone(),
        path: path.to_owned(),
        existing: user.existing,
        managed: user.managed.iter().cloned().collect(),
        inline: user
            .inline
            .iter()
            .map(|(name, document)| (name.clone(), document.to_json()))
            .collect(),
        boundary: user.boundary.clone(),
        tags: marked(&user.tags, setup, user.existing),
        key: setup.access_key.is_some(),
    }
}

fn role(setup: &Setup, role: &setup::Role, user: &Arn) -> Role {
    Role {
        name: role.name.clone(),
        path: role.path.clone(),
        existing: role.existing,
        description: role.description.clone(),
        max_session: role.max_session,
        trust: trust_document(setup, role, user),
        managed: role.managed.iter().cloned().collect(),
        inline: role
            .inline
            .iter()
            .map(|(name, document)| (name.clone(), document.to_json()))
            .collect(),
        boundary: role.boundary.clone(),
        tags: marked(&role.tags, setup, role.existing),
    }
}

fn marked(tags: &BTreeMap<String, String>, setup: &Setup, existing: bool) -> BTreeMap<String, String> {
    let mut tags = tags.clone();
    tags.insert(mark::SETUP.to_owned(), mark::value(&setup.name, existing));
    tags
}
