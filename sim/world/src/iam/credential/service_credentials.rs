//! Credentials of users for single services: CodeCommit, Keyspaces, Bedrock.
//!
//! IAM User Guide, `id_credentials_service-specific-creds.html`. Texts are recorded, where none says that it
//! is assumed.

use data_encoding::BASE64;
use rolecall_api::credentials::Secret;
use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;

use crate::account::entity::KeyStatus;
use crate::account::user_credentials::ServiceCredential;
use crate::call::ask::Ask;
use crate::call::page::page;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::ids::Prefix;
use crate::time::clock::Moment;

use super::owner::Owner;
use crate::iam::shared;

/// The services that take such credentials.
const SERVICES: [&str; 3] = ["codecommit.amazonaws.com", "cassandra.amazonaws.com", BEDROCK];
/// Whose credential is one key, and may end (IAM API Reference, `CreateServiceSpecificCredential`).
const BEDROCK: &str = "bedrock.amazonaws.com";
/// Of each service, per user (IAM User Guide, `reference_iam-quotas.html`).
const MOST: usize = 2;
const DAY_MILLIS: i64 = 24 * 3600 * 1000;

fn no_such_credential(id: &str) -> Refusal {
    refusal::no_such_entity(format!("No such credential {id} exists"))
}

/// One that has ended is shown as `Expired`.
fn shown_status(credential: &ServiceCredential, now: Moment) -> String {
    match credential.expires {
        Some(end) if end <= now => "Expired".to_owned(),
        _ => credential.status.as_str().to_owned(),
    }
}

/// The secret half, which is told once.
fn secret(scene: &Scene<'_>, credential: &ServiceCredential) -> Secret {
    let of = format!("{} {}", credential.id, credential.resets);
    let password = scene.world.key.service_password(&of);
    match credential.service.as_str() {
        // Assumed: its key is the name and the password together, and begins so.
        BEDROCK => {
            let both = format!("{}:{password}", credential.name);
            Secret::new(format!("ABSK{}", BASE64.encode(both.as_bytes())))
        }
        _ => Secret::new(password),
    }
}

fn shown(scene: &Scene<'_>, user: &str, credential: &ServiceCredential) -> api::ServiceSpecificCredential {
    let is_key = credential.service == BEDROCK;
    let secret = secret(scene, credential);
    api::ServiceSpecificCredential {
        create_date: credential.created.whole_second().timestamp(),
        expiration_date: credential.expires.map(|end| end.whole_second().timestamp()),
        service_name: credential.service.clone(),
        service_user_name: (!is_key).then(|| credential.name.clone()),
        service_password: (!is_key).then(|| secret.clone()),
        service_credential_alias: is_key.then(|| credential.name.clone()),
        service_credential_secret: is_key.then_some(secret),
        service_specific_credential_id: credential.id.to_string(),
        user_name: user.to_owned(),
        status: shown_status(credential, scene.now),
    }
}

fn listed(user: &str, credential: &ServiceCredential, now: Moment) -> api::ServiceSpecificCredentialMetadata {
    let is_key = credential.service == BEDROCK;
    api::ServiceSpecificCredentialMetadata {
        user_name: user.to_owned(),
        status: shown_status(credential, now),
        service_user_name: (!is_key).then(|| credential.name.clone()),
        service_credential_alias: is_key.then(|| credential.name.clone()),
        create_date: credential.created.whole_second().timestamp(),
        expiration_date: credential.expires.map(|end| end.whole_second().timestamp()),
        service_specific_credential_id: credential.id.to_string(),
        service_name: credential.service.clone(),
    }
}

fn credential<'s>(
    scene: &'s mut Scene<'_>,
    owner: &Owner,
    id: &str,
) -> Result<&'s mut ServiceCredential, Refusal> {
    let credentials = &mut owner.credentials_mut(scene)?.service_credentials;
    let found = credentials.iter_mut().find(|known| known.id.as_str() == id);
    found.ok_or_else(|| no_such_credential(id))
}

