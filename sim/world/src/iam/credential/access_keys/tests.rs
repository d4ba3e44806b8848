//! Access keys: made, listed, switched off and on, deleted, counted, and their last use.

use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::views::iam as api;
use rolecall_api::views::sts::GetCallerIdentityRequest;

use crate::bench::{Bench, HUB, SPOKE, code, refusal};
use crate::iam::bench::{allow, create_user, put_user_policy};

fn create(bench: &mut Bench, who: &Credentials, user: &str) -> Result<api::AccessKey, CallError> {
    let request = api::CreateAccessKeyRequest {
        user_name: Some(user.into()),
    };
    Ok(bench.send(who, request)?.access_key)
}

fn list(bench: &mut Bench, who: &Credentials, user: Option<&str>) -> Vec<(String, String)> {
    let request = api::ListAccessKeysRequest {
        user_name: user.map(str::to_owned),
        ..Default::default()
    };
    let keys = bench.send(who, request).unwrap().access_key_metadata;
    keys.into_iter()
        .map(|key| (key.access_key_id.unwrap(), key.status.unwrap()))
        .collect()
}

fn update(user: &str, id: &str, status: &str) -> api::UpdateAccessKeyRequest {
    api::UpdateAccessKeyRequest {
        user_name: Some(user.into()),
        access_key_id: id.into(),
        status: status.into(),
    }
}

fn delete(user: &str, id: &str) -> api::DeleteAccessKeyRequest {
    api::DeleteAccessKeyRequest {
        user_name: Some(user.into()),
        access_key_id: id.into(),
    }
}

fn whoami(bench: &mut Bench, who: &Credentials) -> Result<String, CallError> {
    Ok(bench.send(who, GetCallerIdentityRequest::default())?.arn.unwrap())
}

#[test]
fn a_user_has_two_keys_inactive_ones_counted() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "Anna");
    let first = create(&mut bench, &root, "anna").unwrap();
    assert_eq!(
        (first.user_name.as_str(), first.status.as_str()),
        ("Anna", "Active")
    );
    assert!(first.access_key_id.starts_with("AKIA") && first.access_key_id.len() == 20);
    assert_eq!(first.secret_access_key.expose().len(), 40);
    bench
        .send(&root, update("anna", &first.access_key_id, "Inactive"))
        .unwrap();
    let second = create(&mut bench, &root, "anna").unwrap();
    assert_ne!(first.access_key_id, second.access_key_id);
    assert_eq!(
        refusal(create(&mut bench, &root, "anna")),
        (
            "LimitExceeded".into(),
            "Cannot exceed quota for AccessKeysPerUser: 2".into()
        )
    );
    bench.send(&root, delete("anna", &first.access_key_id)).unwrap();
    let third = create(&mut bench, &root, "anna").unwrap();
    assert_ne!(third.access_key_id, first.access_key_id);
}

#[test]
fn keys_are_listed_oldest_first_with_their_status_and_no_secret() {
    let mut bench = Bench::new("aws");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    let first = create(&mut bench, &root, "anna").unwrap().access_key_id;
    bench.wait(1000);
    let second = create(&mut bench, &root, "anna").unwrap().access_key_id;
    bench.send(&root, update("anna", &first, "Inactive")).unwrap();
    assert_eq!(
        list(&mut bench, &root, Some("anna")),
        [(first, "Inactive".to_owned()), (second, "Active".to_owned())]
    );
}

#[test]
fn a_new_key_works_late_and_a_deleted_one_goes_on_for_a_while() {
    let mut bench = Bench::new("fixed:5s");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    let key = create(&mut bench, &root, "anna").unwrap();
    let anna = Credentials::long_term(key.access_key_id.clone(), key.secret_access_key);
    assert_eq!(code(whoami(&mut bench, &anna)), "InvalidClientTokenId");
    bench.settle();
    assert_eq!(
        whoami(&mut bench, &anna).unwrap(),
        "arn:aws:iam::111111111111:user/anna"
    );
    bench.send(&root, delete("anna", &key.access_key_id)).unwrap();
    assert!(list(&mut bench, &root, Some("anna")).is_empty());
    whoami(&mut bench, &anna).unwrap();
    bench.settle();
    assert_eq!(code(whoami(&mut bench, &anna)), "InvalidClientTokenId");
}

