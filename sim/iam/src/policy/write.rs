//! Writing: a document's canonical text.
//!
//! Elements in AWS's order, a list of one as its value, other lists sorted and without duplicates;
//! statements stay in their order. Writing what was read from a canonical text gives that text.

use super::{Document, Element, Spanned, Statement};
use crate::json::write_string;
use crate::principal::{PrincipalElement, PrincipalKind};

/// A JSON value to be written.
enum Tree {
    /// Text that is JSON already.
    Raw(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Document {
    /// The canonical text, compact.
    pub fn to_json(&self) -> String {
        let mut out = String::with_capacity(self.text().len());
        tree(self).write(&mut out, None);
        out
    }

    /// The canonical text, indented by two.
    pub fn to_json_pretty(&self) -> String {
        let mut out = String::with_capacity(self.text().len() * 2);
        tree(self).write(&mut out, Some(0));
        out
    }
}

impl Statement {
    /// The statement's canonical text, indented by two: what a diff of two documents is made of.
    pub fn to_json_pretty(&self) -> String {
        let mut out = String::new();
        statement(self).write(&mut out, Some(0));
        out
    }
}

fn string(text: &str) -> Tree {
    let mut out = String::with_capacity(text.len() + 2);
    write_string(&mut out, text);
    Tree::Raw(out)
}

/// One value as it is, several as a sorted list.
fn one_or_list(mut texts: Vec<String>) -> Tree {
    texts.sort();
    texts.dedup();
    match texts.len() {
        1 => Tree::Raw(texts.remove(0)),
        _ => Tree::List(texts.into_iter().map(Tree::Raw).collect()),
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::new();
    write_string(&mut out, text);
    out
}

fn tree(document: &Document) -> Tree {
    let mut members = Vec::new();
    if let Some(version) = document.version() {
        members.push(("Version".into(), string(version.as_str())));
    }
    if let Some(id) = document.id() {
        members.push(("Id".into(), string(id)));
    }
    let statements = document.statements().iter().map(statement).collect();
    members.push(("Statement".into(), Tree::List(statements)));
    Tree::Object(members)
}

fn statement(statement: &Statement) -> Tree {
    let mut members = Vec::new();
    if let Some(sid) = &statement.sid {
        members.push(("Sid".into(), string(sid)));
    }
    members.push(("Effect".into(), string(statement.effect.as_str())));
    if let Some(element) = &statement.principal {
        members.push((negatable("Principal", element.negated), principal(element)));
    }
    if let Some(element) = &statement.action {
        let texts = patterns(element, |pattern| pattern.as_str());
        members.push((negatable("Action", element.negated), texts));
    }
    if let Some(element) = &statement.resource {
        let texts = patterns(element, |pattern| pattern.as_str());
        members.push((negatable("Resource", element.negated), texts));
    }
    if !statement.conditions.is_empty() {
        members.push(("Condition".into(), conditions(statement)));
    }
    Tree::Object(members)
}

fn negatable(name: &str, negated: bool) -> String {
    format!("{}{name}", if negated { "Not" } else { "" })
}

fn patterns<P>(element: &Element<P>, text: impl Fn(&P) -> &str) -> Tree {
    let texts = element.patterns.iter();
    one_or_list(texts.map(|Spanned { value, .. }| quoted(text(value))).collect())
}

fn principal(element: &PrincipalElement) -> Tree {
    if let (true, [entry]) = (element.bare, element.entries()) {
        return string(entry.text());
    }
    let kinds = [
        PrincipalKind::Aws,
        PrincipalKind::CanonicalUser,
        PrincipalKind::Federated,
        PrincipalKind::Service,
    ];
    let members = kinds.into_iter().filter_map(|kind| {
        let entries = element.entries.iter().filter(|entry| entry.kind() == kind);
        let texts: Vec<_> = entries.map(|entry| quoted(entry.text())).collect();
        (!texts.is_empty()).then(|| (kind.as_str().into(), one_or_list(texts)))
    });
    Tree::Object(members.collect())
}

fn conditions(statement: &Statement) -> Tree {
    let mut operators: Vec<(String, Vec<(String, Tree)>)> = Vec::new();
    for condition in &statement.conditions {
        let values = condition.values().iter().map(|value| {
            if value.quoted {
                quoted(&value.text)
            } else {
                value.text.to_string()
            }
        });
        let member = (condition.key().to_owned(), one_or_list(values.collect()));
        let operator = condition.operator().to_string();
        match operators.iter_mut().find(|(name, _)| *name == operator) {
            Some((_, keys)) => keys.push(member),
            None => operators.push((operator, vec![member])),
        }
    }
    operators.sort_by(|a, b| a.0.cmp(&b.0));
    let members = operators.into_iter().map(|(operator, mut keys)| {
        keys.sort_by(|a, b| a.0.cmp(&b.0));
        (operator, Tree::Object(keys))
    });
    Tree::Object(members.collect())
}

impl Tree {
    /// `indent` is the depth of an indented text, `None` of a compact one.
    fn write(&self, out: &mut String, indent: Option<usize>) {
        match self {
            Self::Raw(text) => out.push_str(text),
            Self::List(items) => {
                let write = |item: &Self, out: &mut String, indent| item.write(out, indent);
                block(out, '[', ']', items, indent, write);
            }
            Self::Object(members) => {
                let write = |(key, value): &(String, Self), out: &mut String, indent: Option<usize>| {
                    write_string(out, key);
                    out.push_str(if indent.is_some() { ": " } else { ":" });
                    value.write(out, indent);
                };
                block(out, '{', '}', members, indent, write);
            }
        }
    }
}

fn block<T>(
    out: &mut String,
    open: char,
    close: char,
    items: &[T],
    indent: Option<usize>,
    write: impl Fn(&T, &mut String, Option<usize>),
) {
    let inner = indent.map(|depth| depth + 1);
    let line = |out: &mut String, depth: Option<usize>| {
        if let Some(depth) = depth {
            out.push('\n');
            out.extend(std::iter::repeat_n("  ", depth));
        }
    };
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        line(out, inner);
        write(item, out, inner);
    }
    if !items.is_empty() {
        line(out, indent);
    }
    out.push(close);
}