pub(super) fn create(
    scene: &mut Scene<'_>,
    request: api::CreateServiceSpecificCredentialRequest,
) -> Result<api::CreateServiceSpecificCredentialResponse, Refusal> {
    let name = request.user_name;
    let service = request.service_name;
    scene.authorize(
        shared::ask_user(scene, "iam:CreateServiceSpecificCredential", &name)
            .with("iam:ServiceSpecificCredentialServiceName", service.as_str()),
    )?;
    let name = scene.user(&name)?.name.to_string();
    if !SERVICES.contains(&service.as_str()) {
        return Err(refusal::no_such_entity(format!(
            "No such service {service} is supported for Service Specific Credentials"
        )));
    }
    let days = request.credential_age_days;
    if days.is_some() && service != BEDROCK {
        // Assumed.
        return Err(refusal::invalid_input(format!(
            "CredentialAgeDays is not supported for {service}"
        )));
    }
    let known = &scene.user(&name)?.credentials.service_credentials;
    let of_service = known.iter().filter(|known| known.service == service);
    let names: Vec<String> = of_service.map(|known| known.name.clone()).collect();
    if names.len() >= MOST {
        // Assumed.
        return Err(refusal::quota_exceeded("ServiceSpecificCredentialsPerUser", MOST));
    }
    // Assumed of the second: the first is `anna-at-111111111111`.
    let account = scene.account_id();
    let first = format!("{name}-at-{account}");
    let service_user = match names.contains(&first) {
        true => format!("{name}+1-at-{account}"),
        false => first,
    };
    let nth = scene.nth.to_string();
    let credential = ServiceCredential {
        id: scene.mint(Prefix::Acca, &[&name, &service, &service_user, &nth]),
        service,
        name: service_user,
        status: KeyStatus::Active,
        created: scene.now,
        expires: days.map(|days| scene.now.plus_millis(days.saturating_mul(DAY_MILLIS))),
        resets: 0,
    };
    let answer = shown(scene, &name, &credential);
    scene
        .user_mut(&name)?
        .credentials
        .service_credentials
        .push(credential);
    Ok(api::CreateServiceSpecificCredentialResponse {
        service_specific_credential: Some(answer),
    })
}

/// Of one user, or of all, in the order of their names.
pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListServiceSpecificCredentialsRequest,
) -> Result<api::ListServiceSpecificCredentialsResponse, Refusal> {
    let now = scene.now;
    let mut found = Vec::new();
    let is_wanted = |known: &&ServiceCredential| {
        request
            .service_name
            .as_ref()
            .is_none_or(|service| known.service == *service)
    };
    if request.all_users == Some(true) && request.user_name.is_none() {
        let arn = shared::list_arn(scene, "user", "/");
        scene.authorize(Ask::to("iam:ListServiceSpecificCredentials", &arn))?;
        for user in scene.account().users.iter() {
            let known = user.credentials.service_credentials.iter().filter(is_wanted);
            found.extend(known.map(|known| listed(&user.name, known, now)));
        }
    } else {
        let owner = Owner::of(scene, request.user_name.clone())?;
        scene.authorize(owner.ask(scene, "iam:ListServiceSpecificCredentials"))?;
        let name = owner.spelled(scene).unwrap_or_default();
        let known = owner
            .credentials(scene)?
            .service_credentials
            .iter()
            .filter(is_wanted);
        found.extend(known.map(|known| listed(&name, known, now)));
    }
    let page = page(
        found,
        |known| {
            format!(
                "{} {}",
                known.user_name.to_ascii_lowercase(),
                known.service_specific_credential_id
            )
        },
        request.marker.as_deref(),
        request.max_items,
    )?;
    Ok(api::ListServiceSpecificCredentialsResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        service_specific_credentials: page.items,
    })
}

pub(super) fn reset(
    scene: &mut Scene<'_>,
    request: api::ResetServiceSpecificCredentialRequest,
) -> Result<api::ResetServiceSpecificCredentialResponse, Refusal> {
    let owner = Owner::of(scene, request.user_name)?;
    scene.authorize(owner.ask(scene, "iam:ResetServiceSpecificCredential"))?;
    let credential = credential(scene, &owner, &request.service_specific_credential_id)?;
    credential.resets += 1;
    let credential = credential.clone();
    let name = owner.spelled(scene).unwrap_or_default();
    Ok(api::ResetServiceSpecificCredentialResponse {
        service_specific_credential: Some(shown(scene, &name, &credential)),
    })
}

pub(super) fn update(
    scene: &mut Scene<'_>,
    request: api::UpdateServiceSpecificCredentialRequest,
) -> Result<(), Refusal> {
    let owner = Owner::of(scene, request.user_name)?;
    scene.authorize(owner.ask(scene, "iam:UpdateServiceSpecificCredential"))?;
    let credential = credential(scene, &owner, &request.service_specific_credential_id)?;
    credential.status = super::owner::status(&request.status)?;
    Ok(())
}

pub(super) fn delete(
    scene: &mut Scene<'_>,
    request: api::DeleteServiceSpecificCredentialRequest,
) -> Result<(), Refusal> {
    let owner = Owner::of(scene, request.user_name)?;
    scene.authorize(owner.ask(scene, "iam:DeleteServiceSpecificCredential"))?;
    let id = credential(scene, &owner, &request.service_specific_credential_id)?
        .id
        .clone();
    let credentials = &mut owner.credentials_mut(scene)?.service_credentials;
    credentials.retain(|known| known.id != id);
    Ok(())
}

#[cfg(test)]
mod tests;
