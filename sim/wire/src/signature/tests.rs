use rolecall_api::credentials::SecretAccessKey;
use rolecall_api::error::Refusal;
use rolecall_api::operation::Service;
use serde_json::Value;

use super::{Claim, Expected, NoSignature, Scope, Signed, basic, canonical, claim, read_basic};
use crate::form::Parameters;
use crate::request::Incoming;
use crate::signature::canonical::Style;
use crate::signature::read::Form;

/// AWS's own test suite for signers: github.com/awslabs/aws-c-auth, `tests/aws-signing-test-suite/v4`
/// (Apache-2.0), as the crate aws-sigv4 1.6.4 carries it. The cases with `"normalize": false` are left out:
/// only S3 signs so, which has examples of its own.
const SUITE: &str = include_str!("aws-test-suite.json");

/// Signs in the query string and adds the token afterwards, as only AWS IoT wants it.
const TOKEN_AFTERWARDS: (&str, &str) = ("post-sts-header-after", "query");

/// AWS's example secret.
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

/// An HTTP request in text, as the suite has it.
pub(super) struct Raw {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) query: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

impl Raw {
    pub(super) fn read(text: &str) -> Raw {
        let (head, body) = text.split_once("\n\n").unwrap();
        let mut lines = head.lines();
        let first = lines.next().unwrap().strip_suffix(" HTTP/1.1").unwrap();
        let (method, target) = first.split_once(' ').unwrap();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut headers: Vec<(String, String)> = Vec::new();
        for line in lines {
            if line.starts_with(' ') {
                // A folded line, as HTTP/1.0 had them.
                let (_, value) = headers.last_mut().unwrap();
                value.push('\n');
                value.push_str(line);
            } else {
                let (name, value) = line.split_once(':').unwrap();
                headers.push((name.to_owned(), value.to_owned()));
            }
        }
        Raw {
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers,
            body: body.to_owned(),
        }
    }

    pub(super) fn with<T>(&self, look: impl FnOnce(&Incoming<'_>) -> T) -> T {
        let headers: Vec<(&str, &[u8])> = self
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_bytes()))
            .collect();
        look(&Incoming {
            method: &self.method,
            path: &self.path,
            query: &self.query,
            headers: &headers,
            body: self.body.as_bytes(),
            source_ip: None,
            secure_transport: true,
        })
    }

    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.headers
            .retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    fn signed(&self) -> Signed {
        self.with(|request| {
            let parameters = Parameters::read(&[request.query.as_bytes()]).unwrap();
            let claim = claim(request, &parameters).unwrap();
            let parts: Vec<&str> = claim.credential.split('/').collect();
            let scope = Scope {
                access_key_id: parts[0].to_owned(),
                date: parts[1].to_owned(),
                region: parts[2].to_owned(),
                service: parts[3].to_owned(),
            };
            claim.over(scope, &basic(claim.moment().unwrap()), request, Style::Usual)
        })
    }

    fn is_by(&self, secret: &str) -> bool {
        self.signed().is_by(&SecretAccessKey::new(secret))
    }
}

fn suite() -> Vec<Value> {
    serde_json::from_str::<Vec<Value>>(SUITE).unwrap()
}

#[test]
fn every_signature_of_the_test_suite_is_right() {
    let cases = suite();
    assert_eq!(cases.len(), 31);
    for case in &cases {
        for form in ["header", "query"] {
            let name = case["name"].as_str().unwrap();
            if (name, form) == TOKEN_AFTERWARDS {
                continue;
            }
            let raw = Raw::read(case[form].as_str().unwrap());
            let canonical = raw.with(|request| {
                let parameters = Parameters::read(&[request.query.as_bytes()]).unwrap();
                let claim = claim(request, &parameters).unwrap();
                canonical::request(request, &claim.signed_headers, claim.form, Style::Usual)
            });
            assert_eq!(
                String::from_utf8(canonical).unwrap(),
                case[format!("{form}_canonical")].as_str().unwrap(),
                "{name} {form}"
            );
            assert!(raw.is_by(SECRET), "{name} {form}");
            assert!(!raw.is_by("another secret"), "{name} {form}");
        }
    }
}

#[test]
fn nothing_that_is_signed_can_be_altered() {
    for case in &suite() {
        for form in ["header", "query"] {
            let name = case["name"].as_str().unwrap();
            if (name, form) == TOKEN_AFTERWARDS {
                continue;
            }
            let text = case[form].as_str().unwrap();
            let altered = |alter: &dyn Fn(&mut Raw)| {
                let mut raw = Raw::read(text);
                alter(&mut raw);
                raw.is_by(SECRET)
            };
            assert!(!altered(&|raw| raw.method = "PUT".into()), "{name} {form}");
            assert!(!altered(&|raw| raw.path.push_str("more")), "{name} {form}");
            assert!(!altered(&|raw| raw.query.push_str("&More=1")), "{name} {form}");
            assert!(!altered(&|raw| raw.body.push('x')), "{name} {form}");
            assert!(!altered(&|raw| raw.set("host", "example.org")), "{name} {form}");
            assert!(altered(&|raw| raw.set("not-signed", "1")), "{name} {form}");
        }
    }
}

