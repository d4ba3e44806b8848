use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Explanation, all, explain, spec_form, spec_policies, spec_values};
use rolecall_iam::policy::{Kind, Rule};

use crate::diagnostic::{Diagnostic, Severity, Source};
use crate::documents;
use crate::report::diagnostic::human;
use crate::spec;

/// The rest of a spec, for an example that shows a part of one.
const FRAME: [(&str, &str); 4] = [
    ("name", "name: micetro\n"),
    (
        "hub",
        "hub:\n  account: \"111111111111\"\n  user: { name: micetro }\n",
    ),
    ("role", "role:\n  name: MicetroAccess\n  permissions: [dns-ro]\n"),
    ("spokes", "spokes:\n  - account: \"222222222222\"\n"),
];

/// Codes whose example is a whole file.
const WHOLE: [&str; 2] = ["spec/syntax", "spec/empty"];

fn findings(explanation: &Explanation, example: &str) -> Vec<Diagnostic> {
    let whole = WHOLE.contains(&explanation.code) && example == explanation.wrong;
    let mut text = match explanation.code {
        // The one example that would be too long to show.
        "spec/capacity" if example == explanation.wrong => many_spokes(341),
        _ => example.to_owned(),
    };
    for (key, section) in FRAME {
        let there = text.lines().any(|line| line.starts_with(&format!("{key}:")));
        if !there && !whole {
            text.push_str(section);
        }
    }
    let source = Arc::new(Source {
        name: "rolecall.yaml".to_owned(),
        text,
    });
    // Tests run in the package's folder; a whole path would stand in what is compared.
    match spec::read(&source, Path::new("tests/fixtures/spec")) {
        Ok(loaded) => loaded.warnings,
        Err(findings) => findings,
    }
}

fn many_spokes(count: u32) -> String {
    let spokes = (1..=count).map(|number| format!("  - account: \"2{number:011}\"\n"));
    format!("spokes:\n{}", spokes.collect::<String>())
}

#[test]
fn three_hundred_and_forty_accounts_fit() {
    let explanation = explain("spec/capacity").unwrap();
    let findings = findings(explanation, &many_spokes(340));
    assert!(findings.is_empty(), "{findings:#?}");
}

fn of_the_spec() -> impl Iterator<Item = &'static Explanation> {
    all()
        .into_iter()
        .filter(|explanation| explanation.code.starts_with("spec/"))
}

#[test]
fn what_is_shown_as_wrong_provokes_its_code() {
    for explanation in of_the_spec() {
        let findings = findings(explanation, explanation.wrong);
        assert!(
            findings.iter().any(|finding| finding.code == explanation.code),
            "{}: {findings:#?}",
            explanation.code
        );
    }
}

#[test]
fn what_is_shown_as_right_has_no_error() {
    for explanation in of_the_spec().filter(|explanation| explanation.code != "spec/syntax") {
        let findings = findings(explanation, explanation.right);
        assert!(
            findings
                .iter()
                .all(|finding| finding.code != explanation.code && finding.severity == Severity::Warning),
            "{}: {findings:#?}",
            explanation.code
        );
    }
}

/// How each finding looks. Only the finding that an example is about: others may stand beside it.
fn rendered(explanations: &[Explanation]) -> String {
    let mut text = String::new();
    for explanation in explanations {
        let mut findings = findings(explanation, explanation.wrong);
        findings.retain(|finding| finding.code == explanation.code);
        let _ = writeln!(text, "{}", human(&findings, false).trim_end());
        text.push('\n');
    }
    text
}

#[test]
fn findings_of_the_form_look_like_this() {
    insta::assert_snapshot!(rendered(spec_form::EXPLANATIONS));
}

#[test]
fn findings_of_the_values_look_like_this() {
    insta::assert_snapshot!(rendered(spec_values::EXPLANATIONS));
}

