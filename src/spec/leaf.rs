//! The values that stand at the ends of a spec: account IDs, documents, trust, tags, durations, words.
//!
//! Only their form is read here. Whether a value makes sense is asked when the spec is resolved, where
//! the rest of it is known.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::profile::Profile;
use super::raw::KeyPlace;
use super::reader::{At, Read, Reader, nearest};
use super::tree::{Node, Value};
use crate::diagnostic::Diagnostic;
use crate::setup::{Consumer, Layout};

/// The text of an account ID, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountText {
    /// The digits, it is hoped.
    pub text: String,
    /// It stands in quotes, or can't be taken for a number.
    pub quoted: bool,
}

/// The id of an organizational unit or of a root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitId(pub String);

/// A policy document: in place, or in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentText {
    /// Here.
    Inline(Node),
    /// In the file of this name.
    File(String),
}

/// Whom a role trusts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrustText {
    /// The hub account.
    HubAccount,
    /// The hub user.
    HubUser,
    /// What a document says.
    Document(DocumentText),
}

/// A duration in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration(pub u64);

/// Values by name, in the order of the text.
pub type Named<T> = Entries<T>;

/// Tags, in the order of the text.
pub type Tags = Entries<String>;

/// Names and values, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries<T>(pub Vec<(At<String>, At<T>)>);

impl Read for AccountText {
    const EXPECTED: &'static str = "an account ID";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Text(text) => Some(AccountText {
                text: text.clone(),
                quoted: true,
            }),
            Value::Number(text) => Some(AccountText {
                text: text.clone(),
                quoted: false,
            }),
            _ => {
                reader.wrong_type(node, "an account ID: twelve digits in quotes");
                None
            }
        }
    }
}

impl Read for UnitId {
    const EXPECTED: &'static str = "the id of an organizational unit";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.text() {
            Some(text) => Some(UnitId(text.to_owned())),
            None => {
                reader.wrong_type(node, Self::EXPECTED);
                None
            }
        }
    }
}

impl Read for DocumentText {
    const EXPECTED: &'static str = "a policy document, or the path of a file";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Map(_) => Some(DocumentText::Inline(node.clone())),
            Value::Text(text) if text.trim_start().starts_with('{') => {
                let place = reader.place(node);
                reader.find(
                    Diagnostic::error("spec/wrong-type", "expected a policy document, found text")
                        .at(place, "this is a document within a text")
                        .hint("take the quotes (or the `|`) away: JSON can stand in a spec as it is"),
                );
                None
            }
            Value::Text(text) => Some(DocumentText::File(text.clone())),
            _ => {
                reader.wrong_type(node, Self::EXPECTED);
                None
            }
        }
    }
}

impl Read for TrustText {
    const EXPECTED: &'static str = "`hub-user`, `hub-account`, a policy document, or the path of a file";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.text() {
            Some("hub-account") => Some(TrustText::HubAccount),
            Some("hub-user") => Some(TrustText::HubUser),
            // A path has a slash or an extension; anything else was meant as a word.
            Some(text) if !text.contains(['/', '\\', '.', '{']) => {
                let place = reader.place(node);
                let finding = Diagnostic::error("spec/unknown-word", format!("`{text}` is no kind of trust"))
                    .at(place, "unknown");
                reader.find(match nearest(text, ["hub-user", "hub-account"]) {
                    Some(near) => finding.hint(format!("did you mean `{near}`?")),
                    None => finding.hint(format!("write {}", Self::EXPECTED)),
                });
                None
            }
            Some(_) => DocumentText::read(node, reader).map(TrustText::Document),
            None if node.entries().is_some() => DocumentText::read(node, reader).map(TrustText::Document),
            None => {
                reader.wrong_type(node, Self::EXPECTED);
                None
            }
        }
    }
}

impl Read for Duration {
    const EXPECTED: &'static str = "a duration: seconds, or a text such as `1h` or `90m`";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = match &node.value {
            Value::Text(text) | Value::Number(text) => text.as_str(),
            _ => {
                reader.wrong_type(node, Self::EXPECTED);
                return None;
            }
        };
        let seconds = seconds(text);
        if seconds.is_none() {
            let place = reader.place(node);
            reader.find(
                Diagnostic::error("spec/bad-duration", format!("`{text}` is not a duration"))
                    .at(place, "not understood")
                    .hint("write seconds, or a number with `s`, `m` or `h`: `3600`, `90m`, `1h`"),
            );
        }
        seconds.map(Duration)
    }
}

