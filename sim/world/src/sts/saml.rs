//! `AssumeRoleWithSAML`: from an assertion that a SAML provider signed to a session of a role.
//!
//! STS API Reference, `AssumeRoleWithSAML`; IAM User Guide, `id_roles_providers_create_saml_assertions.html`,
//! `troubleshoot_saml.html`, `reference_policies_iam-condition-keys.html#condition-keys-saml`. Texts are those
//! of the page on troubleshooting and of field reports, where none says that it is assumed.

use data_encoding::BASE64;
use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::sts as api;
use rolecall_iam::arn::Arn;
use roxmltree::{Document, Node};
use sha1::{Digest as _, Sha1};

use crate::account::saml::{Metadata, of_base64};
use crate::account::tags::{KeyCase, Tags};
use crate::call::ask::{Claims, Values};
use crate::call::caller::{Vouched, VouchedBy};
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::proof::xml_signature::{self, Signed};
use crate::time::clock::Moment;

use super::assume_role;
use super::session_policies::SessionPolicies;
use super::session_tags::Carried;
use super::vouched::{self, Wanted};

const PROTOCOL: &str = "urn:oasis:names:tc:SAML:2.0:protocol";
const ASSERTION: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
const ATTRIBUTES: &str = "https://aws.amazon.com/SAML/Attributes/";
const PERSISTENT: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
const TRANSIENT: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
const OPERATION: Operation = Operation::StsAssumeRoleWithSAML;
/// An assertion counts so long after it was made.
const REDEEM_MILLIS: i64 = 5 * 60 * 1000;

pub(super) fn assume_role_with_saml(
    scene: &mut Scene<'_>,
    request: api::AssumeRoleWithSAMLRequest,
) -> Result<api::AssumeRoleWithSAMLResponse, Refusal> {
    let read = |text: &str| {
        let invalid = |_| refusal::validation(format!("{text} is invalid"));
        text.parse::<Arn>().map_err(invalid)
    };
    let role = read(&request.role_arn)?;
    let provider = read(&request.principal_arn)?;
    let policies = SessionPolicies::read(OPERATION, request.policy.as_deref(), &request.policy_arns)?;
    let word = believe(scene, &provider, request.saml_assertion.expose())?;
    if !word.offers(&request.role_arn, &request.principal_arn) {
        return Err(refusal::access_denied(vouched::not_authorized(
            "sts:AssumeRoleWithSAML",
        )));
    }
    let carried = word.carried()?;
    let seconds = word.seconds(scene.now, request.duration_seconds);
    let target = assume_role::target(scene, role, &carried);
    let (claims, fleeting) = word.claims(&provider);
    let given = vouched::give(
        scene,
        target,
        Wanted {
            action: "sts:AssumeRoleWithSAML",
            vouched: Vouched {
                by: VouchedBy::Saml,
                provider: provider.as_str().into(),
                principal_id: format!("{}:{}", word.qualifier, word.subject),
                name: word.subject.clone(),
            },
            session_name: word.session_name()?,
            seconds,
            policies,
            carried,
            claims,
            fleeting,
        },
    )?;
    Ok(api::AssumeRoleWithSAMLResponse {
        credentials: Some(given.credentials),
        assumed_role_user: Some(given.user),
        packed_policy_size: given.packed,
        subject: Some(word.subject),
        subject_type: Some(word.subject_type),
        issuer: Some(word.issuer),
        audience: Some(word.recipient),
        name_qualifier: Some(word.qualifier),
        source_identity: given.source_identity,
        ..api::AssumeRoleWithSAMLResponse::default()
    })
}

/// What a provider says of a caller, once it is believed.
struct Word {
    issuer: String,
    subject: String,
    /// `persistent`, `transient`, or the whole name of another format.
    subject_type: String,
    /// Where the assertion is to be presented.
    recipient: String,
    /// Who the provider is, hashed: what makes a subject unique.
    qualifier: String,
    session_ends: Option<Moment>,
    attributes: Vec<(String, Vec<String>)>,
}

