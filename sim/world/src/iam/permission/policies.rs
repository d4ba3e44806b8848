//! Managed policies: the customer's own, with their versions, and AWS's, which can only be read.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rolecall_api::error::Refusal;
use rolecall_api::percent;
use rolecall_api::views::iam as api;
use rolecall_iam::arn::Arn;
use rolecall_iam::managed::{self, Managed};
use rolecall_iam::policy::{Document, Kind as Gate};

use crate::account::documents::admit;
use crate::account::entity::{ManagedPolicy, PolicyVersion};
use crate::account::tags::KeyCase;
use crate::call::ask::Ask;
use crate::call::page::page;
use crate::call::refusal;
use crate::call::scene::{Scene, within};
use crate::ids::{self, Prefix};
use crate::time::clock::Moment;
use crate::time::delay::Kind;

use crate::iam::shared::{self, new_cased_tags, shown_tags};

fn date(at: Moment) -> Option<Timestamp> {
    Some(at.whole_second().timestamp())
}

pub(in crate::iam) fn shown(scene: &Scene<'_>, policy: &ManagedPolicy, whole: bool) -> api::Policy {
    let account = scene.account();
    api::Policy {
        policy_name: Some(policy.name.to_string()),
        policy_id: Some(policy.id.to_string()),
        arn: Some(policy.arn.to_string()),
        path: Some(policy.path.clone()),
        default_version_id: Some(version_id(policy.default_version)),
        attachment_count: Some(count(account.attachments(policy.arn.as_str()))),
        permissions_boundary_usage_count: Some(count(account.boundary_uses(policy.arn.as_str()))),
        is_attachable: Some(true),
        // `ListPolicies` leaves description and tags out (IAM API Reference, `ListPolicies`).
        description: if whole { policy.description.clone() } else { None },
        create_date: date(policy.created),
        update_date: date(policy.updated),
        tags: if whole {
            shown_tags(policy.tags.latest())
        } else {
            Vec::new()
        },
    }
}

/// A managed policy's tags as its reads have them: shorter keys before longer ones. Recorded of `ListPolicyTags` in
/// February 2026, though it says that they are sorted by key (LocalStack's tests, `test_iam_policies.snapshot.json`).
/// Assumed: `GetPolicy` has the same order.
fn by_length(mut tags: Vec<api::Tag>) -> Vec<api::Tag> {
    tags.sort_by_cached_key(place);
    tags
}

/// Where a tag stands among them. No key's length has more digits than three.
fn place(tag: &api::Tag) -> String {
    format!("{:03}{}", tag.key.len(), tag.key)
}

