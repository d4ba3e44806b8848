//! Policy tests: a user's own questions and the answers that they expect, kept beside their policies.
//!
//! A test passes when the law answers as expected, and, where the test says why, for that reason.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rolecall_iam::decision::Verdict;

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::question::Asked;
use crate::question::remedy::{NoRemedy, Remedy, remedy};
use crate::spec::{reader::Reader, tree};
use crate::verify::evidence;

mod example;
pub mod raw;
mod resolve;

pub use example::{EXAMPLE, write_example};

#[cfg(test)]
mod tests;

/// What the name of a file of tests ends with.
pub const ENDINGS: [&str; 3] = [".test.yaml", ".test.yml", ".test.json"];

/// Largest file of tests that is read, in bytes.
const LARGEST: u64 = 8 << 20;

/// What a test expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Expected {
    /// It is allowed.
    Allowed,
    /// It is denied, either way.
    Denied,
    /// Nothing allows it, and no statement denies it.
    DeniedImplicitly,
    /// A statement denies it.
    DeniedExplicitly,
}

impl Expected {
    /// Its word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Expected::Allowed => "allowed",
            Expected::Denied => "denied",
            Expected::DeniedImplicitly => "denied-implicitly",
            Expected::DeniedExplicitly => "denied-explicitly",
        }
    }

    fn is(self, verdict: Verdict) -> bool {
        match self {
            Expected::Allowed => verdict.is_allowed(),
            Expected::Denied => verdict.is_denied(),
            Expected::DeniedImplicitly => verdict == Verdict::ImplicitDeny,
            Expected::DeniedExplicitly => verdict == Verdict::ExplicitDeny,
        }
    }
}

/// A test: one question, and what is expected.
#[derive(Clone, Debug)]
pub struct Case {
    /// What it is called.
    pub name: String,
    /// The question.
    pub asked: Asked,
    /// The answer that is expected.
    pub expected: Expected,
    /// What some line of the evidence must have in it.
    pub because: Option<String>,
    /// Where the expectation stands.
    pub place: Place,
}

/// What came of a test.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The test.
    pub case: Case,
    /// What the law says.
    pub verdict: Verdict,
    /// Why, line by line.
    pub evidence: Vec<String>,
    /// The answer is the one that was expected.
    pub answered: bool,
    /// And for the reason that was expected.
    pub reasoned: bool,
    /// For a denial that was to be an allow: what would have to change.
    pub remedy: Option<Result<Remedy, NoRemedy>>,
}

/// A file of tests.
#[derive(Clone, Debug)]
pub struct Suite {
    /// The file, as it was found.
    pub name: String,
    /// What came of its tests, in the order of the file.
    pub outcomes: Vec<Outcome>,
    /// What is wrong with the file itself.
    pub findings: Vec<Diagnostic>,
}

impl Outcome {
    /// Whether it is as expected.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.answered && self.reasoned
    }

    /// What is wrong, at the expectation.
    #[must_use]
    pub fn finding(&self) -> Option<Diagnostic> {
        if self.passed() {
            return None;
        }
        let Case {
            name,
            expected,
            because,
            place,
            ..
        } = &self.case;
        let answer = match self.verdict {
            Verdict::Allow => "allowed",
            Verdict::AllowUnless(_) => "allowed, as far as it is known",
            Verdict::ImplicitDeny => "denied, since nothing allows it",
            Verdict::ExplicitDeny => "denied by a statement",
        };
        let label = if self.answered {
            let because = because.as_deref().unwrap_or_default();
            format!("it is, and no line of the evidence has `{because}`")
        } else {
            format!("it is {answer}")
        };
        let message = format!("`{name}` is expected to be {}", expected.as_str());
        let finding = Diagnostic::error("test/failed", message)
            .at(place.clone(), label)
            .because(self.evidence.iter().cloned());
        Some(match &self.remedy {
            Some(Ok(remedy)) => remedy
                .changes
                .iter()
                .fold(finding, |finding, change| finding.hint(change.hint())),
            _ => finding,
        })
    }
}

