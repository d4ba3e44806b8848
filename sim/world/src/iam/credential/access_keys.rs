//! Access keys of users and of the root user.

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;

use crate::account::entity::{AccessKey, KeyOwner, KeyStatus};
use crate::call::page::page;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::ids::{Prefix, UniqueId};
use crate::time::delay::Kind;
use crate::time::replicated::Replicated;

use super::owner::{Owner, ROOT};
use crate::iam::shared;

/// The keys of an owner that are not deleted, in the order of their ids.
fn keys_of<'s>(scene: &'s Scene<'_>, owner: &KeyOwner) -> Vec<&'s AccessKey> {
    let keys = &scene.world.keys;
    match owner {
        KeyOwner::Root => root_keys(scene).collect(),
        KeyOwner::User(id) => {
            let user = scene.account().users.by_id(id);
            let ids = user.into_iter().flat_map(|user| &user.keys);
            ids.filter_map(|id| keys.get(id)).collect()
        }
    }
}

/// The access keys of the account's root user that are not deleted.
pub(in crate::iam) fn root_keys<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = &'s AccessKey> {
    let account = scene.account_id();
    scene.world.keys.values().filter(move |key| {
        key.account == account
            && key.owner == KeyOwner::Root
            && key.status.latest() != Some(&KeyStatus::Deleted)
    })
}

/// A key of that owner which is not deleted, to be changed, or `NoSuchEntity`.
fn key_of<'s>(scene: &'s mut Scene<'_>, owner: &KeyOwner, id: &str) -> Result<&'s mut AccessKey, Refusal> {
    let account = scene.account_id();
    let key = scene.world.keys.get_mut(id).filter(|key| {
        key.account == account && key.owner == *owner && key.status.latest() != Some(&KeyStatus::Deleted)
    });
    key.ok_or_else(|| refusal::no_such_access_key(id))
}

pub(super) fn create(
    scene: &mut Scene<'_>,
    request: api::CreateAccessKeyRequest,
) -> Result<api::CreateAccessKeyResponse, Refusal> {
    let owner = Owner::of(scene, request.user_name)?;
    scene.authorize(owner.ask(scene, "iam:CreateAccessKey"))?;
    let of = owner.as_key_owner(scene)?;
    let limit = scene.account().quotas.access_keys_per_user;
    // Inactive keys count too (IAM User Guide, `reference_iam-quotas.html`).
    if keys_of(scene, &of).len() >= limit {
        return Err(refusal::quota_exceeded("AccessKeysPerUser", limit));
    }
    let id = mint(scene, &of);
    let secret = scene.world.key.secret(id.as_str());
    let key = AccessKey {
        status: Replicated::written(id.key("status"), scene.now, Kind::Credential, KeyStatus::Active),
        id: id.clone(),
        account: scene.account_id(),
        owner: of,
        created: scene.now,
        last_used: None,
    };
    let answer = api::AccessKey {
        user_name: owner.spelled(scene).unwrap_or_else(|| ROOT.to_owned()),
        access_key_id: id.to_string(),
        status: KeyStatus::Active.as_str().to_owned(),
        secret_access_key: secret,
        create_date: Some(key.created.whole_second().timestamp()),
    };
    scene.world.keys.insert(id, key);
    Ok(api::CreateAccessKeyResponse { access_key: answer })
}

/// A new id, noted with its user.
fn mint(scene: &mut Scene<'_>, owner: &KeyOwner) -> UniqueId {
    let KeyOwner::User(user) = owner else {
        let nth = scene.nth.to_string();
        return scene.mint(Prefix::Akia, &[ROOT, &nth]);
    };
    let made = scene.account().users.by_id(user).map_or(0, |user| user.keys_made);
    let id = scene.mint(Prefix::Akia, &[user.as_str(), &made.to_string()]);
    if let Some(user) = scene.account_mut().users.by_id_mut(user) {
        user.keys.push(id.clone());
        user.keys_made += 1;
    }
    id
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListAccessKeysRequest,
) -> Result<api::ListAccessKeysResponse, Refusal> {
    let owner = Owner::of(scene, request.user_name)?;
    scene.authorize(owner.ask(scene, "iam:ListAccessKeys"))?;
    let of = owner.as_key_owner(scene)?;
    // Oldest first, as they were made.
    let order = |key: &&AccessKey| format!("{:020} {}", key.created.millis(), key.id);
    let mut keys = keys_of(scene, &of);
    keys.sort_by_key(order);
    let name = owner.spelled(scene);
    let page =
        page(keys, order, request.marker.as_deref(), request.max_items)?.map(|key| api::AccessKeyMetadata {
            user_name: name.clone(),
            access_key_id: Some(key.id.to_string()),
            status: key.status.latest().map(|status| status.as_str().to_owned()),
            create_date: Some(key.created.whole_second().timestamp()),
        });
    Ok(api::ListAccessKeysResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        access_key_metadata: page.items,
    })
}

