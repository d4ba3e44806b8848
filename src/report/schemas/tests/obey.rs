//! Whether a value obeys a JSON Schema.
//!
//! A file of its own, since the tests that run commands hold their output against the same schemas.

use serde_json::Value;

/// Why a value does not obey a schema, as far as the schemas here go: types, constants, enumerations,
/// properties, required ones, items, references, and alternatives.
pub(crate) fn disobeys(value: &Value, schema: &Value, root: &Value) -> Result<(), String> {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let target = root
            .pointer(reference.trim_start_matches('#'))
            .ok_or_else(|| format!("no {reference}"))?;
        disobeys(value, target, root)?;
    }
    for alternatives in ["oneOf", "anyOf"]
        .iter()
        .filter_map(|key| schema.get(key)?.as_array())
    {
        let reasons: Vec<String> = alternatives
            .iter()
            .filter_map(|one| disobeys(value, one, root).err())
            .collect();
        if reasons.len() == alternatives.len() {
            return Err(format!("none of the alternatives: {}", reasons.join("; ")));
        }
    }
    if let Some(constant) = schema.get("const").filter(|constant| *constant != value) {
        return Err(format!("{value} is not {constant}"));
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array)
        && !values.contains(value)
    {
        return Err(format!("{value} is not listed"));
    }
    let types: Vec<&str> = match schema.get("type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let is = |name: &&str| match *name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("the check does not know the type `{other}`"),
    };
    if !types.is_empty() && !types.iter().any(is) {
        return Err(format!("{value} is no {types:?}"));
    }
    let properties = schema.get("properties").and_then(Value::as_object);
    for name in schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        if name.as_str().is_some_and(|name| value.get(name).is_none()) {
            return Err(format!("{name} is missing"));
        }
    }
    for (name, of) in properties.into_iter().flatten() {
        if let Some(member) = value.get(name) {
            disobeys(member, of, root).map_err(|why| format!("{name}: {why}"))?;
        }
    }
    if let (Some(items), Some(values)) = (schema.get("items"), value.as_array()) {
        for item in values {
            disobeys(item, items, root)?;
        }
    }
    Ok(())
}
