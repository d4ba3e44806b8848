//! Policy documents of a spec: in place or from a file, read by the law, with findings at the user's own
//! characters.
//!
//! A document may be written in YAML's manner or in JSON's, which is YAML too. Either way it is a tree
//! here; the law reads the JSON text that the tree means, and the places it names are carried back.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use rolecall_iam::policy::{self, Document, Kind, Rule};

use super::leaf::DocumentText;
use super::reader::At;
use super::tree::{self, Node, Value};
use crate::diagnostic::{Diagnostic, Place, Source};

/// The files that a spec names, by the name it uses; read before anything is resolved.
pub type Files = BTreeMap<String, Result<Arc<Source>, String>>;

/// Largest file that is read as a policy document, in bytes; the largest policy has 10,240 characters
/// besides white space (IAM User Guide, *reference_iam-quotas*).
const LARGEST_FILE: u64 = 1 << 20;

/// Reads the files of the given names, relative to a folder.
pub fn read_files<'a>(names: impl IntoIterator<Item = &'a str>, base: &Path) -> Files {
    names
        .into_iter()
        .map(|name| (name.to_owned(), read_file(&base.join(name))))
        .collect()
}

fn read_file(path: &Path) -> Result<Arc<Source>, String> {
    let size = std::fs::metadata(path).map_err(|error| plain(&error))?.len();
    if size > LARGEST_FILE {
        return Err(format!("the file has {size} bytes; no policy is as large"));
    }
    let text = std::fs::read_to_string(path).map_err(|error| plain(&error))?;
    // As it is found from where the command runs, so that editors and GitHub find it too.
    let name: PathBuf = path
        .components()
        .filter(|part| *part != Component::CurDir)
        .collect();
    Ok(Arc::new(Source {
        name: name.display().to_string(),
        text,
    }))
}

/// An error of the file system without its number.
pub fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut characters = text.chars();
    characters
        .next()
        .map(|first| first.to_ascii_lowercase().to_string() + characters.as_str())
        .unwrap_or_default()
}

/// A document whose text is found: its tree, and the text that the tree stands in.
#[derive(Debug)]
pub struct Written {
    /// What was written.
    pub node: Node,
    /// Where.
    pub source: Arc<Source>,
    /// Where the spec has it: the document itself, or the name of its file.
    pub place: Place,
}

impl Written {
    /// Finds a document's text.
    ///
    /// # Errors
    ///
    /// A finding: there is no such file, or it isn't well-formed.
    pub fn find(
        text: &At<DocumentText>,
        source: &Arc<Source>,
        files: &Files,
    ) -> Result<Written, Box<Diagnostic>> {
        match &text.value {
            DocumentText::Inline(node) => Ok(Written {
                node: node.clone(),
                source: Arc::clone(source),
                place: text.place.clone(),
            }),
            DocumentText::File(name) => {
                let file = match files.get(name) {
                    Some(Ok(file)) => file,
                    Some(Err(why)) => return Err(Box::new(missing_file(name, why, &text.place))),
                    None => return Err(Box::new(missing_file(name, "it was not read", &text.place))),
                };
                let node = tree::parse(file)
                    .map_err(|finding| Box::new(finding.at(text.place.clone(), "named here")))?;
                Ok(Written {
                    node,
                    source: Arc::clone(file),
                    place: text.place.clone(),
                })
            }
        }
    }

    /// Reads the document as the law does, and asks whether AWS would store it as such a policy.
    ///
    /// # Errors
    ///
    /// A finding at the place in the document that isn't right.
    pub fn document(&self, kind: Kind) -> Result<Document, Box<Diagnostic>> {
        let json = Json::of(&self.node);
        let document = policy::read(&json.text).map_err(|error| {
            let place = json.place(&(error.span.start..error.span.end), self);
            let text = error.message;
            Box::new(self.elsewhere(
                Diagnostic::error("spec/policy-document", "this is not a policy document").at(place, text),
            ))
        })?;
        match policy::check(&document, kind) {
            Ok(()) => Ok(document),
            Err(refusal) => {
                let place = json.place(&(refusal.span.start..refusal.span.end), self);
                let label = refusal.why.unwrap_or_else(|| "here".to_owned());
                let finding = self.elsewhere(
                    Diagnostic::error("spec/policy-refused", "AWS would refuse this policy document")
                        .at(place, label)
                        .because([format!("{}: {}", refusal.code, refusal.message)]),
                );
                Err(Box::new(match refusal.hint {
                    Some(hint) => finding.hint(hint),
                    None => finding,
                }))
            }
        }
    }

