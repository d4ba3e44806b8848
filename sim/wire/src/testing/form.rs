//! Writes requests in the query protocol.

use rolecall_api::document::{Structure, Value};
use rolecall_api::operation::{Operation, Protocol};
use rolecall_api::percent;
use rolecall_api::shape::{Kind, Shape};

/// The form of a call, with action and version.
pub(crate) fn write(operation: Operation, input: &Structure) -> String {
    let info = operation.info();
    let mut pairs = vec![
        ("Action".to_owned(), info.name.to_owned()),
        ("Version".to_owned(), info.service.info().version.to_owned()),
    ];
    let ec2 = info.service.protocol() == Protocol::Ec2;
    structure(info.input, input, "", ec2, &mut pairs);
    encode(&pairs)
}

pub(crate) fn encode(pairs: &[(String, String)]) -> String {
    let pairs = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", percent::encode(name), percent::encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// The members of an input that lie in the URL.
pub(crate) fn write_query(operation: Operation, input: &Structure) -> String {
    let mut pairs = Vec::new();
    structure(operation.info().input, input, "", false, &mut pairs);
    encode(&pairs)
}

type Pairs = Vec<(String, String)>;

fn structure(shape: &'static Shape, values: &Structure, prefix: &str, ec2: bool, to: &mut Pairs) {
    for (name, value) in values.iter() {
        let member = shape.member(name).unwrap();
        let name = format!("{prefix}{}", member.request_name);
        put(member.shape, value, &name, ec2, to);
    }
}

fn put(shape: &'static Shape, value: &Value, name: &str, ec2: bool, to: &mut Pairs) {
    match (shape.kind, value) {
        (_, Value::Structure(values)) => structure(shape, values, &format!("{name}."), ec2, to),
        (Kind::List { member, .. }, Value::List(values)) => {
            if values.is_empty() {
                to.push((name.to_owned(), String::new()));
            }
            let word = if ec2 { "" } else { ".member" };
            for (index, value) in values.iter().enumerate() {
                put(member, value, &format!("{name}{word}.{}", index + 1), ec2, to);
            }
        }
        (Kind::Map { value: of, .. }, Value::Map(values)) => {
            for (index, (key, value)) in values.iter().enumerate() {
                let name = format!("{name}.entry.{}", index + 1);
                to.push((format!("{name}.key"), key.clone()));
                put(of, value, &format!("{name}.value"), ec2, to);
            }
        }
        (_, value) => to.push((name.to_owned(), text(value))),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Secret(secret) => secret.expose().to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(truth) => truth.to_string(),
        Value::Timestamp(time) => time.to_string(),
        Value::Blob(bytes) => data_encoding::BASE64.encode(bytes),
        Value::List(_) | Value::Map(_) | Value::Structure(_) => panic!("no text: {value:?}"),
    }
}
