//! Permissions: the least that the person needs who runs plan, apply, verify and destroy, by account.
//!
//! Computed from the operations that the engine sends and the setup that they are sent for, so that it can't
//! fall behind. A rehearsal's operator holds exactly this.
//!
//! Statements say by their `Sid` what they are for. `Life…` is what a life without surprises sends.
//! `Drift…` is for mending what somebody else changed, and for leaving what an earlier form of the setup
//! made. `Evidence…` only makes refusals better explained. `Leave…` removes roles that the hub's records have
//! and the setup hasn't: earlier names and paths, and those in accounts that left.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_api::Operation;
use rolecall_api::actions::When;
use rolecall_iam::account::{AccountId, Partition};
use rolecall_iam::arn::Arn;
use rolecall_iam::policy::{self, Document};
use serde_json::{Value, json};

use crate::place;
use crate::plan::usual_entry;
use crate::setup::{Entry, Hub, Setup, Spoke};

#[cfg(test)]
mod tests;

/// The operator's policies in each account that the setup names. Each document is within the size of a
/// managed policy, and one of an account does for all.
#[must_use]
pub fn permissions(setup: &Setup) -> BTreeMap<AccountId, Vec<Document>> {
    permissions_for(setup, &setup.spokes)
}

/// The same with the accounts of organizational units, once they are known
/// ([`Observed::spokes`](crate::observed::Observed::spokes)).
#[must_use]
pub fn permissions_for(setup: &Setup, spokes: &[Spoke]) -> BTreeMap<AccountId, Vec<Document>> {
    permissions_with(setup, spokes, &Left::new())
}

/// Roles that are to be left, by account: patterns of their ARNs.
pub type Left = BTreeMap<AccountId, BTreeSet<String>>;

/// The same with what is to be left, once the hub's records were read
/// ([`observe::left`](crate::observe::left)).
#[must_use]
pub fn permissions_with(setup: &Setup, spokes: &[Spoke], left: &Left) -> BTreeMap<AccountId, Vec<Document>> {
    let mut lines: BTreeMap<AccountId, Lines> = BTreeMap::new();
    hub(setup, lines.entry(setup.hub.account).or_default());
    for spoke in spokes {
        role(setup.partition, spoke, lines.entry(spoke.account).or_default());
    }
    for (account, roles) in left {
        leave(
            setup.partition,
            *account,
            roles,
            lines.entry(*account).or_default(),
        );
    }
    let asked = setup.management.unwrap_or(setup.hub.account);
    if !setup.units.is_empty() {
        let operations = [
            Operation::OrganizationsListAccountsForParent,
            Operation::OrganizationsListOrganizationalUnitsForParent,
        ];
        lines
            .entry(asked)
            .or_default()
            .add("LifeOrganization", &operations, ["*".to_owned()]);
    }
    if let Some(management) = setup.management {
        let roles = ways_in(setup, spokes, left);
        lines
            .entry(management)
            .or_default()
            .add("LifeEnter", &[Operation::StsAssumeRole], roles);
    }
    lines
        .into_iter()
        .map(|(account, lines)| (account, lines.documents()))
        .collect()
}

/// What the hub's operator sends.
fn hub(setup: &Setup, lines: &mut Lines) {
    use Operation as Op;
    lines.add(
        "LifeHub",
        &[Op::IamGetAccountSummary, Op::IamGetAccountAuthorizationDetails],
        ["*".to_owned()],
    );
    let (user, wants_key) = (&setup.hub.user, setup.access_key.is_some());
    let mut life = vec![
        Op::IamGetUser,
        Op::IamTagUser,
        Op::IamListAccessKeys,
        Op::IamListGroupsForUser,
    ];
    let mut drift = vec![Op::IamUntagUser, Op::IamGetAccessKeyLastUsed];
    if !user.existing {
        life.extend([
            Op::IamCreateUser,
            Op::IamDeleteUser,
            Op::IamGetLoginProfile,
            Op::IamListMFADevices,
            Op::IamListSSHPublicKeys,
            Op::IamListSigningCertificates,
            Op::IamListServiceSpecificCredentials,
        ]);
    }
    if user.existing || wants_key {
        life.push(Op::IamUntagUser);
    }
    if wants_key {
        life.extend([
            Op::IamCreateAccessKey,
            Op::IamDeleteAccessKey,
            Op::IamGetAccessKeyLastUsed,
        ]);
    }
    if !user.managed.is_empty() {
        life.extend([Op::IamAttachUserPolicy, Op::IamListAttachedUserPolicies]);
        if !user.existing {
            life.push(Op::IamDetachUserPolicy);
        }
    }
    if !user.inline.is_empty() {
        life.extend([Op::IamPutUserPolicy, Op::IamGetUserPolicy]);
        if !user.existing {
            life.push(Op::IamDeleteUserPolicy);
        }
    }
    if user.boundary.is_some() {
        if user.existing { &mut life } else { &mut drift }.push(Op::IamPutUserPermissionsBoundary);
    }
    let users = users(setup);
    lines.add("LifeUser", &life, users.clone());
    drift.retain(|operation| !life.contains(operation));
    lines.add("DriftUser", &drift, users);
    groups(setup, lines);
    evidence(setup, lines);
    lines.add(
        "EvidenceOrganization",
        &[Op::OrganizationsDescribeOrganization],
        ["*".to_owned()],
    );
}