#[test]
fn findings_of_the_policies_look_like_this() {
    insta::assert_snapshot!(rendered(spec_policies::EXPLANATIONS));
}

#[test]
fn every_explanation_is_whole() {
    for explanation in all() {
        let Explanation {
            code,
            summary,
            cause,
            wrong,
            right,
            fix,
        } = explanation;
        assert!(
            !summary.is_empty() && !summary.ends_with('.'),
            "{code}: {summary}"
        );
        assert!(
            cause.ends_with('.') && cause.len() > summary.len(),
            "{code}: {cause}"
        );
        assert!(!wrong.is_empty() && !right.is_empty() && wrong != right, "{code}");
        assert!(fix.ends_with('.'), "{code}: {fix}");
        assert!(
            !cause.contains("  ") && !fix.contains("  "),
            "{code}: a line was broken wrongly"
        );
        assert_eq!(explain(code), Some(explanation), "{code} is explained twice");
    }
}

#[test]
fn the_codes_of_the_source_are_the_codes_that_are_explained() {
    let mut used = BTreeSet::new();
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = std::fs::read_to_string(&file).unwrap();
        used.extend(codes(&text));
    }
    let explained: BTreeSet<String> = all()
        .iter()
        .map(|explanation| explanation.code.to_owned())
        .collect();
    // Those of the law's rules are in another package.
    used.extend(Rule::ALL.iter().map(|rule| rule.code().to_owned()));
    let unexplained: Vec<_> = used.difference(&explained).collect();
    let unused: Vec<_> = explained
        .difference(&used)
        .filter(|code| code.starts_with("spec/") || code.starts_with("policy/"))
        .collect();
    assert!(unexplained.is_empty(), "used and not explained: {unexplained:?}");
    assert!(unused.is_empty(), "explained and never used: {unused:?}");
}

/// Source files besides tests and the explanations themselves.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "codes" && name != "tests" && name != "snapshots" {
                files.extend(sources(&path));
            }
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !name.contains("test")
            && name != "sample.rs"
        {
            files.push(path);
        }
    }
    files
}

/// Everything within quotes that has the form of a code, `area/name-of-it`, in an area that has codes.
fn codes(text: &str) -> BTreeSet<String> {
    const AREAS: [&str; 14] = [
        "test", "spec", "policy", "plan", "verify", "apply", "observe", "target", "access", "custody",
        "rehearse", "world", "graph", "explain",
    ];
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
        .filter(|quoted| {
            quoted.split_once('/').is_some_and(|(area, name)| {
                AREAS.contains(&area)
                    && !name.is_empty()
                    && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
            })
        })
        .map(str::to_owned)
        .collect()
}

/// What the example of a code of policies is, where it is a document.
fn kind_of(code: &str) -> Option<Kind> {
    Some(match code {
        "policy/missing-file" | "policy/size" => return None,
        "policy/open-to-everyone"
        | "policy/open-to-account"
        | "policy/open-to-provider"
        | "policy/principal-action" => Kind::Trust,
        "policy/not-principal-allow" => Kind::Resource,
        code if code.starts_with("policy/") => Kind::Identity,
        _ => return None,
    })
}

#[test]
fn examples_of_policies_are_wrong_and_right() {
    let mut tried = 0;
    for explanation in all() {
        let Some(kind) = kind_of(explanation.code) else {
            continue;
        };
        let examined = |example: &str| {
            let source = Arc::new(Source {
                name: "policy.json".to_owned(),
                text: example.to_owned(),
            });
            documents::examine(&source, kind).1
        };
        let (wrong, right) = (examined(explanation.wrong), examined(explanation.right));
        assert!(
            wrong.iter().any(|finding| finding.code == explanation.code),
            "{}: {wrong:#?}",
            explanation.code
        );
        assert!(right.is_empty(), "{}: {right:#?}", explanation.code);
        tried += 1;
    }
    assert!(tried >= 2 + Rule::ALL.len(), "{tried}");
}
