//! The operations of IAM: one file per kind of entity.
//!
//! Every function has the same order (IAM answers in it): what is asked for is authorized, then looked
//! for, then conflicts, then quotas; then it is done. The model's constraints were checked before.

#![expect(
    clippy::needless_pass_by_value,
    reason = "an operation takes its request over, whether it keeps a part of it or not"
)]

use rolecall_api::document::{Structure, Value};
use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;

use crate::dispatch::typed;
use crate::scene::Scene;

mod access_keys;
mod account;
mod attachments;
#[cfg(test)]
pub(crate) mod bench;
mod context_keys;
mod credential_report;
mod delegation_requests;
mod details;
mod groups;
mod inline;
mod instance_profiles;
mod last_accessed;
mod login_profiles;
mod membership;
pub(crate) mod mfa_devices;
pub(crate) mod oidc_providers;
mod organizations_features;
mod outbound_federation;
mod owner;
mod password_policy;
mod policies;
mod policy_uses;
mod roles;
pub(crate) mod saml_providers;
mod server_certificates;
mod service_access;
mod service_credentials;
mod service_linked;
mod shared;
mod signing_certificates;
mod simulate;
mod ssh_keys;
#[cfg(test)]
mod sweep_tests;
mod users;

/// Acts, if the operation is simulated.
pub(crate) fn act(
    scene: &mut Scene<'_>,
    operation: Operation,
    input: Structure,
) -> Option<Result<Structure, Refusal>> {
    Some(match operation {
        Operation::IamCreateRole => typed(scene, input, roles::create),
        Operation::IamGetRole => typed(scene, input, roles::get),
        Operation::IamListRoles => typed(scene, input, roles::list),
        Operation::IamUpdateRole => typed(scene, input, roles::update),
        Operation::IamUpdateRoleDescription => typed(scene, input, roles::update_description),
        Operation::IamUpdateAssumeRolePolicy => typed(scene, input, roles::update_trust),
        Operation::IamDeleteRole => typed(scene, input, roles::delete),
        Operation::IamCreateServiceLinkedRole => typed(scene, input, service_linked::create),
        Operation::IamDeleteServiceLinkedRole => typed(scene, input, service_linked::delete),
        Operation::IamGetServiceLinkedRoleDeletionStatus => {
            typed(scene, input, service_linked::deletion_status)
        }
        Operation::IamTagRole => typed(scene, input, roles::tag),
        Operation::IamUntagRole => typed(scene, input, roles::untag),
        Operation::IamListRoleTags => typed(scene, input, roles::list_tags),
        Operation::IamPutRolePermissionsBoundary => typed(scene, input, roles::put_boundary),
        Operation::IamDeleteRolePermissionsBoundary => typed(scene, input, roles::delete_boundary),
        Operation::IamAttachUserPolicy => typed(scene, input, attachments::attach_user),
        Operation::IamDetachUserPolicy => typed(scene, input, attachments::detach_user),
        Operation::IamListAttachedUserPolicies => typed(scene, input, attachments::list_user),
        Operation::IamAttachGroupPolicy => typed(scene, input, attachments::attach_group),
        Operation::IamDetachGroupPolicy => typed(scene, input, attachments::detach_group),
        Operation::IamListAttachedGroupPolicies => typed(scene, input, attachments::list_group),
        Operation::IamAttachRolePolicy => typed(scene, input, attachments::attach_role),
        Operation::IamDetachRolePolicy => typed(scene, input, attachments::detach_role),
        Operation::IamListAttachedRolePolicies => typed(scene, input, attachments::list_role),
        Operation::IamCreateInstanceProfile => typed(scene, input, instance_profiles::create),
        Operation::IamGetInstanceProfile => {
            typed(scene, input, instance_profiles::get).map(|answer| with_tags(answer, "InstanceProfile"))
        }
        Operation::IamDeleteInstanceProfile => typed(scene, input, instance_profiles::delete),
        Operation::IamTagInstanceProfile => typed(scene, input, instance_profiles::tag),
        Operation::IamUntagInstanceProfile => typed(scene, input, instance_profiles::untag),
        Operation::IamListInstanceProfileTags => typed(scene, input, instance_profiles::list_tags),
        Operation::IamListInstanceProfiles => typed(scene, input, instance_profiles::list),
        Operation::IamListInstanceProfilesForRole => typed(scene, input, instance_profiles::list_for_role),
        Operation::IamAddRoleToInstanceProfile => typed(scene, input, instance_profiles::add_role),
        Operation::IamRemoveRoleFromInstanceProfile => typed(scene, input, instance_profiles::remove_role),
        _ => return act_on_users(scene, operation, input),
    })
}

