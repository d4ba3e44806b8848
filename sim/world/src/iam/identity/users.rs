//! Users.

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::arn::Arn;

use crate::account::entity::{KeyOwner, User};
use crate::account::tags::KeyCase;
use crate::call::ask::Ask;
use crate::call::caller::Who;
use crate::call::page::page_of;
use crate::call::refusal;
use crate::call::scene::{Scene, within};
use crate::ids::{Prefix, UniqueId};
use crate::time::delay::Kind;

use crate::iam::shared::{self, new_tags, shown_boundary, shown_tags};

/// A user, as it is shown; with or without its tags.
pub(in crate::iam) fn shown(user: &User, in_list: bool) -> api::User {
    api::User {
        path: user.path.clone(),
        user_name: user.name.to_string(),
        user_id: user.id.to_string(),
        arn: user.arn.to_string(),
        create_date: user.created.whole_second().timestamp(),
        permissions_boundary: if in_list {
            None
        } else {
            shown_boundary(user.boundary.latest())
        },
        tags: if in_list {
            Vec::new()
        } else {
            shown_tags(user.tags.latest())
        },
        ..api::User::default()
    }
}

pub(super) fn create(
    scene: &mut Scene<'_>,
    request: api::CreateUserRequest,
) -> Result<api::CreateUserResponse, Refusal> {
    let name = request.user_name;
    let path = request.path.unwrap_or_else(|| "/".to_owned());
    let tags = new_tags(&request.tags)?;
    let arn = Arn::user(scene.partition(), scene.account_id(), &path, &name);
    let boundary = request.permissions_boundary;
    scene.authorize(
        Ask::to("iam:CreateUser", &arn)
            .request_tags(&tags)
            .boundary(boundary.as_deref()),
    )?;
    if !tags.is_empty() {
        scene.authorize(Ask::to("iam:TagUser", &arn).request_tags(&tags))?;
    }
    let boundary = shared::boundary_exists(scene, boundary)?;
    if scene.account().users.get(&name).is_some() {
        return Err(refusal::already_exists("User", &name));
    }
    within(
        &scene.account().users,
        "UsersPerAccount",
        scene.account().quotas.users,
    )?;
    shared::tags_within(&tags, scene.account().quotas.tags)?;
    let id = scene.mint(Prefix::Aida, &[&name]);
    let (now, delays) = (scene.now, scene.delays());
    let mut user = User::new(id, &name, &path, arn, now);
    if !tags.is_empty() {
        user.tags.write(delays, now, Kind::Tags, tags);
    }
    if boundary.is_some() {
        user.boundary.write(delays, now, Kind::Boundary, boundary);
    }
    let answer = shown(&user, false);
    scene.account_mut().users.insert(user);
    Ok(api::CreateUserResponse { user: Some(answer) })
}

pub(super) fn get(
    scene: &mut Scene<'_>,
    request: api::GetUserRequest,
) -> Result<api::GetUserResponse, Refusal> {
    if request.user_name.is_none() && scene.caller.who == Who::Root {
        return root(scene);
    }
    let name = scene.own_name_unless(request.user_name)?;
    scene.authorize(shared::ask_user(scene, "iam:GetUser", &name))?;
    let user = shown(scene.user(&name)?, false);
    Ok(api::GetUserResponse { user })
}

/// The root user, who has no name (IAM API Reference, `GetUser`).
fn root(scene: &mut Scene<'_>) -> Result<api::GetUserResponse, Refusal> {
    let arn = scene.caller.arn.clone();
    scene.authorize(Ask::to("iam:GetUser", &arn))?;
    Ok(api::GetUserResponse {
        user: shown_root(scene),
    })
}

/// The root user, as it is shown.
pub(in crate::iam) fn shown_root(scene: &Scene<'_>) -> api::User {
    api::User {
        user_id: scene.account_id().to_string(),
        arn: Arn::root(scene.partition(), scene.account_id()).to_string(),
        create_date: scene.account().created.whole_second().timestamp(),
        ..api::User::default()
    }
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListUsersRequest,
) -> Result<api::ListUsersResponse, Refusal> {
    let prefix = request.path_prefix.unwrap_or_else(|| "/".to_owned());
    let arn = shared::list_arn(scene, "user", &prefix);
    scene.authorize(Ask::to("iam:ListUsers", &arn))?;
    let page = page_of(
        &scene.account().users,
        |user| user.path.starts_with(&prefix),
        request.marker.as_deref(),
        request.max_items,
    )?
    .map(|user| shown(user, true));
    Ok(api::ListUsersResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        users: page.items,
    })
}

