//! The difference of two policy documents in lines for people: per statement, what was added and removed.

use std::collections::BTreeSet;

use super::document::{Element, Spelled, Statement, statements};
use super::names::Names;

#[cfg(test)]
mod tests;

/// A statement in one line: `Allow sts:AssumeRole on net/role/NetAccess`.
#[must_use]
pub fn line(statement: &Statement, names: &Names) -> String {
    let mut line = statement.effect.clone();
    if let Some(action) = &statement.action {
        line.push_str(&phrase(" ", " everything but ", action, &|value| {
            value.shown.clone()
        }));
    }
    if let Some(resource) = &statement.resource {
        line.push_str(&phrase(" on ", " on everything but ", resource, &|value| {
            names.short(&value.shown)
        }));
    }
    if let Some(principal) = &statement.principal {
        line.push_str(&phrase(" to ", " to everybody but ", principal, &|value| {
            show_principal(value, names)
        }));
    }
    for (index, condition) in conditions(statement, names).iter().enumerate() {
        line.push_str(if index == 0 { " if " } else { " and " });
        line.push_str(condition);
    }
    line
}

/// Every statement of a document, a line each; the text itself when it is no document.
#[must_use]
pub fn lines(text: &str, names: &Names) -> Vec<String> {
    match statements(text) {
        Some(statements) => statements
            .iter()
            .map(|statement| line(statement, names))
            .collect(),
        None => vec![text.to_owned()],
    }
}

/// What changes from one document to another, a line each.
///
/// Statements that are equal aren't mentioned. Two that differ in one element are one statement that
/// changed: `+ condition aws:PrincipalArn = hub/user/micetro`. Everything else is a statement less and one
/// more.
#[must_use]
pub fn changes(before: &str, after: &str, names: &Names) -> Vec<String> {
    let (Some(old), Some(new)) = (statements(before), statements(after)) else {
        let gone = "- a document that can't be read".to_owned();
        let came = lines(after, names).into_iter().map(|line| format!("+ {line}"));
        return std::iter::once(gone).chain(came).collect();
    };
    let mut told = Vec::new();
    let mut gone: Vec<&Statement> = old.difference(&new).collect();
    for came in new.difference(&old) {
        match gone.iter().position(|candidate| distance(candidate, came) == 1) {
            Some(index) => told.extend(within(gone.remove(index), came, names)),
            None => told.push(format!("+ {}", line(came, names))),
        }
    }
    told.extend(
        gone.into_iter()
            .map(|statement| format!("- {}", line(statement, names))),
    );
    if told.is_empty() {
        // Only the version differs, which changes what variables mean
        // (IAM User Guide, `reference_policies_elements_version`).
        told.push("~ version of the policy language".to_owned());
    }
    told
}

/// In how many elements two statements differ.
fn distance(left: &Statement, right: &Statement) -> usize {
    [
        left.effect != right.effect,
        left.principal != right.principal,
        left.action != right.action,
        left.resource != right.resource,
        left.conditions != right.conditions,
    ]
    .into_iter()
    .filter(|differs| *differs)
    .count()
}

/// How one statement changed.
fn within(before: &Statement, after: &Statement, names: &Names) -> Vec<String> {
    type Show<'a> = &'a dyn Fn(&Spelled) -> String;
    let elements: [(&str, &Option<Element>, &Option<Element>, Show<'_>); 3] = [
        ("principal", &before.principal, &after.principal, &|value| {
            show_principal(value, names)
        }),
        ("action", &before.action, &after.action, &|value| {
            value.shown.clone()
        }),
        ("resource", &before.resource, &after.resource, &|value| {
            names.short(&value.shown)
        }),
    ];
    let mut told = Vec::new();
    for (name, old, new, show) in elements {
        let (Some(old), Some(new)) = (old, new) else {
            continue;
        };
        if old.not != new.not {
            continue;
        }
        let name = if new.not {
            format!("excepted {name}")
        } else {
            name.to_owned()
        };
        told.extend(
            new.values
                .difference(&old.values)
                .map(|value| format!("+ {name} {}", show(value))),
        );
        told.extend(
            old.values
                .difference(&new.values)
                .map(|value| format!("- {name} {}", show(value))),
        );
    }
    let (old, new): (BTreeSet<_>, BTreeSet<_>) = (
        conditions(before, names).into_iter().collect(),
        conditions(after, names).into_iter().collect(),
    );
    told.extend(
        new.difference(&old)
            .map(|condition| format!("+ condition {condition}")),
    );
    told.extend(
        old.difference(&new)
            .map(|condition| format!("- condition {condition}")),
    );
    if told.is_empty() {
        told.push(format!("- {}", line(before, names)));
        told.push(format!("+ {}", line(after, names)));
    }
    told
}

fn phrase(plain: &str, not: &str, element: &Element, show: &dyn Fn(&Spelled) -> String) -> String {
    let values: Vec<String> = element.values.iter().map(show).collect();
    format!("{}{}", if element.not { not } else { plain }, values.join(", "))
}

fn show_principal(principal: &Spelled, names: &Names) -> String {
    match principal.shown.as_str() {
        "*" => "everybody".to_owned(),
        name => names.short(name),
    }
}

fn conditions(statement: &Statement, names: &Names) -> Vec<String> {
    let of = |((operator, key), values): (&(String, Spelled), &BTreeSet<String>)| {
        let values: Vec<String> = values.iter().map(|value| names.short(value)).collect();
        let (key, values) = (&key.shown, values.join(" or "));
        match operator.as_str() {
            "StringEquals" | "ArnEquals" => format!("{key} = {values}"),
            "StringLike" | "ArnLike" => format!("{key} like {values}"),
            _ => format!("{key} {operator} {values}"),
        }
    };
    statement.conditions.iter().map(of).collect()
}
