//! The hub: its user, its groups, and what it may hold.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_api::Aws;
use rolecall_api::error::CallError;
use rolecall_api::percent;
use rolecall_api::views::iam::{
    AttachedPermissionsBoundary, AttachedPolicy, GetAccessKeyLastUsedRequest,
    GetAccountAuthorizationDetailsRequest, GetAccountSummaryRequest, GetLoginProfileRequest, GroupDetail,
    ListAccessKeysRequest, ListMFADevicesRequest, ListSSHPublicKeysRequest,
    ListServiceSpecificCredentialsRequest, ListSigningCertificatesRequest, PolicyDetail, Tag, UserDetail,
};
use rolecall_iam::arn::Arn;

use crate::mark::{self, Owner};
use crate::observed::{AccessKey, Group, Hub, Quotas, User};
use crate::place;
use crate::plan::Goal;
use crate::session::Reader;
use crate::setup::{self, Setup};

/// Reads the hub.
pub(super) async fn read<A: Aws + 'static>(
    reader: &Reader<A>,
    setup: &Setup,
    goal: Goal,
) -> Result<Hub, CallError> {
    let quotas = quotas(reader).await?;
    let filter = vec!["User".to_owned(), "Group".to_owned()];
    let details = reader
        .send_all(GetAccountAuthorizationDetailsRequest {
            filter,
            ..Default::default()
        })
        .await?;
    let mut members: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for user in &details.user_detail_list {
        for group in &user.group_list {
            let name = user.user_name.clone().unwrap_or_default();
            members.entry(group.clone()).or_default().insert(name);
        }
    }
    let groups = details
        .group_detail_list
        .into_iter()
        .filter_map(|detail| group(setup, detail, &members))
        .collect();
    let strays = strays(setup, &details.user_detail_list);
    let user = match named(details.user_detail_list, &setup.hub.user.name) {
        None => None,
        Some(detail) => Some(user(reader, setup, detail, goal).await?),
    };
    Ok(Hub {
        user,
        strays,
        groups,
        quotas,
    })
}

async fn quotas<A: Aws + 'static>(reader: &Reader<A>) -> Result<Quotas, CallError> {
    let summary = reader
        .send(GetAccountSummaryRequest::default())
        .await?
        .summary_map;
    let usual = Quotas::default();
    let of = |name: &str, usual: usize| {
        summary
            .get(name)
            .and_then(|number| usize::try_from(*number).ok())
            .unwrap_or(usual)
    };
    Ok(Quotas {
        group_inline: of("GroupPolicySizeQuota", usual.group_inline),
        user_inline: of("UserPolicySizeQuota", usual.user_inline),
        groups_per_user: of("GroupsPerUserQuota", usual.groups_per_user),
        groups: of("GroupsQuota", usual.groups),
        groups_used: of("Groups", usual.groups_used),
        managed_per_user: of("AttachedPoliciesPerUserQuota", usual.managed_per_user),
        keys_per_user: of("AccessKeysPerUserQuota", usual.keys_per_user),
    })
}

/// Users that bear the setup's mark, and aren't the one that it names.
fn strays(setup: &Setup, users: &[UserDetail]) -> Vec<String> {
    let named = &setup.hub.user.name;
    users
        .iter()
        .filter(|user| {
            let tags = user
                .tags
                .iter()
                .map(|tag| (tag.key.clone(), tag.value.clone()))
                .collect();
            matches!(mark::owner(&setup.name, &tags), Owner::Ours | Owner::Adopted)
        })
        .filter_map(|user| user.user_name.clone())
        .filter(|name| !name.eq_ignore_ascii_case(named))
        .collect()
}

/// The user of a name: spelled so, or else one that differs by case only.
fn named(users: Vec<UserDetail>, name: &str) -> Option<UserDetail> {
    let mut alike: Vec<UserDetail> = users
        .into_iter()
        .filter(|user| {
            user.user_name
                .as_deref()
                .is_some_and(|there| there.eq_ignore_ascii_case(name))
        })
        .collect();
    let exact = alike
        .iter()
        .position(|user| user.user_name.as_deref() == Some(name));
    match exact {
        Some(index) => Some(alike.swap_remove(index)),
        None => alike.pop(),
    }
}

/// A group at our path, or one elsewhere with a name like ours; no other.
fn group(
    setup: &Setup,
    detail: GroupDetail,
    members: &BTreeMap<String, BTreeSet<String>>,
) -> Option<(String, Group)> {
    let (name, path) = (detail.group_name?, detail.path.unwrap_or_default());
    let base = setup.hub.group.to_ascii_lowercase();
    let alike = place::group_number(&base, &name.to_ascii_lowercase()).is_some();
    if path != setup::Hub::group_path(&setup.name) && !alike {
        return None;
    }
    let group = Group {
        path,
        members: members.get(&name).cloned().unwrap_or_default(),
        inline: documents(detail.group_policy_list),
        managed: attached(detail.attached_managed_policies),
    };
    Some((name, group))
}