    /// What is to be said of a document that AWS would take, beyond what AWS says: all of it warnings, since it does
    /// take it. Who may assume a role is the spec's own affair: it says when that is everybody, and to trust the whole hub
    /// account is a choice that it offers.
    #[must_use]
    pub fn findings(&self, document: &Document, kind: Kind) -> Vec<Diagnostic> {
        let json = Json::of(&self.node);
        let findings = policy::lint(document, kind).into_iter();
        let said = |finding: &policy::Finding| {
            kind == Kind::Trust && matches!(finding.rule, Rule::OpenToEveryone | Rule::OpenToAccount)
        };
        findings
            .filter(|finding| !said(finding))
            .map(|finding| {
                let place = json.beginning(&(finding.span.start..finding.span.end), self);
                let warning =
                    Diagnostic::warning(finding.rule.code(), finding.message).at(place, finding.label);
                self.elsewhere(match finding.hint {
                    Some(hint) => warning.hint(hint),
                    None => warning,
                })
            })
            .collect()
    }

    /// The finding with the place in the spec too, when the document stands in a file of its own.
    pub fn elsewhere(&self, finding: Diagnostic) -> Diagnostic {
        if Arc::ptr_eq(&self.source, &self.place.source) {
            finding
        } else {
            finding.at(self.place.clone(), "named here")
        }
    }

    /// Where a part of the document stands.
    pub fn at(&self, part: &Node) -> Place {
        part.place(&self.source)
    }

    /// The statements of the document; there may be none, and it may not be well-formed.
    pub fn statements(&self) -> &[Node] {
        self.node.get("Statement").map_or(&[], Node::one_or_many)
    }
}

fn missing_file(name: &str, why: &str, place: &Place) -> Diagnostic {
    Diagnostic::error("spec/missing-file", format!("the file `{name}` cannot be read"))
        .at(place.clone(), why)
        .hint("a path is relative to the spec that names it")
}

/// The JSON text that a tree means, with what each part of it came from.
struct Json {
    text: String,
    parts: Vec<(Range<usize>, Range<usize>)>,
}

impl Json {
    fn of(node: &Node) -> Json {
        let mut json = Json {
            text: String::new(),
            parts: Vec::new(),
        };
        json.write(node);
        json
    }

    fn write(&mut self, node: &Node) {
        let start = self.text.len();
        match &node.value {
            Value::Null => self.text.push_str("null"),
            Value::Bool(value) => self.text.push_str(if *value { "true" } else { "false" }),
            Value::Number(number) if serde_json::from_str::<serde_json::Number>(number).is_ok() => {
                self.text.push_str(number);
            }
            Value::Number(text) | Value::Text(text) => {
                self.text
                    .push_str(&serde_json::Value::from(text.as_str()).to_string());
            }
            Value::List(items) => {
                self.text.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        self.text.push(',');
                    }
                    self.write(item);
                }
                self.text.push(']');
            }
            Value::Map(entries) => {
                self.text.push('{');
                for (index, (key, value)) in entries.iter().enumerate() {
                    if index > 0 {
                        self.text.push(',');
                    }
                    self.write(key);
                    self.text.push(':');
                    self.write(value);
                }
                self.text.push('}');
            }
        }
        self.parts.push((start..self.text.len(), node.span.clone()));
    }

    /// Where a range of the JSON text begins in the document: the largest part that stands there and is no longer,
    /// such as the key of an element; and else the smallest part that holds it.
    fn beginning(&self, span: &Range<usize>, written: &Written) -> Place {
        let starts = self.parts.iter().filter(|(json, _)| json.start == span.start);
        match starts
            .filter(|(json, _)| json.end <= span.end)
            .max_by_key(|(json, _)| json.len())
        {
            Some((json, _)) => self.place(json, written),
            None => self.place(span, written),
        }
    }

    /// Where a range of the JSON text stands in the document: the smallest part that holds it.
    fn place(&self, span: &Range<usize>, written: &Written) -> Place {
        let part = self
            .parts
            .iter()
            .filter(|(json, _)| json.start <= span.start && span.end.max(span.start) <= json.end)
            .min_by_key(|(json, _)| json.len())
            .map_or(&written.node.span, |(_, part)| part);
        Node {
            value: Value::Null,
            span: part.clone(),
        }
        .place(&written.source)
    }
}
