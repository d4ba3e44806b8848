//! Instance profiles: what keeps a role from being deleted, and what EC2 would hand out.

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::account::Partition;
use rolecall_iam::arn::Arn;

use crate::account::entity::InstanceProfile;
use crate::account::tags::KeyCase;
use crate::call::ask::Ask;
use crate::call::page::page_of;
use crate::call::refusal;
use crate::call::scene::{Scene, within};
use crate::ids::Prefix;
use crate::time::delay::Kind;

use super::roles::{self, Shown};
use super::service_linked;
use crate::iam::shared::{self, new_cased_tags, shown_tags};

pub(in crate::iam) fn shown(scene: &Scene<'_>, profile: &InstanceProfile) -> api::InstanceProfile {
    let role = profile
        .role
        .as_ref()
        .and_then(|id| scene.account().roles.by_id(id));
    api::InstanceProfile {
        path: profile.path.clone(),
        instance_profile_name: profile.name.to_string(),
        instance_profile_id: profile.id.to_string(),
        arn: profile.arn.to_string(),
        create_date: profile.created.whole_second().timestamp(),
        roles: role
            .map(|role| roles::shown(scene.world, role, Shown::Within))
            .into_iter()
            .collect(),
        tags: shown_tags(profile.tags.latest()),
    }
}

fn ask(scene: &Scene<'_>, action: &'static str, name: &str) -> Ask {
    let ask = Ask::to(action, &scene.instance_profile_arn(name)).named("instance profile", name);
    match scene.account().instance_profiles.get(name) {
        Some(profile) => ask.resource_tags(profile.tags.at(&scene.view)),
        None => ask,
    }
}

pub(super) fn create(
    scene: &mut Scene<'_>,
    request: api::CreateInstanceProfileRequest,
) -> Result<api::CreateInstanceProfileResponse, Refusal> {
    let name = request.instance_profile_name;
    let path = request.path.unwrap_or_else(|| "/".to_owned());
    let tags = new_cased_tags(&request.tags)?;
    let arn = Arn::instance_profile(scene.partition(), scene.account_id(), &path, &name);
    scene.authorize(Ask::to("iam:CreateInstanceProfile", &arn).request_tags(&tags))?;
    if !tags.is_empty() {
        scene.authorize(Ask::to("iam:TagInstanceProfile", &arn).request_tags(&tags))?;
    }
    if scene.account().instance_profiles.get(&name).is_some() {
        // Recorded in February 2026: worded otherwise than of users, groups and roles.
        return Err(refusal::refuse(
            409,
            "EntityAlreadyExists",
            format!("Instance Profile {name} already exists."),
        ));
    }
    within(
        &scene.account().instance_profiles,
        "InstanceProfilesPerAccount",
        scene.account().quotas.instance_profiles,
    )?;
    shared::tags_within(&tags, scene.account().quotas.tags)?;
    let id = scene.mint(Prefix::Aipa, &[&name]);
    let (now, delays) = (scene.now, scene.delays());
    let mut profile = InstanceProfile::new(id, &name, &path, arn, now);
    if !tags.is_empty() {
        profile.tags.write(delays, now, Kind::Tags, tags);
    }
    let instance_profile = shown(scene, &profile);
    scene.account_mut().instance_profiles.insert(profile);
    Ok(api::CreateInstanceProfileResponse { instance_profile })
}

pub(super) fn get(
    scene: &mut Scene<'_>,
    request: api::GetInstanceProfileRequest,
) -> Result<api::GetInstanceProfileResponse, Refusal> {
    let name = request.instance_profile_name;
    scene.authorize(ask(scene, "iam:GetInstanceProfile", &name))?;
    let instance_profile = shown(scene, scene.instance_profile(&name)?);
    Ok(api::GetInstanceProfileResponse { instance_profile })
}

pub(super) fn delete(
    scene: &mut Scene<'_>,
    request: api::DeleteInstanceProfileRequest,
) -> Result<(), Refusal> {
    let name = request.instance_profile_name;
    scene.authorize(ask(scene, "iam:DeleteInstanceProfile", &name))?;
    let profile = scene.instance_profile(&name)?;
    if profile.role.is_some() {
        return Err(refusal::delete_conflict("remove roles from instance profile"));
    }
    let id = profile.id.clone();
    let (now, delays) = (scene.now, scene.delays());
    scene.account_mut().instance_profiles.bury(&id, delays, now);
    Ok(())
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListInstanceProfilesRequest,
) -> Result<api::ListInstanceProfilesResponse, Refusal> {
    let prefix = request.path_prefix.unwrap_or_else(|| "/".to_owned());
    let arn = shared::list_arn(scene, "instance-profile", &prefix);
    scene.authorize(Ask::to("iam:ListInstanceProfiles", &arn))?;
    let page = page_of(
        &scene.account().instance_profiles,
        |profile| profile.path.starts_with(&prefix),
        request.marker.as_deref(),
        request.max_items,
    )?
    // Lists leave the tags out (IAM API Reference, `ListInstanceProfiles`).
    .map(|profile| api::InstanceProfile {
        tags: Vec::new(),
        ..shown(scene, profile)
    });
    Ok(api::ListInstanceProfilesResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        instance_profiles: page.items,
    })
}

