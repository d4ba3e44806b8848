//! Policy tests for programs: one JSON document, JUnit XML, and the Test Anything Protocol.

use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::Serialize;

use super::diagnostic::Finding;
use super::proof::{RemedyChange, word};
use crate::trial::{Expected, Outcome, Suite};

#[cfg(test)]
mod tests;

/// The format of the JSON document.
pub const FORMAT: &str = "rolecall/test@1";

/// The results of policy tests.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document<'a> {
    /// `rolecall/test@1`.
    pub format: &'static str,
    /// How many tests are as expected.
    pub passed: usize,
    /// How many are not.
    pub failed: usize,
    /// The files, sorted.
    pub files: Vec<File<'a>>,
}

/// A file of tests.
#[derive(Debug, Serialize, JsonSchema)]
pub struct File<'a> {
    /// Its path, as it was found.
    pub file: &'a str,
    /// Its tests, in their order.
    pub tests: Vec<Test<'a>>,
    /// What is wrong with the file itself.
    pub findings: Vec<Finding<'a>>,
}

/// A test and what came of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Test<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Who was asked about.
    pub who: String,
    /// What for.
    pub action: String,
    /// On what; `*` for no resource.
    pub resource: String,
    /// What was expected.
    pub expected: Expected,
    /// What the evidence was to have in it.
    pub because: Option<&'a str>,
    /// What the law says: `allowed`, `denied-implicitly`, `denied-explicitly`.
    pub verdict: &'static str,
    /// It is as expected, for the reason that was expected.
    pub passed: bool,
    /// Line of the expectation, from one.
    pub line: usize,
    /// Why, line by line.
    pub evidence: &'a [String],
    /// For a denial that was to be an allow: the fewest changes that allow it, proven.
    pub remedy: Option<Vec<RemedyChange<'a>>>,
}

impl<'a> Document<'a> {
    /// The document of some suites.
    #[must_use]
    pub fn new(suites: &'a [Suite]) -> Self {
        let passed = suites.iter().map(Suite::passed).sum();
        let all: usize = suites.iter().map(|suite| suite.outcomes.len()).sum();
        Document {
            format: FORMAT,
            passed,
            failed: all - passed,
            files: suites
                .iter()
                .map(|suite| File {
                    file: &suite.name,
                    tests: suite.outcomes.iter().map(Test::new).collect(),
                    findings: suite.findings.iter().map(Finding::new).collect(),
                })
                .collect(),
        }
    }
}

impl<'a> Test<'a> {
    fn new(outcome: &'a Outcome) -> Self {
        let request = &outcome.case.asked.request;
        let resource = request.resource.as_ref();
        Test {
            name: &outcome.case.name,
            who: request.principal.to_string(),
            action: request.action.to_string(),
            resource: resource.map_or_else(|| "*".to_owned(), ToString::to_string),
            expected: outcome.case.expected,
            because: outcome.case.because.as_deref(),
            verdict: word(outcome.verdict),
            passed: outcome.passed(),
            line: outcome.case.place.line_and_column().0,
            evidence: &outcome.evidence,
            remedy: match &outcome.remedy {
                Some(Ok(remedy)) => Some(remedy.changes.iter().map(RemedyChange::from).collect()),
                _ => None,
            },
        }
    }
}

/// What is wrong with an outcome, in a line and in many.
fn failure(outcome: &Outcome) -> Option<(String, String)> {
    let finding = outcome.finding()?;
    let label = finding.labels.first().map_or("", |label| &label.text);
    let place = &outcome.case.place;
    let mut text = format!("{place}: {}: {label}\n", finding.message);
    for line in &finding.evidence {
        let _ = writeln!(text, "  {line}");
    }
    for hint in &finding.hints {
        let _ = writeln!(text, "hint: {hint}");
    }
    Some((format!("{}: {label}", finding.message), text))
}

