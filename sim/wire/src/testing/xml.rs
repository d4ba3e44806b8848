//! Reads answers in XML, by a library, into values by their shapes.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;
use rolecall_api::credentials::Secret;
use rolecall_api::document::{Structure, Value};
use rolecall_api::shape::{Kind, Shape};

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) namespace: Option<String>,
    pub(crate) text: String,
    pub(crate) children: Vec<Element>,
}

impl Element {
    /// The one child of a name.
    pub(crate) fn child(&self, name: &str) -> &Element {
        let mut found = self.children.iter().filter(|child| child.name == name);
        match (found.next(), found.next()) {
            (Some(child), None) => child,
            (None, _) => panic!("no `{name}` in {self:?}"),
            _ => panic!("several `{name}` in {self:?}"),
        }
    }

    /// The text of a descendant, by names from the outside in.
    pub(crate) fn at(&self, path: &str) -> &str {
        let found = path.split('/').fold(self, Element::child);
        &found.text
    }
}

/// Reads a document, which must be well-formed and have one root.
pub(crate) fn read(bytes: &[u8]) -> Element {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                let mut element = Element {
                    name: tag.name().as_ref().to_owned(),
                    ..Element::default()
                };
                for attribute in tag.attributes() {
                    let attribute = attribute.unwrap();
                    assert_eq!(attribute.key.as_ref(), "xmlns");
                    element.namespace = Some(attribute.value.into_owned());
                }
                open.push(element);
            }
            Event::Empty(tag) => open.last_mut().unwrap().children.push(Element {
                name: tag.name().as_ref().to_owned(),
                ..Element::default()
            }),
            Event::End(_) => {
                let mut done = open.pop().unwrap();
                if !done.children.is_empty() {
                    assert_eq!(done.text.trim(), "", "mixed content in {}", done.name);
                    done.text.clear();
                }
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(text) => {
                let text: &str = &text;
                assert!(text.chars().all(is_xml), "{text:?}");
                open.last_mut().unwrap().text.push_str(text);
            }
            Event::GeneralRef(name) => {
                let letter = match name.resolve_char_ref().unwrap() {
                    Some(letter) => letter,
                    None => match &*name {
                        "lt" => '<',
                        "gt" => '>',
                        "amp" => '&',
                        "quot" => '"',
                        other => panic!("entity {other}"),
                    },
                };
                assert!(is_xml(letter), "{letter:?}");
                open.last_mut().unwrap().text.push(letter);
            }
            Event::Decl(_) => assert_eq!(open.len(), 1),
            Event::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(open.len(), 1, "left open");
    let mut top = open.pop().unwrap();
    assert_eq!(top.text.trim(), "");
    assert_eq!(top.children.len(), 1);
    top.children.remove(0)
}

/// XML 1.0, section 2.2.
fn is_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// The members of a structure. Elements that the shape doesn't have must not be there.
pub(crate) fn structure(shape: &'static Shape, element: &Element) -> Structure {
    let mut structure = Structure::new();
    for child in &element.children {
        let mut members = shape.members().iter();
        let member = members.find(|member| member.response_name == child.name);
        let member = member.unwrap_or_else(|| panic!("{} has no {}", shape.name, child.name));
        assert!(
            structure
                .insert(member.name, value(member.shape, child))
                .is_none()
        );
    }
    structure
}

fn value(shape: &'static Shape, element: &Element) -> Value {
    let text = element.text.as_str();
    match shape.kind {
        Kind::String | Kind::Blob if shape.secret => Secret::new(text).into(),
        Kind::String => text.into(),
        Kind::Integer => text.parse::<i64>().unwrap().into(),
        Kind::Boolean => text.parse::<bool>().unwrap().into(),
        Kind::Timestamp => {
            assert_eq!(text.len(), "2026-01-01T00:00:00Z".len());
            text.parse::<jiff::Timestamp>().unwrap().into()
        }
        Kind::Blob => Value::Blob(data_encoding::BASE64.decode(text.as_bytes()).unwrap()),
        Kind::List {
            member,
            element: name,
        } => {
            let elements = element.children.iter().map(|child| {
                assert_eq!(child.name, name);
                value(member, child)
            });
            Value::List(elements.collect())
        }
        Kind::Map { value: of, .. } => {
            let entries = element.children.iter().map(|entry| {
                assert_eq!(entry.name, "entry");
                (entry.child("key").text.clone(), value(of, entry.child("value")))
            });
            Value::Map(entries.collect::<BTreeMap<_, _>>())
        }
        Kind::Structure { .. } => structure(shape, element).into(),
    }
}
