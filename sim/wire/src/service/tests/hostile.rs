//! Requests that nobody should send.

use jiff::Timestamp;
use proptest::prelude::*;
use rolecall_api::operation::Operation;

use crate::form::MOST_PARAMETERS;
use crate::service::LONGEST_BODY;
use crate::testing::client::{Bench, HOST, Sent, came, twelve};

fn code(bench: &mut Bench, operation: Operation, sent: &Sent) -> (u16, String) {
    let answer = bench.answered(sent);
    let (status, code, _) = came(operation, &answer).unwrap_err();
    (status, code)
}

fn signed(bench: &Bench, body: &str) -> Sent {
    Sent::form(HOST, body).signed(&twelve("111111111111"), "iam", "us-east-1", bench.wall)
}

#[test]
fn bodies_have_a_most_and_forms_too() {
    let mut bench = Bench::new();
    let any = Operation::IamGetRole;
    let mut sent = Sent::form(HOST, "");
    sent.body = vec![b'a'; LONGEST_BODY];
    assert_eq!(code(&mut bench, any, &sent).1, "MissingAction");
    sent.body.push(b'a');
    assert_eq!(
        code(&mut bench, any, &sent),
        (413, "RequestEntityTooLarge".into())
    );
    sent.body = "&a".repeat(MOST_PARAMETERS + 1).into_bytes();
    assert_eq!(
        code(&mut bench, any, &sent),
        (413, "RequestEntityTooLarge".into())
    );
}

#[test]
fn forms_that_are_none_are_refused() {
    let mut bench = Bench::new();
    for body in ["Action=GetRole&x=%", "Action=%ff", "%zz"] {
        let sent = signed(&bench, body);
        assert_eq!(
            code(&mut bench, Operation::IamGetRole, &sent),
            (404, "MalformedQueryString".into())
        );
    }
    let mut sent = Sent::form(HOST, "");
    sent.body = b"Action=GetRole\xff".to_vec();
    assert_eq!(
        code(&mut bench, Operation::IamGetRole, &sent).1,
        "MalformedQueryString"
    );
    let gzip = signed(&bench, "Action=GetRole&Version=2010-05-08").with("content-encoding", "gzip");
    assert_eq!(
        code(&mut bench, Operation::IamGetRole, &gzip),
        (415, "UnsupportedMediaType".into())
    );
}

/// What a caller wrote comes back only as text.
#[test]
fn names_that_are_markup_stay_text() {
    let mut bench = Bench::new();
    let sent = signed(
        &bench,
        "Action=%3C%2FMessage%3E%3Cx%3E&Version=%00%3C%21%5BCDATA%5B",
    );
    let answer = bench.answered(&sent);
    let (_, _, message) = came(Operation::IamGetRole, &answer).unwrap_err();
    assert_eq!(
        message,
        "Could not find operation </Message><x> for version \u{fffd}<![CDATA["
    );
    let sent = signed(
        &bench,
        "Action=GetUser&Version=2010-05-08&UserName=%3C%2FMessage%3E%00%0D%0A",
    );
    let answer = bench.answered(&sent);
    came(Operation::IamGetUser, &answer).unwrap_err();
}

#[test]
fn a_form_bomb_is_one_element() {
    let mut bench = Bench::new();
    let sent = signed(
        &bench,
        "Action=UntagUser&Version=2010-05-08&UserName=x&TagKeys.member.999999999=a",
    );
    assert_eq!(
        code(&mut bench, Operation::IamUntagUser, &sent),
        (404, "NoSuchEntity".into())
    );
}

#[test]
fn headers_that_are_no_text_are_no_signature() {
    let mut bench = Bench::new();
    let mut sent = Sent::form(HOST, "Action=GetUser&Version=2010-05-08");
    sent.headers.push(("authorization".into(), vec![0xff, 0xfe]));
    assert_eq!(
        code(&mut bench, Operation::IamGetUser, &sent).1,
        "MissingAuthenticationToken"
    );
    let mut signed = signed(&bench, "Action=GetUser&Version=2010-05-08");
    signed.headers.push(("x-amz-meta".into(), vec![0xff]));
    bench.answered(&signed);
}

