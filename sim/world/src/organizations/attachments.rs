//! Where control policies are attached. What is attached or detached binds after its delay, level by level.

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::organizations as api;

use crate::call::scene::Scene;
use crate::organization::{FULL_RESOURCE_ACCESS, Organization, PolicyKind};

use super::policies::{ask_policy, no_such_policy, summary};
use super::{ask_of, constraint, invalid, managing, modelled, page, reading};

/// How many policies that configure a service may be attached to one target (Organizations User Guide,
/// `orgs_reference_limits.html`, of tag and backup policies; assumed of the other types).
const SETTINGS_ATTACHED: usize = 10;

fn no_such_target(operation: Operation) -> Refusal {
    let text = "You specified a target that doesn't exist.";
    modelled(operation, "TargetNotFoundException", text)
}

/// What must be allowed: the action on the policy, and on what it is attached to.
fn allowed<'a>(
    scene: &'a mut Scene<'_>,
    action: &'static str,
    policy: &str,
    target: &str,
) -> Result<&'a mut Organization, Refusal> {
    let on_policy = ask_policy(scene, action, policy);
    let kind = scene
        .world
        .organization()
        .and_then(|organization| organization.policy(policy))
        .map(|policy| policy.kind.as_str());
    let mut on_target = ask_of(scene, action, target);
    if let Some(kind) = kind {
        on_target = on_target.with("organizations:PolicyType", kind);
    }
    scene.authorize(on_policy)?;
    managing(scene, on_target)
}

/// The type of a policy that may be attached or detached, once policy and target are known to be there.
fn checked(
    organization: &Organization,
    operation: Operation,
    policy: &str,
    target: &str,
) -> Result<PolicyKind, Refusal> {
    let kind = organization
        .policy(policy)
        .map(|policy| policy.kind)
        .ok_or_else(|| no_such_policy(operation))?;
    organization
        .target(target)
        .map_err(|_| no_such_target(operation))?;
    if !organization.is_enabled(kind) {
        let text = "This operation can be performed only for enabled policy types.";
        return Err(modelled(operation, "PolicyTypeNotEnabledException", text));
    }
    Ok(kind)
}

pub(super) fn attach(scene: &mut Scene<'_>, request: api::AttachPolicyRequest) -> Result<(), Refusal> {
    let operation = Operation::OrganizationsAttachPolicy;
    let (policy, target) = (request.policy_id, request.target_id);
    let (now, delays) = (scene.now, scene.delays());
    let organization = allowed(scene, "organizations:AttachPolicy", &policy, &target)?;
    let kind = checked(organization, operation, &policy, &target)?;
    let attached = organization.attached_to(&target, kind);
    let ids: Vec<_> = attached.map(|known| known.id.clone()).collect();
    if ids.iter().any(|known| **known == *policy) {
        let text = "A policy with the same name is already attached to the specified target.";
        return Err(modelled(operation, "DuplicatePolicyAttachmentException", text));
    }
    let most = match kind {
        PolicyKind::Service | PolicyKind::Resource => organization.quotas.attached,
        PolicyKind::Management(_) => SETTINGS_ATTACHED,
    };
    if ids.len() >= most {
        return Err(constraint(
            "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
            "You have attained the maximum number of policies of the specified type that can be attached to the target.",
        ));
    }
    organization
        .attach(&target, &policy, delays, Some(now))
        .map_err(|_| no_such_target(operation))
}

/// At least one service control policy stays attached everywhere, and AWS's resource control policy always
/// does (Organizations API Reference, `DetachPolicy`).
pub(super) fn detach(scene: &mut Scene<'_>, request: api::DetachPolicyRequest) -> Result<(), Refusal> {
    let operation = Operation::OrganizationsDetachPolicy;
    let (policy, target) = (request.policy_id, request.target_id);
    let (now, delays) = (scene.now, scene.delays());
    let organization = allowed(scene, "organizations:DetachPolicy", &policy, &target)?;
    let kind = checked(organization, operation, &policy, &target)?;
    let attached: Vec<_> = organization
        .attached_to(&target, kind)
        .map(|known| known.id.clone())
        .collect();
    if !attached.iter().any(|known| **known == *policy) {
        let text = "The policy isn't attached to the specified target in the specified root.";
        return Err(modelled(operation, "PolicyNotAttachedException", text));
    }
    if policy == FULL_RESOURCE_ACCESS {
        return Err(invalid(
            "NON_DETACHABLE_POLICY",
            "You can't detach the RCPFullAWSAccess policy.",
        ));
    }
    if kind == PolicyKind::Service && attached.len() == 1 {
        return Err(constraint(
            "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
            "You cannot remove the last policy of the specified type from the target.",
        ));
    }
    organization
        .detach(&target, &policy, delays, Some(now))
        .map_err(|_| no_such_target(operation))
}

pub(super) fn list_for_target(
    scene: &mut Scene<'_>,
    request: api::ListPoliciesForTargetRequest,
) -> Result<api::ListPoliciesForTargetResponse, Refusal> {
    let operation = Operation::OrganizationsListPoliciesForTarget;
    let target = request.target_id;
    let ask = ask_of(scene, "organizations:ListPoliciesForTarget", &target)
        .with("organizations:PolicyType", request.filter.as_str());
    let organization = reading(scene, ask)?;
    organization
        .target(&target)
        .map_err(|_| no_such_target(operation))?;
    let attached = PolicyKind::named(&request.filter)
        .into_iter()
        .flat_map(|kind| organization.attached_to(&target, kind));
    let page = page(
        attached,
        |policy| policy.id.to_string(),
        request.next_token.as_deref(),
        request.max_results,
    )?
    .map(|policy| summary(organization, policy));
    Ok(api::ListPoliciesForTargetResponse {
        policies: page.items,
        next_token: page.next,
    })
}

pub(super) fn list_targets(
    scene: &mut Scene<'_>,
    request: api::ListTargetsForPolicyRequest,
) -> Result<api::ListTargetsForPolicyResponse, Refusal> {
    let id = request.policy_id;
    let ask = ask_policy(scene, "organizations:ListTargetsForPolicy", &id);
    let organization = reading(scene, ask)?;
    organization
        .policy(&id)
        .ok_or_else(|| no_such_policy(Operation::OrganizationsListTargetsForPolicy))?;
    let page = page(
        organization.targets_of(&id),
        ToString::to_string,
        request.next_token.as_deref(),
        request.max_results,
    )?;
    let ids = page.map(ToString::to_string);
    let world = &*scene.world;
    let organization = world.organization();
    let shown = |target: String| {
        let (kind, name) = match organization.and_then(|organization| organization.unit(&target)) {
            Some(unit) => ("ORGANIZATIONAL_UNIT", Some(unit.name.clone())),
            None if target.starts_with("r-") => ("ROOT", Some("Root".to_owned())),
            None => {
                let account = target.parse().ok().and_then(|account| world.account(account));
                ("ACCOUNT", account.map(|account| account.name.clone()))
            }
        };
        let resource = super::resource_of(organization, &target);
        api::PolicyTargetSummary {
            arn: organization.map(|organization| organization.arn(&resource)),
            target_id: Some(target),
            name,
            r#type: Some(kind.to_owned()),
        }
    };
    let page = ids.map(shown);
    Ok(api::ListTargetsForPolicyResponse {
        targets: page.items,
        next_token: page.next,
    })
}
