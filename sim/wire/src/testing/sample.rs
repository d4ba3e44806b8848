//! A value for every shape: each member set, every list with two elements.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rolecall_api::credentials::Secret;
use rolecall_api::document::{Structure, Value};
use rolecall_api::shape::{Kind, Shape};

/// How deep structures that go in circles are followed.
const DEPTH: usize = 4;

/// Text that every protocol has to be careful with.
pub(crate) const HOSTILE: &str = "a<b>&\"c'\r\n\td ]]> %2F+=;é𝄞\u{85}";

pub(crate) fn structure(shape: &'static Shape) -> Structure {
    members(shape, DEPTH)
}

fn members(shape: &'static Shape, depth: usize) -> Structure {
    let mut structure = Structure::new();
    for member in shape.members() {
        if depth > 0 {
            structure.insert(member.name, value(member.shape, depth - 1));
        }
    }
    structure
}

fn value(shape: &'static Shape, depth: usize) -> Value {
    match shape.kind {
        Kind::String | Kind::Blob if shape.secret => Secret::new(format!("s3cret {HOSTILE}")).into(),
        Kind::String => format!("{} {HOSTILE}", shape.name).into(),
        Kind::Integer => (-7).into(),
        Kind::Boolean => true.into(),
        Kind::Timestamp => Timestamp::from_second(1_767_225_600).unwrap().into(),
        Kind::Blob => Value::Blob(vec![0, 255, 10]),
        Kind::List { member, .. } => Value::List(vec![value(member, depth), value(member, depth)]),
        Kind::Map { value: of, .. } => {
            let key = |name: &str| (format!("{name} {HOSTILE}"), value(of, depth));
            Value::Map(BTreeMap::from([key("one"), key("two")]))
        }
        Kind::Structure { .. } => members(shape, depth).into(),
    }
}
