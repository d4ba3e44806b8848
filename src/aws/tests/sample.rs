//! Samples of requests and answers by the model's shapes, and how AWS writes an answer.

use jiff::Timestamp;
use rolecall_api::credentials::Secret;
use rolecall_api::document::{Structure, Value};
use rolecall_api::operation::{Operation, Protocol};
use rolecall_api::shape::{Kind, Shape};
use serde_json::Value as Json;

/// 2026-11-24T12:34:56Z.
const TIME: i64 = 1_795_523_696;

/// A structure with every member.
pub(super) fn structure(shape: &'static Shape) -> Structure {
    match value(shape, shape.name, 0) {
        Some(Value::Structure(structure)) => structure,
        _ => Structure::new(),
    }
}

/// A value that tells which member it is of; none where shapes go in circles.
fn value(shape: &'static Shape, name: &str, depth: usize) -> Option<Value> {
    if depth > 20 {
        return None;
    }
    Some(match shape.kind {
        Kind::String if shape.secret => Value::Secret(Secret::new(format!("secret of {name}"))),
        Kind::String => Value::String(match shape.values.first() {
            Some(first) => (*first).to_owned(),
            None => format!("{name} & <ü> \"+/=%"),
        }),
        Kind::Integer => Value::Integer(7),
        Kind::Boolean => Value::Boolean(true),
        Kind::Timestamp => Value::Timestamp(Timestamp::from_second(TIME).expect("a time")),
        Kind::Blob => return None,
        Kind::List { member, .. } => {
            let first = value(member, name, depth + 1)?;
            Value::List(vec![first.clone(), first])
        }
        Kind::Map { key, value: of } => {
            let key = key.values.first().map_or("key", |first| *first);
            let entry = value(of, name, depth + 1)?;
            Value::Map([(key.to_owned(), entry)].into())
        }
        Kind::Structure { members, .. } => {
            let mut structure = Structure::new();
            for member in members {
                if let Some(value) = value(member.shape, member.name, depth + 1) {
                    structure.insert(member.name, value);
                }
            }
            Value::Structure(structure)
        }
    })
}

/// The pairs of a request's form, in order of their names: lists are numbered, in IAM and STS below `member`.
pub(super) fn pairs(shape: &Shape, input: &Structure) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    flatten(shape, input, "", &mut pairs);
    pairs.sort();
    pairs
}

fn flatten(shape: &Shape, input: &Structure, prefix: &str, pairs: &mut Vec<(String, String)>) {
    for (name, value) in input.iter() {
        let member = shape.member(name).expect("a member of the shape");
        flatten_value(
            member.shape,
            value,
            format!("{prefix}{}", member.request_name),
            pairs,
        );
    }
}

fn flatten_value(shape: &Shape, value: &Value, key: String, pairs: &mut Vec<(String, String)>) {
    match (&shape.kind, value) {
        (Kind::Structure { .. }, Value::Structure(members)) => {
            flatten(shape, members, &format!("{key}."), pairs);
        }
        (Kind::List { member, element }, Value::List(values)) => {
            let below = if *element == "member" { ".member" } else { "" };
            for (index, value) in values.iter().enumerate() {
                flatten_value(member, value, format!("{key}{below}.{}", index + 1), pairs);
            }
        }
        _ => pairs.push((key, text(value))),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Secret(secret) => secret.expose().to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(truth) => truth.to_string(),
        Value::Timestamp(time) => time.to_string(),
        other => panic!("{other:?} is no scalar"),
    }
}

/// A request's JSON.
pub(super) fn json(shape: &Shape, structure: &Structure) -> Json {
    let members = structure.iter().map(|(name, value)| {
        let member = shape.member(name).expect("a member of the shape");
        (member.request_name.to_owned(), json_value(member.shape, value))
    });
    Json::Object(members.collect())
}

fn json_value(shape: &Shape, value: &Value) -> Json {
    match (&shape.kind, value) {
        (Kind::Structure { .. }, Value::Structure(members)) => json(shape, members),
        (Kind::List { member, .. }, Value::List(values)) => {
            values.iter().map(|value| json_value(member, value)).collect()
        }
        (_, Value::Integer(number)) => (*number).into(),
        (_, Value::Boolean(truth)) => (*truth).into(),
        (_, Value::Timestamp(time)) => time.as_second().into(),
        (_, value) => text(value).into(),
    }
}

/// An answer as AWS writes it.
pub(super) fn answer(operation: Operation, output: &Structure) -> String {
    let info = operation.info();
    if operation.service().protocol() == Protocol::Json {
        return json(info.output, output).to_string();
    }
    let mut members = String::new();
    elements(info.output, output, &mut members);
    if let Some(wrapper) = info.result_wrapper {
        members = format!("<{wrapper}>{members}</{wrapper}>");
    }
    let id = match operation.service().protocol() {
        Protocol::Query => "<ResponseMetadata><RequestId>of-the-body</RequestId></ResponseMetadata>",
        _ => "",
    };
    let name = operation.answer_element();
    format!("<?xml version=\"1.0\"?>\n<{name} xmlns=\"urn:example\">{members}{id}</{name}>\n")
}

fn elements(shape: &Shape, structure: &Structure, xml: &mut String) {
    for (name, value) in structure.iter() {
        let member = shape.member(name).expect("a member of the shape");
        element(member.response_name, member.shape, value, xml);
    }
}

fn element(name: &str, shape: &Shape, value: &Value, xml: &mut String) {
    xml.push_str(&format!("<{name}>"));
    match (&shape.kind, value) {
        (Kind::Structure { .. }, Value::Structure(members)) => elements(shape, members, xml),
        (
            Kind::List {
                member,
                element: each,
            },
            Value::List(values),
        ) => {
            for value in values {
                element(each, member, value, xml);
            }
        }
        (Kind::Map { value: of, .. }, Value::Map(entries)) => {
            for (key, value) in entries {
                xml.push_str(&format!("<entry><key>{key}</key>"));
                element("value", of, value, xml);
                xml.push_str("</entry>");
            }
        }
        _ => {
            let escaped = text(value)
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            xml.push_str(&escaped);
        }
    }
    xml.push_str(&format!("</{name}>"));
}
