//! A finding as data: a code, a place in the user's file, what is wrong, and what to do about it.
//!
//! Separate from every rendering, since one finding goes to four sinks: a terminal, JSON, a GitHub
//! annotation, and a test.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A text that findings can point into.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// As the user named it; `<stdin>` for standard input.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// Where in a source something stands: a byte range.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The text it points into.
    pub source: Arc<Source>,
    /// First byte.
    pub start: usize,
    /// One past the last byte; never before `start`.
    pub end: usize,
}

impl Place {
    /// A place over a byte range.
    #[must_use]
    pub fn new(source: &Arc<Source>, span: Range<usize>) -> Self {
        Place {
            source: Arc::clone(source),
            start: span.start,
            end: span.end.max(span.start),
        }
    }

    /// One-based line and column; the column counts characters, as editors do.
    #[must_use]
    pub fn line_and_column(&self) -> (usize, usize) {
        let text = &self.source.text;
        let mut at = self.start.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let before = &text[..at];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (
            before.matches('\n').count() + 1,
            before[line_start..].chars().count() + 1,
        )
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}..{}", self.source.name, self.start, self.end)
    }
}

impl fmt::Display for Place {
    /// `file:line:column`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.line_and_column();
        write!(f, "{}:{line}:{column}", self.source.name)
    }
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is stopped.
    Warning,
    /// Nothing is done until it is mended.
    Error,
}

/// One finding.
///
/// The message is lower case, without a full stop, with the user's input in backticks. What to do about
/// it stands in `hints`, never in the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// `area/name`, as `rolecall errors` explains it, for example `spec/duplicate-account`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Where, most important first, each with the text that stands under the line.
    pub labels: Vec<Label>,
    /// The evidence, line by line, when a decision of the law stands behind it.
    pub evidence: Vec<String>,
    /// What to do about it.
    pub hints: Vec<String>,
}

/// A place of a finding with a text of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What is to be said there; may be empty.
    pub text: String,
}

impl Diagnostic {
    /// An error.
    #[must_use]
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            severity: Severity::Error,
            message: message.into(),
            labels: Vec::new(),
            evidence: Vec::new(),
            hints: Vec::new(),
        }
    }

    /// A warning.
    #[must_use]
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(code, message)
        }
    }

    /// The same, pointing at a place.
    #[must_use]
    pub fn at(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            place,
            text: text.into(),
        });
        self
    }

    /// The same, with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same, with lines of evidence.
    #[must_use]
    pub fn because(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.evidence.extend(lines);
        self
    }
}
