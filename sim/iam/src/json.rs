//! JSON with places: a reader that remembers where each value stands.
//!
//! Separate from serde, since findings and evidence point at a line of the user's document, keys
//! that occur twice must be refused, and a condition's number keeps the text it was written with.
//!
//! A text is read once into a flat list of places, one for each value in the order of the text, and
//! nothing is copied: a container knows where what follows it begins, so its parts are walked without
//! pointers, and a string is unescaped when somebody asks for it.

use std::borrow::Cow;
use std::fmt::Write;

use serde::Serialize;

mod reader;

/// A stretch of a text, in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

impl Span {
    /// Line and column of the start, both from 1; the column counts characters.
    pub fn line_and_column(self, text: &str) -> (usize, usize) {
        let before = text.get(..self.start).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (line, column)
    }
}

/// Why a text is not JSON, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub(crate) struct NotJson {
    pub(crate) message: String,
    pub(crate) span: Span,
    /// A key that is there twice: JSON to most readers, but not to AWS.
    pub(crate) duplicate: bool,
}

/// A text that is JSON, and where its values stand.
#[derive(Debug)]
pub(crate) struct Tree<'t> {
    text: &'t str,
    /// In the order of the text; a member's key stands before its value. Never empty.
    places: Vec<Place>,
}

/// Where one value stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: u32,
    end: u32,
    /// Index of the first place that is neither this one nor inside it.
    after: u32,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Null,
    True,
    False,
    Number,
    /// Without a backslash: what stands between the quotes is the string.
    Plain,
    Escaped,
    Array,
    Object,
}

/// One value of a tree.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node<'n> {
    tree: &'n Tree<'n>,
    index: u32,
    /// Where the text begins that places are given in.
    origin: u32,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(crate) enum Value<'n> {
    Null,
    Bool(bool),
    /// As it was written.
    Number(&'n str),
    String(Cow<'n, str>),
    Array(Items<'n>),
    Object(Members<'n>),
}

/// One member of an object.
#[derive(Debug, Clone)]
pub(crate) struct Member<'n> {
    pub(crate) key: Cow<'n, str>,
    pub(crate) key_span: Span,
    pub(crate) node: Node<'n>,
}

impl Value<'_> {
    /// What it is, with its article.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

/// Deepest nesting that is read. A policy needs six levels.
pub(crate) const DEPTH: usize = 64;

/// Reads one value with nothing but white space around it.
pub(crate) fn read(text: &str) -> Result<Tree<'_>, NotJson> {
    reader::read(text, DEPTH)
}

/// What a member of the outermost object says, as it was written, also of a text that stops being JSON
/// behind it.
pub(crate) fn member_of_broken<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    reader::member_of_broken(text, DEPTH, key)
}

impl Tree<'_> {
    /// The outermost value.
    pub(crate) fn root(&self) -> Node<'_> {
        Node {
            tree: self,
            index: 0,
            origin: 0,
        }
    }
}

impl<'n> Node<'n> {
    fn place(self) -> Place {
        self.tree.places[self.index as usize]
    }

    /// Where it stands.
    pub(crate) fn span(self) -> Span {
        let place = self.place();
        Span {
            start: (place.start - self.origin) as usize,
            end: (place.end - self.origin) as usize,
        }
    }

    /// As it was written.
    pub(crate) fn text(self) -> &'n str {
        let place = self.place();
        self.slice(place.start, place.end)
    }

    /// The same, for who reads it as a text of its own: places count from its start.
    pub(crate) fn alone(self) -> Self {
        self.within(self)
    }

    /// The same, with places that count from the start of a value around it.
    pub(crate) fn within(self, outer: Self) -> Self {
        Self {
            origin: outer.place().start,
            ..self
        }
    }

    /// Whether it is `null`.
    pub(crate) fn is_null(self) -> bool {
        self.place().kind == Kind::Null
    }

    /// What it is.
    pub(crate) fn value(self) -> Value<'n> {
        let place = self.place();
        match place.kind {
            Kind::Null => Value::Null,
            Kind::True => Value::Bool(true),
            Kind::False => Value::Bool(false),
            Kind::Number => Value::Number(self.text()),
            Kind::Plain => Value::String(Cow::Borrowed(self.slice(place.start + 1, place.end - 1))),
            Kind::Escaped => Value::String(reader::unescaped(self.text()).into()),
            Kind::Array => Value::Array(Items(self.inside(place))),
            Kind::Object => Value::Object(Members(self.inside(place))),
        }
    }

    fn slice(self, start: u32, end: u32) -> &'n str {
        // Places lie on the borders of characters.
        self.tree
            .text
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    fn inside(self, place: Place) -> Inside<'n> {
        Inside {
            next: Self {
                index: self.index + 1,
                ..self
            },
            end: place.after,
        }
    }
}

/// The values inside a container, keys among them.
#[derive(Debug, Clone)]
struct Inside<'n> {
    next: Node<'n>,
    end: u32,
}

impl<'n> Iterator for Inside<'n> {
    type Item = Node<'n>;

    fn next(&mut self) -> Option<Node<'n>> {
        let node = self.next;
        if node.index >= self.end {
            return None;
        }
        self.next.index = node.place().after;
        Some(node)
    }
}

/// The values of a list.
#[derive(Debug, Clone)]
pub(crate) struct Items<'n>(Inside<'n>);

impl<'n> Iterator for Items<'n> {
    type Item = Node<'n>;

    fn next(&mut self) -> Option<Node<'n>> {
        self.0.next()
    }
}

/// The members of an object.
#[derive(Debug, Clone)]
pub(crate) struct Members<'n>(Inside<'n>);

impl<'n> Iterator for Members<'n> {
    type Item = Member<'n>;

    fn next(&mut self) -> Option<Member<'n>> {
        let key = self.0.next()?;
        let node = self.0.next()?;
        let Value::String(text) = key.value() else {
            return None;
        };
        Some(Member {
            key: text,
            key_span: key.span(),
            node,
        })
    }
}

/// Writes a string with its quotes and escapes.
pub(crate) fn write_string(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if u32::from(control) < 0x20 => {
                // Writing into a String cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests;