impl Suite {
    /// How many tests are as expected.
    #[must_use]
    pub fn passed(&self) -> usize {
        self.outcomes.iter().filter(|outcome| outcome.passed()).count()
    }

    /// Reads and runs a file of tests.
    #[must_use]
    pub fn run(path: &Path) -> Suite {
        let name = path.display().to_string();
        let (cases, findings) = match read(path) {
            Ok(source) => cases(&source, path.parent().unwrap_or(Path::new(""))),
            Err(finding) => (Vec::new(), vec![*finding]),
        };
        Suite {
            name,
            outcomes: cases.into_iter().map(run).collect(),
            findings,
        }
    }
}

/// The files of tests at a path: the file itself, or all below a folder, sorted.
///
/// # Errors
/// `test/no-tests` where there is none, or the folder can't be read.
pub fn files(path: &Path) -> Result<Vec<PathBuf>, Box<Diagnostic>> {
    let none = |why: String| {
        let finding = Diagnostic::error("test/no-tests", why);
        Box::new(finding.hint("`rolecall test --example` writes a first one"))
    };
    let unreadable = |error: std::io::Error| {
        let why = crate::spec::document::plain(&error);
        none(format!("`{}` cannot be read: {why}", path.display()))
    };
    if std::fs::metadata(path).map_err(unreadable)?.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let (mut found, mut open) = (Vec::new(), vec![path.to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            // What a link leads to is found where it is.
            if entry.file_type().map_err(unreadable)?.is_dir() {
                if !name.starts_with('.') {
                    open.push(path);
                }
            } else if ENDINGS.iter().any(|ending| name.ends_with(ending)) {
                found.push(path);
            }
        }
    }
    if found.is_empty() {
        return Err(none(format!("there are no tests in `{}`", path.display())));
    }
    found.sort();
    Ok(found)
}

fn read(path: &Path) -> Result<Arc<Source>, Box<Diagnostic>> {
    let name = path.display().to_string();
    let unreadable = |why: String| {
        let message = format!("`{name}` cannot be read: {why}");
        Box::new(Diagnostic::error("test/no-tests", message).hint("tests are YAML, in UTF-8"))
    };
    let size = std::fs::metadata(path).map_err(|error| unreadable(crate::spec::document::plain(&error)))?;
    if size.len() > LARGEST {
        return Err(unreadable(format!("it has {} bytes", size.len())));
    }
    let text =
        std::fs::read_to_string(path).map_err(|error| unreadable(crate::spec::document::plain(&error)))?;
    Ok(Arc::new(Source { name, text }))
}

/// The tests of a text, and what is wrong with it. Files that it names are looked for in `base`.
#[must_use]
pub fn cases(source: &Arc<Source>, base: &Path) -> (Vec<Case>, Vec<Diagnostic>) {
    let node = match tree::parse(source) {
        Ok(node) => node,
        Err(finding) => return (Vec::new(), vec![*finding]),
    };
    let mut reader = Reader::new(source);
    let file = reader.read::<raw::TestFile>(&node);
    let mut findings = reader.into_findings();
    let Some(file) = file else {
        return (Vec::new(), findings);
    };
    let (cases, more) = resolve::resolve(&file.value, source, base);
    findings.extend(more);
    if cases.is_empty() && findings.is_empty() {
        let finding = Diagnostic::error("test/no-tests", "there are no tests in this file");
        findings.push(finding.at(file.place.clone(), "`tests` is empty"));
    }
    (cases, findings)
}

/// Asks the law.
#[must_use]
pub fn run(case: Case) -> Outcome {
    let decision = case.asked.decide();
    let verdict = decision.verdict();
    let evidence = evidence::lines(&decision, &|arn| arn.to_owned());
    let reasoned = case
        .because
        .as_ref()
        .is_none_or(|because| evidence.iter().any(|line| line.contains(because.as_str())));
    let answered = case.expected.is(verdict);
    let wanted = !answered && case.expected == Expected::Allowed && verdict.is_denied();
    Outcome {
        remedy: wanted.then(|| remedy(&case.asked.request, &case.asked.policies)),
        case,
        verdict,
        evidence,
        answered,
        reasoned,
    }
}
