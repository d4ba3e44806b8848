//! Whether an answer is what a case expects, and if not, how it differs.

use rolecall_api::percent;
use serde_json::Value;

use crate::case::{Expectation, Form, OtherText};

/// What stands at a path: `Users[0].UserName`, or, of every element, `Users[*].UserName`. Null where
/// nothing does.
pub(crate) fn at(output: &Value, path: &str) -> Value {
    let mut values = vec![output.clone()];
    let mut many = false;
    for part in path.split('.') {
        let (name, index) = match part.strip_suffix(']').and_then(|part| part.split_once('[')) {
            Some((name, index)) => (name, Some(index)),
            None => (part, None),
        };
        values = values
            .iter()
            .map(|value| value.get(name).cloned().unwrap_or(Value::Null))
            .collect();
        match index {
            None => {}
            Some("*") => {
                many = true;
                values = values
                    .into_iter()
                    .flat_map(|value| match value {
                        Value::Array(elements) => elements,
                        Value::Null => Vec::new(),
                        other => vec![other],
                    })
                    .collect();
            }
            Some(index) => {
                let index: usize = index.parse().unwrap_or_else(|_| panic!("`{path}`: `{index}`"));
                values = values
                    .iter()
                    .map(|value| value.get(index).cloned().unwrap_or(Value::Null))
                    .collect();
            }
        }
    }
    if many {
        Value::Array(values)
    } else {
        values.pop().unwrap_or(Value::Null)
    }
}

/// `Err` says how the value differs.
pub(crate) fn holds(expected: &Expectation, got: &Value) -> Result<(), String> {
    let holds = match expected {
        Expectation::Exactly(value) => got == value,
        Expectation::Form(form) => match form {
            Form::Present(present) => got.is_null() != *present,
            Form::Prefix(prefix) => got.as_str().is_some_and(|text| text.starts_with(prefix)),
            Form::Contains(value) => match (got, value) {
                (Value::String(text), Value::String(part)) => text.contains(part),
                (Value::Array(elements), value) => elements.contains(value),
                _ => false,
            },
            Form::Length(length) => match got {
                Value::String(text) => text.chars().count() == *length,
                Value::Array(elements) => elements.len() == *length,
                // An empty list and no list are one thing on the wire.
                Value::Null => *length == 0,
                _ => false,
            },
            Form::Set(values) => got
                .as_array()
                .is_some_and(|elements| sorted(elements) == sorted(values)),
            Form::Document(document) => document_of(got).as_ref() == Some(document),
            Form::Not(value) => !got.is_null() && got != value,
            Form::Any(any) => any.iter().any(|one| holds(one, got).is_ok()),
            Form::All(all) => return all.iter().try_for_each(|one| holds(one, got)),
        },
    };
    if holds {
        Ok(())
    } else {
        let expected = serde_json::to_string(expected).unwrap();
        Err(format!("expected {expected}, got {got}"))
    }
}

fn sorted(values: &[Value]) -> Vec<String> {
    let mut texts: Vec<String> = values.iter().map(Value::to_string).collect();
    texts.sort();
    texts
}

/// A policy document as JSON, percent-encoded or not.
fn document_of(got: &Value) -> Option<Value> {
    let Some(text) = got.as_str() else {
        // A client that decodes documents itself.
        return got.is_object().then(|| got.clone());
    };
    serde_json::from_str(text)
        .ok()
        .or_else(|| serde_json::from_str(&percent::decode(text).ok()?).ok())
}

/// The text in the endpoint's words, when it has words of its own for it.
pub(crate) fn reworded(texts: &[OtherText], expected: &str) -> Vec<String> {
    texts
        .iter()
        .filter_map(|text| {
            let (before, after) = text.aws.split_once("{}").unwrap_or((&text.aws, ""));
            let name = expected.strip_prefix(before)?.strip_suffix(after)?;
            Some(text.here.replace("{}", name))
        })
        .collect()
}
