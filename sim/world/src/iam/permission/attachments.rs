//! Managed policies attached to users, groups and roles.

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::arn::Arn;

use crate::account::grants::Grants;
use crate::call::ask::Ask;
use crate::call::page::{Page, page};
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::ids::UniqueId;

use crate::iam::identity::service_linked;
use crate::iam::shared;

/// The kinds of entity that policies are attached to.
#[derive(Debug, Clone, Copy)]
enum Owner {
    User,
    Group,
    Role,
}

impl Owner {
    fn ask(self, scene: &Scene<'_>, action: &'static str, name: &str) -> Ask {
        match self {
            Self::User => shared::ask_user(scene, action, name),
            Self::Group => shared::ask_group(scene, action, name),
            Self::Role => shared::ask_role(scene, action, name),
        }
    }

    /// As [`Owner::ask`], with `iam:PolicyARN`, and `iam:PermissionsBoundary` where the owner has one
    /// (Service Authorization Reference, `list_awsidentityandaccessmanagementiam`).
    fn ask_to_change(self, scene: &Scene<'_>, action: &'static str, name: &str, policy: &str) -> Ask {
        let boundary = match self {
            Self::User => shared::user_boundary(scene, name),
            Self::Role => shared::role_boundary(scene, name),
            Self::Group => None,
        };
        self.ask(scene, action, name)
            .with("iam:PolicyARN", policy)
            .boundary(boundary.as_deref())
    }

    fn grants<'s>(self, scene: &'s Scene<'_>, name: &str) -> Result<&'s Grants, Refusal> {
        Ok(match self {
            Self::User => &scene.user(name)?.grants,
            Self::Group => &scene.group(name)?.grants,
            Self::Role => &scene.role(name)?.grants,
        })
    }

    fn grants_mut<'s>(
        self,
        scene: &'s mut Scene<'_>,
        name: &str,
    ) -> Result<(UniqueId, &'s mut Grants), Refusal> {
        Ok(match self {
            Self::User => scene
                .user_mut(name)
                .map(|user| (user.id.clone(), &mut user.grants))?,
            Self::Group => scene
                .group_mut(name)
                .map(|group| (group.id.clone(), &mut group.grants))?,
            Self::Role => {
                let role = scene.role_mut(name)?;
                service_linked::unmodified(role)?;
                (role.id.clone(), &mut role.grants)
            }
        })
    }

    /// The quota's name and value (IAM User Guide, `reference_iam-quotas.html`).
    fn quota(self, scene: &Scene<'_>) -> (&'static str, usize) {
        let quotas = &scene.account().quotas;
        match self {
            Self::User => ("PoliciesPerUser", quotas.attached_per_user),
            Self::Group => ("PoliciesPerGroup", quotas.attached_per_group),
            Self::Role => ("PoliciesPerRole", quotas.attached_per_role),
        }
    }
}

/// A policy that AWS reserves for service-linked roles.
const SERVICE_ROLE_PATH: &str = "policy/aws-service-role/";

fn attach(
    scene: &mut Scene<'_>,
    owner: Owner,
    action: &'static str,
    name: &str,
    policy: &str,
) -> Result<(), Refusal> {
    let arn = parsed(policy)?;
    scene.authorize(owner.ask_to_change(scene, action, name, policy))?;
    let attached = owner.grants(scene, name)?;
    let there = attached.is_attached(policy);
    let count = attached.attached().count();
    if !scene.knows_policy(policy) {
        return Err(refusal::policy_not_attachable(policy));
    }
    if arn.account() == "aws" && arn.resource().starts_with(SERVICE_ROLE_PATH) {
        return Err(refusal::refuse(
            400,
            "PolicyNotAttachable",
            "Cannot attach a Service Role Policy to a Customer Role.",
        ));
    }
    let (quota, limit) = owner.quota(scene);
    if !there && count >= limit {
        return Err(refusal::quota_exceeded(quota, limit));
    }
    let (now, delays) = (scene.now, scene.delays());
    let (id, grants) = owner.grants_mut(scene, name)?;
    grants.attach(&id, &arn, delays, now);
    Ok(())
}

fn detach(
    scene: &mut Scene<'_>,
    owner: Owner,
    action: &'static str,
    name: &str,
    policy: &str,
) -> Result<(), Refusal> {
    parsed(policy)?;
    scene.authorize(owner.ask_to_change(scene, action, name, policy))?;
    let (now, delays) = (scene.now, scene.delays());
    let (_, grants) = owner.grants_mut(scene, name)?;
    if grants.detach(policy, delays, now) {
        Ok(())
    } else {
        Err(refusal::no_such_policy(policy))
    }
}