/// What came encoded once is signed encoded twice: the cases `double-url-encode` and `double-encode-path` of
/// the same suite.
#[test]
fn paths_are_signed_encoded_twice() {
    for (sent, signed) in [
        (
            "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-west-2%3A892717189312%3Afunction%3Amy-rusty-fun/invocations",
            "/2015-03-31/functions/arn%253Aaws%253Alambda%253Aus-west-2%253A892717189312%253Afunction%253Amy-rusty-fun/invocations",
        ),
        (
            "/test/@connections/JBDvjfGEIAMCERw%3D",
            "/test/%40connections/JBDvjfGEIAMCERw%253D",
        ),
    ] {
        let request = Incoming {
            method: "POST",
            path: sent,
            query: "",
            headers: &[],
            body: b"",
            source_ip: None,
            secure_transport: true,
        };
        let canonical = canonical::request(&request, &[], Form::Header, Style::Usual);
        let canonical = String::from_utf8(canonical).unwrap();
        assert_eq!(canonical.lines().nth(1), Some(signed));
    }
}

/// The example of the documentation, for IAM itself: AWS General Reference (2019),
/// `sigv4-create-canonical-request.html` to `sigv4-add-signature-to-request.html`.
const LIST_USERS: &str = "GET /?Action=ListUsers&Version=2010-05-08 HTTP/1.1
Host:iam.amazonaws.com
Content-Type:application/x-www-form-urlencoded; charset=utf-8
X-Amz-Date:20150830T123600Z
Authorization:AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7

";

pub(super) fn refusal_of(refusal: Refusal) -> (u16, String, String) {
    (refusal.status, refusal.code, refusal.message)
}

fn check(raw: &Raw, service: Service, wall: &str) -> Result<Signed, (u16, String, String)> {
    raw.with(|request| {
        let parameters = Parameters::read(&[request.query.as_bytes()]).unwrap();
        let checked = match claim(request, &parameters) {
            Err(error) => Err(error.refusal(service)),
            Ok(claim) => claim.check(
                Expected {
                    service,
                    region: None,
                    wall: read_basic(wall).unwrap(),
                },
                request,
            ),
        };
        checked.map_err(refusal_of)
    })
}

const THEN: &str = "20150830T123600Z";

#[test]
fn the_example_of_the_documentation() {
    let signed = check(&Raw::read(LIST_USERS), Service::Iam, THEN).unwrap();
    assert!(signed.is_by(&SecretAccessKey::new(SECRET)));
    assert_eq!(signed.scope.access_key_id, "AKIDEXAMPLE");
    let shown = format!("{signed:?}");
    assert!(!shown.contains("5d672d79"), "{shown}");
}

fn refused(raw: &Raw, service: Service) -> (u16, String, String) {
    check(raw, service, THEN).unwrap_err()
}

fn told(status: u16, code: &str, message: &str) -> (u16, String, String) {
    (status, code.to_owned(), message.to_owned())
}

#[test]
fn a_signature_is_good_for_fifteen_minutes_either_way() {
    let raw = Raw::read(LIST_USERS);
    for wall in ["20150830T125100Z", "20150830T122100Z"] {
        check(&raw, Service::Iam, wall).unwrap();
    }
    assert_eq!(
        check(&raw, Service::Iam, "20150830T125101Z").unwrap_err(),
        told(
            403,
            "SignatureDoesNotMatch",
            "Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z (20150830T125101Z - 15 min.)"
        )
    );
    assert_eq!(
        check(&raw, Service::Iam, "20150830T122059Z").unwrap_err(),
        told(
            403,
            "SignatureDoesNotMatch",
            "Signature not yet current: 20150830T123600Z is still later than 20150830T123559Z (20150830T122059Z + 15 min.)"
        )
    );
}

#[test]
fn other_services_have_other_words() {
    let mut raw = Raw::read(LIST_USERS);
    let (_, code, text) = check(&raw, Service::Organizations, "20150830T124101Z").unwrap_err();
    assert_eq!(code, "InvalidSignatureException");
    assert!(text.ends_with("(20150830T124101Z - 5 min.)"), "{text}");
    let expired = check(&raw, Service::Ec2, "20150830T130000Z").unwrap_err();
    assert_eq!(expired, told(400, "RequestExpired", "Request has expired."));
    raw.headers.retain(|(name, _)| name != "Authorization");
    assert_eq!(
        refused(&raw, Service::Sts),
        told(
            403,
            "MissingAuthenticationToken",
            "Request is missing Authentication Token"
        )
    );
    assert_eq!(
        refused(&raw, Service::Organizations).1,
        "MissingAuthenticationTokenException"
    );
    assert_eq!(refused(&raw, Service::Ec2).1, "AuthFailure");
}

