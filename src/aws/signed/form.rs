//! Inputs as forms: EC2's dialect of the query protocol, and the query string of a REST call.

use std::fmt::Write as _;

use rolecall_api::document::{Structure, Value};
use rolecall_api::shape::{Kind, Location, Shape};

/// The body of a call to EC2: the operation, the version, and the members.
///
/// Lists are flat there, `VpcId.1`, `Filter.1.Value.2` (Amazon EC2 API Reference, `Query-Requests`).
///
/// # Errors
/// Names what the operation doesn't take.
pub(super) fn body(
    operation: &str,
    version: &str,
    shape: &Shape,
    input: &Structure,
) -> Result<String, String> {
    let mut form = String::new();
    pair(&mut form, "Action", operation);
    pair(&mut form, "Version", version);
    structure(&mut form, "", shape, input)?;
    Ok(form)
}

/// The query string of a REST call, of whose members all lie there.
///
/// # Errors
/// Names what the operation doesn't take.
pub(super) fn query(shape: &Shape, input: &Structure) -> Result<String, String> {
    let mut form = String::new();
    for (name, given) in input.iter() {
        let member = shape.member(name).ok_or_else(|| unknown(name))?;
        if member.location != Location::QueryString {
            return Err(format!("`{name}` has no place in the URL"));
        }
        pair(&mut form, member.request_name, &scalar(name, given)?);
    }
    Ok(form)
}

fn unknown(name: &str) -> String {
    format!("`{name}` is no member of the request")
}

fn structure(form: &mut String, prefix: &str, shape: &Shape, input: &Structure) -> Result<(), String> {
    for (name, given) in input.iter() {
        let member = shape.member(name).ok_or_else(|| unknown(name))?;
        let key = match prefix {
            "" => member.request_name.to_owned(),
            prefix => format!("{prefix}.{}", member.request_name),
        };
        value(form, &key, member.shape, given)?;
    }
    Ok(())
}

fn value(form: &mut String, key: &str, shape: &Shape, given: &Value) -> Result<(), String> {
    match (&shape.kind, given) {
        (Kind::Structure { .. }, Value::Structure(members)) => structure(form, key, shape, members),
        (Kind::List { member, .. }, Value::List(values)) => {
            for (index, element) in values.iter().enumerate() {
                value(form, &format!("{key}.{}", index + 1), member, element)?;
            }
            Ok(())
        }
        _ => {
            pair(form, key, &scalar(key, given)?);
            Ok(())
        }
    }
}

fn scalar(name: &str, given: &Value) -> Result<String, String> {
    match given {
        Value::String(text) => Ok(text.clone()),
        Value::Integer(number) => Ok(number.to_string()),
        Value::Boolean(truth) => Ok(truth.to_string()),
        other => Err(format!("`{name}` is of type {}", other.kind())),
    }
}

fn pair(form: &mut String, key: &str, text: &str) {
    if !form.is_empty() {
        form.push('&');
    }
    encode(form, key);
    form.push('=');
    encode(form, text);
}

/// Percent-encodes all but the unreserved characters of RFC 3986, as a signature's canonical form has them.
fn encode(form: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            form.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(form, "%{byte:02X}");
        }
    }
}
