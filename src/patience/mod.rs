//! Patience: which refusals time can heal, for how long they are worth waiting, and who decides.
//!
//! IAM is eventually consistent: what was written is read back at once, and reaches whoever uses it
//! seconds later (IAM User Guide, `troubleshoot_general_eventual-consistency`, which gives no number).
//! So a refusal may be early. [`table`] has the codes, the deadlines and how often to ask; [`early`] asks
//! the law whether waiting can help at all; [`wait`] waits, and says so. Nobody sleeps and hopes.

use rolecall_api::error::{CallError, CallErrorKind};
use rolecall_api::{Operation, Response};

pub mod early;
pub mod table;
pub mod wait;

pub use early::{Judgement, judge};
pub use table::{Class, FRESH, IN_A_ROW, NOTHING_FRESH, Rule, classify};
pub use wait::{GaveUp, On, Wait};

/// The code of a failed call, for people and events: AWS's, or what came instead of an answer.
#[must_use]
pub fn code(error: &CallError) -> String {
    match &error.kind {
        CallErrorKind::Refused(refusal) => refusal.code.clone(),
        CallErrorKind::Unsent { .. } => "not sent".to_owned(),
        CallErrorKind::Unanswered { .. } => "no answer".to_owned(),
        CallErrorKind::Unintelligible { .. } => "no sense".to_owned(),
    }
}

/// What a wait of a class waits for, where the caller knows nothing more exact.
#[must_use]
pub const fn reason(class: Class) -> &'static str {
    match class {
        Class::Throttle => "AWS to take more calls",
        Class::Server => "AWS to answer",
        Class::Lost => "what became of a call whose answer was lost",
        Class::Concurrency => "another change of the same thing to end",
        Class::NewEntity => "what was just created to be seen",
        Class::ListLag => "a list to show what was written",
        Class::Principal => "a principal to be seen",
        Class::RoleArn => "a role's ARN to be settled",
        Class::NewKey => "new credentials to be known",
        Class::Chain => "a role to be assumable",
        Class::Probe => "a role's permissions to be seen",
        Class::Expiry => "credentials to be renewed",
        Class::Delete => "what was removed to be seen as gone",
        Class::Organizations => "the organization to answer",
        Class::Gone | Class::Never => "nothing",
    }
}

/// Whether an answer is a success that isn't settled yet: for a short while after a role was created,
/// GetRole may give its unique id where its ARN belongs (terraform-provider-aws,
/// `waitRoleARNIsNotUniqueID`).
#[must_use]
pub fn unsettled(operation: Operation, response: &Response) -> bool {
    if operation != Operation::IamGetRole {
        return false;
    }
    let role = response.output.get("Role").and_then(|role| role.as_structure());
    let arn = role.and_then(|role| role.get("Arn")).and_then(|arn| arn.as_str());
    arn.is_some_and(|arn| arn.starts_with("AROA"))
}

/// Whether AWS itself names a reason that no waiting mends: an explicit deny, or a layer that a setup
/// doesn't write (IAM User Guide, `troubleshoot_access-denied`).
#[must_use]
pub fn names_a_final_reason(error: &CallError) -> bool {
    error
        .refusal()
        .is_some_and(|refusal| early::final_text(&refusal.message))
}

#[cfg(test)]
mod tests;
