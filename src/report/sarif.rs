//! Findings as SARIF 2.1.0, for code scanning.
//!
//! Source: OASIS, *Static Analysis Results Interchange Format (SARIF) Version 2.1.0*; what GitHub reads of
//! it: GitHub Docs, *SARIF support for code scanning*. The format is frozen, so it is written by hand.

use std::fmt::Write as _;

use serde::Serialize;

use super::diagnostic::{Finding, FindingPlace};
use crate::codes;
use crate::diagnostic::{Diagnostic, Severity};

#[cfg(test)]
mod tests;

/// A log of one run.
#[derive(Debug, Serialize)]
pub struct Sarif {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Outcome>,
}

#[derive(Debug, Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Text,
    full_description: Text,
    help: Help,
}

#[derive(Debug, Serialize)]
struct Text {
    text: String,
}

#[derive(Debug, Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Debug, Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

impl Sarif {
    /// The log of these findings.
    #[must_use]
    pub fn new(findings: &[Diagnostic]) -> Self {
        let mut codes: Vec<&'static str> = findings.iter().map(|finding| finding.code).collect();
        codes.sort_unstable();
        codes.dedup();
        let results = findings.iter().map(|finding| outcome(finding, &codes)).collect();
        Sarif {
            schema: "https://json.schemastore.org/sarif-2.1.0.json",
            version: "2.1.0",
            runs: [Run {
                tool: Tool {
                    driver: Driver {
                        name: "Rolecall",
                        semantic_version: env!("CARGO_PKG_VERSION"),
                        rules: codes.iter().map(|code| rule(code)).collect(),
                    },
                },
                column_kind: "unicodeCodePoints",
                results,
            }],
        }
    }
}

/// What `rolecall errors CODE` says.
fn rule(code: &'static str) -> Rule {
    let text = |text: &str| Text {
        text: text.to_owned(),
    };
    let Some(explanation) = codes::explain(code) else {
        return Rule {
            id: code,
            short_description: text(code),
            full_description: text(code),
            help: Help {
                text: code.to_owned(),
                markdown: code.to_owned(),
            },
        };
    };
    Rule {
        id: code,
        short_description: text(explanation.summary),
        full_description: text(explanation.cause),
        help: Help {
            text: format!("{} {}", explanation.cause, explanation.fix),
            markdown: format!(
                "{}\n\nWrong:\n\n```\n{}```\n\nRight:\n\n```\n{}```\n\n{}\n",
                explanation.cause,
                fenced(explanation.wrong),
                fenced(explanation.right),
                explanation.fix
            ),
        },
    }
}

fn fenced(example: &str) -> String {
    format!("{}\n", example.trim_end())
}

fn outcome(finding: &Diagnostic, codes: &[&'static str]) -> Outcome {
    let document = Finding::new(finding);
    let mut message = finding.message.clone();
    if let Some(label) = finding.labels.first().filter(|label| !label.text.is_empty()) {
        let _ = write!(message, ": {}", label.text);
    }
    for line in &finding.evidence {
        let _ = write!(message, "\n{line}");
    }
    for hint in &finding.hints {
        let _ = write!(message, "\nhint: {hint}");
    }
    let mut places = document.places.iter();
    let first = places.next();
    Outcome {
        rule_id: finding.code,
        rule_index: codes.iter().position(|code| *code == finding.code).unwrap_or(0),
        level: match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: Text { text: message },
        locations: first.map(|place| location(place, None)).into_iter().collect(),
        related_locations: places
            .enumerate()
            .map(|(index, place)| location(place, Some(index + 1)))
            .collect(),
    }
}

fn location(place: &FindingPlace<'_>, id: Option<usize>) -> Location {
    let said = id.is_some() && !place.label.is_empty();
    Location {
        id,
        physical_location: Physical {
            artifact_location: Artifact { uri: uri(place.file) },
            region: Region {
                start_line: place.line,
                start_column: place.column,
                end_line: place.end_line,
                // A region of nothing is no region.
                end_column: match place.end_line == place.line {
                    true => place.end_column.max(place.column + 1),
                    false => place.end_column,
                },
            },
        },
        message: said.then(|| Text {
            text: place.label.to_owned(),
        }),
    }
}

/// A path as a URI: relative as it was given, absolute with its scheme (RFC 3986; SARIF, 3.4).
fn uri(path: &str) -> String {
    let mut uri = String::new();
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.trim_start_matches("./").bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        if plain {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
