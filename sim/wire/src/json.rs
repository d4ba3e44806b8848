//! JSON 1.1, as Organizations speaks it: a body becomes a request's input, an output a body.
//!
//! Smithy specification, `aws-json-1_1-protocol.html`: timestamps are seconds since 1970, bytes base64.

use std::collections::BTreeMap;

use data_encoding::{BASE64, BASE64_MIME_PERMISSIVE};
use jiff::{SignedDuration, Timestamp};
use rolecall_api::credentials::Secret;
use rolecall_api::document::{Structure, Value};
use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::shape::{Kind, Shape};
use serde_json::{Map, Number, Value as Json, json};

use crate::{refusal, xml};

/// Reads the input of an operation. Members that its model doesn't have are ignored.
///
/// # Errors
/// `SerializationException` when the body is no JSON object, or a value not of its shape.
pub(crate) fn read(operation: Operation, body: &[u8]) -> Result<Structure, Refusal> {
    let broken = || refusal::serialization("");
    // serde_json itself stops at 128 levels.
    let body: Json = match body {
        b"" => Json::Object(Map::new()),
        body => serde_json::from_slice(body).map_err(|_| broken())?,
    };
    match body {
        Json::Object(members) => structure(operation.info().input, members),
        _ => Err(broken()),
    }
}

fn structure(shape: &'static Shape, mut members: Map<String, Json>) -> Result<Structure, Refusal> {
    let mut structure = Structure::new();
    for member in shape.members() {
        match members.remove(member.name) {
            None | Some(Json::Null) => {}
            Some(json) => {
                structure.insert(member.name, value(member.shape, json)?);
            }
        }
    }
    Ok(structure)
}

fn value(shape: &'static Shape, json: Json) -> Result<Value, Refusal> {
    Ok(match (shape.kind, json) {
        (Kind::String | Kind::Blob, Json::String(text)) if shape.secret => Secret::new(text).into(),
        (Kind::String, Json::String(text)) => text.into(),
        (Kind::Blob, Json::String(text)) => {
            let bytes = BASE64_MIME_PERMISSIVE.decode(text.as_bytes());
            bytes
                .map(Value::Blob)
                .map_err(|_| refusal::serialization("the bytes are no base64"))?
        }
        (Kind::Boolean, Json::Bool(truth)) => truth.into(),
        (Kind::Integer, Json::Number(number)) => match number.as_i64() {
            Some(number) => number.into(),
            None => return Err(cannot(&Json::Number(number), "an Integer")),
        },
        (Kind::Timestamp, Json::Number(number)) => match timestamp(&number) {
            Some(time) => time.into(),
            None => return Err(cannot(&Json::Number(number), "a Timestamp")),
        },
        (Kind::List { member, .. }, Json::Array(values)) => {
            let values: Result<Vec<_>, _> = values.into_iter().map(|json| value(member, json)).collect();
            Value::List(values?)
        }
        (Kind::Map { value: element, .. }, Json::Object(values)) => {
            let values = values
                .into_iter()
                .map(|(key, json)| Ok((key, value(element, json)?)));
            Value::Map(values.collect::<Result<BTreeMap<_, _>, Refusal>>()?)
        }
        (Kind::Structure { .. }, Json::Object(members)) => structure(shape, members)?.into(),
        (kind, json) => return Err(cannot(&json, wanted(kind))),
    })
}

/// The nearest moment to a number of seconds.
fn timestamp(number: &Number) -> Option<Timestamp> {
    let seconds = SignedDuration::try_from_secs_f64(number.as_f64()?).ok()?;
    Timestamp::from_duration(seconds).ok()
}

/// The texts of DynamoDB, which reads requests with the same library: `NUMBER_VALUE can not be converted to
/// a String`.
fn cannot(json: &Json, wanted: &str) -> Refusal {
    let found = match json {
        Json::Null => "NULL_VALUE",
        Json::Bool(true) => "TRUE_VALUE",
        Json::Bool(false) => "FALSE_VALUE",
        Json::Number(number) if number.is_f64() => "DECIMAL_VALUE",
        Json::Number(_) => "NUMBER_VALUE",
        Json::String(_) => "STRING_VALUE",
        Json::Array(_) => return refusal::serialization("Start of list found where not expected"),
        Json::Object(_) => {
            return refusal::serialization("Start of structure or map found where not expected.");
        }
    };
    refusal::serialization(format!("{found} can not be converted to {wanted}"))
}

fn wanted(kind: Kind) -> &'static str {
    match kind {
        Kind::String => "a String",
        Kind::Integer => "an Integer",
        Kind::Boolean => "a Boolean",
        Kind::Timestamp => "a Timestamp",
        Kind::Blob => "a Blob",
        Kind::List { .. } => "a List",
        Kind::Map { .. } => "a Map",
        Kind::Structure { .. } => "a Structure",
    }
}

/// Writes an output.
pub(crate) fn write(shape: &'static Shape, output: &Structure) -> Vec<u8> {
    members(shape, output).to_string().into_bytes()
}

fn members(shape: &'static Shape, structure: &Structure) -> Json {
    let known = structure.iter().filter_map(|(name, value)| {
        let member = shape.member(name)?;
        Some((name.to_owned(), written(member.shape, value)))
    });
    let missing = xml::missing_lists(shape, structure).map(|member| (member.name.to_owned(), json!([])));
    Json::Object(known.chain(missing).collect())
}

fn written(shape: &'static Shape, value: &Value) -> Json {
    match (shape.kind, value) {
        (_, Value::String(text)) => text.as_str().into(),
        (_, Value::Secret(secret)) => secret.expose().into(),
        (_, Value::Integer(number)) => (*number).into(),
        (_, Value::Boolean(truth)) => (*truth).into(),
        (_, Value::Timestamp(time)) => match time.subsec_nanosecond() {
            0 => time.as_second().into(),
            _ => json!(time.as_duration().as_secs_f64()),
        },
        (_, Value::Blob(bytes)) => BASE64.encode(bytes).into(),
        (Kind::List { member, .. }, Value::List(values)) => {
            values.iter().map(|value| written(member, value)).collect()
        }
        (Kind::Map { value: element, .. }, Value::Map(values)) => values
            .iter()
            .map(|(key, value)| (key.clone(), written(element, value)))
            .collect(),
        (_, Value::Structure(structure)) => members(shape, structure),
        (_, Value::List(_) | Value::Map(_)) => Json::Null,
    }
}

#[cfg(test)]
pub(crate) mod tests;
