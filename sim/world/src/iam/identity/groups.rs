//! Groups.

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::arn::Arn;

use crate::account::entity::Group;
use crate::call::ask::Ask;
use crate::call::page::page_of;
use crate::call::refusal;
use crate::call::scene::{Scene, within};
use crate::ids::Prefix;

use super::users;
use crate::iam::shared;

/// A group, as it is shown.
pub(super) fn shown(group: &Group) -> api::Group {
    api::Group {
        path: group.path.clone(),
        group_name: group.name.to_string(),
        group_id: group.id.to_string(),
        arn: group.arn.to_string(),
        create_date: group.created.whole_second().timestamp(),
    }
}

pub(super) fn create(
    scene: &mut Scene<'_>,
    request: api::CreateGroupRequest,
) -> Result<api::CreateGroupResponse, Refusal> {
    let name = request.group_name;
    let path = request.path.unwrap_or_else(|| "/".to_owned());
    let arn = Arn::group(scene.partition(), scene.account_id(), &path, &name);
    scene.authorize(Ask::to("iam:CreateGroup", &arn))?;
    if scene.account().groups.get(&name).is_some() {
        return Err(refusal::already_exists("Group", &name));
    }
    within(
        &scene.account().groups,
        "GroupsPerAccount",
        scene.account().quotas.groups,
    )?;
    let id = scene.mint(Prefix::Agpa, &[&name]);
    let group = Group::new(id, &name, &path, arn, scene.now);
    let answer = shown(&group);
    scene.account_mut().groups.insert(group);
    Ok(api::CreateGroupResponse { group: answer })
}

/// The group, and its members in pages.
pub(super) fn get(
    scene: &mut Scene<'_>,
    request: api::GetGroupRequest,
) -> Result<api::GetGroupResponse, Refusal> {
    scene.authorize(shared::ask_group(scene, "iam:GetGroup", &request.group_name))?;
    let group = scene.group(&request.group_name)?;
    let page = page_of(
        &scene.account().users,
        |user| user.is_member(&group.id),
        request.marker.as_deref(),
        request.max_items,
    )?
    .map(|user| users::shown(user, true));
    Ok(api::GetGroupResponse {
        group: shown(group),
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        users: page.items,
    })
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListGroupsRequest,
) -> Result<api::ListGroupsResponse, Refusal> {
    let prefix = request.path_prefix.unwrap_or_else(|| "/".to_owned());
    let arn = shared::list_arn(scene, "group", &prefix);
    scene.authorize(Ask::to("iam:ListGroups", &arn))?;
    let page = page_of(
        &scene.account().groups,
        |group| group.path.starts_with(&prefix),
        request.marker.as_deref(),
        request.max_items,
    )?
    .map(shown);
    Ok(api::ListGroupsResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        groups: page.items,
    })
}

/// Renames or moves a group; the caller needs the right on the old and the new one (IAM API Reference,
/// `UpdateGroup`).
pub(super) fn update(scene: &mut Scene<'_>, request: api::UpdateGroupRequest) -> Result<(), Refusal> {
    let old = request.group_name;
    scene.authorize(shared::ask_group(scene, "iam:UpdateGroup", &old))?;
    let known = scene
        .account()
        .groups
        .get(&old)
        .map(|group| (group.name.to_string(), group.path.clone()));
    let (name, path) = known.unwrap_or_else(|| (old.clone(), "/".to_owned()));
    let name = request.new_group_name.unwrap_or(name);
    let path = request.new_path.unwrap_or(path);
    let arn = Arn::group(scene.partition(), scene.account_id(), &path, &name);
    scene.authorize(Ask::to("iam:UpdateGroup", &arn))?;
    let id = scene.group(&old)?.id.clone();
    if scene
        .account()
        .groups
        .get(&name)
        .is_some_and(|other| other.id != id)
    {
        return Err(refusal::already_exists("Group", &name));
    }
    scene.account_mut().groups.rename(&id, |group| {
        group.name = name.into();
        group.path = path;
        group.arn = arn;
    });
    Ok(())
}

/// Deletes a group without members and policies. In which order AWS looks for what is in the way is
/// not documented: assumed.
pub(super) fn delete(scene: &mut Scene<'_>, request: api::DeleteGroupRequest) -> Result<(), Refusal> {
    scene.authorize(shared::ask_group(scene, "iam:DeleteGroup", &request.group_name))?;
    let group = scene.group(&request.group_name)?;
    let id = group.id.clone();
    if scene.account().users.iter().any(|user| user.is_member(&id)) {
        return Err(refusal::delete_conflict("remove users from group"));
    }
    shared::without_policies(&group.grants)?;
    let (now, delays) = (scene.now, scene.delays());
    scene.account_mut().groups.bury(&id, delays, now);
    Ok(())
}

#[cfg(test)]
mod tests;
