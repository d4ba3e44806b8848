//! The XML of answers: elements, text that can't break out of them, and values by their shapes.
//!
//! Written by hand: an answer has no attributes but one, no mixed content and no names but the model's, so
//! that what is left of an XML library is the escaping, and AWS's own indentation. Tests read it back with
//! a library.

use data_encoding::BASE64;
use rolecall_api::document::{Structure, Value};
use rolecall_api::shape::{Kind, Member, Shape};

use crate::digits;

/// How an answer is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Each element on a line of its own, its children this many blanks further in, as IAM, STS (2) and EC2
    /// (4) write it.
    Lines(usize),
    /// All in one line, as Route 53 writes it.
    Compact,
}

/// What lines begin with.
const BLANKS: &str = "                                ";

/// Text of XML under construction.
pub(crate) struct Writer {
    text: String,
    layout: Layout,
    depth: usize,
}

impl Writer {
    pub(crate) fn new(layout: Layout, declaration: &str) -> Writer {
        let mut text = String::with_capacity(1024);
        text.push_str(declaration);
        Writer {
            text,
            layout,
            depth: 0,
        }
    }

    /// The outermost element, with its namespace.
    pub(crate) fn root(&mut self, name: &str, namespace: Option<&str>) {
        self.line();
        match namespace {
            Some(namespace) => self.put(&["<", name, " xmlns=\"", namespace, "\">"]),
            None => self.put(&["<", name, ">"]),
        }
        self.depth += 1;
    }

    /// Opens an element. Its name is the model's, never a caller's.
    pub(crate) fn open(&mut self, name: &str) {
        self.root(name, None);
    }

    pub(crate) fn close(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.line();
        self.put(&["</", name, ">"]);
    }

    /// An element with text alone.
    pub(crate) fn leaf(&mut self, name: &str, text: &str) {
        self.line();
        self.put(&["<", name, ">"]);
        escape(text, &mut self.text);
        self.put(&["</", name, ">"]);
    }

    /// An element with nothing in it.
    pub(crate) fn empty(&mut self, name: &str) {
        self.line();
        self.put(&["<", name, "/>"]);
    }

    pub(crate) fn finish(mut self) -> Vec<u8> {
        if matches!(self.layout, Layout::Lines(_)) {
            self.text.push('\n');
        }
        self.text.into_bytes()
    }

    fn put(&mut self, parts: &[&str]) {
        for part in parts {
            self.text.push_str(part);
        }
    }

    fn line(&mut self) {
        let Layout::Lines(step) = self.layout else { return };
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        let mut blanks = step * self.depth;
        while let Some(some) = BLANKS
            .get(..blanks.min(BLANKS.len()))
            .filter(|some| !some.is_empty())
        {
            self.text.push_str(some);
            blanks -= some.len();
        }
    }

    /// The members of a structure, in their order, and the lists that it should have and hasn't.
    pub(crate) fn members(&mut self, shape: &'static Shape, structure: &Structure) {
        for (name, value) in structure.iter() {
            if let Some(member) = shape.member(name) {
                self.value(member.response_name, member.shape, value);
            }
        }
        for member in missing_lists(shape, structure) {
            self.empty(member.response_name);
        }
    }

    fn value(&mut self, name: &str, shape: &'static Shape, value: &Value) {
        match (shape.kind, value) {
            (Kind::List { member, element }, Value::List(values)) => {
                if values.is_empty() {
                    return self.empty(name);
                }
                self.open(name);
                for value in values {
                    self.value(element, member, value);
                }
                self.close(name);
            }
            (Kind::Map { value: shape, .. }, Value::Map(values)) => {
                self.open(name);
                for (key, value) in values {
                    self.open("entry");
                    self.leaf("key", key);
                    self.value("value", shape, value);
                    self.close("entry");
                }
                self.close(name);
            }
            (_, Value::Structure(structure)) => {
                self.open(name);
                self.members(shape, structure);
                self.close(name);
            }
            (_, Value::String(text)) => self.leaf(name, text),
            // The one place where a secret leaves: to whoever it was made for.
            (_, Value::Secret(secret)) => self.leaf(name, secret.expose()),
            (_, Value::Integer(number)) => self.leaf(name, &number.to_string()),
            (_, Value::Boolean(truth)) => self.leaf(name, if *truth { "true" } else { "false" }),
            (_, Value::Timestamp(time)) => self.leaf(name, &iso(*time)),
            (_, Value::Blob(bytes)) => self.leaf(name, &BASE64.encode(bytes)),
            (_, Value::List(_) | Value::Map(_)) => self.empty(name),
        }
    }
}

/// The lists that an answer has even when nothing is in them.
///
/// AWS writes `<Users/>` where there is no user, and clients read it without asking. Tags it leaves out
/// where an entity has none, unless they are what was asked for (answers recorded in 2025). What is asked for with
/// everything else of an account has its tags, and a user without inline policies no list of them (LocalStack's tests,
/// `test_iam_account_authorization_details.snapshot.json`, February 2026).
pub(crate) fn missing_lists<'s>(
    shape: &'static Shape,
    structure: &'s Structure,
) -> impl Iterator<Item = &'static Member> + 's {
    shape.members().iter().filter(|member| {
        matches!(member.shape.kind, Kind::List { .. })
            && (member.required || has_even_empty(shape, member.name))
            && structure.get(member.name).is_none()
    })
}

fn has_even_empty(shape: &Shape, member: &str) -> bool {
    match (shape.name, member) {
        ("UserDetail" | "RoleDetail", "Tags") => true,
        ("UserDetail", "UserPolicyList") => false,
        (name, "Tags") => name.starts_with("List"),
        _ => true,
    }
}

/// `2026-01-01T00:00:00Z`: to the second, as IAM and STS write it.
pub(crate) fn iso(time: jiff::Timestamp) -> String {
    digits::stamp(time, ["-", "-", "T", ":", ":", "Z"])
}

/// Text as an element may hold it. What XML 1.0 can't express at all (section 2.2) becomes U+FFFD; a
/// carriage return is written by number, since a parser would make a line feed of it (section 2.11).
fn escape(text: &str, to: &mut String) {
    let plain = |byte: u8| byte >= b' ' && !matches!(byte, b'<' | b'>' | b'&' | b'"' | 0xef);
    // Almost all text; U+FFFE and U+FFFF begin with 0xEF.
    if text.bytes().all(plain) {
        return to.push_str(text);
    }
    for letter in text.chars() {
        match letter {
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '&' => to.push_str("&amp;"),
            '"' => to.push_str("&quot;"),
            '\r' => to.push_str("&#xD;"),
            '\t' | '\n' => to.push(letter),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => to.push('\u{fffd}'),
            other => to.push(other),
        }
    }
}

#[cfg(test)]
mod tests;
