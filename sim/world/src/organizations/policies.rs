//! Policies of every type: made, changed, deleted, listed.

use std::sync::Arc;

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::organizations as api;

use crate::call::ask::Ask;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::organization::{NotInOrganization, Organization, OrganizationPolicy, PolicyKind};

use super::{ask, ask_of, constraint, invalid, managing, modelled, page, reading, tags};

/// The type of that name. Validation lets no other name pass.
pub(super) fn kind(name: &str) -> Result<PolicyKind, Refusal> {
    PolicyKind::named(name).ok_or_else(|| {
        invalid(
            "INVALID_ENUM_POLICY_TYPE",
            "You specified an invalid policy type string.",
        )
    })
}

pub(super) fn no_such_policy(operation: Operation) -> Refusal {
    let text = "You specified a policy that doesn't exist.";
    modelled(operation, "PolicyNotFoundException", text)
}

pub(super) fn summary(organization: &Organization, policy: &OrganizationPolicy) -> api::PolicySummary {
    api::PolicySummary {
        id: Some(policy.id.to_string()),
        arn: Some(organization.policy_arn(&policy.id)),
        name: Some(policy.name.clone()),
        description: Some(policy.description.clone()),
        r#type: Some(policy.kind.as_str().to_owned()),
        aws_managed: Some(policy.is_published()),
    }
}

fn whole(organization: &Organization, policy: &OrganizationPolicy) -> api::Policy {
    api::Policy {
        policy_summary: Some(summary(organization, policy)),
        content: Some(policy.text().to_owned()),
    }
}

/// How many characters a policy that configures a service may have, but of AI services: 2,500 (Organizations User
/// Guide, `orgs_reference_limits.html`).
const SETTINGS: usize = 10_000;
const AI_SETTINGS: usize = 2_500;

/// A document that may be written. Its size counts as it is stored, white space without the API (assumed: as
/// it came).
fn suits(kind: PolicyKind, content: &str) -> Result<(), Refusal> {
    let most = match kind {
        PolicyKind::Service | PolicyKind::Resource => rolecall_iam::policy::limits::CONTROL,
        PolicyKind::Management(_) if kind.as_str().starts_with("AISERVICES") => AI_SETTINGS,
        PolicyKind::Management(_) => SETTINGS,
    };
    match rolecall_iam::policy::size_without_whitespace(content) > most {
        true => Err(constraint(
            "POLICY_CONTENT_LIMIT_EXCEEDED",
            "You have exceeded the maximum size of a policy document.",
        )),
        false => Ok(()),
    }
}

fn refused(operation: Operation, error: &NotInOrganization) -> Refusal {
    match error {
        NotInOrganization::Document(..) => modelled(
            operation,
            "MalformedPolicyDocumentException",
            "The provided policy document does not meet the requirements of the specified policy type.",
        ),
        _ => no_such_policy(operation),
    }
}

fn name_is_free(
    organization: &Organization,
    operation: Operation,
    kind: PolicyKind,
    name: &str,
    but: &str,
) -> Result<(), Refusal> {
    let taken = organization
        .policies()
        .any(|policy| policy.kind == kind && policy.name == name && *policy.id != *but);
    match taken {
        true => Err(modelled(
            operation,
            "DuplicatePolicyException",
            "A policy with the same name already exists.",
        )),
        false => Ok(()),
    }
}

