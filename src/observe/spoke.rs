//! An account other than the hub: the roles that matter there.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_api::Aws;
use rolecall_api::error::CallError;
use rolecall_api::views::iam::{
    self as api, GetRolePolicyRequest, GetRoleRequest, ListAttachedRolePoliciesRequest,
    ListInstanceProfilesForRoleRequest, ListRolePoliciesRequest, ListRolesRequest,
};
use rolecall_iam::account::Partition;
use rolecall_iam::arn::Arn;

use super::hub::{arn_or, attached, boundary, document, tags};
use super::{DEFAULT_SESSION, closed, elsewhere};
use crate::mark::{self, Owner};
use crate::observed::{Account, Role};
use crate::plan::Goal;
use crate::session::{Elsewhere, Reader};

/// What is to be read of an account.
pub(super) struct Question {
    /// The setup's name.
    pub(super) setup: String,
    /// The partition of all its accounts.
    pub(super) partition: Partition,
    /// The roles to look for.
    pub(super) names: BTreeSet<String>,
    /// Name and path of the role that shall be there.
    pub(super) wanted: Option<(String, String)>,
    /// What the plan will lead to.
    pub(super) goal: Goal,
}

/// Reads an account; when it can't be entered or read, that is the answer.
///
/// # Errors
/// Where the credentials lead, when that is elsewhere.
pub(super) async fn read<A: Aws + 'static>(
    reader: &Reader<A>,
    question: &Question,
) -> Result<Account, Elsewhere> {
    match elsewhere(reader, question.partition).await {
        Ok(None) => {}
        Ok(Some(found)) => return Err(found),
        Err(error) => return Ok(closed(&error)),
    }
    Ok(match roles(reader, question).await {
        Ok(roles) => Account::Reached(roles),
        Err(error) => closed(&error),
    })
}

async fn roles<A: Aws + 'static>(
    reader: &Reader<A>,
    question: &Question,
) -> Result<BTreeMap<String, Role>, CallError> {
    let mut found = BTreeMap::new();
    for name in &question.names {
        if let Some(role) = role(reader, question, name).await? {
            found.insert(role.name.clone(), role);
        }
    }
    // Names are unique ignoring case, so one that differs by case stands in the way of a new role, and
    // whether it is found by the other spelling isn't documented.
    let absent = question.wanted.as_ref().map(|(name, _)| name).filter(|name| {
        !found
            .keys()
            .any(|there: &String| there.eq_ignore_ascii_case(name))
    });
    if let (Some(name), Goal::Present) = (absent, question.goal) {
        let all = reader.send_all(ListRolesRequest::default()).await?;
        let alike = all
            .roles
            .into_iter()
            .find(|role| role.role_name.eq_ignore_ascii_case(name));
        if let Some(alike) = alike
            && let Some(role) = role(reader, question, &alike.role_name).await?
        {
            found.insert(role.name.clone(), role);
        }
    }
    Ok(found)
}

async fn role<A: Aws + 'static>(
    reader: &Reader<A>,
    question: &Question,
    name: &str,
) -> Result<Option<Role>, CallError> {
    let there = match reader
        .send(GetRoleRequest {
            role_name: name.to_owned(),
        })
        .await
    {
        Ok(answer) => answer.role,
        Err(error) if error.is("NoSuchEntity") => return Ok(None),
        Err(error) => return Err(error),
    };
    // As it is written there, which may differ from the question by case.
    let name = there.role_name.clone();
    let managed = reader
        .send_all(ListAttachedRolePoliciesRequest {
            role_name: name.clone(),
            ..Default::default()
        })
        .await?;
    let list = reader
        .send_all(ListRolePoliciesRequest {
            role_name: name.clone(),
            ..Default::default()
        })
        .await?;
    let mut inline = BTreeMap::new();
    for policy_name in list.policy_names {
        let request = GetRolePolicyRequest {
            role_name: name.clone(),
            policy_name: policy_name.clone(),
        };
        inline.insert(policy_name, document(reader.send(request).await?.policy_document));
    }
    let tags = tags(there.tags.clone());
    let profiles = if may_go(question, &there, &tags) {
        reader
            .send_all(ListInstanceProfilesForRoleRequest {
                role_name: name.clone(),
                ..Default::default()
            })
            .await?
            .instance_profiles
            .into_iter()
            .map(|profile| profile.instance_profile_name)
            .collect()
    } else {
        BTreeSet::new()
    };
    Ok(Some(Role {
        arn: arn_or(Some(&there.arn), || {
            Arn::role(question.partition, reader.account(), &there.path, &name)
        }),
        id: there.role_id,
        created: there.create_date,
        description: there.description.unwrap_or_default(),
        max_session: there
            .max_session_duration
            .and_then(|seconds| u32::try_from(seconds).ok())
            .unwrap_or(DEFAULT_SESSION),
        tags,
        boundary: boundary(there.permissions_boundary),
        trust: document(there.assume_role_policy_document.unwrap_or_default()),
        managed: attached(managed.attached_policies),
        inline,
        profiles,
        last_used: there.role_last_used.and_then(|used| used.last_used_date),
        path: there.path,
        name,
    }))
}

/// Whether a plan may remove or replace the role: only a role of ours, and only where it shall not be so.
fn may_go(question: &Question, there: &api::Role, tags: &BTreeMap<String, String>) -> bool {
    if mark::owner(&question.setup, tags) != Owner::Ours {
        return false;
    }
    match (&question.wanted, question.goal) {
        (Some((name, path)), Goal::Present) => there.role_name != *name || there.path != *path,
        _ => true,
    }
}
