//! A YAML or JSON text as a tree of values, each with its bytes in the text.
//!
//! Separate from the typed spec, since a typed deserializer stops at the first thing that displeases it,
//! and a user wants to hear of everything at once: the tree takes whatever is well-formed, and the typed
//! reading above it complains with places.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, Location, NonFiniteFloatPolicy, Spanned};

use crate::diagnostic::{Diagnostic, Place, Source};

/// Deepest nesting: thrice that of a condition's value in a spoke's own trust policy. Reading recurses, and a
/// thread's stack is what it is.
const DEEPEST: usize = 32;

/// Most values in a text, repeated ones counted again: some thirty times those of three hundred spokes.
const MOST_NODES: usize = 100_000;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Its bytes in the text. An alias (`*name`) stands where it is used.
    pub span: Range<usize>,
}

/// What can stand in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `null` or `~`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number that isn't quoted, as it was written: an account ID keeps its zeros.
    Number(String),
    /// Text.
    Text(String),
    /// Values in order.
    List(Vec<Node>),
    /// Names and values in order; a name may stand twice.
    Map(Vec<(Node, Node)>),
}

impl Value {
    /// What it is, in words for a message.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "fields",
        }
    }
}

impl Node {
    /// The text, if it is text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The entries, if it is a map.
    #[must_use]
    pub fn entries(&self) -> Option<&[(Node, Node)]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value of an entry, if it is a map that has it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.entries()?
            .iter()
            .find(|(key, _)| key.text() == Some(name))
            .map(|(_, value)| value)
    }

    /// The elements of a list, or the value itself: in a policy document one may stand for a list of one.
    #[must_use]
    pub fn one_or_many(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// Where it stands, as a finding shows it: of something that runs over lines, its first.
    #[must_use]
    pub fn place(&self, source: &Arc<Source>) -> Place {
        let start = self.span.start.min(source.text.len());
        let end = self.span.end.clamp(start, source.text.len());
        let line = source.text[start..end]
            .find(['\n', '\r'])
            .map_or(end, |newline| start + newline);
        Place::new(source, start..line)
    }
}

/// Reads a text.
///
/// # Errors
///
/// A finding `spec/syntax` where the text stops being YAML.
pub fn parse(source: &Arc<Source>) -> Result<Node, Box<Diagnostic>> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: DEEPEST,
            max_nodes: MOST_NODES,
        },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        // `yes`, `on` and `y` are words, as YAML 1.2 has it: a tag may have them as its value.
        strict_booleans: true,
        with_snippet: false,
    };
    serde_saphyr::from_str_with_options::<Parsed>(&source.text, options)
        .map(|parsed| settle(parsed, &source.text))
        .map_err(|error| Box::new(syntax(source, &error)))
}

/// A value as the deserializer hands it over.
struct Parsed(Spanned<Shape>);

enum Shape {
    Null,
    Bool(bool),
    Number,
    Text(String),
    List(Vec<Parsed>),
    Map(Vec<(Parsed, Parsed)>),
}

impl<'de> Deserialize<'de> for Parsed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::<Shape>::deserialize(deserializer).map(Parsed)
    }
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyShape)
    }
}

struct AnyShape;

