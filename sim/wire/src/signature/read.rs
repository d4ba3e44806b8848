//! Where a signature stands in a request: in the `Authorization` header, or, presigned, in the query string.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use rolecall_api::error::Refusal;
use rolecall_api::operation::Service;

use super::{LONGEST, SOMEWHERE, Scope, is_region, read_basic, s3};
use crate::form::Parameters;
use crate::refusal;
use crate::request::Incoming;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Header,
    Query,
}

/// What a request says of its signature, unchecked.
#[derive(Debug)]
pub(crate) struct Claim<'a> {
    pub(super) form: Form,
    pub(super) algorithm: Cow<'a, str>,
    pub(super) credential: Cow<'a, str>,
    /// In the order in which they were signed.
    pub(super) signed_headers: Vec<Cow<'a, str>>,
    pub(super) signature: Cow<'a, str>,
    pub(super) date: Cow<'a, str>,
    pub(super) token: Option<Cow<'a, str>>,
    /// How many seconds a presigned URL says that it holds.
    pub(super) expires: Option<Cow<'a, str>>,
}

/// Why there is no claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoSignature {
    /// Nobody signed it.
    Missing,
    /// A part is missing, or can't be read; AWS's text.
    Incomplete(Form, String),
}

impl NoSignature {
    /// In the words of a service.
    pub(crate) fn refusal(&self, service: Service) -> Refusal {
        match self {
            NoSignature::Missing => refusal::missing_authentication_token(service),
            NoSignature::Incomplete(form, _) if service == Service::S3 => s3::incomplete(*form),
            NoSignature::Incomplete(_, message) => refusal::incomplete_signature(service, message.as_str()),
        }
    }
}

/// Finds the signature. `parameters` are those of the query string.
pub(crate) fn claim<'a>(
    request: &Incoming<'a>,
    parameters: &'a Parameters<'_>,
) -> Result<Claim<'a>, NoSignature> {
    match request.header("authorization") {
        Some(authorization) => in_header(request, authorization),
        None if parameters.any_beneath("X-Amz-Algorithm") || parameters.any_beneath("X-Amz-Signature") => {
            in_query(parameters)
        }
        None => Err(NoSignature::Missing),
    }
}

impl Claim<'_> {
    /// The access key id, the region and the service that it claims, as far as they can be read.
    pub(crate) fn region_and_service(&self) -> Option<(&str, &str)> {
        let mut parts = self.credential.split('/').skip(2);
        Some((parts.next()?, parts.next()?))
    }

    /// The time of the signature: `20150830T123600Z` or, in a `Date` header, as HTTP writes it.
    pub(super) fn moment(&self) -> Option<Timestamp> {
        let http = || match self.form {
            Form::Header => rfc2822::DateTimeParser::new()
                .parse_timestamp(self.date.as_bytes())
                .ok(),
            Form::Query => None,
        };
        read_basic(&self.date).or_else(http)
    }
}

/// Whose key a request names, without its signature: what stands in an `Authorization` header or a query
/// string, as far as it can be read.
pub(crate) fn named(request: &Incoming<'_>, parameters: &Parameters<'_>) -> Option<Scope> {
    let in_header = || {
        let (_, rest) = request.header("authorization")?.split_once("Credential=")?;
        rest.split([',', ' ']).next()
    };
    let credential = in_header().or_else(|| parameters.get("X-Amz-Credential"))?;
    let mut parts = credential.split('/');
    let access_key_id = parts.next().filter(|id| (1..=LONGEST).contains(&id.len()))?;
    let mut part = || parts.next().unwrap_or_default().to_owned();
    let (date, region, service) = (part(), part(), part());
    Some(Scope {
        access_key_id: access_key_id.to_owned(),
        date,
        region: if is_region(&region) {
            region
        } else {
            SOMEWHERE.to_owned()
        },
        service,
    })
}

