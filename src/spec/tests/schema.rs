use std::path::Path;

use serde_json::Value;

use super::super::{raw, schema};
use super::reading;

#[test]
fn the_schema_at_the_root_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rolecall.schema.json");
    let committed = std::fs::read_to_string(&path).unwrap();
    let fresh = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    assert!(
        committed == fresh,
        "rolecall.schema.json is stale: write it with `cargo run -- schema > rolecall.schema.json`"
    );
}

/// Every record of the schema with the fields that the reader knows.
fn records() -> Vec<(&'static str, &'static [&'static str])> {
    vec![
        ("", raw::Spec::FIELDS),
        ("management", raw::Management::FIELDS),
        ("hub", raw::Hub::FIELDS),
        ("hub/user", raw::User::FIELDS),
        ("role", raw::Role::FIELDS),
        ("spokes", raw::Spoke::FIELDS),
        ("spokes/organization", raw::Organization::FIELDS),
        ("spokes/role", raw::Role::FIELDS),
        ("access-key", raw::KeyDestination::FIELDS),
    ]
}

/// The part of the schema for a record.
fn part<'s>(schema: &'s Value, path: &str) -> &'s Value {
    let follow = |part: &'s Value| match part["$ref"].as_str() {
        Some(name) => schema.pointer(name.trim_start_matches('#')).unwrap(),
        None => part,
    };
    path.split('/')
        .filter(|step| !step.is_empty())
        .fold(schema, |part, step| {
            let part = follow(&part["properties"][step]);
            if part["items"].is_null() {
                part
            } else {
                follow(&part["items"])
            }
        })
}

#[test]
fn the_schema_and_the_reader_know_the_same_fields() {
    let schema = schema();
    for (path, fields) in records() {
        let part = part(&schema, path);
        let properties: Vec<&str> = part["properties"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(properties, fields, "at `{path}`");
        assert_eq!(part["additionalProperties"], Value::Bool(false), "at `{path}`");
        for field in fields {
            let description = part["properties"][*field]["description"].as_str();
            assert!(
                description.is_some_and(|text| text.ends_with('.')),
                "{path}/{field}: {description:?}"
            );
        }
    }
}

/// What the schema requires, the reader misses; what it doesn't, the reader can do without.
#[test]
fn the_schema_and_the_reader_require_the_same_fields() {
    let schema = schema();
    for (path, fields) in records() {
        let required: Vec<&str> = part(&schema, path)["required"]
            .as_array()
            .map(|list| list.iter().map(|field| field.as_str().unwrap()).collect())
            .unwrap_or_default();
        let mut text = "{}".to_owned();
        for step in path.rsplit('/').filter(|step| !step.is_empty()) {
            text = if step == "spokes" {
                format!("{{ {step}: [{text}] }}")
            } else {
                format!("{{ {step}: {text} }}")
            };
        }
        let findings = reading(&text).unwrap_err();
        for field in fields {
            let missed = findings.iter().any(|finding| {
                finding.code == "spec/missing-field"
                    && finding.message.ends_with(&format!("needs `{field}`"))
                    && finding.message.starts_with(what(path))
            });
            assert_eq!(missed, required.contains(field), "{path}/{field}: {findings:#?}");
        }
    }
}

fn what(path: &str) -> &'static str {
    match path {
        "" => "a spec",
        "management" => "the management account",
        "hub" => "the hub",
        "hub/user" => "a user",
        "role" | "spokes/role" => "a role",
        "spokes" => "a spoke",
        "spokes/organization" => "an organization",
        _ => "a destination",
    }
}
