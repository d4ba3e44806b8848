//! Near misses: the statement that came closest to allowing, and what kept it from matching.

use std::sync::Arc;

use serde::Serialize;

use crate::action::ActionPattern;
use crate::arn::ArnPattern;
use crate::condition::ConditionMiss;
use crate::evaluate::{Attached, Failing, Request, Source};
use crate::pattern::variable_values;
use crate::policy::{Element, Span, Statement, Version};
use crate::principal::PrincipalElement;

/// A statement that would have allowed, had one of its elements matched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NearMiss {
    /// The policy it stands in.
    pub policy: Source,
    /// Its place among the policy's statements, from 0.
    pub statement: usize,
    /// Its `Sid`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sid: Option<Box<str>>,
    /// Where what failed stands in the policy's text.
    pub span: Span,
    /// What failed.
    pub reason: Reason,
    /// The policy variables of what failed, and what they stood for in this request.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variables: Vec<VariableValue>,
}

/// A policy variable and what it stood for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VariableValue {
    /// The condition key, as the policy writes it.
    pub name: Box<str>,
    /// Its value, or its default; nothing when it has neither, and then it matches nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Box<str>>,
}

/// The first element of a statement that didn't match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "element", rename_all = "kebab-case")]
pub enum Reason {
    /// The action is not among those named, or among those excepted.
    Action {
        /// The request's action.
        requested: Box<str>,
        /// What the statement names.
        patterns: Vec<Box<str>>,
        /// Whether the element is `NotAction`.
        negated: bool,
    },
    /// The caller is not among those named, or among those excepted.
    Principal {
        /// The caller.
        requested: Box<str>,
        /// Whom the statement names.
        named: Vec<Box<str>>,
        /// Whether the element is `NotPrincipal`.
        negated: bool,
    },
    /// The resource is not among those named, or among those excepted.
    Resource {
        /// The request's resource.
        requested: Box<str>,
        /// What the statement names.
        patterns: Vec<Box<str>>,
        /// Whether the element is `NotResource`.
        negated: bool,
    },
    /// A condition isn't met.
    Condition {
        /// The operator, with prefix and suffix.
        operator: String,
        /// The condition key.
        key: Box<str>,
        /// What the request holds under the key; nothing when it has no such key.
        #[serde(skip_serializing_if = "Option::is_none")]
        requested: Option<Vec<Arc<str>>>,
        /// What the statement compares with.
        values: Vec<Box<str>>,
        /// Why it isn't met.
        why: ConditionMiss,
    },
}

impl NearMiss {
    pub(crate) fn new(
        request: &Request,
        attached: &Attached,
        index: usize,
        statement: &Statement,
        failing: Failing,
    ) -> Self {
        let (reason, span) = reason(request, statement, failing);
        let variables = match attached.document.version() {
            Some(Version::V2012) => variables(&reason, request),
            _ => Vec::new(),
        };
        Self {
            policy: attached.source.clone(),
            statement: index,
            sid: statement.sid().map(Into::into),
            span: span.unwrap_or(statement.span()),
            reason,
            variables,
        }
    }
}

/// Variables stand in resources and in conditions' values only (*reference_policies_variables*).
fn variables(reason: &Reason, request: &Request) -> Vec<VariableValue> {
    let texts = match reason {
        Reason::Resource { patterns, .. } => patterns,
        Reason::Condition { values, .. } => values,
        Reason::Action { .. } | Reason::Principal { .. } => return Vec::new(),
    };
    let mut all: Vec<VariableValue> = Vec::new();
    for (name, value) in texts
        .iter()
        .flat_map(|text| variable_values(text, &request.context))
    {
        if !all.iter().any(|known| *known.name == *name) {
            let name = name.into();
            all.push(VariableValue { name, value });
        }
    }
    all
}

fn reason(request: &Request, statement: &Statement, failing: Failing) -> (Reason, Option<Span>) {
    match failing {
        Failing::Action => {
            let (patterns, negated, span) = named(statement.action(), ActionPattern::as_str);
            let requested = request.action.as_str().into();
            (
                Reason::Action {
                    requested,
                    patterns,
                    negated,
                },
                span,
            )
        }
        Failing::Principal => {
            let element = statement.principal();
            let entries = element.map_or(&[][..], PrincipalElement::entries);
            let reason = Reason::Principal {
                requested: request.principal.to_string().into(),
                named: entries.iter().map(|entry| entry.text().into()).collect(),
                negated: element.is_some_and(PrincipalElement::is_negated),
            };
            (reason, element.map(PrincipalElement::span))
        }
        Failing::Resource => {
            let (patterns, negated, span) = named(statement.resource(), ArnPattern::as_str);
            let requested = request.resource_text().into();
            (
                Reason::Resource {
                    requested,
                    patterns,
                    negated,
                },
                span,
            )
        }
        Failing::Condition(index) => {
            let Some(condition) = statement.conditions().get(index) else {
                // Never: the index comes from this statement's own conditions.
                return reason(request, statement, Failing::Resource);
            };
            let values = condition.values().iter();
            let requested = request.context.get(condition.key());
            let reason = Reason::Condition {
                operator: condition.operator().to_string(),
                key: condition.key().into(),
                requested: requested.map(|values| values.as_slice().to_vec()),
                values: values.map(|value| value.text.clone()).collect(),
                why: condition.miss(&request.context),
            };
            (reason, Some(condition.span()))
        }
    }
}

/// What an element says, whether it is negated, and where it stands.
fn named<P>(element: Option<&Element<P>>, text: impl Fn(&P) -> &str) -> (Vec<Box<str>>, bool, Option<Span>) {
    let Some(element) = element else {
        return (Vec::new(), false, None);
    };
    let patterns = element.patterns().iter();
    let texts = patterns.map(|pattern| text(&pattern.value).into());
    (texts.collect(), element.is_negated(), Some(element.span()))
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let list = |texts: &[Box<str>]| texts.join(", ");
        match self {
            Self::Action {
                requested,
                patterns,
                negated,
            } => {
                let element = if *negated {
                    "NotAction excepts"
                } else {
                    "Action allows"
                };
                write!(f, "the action is {requested}; {element} {}", list(patterns))
            }
            Self::Principal {
                requested,
                named,
                negated,
            } => {
                let element = if *negated {
                    "NotPrincipal excepts"
                } else {
                    "Principal names"
                };
                let named = if named.is_empty() {
                    "nobody".to_owned()
                } else {
                    list(named)
                };
                write!(f, "the caller is {requested}; {element} {named}")
            }
            Self::Resource {
                requested,
                patterns,
                negated,
            } => {
                let element = if *negated {
                    "NotResource excepts"
                } else {
                    "Resource names"
                };
                write!(f, "the resource is {requested}; {element} {}", list(patterns))
            }
            Self::Condition {
                operator,
                key,
                requested,
                values,
                why,
            } => {
                write!(f, "the condition {operator} {key} = {} isn't met: ", list(values))?;
                match (why, requested) {
                    (ConditionMiss::VariableUnresolved, _) => {
                        write!(f, "a policy variable in it has no value")
                    }
                    (_, None) => write!(f, "the request has no {key}"),
                    (ConditionMiss::QuantifierMissing, Some(_)) => write!(
                        f,
                        "{key} has several values, which takes ForAnyValue or ForAllValues"
                    ),
                    (_, Some(requested)) => {
                        write!(f, "the request has {}", requested.join(", "))
                    }
                }
            }
        }
    }
}
