//! Whom a provider's assertion lets in, and what it carries along.

use data_encoding::BASE64;
use rolecall_api::credentials::{Credentials, Secret, SecretAccessKey};
use rolecall_api::error::CallError;
use rolecall_api::views::iam as iam_api;
use rolecall_api::views::{ec2, sts as api};

use crate::bench::{Bench, HUB, refusal};
use crate::iam::bench::allow_if;
use crate::iam::federation::saml_providers::tests::{ARN, METADATA, create};
use crate::proof::xml_signature::tests::{ASSERTION, PLAIN, RESPONSE, sign};

const ROLE: &str = "arn:aws:iam::111111111111:role/staff";
const ALL: &str = r#""sts:AssumeRoleWithSAML","sts:TagSession","sts:SetSourceIdentity""#;

/// A provider, and a role that trusts it for these actions under a condition.
fn setup(actions: &str, condition: &str) -> Bench {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create(&mut bench, &root, "idp", METADATA).unwrap();
    let request = iam_api::CreateRoleRequest {
        role_name: "staff".into(),
        assume_role_policy_document: format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"Federated":"{ARN}"}},"Action":[{actions}],"Condition":{condition}}}]}}"#
        ),
        ..Default::default()
    };
    bench.send(&root, request).unwrap();
    bench
}

fn request(response: &str) -> api::AssumeRoleWithSAMLRequest {
    api::AssumeRoleWithSAMLRequest {
        role_arn: ROLE.into(),
        principal_arn: ARN.into(),
        saml_assertion: Secret::new(BASE64.encode(response.as_bytes())),
        ..Default::default()
    }
}

/// By nobody: there are no credentials.
fn ask(
    bench: &mut Bench,
    request: api::AssumeRoleWithSAMLRequest,
) -> Result<api::AssumeRoleWithSAMLResponse, CallError> {
    bench.send(&Credentials::long_term("", SecretAccessKey::default()), request)
}

fn present(bench: &mut Bench, response: &str) -> Result<api::AssumeRoleWithSAMLResponse, CallError> {
    ask(bench, request(response))
}

/// The usual response with a change, its assertion signed anew.
fn changed(from: &str, to: &str) -> String {
    let text = PLAIN.replacen(from, to, 1);
    assert_ne!(text, PLAIN, "{from}");
    sign(
        &text.replacen("<saml:Subject>", "{signature}<saml:Subject>", 1),
        "_assertion",
    )
}

fn told(code: &str, text: &str) -> (String, String) {
    (code.into(), text.into())
}

#[test]
fn a_good_assertion_is_a_session_of_the_role() {
    let mut bench = setup(
        ALL,
        r#"{"StringEqualsIfExists":{"saml:aud":"https://signin.aws.amazon.com/saml","saml:iss":"https://idp.example.com/saml","saml:doc":"111111111111/idp","saml:sub":"anna@example.com"}}"#,
    );
    for response in [RESPONSE, ASSERTION] {
        let answer = present(&mut bench, response).unwrap();
        assert_eq!(answer.subject.as_deref(), Some("anna@example.com"));
        assert_eq!(answer.subject_type.as_deref(), Some("persistent"));
        assert_eq!(answer.issuer.as_deref(), Some("https://idp.example.com/saml"));
        assert_eq!(
            answer.audience.as_deref(),
            Some("https://signin.aws.amazon.com/saml")
        );
        // printf 'https://idp.example.com/saml111111111111/idp' | openssl sha1 -binary | base64
        assert_eq!(
            answer.name_qualifier.as_deref(),
            Some("OvnFhJckJPaBLD0okObz0O3l1b0=")
        );
        assert_eq!(answer.source_identity.as_deref(), Some("anna"));
        let user = answer.assumed_role_user.unwrap();
        assert_eq!(user.arn, "arn:aws:sts::111111111111:assumed-role/staff/anna");
        let credentials = answer.credentials.unwrap();
        // The provider's own session ends earlier than the usual hour.
        let lasts = credentials.expiration.duration_since(bench.clock.now()).as_secs();
        assert_eq!(lasts, 50 * 60);
        let session = Credentials::from(credentials);
        let who = bench
            .send(&session, api::GetCallerIdentityRequest::default())
            .unwrap();
        assert_eq!(who.arn, Some(user.arn));
    }
}

