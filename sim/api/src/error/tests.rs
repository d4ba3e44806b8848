//! What may be assumed after a failure.

use std::sync::Arc;

use rolecall_iam::decision::Decision;
use rolecall_iam::evaluate::{self, Policies, Principal};

use super::{CallError, CallErrorKind, Refusal};
use crate::credentials::ProvideError;
use crate::operation::Operation;

/// A user without policies is denied.
fn denied() -> Decision {
    let user = Principal::User {
        arn: "arn:aws:iam::111111111111:user/anna".parse().unwrap(),
        id: None,
    };
    let request = evaluate::Request::new(user, "iam:CreateRole".parse().unwrap(), None);
    evaluate::decide(&request, &Policies::identity(Vec::new()))
}

const CREATE: Operation = Operation::IamCreateRole;

#[test]
fn only_what_left_without_a_no_may_have_happened() {
    let refused = CallError::refused(CREATE, Refusal::new("AccessDenied", "no", 403));
    let cases = [
        (refused, false),
        (CallError::unsent(CREATE, "no route"), false),
        (CallError::unanswered(CREATE, "a status of 503"), true),
        (CallError::unintelligible(CREATE, "no XML"), true),
    ];
    for (error, happened) in cases {
        assert_eq!(error.may_have_happened(), happened, "{error}");
    }
}

#[test]
fn only_a_refusal_has_a_code() {
    let refused = CallError::refused(CREATE, Refusal::new("AccessDenied", "no", 403));
    assert!(refused.is("AccessDenied") && !refused.is("Throttling"));
    let unsent = CallError::unsent(CREATE, "no route");
    assert_eq!(unsent.code(), None);
    assert!(!unsent.is("AccessDenied"));
}

#[test]
fn errors_say_what_was_asked_and_what_came_of_it() {
    let refusal = Refusal::new("EntityAlreadyExists", "Role with name a already exists.", 409);
    let error = CallError::refused(CREATE, refusal).with_request_id("r-1");
    assert_eq!(
        error.to_string(),
        "iam:CreateRole was refused: EntityAlreadyExists: Role with name a already exists."
    );
    assert_eq!(error.request_id, Some("r-1".into()));
    assert_eq!(
        CallError::unsent(CREATE, "no route").to_string(),
        "iam:CreateRole was not sent: no route"
    );
    assert_eq!(
        CallError::unanswered(CREATE, "reset").to_string(),
        "iam:CreateRole was not answered: reset"
    );
}

#[test]
fn a_refusal_has_evidence_only_where_it_was_given() {
    assert!(Refusal::new("AccessDenied", "no", 403).evidence.is_none());
    let decision = Arc::new(denied());
    let refusal = Refusal::new("AccessDenied", "no", 403).because(Arc::clone(&decision));
    assert_eq!(refusal.evidence, Some(decision));
}

#[test]
fn a_modelled_error_has_the_models_status() {
    let status = |code| Refusal::modelled(CREATE, code, "").status;
    assert_eq!(status("EntityAlreadyExists"), 409);
    assert_eq!(status("MalformedPolicyDocument"), 400);
    assert_eq!(status("ServiceFailure"), 500);
    assert_eq!(status("Throttling"), 400);
}

#[test]
fn a_call_whose_credentials_fail_was_not_sent() {
    let absent = ProvideError::Absent {
        why: "the key file is empty".to_owned(),
    };
    let error = CallError::without_credentials(CREATE, absent);
    assert_eq!(
        error.to_string(),
        "iam:CreateRole was not sent: no credentials: the key file is empty"
    );
    assert!(matches!(error.kind, CallErrorKind::Unsent { .. }));

    let refused = CallError::refused(Operation::StsAssumeRole, Refusal::new("AccessDenied", "no", 403));
    let error = CallError::without_credentials(CREATE, ProvideError::from(Box::new(refused)));
    assert_eq!(error.operation, Operation::StsAssumeRole);
    assert!(error.is("AccessDenied"));
}
