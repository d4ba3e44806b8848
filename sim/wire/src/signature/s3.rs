//! What S3 asks of a signature, and no other service does.
//!
//! S3 API Reference, `sig-v4-header-based-auth.html` and `sigv4-query-string-auth.html`: a header says how the
//! body was hashed, or that it wasn't; a presigned URL holds as long as it says; every `x-amz-` header is signed.
//! Codes: `ErrorResponses.html`. Texts as S3 was seen to give them, where no comment says that they are assumed.

use data_encoding::HEXLOWER;
use jiff::{SignedDuration, Timestamp};
use rolecall_api::error::Refusal;
use sha2::{Digest as _, Sha256};

use super::canonical::Style;
use super::read::{Claim, Form};
use super::{ALGORITHM, Expected, Scope, Signed, TERMINATOR, basic, is_region};
use crate::refusal::refuse;
use crate::request::Incoming;

/// The header with the body's hash.
const HASH: &str = "x-amz-content-sha256";
/// What stands for the hash of a body that nobody hashed.
const UNSIGNED: &str = "UNSIGNED-PAYLOAD";
/// The longest that a presigned URL may hold: a week, in seconds.
const LONGEST_EXPIRY: i64 = 604_800;
/// How far a signature in a header may be off.
const SKEW: SignedDuration = SignedDuration::from_mins(15);

/// A signature in a form that can't be read.
pub(super) fn incomplete(form: Form) -> Refusal {
    match form {
        Form::Header => header(
            "the authorization header requires three components: Credential, SignedHeaders, and Signature.",
        ),
        Form::Query => in_query(
            "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.",
        ),
    }
}

fn header(what: impl std::fmt::Display) -> Refusal {
    let message = format!("The authorization header is malformed; {what}");
    refuse(400, "AuthorizationHeaderMalformed", message)
}

fn in_query(message: impl Into<String>) -> Refusal {
    refuse(400, "AuthorizationQueryParametersError", message)
}

fn denied(message: &str) -> Refusal {
    refuse(403, "AccessDenied", message)
}

/// Checks everything but the signature itself. The order of the checks is assumed.
pub(super) fn check(
    claim: &Claim<'_>,
    expected: Expected<'_>,
    request: &Incoming<'_>,
) -> Result<Signed, Refusal> {
    if claim.algorithm != ALGORITHM {
        return Err(match claim.form {
            Form::Header => refuse(400, "InvalidArgument", "Unsupported Authorization Type"),
            Form::Query => {
                in_query("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\"")
            }
        });
    }
    let at = claim.moment().ok_or_else(|| match claim.form {
        Form::Header => denied("AWS authentication requires a valid Date or x-amz-date header"),
        Form::Query => in_query("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\""),
    })?;
    let written = basic(at);
    let scope = scope(claim, expected, &written)?;
    timely(claim, at, expected.wall)?;
    let must = |name: &str| name.eq_ignore_ascii_case("host") || starts_with(name, "x-amz-");
    let is_signed = |name: &str| {
        let mut signed = claim.signed_headers.iter();
        signed.any(|signed| signed.eq_ignore_ascii_case(name))
    };
    let mut names = request.headers.iter().map(|(name, _)| *name);
    if !is_signed("host") || names.any(|name| must(name) && !is_signed(name)) {
        return Err(denied(
            "There were headers present in the request which were not signed",
        ));
    }
    let hash = hash(claim, request)?;
    Ok(claim.over(scope, &written, request, Style::S3 { hash }))
}

fn starts_with(name: &str, prefix: &str) -> bool {
    let start = name.get(..prefix.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

fn scope(claim: &Claim<'_>, expected: Expected<'_>, written: &str) -> Result<Scope, Refusal> {
    let wrong = |what: String| match claim.form {
        Form::Header => header(what),
        Form::Query => in_query(format!("Error parsing the X-Amz-Credential parameter; {what}")),
    };
    let parts: Vec<&str> = claim.credential.split('/').collect();
    let &[access_key_id, date, region, service, terminator] = parts.as_slice() else {
        return Err(wrong(
            "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\"."
                .to_owned(),
        ));
    };
    if let Some(wanted) = expected.region.filter(|wanted| region != *wanted) {
        return Err(wrong(format!(
            "the region '{region}' is wrong; expecting '{wanted}'"
        )));
    }
    if !is_region(region) {
        return Err(wrong(format!("the region '{region}' is wrong")));
    }
    let own = expected.service.info().name;
    if service != own {
        return Err(wrong(format!(
            "incorrect service \"{service}\". This endpoint belongs to \"{own}\"."
        )));
    }
    if terminator != TERMINATOR {
        return Err(wrong(format!(
            "incorrect terminal \"{terminator}\". This endpoint uses \"{TERMINATOR}\"."
        )));
    }
    let day = written.get(..8).unwrap_or_default();
    if date != day {
        return Err(wrong(format!(
            "Invalid credential date \"{date}\". This date is not the same as X-Amz-Date: \"{day}\"."
        )));
    }
    Scope::of(expected.service, access_key_id, date, region)
}

/// A header's signature is from about now, a URL's from before its end.
fn timely(claim: &Claim<'_>, at: Timestamp, wall: Timestamp) -> Result<(), Refusal> {
    let age = wall.duration_since(at);
    match claim.form {
        Form::Header if age.abs() > SKEW => Err(refuse(
            403,
            "RequestTimeTooSkewed",
            "The difference between the request time and the current time is too large.",
        )),
        Form::Header => Ok(()),
        Form::Query => {
            let Some(expires) = &claim.expires else {
                return Err(incomplete(Form::Query));
            };
            let seconds: i64 = expires
                .parse()
                .map_err(|_| in_query("X-Amz-Expires should be a number"))?;
            if seconds < 0 {
                return Err(in_query("X-Amz-Expires must be non-negative"));
            }
            if seconds > LONGEST_EXPIRY {
                return Err(in_query(
                    "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds",
                ));
            }
            if age > SignedDuration::from_secs(seconds) {
                return Err(denied("Request has expired"));
            }
            if -age > SKEW {
                return Err(denied("Request is not valid yet"));
            }
            Ok(())
        }
    }
}

/// What was signed for the hash of the body; where it is one, it must be the body's.
fn hash<'r>(claim: &Claim<'_>, request: &Incoming<'r>) -> Result<&'r str, Refusal> {
    let Some(said) = request.header(HASH) else {
        return match claim.form {
            Form::Query => Ok(UNSIGNED),
            Form::Header => Err(refuse(
                400,
                "InvalidRequest",
                format!("Missing required header for this request: {HASH}"),
            )),
        };
    };
    if said == UNSIGNED || said.starts_with("STREAMING-") {
        return Ok(said);
    }
    let is_hash = said.len() == 64 && said.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_hash {
        return Err(refuse(
            400,
            "InvalidArgument",
            format!("{HASH} must be {UNSIGNED}, STREAMING-AWS4-HMAC-SHA256-PAYLOAD or a valid sha256 value."),
        ));
    }
    if !said.eq_ignore_ascii_case(&HEXLOWER.encode(&Sha256::digest(request.body))) {
        return Err(refuse(
            400,
            "XAmzContentSHA256Mismatch",
            format!("The provided '{HASH}' header does not match what was computed."),
        ));
    }
    Ok(said)
}

#[cfg(test)]
mod tests;
