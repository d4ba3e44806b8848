//! The committed schemas are the ones that the types make, and what is printed obeys them.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

mod obey;

use super::Printed;
use crate::diagnostic::Diagnostic;
use crate::event::Events;
use crate::rehearse::{Options, rehearse};
use crate::report::diagnostic::Findings;
use crate::report::json::Stream;
use crate::report::proof::Verification;
use crate::report::sample::mixed;
use obey::disobeys;

#[test]
fn committed_schemas_are_fresh() {
    for printed in Printed::ALL {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(printed.file());
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        let fresh = crate::report::json::document(&printed.schema());
        assert!(
            committed == fresh,
            "{} is stale: write it again with `rolecall schema {:?} > {}` (in lower case)",
            printed.file(),
            printed,
            printed.file()
        );
    }
}

fn assert_obeys(printed: Printed, value: &Value) {
    let schema = printed.schema();
    if let Err(why) = disobeys(value, &schema, &schema) {
        panic!("{printed:?}: {why}\n{value:#}");
    }
}

fn value(document: &impl serde::Serialize) -> Value {
    serde_json::to_value(document).expect("what is printed has a form in JSON")
}

#[test]
fn what_is_printed_obeys_its_schema() {
    assert_obeys(Printed::Plan, &value(&mixed()));
    let findings = [Diagnostic::error("plan/capacity", "too many").hint("a second setup")];
    assert_obeys(Printed::Findings, &value(&Findings::new(&findings)));
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/micetro.yaml");
    let setup = crate::spec::load(&example).expect("the example is a spec").setup;
    let out: Arc<Stream<Vec<u8>>> = Arc::new(Stream::new(Vec::new()));
    out.started("rehearse", &setup.name, "sim");
    let events: Arc<dyn Events> = Arc::clone(&out) as Arc<dyn Events>;
    let rehearsal = rehearse(&setup, &Options::default(), &events).expect("the example can be rehearsed");
    out.planned(&rehearsal.plan);
    out.findings(&findings);
    out.summary(&[], 0);
    let report = rehearsal.verified.as_ref().expect("the example was verified");
    assert_obeys(
        Printed::Verify,
        &value(&Verification::new(report, &setup.name, "sim")),
    );
    assert_obeys(Printed::Plan, &value(&rehearsal.plan));
    let text = out.written();
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    assert!(lines.len() > 60, "{}", lines.len());
    for line in &lines {
        assert_obeys(Printed::Events, line);
    }
}

/// Every answer there is: each decision with evidence, each element of a near miss, and an error.
#[test]
fn answers_obey_their_schema() {
    let document = |statement: &str| format!(r#"{{"Version":"2012-10-17","Statement":[{statement}]}}"#);
    let record = |policies: &str| {
        format!(
            r#"{{"id":1,"request":{{"principal":"arn:aws:iam::111111111111:user/ann","action":"s3:GetObject",
            "resource":"arn:aws:s3:::b/k","context":{{}}}},"policies":{{{policies}}}}}"#
        )
        .replace('\n', "")
    };
    let statements = [
        r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#,
        r#"{"Sid":"No","Effect":"Deny","Action":"s3:*","Resource":"*"}"#,
        r#"{"Effect":"Allow","Action":"ec2:*","Resource":"*"}"#,
        r#"{"Sid":"Other","Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::c"}"#,
        r#"{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Null":{"aws:username":"false"}}}"#,
    ];
    let mut records: Vec<String> = statements
        .iter()
        .map(|statement| {
            let scps = format!(r#""scps":[[{}],[]]"#, document(statements[0]));
            record(&format!(r#""identity":[{}],{scps}"#, document(statement)))
        })
        .collect();
    records.push(record(&format!(r#""resource":{}"#, document(statements[0]))));
    records.push("{}".to_owned());
    let input = records.join("\n");
    for evidence in [true, false] {
        let mut out = String::new();
        let take = &mut |answers: &str| {
            out.push_str(answers);
            true
        };
        crate::decide::decide(&mut input.as_bytes(), evidence, take).expect("a text can be read");
        assert_eq!(out.lines().count(), records.len());
        for line in out.lines() {
            let answer: Value = serde_json::from_str(line).expect("an answer is JSON");
            assert_eq!(
                answer.get("evidence").is_some(),
                evidence && answer.get("error").is_none(),
                "{line}"
            );
            assert_obeys(Printed::Decide, &answer);
        }
    }
}

/// The check can say no.
#[test]
fn what_is_not_printed_does_not_obey() {
    let schema = Printed::Events.schema();
    for wrong in [
        serde_json::json!({ "event": "unheard_of" }),
        serde_json::json!({ "event": "notice" }),
        serde_json::json!({ "event": "notice", "text": 1 }),
        serde_json::json!([]),
    ] {
        assert!(disobeys(&wrong, &schema, &schema).is_err(), "{wrong}");
    }
}
