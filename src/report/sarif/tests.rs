use std::sync::Arc;

use serde_json::Value;

use super::*;
use crate::diagnostic::{Place, Source};

fn log(findings: &[Diagnostic]) -> Value {
    serde_json::to_value(Sarif::new(findings)).unwrap()
}

fn source(name: &str) -> Arc<Source> {
    Arc::new(Source {
        name: name.to_owned(),
        text: "é: one\nb: two\n".to_owned(),
    })
}

#[test]
fn a_finding_is_a_result_with_its_rule_and_places() {
    let policy = source("./policies/a b.json");
    let spec = source("rolecall.yaml");
    let finding = Diagnostic::error("policy/refused", "AWS would refuse this as a trust policy")
        .at(Place::new(&policy, 0..3), "here")
        .at(Place::new(&spec, 8..14), "named here")
        .because(["MalformedPolicyDocument: Syntax errors in policy.".to_owned()])
        .hint("write it otherwise");
    let warning = Diagnostic::warning("spec/unquoted-account", "not in quotes");
    let log = log(&[finding, warning]);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let [first, second] = run["results"].as_array().unwrap().as_slice() else {
        panic!("two results");
    };
    for result in [first, second] {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(
            rules[index]["help"]["markdown"]
                .as_str()
                .unwrap()
                .contains("Wrong:")
        );
    }
    assert_eq!(
        (&first["level"], &second["level"]),
        (&"error".into(), &"warning".into())
    );
    assert_eq!(
        first["message"]["text"],
        "AWS would refuse this as a trust policy: here\nMalformedPolicyDocument: Syntax errors in policy.\nhint: write it otherwise"
    );
    let place = &first["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "policies/a%20b.json");
    // The first character has two bytes, and one column.
    assert_eq!(
        place["region"],
        serde_json::json!({"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 3})
    );
    let related = &first["relatedLocations"][0];
    assert_eq!(related["message"]["text"], "named here");
    assert_eq!(related["physicalLocation"]["region"]["startLine"], 2);
    assert_eq!(second["locations"], serde_json::json!([]));
}

#[test]
fn no_findings_are_a_log_too() {
    let log = log(&[]);
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"], serde_json::json!([]));
}

#[test]
fn paths_are_uris() {
    for (path, expected) in [
        ("rolecall.yaml", "rolecall.yaml"),
        ("./a/b.json", "a/b.json"),
        ("/tmp/a b#.json", "file:///tmp/a%20b%23.json"),
        ("ü.json", "%C3%BC.json"),
        ("<stdin>", "%3Cstdin%3E"),
    ] {
        assert_eq!(uri(path), expected);
    }
}

/// A place of nothing, such as the end of a text that stops too early, is one character wide.
#[test]
fn an_empty_place_is_a_character_wide() {
    let at = Place::new(&source("a"), 3..3);
    let log = log(&[Diagnostic::error("policy/syntax", "no").at(at, "")]);
    let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (&region["startColumn"], &region["endColumn"]),
        (&3.into(), &4.into())
    );
}
