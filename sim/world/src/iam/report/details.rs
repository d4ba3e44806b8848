//! `GetAccountAuthorizationDetails`: the users, groups, roles and managed policies of an account, with what
//! they allow, in one list.

use std::collections::BTreeMap;

use rolecall_api::error::Refusal;
use rolecall_api::percent;
use rolecall_api::views::iam as api;
use rolecall_iam::arn::Arn;
use rolecall_iam::managed::Managed;

use crate::account::Account;
use crate::account::catalogue;
use crate::account::entity::{Group, ManagedPolicy, Role, User};
use crate::account::grants::Grants;
use crate::call::page::page;
use crate::call::scene::Scene;

use crate::iam::identity::instance_profiles;
use crate::iam::identity::roles::{self, Shown};
use crate::iam::permission::inline;
use crate::iam::permission::policies;
use crate::iam::shared::{self, shown_boundary, shown_tags};

/// One element of the list, whatever its kind.
#[derive(Clone, Copy)]
enum Item<'s> {
    User(&'s User),
    Group(&'s Group),
    Role(&'s Role),
    Own(&'s ManagedPolicy),
    Published(Managed),
}

impl Item<'_> {
    /// The order of the list: by kind, then by name. AWS documents none; markers need one.
    fn order(&self) -> String {
        let (kind, name) = match self {
            Self::User(user) => ('1', &*user.name),
            Self::Group(group) => ('2', &*group.name),
            Self::Role(role) => ('3', &*role.name),
            Self::Own(policy) => ('4', &*policy.name),
            // In the catalogue's own order, which minds case.
            Self::Published(policy) => return format!("5 {}", policy.name),
        };
        format!("{kind} {}", name.to_ascii_lowercase())
    }
}

/// Everything that the filter lets through; all of it, when there is none. Of AWS's managed policies only
/// those that something in the account uses (assumed, as answers seen in the field have it).
pub(super) fn get(
    scene: &mut Scene<'_>,
    request: api::GetAccountAuthorizationDetailsRequest,
) -> Result<api::GetAccountAuthorizationDetailsResponse, Refusal> {
    scene.authorize(shared::ask_account("iam:GetAccountAuthorizationDetails"))?;
    let wanted = |kind: &str| request.filter.is_empty() || request.filter.iter().any(|filter| filter == kind);
    let account = scene.account();
    let mut items = Vec::new();
    if wanted("User") {
        items.extend(account.users.iter().map(Item::User));
    }
    if wanted("Group") {
        items.extend(account.groups.iter().map(Item::Group));
    }
    if wanted("Role") {
        items.extend(account.roles.iter().map(Item::Role));
    }
    if wanted("LocalManagedPolicy") {
        items.extend(account.policies.iter().map(Item::Own));
    }
    if wanted("AWSManagedPolicy") {
        items.extend(published(account).into_iter().map(Item::Published));
    }
    let page = page(items, Item::order, request.marker.as_deref(), request.max_items)?;
    let mut answer = api::GetAccountAuthorizationDetailsResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        ..Default::default()
    };
    for item in page.items {
        match item {
            Item::User(user) => answer.user_detail_list.push(of_user(account, user)),
            Item::Group(group) => answer.group_detail_list.push(of_group(group)),
            Item::Role(role) => answer.role_detail_list.push(of_role(scene, role)),
            Item::Own(policy) => answer.policies.push(of_policy(scene, policy)),
            Item::Published(policy) => answer.policies.push(of_published(scene, &policy)),
        }
    }
    Ok(answer)
}

/// AWS's managed policies that are attached to something or are something's boundary, by name.
fn published(account: &Account) -> Vec<Managed> {
    let users = account
        .users
        .iter()
        .map(|user| (&user.grants, user.boundary.latest()));
    let roles = account
        .roles
        .iter()
        .map(|role| (&role.grants, role.boundary.latest()));
    let groups = account.groups.iter().map(|group| (&group.grants, None));
    let mut found = BTreeMap::new();
    for (grants, boundary) in users.chain(roles).chain(groups) {
        let attached = grants.attached().map(Arn::as_str);
        let boundary = boundary.and_then(Option::as_deref);
        for policy in attached.chain(boundary).filter_map(catalogue::published) {
            found.insert(policy.name, policy);
        }
    }
    found.into_values().collect()
}

fn attached(grants: &Grants) -> Vec<api::AttachedPolicy> {
    let mut attached: Vec<&Arn> = grants.attached().collect();
    attached.sort_by_key(|arn| (arn.resource_name(), arn.as_str()));
    attached
        .into_iter()
        .map(|arn| api::AttachedPolicy {
            policy_name: Some(arn.resource_name().to_owned()),
            policy_arn: Some(arn.to_string()),
        })
        .collect()
}

fn of_user(account: &Account, user: &User) -> api::UserDetail {
    let groups = user.memberships().filter_map(|id| account.groups.by_id(id));
    let mut group_list: Vec<String> = groups.map(|group| group.name.to_string()).collect();
    group_list.sort_by_key(|name| name.to_ascii_lowercase());
    api::UserDetail {
        path: Some(user.path.clone()),
        user_name: Some(user.name.to_string()),
        user_id: Some(user.id.to_string()),
        arn: Some(user.arn.to_string()),
        create_date: Some(user.created.whole_second().timestamp()),
        user_policy_list: inline::detailed(&user.grants),
        group_list,
        attached_managed_policies: attached(&user.grants),
        permissions_boundary: shown_boundary(user.boundary.latest()),
        tags: shown_tags(user.tags.latest()),
    }
}

fn of_group(group: &Group) -> api::GroupDetail {
    api::GroupDetail {
        path: Some(group.path.clone()),
        group_name: Some(group.name.to_string()),
        group_id: Some(group.id.to_string()),
        arn: Some(group.arn.to_string()),
        create_date: Some(group.created.whole_second().timestamp()),
        group_policy_list: inline::detailed(&group.grants),
        attached_managed_policies: attached(&group.grants),
    }
}

fn of_role(scene: &Scene<'_>, role: &Role) -> api::RoleDetail {
    let shown = roles::shown(scene.world, role, Shown::Whole);
    let profiles = scene.account().instance_profiles.iter();
    api::RoleDetail {
        path: Some(shown.path),
        role_name: Some(shown.role_name),
        role_id: Some(shown.role_id),
        arn: Some(shown.arn),
        create_date: Some(shown.create_date),
        assume_role_policy_document: shown.assume_role_policy_document,
        instance_profile_list: profiles
            .filter(|profile| profile.role.as_ref() == Some(&role.id))
            .map(|profile| instance_profiles::shown(scene, profile))
            .collect(),
        role_policy_list: inline::detailed(&role.grants),
        attached_managed_policies: attached(&role.grants),
        permissions_boundary: shown.permissions_boundary,
        tags: shown.tags,
        role_last_used: shown.role_last_used,
    }
}

fn of_policy(scene: &Scene<'_>, policy: &ManagedPolicy) -> api::ManagedPolicyDetail {
    let versions = policy.versions.iter().rev();
    let versions = versions
        .map(|(number, version)| policies::shown_version(policy, *number, version, true))
        .collect();
    detail(policies::shown(scene, policy, true), versions)
}

/// Of AWS's policies the catalogue has the default version alone.
fn of_published(scene: &Scene<'_>, policy: &Managed) -> api::ManagedPolicyDetail {
    let version = api::PolicyVersion {
        document: Some(percent::encode(policy.document)),
        version_id: Some(policy.version.to_owned()),
        is_default_version: Some(true),
        create_date: policy.updated.parse().ok(),
    };
    detail(policies::shown_aws(scene, policy), vec![version])
}

fn detail(policy: api::Policy, policy_version_list: Vec<api::PolicyVersion>) -> api::ManagedPolicyDetail {
    api::ManagedPolicyDetail {
        policy_name: policy.policy_name,
        policy_id: policy.policy_id,
        arn: policy.arn,
        path: policy.path,
        default_version_id: policy.default_version_id,
        attachment_count: policy.attachment_count,
        permissions_boundary_usage_count: policy.permissions_boundary_usage_count,
        is_attachable: policy.is_attachable,
        description: policy.description,
        create_date: policy.create_date,
        update_date: policy.update_date,
        policy_version_list,
    }
}

#[cfg(test)]
mod tests;
