//! There are none: lists are empty, and whatever is named does not exist.

use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, code, refusal};

const ID: &str = "0123456789abcdef";

#[test]
fn nobody_requests_anything() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let listed = bench.send(&root, api::ListDelegationRequestsRequest::default());
    let listed = listed.unwrap();
    assert!(listed.delegation_requests.is_empty());
    assert_eq!(listed.is_truncated, Some(false));
    let get = api::GetDelegationRequestRequest {
        delegation_request_id: ID.into(),
        delegation_permission_check: None,
    };
    let text = format!("Delegation request {ID} does not exist.");
    assert_eq!(refusal(bench.send(&root, get)), ("NoSuchEntity".into(), text));
    let accept = api::AcceptDelegationRequestRequest {
        delegation_request_id: ID.into(),
    };
    assert_eq!(code(bench.send(&root, accept)), "NoSuchEntity");
    let summary = api::GetHumanReadableSummaryRequest {
        entity_arn: format!("arn:aws:iam::111111111111:delegation-request/{ID}"),
        locale: None,
    };
    assert_eq!(code(bench.send(&root, summary)), "NoSuchEntity");
}
