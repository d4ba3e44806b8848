//! Patterns: `*`, `?` and policy variables, matched in linear time.
//!
//! A pattern is cut at its stars once, when its policy is read. Matching walks the text once: the
//! first piece is anchored at the start, the last at the end, each one between is sought after the
//! one before. No pattern backtracks further than its own piece, so `*a*a*a*` is no trap.

mod arn;
mod template;

pub use arn::ArnPattern;
pub(crate) use template::{Piece, Values, Variable, variable_names};

use template::pieces;

/// A text to compare with, in which `*` stands for any characters and `?` for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    text: Box<str>,
    shape: Shape,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Shape {
    /// Only stars.
    Any,
    /// Nothing special: the text itself.
    Exact,
    /// The text up to its one star, which is last.
    Prefix,
    /// Everything else.
    Segments(Box<[Segment]>),
}

/// What stands between two stars.
type Segment = Box<[Piece]>;

/// Nothing to fill variables with.
struct NoValues;

impl Values for NoValues {
    fn value(&self, _: &Variable) -> Option<&str> {
        None
    }
}

impl Pattern {
    /// `*` and `?` are wildcards; `${…}` is literal text.
    pub(crate) fn wildcards(text: &str) -> Self {
        Self::read(text, true, false)
    }

    /// Wildcards and variables as asked. Without wildcards `*` and `?` are themselves.
    pub(crate) fn read(text: &str, wildcards: bool, variables: bool) -> Self {
        let shape = if variables && text.contains("${") {
            Shape::Segments(segments(text, wildcards, true))
        } else if !wildcards || !text.contains(['*', '?']) {
            Shape::Exact
        } else if text.bytes().all(|byte| byte == b'*') {
            Shape::Any
        } else if text.ends_with('*') && text.find(['*', '?']) == Some(text.len() - 1) {
            Shape::Prefix
        } else {
            Shape::Segments(segments(text, true, false))
        };
        Self {
            text: text.into(),
            shape,
        }
    }

    /// Compares with a text; no variable has a value.
    pub(crate) fn matches(&self, text: &str) -> bool {
        self.matches_with(text, &NoValues)
    }

    /// Compares with a text. `false` when a variable has no value.
    pub(crate) fn matches_with(&self, text: &str, values: &impl Values) -> bool {
        match &self.shape {
            Shape::Any => true,
            Shape::Exact => *self.text == *text,
            Shape::Prefix => {
                let prefix = &self.text.as_bytes()[..self.text.len() - 1];
                text.as_bytes().starts_with(prefix)
            }
            Shape::Segments(segments) => matches_segments(segments, text, values),
        }
    }

    /// Compares without regard to case. Only for patterns without wildcards
    /// (there is no StringLikeIgnoreCase).
    pub(crate) fn equals_ignore_case(&self, text: &str, values: &impl Values) -> bool {
        let same = |left: &mut dyn Iterator<Item = char>, right: &str| {
            left.flat_map(char::to_lowercase)
                .eq(right.chars().flat_map(char::to_lowercase))
        };
        let Shape::Segments(segments) = &self.shape else {
            return same(&mut self.text.chars(), text);
        };
        let known =
            |piece: &Piece| !matches!(piece, Piece::Variable(variable) if variable.resolve(values).is_none());
        if !segments.iter().flatten().all(known) {
            return false;
        }
        let mut whole = segments.iter().flatten().flat_map(|piece| match piece {
            Piece::Literal(literal) => literal.chars(),
            Piece::Variable(variable) => variable.resolve(values).unwrap_or_default().chars(),
            Piece::One => "?".chars(),
        });
        same(&mut whole, text)
    }

    /// The first variable that has no value.
    pub(crate) fn unresolved(&self, values: &impl Values) -> Option<&Variable> {
        let Shape::Segments(segments) = &self.shape else {
            return None;
        };
        segments.iter().flatten().find_map(|piece| match piece {
            Piece::Variable(variable) if variable.resolve(values).is_none() => Some(variable),
            _ => None,
        })
    }
}

fn segments(text: &str, wildcards: bool, variables: bool) -> Box<[Segment]> {
    let mut all = vec![Vec::new()];
    for piece in pieces(text, wildcards, variables) {
        match piece {
            Some(piece) => {
                if let Some(last) = all.last_mut() {
                    last.push(piece);
                }
            }
            None => all.push(Vec::new()),
        }
    }
    all.into_iter().map(Vec::into_boxed_slice).collect()
}

fn matches_segments(segments: &[Segment], text: &str, values: &impl Values) -> bool {
    let Some((first, rest)) = segments.split_first() else {
        return text.is_empty();
    };
    let Some(mut text) = after(first, text, values) else {
        return false;
    };
    let Some((last, between)) = rest.split_last() else {
        return text.is_empty();
    };
    for segment in between {
        match seek(segment, text, values) {
            Some(remaining) => text = remaining,
            None => return false,
        }
    }
    ends_with(last, text, values)
}

/// What remains of the text after the segment at its start.
fn after<'t>(segment: &[Piece], text: &'t str, values: &impl Values) -> Option<&'t str> {
    let mut rest = text;
    for piece in segment {
        rest = match piece {
            Piece::Literal(literal) => rest.strip_prefix(&**literal)?,
            Piece::Variable(variable) => rest.strip_prefix(variable.resolve(values)?)?,
            Piece::One => {
                let mut characters = rest.chars();
                characters.next()?;
                characters.as_str()
            }
        };
    }
    Some(rest)
}

/// What remains of the text after the segment's first occurrence.
fn seek<'t>(segment: &[Piece], text: &'t str, values: &impl Values) -> Option<&'t str> {
    match segment {
        [] => return Some(text),
        [Piece::Literal(literal)] => return text.split_once(&**literal).map(|(_, rest)| rest),
        _ => {}
    }
    // The standard library's search is linear, so a literal piece finds the candidates.
    if let [Piece::Literal(literal), rest @ ..] = segment {
        let mut from = text;
        while let Some((_, remaining)) = from.split_once(&**literal) {
            if let Some(found) = after(rest, remaining, values) {
                return Some(found);
            }
            let start = from.len() - remaining.len() - literal.len();
            let step = literal.chars().next().map_or(1, char::len_utf8);
            from = from.get(start + step..)?;
        }
        return None;
    }
    text.char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .find_map(|at| after(segment, text.get(at..)?, values))
}

/// Whether the segment is what the text ends with.
fn ends_with(segment: &[Piece], text: &str, values: &impl Values) -> bool {
    let mut rest = text;
    for piece in segment.iter().rev() {
        let before = match piece {
            Piece::Literal(literal) => rest.strip_suffix(&**literal),
            Piece::Variable(variable) => variable
                .resolve(values)
                .and_then(|value| rest.strip_suffix(value)),
            Piece::One => {
                let mut characters = rest.chars();
                characters.next_back().map(|_| characters.as_str())
            }
        };
        match before {
            Some(before) => rest = before,
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests;
