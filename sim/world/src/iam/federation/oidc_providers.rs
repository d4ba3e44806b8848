//! OpenID Connect providers of an account.
//!
//! Texts are as field reports have them, where none says that it is assumed.

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::arn::Arn;

use crate::account::oidc::{OidcConfig, OidcProvider};
use crate::account::tags::KeyCase;
use crate::call::ask::Ask;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::time::delay::Kind;

use crate::iam::shared::{self, new_cased_tags, shown_tags};

/// IAM API Reference, `CreateOpenIDConnectProvider`: up to five thumbprints, a hundred client ids.
const THUMBPRINTS: usize = 5;
const CLIENT_IDS: usize = 100;

/// An ARN that a request names.
fn read(arn: &str) -> Result<Arn, Refusal> {
    arn.parse()
        .map_err(|_| refusal::validation("Invalid ARN:  Could not be parsed!"))
}

fn ask(scene: &Scene<'_>, action: &'static str, arn: &str) -> Result<Ask, Refusal> {
    let ask = Ask::to(action, &read(arn)?);
    let known = scene.account().oidc_providers.get(arn);
    Ok(ask.resource_tags(known.and_then(|(provider, _)| provider.tags.at(&scene.view))))
}

fn not_found(arn: &str) -> Refusal {
    refusal::no_such_entity(format!("OpenIDConnect Provider not found for arn {arn}"))
}

fn provider<'s>(scene: &'s Scene<'_>, arn: &str) -> Result<(&'s OidcProvider, &'s OidcConfig), Refusal> {
    scene
        .account()
        .oidc_providers
        .get(arn)
        .ok_or_else(|| not_found(arn))
}

fn provider_mut<'s>(scene: &'s mut Scene<'_>, arn: &str) -> Result<&'s mut OidcProvider, Refusal> {
    let provider = scene.account_mut().oidc_providers.get_mut(arn);
    provider.ok_or_else(|| not_found(arn))
}

/// Sets a provider anew.
fn set(scene: &mut Scene<'_>, arn: &str, kind: Kind, config: OidcConfig) -> Result<(), Refusal> {
    let (now, delays) = (scene.now, scene.delays());
    provider_mut(scene, arn)?
        .config
        .write(delays, now, kind, Some(config));
    Ok(())
}

/// The URL without its scheme, as the ARN has it. It must begin with `https://` and have a host; a query
/// and a port are not part of it (IAM API Reference, `CreateOpenIDConnectProvider`).
fn resource(url: &str) -> Result<String, Refusal> {
    let invalid = || refusal::validation("Invalid Open ID Connect Provider URL");
    let rest = url.strip_prefix("https://").ok_or_else(invalid)?;
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    let rest = rest.trim_end_matches('/');
    let host = rest.split('/').next().unwrap_or(rest);
    let letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic());
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    if host.is_empty() || !host.bytes().all(plain) || !letters(rest) {
        return Err(invalid());
    }
    Ok(rest.to_owned())
}

fn thumbprints(list: &[String]) -> Result<Vec<String>, Refusal> {
    if list.len() > THUMBPRINTS {
        return Err(refusal::invalid_input(
            "Thumbprint list must contain fewer than 5 entries.",
        ));
    }
    let is_hexadecimal = |text: &String| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    // The text is assumed.
    if !list.iter().all(is_hexadecimal) {
        return Err(refusal::invalid_input("Thumbprint must be a hexadecimal string."));
    }
    Ok(list.iter().map(|text| text.to_ascii_lowercase()).collect())
}

fn client_ids_within(count: usize) -> Result<(), Refusal> {
    if count > CLIENT_IDS {
        return Err(refusal::quota_exceeded(
            "ClientIdsPerOpenIdConnectProvider",
            CLIENT_IDS,
        ));
    }
    Ok(())
}