/// Says of what was asked for by name that it has no tags, when it has none: AWS leaves an empty list out of
/// every other answer (recorded in February 2026).
fn with_tags(mut answer: Structure, name: &str) -> Structure {
    if let Some(Value::Structure(entity)) = answer.get_mut(name)
        && entity.get("Tags").is_none()
    {
        entity.insert("Tags", Value::List(Vec::new()));
    }
    answer
}

/// Users and groups, their members and inline policies, and what concerns the account as a whole.
fn act_on_users(
    scene: &mut Scene<'_>,
    operation: Operation,
    input: Structure,
) -> Option<Result<Structure, Refusal>> {
    Some(match operation {
        Operation::IamCreateUser => typed(scene, input, users::create),
        Operation::IamGetUser => typed(scene, input, users::get),
        Operation::IamListUsers => typed(scene, input, users::list),
        Operation::IamCreateGroup => typed(scene, input, groups::create),
        Operation::IamGetGroup => typed(scene, input, groups::get),
        Operation::IamListGroups => typed(scene, input, groups::list),
        Operation::IamUpdateGroup => typed(scene, input, groups::update),
        Operation::IamDeleteGroup => typed(scene, input, groups::delete),
        Operation::IamAddUserToGroup => typed(scene, input, membership::add),
        Operation::IamRemoveUserFromGroup => typed(scene, input, membership::remove),
        Operation::IamListGroupsForUser => typed(scene, input, membership::list_groups_for_user),
        Operation::IamPutUserPolicy => typed(scene, input, inline::put_user),
        Operation::IamPutGroupPolicy => typed(scene, input, inline::put_group),
        Operation::IamPutRolePolicy => typed(scene, input, inline::put_role),
        Operation::IamGetUserPolicy => typed(scene, input, inline::get_user),
        Operation::IamGetGroupPolicy => typed(scene, input, inline::get_group),
        Operation::IamGetRolePolicy => typed(scene, input, inline::get_role),
        Operation::IamDeleteUserPolicy => typed(scene, input, inline::delete_user),
        Operation::IamDeleteGroupPolicy => typed(scene, input, inline::delete_group),
        Operation::IamDeleteRolePolicy => typed(scene, input, inline::delete_role),
        Operation::IamListUserPolicies => typed(scene, input, inline::list_user),
        Operation::IamListGroupPolicies => typed(scene, input, inline::list_group),
        Operation::IamListRolePolicies => typed(scene, input, inline::list_role),
        Operation::IamCreatePolicy => typed(scene, input, policies::create),
        Operation::IamGetPolicy => {
            typed(scene, input, policies::get).map(|answer| with_tags(answer, "Policy"))
        }
        Operation::IamDeletePolicy => typed(scene, input, policies::delete),
        Operation::IamListPolicies => typed(scene, input, policies::list),
        Operation::IamCreatePolicyVersion => typed(scene, input, policies::create_version),
        Operation::IamGetPolicyVersion => typed(scene, input, policies::get_version),
        Operation::IamListPolicyVersions => typed(scene, input, policies::list_versions),
        Operation::IamDeletePolicyVersion => typed(scene, input, policies::delete_version),
        Operation::IamSetDefaultPolicyVersion => typed(scene, input, policies::set_default_version),
        Operation::IamListEntitiesForPolicy => typed(scene, input, policy_uses::list),
        Operation::IamSimulatePrincipalPolicy => typed(scene, input, simulate::principal),
        Operation::IamSimulateCustomPolicy => typed(scene, input, simulate::custom),
        Operation::IamGetContextKeysForCustomPolicy => typed(scene, input, context_keys::of_custom),
        Operation::IamGetContextKeysForPrincipalPolicy => typed(scene, input, context_keys::of_principal),
        Operation::IamListPoliciesGrantingServiceAccess => typed(scene, input, service_access::list),
        Operation::IamTagPolicy => typed(scene, input, policies::tag),
        Operation::IamUntagPolicy => typed(scene, input, policies::untag),
        Operation::IamListPolicyTags => typed(scene, input, policies::list_tags),
        Operation::IamUpdateUser => typed(scene, input, users::update),
        Operation::IamDeleteUser => typed(scene, input, users::delete),
        Operation::IamTagUser => typed(scene, input, users::tag),
        Operation::IamUntagUser => typed(scene, input, users::untag),
        Operation::IamListUserTags => typed(scene, input, users::list_tags),
        Operation::IamPutUserPermissionsBoundary => typed(scene, input, users::put_boundary),
        Operation::IamDeleteUserPermissionsBoundary => typed(scene, input, users::delete_boundary),
        Operation::IamCreateAccessKey => typed(scene, input, access_keys::create),
        Operation::IamListAccessKeys => typed(scene, input, access_keys::list),
        Operation::IamUpdateAccessKey => typed(scene, input, access_keys::update),
        Operation::IamDeleteAccessKey => typed(scene, input, access_keys::delete),
        Operation::IamGetAccessKeyLastUsed => typed(scene, input, access_keys::last_used),
        Operation::IamCreateLoginProfile => typed(scene, input, login_profiles::create),
        Operation::IamGetLoginProfile => typed(scene, input, login_profiles::get),
        Operation::IamUpdateLoginProfile => typed(scene, input, login_profiles::update),
        Operation::IamDeleteLoginProfile => typed(scene, input, login_profiles::delete),
        Operation::IamChangePassword => typed(scene, input, login_profiles::change_password),
        Operation::IamGetAccountPasswordPolicy => typed(scene, input, password_policy::get),
        Operation::IamUpdateAccountPasswordPolicy => typed(scene, input, password_policy::update),
        Operation::IamDeleteAccountPasswordPolicy => typed(scene, input, password_policy::delete),
        Operation::IamCreateAccountAlias => typed(scene, input, account::create_alias),
        Operation::IamDeleteAccountAlias => typed(scene, input, account::delete_alias),
        Operation::IamListAccountAliases => typed(scene, input, account::list_aliases),
        Operation::IamGetAccountSummary => typed(scene, input, account::summary),
        Operation::IamSetSecurityTokenServicePreferences => {
            typed(scene, input, account::set_token_preferences)
        }
        _ => return act_on_reports(scene, operation, input),
    })
}

