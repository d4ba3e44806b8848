//! Roles.

use rolecall_api::error::Refusal;
use rolecall_api::percent;
use rolecall_api::views::iam as api;
use rolecall_iam::arn::Arn;
use rolecall_iam::policy::Document;

use crate::account::entity::{LastUsed, Role};
use crate::account::tags::KeyCase;
use crate::call::ask::Ask;
use crate::call::page::page_of;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::ids::Prefix;
use crate::time::delay::Kind;
use crate::world::World;

use super::service_linked;
use crate::iam::shared::{self, new_tags, shown_boundary, shown_tags};

/// How a role is shown: whole when it is asked for by name, less in a list (IAM API Reference, `ListRoles`: no
/// tags, no boundary, no last use), and without what may change when it was just written or is part of
/// something else (answers recorded in February 2026).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::iam) enum Shown {
    Whole,
    Listed,
    /// In the answer of what wrote it.
    New,
    /// In an instance profile.
    Within,
}

/// A role, as it is shown.
pub(in crate::iam) fn shown(world: &World, role: &Role, how: Shown) -> api::Role {
    let whole = matches!(how, Shown::Whole | Shown::New);
    api::Role {
        path: role.path.clone(),
        role_name: role.name.to_string(),
        role_id: role.id.to_string(),
        arn: role.arn.to_string(),
        create_date: role.created.whole_second().timestamp(),
        assume_role_policy_document: role
            .trust
            .latest()
            .map(|trust| percent::encode(&world.shown_trust(trust))),
        description: role.description.clone().filter(|_| how != Shown::Within),
        max_session_duration: matches!(how, Shown::Whole | Shown::Listed).then_some(role.max_session_seconds),
        permissions_boundary: whole.then(|| shown_boundary(role.boundary.latest())).flatten(),
        tags: if whole {
            shown_tags(role.tags.latest())
        } else {
            Vec::new()
        },
        role_last_used: (how == Shown::Whole).then(|| shown_use(role.last_used.as_ref())),
        ..api::Role::default()
    }
}

fn shown_use(used: Option<&LastUsed>) -> api::RoleLastUsed {
    api::RoleLastUsed {
        last_used_date: used.map(|used| used.at.whole_second().timestamp()),
        region: used.map(|used| used.region.to_string()),
    }
}

pub(super) fn create(
    scene: &mut Scene<'_>,
    request: api::CreateRoleRequest,
) -> Result<api::CreateRoleResponse, Refusal> {
    let name = request.role_name;
    let path = request.path.unwrap_or_else(|| "/".to_owned());
    let tags = new_tags(&request.tags)?;
    let arn = Arn::role(scene.partition(), scene.account_id(), &path, &name);
    let boundary = request.permissions_boundary;
    scene.authorize(
        Ask::to("iam:CreateRole", &arn)
            .request_tags(&tags)
            .boundary(boundary.as_deref()),
    )?;
    if !tags.is_empty() {
        scene.authorize(Ask::to("iam:TagRole", &arn).request_tags(&tags))?;
    }
    service_linked::free_path(&path)?;
    let boundary = shared::boundary_exists(scene, boundary)?;
    if scene.account().roles.get(&name).is_some() {
        return Err(refusal::already_exists("Role", &name));
    }
    let trust = admit_trust(scene, &request.assume_role_policy_document)?;
    room_for_one(scene)?;
    shared::tags_within(&tags, scene.account().quotas.tags)?;
    let id = scene.mint(Prefix::Aroa, &[&name]);
    let (now, delays) = (scene.now, scene.delays());
    let mut role = Role::new(id, &name, &path, arn, trust, now);
    role.description = request.description;
    role.max_session_seconds = request.max_session_duration.unwrap_or(role.max_session_seconds);
    if !tags.is_empty() {
        role.tags.write(delays, now, Kind::Tags, tags);
    }
    if boundary.is_some() {
        role.boundary.write(delays, now, Kind::Boundary, boundary);
    }
    let answer = api::Role {
        // Recorded in February 2026; the second assumed: a duration that was asked for is told.
        description: None,
        max_session_duration: request.max_session_duration,
        ..shown(scene.world, &role, Shown::New)
    };
    scene.account_mut().roles.insert(role);
    Ok(api::CreateRoleResponse { role: answer })
}