pub(super) fn create(
    scene: &mut Scene<'_>,
    request: api::CreateOpenIDConnectProviderRequest,
) -> Result<api::CreateOpenIDConnectProviderResponse, Refusal> {
    let url = request.url;
    let host_and_path = resource(&url);
    let tags = new_cased_tags(&request.tags)?;
    let resource = format!("oidc-provider/{}", host_and_path.as_deref().unwrap_or(&url));
    let arn = Arn::iam(scene.partition(), scene.account_id(), &resource);
    scene.authorize(Ask::to("iam:CreateOpenIDConnectProvider", &arn).request_tags(&tags))?;
    if !tags.is_empty() {
        scene.authorize(Ask::to("iam:TagOpenIDConnectProvider", &arn).request_tags(&tags))?;
    }
    host_and_path?;
    let thumbprints = thumbprints(&request.thumbprint_list)?;
    if scene.account().oidc_providers.get(arn.as_str()).is_some() {
        return Err(refusal::refuse(
            409,
            "EntityAlreadyExists",
            format!("Provider with url {url} already exists."),
        ));
    }
    let mut client_ids = request.client_id_list;
    client_ids_within(client_ids.len())?;
    client_ids.dedup();
    let quotas = scene.account().quotas;
    // The name of the quota is assumed.
    if scene.account().oidc_providers.iter().count() >= quotas.oidc_providers {
        return Err(refusal::quota_exceeded(
            "OpenIdConnectProvidersPerAccount",
            quotas.oidc_providers,
        ));
    }
    shared::tags_within(&tags, quotas.tags)?;
    let config = OidcConfig {
        client_ids,
        thumbprints,
    };
    let answer = api::CreateOpenIDConnectProviderResponse {
        open_id_connect_provider_arn: Some(arn.to_string()),
        tags: shown_tags(Some(&tags)),
    };
    let (now, delays) = (scene.now, scene.delays());
    scene
        .account_mut()
        .oidc_providers
        .create(arn, config, tags, delays, now);
    Ok(answer)
}

pub(super) fn get(
    scene: &mut Scene<'_>,
    request: api::GetOpenIDConnectProviderRequest,
) -> Result<api::GetOpenIDConnectProviderResponse, Refusal> {
    let arn = request.open_id_connect_provider_arn;
    scene.authorize(ask(scene, "iam:GetOpenIDConnectProvider", &arn)?)?;
    let (provider, config) = provider(scene, &arn)?;
    Ok(api::GetOpenIDConnectProviderResponse {
        url: Some(provider.url().to_owned()),
        client_id_list: config.client_ids.clone(),
        thumbprint_list: config.thumbprints.clone(),
        create_date: Some(provider.created.whole_second().timestamp()),
        tags: shown_tags(provider.tags.latest()),
    })
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    _: api::ListOpenIDConnectProvidersRequest,
) -> Result<api::ListOpenIDConnectProvidersResponse, Refusal> {
    scene.authorize(shared::ask_account("iam:ListOpenIDConnectProviders"))?;
    let entry = |provider: &OidcProvider| api::OpenIDConnectProviderListEntry {
        arn: Some(provider.arn.to_string()),
    };
    Ok(api::ListOpenIDConnectProvidersResponse {
        open_id_connect_provider_list: scene.account().oidc_providers.iter().map(entry).collect(),
    })
}

/// What isn't there is an error, though the IAM API Reference says of `DeleteOpenIDConnectProvider` that it is none: so
/// it was recorded from AWS (LocalStack's tests, `tests/aws/services/iam/test_iam_oidc.snapshot.json`).
pub(super) fn delete(
    scene: &mut Scene<'_>,
    request: api::DeleteOpenIDConnectProviderRequest,
) -> Result<(), Refusal> {
    let arn = request.open_id_connect_provider_arn;
    scene.authorize(ask(scene, "iam:DeleteOpenIDConnectProvider", &arn)?)?;
    provider(scene, &arn)
        .map_err(|_| refusal::no_such_entity(format!("OpenId connect Provider {arn} cannot be found.")))?;
    let (now, delays) = (scene.now, scene.delays());
    scene.account_mut().oidc_providers.delete(&arn, delays, now);
    Ok(())
}

