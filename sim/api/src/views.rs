//! Typed requests and responses over the operations that are used by name.
//!
//! They are named as AWS names its shapes, their fields as its members in snake case. An optional member
//! is an `Option`, a list a `Vec` that is empty when it isn't given. The modules are generated; how a view
//! becomes a structure and back is here.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::credentials::{Secret, SecretAccessKey, SessionToken};
use crate::document::{Structure, Value};
use crate::operation::Operation;

/// Views of Identity and Access Management.
pub mod iam {
    pub use crate::generated::iam_views::*;
}

/// Views of the Security Token Service.
pub mod sts {
    pub use crate::generated::sts_views::*;
}

/// Views of Elastic Compute Cloud, as far as a probe needs them.
pub mod ec2 {
    pub use crate::generated::ec2_views::*;
}

/// Views of Route 53, as far as a probe needs them.
pub mod route53 {
    pub use crate::generated::route53_views::*;
}

/// Views of the Simple Storage Service, as far as a probe needs them.
pub mod s3 {
    pub use crate::generated::s3_views::*;
}

/// Views of Organizations.
pub mod organizations {
    pub use crate::generated::organizations_views::*;
}

/// A structure with types.
pub trait View: Sized + Send {
    /// As a structure, by the model's names.
    fn into_structure(self) -> Structure;

    /// From a structure; members that the view doesn't have are dropped.
    ///
    /// # Errors
    /// When a required member is missing, or one is of another type.
    fn from_structure(structure: Structure) -> Result<Self, Mismatch>;
}

/// A typed request.
pub trait Typed: View {
    /// The operation that it asks for.
    const OPERATION: Operation;
    /// What the operation answers.
    type Output: View;
}

/// A request that changes nothing, as the operation table has it ([`Access::Read`](crate::operation::Access)).
///
/// The three markers let a signature say what a caller may do: whoever is given only something that sends
/// `Reads` can't write, and a compiler says so.
pub trait Reads: Typed {}

/// A request that changes the account.
pub trait Writes: Typed {}

/// A request that is answered with credentials or tokens.
pub trait Assumes: Typed {}

/// Why a structure isn't what a view expects.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{path}` {problem}")]
pub struct Mismatch {
    /// The member, from the outside in: `Role.Arn`.
    pub path: String,
    /// What is wrong with it.
    pub problem: String,
}

impl Mismatch {
    fn of(value: &Value, wanted: &str) -> Mismatch {
        Mismatch {
            path: String::new(),
            problem: format!("is of type {}, expected {wanted}", value.kind()),
        }
    }

    fn within(mut self, name: &str) -> Mismatch {
        self.path = if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{name}.{}", self.path)
        };
        self
    }
}

/// Bytes of a view: a type of its own, since a list of numbers is something else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blob(pub Vec<u8>);

impl From<Vec<u8>> for Blob {
    fn from(bytes: Vec<u8>) -> Blob {
        Blob(bytes)
    }
}

impl From<Blob> for Vec<u8> {
    fn from(blob: Blob) -> Vec<u8> {
        blob.0
    }
}

/// Operations without output.
impl View for () {
    fn into_structure(self) -> Structure {
        Structure::new()
    }

    fn from_structure(_: Structure) -> Result<(), Mismatch> {
        Ok(())
    }
}

/// The type of a value within a view.
pub(crate) trait Element: Sized {
    fn into_value(self) -> Value;
    fn from_value(value: Value) -> Result<Self, Mismatch>;
}

