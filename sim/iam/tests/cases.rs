//! Cases of other projects, from a folder beside the repository: 580 evaluations and 139 documents.
//!
//! They are data of others and not part of this repository. `ROLECALL_CASES` names the folder. Where
//! it is absent the tests say so and pass, unless `CI` or `ROLECALL_REQUIRE_CASES` is set. What AWS's
//! documentation overrules is listed here by id, with the reason and the page.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says what it ran"
)]

use std::path::PathBuf;

use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use rolecall_iam::context::Context;
use rolecall_iam::evaluate::{Attached, Layer, Level, Policies, Principal, Request, Source, decide, verdict};
use rolecall_iam::policy::{self, Kind};
use serde_json::Value;

/// Cases that AWS's documentation overrules: id, what the law decides, why, page.
const OVERRULED: &[(&str, &str, &str, &str)] = &[(
    "substrate/TestEvaluate_PrincipalMatching.func1#11",
    "ImplicitDeny",
    "a Federated entry names a provider's users in AssumeRoleWithWebIdentity and AssumeRoleWithSAML, \
     not a service that calls AssumeRole",
    "IAM User Guide, reference_policies_elements_principal",
)];

/// Documents that the law judges otherwise: id, its answer, why, page.
const DOCUMENTS_OVERRULED: &[(&str, &str, &str, &str)] = &[
    (
        "moto/valid_policy_documents#39",
        SID,
        "a Sid has letters and digits only; this one has underscores",
        "IAM User Guide, reference_policies_elements_sid",
    ),
    (
        "moto/valid_policy_documents#40",
        SID,
        "a Sid has letters and digits only; this one has underscores",
        "IAM User Guide, reference_policies_elements_sid",
    ),
    (
        "terraform-provider-aws#8905",
        "valid",
        "whether the principal exists is known to a world, which refuses it then; the document is well-formed",
        "IAM User Guide, reference_policies_elements_principal",
    ),
];

const SID: &str = "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*";

fn cases(file: &str) -> Option<Vec<Value>> {
    let folder = std::env::var_os("ROLECALL_CASES").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases"),
        PathBuf::from,
    );
    let path = folder.join(file);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            let required = ["CI", "ROLECALL_REQUIRE_CASES"]
                .iter()
                .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
            assert!(!required, "{}: {error}", path.display());
            println!("not run: {} is absent ({error})", path.display());
            return None;
        }
    };
    let records = text.lines().map(|line| serde_json::from_str(line).unwrap());
    Some(records.collect())
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} of {value}"))
}

fn principal(request: &Value) -> Principal {
    let name = text(request, "principal");
    let arn = || name.parse::<Arn>().unwrap();
    match text(request, "principal_type") {
        "user" => Principal::user(arn()),
        "role" => Principal::role_session(arn(), "session").unwrap(),
        "assumed-role" => {
            let session = arn();
            let account: AccountId = session.account().parse().unwrap();
            let name = session.resource().split('/').nth(1).unwrap();
            let known = request["context"]["aws:PrincipalArn"].as_str();
            let role = known
                .and_then(|arn| arn.parse::<Arn>().ok())
                .filter(|arn| arn.resource().starts_with("role/"))
                .unwrap_or_else(|| Arn::role(session.partition().parse().unwrap(), account, "/", name));
            Principal::RoleSession {
                session,
                role,
                role_id: None,
            }
        }
        "root" => Principal::Root { arn: arn() },
        "service" => Principal::service(name),
        "anonymous" => Principal::Anonymous,
        other => panic!("principal type {other}"),
    }
}

fn request(record: &Value) -> Result<Request, String> {
    let request = &record["request"];
    let mut context = Context::new();
    for (key, value) in request["context"].as_object().unwrap() {
        match value {
            Value::String(value) => context.insert(key, value.as_str()),
            Value::Array(values) => {
                context.insert_many(key, values.iter().map(|value| value.as_str().unwrap()))
            }
            other => panic!("{key}: {other}"),
        };
    }
    let resource = match text(request, "resource") {
        "*" => None,
        arn => Some(arn.parse().map_err(|error| format!("{error}"))?),
    };
    Ok(Request {
        principal: principal(request),
        action: text(request, "action")
            .parse()
            .map_err(|error| format!("{error}"))?,
        resource,
        resource_account: request["resource_account"]
            .as_str()
            .map(|account| account.parse().unwrap()),
        context,
    })
}

fn attached(document: &Value) -> Attached {
    let document = policy::read(&document.to_string()).unwrap_or_else(|error| panic!("{document}: {error}"));
    Attached::new(Source::named("case"), document)
}

