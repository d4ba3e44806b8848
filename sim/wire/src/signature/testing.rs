//! The signer's side, for tests.

use jiff::Timestamp;
use rolecall_api::credentials::SecretAccessKey;

use super::canonical::Style;
use super::read::{Claim, Form};
use super::{ALGORITHM, Made, Scope, TERMINATOR, basic};
use crate::request::Incoming;

pub(crate) fn date(at: Timestamp) -> String {
    basic(at)
}

pub(crate) fn scope(key: &str, service: &str, region: &str, at: Timestamp) -> Scope {
    Scope {
        access_key_id: key.to_owned(),
        date: basic(at)[..8].to_owned(),
        region: region.to_owned(),
        service: service.to_owned(),
    }
}

pub(crate) fn suffix(scope: &Scope) -> String {
    format!("{}/{}/{}/{TERMINATOR}", scope.date, scope.region, scope.service)
}

/// The signature, in hexadecimal digits.
pub(crate) fn sign(
    request: &Incoming<'_>,
    names: &[String],
    scope: &Scope,
    at: Timestamp,
    secret: &SecretAccessKey,
    in_query: bool,
) -> String {
    let claim = Claim {
        form: if in_query { Form::Query } else { Form::Header },
        algorithm: ALGORITHM.into(),
        credential: "".into(),
        signed_headers: names.iter().map(Into::into).collect(),
        signature: "".into(),
        date: "".into(),
        token: None,
        expires: None,
    };
    let style = match scope.service.as_str() {
        "s3" => Style::S3 {
            hash: request
                .header("x-amz-content-sha256")
                .unwrap_or("UNSIGNED-PAYLOAD"),
        },
        _ => Style::Usual,
    };
    let signed = claim.over(scope.clone(), &basic(at), request, style);
    match &signed.made {
        Made::By { string_to_sign, .. } => signed.signature(secret, string_to_sign),
        Made::Unasked => String::new(),
    }
}