/// A policy of AWS's.
pub(in crate::iam) fn shown_aws(scene: &Scene<'_>, policy: &Managed) -> api::Policy {
    let arn = policy.arn(scene.partition()).to_string();
    let account = scene.account();
    api::Policy {
        policy_name: Some(policy.name.to_owned()),
        policy_id: Some(ids::published(policy.name).to_string()),
        path: Some(policy.path.to_owned()),
        default_version_id: Some(policy.version.to_owned()),
        attachment_count: Some(count(account.attachments(&arn))),
        permissions_boundary_usage_count: Some(count(account.boundary_uses(&arn))),
        is_attachable: Some(!policy.path.starts_with("/aws-service-role/")),
        create_date: policy.created.parse().ok(),
        update_date: policy.updated.parse().ok(),
        arn: Some(arn),
        ..api::Policy::default()
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn version_id(number: u32) -> String {
    format!("v{number}")
}

/// The number of a version id; none for what no policy has.
fn version_number(id: &str) -> Option<u32> {
    id.strip_prefix('v')?.parse().ok()
}

/// AWS's policy of that ARN, in the caller's partition.
fn of_aws(scene: &Scene<'_>, arn: &str) -> Option<Managed> {
    let found = managed::lookup(arn)?;
    (found.arn(scene.partition()).as_str() == arn).then_some(found)
}

/// A document that may be written: well formed, and small enough.
fn admitted(scene: &Scene<'_>, text: &str) -> Result<Document, Refusal> {
    let document = admit(text, Gate::Managed)?;
    let limit = scene.account().quotas.policy_size;
    if document.size() > limit {
        return Err(refusal::quota_exceeded("PolicySize", limit));
    }
    Ok(document)
}

pub(super) fn create(
    scene: &mut Scene<'_>,
    request: api::CreatePolicyRequest,
) -> Result<api::CreatePolicyResponse, Refusal> {
    let name = request.policy_name;
    let path = request.path.unwrap_or_else(|| "/".to_owned());
    let tags = new_cased_tags(&request.tags)?;
    let arn = Arn::policy(scene.partition(), scene.account_id(), &path, &name);
    scene.authorize(Ask::to("iam:CreatePolicy", &arn).request_tags(&tags))?;
    if !tags.is_empty() {
        scene.authorize(Ask::to("iam:TagPolicy", &arn).request_tags(&tags))?;
    }
    if scene.account().policies.get(&name).is_some() {
        return Err(refusal::refuse(
            409,
            "EntityAlreadyExists",
            format!("A policy called {name} already exists. Duplicate names are not allowed."),
        ));
    }
    let document = admitted(scene, &request.policy_document)?;
    within(
        &scene.account().policies,
        "PoliciesPerAccount",
        scene.account().quotas.policies,
    )?;
    shared::tags_within(&tags, scene.account().quotas.tags)?;
    let id = scene.mint(Prefix::Anpa, &[&name]);
    let (now, delays) = (scene.now, scene.delays());
    let mut policy = ManagedPolicy::new(id, &name, &path, arn, document, now);
    policy.description = request.description;
    if !tags.is_empty() {
        policy.tags.write(delays, now, Kind::Tags, tags);
    }
    let answer = shown(scene, &policy, true);
    scene.account_mut().policies.insert(policy);
    // The answer of `CreatePolicy` has no description (seen in recorded answers).
    Ok(api::CreatePolicyResponse {
        policy: Some(api::Policy {
            description: None,
            ..answer
        }),
    })
}

pub(super) fn get(
    scene: &mut Scene<'_>,
    request: api::GetPolicyRequest,
) -> Result<api::GetPolicyResponse, Refusal> {
    let arn = request.policy_arn;
    scene.authorize(shared::ask_policy(scene, "iam:GetPolicy", &arn)?)?;
    let policy = match of_aws(scene, &arn) {
        Some(found) => shown_aws(scene, &found),
        None => {
            let own = shown(scene, scene.policy(&arn)?, true);
            let tags = by_length(own.tags);
            api::Policy { tags, ..own }
        }
    };
    Ok(api::GetPolicyResponse { policy: Some(policy) })
}

pub(super) fn delete(scene: &mut Scene<'_>, request: api::DeletePolicyRequest) -> Result<(), Refusal> {
    let arn = request.policy_arn;
    scene.authorize(shared::ask_policy(scene, "iam:DeletePolicy", &arn)?)?;
    own(scene, &arn, "iam:DeletePolicy")?;
    let policy = scene.policy(&arn)?;
    let (id, versions) = (policy.id.clone(), policy.versions.len());
    let account = scene.account();
    if account.attachments(&arn) + account.boundary_uses(&arn) > 0 {
        return Err(refusal::refuse(
            409,
            "DeleteConflict",
            "Cannot delete a policy attached to entities.",
        ));
    }
    if versions > 1 {
        return Err(refusal::refuse(
            409,
            "DeleteConflict",
            "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
        ));
    }
    let (now, delays) = (scene.now, scene.delays());
    scene.account_mut().policies.bury(&id, delays, now);
    Ok(())
}

/// AWS's policies cannot be changed. The text is assumed.
fn own(scene: &Scene<'_>, arn: &str, action: &str) -> Result<(), Refusal> {
    if of_aws(scene, arn).is_some() {
        let caller = &scene.caller.arn;
        return Err(refusal::access_denied(format!(
            "User: {caller} is not authorized to perform: {action} on resource: policy {arn}"
        )));
    }
    Ok(())
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListPoliciesRequest,
) -> Result<api::ListPoliciesResponse, Refusal> {
    let prefix = request.path_prefix.unwrap_or_else(|| "/".to_owned());
    let arn = shared::list_arn(scene, "policy", &prefix);
    scene.authorize(Ask::to("iam:ListPolicies", &arn))?;
    let scope = request.scope.as_deref().unwrap_or("All");
    let attached_only = request.only_attached == Some(true);
    let used = |policy: &api::Policy| match request.policy_usage_filter.as_deref() {
        Some("PermissionsBoundary") => policy.permissions_boundary_usage_count > Some(0),
        Some("PermissionsPolicy") => policy.attachment_count > Some(0) || !attached_only,
        _ => !attached_only || policy.attachment_count > Some(0),
    };
    let mut policies: BTreeMap<String, api::Policy> = BTreeMap::new();
    let mut take = |policy: api::Policy| {
        if policy
            .path
            .as_deref()
            .is_some_and(|path| path.starts_with(&prefix))
            && used(&policy)
        {
            let key = policy.arn.clone().unwrap_or_default();
            policies.insert(
                format!("{}\n{key}", policy.policy_name.as_deref().unwrap_or_default()),
                policy,
            );
        }
    };
    if scope != "AWS" {
        scene
            .account()
            .policies
            .iter()
            .for_each(|policy| take(shown(scene, policy, false)));
    }
    if scope != "Local" {
        managed::names()
            .filter_map(managed::lookup)
            .for_each(|policy| take(shown_aws(scene, &policy)));
    }
    let page = page(
        policies,
        |(key, _)| key.clone(),
        request.marker.as_deref(),
        request.max_items,
    )?
    .map(|(_, policy)| policy);
    Ok(api::ListPoliciesResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        policies: page.items,
    })
}

pub(super) fn create_version(
    scene: &mut Scene<'_>,
    request: api::CreatePolicyVersionRequest,
) -> Result<api::CreatePolicyVersionResponse, Refusal> {
    let arn = request.policy_arn;
    scene.authorize(shared::ask_policy(scene, "iam:CreatePolicyVersion", &arn)?)?;
    own(scene, &arn, "iam:CreatePolicyVersion")?;
    scene.policy(&arn)?;
    let document = admitted(scene, &request.policy_document)?;
    let limit = scene.account().quotas.versions_per_policy;
    let (now, delays) = (scene.now, scene.delays());
    let policy = scene.policy_mut(&arn)?;
    if policy.versions.len() >= limit {
        return Err(refusal::limit_exceeded(format!(
            "A managed policy can have up to {limit} versions. Before you create a new version, you must delete an existing version."
        )));
    }
    policy.versions_made += 1;
    let number = policy.versions_made;
    policy.updated = now;
    policy.versions.insert(
        number,
        PolicyVersion {
            document: document.clone(),
            created: now,
        },
    );
    let default = request.set_as_default == Some(true);
    if default {
        policy.default_version = number;
        policy.document.write(delays, now, Kind::IdentityPolicy, document);
    }
    Ok(api::CreatePolicyVersionResponse {
        policy_version: Some(api::PolicyVersion {
            document: None,
            version_id: Some(version_id(number)),
            is_default_version: Some(default),
            create_date: date(now),
        }),
    })
}

pub(super) fn get_version(
    scene: &mut Scene<'_>,
    request: api::GetPolicyVersionRequest,
) -> Result<api::GetPolicyVersionResponse, Refusal> {
    let arn = request.policy_arn;
    scene.authorize(shared::ask_policy(scene, "iam:GetPolicyVersion", &arn)?)?;
    let version = match of_aws(scene, &arn) {
        // Only default versions are in the catalogue.
        Some(found) if found.version == request.version_id => api::PolicyVersion {
            document: Some(percent::encode(found.document)),
            version_id: Some(request.version_id),
            is_default_version: Some(true),
            create_date: found.updated.parse().ok(),
        },
        Some(_) => return Err(no_such_version(&arn, &request.version_id)),
        None => {
            let policy = scene
                .policy(&arn)
                .map_err(|_| no_such_version(&arn, &request.version_id))?;
            let number = version_number(&request.version_id);
            let found = number.and_then(|number| Some((number, policy.versions.get(&number)?)));
            let (number, version) = found.ok_or_else(|| no_such_version(&arn, &request.version_id))?;
            shown_version(policy, number, version, true)
        }
    };
    Ok(api::GetPolicyVersionResponse {
        policy_version: Some(version),
    })
}

pub(in crate::iam) fn shown_version(
    policy: &ManagedPolicy,
    number: u32,
    version: &PolicyVersion,
    whole: bool,
) -> api::PolicyVersion {
    api::PolicyVersion {
        document: whole.then(|| percent::encode(version.document.text())),
        version_id: Some(version_id(number)),
        is_default_version: Some(number == policy.default_version),
        create_date: date(version.created),
    }
}

/// The text for a version that isn't there and for a version of a policy that isn't (recorded from AWS:
/// LocalStack's tests, `tests/aws/services/iam/test_iam_policies.snapshot.json`).
fn no_such_version(arn: &str, version: &str) -> Refusal {
    refusal::no_such_entity(format!(
        "Policy {arn} version {version} does not exist or is not attachable."
    ))
}

/// The newest first, as IAM shows them.
pub(super) fn list_versions(
    scene: &mut Scene<'_>,
    request: api::ListPolicyVersionsRequest,
) -> Result<api::ListPolicyVersionsResponse, Refusal> {
    let arn = request.policy_arn;
    scene.authorize(shared::ask_policy(scene, "iam:ListPolicyVersions", &arn)?)?;
    let versions = match of_aws(scene, &arn) {
        Some(found) => vec![api::PolicyVersion {
            document: None,
            version_id: Some(found.version.to_owned()),
            is_default_version: Some(true),
            create_date: found.updated.parse().ok(),
        }],
        None => {
            let policy = scene.policy(&arn)?;
            let newest_first = policy.versions.iter().rev();
            newest_first
                .map(|(number, version)| shown_version(policy, *number, version, false))
                .collect()
        }
    };
    // Numbers count down; the marker must count up.
    let order = |version: &api::PolicyVersion| {
        let number = version
            .version_id
            .as_deref()
            .and_then(version_number)
            .unwrap_or(0);
        format!("{:010}", u32::MAX - number)
    };
    let page = page(versions, order, request.marker.as_deref(), request.max_items)?;
    Ok(api::ListPolicyVersionsResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        versions: page.items,
    })
}