fn list(
    scene: &mut Scene<'_>,
    owner: Owner,
    action: &'static str,
    name: &str,
    prefix: Option<&str>,
    marker: Option<&str>,
    max_items: Option<i64>,
) -> Result<Page<api::AttachedPolicy>, Refusal> {
    scene.authorize(owner.ask(scene, action, name))?;
    let mut attached: Vec<&Arn> = owner
        .grants(scene, name)?
        .attached()
        .filter(|arn| prefix.is_none_or(|prefix| path(arn).starts_with(prefix)))
        .collect();
    attached.sort_by_key(|arn| order(arn));
    Ok(
        page(attached, |arn| order(arn), marker, max_items)?.map(|arn| api::AttachedPolicy {
            policy_name: Some(arn.resource_name().to_owned()),
            policy_arn: Some(arn.to_string()),
        }),
    )
}

/// By name, and by ARN among namesakes.
fn order(arn: &Arn) -> String {
    format!("{}\n{arn}", arn.resource_name())
}

/// A policy's path: what stands in its ARN between `policy` and its name.
fn path(arn: &Arn) -> &str {
    let resource = arn.resource();
    let start = resource.find('/').unwrap_or(0);
    let end = resource.rfind('/').map_or(resource.len(), |slash| slash + 1);
    resource.get(start..end).unwrap_or("/")
}

/// An ARN, or the refusal of one. Recorded; the two blanks are AWS's.
fn parsed(policy: &str) -> Result<Arn, Refusal> {
    policy
        .parse()
        .map_err(|_| refusal::validation("Invalid ARN:  Could not be parsed!"))
}

pub(super) fn attach_user(
    scene: &mut Scene<'_>,
    request: api::AttachUserPolicyRequest,
) -> Result<(), Refusal> {
    attach(
        scene,
        Owner::User,
        "iam:AttachUserPolicy",
        &request.user_name,
        &request.policy_arn,
    )
}

pub(super) fn attach_group(
    scene: &mut Scene<'_>,
    request: api::AttachGroupPolicyRequest,
) -> Result<(), Refusal> {
    attach(
        scene,
        Owner::Group,
        "iam:AttachGroupPolicy",
        &request.group_name,
        &request.policy_arn,
    )
}

pub(super) fn attach_role(
    scene: &mut Scene<'_>,
    request: api::AttachRolePolicyRequest,
) -> Result<(), Refusal> {
    attach(
        scene,
        Owner::Role,
        "iam:AttachRolePolicy",
        &request.role_name,
        &request.policy_arn,
    )
}

pub(super) fn detach_user(
    scene: &mut Scene<'_>,
    request: api::DetachUserPolicyRequest,
) -> Result<(), Refusal> {
    detach(
        scene,
        Owner::User,
        "iam:DetachUserPolicy",
        &request.user_name,
        &request.policy_arn,
    )
}

pub(super) fn detach_group(
    scene: &mut Scene<'_>,
    request: api::DetachGroupPolicyRequest,
) -> Result<(), Refusal> {
    detach(
        scene,
        Owner::Group,
        "iam:DetachGroupPolicy",
        &request.group_name,
        &request.policy_arn,
    )
}

pub(super) fn detach_role(
    scene: &mut Scene<'_>,
    request: api::DetachRolePolicyRequest,
) -> Result<(), Refusal> {
    detach(
        scene,
        Owner::Role,
        "iam:DetachRolePolicy",
        &request.role_name,
        &request.policy_arn,
    )
}

pub(super) fn list_user(
    scene: &mut Scene<'_>,
    request: api::ListAttachedUserPoliciesRequest,
) -> Result<api::ListAttachedUserPoliciesResponse, Refusal> {
    let page = list(
        scene,
        Owner::User,
        "iam:ListAttachedUserPolicies",
        &request.user_name,
        request.path_prefix.as_deref(),
        request.marker.as_deref(),
        request.max_items,
    )?;
    Ok(api::ListAttachedUserPoliciesResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        attached_policies: page.items,
    })
}

pub(super) fn list_group(
    scene: &mut Scene<'_>,
    request: api::ListAttachedGroupPoliciesRequest,
) -> Result<api::ListAttachedGroupPoliciesResponse, Refusal> {
    let page = list(
        scene,
        Owner::Group,
        "iam:ListAttachedGroupPolicies",
        &request.group_name,
        request.path_prefix.as_deref(),
        request.marker.as_deref(),
        request.max_items,
    )?;
    Ok(api::ListAttachedGroupPoliciesResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        attached_policies: page.items,
    })
}

pub(super) fn list_role(
    scene: &mut Scene<'_>,
    request: api::ListAttachedRolePoliciesRequest,
) -> Result<api::ListAttachedRolePoliciesResponse, Refusal> {
    let page = list(
        scene,
        Owner::Role,
        "iam:ListAttachedRolePolicies",
        &request.role_name,
        request.path_prefix.as_deref(),
        request.marker.as_deref(),
        request.max_items,
    )?;
    Ok(api::ListAttachedRolePoliciesResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        attached_policies: page.items,
    })
}

#[cfg(test)]
mod tests;
