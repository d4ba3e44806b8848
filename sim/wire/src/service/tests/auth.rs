//! What a caller must show, where the door asks for less than AWS.

use rolecall_api::credentials::{Credentials, SecretAccessKey};
use rolecall_api::document::Structure;
use rolecall_api::operation::Operation;
use rolecall_api::views::View as _;
use rolecall_api::views::iam::CreateAccessKeyResponse;
use rolecall_api::views::sts::AssumeRoleResponse;

use crate::door::{Auth, Door};
use crate::testing::client::{Bench, Came, Sent, came, twelve};

const WHO: Operation = Operation::StsGetCallerIdentity;
const AUTHORIZATION: &str = "AWS4-HMAC-SHA256 Credential=KEY/20200101/eu-west-1/sts/aws4_request";

fn bench(auth: Auth) -> Bench {
    let mut bench = Bench::new();
    bench.door = Door {
        auth,
        ..Door::default()
    };
    bench
}

fn off() -> Auth {
    Auth::Off("999999999999".parse().unwrap())
}

/// Who is asked for, by somebody who can't sign.
fn who(bench: &mut Bench, key: &str) -> Came {
    let sent = Sent::call(WHO, &Structure::new());
    let sent = match key {
        "" => sent,
        key => sent.with("authorization", &AUTHORIZATION.replace("KEY", key)),
    };
    came(WHO, &bench.answered(&sent))
}

fn arn(came: Came) -> String {
    came.unwrap().text("Arn").unwrap().to_owned()
}

fn code(came: Came) -> String {
    came.unwrap_err().1
}

/// A user's key, made there.
fn anna(bench: &mut Bench) -> Credentials {
    let root = twelve("111111111111");
    let user = Structure::new().with("UserName", "anna");
    bench.call(&root, Operation::IamCreateUser, &user).unwrap();
    let made = bench.call(&root, Operation::IamCreateAccessKey, &user).unwrap();
    let made = CreateAccessKeyResponse::from_structure(made).unwrap().access_key;
    Credentials::long_term(made.access_key_id, made.secret_access_key)
}

#[test]
fn a_signature_is_asked_for_unless_said_otherwise() {
    let mut bench = bench(Auth::default());
    assert_eq!(code(who(&mut bench, "111111111111")), "IncompleteSignature");
    assert_eq!(code(who(&mut bench, "")), "MissingAuthenticationToken");
}

#[test]
fn a_key_is_enough_where_only_a_key_is_asked_for() {
    let mut bench = bench(Auth::KeyOnly);
    assert_eq!(
        arn(who(&mut bench, "111111111111")),
        "arn:aws:iam::111111111111:root"
    );
    let key = anna(&mut bench).access_key_id;
    assert_eq!(arn(who(&mut bench, &key)), "arn:aws:iam::111111111111:user/anna");
    // A signature that is there, and wrong, or of another year.
    let wrong = Credentials::long_term(key, SecretAccessKey::new("wrong"));
    let long_ago = "2001-01-01T00:00:00Z".parse().unwrap();
    let sent = Sent::call(WHO, &Structure::new());
    for sent in [
        sent.clone().signed(&wrong, "sts", "eu-west-1", long_ago),
        Sent {
            method: "GET".into(),
            path: "/".into(),
            query: "Action=GetCallerIdentity&Version=2011-06-15".into(),
            ..Sent::default()
        }
        .with("host", "localhost")
        .presigned(&wrong, "sts", "eu-west-1", long_ago),
    ] {
        let came = came(WHO, &bench.answered(&sent));
        assert_eq!(arn(came), "arn:aws:iam::111111111111:user/anna");
    }
    assert_eq!(code(who(&mut bench, "testing")), "InvalidClientTokenId");
    assert_eq!(code(who(&mut bench, "")), "MissingAuthenticationToken");
}

#[test]
fn who_shows_nothing_is_the_root_user_where_nothing_is_asked_for() {
    let mut bench = bench(off());
    for key in ["", "testing", "AKIAIOSFODNN7EXAMPLE"] {
        assert_eq!(
            arn(who(&mut bench, key)),
            "arn:aws:iam::999999999999:root",
            "{key}"
        );
    }
    assert_eq!(
        arn(who(&mut bench, "111111111111")),
        "arn:aws:iam::111111111111:root"
    );
}

/// Suites for emulators create a role and assume it with the same made-up key.
#[test]
fn who_shows_nothing_may_assume_what_trusts_the_account_and_nothing_else() {
    let call = |bench: &mut Bench, operation: Operation, input: &Structure, key: &str| {
        let service = if operation == Operation::StsAssumeRole {
            "/sts/"
        } else {
            "/iam/"
        };
        let header = AUTHORIZATION.replace("KEY", key).replace("/sts/", service);
        let sent = Sent::call(operation, input).with("authorization", &header);
        came(operation, &bench.answered(&sent))
    };
    for (auth, key, may) in [
        (off(), "testing", true),
        (off(), "999999999999", true),
        (Auth::KeyOnly, "999999999999", false),
    ] {
        let mut bench = bench(auth);
        for (name, trusted) in [("open", "999999999999"), ("shut", "222222222222")] {
            let trust = format!(
                r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{trusted}"}},"Action":"sts:AssumeRole"}}]}}"#
            );
            let role = Structure::new()
                .with("RoleName", name)
                .with("AssumeRolePolicyDocument", trust);
            call(&mut bench, Operation::IamCreateRole, &role, key).unwrap();
            let assume = Structure::new()
                .with("RoleArn", format!("arn:aws:iam::999999999999:role/{name}"))
                .with("RoleSessionName", "suite");
            let came = call(&mut bench, Operation::StsAssumeRole, &assume, key);
            match may && name == "open" {
                true => {
                    let user = came.unwrap();
                    let user = AssumeRoleResponse::from_structure(user)
                        .unwrap()
                        .assumed_role_user;
                    let arn = user.unwrap().arn;
                    assert_eq!(arn, "arn:aws:sts::999999999999:assumed-role/open/suite");
                }
                false => assert_eq!(code(came), "AccessDenied", "{key} {name}"),
            }
        }
    }
}

#[test]
fn the_law_holds_whatever_a_caller_must_show() {
    for auth in [Auth::KeyOnly, off()] {
        let mut bench = bench(auth);
        let key = anna(&mut bench).access_key_id;
        let sent = Sent::call(Operation::IamListUsers, &Structure::new()).with(
            "authorization",
            &AUTHORIZATION.replace("KEY", &key).replace("/sts/", "/iam/"),
        );
        let came = came(Operation::IamListUsers, &bench.answered(&sent));
        assert_eq!(code(came), "AccessDenied");
    }
}

#[test]
fn what_is_named_and_can_not_be_read_is_nobody_s_key() {
    let mut bench = bench(Auth::KeyOnly);
    let before = bench.world.clone();
    for credential in ["", "/", "//////", &"9".repeat(4_000), "\u{1F511}/a/b/c", "a b"] {
        let refused = who(&mut bench, credential);
        assert!(refused.is_err(), "{credential}");
    }
    assert_eq!(bench.world.accounts().count(), before.accounts().count());
    // A region of nobody's is not remembered, and none is fine.
    let odd = "AWS4-HMAC-SHA256 Credential=111111111111/x/<region>/sts/x";
    let sent = Sent::call(WHO, &Structure::new()).with("authorization", odd);
    assert_eq!(
        arn(came(WHO, &bench.answered(&sent))),
        "arn:aws:iam::111111111111:root"
    );
    let event = bench.world.journal().events().last().unwrap();
    assert!(!event.to_json().to_string().contains("<region>"));
}
