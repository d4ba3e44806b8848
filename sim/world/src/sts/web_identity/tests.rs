//! Whom a provider's token lets in, and what it carries along.

use rolecall_api::credentials::{Credentials, SecretAccessKey};
use rolecall_api::error::CallError;
use rolecall_api::views::iam as iam_api;
use rolecall_api::views::{ec2, sts as api};
use serde_json::{Value, json};

use crate::World;
use crate::bench::{Bench, HUB, SPOKE, refusal};
use crate::iam::bench::allow_if;
use crate::iam::federation::oidc_providers::tests::{ARN, URL, create};
use crate::proof::jwks::tests::Issuer;

const ROLE: &str = "arn:aws:iam::111111111111:role/web";

/// A provider with its keys, and a role that trusts it under a condition.
fn setup(condition: &str) -> (Bench, Issuer) {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create(&mut bench, &root, URL, &["app"]).unwrap();
    let issuer = Issuer::new("k1");
    bench.world.publish_keys(URL, &issuer.jwks()).unwrap();
    role(&mut bench, ARN, condition);
    (bench, issuer)
}

fn role(bench: &mut Bench, provider: &str, condition: &str) {
    let root = bench.root(HUB);
    let trust = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"Federated":"{provider}"}},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{condition}}}]}}"#
    );
    trust_by(bench, &root, &trust);
}

fn trust_by(bench: &mut Bench, root: &Credentials, trust: &str) {
    let request = iam_api::CreateRoleRequest {
        role_name: "web".into(),
        assume_role_policy_document: trust.into(),
        ..Default::default()
    };
    bench.send(root, request).unwrap();
}

fn claims(bench: &Bench, more: &Value) -> Value {
    let now = bench.clock.now().as_second();
    let mut claims = json!({ "iss": URL, "sub": "repo:x", "aud": "app", "exp": now + 600, "iat": now });
    for (name, value) in more.as_object().unwrap() {
        if value.is_null() {
            claims.as_object_mut().unwrap().remove(name);
        } else {
            claims[name] = value.clone();
        }
    }
    claims
}

fn request(token: &str) -> api::AssumeRoleWithWebIdentityRequest {
    api::AssumeRoleWithWebIdentityRequest {
        role_arn: ROLE.into(),
        role_session_name: "test".into(),
        web_identity_token: rolecall_api::credentials::Secret::new(token),
        ..Default::default()
    }
}

/// By nobody: there are no credentials.
fn ask(
    bench: &mut Bench,
    request: api::AssumeRoleWithWebIdentityRequest,
) -> Result<api::AssumeRoleWithWebIdentityResponse, CallError> {
    bench.send(&Credentials::long_term("", SecretAccessKey::default()), request)
}

fn present(
    bench: &mut Bench,
    issuer: &Issuer,
    more: &Value,
) -> Result<api::AssumeRoleWithWebIdentityResponse, CallError> {
    let token = issuer.token(&claims(bench, more));
    ask(bench, request(&token))
}

fn told(code: &str, text: &str) -> (String, String) {
    (code.into(), text.into())
}

fn not_authorized() -> (String, String) {
    told(
        "AccessDenied",
        "Not authorized to perform sts:AssumeRoleWithWebIdentity",
    )
}

