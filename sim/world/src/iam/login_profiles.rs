//! Login profiles: whether a user may sign in to the console.
//!
//! There is no console here, so a password is checked against the default policy and then forgotten.

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;

use crate::entity::{LoginProfile, User};
use crate::refusal;
use crate::scene::Scene;

use super::shared;

fn shown(user: &User, profile: &LoginProfile) -> api::LoginProfile {
    api::LoginProfile {
        user_name: user.name.to_string(),
        create_date: profile.created.whole_second().timestamp(),
        password_reset_required: Some(profile.reset_required),
    }
}

fn no_such_profile(name: &str) -> Refusal {
    refusal::no_such_entity(format!("Login Profile for User {name} cannot be found."))
}

pub(super) fn create(
    scene: &mut Scene<'_>,
    request: api::CreateLoginProfileRequest,
) -> Result<api::CreateLoginProfileResponse, Refusal> {
    let name = scene.own_name_unless(request.user_name)?;
    scene.authorize(shared::ask_user(scene, "iam:CreateLoginProfile", &name))?;
    let user = scene.user(&name)?;
    if user.login_profile.is_some() {
        return Err(refusal::refuse(
            409,
            "EntityAlreadyExists",
            format!("Login Profile for user {name} already exists."),
        ));
    }
    if let Some(password) = &request.password
        && !suits_default_policy(password.expose())
    {
        return Err(refusal::refuse(
            400,
            "PasswordPolicyViolation",
            "Password does not conform to the account password policy.",
        ));
    }
    let profile = LoginProfile {
        created: scene.now,
        reset_required: request.password_reset_required.unwrap_or(false),
    };
    let answer = shown(user, &profile);
    scene.user_mut(&name)?.login_profile = Some(profile);
    Ok(api::CreateLoginProfileResponse {
        login_profile: answer,
    })
}

/// The policy of an account that set none: at least 8 characters, of three kinds among upper case, lower
/// case, digits and others (IAM User Guide, `id_credentials_passwords_account-policy.html`).
fn suits_default_policy(password: &str) -> bool {
    let kinds: [fn(char) -> bool; 4] = [
        |letter| letter.is_ascii_uppercase(),
        |letter| letter.is_ascii_lowercase(),
        |letter| letter.is_ascii_digit(),
        |letter| !letter.is_ascii_alphanumeric(),
    ];
    let present = kinds.into_iter().filter(|kind| password.chars().any(kind));
    password.chars().count() >= 8 && present.count() >= 3
}

pub(super) fn get(
    scene: &mut Scene<'_>,
    request: api::GetLoginProfileRequest,
) -> Result<api::GetLoginProfileResponse, Refusal> {
    let name = scene.own_name_unless(request.user_name)?;
    scene.authorize(shared::ask_user(scene, "iam:GetLoginProfile", &name))?;
    let user = scene.user(&name)?;
    let profile = user
        .login_profile
        .as_ref()
        .ok_or_else(|| no_such_profile(&name))?;
    Ok(api::GetLoginProfileResponse {
        login_profile: shown(user, profile),
    })
}

pub(super) fn delete(scene: &mut Scene<'_>, request: api::DeleteLoginProfileRequest) -> Result<(), Refusal> {
    let name = scene.own_name_unless(request.user_name)?;
    scene.authorize(shared::ask_user(scene, "iam:DeleteLoginProfile", &name))?;
    let profile = scene.user_mut(&name)?.login_profile.take();
    profile.map(|_| ()).ok_or_else(|| no_such_profile(&name))
}

#[cfg(test)]
mod tests;
