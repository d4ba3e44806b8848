//! The life of a provider, and what is refused.

use rolecall_api::credentials::Credentials;
use rolecall_api::document::Value;
use rolecall_api::error::CallError;
use rolecall_api::operation::Service;
use rolecall_api::port::Call;
use rolecall_api::views::iam as api;

use crate::World;
use crate::bench::{Bench, HUB, code, refusal};
use crate::iam::bench::{allow_if, put_user_policy};

pub(crate) const URL: &str = "https://token.example.com/a";
pub(crate) const ARN: &str = "arn:aws:iam::111111111111:oidc-provider/token.example.com/a";

pub(crate) fn create(
    bench: &mut Bench,
    who: &Credentials,
    url: &str,
    client_ids: &[&str],
) -> Result<api::CreateOpenIDConnectProviderResponse, CallError> {
    let request = api::CreateOpenIDConnectProviderRequest {
        url: url.into(),
        client_id_list: client_ids.iter().map(|id| (*id).to_owned()).collect(),
        thumbprint_list: vec!["A".repeat(40)],
        ..Default::default()
    };
    bench.send(who, request)
}

fn get(bench: &mut Bench, who: &Credentials) -> Result<api::GetOpenIDConnectProviderResponse, CallError> {
    let request = api::GetOpenIDConnectProviderRequest {
        open_id_connect_provider_arn: ARN.into(),
    };
    bench.send(who, request)
}

fn add(bench: &mut Bench, who: &Credentials, client_id: &str) -> Result<(), CallError> {
    let request = api::AddClientIDToOpenIDConnectProviderRequest {
        open_id_connect_provider_arn: ARN.into(),
        client_id: client_id.into(),
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
    let made = create(&mut bench, &root, URL, &["one"]).unwrap();
    assert_eq!(made.open_id_connect_provider_arn.as_deref(), Some(ARN));
    let shown = get(&mut bench, &root).unwrap();
    assert_eq!(shown.url.as_deref(), Some("token.example.com/a"));
    assert_eq!(shown.client_id_list, ["one"]);
    assert_eq!(shown.thumbprint_list, ["a".repeat(40)]);
    for _ in 0..2 {
        add(&mut bench, &root, "two").unwrap();
    }
    assert_eq!(get(&mut bench, &root).unwrap().client_id_list, ["one", "two"]);
    let remove = api::RemoveClientIDFromOpenIDConnectProviderRequest {
        open_id_connect_provider_arn: ARN.into(),
        client_id: "one".into(),
    };
    for _ in 0..2 {
        bench.send(&root, remove.clone()).unwrap();
    }
    let update = api::UpdateOpenIDConnectProviderThumbprintRequest {
        open_id_connect_provider_arn: ARN.into(),
        thumbprint_list: vec!["b".repeat(40), "c".repeat(40)],
    };
    bench.send(&root, update).unwrap();
    let shown = get(&mut bench, &root).unwrap();
    assert_eq!(shown.client_id_list, ["two"]);
    assert_eq!(shown.thumbprint_list, ["b".repeat(40), "c".repeat(40)]);
    let listed = bench
        .send(&root, api::ListOpenIDConnectProvidersRequest {})
        .unwrap();
    assert_eq!(listed.open_id_connect_provider_list[0].arn.as_deref(), Some(ARN));
    assert_eq!(
        refusal(create(&mut bench, &root, URL, &[])),
        told(
            "EntityAlreadyExists",
            "Provider with url https://token.example.com/a already exists."
        )
    );
    let delete = api::DeleteOpenIDConnectProviderRequest {
        open_id_connect_provider_arn: ARN.into(),
    };
    bench.send(&root, delete.clone()).unwrap();
    assert_eq!(
        refusal(bench.send(&root, delete)),
        told(
            "NoSuchEntity",
            "OpenId connect Provider arn:aws:iam::111111111111:oidc-provider/token.example.com/a cannot be found."
        )
    );
    assert_eq!(
        refusal(get(&mut bench, &root)),
        told(
            "NoSuchEntity",
            "OpenIDConnect Provider not found for arn arn:aws:iam::111111111111:oidc-provider/token.example.com/a"
        )
    );
    assert_eq!(code(add(&mut bench, &root, "x")), "NoSuchEntity");
    create(&mut bench, &root, URL, &[]).unwrap();
}

#[test]
fn urls_are_those_of_https() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    for url in [
        "token.example.com",
        "http://token.example.com",
        "https://",
        "https:///a",
        "https://a:443",
        "https://a b",
    ] {
        assert_eq!(
            refusal(create(&mut bench, &root, url, &[])),
            told("ValidationError", "Invalid Open ID Connect Provider URL"),
            "{url}"
        );
    }
    let made = create(&mut bench, &root, "https://token.example.com/a/?b=c", &[]).unwrap();
    assert_eq!(made.open_id_connect_provider_arn.as_deref(), Some(ARN));
    let nonsense = api::DeleteOpenIDConnectProviderRequest {
        open_id_connect_provider_arn: "x".repeat(20),
    };
    assert_eq!(
        refusal(bench.send(&root, nonsense)),
        told("ValidationError", "Invalid ARN:  Could not be parsed!")
    );
}

