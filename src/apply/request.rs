//! Every act of a plan as the request that carries it out: the one place where Rolecall changes an account.

use std::collections::BTreeMap;

use rolecall_api::Aws;
use rolecall_api::error::CallError;
use rolecall_api::views::iam::{
    AccessKey, AddUserToGroupRequest, AttachRolePolicyRequest, AttachUserPolicyRequest,
    CreateAccessKeyRequest, CreateGroupRequest, CreateRoleRequest, CreateUserRequest, DeleteAccessKeyRequest,
    DeleteGroupPolicyRequest, DeleteGroupRequest, DeleteRolePermissionsBoundaryRequest,
    DeleteRolePolicyRequest, DeleteRoleRequest, DeleteUserPermissionsBoundaryRequest,
    DeleteUserPolicyRequest, DeleteUserRequest, DetachRolePolicyRequest, DetachUserPolicyRequest,
    PutGroupPolicyRequest, PutRolePermissionsBoundaryRequest, PutRolePolicyRequest,
    PutUserPermissionsBoundaryRequest, PutUserPolicyRequest, RemoveRoleFromInstanceProfileRequest,
    RemoveUserFromGroupRequest, Tag, TagRoleRequest, TagUserRequest, UntagRoleRequest, UntagUserRequest,
    UpdateAssumeRolePolicyRequest, UpdateRoleRequest,
};

use crate::plan::Act;
use crate::session::Writer;

/// What an act brought that nobody else can tell.
#[derive(Debug)]
pub(super) enum Made {
    /// Nothing more than that it was done.
    Nothing,
    /// A new access key, with its secret.
    Key(AccessKey),
    /// A role, whose ARN isn't settled.
    Unsettled,
}

