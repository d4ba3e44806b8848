//! SSH public keys of users, for AWS CodeCommit.
//!
//! IAM API Reference, `UploadSSHPublicKey`. Texts are assumed.

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::iam as api;

use crate::account::entity::KeyStatus;
use crate::account::user_credentials::SshKey;
use crate::call::page::page;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::ids::Prefix;
use crate::proof::ssh_key;

use super::owner::{Owner, status};
use crate::iam::shared;

/// IAM User Guide, `reference_iam-quotas.html`: five, cannot be raised.
const MOST: usize = 5;

fn no_such_key(id: &str) -> Refusal {
    refusal::no_such_entity(format!("The Public Key with id {id} cannot be found."))
}

fn key<'s>(scene: &'s mut Scene<'_>, user: &str, id: &str) -> Result<&'s mut SshKey, Refusal> {
    let keys = &mut scene.user_mut(user)?.credentials.ssh_keys;
    keys.iter_mut()
        .find(|key| key.id.as_str() == id)
        .ok_or_else(|| no_such_key(id))
}

fn shown(user: &str, key: &SshKey, body: String) -> api::SSHPublicKey {
    api::SSHPublicKey {
        user_name: user.to_owned(),
        ssh_public_key_id: key.id.to_string(),
        fingerprint: key.fingerprint.clone(),
        ssh_public_key_body: body,
        status: key.status.as_str().to_owned(),
        upload_date: Some(key.uploaded.whole_second().timestamp()),
    }
}

pub(super) fn upload(
    scene: &mut Scene<'_>,
    request: api::UploadSSHPublicKeyRequest,
) -> Result<api::UploadSSHPublicKeyResponse, Refusal> {
    let name = request.user_name;
    scene.authorize(shared::ask_user(scene, "iam:UploadSSHPublicKey", &name))?;
    let name = scene.user(&name)?.name.to_string();
    let operation = Operation::IamUploadSSHPublicKey;
    let read = ssh_key::read(&request.ssh_public_key_body)
        .ok_or_else(|| Refusal::modelled(operation, "InvalidPublicKey", "The SSH public key is invalid."))?;
    let fingerprint = ssh_key::fingerprint(&read);
    let keys = &scene.user(&name)?.credentials.ssh_keys;
    if keys.iter().any(|key| key.fingerprint == fingerprint) {
        return Err(Refusal::modelled(
            operation,
            "DuplicateSSHPublicKey",
            format!("The SSH public key is associated with the user {name} already."),
        ));
    }
    if keys.len() >= MOST {
        return Err(refusal::quota_exceeded("SSHPublicKeysPerUser", MOST));
    }
    let nth = scene.nth.to_string();
    let key = SshKey {
        id: scene.mint(Prefix::Apka, &[&name, &fingerprint, &nth]),
        fingerprint,
        body: request.ssh_public_key_body,
        status: KeyStatus::Active,
        uploaded: scene.now,
    };
    let answer = shown(&name, &key, key.body.clone());
    scene.user_mut(&name)?.credentials.ssh_keys.push(key);
    Ok(api::UploadSSHPublicKeyResponse {
        ssh_public_key: Some(answer),
    })
}

pub(super) fn get(
    scene: &mut Scene<'_>,
    request: api::GetSSHPublicKeyRequest,
) -> Result<api::GetSSHPublicKeyResponse, Refusal> {
    scene.authorize(shared::ask_user(scene, "iam:GetSSHPublicKey", &request.user_name))?;
    let name = scene.user(&request.user_name)?.name.to_string();
    let key = key(scene, &name, &request.ssh_public_key_id)?;
    let read = ssh_key::read(&key.body);
    let body = read.and_then(|read| match request.encoding.as_str() {
        "PEM" => ssh_key::as_pem(&read),
        _ => Some(ssh_key::as_ssh(&read)),
    });
    // What was read once can be read again.
    let body = body.unwrap_or_else(|| key.body.clone());
    Ok(api::GetSSHPublicKeyResponse {
        ssh_public_key: Some(shown(&name, key, body)),
    })
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListSSHPublicKeysRequest,
) -> Result<api::ListSSHPublicKeysResponse, Refusal> {
    let owner = Owner::of(scene, request.user_name)?;
    scene.authorize(owner.ask(scene, "iam:ListSSHPublicKeys"))?;
    let keys = &owner.credentials(scene)?.ssh_keys;
    let name = owner.spelled(scene).unwrap_or_default();
    let page = page(
        keys.iter().enumerate(),
        |(nth, _)| format!("{nth:05}"),
        request.marker.as_deref(),
        request.max_items,
    )?
    .map(|(_, key)| api::SSHPublicKeyMetadata {
        user_name: name.clone(),
        ssh_public_key_id: key.id.to_string(),
        status: key.status.as_str().to_owned(),
        upload_date: key.uploaded.whole_second().timestamp(),
    });
    Ok(api::ListSSHPublicKeysResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        ssh_public_keys: page.items,
    })
}

pub(super) fn update(scene: &mut Scene<'_>, request: api::UpdateSSHPublicKeyRequest) -> Result<(), Refusal> {
    let name = request.user_name;
    scene.authorize(shared::ask_user(scene, "iam:UpdateSSHPublicKey", &name))?;
    scene.user(&name)?;
    let status = status(&request.status)?;
    key(scene, &name, &request.ssh_public_key_id)?.status = status;
    Ok(())
}

pub(super) fn delete(scene: &mut Scene<'_>, request: api::DeleteSSHPublicKeyRequest) -> Result<(), Refusal> {
    let name = request.user_name;
    scene.authorize(shared::ask_user(scene, "iam:DeleteSSHPublicKey", &name))?;
    let id = key(scene, &name, &request.ssh_public_key_id)?.id.clone();
    let keys = &mut scene.user_mut(&name)?.credentials.ssh_keys;
    keys.retain(|key| key.id != id);
    Ok(())
}

#[cfg(test)]
mod tests;