/// Refuses one role more than the quota. Service-linked roles don't count (IAM User Guide,
/// `reference_iam-quotas.html`).
fn room_for_one(scene: &Scene<'_>) -> Result<(), Refusal> {
    let account = scene.account();
    let limit = account.quotas.roles;
    let own = || {
        account
            .roles
            .iter()
            .filter(|role| !service_linked::is_linked(role))
    };
    if account.roles.len() >= limit && own().count() >= limit {
        return Err(refusal::quota_exceeded("RolesPerAccount", limit));
    }
    Ok(())
}

/// A trust policy that may be written: it is well formed, its principals exist, and it is small enough.
fn admit_trust(scene: &Scene<'_>, text: &str) -> Result<Document, Refusal> {
    let limit = scene.account().quotas.trust_policy_size;
    let stored = scene.world.admit_trust(text, &scene.view)?;
    if rolecall_iam::policy::size_without_whitespace(text) > limit {
        return Err(refusal::quota_exceeded("ACLSizePerRole", limit));
    }
    Ok(stored)
}

pub(super) fn get(
    scene: &mut Scene<'_>,
    request: api::GetRoleRequest,
) -> Result<api::GetRoleResponse, Refusal> {
    scene.authorize(shared::ask_role(scene, "iam:GetRole", &request.role_name))?;
    let role = shown(scene.world, scene.role(&request.role_name)?, Shown::Whole);
    Ok(api::GetRoleResponse { role })
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListRolesRequest,
) -> Result<api::ListRolesResponse, Refusal> {
    let prefix = request.path_prefix.unwrap_or_else(|| "/".to_owned());
    let arn = shared::list_arn(scene, "role", &prefix);
    scene.authorize(Ask::to("iam:ListRoles", &arn))?;
    let page = page_of(
        &scene.account().roles,
        |role| role.path.starts_with(&prefix),
        request.marker.as_deref(),
        request.max_items,
    )?
    .map(|role| shown(scene.world, role, Shown::Listed));
    Ok(api::ListRolesResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        roles: page.items,
    })
}

pub(super) fn update(
    scene: &mut Scene<'_>,
    request: api::UpdateRoleRequest,
) -> Result<api::UpdateRoleResponse, Refusal> {
    scene.authorize(shared::ask_role(scene, "iam:UpdateRole", &request.role_name))?;
    // The description of a service-linked role may be changed (IAM User Guide, `id_roles_update-service-linked-role.html`).
    if request.max_session_duration.is_some() {
        service_linked::unmodified(scene.role(&request.role_name)?)?;
    }
    let role = scene.role_mut(&request.role_name)?;
    if let Some(description) = request.description {
        role.description = Some(description);
    }
    if let Some(seconds) = request.max_session_duration {
        role.max_session_seconds = seconds;
    }
    Ok(api::UpdateRoleResponse {})
}

pub(super) fn update_description(
    scene: &mut Scene<'_>,
    request: api::UpdateRoleDescriptionRequest,
) -> Result<api::UpdateRoleDescriptionResponse, Refusal> {
    scene.authorize(shared::ask_role(
        scene,
        "iam:UpdateRoleDescription",
        &request.role_name,
    ))?;
    scene.role_mut(&request.role_name)?.description = Some(request.description);
    let role = shown(scene.world, scene.role(&request.role_name)?, Shown::New);
    Ok(api::UpdateRoleDescriptionResponse { role: Some(role) })
}

pub(super) fn update_trust(
    scene: &mut Scene<'_>,
    request: api::UpdateAssumeRolePolicyRequest,
) -> Result<(), Refusal> {
    scene.authorize(shared::ask_role(
        scene,
        "iam:UpdateAssumeRolePolicy",
        &request.role_name,
    ))?;
    service_linked::unmodified(scene.role(&request.role_name)?)?;
    let trust = admit_trust(scene, &request.policy_document)?;
    let (now, delays) = (scene.now, scene.delays());
    scene
        .role_mut(&request.role_name)?
        .trust
        .write(delays, now, Kind::Trust, trust);
    Ok(())
}

