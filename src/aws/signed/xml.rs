//! Answers in XML, read by the model's shapes.

use aws_smithy_types::date_time::{DateTime, Format};
use aws_smithy_xml::decode::{Document, ScopedDecoder, try_data};
use jiff::Timestamp;
use rolecall_api::credentials::Secret;
use rolecall_api::document::{Structure, Value};
use rolecall_api::shape::{Kind, Shape};

/// Reads the outermost element as a structure of a shape. Elements that the shape doesn't know are passed over.
///
/// # Errors
/// What can't be read, in one line.
pub(super) fn read(shape: &'static Shape, body: &[u8]) -> Result<Structure, String> {
    let mut document = Document::try_from(body).map_err(|problem| problem.to_string())?;
    let mut root = document.root_element().map_err(|problem| problem.to_string())?;
    structure(&mut root, shape)
}

/// The code and the text of a refusal, wherever in the answer they stand.
pub(super) fn refusal(body: &[u8]) -> (Option<String>, Option<String>) {
    let mut found = (None, None);
    if let Ok(mut document) = Document::try_from(body)
        && let Ok(mut root) = document.root_element()
    {
        look(&mut root, &mut found, 0);
    }
    found
}

/// Refusals are at most four elements deep (`Response`, `Errors`, `Error`, `Code`).
const DEEPEST: usize = 6;

fn look(within: &mut ScopedDecoder<'_, '_>, found: &mut (Option<String>, Option<String>), depth: usize) {
    while let Some(mut element) = within.next_tag() {
        let place = match element.start_el().local() {
            "Code" => &mut found.0,
            "Message" => &mut found.1,
            _ if depth < DEEPEST => {
                look(&mut element, found, depth + 1);
                continue;
            }
            _ => continue,
        };
        if place.is_none() {
            *place = try_data(&mut element).ok().map(|text| text.trim().to_owned());
        }
    }
}

fn structure(within: &mut ScopedDecoder<'_, '_>, shape: &'static Shape) -> Result<Structure, String> {
    let mut members = Structure::new();
    while let Some(mut element) = within.next_tag() {
        let name = element.start_el().local().to_owned();
        let known = shape.members().iter().find(|member| member.response_name == name);
        let Some(member) = known else {
            continue;
        };
        let value =
            value(&mut element, member.shape).map_err(|problem| format!("`{}` {problem}", member.name))?;
        if !value.is_empty_list() {
            members.insert(member.name, value);
        }
    }
    Ok(members)
}

fn value(within: &mut ScopedDecoder<'_, '_>, shape: &'static Shape) -> Result<Value, String> {
    match shape.kind {
        Kind::Structure { .. } => Ok(Value::Structure(structure(within, shape)?)),
        Kind::List { member, element } => {
            let mut values = Vec::new();
            while let Some(mut found) = within.next_tag() {
                if found.start_el().local() == element {
                    values.push(value(&mut found, member)?);
                }
            }
            Ok(Value::List(values))
        }
        Kind::Map { .. } | Kind::Blob => Err("is of a type that isn't read here".to_owned()),
        Kind::String | Kind::Integer | Kind::Boolean | Kind::Timestamp => {
            let text = try_data(within).map_err(|problem| format!("can't be read: {problem}"))?;
            scalar(shape, text.as_ref())
        }
    }
}

fn scalar(shape: &Shape, text: &str) -> Result<Value, String> {
    let not = |what: &str| format!("is `{text}`, which is no {what}");
    match shape.kind {
        Kind::Integer => Ok(Value::Integer(text.trim().parse().map_err(|_| not("number"))?)),
        Kind::Boolean => Ok(Value::Boolean(text.trim().parse().map_err(|_| not("boolean"))?)),
        Kind::Timestamp => {
            let time = DateTime::from_str(text.trim(), Format::DateTime).map_err(|_| not("time"))?;
            let time = Timestamp::from_second(time.secs()).map_err(|_| not("time"))?;
            Ok(Value::Timestamp(time))
        }
        _ if shape.secret => Ok(Value::Secret(Secret::new(text))),
        _ => Ok(Value::String(text.to_owned())),
    }
}
