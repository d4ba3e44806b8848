//! What Organizations refuses has the reason that its model has a member for.

use rolecall_api::error::{CallError, Refusal};
use rolecall_api::views::organizations as api;

use crate::bench::HUB;

use super::tests::organized;

fn refused<T: std::fmt::Debug>(answer: Result<T, CallError>) -> Refusal {
    answer.unwrap_err().refusal().unwrap().clone()
}

#[test]
fn a_constraint_is_named() {
    let (mut bench, root, place) = organized("instant");
    let last = api::DetachPolicyRequest {
        policy_id: "p-FullAWSAccess".into(),
        target_id: place,
    };
    let refusal = refused(bench.send(&root, last));
    assert_eq!(refusal.code, "ConstraintViolationException");
    assert_eq!(refusal.reason, Some("MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED"));
    let close = api::CloseAccountRequest {
        account_id: HUB.into(),
    };
    let refusal = refused(bench.send(&root, close));
    assert_eq!(refusal.reason, Some("CANNOT_CLOSE_MANAGEMENT_ACCOUNT"));
}

#[test]
fn a_token_that_was_not_given_out_is_an_invalid_input() {
    let (mut bench, root, _) = organized("instant");
    let list = api::ListAccountsRequest {
        next_token: Some("nothing".into()),
        ..Default::default()
    };
    let refusal = refused(bench.send(&root, list));
    assert_eq!(
        (refusal.code.as_str(), refusal.reason, refusal.status),
        ("InvalidInputException", Some("INVALID_NEXT_TOKEN"), 400)
    );
}

#[test]
fn services_are_known_by_their_principals() {
    let (mut bench, root, _) = organized("instant");
    let enable = |principal: &str| api::EnableAWSServiceAccessRequest {
        service_principal: principal.into(),
    };
    for principal in [
        "guardduty.amazonaws.com",
        "member.org.stacksets.cloudformation.amazonaws.com",
        "config-multiaccountsetup.amazonaws.com",
        "license-manager.member-account.amazonaws.com",
    ] {
        bench.send(&root, enable(principal)).unwrap();
    }
    for principal in [
        "nonsense.amazonaws.com",
        "guardduty",
        ".amazonaws.com",
        "guardduty.example.com",
    ] {
        let refusal = refused(bench.send(&root, enable(principal)));
        assert_eq!(
            refusal.reason,
            Some("UNRECOGNIZED_SERVICE_PRINCIPAL"),
            "{principal}"
        );
    }
}
