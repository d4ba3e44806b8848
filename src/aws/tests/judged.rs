//! What a call is judged to be by what came back, for a query, an EC2, a REST and a JSON service.

use jiff::Timestamp;
use rolecall_api::AwsExt;
use rolecall_api::error::{CallError, CallErrorKind};
use rolecall_api::port::Call;
use rolecall_api::views::ec2::DescribeVpcsRequest;
use rolecall_api::views::iam::{CreateAccessKeyRequest, DeleteRoleRequest, ListGroupPoliciesRequest};
use rolecall_api::views::organizations::ListAccountsRequest;
use rolecall_api::views::route53::ListHostedZonesRequest;
use rolecall_api::views::sts::GetCallerIdentityRequest;

use super::canned::{Canned, NOW, credentials};
use crate::event::{Event, Recorded};
use std::sync::Arc;

/// `refused CODE MESSAGE`, `unsent`, `unanswered WHY`, `unintelligible WHY`.
fn judged(error: &CallError) -> String {
    match &error.kind {
        CallErrorKind::Refused(refusal) => {
            format!("refused {} {} {}", refusal.status, refusal.code, refusal.message)
        }
        CallErrorKind::Unsent { why, .. } => format!("unsent {why}"),
        CallErrorKind::Unanswered { why } => format!("unanswered {why}"),
        CallErrorKind::Unintelligible { why } => format!("unintelligible {why}"),
    }
}

fn query_error(code: &str, message: &str) -> String {
    format!(
        "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type>\
         <Code>{code}</Code><Message>{message}</Message></Error><RequestId>of-the-body</RequestId></ErrorResponse>"
    )
}

async fn delete_role(status: u16, body: &str) -> String {
    let canned = Canned::answering(status, body.to_owned());
    let request = DeleteRoleRequest {
        role_name: "MicetroAccess".to_owned(),
    };
    match canned.adapter().send(&Call::new(credentials()), request).await {
        Ok(()) => "done".to_owned(),
        Err(error) => {
            assert_eq!(canned.take().len(), 1, "nothing is sent twice");
            judged(&error)
        }
    }
}

const DELETED: &str = "<DeleteRoleResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">\
                       <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></DeleteRoleResponse>";

#[tokio::test]
async fn a_status_and_a_body_say_what_may_be_assumed() {
    let denied = query_error("AccessDenied", "User: x is not authorized");
    let throttled = query_error("Throttling", "Rate exceeded");
    let slow = query_error("SlowDown", "Please reduce your request rate");
    let down = query_error("ServiceUnavailable", "try later");
    let unknown = query_error("InternalFailure", "The API action is not implemented");
    for (status, body, expected) in [
        (200, DELETED, "done"),
        (
            403,
            denied.as_str(),
            "refused 403 AccessDenied User: x is not authorized",
        ),
        (400, throttled.as_str(), "refused 400 Throttling Rate exceeded"),
        (
            503,
            slow.as_str(),
            "refused 503 SlowDown Please reduce your request rate",
        ),
        (
            503,
            down.as_str(),
            "unanswered AWS answered 503 ServiceUnavailable: try later",
        ),
        (
            502,
            "<html>bad gateway</html>",
            "unanswered the server answered 502",
        ),
        (
            501,
            unknown.as_str(),
            "refused 501 InternalFailure The API action is not implemented",
        ),
        (
            501,
            "",
            "refused 501 NotImplemented the endpoint doesn't implement it",
        ),
        (429, "slower", "refused 429 429 too many requests"),
        (
            403,
            "<html>blocked</html>",
            "unintelligible the answer has the status 403 and no code of AWS",
        ),
        (
            301,
            "",
            "unintelligible the answer has the status 301 and no code of AWS",
        ),
    ] {
        assert_eq!(delete_role(status, body).await, expected, "{status} {body}");
    }
}

