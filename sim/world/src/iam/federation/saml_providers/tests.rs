//! The life of a SAML provider, and what is refused.

use rolecall_api::credentials::{Credentials, Secret};
use rolecall_api::error::CallError;
use rolecall_api::views::iam as api;

use crate::World;
use crate::bench::{Bench, HUB, account, code, refusal};
use crate::iam::bench::{allow_if, put_user_policy};

pub(crate) const METADATA: &str = include_str!("../../../../testdata/saml.metadata.xml");
pub(crate) const ARN: &str = "arn:aws:iam::111111111111:saml-provider/idp";

pub(crate) fn create(
    bench: &mut Bench,
    who: &Credentials,
    name: &str,
    metadata: &str,
) -> Result<api::CreateSAMLProviderResponse, CallError> {
    let request = api::CreateSAMLProviderRequest {
        name: name.into(),
        saml_metadata_document: metadata.into(),
        ..Default::default()
    };
    bench.send(who, request)
}

fn get(bench: &mut Bench, who: &Credentials) -> Result<api::GetSAMLProviderResponse, CallError> {
    let request = api::GetSAMLProviderRequest {
        saml_provider_arn: ARN.into(),
    };
    bench.send(who, request)
}

fn told(code: &str, text: &str) -> (String, String) {
    (code.into(), text.into())
}

#[test]
fn a_provider_is_made_changed_and_taken_away() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let made = create(&mut bench, &root, "idp", METADATA).unwrap();
    assert_eq!(made.saml_provider_arn.as_deref(), Some(ARN));
    let shown = get(&mut bench, &root).unwrap();
    assert_eq!(shown.saml_metadata_document.as_deref(), Some(METADATA));
    assert_eq!(shown.valid_until.unwrap().to_string(), "2030-01-01T00:00:00Z");
    assert_eq!(
        code(create(&mut bench, &root, "idp", METADATA)),
        "EntityAlreadyExists"
    );
    let endless = METADATA.replace(r#" validUntil="2030-01-01T00:00:00Z""#, "");
    let update = api::UpdateSAMLProviderRequest {
        saml_provider_arn: ARN.into(),
        saml_metadata_document: Some(endless.clone()),
        ..Default::default()
    };
    bench.send(&root, update).unwrap();
    let now = bench.clock.now();
    bench.world = World::from_json(&bench.world.to_json(now).unwrap()).unwrap().0;
    let shown = get(&mut bench, &root).unwrap();
    assert_eq!(shown.saml_metadata_document, Some(endless));
    let listed = bench
        .send(&root, api::ListSAMLProvidersRequest {})
        .unwrap()
        .saml_provider_list;
    assert_eq!(listed[0].arn.as_deref(), Some(ARN));
    assert_eq!(listed[0].valid_until, shown.valid_until);
    let summary = bench
        .send(&root, api::GetAccountSummaryRequest {})
        .unwrap()
        .summary_map;
    assert_eq!(summary["Providers"], 1);
    let delete = api::DeleteSAMLProviderRequest {
        saml_provider_arn: ARN.into(),
    };
    bench.send(&root, delete.clone()).unwrap();
    assert_eq!(
        refusal(bench.send(&root, delete)),
        told(
            "NoSuchEntity",
            "Manifest not found for arn arn:aws:iam::111111111111:saml-provider/idp"
        )
    );
    create(&mut bench, &root, "idp", METADATA).unwrap();
    let again = get(&mut bench, &root).unwrap();
    assert_ne!(again.saml_provider_uuid, shown.saml_provider_uuid);
}

#[test]
fn metadata_must_be_of_an_identity_provider_that_signs() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    for (from, to) in [
        ("<md:EntityDescriptor", "<md:Entity"),
        ("IDPSSODescriptor", "SPSSODescriptor"),
        ("use=\"signing\"", "use=\"encryption\""),
        ("entityID=", "id="),
        ("2030-01-01T00:00:00Z", "some day"),
        ("MIID", "MII!"),
    ] {
        let other = METADATA.replace(from, to);
        assert_ne!(other, METADATA);
        assert_eq!(
            refusal(create(&mut bench, &root, "idp", &other)),
            told("InvalidInput", "Could not parse metadata"),
            "{from}"
        );
    }
    assert_eq!(code(create(&mut bench, &root, "idp", "short")), "ValidationError");
}

#[test]
fn encrypted_assertions_are_not_promised() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let request = api::CreateSAMLProviderRequest {
        name: "idp".into(),
        saml_metadata_document: METADATA.into(),
        add_private_key: Some(Secret::new("key")),
        ..Default::default()
    };
    assert_eq!(code(bench.send(&root, request)), "NotImplemented");
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
        .saml_providers = 1;
    create(&mut bench, &root, "idp", METADATA).unwrap();
    assert_eq!(
        code(create(&mut bench, &root, "other", METADATA)),
        "LimitExceeded"
    );
}

#[test]
fn tags_are_set_shown_and_asked_for() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    create(&mut bench, &root, "idp", METADATA).unwrap();
    let of_red = allow_if(
        "iam:GetSAMLProvider",
        "arn:aws:iam::*:saml-provider/*",
        r#"{"StringEquals":{"iam:ResourceTag/team":"red"}}"#,
    );
    put_user_policy(&mut bench, &root, "anna", "a", &of_red).unwrap();
    assert_eq!(code(get(&mut bench, &anna)), "AccessDenied");
    let tag = api::Tag {
        key: "team".into(),
        value: "red".into(),
    };
    let request = api::TagSAMLProviderRequest {
        saml_provider_arn: ARN.into(),
        tags: vec![tag.clone()],
    };
    bench.send(&root, request).unwrap();
    assert_eq!(get(&mut bench, &anna).unwrap().tags, std::slice::from_ref(&tag));
    let listed = api::ListSAMLProviderTagsRequest {
        saml_provider_arn: ARN.into(),
        ..Default::default()
    };
    assert_eq!(bench.send(&root, listed).unwrap().tags, [tag]);
    // Keys are told apart by case here.
    let request = api::UntagSAMLProviderRequest {
        saml_provider_arn: ARN.into(),
        tag_keys: vec!["TEAM".into()],
    };
    bench.send(&root, request.clone()).unwrap();
    assert_eq!(get(&mut bench, &anna).unwrap().tags.len(), 1);
    let request = api::UntagSAMLProviderRequest {
        tag_keys: vec!["team".into()],
        ..request
    };
    bench.send(&root, request).unwrap();
    assert_eq!(code(get(&mut bench, &anna)), "AccessDenied");
}
