//! OpenID Connect providers: who may vouch for callers without an identity here, for whom, and by which keys.
//!
//! A provider is an entity of an account. Its keys are not: AWS fetches them from the provider. There is
//! nothing to fetch in a simulated world, so whoever drives it publishes the key set of an issuer
//! ([`World::publish_keys`]), as the issuer would; without it AWS's answer is that of an issuer which can't
//! be reached.

use std::collections::BTreeMap;
use std::sync::Arc;

use rolecall_iam::arn::Arn;
use serde::{Deserialize, Serialize};

use crate::account::tags::Tags;
use crate::chance::Key;
use crate::proof::jwks::{Jwks, NotJwks};
use crate::time::clock::Moment;
use crate::time::delay::{Delays, Kind};
use crate::time::replicated::{Replicated, View};
use crate::world::World;

/// For whom a provider may vouch, and by whose certificates it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OidcConfig {
    /// Audiences: its tokens must be for one of them.
    pub client_ids: Vec<String>,
    /// SHA-1 of certificates of the provider's server, in lower case. Nothing is fetched here, so nothing
    /// is compared with them.
    pub thumbprints: Vec<String>,
}

/// An OpenID Connect provider of an account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OidcProvider {
    /// `arn:aws:iam::A:oidc-provider/HOST/PATH`.
    pub arn: Arn,
    /// When it was made.
    pub created: Moment,
    /// What it is set to; nothing, when it was deleted.
    pub config: Replicated<Option<OidcConfig>>,
    /// Its tags.
    pub tags: Replicated<Tags>,
}

impl OidcProvider {
    /// Its URL without the scheme.
    #[must_use]
    pub fn url(&self) -> &str {
        let resource = self.arn.resource();
        resource.strip_prefix("oidc-provider/").unwrap_or(resource)
    }
}

/// The OpenID Connect providers of an account.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct OidcProviders {
    /// By ARN; deleted ones stay until every replica has seen it.
    providers: BTreeMap<String, OidcProvider>,
}

impl OidcProviders {
    /// The provider with that ARN, and what it is set to, as the control plane knows it.
    #[must_use]
    pub fn get(&self, arn: &str) -> Option<(&OidcProvider, &OidcConfig)> {
        let provider = self.providers.get(arn)?;
        Some((provider, provider.config.latest()?.as_ref()?))
    }

    /// The provider with that ARN, as a replica sees it.
    #[must_use]
    pub fn at(&self, arn: &str, view: &View) -> Option<&OidcConfig> {
        self.providers.get(arn)?.config.at(view)?.as_ref()
    }

    pub(crate) fn get_mut(&mut self, arn: &str) -> Option<&mut OidcProvider> {
        let provider = self.providers.get_mut(arn)?;
        matches!(provider.config.latest(), Some(Some(_))).then_some(provider)
    }

    /// Those that exist, as the control plane knows it, by ARN.
    pub fn iter(&self) -> impl Iterator<Item = &OidcProvider> {
        self.providers
            .values()
            .filter(|provider| matches!(provider.config.latest(), Some(Some(_))))
    }

    /// Every one, with those that were deleted and are still seen somewhere.
    pub(crate) fn iter_all(&self) -> impl Iterator<Item = &OidcProvider> {
        self.providers.values()
    }

    /// Makes one, in the place of a namesake that was deleted.
    pub(crate) fn create(&mut self, arn: Arn, config: OidcConfig, tags: Tags, delays: Delays, now: Moment) {
        let name = arn.as_str().to_owned();
        let provider = self
            .providers
            .entry(name)
            .or_insert_with_key(|name| OidcProvider {
                config: Replicated::unwritten(Key::unseeded("oidc config").text(name)),
                tags: Replicated::unwritten(Key::unseeded("oidc tags").text(name)),
                created: now,
                arn,
            });
        provider.created = now;
        provider.config.write(delays, now, Kind::Principal, Some(config));
        provider.tags.write(delays, now, Kind::Tags, tags);
    }

    /// Deletes one, and forgets those whose deletion every replica has seen.
    pub(crate) fn delete(&mut self, arn: &str, delays: Delays, now: Moment) {
        if let Some(provider) = self.get_mut(arn) {
            provider.config.write(delays, now, Kind::Revocation, None);
        }
        self.providers.retain(|_, provider| {
            let gone = provider.config.latest() == Some(&None);
            !gone || !provider.config.is_settled(delays, now)
        });
    }
}

impl World {
    /// Publishes the key set of an issuer (RFC 7517), as the issuer itself would at its `jwks_uri`: all
    /// accounts whose provider it is check its tokens by it, at once. Replaces what was published before.
    ///
    /// # Errors
    /// When the text is no key set with keys for signatures.
    pub fn publish_keys(&mut self, issuer: &str, jwks: &str) -> Result<(), NotJwks> {
        let keys = Jwks::read(jwks)?;
        self.issuers
            .insert(without_scheme(issuer).to_owned(), Arc::new(keys));
        Ok(())
    }

    /// Takes the key set of an issuer away: it can't be reached any more. `false` when there was none.
    pub fn withdraw_keys(&mut self, issuer: &str) -> bool {
        self.issuers.remove(without_scheme(issuer)).is_some()
    }

    /// The issuers whose keys are published, without their schemes.
    pub fn issuers(&self) -> impl Iterator<Item = &str> {
        self.issuers.keys().map(String::as_str)
    }
}

/// An issuer as condition keys and ARNs have it.
pub(crate) fn without_scheme(issuer: &str) -> &str {
    issuer
        .strip_prefix("https://")
        .unwrap_or(issuer)
        .trim_end_matches('/')
}