pub(super) fn delete(scene: &mut Scene<'_>, request: api::DeleteRoleRequest) -> Result<(), Refusal> {
    scene.authorize(shared::ask_role(scene, "iam:DeleteRole", &request.role_name))?;
    let role = scene.role(&request.role_name)?;
    service_linked::unmodified(role)?;
    let id = role.id.clone();
    if scene
        .account()
        .instance_profiles
        .iter()
        .any(|profile| profile.role.as_ref() == Some(&id))
    {
        return Err(refusal::delete_conflict("remove roles from instance profile"));
    }
    if role.grants.attached().next().is_some() {
        return Err(refusal::delete_conflict("detach all policies"));
    }
    if role.grants.inlines().next().is_some() {
        return Err(refusal::delete_conflict("delete policies"));
    }
    let (now, delays) = (scene.now, scene.delays());
    scene.account_mut().roles.bury(&id, delays, now);
    Ok(())
}

pub(super) fn tag(scene: &mut Scene<'_>, request: api::TagRoleRequest) -> Result<(), Refusal> {
    let tags = new_tags(&request.tags)?;
    scene.authorize(shared::ask_role(scene, "iam:TagRole", &request.role_name).request_tags(&tags))?;
    shared::set_tags(scene, KeyCase::Ignored, &tags, |scene| {
        Ok(&mut scene.role_mut(&request.role_name)?.tags)
    })
}

pub(super) fn untag(scene: &mut Scene<'_>, request: api::UntagRoleRequest) -> Result<(), Refusal> {
    scene.authorize(
        shared::ask_role(scene, "iam:UntagRole", &request.role_name).tag_keys(&request.tag_keys),
    )?;
    shared::remove_tags(scene, KeyCase::Ignored, &request.tag_keys, |scene| {
        Ok(&mut scene.role_mut(&request.role_name)?.tags)
    })
}

pub(super) fn list_tags(
    scene: &mut Scene<'_>,
    request: api::ListRoleTagsRequest,
) -> Result<api::ListRoleTagsResponse, Refusal> {
    scene.authorize(shared::ask_role(scene, "iam:ListRoleTags", &request.role_name))?;
    let tags = shown_tags(scene.role(&request.role_name)?.tags.latest());
    let page = shared::tag_page(tags, request.marker.as_deref(), request.max_items)?;
    Ok(api::ListRoleTagsResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        tags: page.items,
    })
}

pub(super) fn put_boundary(
    scene: &mut Scene<'_>,
    request: api::PutRolePermissionsBoundaryRequest,
) -> Result<(), Refusal> {
    let arn = request.permissions_boundary;
    scene.authorize(
        shared::ask_role(scene, "iam:PutRolePermissionsBoundary", &request.role_name).boundary(Some(&arn)),
    )?;
    service_linked::unmodified(scene.role(&request.role_name)?)?;
    let boundary = shared::boundary_exists(scene, Some(arn))?;
    let (now, delays) = (scene.now, scene.delays());
    scene
        .role_mut(&request.role_name)?
        .boundary
        .write(delays, now, Kind::Boundary, boundary);
    Ok(())
}

pub(super) fn delete_boundary(
    scene: &mut Scene<'_>,
    request: api::DeleteRolePermissionsBoundaryRequest,
) -> Result<(), Refusal> {
    let boundary = shared::role_boundary(scene, &request.role_name);
    let ask = shared::ask_role(scene, "iam:DeleteRolePermissionsBoundary", &request.role_name);
    scene.authorize(ask.boundary(boundary.as_deref()))?;
    let (now, delays) = (scene.now, scene.delays());
    let role = scene.role_mut(&request.role_name)?;
    service_linked::unmodified(role)?;
    if !matches!(role.boundary.latest(), Some(Some(_))) {
        return Err(refusal::no_such_entity(format!(
            "Role {} has no permissions boundary set.",
            request.role_name
        )));
    }
    role.boundary.write(delays, now, Kind::Boundary, None);
    Ok(())
}

#[cfg(test)]
mod tests;
