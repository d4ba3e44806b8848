//! Lists that are truly empty, for users that exist; nothing to take away.

use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, code, refusal};
use crate::iam::bench::create_user;

fn named(name: &str) -> Option<String> {
    Some(name.into())
}

#[test]
fn a_user_has_none_of_them() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    let ssh = api::ListSSHPublicKeysRequest {
        user_name: named("anna"),
        ..Default::default()
    };
    let certificates = api::ListSigningCertificatesRequest {
        user_name: named("anna"),
        ..Default::default()
    };
    let specific = api::ListServiceSpecificCredentialsRequest {
        user_name: named("anna"),
        ..Default::default()
    };
    let ssh = bench.send(&root, ssh).unwrap();
    assert_eq!((ssh.ssh_public_keys.len(), ssh.is_truncated), (0, Some(false)));
    let certificates = bench.send(&root, certificates).unwrap();
    assert_eq!(
        (certificates.certificates.len(), certificates.is_truncated),
        (0, Some(false))
    );
    let specific = bench.send(&root, specific).unwrap();
    assert!(specific.service_specific_credentials.is_empty());
}

#[test]
fn the_user_must_exist_and_the_caller_may_be_it() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let of = |user_name| api::ListSSHPublicKeysRequest {
        user_name,
        ..Default::default()
    };
    assert_eq!(
        refusal(bench.send(&root, of(named("nobody")))).1,
        "The user with name nobody cannot be found."
    );
    bench.send(&root, of(None)).unwrap();
    let anna = bench.user(HUB, "anna");
    assert_eq!(code(bench.send(&anna, of(None))), "AccessDenied");
}

#[test]
fn what_is_named_to_be_taken_away_is_not_there() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    let credential = api::DeleteServiceSpecificCredentialRequest {
        user_name: named("anna"),
        service_specific_credential_id: "ACCAAAAAAAAAAAAAAAAAA".into(),
    };
    assert_eq!(
        refusal(bench.send(&root, credential)),
        (
            "NoSuchEntity".into(),
            "No such credential ACCAAAAAAAAAAAAAAAAAA exists".into()
        )
    );
    let key = api::DeleteSSHPublicKeyRequest {
        user_name: "anna".into(),
        ssh_public_key_id: "APKAAAAAAAAAAAAAAAAA".into(),
    };
    assert_eq!(code(bench.send(&root, key)), "NoSuchEntity");
    let certificate = api::DeleteSigningCertificateRequest {
        user_name: named("anna"),
        certificate_id: "A".repeat(32),
    };
    assert_eq!(code(bench.send(&root, certificate)), "NoSuchEntity");
}