/// Checks that an assertion is of a provider of the account, signed by it, in time, and for AWS.
fn believe(scene: &Scene<'_>, provider: &Arn, assertion: &str) -> Result<Word, Refusal> {
    let now = scene.now;
    let text = of_base64(assertion).and_then(|bytes| String::from_utf8(bytes).ok());
    let text = text.ok_or_else(|| invalid("Invalid base64 SAMLResponse"))?;
    let metadata = scene.account().saml_providers.at(provider.as_str(), &scene.view);
    let metadata = metadata
        .and_then(|document| Metadata::read(document))
        .ok_or_else(|| invalid("Specified provider doesn't exist"))?;
    // Assumed: whose metadata has ended is not there.
    if metadata.valid_until.is_some_and(|end| end <= now) {
        return Err(invalid("Specified provider doesn't exist"));
    }
    let document = Document::parse(&text).map_err(|_| invalid("Invalid base64 SAMLResponse"))?;
    let response = document.root_element();
    if !response.has_tag_name((PROTOCOL, "Response")) {
        return Err(invalid("Invalid base64 SAMLResponse"));
    }
    let assertion = one(response, "Assertion").ok_or_else(not_valid)?;
    let issuer = text_of(one(assertion, "Issuer").ok_or_else(not_valid)?);
    if issuer != metadata.entity {
        return Err(invalid("Issuer not present in specified provider"));
    }
    // Either may be signed, and one must be; none may be signed wrongly.
    let signed = [response, assertion].map(|node| xml_signature::check(&document, node, &metadata.keys));
    if signed.contains(&Signed::Wrongly) || !signed.contains(&Signed::Rightly) {
        return Err(invalid("Response signature invalid"));
    }
    in_time(assertion, now)?;
    let subject = one(assertion, "Subject").ok_or_else(not_valid)?;
    let name = one(subject, "NameID").ok_or_else(not_valid)?;
    let confirmation =
        one(subject, "SubjectConfirmation").and_then(|node| one(node, "SubjectConfirmationData"));
    let confirmation = confirmation.ok_or_else(not_valid)?;
    ends_after(confirmation, "NotOnOrAfter", now)?;
    let recipient = confirmation.attribute("Recipient").unwrap_or_default();
    if !is_aws(recipient) {
        return Err(not_valid());
    }
    let statement = one(assertion, "AuthnStatement");
    let friendly = provider.resource().trim_start_matches("saml-provider");
    let qualifier = Sha1::digest(format!("{issuer}{}{friendly}", provider.account()));
    Ok(Word {
        issuer,
        subject: text_of(name),
        subject_type: match name.attribute("Format") {
            Some(PERSISTENT) => "persistent".to_owned(),
            Some(TRANSIENT) => "transient".to_owned(),
            other => other.unwrap_or_default().to_owned(),
        },
        recipient: recipient.to_owned(),
        qualifier: BASE64.encode(&qualifier),
        session_ends: statement.and_then(|node| node.attribute("SessionNotOnOrAfter")?.parse().ok()),
        attributes: attributes(assertion),
    })
}

/// The one child of that name among those of assertions; nothing, when there are several.
fn one<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    let mut found = node
        .children()
        .filter(|child| child.has_tag_name((ASSERTION, name)));
    found.next().filter(|_| found.next().is_none())
}

/// All text of an element. What stands between two comments is one text: canonical form drops comments, so
/// that one could be put into a signed name to cut it short.
fn text_of(node: Node<'_, '_>) -> String {
    let texts = node
        .descendants()
        .filter(Node::is_text)
        .filter_map(|text| text.text());
    texts.collect::<String>().trim().to_owned()
}

/// When it was made, and its conditions: from when, until when, and for whom.
fn in_time(assertion: Node<'_, '_>, now: Moment) -> Result<(), Refusal> {
    let made: Moment = assertion
        .attribute("IssueInstant")
        .and_then(|text| text.parse().ok())
        .ok_or_else(not_valid)?;
    if made.plus_millis(REDEEM_MILLIS) < now {
        return Err(expired("Token must be redeemed within 5 minutes of issuance"));
    }
    let conditions = one(assertion, "Conditions").ok_or_else(not_valid)?;
    ends_after(conditions, "NotOnOrAfter", now)?;
    let begins: Option<Moment> = conditions
        .attribute("NotBefore")
        .and_then(|text| text.parse().ok());
    if begins.is_some_and(|begins| begins > now.plus_millis(REDEEM_MILLIS)) {
        return Err(not_valid());
    }
    let audiences = one(conditions, "AudienceRestriction").ok_or_else(not_valid)?;
    let for_aws = |audience: Node<'_, '_>| {
        let text = text_of(audience);
        text == "urn:amazon:webservices" || is_aws(&text)
    };
    match audiences
        .children()
        .any(|node| node.has_tag_name((ASSERTION, "Audience")) && for_aws(node))
    {
        true => Ok(()),
        false => Err(not_valid()),
    }
}

/// A point in time that an element must have, and that must not be over.
fn ends_after(node: Node<'_, '_>, name: &str, now: Moment) -> Result<(), Refusal> {
    let end = node.attribute(name).and_then(|text| text.parse::<Moment>().ok());
    let end = end.ok_or_else(not_valid)?;
    if end <= now {
        let (now, end) = (now.seconds(), end.seconds());
        return Err(expired(format!(
            "Token expired: current date/time {now} must be before the expiration date/time {end}"
        )));
    }
    Ok(())
}