#[tokio::test]
async fn a_good_status_alone_is_no_success() {
    for (body, expected) in [
        ("", "unanswered the answer was empty"),
        (
            &DELETED[..60],
            "unanswered the answer was cut short after 60 bytes",
        ),
        (
            &DELETED[..DELETED.len() - 1],
            "unanswered the answer was cut short after",
        ),
        (
            "<html><body>Please log in to the airport's network</body></html>",
            "unintelligible the answer is `<html>`, expected `<DeleteRoleResponse>`",
        ),
        (
            "<DeleteUserResponse></DeleteUserResponse>",
            "unintelligible the answer is `<DeleteUserResponse>`, expected `<DeleteRoleResponse>`",
        ),
        (
            "{\"ok\": true}",
            "unintelligible the answer begins with `{\"ok\": true}`",
        ),
    ] {
        let found = delete_role(200, body).await;
        assert!(found.starts_with(expected), "{body}\n{found}");
    }
}

#[tokio::test]
async fn a_list_that_ends_in_the_middle_is_no_short_list() {
    let whole = "<ListGroupPoliciesResponse><ListGroupPoliciesResult><PolicyNames><member>a</member>\
                 <member>b</member></PolicyNames><IsTruncated>false</IsTruncated></ListGroupPoliciesResult>\
                 </ListGroupPoliciesResponse>";
    let request = || ListGroupPoliciesRequest {
        group_name: "micetro-hub-01".to_owned(),
        ..ListGroupPoliciesRequest::default()
    };
    for end in 1..whole.len() {
        let canned = Canned::answering(200, whole[..end].to_owned());
        let found = canned.adapter().send(&Call::new(credentials()), request()).await;
        let error = found.expect_err("it isn't whole");
        assert!(
            matches!(error.kind, CallErrorKind::Unanswered { .. }),
            "{}\n{error}",
            &whole[..end]
        );
    }
    let canned = Canned::answering(200, whole.to_owned());
    let found = canned.adapter().send(&Call::new(credentials()), request()).await;
    assert_eq!(found.expect("it is whole").policy_names, ["a", "b"]);
}

#[tokio::test]
async fn an_answer_without_a_required_member_is_unintelligible() {
    let canned = Canned::answering(
        200,
        "<CreateAccessKeyResponse><CreateAccessKeyResult></CreateAccessKeyResult></CreateAccessKeyResponse>"
            .to_owned(),
    );
    let request = CreateAccessKeyRequest::default();
    let error = canned
        .adapter()
        .send(&Call::new(credentials()), request)
        .await
        .expect_err("there is no key in it");
    assert!(
        matches!(error.kind, CallErrorKind::Unintelligible { .. }),
        "{error}"
    );
    assert!(error.may_have_happened());
}

#[tokio::test]
async fn each_dialect_s_refusal_is_read() {
    let call = Call::new(credentials());
    let ec2 = Canned::answering(
        503,
        "<?xml version=\"1.0\"?><Response><Errors><Error><Code>RequestLimitExceeded</Code>\
         <Message>Request limit exceeded.</Message></Error></Errors><RequestID>of-ec2</RequestID></Response>"
            .to_owned(),
    );
    let error = ec2
        .adapter()
        .send(&call, DescribeVpcsRequest::default())
        .await
        .expect_err("refused");
    assert_eq!(
        judged(&error),
        "refused 503 RequestLimitExceeded Request limit exceeded."
    );
    assert_eq!(error.request_id.expect("an id").as_str(), "of-ec2");

    let route53 = Canned::answering(403, query_error("AccessDenied", "no"));
    let error = route53
        .adapter()
        .send(&call, ListHostedZonesRequest::default())
        .await
        .expect_err("refused");
    assert_eq!(judged(&error), "refused 403 AccessDenied no");
    assert_eq!(error.request_id.expect("an id").as_str(), "of-the-body");

    let organizations = Canned::all(vec![(
        400,
        vec![("x-amzn-requestid", "of-the-header".to_owned())],
        "{\"__type\":\"com.amazonaws.organizations#AccessDeniedException\",\"Message\":\"no\"}".to_owned(),
    )]);
    let error = organizations
        .adapter()
        .send(&call, ListAccountsRequest::default())
        .await
        .expect_err("refused");
    assert_eq!(judged(&error), "refused 400 AccessDeniedException no");
    assert_eq!(error.request_id.expect("an id").as_str(), "of-the-header");
}