impl<'de> Visitor<'de> for AnyShape {
    type Value = Shape;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Shape, E> {
        Ok(Shape::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Shape, E> {
        Ok(Shape::Bool(value))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_str<E>(self, value: &str) -> Result<Shape, E> {
        Ok(Shape::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Shape, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Shape::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Shape, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Shape::Map(map))
    }
}

/// The bytes of a location; an empty range at the end of the text when it is unknown.
fn bytes(location: &Location, text: &str) -> Range<usize> {
    let span = location.span();
    let number = |value: Option<u64>| value.and_then(|value| usize::try_from(value).ok());
    match (number(span.byte_offset()), number(span.byte_len())) {
        (Some(start), Some(length)) if start <= text.len() => start..(start + length).min(text.len()),
        _ => {
            let start = line_and_column(text, location.line(), location.column());
            start
                ..text[start..]
                    .chars()
                    .next()
                    .map_or(start, |c| start + c.len_utf8())
        }
    }
}

/// The byte at a one-based line and column, the column counted in characters.
fn line_and_column(text: &str, line: u64, column: u64) -> usize {
    let mut at = 0;
    let mut rest = text;
    for _ in 1..line {
        match rest.find('\n') {
            Some(newline) => {
                at += newline + 1;
                rest = &rest[newline + 1..];
            }
            None => return text.len(),
        }
    }
    let column = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
    rest.char_indices()
        .nth(column)
        .map_or(text.len(), |(offset, _)| at + offset)
}

fn settle(parsed: Parsed, text: &str) -> Node {
    let Spanned {
        value,
        referenced,
        defined,
    } = parsed.0;
    let mut span = bytes(&referenced, text);
    let value = match value {
        Shape::Null => Value::Null,
        Shape::Bool(value) => Value::Bool(value),
        Shape::Number => Value::Number(text.get(bytes(&defined, text)).unwrap_or_default().to_owned()),
        Shape::Text(value) => Value::Text(value),
        Shape::List(items) => {
            let items: Vec<Node> = items.into_iter().map(|item| settle(item, text)).collect();
            span.end = container_end(text, &span, items.last().map(|item| &item.span));
            Value::List(items)
        }
        Shape::Map(entries) => {
            let entries: Vec<(Node, Node)> = entries
                .into_iter()
                .map(|(key, value)| (settle(key, text), settle(value, text)))
                .collect();
            span.end = container_end(text, &span, entries.last().map(|(_, value)| &value.span));
            Value::Map(entries)
        }
    };
    Node { value, span }
}

/// Where a list or map ends: the parser tells only where it starts.
fn container_end(text: &str, span: &Range<usize>, last: Option<&Range<usize>>) -> usize {
    // An alias stands for its anchor's content, which is elsewhere.
    let Some(opening) = text.get(span.clone()) else {
        return span.end;
    };
    if opening.starts_with('*') {
        return span.end;
    }
    let inside = last.map_or(span.end, |last| last.end.max(span.end));
    let closing = match opening {
        "[" => ']',
        "{" => '}',
        _ => return inside,
    };
    let rest = text.get(inside..).unwrap_or_default();
    let skipped = rest.trim_start_matches([' ', '\t', '\r', '\n', ',']);
    if skipped.starts_with(closing) {
        inside + (rest.len() - skipped.len()) + closing.len_utf8()
    } else {
        inside
    }
}

fn syntax(source: &Arc<Source>, error: &serde_saphyr::Error) -> Diagnostic {
    let text = error.without_snippet().to_string();
    let message = match error.without_snippet() {
        serde_saphyr::Error::MultipleDocuments { .. } => "a second document begins here",
        _ if text.starts_with("budget breached") || text.contains("limit exceeded") => {
            "nested deeper, or repeated oftener, than in any spec"
        }
        _ => text.find(" at line ").map_or(text.as_str(), |at| &text[..at]),
    };
    let span = error
        .location()
        .map_or(0..0, |location| bytes(&location, &source.text));
    let diagnostic = Diagnostic::error("spec/syntax", format!("`{}` is not valid YAML", source.name))
        .at(Place::new(source, span.clone()), message.replace('`', "'"));
    let line_start = source.text[..span.start]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    if source.text[line_start..span.start].contains('\t') {
        return diagnostic.hint("indent with spaces; YAML allows no tab there");
    }
    match source.text[span].chars().next() {
        Some(character @ ('@' | '`' | '%' | '*')) if !message.starts_with("nested") => {
            diagnostic.hint(format!("put quotes around text that begins with `{character}`"))
        }
        _ => diagnostic,
    }
}