#[test]
fn an_access_key_id_as_long_as_it_likes_is_unknown() {
    let mut bench = Bench::new();
    let long = rolecall_api::credentials::Credentials::long_term(
        "A".repeat(100_000),
        rolecall_api::credentials::SecretAccessKey::new("x"),
    );
    let sent = Sent::form(HOST, "Action=GetUser&Version=2010-05-08");
    let sent = sent.signed(&long, "iam", "us-east-1", bench.wall);
    assert_eq!(
        code(&mut bench, Operation::IamGetUser, &sent).1,
        "InvalidClientTokenId"
    );
}

/// Who knows a key's id and not its secret makes the world remember nothing.
#[test]
fn regions_that_nobody_could_sign_for_are_forgotten() {
    let mut bench = Bench::new();
    let hub = "111111111111".parse().unwrap();
    bench
        .world
        .create_account(hub, rolecall_iam::account::Partition::Aws, Default::default())
        .unwrap();
    let root = bench.world.root_credentials(hub).unwrap();
    let wrong = rolecall_api::credentials::Credentials::long_term(
        root.access_key_id.as_str(),
        rolecall_api::credentials::SecretAccessKey::new("x"),
    );
    let sent = |by, region: &str, wall| {
        Sent::form(HOST, "Action=GetCallerIdentity&Version=2011-06-15").signed(by, "sts", region, wall)
    };
    for number in 0..10 {
        let sent = sent(&wrong, &format!("xx-nowhere-{number}"), bench.wall);
        assert_eq!(
            code(&mut bench, Operation::StsGetCallerIdentity, &sent).1,
            "SignatureDoesNotMatch"
        );
    }
    let right = sent(&root, "eu-west-7", bench.wall);
    assert_eq!(bench.answered(&right).status, 200);
    // What is on its way is told of every place that is remembered.
    bench.world.set_delays("fixed:1h".parse().unwrap());
    let make = rolecall_api::document::Structure::new().with("UserName", "anna");
    bench.call(&root, Operation::IamCreateUser, &make).unwrap();
    let told = format!("{:?}", bench.world.pending(bench.now));
    assert!(told.contains("eu-west-7"));
    assert!(!told.contains("nowhere"));
}

/// An authorization header out of what such headers are made of.
fn authorization() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("AWS4-HMAC-SHA256"),
        Just(" "),
        Just("Credential="),
        Just("111111111111/20260727/us-east-1/iam/aws4_request"),
        Just("/"),
        Just(","),
        Just("SignedHeaders=host;x-amz-date"),
        Just("SignedHeaders="),
        Just("Signature="),
        Just("00ff"),
        Just("="),
        Just("é"),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_request_is_answered(
        method in "GET|POST|PUT|[A-Z]{0,6}",
        path in "/|/2013-04-01/hostedzone|[ -~é]{0,20}",
        query in "(Action=[A-Za-z]{0,8}|Version=2010-05-08|X-Amz-Algorithm=A|X-Amz-Date=[0-9TZ]{0,16}|[ -~]{0,20}|&){0,6}",
        host in "localhost|iam.amazonaws.com|sts.eu-west-1.amazonaws.com|[ -~]{0,20}",
        content_type in "application/x-www-form-urlencoded|application/x-amz-json-1.1|[ -~]{0,10}",
        target in proptest::option::of("AWSOrganizationsV20161128.ListRoots|[ -~]{0,20}"),
        authorization in proptest::option::of(authorization()),
        date in "[0-9]{8}T[0-9]{6}Z|[ -~]{0,20}",
        body in proptest::collection::vec(any::<u8>(), 0..100),
        wall in -377_705_023_201_i64..=253_402_207_200,
    ) {
        let mut sent = Sent { method, path, query, body, ..Sent::default() }
            .with("host", &host)
            .with("content-type", &content_type)
            .with("x-amz-date", &date);
        if let Some(target) = target {
            sent = sent.with("x-amz-target", &target);
        }
        if let Some(authorization) = authorization {
            sent = sent.with("authorization", &authorization);
        }
        let mut bench = Bench::new();
        bench.wall = Timestamp::from_second(wall).unwrap();
        let answer = bench.answered(&sent);
        prop_assert!((200..600).contains(&answer.status));
        let text = std::str::from_utf8(&answer.body).unwrap();
        prop_assert!(text.len() < 10_000);
        match answer.header("content-type") {
            Some("application/x-amz-json-1.1") => {
                serde_json::from_str::<serde_json::Value>(text).unwrap();
            }
            Some(kind) if kind.starts_with("text/xml") => {
                crate::testing::xml::read(&answer.body);
            }
            _ => {}
        }
        prop_assert_eq!(bench.world.accounts().count(), 0);
    }
}