#[tokio::test]
async fn the_header_s_request_id_comes_before_the_body_s() {
    let body = query_error("NoSuchEntity", "gone");
    let canned = Canned::all(vec![(
        404,
        vec![("x-amzn-requestid", "of-the-header".to_owned())],
        body,
    )]);
    let error = canned
        .adapter()
        .send(&Call::new(credentials()), GetCallerIdentityRequest::default())
        .await
        .expect_err("refused");
    assert_eq!(error.request_id.expect("an id").as_str(), "of-the-header");
}

const IDENTITY: &str = "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111111111111</Account>\
                        </GetCallerIdentityResult></GetCallerIdentityResponse>";

fn expired(date: &str) -> (u16, Vec<(&'static str, String)>, String) {
    (
        403,
        vec![("date", date.to_owned())],
        query_error(
            "SignatureDoesNotMatch",
            "Signature expired: 20261124T120000Z is now earlier than 20261124T122500Z (20261124T124000Z - 15 min.)",
        ),
    )
}

#[tokio::test]
async fn a_skewed_clock_is_corrected_once_and_said() {
    let canned = Canned::all(vec![
        expired("Tue, 24 Nov 2026 12:40:00 GMT"),
        (200, Vec::new(), IDENTITY.to_owned()),
    ]);
    let events = Arc::new(Recorded::default());
    let adapter = canned.adapter().telling(Arc::clone(&events) as _);
    let call = Call::new(credentials());
    for _ in 0..2 {
        let identity = adapter.send(&call, GetCallerIdentityRequest::default()).await;
        assert_eq!(
            identity.expect("signed anew").account.as_deref(),
            Some("111111111111")
        );
    }
    assert_eq!(adapter.skew_seconds(), Some(40 * 60));
    let sent = canned.take();
    let dates: Vec<&str> = sent.iter().map(|sent| sent.header("x-amz-date")).collect();
    assert_eq!(
        dates,
        ["20261124T120000Z", "20261124T124000Z", "20261124T124000Z"]
    );
    let told = events.take();
    assert!(
        matches!(&told[..], [Event::Notice { text }] if text.contains("2400 s behind")),
        "{told:?}"
    );
}

#[tokio::test]
async fn a_clock_that_was_corrected_is_not_corrected_again() {
    let canned = Canned::all(vec![
        expired("Tue, 24 Nov 2026 12:40:00 GMT"),
        expired("Tue, 24 Nov 2026 13:40:00 GMT"),
    ]);
    let adapter = canned.adapter();
    let call = Call::new(credentials());
    let error = adapter.send(&call, GetCallerIdentityRequest::default()).await;
    assert!(error.expect_err("still expired").is("SignatureDoesNotMatch"));
    assert_eq!(canned.take().len(), 2);
    let error = adapter.send(&call, GetCallerIdentityRequest::default()).await;
    assert!(error.expect_err("still expired").is("SignatureDoesNotMatch"));
    assert_eq!(canned.take().len(), 1);
}

#[tokio::test]
async fn a_wrong_secret_is_no_skew_and_a_given_time_is_kept() {
    let wrong = query_error(
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided.",
    );
    let date = vec![("date", "Tue, 24 Nov 2026 12:40:00 GMT".to_owned())];
    let canned = Canned::all(vec![(403, date, wrong)]);
    let adapter = canned.adapter();
    let call = Call::new(credentials());
    assert!(
        adapter
            .send(&call, GetCallerIdentityRequest::default())
            .await
            .is_err()
    );
    assert_eq!((canned.take().len(), adapter.skew_seconds()), (1, None));

    let canned = Canned::all(vec![expired("Tue, 24 Nov 2026 12:40:00 GMT")]);
    let adapter = canned.adapter();
    let at: Timestamp = NOW.parse().expect("a time");
    let call = call.signed_at(at);
    assert!(
        adapter
            .send(&call, GetCallerIdentityRequest::default())
            .await
            .is_err()
    );
    assert_eq!((canned.take().len(), adapter.skew_seconds()), (1, None));
}