/// What is asked when AWS refuses to delete a user or a group since something hangs on it: what that is.
fn evidence(setup: &Setup, lines: &mut Lines) {
    use Operation as Op;
    if !setup.hub.user.existing {
        let mut lists = vec![Op::IamListUserPolicies];
        if setup.hub.user.managed.is_empty() {
            lists.push(Op::IamListAttachedUserPolicies);
        }
        lines.add("EvidenceUser", &lists, users(setup));
    }
    let ours = pattern(
        setup.partition,
        setup.hub.account,
        "group",
        &Hub::group_path(&setup.name),
        "*",
    );
    let lists = [Op::IamListGroupPolicies, Op::IamListAttachedGroupPolicies];
    lines.add("EvidenceGroups", &lists, [ours]);
}

fn groups(setup: &Setup, lines: &mut Lines) {
    use Operation as Op;
    let (partition, hub) = (setup.partition, setup.hub.account);
    let ours = pattern(partition, hub, "group", &Hub::group_path(&setup.name), "*");
    let operations = [
        Op::IamCreateGroup,
        Op::IamDeleteGroup,
        Op::IamAddUserToGroup,
        Op::IamRemoveUserFromGroup,
        Op::IamPutGroupPolicy,
        Op::IamGetGroupPolicy,
        Op::IamDeleteGroupPolicy,
    ];
    lines.add("LifeGroups", &operations, [ours.clone()]);
    // Of a group that isn't there yet IAM knows no path.
    let base = format!("{}-*", setup.hub.group);
    let bare = pattern(partition, hub, "group", "/", &base);
    debug_assert!(
        place::group_name(&setup.hub.group, 1).starts_with(base.trim_end_matches('*')),
        "one form of names"
    );
    lines.add("LifeGroupNames", &[Op::IamGetGroup], [ours, bare]);
}

/// What a spoke's operator sends.
fn role(partition: Partition, spoke: &Spoke, lines: &mut Lines) {
    use Operation as Op;
    let (account, role) = (spoke.account, &spoke.role);
    let mut life = vec![
        Op::IamGetRole,
        Op::IamListAttachedRolePolicies,
        Op::IamListRolePolicies,
        Op::IamTagRole,
    ];
    let mut drift = vec![
        Op::IamUpdateRole,
        Op::IamUpdateAssumeRolePolicy,
        Op::IamUntagRole,
        Op::IamGetRolePolicy,
    ];
    if role.existing {
        life.extend([Op::IamUpdateAssumeRolePolicy, Op::IamUntagRole]);
    } else {
        life.extend([
            Op::IamCreateRole,
            Op::IamDeleteRole,
            Op::IamListInstanceProfilesForRole,
        ]);
        drift.extend([Op::IamDetachRolePolicy, Op::IamDeleteRolePolicy]);
        drift.push(match role.boundary {
            Some(_) => Op::IamPutRolePermissionsBoundary,
            None => Op::IamDeleteRolePermissionsBoundary,
        });
        lines.add("LifeRoles", &[Op::IamListRoles], ["*".to_owned()]);
        let profiles = pattern(partition, account, "instance-profile", "/", "*");
        lines.add(
            "DriftProfiles",
            &[Op::IamRemoveRoleFromInstanceProfile],
            [profiles],
        );
    }
    if !role.managed.is_empty() {
        life.push(Op::IamAttachRolePolicy);
        if !role.existing {
            life.push(Op::IamDetachRolePolicy);
        }
    }
    if !role.inline.is_empty() {
        life.extend([Op::IamPutRolePolicy, Op::IamGetRolePolicy]);
        if !role.existing {
            life.push(Op::IamDeleteRolePolicy);
        }
    }
    if role.existing && role.boundary.is_some() {
        life.push(Op::IamPutRolePermissionsBoundary);
    }
    drift.retain(|operation| !life.contains(operation));
    let roles = both(
        pattern(partition, account, "role", &role.path, &role.name),
        || pattern(partition, account, "role", "/", &role.name),
    );
    lines.add("LifeRole", &life, roles.clone());
    lines.add("DriftRole", &drift, roles);
}

/// What is sent to remove a role, or to let an adopted one go: which of both, and what hangs on it, only reading
/// the role will tell.
fn leave(partition: Partition, account: AccountId, roles: &BTreeSet<String>, lines: &mut Lines) {
    use Operation as Op;
    let operations = [
        Op::IamGetRole,
        Op::IamListAttachedRolePolicies,
        Op::IamListRolePolicies,
        Op::IamGetRolePolicy,
        Op::IamListInstanceProfilesForRole,
        Op::IamDetachRolePolicy,
        Op::IamDeleteRolePolicy,
        Op::IamDeleteRole,
        Op::IamUntagRole,
    ];
    lines.add("LeaveRole", &operations, roles.iter().cloned());
    // The operator of a role that stays may do that already.
    if !lines.has("DriftProfiles") {
        lines.add(
            "LeaveProfiles",
            &[Op::IamRemoveRoleFromInstanceProfile],
            [pattern(partition, account, "instance-profile", "/", "*")],
        );
    }
}