fn many(value: &Value) -> Layer<Vec<Attached>> {
    match value {
        Value::Null => Layer::Absent,
        list => Layer::Known(list.as_array().unwrap().iter().map(attached).collect()),
    }
}

/// The cases have lists where a request has at most one document; all cases hold at most one.
fn one(value: &Value) -> Layer<Attached> {
    match value {
        Value::Null => Layer::Absent,
        Value::Array(list) => match &list[..] {
            // Present, and allows nothing.
            [] => Layer::Known(Attached::new(
                Source::named("empty"),
                policy::read(r#"{"Statement":[]}"#).unwrap(),
            )),
            [document] => Layer::Known(attached(document)),
            more => Layer::Known(merged(more)),
        },
        document => Layer::Known(attached(document)),
    }
}

/// Several documents of one type say what one with all their statements says.
fn merged(documents: &[Value]) -> Attached {
    let statements: Vec<Value> = documents
        .iter()
        .flat_map(|document| match &document["Statement"] {
            Value::Array(list) => list.clone(),
            one => vec![one.clone()],
        })
        .collect();
    attached(&serde_json::json!({"Version": documents[0]["Version"], "Statement": statements}))
}

fn levels(value: &Value) -> Layer<Vec<Level>> {
    let Value::Array(levels) = value else {
        return Layer::Absent;
    };
    let levels = levels.iter().enumerate().map(|(index, level)| Level {
        target: format!("level {index}").into(),
        policies: level.as_array().unwrap().iter().map(attached).collect(),
    });
    Layer::Known(levels.collect())
}

fn policies(record: &Value) -> Policies {
    let policies = &record["policies"];
    Policies {
        identity: many(&policies["identity"]),
        boundary: one(&policies["boundary"]),
        session: many(&policies["session"]),
        resource: one(&policies["resource"]),
        scps: levels(&policies["scps"]),
        rcps: levels(&policies["rcps"]),
        endpoint: one(&policies["vpce"]),
    }
}

#[test]
fn evaluations() {
    let Some(records) = cases("policy-evaluation.jsonl") else {
        return;
    };
    let mut wrong = Vec::new();
    let mut overruled = 0;
    for record in &records {
        let id = text(record, "id");
        let expected = text(record, "expected");
        let overrule = OVERRULED.iter().find(|(overruled, ..)| *overruled == id);
        let found = match request(record) {
            // What isn't a request is refused before any policy is looked at.
            Err(_) => "ImplicitDeny".to_owned(),
            Ok(request) => {
                let policies = policies(record);
                let decision = decide(&request, &policies);
                assert_eq!(decision.verdict(), verdict(&request, &policies), "{id}");
                decision.verdict().to_string()
            }
        };
        let wanted = overrule.map_or(expected, |(_, decided, ..)| decided);
        overruled += usize::from(overrule.is_some());
        let same = found == wanted || (wanted == "Deny" && found.ends_with("Deny"));
        if !same {
            wrong.push(format!("{id}: expected {wanted}, found {found}: {record}"));
        }
        if overrule.is_some() {
            assert_ne!(found, expected, "{id} needs no overruling");
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    println!("{} evaluations, {overruled} overruled", records.len());
}

#[test]
fn documents() {
    let Some(records) = cases("policy-validation.jsonl") else {
        return;
    };
    let mut wrong = Vec::new();
    let mut overruled = 0;
    for record in &records {
        let id = text(record, "id");
        let kind = match text(record, "kind") {
            "managed-policy" => Kind::Managed,
            "inline-policy" => Kind::Identity,
            "trust-policy" => Kind::Trust,
            other => panic!("kind {other}"),
        };
        let document = match &record["document"] {
            Value::String(text) => text.clone(),
            document => document.to_string(),
        };
        let found = match policy::admit(&document, kind) {
            Ok(_) => "valid".to_owned(),
            Err(refusal) => refusal.message,
        };
        let asserted = record["expected"]["message"].as_str().unwrap_or("valid");
        let overrule = DOCUMENTS_OVERRULED
            .iter()
            .find(|(overruled, ..)| id.ends_with(overruled));
        let expected = overrule.map_or(asserted, |(_, decided, ..)| decided);
        if overrule.is_some() {
            overruled += 1;
            assert_ne!(found, asserted, "{id} needs no overruling");
        }
        if found != expected {
            wrong.push(format!("{id}: expected {expected}, found {found}: {document}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    println!("{} documents, {overruled} overruled", records.len());
}
