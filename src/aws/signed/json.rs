//! Inputs and answers in JSON 1.1, by the model's shapes.

use jiff::{SignedDuration, Timestamp};
use rolecall_api::credentials::Secret;
use rolecall_api::document::{Structure, Value};
use rolecall_api::shape::{Kind, Shape};
use serde_json::Value as Json;

/// An input as a JSON object.
///
/// # Errors
/// Names what can't stand in it.
pub(super) fn written(input: &Structure) -> Result<String, String> {
    Ok(object(input)?.to_string())
}

fn object(structure: &Structure) -> Result<Json, String> {
    let members = structure.iter().map(|(name, given)| {
        let value = value(given).map_err(|problem| format!("`{name}` {problem}"))?;
        Ok((name.to_owned(), value))
    });
    Ok(Json::Object(members.collect::<Result<_, String>>()?))
}

fn value(given: &Value) -> Result<Json, String> {
    match given {
        Value::String(text) => Ok(text.as_str().into()),
        Value::Integer(number) => Ok((*number).into()),
        Value::Boolean(truth) => Ok((*truth).into()),
        Value::List(values) => values.iter().map(value).collect(),
        Value::Structure(members) => object(members),
        other => Err(format!("is of type {}", other.kind())),
    }
}

/// Reads an answer as a structure of a shape. Members that the shape doesn't know are passed over.
///
/// # Errors
/// What can't be read, in one line.
pub(super) fn read(shape: &'static Shape, body: &[u8]) -> Result<Structure, String> {
    let json: Json =
        serde_json::from_slice(body).map_err(|problem| format!("the answer is no JSON: {problem}"))?;
    structure(shape, &json).ok_or_else(|| "the answer is no JSON of this operation".to_owned())
}

/// The code and the text of a refusal. The code's namespace, and what some services set behind it, are no part
/// of it (Smithy, `aws-json-1.1`, "Operation error serialization").
pub(super) fn refusal(body: &[u8], header: Option<&str>) -> (Option<String>, Option<String>) {
    let json: Json = serde_json::from_slice(body).unwrap_or_default();
    let text = |name: &str| json.get(name).and_then(Json::as_str);
    let code = header.or_else(|| text("__type")).or_else(|| text("code"));
    let code = code.map(|code| {
        let bare = code.split(':').next().unwrap_or(code);
        bare.rsplit('#').next().unwrap_or(bare).to_owned()
    });
    let message = text("message").or_else(|| text("Message"));
    (code, message.map(str::to_owned))
}

fn structure(shape: &'static Shape, json: &Json) -> Option<Structure> {
    let object = json.as_object()?;
    let mut members = Structure::new();
    for member in shape.members() {
        let Some(found) = object.get(member.response_name).filter(|found| !found.is_null()) else {
            continue;
        };
        let value = read_value(member.shape, found)?;
        if !value.is_empty_list() {
            members.insert(member.name, value);
        }
    }
    Some(members)
}

fn read_value(shape: &'static Shape, json: &Json) -> Option<Value> {
    match shape.kind {
        Kind::Structure { .. } => structure(shape, json).map(Value::Structure),
        Kind::List { member, .. } => {
            let values = json.as_array()?.iter();
            let values = values.map(|element| read_value(member, element));
            values.collect::<Option<Vec<Value>>>().map(Value::List)
        }
        Kind::String if shape.secret => Some(Value::Secret(Secret::new(json.as_str()?))),
        Kind::String => Some(Value::String(json.as_str()?.to_owned())),
        Kind::Integer => json.as_i64().map(Value::Integer),
        Kind::Boolean => json.as_bool().map(Value::Boolean),
        Kind::Timestamp => time(json).map(Value::Timestamp),
        Kind::Map { .. } | Kind::Blob => None,
    }
}

/// Seconds since 1970, with a fraction to the millisecond.
fn time(json: &Json) -> Option<Timestamp> {
    match json.as_i64() {
        Some(seconds) => Timestamp::from_second(seconds).ok(),
        None => {
            let since = SignedDuration::try_from_secs_f64(json.as_f64()?).ok()?;
            let milliseconds = since.round(jiff::Unit::Millisecond).ok()?;
            Timestamp::from_duration(milliseconds).ok()
        }
    }
}
