//! Every error that was recorded from AWS, asked for again and answered word for word.
//!
//! The records are data of others and not part of this repository: `ROLECALL_CASES` names the folder. Where
//! nobody names one and there is none beside the repository, one line says that this wasn't run.

use std::collections::BTreeMap;

use rolecall_api::credentials::Credentials;
use rolecall_api::document::Structure;
use rolecall_api::operation::Operation;
use rolecall_api::port::{Call, Request};
use rolecall_api::views::{iam, sts};

use super::setup::*;
use crate::bench::{Bench, HUB, SPOKE};

/// Records that are answered otherwise, each with its reason.
const EXCEPTIONS: [(&str, &str); 0] = [];

/// Code, text and status.
type Told = (String, String, u16);

fn told(bench: &mut Bench, who: &Credentials, request: Request) -> Option<Told> {
    let now = bench.clock.now();
    let service = request.operation.service();
    let mut attempt = bench.world.begin(now, service, "us-east-1", &who.access_key_id);
    attempt.present(who);
    let answer = bench
        .world
        .handle(now, &attempt, &Call::new(who.clone()), request);
    let error = answer.err()?;
    let refusal = error.refusal()?;
    Some((refusal.code.clone(), refusal.message.clone(), refusal.status))
}

fn asked(operation: Operation, members: &[(&'static str, &str)]) -> Request {
    let mut input = Structure::new();
    for (name, value) in members {
        input.insert(name, *value);
    }
    Request { operation, input }
}

/// What we answer to what a record was asked with, in a world of its own.
fn ours(id: &str) -> Option<Told> {
    let mut bench = Bench::new("instant");
    let hub = set_up(&mut bench);
    let (root, spoke) = (bench.root(HUB), bench.root(SPOKE));
    let (_, test) = id.split_once("::")?;
    let (test, name) = match test.split_once("//") {
        Some(parts) => parts,
        None => test.rsplit_once('/')?,
    };
    let parameter = test
        .split_once('[')
        .map_or("", |(_, parameter)| parameter.trim_end_matches(']'));
    match test.split('[').next()? {
        "test_assume_role_tag_validation" => {
            let tag = |key: &str| sts::Tag {
                key: key.into(),
                value: "v".into(),
            };
            let mut asked = request(ROLE);
            match name {
                "invalid-transitive-tag-keys" => asked.transitive_tag_keys = vec!["none".into()],
                _ => asked.tags = vec![tag("a"), tag("A")],
            }
            told(&mut bench, &hub, asked.into())
        }
        "test_iam_role_chaining_override_transitive_tags" => {
            user_policy(&mut bench, "hub", allow("sts:TagSession", ROLE));
            let next = "arn:aws:iam::222222222222:role/Next";
            role(&mut bench, SPOKE, "Next", trust(ROLE));
            let tagged = |role: &str| sts::AssumeRoleRequest {
                tags: vec![sts::Tag {
                    key: "team".into(),
                    value: "dns".into(),
                }],
                transitive_tag_keys: vec!["team".into()],
                ..request(role)
            };
            let first = session(bench.send(&hub, tagged(ROLE)));
            told(&mut bench, &first, tagged(next).into())
        }
        "test_sts_invalid_parameters" => {
            let mut asked = request(match name {
                "malformed-arn" => "nothing-valid-in-here",
                "no-partition" => "arn::b:::something/test-role",
                "no-service" => "arn:a::::something/test-role",
                "not-enough-colons" => "arn:a:::something/test-role",
                "no-resource" => "arn:a:a::aaaaaaaaaa:",
                _ => ROLE,
            });
            if name == "invalid-session-name" {
                asked.role_session_name = "Session1:2".into();
            }
            told(&mut bench, &hub, asked.into())
        }
        "test_create_role_with_malformed_assume_role_policy_document" => {
            let create = iam::CreateRoleRequest {
                role_name: "x".into(),
                assume_role_policy_document: "nothing".into(),
                ..Default::default()
            };
            told(&mut bench, &root, create.into())
        }
        "test_role_attach_policy" => {
            let attach = iam::AttachRolePolicyRequest {
                role_name: "Micetro".into(),
                policy_arn: match name {
                    "non_existent_malformed_policy_arn" => "longpolicynamebutnoarn".into(),
                    _ => "arn:aws:iam::111111111111:policy/p123".into(),
                },
            };
            told(&mut bench, &spoke, attach.into())
        }
        "test_delete_non_existent_policy_returns_no_such_entity" => {
            let arn = "arn:aws:iam::111111111111:policy/non-existent-policy";
            told(
                &mut bench,
                &root,
                asked(Operation::IamDeletePolicy, &[("PolicyArn", arn)]),
            )
        }
        "test_service_role_lifecycle_custom_suffix_not_allowed" => told(
            &mut bench,
            &root,
            asked(
                Operation::IamCreateServiceLinkedRole,
                &[("AWSServiceName", parameter), ("CustomSuffix", "suffix")],
            ),
        ),
        "test_service_role_already_exists" => {
            let create = || {
                asked(
                    Operation::IamCreateServiceLinkedRole,
                    &[("AWSServiceName", "batch.amazonaws.com")],
                )
            };
            assert_eq!(told(&mut bench, &root, create()), None);
            told(&mut bench, &root, create())
        }
        test => credential(&mut bench, test, name, parameter),
    }
}

/// The records about service-specific credentials.
fn credential(bench: &mut Bench, test: &str, name: &str, parameter: &str) -> Option<Told> {
    let root = bench.root(HUB);
    let create = |user: &str, service: &str| {
        asked(
            Operation::IamCreateServiceSpecificCredential,
            &[("UserName", user), ("ServiceName", service)],
        )
    };
    let update = |user: &str, id: &str, status: &str| {
        asked(
            Operation::IamUpdateServiceSpecificCredential,
            &[
                ("UserName", user),
                ("ServiceSpecificCredentialId", id),
                ("Status", status),
            ],
        )
    };
    let code_commit = "codecommit.amazonaws.com";
    let request = match test {
        "test_create_service_specific_credential_invalid_user" => create("non-existent-user", code_commit),
        "test_create_service_specific_credential_invalid_service" => create(
            "hub",
            match name {
                "invalid-service-exception" => "nonexistentservice.amazonaws.com",
                "invalid-service-completely-malformed-exception" => "o3on3n3onosneo",
                _ => "lambda.amazonaws.com",
            },
        ),
        "test_delete_user_after_service_credential_created" => {
            let user = [("UserName", "with-credential")];
            told(bench, &root, asked(Operation::IamCreateUser, &user));
            told(bench, &root, create("with-credential", code_commit));
            asked(Operation::IamDeleteUser, &user)
        }
        "test_user_match_id_mismatch" => update("hub", parameter, "Inactive"),
        "test_id_match_user_mismatch" => update("wrong-user-name", "ACCAEXAMPLE123EXAMPLE", "Inactive"),
        "test_invalid_update_parameters" => update("hub", "ACCAEXAMPLE123EXAMPLE", "Invalid"),
        _ => return None,
    };
    told(bench, &root, request)
}

/// The recorded text as it would be of our names.
fn normalized(text: &str) -> String {
    text.replace("<partition>", "aws").replace("<policy-name:1>", "p")
}

#[test]
fn every_recorded_error_is_answered_word_for_word() {
    let beside = || concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/cases").into();
    let folder = std::env::var_os("ROLECALL_CASES").unwrap_or_else(beside);
    let path = std::path::Path::new(&folder).join("aws-recorded-errors.jsonl");
    if !path.is_file() && std::env::var_os("ROLECALL_CASES").is_none() {
        println!("recorded errors: not run, no folder `../shared/cases` (set ROLECALL_CASES)");
        return;
    }
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let exceptions: BTreeMap<&str, &str> = EXCEPTIONS.into();
    let without_credentials = ours("localstack/X::test_create_service_specific_credential_invalid_user//x")
        .is_some_and(|(code, ..)| code == "NotImplemented");
    let mut differing = Vec::new();
    let mut seen = 0;
    for line in text.lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let id = record["id"].as_str().unwrap();
        let error = &record["error"];
        let expected = (
            error["Code"].as_str().unwrap().to_owned(),
            normalized(error["Message"].as_str().unwrap()),
            u16::try_from(record["status"].as_u64().unwrap()).unwrap(),
        );
        seen += 1;
        if without_credentials && id.contains("ServiceSpecificCredentials") {
            println!("{id}: service-specific credentials aren't simulated");
            continue;
        }
        let answer = ours(id);
        match exceptions.get(id) {
            Some(reason) => assert_ne!(
                answer.as_ref(),
                Some(&expected),
                "{id} is no exception any more ({reason})"
            ),
            None if answer.as_ref() == Some(&expected) => {}
            None => differing.push(format!("{id}\n  AWS:  {expected:?}\n  ours: {answer:?}")),
        }
    }
    assert!(
        differing.is_empty(),
        "{} of {seen} differ:\n{}",
        differing.len(),
        differing.join("\n")
    );
    assert!(seen >= 91, "{seen} records");
}

#[test]
fn a_record_that_nobody_can_ask_for_differs() {
    assert_eq!(ours("localstack/TestX::test_unknown/y"), None);
}
