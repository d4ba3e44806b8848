//! Findings as text for people, as JSON, and as annotations of GitHub.
//!
//! The finding is data ([`crate::diagnostic`]); nothing here decides anything.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use schemars::JsonSchema;
use serde::Serialize;

use super::clean::clean;
use super::paint::{HINT, paint};
use super::text::{WIDTH, wrapped};
use crate::diagnostic::{Diagnostic, Place, Severity};

/// The format of the JSON document.
pub const FORMAT: &str = "rolecall/findings@1";

/// Findings for people, each followed by an empty line; the same words with and without colour.
#[must_use]
pub fn human(findings: &[Diagnostic], colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(WIDTH);
    findings
        .iter()
        .map(|finding| one(finding, &renderer, colour) + "\n")
        .collect()
}

fn one(finding: &Diagnostic, renderer: &Renderer, colour: bool) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let head = match finding.severity {
        Severity::Error => format!("error[{}]: ", finding.code),
        Severity::Warning => format!("warning[{}]: ", finding.code),
    };
    // The renderer puts the lines of a title beneath each other, behind its head.
    let indent = " ".repeat(head.len());
    let title = wrapped(&head, &indent, &tidy(&finding.message)).replace(&format!("\n{indent}"), "\n");
    let title = title.strip_prefix(&head).unwrap_or(&title).trim_end();
    let mut group = Group::with_title(level.primary_title(title).id(finding.code));
    let mut below = Vec::new();
    for (index, labels) in by_source(finding).into_iter().enumerate() {
        let source = &labels[0].0.source;
        let annotations: Vec<Annotation<'_>> = labels
            .iter()
            .enumerate()
            .map(|(number, (place, text))| {
                let first = index == 0 && number == 0;
                if fits(place, text) {
                    return annotation(place, &tidy(text), first);
                }
                below.push(if finding.labels.len() == 1 {
                    (*text).to_owned()
                } else {
                    format!("{place}: {text}")
                });
                annotation(place, "", first)
            })
            .collect();
        group = group.element(
            Snippet::source(source.text.as_str())
                .path(source.name.as_str())
                .annotations(annotations),
        );
    }
    let mut text = renderer.render(&[group]);
    if !text.ends_with('\n') {
        text.push('\n');
    }
    for line in below.iter().chain(&finding.evidence) {
        text.push_str(&wrapped("   ", "     ", &tidy(line)));
    }
    if !finding.evidence.is_empty() && !finding.hints.is_empty() {
        text.push('\n');
    }
    for hint in &finding.hints {
        let lines = wrapped("hint: ", "      ", &tidy(hint));
        if colour {
            text.push_str(&lines.replacen("hint", &paint(HINT, "hint").to_string(), 1));
        } else {
            text.push_str(&lines);
        }
    }
    text
}

/// A text on one line, without what could drive a terminal.
fn tidy(text: &str) -> String {
    clean(&text.replace("\r\n", " ").replace('\n', " ")).into_owned()
}

/// Whether a label has room beside what it points at; a line that is too long itself is cut to make room.
fn fits(place: &Place, text: &str) -> bool {
    let (line, column) = place.line_and_column();
    let source = &place.source.text;
    let whole = source
        .lines()
        .nth(line - 1)
        .map_or(0, |line| line.chars().count());
    let gutter = line.to_string().len() + 3;
    let span = source
        .get(place.start..place.end)
        .map_or(0, |span| span.chars().count());
    let (span, label) = (span.max(1), text.chars().count() + 1);
    if gutter + whole > WIDTH {
        gutter + span + label < WIDTH
    } else {
        gutter + column + span + label <= WIDTH
    }
}

/// Labels grouped by the text they point into, in order.
fn by_source(finding: &Diagnostic) -> Vec<Vec<(&Place, &str)>> {
    let mut groups: Vec<Vec<(&Place, &str)>> = Vec::new();
    for label in &finding.labels {
        let entry = (&label.place, label.text.as_str());
        match groups
            .iter_mut()
            .find(|group| group[0].0.source == label.place.source)
        {
            Some(group) => group.push(entry),
            None => groups.push(vec![entry]),
        }
    }
    groups
}