#[test]
fn a_header_that_lacks_parts_says_which() {
    let mut raw = Raw::read(LIST_USERS);
    raw.set(
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, Signature=f",
    );
    assert_eq!(
        refused(&raw, Service::Iam),
        told(
            400,
            "IncompleteSignature",
            "Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256 Credential=a/b/c/d/e, Signature=f"
        )
    );
    raw.set("Authorization", "AWS4-HMAC-SHA256 Credential=a, FooBar");
    assert_eq!(
        refused(&raw, Service::Iam).2,
        "'FooBar' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 Credential=a, FooBar'."
    );
    raw.headers.retain(|(name, _)| name != "X-Amz-Date");
    raw.set("Authorization", "AWS4-HMAC-SHA256");
    assert_eq!(
        refused(&raw, Service::Organizations),
        told(
            400,
            "IncompleteSignatureException",
            "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256"
        )
    );
}

/// A bearer token or a password may be anybody's.
#[test]
fn foreign_credentials_are_not_repeated() {
    let mut raw = Raw::read(LIST_USERS);
    for header in ["Bearer s3cret=", "Basic dXNlcjpzM2NyZXQ=", "bearer s3cret"] {
        raw.set("Authorization", header);
        let (_, code, text) = refused(&raw, Service::Iam);
        assert_eq!(code, "IncompleteSignature");
        assert!(!text.contains("s3cret") && !text.contains("dXNl"), "{text}");
    }
}

#[test]
fn scope_date_and_algorithm_are_checked_before_the_signature() {
    let with = |authorization: &str| {
        let mut raw = Raw::read(LIST_USERS);
        raw.set("Authorization", authorization);
        refused(&raw, Service::Iam)
    };
    let rest = "SignedHeaders=host;x-amz-date, Signature=00";
    assert_eq!(
        with(&format!(
            "AWS4-HMAC-SHA256 Credential=K/20150829/EU/sts/aws5, {rest}"
        )),
        told(
            403,
            "SignatureDoesNotMatch",
            "Credential should be scoped to a valid region, not 'EU'. Credential should be scoped to correct service: 'iam'. Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5'. Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20150829' != '20150830', from '20150830T123600Z'. "
        )
    );
    assert_eq!(
        with(&format!("AWS4-HMAC-SHA256 Credential=a/b/c/d, {rest}")).2,
        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b/c/d'"
    );
    assert_eq!(
        with(&format!(
            "AWS4-HMAC-SHA512 Credential=K/20150830/us-east-1/iam/aws4_request, {rest}"
        ))
        .1,
        "IncompleteSignature"
    );
    assert_eq!(
        with("AWS4-HMAC-SHA256 Credential=K/20150830/us-east-1/iam/aws4_request, SignedHeaders=x-amz-date, Signature=00").2,
        "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
    );
    let mut raw = Raw::read(LIST_USERS);
    for date in [
        "yesterday",
        "20150830",
        "2015-08-30T12:36:00Z",
        "20151330T123600Z",
        "",
    ] {
        raw.set("X-Amz-Date", date);
        assert_eq!(
            refused(&raw, Service::Iam).2,
            format!(
                "Date must be in ISO-8601 'basic format'. Got '{date}'. See http://en.wikipedia.org/wiki/ISO_8601"
            )
        );
    }
}

#[test]
fn a_date_header_will_do() {
    let mut raw = Raw::read(LIST_USERS);
    raw.headers.retain(|(name, _)| name != "X-Amz-Date");
    raw.set("Date", "Sun, 30 Aug 2015 12:36:00 GMT");
    check(&raw, Service::Iam, THEN).unwrap();
}

#[test]
fn a_presigned_url_that_lacks_parts_says_which() {
    let raw =
        Raw::read("GET /?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20150830T123600Z HTTP/1.1\nHost:h\n\n");
    assert_eq!(
        refused(&raw, Service::Sts).2,
        "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. Re-examine the query-string parameters."
    );
}

#[test]
fn absurd_dates_are_only_untimely() {
    let mut raw = Raw::read(LIST_USERS);
    for date in ["99981231T235959Z", "00010101T000000Z"] {
        raw.set("X-Amz-Date", date);
        let (_, code, _) = refused(&raw, Service::Iam);
        assert_eq!(code, "SignatureDoesNotMatch", "{date}");
    }
    // Beyond what can be told as a time.
    raw.set("X-Amz-Date", "99991231T235959Z");
    assert_eq!(refused(&raw, Service::Iam).1, "IncompleteSignature");
    assert_eq!(basic(read_basic(THEN).unwrap()), THEN);
}

#[test]
fn without_any_signature_there_is_none() {
    let raw = Raw::read("GET / HTTP/1.1\nHost:h\n\n");
    let missing = raw.with(|request| {
        let parameters = Parameters::default();
        claim(request, &parameters).map(|_: Claim<'_>| ()).unwrap_err()
    });
    assert_eq!(missing, NoSignature::Missing);
}
