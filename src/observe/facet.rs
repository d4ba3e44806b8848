//! One facet, read anew: before a step, and after a call whose answer was lost.

use std::collections::BTreeMap;

use rolecall_api::error::CallError;
use rolecall_api::views::iam::{
    GetGroupPolicyRequest, GetGroupRequest, GetRolePolicyRequest, GetRoleRequest, GetUserPolicyRequest,
    GetUserRequest, ListAccessKeysRequest, ListAttachedRolePoliciesRequest, ListAttachedUserPoliciesRequest,
    ListGroupsForUserRequest, ListInstanceProfilesForRoleRequest, Role, Tag, User,
};
use rolecall_api::{Aws, percent};
use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;

use crate::mark;
use crate::plan::{Facet, Fingerprint};
use crate::session::{Reader, Session};

/// Reads one facet.
///
/// # Errors
/// Of the call; that something isn't there is no error.
pub async fn facet<A: Aws + 'static>(
    session: &Session<A>,
    account: AccountId,
    facet: &Facet,
) -> Result<Fingerprint, CallError> {
    match read(&session.read(account), facet).await {
        Err(error) if error.is("NoSuchEntity") => Ok(Fingerprint::absent()),
        read => read,
    }
}

async fn read<A: Aws + 'static>(reader: &Reader<A>, facet: &Facet) -> Result<Fingerprint, CallError> {
    let there = |there: bool| {
        if there {
            Fingerprint::present()
        } else {
            Fingerprint::absent()
        }
    };
    Ok(match facet.clone() {
        Facet::User(name) => {
            let user = user(reader, name).await?;
            Fingerprint::entity(&user.path, tag(&user.tags, mark::SETUP).as_deref())
        }
        Facet::UserTag(name, key) => of_tag(tag(&user(reader, name).await?.tags, &key)),
        Facet::UserBoundary(name) => {
            let boundary = user(reader, name).await?.permissions_boundary;
            let arn = boundary.and_then(|boundary| boundary.permissions_boundary_arn?.parse::<Arn>().ok());
            Fingerprint::boundary(arn.as_ref())
        }
        Facet::UserAttachment(name, policy) => {
            let request = ListAttachedUserPoliciesRequest {
                user_name: name,
                ..Default::default()
            };
            let attached = reader.send_all(request).await?.attached_policies;
            there(
                attached
                    .iter()
                    .any(|attached| attached.policy_arn.as_deref() == Some(policy.as_str())),
            )
        }
        Facet::UserInline(name, policy) => {
            let request = GetUserPolicyRequest {
                user_name: name,
                policy_name: policy,
            };
            document(&reader.send(request).await?.policy_document)
        }
        Facet::AccessKeys(name) => {
            let request = ListAccessKeysRequest {
                user_name: Some(name),
                ..Default::default()
            };
            let keys: BTreeMap<String, bool> = reader
                .send_all(request)
                .await?
                .access_key_metadata
                .into_iter()
                .filter_map(|key| Some((key.access_key_id?, key.status.as_deref() == Some("Active"))))
                .collect();
            Fingerprint::keys(keys.iter().map(|(id, active)| (id.as_str(), *active)))
        }
        Facet::Group(name) => {
            let request = GetGroupRequest {
                group_name: name,
                ..Default::default()
            };
            Fingerprint::entity(&reader.send(request).await?.group.path, None)
        }
        Facet::Membership(group, user) => {
            let request = ListGroupsForUserRequest {
                user_name: user,
                ..Default::default()
            };
            there(
                reader
                    .send_all(request)
                    .await?
                    .groups
                    .iter()
                    .any(|found| found.group_name == group),
            )
        }
        Facet::GroupInline(group, policy) => {
            let request = GetGroupPolicyRequest {
                group_name: group,
                policy_name: policy,
            };
            document(&reader.send(request).await?.policy_document)
        }
        Facet::Role(name) => {
            let role = role(reader, name).await?;
            Fingerprint::entity(&role.path, tag(&role.tags, mark::SETUP).as_deref())
        }
        Facet::RoleSettings(name) => {
            let role = role(reader, name).await?;
            let max_session = role
                .max_session_duration
                .and_then(|seconds| u32::try_from(seconds).ok());
            Fingerprint::settings(
                &role.description.unwrap_or_default(),
                max_session.unwrap_or(3_600),
            )
        }
        Facet::RoleTrust(name) => document(
            &role(reader, name)
                .await?
                .assume_role_policy_document
                .unwrap_or_default(),
        ),
        Facet::RoleTag(name, key) => of_tag(tag(&role(reader, name).await?.tags, &key)),
        Facet::RoleBoundary(name) => {
            let boundary = role(reader, name).await?.permissions_boundary;
            let arn = boundary.and_then(|boundary| boundary.permissions_boundary_arn?.parse::<Arn>().ok());
            Fingerprint::boundary(arn.as_ref())
        }
        Facet::RoleAttachment(name, policy) => {
            let request = ListAttachedRolePoliciesRequest {
                role_name: name,
                ..Default::default()
            };
            let attached = reader.send_all(request).await?.attached_policies;
            there(
                attached
                    .iter()
                    .any(|attached| attached.policy_arn.as_deref() == Some(policy.as_str())),
            )
        }
        Facet::RoleInline(name, policy) => {
            let request = GetRolePolicyRequest {
                role_name: name,
                policy_name: policy,
            };
            document(&reader.send(request).await?.policy_document)
        }
        Facet::ProfileRole(profile, role) => {
            let request = ListInstanceProfilesForRoleRequest {
                role_name: role,
                ..Default::default()
            };
            let profiles = reader.send_all(request).await?.instance_profiles;
            there(
                profiles
                    .iter()
                    .any(|found| found.instance_profile_name == profile),
            )
        }
    })
}

async fn user<A: Aws + 'static>(reader: &Reader<A>, name: String) -> Result<User, CallError> {
    Ok(reader
        .send(GetUserRequest {
            user_name: Some(name),
        })
        .await?
        .user)
}

async fn role<A: Aws + 'static>(reader: &Reader<A>, name: String) -> Result<Role, CallError> {
    Ok(reader.send(GetRoleRequest { role_name: name }).await?.role)
}

fn tag(tags: &[Tag], key: &str) -> Option<String> {
    tags.iter()
        .find(|tag| tag.key == key)
        .map(|tag| tag.value.clone())
}

fn of_tag(value: Option<String>) -> Fingerprint {
    value.map_or_else(Fingerprint::absent, |value| Fingerprint::tag(&value))
}

fn document(encoded: &str) -> Fingerprint {
    Fingerprint::document(&percent::decode(encoded).unwrap_or_else(|_| encoded.to_owned()))
}