#[test]
fn an_inactive_key_does_not_sign_until_it_is_active_again() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    let id = anna.access_key_id.clone();
    bench.send(&root, update("anna", &id, "Inactive")).unwrap();
    assert_eq!(code(whoami(&mut bench, &anna)), "InvalidClientTokenId");
    bench.send(&root, update("anna", &id, "Active")).unwrap();
    whoami(&mut bench, &anna).unwrap();
    assert_eq!(
        code(bench.send(&root, update("anna", &id, "Expired"))),
        "InvalidInput"
    );
}

#[test]
fn a_key_of_another_user_or_account_is_not_found() {
    let mut bench = Bench::new("instant");
    let (hub, spoke) = (bench.root(HUB), bench.root(SPOKE));
    let anna = bench.user(HUB, "anna");
    bench.user(HUB, "bert");
    bench.user(SPOKE, "anna");
    let id = anna.access_key_id.clone();
    let expected = (
        "NoSuchEntity".to_owned(),
        format!("The Access Key with id {id} cannot be found."),
    );
    assert_eq!(refusal(bench.send(&hub, delete("bert", &id))), expected);
    assert_eq!(refusal(bench.send(&spoke, delete("anna", &id))), expected);
    assert_eq!(
        refusal(bench.send(&hub, update("bert", &id, "Inactive"))),
        expected
    );
    bench.send(&hub, delete("anna", &id)).unwrap();
    assert_eq!(refusal(bench.send(&hub, delete("anna", &id))), expected);
    assert_eq!(refusal(bench.send(&hub, update("anna", &id, "Active"))), expected);
}

#[test]
fn who_names_nobody_means_itself() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    let own = allow("iam:*AccessKey*", "arn:aws:iam::111111111111:user/anna");
    put_user_policy(&mut bench, &root, "anna", "p", &own).unwrap();
    let made = bench.send(&anna, api::CreateAccessKeyRequest::default()).unwrap();
    assert_eq!(made.access_key.user_name, "anna");
    assert_eq!(list(&mut bench, &anna, None).len(), 2);
    // Another's keys are another resource.
    bench.user(HUB, "bert");
    assert_eq!(code(create(&mut bench, &anna, "bert")), "AccessDenied");
}

#[test]
fn root_has_keys_of_its_own() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    create(&mut bench, &root, "anna").unwrap();
    let made = bench
        .send(&root, api::CreateAccessKeyRequest::default())
        .unwrap()
        .access_key;
    let second = Credentials::long_term(made.access_key_id.clone(), made.secret_access_key);
    assert_eq!(
        whoami(&mut bench, &second).unwrap(),
        "arn:aws:iam::111111111111:root"
    );
    let listed = list(&mut bench, &root, None);
    assert_eq!(listed.len(), 2);
    assert_eq!(
        code(bench.send(&root, api::CreateAccessKeyRequest::default())),
        "LimitExceeded"
    );
    let drop = api::DeleteAccessKeyRequest {
        user_name: None,
        access_key_id: made.access_key_id,
    };
    bench.send(&root, drop).unwrap();
    assert_eq!(list(&mut bench, &root, None).len(), 1);
    assert_eq!(code(whoami(&mut bench, &second)), "InvalidClientTokenId");
}

#[test]
fn the_last_use_says_when_where_and_for_what() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    let asked = || api::GetAccessKeyLastUsedRequest {
        access_key_id: anna.access_key_id.clone(),
    };
    let never = bench.send(&root, asked()).unwrap();
    assert_eq!(never.user_name.as_deref(), Some("anna"));
    let used = never.access_key_last_used.unwrap();
    assert_eq!(
        (
            used.last_used_date,
            used.service_name.as_str(),
            used.region.as_str()
        ),
        (None, "N/A", "N/A")
    );
    bench.wait(60_000);
    whoami(&mut bench, &anna).unwrap();
    let at = bench.clock.now();
    let used = bench.send(&root, asked()).unwrap().access_key_last_used.unwrap();
    assert_eq!(
        (
            used.last_used_date,
            used.service_name.as_str(),
            used.region.as_str()
        ),
        (Some(at), "sts", "us-east-1")
    );
    let spoke = bench.root(SPOKE);
    assert_eq!(code(bench.send(&spoke, asked())), "AccessDenied");
}