pub(super) fn delete_version(
    scene: &mut Scene<'_>,
    request: api::DeletePolicyVersionRequest,
) -> Result<(), Refusal> {
    let arn = request.policy_arn;
    scene.authorize(shared::ask_policy(scene, "iam:DeletePolicyVersion", &arn)?)?;
    own(scene, &arn, "iam:DeletePolicyVersion")?;
    let now = scene.now;
    let policy = scene.policy_mut(&arn)?;
    let number = version_number(&request.version_id).filter(|number| policy.versions.contains_key(number));
    let number = number.ok_or_else(|| no_such_version(&arn, &request.version_id))?;
    if number == policy.default_version {
        return Err(refusal::refuse(
            409,
            "DeleteConflict",
            "Cannot delete the default version of a policy.",
        ));
    }
    policy.versions.remove(&number);
    policy.updated = now;
    Ok(())
}

pub(super) fn set_default_version(
    scene: &mut Scene<'_>,
    request: api::SetDefaultPolicyVersionRequest,
) -> Result<(), Refusal> {
    let arn = request.policy_arn;
    scene.authorize(shared::ask_policy(scene, "iam:SetDefaultPolicyVersion", &arn)?)?;
    own(scene, &arn, "iam:SetDefaultPolicyVersion")?;
    let (now, delays) = (scene.now, scene.delays());
    let policy = scene
        .policy_mut(&arn)
        .map_err(|_| no_such_version(&arn, &request.version_id))?;
    let found = version_number(&request.version_id)
        .and_then(|number| Some((number, policy.versions.get(&number)?.document.clone())));
    let (number, document) = found.ok_or_else(|| no_such_version(&arn, &request.version_id))?;
    if number != policy.default_version {
        policy.default_version = number;
        policy.updated = now;
        policy.document.write(delays, now, Kind::IdentityPolicy, document);
    }
    Ok(())
}