fn in_header<'a>(request: &Incoming<'a>, authorization: &'a str) -> Result<Claim<'a>, NoSignature> {
    let (algorithm, rest) = authorization.split_once(' ').unwrap_or((authorization, ""));
    let (mut credential, mut signed_headers, mut signature) = (None, None, None);
    // Of a foreign scheme nothing is read: it may be a password.
    let rest = if is_ours(authorization) { rest } else { "" };
    for part in rest
        .split(',')
        .map(str::trim_ascii)
        .filter(|part| !part.is_empty())
    {
        let Some((name, value)) = part.split_once('=') else {
            let message = format!(
                "'{part}' not a valid key=value pair (missing equal-sign) in Authorization header: '{authorization}'."
            );
            return Err(NoSignature::Incomplete(Form::Header, message));
        };
        match name.trim_ascii() {
            "Credential" => credential = Some(value.trim_ascii()),
            "SignedHeaders" => signed_headers = Some(value.trim_ascii()),
            "Signature" => signature = Some(value.trim_ascii()),
            _ => {}
        }
    }
    let date = request.header("x-amz-date").or_else(|| request.header("date"));
    let (Some(credential), Some(signed_headers), Some(signature), Some(date)) =
        (credential, signed_headers, signature, date)
    else {
        let mut message = String::new();
        for (part, name) in [
            (credential, "Credential"),
            (signature, "Signature"),
            (signed_headers, "SignedHeaders"),
        ] {
            if part.is_none() {
                message.push_str(&format!("Authorization header requires '{name}' parameter. "));
            }
        }
        if date.is_none() {
            message.push_str(
                "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ",
            );
        }
        message.push_str(&format!("Authorization={}", shown(authorization)));
        return Err(NoSignature::Incomplete(Form::Header, message));
    };
    Ok(Claim {
        form: Form::Header,
        algorithm: algorithm.into(),
        credential: credential.into(),
        signed_headers: names(signed_headers),
        signature: signature.into(),
        date: date.into(),
        token: request.header("x-amz-security-token").map(Cow::from),
        expires: None,
    })
}

fn is_ours(authorization: &str) -> bool {
    authorization.starts_with("AWS4-")
}

/// What stands in an error of a header: of a foreign scheme its name alone.
fn shown(authorization: &str) -> &str {
    match authorization.split_once(' ') {
        Some((scheme, _)) if !is_ours(authorization) => scheme,
        _ => authorization,
    }
}

fn in_query<'a>(parameters: &'a Parameters<'_>) -> Result<Claim<'a>, NoSignature> {
    let value = |name: &str| parameters.get(name).filter(|value| !value.is_empty());
    let named = [
        "X-Amz-Algorithm",
        "X-Amz-Credential",
        "X-Amz-Signature",
        "X-Amz-SignedHeaders",
        "X-Amz-Date",
    ];
    let [
        Some(algorithm),
        Some(credential),
        Some(signature),
        Some(signed_headers),
        Some(date),
    ] = named.map(value)
    else {
        let missing = named.iter().filter(|name| value(name).is_none());
        let mut message: String = missing
            .map(|name| format!("AWS query-string parameters must include '{name}'. "))
            .collect();
        message.push_str("Re-examine the query-string parameters.");
        return Err(NoSignature::Incomplete(Form::Query, message));
    };
    Ok(Claim {
        form: Form::Query,
        algorithm: algorithm.into(),
        credential: credential.into(),
        signed_headers: names(signed_headers),
        signature: signature.into(),
        date: date.into(),
        token: value("X-Amz-Security-Token").map(Cow::from),
        expires: value("X-Amz-Expires").map(Cow::from),
    })
}

/// How many headers may be signed: a signature names each, and each is looked for.
const MOST_SIGNED_HEADERS: usize = 200;

fn names(list: &str) -> Vec<Cow<'_, str>> {
    let names = list
        .split(';')
        .map(str::trim_ascii)
        .filter(|name| !name.is_empty());
    names.take(MOST_SIGNED_HEADERS).map(lower).collect()
}

fn lower(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(name.to_ascii_lowercase()),
        false => Cow::Borrowed(name),
    }
}
