//! How each service words the refusals that all services have.
//!
//! | what | IAM, STS, Route 53 | EC2 | S3 | Organizations |
//! |---|---|---|---|---|
//! | unknown key | `InvalidClientTokenId` 403 | `AuthFailure` 401 | `InvalidAccessKeyId` 403 | `UnrecognizedClientException` 400 |
//! | wrong signature | `SignatureDoesNotMatch` 403 | `AuthFailure` 401 | `SignatureDoesNotMatch` 403 | `InvalidSignatureException` 400 |
//! | session over | `ExpiredToken` 403 | `RequestExpired` 400 | `ExpiredToken` 400 | `ExpiredTokenException` 400 |
//! | denied | `AccessDenied` 403 | `UnauthorizedOperation` 403 | `AccessDenied` 403 | `AccessDeniedException` 400 |
//! | too many | `Throttling` 400 | `RequestLimitExceeded` 503 | `SlowDown` 503 | `TooManyRequestsException` 400 |
//!
//! Sources: the common errors in each service's API reference (EC2: `errors-overview.html`, S3:
//! `ErrorResponses.html`).

use rolecall_api::error::Refusal;
use rolecall_api::operation::Service;

/// The same refusal in the words of a service.
#[must_use]
pub fn of(service: Service, mut refusal: Refusal) -> Refusal {
    let known = match service {
        Service::Iam | Service::Sts | Service::Route53 => None,
        Service::Ec2 => ec2(&refusal.code),
        Service::S3 => s3(&refusal.code),
        Service::Organizations => organizations(&refusal.code),
    };
    let Some((code, status, text)) = known else {
        return refusal;
    };
    refusal.code = code.to_owned();
    refusal.status = status;
    refusal.message = match text {
        Text::Same => refusal.message,
        Text::Before(before) => format!("{before}{}", refusal.message),
        Text::Other(other) => other.to_owned(),
    };
    refusal
}

/// What becomes of the text.
enum Text {
    Same,
    Before(&'static str),
    Other(&'static str),
}

const NOT_VALIDATED: &str = "AWS was not able to validate the provided access credentials";

fn ec2(code: &str) -> Option<(&'static str, u16, Text)> {
    Some(match code {
        "InvalidClientTokenId" | "SignatureDoesNotMatch" => ("AuthFailure", 401, Text::Other(NOT_VALIDATED)),
        "ExpiredToken" => ("RequestExpired", 400, Text::Other("Request has expired.")),
        "AccessDenied" => (
            "UnauthorizedOperation",
            403,
            Text::Before("You are not authorized to perform this operation. "),
        ),
        "Throttling" => (
            "RequestLimitExceeded",
            503,
            Text::Other("Request limit exceeded."),
        ),
        _ => return None,
    })
}

fn s3(code: &str) -> Option<(&'static str, u16, Text)> {
    Some(match code {
        "InvalidClientTokenId" => (
            "InvalidAccessKeyId",
            403,
            Text::Other("The AWS Access Key Id you provided does not exist in our records."),
        ),
        "SignatureDoesNotMatch" => (
            "SignatureDoesNotMatch",
            403,
            Text::Other(
                "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
            ),
        ),
        "ExpiredToken" => (
            "ExpiredToken",
            400,
            Text::Other("The provided token has expired."),
        ),
        "Throttling" => ("SlowDown", 503, Text::Other("Please reduce your request rate.")),
        _ => return None,
    })
}

fn organizations(code: &str) -> Option<(&'static str, u16, Text)> {
    Some(match code {
        "InvalidClientTokenId" => ("UnrecognizedClientException", 400, Text::Same),
        "SignatureDoesNotMatch" => ("InvalidSignatureException", 400, Text::Same),
        "ExpiredToken" => ("ExpiredTokenException", 400, Text::Same),
        "AccessDenied" => ("AccessDeniedException", 400, Text::Same),
        "Throttling" => ("TooManyRequestsException", 400, Text::Same),
        _ => return None,
    })
}
