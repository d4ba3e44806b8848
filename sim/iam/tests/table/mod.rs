//! The case tables: the cast, the shorthand for documents, and the three shapes of a topic.
//!
//! Shared by the test that decides each case, the one that compares AccessDenied's texts, and the one
//! that writes the page of what is decided by what. The shorthand is explained in
//! `tests/decisions/README.md`.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, and says what it ran"
)]

use std::path::PathBuf;

use rolecall_iam::account::{AccountId, Partition};
use rolecall_iam::arn::Arn;
use rolecall_iam::evaluate::{Attached, Layer, Level, Policies, Principal, Request, Source};
use rolecall_iam::policy;
use serde_json::{Value, json};

/// One question and its answer, whole.
pub(crate) struct Case {
    /// Unique over all tables.
    pub(crate) name: String,
    pub(crate) fields: Value,
}

/// Cases that one page of the documentation answers.
pub(crate) struct Topic {
    pub(crate) file: String,
    pub(crate) page: String,
    /// `documentation`, `record`, `assumption`, or `definition` where the word is Rolecall's own.
    pub(crate) by: String,
    /// Of an assumption: which open question it answers.
    pub(crate) question: Option<String>,
    pub(crate) cases: Vec<Case>,
}

/// The cast. All but `other`, `othersession` and `elsewhere` live in 111111111111.
pub(crate) fn who(name: &str) -> Principal {
    let home: AccountId = "111111111111".parse().unwrap();
    let away: AccountId = "222222222222".parse().unwrap();
    let ann = || Arn::user(Partition::Aws, home, "/team/", "ann");
    let role = |account: AccountId, path: &str, name: &str, session: &str| {
        let role = Arn::role(Partition::Aws, account, path, name);
        Principal::role_session(role, session).unwrap()
    };
    let federated = |user: Arn, user_id: Option<&str>| Principal::FederatedUser {
        arn: Arn::federated_user(Partition::Aws, home, "fed"),
        user,
        user_id: user_id.map(Into::into),
    };
    let provider = |name: &str| Principal::Federated {
        provider: name.into(),
    };
    match name {
        "root" => Principal::root(Partition::Aws, home),
        "ann" => Principal::user(ann()).with_unique_id("AIDAANN"),
        "session" => role(home, "/ops/", "Deploy", "s1").with_unique_id("AROADEPLOY"),
        "linked" => role(
            home,
            "/aws-service-role/x.amazonaws.com/",
            "AWSServiceRoleForX",
            "s1",
        ),
        "federated" => federated(ann(), Some("AIDAANN")),
        "rootfederated" => federated(Arn::root(Partition::Aws, home), None),
        "other" => Principal::user(Arn::user(Partition::Aws, away, "/", "bob")),
        "othersession" => role(away, "/", "Audit", "s2"),
        "elsewhere" => Principal::user(Arn::user(Partition::AwsCn, home, "/team/", "ann")),
        "service" => Principal::service("ec2.amazonaws.com"),
        "google" => provider("accounts.google.com"),
        "github" => provider("arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"),
        "saml" => provider("arn:aws:iam::111111111111:saml-provider/Okta"),
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
        "Action": words.next().unwrap().split(',').collect::<Vec<_>>(),
    });
    for word in words {
        match word.split_once('=') {
            None if word == "-" => {}
            None => statement["Resource"] = word.split(',').collect(),
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

/// A document: a list of statements under Version 2012-10-17, or an object as it is.
pub(crate) fn document(value: &Value) -> Attached {
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

/// The policies of a case.
pub(crate) fn policies(case: &Value) -> Policies {
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

/// The request of a case.
pub(crate) fn request(case: &Value) -> Request {
    let resource = match case["to"].as_str().unwrap() {
        "*" => None,
        arn => Some(arn.parse().unwrap()),
    };
    let action = case["does"].as_str().unwrap().parse().unwrap();
    let mut request = Request::new(who(case["who"].as_str().unwrap()), action, resource);
    request.resource_account = case["owner"].as_str().map(|owner| owner.parse().unwrap());
    for (key, value) in case["context"].as_object().into_iter().flatten() {
        match value {
            Value::Null => {
                request.context.remove(key);
            }
            Value::String(value) => {
                request.context.insert(key, value.as_str());
            }
            Value::Array(values) => {
                let values = values.iter().map(|value| value.as_str().unwrap());
                request.context.insert_many(key, values);
            }
            _ => panic!("context {key}"),
        };
    }
    request
}

/// The tables of a folder beside this one, in the order of their names.
pub(crate) fn topics(folder: &str) -> Vec<Topic> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    let mut topics = Vec::new();
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap();
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let all: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        topics.extend(all.as_array().unwrap().iter().map(|value| topic(&name, value)));
    }
    topics
}

const OF_A_TOPIC: [&str; 9] = [
    "page",
    "by",
    "question",
    "common",
    "cases",
    "rows",
    "columns",
    "key",
    "conditions",
];

fn topic(file: &str, value: &Value) -> Topic {
    for field in value.as_object().unwrap().keys() {
        assert!(OF_A_TOPIC.contains(&field.as_str()), "{file}: field {field}");
    }
    let page = value["page"].as_str().unwrap().to_owned();
    let by = value["by"].as_str().unwrap_or("documentation").to_owned();
    assert!(
        ["documentation", "record", "assumption", "definition"].contains(&by.as_str()),
        "{by}"
    );
    let question = value["question"].as_str().map(str::to_owned);
    assert_eq!(by == "assumption", question.is_some(), "{file}, {page}");
    let mut cases = Vec::new();
    for case in value["cases"].as_array().into_iter().flatten() {
        let name = case["name"].as_str().unwrap().to_owned();
        cases.push((name, case.clone()));
    }
    cases.extend(grid(value));
    cases.extend(conditions(value));
    assert!(!cases.is_empty(), "{file}: a topic without cases");
    let cases = cases.into_iter().map(|(name, fields)| Case {
        name: format!("{file}: {name} ({page})"),
        fields: merged(&value["common"], &fields),
    });
    Topic {
        file: file.to_owned(),
        cases: cases.collect(),
        page,
        by,
        question,
    }
}

fn merged(base: &Value, over: &Value) -> Value {
    let mut whole = base.as_object().cloned().unwrap_or_default();
    for (field, value) in over.as_object().into_iter().flatten() {
        whole.insert(field.clone(), value.clone());
    }
    Value::Object(whole)
}

/// Rows `[name, fields, letters]` times columns `[name, fields]`; a letter is `A`llow, `I`mplicit deny,
/// `E`xplicit deny, or `.` for what can't be.
fn grid(topic: &Value) -> Vec<(String, Value)> {
    let list = |field: &str| topic[field].as_array().cloned().unwrap_or_default();
    let columns = list("columns");
    let mut cases = Vec::new();
    for row in list("rows") {
        let name = row[0].as_str().unwrap();
        let letters: Vec<&str> = row[2].as_str().unwrap().split_whitespace().collect();
        assert_eq!(columns.len(), letters.len(), "a letter for each column: {name}");
        for (column, letter) in columns.iter().zip(letters) {
            let expect = match letter {
                "A" => "Allow",
                "I" => "ImplicitDeny",
                "E" => "ExplicitDeny",
                "." => continue,
                other => panic!("{other} in {name}"),
            };
            let mut case = merged(&row[1], &column[1]);
            case["expect"] = expect.into();
            cases.push((format!("{name}; {}", column[0].as_str().unwrap()), case));
        }
    }
    cases
}

/// `[operator, what the policy wants, what the request has, whether it is met]`: `null` is an absent
/// key, a list a multi-valued one. Fifth, where it needs saying: why.
fn conditions(topic: &Value) -> Vec<(String, Value)> {
    let key = topic["key"].as_str().unwrap_or("k");
    let all = topic["conditions"].as_array().into_iter().flatten();
    all.map(|case| {
        let (operator, wanted, has) = (case[0].as_str().unwrap(), &case[1], &case[2]);
        let why = case[4]
            .as_str()
            .map_or_else(String::new, |why| format!(": {why}"));
        let has_text = if has.is_null() {
            "absent".to_owned()
        } else {
            has.to_string()
        };
        let met = case[3].as_bool().unwrap();
        let condition = json!({ operator: { key: wanted } });
        let fields = json!({
            "met": met,
            "condition": condition,
            "holds": { key: has },
        });
        (format!("{operator} {wanted}, {has_text}{why}"), fields)
    })
    .collect()
}
