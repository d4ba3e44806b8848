//! What still hangs on something that is to be deleted.
//!
//! AWS deletes no user, group or role that has anything (IAM API Reference, DeleteUser, DeleteGroup,
//! DeleteRole). What the plan took away before may be seen a while longer; it is taken away again. What the
//! plan didn't take away is somebody's, and stays.

use std::ops::ControlFlow;

use rolecall_api::Aws;
use rolecall_api::error::CallError;
use rolecall_api::views::iam::{
    AttachedPolicy, GetGroupRequest, ListAccessKeysRequest, ListAttachedGroupPoliciesRequest,
    ListAttachedRolePoliciesRequest, ListAttachedUserPoliciesRequest, ListGroupPoliciesRequest,
    ListGroupsForUserRequest, ListInstanceProfilesForRoleRequest, ListRolePoliciesRequest,
    ListUserPoliciesRequest,
};
use rolecall_iam::arn::Arn;

use super::refusal;
use super::step::{Doing, Ended, Next};
use super::words::words;
use crate::patience::Class;
use crate::plan::Act;
use crate::session::Reader;

/// Something that hangs on an entity.
enum Child {
    /// It could be taken away by an act of a plan.
    By(Act),
    /// No plan takes such a thing away: what it is.
    Other(String),
}

/// Takes away once more what the plan had taken away, and waits; stops at what is somebody else's.
pub(super) async fn conflict<A: Aws + 'static>(doing: &mut Doing<'_, A>, error: &CallError) -> Next {
    if let Some(what) = error.refusal().and_then(|refusal| untold(&refusal.message)) {
        return stop(doing, &[what.to_owned()], error);
    }
    let children = match list(&doing.reader(), &doing.step.act).await {
        Ok(children) => children,
        Err(error) => {
            return ControlFlow::Break(Ended::Failed(Box::new(refusal::diagnose(doing.step, &error))));
        }
    };
    let mut late = Vec::new();
    let mut foreign = Vec::new();
    for child in children {
        match child {
            Child::By(act) if taken_away(doing, &act) => late.push(act),
            Child::By(act) => foreign.push(words(&act)),
            Child::Other(what) => foreign.push(what),
        }
    }
    if !foreign.is_empty() {
        return stop(doing, &foreign, error);
    }
    for act in &late {
        // An answer to this changes nothing: the deletion is tried again, and says what it finds.
        let _repeated = doing.send(act).await;
    }
    doing
        .pause(Class::Delete, "what was removed to be seen as gone", error)
        .await
}

fn stop<A: Aws + 'static>(doing: &Doing<'_, A>, foreign: &[String], error: &CallError) -> Next {
    ControlFlow::Break(Ended::Failed(Box::new(refusal::foreign(
        doing.step, foreign, error,
    ))))
}

/// Whether the plan has taken a thing away, by a step that is done.
fn taken_away<A: Aws + 'static>(doing: &Doing<'_, A>, act: &Act) -> bool {
    let run = doing.run;
    let account = doing.step.account;
    run.plan
        .steps
        .iter()
        .any(|step| step.account == account && step.act == *act && run.is_done(step.id))
}

/// What AWS says stands in the way, of things that no plan takes away: in its own words, which are those of
/// its documentation of DeleteUser.
fn untold(message: &str) -> Option<&'static str> {
    [
        ("login profile", "a password for the console"),
        ("MFA", "an MFA device"),
        ("signing certificate", "a signing certificate"),
        ("SSH", "an SSH public key"),
        ("service specific credential", "a service-specific credential"),
    ]
    .into_iter()
    .find(|(words, _)| message.contains(words))
    .map(|(_, what)| what)
}

async fn list<A: Aws + 'static>(reader: &Reader<A>, deletion: &Act) -> Result<Vec<Child>, CallError> {
    match deletion {
        Act::DeleteRole { role } => of_role(reader, role).await,
        Act::DeleteUser { user } => of_user(reader, user).await,
        Act::DeleteGroup { group } => of_group(reader, group).await,
        _ => Ok(Vec::new()),
    }
}

/// A list, as far as it can be seen: an operator who may not read it finds nothing in it, and the deletion
/// is tried again; of what is gone meanwhile the deletion will say so.
fn seen<T: Default>(list: Result<T, CallError>) -> Result<T, CallError> {
    match list {
        Err(error) if error.is("AccessDenied") || error.is("NoSuchEntity") => Ok(T::default()),
        list => list,
    }
}

