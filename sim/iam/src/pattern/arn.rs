//! Patterns over ARNs, compared component by component.
//!
//! Source: IAM User Guide, *reference_policies_elements_resource* and, for ArnEquals and ArnLike,
//! *reference_policies_elements_condition_operators*.

use super::template::braces;
use super::{Pattern, Shape as Last, Values, Variable, special};

/// An ARN in which each component may have `*` and `?`.
///
/// A wildcard stays inside its component; the last component is everything after the fifth colon,
/// so `*` there crosses `/` and `:`. A pattern with fewer than six components is completed with `*`.
/// In `Resource` variables are read after the fifth colon only, in a condition's value anywhere
/// (*reference_policies_variables*).
///
/// Assumed: completion of short patterns, documented for `Resource`, also holds for ARN conditions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArnPattern {
    text: Box<str>,
    shape: Shape,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Shape {
    /// `*`: everything, also what has no ARN.
    Any,
    /// Five components without wildcard, their length with the fifth colon, and the last one's shape.
    Head(usize, Last),
    /// The length of the first components, as far as they have nothing special, with their colons, and a
    /// pattern for each of the others.
    Components(usize, Box<[Pattern]>),
}

impl ArnPattern {
    /// Reads a pattern without variables.
    pub fn new(text: &str) -> Self {
        Self::read(text, false)
    }

    /// Reads a `Resource`, with variables where the document's Version has them.
    pub(crate) fn read(text: &str, variables: bool) -> Self {
        let mut parts = text.splitn(6, ':');
        let mut part = || parts.next().unwrap_or("*");
        let head = [part(), part(), part(), part(), part()];
        Self::of(text, head, part(), false, variables)
    }

    /// Reads a condition's value: variables may stand in any component, and their colons part nothing.
    pub(crate) fn in_condition(text: &str, variables: bool) -> Self {
        if !variables || !text.contains("${") {
            return Self::read(text, variables);
        }
        let mut rest = Some(text);
        let mut part = || {
            let whole = rest.unwrap_or("*");
            let (component, behind) = match at_colon(whole) {
                Some((component, behind)) => (component, Some(behind)),
                None => (whole, None),
            };
            rest = behind;
            component
        };
        let head = [part(), part(), part(), part(), part()];
        Self::of(text, head, rest.unwrap_or("*"), true, true)
    }

    fn of(text: &str, head: [&str; 5], last: &str, in_head: bool, in_last: bool) -> Self {
        // The components that have nothing special, with their colons: those are compared as they are.
        let (mut length, mut rest) = (0, head.as_slice());
        while let Some((component, behind)) = rest.split_first() {
            let end = length + component.len() + 1;
            if special(component, true, in_head).is_some() || end > text.len() {
                break;
            }
            (length, rest) = (end, behind);
        }
        let shape = if !text.is_empty() && text.bytes().all(|byte| byte == b'*') {
            Shape::Any
        } else if rest.is_empty() {
            Shape::Head(length, Last::read(last, true, in_last))
        } else {
            let rest = rest
                .iter()
                .map(|component| Pattern::read(component, true, in_head));
            let last = Pattern::read(last, true, in_last);
            Shape::Components(length, rest.chain([last]).collect())
        };
        Self {
            text: text.into(),
            shape,
        }
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether its meaning hangs on the request's context.
    pub(crate) fn has_variables(&self) -> bool {
        match &self.shape {
            Shape::Any => false,
            Shape::Head(_, last) => last.has_variables(),
            Shape::Components(_, components) => components.iter().any(Pattern::has_variables),
        }
    }

    /// Whether it is `*` alone.
    pub fn is_any(&self) -> bool {
        self.shape == Shape::Any
    }

    /// Whether it names this text; no variable has a value.
    pub fn matches(&self, text: &str) -> bool {
        self.matches_with(text, &super::NoValues)
    }

    /// Whether it names this text. `false` when a variable has no value.
    pub(crate) fn matches_with(&self, text: &str, values: &impl Values) -> bool {
        match &self.shape {
            Shape::Any => true,
            Shape::Head(length, last) => self
                .behind_head(*length, text)
                .is_some_and(|rest| last.names(&self.text[*length..], rest, values)),
            Shape::Components(length, patterns) => {
                let (Some(mut rest), Some((last, head))) =
                    (self.behind_head(*length, text), patterns.split_last())
                else {
                    return false;
                };
                for pattern in head {
                    match pattern.before_colon(rest, values) {
                        Some(remaining) => rest = remaining,
                        None => return false,
                    }
                }
                last.matches_with(rest, values)
            }
        }
    }

    /// What remains of a text that begins as the pattern does.
    fn behind_head<'t>(&self, length: usize, text: &'t str) -> Option<&'t str> {
        let (start, rest) = text.split_at_checked(length)?;
        (start.as_bytes() == &self.text.as_bytes()[..length]).then_some(rest)
    }

    /// What every text that it names begins with.
    pub(crate) fn literal_start(&self) -> &str {
        let end = special(&self.text, true, true).unwrap_or(self.text.len());
        self.text.get(..end).unwrap_or_default()
    }

    /// What every text that it names ends with.
    pub(crate) fn literal_end(&self) -> &str {
        // A short pattern is completed with `*`.
        let whole = self.text.bytes().filter(|byte| *byte == b':').count() >= 5;
        let special = self.text.rfind(['*', '?', '}']).map_or(0, |at| at + 1);
        self.text.get(special..).filter(|_| whole).unwrap_or_default()
    }

    /// Texts that stand in every text that it names: what is between its wildcards and variables.
    pub(crate) fn literals(&self) -> impl Iterator<Item = &str> {
        // What begins like a variable is taken for one.
        let outside = self
            .text
            .split("${")
            .enumerate()
            .map(|(index, part)| match index {
                0 => part,
                _ => part.split_once('}').map_or("", |(_, behind)| behind),
            });
        outside.flat_map(|part| part.split(['*', '?']))
    }

    /// The first variable that has no value.
    pub(crate) fn unresolved(&self, values: &impl Values) -> Option<&Variable> {
        match &self.shape {
            Shape::Any => None,
            Shape::Head(_, last) => last.unresolved(values),
            Shape::Components(_, patterns) => patterns.iter().find_map(|pattern| pattern.unresolved(values)),
        }
    }
}

/// What stands before the first colon that isn't inside `${…}`, and behind it.
fn at_colon(text: &str) -> Option<(&str, &str)> {
    let mut rest = text;
    loop {
        rest = rest.get(rest.find([':', '$'])?..)?;
        if let Some((_, behind)) = braces(rest) {
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix(':') {
            return Some((text.strip_suffix(rest)?, behind));
        } else {
            rest = rest.strip_prefix('$')?;
        }
    }
}

impl std::fmt::Display for ArnPattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.text)
    }
}
