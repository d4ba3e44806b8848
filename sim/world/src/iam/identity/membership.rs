//! Who is in which group.
//!
//! Apart from groups and users, since it is a change to both: asked for of the group, kept with the user,
//! bounded by the user's quota.

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;

use crate::call::page::page;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::time::delay::Kind;
use crate::time::replicated::Replicated;

use super::groups;
use crate::iam::shared;

/// Adds a user to a group; that the user is in it already is no error (as tried by others).
pub(super) fn add(scene: &mut Scene<'_>, request: api::AddUserToGroupRequest) -> Result<(), Refusal> {
    scene.authorize(shared::ask_group(
        scene,
        "iam:AddUserToGroup",
        &request.group_name,
    ))?;
    // The user is looked for first (recorded in February 2026, of taking one out).
    scene.user(&request.user_name)?;
    let group = scene.group(&request.group_name)?.id.clone();
    let user = scene.user(&request.user_name)?;
    if user.is_member(&group) {
        return Ok(());
    }
    let limit = scene.account().quotas.groups_per_user;
    if user.memberships().count() >= limit {
        return Err(refusal::quota_exceeded("GroupsPerUser", limit));
    }
    let (now, delays) = (scene.now, scene.delays());
    let user = scene.user_mut(&request.user_name)?;
    let key = user.id.key("member").text(group.as_str());
    user.groups
        .entry(group)
        .or_insert_with(|| Replicated::unwritten(key))
        .write(delays, now, Kind::Membership, true);
    Ok(())
}

/// Takes a user out of a group; that the user isn't in it is no error (as tried by others: AWS answers as
/// if it had been).
pub(super) fn remove(scene: &mut Scene<'_>, request: api::RemoveUserFromGroupRequest) -> Result<(), Refusal> {
    scene.authorize(shared::ask_group(
        scene,
        "iam:RemoveUserFromGroup",
        &request.group_name,
    ))?;
    scene.user(&request.user_name)?;
    let group = scene.group(&request.group_name)?.id.clone();
    let (now, delays) = (scene.now, scene.delays());
    let user = scene.user_mut(&request.user_name)?;
    if !user.is_member(&group) {
        return Ok(());
    }
    if let Some(member) = user.groups.get_mut(&group) {
        member.write(delays, now, Kind::Revocation, false);
    }
    Ok(())
}

pub(super) fn list_groups_for_user(
    scene: &mut Scene<'_>,
    request: api::ListGroupsForUserRequest,
) -> Result<api::ListGroupsForUserResponse, Refusal> {
    scene.authorize(shared::ask_user(
        scene,
        "iam:ListGroupsForUser",
        &request.user_name,
    ))?;
    let user = scene.user(&request.user_name)?;
    let mut of_user: Vec<_> = user
        .memberships()
        .filter_map(|group| scene.account().groups.by_id(group))
        .collect();
    of_user.sort_by_key(|group| group.name.to_ascii_lowercase());
    let page = page(
        of_user,
        |group| group.name.to_ascii_lowercase(),
        request.marker.as_deref(),
        request.max_items,
    )?
    .map(groups::shown);
    Ok(api::ListGroupsForUserResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        groups: page.items,
    })
}

#[cfg(test)]
mod tests;
