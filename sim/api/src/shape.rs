//! A shape: what AWS's model says of a value, its type, its constraints and its names on the wire.
//!
//! Shapes are static data written by the generator; the `const fn`s here are their vocabulary.

use std::fmt;

use crate::pattern::Pattern;

/// The shape of a value, as AWS's service model has it.
pub struct Shape {
    /// The name in the model, such as `roleNameType`.
    pub name: &'static str,
    /// The type, and what it is made of.
    pub kind: Kind,
    /// The least length (characters, bytes or elements) or, of an integer, the least value.
    pub min: Option<i64>,
    /// The greatest length or value.
    pub max: Option<i64>,
    /// The regular expression that the whole text must match.
    pub pattern: Option<&'static Pattern>,
    /// The values allowed, when it is an enumeration.
    pub values: &'static [&'static str],
    /// Whether a value is a secret: it is then a [`Value::Secret`](crate::document::Value::Secret), of bytes
    /// the base64 text.
    pub secret: bool,
}

/// The type of a shape.
#[derive(Clone, Copy)]
pub enum Kind {
    /// Text.
    String,
    /// A whole number of 64 bits.
    Integer,
    /// True or false.
    Boolean,
    /// A point in time.
    Timestamp,
    /// Bytes.
    Blob,
    /// A list of values of one shape.
    List {
        /// The shape of an element.
        member: &'static Shape,
        /// The name of an element on the wire: `member` in IAM and STS, `item` in EC2.
        element: &'static str,
    },
    /// A map from text to values of one shape.
    Map {
        /// The shape of a key, a string.
        key: &'static Shape,
        /// The shape of a value.
        value: &'static Shape,
    },
    /// Named members.
    Structure {
        /// The members in the model's order.
        members: &'static [Member],
        /// Whether exactly one member is given.
        union: bool,
    },
}

/// A member of a structure.
pub struct Member {
    /// The name in the model, and in a [`Structure`](crate::document::Structure).
    pub name: &'static str,
    /// The shape of its value.
    pub shape: &'static Shape,
    /// Whether it must be given.
    pub required: bool,
    /// The name in a request's bytes.
    pub request_name: &'static str,
    /// The name in an answer's bytes.
    pub response_name: &'static str,
    /// Where it lies in the HTTP request.
    pub location: Location,
}

/// Where in an HTTP request a member lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the body.
    Body,
    /// In the query string of the URL.
    QueryString,
}

impl Shape {
    /// The members, when it is a structure, else none.
    pub fn members(&self) -> &'static [Member] {
        match self.kind {
            Kind::Structure { members, .. } => members,
            _ => &[],
        }
    }

    /// The member of this name in the model.
    pub fn member(&self, name: &str) -> Option<&'static Member> {
        self.members().iter().find(|member| member.name == name)
    }

    pub(crate) const fn between(mut self, min: Option<i64>, max: Option<i64>) -> Shape {
        self.min = min;
        self.max = max;
        self
    }

    pub(crate) const fn matching(mut self, pattern: &'static Pattern) -> Shape {
        self.pattern = Some(pattern);
        self
    }

    pub(crate) const fn one_of(mut self, values: &'static [&'static str]) -> Shape {
        self.values = values;
        self
    }

    pub(crate) const fn secret(mut self) -> Shape {
        self.secret = true;
        self
    }

    pub(crate) const fn union(mut self) -> Shape {
        if let Kind::Structure { members, .. } = self.kind {
            self.kind = Kind::Structure { members, union: true };
        }
        self
    }
}

/// Shapes refer to each other, some in circles: only the name is shown.
impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl Member {
    pub(crate) const fn new(name: &'static str, shape: &'static Shape) -> Member {
        Member {
            name,
            shape,
            required: false,
            request_name: name,
            response_name: name,
            location: Location::Body,
        }
    }

    pub(crate) const fn required(mut self) -> Member {
        self.required = true;
        self
    }

    pub(crate) const fn named(mut self, request: &'static str, response: &'static str) -> Member {
        self.request_name = request;
        self.response_name = response;
        self
    }

    pub(crate) const fn in_query_string(mut self) -> Member {
        self.location = Location::QueryString;
        self
    }
}

/// The shape of what operations without input or without output take or give.
pub static EMPTY: Shape = structure("", &[]);

const fn shape(name: &'static str, kind: Kind) -> Shape {
    Shape {
        name,
        kind,
        min: None,
        max: None,
        pattern: None,
        values: &[],
        secret: false,
    }
}

pub(crate) const fn string(name: &'static str) -> Shape {
    shape(name, Kind::String)
}

pub(crate) const fn integer(name: &'static str) -> Shape {
    shape(name, Kind::Integer)
}

pub(crate) const fn boolean(name: &'static str) -> Shape {
    shape(name, Kind::Boolean)
}

pub(crate) const fn timestamp(name: &'static str) -> Shape {
    shape(name, Kind::Timestamp)
}

pub(crate) const fn blob(name: &'static str) -> Shape {
    shape(name, Kind::Blob)
}

pub(crate) const fn list(name: &'static str, member: &'static Shape, element: &'static str) -> Shape {
    shape(name, Kind::List { member, element })
}

pub(crate) const fn map(name: &'static str, key: &'static Shape, value: &'static Shape) -> Shape {
    shape(name, Kind::Map { key, value })
}

pub(crate) const fn structure(name: &'static str, members: &'static [Member]) -> Shape {
    shape(
        name,
        Kind::Structure {
            members,
            union: false,
        },
    )
}

#[cfg(test)]
pub(crate) mod sample;
