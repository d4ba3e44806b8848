//! S3's own rules, by the examples of its documentation.

use rolecall_api::credentials::SecretAccessKey;
use rolecall_api::operation::Service;

use super::super::tests::{Raw, refusal_of};
use super::super::{Expected, Signed, claim, read_basic};
use crate::form::Parameters;

/// AWS's example secret.
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const THEN: &str = "20130524T000000Z";
const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

type Told = (u16, String, String);

fn check_at(raw: &Raw, region: Option<&str>, wall: &str) -> Result<Signed, Told> {
    raw.with(|request| {
        let parameters = Parameters::read(&[request.query.as_bytes()]).unwrap();
        let expected = Expected {
            service: Service::S3,
            region,
            wall: read_basic(wall).unwrap(),
        };
        let checked = match claim(request, &parameters) {
            Err(error) => Err(error.refusal(Service::S3)),
            Ok(claim) => claim.check(expected, request),
        };
        checked.map_err(refusal_of)
    })
}

fn check(raw: &Raw) -> Result<Signed, Told> {
    check_at(raw, Some("us-east-1"), THEN)
}

fn refused(raw: &Raw) -> Told {
    check(raw).unwrap_err()
}

fn header(first: &str, headers: &str, signed: &str, signature: &str) -> Raw {
    Raw::read(&format!(
        "{first} HTTP/1.1\nHost:examplebucket.s3.amazonaws.com\n{headers}Authorization:AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders={signed}, Signature={signature}\n\n"
    ))
}

fn listing() -> Raw {
    header(
        "GET /?max-keys=2&prefix=J",
        &format!("x-amz-content-sha256:{EMPTY}\nx-amz-date:{THEN}\n"),
        "host;x-amz-content-sha256;x-amz-date",
        "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
    )
}

/// S3 API Reference, `sigv4-query-string-auth.html`.
fn presigned() -> Raw {
    Raw::read(
        "GET /test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404 HTTP/1.1\nHost:examplebucket.s3.amazonaws.com\n\n",
    )
}

