//! Decisions by topic: the tables in `decisions/*.json`, each topic with its page of AWS's documentation,
//! the texts of `messages/*.json`, and the page that says what is decided by what.

#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, and says what it ran"
)]

mod table;

use std::collections::BTreeSet;

use rolecall_iam::decision::Wording;
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

/// The page: what is decided by what, and what is open.
fn page() -> String {
    let mut topics = topics("decisions");
    topics.extend(table::topics("messages"));
    let count = |by: &str| -> usize {
        let of = topics.iter().filter(|topic| topic.by == by);
        of.map(|topic| topic.cases.len()).sum()
    };
    let counts = ["documentation", "record", "assumption", "definition"].map(count);
    let [documented, recorded, assumed, defined] = counts;
    let all: usize = counts.iter().sum();
    let mut page = format!(
        "# What is decided by what\n\n\
         <!-- Written by `ROLECALL_WRITE=1 cargo test -p rolecall-iam --test decisions`; a test holds it against the tables. -->\n\n\
         The law (`sim/iam`) decides as AWS documents. Each of its {all} cases stands in a table with its page:\n\
         {documented} are decided by the documentation, {recorded} by answers recorded from AWS, {assumed} by an assumption\n\
         where both are silent, {defined} by what Rolecall itself means by a verdict over policies that can't be read.\n\
         Pages without a book are of the IAM User Guide.\n\n\
         ## Open questions\n\n\
         | question | as we read it | where | cases |\n|---|---|---|---|\n",
    );
    for question in questions() {
        let text = |field: &str| question[field].as_str().unwrap().to_owned();
        let id = text("id");
        let of = topics
            .iter()
            .filter(|topic| topic.question.as_deref() == Some(&*id));
        let cases: usize = of.map(|topic| topic.cases.len()).sum();
        let place = format!("`sim/iam/src/{}`", text("where"));
        page.push_str(&format!(
            "| {} | {} | {place} | {cases} |\n",
            text("question"),
            text("reading")
        ));
    }
    page.push_str("\n## Topics\n\n| table | page | by | cases |\n|---|---|---|---|\n");
    for topic in &topics {
        let cell = topic.page.replace('|', "\\|");
        let line = format!(
            "| {} | {cell} | {} | {} |\n",
            topic.file,
            topic.by,
            topic.cases.len()
        );
        page.push_str(&line);
    }
    page
}

fn questions() -> Vec<Value> {
    serde_json::from_str(include_str!("questions.json")).unwrap()
}

#[test]
fn every_open_question_has_cases() {
    let mut asked: Vec<String> = topics("decisions")
        .into_iter()
        .chain(table::topics("messages"))
        .filter_map(|topic| topic.question)
        .collect();
    asked.sort();
    asked.dedup();
    let mut listed: Vec<String> = questions()
        .iter()
        .map(|question| question["id"].as_str().unwrap().to_owned())
        .collect();
    listed.sort();
    assert_eq!(asked, listed);
}

#[test]
fn the_page_is_fresh() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/decided.md");
    let fresh = page();
    if std::env::var_os("ROLECALL_WRITE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &fresh).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == fresh,
        "docs/decided.md is stale: ROLECALL_WRITE=1 writes it"
    );
}

/// What AccessDenied says, word for word: the tables in `messages/*.json`. A case has the fields of a
/// decision's, `text`, and perhaps `wording`.
#[test]
fn texts() {
    let (mut count, mut wrong, mut names) = (0, Vec::new(), BTreeSet::new());
    for case in topics("messages").into_iter().flat_map(|topic| topic.cases) {
        assert!(
            names.insert(case.name.clone()),
            "two cases are called {}",
            case.name
        );
        count += 1;
        let wording = &case.fields["wording"];
        let wording = Wording {
            resource: wording["resource"].as_str(),
            trust_reason: wording["trust_reason"] == true,
            policy_arn: wording["policy_arn"] == true,
        };
        let decision = decide(&request(&case.fields), &policies(&case.fields));
        assert!(decision.is_denied(), "{}: {decision}", case.name);
        let (found, expected) = (decision.access_denied_message(&wording), &case.fields["text"]);
        if found != *expected {
            wrong.push(format!(
                "{}\n  expected {expected}\n  found    {found}",
                case.name
            ));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 100, "only {count} texts: is a table missing?");
}
