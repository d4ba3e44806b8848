//! One facet, read anew: what stands there before a step, after it, and after an answer was lost.

use rolecall_api::Aws;
use rolecall_api::error::CallError;
use rolecall_api::views::iam::{
    AttachedPermissionsBoundary, GetGroupPolicyRequest, GetGroupRequest, GetRolePolicyRequest,
    GetRoleRequest, GetUserPolicyRequest, GetUserRequest, ListAccessKeysRequest,
    ListAttachedRolePoliciesRequest, ListAttachedUserPoliciesRequest, ListGroupsForUserRequest,
    ListInstanceProfilesForRoleRequest, Role, Tag, User,
};
use rolecall_iam::account::AccountId;

use super::DEFAULT_SESSION;
use super::hub::{attached, boundary, document, tags};
use crate::mark;
use crate::plan::{Facet, Fingerprint};
use crate::session::{Reader, Session};

/// Reads a facet. What isn't there, or belongs to something that isn't there, is [`Fingerprint::absent`].
///
/// # Errors
///
/// When it can't be read.
pub async fn facet<A: Aws + 'static>(
    session: &Session<A>,
    account: AccountId,
    facet: &Facet,
) -> Result<Fingerprint, CallError> {
    match fingerprint(&session.read(account), facet).await {
        Ok(found) => Ok(found),
        Err(error) if error.is("NoSuchEntity") => Ok(Fingerprint::absent()),
        Err(error) => Err(error),
    }
}

async fn fingerprint<A: Aws + 'static>(reader: &Reader<A>, facet: &Facet) -> Result<Fingerprint, CallError> {
    Ok(match facet {
        Facet::User(name) => {
            let user = user(reader, name).await?;
            entity(&user.path, user.tags)
        }
        Facet::UserTag(name, key) => tag(user(reader, name).await?.tags, key),
        Facet::UserBoundary(name) => bounded(user(reader, name).await?.permissions_boundary),
        Facet::UserAttachment(name, policy) => {
            let request = ListAttachedUserPoliciesRequest {
                user_name: name.clone(),
                ..Default::default()
            };
            there(attached(reader.send_all(request).await?.attached_policies).contains(policy))
        }
        Facet::UserInline(name, policy) => {
            let request = GetUserPolicyRequest {
                user_name: name.clone(),
                policy_name: policy.clone(),
            };
            written(reader.send(request).await?.policy_document)
        }
        Facet::AccessKeys(name) => keys(reader, name).await?,
        Facet::Group(name) => {
            let request = GetGroupRequest {
                group_name: name.clone(),
                max_items: Some(1),
                ..Default::default()
            };
            Fingerprint::entity(&reader.send(request).await?.group.path, None)
        }
        Facet::Membership(group, name) => {
            let request = ListGroupsForUserRequest {
                user_name: name.clone(),
                ..Default::default()
            };
            let groups = reader.send_all(request).await?.groups;
            there(groups.iter().any(|there| there.group_name == *group))
        }
        Facet::GroupInline(group, policy) => {
            let request = GetGroupPolicyRequest {
                group_name: group.clone(),
                policy_name: policy.clone(),
            };
            written(reader.send(request).await?.policy_document)
        }
        Facet::Role(name) => {
            let role = role(reader, name).await?;
            entity(&role.path, role.tags)
        }
        Facet::RoleSettings(name) => settings(role(reader, name).await?),
        Facet::RoleTrust(name) => written(
            role(reader, name)
                .await?
                .assume_role_policy_document
                .unwrap_or_default(),
        ),
        Facet::RoleTag(name, key) => tag(role(reader, name).await?.tags, key),
        Facet::RoleBoundary(name) => bounded(role(reader, name).await?.permissions_boundary),
        Facet::RoleAttachment(name, policy) => {
            let request = ListAttachedRolePoliciesRequest {
                role_name: name.clone(),
                ..Default::default()
            };
            there(attached(reader.send_all(request).await?.attached_policies).contains(policy))
        }
        Facet::RoleInline(name, policy) => {
            let request = GetRolePolicyRequest {
                role_name: name.clone(),
                policy_name: policy.clone(),
            };
            written(reader.send(request).await?.policy_document)
        }
        Facet::ProfileRole(profile, name) => {
            let request = ListInstanceProfilesForRoleRequest {
                role_name: name.clone(),
                ..Default::default()
            };
            let profiles = reader.send_all(request).await?.instance_profiles;
            there(
                profiles
                    .iter()
                    .any(|there| there.instance_profile_name == *profile),
            )
        }
    })
}

async fn keys<A: Aws + 'static>(reader: &Reader<A>, user: &str) -> Result<Fingerprint, CallError> {
    let request = ListAccessKeysRequest {
        user_name: Some(user.to_owned()),
        ..Default::default()
    };
    let keys = reader.send_all(request).await?.access_key_metadata;
    Ok(Fingerprint::keys(keys.iter().map(|key| {
        let active = key.status.as_deref() == Some("Active");
        (key.access_key_id.as_deref().unwrap_or_default(), active)
    })))
}

fn settings(role: Role) -> Fingerprint {
    let seconds = role
        .max_session_duration
        .and_then(|seconds| u32::try_from(seconds).ok());
    Fingerprint::settings(
        &role.description.unwrap_or_default(),
        seconds.unwrap_or(DEFAULT_SESSION),
    )
}

fn bounded(of: Option<AttachedPermissionsBoundary>) -> Fingerprint {
    Fingerprint::boundary(boundary(of).as_ref())
}

fn written(encoded: String) -> Fingerprint {
    Fingerprint::document(&document(encoded))
}

async fn user<A: Aws + 'static>(reader: &Reader<A>, name: &str) -> Result<User, CallError> {
    Ok(reader
        .send(GetUserRequest {
            user_name: Some(name.to_owned()),
        })
        .await?
        .user)
}

async fn role<A: Aws + 'static>(reader: &Reader<A>, name: &str) -> Result<Role, CallError> {
    Ok(reader
        .send(GetRoleRequest {
            role_name: name.to_owned(),
        })
        .await?
        .role)
}

fn entity(path: &str, of: Vec<Tag>) -> Fingerprint {
    Fingerprint::entity(path, tags(of).get(mark::SETUP).map(String::as_str))
}

fn tag(of: Vec<Tag>, key: &str) -> Fingerprint {
    tags(of)
        .get(key)
        .map_or_else(Fingerprint::absent, |value| Fingerprint::tag(value))
}

fn there(is: bool) -> Fingerprint {
    if is {
        Fingerprint::present()
    } else {
        Fingerprint::absent()
    }
}