/// What is wrong with a file, in a line each.
fn mistakes(suite: &Suite) -> impl Iterator<Item = String> + '_ {
    suite.findings.iter().map(|finding| match finding.labels.first() {
        Some(label) => format!("{}: {} ({})", label.place, finding.message, finding.code),
        None => format!("{} ({})", finding.message, finding.code),
    })
}

/// JUnit XML, as CI systems read it: a suite for each file; a mistake in a file is an error.
#[must_use]
pub fn junit(suites: &[Suite]) -> String {
    let counts = |suites: &[Suite]| {
        let tests: usize = suites.iter().map(|suite| suite.outcomes.len()).sum();
        let passed: usize = suites.iter().map(Suite::passed).sum();
        let errors: usize = suites.iter().map(|suite| suite.findings.len()).sum();
        format!(
            "tests=\"{}\" failures=\"{}\" errors=\"{errors}\"",
            tests + errors,
            tests - passed
        )
    };
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, "<testsuites name=\"rolecall\" {}>", counts(suites));
    for suite in suites {
        let name = xml(&suite.name);
        let counted = counts(std::slice::from_ref(suite));
        let _ = writeln!(out, "  <testsuite name=\"{name}\" {counted}>");
        for outcome in &suite.outcomes {
            let case = xml(&outcome.case.name);
            let _ = write!(out, "    <testcase name=\"{case}\" classname=\"{name}\"");
            match failure(outcome) {
                None => out.push_str("/>\n"),
                Some((message, text)) => {
                    let (message, text) = (xml(&message), xml(&text));
                    let _ = writeln!(
                        out,
                        ">\n      <failure message=\"{message}\">{text}</failure>\n    </testcase>"
                    );
                }
            }
        }
        for mistake in mistakes(suite) {
            let text = xml(&mistake);
            let _ = writeln!(
                out,
                "    <testcase name=\"the file\" classname=\"{name}\">\n      <error message=\"{text}\"/>\n    </testcase>"
            );
        }
        out.push_str("  </testsuite>\n");
    }
    out + "</testsuites>\n"
}

/// A text within XML; what XML 1.0 can't hold is left out.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push(' '),
            control if control.is_control() || matches!(control, '\u{fffe}' | '\u{ffff}') => {}
            other => out.push(other),
        }
    }
    out
}

/// The Test Anything Protocol, version 14: a line for each test, what is wrong beneath in YAML.
#[must_use]
pub fn tap(suites: &[Suite]) -> String {
    let tests: usize = suites
        .iter()
        .map(|suite| suite.outcomes.len() + suite.findings.len())
        .sum();
    let mut out = format!("TAP version 14\n1..{tests}\n");
    let mut number = 0;
    for suite in suites {
        for outcome in &suite.outcomes {
            number += 1;
            let name = described(&format!("{}: {}", suite.name, outcome.case.name));
            match failure(outcome) {
                None => {
                    let _ = writeln!(out, "ok {number} - {name}");
                }
                Some((message, text)) => {
                    let _ = writeln!(out, "not ok {number} - {name}");
                    let _ = writeln!(out, "  ---\n  message: {}", quoted(&message));
                    let _ = writeln!(out, "  at: {}", quoted(&outcome.case.place.to_string()));
                    out.push_str("  evidence: |\n");
                    for line in text.lines() {
                        let _ = writeln!(out, "    {line}");
                    }
                    out.push_str("  ...\n");
                }
            }
        }
        for mistake in mistakes(suite) {
            number += 1;
            let name = described(&suite.name);
            let _ = writeln!(out, "not ok {number} - {name}");
            let _ = writeln!(out, "  ---\n  message: {}\n  ...", quoted(&mistake));
        }
    }
    out
}

/// A description: one line, in which `#` begins no directive.
fn described(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
        .replace('\\', "\\\\")
        .replace('#', "\\#")
}

/// A text in YAML's double quotes, which are JSON's.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
