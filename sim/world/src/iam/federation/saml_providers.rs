//! SAML providers of an account.
//!
//! Texts are as field reports have them, where none says that it is assumed.

use jiff::Timestamp;
use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::arn::Arn;

use crate::account::saml::{Metadata, SamlProvider};
use crate::account::tags::KeyCase;
use crate::call::ask::Ask;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::ids;
use crate::time::delay::Kind;

use crate::iam::shared::{self, new_cased_tags, shown_tags};

fn ask(scene: &Scene<'_>, action: &'static str, arn: &str) -> Result<Ask, Refusal> {
    let parsed: Arn = arn
        .parse()
        .map_err(|_| refusal::validation("Invalid ARN:  Could not be parsed!"))?;
    let known = scene.account().saml_providers.get(arn);
    Ok(Ask::to(action, &parsed).resource_tags(known.and_then(|provider| provider.tags.at(&scene.view))))
}

fn not_found(arn: &str) -> Refusal {
    refusal::no_such_entity(format!("Manifest not found for arn {arn}"))
}

fn provider<'s>(scene: &'s Scene<'_>, arn: &str) -> Result<&'s SamlProvider, Refusal> {
    scene
        .account()
        .saml_providers
        .get(arn)
        .ok_or_else(|| not_found(arn))
}

fn provider_mut<'s>(scene: &'s mut Scene<'_>, arn: &str) -> Result<&'s mut SamlProvider, Refusal> {
    let provider = scene.account_mut().saml_providers.get_mut(arn);
    provider.ok_or_else(|| not_found(arn))
}

fn valid_until(provider: &SamlProvider) -> Option<Timestamp> {
    let metadata = Metadata::read(provider.document()?)?;
    Some(metadata.ends(provider.created).whole_second().timestamp())
}

/// Assertions are read as they are: whoever wants them encrypted can't be served.
fn without_encryption(mode: Option<&str>, key: bool) -> Result<(), Refusal> {
    if mode.is_some() || key {
        return Err(refusal::refuse(
            501,
            "NotImplemented",
            "Encrypted assertions are not simulated.",
        ));
    }
    Ok(())
}

fn readable(metadata: &str) -> Result<(), Refusal> {
    match Metadata::read(metadata) {
        Some(_) => Ok(()),
        None => Err(refusal::invalid_input("Could not parse metadata")),
    }
}

pub(super) fn create(
    scene: &mut Scene<'_>,
    request: api::CreateSAMLProviderRequest,
) -> Result<api::CreateSAMLProviderResponse, Refusal> {
    let name = request.name;
    let tags = new_cased_tags(&request.tags)?;
    let resource = format!("saml-provider/{name}");
    let arn = Arn::iam(scene.partition(), scene.account_id(), &resource);
    scene.authorize(Ask::to("iam:CreateSAMLProvider", &arn).request_tags(&tags))?;
    if !tags.is_empty() {
        scene.authorize(Ask::to("iam:TagSAMLProvider", &arn).request_tags(&tags))?;
    }
    without_encryption(
        request.assertion_encryption_mode.as_deref(),
        request.add_private_key.is_some(),
    )?;
    readable(&request.saml_metadata_document)?;
    if scene.account().saml_providers.get(arn.as_str()).is_some() {
        // The text is assumed.
        return Err(refusal::already_exists("SAMLProvider", &name));
    }
    let quotas = scene.account().quotas;
    // The name of the quota is assumed.
    if scene.account().saml_providers.iter().count() >= quotas.saml_providers {
        return Err(refusal::quota_exceeded(
            "SAMLProvidersPerAccount",
            quotas.saml_providers,
        ));
    }
    shared::tags_within(&tags, quotas.tags)?;
    let answer = api::CreateSAMLProviderResponse {
        saml_provider_arn: Some(arn.to_string()),
        tags: shown_tags(Some(&tags)),
    };
    let (now, delays) = (scene.now, scene.delays());
    let metadata = request.saml_metadata_document;
    scene
        .account_mut()
        .saml_providers
        .create(arn, metadata, tags, delays, now);
    Ok(answer)
}

