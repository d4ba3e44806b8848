//! Inline policies of users, groups and roles.
//!
//! One file for the three kinds of owner, since their rules differ in nothing but the owner: its name in
//! texts, its quota, and whether its permissions boundary is a condition key.

use std::sync::Arc;

use rolecall_api::error::Refusal;
use rolecall_api::percent;
use rolecall_api::views::iam as api;
use rolecall_iam::policy::{Document, Kind};

use crate::account::documents::admit;
use crate::account::grants::Grants;
use crate::call::ask::Ask;
use crate::call::page::{Page, page};
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::ids::UniqueId;

use crate::iam::identity::service_linked;
use crate::iam::shared;

/// Whose policies they are.
#[derive(Debug, Clone, Copy)]
enum Owner<'a> {
    User(&'a str),
    Group(&'a str),
    Role(&'a str),
}

impl Owner<'_> {
    const fn kind(self) -> &'static str {
        match self {
            Self::User(_) => "user",
            Self::Group(_) => "group",
            Self::Role(_) => "role",
        }
    }

    fn ask(self, scene: &Scene<'_>, action: &'static str) -> Ask {
        match self {
            Self::User(name) => shared::ask_user(scene, action, name),
            Self::Group(name) => shared::ask_group(scene, action, name),
            Self::Role(name) => shared::ask_role(scene, action, name),
        }
    }

    /// As [`Owner::ask`], with `iam:PermissionsBoundary`, which the writing actions of users and roles
    /// have (Service Authorization Reference, `list_awsidentityandaccessmanagementiam`).
    fn ask_to_write(self, scene: &Scene<'_>, action: &'static str) -> Ask {
        let boundary = match self {
            Self::User(name) => shared::user_boundary(scene, name),
            Self::Role(name) => shared::role_boundary(scene, name),
            Self::Group(_) => None,
        };
        self.ask(scene, action).boundary(boundary.as_deref())
    }

    fn grants<'s>(&self, scene: &'s Scene<'_>) -> Result<&'s Grants, Refusal> {
        Ok(match self {
            Self::User(name) => &scene.user(name)?.grants,
            Self::Group(name) => &scene.group(name)?.grants,
            Self::Role(name) => &scene.role(name)?.grants,
        })
    }

    fn grants_mut<'s>(&self, scene: &'s mut Scene<'_>) -> Result<(UniqueId, &'s mut Grants), Refusal> {
        Ok(match self {
            Self::User(name) => {
                let user = scene.user_mut(name)?;
                (user.id.clone(), &mut user.grants)
            }
            Self::Group(name) => {
                let group = scene.group_mut(name)?;
                (group.id.clone(), &mut group.grants)
            }
            Self::Role(name) => {
                let role = scene.role_mut(name)?;
                service_linked::unmodified(role)?;
                (role.id.clone(), &mut role.grants)
            }
        })
    }

    /// As the owner's name is spelled where it was made.
    fn spelled(&self, scene: &Scene<'_>) -> Result<Arc<str>, Refusal> {
        Ok(Arc::clone(match self {
            Self::User(name) => &scene.user(name)?.name,
            Self::Group(name) => &scene.group(name)?.name,
            Self::Role(name) => &scene.role(name)?.name,
        }))
    }

    fn limit(self, scene: &Scene<'_>) -> usize {
        let quotas = scene.account().quotas;
        match self {
            Self::User(_) => quotas.user_policy_size,
            Self::Group(_) => quotas.group_policy_size,
            Self::Role(_) => quotas.role_policy_size,
        }
    }
}

/// Writes a policy, over the one of that name if there is one. All of an owner's together must stay
/// within its quota, white space not counted (IAM User Guide, `reference_iam-quotas.html`).
fn put(
    scene: &mut Scene<'_>,
    action: &'static str,
    owner: Owner<'_>,
    policy: &str,
    text: &str,
) -> Result<(), Refusal> {
    scene.authorize(owner.ask_to_write(scene, action))?;
    let grants = owner.grants(scene)?;
    let document = admit(text, Kind::Identity)?;
    let limit = owner.limit(scene);
    if grants.inline_size_without(policy) + document.size() > limit {
        return Err(refusal::limit_exceeded(format!(
            "Maximum policy size of {limit} bytes exceeded for {} {}",
            owner.kind(),
            owner.spelled(scene)?
        )));
    }
    let (now, delays) = (scene.now, scene.delays());
    let (id, grants) = owner.grants_mut(scene)?;
    grants.put_inline(&id, policy, document, delays, now);
    Ok(())
}

/// The owner's name and the document, encoded as answers carry it.
fn get(
    scene: &mut Scene<'_>,
    action: &'static str,
    owner: Owner<'_>,
    policy: &str,
) -> Result<(String, String), Refusal> {
    scene.authorize(owner.ask(scene, action))?;
    let document = owner
        .grants(scene)?
        .inline(policy)
        .map(encoded)
        .ok_or_else(|| refusal::no_such_inline_policy(owner.kind(), policy))?;
    Ok((owner.spelled(scene)?.to_string(), document))
}

fn delete(
    scene: &mut Scene<'_>,
    action: &'static str,
    owner: Owner<'_>,
    policy: &str,
) -> Result<(), Refusal> {
    scene.authorize(owner.ask_to_write(scene, action))?;
    let (now, delays) = (scene.now, scene.delays());
    let (_, grants) = owner.grants_mut(scene)?;
    match grants.delete_inline(policy, delays, now) {
        true => Ok(()),
        false => Err(refusal::no_such_inline_policy(owner.kind(), policy)),
    }
}

