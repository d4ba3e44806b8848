//! Failed steps as findings: what AWS said, what it means here, and what to do.

use rolecall_api::Operation;
use rolecall_api::error::CallError;
use rolecall_iam::account::AccountId;

use super::words::words;
use crate::diagnostic::Diagnostic;
use crate::patience::{self, Class, GaveUp};
use crate::plan::{Act, Step};
use crate::session::Elsewhere;

/// Credentials are missing, unknown or have ended.
pub(super) const CREDENTIALS: &str = "apply/credentials";

pub(super) fn of(step: &Step, code: &'static str, why: &str) -> Diagnostic {
    Diagnostic::error(
        code,
        format!(
            "step {} (`{}`, account {}): {why}",
            step.id.0,
            words(&step.act),
            step.account
        ),
    )
}

/// A failed call of a step that is not worth waiting for.
pub(super) fn diagnose(step: &Step, error: &CallError) -> Diagnostic {
    let way_in = error.operation == Operation::StsAssumeRole;
    let found = match error.code() {
        Some(_) if patience::classify(error) == Class::Throttle => of(step, "apply/timeout", &error.to_string())
            .hint("AWS takes fewer calls in this account than are made there: try again later, or with a smaller --parallel"),
        Some("LimitExceeded") => of(step, "apply/limit", &error.to_string()).hint(room(&step.act)),
        Some(code) if is_credentials(code) => of(step, CREDENTIALS, &error.to_string())
            .hint("the operator's credentials are unknown to AWS or have ended: renew them and run it again"),
        Some(code) if is_denial(code) && way_in => of(step, "apply/unreachable", &error.to_string())
            .hint("the operator's way into this account is closed: see its `entry` in the spec"),
        Some(code) if is_denial(code) => of(step, "apply/denied", &error.to_string())
            .hint("`rolecall permissions` prints what the operator needs in each account"),
        Some("UnmodifiableEntity") => of(step, "apply/refused", &error.to_string())
            .hint("this belongs to an AWS service, which alone may change it"),
        Some("NoSuchEntity") => of(step, "apply/refused", &error.to_string())
            .hint("something else removed it since the plan was made, or a name is wrong: run `rolecall plan` again"),
        Some(_) => of(step, "apply/refused", &error.to_string()),
        None => of(step, "apply/unanswered", &error.to_string())
            .hint("what was done is kept: run it again, and it goes on from there"),
    };
    let evidence = error.refusal().and_then(|refusal| refusal.evidence.as_ref());
    found.because(evidence.map(|decision| decision.lines()).unwrap_or_default())
}

fn is_credentials(code: &str) -> bool {
    matches!(
        code,
        "ExpiredToken"
            | "ExpiredTokenException"
            | "InvalidClientTokenId"
            | "UnrecognizedClientException"
            | "SignatureDoesNotMatch"
            | "IncompleteSignature"
    )
}

fn is_denial(code: &str) -> bool {
    matches!(
        code,
        "AccessDenied" | "AccessDeniedException" | "UnauthorizedOperation"
    )
}

/// What to do when a quota is reached although the plan had room: somebody else took it meanwhile.
fn room(act: &Act) -> &'static str {
    match act {
        Act::PutGroupPolicy { .. } => {
            "something else took room in the group since the plan was made: run `rolecall plan` again, and the \
             account goes where there is room"
        }
        Act::AddUserToGroup { .. } => {
            "the user is in as many groups as it may be in: take it out of another one"
        }
        Act::CreateAccessKey { .. } => "a user has at most two access keys: delete one that is not used",
        Act::CreateRole { .. } | Act::CreateUser { .. } | Act::CreateGroup { .. } => {
            "ask AWS for a higher quota of this account (Service Quotas, IAM), or remove what is not used"
        }
        Act::AttachRolePolicy { .. } | Act::AttachUserPolicy { .. } => {
            "detach a managed policy, or ask AWS for a higher quota (Service Quotas, IAM)"
        }
        _ => "make room, or ask AWS for a higher quota (Service Quotas, IAM)",
    }
}

/// Patience ended.
pub(super) fn gave_up(step: &Step, why: &str, gave_up: &GaveUp, error: &CallError) -> Diagnostic {
    let found = of(step, "apply/timeout", &format!("{gave_up} for {why}"));
    let evidence = error.refusal().and_then(|refusal| refusal.evidence.as_ref());
    found
        .because(
            [error.to_string()]
                .into_iter()
                .chain(evidence.map(|decision| decision.lines()).unwrap_or_default()),
        )
        .hint("what was done is kept: run it again, and it goes on from there")
}

/// A principal that waiting won't make known.
pub(super) fn principal(step: &Step, why: &str, error: &CallError) -> Diagnostic {
    of(step, "apply/principal", why)
        .because([error.to_string()])
        .hint("waiting will not help: mend the principal in the trust policy")
}

/// It is there, and is not what the plan makes.
pub(super) fn conflict(step: &Step, error: &CallError) -> Diagnostic {
    of(
        step,
        "apply/conflict",
        "something of this name is there, and can't be read under it",
    )
    .because([error.to_string()])
    .hint("names in an account are unique ignoring case: choose another name, or remove the other")
}

/// Something is to be deleted and has what the plan knows nothing of.
pub(super) fn foreign(step: &Step, children: &[String], error: &CallError) -> Diagnostic {
    let list = children.join(", ");
    of(step, "apply/foreign", &format!("it has what the plan does not remove: {list}"))
        .because([error.to_string()])
        .hint("something else put it there since the plan was made: run `rolecall plan` again, or remove it yourself")
}

/// An account that can't be entered or read.
pub(super) fn closed(account: AccountId, alias: &str, error: &CallError) -> Diagnostic {
    let code = match error.code() {
        Some(code) if is_credentials(code) => CREDENTIALS,
        None if error.to_string().contains("no credentials") => CREDENTIALS,
        _ => "apply/unreachable",
    };
    let name = if alias == account.as_str() {
        String::new()
    } else {
        format!(" (`{alias}`)")
    };
    let evidence = error.refusal().and_then(|refusal| refusal.evidence.as_ref());
    Diagnostic::error(
        code,
        format!("account {account}{name} can't be looked into: {error}"),
    )
    .because(evidence.map(|decision| decision.lines()).unwrap_or_default())
    .hint("nothing was sent there; the other accounts went on")
}

/// Credentials that lead elsewhere.
pub(super) fn wrong_account(account: AccountId, alias: &str, found: &Elsewhere) -> Diagnostic {
    let finding = Diagnostic::error(
        "apply/wrong-account",
        format!("the credentials for account {account} (`{alias}`) are {found}"),
    );
    let hint = found.hint();
    finding.hint(match hint {
        Some(hint) => format!("nothing was written; {hint}"),
        None => {
            "nothing was written: see the `profile` and `assume-role` of this account in the spec".to_owned()
        }
    })
}
