//! `AssumeRoleWithWebIdentity`: from a token that an OpenID Connect provider signed to a session of a role.
//!
//! STS API Reference, `AssumeRoleWithWebIdentity`; IAM User Guide, `id_roles_providers_create_oidc.html`,
//! `reference_policies_iam-condition-keys.html#condition-keys-wif`, `id_session-tags.html`. Texts are as field
//! reports have them, where none says that it is assumed.

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::sts as api;
use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use serde_json::Value;

use crate::account::oidc::without_scheme;
use crate::account::tags::{KeyCase, Tags};
use crate::call::ask::Values;
use crate::call::caller::{Vouched, VouchedBy};
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::proof::jwks::Checked;
use crate::proof::jwt::Jwt;

use super::assume_role;
use super::session_policies::SessionPolicies;
use super::session_tags::Carried;
use super::vouched::{self, Wanted};

/// Providers that every account has (IAM User Guide, `reference_policies_elements_principal.html`).
const BUILT_IN: [&str; 2] = ["accounts.google.com", "cognito-identity.amazonaws.com"];
/// Claims beyond the usual that are condition keys, of providers that many customers share (IAM User Guide,
/// `reference_policies_iam-condition-keys.html#condition-keys-wif`).
const SHARED: [(&str, &[&str]); 1] = [(
    "token.actions.githubusercontent.com",
    &[
        "actor",
        "actor_id",
        "enterprise_id",
        "environment",
        "job_workflow_ref",
        "ref",
        "repository",
        "repository_id",
        "workflow",
    ],
)];
/// How far a provider's clock may be ahead. Assumed.
const SKEW_SECONDS: i64 = 300;

const TAGS: &str = "https://aws.amazon.com/tags";
const SOURCE_IDENTITY: &str = "https://aws.amazon.com/source_identity";

pub(super) fn assume_role_with_web_identity(
    scene: &mut Scene<'_>,
    request: api::AssumeRoleWithWebIdentityRequest,
) -> Result<api::AssumeRoleWithWebIdentityResponse, Refusal> {
    let invalid = |_| refusal::validation(format!("{} is invalid", request.role_arn));
    let arn: Arn = request.role_arn.parse().map_err(invalid)?;
    let operation = Operation::StsAssumeRoleWithWebIdentity;
    let policies = SessionPolicies::read(operation, request.policy.as_deref(), &request.policy_arns)?;
    if request.provider_id.is_some() {
        // Names a provider of access tokens, which only the provider itself can check.
        return Err(Refusal::modelled(
            operation,
            "IDPCommunicationError",
            "The identity provider could not be reached.",
        ));
    }
    let token = request.web_identity_token.expose();
    let jwt = Jwt::read(token).ok_or_else(not_a_jwt)?;
    let word = believe(scene, &jwt)?;
    let carried = carried(&jwt)?;
    let target = assume_role::target(scene, arn, &carried);
    let given = vouched::give(
        scene,
        target,
        Wanted {
            action: "sts:AssumeRoleWithWebIdentity",
            vouched: Vouched {
                by: VouchedBy::WebIdentity,
                principal_id: format!("{}:{}:{}", word.provider, word.audience, word.subject),
                name: word.subject.clone(),
                provider: word.provider.as_str().into(),
            },
            session_name: request.role_session_name,
            seconds: request.duration_seconds,
            policies,
            carried,
            claims: word.claims,
            fleeting: Vec::new(),
        },
    )?;
    Ok(api::AssumeRoleWithWebIdentityResponse {
        credentials: Some(given.credentials),
        subject_from_web_identity_token: Some(word.subject),
        assumed_role_user: Some(given.user),
        packed_policy_size: given.packed,
        provider: Some(word.issuer),
        audience: Some(word.audience),
        source_identity: given.source_identity,
        ..api::AssumeRoleWithWebIdentityResponse::default()
    })
}

/// What a provider says of a caller, once it is believed.
struct Word {
    issuer: String,
    /// As a trust policy names it.
    provider: String,
    audience: String,
    subject: String,
    claims: Vec<(String, Values)>,
}