/// The type of a field of a view: a required value, an optional one, or a list or map that may be absent.
pub(crate) trait Field: Sized {
    fn put(self, name: &'static str, structure: &mut Structure);
    fn take(name: &'static str, structure: &mut Structure) -> Result<Self, Mismatch>;
}

macro_rules! required {
    ($($type:ty),*) => { $(
        impl $crate::views::Field for $type {
            fn put(self, name: &'static str, structure: &mut $crate::document::Structure) {
                structure.insert(name, $crate::views::Element::into_value(self));
            }

            fn take(
                name: &'static str,
                structure: &mut $crate::document::Structure,
            ) -> Result<$type, $crate::views::Mismatch> {
                $crate::views::take_required(name, structure)
            }
        }
    )* };
}

macro_rules! element {
    ($($type:ty: $variant:ident, $name:literal, $into:expr;)*) => { $(
        impl Element for $type {
            fn into_value(self) -> Value {
                Value::$variant($into(self))
            }

            fn from_value(value: Value) -> Result<$type, Mismatch> {
                match value {
                    Value::$variant(inner) => Ok(inner.into()),
                    other => Err(Mismatch::of(&other, $name)),
                }
            }
        }
        required!($type);
    )* };
}

element! {
    String: String, "text", std::convert::identity;
    i64: Integer, "number", std::convert::identity;
    bool: Boolean, "boolean", std::convert::identity;
    Timestamp: Timestamp, "timestamp", std::convert::identity;
    Blob: Blob, "bytes", Vec::from;
    Secret: Secret, "secret", std::convert::identity;
    SecretAccessKey: Secret, "secret", Secret::from;
    SessionToken: Secret, "secret", Secret::from;
}

/// Shared by all required fields, so that a view's own code stays small.
pub(crate) fn take_required<T: Element>(
    name: &'static str,
    structure: &mut Structure,
) -> Result<T, Mismatch> {
    match structure.remove(name) {
        Some(value) => T::from_value(value).map_err(|mismatch| mismatch.within(name)),
        None => Err(Mismatch {
            path: name.to_owned(),
            problem: "is missing".to_owned(),
        }),
    }
}

impl<T: Element> Field for Option<T> {
    fn put(self, name: &'static str, structure: &mut Structure) {
        if let Some(value) = self {
            structure.insert(name, value.into_value());
        }
    }

    fn take(name: &'static str, structure: &mut Structure) -> Result<Option<T>, Mismatch> {
        let value = structure.remove(name).map(T::from_value).transpose();
        value.map_err(|mismatch| mismatch.within(name))
    }
}

impl<T: Element> Element for Vec<T> {
    fn into_value(self) -> Value {
        Value::List(self.into_iter().map(T::into_value).collect())
    }

    fn from_value(value: Value) -> Result<Vec<T>, Mismatch> {
        match value {
            Value::List(values) => values.into_iter().map(T::from_value).collect(),
            other => Err(Mismatch::of(&other, "list")),
        }
    }
}

/// An empty list isn't written: AWS's query protocol can't tell it from an absent one.
impl<T: Element> Field for Vec<T> {
    fn put(self, name: &'static str, structure: &mut Structure) {
        if !self.is_empty() {
            structure.insert(name, self.into_value());
        }
    }

    fn take(name: &'static str, structure: &mut Structure) -> Result<Vec<T>, Mismatch> {
        <Option<Self> as Field>::take(name, structure).map(Option::unwrap_or_default)
    }
}

impl<T: Element> Element for BTreeMap<String, T> {
    fn into_value(self) -> Value {
        Value::Map(
            self.into_iter()
                .map(|(key, value)| (key, value.into_value()))
                .collect(),
        )
    }

    fn from_value(value: Value) -> Result<BTreeMap<String, T>, Mismatch> {
        match value {
            Value::Map(values) => values
                .into_iter()
                .map(|(key, value)| Ok((key, T::from_value(value)?)))
                .collect(),
            other => Err(Mismatch::of(&other, "map")),
        }
    }
}

impl<T: Element> Field for BTreeMap<String, T> {
    fn put(self, name: &'static str, structure: &mut Structure) {
        if !self.is_empty() {
            structure.insert(name, self.into_value());
        }
    }

    fn take(name: &'static str, structure: &mut Structure) -> Result<BTreeMap<String, T>, Mismatch> {
        <Option<Self> as Field>::take(name, structure).map(Option::unwrap_or_default)
    }
}

/// Declares a view; with `=> Access Operation -> Output`, a request, whose access is one of the markers.
macro_rules! view {
    ($name:ident $(=> $access:ident $operation:ident -> $output:ty)? { $($field:ident: $type:ty = $member:literal,)* }) => {
        #[doc = concat!("`", stringify!($name), "`, as AWS's model names it.")]
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $(#[doc = concat!("`", $member, "`.")] pub $field: $type,)*
        }

        impl $crate::views::View for $name {
            #[allow(unused_mut, reason = "a view may have no fields")]
            fn into_structure(self) -> $crate::document::Structure {
                let mut structure = $crate::document::Structure::new();
                $($crate::views::Field::put(self.$field, $member, &mut structure);)*
                structure
            }

            #[allow(unused_mut, unused_variables, reason = "a view may have no fields")]
            fn from_structure(
                mut structure: $crate::document::Structure,
            ) -> Result<$name, $crate::views::Mismatch> {
                Ok($name { $($field: $crate::views::Field::take($member, &mut structure)?,)* })
            }
        }

        impl $crate::views::Element for $name {
            fn into_value(self) -> $crate::document::Value {
                $crate::document::Value::Structure($crate::views::View::into_structure(self))
            }

            fn from_value(value: $crate::document::Value) -> Result<$name, $crate::views::Mismatch> {
                $crate::views::View::from_structure($crate::views::structure_of(value)?)
            }
        }

        $crate::views::required!($name);

        $(impl $crate::views::Typed for $name {
            const OPERATION: $crate::operation::Operation = $crate::operation::Operation::$operation;
            type Output = $output;
        }

        impl $crate::views::$access for $name {})?
    };
}

pub(crate) fn structure_of(value: Value) -> Result<Structure, Mismatch> {
    match value {
        Value::Structure(structure) => Ok(structure),
        other => Err(Mismatch::of(&other, "structure")),
    }
}

pub(crate) use {required, view};

#[cfg(test)]
pub(crate) use tests::RoundTrip;

#[cfg(test)]
mod tests;