fn annotation(place: &Place, text: &str, first: bool) -> Annotation<'static> {
    let kind = if first {
        AnnotationKind::Primary
    } else {
        AnnotationKind::Context
    };
    let annotation = kind.span(place.start..place.end);
    if text.is_empty() {
        annotation
    } else {
        annotation.label(text.to_owned())
    }
}

/// `2 errors, 1 warning`.
#[must_use]
pub fn counted(findings: &[Diagnostic]) -> String {
    let plural = |count: usize, what: &str| match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    };
    let document = Findings::new(findings);
    match (document.errors, document.warnings) {
        (errors, 0) => plural(errors, "error"),
        (0, warnings) => plural(warnings, "warning"),
        (errors, warnings) => format!("{}, {}", plural(errors, "error"), plural(warnings, "warning")),
    }
}

/// Findings as a JSON document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Findings<'a> {
    /// [`FORMAT`].
    pub format: &'static str,
    /// How many are errors.
    pub errors: usize,
    /// How many are warnings.
    pub warnings: usize,
    /// All of them, in the order of the text.
    pub findings: Vec<Finding<'a>>,
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Finding<'a> {
    /// `area/name`, as `rolecall errors` explains it.
    pub code: &'a str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: &'a str,
    /// Where, most important first.
    pub places: Vec<FindingPlace<'a>>,
    /// The evidence, line by line.
    pub evidence: &'a [String],
    /// What to do about it.
    pub hints: &'a [String],
}

/// A place of a finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FindingPlace<'a> {
    /// The file, as it was named.
    pub file: &'a str,
    /// Line, from one.
    pub line: usize,
    /// Column in characters, from one.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column behind the last character.
    pub end_column: usize,
    /// What is to be said there.
    pub label: &'a str,
}

impl<'a> Findings<'a> {
    /// The document of findings.
    #[must_use]
    pub fn new(findings: &'a [Diagnostic]) -> Self {
        let errors = findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .count();
        Findings {
            format: FORMAT,
            errors,
            warnings: findings.len() - errors,
            findings: findings.iter().map(Finding::new).collect(),
        }
    }
}

impl<'a> Finding<'a> {
    /// A finding of the document.
    #[must_use]
    pub fn new(finding: &'a Diagnostic) -> Self {
        let places = finding.labels.iter().map(|label| {
            let (line, column) = label.place.line_and_column();
            let (end_line, end_column) = end(&label.place);
            FindingPlace {
                file: &label.place.source.name,
                line,
                column,
                end_line,
                end_column,
                label: &label.text,
            }
        });
        Finding {
            code: finding.code,
            severity: finding.severity,
            message: &finding.message,
            places: places.collect(),
            evidence: &finding.evidence,
            hints: &finding.hints,
        }
    }
}

fn end(place: &Place) -> (usize, usize) {
    Place::new(&place.source, place.end..place.end).line_and_column()
}

/// Findings as GitHub's workflow commands, one a line (GitHub Docs, *Workflow commands for GitHub Actions*).
#[must_use]
pub fn github(findings: &[Diagnostic]) -> String {
    findings.iter().map(|finding| command(finding) + "\n").collect()
}

fn command(finding: &Diagnostic) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut properties = Vec::new();
    if let Some(label) = finding.labels.first() {
        let (line, column) = label.place.line_and_column();
        let (end_line, end_column) = end(&label.place);
        properties.push(format!("file={}", property(&label.place.source.name)));
        properties.push(format!("line={line},endLine={end_line},col={column}"));
        if end_line == line {
            properties.push(format!("endColumn={end_column}"));
        }
    }
    properties.push(format!("title={}", property(finding.code)));
    let mut text = finding.message.clone();
    if let Some(label) = finding.labels.first().filter(|label| !label.text.is_empty()) {
        text = format!("{text}: {}", label.text);
    }
    for line in &finding.evidence {
        text = format!("{text}\n{line}");
    }
    for hint in &finding.hints {
        text = format!("{text}\nhint: {hint}");
    }
    format!("::{level} {}::{}", properties.join(","), data(&text))
}

/// GitHub's escapes of a command's data.
pub(super) fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// GitHub's escapes of a command's property.
pub(super) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests;
