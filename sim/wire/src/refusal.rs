//! What the door itself refuses, before the world is asked: codes, texts and statuses.
//!
//! Sources: "common errors" of the IAM and STS API references for codes and statuses; texts as AWS was seen
//! to give them where a comment says so.

use rolecall_api::error::Refusal;
use rolecall_api::operation::{Protocol, Service};
pub(crate) use rolecall_world::call::refusal::refuse;

/// No operation of that name and version. Seen of STS in 2026, texts for an absent and an empty version
/// too.
pub(crate) fn invalid_action(name: &str, version: Option<&str>) -> Refusal {
    let version = version.unwrap_or("NO_VERSION_SPECIFIED");
    refuse(
        400,
        "InvalidAction",
        format!("Could not find operation {name} for version {version}"),
    )
}

/// EC2's words for the same (EC2 API Reference, `errors-overview.html`).
pub(crate) fn invalid_ec2_action(name: &str) -> Refusal {
    refuse(
        400,
        "InvalidAction",
        format!("The action {name} is not valid for this web service."),
    )
}

/// The words of JSON and REST services for the same.
pub(crate) fn unknown_operation(status: u16) -> Refusal {
    refuse(status, "UnknownOperationException", "")
}

/// A request that names no operation. AWS sends a browser to its pages instead; see the service.
pub(crate) fn missing_action() -> Refusal {
    refuse(
        400,
        "MissingAction",
        "The request is missing an action or a required parameter.",
    )
}

/// A service that isn't spoken here.
pub(crate) fn unknown_service(name: &str) -> Refusal {
    let spoken: Vec<_> = Service::all().map(|service| service.info().name).into();
    refuse(
        501,
        "NotImplemented",
        format!(
            "The service `{name}` is not simulated. Simulated are: {}.",
            spoken.join(", ")
        ),
    )
}

/// A query string or form that isn't one.
pub(crate) fn malformed_query_string() -> Refusal {
    refuse(
        404,
        "MalformedQueryString",
        "The query string contains a syntax error.",
    )
}

/// More than is read. Assumed: AWS documents no limit and no text.
pub(crate) fn too_large(what: &str, limit: usize) -> Refusal {
    refuse(
        413,
        "RequestEntityTooLarge",
        format!("The request has more than {limit} {what}."),
    )
}

/// A body that didn't come. Assumed: AWS's own front ends differ.
#[cfg(feature = "server")]
pub(crate) fn too_slow(seconds: u64) -> Refusal {
    refuse(
        408,
        "RequestTimeout",
        format!("The body of the request did not arrive within {seconds} seconds."),
    )
}

/// A body that is encoded. Assumed: no client of these services sends one.
pub(crate) fn unsupported_encoding(encoding: &str) -> Refusal {
    refuse(
        415,
        "UnsupportedMediaType",
        format!("The content encoding '{encoding}' is not supported."),
    )
}

/// A value that isn't of the form that the model asks for. The texts of misplaced lists and structures were
/// seen of AWS's services of this protocol; those of misspelt values are assumed.
pub(crate) fn malformed_input(message: impl Into<String>) -> Refusal {
    refuse(400, "MalformedInput", message)
}

/// The same in EC2's words (EC2 API Reference, `errors-overview.html`). The text is assumed.
pub(crate) fn invalid_ec2_parameter(name: &str, value: &str, wanted: &str) -> Refusal {
    refuse(
        400,
        "InvalidParameterValue",
        format!("Value ({value}) for parameter {name} is invalid. Parameter must be {wanted}."),
    )
}

/// The same in S3's, which were seen for `max-keys` of `ListObjects`.
pub(crate) fn invalid_s3_argument(name: &str, wanted: &str) -> Refusal {
    refuse(
        400,
        "InvalidArgument",
        format!("Provided {name} not {wanted} or within integer range"),
    )
}

/// A signature of the kind before (S3 User Guide, `UsingAWSSDK.html`, on Signature Version 2; the text was seen
/// of S3's newer regions).
pub(crate) fn signature_version_2() -> Refusal {
    refuse(
        400,
        "InvalidRequest",
        "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.",
    )
}

/// What is asked of S3 beyond its list of buckets.
pub(crate) fn not_simulated_of_s3() -> Refusal {
    refuse(
        501,
        "NotImplemented",
        "Of S3, ListBuckets is simulated and nothing else: there are no buckets.",
    )
}

/// The same in the words of JSON services.
pub(crate) fn serialization(message: impl Into<String>) -> Refusal {
    refuse(400, "SerializationException", message)
}

/// A request that nobody signed.
pub(crate) fn missing_authentication_token(service: Service) -> Refusal {
    match service.protocol() {
        // An anonymous request, which S3 takes for one that may not (S3 User Guide, `troubleshoot-403-errors.html`).
        Protocol::RestXml if service == Service::S3 => refuse(403, "AccessDenied", "Access Denied"),
        Protocol::Json => refuse(
            400,
            "MissingAuthenticationTokenException",
            "Missing Authentication Token",
        ),
        Protocol::Ec2 => refuse(
            401,
            "AuthFailure",
            "AWS was not able to validate the provided access credentials",
        ),
        Protocol::Query | Protocol::RestXml => refuse(
            403,
            "MissingAuthenticationToken",
            "Request is missing Authentication Token",
        ),
    }
}

/// A signature that lacks a part, or has one that can't be read.
pub(crate) fn incomplete_signature(service: Service, message: impl Into<String>) -> Refusal {
    let code = match service.protocol() {
        Protocol::Json => "IncompleteSignatureException",
        _ => "IncompleteSignature",
    };
    refuse(400, code, message)
}

/// A signature that is whole, and that its scope or time rule out.
pub(crate) fn unfit_signature(service: Service, message: impl Into<String>) -> Refusal {
    match service.protocol() {
        Protocol::Json => refuse(400, "InvalidSignatureException", message),
        Protocol::Ec2 => refuse(
            401,
            "AuthFailure",
            "AWS was not able to validate the provided access credentials",
        ),
        Protocol::Query | Protocol::RestXml => refuse(403, "SignatureDoesNotMatch", message),
    }
}

/// A signature from too long ago, or from the future. EC2 has a code of its own (EC2 API Reference,
/// `errors-overview.html`).
pub(crate) fn untimely_signature(service: Service, message: impl Into<String>) -> Refusal {
    match service.protocol() {
        Protocol::Ec2 => refuse(400, "RequestExpired", "Request has expired."),
        _ => unfit_signature(service, message),
    }
}