#[test]
fn quotas_hold_at_one_more() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let ids: Vec<String> = (0..100).map(|number| format!("id{number}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let many = [&ids[..], &["more"]].concat();
    assert_eq!(
        refusal(create(&mut bench, &root, URL, &many)),
        told(
            "LimitExceeded",
            "Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100"
        )
    );
    create(&mut bench, &root, URL, &ids).unwrap();
    add(&mut bench, &root, "id7").unwrap();
    assert_eq!(code(add(&mut bench, &root, "more")), "LimitExceeded");
    for count in [5, 6] {
        let request = api::UpdateOpenIDConnectProviderThumbprintRequest {
            open_id_connect_provider_arn: ARN.into(),
            thumbprint_list: vec!["a".repeat(40); count],
        };
        let updated = bench.send(&root, request);
        if count == 5 {
            updated.unwrap();
        } else {
            assert_eq!(
                refusal(updated),
                told(
                    "InvalidInput",
                    "Thumbprint list must contain fewer than 5 entries."
                )
            );
        }
    }
    for number in 1..=100 {
        let made = create(
            &mut bench,
            &root,
            &format!("https://token{number}.example.com"),
            &[],
        );
        if number < 100 {
            made.unwrap();
        } else {
            assert_eq!(code(made), "LimitExceeded");
        }
    }
}

#[test]
fn tags_are_set_shown_and_asked_for() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    create(&mut bench, &root, URL, &[]).unwrap();
    let of_red = allow_if(
        "iam:GetOpenIDConnectProvider",
        "arn:aws:iam::*:oidc-provider/*",
        r#"{"StringEquals":{"iam:ResourceTag/team":"red"}}"#,
    );
    put_user_policy(&mut bench, &root, "anna", "a", &of_red).unwrap();
    assert_eq!(code(get(&mut bench, &anna)), "AccessDenied");
    let tag = api::Tag {
        key: "team".into(),
        value: "red".into(),
    };
    let request = api::TagOpenIDConnectProviderRequest {
        open_id_connect_provider_arn: ARN.into(),
        tags: vec![tag.clone()],
    };
    bench.send(&root, request).unwrap();
    assert_eq!(get(&mut bench, &anna).unwrap().tags, std::slice::from_ref(&tag));
    let listed = api::ListOpenIDConnectProviderTagsRequest {
        open_id_connect_provider_arn: ARN.into(),
        ..Default::default()
    };
    assert_eq!(bench.send(&root, listed).unwrap().tags, [tag]);
    // Keys are told apart by case here.
    let request = api::UntagOpenIDConnectProviderRequest {
        open_id_connect_provider_arn: ARN.into(),
        tag_keys: vec!["TEAM".into()],
    };
    bench.send(&root, request.clone()).unwrap();
    assert_eq!(get(&mut bench, &anna).unwrap().tags.len(), 1);
    let request = api::UntagOpenIDConnectProviderRequest {
        tag_keys: vec!["team".into()],
        ..request
    };
    bench.send(&root, request).unwrap();
    assert_eq!(code(get(&mut bench, &anna)), "AccessDenied");
}

#[test]
fn it_is_in_the_summary_and_in_a_file() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create(&mut bench, &root, URL, &["one"]).unwrap();
    let summary = bench
        .send(&root, api::GetAccountSummaryRequest {})
        .unwrap()
        .summary_map;
    assert_eq!(summary["Providers"], 1);
    let now = bench.clock.now();
    let text = bench.world.to_json(now).unwrap();
    bench.world = World::from_json(&text).unwrap().0;
    assert_eq!(get(&mut bench, &root).unwrap().client_id_list, ["one"]);
}

#[test]
fn a_provider_without_tags_is_told_with_an_empty_list() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create(&mut bench, &root, URL, &[]).unwrap();
    let request = api::GetOpenIDConnectProviderRequest {
        open_id_connect_provider_arn: ARN.into(),
    };
    let (now, call) = (bench.clock.now(), Call::new(root.clone()));
    let mut attempt = bench
        .world
        .begin(now, Service::Iam, &call.region, &root.access_key_id);
    attempt.present(&root);
    let answer = bench.world.handle(now, &attempt, &call, request.into()).unwrap();
    assert_eq!(answer.output.get("Tags"), Some(&Value::List(Vec::new())));
}
