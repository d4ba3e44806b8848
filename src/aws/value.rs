//! Values between the interface's structures and the SDK's types.

use std::collections::{BTreeMap, HashMap};

use aws_smithy_types::DateTime;
use jiff::Timestamp;
use rolecall_api::document::{Structure, Value};
use rolecall_api::shape::{Kind, Shape};

/// A type of the SDK that a request is built of.
pub(super) trait Given: Sized {
    /// From a value.
    ///
    /// # Errors
    /// What is wrong with it: `is of type list, expected text`.
    fn given(value: Value) -> Result<Self, String>;
}

/// A type of the SDK that an answer is made of.
pub(super) trait Told {
    /// As a value; none where it is absent. An empty list is absent too: the query protocol can't tell.
    fn told(self) -> Option<Value>;
}

fn not(value: &Value, expected: &str) -> String {
    format!("is of type {}, expected {expected}", value.kind())
}

impl Given for String {
    fn given(value: Value) -> Result<String, String> {
        match value {
            Value::String(text) => Ok(text),
            Value::Secret(secret) => Ok(secret.expose().to_owned()),
            other => Err(not(&other, "text")),
        }
    }
}

/// A number that AWS's own type can't hold is sent as the nearest that it can, for AWS to refuse.
impl Given for i32 {
    fn given(value: Value) -> Result<i32, String> {
        let number = value.as_integer().ok_or_else(|| not(&value, "number"))?;
        let nearest = if number < 0 { i32::MIN } else { i32::MAX };
        Ok(i32::try_from(number).unwrap_or(nearest))
    }
}

impl Given for bool {
    fn given(value: Value) -> Result<bool, String> {
        value.as_bool().ok_or_else(|| not(&value, "boolean"))
    }
}

impl<T: Given> Given for Vec<T> {
    fn given(value: Value) -> Result<Vec<T>, String> {
        match value {
            Value::List(values) => values.into_iter().map(T::given).collect(),
            other => Err(not(&other, "list")),
        }
    }
}

/// The members of a value that is to become a structure of the SDK.
pub(super) fn members(value: Value) -> Result<Structure, String> {
    match value {
        Value::Structure(structure) => Ok(structure),
        other => Err(not(&other, "structure")),
    }
}

impl Told for String {
    fn told(self) -> Option<Value> {
        Some(Value::String(self))
    }
}

impl Told for i32 {
    fn told(self) -> Option<Value> {
        Some(Value::Integer(self.into()))
    }
}

impl Told for bool {
    fn told(self) -> Option<Value> {
        Some(Value::Boolean(self))
    }
}

/// A time beyond all calendars is no time.
impl Told for DateTime {
    fn told(self) -> Option<Value> {
        let nanos = i32::try_from(self.subsec_nanos()).ok()?;
        let time = Timestamp::new(self.secs(), nanos).ok()?;
        Some(Value::Timestamp(time))
    }
}

impl<T: Told> Told for Option<T> {
    fn told(self) -> Option<Value> {
        self.and_then(T::told)
    }
}

impl<T: Told> Told for Vec<T> {
    fn told(self) -> Option<Value> {
        let values: Vec<Value> = self.into_iter().filter_map(T::told).collect();
        (!values.is_empty()).then_some(Value::List(values))
    }
}

impl<K: AsRef<str>, T: Told> Told for HashMap<K, T> {
    fn told(self) -> Option<Value> {
        let entries = self.into_iter();
        let values: BTreeMap<String, Value> = entries
            .filter_map(|(key, value)| Some((key.as_ref().to_owned(), value.told()?)))
            .collect();
        (!values.is_empty()).then_some(Value::Map(values))
    }
}

/// What the SDK makes up where an answer lacks a member that the model requires: an empty text, a time of
/// 1970, an enumeration of this value (smithy-rs, `serde_util.rs` of each client).
const MADE_UP: &str = "no value was set";

