//! What the management account does for its members centrally: root users' credentials and sessions.
//!
//! IAM API Reference, `EnableOrganizationsRootSessions` and its kin; IAM User Guide, `id_root-enable-root-access.html`.
//! The texts are assumed.

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::iam as api;

use crate::call::scene::Scene;
use crate::organization::{Feature, Organization};

use crate::iam::shared::ask_account;

/// IAM as Organizations trusts it.
const IAM: &str = "iam.amazonaws.com";

/// The organization that the caller may look after, once the law allowed the question.
fn organization<'s>(
    scene: &'s mut Scene<'_>,
    operation: Operation,
    action: &'static str,
    changing: bool,
) -> Result<&'s mut Organization, Refusal> {
    scene.authorize(ask_account(action))?;
    let caller = scene.account_id();
    let refuse = |code: &str, text: &str| Refusal::modelled(operation, code, text);
    let organization = scene
        .world
        .organization
        .as_mut()
        .filter(|organization| organization.member(caller).is_some())
        .ok_or_else(|| {
            refuse(
                "OrganizationNotFoundException",
                "The account isn't a member of an organization.",
            )
        })?;
    if !organization.all_features {
        return Err(refuse(
            "OrganizationNotInAllFeaturesModeException",
            "The organization doesn't have all features enabled.",
        ));
    }
    if !organization.trusts(IAM) {
        return Err(refuse(
            "ServiceAccessNotEnabledException",
            "Trusted access for IAM isn't enabled in the organization.",
        ));
    }
    let manages = organization.management == caller;
    let delegated = organization
        .delegated_to(caller)
        .is_some_and(|of| of.services.contains_key(IAM));
    match (manages, delegated) {
        (true, _) => Ok(organization),
        (false, true) if !changing => Ok(organization),
        (false, true) => Err(refuse(
            "CallerIsNotManagementAccountException",
            "Only the management account can change this.",
        )),
        (false, false) => Err(refuse(
            "AccountNotManagementOrDelegatedAdministratorException",
            "The account is neither the management account nor a delegated administrator for IAM.",
        )),
    }
}

/// The organization's id and its features.
type Shown = (Option<String>, Vec<String>);

fn shown(organization: &Organization) -> Shown {
    let features = organization.features().map(|feature| feature.as_str().to_owned());
    (Some(organization.id.to_string()), features.collect())
}

fn set(
    scene: &mut Scene<'_>,
    operation: Operation,
    action: &'static str,
    feature: Feature,
    on: bool,
) -> Result<Shown, Refusal> {
    // Taking one away is for the delegated administrator too: only the other way names the management account
    // among its errors.
    let organization = organization(scene, operation, action, on)?;
    organization.set_feature(feature, on);
    Ok(shown(organization))
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    _: api::ListOrganizationsFeaturesRequest,
) -> Result<api::ListOrganizationsFeaturesResponse, Refusal> {
    let operation = Operation::IamListOrganizationsFeatures;
    let organization = organization(scene, operation, "iam:ListOrganizationsFeatures", false)?;
    let (organization_id, enabled_features) = shown(organization);
    Ok(api::ListOrganizationsFeaturesResponse {
        organization_id,
        enabled_features,
    })
}

pub(super) fn enable_credentials(
    scene: &mut Scene<'_>,
    _: api::EnableOrganizationsRootCredentialsManagementRequest,
) -> Result<api::EnableOrganizationsRootCredentialsManagementResponse, Refusal> {
    let operation = Operation::IamEnableOrganizationsRootCredentialsManagement;
    let action = "iam:EnableOrganizationsRootCredentialsManagement";
    let (organization_id, enabled_features) =
        set(scene, operation, action, Feature::RootCredentialsManagement, true)?;
    Ok(api::EnableOrganizationsRootCredentialsManagementResponse {
        organization_id,
        enabled_features,
    })
}

pub(super) fn disable_credentials(
    scene: &mut Scene<'_>,
    _: api::DisableOrganizationsRootCredentialsManagementRequest,
) -> Result<api::DisableOrganizationsRootCredentialsManagementResponse, Refusal> {
    let operation = Operation::IamDisableOrganizationsRootCredentialsManagement;
    let action = "iam:DisableOrganizationsRootCredentialsManagement";
    let (organization_id, enabled_features) = set(
        scene,
        operation,
        action,
        Feature::RootCredentialsManagement,
        false,
    )?;
    Ok(api::DisableOrganizationsRootCredentialsManagementResponse {
        organization_id,
        enabled_features,
    })
}

pub(super) fn enable_sessions(
    scene: &mut Scene<'_>,
    _: api::EnableOrganizationsRootSessionsRequest,
) -> Result<api::EnableOrganizationsRootSessionsResponse, Refusal> {
    let operation = Operation::IamEnableOrganizationsRootSessions;
    let action = "iam:EnableOrganizationsRootSessions";
    let (organization_id, enabled_features) = set(scene, operation, action, Feature::RootSessions, true)?;
    Ok(api::EnableOrganizationsRootSessionsResponse {
        organization_id,
        enabled_features,
    })
}

pub(super) fn disable_sessions(
    scene: &mut Scene<'_>,
    _: api::DisableOrganizationsRootSessionsRequest,
) -> Result<api::DisableOrganizationsRootSessionsResponse, Refusal> {
    let operation = Operation::IamDisableOrganizationsRootSessions;
    let action = "iam:DisableOrganizationsRootSessions";
    let (organization_id, enabled_features) = set(scene, operation, action, Feature::RootSessions, false)?;
    Ok(api::DisableOrganizationsRootSessionsResponse {
        organization_id,
        enabled_features,
    })
}

#[cfg(test)]
mod tests;
