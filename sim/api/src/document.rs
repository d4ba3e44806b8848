//! A request or an answer as a value: members by the model's names, whatever the operation.
//!
//! Secrets are a kind of value of their own, so that no journal, snapshot or debug line can show one.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;

use crate::credentials::Secret;

/// What stands in the place of a secret in JSON, as in CloudTrail's records.
pub const HIDDEN: &str = "HIDDEN_DUE_TO_SECURITY_REASONS";

/// The value of a member.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// Text.
    String(String),
    /// A whole number.
    Integer(i64),
    /// True or false.
    Boolean(bool),
    /// A point in time.
    Timestamp(Timestamp),
    /// Bytes.
    Blob(Vec<u8>),
    /// Text that neither prints nor serializes.
    Secret(Secret),
    /// Values in order.
    List(Vec<Value>),
    /// Values by text that the caller chose.
    Map(BTreeMap<String, Value>),
    /// Members by name.
    Structure(Structure),
}

/// Members in the order in which they were set, each once, by the names of the model.
#[derive(Clone, Default, PartialEq)]
pub struct Structure(Vec<(&'static str, Value)>);

impl Value {
    /// The text, when it is one and no secret.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, when it is one.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The truth, when it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Boolean(truth) => Some(*truth),
            _ => None,
        }
    }

    /// The elements, when it is a list.
    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Value::List(values) => Some(values),
            _ => None,
        }
    }

    /// The members, when it is a structure.
    pub fn as_structure(&self) -> Option<&Structure> {
        match self {
            Value::Structure(structure) => Some(structure),
            _ => None,
        }
    }

    /// Whether it is a list of nothing.
    pub fn is_empty_list(&self) -> bool {
        matches!(self, Value::List(values) if values.is_empty())
    }

    /// The kind of value, in a word, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::String(_) => "text",
            Value::Integer(_) => "number",
            Value::Boolean(_) => "boolean",
            Value::Timestamp(_) => "timestamp",
            Value::Blob(_) => "bytes",
            Value::Secret(_) => "secret",
            Value::List(_) => "list",
            Value::Map(_) => "map",
            Value::Structure(_) => "structure",
        }
    }

    /// As CloudTrail writes it: member names begin in lower case, dates in words, secrets hidden.
    ///
    /// The form of dates is that of the records in the CloudTrail User Guide,
    /// `cloudtrail-log-file-examples`: `Mar 24, 2014 9:11:59 PM`.
    pub fn to_cloudtrail(&self) -> serde_json::Value {
        match self {
            Value::String(text) => text.as_str().into(),
            Value::Integer(number) => (*number).into(),
            Value::Boolean(truth) => (*truth).into(),
            Value::Timestamp(time) => time.strftime("%b %-d, %Y %-I:%M:%S %p").to_string().into(),
            Value::Blob(bytes) => format!("({} bytes)", bytes.len()).into(),
            Value::Secret(_) => HIDDEN.into(),
            Value::List(values) => values.iter().map(Value::to_cloudtrail).collect(),
            Value::Map(values) => values
                .iter()
                .map(|(key, value)| (key.clone(), value.to_cloudtrail()))
                .collect(),
            Value::Structure(structure) => structure.to_cloudtrail(),
        }
    }
}

impl Structure {
    /// No members.
    pub fn new() -> Structure {
        Structure::default()
    }

    /// How many members are set.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no member is set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// The value of a member, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        self.0
            .iter_mut()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// The text of a member.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    /// The number of a member.
    pub fn integer(&self, name: &str) -> Option<i64> {
        self.get(name)?.as_integer()
    }

    /// The truth of a member.
    pub fn boolean(&self, name: &str) -> Option<bool> {
        self.get(name)?.as_bool()
    }

    /// The elements of a member; none when it isn't set.
    pub fn list(&self, name: &str) -> &[Value] {
        self.get(name).and_then(Value::as_list).unwrap_or_default()
    }

    /// Sets a member, and gives back what it was.
    pub fn insert(&mut self, name: &'static str, value: impl Into<Value>) -> Option<Value> {
        let value = value.into();
        match self.get_mut(name) {
            Some(known) => Some(std::mem::replace(known, value)),
            None => {
                self.0.push((name, value));
                None
            }
        }
    }

    /// The same with a member set.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Structure {
        self.insert(name, value);
        self
    }

    /// Takes a member out.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let position = self.0.iter().position(|(known, _)| *known == name)?;
        Some(self.0.remove(position).1)
    }

    /// The members in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&'static str, &Value)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }

    /// As CloudTrail writes it: member names begin in lower case, dates in words, secrets hidden.
    pub fn to_cloudtrail(&self) -> serde_json::Value {
        self.iter()
            .map(|(name, value)| (member_in_texts(name), value.to_cloudtrail()))
            .collect()
    }
}

/// A member's name as AWS's texts and CloudTrail's records have it: the first letter in lower case
/// (`roleName`, `sAMLOptions`).
pub fn member_in_texts(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

impl IntoIterator for Structure {
    type Item = (&'static str, Value);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Debug for Structure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::String(text) => fmt::Debug::fmt(text, f),
            Value::Integer(number) => fmt::Debug::fmt(number, f),
            Value::Boolean(truth) => fmt::Debug::fmt(truth, f),
            Value::Timestamp(time) => fmt::Debug::fmt(time, f),
            Value::Blob(bytes) => write!(f, "({} bytes)", bytes.len()),
            Value::Secret(secret) => fmt::Debug::fmt(secret, f),
            Value::List(values) => fmt::Debug::fmt(values, f),
            Value::Map(values) => fmt::Debug::fmt(values, f),
            Value::Structure(structure) => fmt::Debug::fmt(structure, f),
        }
    }
}

/// What a journal holds: CloudTrail's form. Nothing is read back from it, since secrets aren't in it.
impl serde::Serialize for Structure {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_cloudtrail().serialize(serializer)
    }
}

/// As [`Structure`]'s.
impl serde::Serialize for Value {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_cloudtrail().serialize(serializer)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::String(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Integer(number)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Value {
        Value::Boolean(truth)
    }
}

impl From<Timestamp> for Value {
    fn from(time: Timestamp) -> Value {
        Value::Timestamp(time)
    }
}

impl From<Secret> for Value {
    fn from(secret: Secret) -> Value {
        Value::Secret(secret)
    }
}

impl From<Structure> for Value {
    fn from(structure: Structure) -> Value {
        Value::Structure(structure)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(values: Vec<T>) -> Value {
        Value::List(values.into_iter().map(Into::into).collect())
    }
}

#[cfg(test)]
mod tests;
