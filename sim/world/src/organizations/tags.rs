//! Tags of the root, units, accounts and policies.

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::organizations as api;

use crate::account::tags::{KeyCase, Tags};
use crate::call::scene::Scene;
use crate::organization::Organization;

use super::{ask_of, constraint, invalid, managing, modelled, page, reading};

/// How many tags something may have (Organizations User Guide, `orgs_tagging.html`).
const LIMIT: usize = 50;

/// Tags of a request, which tell keys apart by case. The texts are assumed.
pub(super) fn read(given: &[api::Tag]) -> Result<Tags, Refusal> {
    let mut tags = Tags::none();
    for tag in given {
        if tags.iter().any(|known| known.key == tag.key) {
            return Err(invalid(
                "DUPLICATE_TAG_KEY",
                "You can't use the same tag key more than once.",
            ));
        }
        if tag.key.to_ascii_lowercase().starts_with("aws:") {
            return Err(invalid(
                "INVALID_SYSTEM_TAGS_PARAMETER",
                "You can't use tag keys that begin with aws:.",
            ));
        }
        tags.set(KeyCase::Told, &tag.key, &tag.value);
    }
    within(&tags)?;
    Ok(tags)
}

fn within(tags: &Tags) -> Result<(), Refusal> {
    match tags.len() > LIMIT {
        true => Err(constraint(
            "MAX_TAG_LIMIT_EXCEEDED",
            "You have exceeded the number of tags allowed on this resource.",
        )),
        false => Ok(()),
    }
}

/// Whoever makes something with tags must be allowed to tag (Organizations API Reference,
/// `CreateOrganizationalUnit`).
pub(super) fn may_tag(scene: &mut Scene<'_>, beneath: &str, tags: &Tags) -> Result<(), Refusal> {
    if tags.is_empty() {
        return Ok(());
    }
    scene.authorize(ask_of(scene, "organizations:TagResource", beneath).request_tags(tags))
}

fn exists(organization: &Organization, operation: Operation, id: &str) -> Result<(), Refusal> {
    if organization.target(id).is_ok() || organization.policy(id).is_some() {
        return Ok(());
    }
    let text = "You specified a target that doesn't exist.";
    Err(modelled(operation, "TargetNotFoundException", text))
}

pub(super) fn tag(scene: &mut Scene<'_>, request: api::TagResourceRequest) -> Result<(), Refusal> {
    let new = read(&request.tags)?;
    let id = request.resource_id;
    let ask = ask_of(scene, "organizations:TagResource", &id).request_tags(&new);
    let organization = managing(scene, ask)?;
    exists(organization, Operation::OrganizationsTagResource, &id)?;
    let mut all = organization.tags(&id).cloned().unwrap_or_default();
    for tag in new.iter() {
        all.set(KeyCase::Told, &tag.key, &tag.value);
    }
    within(&all)?;
    organization.set_tags(&id, all);
    Ok(())
}

pub(super) fn untag(scene: &mut Scene<'_>, request: api::UntagResourceRequest) -> Result<(), Refusal> {
    let id = request.resource_id;
    let ask = ask_of(scene, "organizations:UntagResource", &id).tag_keys(&request.tag_keys);
    let organization = managing(scene, ask)?;
    exists(organization, Operation::OrganizationsUntagResource, &id)?;
    let mut all = organization.tags(&id).cloned().unwrap_or_default();
    for key in &request.tag_keys {
        all.remove(KeyCase::Told, key);
    }
    organization.set_tags(&id, all);
    Ok(())
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListTagsForResourceRequest,
) -> Result<api::ListTagsForResourceResponse, Refusal> {
    let id = request.resource_id;
    let ask = ask_of(scene, "organizations:ListTagsForResource", &id);
    let organization = reading(scene, ask)?;
    exists(organization, Operation::OrganizationsListTagsForResource, &id)?;
    let mut tags: Vec<_> = organization.tags(&id).into_iter().flat_map(Tags::iter).collect();
    tags.sort_by(|a, b| a.key.cmp(&b.key));
    let page = page(tags, |tag| tag.key.clone(), request.next_token.as_deref(), None)?;
    let page = page.map(|tag| api::Tag {
        key: tag.key.clone(),
        value: tag.value.clone(),
    });
    Ok(api::ListTagsForResourceResponse {
        tags: page.items,
        next_token: page.next,
    })
}
