//! Between JSON and a request or an answer: names filled in, and values by the shapes of AWS's model.

use std::collections::BTreeMap;

use rolecall_api::document::{HIDDEN, Structure, Value as Document};
use rolecall_api::shape::{Kind, Shape};
use serde_json::{Map, Value};

/// What `${…}` stands for.
pub(crate) type Names = BTreeMap<String, String>;

/// Fills names in, and writes `$text` and `$each` out.
pub(crate) fn fill(value: &Value, names: &Names) -> Value {
    match value {
        Value::String(text) => Value::String(fill_text(text, names)),
        Value::Array(values) => values.iter().map(|value| fill(value, names)).collect(),
        Value::Object(members) => match repeated(members) {
            Some((Value::String(text), times)) if members.contains_key("$text") => {
                Value::String(fill_text(text, names).repeat(times))
            }
            Some((each, times)) => (1..=times)
                .map(|n| {
                    let mut names = names.clone();
                    names.insert("n".to_owned(), n.to_string());
                    fill(each, &names)
                })
                .collect(),
            None => members
                .iter()
                .map(|(name, value)| (fill_text(name, names), fill(value, names)))
                .collect(),
        },
        other => other.clone(),
    }
}

fn repeated(members: &Map<String, Value>) -> Option<(&Value, usize)> {
    let what = members.get("$text").or_else(|| members.get("$each"))?;
    let times = members.get("$times").and_then(Value::as_u64);
    Some((what, usize::try_from(times.unwrap()).unwrap()))
}

fn fill_text(text: &str, names: &Names) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        let (name, after) = after
            .split_once('}')
            .unwrap_or_else(|| panic!("`{text}`: no `}}`"));
        filled.push_str(before);
        // IAM's own variables (`${aws:username}`) are left to IAM.
        if name.contains(':') {
            filled.push_str(&format!("${{{name}}}"));
        } else {
            let value = names
                .get(name)
                .unwrap_or_else(|| panic!("`{text}`: nothing is called `{name}`"));
            filled.push_str(value);
        }
        rest = after;
    }
    filled + rest
}

/// The structure that JSON describes, by its shape. JSON in the place of a text is that text.
pub(crate) fn structure(shape: &'static Shape, members: &Map<String, Value>) -> Structure {
    let mut structure = Structure::new();
    for (name, value) in members {
        let member = shape
            .member(name)
            .unwrap_or_else(|| panic!("{shape:?} has no member `{name}`"));
        structure.insert(member.name, document(member.shape, value));
    }
    structure
}

fn document(shape: &'static Shape, value: &Value) -> Document {
    match (shape.kind, value) {
        (Kind::String, Value::String(text)) if shape.secret => {
            Document::Secret(rolecall_api::credentials::Secret::new(text.clone()))
        }
        (Kind::String, Value::String(text)) => Document::String(text.clone()),
        (Kind::String, Value::Object(_) | Value::Array(_)) => Document::String(value.to_string()),
        (Kind::Integer, Value::Number(number)) => Document::Integer(number.as_i64().unwrap()),
        (Kind::Boolean, Value::Bool(truth)) => Document::Boolean(*truth),
        (Kind::List { member, .. }, Value::Array(values)) => {
            Document::List(values.iter().map(|value| document(member, value)).collect())
        }
        (Kind::Structure { .. }, Value::Object(members)) => Document::Structure(structure(shape, members)),
        _ => panic!("{shape:?} can't be {value}"),
    }
}

/// An answer as JSON, with secrets hidden.
pub(crate) fn json(structure: &Structure) -> Value {
    structure
        .iter()
        .map(|(name, value)| (name.to_owned(), json_of(value)))
        .collect()
}

fn json_of(value: &Document) -> Value {
    match value {
        Document::String(text) => text.as_str().into(),
        Document::Integer(number) => (*number).into(),
        Document::Boolean(truth) => (*truth).into(),
        Document::Timestamp(time) => time.to_string().into(),
        Document::Blob(bytes) => format!("({} bytes)", bytes.len()).into(),
        Document::Secret(_) => HIDDEN.into(),
        Document::List(values) => values.iter().map(json_of).collect(),
        Document::Map(values) => values
            .iter()
            .map(|(key, value)| (key.clone(), json_of(value)))
            .collect(),
        Document::Structure(members) => json(members),
    }
}