async fn of_role<A: Aws + 'static>(reader: &Reader<A>, role: &str) -> Result<Vec<Child>, CallError> {
    let name = || role.to_owned();
    let request = ListAttachedRolePoliciesRequest {
        role_name: name(),
        ..Default::default()
    };
    let attached = seen(reader.send_all(request).await)?.attached_policies;
    let mut children: Vec<Child> = arns(attached)
        .map(|policy| Child::By(Act::DetachRolePolicy { role: name(), policy }))
        .collect();
    let request = ListRolePoliciesRequest {
        role_name: name(),
        ..Default::default()
    };
    let inline = seen(reader.send_all(request).await)?.policy_names;
    children.extend(
        inline
            .into_iter()
            .map(|policy| Child::By(Act::DeleteRolePolicy { role: name(), policy })),
    );
    let request = ListInstanceProfilesForRoleRequest {
        role_name: name(),
        ..Default::default()
    };
    let profiles = seen(reader.send_all(request).await)?.instance_profiles;
    children.extend(profiles.into_iter().map(|profile| {
        Child::By(Act::RemoveRoleFromInstanceProfile {
            profile: profile.instance_profile_name,
            role: name(),
        })
    }));
    Ok(children)
}

async fn of_user<A: Aws + 'static>(reader: &Reader<A>, user: &str) -> Result<Vec<Child>, CallError> {
    let name = || user.to_owned();
    let request = ListAttachedUserPoliciesRequest {
        user_name: name(),
        ..Default::default()
    };
    let attached = seen(reader.send_all(request).await)?.attached_policies;
    let mut children: Vec<Child> = arns(attached)
        .map(|policy| Child::By(Act::DetachUserPolicy { user: name(), policy }))
        .collect();
    let request = ListUserPoliciesRequest {
        user_name: name(),
        ..Default::default()
    };
    let inline = seen(reader.send_all(request).await)?.policy_names;
    children.extend(
        inline
            .into_iter()
            .map(|policy| Child::By(Act::DeleteUserPolicy { user: name(), policy })),
    );
    let request = ListAccessKeysRequest {
        user_name: Some(name()),
        ..Default::default()
    };
    let keys = seen(reader.send_all(request).await)?.access_key_metadata;
    let ids = keys.into_iter().filter_map(|key| key.access_key_id);
    children.extend(ids.map(|id| Child::By(Act::DeleteAccessKey { user: name(), id })));
    let request = ListGroupsForUserRequest {
        user_name: name(),
        ..Default::default()
    };
    let groups = seen(reader.send_all(request).await)?.groups;
    let groups = groups.into_iter().map(|group| group.group_name);
    children.extend(groups.map(|group| Child::By(Act::RemoveUserFromGroup { group, user: name() })));
    Ok(children)
}

async fn of_group<A: Aws + 'static>(reader: &Reader<A>, group: &str) -> Result<Vec<Child>, CallError> {
    let name = || group.to_owned();
    let request = ListGroupPoliciesRequest {
        group_name: name(),
        ..Default::default()
    };
    let inline = seen(reader.send_all(request).await)?.policy_names;
    let mut children: Vec<Child> = inline
        .into_iter()
        .map(|policy| {
            Child::By(Act::DeleteGroupPolicy {
                group: name(),
                policy,
            })
        })
        .collect();
    let request = GetGroupRequest {
        group_name: name(),
        ..Default::default()
    };
    let members = seen(reader.send_all(request).await)?
        .users
        .into_iter()
        .map(|user| user.user_name);
    children.extend(members.map(|user| Child::By(Act::RemoveUserFromGroup { group: name(), user })));
    let request = ListAttachedGroupPoliciesRequest {
        group_name: name(),
        ..Default::default()
    };
    let attached = seen(reader.send_all(request).await)?.attached_policies;
    children.extend(arns(attached).map(|arn| Child::Other(format!("attached policy {arn}"))));
    Ok(children)
}

fn arns(attached: Vec<AttachedPolicy>) -> impl Iterator<Item = Arn> {
    attached
        .into_iter()
        .filter_map(|policy| policy.policy_arn?.parse().ok())
}
