use std::path::Path;

use super::*;

fn read_text(text: &str) -> (Vec<Case>, Vec<Diagnostic>) {
    let source = Arc::new(Source {
        name: "a.test.yaml".to_owned(),
        text: text.to_owned(),
    });
    cases(&source, Path::new("tests/cli/policies"))
}

#[test]
fn the_example_passes_and_has_no_findings() {
    let folder = tempfile::tempdir().unwrap();
    let paths = write_example(folder.path()).unwrap();
    assert_eq!(paths.len(), EXAMPLE.len());
    let found = files(folder.path()).unwrap();
    assert_eq!(found.len(), 1);
    let suite = Suite::run(&found[0]);
    assert!(suite.findings.is_empty(), "{:#?}", suite.findings);
    assert_eq!((suite.outcomes.len(), suite.passed()), (4, 4));
    // What stands there is never written over.
    assert!(
        write_example(folder.path())
            .unwrap_err()
            .contains("is there already")
    );
    let policy = crate::documents::source(&paths[0]).unwrap();
    let (_, findings) = crate::documents::examine(&policy, rolecall_iam::policy::Kind::Identity);
    assert!(findings.is_empty(), "{findings:#?}");
}

const WORLD: &str = r#"
policies:
  trust: audit-trust.json
  everything: { Version: "2012-10-17", Statement: { Sid: All, Effect: Allow, Action: "*", Resource: "*" } }
  guard: { Version: "2012-10-17", Statement: { Sid: NoDelete, Effect: Deny, Action: "s3:Delete*", Resource: "*" } }
principals:
  ann: { arn: "arn:aws:iam::111111111111:user/ann", identity: [everything] }
  bound: { arn: "arn:aws:iam::111111111111:user/bound", identity: [everything], boundary: IAMReadOnlyAccess }
  limited: { arn: "arn:aws:iam::111111111111:user/limited", identity: everything, scps: [everything, [everything, guard]] }
resources:
  audit: { arn: "arn:aws:iam::222222222222:role/Audit", policy: trust }
tests:
"#;

/// The verdicts of tests in that world, and whether each is as expected.
fn verdicts(tests: &str) -> Vec<(String, bool)> {
    let (cases, findings) = read_text(&format!("{WORLD}{tests}"));
    assert!(findings.is_empty(), "{findings:#?}");
    let outcomes = cases.into_iter().map(run);
    outcomes
        .map(|outcome| (outcome.verdict.to_string(), outcome.passed()))
        .collect()
}

#[test]
fn layers_limit_and_reasons_count() {
    let found = verdicts(
        r#"
  - { who: ann, action: "sts:AssumeRole", resource: audit, context: { "sts:ExternalId": 4711 }, expect: allowed }
  - { who: ann, action: "sts:AssumeRole", resource: audit, expect: denied-implicitly, because: "sts:ExternalId must equal 4711" }
  - { who: bound, action: ["iam:GetRole", "s3:GetObject"], expect: allowed }
  - { who: limited, action: "s3:DeleteObject", resource: "arn:aws:s3:::b/o", expect: denied-explicitly, because: NoDelete }
  - { who: limited, action: "s3:DeleteObject", resource: "arn:aws:s3:::b/o", expect: denied, because: Elsewhere }
  - { who: "arn:aws:iam::111111111111:user/nobody", action: "s3:GetObject", expect: denied }
"#,
    );
    let found: Vec<(&str, bool)> = found
        .iter()
        .map(|(verdict, passed)| (&**verdict, *passed))
        .collect();
    assert_eq!(
        found,
        [
            ("Allow", true),
            ("ImplicitDeny", true),
            ("Allow", true),
            ("ImplicitDeny", false),
            ("ExplicitDeny", true),
            // Denied as expected, and not for that reason.
            ("ExplicitDeny", false),
            ("ImplicitDeny", true),
        ]
    );
}

#[test]
fn a_failure_points_at_its_expectation_and_says_what_would_change_it() {
    let (cases, _) = read_text(&format!(
        "{WORLD}  - {{ who: bound, action: \"s3:GetObject\", expect: allowed }}\n"
    ));
    let outcome = run(cases[0].clone());
    let finding = outcome.finding().unwrap();
    assert_eq!(finding.code, "test/failed");
    let place = &finding.labels[0].place;
    assert_eq!(&place.source.text[place.start..place.end], "allowed");
    assert!(!finding.evidence.is_empty());
    assert_eq!(finding.hints.len(), 1);
    assert!(
        finding.hints[0].contains("permissions boundary") && finding.hints[0].contains("s3:GetObject"),
        "{:?}",
        finding.hints
    );
}

#[test]
fn mistakes_are_found_all_at_once() {
    let (cases, findings) = read_text(
        r#"
policies:
  broken: { Version: "2012-10-17", Statement: { Effect: Allow, Action: GetObject, Resource: "*" } }
  missing: no-such.json
principals:
  ann: { arn: "arn:aws:iam::111111111111:user/ann", identity: [broken, missing, redaer] }
  team: { arn: "arn:aws:iam::111111111111:group/team" }
tests:
  - { who: ann, action: "s3:GetObject", expect: allowed }
  - { who: anne, action: "s3:GetObject", expect: allowed }
  - { who: team, action: "s3:GetObject", expect: allowed }
  - { who: "arn:aws:iam::111111111111:user/b", action: GetObject, expect: allowd, becuase: x }
  - { who: "arn:aws:iam::111111111111:user/b", action: "s3:GetObject", resource: bucket, expect: denied }
"#,
    );
    assert!(cases.is_empty());
    let mut codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
    codes.sort_unstable();
    assert_eq!(
        codes,
        [
            "explain/who",
            "spec/missing-file",
            "spec/policy-refused",
            "spec/unknown-field",
            "spec/unknown-word",
            "test/unknown-name",
            "test/unknown-name",
            "test/unknown-name",
        ]
    );
    assert!(findings.iter().all(|finding| !finding.labels.is_empty()));
}

#[test]
fn files_without_tests() {
    for text in ["", "tests: []", "policies: {}"] {
        let (cases, findings) = read_text(text);
        assert!(cases.is_empty() && !findings.is_empty(), "{text}");
    }
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(files(folder.path()).unwrap_err().code, "test/no-tests");
    assert_eq!(
        files(&folder.path().join("absent")).unwrap_err().code,
        "test/no-tests"
    );
    std::fs::create_dir_all(folder.path().join("b/.hidden")).unwrap();
    for name in ["b/z.test.yaml", "a.test.yml", "b/.hidden/x.test.yaml", "c.yaml"] {
        std::fs::write(folder.path().join(name), "tests: []\n").unwrap();
    }
    let found = files(folder.path()).unwrap();
    let names: Vec<_> = found
        .iter()
        .map(|path| path.strip_prefix(folder.path()).unwrap().display().to_string())
        .collect();
    assert_eq!(names, ["a.test.yml", "b/z.test.yaml"]);
}
