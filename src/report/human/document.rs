//! A policy document before and after, statement by statement.
//!
//! Statements that stay are shown plain, statements that go or come are marked on every line, so that a
//! reader never has to find out which brace belongs to which change.

use serde_json::Value;

use crate::report::clean::clean;
use crate::report::page::Page;
use crate::report::paint::{BAD, GOOD, QUIET, paint};

#[cfg(test)]
mod tests;

/// Adds the documents; nothing when there is neither.
pub fn difference(page: &mut Page, indent: usize, before: Option<&str>, after: Option<&str>) {
    for line in lines(before, after) {
        let (mark, text) = line;
        let margin = " ".repeat(indent);
        match mark {
            Mark::Stays => page.line(format_args!("{margin}  {}", paint(QUIET, text))),
            Mark::Comes => page.line(format_args!("{margin}{}", paint(GOOD, format_args!("+ {text}")))),
            Mark::Goes => page.line(format_args!("{margin}{}", paint(BAD, format_args!("- {text}")))),
        }
    }
}

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is in both.
    Stays,
    /// It is only in the new one.
    Comes,
    /// It is only in the old one.
    Goes,
}

/// The lines of both documents, marked.
#[must_use]
pub fn lines(before: Option<&str>, after: Option<&str>) -> Vec<(Mark, String)> {
    match (before, after) {
        (None, None) => Vec::new(),
        (Some(before), None) => whole(Mark::Goes, before),
        (None, Some(after)) => whole(Mark::Comes, after),
        (Some(before), Some(after)) => match (statements(before), statements(after)) {
            (Some(old), Some(new)) if old.frame == new.frame => merged(&old, &new),
            _ => {
                let mut lines = whole(Mark::Goes, before);
                lines.extend(whole(Mark::Comes, after));
                lines
            }
        },
    }
}

/// A document as its statements and what stands around them.
struct Document {
    frame: Value,
    statements: Vec<Value>,
}

fn statements(text: &str) -> Option<Document> {
    let mut frame: Value = serde_json::from_str(text).ok()?;
    let statements = match frame
        .as_object_mut()?
        .insert("Statement".to_owned(), Value::Null)?
    {
        Value::Array(statements) => statements,
        one => vec![one],
    };
    Some(Document { frame, statements })
}

fn merged(old: &Document, new: &Document) -> Vec<(Mark, String)> {
    let mut lines = vec![(Mark::Stays, "{".to_owned())];
    for (key, value) in old
        .frame
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(key, _)| *key != "Statement")
    {
        lines.push((Mark::Stays, format!("  \"{key}\": {value},")));
    }
    lines.push((Mark::Stays, "  \"Statement\": [".to_owned()));
    let goes = old
        .statements
        .iter()
        .filter(|statement| !new.statements.contains(statement));
    for statement in goes {
        indented(&mut lines, Mark::Goes, statement);
    }
    for statement in &new.statements {
        let mark = if old.statements.contains(statement) {
            Mark::Stays
        } else {
            Mark::Comes
        };
        indented(&mut lines, mark, statement);
    }
    lines.push((Mark::Stays, "  ]".to_owned()));
    lines.push((Mark::Stays, "}".to_owned()));
    lines
}

fn indented(lines: &mut Vec<(Mark, String)>, mark: Mark, statement: &Value) {
    // `{:#}` of a JSON value is its pretty form, and cannot fail.
    lines.extend(
        format!("{statement:#}")
            .lines()
            .map(|line| (mark, format!("    {line}"))),
    );
}

fn whole(mark: Mark, text: &str) -> Vec<(Mark, String)> {
    let pretty =
        serde_json::from_str::<Value>(text).map_or_else(|_| text.to_owned(), |value| format!("{value:#}"));
    pretty
        .lines()
        .map(|line| (mark, clean(line).into_owned()))
        .collect()
}