/// Reports, and what is switched for the account or its organization as a whole.
fn act_on_reports(
    scene: &mut Scene<'_>,
    operation: Operation,
    input: Structure,
) -> Option<Result<Structure, Refusal>> {
    Some(match operation {
        Operation::IamGenerateCredentialReport => typed(scene, input, credential_report::generate),
        Operation::IamGetCredentialReport => typed(scene, input, credential_report::get),
        Operation::IamGenerateServiceLastAccessedDetails => typed(scene, input, last_accessed::generate),
        Operation::IamGetServiceLastAccessedDetails => {
            typed(scene, input, last_accessed::get).map(last_accessed::as_far_as_done)
        }
        Operation::IamGetServiceLastAccessedDetailsWithEntities => {
            typed(scene, input, last_accessed::get_with_entities).map(last_accessed::as_far_as_done)
        }
        Operation::IamListOrganizationsFeatures => typed(scene, input, organizations_features::list),
        Operation::IamEnableOrganizationsRootCredentialsManagement => {
            typed(scene, input, organizations_features::enable_credentials)
        }
        Operation::IamDisableOrganizationsRootCredentialsManagement => {
            typed(scene, input, organizations_features::disable_credentials)
        }
        Operation::IamEnableOrganizationsRootSessions => {
            typed(scene, input, organizations_features::enable_sessions)
        }
        Operation::IamDisableOrganizationsRootSessions => {
            typed(scene, input, organizations_features::disable_sessions)
        }
        Operation::IamEnableOutboundWebIdentityFederation => typed(scene, input, outbound_federation::enable),
        Operation::IamDisableOutboundWebIdentityFederation => {
            typed(scene, input, outbound_federation::disable)
        }
        Operation::IamGetOutboundWebIdentityFederationInfo => typed(scene, input, outbound_federation::get),
        Operation::IamGetAccountAuthorizationDetails => typed(scene, input, details::get),
        Operation::IamListDelegationRequests => typed(scene, input, delegation_requests::list),
        Operation::IamGetDelegationRequest => typed(scene, input, delegation_requests::get),
        Operation::IamAcceptDelegationRequest => typed(scene, input, delegation_requests::accept),
        Operation::IamAssociateDelegationRequest => typed(scene, input, delegation_requests::associate),
        Operation::IamRejectDelegationRequest => typed(scene, input, delegation_requests::reject),
        Operation::IamUpdateDelegationRequest => typed(scene, input, delegation_requests::update),
        Operation::IamSendDelegationToken => typed(scene, input, delegation_requests::send_token),
        Operation::IamGetHumanReadableSummary => typed(scene, input, delegation_requests::summary),
        _ => return act_on_credentials(scene, operation, input),
    })
}

