//! A policy document's statements as sets that can be compared and shown.
//!
//! Whether two documents say the same is the law's to judge; what differs, and in which words it is told,
//! is a matter of screens. So a value here keeps its author's spelling and is compared without it.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use rolecall_iam::policy;
use rolecall_iam::principal::PrincipalKind;

/// A value with the spelling of its author, equal to any other spelling of it.
#[derive(Clone, Debug)]
pub struct Spelled {
    folded: String,
    /// As it was written.
    pub shown: String,
}

impl Spelled {
    /// Something whose case decides nothing: an action, the name of a condition key
    /// (IAM User Guide, `reference_policies_elements_action`, `reference_policies_elements_condition`).
    #[must_use]
    pub fn ignoring_case(text: &str) -> Self {
        Spelled {
            folded: text.to_ascii_lowercase(),
            shown: text.to_owned(),
        }
    }

    /// Something whose case matters.
    #[must_use]
    pub fn exactly(text: &str) -> Self {
        Spelled {
            folded: text.to_owned(),
            shown: text.to_owned(),
        }
    }
}

impl PartialEq for Spelled {
    fn eq(&self, other: &Self) -> bool {
        self.folded == other.folded
    }
}

impl Eq for Spelled {}

impl PartialOrd for Spelled {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Spelled {
    fn cmp(&self, other: &Self) -> Ordering {
        self.folded.cmp(&other.folded)
    }
}

/// One statement. A `Sid` decides nothing and is left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Statement {
    /// `Allow` or `Deny`.
    pub effect: String,
    /// Who; `None` in identity-based policies.
    pub principal: Option<Element>,
    /// What may be done.
    pub action: Option<Element>,
    /// On what; `None` in trust policies.
    pub resource: Option<Element>,
    /// Operator, key, values.
    pub conditions: BTreeMap<(String, Spelled), BTreeSet<String>>,
}

/// A list of a statement, or the exception to one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Element {
    /// It is `NotAction`, `NotResource` or `NotPrincipal`.
    pub not: bool,
    /// Its values.
    pub values: BTreeSet<Spelled>,
}

/// Whether two documents decide the same; texts that are no documents are compared as they are.
#[must_use]
pub fn same(left: &str, right: &str) -> bool {
    match (policy::read(left), policy::read(right)) {
        (Ok(left), Ok(right)) => policy::same_meaning(&left, &right),
        _ => left == right,
    }
}

/// A document's statements, sorted, each once; `None` when it is no document.
#[must_use]
pub fn statements(text: &str) -> Option<BTreeSet<Statement>> {
    Some(
        policy::read(text)
            .ok()?
            .statements()
            .iter()
            .map(statement)
            .collect(),
    )
}

fn statement(statement: &policy::Statement) -> Statement {
    let mut conditions: BTreeMap<(String, Spelled), BTreeSet<String>> = BTreeMap::new();
    for condition in statement.conditions() {
        let of = (
            condition.operator().to_string(),
            Spelled::ignoring_case(condition.key()),
        );
        let values = condition.values().iter().map(|value| value.text.to_string());
        conditions.entry(of).or_default().extend(values);
    }
    Statement {
        effect: statement.effect().as_str().to_owned(),
        principal: statement.principal().map(|element| Element {
            not: element.is_negated(),
            values: element
                .entries()
                .iter()
                .map(|entry| {
                    let name = entry.account().unwrap_or(entry.text());
                    match entry.kind() {
                        PrincipalKind::Aws => Spelled::exactly(name),
                        kind => Spelled::exactly(&format!("{}:{name}", kind.as_str())),
                    }
                })
                .collect(),
        }),
        action: statement.action().map(|element| Element {
            not: element.is_negated(),
            values: element
                .patterns()
                .iter()
                .map(|pattern| Spelled::ignoring_case(pattern.value.as_str()))
                .collect(),
        }),
        resource: statement.resource().map(|element| Element {
            not: element.is_negated(),
            values: element
                .patterns()
                .iter()
                .map(|pattern| Spelled::exactly(pattern.value.as_str()))
                .collect(),
        }),
        conditions,
    }
}