/// Renames or moves a user; the caller needs the right on the old and the new one (IAM API Reference,
/// `UpdateUser`). The unique id stays, and with it every trust policy that names the user.
pub(super) fn update(scene: &mut Scene<'_>, request: api::UpdateUserRequest) -> Result<(), Refusal> {
    let old = request.user_name;
    scene.authorize(shared::ask_user(scene, "iam:UpdateUser", &old))?;
    let known = scene
        .account()
        .users
        .get(&old)
        .map(|user| (user.name.to_string(), user.path.clone()));
    let (name, path) = known.unwrap_or_else(|| (old.clone(), "/".to_owned()));
    let name = request.new_user_name.unwrap_or(name);
    let path = request.new_path.unwrap_or(path);
    let arn = Arn::user(scene.partition(), scene.account_id(), &path, &name);
    scene.authorize(Ask::to("iam:UpdateUser", &arn))?;
    let id = scene.user(&old)?.id.clone();
    if scene
        .account()
        .users
        .get(&name)
        .is_some_and(|other| other.id != id)
    {
        return Err(refusal::already_exists("User", &name));
    }
    scene.account_mut().users.rename(&id, |user| {
        user.name = name.into();
        user.path = path;
        user.arn = arn;
    });
    Ok(())
}

/// Deletes a user that has nothing left (IAM API Reference, `DeleteUser`). In which order AWS looks for
/// what is in the way is not documented: assumed.
pub(super) fn delete(scene: &mut Scene<'_>, request: api::DeleteUserRequest) -> Result<(), Refusal> {
    scene.authorize(shared::ask_user(scene, "iam:DeleteUser", &request.user_name))?;
    let user = scene.user(&request.user_name)?;
    let in_the_way = if user.memberships().next().is_some() {
        Some("remove users from group")
    } else if user.login_profile.is_some() {
        Some("delete login profile")
    } else if has_second_factor(scene, &user.id) {
        Some("delete MFA device")
    } else if !user.credentials.is_empty() {
        // Recorded of credentials of single services, reported of SSH keys, assumed of certificates.
        Some("remove referenced objects")
    } else if user.keys.is_empty() {
        None
    } else {
        Some("delete access keys")
    };
    if let Some(first) = in_the_way {
        return Err(refusal::delete_conflict(first));
    }
    shared::without_policies(&user.grants)?;
    let id = user.id.clone();
    let (now, delays) = (scene.now, scene.delays());
    scene.account_mut().users.bury(&id, delays, now);
    Ok(())
}

fn has_second_factor(scene: &Scene<'_>, user: &UniqueId) -> bool {
    let owner = KeyOwner::User(user.clone());
    scene.account().mfa_devices.of(&owner).next().is_some()
}

pub(super) fn tag(scene: &mut Scene<'_>, request: api::TagUserRequest) -> Result<(), Refusal> {
    let tags = new_tags(&request.tags)?;
    scene.authorize(shared::ask_user(scene, "iam:TagUser", &request.user_name).request_tags(&tags))?;
    shared::set_tags(scene, KeyCase::Ignored, &tags, |scene| {
        Ok(&mut scene.user_mut(&request.user_name)?.tags)
    })
}

pub(super) fn untag(scene: &mut Scene<'_>, request: api::UntagUserRequest) -> Result<(), Refusal> {
    scene.authorize(
        shared::ask_user(scene, "iam:UntagUser", &request.user_name).tag_keys(&request.tag_keys),
    )?;
    shared::remove_tags(scene, KeyCase::Ignored, &request.tag_keys, |scene| {
        Ok(&mut scene.user_mut(&request.user_name)?.tags)
    })
}

pub(super) fn list_tags(
    scene: &mut Scene<'_>,
    request: api::ListUserTagsRequest,
) -> Result<api::ListUserTagsResponse, Refusal> {
    scene.authorize(shared::ask_user(scene, "iam:ListUserTags", &request.user_name))?;
    let tags = shown_tags(scene.user(&request.user_name)?.tags.latest());
    let page = shared::tag_page(tags, request.marker.as_deref(), request.max_items)?;
    Ok(api::ListUserTagsResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        tags: page.items,
    })
}

pub(super) fn put_boundary(
    scene: &mut Scene<'_>,
    request: api::PutUserPermissionsBoundaryRequest,
) -> Result<(), Refusal> {
    let name = &request.user_name;
    let arn = request.permissions_boundary;
    scene.authorize(shared::ask_user(scene, "iam:PutUserPermissionsBoundary", name).boundary(Some(&arn)))?;
    scene.user(name)?;
    let boundary = shared::boundary_exists(scene, Some(arn))?;
    let (now, delays) = (scene.now, scene.delays());
    scene
        .user_mut(name)?
        .boundary
        .write(delays, now, Kind::Boundary, boundary);
    Ok(())
}

pub(super) fn delete_boundary(
    scene: &mut Scene<'_>,
    request: api::DeleteUserPermissionsBoundaryRequest,
) -> Result<(), Refusal> {
    let name = &request.user_name;
    let boundary = shared::user_boundary(scene, name);
    scene.authorize(
        shared::ask_user(scene, "iam:DeleteUserPermissionsBoundary", name).boundary(boundary.as_deref()),
    )?;
    let (now, delays) = (scene.now, scene.delays());
    let user = scene.user_mut(name)?;
    if !matches!(user.boundary.latest(), Some(Some(_))) {
        return Err(refusal::no_such_entity(format!(
            "User {name} has no permissions boundary set."
        )));
    }
    user.boundary.write(delays, now, Kind::Boundary, None);
    Ok(())
}

#[cfg(test)]
mod lifecycle_tests;
#[cfg(test)]
mod tests;