#[test]
fn signatures_are_checked_by_the_providers_certificate() {
    let mut bench = setup(ALL, "{}");
    let wrong = told("InvalidIdentityToken", "Response signature invalid");
    assert_eq!(refusal(present(&mut bench, PLAIN)), wrong);
    let other = ASSERTION.replacen("anna@example.com", "boss@example.com", 1);
    assert_eq!(refusal(present(&mut bench, &other)), wrong);
    // A signed assertion beside one that isn't signed.
    let start = ASSERTION.find("<saml:Assertion").unwrap();
    let end = ASSERTION.find("</saml:Assertion>").unwrap() + "</saml:Assertion>".len();
    let forged = ASSERTION[start..end]
        .replace("anna", "boss")
        .replace("_assertion", "_forged");
    let wrapped = format!("{}{forged}{}", &ASSERTION[..start], &ASSERTION[start..]);
    assert_eq!(refusal(present(&mut bench, &wrapped)).0, "InvalidIdentityToken");
    present(&mut bench, ASSERTION).unwrap();
}

#[test]
fn a_comment_does_not_cut_a_name_short() {
    let mut bench = setup(ALL, r#"{"StringEquals":{"saml:sub":"anna@example.com"}}"#);
    let longer = changed("anna@example.com<", "anna@example.com.evil.example<");
    let cut = longer.replacen("anna@example.com.evil", "anna@example.com<!-- -->.evil", 1);
    for response in [longer, cut] {
        assert_eq!(
            refusal(present(&mut bench, &response)),
            told("AccessDenied", "Not authorized to perform sts:AssumeRoleWithSAML")
        );
    }
}

#[test]
fn what_is_wrong_with_an_assertion_is_said() {
    let mut bench = setup(ALL, "{}");
    let not_valid = "Your request included an invalid SAML response";
    let expired =
        "Token expired: current date/time 1767225600 must be before the expiration date/time 1767225600";
    for (from, to, code, text) in [
        (
            "    <saml:Issuer>https://idp.example.com/saml",
            "    <saml:Issuer>https://other.example.com/saml",
            "InvalidIdentityToken",
            "Issuer not present in specified provider",
        ),
        (
            "NotOnOrAfter=\"2026-01-01T01:00:00Z\" Recipient",
            "NotOnOrAfter=\"2026-01-01T00:00:00Z\" Recipient",
            "ExpiredTokenException",
            expired,
        ),
        (
            "NotBefore=\"2026-01-01T00:00:00Z\" NotOnOrAfter=\"2026-01-01T01:00:00Z\"",
            "NotBefore=\"2026-01-01T00:00:00Z\" NotOnOrAfter=\"2026-01-01T00:00:00Z\"",
            "ExpiredTokenException",
            expired,
        ),
        (
            "IssueInstant=\"2026-01-01T00:00:00.000Z\"",
            "IssueInstant=\"2025-12-31T23:54:59Z\"",
            "ExpiredTokenException",
            "Token must be redeemed within 5 minutes of issuance",
        ),
        (
            "NotBefore=\"2026-01-01T00:00:00Z\"",
            "NotBefore=\"2026-01-01T00:05:01Z\"",
            "InvalidIdentityToken",
            not_valid,
        ),
        (
            "urn:amazon:webservices",
            "urn:other",
            "InvalidIdentityToken",
            not_valid,
        ),
        (
            "Recipient=\"https://signin.aws.amazon.com/saml\"",
            "Recipient=\"https://signin.aws.amazon.com.evil.example/saml\"",
            "InvalidIdentityToken",
            not_valid,
        ),
        (
            "Attributes/RoleSessionName\"",
            "Attributes/Name\"",
            "InvalidIdentityToken",
            "RoleSessionName is required in AuthnResponse",
        ),
        (
            ">anna</saml:AttributeValue>",
            ">a</saml:AttributeValue>",
            "InvalidIdentityToken",
            "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}",
        ),
        (
            "arn:aws:iam::111111111111:role/staff,",
            "arn:aws:iam::111111111111:role/guest,",
            "AccessDenied",
            "Not authorized to perform sts:AssumeRoleWithSAML",
        ),
    ] {
        assert_eq!(
            refusal(present(&mut bench, &changed(from, to))),
            told(code, text),
            "{to}"
        );
    }
    for good in [
        (
            "IssueInstant=\"2026-01-01T00:00:00.000Z\"",
            "IssueInstant=\"2025-12-31T23:55:00Z\"",
        ),
        (
            "NotBefore=\"2026-01-01T00:00:00Z\"",
            "NotBefore=\"2026-01-01T00:05:00Z\"",
        ),
        (
            "Recipient=\"https://signin",
            "Recipient=\"https://eu-west-1.signin",
        ),
    ] {
        present(&mut bench, &changed(good.0, good.1)).unwrap();
    }
    for text in [
        "no xml at all",
        "<a/>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
    ] {
        assert_eq!(
            refusal(present(&mut bench, text)),
            told("InvalidIdentityToken", "Invalid base64 SAMLResponse")
        );
    }
    let raw = api::AssumeRoleWithSAMLRequest {
        saml_assertion: Secret::new("not base 64"),
        ..request("")
    };
    assert_eq!(
        refusal(ask(&mut bench, raw)),
        told("InvalidIdentityToken", "Invalid base64 SAMLResponse")
    );
    let elsewhere = api::AssumeRoleWithSAMLRequest {
        principal_arn: "arn:aws:iam::111111111111:saml-provider/other".into(),
        ..request(ASSERTION)
    };
    assert_eq!(
        refusal(ask(&mut bench, elsewhere)),
        told("InvalidIdentityToken", "Specified provider doesn't exist")
    );
}

#[test]
fn the_trust_policy_decides_and_tags_need_a_right_of_their_own() {
    let mut bench = setup(r#""sts:AssumeRoleWithSAML""#, "{}");
    assert_eq!(
        refusal(present(&mut bench, ASSERTION)),
        told("AccessDenied", "Not authorized to perform sts:TagSession")
    );
    let mut bench = setup(
        r#""sts:AssumeRoleWithSAML","sts:TagSession""#,
        r#"{"StringEqualsIfExists":{"aws:RequestTag/team":"red"}}"#,
    );
    assert_eq!(
        refusal(present(&mut bench, ASSERTION)),
        told("AccessDenied", "Not authorized to perform sts:SetSourceIdentity")
    );
    let mut bench = setup(ALL, r#"{"StringEquals":{"saml:sub":"bea@example.com"}}"#);
    assert_eq!(
        refusal(present(&mut bench, ASSERTION)),
        told("AccessDenied", "Not authorized to perform sts:AssumeRoleWithSAML")
    );
}

#[test]
fn claims_and_tags_stay_with_the_session() {
    let mut bench = setup(ALL, "{}");
    let root = bench.root(HUB);
    let policy = allow_if(
        "ec2:DescribeVpcs",
        "*",
        &format!(
            r#"{{"StringEquals":{{"saml:sub":"anna@example.com","aws:PrincipalTag/team":"red","aws:FederatedProvider":"{ARN}"}}}}"#
        ),
    );
    let put = iam_api::PutRolePolicyRequest {
        role_name: "staff".into(),
        policy_name: "p".into(),
        policy_document: policy,
    };
    bench.send(&root, put).unwrap();
    let session = Credentials::from(present(&mut bench, ASSERTION).unwrap().credentials.unwrap());
    bench.send(&session, ec2::DescribeVpcsRequest::default()).unwrap();
    let event = bench.world.journal().events().nth(3).unwrap().to_json();
    assert_eq!(event["userIdentity"]["type"], "SAMLUser");
    assert_eq!(event["userIdentity"]["userName"], "anna@example.com");
}