pub(super) fn create(
    scene: &mut Scene<'_>,
    request: api::CreatePolicyRequest,
) -> Result<api::CreatePolicyResponse, Refusal> {
    let operation = Operation::OrganizationsCreatePolicy;
    let new = tags::read(&request.tags)?;
    let of = scene
        .world
        .organization()
        .map_or("", |organization| &organization.id);
    let kind = kind(&request.r#type)?;
    let place = format!("policy/{of}/{}/*", kind.in_arn());
    let asked = |action| ask(scene, action, &place).request_tags(&new);
    let (create, tag) = (
        asked("organizations:CreatePolicy"),
        asked("organizations:TagResource"),
    );
    if !new.is_empty() {
        scene.authorize(tag)?;
    }
    let chance = scene.world.chance();
    let create = create.with("organizations:PolicyType", request.r#type.as_str());
    let organization = managing(scene, create)?;
    if !organization.all_features {
        let text = "You can't use the specified policy type with the feature set currently enabled for this organization.";
        let code = "PolicyTypeNotAvailableForOrganizationException";
        return Err(modelled(operation, code, text));
    }
    suits(kind, &request.content)?;
    name_is_free(organization, operation, kind, &request.name, "")?;
    let count = organization
        .policies()
        .filter(|policy| policy.kind == kind && !policy.is_published())
        .count();
    if count >= organization.quotas.policies {
        return Err(constraint(
            "POLICY_NUMBER_LIMIT_EXCEEDED",
            "You have exceeded the number of policies that you can have in an organization.",
        ));
    }
    let id = organization
        .create_policy(chance, kind, &request.name, &request.content)
        .map_err(|error| refused(operation, &error))?;
    if let Ok(policy) = organization.policy_mut(&id) {
        policy.description = request.description;
    }
    organization.set_tags(&id, new);
    let policy = organization.policy(&id).map(|policy| whole(organization, policy));
    Ok(api::CreatePolicyResponse { policy })
}

pub(super) fn describe(
    scene: &mut Scene<'_>,
    request: api::DescribePolicyRequest,
) -> Result<api::DescribePolicyResponse, Refusal> {
    let ask = ask_policy(scene, "organizations:DescribePolicy", &request.policy_id);
    let organization = reading(scene, ask)?;
    let policy = organization
        .policy(&request.policy_id)
        .ok_or_else(|| no_such_policy(Operation::OrganizationsDescribePolicy))?;
    Ok(api::DescribePolicyResponse {
        policy: Some(whole(organization, policy)),
    })
}

/// Asks for something about a policy, with `organizations:PolicyType`.
pub(super) fn ask_policy(scene: &Scene<'_>, action: &'static str, id: &str) -> Ask {
    let ask = ask_of(scene, action, id);
    let policy = scene
        .world
        .organization()
        .and_then(|organization| organization.policy(id));
    match policy {
        Some(policy) => ask.with("organizations:PolicyType", policy.kind.as_str()),
        None => ask,
    }
}

/// Refuses to change what AWS publishes. The text is assumed.
fn own(organization: &Organization, operation: Operation, id: &str) -> Result<PolicyKind, Refusal> {
    let policy = organization.policy(id).ok_or_else(|| no_such_policy(operation))?;
    match policy.is_published() {
        true => Err(invalid(
            "IMMUTABLE_POLICY",
            "You can't modify or delete an AWS managed policy.",
        )),
        false => Ok(policy.kind),
    }
}

pub(super) fn update(
    scene: &mut Scene<'_>,
    request: api::UpdatePolicyRequest,
) -> Result<api::UpdatePolicyResponse, Refusal> {
    let operation = Operation::OrganizationsUpdatePolicy;
    let id = request.policy_id;
    let ask = ask_policy(scene, "organizations:UpdatePolicy", &id);
    let (now, delays) = (scene.now, scene.delays());
    let organization = managing(scene, ask)?;
    let kind = own(organization, operation, &id)?;
    if let Some(name) = &request.name {
        name_is_free(organization, operation, kind, name, &id)?;
    }
    if let Some(content) = &request.content {
        suits(kind, content)?;
        organization
            .rewrite_policy(&id, content, delays, now)
            .map_err(|error| refused(operation, &error))?;
    }
    if let Ok(policy) = organization.policy_mut(&id) {
        if let Some(name) = request.name {
            policy.name = name;
        }
        if let Some(description) = request.description {
            policy.description = description;
        }
    }
    let policy = organization.policy(&id).map(|policy| whole(organization, policy));
    Ok(api::UpdatePolicyResponse { policy })
}

pub(super) fn delete(scene: &mut Scene<'_>, request: api::DeletePolicyRequest) -> Result<(), Refusal> {
    let operation = Operation::OrganizationsDeletePolicy;
    let id = request.policy_id;
    let ask = ask_policy(scene, "organizations:DeletePolicy", &id);
    let organization = managing(scene, ask)?;
    own(organization, operation, &id)?;
    if organization.targets_of(&id).next().is_some() {
        let text = "The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts before performing this operation.";
        return Err(modelled(operation, "PolicyInUseException", text));
    }
    organization.delete_policy(&id);
    Ok(())
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListPoliciesRequest,
) -> Result<api::ListPoliciesResponse, Refusal> {
    let ask =
        Ask::anywhere("organizations:ListPolicies").with("organizations:PolicyType", request.filter.as_str());
    let organization = reading(scene, ask)?;
    let policies = organization
        .policies()
        .filter(|policy| policy.kind.as_str() == request.filter);
    let page = page(
        policies,
        |policy| policy.id.to_string(),
        request.next_token.as_deref(),
        request.max_results,
    )?
    .map(|policy| summary(organization, policy));
    Ok(api::ListPoliciesResponse {
        policies: page.items,
        next_token: page.next,
    })
}

/// What a target's policies of a type say together. How they are inherited isn't simulated; where none is attached
/// at any level, or the type isn't on, there is none.
pub(super) fn effective(
    scene: &mut Scene<'_>,
    request: api::DescribeEffectivePolicyRequest,
) -> Result<api::DescribeEffectivePolicyResponse, Refusal> {
    let operation = Operation::OrganizationsDescribeEffectivePolicy;
    let own = scene.account_id().to_string();
    let target = request.target_id.unwrap_or(own);
    let ask = ask_of(scene, "organizations:DescribeEffectivePolicy", &target)
        .with("organizations:PolicyType", request.policy_type.as_str());
    let view = scene.view.of_the_control_plane();
    let organization = super::member(scene, ask)?;
    if organization.target(&target).is_err() {
        let text = "You specified a target that doesn't exist.";
        return Err(modelled(operation, "TargetNotFoundException", text));
    }
    let kind = kind(&request.policy_type)?;
    let levels = match target.parse() {
        Ok(account) => organization.path_at(account, &view),
        Err(_) => organization.path_of(&target),
    };
    let any = |level: &Arc<str>| organization.attached_to(level, kind).next().is_some();
    if organization.is_enabled(kind) && levels.iter().any(any) {
        let text = format!("The effective policy of type {} is not simulated.", kind.as_str());
        return Err(refusal::refuse(501, "NotImplemented", text));
    }
    Err(modelled(
        operation,
        "EffectivePolicyNotFoundException",
        "If you ran this action on the management account, this policy type is not enabled. If you ran the action on a member account, the account doesn't have an effective policy of this type. Contact the administrator of your organization about attaching a policy of this type to the account.",
    ))
}
