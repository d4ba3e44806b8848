//! The life of a credential of a single service, and what is refused.

use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::views::iam as api;

use crate::World;
use crate::bench::{Bench, HUB, code, refusal};
use crate::iam::bench::{allow_if, create_user, put_user_policy};

const GIT: &str = "codecommit.amazonaws.com";

fn create(
    bench: &mut Bench,
    who: &Credentials,
    service: &str,
    days: Option<i64>,
) -> Result<api::ServiceSpecificCredential, CallError> {
    let request = api::CreateServiceSpecificCredentialRequest {
        user_name: "anna".into(),
        service_name: service.into(),
        credential_age_days: days,
    };
    Ok(bench.send(who, request)?.service_specific_credential.unwrap())
}

fn list(
    bench: &mut Bench,
    who: &Credentials,
    request: api::ListServiceSpecificCredentialsRequest,
) -> Vec<api::ServiceSpecificCredentialMetadata> {
    bench.send(who, request).unwrap().service_specific_credentials
}

fn of_anna() -> api::ListServiceSpecificCredentialsRequest {
    api::ListServiceSpecificCredentialsRequest {
        user_name: Some("anna".into()),
        ..Default::default()
    }
}

#[test]
fn a_credential_is_made_reset_set_and_taken_away() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    let made = create(&mut bench, &root, GIT, None).unwrap();
    assert_eq!(made.service_user_name.as_deref(), Some("anna-at-111111111111"));
    assert_eq!(
        (made.status.as_str(), made.service_name.as_str()),
        ("Active", GIT)
    );
    let id = made.service_specific_credential_id.clone();
    assert!(id.starts_with("ACCA") && id.len() == 21);
    let password = made.service_password.unwrap();
    let now = bench.clock.now();
    let text = bench.world.to_json(now).unwrap();
    assert!(!text.contains(password.expose()));
    bench.world = World::from_json(&text).unwrap().0;
    let reset = api::ResetServiceSpecificCredentialRequest {
        user_name: Some("anna".into()),
        service_specific_credential_id: id.clone(),
    };
    let again = bench.send(&root, reset.clone()).unwrap();
    let again = again.service_specific_credential.unwrap();
    assert_eq!(again.service_user_name, made.service_user_name);
    assert_ne!(again.service_password.unwrap(), password);
    let update = |status: &str| api::UpdateServiceSpecificCredentialRequest {
        user_name: Some("anna".into()),
        service_specific_credential_id: id.clone(),
        status: status.into(),
    };
    bench.send(&root, update("Inactive")).unwrap();
    assert_eq!(list(&mut bench, &root, of_anna())[0].status, "Inactive");
    assert_eq!(
        refusal(bench.send(&root, update("Invalid"))).1,
        "1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set"
    );
    let request = api::DeleteUserRequest {
        user_name: "anna".into(),
    };
    assert_eq!(
        refusal(bench.send(&root, request)),
        (
            "DeleteConflict".into(),
            "Cannot delete entity, must remove referenced objects first.".into()
        )
    );
    let delete = api::DeleteServiceSpecificCredentialRequest {
        user_name: Some("anna".into()),
        service_specific_credential_id: id.clone(),
    };
    bench.send(&root, delete.clone()).unwrap();
    for gone in [
        code(bench.send(&root, delete)),
        code(bench.send(&root, update("Active"))),
        code(bench.send(&root, reset)),
    ] {
        assert_eq!(gone, "NoSuchEntity");
    }
}

#[test]
fn services_that_take_none_and_users_that_are_not_there_are_said() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    assert_eq!(
        refusal(create(&mut bench, &root, GIT, None)).1,
        "The user with name anna cannot be found."
    );
    create_user(&mut bench, &root, "anna");
    assert_eq!(
        refusal(create(&mut bench, &root, "lambda.amazonaws.com", None)),
        (
            "NoSuchEntity".into(),
            "No such service lambda.amazonaws.com is supported for Service Specific Credentials".into()
        )
    );
    assert_eq!(code(create(&mut bench, &root, GIT, Some(1))), "InvalidInput");
}

#[test]
fn there_are_two_of_each_service() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    for service in [GIT, "cassandra.amazonaws.com"] {
        let first = create(&mut bench, &root, service, None).unwrap();
        let second = create(&mut bench, &root, service, None).unwrap();
        assert_ne!(first.service_user_name, second.service_user_name);
        assert_eq!(code(create(&mut bench, &root, service, None)), "LimitExceeded");
    }
    let of_git = api::ListServiceSpecificCredentialsRequest {
        service_name: Some(GIT.into()),
        ..of_anna()
    };
    assert_eq!(list(&mut bench, &root, of_git).len(), 2);
    let of_all = api::ListServiceSpecificCredentialsRequest {
        all_users: Some(true),
        ..Default::default()
    };
    assert_eq!(list(&mut bench, &root, of_all).len(), 4);
}

#[test]
fn a_key_of_bedrock_may_end() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    let key = create(&mut bench, &root, "bedrock.amazonaws.com", Some(1)).unwrap();
    assert!(
        key.service_credential_secret
            .unwrap()
            .expose()
            .starts_with("ABSK")
    );
    assert!(key.service_password.is_none() && key.service_user_name.is_none());
    bench.wait(24 * 3_600_000 - 1);
    assert_eq!(list(&mut bench, &root, of_anna())[0].status, "Active");
    bench.wait(1);
    assert_eq!(list(&mut bench, &root, of_anna())[0].status, "Expired");
}

#[test]
fn a_policy_may_ask_for_which_service() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    let of_git = allow_if(
        "iam:CreateServiceSpecificCredential",
        "*",
        r#"{"StringEquals":{"iam:ServiceSpecificCredentialServiceName":"codecommit.amazonaws.com"}}"#,
    );
    put_user_policy(&mut bench, &root, "anna", "a", &of_git).unwrap();
    create(&mut bench, &anna, GIT, None).unwrap();
    assert_eq!(
        code(create(&mut bench, &anna, "cassandra.amazonaws.com", None)),
        "AccessDenied"
    );
}