#[test]
fn a_good_token_is_a_session_of_the_role() {
    let (mut bench, issuer) =
        setup(r#"{"StringEquals":{"token.example.com/a:aud":"app","token.example.com/a:sub":"repo:x"}}"#);
    let answer = present(&mut bench, &issuer, &json!({})).unwrap();
    assert_eq!(answer.provider.as_deref(), Some(URL));
    assert_eq!(answer.audience.as_deref(), Some("app"));
    assert_eq!(answer.subject_from_web_identity_token.as_deref(), Some("repo:x"));
    let user = answer.assumed_role_user.unwrap();
    assert_eq!(user.arn, "arn:aws:sts::111111111111:assumed-role/web/test");
    let session = Credentials::from(answer.credentials.unwrap());
    let who = bench
        .send(&session, api::GetCallerIdentityRequest::default())
        .unwrap();
    assert_eq!(who.arn, Some(user.arn));
    // Two calls at one moment are two sessions.
    let again = present(&mut bench, &issuer, &json!({})).unwrap();
    assert_ne!(again.credentials.unwrap().access_key_id, session.access_key_id);
}

#[test]
fn what_is_wrong_with_a_token_is_said() {
    let (mut bench, issuer) = setup("{}");
    let no_jwt =
        "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)";
    assert_eq!(
        refusal(ask(&mut bench, request("abcd"))),
        told("InvalidIdentityToken", no_jwt)
    );
    let now = bench.clock.now().as_second();
    for (more, code, text) in [
        (
            json!({ "iss": "https://other.example.com" }),
            "InvalidIdentityToken",
            "No OpenIDConnect provider found in your account for https://other.example.com".to_owned(),
        ),
        (
            json!({ "aud": "other" }),
            "InvalidIdentityToken",
            "Incorrect token audience".into(),
        ),
        (
            json!({ "azp": "other" }),
            "InvalidIdentityToken",
            "Incorrect token audience".into(),
        ),
        (
            json!({ "aud": null }),
            "InvalidIdentityToken",
            "Missing a required claim: aud".into(),
        ),
        (
            json!({ "sub": null }),
            "InvalidIdentityToken",
            "Missing a required claim: sub".into(),
        ),
        (
            json!({ "exp": null }),
            "InvalidIdentityToken",
            "Missing a required claim: exp".into(),
        ),
        (
            json!({ "iss": null }),
            "InvalidIdentityToken",
            "Missing a required claim: iss".into(),
        ),
        (
            json!({ "exp": now }),
            "ExpiredTokenException",
            format!("Token expired: current date/time {now} must be before the expiration date/time {now}"),
        ),
    ] {
        assert_eq!(
            refusal(present(&mut bench, &issuer, &more)),
            told(code, &text),
            "{more}"
        );
    }
    for (begins, is_good) in [(now + 300, true), (now + 301, false)] {
        let presented = present(&mut bench, &issuer, &json!({ "nbf": begins }));
        assert_eq!(presented.is_ok(), is_good, "{begins}");
    }
    let by_id = api::AssumeRoleWithWebIdentityRequest {
        provider_id: Some("www.amazon.com".into()),
        ..request("token of another kind")
    };
    assert_eq!(refusal(ask(&mut bench, by_id)).0, "IDPCommunicationError");
}

#[test]
fn a_signature_is_checked_by_the_keys_that_the_issuer_publishes() {
    let (mut bench, issuer) = setup("{}");
    let no_key = told(
        "InvalidIdentityToken",
        "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    );
    let stranger = Issuer::new("k2");
    assert_eq!(refusal(present(&mut bench, &stranger, &json!({}))), no_key);
    let token = issuer.token(&claims(&bench, &json!({})));
    let other = issuer.token(&claims(&bench, &json!({ "sub": "repo:y" })));
    let (signed, _) = other.rsplit_once('.').unwrap();
    let (_, signature) = token.rsplit_once('.').unwrap();
    let (code, text) = refusal(ask(&mut bench, request(&format!("{signed}.{signature}"))));
    assert_eq!(code, "InvalidIdentityToken");
    assert!(text.starts_with("The web identity token that was passed could not be validated"));
    assert!(bench.world.withdraw_keys(URL));
    assert_eq!(refusal(ask(&mut bench, request(&token))), no_key);
    // Keys are part of a snapshot.
    bench
        .world
        .publish_keys("token.example.com/a/", &issuer.jwks())
        .unwrap();
    let now = bench.clock.now();
    bench.world = World::from_json(&bench.world.to_json(now).unwrap()).unwrap().0;
    ask(&mut bench, request(&token)).unwrap();
}

#[test]
fn the_trust_policy_alone_decides_and_its_refusals_name_nobody() {
    let (mut bench, issuer) = setup(r#"{"StringLike":{"token.example.com/a:sub":"repo:y*"}}"#);
    assert_eq!(
        refusal(present(&mut bench, &issuer, &json!({}))),
        not_authorized()
    );
    present(&mut bench, &issuer, &json!({ "sub": "repo:yes" })).unwrap();
    let token = issuer.token(&claims(&bench, &json!({})));
    for role_arn in [
        "arn:aws:iam::111111111111:role/none".to_owned(),
        format!("arn:aws:iam::{SPOKE}:role/web"),
        "arn:aws:iam::999999999999:role/web".to_owned(),
    ] {
        let elsewhere = api::AssumeRoleWithWebIdentityRequest {
            role_arn: role_arn.clone(),
            ..request(&token)
        };
        let (code, _) = refusal(ask(&mut bench, elsewhere));
        // The other account has no such provider.
        let expected = if role_arn.contains(SPOKE) {
            "InvalidIdentityToken"
        } else {
            "AccessDenied"
        };
        assert_eq!(code, expected, "{role_arn}");
    }
    let nonsense = api::AssumeRoleWithWebIdentityRequest {
        role_arn: "not an arn but twenty long".into(),
        ..request(&token)
    };
    assert_eq!(refusal(ask(&mut bench, nonsense)).0, "ValidationError");
}

#[test]
fn who_asked_for_the_token_is_the_audience_when_it_says_so() {
    let (mut bench, issuer) = setup(
        r#"{"StringEquals":{"token.example.com/a:aud":"app"},"ForAnyValue:StringEquals":{"token.example.com/a:oaud":"api","token.example.com/a:amr":"mfa"}}"#,
    );
    let more = json!({ "aud": ["api", "app"], "azp": "app", "amr": ["pwd", "mfa"] });
    let answer = present(&mut bench, &issuer, &more).unwrap();
    assert_eq!(answer.audience.as_deref(), Some("app"));
    assert_eq!(
        refusal(present(&mut bench, &issuer, &json!({}))),
        not_authorized()
    );
}

#[test]
fn claims_stay_with_the_session() {
    let (mut bench, issuer) = setup("{}");
    let root = bench.root(HUB);
    let policy = allow_if(
        "ec2:DescribeVpcs",
        "*",
        &format!(
            r#"{{"StringEquals":{{"token.example.com/a:sub":"repo:x","aws:FederatedProvider":"{ARN}"}}}}"#
        ),
    );
    let put = iam_api::PutRolePolicyRequest {
        role_name: "web".into(),
        policy_name: "p".into(),
        policy_document: policy,
    };
    bench.send(&root, put).unwrap();
    for (subject, is_good) in [("repo:x", true), ("repo:y", false)] {
        let answer = present(&mut bench, &issuer, &json!({ "sub": subject })).unwrap();
        let session = Credentials::from(answer.credentials.unwrap());
        let looked = bench.send(&session, ec2::DescribeVpcsRequest::default());
        assert_eq!(looked.is_ok(), is_good, "{subject}");
    }
}

#[test]
fn tags_and_the_source_identity_need_a_right_of_their_own() {
    let (mut bench, issuer) = setup("{}");
    let root = bench.root(HUB);
    let more = json!({
        "https://aws.amazon.com/tags": {
            "principal_tags": { "team": ["red"], "cost": "1" },
            "transitive_tag_keys": ["team"],
        },
        "https://aws.amazon.com/source_identity": "anna",
    });
    assert_eq!(
        refusal(present(&mut bench, &issuer, &more)),
        told("AccessDenied", "Not authorized to perform sts:TagSession")
    );
    let update = |actions: &str| iam_api::UpdateAssumeRolePolicyRequest {
        role_name: "web".into(),
        policy_document: format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"Federated":"{ARN}"}},"Action":[{actions}]}},{{"Effect":"Deny","Principal":{{"Federated":"{ARN}"}},"Action":"sts:TagSession","Condition":{{"StringNotEquals":{{"aws:RequestTag/team":"red"}}}}}}]}}"#
        ),
    };
    let two = r#""sts:AssumeRoleWithWebIdentity","sts:TagSession""#;
    bench.send(&root, update(two)).unwrap();
    assert_eq!(
        refusal(present(&mut bench, &issuer, &more)),
        told("AccessDenied", "Not authorized to perform sts:SetSourceIdentity")
    );
    bench
        .send(&root, update(&format!(r#"{two},"sts:SetSourceIdentity""#)))
        .unwrap();
    let answer = present(&mut bench, &issuer, &more).unwrap();
    assert_eq!(answer.source_identity.as_deref(), Some("anna"));
    let stray = json!({
        "https://aws.amazon.com/tags": { "principal_tags": {}, "transitive_tag_keys": ["team"] },
    });
    assert_eq!(
        refusal(present(&mut bench, &issuer, &stray)).0,
        "InvalidParameterValue"
    );
}

#[test]
fn providers_that_every_account_has_are_trusted_by_name() {
    let mut bench = Bench::new("instant");
    let google = Issuer::new("g");
    bench
        .world
        .publish_keys("https://accounts.google.com", &google.jwks())
        .unwrap();
    role(
        &mut bench,
        "accounts.google.com",
        r#"{"StringEquals":{"accounts.google.com:aud":"app"}}"#,
    );
    let more = json!({ "iss": "https://accounts.google.com" });
    present(&mut bench, &google, &more).unwrap();
    let other = json!({ "iss": "https://accounts.google.com", "aud": "other" });
    assert_eq!(refusal(present(&mut bench, &google, &other)), not_authorized());
}

#[test]
fn how_long_it_lasts_is_bounded_by_the_role() {
    let (mut bench, issuer) = setup("{}");
    let token = issuer.token(&claims(&bench, &json!({})));
    for (seconds, is_good) in [(900, true), (3_600, true), (3_601, false), (899, false)] {
        let asked = api::AssumeRoleWithWebIdentityRequest {
            duration_seconds: Some(seconds),
            ..request(&token)
        };
        assert_eq!(ask(&mut bench, asked).is_ok(), is_good, "{seconds}");
    }
}

#[test]
fn the_journal_knows_whom_the_provider_vouched_for() {
    let (mut bench, issuer) = setup("{}");
    present(&mut bench, &issuer, &json!({})).unwrap();
    ask(&mut bench, request("abcd")).unwrap_err();
    let events: Vec<_> = bench
        .world
        .journal()
        .events()
        .map(crate::journal::Event::to_json)
        .collect();
    let [.., good, bad] = &events[..] else { panic!() };
    assert_eq!(good["userIdentity"]["type"], "WebIdentityUser");
    assert_eq!(good["userIdentity"]["userName"], "repo:x");
    assert_eq!(good["userIdentity"]["identityProvider"], ARN);
    assert_eq!(good["recipientAccountId"], HUB);
    assert!(
        !good
            .to_string()
            .contains(&issuer.token(&claims(&bench, &json!({}))))
    );
    assert_eq!(bad["userIdentity"]["type"], "Unknown");
    assert_eq!(bad["errorCode"], "InvalidIdentityToken");
}

#[test]
fn a_new_provider_is_known_when_the_replica_has_seen_it() {
    let mut bench = Bench::new("fixed:10s");
    let root = bench.root(HUB);
    bench.settle();
    create(&mut bench, &root, URL, &["app"]).unwrap();
    let issuer = Issuer::new("k1");
    bench.world.publish_keys(URL, &issuer.jwks()).unwrap();
    role(&mut bench, ARN, "{}");
    assert_eq!(
        refusal(present(&mut bench, &issuer, &json!({}))).0,
        "InvalidIdentityToken"
    );
    bench.wait(10_000);
    present(&mut bench, &issuer, &json!({})).unwrap();
    let delete = iam_api::DeleteOpenIDConnectProviderRequest {
        open_id_connect_provider_arn: ARN.into(),
    };
    bench.send(&root, delete).unwrap();
    present(&mut bench, &issuer, &json!({})).unwrap();
    bench.wait(10_000);
    assert_eq!(
        refusal(present(&mut bench, &issuer, &json!({}))).0,
        "InvalidIdentityToken"
    );
}