/// Takes out what the SDK made up, so that a missing member is missing: an access key without an id is none.
pub(super) fn without_made_up(structure: &mut Structure, shape: &'static Shape) {
    for member in shape.members() {
        let Some(value) = structure.get_mut(member.name) else {
            continue;
        };
        let made_up = match value {
            Value::String(text) if !member.shape.values.is_empty() => text.is_empty() || text == MADE_UP,
            // A text that may be empty, such as a tag's value, is taken at its word.
            Value::String(text) => text.is_empty() && member.shape.min.is_some_and(|least| least > 0),
            Value::Secret(secret) => secret.expose().is_empty(),
            Value::Timestamp(time) => *time == Timestamp::UNIX_EPOCH,
            value => {
                within(value, member.shape);
                false
            }
        };
        if made_up && member.required {
            structure.remove(member.name);
        }
    }
}

fn within(value: &mut Value, shape: &'static Shape) {
    match (value, shape.kind) {
        (Value::Structure(structure), Kind::Structure { .. }) => without_made_up(structure, shape),
        (Value::List(values), Kind::List { member, .. }) => {
            for value in values {
                within(value, member);
            }
        }
        _ => {}
    }
}

/// Enumerations of the SDK, which take and give texts.
macro_rules! texts {
    ($($name:ident),* $(,)?) => { $(
        impl $crate::aws::value::Given for $name {
            fn given(value: rolecall_api::document::Value) -> Result<Self, String> {
                <String as $crate::aws::value::Given>::given(value).map(|text| <$name>::from(text.as_str()))
            }
        }

        impl $crate::aws::value::Told for $name {
            fn told(self) -> Option<rolecall_api::document::Value> {
                $crate::aws::value::Told::told(self.as_str().to_owned())
            }
        }
    )* };
}

/// Structures of the SDK, by the model's names: `Type { field: "Member", secret field: "Member" }`.
macro_rules! told {
    ($($name:ident { $($rest:tt)* })*) => { $(
        impl $crate::aws::value::Told for $name {
            fn told(self) -> Option<rolecall_api::document::Value> {
                let mut members = rolecall_api::document::Structure::new();
                $crate::aws::value::told_members!(self, members, $($rest)*);
                Some(members.into())
            }
        }
    )* };
}

macro_rules! told_members {
    ($from:ident, $to:ident, secret $field:ident: $member:literal, $($rest:tt)*) => {
        $to.insert($member, rolecall_api::credentials::Secret::new($from.$field));
        $crate::aws::value::told_members!($from, $to, $($rest)*);
    };
    ($from:ident, $to:ident, $field:ident: $member:literal, $($rest:tt)*) => {
        if let Some(value) = $crate::aws::value::Told::told($from.$field) {
            $to.insert($member, value);
        }
        $crate::aws::value::told_members!($from, $to, $($rest)*);
    };
    ($from:ident, $to:ident,) => {};
}

/// Structures that requests are built of, by their builders: `Type by builder { set_field: "Member", … }`.
macro_rules! given {
    ($($name:ident { $($set:ident: $member:literal),* $(,)? } $build:expr;)*) => { $(
        impl $crate::aws::value::Given for $name {
            fn given(value: rolecall_api::document::Value) -> Result<Self, String> {
                let mut members = $crate::aws::value::members(value)?;
                let built = <$name>::builder()
                    $(.$set($crate::aws::arm::take(&mut members, $member)?))*
                    .build();
                $crate::aws::arm::all_taken(&members)?;
                $build(built)
            }
        }
    )* };
}

/// What a builder answers that checks nothing.
pub(super) fn as_built<T>(built: T) -> Result<T, String> {
    Ok(built)
}

/// What a builder answers that checks its required members.
pub(super) fn if_whole<T, E: std::fmt::Display>(built: Result<T, E>) -> Result<T, String> {
    built.map_err(|problem| format!("can't be built: {problem}"))
}

pub(super) use {given, texts, told, told_members};
