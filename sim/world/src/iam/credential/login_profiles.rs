//! Login profiles: whether a user may sign in to the console.
//!
//! There is no console here: a password is checked against the account's policy, and recognized when its user
//! changes it.

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;

use crate::account::entity::User;
use crate::account::password::{self, Fingerprint, LoginProfile};
use crate::call::ask::Ask;
use crate::call::refusal;
use crate::call::scene::Scene;

use crate::iam::shared;

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
    // Only a session of `AssumeRoot` may leave it out.
    let Some(password) = &request.password else {
        return Err(refusal::validation(
            "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
        ));
    };
    suits_policy(scene, password.expose())?;
    let fingerprint = Fingerprint::of(&scene.world.key, &user.id, password.expose());
    let profile = LoginProfile {
        created: scene.now,
        reset_required: request.password_reset_required.unwrap_or(false),
        changed: None,
        passwords: vec![fingerprint],
    };
    let answer = shown(user, &profile);
    scene.user_mut(&name)?.login_profile = Some(profile);
    Ok(api::CreateLoginProfileResponse {
        login_profile: answer,
    })
}

fn violation(text: impl Into<String>) -> Refusal {
    refusal::refuse(400, "PasswordPolicyViolation", text)
}

/// Refuses a password to which the account's policy objects, or the default one where there is none.
fn suits_policy(scene: &Scene<'_>, password: &str) -> Result<(), Refusal> {
    let objection = match &scene.account().settings.password_policy {
        Some(policy) => policy.objection(password),
        None => password::default_objection(password),
    };
    objection.map_or(Ok(()), |text| Err(violation(text)))
}

/// Takes another password into use, if the policy doesn't object.
fn set_password(scene: &mut Scene<'_>, name: &str, password: &str) -> Result<(), Refusal> {
    suits_policy(scene, password)?;
    let user = scene.user(name)?;
    let fingerprint = Fingerprint::of(&scene.world.key, &user.id, password);
    let policy = scene.account().settings.password_policy.as_ref();
    let barred = policy.and_then(|policy| policy.reuse_prevention).unwrap_or(0);
    let profile = user.login_profile.as_ref();
    if profile.is_some_and(|profile| profile.is_among_last(barred, &fingerprint)) {
        // The text is the console's (edunham.net, 2017-11-29).
        return Err(violation(
            "Password does not conform to the account password policy.",
        ));
    }
    let now = scene.now;
    match &mut scene.user_mut(name)?.login_profile {
        Some(profile) => {
            profile.set(fingerprint, now);
            Ok(())
        }
        None => Err(no_such_profile(name)),
    }
}

/// Gives a user another password, or asks for a new one at the next sign-in.
pub(super) fn update(scene: &mut Scene<'_>, request: api::UpdateLoginProfileRequest) -> Result<(), Refusal> {
    let name = request.user_name;
    scene.authorize(shared::ask_user(scene, "iam:UpdateLoginProfile", &name))?;
    if scene.user(&name)?.login_profile.is_none() {
        return Err(no_such_profile(&name));
    }
    if let Some(password) = &request.password {
        set_password(scene, &name, password.expose())?;
    }
    if let (Some(required), Some(profile)) = (
        request.password_reset_required,
        &mut scene.user_mut(&name)?.login_profile,
    ) {
        profile.reset_required = required;
    }
    Ok(())
}

/// Changes the caller's own password, which only a user has here (IAM API Reference, `ChangePassword`). The
/// texts are assumed.
pub(super) fn change_password(
    scene: &mut Scene<'_>,
    request: api::ChangePasswordRequest,
) -> Result<(), Refusal> {
    let Some(name) = scene.caller.user_name().map(str::to_owned) else {
        let arn = scene.caller.principal_arn.clone();
        scene.authorize(Ask::to("iam:ChangePassword", &arn))?;
        return Err(refusal::refuse(
            400,
            "InvalidUserType",
            "Only IAM Users can change their own password",
        ));
    };
    scene.authorize(shared::ask_user(scene, "iam:ChangePassword", &name))?;
    let user = scene.user(&name)?;
    let profile = user
        .login_profile
        .as_ref()
        .ok_or_else(|| no_such_profile(&name))?;
    let old = Fingerprint::of(&scene.world.key, &user.id, request.old_password.expose());
    if !profile.is_in_use(&old) {
        return Err(refusal::access_denied("The old password was incorrect."));
    }
    set_password(scene, &name, request.new_password.expose())?;
    if let Some(profile) = &mut scene.user_mut(&name)?.login_profile {
        profile.reset_required = false;
    }
    Ok(())
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