/// The user's ARN; of one that was there before the path may be any.
fn users(setup: &Setup) -> BTreeSet<String> {
    let (partition, hub, user) = (setup.partition, setup.hub.account, &setup.hub.user);
    let mut users = both(pattern(partition, hub, "user", &user.path, &user.name), || {
        pattern(partition, hub, "user", "/", &user.name)
    });
    if user.existing {
        users.insert(pattern(partition, hub, "user", "/*/", &user.name));
    }
    users
}

/// A thing's ARN, and the one without its path: of what isn't there, IAM knows no path.
fn both(with_path: String, bare: impl FnOnce() -> String) -> BTreeSet<String> {
    BTreeSet::from([with_path, bare()])
}

/// The roles through which the management account enters the others. Where a profile leads in, whose
/// credentials it has isn't known here.
fn ways_in(setup: &Setup, spokes: &[Spoke], left: &Left) -> BTreeSet<String> {
    let usual = usual_entry(setup);
    let staying: BTreeSet<AccountId> = spokes.iter().map(|spoke| spoke.account).collect();
    let leaving = left
        .keys()
        .filter(|account| !staying.contains(account))
        .map(|account| (account.to_string(), &usual));
    let named = spokes
        .iter()
        .map(|spoke| (spoke.account.to_string(), &spoke.entry))
        .chain([(setup.hub.account.to_string(), &setup.hub.entry)]);
    let units = setup.units.iter().map(|units| ("*".to_owned(), &units.entry));
    named
        .chain(units)
        .chain(leaving)
        .filter(|(_, entry)| entry.profile.is_none())
        .filter_map(|(account, entry)| way_in(setup.partition, &account, entry))
        .collect()
}

/// The ARN of the role that leads in, if it is one.
pub(crate) fn way_in(partition: Partition, account: &str, entry: &Entry) -> Option<String> {
    let role = entry.role.as_deref()?;
    if role.parse::<Arn>().is_ok() {
        return Some(role.to_owned());
    }
    Some(format!(
        "arn:{partition}:iam::{account}:role/{}",
        role.trim_start_matches('/')
    ))
}

fn pattern(partition: Partition, account: AccountId, kind: &str, path: &str, name: &str) -> String {
    format!("arn:{partition}:iam::{account}:{kind}{path}{name}")
}

/// Statements in the making: by what they are for and on what, the actions.
#[derive(Default)]
struct Lines(BTreeMap<(&'static str, BTreeSet<String>), BTreeSet<&'static str>>);

impl Lines {
    fn add(
        &mut self,
        purpose: &'static str,
        operations: &[Operation],
        resources: impl IntoIterator<Item = String>,
    ) {
        let resources: BTreeSet<String> = resources.into_iter().collect();
        let actions: BTreeSet<&'static str> = operations
            .iter()
            .flat_map(|operation| actions(*operation))
            .collect();
        if !actions.is_empty() && !resources.is_empty() {
            self.0.entry((purpose, resources)).or_default().extend(actions);
        }
    }

    fn has(&self, purpose: &str) -> bool {
        self.0.keys().any(|(there, _)| *there == purpose)
    }

    /// One document; none when there is nothing to allow, since AWS refuses a policy without statements.
    fn documents(self) -> Vec<Document> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let statements: Vec<Value> = self
            .0
            .into_iter()
            .map(|((purpose, resources), actions)| {
                json!({
                    "Sid": purpose,
                    "Effect": "Allow",
                    "Action": one_or_many(actions.into_iter().map(str::to_owned).collect()),
                    "Resource": one_or_many(resources.into_iter().collect()),
                })
            })
            .collect();
        let text = json!({ "Version": "2012-10-17", "Statement": statements }).to_string();
        match policy::read(&text) {
            Ok(document) => vec![document],
            Err(error) => unreachable!("invariant: what is written here is a document: {error}"),
        }
    }
}

fn one_or_many(mut values: Vec<String>) -> Value {
    match values.len() {
        1 => Value::String(values.remove(0)),
        _ => values.into(),
    }
}

/// The actions that the engine's calls of an operation ask for: whatever it makes, it tags, and it sends
/// nothing else that asks for more.
fn actions(operation: Operation) -> impl Iterator<Item = &'static str> {
    let makes = matches!(operation, Operation::IamCreateUser | Operation::IamCreateRole);
    operation
        .iam_actions()
        .iter()
        .filter_map(move |asked| match asked.when {
            When::Always => Some(asked.action),
            When::Given("Tags") if makes => Some(asked.action),
            When::Given(_) => None,
        })
}