fn list(
    scene: &mut Scene<'_>,
    action: &'static str,
    owner: Owner<'_>,
    marker: Option<&str>,
    max_items: Option<i64>,
) -> Result<Page<String>, Refusal> {
    scene.authorize(owner.ask(scene, action))?;
    let names = owner.grants(scene)?.inlines().map(|(name, _)| name);
    Ok(page(names, |name| (*name).to_owned(), marker, max_items)?.map(str::to_owned))
}

/// A document as answers carry it.
pub(super) fn encoded(document: &Document) -> String {
    percent::encode(document.text())
}

/// An owner's policies as `GetAccountAuthorizationDetails` shows them.
pub(in crate::iam) fn detailed(grants: &Grants) -> Vec<api::PolicyDetail> {
    grants
        .inlines()
        .map(|(name, document)| api::PolicyDetail {
            policy_name: Some(name.to_owned()),
            policy_document: Some(encoded(document)),
        })
        .collect()
}

pub(super) fn put_user(scene: &mut Scene<'_>, request: api::PutUserPolicyRequest) -> Result<(), Refusal> {
    let owner = Owner::User(&request.user_name);
    put(
        scene,
        "iam:PutUserPolicy",
        owner,
        &request.policy_name,
        &request.policy_document,
    )
}

pub(super) fn put_group(scene: &mut Scene<'_>, request: api::PutGroupPolicyRequest) -> Result<(), Refusal> {
    let owner = Owner::Group(&request.group_name);
    put(
        scene,
        "iam:PutGroupPolicy",
        owner,
        &request.policy_name,
        &request.policy_document,
    )
}

pub(super) fn put_role(scene: &mut Scene<'_>, request: api::PutRolePolicyRequest) -> Result<(), Refusal> {
    let owner = Owner::Role(&request.role_name);
    put(
        scene,
        "iam:PutRolePolicy",
        owner,
        &request.policy_name,
        &request.policy_document,
    )
}

pub(super) fn get_user(
    scene: &mut Scene<'_>,
    request: api::GetUserPolicyRequest,
) -> Result<api::GetUserPolicyResponse, Refusal> {
    let owner = Owner::User(&request.user_name);
    let (user_name, policy_document) = get(scene, "iam:GetUserPolicy", owner, &request.policy_name)?;
    Ok(api::GetUserPolicyResponse {
        user_name,
        policy_name: request.policy_name,
        policy_document,
    })
}

pub(super) fn get_group(
    scene: &mut Scene<'_>,
    request: api::GetGroupPolicyRequest,
) -> Result<api::GetGroupPolicyResponse, Refusal> {
    let owner = Owner::Group(&request.group_name);
    let (group_name, policy_document) = get(scene, "iam:GetGroupPolicy", owner, &request.policy_name)?;
    Ok(api::GetGroupPolicyResponse {
        group_name,
        policy_name: request.policy_name,
        policy_document,
    })
}

pub(super) fn get_role(
    scene: &mut Scene<'_>,
    request: api::GetRolePolicyRequest,
) -> Result<api::GetRolePolicyResponse, Refusal> {
    let owner = Owner::Role(&request.role_name);
    let (role_name, policy_document) = get(scene, "iam:GetRolePolicy", owner, &request.policy_name)?;
    Ok(api::GetRolePolicyResponse {
        role_name,
        policy_name: request.policy_name,
        policy_document,
    })
}

pub(super) fn delete_user(
    scene: &mut Scene<'_>,
    request: api::DeleteUserPolicyRequest,
) -> Result<(), Refusal> {
    let owner = Owner::User(&request.user_name);
    delete(scene, "iam:DeleteUserPolicy", owner, &request.policy_name)
}

pub(super) fn delete_group(
    scene: &mut Scene<'_>,
    request: api::DeleteGroupPolicyRequest,
) -> Result<(), Refusal> {
    let owner = Owner::Group(&request.group_name);
    delete(scene, "iam:DeleteGroupPolicy", owner, &request.policy_name)
}

pub(super) fn delete_role(
    scene: &mut Scene<'_>,
    request: api::DeleteRolePolicyRequest,
) -> Result<(), Refusal> {
    let owner = Owner::Role(&request.role_name);
    delete(scene, "iam:DeleteRolePolicy", owner, &request.policy_name)
}

pub(super) fn list_user(
    scene: &mut Scene<'_>,
    request: api::ListUserPoliciesRequest,
) -> Result<api::ListUserPoliciesResponse, Refusal> {
    let owner = Owner::User(&request.user_name);
    let marker = request.marker.as_deref();
    let page = list(scene, "iam:ListUserPolicies", owner, marker, request.max_items)?;
    Ok(api::ListUserPoliciesResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        policy_names: page.items,
    })
}

pub(super) fn list_group(
    scene: &mut Scene<'_>,
    request: api::ListGroupPoliciesRequest,
) -> Result<api::ListGroupPoliciesResponse, Refusal> {
    let owner = Owner::Group(&request.group_name);
    let marker = request.marker.as_deref();
    let page = list(scene, "iam:ListGroupPolicies", owner, marker, request.max_items)?;
    Ok(api::ListGroupPoliciesResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        policy_names: page.items,
    })
}

pub(super) fn list_role(
    scene: &mut Scene<'_>,
    request: api::ListRolePoliciesRequest,
) -> Result<api::ListRolePoliciesResponse, Refusal> {
    let owner = Owner::Role(&request.role_name);
    let marker = request.marker.as_deref();
    let page = list(scene, "iam:ListRolePolicies", owner, marker, request.max_items)?;
    Ok(api::ListRolePoliciesResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        policy_names: page.items,
    })
}

#[cfg(test)]
mod tests;
