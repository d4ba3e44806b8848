//! S3, as far as a client that lists buckets sees it.

use jiff::SignedDuration;
use rolecall_api::credentials::{Credentials, SecretAccessKey, SessionToken};
use rolecall_api::document::{Structure, Value};
use rolecall_api::operation::Operation;

use crate::request::Outgoing;
use crate::testing::client::{Bench, HOST, Sent, twelve};
use crate::testing::xml;

const AWS: &str = "s3.eu-west-1.amazonaws.com";

fn list(host: &str, query: &str) -> Sent {
    Sent {
        query: query.into(),
        ..Sent::call(Operation::S3ListBuckets, &Structure::new())
    }
    .with("host", host)
}

fn error(answer: &Outgoing) -> (u16, String, String) {
    let root = xml::read(&answer.body);
    assert_eq!((root.name.as_str(), root.namespace.as_deref()), ("Error", None));
    assert_eq!(Some(root.at("RequestId")), answer.header("x-amz-request-id"));
    assert_eq!(Some(root.at("HostId")), answer.header("x-amz-id-2"));
    assert_eq!(answer.header("content-type"), Some("application/xml"));
    (
        answer.status,
        root.at("Code").to_owned(),
        root.at("Message").to_owned(),
    )
}

#[test]
fn an_account_without_buckets_has_an_empty_list_and_an_owner() {
    let mut bench = Bench::new();
    for (host, region) in [
        (HOST, "us-east-1"),
        (HOST, "eu-west-1"),
        (AWS, "eu-west-1"),
        ("s3.amazonaws.com", "us-east-1"),
    ] {
        let sent = list(host, "").signed(&twelve("111111111111"), "s3", region, bench.wall);
        let answer = bench.answered(&sent);
        assert_eq!(answer.status, 200, "{host}");
        assert_eq!(answer.header("content-type"), Some("application/xml"));
        let root = xml::read(&answer.body);
        assert_eq!(
            (root.name.as_str(), root.namespace.as_deref()),
            (
                "ListAllMyBucketsResult",
                Some("http://s3.amazonaws.com/doc/2006-03-01/")
            )
        );
        assert_eq!(root.at("Owner/ID").len(), 64);
        assert!(root.child("Buckets").children.is_empty());
    }
}

