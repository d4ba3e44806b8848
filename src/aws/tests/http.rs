//! The adapter over real sockets: servers that are down, slow, gone in the middle, or not AWS.
//!
//! wiremock answers where an answer is whole; what a server does to the connection itself is done by hand.

use std::time::Duration;

use rolecall_api::AwsExt;
use rolecall_api::error::{CallError, CallErrorKind};
use rolecall_api::port::Call;
use rolecall_api::views::ec2::DescribeVpcsRequest;
use rolecall_api::views::iam::GetUserRequest;
use rolecall_api::views::sts::GetCallerIdentityRequest;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use wiremock::matchers::{body_string_contains, header_regex, method};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::canned::{credentials, stopped};
use crate::aws::{Adapter, Limits};

const IDENTITY: &str = "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">\
     <GetCallerIdentityResult><Arn>arn:aws:iam::111111111111:root</Arn><UserId>111111111111</UserId>\
     <Account>111111111111</Account></GetCallerIdentityResult><ResponseMetadata>\
     <RequestId>of-the-body</RequestId></ResponseMetadata></GetCallerIdentityResponse>";

fn adapter(url: &str) -> Adapter {
    let limits = Limits {
        connect: Duration::from_millis(500),
        answer: Duration::from_millis(500),
    };
    Adapter::new(Some(url.into()), stopped(), limits)
}

async fn identity(adapter: &Adapter) -> Result<Option<String>, CallError> {
    let answer = adapter
        .send(&Call::new(credentials()), GetCallerIdentityRequest::default())
        .await?;
    Ok(answer.account)
}

fn unsent(error: &CallError) -> bool {
    matches!(error.kind, CallErrorKind::Unsent { .. })
}

fn unanswered(error: &CallError) -> bool {
    matches!(error.kind, CallErrorKind::Unanswered { .. })
}

#[tokio::test]
async fn a_server_that_answers_is_understood() {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .and(body_string_contains("Action=GetCallerIdentity"))
        .and(header_regex("authorization", "/us-east-1/sts/aws4_request"))
        .respond_with(ResponseTemplate::new(200).set_body_raw(IDENTITY, "text/xml"))
        .expect(2)
        .mount(&server)
        .await;
    let adapter = adapter(&server.uri());
    for _ in 0..2 {
        assert_eq!(
            identity(&adapter).await.expect("an answer").as_deref(),
            Some("111111111111")
        );
    }
}

#[tokio::test]
async fn a_server_that_is_down_is_asked_once() {
    for (status, expected) in [(500, true), (503, true), (403, false)] {
        let server = MockServer::start().await;
        let body =
            "<ErrorResponse><Error><Code>InternalFailure</Code><Message>x</Message></Error></ErrorResponse>";
        Mock::given(method("POST"))
            .respond_with(ResponseTemplate::new(status).set_body_raw(body, "text/xml"))
            .expect(1)
            .mount(&server)
            .await;
        let error = identity(&adapter(&server.uri())).await.expect_err("it is down");
        assert_eq!(unanswered(&error), expected, "{status}: {error}");
        assert_eq!(error.refusal().is_some(), !expected);
    }
}

#[tokio::test]
async fn an_answer_that_takes_too_long_may_have_been_done() {
    let server = MockServer::start().await;
    let slow = ResponseTemplate::new(200)
        .set_body_raw(IDENTITY, "text/xml")
        .set_delay(Duration::from_secs(30));
    Mock::given(method("POST"))
        .respond_with(slow)
        .expect(1)
        .mount(&server)
        .await;
    let error = identity(&adapter(&server.uri())).await.expect_err("it is slow");
    assert!(unanswered(&error), "{error}");
}

#[tokio::test]
async fn where_nobody_listens_nothing_was_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    drop(listener);
    let adapter_there = adapter(&format!("http://127.0.0.1:{port}"));
    let error = identity(&adapter_there).await.expect_err("nobody listens");
    assert!(unsent(&error), "{error}");
    let call = Call::new(credentials());
    let error = adapter_there.send(&call, DescribeVpcsRequest::default()).await;
    assert!(unsent(&error.expect_err("nobody listens")));
    // A name that nobody has (RFC 2606).
    let error = identity(&adapter("http://aws.invalid"))
        .await
        .expect_err("no such name");
    assert!(unsent(&error), "{error}");
    // TLS where none is spoken.
    let server = MockServer::start().await;
    let url = server.uri().replace("http://", "https://");
    let error = identity(&adapter(&url)).await.expect_err("no TLS there");
    assert!(unsent(&error), "{error}");
    assert!(
        server
            .received_requests()
            .await
            .is_some_and(|received| received.is_empty())
    );
}

/// A server that reads a request, writes this, and then holds or closes the connection.
async fn by_hand(answer: &'static str, hold: bool, linger: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((mut stream, _)) = listener.accept().await {
            if !linger {
                // The connection ends with a reset, and not with an end of the stream.
                stream.set_zero_linger().expect("a socket");
            }
            let mut request = [0; 16 * 1024];
            let _ = stream.read(&mut request).await;
            let _ = stream.write_all(answer.as_bytes()).await;
            let _ = stream.flush().await;
            if hold {
                held.push(stream);
            } else {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    });
    format!("http://{address}")
}

#[tokio::test]
async fn a_connection_that_ends_before_the_answer_does_may_have_been_enough() {
    let get_user = GetUserRequest::default();
    for (answer, hold, linger) in [
        // Reset, or closed, after the request and before an answer.
        ("", false, false),
        ("", false, true),
        // Silence.
        ("", true, true),
        // A length that isn't kept; reset, closed, or just stopped.
        (
            "HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n<GetUserRes",
            false,
            false,
        ),
        (
            "HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n<GetUserRes",
            false,
            true,
        ),
        (
            "HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n<GetUserRes",
            true,
            true,
        ),
        // A chunk that doesn't end.
        (
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n10\r\n<GetUserRes",
            false,
            true,
        ),
        // An answer that ends with the connection, in the middle: the protocol can't tell, the answer can.
        (
            "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n<GetUserResponse><GetUserResult><User>",
            false,
            true,
        ),
    ] {
        let url = by_hand(answer, hold, linger).await;
        let error = adapter(&url)
            .send(&Call::new(credentials()), get_user.clone())
            .await
            .expect_err("no whole answer");
        assert!(unanswered(&error), "{answer:?} {hold} {linger}: {error}");
    }
}

#[tokio::test]
async fn an_answer_that_is_not_http_is_no_answer() {
    let url = by_hand("SSH-2.0-OpenSSH_9.2\r\n", false, true).await;
    let error = identity(&adapter(&url)).await.expect_err("that is SSH");
    assert!(error.may_have_happened(), "{error}");
}