/// Where AWS takes assertions (IAM User Guide, `id_roles_providers_create_saml_assertions.html`): globally, in
/// a region, and in the other partitions.
fn is_aws(url: &str) -> bool {
    let host = url
        .strip_prefix("https://")
        .and_then(|rest| rest.split_once("/saml"));
    host.is_some_and(|(host, rest)| {
        let at = |domain: &str| host == domain || host.ends_with(&format!(".{domain}"));
        (rest.is_empty() || rest.starts_with('/'))
            && [
                "signin.aws.amazon.com",
                "signin.amazonaws.cn",
                "signin.amazonaws-us-gov.com",
            ]
            .into_iter()
            .any(at)
    })
}

fn attributes(assertion: Node<'_, '_>) -> Vec<(String, Vec<String>)> {
    let is = |node: &Node<'_, '_>, name: &str| node.has_tag_name((ASSERTION, name));
    let statements = assertion.children().filter(|node| is(node, "AttributeStatement"));
    statements
        .flat_map(|statement| statement.children())
        .filter(|node| is(node, "Attribute"))
        .filter_map(|attribute| {
            let values = attribute.children().filter(|node| is(node, "AttributeValue"));
            let values = values.map(text_of);
            Some((attribute.attribute("Name")?.to_owned(), values.collect()))
        })
        .collect()
}

impl Word {
    fn attribute(&self, name: &str) -> Option<&[String]> {
        let named = |(known, _): &&(String, Vec<String>)| known.strip_prefix(ATTRIBUTES) == Some(name);
        self.attributes.iter().find(named).map(|(_, values)| &values[..])
    }

    /// Whether the assertion names the role together with the provider, in either order.
    fn offers(&self, role: &str, provider: &str) -> bool {
        let pairs = self.attribute("Role").unwrap_or_default().iter();
        pairs
            .filter_map(|pair| pair.split_once(','))
            .any(|(first, second)| {
                let pair = (first.trim(), second.trim());
                pair == (role, provider) || pair == (provider, role)
            })
    }

    fn session_name(&self) -> Result<String, Refusal> {
        let name = self.attribute("RoleSessionName").and_then(<[String]>::first);
        let name = name.ok_or_else(|| invalid("RoleSessionName is required in AuthnResponse"))?;
        match is_name(name) {
            true => Ok(name.clone()),
            false => Err(invalid(
                "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}",
            )),
        }
    }

    /// As asked, and no longer than the provider lets its own session last.
    fn seconds(&self, now: Moment, asked: Option<i64>) -> Option<i64> {
        let Some(end) = self.session_ends else {
            return asked;
        };
        let left = end.seconds() - now.seconds();
        Some(asked.unwrap_or(assume_role::USUAL_SECONDS).min(left.max(0)))
    }

    fn carried(&self) -> Result<Carried, Refusal> {
        let mut passed = Tags::none();
        for (name, values) in &self.attributes {
            let key = name
                .strip_prefix(ATTRIBUTES)
                .and_then(|name| name.strip_prefix("PrincipalTag:"));
            if let (Some(key), Some(value)) = (key, values.first()) {
                passed.set(KeyCase::Ignored, key, value);
            }
        }
        let transitive = self.attribute("TransitiveTagKeys").unwrap_or_default().to_vec();
        let identity = self.attribute("SourceIdentity").and_then(<[String]>::first);
        if identity.is_some_and(|identity| !is_name(identity)) {
            return Err(invalid(
                "Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\"",
            ));
        }
        Carried::vouched(passed, transitive, identity.map(String::as_str))
    }

    /// The condition keys for the session and the trust policy, and those that the trust policy alone sees.
    fn claims(&self, provider: &Arn) -> (Claims, Claims) {
        let one = |name: &str, value: &str| (name.to_owned(), Values::One(value.to_owned()));
        let friendly = provider.resource().trim_start_matches("saml-provider");
        let lasting = vec![
            one("saml:namequalifier", &self.qualifier),
            one("saml:sub", &self.subject),
            one("saml:sub_type", &self.subject_type),
            one("aws:FederatedProvider", provider.as_str()),
        ];
        let fleeting = vec![
            one("saml:aud", &self.recipient),
            one("saml:iss", &self.issuer),
            one("saml:doc", &format!("{}{friendly}", provider.account())),
        ];
        (lasting, fleeting)
    }
}

fn is_name(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"_+=,.@-".contains(&byte);
    (2..=64).contains(&text.len()) && text.bytes().all(fits)
}

fn invalid(message: impl Into<String>) -> Refusal {
    Refusal::modelled(OPERATION, "InvalidIdentityToken", message)
}

/// Assumed: what the console says of such an assertion.
fn not_valid() -> Refusal {
    invalid("Your request included an invalid SAML response")
}

fn expired(message: impl Into<String>) -> Refusal {
    Refusal::modelled(OPERATION, "ExpiredTokenException", message)
}

#[cfg(test)]
mod tests;