/// The seconds of `3600`, `3600s`, `60m`, `1h`, `1h30m`.
fn seconds(text: &str) -> Option<u64> {
    if let Ok(seconds) = text.parse() {
        return Some(seconds);
    }
    let mut total: u64 = 0;
    let mut digits = String::new();
    for character in text.trim().chars() {
        let unit = match character {
            '0'..='9' => {
                digits.push(character);
                continue;
            }
            's' => 1,
            'm' => 60,
            'h' => 3_600,
            _ => return None,
        };
        let part: u64 = digits.parse().ok()?;
        total = total.checked_add(part.checked_mul(unit)?)?;
        digits.clear();
    }
    (digits.is_empty() && !text.trim().is_empty()).then_some(total)
}

impl<T: Read> Read for Entries<T> {
    const EXPECTED: &'static str = "names with values";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(entries) = node.entries() else {
            reader.wrong_type(node, Self::EXPECTED);
            return None;
        };
        let mut read: Vec<(At<String>, At<T>)> = Vec::new();
        for (key, value) in entries {
            let (name, value) = (reader.read::<String>(key), reader.read::<T>(value));
            let Some(name) = name else { continue };
            if let Some((first, _)) = read.iter().find(|(first, _)| first.value == name.value) {
                let finding =
                    Diagnostic::error("spec/duplicate-field", format!("`{}` stands twice", name.value))
                        .at(name.place, "the second time")
                        .at(first.place.clone(), "the first time");
                reader.find(finding);
            } else if let Some(value) = value {
                read.push((name, value));
            }
        }
        Some(Entries(read))
    }
}

/// A word out of several.
fn word<T: Copy>(node: &Node, reader: &mut Reader<'_>, what: &str, words: &[(&str, T)]) -> Option<T> {
    let Some(text) = node.text() else {
        reader.wrong_type(node, what);
        return None;
    };
    if let Some((_, value)) = words.iter().find(|(word, _)| *word == text) {
        return Some(*value);
    }
    let place = reader.place(node);
    let finding =
        Diagnostic::error("spec/unknown-word", format!("`{text}` is not {what}")).at(place, "unknown");
    reader.find(match nearest(text, words.iter().map(|(word, _)| *word)) {
        Some(near) => finding.hint(format!("did you mean `{near}`?")),
        None => {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            finding.hint(format!("known: {}", known.join(", ")))
        }
    });
    None
}

impl Read for Consumer {
    const EXPECTED: &'static str = "a consumer";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let words = [("micetro", Consumer::Micetro), ("other", Consumer::Other)];
        word(node, reader, Self::EXPECTED, &words)
    }
}

impl Read for Layout {
    const EXPECTED: &'static str = "a layout";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let words = [
            ("one-per-account", Layout::OnePerAccount),
            ("packed", Layout::Packed),
        ];
        word(node, reader, Self::EXPECTED, &words)
    }
}

impl Read for KeyPlace {
    const EXPECTED: &'static str = "a kind of destination";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let words = [("file", KeyPlace::File), ("command", KeyPlace::Command)];
        word(node, reader, Self::EXPECTED, &words)
    }
}

impl Read for Profile {
    const EXPECTED: &'static str = "a permission profile";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        word(
            node,
            reader,
            Self::EXPECTED,
            &Profile::ALL.map(|profile| (profile.name(), profile)),
        )
    }
}

macro_rules! schema {
    ($type:ty, $name:literal, $schema:tt) => {
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

schema!(AccountText, "AccountId", { "type": "string", "pattern": "^[0-9]{12}$" });
schema!(UnitId, "UnitId", {
    "type": "string",
    "pattern": "^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$"
});
schema!(DocumentText, "Document", { "type": ["object", "string"] });
schema!(TrustText, "Trust", {
    "anyOf": [
        { "enum": ["hub-user", "hub-account"] },
        { "type": ["object", "string"] }
    ]
});
schema!(Duration, "Duration", {
    "anyOf": [
        { "type": "integer", "minimum": 3600, "maximum": 43200 },
        { "type": "string", "pattern": "^([0-9]+[smh]?)+$" }
    ]
});

impl<T: JsonSchema> JsonSchema for Entries<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Entries_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "additionalProperties": generator.subschema_for::<T>()
        })
    }
}