#[test]
fn a_body_that_nobody_hashed_and_a_presigned_url_are_taken() {
    let mut bench = Bench::new();
    let root = twelve("111111111111");
    let unhashed = list(HOST, "x-id=ListBuckets").with("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
    let unhashed = unhashed.signed(&root, "s3", "us-east-1", bench.wall);
    assert_eq!(bench.answered(&unhashed).status, 200);
    let presigned = list(HOST, "max-buckets=7").presigned(&root, "s3", "us-east-1", bench.wall);
    assert_eq!(bench.answered(&presigned).status, 200);
    let mut altered = presigned.clone();
    altered.query = altered.query.replace("max-buckets=7", "max-buckets=8");
    assert_eq!(
        error(&bench.answered(&altered)),
        (
            403,
            "SignatureDoesNotMatch".to_owned(),
            "The request signature we calculated does not match the signature you provided. Check your key and signing method.".to_owned()
        )
    );
    // Sixty seconds are over.
    bench.wall = bench.wall.checked_add(SignedDuration::from_secs(61)).unwrap();
    assert_eq!(error(&bench.answered(&presigned)).2, "Request has expired");
}

#[test]
fn a_session_needs_its_token() {
    let mut bench = Bench::new();
    let root = twelve("111111111111");
    let input = Structure::new();
    let given = bench.call(&root, Operation::StsGetSessionToken, &input).unwrap();
    let given = given.get("Credentials").unwrap().as_structure().unwrap();
    let key = given.text("AccessKeyId").unwrap();
    let secret = |name: &str| match given.get(name) {
        Some(Value::Secret(secret)) => secret.expose().to_owned(),
        other => panic!("{other:?}"),
    };
    let with = |token: &str| Credentials {
        session_token: Some(SessionToken::new(token)),
        ..Credentials::long_term(key, SecretAccessKey::new(secret("SecretAccessKey")))
    };
    for (by, status) in [(with(&secret("SessionToken")), 200), (with("another"), 400)] {
        let sent = list(HOST, "").signed(&by, "s3", "us-east-1", bench.wall);
        let answer = bench.answered(&sent);
        assert_eq!(answer.status, status);
        if status != 200 {
            assert_eq!(error(&answer).1, "InvalidToken");
        }
    }
}

#[test]
fn what_else_is_asked_of_s3_is_said_not_to_be_simulated() {
    let mut bench = Bench::new();
    let root = twelve("111111111111");
    for (method, host, path, query) in [
        ("GET", HOST, "/logs", "list-type=2"),
        ("PUT", HOST, "/logs", ""),
        ("GET", "logs.s3.eu-west-1.amazonaws.com", "/", ""),
        ("GET", "logs.localhost:4566", "/", ""),
        ("DELETE", AWS, "/logs/key", ""),
    ] {
        let mut sent = list(host, query);
        sent.method = method.into();
        sent.path = path.into();
        let sent = sent.signed(&root, "s3", "eu-west-1", bench.wall);
        assert_eq!(
            error(&bench.answered(&sent)),
            (
                501,
                "NotImplemented".to_owned(),
                "Of S3, ListBuckets is simulated and nothing else: there are no buckets.".to_owned()
            ),
            "{method} {host}{path}"
        );
    }
    // As SDKs send an object that they read from a stream.
    let mut object = list(HOST, "")
        .with("content-encoding", "aws-chunked")
        .with("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
    object.method = "PUT".into();
    object.path = "/logs/key".into();
    object.body = b"1\r\na\r\n0\r\n\r\n".into();
    let object = object.signed(&root, "s3", "us-east-1", bench.wall);
    assert_eq!(error(&bench.answered(&object)).0, 501);
}

#[test]
fn who_has_not_signed_is_sent_to_the_pages_of_aws_or_helped() {
    let mut bench = Bench::new();
    let answer = bench.answered(&list(AWS, ""));
    assert_eq!(
        (answer.status, answer.header("location")),
        (307, Some("https://aws.amazon.com/s3/"))
    );
    let answer = bench.answered(&list(HOST, ""));
    assert_eq!(answer.status, 200);
    assert!(
        String::from_utf8(answer.body)
            .unwrap()
            .contains("AWS_ENDPOINT_URL")
    );
}

/// As boto3 presigns for S3, unless told otherwise.
#[test]
fn signatures_of_the_kind_before_are_named() {
    let mut bench = Bench::new();
    let url = list(
        HOST,
        "AWSAccessKeyId=111111111111&Signature=YWJj&Expires=1900000000",
    );
    let header = list(HOST, "").with("authorization", "AWS 111111111111:YWJj");
    for sent in [url, header] {
        assert_eq!(
            error(&bench.answered(&sent)),
            (
                400,
                "InvalidRequest".to_owned(),
                "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256."
                    .to_owned()
            )
        );
    }
}

#[test]
fn a_number_that_is_none_is_refused_in_s3_s_words() {
    let mut bench = Bench::new();
    for (query, text) in [
        (
            "max-buckets=many",
            "Provided max-buckets not an integer or within integer range",
        ),
        (
            "max-buckets=0",
            "Argument maxBuckets must be an integer between 1 and 10000",
        ),
        (
            "continuation-token=x",
            "The continuation token provided is incorrect",
        ),
    ] {
        let sent = list(HOST, query).signed(&twelve("111111111111"), "s3", "us-east-1", bench.wall);
        assert_eq!(
            error(&bench.answered(&sent)),
            (400, "InvalidArgument".to_owned(), text.to_owned())
        );
    }
}
