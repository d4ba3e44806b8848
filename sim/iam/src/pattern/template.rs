//! What a pattern is made of: literal text, `?`, and policy variables.
//!
//! Source for variables: IAM User Guide, *reference_policies_variables*.

use crate::context::Key;

/// One piece of a pattern, between two stars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Text that is compared as it is.
    Literal(Box<str>),
    /// Exactly one character.
    One,
    /// `${key}` or `${key, 'default'}`.
    Variable(Variable),
}

/// A policy variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Variable {
    /// The condition key.
    pub(crate) key: Key,
    /// What it is when the key is absent.
    pub(crate) default: Option<Box<str>>,
}

/// Where variables get their values.
pub(crate) trait Values {
    /// The value of a single-valued key that is present.
    fn value(&self, variable: &Variable) -> Option<&str>;
}

impl Variable {
    /// The value, or the default.
    ///
    /// Assumed: characters `*` and `?` of a value are literal. The documentation is silent, and the
    /// other reading would let a tag's value widen a policy.
    pub(crate) fn resolve<'v>(&'v self, values: &'v impl Values) -> Option<&'v str> {
        values.value(self).or(self.default.as_deref())
    }
}

/// Cuts a text into pieces; `None` is a star.
pub(super) fn pieces(text: &str, wildcards: bool, variables: bool) -> Vec<Option<Piece>> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        if variables && let Some((inside, remaining)) = braces(rest) {
            rest = remaining;
            match inside {
                "*" | "?" | "$" => literal.push_str(inside),
                _ => {
                    flush(&mut literal, &mut pieces);
                    pieces.push(Some(Piece::Variable(variable(inside))));
                }
            }
            continue;
        }
        rest = &rest[character.len_utf8()..];
        match character {
            '*' if wildcards => {
                flush(&mut literal, &mut pieces);
                if !matches!(pieces.last(), Some(None)) {
                    pieces.push(None);
                }
            }
            '?' if wildcards => {
                flush(&mut literal, &mut pieces);
                pieces.push(Some(Piece::One));
            }
            _ => literal.push(character),
        }
    }
    flush(&mut literal, &mut pieces);
    pieces
}

fn flush(literal: &mut String, pieces: &mut Vec<Option<Piece>>) {
    if !literal.is_empty() {
        pieces.push(Some(Piece::Literal(std::mem::take(literal).into())));
    }
}

/// What is inside `${…}` at the start of a text, and what follows it.
pub(super) fn braces(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix("${")?
        .split_once('}')
        .filter(|(inside, _)| !inside.is_empty())
}

/// The keys of the variables in a text, as they are written.
pub(crate) fn variable_names(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            rest = rest.get(rest.find("${")?..)?;
            let Some((inside, remaining)) = braces(rest) else {
                rest = rest.strip_prefix('$')?;
                continue;
            };
            rest = remaining;
            if !matches!(inside, "*" | "?" | "$") {
                return Some(inside.split_once(',').map_or(inside, |(key, _)| key).trim());
            }
        }
    })
}

/// The variables of a text, as they are written, each once, and what they stand for.
pub(crate) fn variable_values<'t>(text: &'t str, values: &impl Values) -> Vec<(&'t str, Option<Box<str>>)> {
    let read = pieces(text, false, true).into_iter().flatten();
    let found = read.filter_map(|piece| match piece {
        Piece::Variable(variable) => Some(variable.resolve(values).map(Into::into)),
        Piece::Literal(_) | Piece::One => None,
    });
    let mut all: Vec<(&str, Option<Box<str>>)> = Vec::new();
    for (name, value) in variable_names(text).zip(found) {
        if !all.iter().any(|(known, _)| *known == name) {
            all.push((name, value));
        }
    }
    all
}

/// `key` or `key, 'default'`.
fn variable(inside: &str) -> Variable {
    let quoted = inside.split_once(',').and_then(|(key, default)| {
        let default = default.trim_start().strip_prefix('\'')?.strip_suffix('\'')?;
        Some((key, default))
    });
    let (key, default) = match quoted {
        Some((key, default)) => (key, Some(default.into())),
        None => (inside, None),
    };
    Variable {
        key: Key::new(key.trim()),
        default,
    }
}