/// Checks that a token is of a provider of the account, signed by it, in time, and for the right audience.
fn believe(scene: &Scene<'_>, jwt: &Jwt<'_>) -> Result<Word, Refusal> {
    let issuer = jwt.text("iss").ok_or_else(|| missing("iss"))?;
    let url = without_scheme(issuer);
    let built_in = BUILT_IN.contains(&url);
    let arn = provider_arn(scene, url);
    let config = scene.account().oidc_providers.at(arn.as_str(), &scene.view);
    if config.is_none() && !built_in {
        return Err(invalid(format!(
            "No OpenIDConnect provider found in your account for {issuer}"
        )));
    }
    check_signature(scene, jwt, url)?;
    let expires = jwt.seconds("exp").ok_or_else(|| missing("exp"))?;
    let now = scene.now.seconds();
    if expires <= now {
        return Err(Refusal::modelled(
            Operation::StsAssumeRoleWithWebIdentity,
            "ExpiredTokenException",
            format!(
                "Token expired: current date/time {now} must be before the expiration date/time {expires}"
            ),
        ));
    }
    if jwt
        .seconds("nbf")
        .is_some_and(|begins| begins > now + SKEW_SECONDS)
    {
        return Err(not_validated());
    }
    let subject = jwt.text("sub").ok_or_else(|| missing("sub"))?;
    // Who asked for the token, when the token says so, else whom it is for.
    let meant = match jwt.text("azp") {
        Some(party) => vec![party],
        None => jwt.texts("aud"),
    };
    let known = |audience: &&str| {
        built_in || config.is_some_and(|config| config.client_ids.iter().any(|id| id == audience))
    };
    let Some(audience) = meant.iter().copied().find(known) else {
        return Err(match meant.is_empty() {
            true => missing("aud"),
            false => invalid("Incorrect token audience"),
        });
    };
    Ok(Word {
        claims: claims(jwt, url, audience, subject, &arn, config.is_some()),
        issuer: issuer.to_owned(),
        provider: if config.is_some() {
            arn.to_string()
        } else {
            url.to_owned()
        },
        audience: audience.to_owned(),
        subject: subject.to_owned(),
    })
}

fn provider_arn(scene: &Scene<'_>, url: &str) -> Arn {
    let account: AccountId = scene.account_id();
    Arn::iam(scene.partition(), account, &format!("oidc-provider/{url}"))
}

fn check_signature(scene: &Scene<'_>, jwt: &Jwt<'_>, url: &str) -> Result<(), Refusal> {
    // The two blanks are AWS's.
    let no_key = || {
        invalid(
            "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
        )
    };
    let algorithm = jwt.algorithm.ok_or_else(not_a_jwt)?;
    let keys = scene.world.issuers.get(url).ok_or_else(no_key)?;
    match keys.check(algorithm, jwt.kid.as_deref(), jwt.signed, &jwt.signature) {
        Checked::Right => Ok(()),
        Checked::Unknown => Err(no_key()),
        Checked::Wrong => Err(not_validated()),
    }
}

/// The condition keys that a token makes; they stay with the session.
fn claims(
    jwt: &Jwt<'_>,
    url: &str,
    audience: &str,
    subject: &str,
    arn: &Arn,
    is_entity: bool,
) -> Vec<(String, Values)> {
    let one = |name: &str, value: &str| (format!("{url}:{name}"), Values::One(value.to_owned()));
    let mut claims = vec![one("aud", audience), one("sub", subject)];
    let many = |name: &str, values: Vec<&str>| {
        let values = values.into_iter().map(str::to_owned).collect();
        (format!("{url}:{name}"), Values::Many(values))
    };
    if jwt.text("azp").is_some() {
        claims.push(many("oaud", jwt.texts("aud")));
    }
    let methods = jwt.texts("amr");
    if !methods.is_empty() {
        claims.push(many("amr", methods));
    }
    let shared = SHARED.iter().find(|(provider, _)| *provider == url);
    for name in shared.iter().flat_map(|(_, names)| *names) {
        if let Some(value) = jwt.text(name) {
            claims.push(one(name, value));
        }
    }
    let provider = if is_entity { arn.as_str() } else { url };
    claims.push((
        "aws:FederatedProvider".to_owned(),
        Values::One(provider.to_owned()),
    ));
    claims
}

/// Session tags and the source identity that a token carries. A tag's value may be a list of one
/// (IAM User Guide, `id_session-tags.html#id_session-tags_adding-assume-role-idp`).
fn carried(jwt: &Jwt<'_>) -> Result<Carried, Refusal> {
    let mut passed = Tags::none();
    let tags = jwt.claims.get(TAGS);
    let principal = tags.and_then(|tags| tags.get("principal_tags")?.as_object());
    for (key, value) in principal.into_iter().flatten() {
        let value = match value {
            Value::Array(values) => values.first(),
            other => Some(other),
        };
        let text = value.and_then(Value::as_str);
        passed.set(KeyCase::Ignored, key, text.ok_or_else(not_validated)?);
    }
    let transitive = tags.and_then(|tags| tags.get("transitive_tag_keys")?.as_array());
    let transitive: Vec<String> = transitive
        .into_iter()
        .flatten()
        .filter_map(|key| key.as_str().map(str::to_owned))
        .collect();
    Carried::vouched(passed, transitive, jwt.text(SOURCE_IDENTITY))
}

fn invalid(message: impl Into<String>) -> Refusal {
    Refusal::modelled(
        Operation::StsAssumeRoleWithWebIdentity,
        "InvalidIdentityToken",
        message,
    )
}

fn not_a_jwt() -> Refusal {
    invalid("The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)")
}

/// Assumed: what the API reference says of the code.
fn not_validated() -> Refusal {
    invalid(
        "The web identity token that was passed could not be validated by AWS. Get a new identity token from the identity provider and then retry the request.",
    )
}

/// Assumed.
fn missing(claim: &str) -> Refusal {
    invalid(format!("Missing a required claim: {claim}"))
}

#[cfg(test)]
mod tests;
