//! The life of a server certificate, and what is refused.

use rolecall_api::credentials::{Credentials, Secret};
use rolecall_api::error::CallError;
use rolecall_api::views::iam as api;

use crate::World;
use crate::bench::{Bench, HUB, account, code, refusal};
use crate::iam::bench::{allow_if, put_user_policy};
use crate::proof::certificate::tests::{CURVE, CURVE_KEY, RSA, RSA_KEY};

fn request(name: &str, body: &str, key: &str) -> api::UploadServerCertificateRequest {
    api::UploadServerCertificateRequest {
        server_certificate_name: name.into(),
        certificate_body: body.into(),
        private_key: Secret::new(key),
        ..Default::default()
    }
}

fn upload(
    bench: &mut Bench,
    who: &Credentials,
    request: api::UploadServerCertificateRequest,
) -> Result<api::ServerCertificateMetadata, CallError> {
    Ok(bench.send(who, request)?.server_certificate_metadata.unwrap())
}

fn get(bench: &mut Bench, who: &Credentials, name: &str) -> Result<api::ServerCertificate, CallError> {
    let request = api::GetServerCertificateRequest {
        server_certificate_name: name.into(),
    };
    Ok(bench.send(who, request)?.server_certificate)
}

fn delete(bench: &mut Bench, who: &Credentials, name: &str) -> Result<(), CallError> {
    let request = api::DeleteServerCertificateRequest {
        server_certificate_name: name.into(),
    };
    bench.send(who, request)
}

#[test]
fn a_certificate_is_uploaded_shown_renamed_and_taken_away() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let first = api::UploadServerCertificateRequest {
        path: Some("/web/".into()),
        certificate_chain: Some(CURVE.into()),
        ..request("shop", RSA, RSA_KEY)
    };
    let made = upload(&mut bench, &root, first).unwrap();
    assert_eq!(made.arn, "arn:aws:iam::111111111111:server-certificate/web/shop");
    assert!(made.server_certificate_id.starts_with("ASCA") && made.server_certificate_id.len() == 21);
    assert_eq!(made.expiration.unwrap().to_string(), "2126-11-01T03:12:00Z");
    upload(&mut bench, &root, request("blog", CURVE, CURVE_KEY)).unwrap();
    let got = get(&mut bench, &root, "SHOP").unwrap();
    assert_eq!(
        (got.certificate_body.as_str(), got.certificate_chain.as_deref()),
        (RSA.trim(), Some(CURVE))
    );
    let now = bench.clock.now();
    let text = bench.world.to_json(now).unwrap();
    assert!(!text.contains("PRIVATE KEY"));
    bench.world = World::from_json(&text).unwrap().0;
    let list = |prefix: Option<&str>| api::ListServerCertificatesRequest {
        path_prefix: prefix.map(Into::into),
        max_items: Some(1),
        ..Default::default()
    };
    let page = bench.send(&root, list(None)).unwrap();
    assert_eq!(
        page.server_certificate_metadata_list[0].server_certificate_name,
        "blog"
    );
    let next = api::ListServerCertificatesRequest {
        marker: page.marker,
        ..list(None)
    };
    let page = bench.send(&root, next).unwrap();
    assert_eq!(
        page.server_certificate_metadata_list[0].server_certificate_name,
        "shop"
    );
    assert_eq!(page.is_truncated, Some(false));
    let beneath = bench.send(&root, list(Some("/web/"))).unwrap();
    assert_eq!(beneath.server_certificate_metadata_list.len(), 1);

    let update = |name: &str| api::UpdateServerCertificateRequest {
        server_certificate_name: "shop".into(),
        new_path: Some("/".into()),
        new_server_certificate_name: Some(name.into()),
    };
    assert_eq!(
        refusal(bench.send(&root, update("Blog"))),
        (
            "EntityAlreadyExists".into(),
            "The Server Certificate with name Blog already exists.".into()
        )
    );
    bench.send(&root, update("store")).unwrap();
    assert_eq!(
        get(&mut bench, &root, "store")
            .unwrap()
            .server_certificate_metadata
            .arn,
        "arn:aws:iam::111111111111:server-certificate/store"
    );
    delete(&mut bench, &root, "store").unwrap();
    assert_eq!(
        refusal(delete(&mut bench, &root, "store")),
        (
            "NoSuchEntity".into(),
            "The Server Certificate with name store cannot be found.".into()
        )
    );
    let summary = bench
        .send(&root, api::GetAccountSummaryRequest {})
        .unwrap()
        .summary_map;
    assert_eq!(summary["ServerCertificates"], 1);
}

