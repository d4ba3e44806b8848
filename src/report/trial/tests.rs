use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::diagnostic::Source;
use crate::trial::{cases, run};

const TEXT: &str = r#"
policies:
  reader:
    Version: "2012-10-17"
    Statement: { Effect: Allow, Action: "s3:Get*", Resource: "*" }
principals:
  ann: { arn: "arn:aws:iam::111111111111:user/ann", identity: reader }
tests:
  - { name: "reads <all> & \"more\" # 1", who: ann, action: "s3:GetObject", expect: allowed }
  - { name: writes, who: ann, action: "s3:PutObject", expect: allowed }
  - { name: unknown, who: bob, action: "s3:PutObject", expect: allowed }
"#;

fn suite() -> Suite {
    let source = Arc::new(Source {
        name: "a.test.yaml".to_owned(),
        text: TEXT.to_owned(),
    });
    let (cases, findings) = cases(&source, Path::new("."));
    Suite {
        name: "a.test.yaml".to_owned(),
        outcomes: cases.into_iter().map(run).collect(),
        findings,
    }
}

/// Every element is closed in its turn, and no attribute or text opens one.
#[test]
fn junit_is_xml_that_says_what_failed() {
    let text = junit(&[suite()]);
    let mut open = Vec::new();
    for tag in text.split('<').skip(1) {
        let (tag, behind) = tag.split_once('>').unwrap();
        assert!(!behind.contains('>'), "{behind}");
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.starts_with('?') && !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap());
        }
    }
    assert!(open.is_empty());
    let count = |what: &str| text.matches(what).count();
    assert_eq!(
        (count("<testcase "), count("<failure "), count("<error ")),
        (3, 1, 1)
    );
    assert!(text.contains("name=\"reads &lt;all&gt; &amp; &quot;more&quot; # 1\""));
    assert!(text.contains("<testsuites name=\"rolecall\" tests=\"3\" failures=\"1\" errors=\"1\">"));
    assert!(text.contains("nothing allows it"), "{text}");
}

#[test]
fn tap_counts_and_escapes() {
    let text = tap(&[suite()]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[..2], ["TAP version 14", "1..3"]);
    assert_eq!(lines[2], "ok 1 - a.test.yaml: reads <all> & \"more\" \\# 1");
    assert_eq!(lines[3], "not ok 2 - a.test.yaml: writes");
    assert_eq!(lines.iter().filter(|line| line.starts_with("not ok ")).count(), 2);
    assert!(text.contains("\n  ---\n") && text.ends_with("  ...\n"));
}

#[test]
fn the_document_has_everything() {
    let suites = [suite()];
    let document = serde_json::to_value(Document::new(&suites)).unwrap();
    assert_eq!((&document["passed"], &document["failed"]), (&1.into(), &1.into()));
    let tests = &document["files"][0]["tests"];
    assert_eq!(tests[0]["line"], 9);
    assert_eq!(tests[1]["verdict"], "denied-implicitly");
    assert_eq!(tests[1]["remedy"][0]["statement"]["Action"], "s3:PutObject");
    assert_eq!(document["files"][0]["findings"][0]["code"], "test/unknown-name");
}
