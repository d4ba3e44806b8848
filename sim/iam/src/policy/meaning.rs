//! Meaning: what two documents have in common when they say the same.
//!
//! Not the same as an equal canonical text: spelling that AWS ignores (the case of actions and
//! condition keys, `123456789012` or the root ARN, Sids, the order of statements) is folded away.

use std::collections::BTreeSet;

use super::{Document, Effect, Statement, Version};
use crate::principal::{PrincipalElement, PrincipalKind};

/// What a document says, without how it says it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Meaning {
    version: Version,
    statements: BTreeSet<StatementMeaning>,
}

/// A negated flag and its texts.
type Texts = Option<(bool, BTreeSet<String>)>;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct StatementMeaning {
    effect: Effect,
    principal: Texts,
    action: Texts,
    resource: Texts,
    conditions: BTreeSet<(String, String, BTreeSet<String>)>,
}

impl Document {
    /// What it says.
    pub fn meaning(&self) -> Meaning {
        let statements: BTreeSet<_> = self.statements().iter().map(meaning).collect();
        let has_variables = self.statements().iter().any(may_have_variables);
        Meaning {
            // Version changes nothing but variables (reference_policies_elements_version).
            version: match self.version() {
                Some(version) if has_variables => version,
                _ => Version::V2008,
            },
            statements,
        }
    }
}

/// Whether two documents say the same: order, lists of one, the case of actions and condition keys,
/// Sids and Ids, and the two ways to name an account make no difference.
///
/// `false` may be too strict (`s3:*` beside `s3:Get*`), `true` is right.
pub fn same_meaning(a: &Document, b: &Document) -> bool {
    a == b || a.meaning() == b.meaning()
}

/// The statements of two documents that have no counterpart in the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Indices of statements that only the first document has.
    pub removed: Vec<usize>,
    /// Indices of statements that only the second document has.
    pub added: Vec<usize>,
}

/// Compares two documents statement by statement, by meaning: what a diff shows to people.
pub fn difference(from: &Document, to: &Document) -> Difference {
    let only = |one: &Document, other: &Document| {
        let known: BTreeSet<_> = other.statements().iter().map(meaning).collect();
        let statements = one.statements().iter().enumerate();
        statements
            .filter(|(_, statement)| !known.contains(&meaning(statement)))
            .map(|(index, _)| index)
            .collect()
    };
    Difference {
        removed: only(from, to),
        added: only(to, from),
    }
}

fn may_have_variables(statement: &Statement) -> bool {
    let resources = statement.resource.iter().flat_map(|element| &element.patterns);
    let values = statement
        .conditions
        .iter()
        .flat_map(crate::condition::Condition::values);
    resources
        .map(|pattern| pattern.value.as_str())
        .chain(values.map(|value| &*value.text))
        .any(|text| text.contains("${"))
}

fn meaning(statement: &Statement) -> StatementMeaning {
    StatementMeaning {
        effect: statement.effect,
        principal: statement.principal.as_ref().map(principal),
        action: statement.action.as_ref().map(|element| {
            let texts = element.patterns.iter();
            let folded = texts.map(|pattern| pattern.value.as_str().to_ascii_lowercase());
            (element.negated, folded.collect())
        }),
        resource: statement.resource.as_ref().map(|element| {
            let texts = element.patterns.iter();
            let texts = texts.map(|pattern| pattern.value.as_str().to_owned());
            (element.negated, texts.collect())
        }),
        conditions: statement
            .conditions
            .iter()
            .map(|condition| {
                let values = condition.values().iter();
                (
                    condition.operator().to_string(),
                    condition.key().to_ascii_lowercase(),
                    values.map(|value| value.text.to_string()).collect(),
                )
            })
            .collect(),
    }
}

fn principal(element: &PrincipalElement) -> (bool, BTreeSet<String>) {
    let texts = element.entries.iter().map(|entry| {
        // One spelling for accounts; a bare "*" and {"AWS": "*"} are the same.
        let text = entry.account().unwrap_or(entry.text());
        match entry.kind() {
            PrincipalKind::Aws => text.to_owned(),
            kind => format!("{}:{text}", kind.as_str()),
        }
    });
    (element.negated, texts.collect())
}
