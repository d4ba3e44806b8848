//! Decisions by topic: the tables in `decisions/*.json`, each topic with its page of AWS's documentation.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, and says what it ran"
)]

mod table;

use std::collections::BTreeSet;

use rolecall_iam::evaluate::{PolicyType, decide, verdict};
use serde_json::{Value, json};
use table::{policies, request, topics};

const FIELDS: [&str; 19] = [
    "name",
    "who",
    "does",
    "to",
    "owner",
    "context",
    "identity",
    "boundary",
    "session",
    "resource",
    "scps",
    "rcps",
    "endpoint",
    "expect",
    "says",
    "met",
    "condition",
    "holds",
    "version",
];

/// What goes wrong with one case, if anything does.
fn judge(case: &Value) -> Result<(), String> {
    for field in case.as_object().unwrap().keys() {
        assert!(FIELDS.contains(&field.as_str()), "field {field} of {case}");
    }
    if case["condition"].is_object() {
        return judge_condition(case);
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

/// A condition, once as what an Allow hangs on and once as what a Deny hangs on.
fn judge_condition(case: &Value) -> Result<(), String> {
    let met = case["met"].as_bool().unwrap();
    let mut context = case["context"].clone();
    for (key, value) in case["holds"].as_object().unwrap() {
        context[key] = value.clone();
    }
    for (effect, expect) in [
        ("Allow", if met { "Allow" } else { "ImplicitDeny" }),
        ("Deny", if met { "ExplicitDeny" } else { "Allow" }),
    ] {
        let mut statements =
            vec![json!({"Effect": effect, "Action": "x:Y", "Resource": "*", "Condition": case["condition"]})];
        if effect == "Deny" {
            statements.push(json!({"Effect": "Allow", "Action": "x:Y", "Resource": "*"}));
        }
        let version = case["version"].as_str().unwrap_or("2012-10-17");
        let mut document = json!({"Version": version, "Statement": statements});
        if version == "absent" {
            document.as_object_mut().unwrap().remove("Version");
        }
        judge(&json!({
            "who": "ann", "does": "x:Y", "to": "*", "context": context, "identity": document, "expect": expect,
        }))?;
    }
    Ok(())
}

#[test]
fn tables() {
    let (mut count, mut wrong, mut names) = (0, Vec::new(), BTreeSet::new());
    for topic in topics("decisions") {
        for case in topic.cases {
            assert!(
                names.insert(case.name.clone()),
                "two cases are called {}",
                case.name
            );
            count += 1;
            if let Err(error) = judge(&case.fields) {
                wrong.push(format!("{}: {error}", case.name));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count} wrong\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
    assert!(count >= 600, "only {count} cases: is a table missing?");
}
