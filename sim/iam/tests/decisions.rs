//! Decisions by topic: tables in `decisions/*.json`, each topic with its page of AWS's documentation.
//!
//! A statement is an object, or short: `"Allow s3:GetObject * AWS=111111111111"`. A document is a
//! list of statements (Version 2012-10-17) or an object.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, and says what it ran"
)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use rolecall_iam::account::{AccountId, Partition};
use rolecall_iam::arn::Arn;
use rolecall_iam::evaluate::{
    Attached, Layer, Level, Policies, PolicyType, Principal, Request, Source, decide, verdict,
};
use rolecall_iam::policy;
use serde_json::{Value, json};

/// The cast. All but `other` live in 111111111111.
fn who(name: &str) -> Principal {
    let home: AccountId = "111111111111".parse().unwrap();
    let ann = || Arn::user(Partition::Aws, home, "/team/", "ann");
    let role = |path: &str, name: &str| {
        let role = Arn::role(Partition::Aws, home, path, name);
        Principal::role_session(role, "s1").unwrap()
    };
    match name {
        "root" => Principal::root(Partition::Aws, home),
        "ann" => Principal::user(ann()).with_unique_id("AIDAANN"),
        "session" => role("/ops/", "Deploy").with_unique_id("AROADEPLOY"),
        "linked" => role("/aws-service-role/x.amazonaws.com/", "AWSServiceRoleForX"),
        "federated" => Principal::FederatedUser {
            arn: Arn::federated_user(Partition::Aws, home, "fed"),
            user: ann(),
            user_id: Some("AIDAANN".into()),
        },
        "other" => {
            let away = "222222222222".parse().unwrap();
            Principal::user(Arn::user(Partition::Aws, away, "/", "bob"))
        }
        "service" => Principal::service("ec2.amazonaws.com"),
        "google" => Principal::Federated {
            provider: "accounts.google.com".into(),
        },
        "anonymous" => Principal::Anonymous,
        unknown => panic!("who is {unknown}"),
    }
}

fn statement(value: &Value) -> Value {
    let Value::String(short) = value else {
        return value.clone();
    };
    let mut words = short.split(' ');
    let mut statement = json!({
        "Effect": words.next().unwrap(),
        "Action": words.next().unwrap(),
    });
    for word in words {
        match word.split_once('=') {
            None if word == "-" => {}
            None => statement["Resource"] = word.into(),
            Some(("Principal", name)) => statement["Principal"] = name.into(),
            Some((kind, names)) => {
                let names: Vec<&str> = names.split(',').collect();
                let (element, kind) = match kind.strip_prefix("Not") {
                    Some(kind) => ("NotPrincipal", kind),
                    None => ("Principal", kind),
                };
                statement[element] = json!({ kind: names });
            }
        }
    }
    statement
}

fn document(value: &Value) -> Attached {
    let document = match value {
        Value::Array(list) => json!({
            "Version": "2012-10-17",
            "Statement": list.iter().map(statement).collect::<Vec<_>>(),
        }),
        whole => whole.clone(),
    };
    let text = document.to_string();
    let document = policy::read(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
    Attached::new(Source::named("policy"), document)
}

/// One document; `null` is none, `"unread"` one that can't be read.
fn layer<T>(value: &Value, known: impl Fn(&Value) -> T) -> Layer<T> {
    match value {
        Value::Null => Layer::Absent,
        Value::String(unread) if unread == "unread" => Layer::unread("no permission to read it"),
        value => Layer::Known(known(value)),
    }
}

fn levels(value: &Value) -> Vec<Level> {
    let levels = value.as_array().unwrap().iter().enumerate();
    levels
        .map(|(index, level)| Level {
            target: format!("level {index}").into(),
            policies: match level {
                // An empty level has no document at all.
                Value::Array(list) if list.is_empty() => Vec::new(),
                level => vec![document(level)],
            },
        })
        .collect()
}

fn policies(case: &Value) -> Policies {
    Policies {
        identity: layer(&case["identity"], |value| vec![document(value)]),
        boundary: layer(&case["boundary"], document),
        session: layer(&case["session"], |value| vec![document(value)]),
        resource: layer(&case["resource"], document),
        scps: layer(&case["scps"], levels),
        rcps: layer(&case["rcps"], levels),
        endpoint: layer(&case["endpoint"], document),
    }
}

fn request(case: &Value) -> Request {
    let resource = match case["to"].as_str().unwrap() {
        "*" => None,
        arn => Some(arn.parse().unwrap()),
    };
    let action = case["does"].as_str().unwrap().parse().unwrap();
    let mut request = Request::new(who(case["who"].as_str().unwrap()), action, resource);
    request.resource_account = case["owner"].as_str().map(|owner| owner.parse().unwrap());
    for (key, value) in case["context"].as_object().into_iter().flatten() {
        match value {
            Value::String(value) => request.context.insert(key, value.as_str()),
            Value::Array(values) => {
                let values = values.iter().map(|value| value.as_str().unwrap());
                request.context.insert_many(key, values)
            }
            _ => panic!("context {key}"),
        };
    }
    request
}

const FIELDS: [&str; 15] = [
    "name", "who", "does", "to", "owner", "context", "identity", "boundary", "session", "resource", "scps",
    "rcps", "endpoint", "expect", "says",
];

/// What goes wrong with one case, if anything does.
fn judge(case: &Value) -> Result<(), String> {
    for field in case.as_object().unwrap().keys() {
        assert!(FIELDS.contains(&field.as_str()), "field {field} of {case}");
    }
    let (request, policies) = (request(case), policies(case));
    let decision = decide(&request, &policies);
    let lines = decision.lines().join("\n");
    if verdict(&request, &policies) != decision.verdict() {
        return Err(format!("the two entry points disagree\n{lines}"));
    }
    let unread: Vec<&str> = decision
        .verdict()
        .unread()
        .iter()
        .map(PolicyType::as_str)
        .collect();
    let found = format!("{} {}", decision.verdict(), unread.join(", "));
    let expected = case["expect"].as_str().unwrap();
    if found.trim_end() != expected {
        return Err(format!("expected {expected}, found {found}\n{lines}"));
    }
    match case["says"].as_str() {
        Some(says) if !lines.contains(says) => Err(format!("expected to read {says}\n{lines}")),
        _ => Ok(()),
    }
}

#[test]
fn tables() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/decisions");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let (mut count, mut wrong, mut names) = (0, Vec::new(), BTreeSet::new());
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap();
        let topics: Value = serde_json::from_str(&text).unwrap();
        for topic in topics.as_array().unwrap() {
            let page = topic["page"].as_str().unwrap();
            for case in topic["cases"].as_array().unwrap() {
                let mut whole = topic["common"].clone();
                if whole.is_null() {
                    whole = json!({});
                }
                for (field, value) in case.as_object().unwrap() {
                    whole[field] = value.clone();
                }
                let name = format!("{} ({page})", case["name"].as_str().unwrap());
                assert!(names.insert(name.clone()), "two cases are called {name}");
                count += 1;
                if let Err(error) = judge(&whole) {
                    wrong.push(format!("{name}: {error}"));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count} wrong\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
    assert!(count >= 150, "only {count} cases: is a table missing?");
}