/// Sends the one request of an act.
pub(super) async fn send<A: Aws + 'static>(to: &Writer<A>, act: Act) -> Result<Made, CallError> {
    match act {
        Act::CreateUser {
            user,
            path,
            tags,
            boundary,
        } => {
            let permissions_boundary = boundary.map(|arn| arn.to_string());
            let tags = tags_of(tags);
            to.send(CreateUserRequest {
                path: Some(path),
                user_name: user,
                permissions_boundary,
                tags,
            })
            .await?;
        }
        Act::DeleteUser { user } => to.send(DeleteUserRequest { user_name: user }).await?,
        Act::TagUser { user, key, value } => {
            to.send(TagUserRequest {
                user_name: user,
                tags: vec![Tag { key, value }],
            })
            .await?;
        }
        Act::UntagUser { user, key } => {
            to.send(UntagUserRequest {
                user_name: user,
                tag_keys: vec![key],
            })
            .await?;
        }
        Act::AttachUserPolicy { user, policy } => {
            to.send(AttachUserPolicyRequest {
                user_name: user,
                policy_arn: policy.to_string(),
            })
            .await?;
        }
        Act::DetachUserPolicy { user, policy } => {
            to.send(DetachUserPolicyRequest {
                user_name: user,
                policy_arn: policy.to_string(),
            })
            .await?;
        }
        Act::PutUserPolicy {
            user,
            policy,
            document,
        } => {
            to.send(PutUserPolicyRequest {
                user_name: user,
                policy_name: policy,
                policy_document: document,
            })
            .await?;
        }
        Act::DeleteUserPolicy { user, policy } => {
            to.send(DeleteUserPolicyRequest {
                user_name: user,
                policy_name: policy,
            })
            .await?;
        }
        Act::PutUserPermissionsBoundary { user, boundary } => {
            let permissions_boundary = boundary.to_string();
            to.send(PutUserPermissionsBoundaryRequest {
                user_name: user,
                permissions_boundary,
            })
            .await?;
        }
        Act::DeleteUserPermissionsBoundary { user } => {
            to.send(DeleteUserPermissionsBoundaryRequest { user_name: user })
                .await?;
        }
        Act::CreateAccessKey { user, .. } => {
            let made = to
                .send(CreateAccessKeyRequest {
                    user_name: Some(user),
                })
                .await?;
            return Ok(Made::Key(made.access_key));
        }
        Act::DeleteAccessKey { user, id } => {
            to.send(DeleteAccessKeyRequest {
                user_name: Some(user),
                access_key_id: id,
            })
            .await?;
        }
        Act::CreateGroup { group, path } => {
            to.send(CreateGroupRequest {
                path: Some(path),
                group_name: group,
            })
            .await?;
        }
        Act::DeleteGroup { group } => to.send(DeleteGroupRequest { group_name: group }).await?,
        Act::AddUserToGroup { group, user } => {
            to.send(AddUserToGroupRequest {
                group_name: group,
                user_name: user,
            })
            .await?;
        }
        Act::RemoveUserFromGroup { group, user } => {
            to.send(RemoveUserFromGroupRequest {
                group_name: group,
                user_name: user,
            })
            .await?;
        }
        Act::PutGroupPolicy {
            group,
            policy,
            document,
        } => {
            to.send(PutGroupPolicyRequest {
                group_name: group,
                policy_name: policy,
                policy_document: document,
            })
            .await?;
        }
        Act::DeleteGroupPolicy { group, policy } => {
            to.send(DeleteGroupPolicyRequest {
                group_name: group,
                policy_name: policy,
            })
            .await?;
        }
        Act::CreateRole {
            role,
            path,
            description,
            max_session,
            trust,
            tags,
            boundary,
        } => {
            let request = CreateRoleRequest {
                path: Some(path),
                role_name: role,
                assume_role_policy_document: trust,
                description: Some(description).filter(|text| !text.is_empty()),
                max_session_duration: Some(i64::from(max_session)),
                permissions_boundary: boundary.map(|arn| arn.to_string()),
                tags: tags_of(tags),
            };
            let made = to.send(request).await?;
            if made.role.arn.starts_with("AROA") {
                return Ok(Made::Unsettled);
            }
        }
        Act::DeleteRole { role } => to.send(DeleteRoleRequest { role_name: role }).await?,
        Act::UpdateRole {
            role,
            description,
            max_session,
        } => {
            let max_session_duration = Some(i64::from(max_session));
            let request = UpdateRoleRequest {
                role_name: role,
                description: Some(description),
                max_session_duration,
            };
            to.send(request).await?;
        }
        Act::UpdateAssumeRolePolicy { role, trust } => {
            to.send(UpdateAssumeRolePolicyRequest {
                role_name: role,
                policy_document: trust,
            })
            .await?;
        }
        Act::TagRole { role, key, value } => {
            to.send(TagRoleRequest {
                role_name: role,
                tags: vec![Tag { key, value }],
            })
            .await?;
        }
        Act::UntagRole { role, key } => {
            to.send(UntagRoleRequest {
                role_name: role,
                tag_keys: vec![key],
            })
            .await?;
        }
        Act::AttachRolePolicy { role, policy } => {
            to.send(AttachRolePolicyRequest {
                role_name: role,
                policy_arn: policy.to_string(),
            })
            .await?;
        }
        Act::DetachRolePolicy { role, policy } => {
            to.send(DetachRolePolicyRequest {
                role_name: role,
                policy_arn: policy.to_string(),
            })
            .await?;
        }
        Act::PutRolePolicy {
            role,
            policy,
            document,
        } => {
            to.send(PutRolePolicyRequest {
                role_name: role,
                policy_name: policy,
                policy_document: document,
            })
            .await?;
        }
        Act::DeleteRolePolicy { role, policy } => {
            to.send(DeleteRolePolicyRequest {
                role_name: role,
                policy_name: policy,
            })
            .await?;
        }
        Act::PutRolePermissionsBoundary { role, boundary } => {
            let permissions_boundary = boundary.to_string();
            to.send(PutRolePermissionsBoundaryRequest {
                role_name: role,
                permissions_boundary,
            })
            .await?;
        }
        Act::DeleteRolePermissionsBoundary { role } => {
            to.send(DeleteRolePermissionsBoundaryRequest { role_name: role })
                .await?;
        }
        Act::RemoveRoleFromInstanceProfile { profile, role } => {
            to.send(RemoveRoleFromInstanceProfileRequest {
                instance_profile_name: profile,
                role_name: role,
            })
            .await?;
        }
    }
    Ok(Made::Nothing)
}

fn tags_of(tags: BTreeMap<String, String>) -> Vec<Tag> {
    tags.into_iter().map(|(key, value)| Tag { key, value }).collect()
}
