//! The refusals of IAM and STS: codes, texts and HTTP statuses as AWS writes them.
//!
//! Codes and statuses: the errors of AWS's service model (botocore 1.44.5). Texts: recorded answers of
//! AWS where a comment says so, else as field reports have them.

use rolecall_api::error::Refusal;

/// A refusal without evidence.
#[must_use]
pub fn refuse(status: u16, code: &str, message: impl Into<String>) -> Refusal {
    Refusal::new(code, message, status)
}

/// The credentials are unknown, or not known yet.
#[must_use]
pub fn invalid_client_token_id() -> Refusal {
    refuse(
        403,
        "InvalidClientTokenId",
        "The security token included in the request is invalid.",
    )
}

/// The credentials are known, and what they signed with is not theirs.
#[must_use]
pub fn signature_does_not_match() -> Refusal {
    refuse(
        403,
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
    )
}

/// The session is over.
#[must_use]
pub fn expired_token() -> Refusal {
    refuse(
        403,
        "ExpiredToken",
        "The security token included in the request is expired",
    )
}

/// A user, by name.
#[must_use]
pub fn no_such_user(name: &str) -> Refusal {
    no_such_entity(format!("The user with name {name} cannot be found."))
}

/// A group, by name.
#[must_use]
pub fn no_such_group(name: &str) -> Refusal {
    no_such_entity(format!("The group with name {name} cannot be found."))
}

/// A role, by name.
#[must_use]
pub fn no_such_role(name: &str) -> Refusal {
    no_such_entity(format!("The role with name {name} cannot be found."))
}

/// An instance profile, by name.
#[must_use]
pub fn no_such_instance_profile(name: &str) -> Refusal {
    no_such_entity(format!("Instance Profile {name} cannot be found."))
}

/// A managed policy, by ARN. Recorded.
#[must_use]
pub fn no_such_policy(arn: &str) -> Refusal {
    no_such_entity(format!("Policy {arn} was not found."))
}

/// A managed policy that is to be attached, by ARN. Recorded.
#[must_use]
pub fn policy_not_attachable(arn: &str) -> Refusal {
    no_such_entity(format!("Policy {arn} does not exist or is not attachable."))
}

/// An access key, by id.
#[must_use]
pub fn no_such_access_key(id: &str) -> Refusal {
    no_such_entity(format!("The Access Key with id {id} cannot be found."))
}

/// An inline policy of a user, role or group.
#[must_use]
pub fn no_such_inline_policy(kind: &str, name: &str) -> Refusal {
    no_such_entity(format!("The {kind} policy with name {name} cannot be found."))
}

/// Something else that does not exist.
#[must_use]
pub fn no_such_entity(message: impl Into<String>) -> Refusal {
    refuse(404, "NoSuchEntity", message)
}

/// An entity with that name exists; `kind` is `User`, `Role`, `Group` or `Instance Profile`.
#[must_use]
pub fn already_exists(kind: &str, name: &str) -> Refusal {
    refuse(
        409,
        "EntityAlreadyExists",
        format!("{kind} with name {name} already exists."),
    )
}

/// Something must be taken away before: `detach all policies`, `delete policies`, `remove roles from
/// instance profile`, `remove referenced objects`, `delete login profile`, `remove users from group`.
#[must_use]
pub fn delete_conflict(first: &str) -> Refusal {
    refuse(
        409,
        "DeleteConflict",
        format!("Cannot delete entity, must {first} first."),
    )
}

/// More of something than its quota, named as `GetAccountSummary` names it without `Quota`.
#[must_use]
pub fn quota_exceeded(quota: &str, limit: usize) -> Refusal {
    limit_exceeded(format!("Cannot exceed quota for {quota}: {limit}"))
}

/// More than a limit, in a text of its own.
#[must_use]
pub fn limit_exceeded(message: impl Into<String>) -> Refusal {
    refuse(409, "LimitExceeded", message)
}

/// A policy document that the write gate refuses.
#[must_use]
pub fn malformed_policy(message: impl Into<String>) -> Refusal {
    refuse(400, "MalformedPolicyDocument", message)
}

/// A request that has the right shape, and makes no sense.
#[must_use]
pub fn invalid_input(message: impl Into<String>) -> Refusal {
    refuse(400, "InvalidInput", message)
}

/// A value that no constraint of the model describes.
#[must_use]
pub fn validation(message: impl Into<String>) -> Refusal {
    refuse(400, "ValidationError", message)
}

/// Tags that contradict each other, or a parameter that contradicts another.
#[must_use]
pub fn invalid_parameter_value(message: impl Into<String>) -> Refusal {
    refuse(400, "InvalidParameterValue", message)
}

/// Refused for a reason of its own, not by a policy.
#[must_use]
pub fn access_denied(message: impl Into<String>) -> Refusal {
    refuse(403, "AccessDenied", message)
}
