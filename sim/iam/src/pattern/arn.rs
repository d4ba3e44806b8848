//! Patterns over ARNs, compared component by component.
//!
//! Source: IAM User Guide, *reference_policies_elements_resource* and, for ArnEquals and ArnLike,
//! *reference_policies_elements_condition_operators*.

use super::{Pattern, Values, Variable};

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
    /// Five components without wildcard, their length with the fifth colon, and the last one.
    Head(usize, Pattern),
    /// Six patterns.
    Components(Box<[Pattern; 6]>),
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
            let end = colon(whole);
            rest = end.and_then(|at| whole.get(at + 1..));
            end.and_then(|at| whole.get(..at)).unwrap_or(whole)
        };
        let head = [part(), part(), part(), part(), part()];
        Self::of(text, head, rest.unwrap_or("*"), true, true)
    }

    fn of(text: &str, head: [&str; 5], last: &str, in_head: bool, in_last: bool) -> Self {
        let plain =
            |component: &&str| !component.contains(['*', '?']) && !(in_head && component.contains("${"));
        // Five components and their five colons.
        let length = head.iter().map(|component| component.len() + 1).sum();
        let shape = if !text.is_empty() && text.bytes().all(|byte| byte == b'*') {
            Shape::Any
        } else if head.iter().all(plain) && length <= text.len() {
            Shape::Head(length, Pattern::read(last, true, in_last))
        } else {
            let [a, b, c, d, e] = head.map(|component| Pattern::read(component, true, in_head));
            Shape::Components(Box::new([a, b, c, d, e, Pattern::read(last, true, in_last)]))
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
            Shape::Head(length, last) => {
                let (head, tail) = (self.text.get(..*length), text.get(*length..));
                match (head, tail) {
                    (Some(head), Some(tail)) => text.starts_with(head) && last.matches_with(tail, values),
                    _ => false,
                }
            }
            Shape::Components(patterns) => {
                let mut parts = text.splitn(6, ':');
                patterns.iter().all(|pattern| {
                    parts
                        .next()
                        .is_some_and(|part| pattern.matches_with(part, values))
                }) && parts.next().is_none()
            }
        }
    }

    /// The first variable that has no value.
    pub(crate) fn unresolved(&self, values: &impl Values) -> Option<&Variable> {
        match &self.shape {
            Shape::Any => None,
            Shape::Head(_, last) => last.unresolved(values),
            Shape::Components(patterns) => patterns.iter().find_map(|pattern| pattern.unresolved(values)),
        }
    }
}

/// The first colon that isn't inside `${…}`.
fn colon(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        let found = rest.find([':', '$'])?;
        let variable = rest.get(found..).filter(|rest| rest.starts_with("${"));
        match variable.and_then(|rest| rest.find('}')) {
            Some(end) => at += found + end + 1,
            None if rest.as_bytes().get(found) == Some(&b':') => return Some(at + found),
            None => at += found + 1,
        }
    }
}

impl std::fmt::Display for ArnPattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.text)
    }
}
