//! The credentials that no user of this world has: SSH keys, signing certificates, service-specific
//! credentials.
//!
//! Whoever cleans up a user asks for each: the lists are empty, which is true, and what is named to be
//! taken away is not there.

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;

use crate::ask::Ask;
use crate::caller::Who;
use crate::page::{Page, page};
use crate::refusal;
use crate::scene::Scene;

use super::shared;

/// Authorizes for one user, or the root user when it names nobody and calls itself; the user must exist.
fn of_user(scene: &mut Scene<'_>, action: &'static str, name: Option<String>) -> Result<(), Refusal> {
    if name.is_none() && scene.caller.who == Who::Root {
        let arn = scene.caller.arn.clone();
        return scene.authorize(Ask::to(action, &arn));
    }
    let name = scene.own_name_unless(name)?;
    scene.authorize(shared::ask_user(scene, action, &name))?;
    scene.user(&name).map(|_| ())
}

/// A page of nothing, for a marker that was never given out is refused all the same.
fn nothing<T>(marker: Option<&str>, max_items: Option<i64>) -> Result<Page<T>, Refusal> {
    page(std::iter::empty::<T>(), |_| String::new(), marker, max_items)
}

pub(super) fn list_ssh_keys(
    scene: &mut Scene<'_>,
    request: api::ListSSHPublicKeysRequest,
) -> Result<api::ListSSHPublicKeysResponse, Refusal> {
    of_user(scene, "iam:ListSSHPublicKeys", request.user_name)?;
    let page = nothing(request.marker.as_deref(), request.max_items)?;
    Ok(api::ListSSHPublicKeysResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        ssh_public_keys: page.items,
    })
}

pub(super) fn list_certificates(
    scene: &mut Scene<'_>,
    request: api::ListSigningCertificatesRequest,
) -> Result<api::ListSigningCertificatesResponse, Refusal> {
    of_user(scene, "iam:ListSigningCertificates", request.user_name)?;
    let page = nothing(request.marker.as_deref(), request.max_items)?;
    Ok(api::ListSigningCertificatesResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        certificates: page.items,
    })
}

pub(super) fn list_service_specific(
    scene: &mut Scene<'_>,
    request: api::ListServiceSpecificCredentialsRequest,
) -> Result<api::ListServiceSpecificCredentialsResponse, Refusal> {
    if request.all_users == Some(true) && request.user_name.is_none() {
        let arn = shared::list_arn(scene, "user", "/");
        scene.authorize(Ask::to("iam:ListServiceSpecificCredentials", &arn))?;
    } else {
        of_user(scene, "iam:ListServiceSpecificCredentials", request.user_name)?;
    }
    let page = nothing(request.marker.as_deref(), request.max_items)?;
    Ok(api::ListServiceSpecificCredentialsResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        service_specific_credentials: page.items,
    })
}

/// The text is assumed.
pub(super) fn delete_ssh_key(
    scene: &mut Scene<'_>,
    request: api::DeleteSSHPublicKeyRequest,
) -> Result<(), Refusal> {
    of_user(scene, "iam:DeleteSSHPublicKey", Some(request.user_name))?;
    let id = request.ssh_public_key_id;
    Err(refusal::no_such_entity(format!(
        "The Public Key with id {id} cannot be found."
    )))
}

/// The text is assumed.
pub(super) fn delete_certificate(
    scene: &mut Scene<'_>,
    request: api::DeleteSigningCertificateRequest,
) -> Result<(), Refusal> {
    of_user(scene, "iam:DeleteSigningCertificate", request.user_name)?;
    let id = request.certificate_id;
    Err(refusal::no_such_entity(format!(
        "The Certificate with id {id} cannot be found."
    )))
}

/// The text is recorded.
pub(super) fn delete_service_specific(
    scene: &mut Scene<'_>,
    request: api::DeleteServiceSpecificCredentialRequest,
) -> Result<(), Refusal> {
    of_user(scene, "iam:DeleteServiceSpecificCredential", request.user_name)?;
    let id = request.service_specific_credential_id;
    Err(refusal::no_such_entity(format!("No such credential {id} exists")))
}

#[cfg(test)]
mod tests;
