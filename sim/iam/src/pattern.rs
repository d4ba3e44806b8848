//! Patterns: `*`, `?` and policy variables, matched in linear time.
//!
//! A pattern is cut at its stars once, when its policy is read. Matching walks the text once: the
//! first piece is anchored at the start, the last at the end, each one between is sought after the
//! one before. No pattern backtracks further than its own piece, so `*a*a*a*` is no trap.

mod arn;
mod template;

pub use arn::ArnPattern;
pub(crate) use template::{Piece, Values, Variable, variable_names, variable_values};

use template::pieces;

/// How a text is compared with others. The text itself is kept by who has the shape, and given again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
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

/// Where the first wildcard stands, and, with `variables`, the first variable.
pub(crate) fn special(text: &str, wildcards: bool, variables: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().position(|(at, byte)| match byte {
        b'*' | b'?' => wildcards,
        b'$' => variables && bytes.get(at + 1) == Some(&b'{'),
        _ => false,
    })
}

impl Shape {
    /// The shape of a text, with wildcards and variables as asked. Without wildcards `*` and `?` are
    /// themselves.
    pub(crate) fn read(text: &str, wildcards: bool, variables: bool) -> Self {
        let Some(at) = special(text, wildcards, variables) else {
            return Self::Exact;
        };
        match text.as_bytes().get(at..).unwrap_or_default() {
            b"*" if at > 0 => Self::Prefix,
            rest if at == 0 && rest.iter().all(|byte| *byte == b'*') => Self::Any,
            _ => Self::Segments(segments(text, wildcards, variables)),
        }
    }

    /// Whether the text with this shape, `own`, names another one. `false` when a variable has no value.
    pub(crate) fn names(&self, own: &str, text: &str, values: &impl Values) -> bool {
        match self {
            Self::Any => true,
            Self::Exact => own == text,
            Self::Prefix => text.as_bytes().starts_with(without_star(own)),
            Self::Segments(segments) => matches_segments(segments, text, values),
        }
    }

    /// The same without regard to case, when the other text and the pieces are in lower case already.
    pub(crate) fn names_folded(&self, own: &str, folded: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Exact => own.eq_ignore_ascii_case(folded),
            Self::Prefix => {
                let prefix = without_star(own);
                let start = folded.as_bytes().get(..prefix.len());
                start.is_some_and(|start| start.eq_ignore_ascii_case(prefix))
            }
            Self::Segments(segments) => matches_segments(segments, folded, &NoValues),
        }
    }

    /// Whether the texts are equal but for case. Only for shapes without wildcards
    /// (there is no StringLikeIgnoreCase).
    pub(crate) fn equals_ignore_case(&self, own: &str, text: &str, values: &impl Values) -> bool {
        let same = |left: &mut dyn Iterator<Item = char>, right: &str| {
            left.flat_map(char::to_lowercase)
                .eq(right.chars().flat_map(char::to_lowercase))
        };
        let Self::Segments(segments) = self else {
            return match own.is_ascii() && text.is_ascii() {
                true => own.eq_ignore_ascii_case(text),
                false => same(&mut own.chars(), text),
            };
        };
        if self.unresolved(values).is_some() {
            return false;
        }
        let mut whole = segments.iter().flatten().flat_map(|piece| match piece {
            Piece::Literal(literal) => literal.chars(),
            Piece::Variable(variable) => variable.resolve(values).unwrap_or_default().chars(),
            Piece::One => "?".chars(),
        });
        same(&mut whole, text)
    }

    /// Whether its meaning hangs on values.
    pub(crate) fn has_variables(&self) -> bool {
        let Self::Segments(segments) = self else {
            return false;
        };
        let mut pieces = segments.iter().flatten();
        pieces.any(|piece| matches!(piece, Piece::Variable(_)))
    }

    /// The first variable that has no value.
    pub(crate) fn unresolved(&self, values: &impl Values) -> Option<&Variable> {
        let Self::Segments(segments) = self else {
            return None;
        };
        segments.iter().flatten().find_map(|piece| match piece {
            Piece::Variable(variable) if variable.resolve(values).is_none() => Some(variable),
            _ => None,
        })
    }
}

fn without_star(own: &str) -> &[u8] {
    own.as_bytes().split_last().map_or(&[][..], |(_, prefix)| prefix)
}

/// A text and its shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    text: Box<str>,
    shape: Shape,
}

impl Pattern {
    pub(crate) fn read(text: &str, wildcards: bool, variables: bool) -> Self {
        Self {
            text: text.into(),
            shape: Shape::read(text, wildcards, variables),
        }
    }

    /// Compares with a text. `false` when a variable has no value.
    pub(crate) fn matches_with(&self, text: &str, values: &impl Values) -> bool {
        self.shape.names(&self.text, text, values)
    }

    /// What remains of a text behind its first colon, when the pattern names what stands before it.
    fn before_colon<'t>(&self, text: &'t str, values: &impl Values) -> Option<&'t str> {
        if self.shape == Shape::Exact {
            return text.strip_prefix(&*self.text)?.strip_prefix(':');
        }
        let colon = text.bytes().position(|byte| byte == b':')?;
        let (before, behind) = text.split_at_checked(colon)?;
        self.matches_with(before, values)
            .then(|| behind.get(1..))
            .flatten()
    }

    /// Whether its meaning hangs on values.
    fn has_variables(&self) -> bool {
        self.shape.has_variables()
    }

    /// The first variable that has no value.
    pub(crate) fn unresolved(&self, values: &impl Values) -> Option<&Variable> {
        self.shape.unresolved(values)
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
    let [Piece::Literal(literal), rest @ ..] = segment else {
        // A segment that doesn't begin with literal text can begin anywhere.
        return text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .find_map(|at| after(segment, text.get(at..)?, values));
    };
    let mut from = text;
    loop {
        let at = find(literal, from)?;
        let remaining = from.get(at + literal.len()..)?;
        if let Some(found) = after(rest, remaining, values) {
            return Some(found);
        }
        let step = literal.chars().next().map_or(1, char::len_utf8);
        from = from.get(at + step..)?;
    }
}

/// Where a text first stands in another.
fn find(wanted: &str, text: &str) -> Option<usize> {
    // Looking at every place is faster for what is short; the standard library's search is linear
    // however long both are, and takes a while to begin.
    const SHORT: usize = 16;
    let (wanted_bytes, bytes) = (wanted.as_bytes(), text.as_bytes());
    match wanted_bytes.first() {
        Some(first) if wanted.len() <= SHORT => (0..=bytes.len().checked_sub(wanted.len())?)
            .find(|at| bytes[*at] == *first && bytes[*at..].starts_with(wanted_bytes)),
        _ => text.find(wanted),
    }
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
