//! What a managed policy is attached to, and whom it bounds: `ListEntitiesForPolicy`.

use std::sync::Arc;

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;

use crate::account::Account;
use crate::account::catalogue;
use crate::call::page::page;
use crate::call::refusal;
use crate::call::scene::Scene;

use crate::iam::shared;

/// A use of a policy: by a group, a user or a role.
enum Use {
    Group(api::PolicyGroup),
    User(api::PolicyUser),
    Role(api::PolicyRole),
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListEntitiesForPolicyRequest,
) -> Result<api::ListEntitiesForPolicyResponse, Refusal> {
    let arn = &request.policy_arn;
    scene.authorize(shared::ask_policy(scene, "iam:ListEntitiesForPolicy", arn)?)?;
    if catalogue::published(arn).is_none() {
        // Recorded in February 2026 (LocalStack's tests, `test_iam_policies.snapshot.json`).
        scene
            .policy(arn)
            .map_err(|_| refusal::policy_not_attachable(arn))?;
    }
    let uses = uses(scene.account(), &request);
    let page = page(
        uses,
        |(key, _)| key.clone(),
        request.marker.as_deref(),
        request.max_items,
    )?;
    let mut answer = api::ListEntitiesForPolicyResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        ..api::ListEntitiesForPolicyResponse::default()
    };
    for (_, found) in page.items {
        match found {
            Use::Group(group) => answer.policy_groups.push(group),
            Use::User(user) => answer.policy_users.push(user),
            Use::Role(role) => answer.policy_roles.push(role),
        }
    }
    Ok(answer)
}

/// The uses that the request asks for: groups, users, roles, each by name. The keys are in that order.
fn uses(account: &Account, request: &api::ListEntitiesForPolicyRequest) -> Vec<(String, Use)> {
    let arn = request.policy_arn.as_str();
    let prefix = request.path_prefix.as_deref().unwrap_or("/");
    let kind = |wanted: &str| {
        request
            .entity_filter
            .as_deref()
            .is_none_or(|filter| filter == wanted)
    };
    let usage = |wanted: &str| {
        request
            .policy_usage_filter
            .as_deref()
            .is_none_or(|filter| filter == wanted)
    };
    let (attached, bounding) = (usage("PermissionsPolicy"), usage("PermissionsBoundary"));
    let bounds = |boundary: Option<&Option<Arc<str>>>| {
        bounding
            && boundary
                .and_then(|set| set.as_deref())
                .is_some_and(|set| set == arn)
    };
    let mut uses = Vec::new();
    if kind("Group") && attached {
        for group in account
            .groups
            .iter()
            .filter(|group| group.path.starts_with(prefix))
        {
            if group.grants.is_attached(arn) {
                let shown = api::PolicyGroup {
                    group_name: Some(group.name.to_string()),
                    group_id: Some(group.id.to_string()),
                };
                uses.push((format!("1{}", group.name.to_ascii_lowercase()), Use::Group(shown)));
            }
        }
    }
    if kind("User") {
        for user in account.users.iter().filter(|user| user.path.starts_with(prefix)) {
            if attached && user.grants.is_attached(arn) || bounds(user.boundary.latest()) {
                let shown = api::PolicyUser {
                    user_name: Some(user.name.to_string()),
                    user_id: Some(user.id.to_string()),
                };
                uses.push((format!("2{}", user.name.to_ascii_lowercase()), Use::User(shown)));
            }
        }
    }
    if kind("Role") {
        for role in account.roles.iter().filter(|role| role.path.starts_with(prefix)) {
            if attached && role.grants.is_attached(arn) || bounds(role.boundary.latest()) {
                let shown = api::PolicyRole {
                    role_name: Some(role.name.to_string()),
                    role_id: Some(role.id.to_string()),
                };
                uses.push((format!("3{}", role.name.to_ascii_lowercase()), Use::Role(shown)));
            }
        }
    }
    uses
}

#[cfg(test)]
mod tests;
