//! Patterns over ARNs, compared component by component.
//!
//! Source: IAM User Guide, *reference_policies_elements_resource* and, for ArnEquals and ArnLike,
//! *reference_policies_elements_condition_operators*.

use super::{Pattern, Values, Variable};

/// An ARN in which each component may have `*` and `?`.
///
/// A wildcard stays inside its component; the last component is everything after the fifth colon,
/// so `*` there crosses `/` and `:`. A pattern with fewer than six components is completed with `*`.
/// Variables are read after the fifth colon only (*reference_policies_variables*).
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

    /// Reads a pattern, with variables where the document's Version has them.
    pub(crate) fn read(text: &str, variables: bool) -> Self {
        let shape = if !text.is_empty() && text.bytes().all(|byte| byte == b'*') {
            Shape::Any
        } else {
            Self::components(text, variables)
        };
        Self {
            text: text.into(),
            shape,
        }
    }

    fn components(text: &str, variables: bool) -> Shape {
        let mut parts = text.splitn(6, ':');
        let mut part = || parts.next().unwrap_or("*");
        let head = [part(), part(), part(), part(), part()];
        let last = Pattern::read(part(), true, variables);
        if !head.iter().any(|component| component.contains(['*', '?'])) {
            // Five components and their five colons.
            let length = head.iter().map(|component| component.len() + 1).sum();
            if length <= text.len() {
                return Shape::Head(length, last);
            }
        }
        let [a, b, c, d, e] = head.map(Pattern::wildcards);
        Shape::Components(Box::new([a, b, c, d, e, last]))
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
            Shape::Components(patterns) => patterns[5].unresolved(values),
        }
    }
}

impl std::fmt::Display for ArnPattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.text)
    }
}