pub(super) fn list_for_role(
    scene: &mut Scene<'_>,
    request: api::ListInstanceProfilesForRoleRequest,
) -> Result<api::ListInstanceProfilesForRoleResponse, Refusal> {
    scene.authorize(shared::ask_role(
        scene,
        "iam:ListInstanceProfilesForRole",
        &request.role_name,
    ))?;
    let role = &scene.role(&request.role_name)?.id;
    let page = page_of(
        &scene.account().instance_profiles,
        |profile| profile.role.as_ref() == Some(role),
        request.marker.as_deref(),
        request.max_items,
    )?
    .map(|profile| api::InstanceProfile {
        tags: Vec::new(),
        ..shown(scene, profile)
    });
    Ok(api::ListInstanceProfilesForRoleResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        instance_profiles: page.items,
    })
}

/// Needs `iam:PassRole` on the role too (service authorization reference, dependent actions of
/// `AddRoleToInstanceProfile`).
pub(super) fn add_role(
    scene: &mut Scene<'_>,
    request: api::AddRoleToInstanceProfileRequest,
) -> Result<(), Refusal> {
    let name = request.instance_profile_name;
    scene.authorize(ask(scene, "iam:AddRoleToInstanceProfile", &name))?;
    let role_arn = scene.role_arn(&request.role_name);
    let service = match scene.partition() {
        // IAM User Guide, `reference_policies_elements_principal.html`: China's service principals.
        Partition::AwsCn => "ec2.amazonaws.com.cn",
        _ => "ec2.amazonaws.com",
    };
    scene.authorize(
        Ask::to("iam:PassRole", &role_arn)
            .named("role", &request.role_name)
            .with("iam:PassedToService", service),
    )?;
    let role = scene.role(&request.role_name)?;
    service_linked::unmodified(role)?;
    let role = role.id.clone();
    if scene.instance_profile(&name)?.role.is_some() {
        return Err(refusal::quota_exceeded("InstanceSessionsPerInstanceProfile", 1));
    }
    scene.instance_profile_mut(&name)?.role = Some(role);
    Ok(())
}

pub(super) fn remove_role(
    scene: &mut Scene<'_>,
    request: api::RemoveRoleFromInstanceProfileRequest,
) -> Result<(), Refusal> {
    let name = request.instance_profile_name;
    scene.authorize(ask(scene, "iam:RemoveRoleFromInstanceProfile", &name))?;
    let role = scene.role(&request.role_name)?.id.clone();
    let profile = scene.instance_profile_mut(&name)?;
    if profile.role.as_ref() != Some(&role) {
        // Recorded in February 2026.
        return Err(refusal::no_such_entity(format!(
            "Role {} in Instance Profile {name} cannot be found.",
            request.role_name
        )));
    }
    profile.role = None;
    Ok(())
}

pub(super) fn tag(scene: &mut Scene<'_>, request: api::TagInstanceProfileRequest) -> Result<(), Refusal> {
    let name = request.instance_profile_name;
    let tags = new_cased_tags(&request.tags)?;
    scene.authorize(ask(scene, "iam:TagInstanceProfile", &name).request_tags(&tags))?;
    shared::set_tags(scene, KeyCase::Told, &tags, |scene| {
        Ok(&mut scene.instance_profile_mut(&name)?.tags)
    })
}

pub(super) fn untag(scene: &mut Scene<'_>, request: api::UntagInstanceProfileRequest) -> Result<(), Refusal> {
    let name = request.instance_profile_name;
    scene.authorize(ask(scene, "iam:UntagInstanceProfile", &name).tag_keys(&request.tag_keys))?;
    shared::remove_tags(scene, KeyCase::Told, &request.tag_keys, |scene| {
        Ok(&mut scene.instance_profile_mut(&name)?.tags)
    })
}

pub(super) fn list_tags(
    scene: &mut Scene<'_>,
    request: api::ListInstanceProfileTagsRequest,
) -> Result<api::ListInstanceProfileTagsResponse, Refusal> {
    let name = request.instance_profile_name;
    scene.authorize(ask(scene, "iam:ListInstanceProfileTags", &name))?;
    let tags = shown_tags(scene.instance_profile(&name)?.tags.latest());
    let page = shared::tag_page(tags, request.marker.as_deref(), request.max_items)?;
    Ok(api::ListInstanceProfileTagsResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        tags: page.items,
    })
}

#[cfg(test)]
mod tests;
