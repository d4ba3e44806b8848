//! What the operations of several kinds of entity have in common.

use std::sync::Arc;

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::arn::Arn;

use crate::account::grants::Grants;
use crate::account::tags::{KeyCase, Tags};
use crate::call::ask::Ask;
use crate::call::page::{Page, page};
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::time::delay::Kind;
use crate::time::replicated::Replicated;

/// What begins keys and values that customers cannot set (IAM User Guide, `id_tags.html`).
const RESERVED: &str = "aws:";

/// Tags of a request, if no two keys differ only by case and none is reserved. The first text is
/// recorded, the second assumed.
pub(super) fn new_tags(tags: &[api::Tag]) -> Result<Tags, Refusal> {
    if Tags::duplicate(tags.iter().map(|tag| tag.key.as_str())).is_some() {
        return Err(refusal::invalid_input(
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
        ));
    }
    none_reserved(tags)?;
    Ok(tags.iter().map(|tag| (&tag.key, &tag.value)).collect())
}

/// Tags of a request for a resource that tells keys apart by case, if none is there twice and none is
/// reserved. The first text is recorded (February 2026), the second assumed.
pub(super) fn new_cased_tags(tags: &[api::Tag]) -> Result<Tags, Refusal> {
    let mut new = Tags::none();
    for tag in tags {
        if new.iter().any(|known| known.key == tag.key) {
            return Err(refusal::invalid_input("Duplicate tag keys found."));
        }
        new.set(KeyCase::Told, &tag.key, &tag.value);
    }
    none_reserved(tags)?;
    Ok(new)
}

fn none_reserved(tags: &[api::Tag]) -> Result<(), Refusal> {
    let mut texts = tags.iter().flat_map(|tag| [&tag.key, &tag.value]);
    match texts.any(|text| is_reserved(text)) {
        true => Err(refusal::invalid_input(
            "Tag keys and values starting with 'aws:' are reserved for internal use.",
        )),
        false => Ok(()),
    }
}

fn is_reserved(text: &str) -> bool {
    text.get(..RESERVED.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(RESERVED))
}

/// Refuses more tags than an entity may have. The text is recorded, of OpenID Connect providers (LocalStack's tests,
/// `test_iam_oidc.snapshot.json`, February 2026); assumed: IAM has the same for everything that has tags.
pub(super) fn tags_within(tags: &Tags, limit: usize) -> Result<(), Refusal> {
    if tags.len() > limit {
        Err(refusal::limit_exceeded(
            "The number of tags has reached the maximum limit.",
        ))
    } else {
        Ok(())
    }
}

/// Tags as they are shown.
pub(super) fn shown_tags(tags: Option<&Tags>) -> Vec<api::Tag> {
    let shown = |tag: &crate::account::tags::Tag| api::Tag {
        key: tag.key.clone(),
        value: tag.value.clone(),
    };
    tags.into_iter().flat_map(Tags::iter).map(shown).collect()
}

/// Sets tags over those that an entity has; no more than the quota in all.
pub(super) fn set_tags(
    scene: &mut Scene<'_>,
    case: KeyCase,
    new: &Tags,
    of: impl for<'s> FnOnce(&'s mut Scene<'_>) -> Result<&'s mut Replicated<Tags>, Refusal>,
) -> Result<(), Refusal> {
    let limit = scene.account().quotas.tags;
    let (now, delays) = (scene.now, scene.delays());
    let tags = of(scene)?;
    let mut all = tags.latest().cloned().unwrap_or_default();
    for tag in new.iter() {
        all.set(case, &tag.key, &tag.value);
    }
    tags_within(&all, limit)?;
    tags.write(delays, now, Kind::Tags, all);
    Ok(())
}

/// Takes tags of an entity away; keys that are not there are no error.
pub(super) fn remove_tags(
    scene: &mut Scene<'_>,
    case: KeyCase,
    keys: &[String],
    of: impl for<'s> FnOnce(&'s mut Scene<'_>) -> Result<&'s mut Replicated<Tags>, Refusal>,
) -> Result<(), Refusal> {
    let (now, delays) = (scene.now, scene.delays());
    let tags = of(scene)?;
    let mut all = tags.latest().cloned().unwrap_or_default();
    for key in keys {
        all.remove(case, key);
    }
    tags.write(delays, now, Kind::Tags, all);
    Ok(())
}

/// A page of tags, sorted by key (IAM API Reference, `ListRoleTags`).
pub(super) fn tag_page(
    mut tags: Vec<api::Tag>,
    marker: Option<&str>,
    max_items: Option<i64>,
) -> Result<Page<api::Tag>, Refusal> {
    tags.sort_by(|a, b| a.key.cmp(&b.key));
    page(tags, |tag| tag.key.clone(), marker, max_items)
}

/// A permissions boundary as it is shown.
pub(super) fn shown_boundary(
    boundary: Option<&Option<Arc<str>>>,
) -> Option<api::AttachedPermissionsBoundary> {
    let arn = boundary?.as_ref()?;
    Some(api::AttachedPermissionsBoundary {
        // As AWS answers (recorded in February 2026); its model says `PermissionsBoundaryPolicy`.
        permissions_boundary_type: Some("Policy".to_owned()),
        permissions_boundary_arn: Some(arn.to_string()),
    })
}