/// One that is there is no error (IAM API Reference, `AddClientIDToOpenIDConnectProvider`).
pub(super) fn add_client_id(
    scene: &mut Scene<'_>,
    request: api::AddClientIDToOpenIDConnectProviderRequest,
) -> Result<(), Refusal> {
    let arn = request.open_id_connect_provider_arn;
    scene.authorize(ask(scene, "iam:AddClientIDToOpenIDConnectProvider", &arn)?)?;
    let mut config = provider(scene, &arn)?.1.clone();
    if config.client_ids.contains(&request.client_id) {
        return Ok(());
    }
    client_ids_within(config.client_ids.len() + 1)?;
    config.client_ids.push(request.client_id);
    set(scene, &arn, Kind::Principal, config)
}

/// One that isn't there is no error (IAM API Reference, `RemoveClientIDFromOpenIDConnectProvider`).
pub(super) fn remove_client_id(
    scene: &mut Scene<'_>,
    request: api::RemoveClientIDFromOpenIDConnectProviderRequest,
) -> Result<(), Refusal> {
    let arn = request.open_id_connect_provider_arn;
    scene.authorize(ask(scene, "iam:RemoveClientIDFromOpenIDConnectProvider", &arn)?)?;
    let mut config = provider(scene, &arn)?.1.clone();
    config.client_ids.retain(|id| *id != request.client_id);
    set(scene, &arn, Kind::Revocation, config)
}

pub(super) fn update_thumbprints(
    scene: &mut Scene<'_>,
    request: api::UpdateOpenIDConnectProviderThumbprintRequest,
) -> Result<(), Refusal> {
    let arn = request.open_id_connect_provider_arn;
    scene.authorize(ask(scene, "iam:UpdateOpenIDConnectProviderThumbprint", &arn)?)?;
    let thumbprints = thumbprints(&request.thumbprint_list)?;
    let config = OidcConfig {
        thumbprints,
        ..provider(scene, &arn)?.1.clone()
    };
    set(scene, &arn, Kind::Principal, config)
}

pub(super) fn tag(
    scene: &mut Scene<'_>,
    request: api::TagOpenIDConnectProviderRequest,
) -> Result<(), Refusal> {
    let arn = request.open_id_connect_provider_arn;
    let tags = new_cased_tags(&request.tags)?;
    scene.authorize(ask(scene, "iam:TagOpenIDConnectProvider", &arn)?.request_tags(&tags))?;
    shared::set_tags(scene, KeyCase::Told, &tags, |scene| {
        Ok(&mut provider_mut(scene, &arn)?.tags)
    })
}

pub(super) fn untag(
    scene: &mut Scene<'_>,
    request: api::UntagOpenIDConnectProviderRequest,
) -> Result<(), Refusal> {
    let arn = request.open_id_connect_provider_arn;
    scene.authorize(ask(scene, "iam:UntagOpenIDConnectProvider", &arn)?.tag_keys(&request.tag_keys))?;
    shared::remove_tags(scene, KeyCase::Told, &request.tag_keys, |scene| {
        Ok(&mut provider_mut(scene, &arn)?.tags)
    })
}

pub(super) fn list_tags(
    scene: &mut Scene<'_>,
    request: api::ListOpenIDConnectProviderTagsRequest,
) -> Result<api::ListOpenIDConnectProviderTagsResponse, Refusal> {
    let arn = request.open_id_connect_provider_arn;
    scene.authorize(ask(scene, "iam:ListOpenIDConnectProviderTags", &arn)?)?;
    let tags = shown_tags(provider(scene, &arn)?.0.tags.latest());
    let page = shared::tag_page(tags, request.marker.as_deref(), request.max_items)?;
    Ok(api::ListOpenIDConnectProviderTagsResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        tags: page.items,
    })
}

#[cfg(test)]
pub(crate) mod tests;