/// S3 API Reference, `sig-v4-header-based-auth.html`: one of them is of a path with an encoded letter.
#[test]
fn the_examples_of_the_documentation_are_right() {
    let put = Raw {
        body: "Welcome to Amazon S3.".to_owned(),
        ..header(
            "PUT /test%24file.text",
            &format!(
                "Date:Fri, 24 May 2013 00:00:00 GMT\nx-amz-date:{THEN}\nx-amz-storage-class:REDUCED_REDUNDANCY\nx-amz-content-sha256:44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072\n"
            ),
            "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
            "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
        )
    };
    let range = header(
        "GET /test.txt",
        &format!("Range:bytes=0-9\nx-amz-content-sha256:{EMPTY}\nx-amz-date:{THEN}\n"),
        "host;range;x-amz-content-sha256;x-amz-date",
        "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    );
    let lifecycle = header(
        "GET /?lifecycle",
        &format!("x-amz-content-sha256:{EMPTY}\nx-amz-date:{THEN}\n"),
        "host;x-amz-content-sha256;x-amz-date",
        "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
    );
    for raw in [put, range, lifecycle, listing(), presigned()] {
        let signed = check(&raw).unwrap();
        let first = format!("{} {}", raw.method, raw.path);
        assert!(signed.is_by(&SecretAccessKey::new(SECRET)), "{first}");
        assert!(!signed.is_by(&SecretAccessKey::new("another")), "{first}");
    }
}

#[test]
fn paths_are_encoded_once_and_not_made_plain() {
    for (sent, signed) in [
        ("/a%24b", "/a%24b"),
        ("/a$b", "/a%24b"),
        ("/a+b", "/a%2Bb"),
        ("/a//b/../c", "/a//b/../c"),
        ("/%7Ea", "/~a"),
        ("/%zz", "/%zz"),
        ("/", "/"),
    ] {
        assert_eq!(super::super::canonical::path_as_is(sent), signed, "{sent}");
    }
}

#[test]
fn the_hash_is_the_body_s_or_says_that_there_is_none() {
    let mut raw = listing();
    raw.set("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
    // Accepted, and another signature.
    assert!(!check(&raw).unwrap().is_by(&SecretAccessKey::new(SECRET)));
    raw.set("x-amz-content-sha256", "none");
    assert_eq!(refused(&raw).1, "InvalidArgument");
    let mut raw = listing();
    raw.body = "x".to_owned();
    assert_eq!(
        refused(&raw),
        (
            400,
            "XAmzContentSHA256Mismatch".to_owned(),
            "The provided 'x-amz-content-sha256' header does not match what was computed.".to_owned()
        )
    );
    raw.headers.retain(|(name, _)| name != "x-amz-content-sha256");
    assert_eq!(
        refused(&raw).2,
        "Missing required header for this request: x-amz-content-sha256"
    );
}

#[test]
fn a_header_of_amazon_s_must_be_signed() {
    let mut raw = listing();
    raw.set("X-Amz-Meta-Team", "dns");
    let unsigned = "There were headers present in the request which were not signed";
    assert_eq!(
        refused(&raw),
        (403, "AccessDenied".to_owned(), unsigned.to_owned())
    );
    let mut raw = listing();
    raw.set("X-Team", "dns");
    check(&raw).unwrap();
    let mut raw = presigned();
    raw.query = raw.query.replace("SignedHeaders=host", "SignedHeaders=range");
    assert_eq!(refused(&raw).2, unsigned);
}

#[test]
fn a_header_holds_for_fifteen_minutes_and_a_url_as_long_as_it_says() {
    let at = |raw: &Raw, wall: &str| check_at(raw, None, wall).map(drop).map_err(|told| told.1);
    for (wall, said) in [
        ("20130524T001500Z", Ok(())),
        ("20130523T234500Z", Ok(())),
        ("20130524T001501Z", Err("RequestTimeTooSkewed")),
        ("20130523T234459Z", Err("RequestTimeTooSkewed")),
    ] {
        assert_eq!(at(&listing(), wall), said.map_err(str::to_owned), "{wall}");
    }
    for (wall, said) in [
        ("20130525T000000Z", Ok(())),
        ("20130523T234500Z", Ok(())),
        ("20130525T000001Z", Err("Request has expired")),
        ("20130523T234459Z", Err("Request is not valid yet")),
    ] {
        let came = check_at(&presigned(), None, wall)
            .map(drop)
            .map_err(|told| told.2);
        assert_eq!(came, said.map_err(str::to_owned), "{wall}");
    }
    for (expires, text) in [
        ("604801", "less than 604800 seconds"),
        ("-1", "non-negative"),
        ("soon", "should be a number"),
        ("", "Query-string authentication version 4 requires"),
    ] {
        let mut raw = presigned();
        raw.query = raw.query.replace("Expires=86400", &format!("Expires={expires}"));
        let (status, code, message) = refused(&raw);
        assert_eq!(
            (status, code.as_str()),
            (400, "AuthorizationQueryParametersError")
        );
        assert!(message.contains(text), "{message}");
    }
}

#[test]
fn a_scope_for_elsewhere_is_said_to_be() {
    let with = |from: &str, to: &str| {
        let mut raw = listing();
        let (_, authorization) = raw
            .headers
            .iter()
            .find(|(name, _)| name == "Authorization")
            .unwrap();
        let authorization = authorization.replace(from, to);
        raw.set("Authorization", &authorization);
        raw
    };
    for (from, to, text) in [
        (
            "/us-east-1/",
            "/eu-west-1/",
            "the region 'eu-west-1' is wrong; expecting 'us-east-1'",
        ),
        (
            "/s3/",
            "/iam/",
            "incorrect service \"iam\". This endpoint belongs to \"s3\".",
        ),
        (
            "aws4_request",
            "aws5_request",
            "incorrect terminal \"aws5_request\". This endpoint uses \"aws4_request\".",
        ),
        (
            "/20130524/",
            "/20130525/",
            "Invalid credential date \"20130525\". This date is not the same as X-Amz-Date: \"20130524\".",
        ),
        (
            "/s3/aws4_request",
            "/s3",
            "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".",
        ),
        (
            "Signature=",
            "Sig=",
            "the authorization header requires three components: Credential, SignedHeaders, and Signature.",
        ),
    ] {
        assert_eq!(
            refused(&with(from, to)),
            (
                400,
                "AuthorizationHeaderMalformed".to_owned(),
                format!("The authorization header is malformed; {text}")
            )
        );
    }
    assert_eq!(
        refused(&with("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1")).2,
        "Unsupported Authorization Type"
    );
    let mut raw = presigned();
    raw.query = raw.query.replace("us-east-1", "eu-west-1");
    assert_eq!(
        refused(&raw).2,
        "Error parsing the X-Amz-Credential parameter; the region 'eu-west-1' is wrong; expecting 'us-east-1'"
    );
    // Where no host says so, a region is any that has a region's form.
    check_at(&raw, None, THEN).unwrap();
}