pub(super) fn tag(scene: &mut Scene<'_>, request: api::TagPolicyRequest) -> Result<(), Refusal> {
    let tags = new_cased_tags(&request.tags)?;
    let arn = request.policy_arn;
    scene.authorize(shared::ask_policy(scene, "iam:TagPolicy", &arn)?.request_tags(&tags))?;
    shared::set_tags(scene, KeyCase::Told, &tags, |scene| {
        Ok(&mut scene.policy_mut(&arn)?.tags)
    })
}

pub(super) fn untag(scene: &mut Scene<'_>, request: api::UntagPolicyRequest) -> Result<(), Refusal> {
    let arn = request.policy_arn;
    scene.authorize(shared::ask_policy(scene, "iam:UntagPolicy", &arn)?.tag_keys(&request.tag_keys))?;
    shared::remove_tags(scene, KeyCase::Told, &request.tag_keys, |scene| {
        Ok(&mut scene.policy_mut(&arn)?.tags)
    })
}

pub(super) fn list_tags(
    scene: &mut Scene<'_>,
    request: api::ListPolicyTagsRequest,
) -> Result<api::ListPolicyTagsResponse, Refusal> {
    let arn = request.policy_arn;
    scene.authorize(shared::ask_policy(scene, "iam:ListPolicyTags", &arn)?)?;
    let tags = by_length(shown_tags(scene.policy(&arn)?.tags.latest()));
    let page = page(tags, place, request.marker.as_deref(), request.max_items)?;
    Ok(api::ListPolicyTagsResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        tags: page.items,
    })
}

#[cfg(test)]
mod tests;
