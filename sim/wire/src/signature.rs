//! Signature Version 4, from the verifier's side: what a request's signature says, and whether it is right.
//!
//! IAM User Guide, `reference_sigv-create-signed-request.html` and `reference_sigv.html`. A verifier forms
//! the canonical request from what was received and signed, whatever that was; AWS's signer for Rust forms
//! it from what it would itself sign, and brings some ninety packages along. So this is written over SHA-256
//! and HMAC, and AWS's own test suite is its judge.
//!
//! The time that a signature is checked against is the wall's, never the world's: a client can't know the
//! latter.

mod canonical;
mod key;
mod read;
mod s3;

use std::fmt;

use data_encoding::HEXLOWER;
use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use rolecall_api::credentials::{SecretAccessKey, SessionToken};
use rolecall_api::error::Refusal;
use rolecall_api::operation::{Protocol, Service};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use self::canonical::Style;
use crate::digits;
use crate::refusal;
use crate::request::Incoming;
pub(crate) use read::{Claim, NoSignature, claim, named};

/// The one algorithm.
pub(crate) const ALGORITHM: &str = "AWS4-HMAC-SHA256";
/// The last part of a scope.
const TERMINATOR: &str = "aws4_request";
/// The longest region, service and access key id that are looked at.
const LONGEST: usize = 128;
/// Where a call is made that names no region, and refused when its signature is wrong.
pub(crate) const SOMEWHERE: &str = "us-east-1";

/// Whose a request says it is, and for where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scope {
    pub(crate) access_key_id: String,
    pub(crate) date: String,
    pub(crate) region: String,
    pub(crate) service: String,
}

/// A signature with all that is needed to check it, and nothing of the request.
#[derive(Clone)]
pub(crate) struct Signed {
    pub(crate) scope: Scope,
    token: Option<SessionToken>,
    made: Made,
}

/// What a signature was made from, and it.
#[derive(Clone)]
enum Made {
    By {
        string_to_sign: String,
        signature: String,
    },
    /// Nobody is asked for a signature here: whoever names a key is taken for who holds it.
    Unasked,
}

impl fmt::Debug for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signed")
            .field("scope", &self.scope)
            .finish_non_exhaustive()
    }
}

/// What a signature has to agree with besides the secret.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Expected<'e> {
    pub(crate) service: Service,
    /// The only region that may be signed for, where the host says so.
    pub(crate) region: Option<&'e str>,
    /// The time on the wall.
    pub(crate) wall: Timestamp,
}

impl Claim<'_> {
    /// Checks everything but the signature itself, in AWS's order: time, host, algorithm, scope.
    ///
    /// # Errors
    /// AWS's refusal.
    pub(crate) fn check(&self, expected: Expected<'_>, request: &Incoming<'_>) -> Result<Signed, Refusal> {
        let service = expected.service;
        if service == Service::S3 {
            return s3::check(self, expected, request);
        }
        let at = self.moment().ok_or_else(|| {
            let message = format!(
                "Date must be in ISO-8601 'basic format'. Got '{}'. See http://en.wikipedia.org/wiki/ISO_8601",
                self.date
            );
            refusal::incomplete_signature(service, message)
        })?;
        timely(service, at, expected.wall)?;
        if !self
            .signed_headers
            .iter()
            .any(|name| name.eq_ignore_ascii_case("host"))
        {
            let message = "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
            return Err(refusal::unfit_signature(service, message));
        }
        if self.algorithm != ALGORITHM {
            let message = format!("Unsupported AWS 'algorithm': '{}'. ", self.algorithm);
            return Err(refusal::incomplete_signature(service, message));
        }
        let written = basic(at);
        let scope = self.scope(expected, &written)?;
        Ok(self.over(scope, &written, request, Style::Usual))
    }

    /// The signature over a request, with what it was made from.
    fn over(&self, scope: Scope, written: &str, request: &Incoming<'_>, style: Style<'_>) -> Signed {
        let hash = Sha256::digest(canonical::request(
            request,
            &self.signed_headers,
            self.form,
            style,
        ));
        let Scope {
            date,
            region,
            service,
            ..
        } = &scope;
        let scoped = [date, "/", region, "/", service, "/", TERMINATOR].concat();
        let string_to_sign = [ALGORITHM, written, &scoped, &HEXLOWER.encode(&hash)].join("\n");
        Signed {
            scope,
            token: self.token.as_deref().map(SessionToken::new),
            made: Made::By {
                string_to_sign,
                signature: self.signature.to_string(),
            },
        }
    }

    fn scope(&self, expected: Expected<'_>, written: &str) -> Result<Scope, Refusal> {
        let service = expected.service;
        let parts: Vec<&str> = self.credential.split('/').collect();
        let &[access_key_id, date, region, name, terminator] = parts.as_slice() else {
            let message = format!(
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{}'",
                self.credential
            );
            return Err(refusal::incomplete_signature(service, message));
        };
        let mut faults = Vec::new();
        let region_fits = expected
            .region
            .map_or_else(|| is_region(region), |wanted| region == wanted);
        if !region_fits {
            faults.push(format!(
                "Credential should be scoped to a valid region, not '{region}'. "
            ));
        }
        if name != service.info().name {
            faults.push(format!(
                "Credential should be scoped to correct service: '{}'. ",
                service.info().name
            ));
        }
        if terminator != TERMINATOR {
            faults.push(format!(
                "Credential should be scoped with a valid terminator: '{TERMINATOR}', not '{terminator}'. "
            ));
        }
        let day = written.get(..8).unwrap_or_default();
        if date != day {
            faults.push(format!(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{date}' != '{day}', from '{written}'. "
            ));
        }
        if !faults.is_empty() {
            return Err(refusal::unfit_signature(service, faults.concat()));
        }
        Scope::of(service, access_key_id, date, region)
    }
}

