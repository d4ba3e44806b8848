//! A value for every shape, so that sweeps over the whole model have something to sweep with.

use std::collections::BTreeMap;

use super::{Kind, Shape};
use crate::credentials::Secret;
use crate::document::{Structure, Value};

/// How values are made. By default, the least that the constraints allow, and every member set.
#[derive(Clone)]
pub(crate) struct Sample {
    /// The text of every secret; one that fits the constraints when it is empty.
    pub(crate) secret: String,
    /// Whether optional members are set.
    pub(crate) optional: bool,
}

impl Default for Sample {
    fn default() -> Sample {
        Sample {
            secret: String::new(),
            optional: true,
        }
    }
}

/// How deep structures go in circles.
const DEPTH: usize = 12;

impl Sample {
    pub(crate) fn structure(&self, shape: &'static Shape) -> Structure {
        self.members(shape, DEPTH)
    }

    pub(crate) fn value(&self, shape: &'static Shape) -> Value {
        self.at(shape, DEPTH)
    }

    fn members(&self, shape: &'static Shape, depth: usize) -> Structure {
        let mut structure = Structure::new();
        for member in shape.members() {
            if member.required || (self.optional && depth > 0) {
                structure.insert(member.name, self.at(member.shape, depth.saturating_sub(1)));
            }
        }
        structure
    }

    fn at(&self, shape: &'static Shape, depth: usize) -> Value {
        match shape.kind {
            Kind::String | Kind::Blob if shape.secret && !self.secret.is_empty() => {
                Secret::new(self.secret.as_str()).into()
            }
            Kind::String | Kind::Blob if shape.secret => Secret::new(text(shape, least(shape))).into(),
            Kind::String => text(shape, least(shape)).into(),
            Kind::Integer => shape.min.or(shape.max).unwrap_or(7).into(),
            Kind::Boolean => true.into(),
            Kind::Timestamp => Value::Timestamp(jiff::Timestamp::UNIX_EPOCH),
            Kind::Blob => Value::Blob(vec![b'x'; least(shape)]),
            Kind::List { member, .. } => Value::List(vec![self.at(member, depth); least(shape)]),
            Kind::Map { key, value } => {
                let key = text(key, least(key));
                Value::Map(BTreeMap::from([(key, self.at(value, depth))]))
            }
            Kind::Structure { .. } => self.members(shape, depth).into(),
        }
    }
}

/// The least length above none.
fn least(shape: &Shape) -> usize {
    usize::try_from(shape.min.unwrap_or(1).max(1)).unwrap()
}

/// A text that satisfies pattern and values, of this length where there is one. `x`s when the pattern is
/// beyond guessing, as some of answers are; a test validates the samples of all requests.
pub(crate) fn text(shape: &'static Shape, length: usize) -> String {
    if let Some(first) = shape.values.first() {
        return (*first).to_owned();
    }
    let Some(pattern) = shape.pattern else {
        return "x".repeat(length);
    };
    const FRAMES: [(&str, &str); 10] = [
        ("", ""),
        ("/", "/"),
        ("/", ""),
        ("o-", ""),
        ("p-", ""),
        ("v1", ""),
        ("v1.", ""),
        ("http://", ""),
        ("a@", ".b"),
        ("o-0123456789/r-0123", ""),
    ];
    const SPECIAL: [&str; 9] = [
        "/",
        "o-0123456789/r-0123",
        "ou-0123-01234567",
        "r-0123",
        "123456789012",
        "v1",
        "http://",
        "p-01234567",
        "car-01234567",
    ];
    let fitting = FRAMES.iter().flat_map(|(head, tail)| {
        let rest = length.saturating_sub(head.len() + tail.len());
        ["a", "1", "A", "/"].map(|fill| format!("{head}{}{tail}", fill.repeat(rest)))
    });
    let mut fitting = fitting.filter(|text| text.chars().count() == length);
    let found = fitting.find(|text| pattern.matches(text));
    let loose = || {
        SPECIAL
            .iter()
            .find(|text| pattern.matches(text))
            .map(|text| (*text).to_owned())
    };
    found.or_else(loose).unwrap_or_else(|| "x".repeat(length))
}

/// How many secrets a full sample of a structure holds.
pub(crate) fn count_secrets(shape: &'static Shape) -> usize {
    fn count(value: &Value) -> usize {
        match value {
            Value::Secret(_) => 1,
            Value::List(values) => values.iter().map(count).sum(),
            Value::Map(values) => values.values().map(count).sum(),
            Value::Structure(structure) => structure.iter().map(|(_, value)| count(value)).sum(),
            _ => 0,
        }
    }
    count(&Sample::default().structure(shape).into())
}
