//! The account's password policy.

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;

use crate::account::password::PasswordPolicy;
use crate::call::refusal;
use crate::call::scene::Scene;

use crate::iam::shared::ask_account;

fn shown(policy: &PasswordPolicy) -> api::PasswordPolicy {
    api::PasswordPolicy {
        minimum_password_length: Some(policy.minimum_length),
        require_symbols: Some(policy.symbols),
        require_numbers: Some(policy.numbers),
        require_uppercase_characters: Some(policy.uppercase),
        require_lowercase_characters: Some(policy.lowercase),
        allow_users_to_change_password: Some(policy.users_may_change),
        expire_passwords: Some(policy.max_age_days.is_some()),
        max_password_age: policy.max_age_days,
        password_reuse_prevention: policy.reuse_prevention,
        hard_expiry: policy.hard_expiry,
    }
}

pub(super) fn get(
    scene: &mut Scene<'_>,
    _: api::GetAccountPasswordPolicyRequest,
) -> Result<api::GetAccountPasswordPolicyResponse, Refusal> {
    scene.authorize(ask_account("iam:GetAccountPasswordPolicy"))?;
    let policy = scene.account().settings.password_policy.as_ref();
    // hashicorp/terraform#7446.
    let absent = || {
        refusal::no_such_entity(format!(
            "The Password Policy with domain name {} cannot be found.",
            scene.account_id()
        ))
    };
    Ok(api::GetAccountPasswordPolicyResponse {
        password_policy: shown(policy.ok_or_else(absent)?),
    })
}

/// Takes the place of the whole policy: what the request leaves out is as if it had never been set.
pub(super) fn update(
    scene: &mut Scene<'_>,
    request: api::UpdateAccountPasswordPolicyRequest,
) -> Result<(), Refusal> {
    scene.authorize(ask_account("iam:UpdateAccountPasswordPolicy"))?;
    scene.account_mut().settings.password_policy = Some(PasswordPolicy {
        minimum_length: request.minimum_password_length.unwrap_or(6),
        symbols: request.require_symbols.unwrap_or(false),
        numbers: request.require_numbers.unwrap_or(false),
        uppercase: request.require_uppercase_characters.unwrap_or(false),
        lowercase: request.require_lowercase_characters.unwrap_or(false),
        users_may_change: request.allow_users_to_change_password.unwrap_or(false),
        max_age_days: request.max_password_age,
        reuse_prevention: request.password_reuse_prevention,
        hard_expiry: request.hard_expiry,
    });
    Ok(())
}

pub(super) fn delete(
    scene: &mut Scene<'_>,
    _: api::DeleteAccountPasswordPolicyRequest,
) -> Result<(), Refusal> {
    scene.authorize(ask_account("iam:DeleteAccountPasswordPolicy"))?;
    match scene.account_mut().settings.password_policy.take() {
        Some(_) => Ok(()),
        // The text is assumed.
        None => Err(refusal::no_such_entity(
            "The account policy with name PasswordPolicy cannot be found.",
        )),
    }
}

#[cfg(test)]
mod tests;
