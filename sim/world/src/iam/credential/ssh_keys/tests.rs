//! The life of an SSH key, and what is refused.

use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::views::iam as api;

use crate::World;
use crate::bench::{Bench, HUB, code, refusal};
use crate::iam::bench::create_user;

const PEM: &str = include_str!("../../../../testdata/rsa.public.pem");
const SSH: &str = include_str!("../../../../testdata/rsa.ssh.pub");

fn upload(bench: &mut Bench, who: &Credentials, body: &str) -> Result<api::SSHPublicKey, CallError> {
    let request = api::UploadSSHPublicKeyRequest {
        user_name: "anna".into(),
        ssh_public_key_body: body.into(),
    };
    Ok(bench.send(who, request)?.ssh_public_key.unwrap())
}

fn list(bench: &mut Bench, who: &Credentials) -> Vec<api::SSHPublicKeyMetadata> {
    let request = api::ListSSHPublicKeysRequest {
        user_name: Some("anna".into()),
        ..Default::default()
    };
    bench.send(who, request).unwrap().ssh_public_keys
}

#[test]
fn a_key_is_uploaded_shown_in_both_forms_and_taken_away() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    assert!(list(&mut bench, &root).is_empty());
    let key = upload(&mut bench, &root, SSH).unwrap();
    assert!(key.ssh_public_key_id.starts_with("APKA") && key.ssh_public_key_id.len() == 20);
    assert_eq!(key.fingerprint, "ad:79:a8:4b:10:e3:26:db:af:9a:7a:0f:6f:27:f7:41");
    let get = |encoding: &str| api::GetSSHPublicKeyRequest {
        user_name: "anna".into(),
        ssh_public_key_id: key.ssh_public_key_id.clone(),
        encoding: encoding.into(),
    };
    for (encoding, body) in [("PEM", PEM), ("SSH", SSH.trim())] {
        let got = bench.send(&root, get(encoding)).unwrap().ssh_public_key.unwrap();
        assert_eq!(got.ssh_public_key_body, body);
    }
    assert_eq!(code(bench.send(&root, get("DER"))), "ValidationError");
    let update = |status: &str| api::UpdateSSHPublicKeyRequest {
        user_name: "anna".into(),
        ssh_public_key_id: key.ssh_public_key_id.clone(),
        status: status.into(),
    };
    bench.send(&root, update("Inactive")).unwrap();
    assert_eq!(list(&mut bench, &root)[0].status, "Inactive");
    assert_eq!(code(bench.send(&root, update("Expired"))), "InvalidInput");
    let now = bench.clock.now();
    bench.world = World::from_json(&bench.world.to_json(now).unwrap()).unwrap().0;

    let request = api::DeleteUserRequest {
        user_name: "anna".into(),
    };
    assert_eq!(
        refusal(bench.send(&root, request.clone())).1,
        "Cannot delete entity, must remove referenced objects first."
    );
    let delete = api::DeleteSSHPublicKeyRequest {
        user_name: "anna".into(),
        ssh_public_key_id: key.ssh_public_key_id.clone(),
    };
    bench.send(&root, delete.clone()).unwrap();
    assert_eq!(code(bench.send(&root, delete)), "NoSuchEntity");
    assert_eq!(code(bench.send(&root, get("PEM"))), "NoSuchEntity");
    bench.send(&root, request).unwrap();
}

#[test]
fn a_key_is_taken_once_and_must_be_one() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    upload(&mut bench, &root, SSH).unwrap();
    assert_eq!(code(upload(&mut bench, &root, PEM)), "DuplicateSSHPublicKey");
    assert_eq!(
        code(upload(&mut bench, &root, "ssh-rsa AAAA")),
        "InvalidPublicKey"
    );
}

#[test]
fn a_user_has_five_and_no_more() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    upload(&mut bench, &root, SSH).unwrap();
    let user = bench.world.accounts.get_mut(&crate::bench::account(HUB)).unwrap();
    let keys = &mut user.users.get_mut("anna").unwrap().credentials.ssh_keys;
    // Others, in the place of keys that would take long to make.
    let mut other = keys[0].clone();
    for number in 0..4 {
        other.fingerprint = format!("{number}");
        keys.push(other.clone());
    }
    keys.remove(0);
    upload(&mut bench, &root, SSH).unwrap();
    let user = bench.world.accounts.get_mut(&crate::bench::account(HUB)).unwrap();
    let keys = &mut user.users.get_mut("anna").unwrap().credentials.ssh_keys;
    keys[4].fingerprint = "other".into();
    assert_eq!(
        refusal(upload(&mut bench, &root, SSH)),
        (
            "LimitExceeded".into(),
            "Cannot exceed quota for SSHPublicKeysPerUser: 5".into()
        )
    );
}

#[test]
fn the_user_must_exist_and_the_caller_may_be_it() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let of = |name: Option<&str>| api::ListSSHPublicKeysRequest {
        user_name: name.map(Into::into),
        ..Default::default()
    };
    assert_eq!(
        refusal(bench.send(&root, of(Some("nobody")))).1,
        "The user with name nobody cannot be found."
    );
    bench.send(&root, of(None)).unwrap();
    let anna = bench.user(HUB, "anna");
    assert_eq!(code(bench.send(&anna, of(None))), "AccessDenied");
}
