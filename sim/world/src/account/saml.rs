//! SAML providers: whose assertions may stand for callers without an identity here.
//!
//! IAM User Guide, `id_roles_providers_create_saml.html`. A provider is its metadata (*Metadata for the OASIS
//! Security Assertion Markup Language V2.0*): who it is, and by which certificates it signs.

use std::collections::BTreeMap;
use std::sync::Arc;

use data_encoding::BASE64;
use rolecall_iam::arn::Arn;
use roxmltree::{Document, Node};
use serde::{Deserialize, Serialize};

use crate::account::tags::Tags;
use crate::chance::Key;
use crate::proof::certificate;
use crate::time::clock::Moment;
use crate::time::delay::{Delays, Kind};
use crate::time::replicated::{Replicated, View};

const METADATA: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
pub(crate) const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";
/// How long metadata counts that doesn't say. Assumed: what AWS shows for it.
const USUAL_DAYS: i64 = 36_500;
const DAY_MILLIS: i64 = 24 * 3600 * 1000;

/// A SAML provider of an account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SamlProvider {
    /// `arn:aws:iam::A:saml-provider/NAME`.
    pub arn: Arn,
    /// When it was made.
    pub created: Moment,
    /// The how-manieth of its account: what its id is drawn from, besides its ARN.
    pub number: u32,
    /// Its metadata document; nothing, when it was deleted.
    pub metadata: Replicated<Option<Arc<str>>>,
    /// Its tags.
    pub tags: Replicated<Tags>,
}

impl SamlProvider {
    /// Its metadata, as the control plane knows it.
    #[must_use]
    pub fn document(&self) -> Option<&Arc<str>> {
        self.metadata.latest()?.as_ref()
    }
}

/// The SAML providers of an account.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SamlProviders {
    /// By ARN; deleted ones stay until every replica has seen it.
    providers: BTreeMap<String, SamlProvider>,
    made: u32,
}

impl SamlProviders {
    /// The provider with that ARN, as the control plane knows it.
    #[must_use]
    pub fn get(&self, arn: &str) -> Option<&SamlProvider> {
        self.providers
            .get(arn)
            .filter(|provider| provider.document().is_some())
    }

    /// The metadata of the provider with that ARN, as a replica sees it.
    #[must_use]
    pub fn at(&self, arn: &str, view: &View) -> Option<&Arc<str>> {
        self.providers.get(arn)?.metadata.at(view)?.as_ref()
    }

    pub(crate) fn get_mut(&mut self, arn: &str) -> Option<&mut SamlProvider> {
        self.providers
            .get_mut(arn)
            .filter(|provider| provider.document().is_some())
    }

    /// Those that exist, as the control plane knows it, by ARN.
    pub fn iter(&self) -> impl Iterator<Item = &SamlProvider> {
        self.iter_all().filter(|provider| provider.document().is_some())
    }

    /// Every one, with those that were deleted and are still seen somewhere.
    pub(crate) fn iter_all(&self) -> impl Iterator<Item = &SamlProvider> {
        self.providers.values()
    }

    /// Makes one, in the place of a namesake that was deleted.
    pub(crate) fn create(&mut self, arn: Arn, metadata: String, tags: Tags, delays: Delays, now: Moment) {
        self.made += 1;
        let number = self.made;
        let name = arn.as_str().to_owned();
        let provider = self
            .providers
            .entry(name)
            .or_insert_with_key(|name| SamlProvider {
                metadata: Replicated::unwritten(Key::unseeded("saml metadata").text(name)),
                tags: Replicated::unwritten(Key::unseeded("saml tags").text(name)),
                created: now,
                number,
                arn,
            });
        provider.created = now;
        provider.number = number;
        let metadata = Some(metadata.into());
        provider.metadata.write(delays, now, Kind::Principal, metadata);
        provider.tags.write(delays, now, Kind::Tags, tags);
    }

    /// Deletes one, and forgets those whose deletion every replica has seen.
    pub(crate) fn delete(&mut self, arn: &str, delays: Delays, now: Moment) {
        if let Some(provider) = self.get_mut(arn) {
            provider.metadata.write(delays, now, Kind::Revocation, None);
        }
        self.providers.retain(|_, provider| {
            provider.document().is_some() || !provider.metadata.is_settled(delays, now)
        });
    }
}

/// What a metadata document says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Metadata {
    /// Who it is: the issuer of its assertions.
    pub(crate) entity: String,
    /// Until when it counts, when it says so.
    pub(crate) valid_until: Option<Moment>,
    /// The public keys that sign, in DER.
    pub(crate) keys: Vec<Vec<u8>>,
}

impl Metadata {
    /// Reads a document; nothing, when it is none of an identity provider with a certificate that signs.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let document = Document::parse(text).ok()?;
        let root = document.root_element();
        let is = |node: &Node<'_, '_>, name: &str| node.has_tag_name((METADATA, name));
        if !is(&root, "EntityDescriptor") {
            return None;
        }
        let valid_until = match root.attribute("validUntil") {
            Some(text) => Some(text.parse().ok()?),
            None => None,
        };
        let provider = root.children().find(|node| is(node, "IDPSSODescriptor"))?;
        let signs = |node: &Node<'_, '_>| {
            is(node, "KeyDescriptor") && node.attribute("use").is_none_or(|of| of == "signing")
        };
        let mut keys = Vec::new();
        for descriptor in provider.children().filter(signs) {
            let certificates = descriptor
                .descendants()
                .filter(|node| node.has_tag_name((SIGNATURE, "X509Certificate")));
            for certificate in certificates {
                let der = of_base64(certificate.text()?)?;
                keys.push(certificate::read_der(&der)?.public_key);
            }
        }
        let entity = root.attribute("entityID")?.to_owned();
        (!keys.is_empty()).then_some(Self {
            entity,
            valid_until,
            keys,
        })
    }

    /// Until when the provider is shown to count.
    pub(crate) fn ends(&self, made: Moment) -> Moment {
        self.valid_until
            .unwrap_or_else(|| made.plus_millis(USUAL_DAYS * DAY_MILLIS))
    }
}

/// Base 64 as XML has it: broken into lines.
pub(crate) fn of_base64(text: &str) -> Option<Vec<u8>> {
    let plain: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    BASE64.decode(&plain).ok()
}