impl Scope {
    /// Of a service, in the day and the region that a credential names. A key longer than any is an unknown one.
    fn of(service: Service, access_key_id: &str, date: &str, region: &str) -> Result<Scope, Refusal> {
        if access_key_id.len() > LONGEST {
            let unknown = rolecall_world::call::refusal::invalid_client_token_id();
            return Err(rolecall_world::call::dialect::of(service, unknown));
        }
        Ok(Scope {
            access_key_id: access_key_id.to_owned(),
            date: date.to_owned(),
            region: region.to_owned(),
            service: service.info().name.to_owned(),
        })
    }
}

impl Signed {
    /// The key that somebody names, if they do, where nobody is asked for a signature.
    pub(crate) fn unasked(named: Option<Scope>) -> Signed {
        let nobody = || Scope {
            access_key_id: String::new(),
            date: String::new(),
            region: SOMEWHERE.to_owned(),
            service: String::new(),
        };
        Signed {
            scope: named.unwrap_or_else(nobody),
            token: None,
            made: Made::Unasked,
        }
    }

    /// Whether this secret made the signature, where one is asked for. The comparison takes the same time
    /// wherever they differ.
    pub(crate) fn is_by(&self, secret: &SecretAccessKey) -> bool {
        let Made::By {
            string_to_sign,
            signature,
        } = &self.made
        else {
            return true;
        };
        let right = self.signature(secret, string_to_sign);
        right.as_bytes().ct_eq(signature.as_bytes()).into()
    }

    fn signature(&self, secret: &SecretAccessKey, string_to_sign: &str) -> String {
        HEXLOWER.encode(&key::of(&self.scope, secret).sign(string_to_sign.as_bytes()))
    }

    /// Whether the token is the one that goes with the key, where a signature is asked for.
    pub(crate) fn has_token(&self, token: Option<&SessionToken>) -> bool {
        if matches!(self.made, Made::Unasked) {
            return true;
        }
        let text = |token: Option<&SessionToken>| token.map_or(String::new(), |it| it.expose().to_owned());
        let (left, right) = (text(self.token.as_ref()), text(token));
        left.as_bytes().ct_eq(right.as_bytes()).into()
    }
}

/// How far a signature may be off: fifteen minutes for most services, five for those of JSON 1.1 that were
/// seen (texts and figures as AWS was seen to give them). `X-Amz-Expires` shortens nothing: STS honours a
/// presigned URL for fifteen minutes whatever it says (aws/aws-sdk-go#2167). S3 has rules of its own.
fn timely(service: Service, at: Timestamp, wall: Timestamp) -> Result<(), Refusal> {
    let minutes = match service.protocol() {
        Protocol::Json => 5,
        _ => 15,
    };
    let skew = SignedDuration::from_mins(minutes);
    let (Ok(earliest), Ok(latest)) = (wall.checked_sub(skew), wall.checked_add(skew)) else {
        return Ok(());
    };
    let told = if at < earliest {
        format!(
            "Signature expired: {} is now earlier than {} ({} - {minutes} min.)",
            basic(at),
            basic(earliest),
            basic(wall)
        )
    } else if at > latest {
        format!(
            "Signature not yet current: {} is still later than {} ({} + {minutes} min.)",
            basic(at),
            basic(latest),
            basic(wall)
        )
    } else {
        return Ok(());
    };
    Err(refusal::untimely_signature(service, told))
}

/// A region by its form: a client may name one that is newer than this program.
fn is_region(text: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (2..=32).contains(&text.len()) && text.bytes().all(known)
}

/// `20150830T123600Z`.
fn basic(at: Timestamp) -> String {
    digits::stamp(at, ["", "", "T", "", "", "Z"])
}

fn read_basic(text: &str) -> Option<Timestamp> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let whole = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    if !whole(date, 8) || !whole(time, 6) {
        return None;
    }
    let two = |part: &str, at: usize| part.get(at..at + 2)?.parse::<i8>().ok();
    let year = date.get(..4)?.parse().ok()?;
    // A leap second is the one before it, as in all of POSIX's time.
    let second = two(time, 4)?;
    let second = if second == 60 { 59 } else { second };
    let time = DateTime::new(
        year,
        two(date, 4)?,
        two(date, 6)?,
        two(time, 0)?,
        two(time, 2)?,
        second,
        0,
    );
    TimeZone::UTC.to_timestamp(time.ok()?).ok()
}

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
