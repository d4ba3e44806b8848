//! The organization itself: made, described, given up; its root, and which types of policies are on.

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::organizations as api;

use crate::call::ask::Ask;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::organization::{Joined, Organization, PolicyKind};

use super::{ask_of, constraint, managing, member, modelled, reading};

fn shown(scene: &Scene<'_>, organization: &Organization) -> api::Organization {
    let (id, management) = (&organization.id, organization.management);
    let account = scene.world.account(management);
    api::Organization {
        arn: Some(organization.arn(&format!("organization/{id}"))),
        master_account_arn: Some(organization.arn(&format!("account/{id}/{management}"))),
        master_account_email: account.map(|account| account.email.clone()),
        master_account_id: Some(management.to_string()),
        feature_set: Some(
            if organization.all_features {
                "ALL"
            } else {
                "CONSOLIDATED_BILLING"
            }
            .to_owned(),
        ),
        id: Some(id.to_string()),
        // Deprecated, and true of service control policies only: so AWS answers it.
        available_policy_types: match organization.all_features {
            true => vec![api::PolicyTypeSummary {
                r#type: Some(PolicyKind::Service.as_str().to_owned()),
                status: Some("ENABLED".to_owned()),
            }],
            false => Vec::new(),
        },
    }
}

/// Makes the caller's account the management account of a new organization. A world has one at most.
pub(super) fn create(
    scene: &mut Scene<'_>,
    request: api::CreateOrganizationRequest,
) -> Result<api::CreateOrganizationResponse, Refusal> {
    scene.authorize(Ask::anywhere("organizations:CreateOrganization"))?;
    let account = scene.account_id();
    if let Some(organization) = scene.world.organization() {
        if organization.member(account).is_some() {
            return Err(modelled(
                Operation::OrganizationsCreateOrganization,
                "AlreadyInOrganizationException",
                "The provided account is already a member of an organization.",
            ));
        }
        return Err(refusal::refuse(
            501,
            "NotImplemented",
            "A second organization in one world is not simulated.",
        ));
    }
    let (now, chance) = (scene.now, scene.world.chance());
    let mut organization = Organization::new(chance, account, scene.partition());
    organization.all_features = request.feature_set.as_deref() != Some("CONSOLIDATED_BILLING");
    if !organization.all_features {
        organization.enable(PolicyKind::Service, false, crate::Delays::Instant, now);
    }
    let root = organization.root.clone();
    let joined = organization.join(account, &root, Joined::Invited, now);
    debug_assert!(joined.is_ok(), "an organization has its root");
    let answer = shown(scene, &organization);
    scene.world.organization = Some(organization);
    Ok(api::CreateOrganizationResponse {
        organization: Some(answer),
    })
}

pub(super) fn describe(
    scene: &mut Scene<'_>,
    _: api::DescribeOrganizationRequest,
) -> Result<api::DescribeOrganizationResponse, Refusal> {
    member(scene, Ask::anywhere("organizations:DescribeOrganization"))?;
    let answer = scene
        .world
        .organization()
        .map(|organization| shown(scene, organization));
    Ok(api::DescribeOrganizationResponse { organization: answer })
}

pub(super) fn delete(scene: &mut Scene<'_>, _: api::DeleteOrganizationRequest) -> Result<(), Refusal> {
    let organization = managing(scene, Ask::anywhere("organizations:DeleteOrganization"))?;
    if organization.members().count() > 1 {
        return Err(modelled(
            Operation::OrganizationsDeleteOrganization,
            "OrganizationNotEmptyException",
            "To delete an organization you must first remove all member accounts (except the master).",
        ));
    }
    scene.world.organization = None;
    Ok(())
}

fn shown_root(organization: &Organization) -> api::Root {
    let on = organization.enabled();
    api::Root {
        id: Some(organization.root.to_string()),
        arn: Some(organization.arn(&format!("root/{}/{}", organization.id, organization.root))),
        name: Some("Root".to_owned()),
        policy_types: on
            .map(|kind| api::PolicyTypeSummary {
                r#type: Some(kind.as_str().to_owned()),
                status: Some("ENABLED".to_owned()),
            })
            .collect(),
    }
}

pub(super) fn list_roots(
    scene: &mut Scene<'_>,
    _: api::ListRootsRequest,
) -> Result<api::ListRootsResponse, Refusal> {
    let organization = reading(scene, Ask::anywhere("organizations:ListRoots"))?;
    Ok(api::ListRootsResponse {
        roots: vec![shown_root(organization)],
        next_token: None,
    })
}

pub(super) fn enable(
    scene: &mut Scene<'_>,
    request: api::EnablePolicyTypeRequest,
) -> Result<api::EnablePolicyTypeResponse, Refusal> {
    let operation = Operation::OrganizationsEnablePolicyType;
    let ask = ask_of(scene, "organizations:EnablePolicyType", &request.root_id)
        .with("organizations:PolicyType", request.policy_type.as_str());
    let root = switch(
        scene,
        operation,
        ask,
        &request.root_id,
        &request.policy_type,
        true,
    )?;
    Ok(api::EnablePolicyTypeResponse { root: Some(root) })
}

pub(super) fn disable(
    scene: &mut Scene<'_>,
    request: api::DisablePolicyTypeRequest,
) -> Result<api::DisablePolicyTypeResponse, Refusal> {
    let operation = Operation::OrganizationsDisablePolicyType;
    let ask = ask_of(scene, "organizations:DisablePolicyType", &request.root_id)
        .with("organizations:PolicyType", request.policy_type.as_str());
    let root = switch(
        scene,
        operation,
        ask,
        &request.root_id,
        &request.policy_type,
        false,
    )?;
    Ok(api::DisablePolicyTypeResponse { root: Some(root) })
}

fn switch(
    scene: &mut Scene<'_>,
    operation: Operation,
    ask: Ask,
    root: &str,
    kind: &str,
    on: bool,
) -> Result<api::Root, Refusal> {
    let (now, delays) = (scene.now, scene.delays());
    let organization = managing(scene, ask)?;
    if *organization.root != *root {
        let text = "You specified a root that doesn't exist.";
        return Err(modelled(operation, "RootNotFoundException", text));
    }
    if !organization.all_features {
        return Err(constraint(
            "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
            "This operation requires an organization with all features enabled.",
        ));
    }
    let kind = super::policies::kind(kind)?;
    match (on, organization.is_enabled(kind)) {
        (true, true) => {
            let text = "The specified policy type is already enabled.";
            Err(modelled(operation, "PolicyTypeAlreadyEnabledException", text))
        }
        (false, false) => {
            let text = "This operation can be performed only for enabled policy types.";
            Err(modelled(operation, "PolicyTypeNotEnabledException", text))
        }
        _ => {
            organization.enable(kind, on, delays, now);
            Ok(shown_root(organization))
        }
    }
}