/// Second factors, certificates, and who may vouch for others.
fn act_on_credentials(
    scene: &mut Scene<'_>,
    operation: Operation,
    input: Structure,
) -> Option<Result<Structure, Refusal>> {
    Some(match operation {
        Operation::IamCreateVirtualMFADevice => typed(scene, input, mfa_devices::create),
        Operation::IamEnableMFADevice => typed(scene, input, mfa_devices::enable),
        Operation::IamResyncMFADevice => typed(scene, input, mfa_devices::resync),
        Operation::IamDeactivateMFADevice => typed(scene, input, mfa_devices::deactivate),
        Operation::IamDeleteVirtualMFADevice => typed(scene, input, mfa_devices::delete),
        Operation::IamGetMFADevice => typed(scene, input, mfa_devices::get),
        Operation::IamListMFADevices => typed(scene, input, mfa_devices::list),
        Operation::IamListVirtualMFADevices => typed(scene, input, mfa_devices::list_virtual),
        Operation::IamTagMFADevice => typed(scene, input, mfa_devices::tag),
        Operation::IamUntagMFADevice => typed(scene, input, mfa_devices::untag),
        Operation::IamListMFADeviceTags => typed(scene, input, mfa_devices::list_tags),
        Operation::IamUploadSSHPublicKey => typed(scene, input, ssh_keys::upload),
        Operation::IamGetSSHPublicKey => typed(scene, input, ssh_keys::get),
        Operation::IamListSSHPublicKeys => typed(scene, input, ssh_keys::list),
        Operation::IamUpdateSSHPublicKey => typed(scene, input, ssh_keys::update),
        Operation::IamDeleteSSHPublicKey => typed(scene, input, ssh_keys::delete),
        Operation::IamUploadSigningCertificate => typed(scene, input, signing_certificates::upload),
        Operation::IamListSigningCertificates => typed(scene, input, signing_certificates::list),
        Operation::IamUpdateSigningCertificate => typed(scene, input, signing_certificates::update),
        Operation::IamDeleteSigningCertificate => typed(scene, input, signing_certificates::delete),
        Operation::IamCreateServiceSpecificCredential => typed(scene, input, service_credentials::create),
        Operation::IamListServiceSpecificCredentials => typed(scene, input, service_credentials::list),
        Operation::IamResetServiceSpecificCredential => typed(scene, input, service_credentials::reset),
        Operation::IamUpdateServiceSpecificCredential => typed(scene, input, service_credentials::update),
        Operation::IamDeleteServiceSpecificCredential => typed(scene, input, service_credentials::delete),
        Operation::IamUploadServerCertificate => typed(scene, input, server_certificates::upload),
        Operation::IamGetServerCertificate => typed(scene, input, server_certificates::get),
        Operation::IamListServerCertificates => typed(scene, input, server_certificates::list),
        Operation::IamUpdateServerCertificate => typed(scene, input, server_certificates::update),
        Operation::IamDeleteServerCertificate => typed(scene, input, server_certificates::delete),
        Operation::IamTagServerCertificate => typed(scene, input, server_certificates::tag),
        Operation::IamUntagServerCertificate => typed(scene, input, server_certificates::untag),
        Operation::IamListServerCertificateTags => typed(scene, input, server_certificates::list_tags),
        Operation::IamCreateSAMLProvider => typed(scene, input, saml_providers::create),
        Operation::IamGetSAMLProvider => typed(scene, input, saml_providers::get),
        Operation::IamListSAMLProviders => typed(scene, input, saml_providers::list),
        Operation::IamUpdateSAMLProvider => typed(scene, input, saml_providers::update),
        Operation::IamDeleteSAMLProvider => typed(scene, input, saml_providers::delete),
        Operation::IamTagSAMLProvider => typed(scene, input, saml_providers::tag),
        Operation::IamUntagSAMLProvider => typed(scene, input, saml_providers::untag),
        Operation::IamListSAMLProviderTags => typed(scene, input, saml_providers::list_tags),
        Operation::IamCreateOpenIDConnectProvider => typed(scene, input, oidc_providers::create),
        Operation::IamGetOpenIDConnectProvider => typed(scene, input, oidc_providers::get),
        Operation::IamListOpenIDConnectProviders => typed(scene, input, oidc_providers::list),
        Operation::IamDeleteOpenIDConnectProvider => typed(scene, input, oidc_providers::delete),
        Operation::IamAddClientIDToOpenIDConnectProvider => {
            typed(scene, input, oidc_providers::add_client_id)
        }
        Operation::IamRemoveClientIDFromOpenIDConnectProvider => {
            typed(scene, input, oidc_providers::remove_client_id)
        }
        Operation::IamUpdateOpenIDConnectProviderThumbprint => {
            typed(scene, input, oidc_providers::update_thumbprints)
        }
        Operation::IamTagOpenIDConnectProvider => typed(scene, input, oidc_providers::tag),
        Operation::IamUntagOpenIDConnectProvider => typed(scene, input, oidc_providers::untag),
        Operation::IamListOpenIDConnectProviderTags => typed(scene, input, oidc_providers::list_tags),
        _ => return None,
    })
}
