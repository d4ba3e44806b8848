//! Reading typed values from a tree, collecting what is wrong instead of stopping at it.
//!
//! The counterpart of a deserializer: where one would return an error, a [`Reader`] notes a finding and
//! goes on, so that a user hears of everything at once.

use std::ops::Deref;
use std::sync::Arc;

use super::tree::{Node, Value};
use crate::diagnostic::{Diagnostic, Place, Source};

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl<T> Deref for At<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> At<T> {
    /// The same place with another value.
    pub fn with<U>(&self, value: U) -> At<U> {
        At {
            value,
            place: self.place.clone(),
        }
    }
}

/// What can be read from a tree.
pub trait Read: Sized {
    /// What a user should have written, for a message: `text`, `a list of names`.
    const EXPECTED: &'static str;

    /// The value, or `None` after a finding.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;
}

/// Reads one text, and remembers what is wrong with it.
#[derive(Debug)]
pub struct Reader<'a> {
    source: &'a Arc<Source>,
    findings: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// A reader of a text.
    #[must_use]
    pub fn new(source: &'a Arc<Source>) -> Self {
        Reader {
            source,
            findings: Vec::new(),
        }
    }

    /// The text.
    #[must_use]
    pub fn source(&self) -> &'a Arc<Source> {
        self.source
    }

    /// Everything that was wrong.
    #[must_use]
    pub fn into_findings(self) -> Vec<Diagnostic> {
        self.findings
    }

    /// Where a node stands.
    #[must_use]
    pub fn place(&self, node: &Node) -> Place {
        node.place(self.source)
    }

    /// Notes a finding.
    pub fn find(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Notes that something else was expected at a node.
    pub fn wrong_type(&mut self, node: &Node, expected: &str) {
        let place = self.place(node);
        let finding = Diagnostic::error(
            "spec/wrong-type",
            format!("expected {expected}, found {}", node.value.kind()),
        )
        .at(place, format!("this should be {expected}"));
        let quotable = expected.starts_with("text") || expected.starts_with("a name");
        self.find(match &node.value {
            Value::Number(text) if quotable => finding.hint(format!("put quotes around it: `\"{text}\"`")),
            Value::Bool(value) if quotable => finding.hint(format!("put quotes around it: `\"{value}\"`")),
            Value::Text(text) if expected == <bool as Read>::EXPECTED => {
                match text.to_ascii_lowercase().as_str() {
                    "yes" | "on" | "y" => finding.hint("write `true`"),
                    "no" | "off" | "n" => finding.hint("write `false`"),
                    _ => finding,
                }
            }
            Value::Null => finding.hint("give it a value, or take the line away"),
            _ => finding,
        });
    }

    /// The entries of a map of known fields. Unknown and repeated fields are findings.
    pub fn fields<'n>(
        &mut self,
        node: &'n Node,
        expected: &str,
        known: &[&str],
    ) -> Option<&'n [(Node, Node)]> {
        let Some(entries) = node.entries() else {
            self.wrong_type(node, expected);
            return None;
        };
        for (index, (key, _)) in entries.iter().enumerate() {
            let Some(name) = key.text() else {
                self.wrong_type(key, "a name of a field");
                continue;
            };
            if let Some((first, _)) = entries[..index].iter().find(|(k, _)| k.text() == Some(name)) {
                let (place, first) = (self.place(key), self.place(first));
                self.find(
                    Diagnostic::error("spec/duplicate-field", format!("`{name}` stands twice"))
                        .at(place, "the second time")
                        .at(first, "the first time"),
                );
            } else if !known.contains(&name) {
                let place = self.place(key);
                let finding =
                    Diagnostic::error("spec/unknown-field", format!("there is no field `{name}` here"))
                        .at(place, "unknown field");
                self.find(match nearest(name, known.iter().copied()) {
                    Some(near) => finding.hint(format!("did you mean `{near}`?")),
                    None => finding.hint(format!("known here: {}", known.join(", "))),
                });
            }
        }
        Some(entries)
    }

    /// A field of a map.
    pub fn field<T: Read>(&mut self, entries: &[(Node, Node)], name: &str) -> Option<At<T>> {
        let (_, value) = entries.iter().find(|(key, _)| key.text() == Some(name))?;
        self.read(value)
    }

    /// A value with its place.
    pub fn read<T: Read>(&mut self, node: &Node) -> Option<At<T>> {
        let value = T::read(node, self)?;
        Some(At {
            value,
            place: self.place(node),
        })
    }

    /// Notes a required field that isn't there.
    pub fn require(&mut self, node: &Node, entries: &[(Node, Node)], name: &str, what: &str) {
        if entries.iter().any(|(key, _)| key.text() == Some(name)) {
            return;
        }
        let place = self.place(node);
        self.find(
            Diagnostic::error("spec/missing-field", format!("{what} needs `{name}`"))
                .at(place, format!("`{name}` is missing here")),
        );
    }
}

/// The candidate that was probably meant: within a third of the word's length, and at least one, of edits.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let folded = word.to_ascii_lowercase().replace('_', "-");
    let room = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| {
            let distance = strsim::damerau_levenshtein(&folded, &candidate.to_ascii_lowercase());
            (distance, candidate)
        })
        .filter(|(distance, _)| *distance <= room)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

impl Read for String {
    const EXPECTED: &'static str = "text";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.text() {
            Some(text) => Some(text.to_owned()),
            None => {
                reader.wrong_type(node, Self::EXPECTED);
                None
            }
        }
    }
}

impl Read for bool {
    const EXPECTED: &'static str = "true or false";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.value {
            Value::Bool(value) => Some(value),
            _ => {
                reader.wrong_type(node, Self::EXPECTED);
                None
            }
        }
    }
}

impl<T: Read> Read for Vec<At<T>> {
    const EXPECTED: &'static str = "a list";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::List(items) => Some(items.iter().filter_map(|item| reader.read(item)).collect()),
            _ => {
                reader.wrong_type(node, Self::EXPECTED);
                None
            }
        }
    }
}

impl<T: schemars::JsonSchema> schemars::JsonSchema for At<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}