#[test]
fn certificate_key_and_chain_must_be_what_they_are_called() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    for (body, key, expected) in [
        ("x", RSA_KEY, "MalformedCertificate"),
        (RSA, "x", "MalformedCertificate"),
        (RSA, CURVE_KEY, "KeyPairMismatch"),
        (CURVE, RSA_KEY, "KeyPairMismatch"),
    ] {
        assert_eq!(
            code(upload(&mut bench, &root, request("shop", body, key))),
            expected
        );
    }
    let chained = api::UploadServerCertificateRequest {
        certificate_chain: Some("x".into()),
        ..request("shop", RSA, RSA_KEY)
    };
    assert_eq!(code(upload(&mut bench, &root, chained)), "MalformedCertificate");
    upload(&mut bench, &root, request("shop", RSA, RSA_KEY)).unwrap();
    assert_eq!(
        code(upload(&mut bench, &root, request("Shop", RSA, RSA_KEY))),
        "EntityAlreadyExists"
    );
}

#[test]
fn the_quota_holds_at_one_more() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    bench
        .world
        .accounts
        .get_mut(&account(HUB))
        .unwrap()
        .quotas
        .server_certificates = 1;
    upload(&mut bench, &root, request("shop", RSA, RSA_KEY)).unwrap();
    assert_eq!(
        refusal(upload(&mut bench, &root, request("blog", RSA, RSA_KEY))),
        (
            "LimitExceeded".into(),
            "Cannot exceed quota for ServerCertificatesPerAccount: 1".into()
        )
    );
}

#[test]
fn tags_are_set_shown_and_asked_for() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    let of_red = allow_if(
        "iam:GetServerCertificate",
        "arn:aws:iam::111111111111:server-certificate/*",
        r#"{"StringEquals":{"aws:ResourceTag/team":"red"}}"#,
    );
    put_user_policy(&mut bench, &root, "anna", "a", &of_red).unwrap();
    upload(&mut bench, &root, request("shop", RSA, RSA_KEY)).unwrap();
    assert_eq!(code(get(&mut bench, &anna, "shop")), "AccessDenied");
    let tag = api::Tag {
        key: "team".into(),
        value: "red".into(),
    };
    let request = api::TagServerCertificateRequest {
        server_certificate_name: "shop".into(),
        tags: vec![tag.clone()],
    };
    bench.send(&root, request).unwrap();
    assert_eq!(
        get(&mut bench, &anna, "shop").unwrap().tags,
        std::slice::from_ref(&tag)
    );
    let listed = api::ListServerCertificateTagsRequest {
        server_certificate_name: "shop".into(),
        ..Default::default()
    };
    assert_eq!(bench.send(&root, listed).unwrap().tags, [tag]);
    // Keys are told apart by case here.
    let request = api::UntagServerCertificateRequest {
        server_certificate_name: "shop".into(),
        tag_keys: vec!["TEAM".into()],
    };
    bench.send(&root, request.clone()).unwrap();
    assert_eq!(get(&mut bench, &anna, "shop").unwrap().tags.len(), 1);
    let request = api::UntagServerCertificateRequest {
        tag_keys: vec!["team".into()],
        ..request
    };
    bench.send(&root, request).unwrap();
    assert_eq!(code(get(&mut bench, &anna, "shop")), "AccessDenied");
}