/// A boundary that a request names must be a managed policy that exists. Both texts are recorded (LocalStack's tests,
/// `test_iam_roles.snapshot.json`, February 2026).
pub(super) fn boundary_exists(
    scene: &mut Scene<'_>,
    arn: Option<String>,
) -> Result<Option<Arc<str>>, Refusal> {
    let Some(arn) = arn else { return Ok(None) };
    let is_policy = |arn: &Arn| arn.service() == "iam" && arn.resource().starts_with("policy/");
    if !arn.parse().is_ok_and(|arn| is_policy(&arn)) {
        return Err(refusal::invalid_input(format!("ARN {arn} is not valid.")));
    }
    match scene.knows_policy(&arn) {
        true => Ok(Some(arn.into())),
        false => Err(refusal::no_such_entity(format!(
            "Scope ARN: {arn} does not exist or is not attachable."
        ))),
    }
}

/// The boundary that is set: `iam:PermissionsBoundary` of operations on a principal that has one
/// (IAM User Guide, `reference_policies_iam-condition-keys.html`).
fn set_boundary(boundary: Option<&Option<Arc<str>>>) -> Option<&str> {
    boundary.and_then(|set| set.as_deref())
}

/// Asks for something about one user, existing or not.
pub(super) fn ask_user(scene: &Scene<'_>, action: &'static str, name: &str) -> Ask {
    let arn = scene.user_arn(name);
    let ask = Ask::to(action, &arn).named("user", name);
    match scene.account().users.get(name) {
        Some(user) => ask
            .boundary(set_boundary(user.boundary.at(&scene.view)))
            .resource_tags(user.tags.at(&scene.view)),
        None => ask,
    }
}

/// Asks for something about one group, existing or not.
pub(super) fn ask_group(scene: &Scene<'_>, action: &'static str, name: &str) -> Ask {
    Ask::to(action, &scene.group_arn(name)).named("group", name)
}

/// Asks for something about one role, existing or not.
pub(super) fn ask_role(scene: &Scene<'_>, action: &'static str, name: &str) -> Ask {
    let arn = scene.role_arn(name);
    let ask = Ask::to(action, &arn).named("role", name);
    match scene.account().roles.get(name) {
        Some(role) => ask
            .boundary(set_boundary(role.boundary.at(&scene.view)))
            .resource_tags(role.tags.at(&scene.view)),
        None => ask,
    }
}

/// Asks for something about one managed policy, existing or not; `None` when the text is no ARN.
pub(super) fn ask_policy(scene: &Scene<'_>, action: &'static str, arn: &str) -> Result<Ask, Refusal> {
    let parsed: Arn = arn
        .parse()
        // Recorded; the two blanks are AWS's.
        .map_err(|_| refusal::validation("Invalid ARN:  Could not be parsed!"))?;
    let mut ask = Ask::to(action, &parsed).named("policy", arn);
    if let Some(policy) = scene.account().policy(arn) {
        ask = ask.resource_tags(policy.tags.at(&scene.view));
    }
    Ok(ask)
}

/// The resource of an operation that lists entities of a kind beneath a path.
pub(super) fn list_arn(scene: &Scene<'_>, kind: &str, prefix: &str) -> Arn {
    let (partition, account) = (scene.partition(), scene.account_id());
    // A path prefix need not end with a slash; the ARN of the path that begins with it does.
    let path = if prefix.ends_with('/') {
        prefix.to_owned()
    } else {
        format!("{prefix}/")
    };
    match kind {
        "group" => Arn::group(partition, account, &path, ""),
        "role" => Arn::role(partition, account, &path, ""),
        "policy" => Arn::policy(partition, account, &path, ""),
        "instance-profile" => Arn::instance_profile(partition, account, &path, ""),
        _ => Arn::user(partition, account, &path, ""),
    }
}

/// The permissions boundary of a user, as the data plane knows it, for `iam:PermissionsBoundary`.
pub(super) fn user_boundary(scene: &Scene<'_>, name: &str) -> Option<Arc<str>> {
    let user = scene.account().users.get(name)?;
    user.boundary.at(&scene.view)?.clone()
}

/// The permissions boundary of a role, as the data plane knows it, for `iam:PermissionsBoundary`.
pub(super) fn role_boundary(scene: &Scene<'_>, name: &str) -> Option<Arc<str>> {
    let role = scene.account().roles.get(name)?;
    role.boundary.at(&scene.view)?.clone()
}

/// Asks for something that has no resource: refusals name it `*`, as IAM's do.
pub(super) fn ask_account(action: &'static str) -> Ask {
    let mut ask = Ask::anywhere(action);
    ask.named = Some("*".to_owned());
    ask
}

/// Refuses to delete what still has policies: inline ones, or attached ones.
pub(super) fn without_policies(grants: &Grants) -> Result<(), Refusal> {
    if grants.attached().next().is_some() {
        return Err(refusal::delete_conflict("detach all policies"));
    }
    if grants.inlines().next().is_some() {
        return Err(refusal::delete_conflict("delete policies"));
    }
    Ok(())
}