pub(super) fn get(
    scene: &mut Scene<'_>,
    request: api::GetSAMLProviderRequest,
) -> Result<api::GetSAMLProviderResponse, Refusal> {
    let arn = request.saml_provider_arn;
    scene.authorize(ask(scene, "iam:GetSAMLProvider", &arn)?)?;
    let provider = provider(scene, &arn)?;
    let key = scene.world.chance().key("saml provider").text(&arn);
    let id = ids::uuid(key.number(u64::from(provider.number)));
    Ok(api::GetSAMLProviderResponse {
        saml_provider_uuid: Some(id.replace('-', "").to_ascii_uppercase()),
        saml_metadata_document: provider.document().map(ToString::to_string),
        create_date: Some(provider.created.whole_second().timestamp()),
        valid_until: valid_until(provider),
        tags: shown_tags(provider.tags.latest()),
        ..api::GetSAMLProviderResponse::default()
    })
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    _: api::ListSAMLProvidersRequest,
) -> Result<api::ListSAMLProvidersResponse, Refusal> {
    scene.authorize(shared::ask_account("iam:ListSAMLProviders"))?;
    let entry = |provider: &SamlProvider| api::SAMLProviderListEntry {
        arn: Some(provider.arn.to_string()),
        valid_until: valid_until(provider),
        create_date: Some(provider.created.whole_second().timestamp()),
    };
    Ok(api::ListSAMLProvidersResponse {
        saml_provider_list: scene.account().saml_providers.iter().map(entry).collect(),
    })
}

pub(super) fn update(
    scene: &mut Scene<'_>,
    request: api::UpdateSAMLProviderRequest,
) -> Result<api::UpdateSAMLProviderResponse, Refusal> {
    let arn = request.saml_provider_arn;
    scene.authorize(ask(scene, "iam:UpdateSAMLProvider", &arn)?)?;
    provider(scene, &arn)?;
    without_encryption(
        request.assertion_encryption_mode.as_deref(),
        request.add_private_key.is_some() || request.remove_private_key.is_some(),
    )?;
    if let Some(metadata) = request.saml_metadata_document {
        readable(&metadata)?;
        let (now, delays) = (scene.now, scene.delays());
        let metadata = Some(metadata.into());
        provider_mut(scene, &arn)?
            .metadata
            .write(delays, now, Kind::Principal, metadata);
    }
    Ok(api::UpdateSAMLProviderResponse {
        saml_provider_arn: Some(arn),
    })
}

pub(super) fn delete(scene: &mut Scene<'_>, request: api::DeleteSAMLProviderRequest) -> Result<(), Refusal> {
    let arn = request.saml_provider_arn;
    scene.authorize(ask(scene, "iam:DeleteSAMLProvider", &arn)?)?;
    provider(scene, &arn)?;
    let (now, delays) = (scene.now, scene.delays());
    scene.account_mut().saml_providers.delete(&arn, delays, now);
    Ok(())
}

pub(super) fn tag(scene: &mut Scene<'_>, request: api::TagSAMLProviderRequest) -> Result<(), Refusal> {
    let arn = request.saml_provider_arn;
    let tags = new_cased_tags(&request.tags)?;
    scene.authorize(ask(scene, "iam:TagSAMLProvider", &arn)?.request_tags(&tags))?;
    shared::set_tags(scene, KeyCase::Told, &tags, |scene| {
        Ok(&mut provider_mut(scene, &arn)?.tags)
    })
}

pub(super) fn untag(scene: &mut Scene<'_>, request: api::UntagSAMLProviderRequest) -> Result<(), Refusal> {
    let arn = request.saml_provider_arn;
    scene.authorize(ask(scene, "iam:UntagSAMLProvider", &arn)?.tag_keys(&request.tag_keys))?;
    shared::remove_tags(scene, KeyCase::Told, &request.tag_keys, |scene| {
        Ok(&mut provider_mut(scene, &arn)?.tags)
    })
}

pub(super) fn list_tags(
    scene: &mut Scene<'_>,
    request: api::ListSAMLProviderTagsRequest,
) -> Result<api::ListSAMLProviderTagsResponse, Refusal> {
    let arn = request.saml_provider_arn;
    scene.authorize(ask(scene, "iam:ListSAMLProviderTags", &arn)?)?;
    let tags = shown_tags(provider(scene, &arn)?.tags.latest());
    let page = shared::tag_page(tags, request.marker.as_deref(), request.max_items)?;
    Ok(api::ListSAMLProviderTagsResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        tags: page.items,
    })
}

#[cfg(test)]
pub(crate) mod tests;