pub(super) fn update(scene: &mut Scene<'_>, request: api::UpdateAccessKeyRequest) -> Result<(), Refusal> {
    let owner = Owner::of(scene, request.user_name)?;
    scene.authorize(owner.ask(scene, "iam:UpdateAccessKey"))?;
    let (status, kind) = match request.status.as_str() {
        "Active" => (KeyStatus::Active, Kind::Credential),
        "Inactive" => (KeyStatus::Inactive, Kind::Revocation),
        // The model knows `Expired`, of service-specific credentials; of access keys it is no status to
        // be set. The text is assumed.
        other => {
            return Err(refusal::invalid_input(format!(
                "The status {other} cannot be set for an access key."
            )));
        }
    };
    let of = owner.as_key_owner(scene)?;
    let (now, delays) = (scene.now, scene.delays());
    let key = key_of(scene, &of, &request.access_key_id)?;
    if key.status.latest() != Some(&status) {
        key.status.write(delays, now, kind, status);
    }
    Ok(())
}

pub(super) fn delete(scene: &mut Scene<'_>, request: api::DeleteAccessKeyRequest) -> Result<(), Refusal> {
    let owner = Owner::of(scene, request.user_name)?;
    scene.authorize(owner.ask(scene, "iam:DeleteAccessKey"))?;
    let of = owner.as_key_owner(scene)?;
    let (now, delays) = (scene.now, scene.delays());
    let key = key_of(scene, &of, &request.access_key_id)?;
    key.status
        .write(delays, now, Kind::Revocation, KeyStatus::Deleted);
    if let KeyOwner::User(id) = &of
        && let Some(user) = scene.account_mut().users.by_id_mut(id)
    {
        user.keys.retain(|key| key.as_str() != request.access_key_id);
    }
    Ok(())
}

/// When a key was last used; `N/A` stands for the service and the region of a key that never was (IAM API
/// Reference, `AccessKeyLastUsed`).
pub(super) fn last_used(
    scene: &mut Scene<'_>,
    request: api::GetAccessKeyLastUsedRequest,
) -> Result<api::GetAccessKeyLastUsedResponse, Refusal> {
    let id = request.access_key_id;
    let account = scene.account_id();
    let known = scene
        .world
        .keys
        .get(id.as_str())
        .filter(|key| key.account == account && key.status.latest() != Some(&KeyStatus::Deleted))
        .map(|key| key.owner.clone());
    let owner = match &known {
        Some(KeyOwner::User(user)) => {
            let user = scene.account().users.by_id(user);
            user.map(|user| Owner::User(user.name.to_string()))
        }
        Some(KeyOwner::Root) => Some(Owner::Root),
        None => None,
    };
    let Some(owner) = owner else {
        scene.authorize(shared::ask_account("iam:GetAccessKeyLastUsed"))?;
        // Recorded in February 2026: not even who may ask is told that there is none.
        let caller = &scene.caller.arn;
        return Err(refusal::access_denied(format!(
            "User: {caller} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key {id}"
        )));
    };
    let ask = match &owner {
        Owner::User(name) => shared::ask_user(scene, "iam:GetAccessKeyLastUsed", name),
        Owner::Root => shared::ask_account("iam:GetAccessKeyLastUsed"),
    };
    scene.authorize(ask)?;
    let used = scene
        .world
        .keys
        .get(id.as_str())
        .and_then(|key| key.last_used.as_ref());
    let never = || "N/A".to_owned();
    let answer = api::AccessKeyLastUsed {
        last_used_date: used.map(|used| used.at.whole_second().timestamp()),
        service_name: used.map_or_else(never, |used| used.service.to_string()),
        region: used.map_or_else(never, |used| used.region.to_string()),
    };
    Ok(api::GetAccessKeyLastUsedResponse {
        user_name: owner.spelled(scene),
        access_key_last_used: Some(answer),
    })
}

#[cfg(test)]
mod tests;