async fn user<A: Aws + 'static>(
    reader: &Reader<A>,
    setup: &Setup,
    detail: UserDetail,
    goal: Goal,
) -> Result<User, CallError> {
    let name = detail.user_name.unwrap_or_default();
    let path = detail.path.unwrap_or_else(|| "/".to_owned());
    let tags = tags(detail.tags);
    let ours = mark::owner(&setup.name, &tags) == Owner::Ours;
    let holds = match goal {
        Goal::Absent if ours => holds(reader, &name).await?,
        _ => Vec::new(),
    };
    Ok(User {
        arn: arn_or(detail.arn.as_deref(), || {
            Arn::user(setup.partition, setup.hub.account, &path, &name)
        }),
        id: detail.user_id.unwrap_or_default(),
        created: detail.create_date.unwrap_or_default(),
        tags,
        boundary: boundary(detail.permissions_boundary),
        managed: attached(detail.attached_managed_policies),
        inline: documents(detail.user_policy_list),
        groups: detail.group_list.into_iter().collect(),
        keys: keys(reader, &name).await?,
        holds,
        name,
        path,
    })
}

/// A user's access keys, in the order of their ids.
pub(super) async fn keys<A: Aws + 'static>(
    reader: &Reader<A>,
    user: &str,
) -> Result<Vec<AccessKey>, CallError> {
    let list = reader
        .send_all(ListAccessKeysRequest {
            user_name: Some(user.to_owned()),
            ..Default::default()
        })
        .await?;
    let mut keys = Vec::new();
    for key in list.access_key_metadata {
        let id = key.access_key_id.unwrap_or_default();
        let used = reader
            .send(GetAccessKeyLastUsedRequest {
                access_key_id: id.clone(),
            })
            .await?
            .access_key_last_used;
        keys.push(AccessKey {
            id,
            active: key.status.as_deref() == Some("Active"),
            created: key.create_date.unwrap_or_default(),
            last_used: used.and_then(|used| used.last_used_date),
        });
    }
    keys.sort_by(|left, right| left.id.cmp(&right.id));
    Ok(keys)
}

/// What keeps a user from being deleted, besides what a plan removes (IAM API, `DeleteUser`).
async fn holds<A: Aws + 'static>(reader: &Reader<A>, user: &str) -> Result<Vec<String>, CallError> {
    let name = || Some(user.to_owned());
    let mut holds = Vec::new();
    match reader.send(GetLoginProfileRequest { user_name: name() }).await {
        Ok(_) => holds.push("login profile".to_owned()),
        Err(error) if error.is("NoSuchEntity") => {}
        Err(error) => return Err(error),
    }
    let devices = reader
        .send_all(ListMFADevicesRequest {
            user_name: name(),
            ..Default::default()
        })
        .await?;
    holds.extend(
        devices
            .mfa_devices
            .into_iter()
            .map(|it| format!("MFA device {}", it.serial_number)),
    );
    let keys = reader
        .send_all(ListSSHPublicKeysRequest {
            user_name: name(),
            ..Default::default()
        })
        .await?;
    holds.extend(
        keys.ssh_public_keys
            .into_iter()
            .map(|it| format!("SSH key {}", it.ssh_public_key_id)),
    );
    let certificates = reader
        .send_all(ListSigningCertificatesRequest {
            user_name: name(),
            ..Default::default()
        })
        .await?;
    holds.extend(
        certificates
            .certificates
            .into_iter()
            .map(|it| format!("signing certificate {}", it.certificate_id)),
    );
    let credentials = reader
        .send_all(ListServiceSpecificCredentialsRequest {
            user_name: name(),
            ..Default::default()
        })
        .await;
    let credentials = match credentials {
        Ok(listed) => listed.service_specific_credentials,
        // LocalStack lists those of a service only, and has none of no name. Where something is hidden by
        // that, the user's deletion is refused (IAM API, `DeleteUser`: DeleteConflict).
        Err(error) if error.is("NoSuchEntity") => Vec::new(),
        Err(error) => return Err(error),
    };
    holds.extend(credentials.into_iter().map(|it| {
        format!(
            "service specific credential {}",
            it.service_specific_credential_id
        )
    }));
    Ok(holds)
}

/// Tags as a map.
pub(super) fn tags(tags: Vec<Tag>) -> BTreeMap<String, String> {
    tags.into_iter().map(|tag| (tag.key, tag.value)).collect()
}

/// The ARN of a boundary.
pub(super) fn boundary(boundary: Option<AttachedPermissionsBoundary>) -> Option<Arn> {
    boundary?.permissions_boundary_arn?.parse().ok()
}

/// ARNs of attached policies.
pub(super) fn attached(policies: Vec<AttachedPolicy>) -> BTreeSet<Arn> {
    policies
        .into_iter()
        .filter_map(|policy| policy.policy_arn?.parse().ok())
        .collect()
}

fn documents(policies: Vec<PolicyDetail>) -> BTreeMap<String, String> {
    policies
        .into_iter()
        .filter_map(|policy| Some((policy.policy_name?, document(policy.policy_document?))))
        .collect()
}

/// A document as it was written: answers carry it percent-encoded (IAM API, `GetRolePolicy`).
pub(super) fn document(encoded: String) -> String {
    percent::decode(&encoded).unwrap_or(encoded)
}

/// The ARN that was answered, or the one that follows from path and name: for a short while IAM answers a
/// unique id where a new role's ARN belongs.
pub(super) fn arn_or(text: Option<&str>, otherwise: impl FnOnce() -> Arn) -> Arn {
    text.and_then(|text| text.parse().ok()).unwrap_or_else(otherwise)
}
