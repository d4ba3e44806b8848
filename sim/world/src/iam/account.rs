//! What concerns the account as a whole: its alias and its summary.

use std::collections::BTreeMap;

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;

use crate::account::entity::KeyOwner;
use crate::call::page::page;
use crate::call::refusal;
use crate::call::scene::Scene;

use crate::iam::credential::access_keys;
use crate::iam::shared::ask_account;

/// Gives the account an alias, in the place of the one it has. An alias is unique in all of AWS, and one
/// that the account has itself is refused too (IAM User Guide, `console_account-alias.html`; field reports).
pub(super) fn create_alias(
    scene: &mut Scene<'_>,
    request: api::CreateAccountAliasRequest,
) -> Result<(), Refusal> {
    scene.authorize(ask_account("iam:CreateAccountAlias"))?;
    let alias = request.account_alias;
    if scene.world.aliases.contains_key(&alias) {
        return Err(refusal::refuse(
            409,
            "EntityAlreadyExists",
            format!("The account alias {alias} already exists."),
        ));
    }
    let before = scene.account_mut().alias.replace(alias.clone());
    if let Some(before) = before {
        scene.world.aliases.remove(&before);
    }
    let account = scene.account_id();
    scene.world.aliases.insert(alias, account);
    Ok(())
}

pub(super) fn delete_alias(
    scene: &mut Scene<'_>,
    request: api::DeleteAccountAliasRequest,
) -> Result<(), Refusal> {
    scene.authorize(ask_account("iam:DeleteAccountAlias"))?;
    let alias = request.account_alias;
    if scene.account().alias.as_ref() != Some(&alias) {
        // The text is assumed.
        return Err(refusal::no_such_entity(format!(
            "The account alias {alias} does not exist."
        )));
    }
    scene.account_mut().alias = None;
    scene.world.aliases.remove(&alias);
    Ok(())
}

pub(super) fn list_aliases(
    scene: &mut Scene<'_>,
    request: api::ListAccountAliasesRequest,
) -> Result<api::ListAccountAliasesResponse, Refusal> {
    scene.authorize(ask_account("iam:ListAccountAliases"))?;
    let page = page(
        scene.account().alias.iter(),
        |alias| (*alias).clone(),
        request.marker.as_deref(),
        request.max_items,
    )?
    .map(Clone::clone);
    Ok(api::ListAccountAliasesResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        account_aliases: page.items,
    })
}

/// How much of everything there is, and may be (IAM API Reference, `GetAccountSummary`).
pub(super) fn summary(
    scene: &mut Scene<'_>,
    _: api::GetAccountSummaryRequest,
) -> Result<api::GetAccountSummaryResponse, Refusal> {
    scene.authorize(ask_account("iam:GetAccountSummary"))?;
    let account = scene.account();
    let quotas = account.quotas;
    let versions = account.policies.iter().map(|policy| policy.versions.len()).sum();
    let root_keys = usize::from(access_keys::root_keys(scene).next().is_some());
    let root_devices = account.mfa_devices.of(&KeyOwner::Root).count();
    let devices_in_use = account
        .mfa_devices
        .iter()
        .filter(|device| device.held().is_some())
        .count();
    let counts = [
        ("Users", account.users.len()),
        ("UsersQuota", quotas.users),
        ("Groups", account.groups.len()),
        ("GroupsQuota", quotas.groups),
        ("Roles", account.roles.len()),
        ("RolesQuota", quotas.roles),
        ("Policies", account.policies.len()),
        ("PoliciesQuota", quotas.policies),
        ("InstanceProfiles", account.instance_profiles.len()),
        ("InstanceProfilesQuota", quotas.instance_profiles),
        ("PolicyVersionsInUse", versions),
        ("PolicyVersionsInUseQuota", 10_000),
        ("VersionsPerPolicyQuota", quotas.versions_per_policy),
        ("PolicySizeQuota", quotas.policy_size),
        ("UserPolicySizeQuota", quotas.user_policy_size),
        ("GroupPolicySizeQuota", quotas.group_policy_size),
        ("RolePolicySizeQuota", quotas.role_policy_size),
        ("AssumeRolePolicySizeQuota", quotas.trust_policy_size),
        ("AttachedPoliciesPerUserQuota", quotas.attached_per_user),
        ("AttachedPoliciesPerGroupQuota", quotas.attached_per_group),
        ("AttachedPoliciesPerRoleQuota", quotas.attached_per_role),
        ("GroupsPerUserQuota", quotas.groups_per_user),
        ("AccessKeysPerUserQuota", quotas.access_keys_per_user),
        ("AccountAccessKeysPresent", root_keys),
        // Assumed: the root user of an account has a password.
        ("AccountPasswordPresent", 1),
        ("AccountMFAEnabled", root_devices.min(1)),
        (
            "AccountSigningCertificatesPresent",
            account.root_credentials.certificates.len().min(1),
        ),
        ("MFADevices", account.mfa_devices.len()),
        ("MFADevicesInUse", devices_in_use),
        (
            "Providers",
            account.oidc_providers.iter().count() + account.saml_providers.iter().count(),
        ),
        ("ServerCertificates", account.server_certificates.len()),
        ("ServerCertificatesQuota", quotas.server_certificates),
        (
            "SigningCertificatesPerUserQuota",
            quotas.signing_certificates_per_user,
        ),
        // Tokens of the global endpoint are of version 1 unless an account asks otherwise (IAM User Guide,
        // `id_credentials_temp_enable-regions.html`).
        (
            "GlobalEndpointTokenVersion",
            if account.settings.global_tokens_everywhere {
                2
            } else {
                1
            },
        ),
    ];
    let summary_map: BTreeMap<String, i64> = counts
        .into_iter()
        .map(|(name, count)| (name.to_owned(), i64::try_from(count).unwrap_or(i64::MAX)))
        .collect();
    Ok(api::GetAccountSummaryResponse { summary_map })
}

/// Which version tokens of the global endpoint are of. Every region of this world takes both.
pub(super) fn set_token_preferences(
    scene: &mut Scene<'_>,
    request: api::SetSecurityTokenServicePreferencesRequest,
) -> Result<(), Refusal> {
    scene.authorize(ask_account("iam:SetSecurityTokenServicePreferences"))?;
    scene.account_mut().settings.global_tokens_everywhere =
        request.global_endpoint_token_version == "v2Token";
    Ok(())
}

#[cfg(test)]
mod tests;
