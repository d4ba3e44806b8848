//! Conditions: keys that no action has, operators for another type, values that can't be read.

use super::action::{Meant, meaning};
use super::near::nearest;
use super::{Finding, Rule, Scene, allows};
use crate::condition::{Base, Condition, Family, Quantifier, is_readable};
use crate::policy::{Kind, Span, Statement};
use crate::reference::{self, KeyKind, Known};

pub(super) fn look(scene: &Scene<'_>, statement: &Statement, findings: &mut Vec<Finding>) {
    let actions = actions(statement);
    for condition in statement.conditions() {
        let span = key_span(condition);
        values(condition, findings);
        let key = Key::of(condition.key(), &actions);
        match &key {
            Key::Typed(kind, many) => typed(scene, statement, condition, (*kind, *many), findings),
            Key::OfNone(meant) => {
                let finding = Rule::ConditionKey.at(
                    span,
                    match meant {
                        Missing::Everywhere => format!("there is no condition key `{}`", condition.key()),
                        Missing::Here(action) => {
                            format!("`{action}` has no condition key `{}`", condition.key())
                        }
                        Missing::Actions => {
                            format!(
                                "no action of the statement has the condition key `{}`",
                                condition.key()
                            )
                        }
                    },
                    absent(condition),
                );
                findings.push(finding.maybe(hint(condition.key(), &actions)));
            }
            Key::Unknown => {}
        }
        if let (Key::Typed(..), Some(lacking)) = (&key, lacking(condition.key(), statement)) {
            let finding = Rule::ConditionKey.at(
                span,
                format!("`{lacking}` has no condition key `{}`", condition.key()),
                absent(condition),
            );
            findings.push(finding.hint("give the action a statement of its own"));
        }
    }
}

/// The key, without what it is compared with.
fn key_span(condition: &Condition) -> Span {
    let span = condition.span();
    Span {
        start: span.start,
        end: span.start + condition.key().len() + 2,
    }
}

/// What follows from a key that is always absent.
fn absent(condition: &Condition) -> &'static str {
    let operator = condition.operator();
    let met = operator.if_exists
        || match operator.quantifier {
            Quantifier::ForAllValues => true,
            Quantifier::ForAnyValue => false,
            Quantifier::None => operator.base.is_negated(),
        };
    match (operator.base, met) {
        (Base::Null, _) => "always absent",
        (_, true) => "always absent, so the condition is always met",
        (_, false) => "always absent, so the condition is never met",
    }
}

/// The actions of a statement; `None` when it is about more than the reference can tell.
fn actions(statement: &Statement) -> Option<Vec<&'static Known>> {
    let element = statement.action().filter(|element| !element.is_negated())?;
    let mut actions = Vec::new();
    for pattern in element.patterns() {
        match meaning(pattern.value.as_str()) {
            Meant::Known(_, known) if !known.is_empty() => actions.extend(known),
            _ => return None,
        }
    }
    Some(actions)
}

/// What is known of a key.
enum Key {
    /// Its type, and whether it has many values.
    Typed(KeyKind, bool),
    /// It doesn't exist, or no action of the statement has it.
    OfNone(Missing),
    /// Nothing can be said: the actions aren't known, or the key is an identity provider's own.
    Unknown,
}

enum Missing {
    Everywhere,
    Here(String),
    Actions,
}

impl Key {
    fn of(key: &str, actions: &Option<Vec<&'static Known>>) -> Self {
        if let Some(global) = reference::global_key(key)
            && (global.everywhere || actions.is_none())
        {
            return Self::Typed(global.kind, global.many);
        }
        let prefix = key.split(':').next().unwrap_or_default();
        // Keys of an OIDC provider have its URL for a prefix, and claims of its own.
        let foreign = prefix.contains(['.', '/']);
        if let Some(actions) = actions {
            let found = actions
                .iter()
                .flat_map(|known| known.keys())
                .find(|it| it.is(key));
            return match found {
                Some(known) => Self::Typed(known.kind, known.many),
                None if foreign => Self::Unknown,
                None => Self::OfNone(match actions.as_slice() {
                    _ if !exists(key) => Missing::Everywhere,
                    [one] => Missing::Here(one.name.to_owned()),
                    _ => Missing::Actions,
                }),
            };
        }
        if foreign {
            return Self::Unknown;
        }
        let deciders = reference::deciders(prefix);
        let mut found = deciders.iter().filter_map(|service| service.condition_key(key));
        match found.next() {
            Some(known) => Self::Typed(known.kind, known.many),
            None if exists(key) => Self::Unknown,
            None => Self::OfNone(Missing::Everywhere),
        }
    }
}

fn exists(key: &str) -> bool {
    let prefix = key.split(':').next().unwrap_or_default();
    reference::global_key(key).is_some()
        || reference::deciders(prefix)
            .iter()
            .any(|service| service.condition_key(key).is_some())
}

/// An action that is named in full and lacks a key that another one has.
fn lacking(key: &str, statement: &Statement) -> Option<String> {
    let element = statement.action().filter(|element| !element.is_negated())?;
    element.patterns().iter().find_map(|pattern| {
        let text = pattern.value.as_str();
        if text.contains(['*', '?']) {
            return None;
        }
        match meaning(text) {
            Meant::Known(_, known) => {
                let known = known.first()?;
                (!known.takes_key(key)).then(|| text.to_owned())
            }
            _ => None,
        }
    })
}

fn hint(key: &str, actions: &Option<Vec<&'static Known>>) -> Option<String> {
    // A key with a part of one's own is compared by what stands before it.
    let (stem, own) = key.split_once('/').map_or((key, ""), |(stem, own)| (stem, own));
    let shown = |form: &'static str| form.split('/').next().unwrap_or(form);
    let of_actions = actions.iter().flatten().flat_map(|known| known.keys());
    let keys = of_actions.map(|known| shown(known.key));
    let globals = reference::global_keys().map(|known| shown(known.key));
    let near = nearest(stem, keys.chain(globals))?;
    if near.eq_ignore_ascii_case(stem) {
        return None;
    }
    Some(match own {
        "" => format!("did you mean `{near}`?"),
        own => format!("did you mean `{near}/{own}`?"),
    })
}

fn typed(
    scene: &Scene<'_>,
    statement: &Statement,
    condition: &Condition,
    (kind, many): (KeyKind, bool),
    findings: &mut Vec<Finding>,
) {
    let operator = condition.operator();
    let span = key_span(condition);
    let good = match (operator.base.family(), kind) {
        (Family::Null, _)
        | (Family::String, KeyKind::String | KeyKind::Arn)
        | (Family::Arn, KeyKind::Arn | KeyKind::String)
        | (Family::Numeric, KeyKind::Numeric)
        | (Family::Date, KeyKind::Date)
        // Epoch seconds are numbers too.
        | (Family::Numeric, KeyKind::Date)
        | (Family::Bool, KeyKind::Bool | KeyKind::String)
        | (Family::Binary, KeyKind::Binary)
        | (Family::Ip, KeyKind::IpAddress)
        // `"StringEquals": {"aws:SecureTransport": "true"}` compares the same texts, if the case is right.
        | (Family::String, KeyKind::Bool) => true,
        _ => false,
    };
    if !good {
        let (wanted, article) = operators_for(kind);
        let finding = Rule::OperatorType.at(
            span,
            format!("`{operator}` is no operator for `{}`", condition.key()),
            format!("its value is {article}"),
        );
        findings.push(finding.hint(format!("operators for it are {wanted}")));
    }
    if operator.base == Base::Null {
        return;
    }
    if many && operator.quantifier == Quantifier::None {
        let finding = Rule::MissingQualifier.at(
            span,
            format!(
                "`{}` has many values, and `{operator}` compares one",
                condition.key()
            ),
            "never met",
        );
        findings.push(finding.hint(format!(
            "write `ForAnyValue:{operator}` or `ForAllValues:{operator}`"
        )));
    }
    let closed = statement.conditions().iter().any(|other| {
        other.operator().base == Base::Null && other.key().eq_ignore_ascii_case(condition.key())
    });
    let limits = matches!(scene.kind, Kind::Scp | Kind::Rcp | Kind::Boundary);
    // AWS's own way to limit which tags a request may set, none included (access_tags).
    let tags = condition.key().eq_ignore_ascii_case("aws:TagKeys");
    if allows(statement) && operator.quantifier == Quantifier::ForAllValues && !closed && !limits && !tags {
        let finding = Rule::ForAllValuesAllow.at(
            span,
            format!("a request without `{}` is allowed too", condition.key()),
            "met by an absent key",
        );
        findings.push(finding.hint(format!(
            "add `\"Null\": {{\"{}\": \"false\"}}`, or use `ForAnyValue`",
            condition.key()
        )));
    }
}

fn operators_for(kind: KeyKind) -> (&'static str, &'static str) {
    match kind {
        KeyKind::String => ("`String…`", "a text"),
        KeyKind::Arn => ("`Arn…` and `String…`", "an ARN"),
        KeyKind::Bool => ("`Bool`", "`true` or `false`"),
        KeyKind::Numeric => ("`Numeric…`", "a number"),
        KeyKind::Date => ("`Date…`", "a date"),
        KeyKind::IpAddress => ("`IpAddress` and `NotIpAddress`", "an IP address"),
        KeyKind::Binary => ("`BinaryEquals`", "binary"),
    }
}

/// Values that the operator can't read, and wildcards that it takes literally.
fn values(condition: &Condition, findings: &mut Vec<Finding>) {
    let operator = condition.operator();
    for value in condition.values() {
        let text = &*value.text;
        if !is_readable(operator.base, text) {
            let (what, label) = match operator.base.family() {
                Family::Numeric => ("number", "never equal to anything"),
                Family::Ip => ("IP address or range", "a range is like `203.0.113.0/24`"),
                Family::Bool | Family::Null => ("boolean", "it is `true` or `false`"),
                Family::Binary => ("Base64", "never equal to anything"),
                Family::Arn => ("ARN", "it has six components"),
                _ => ("date", "never equal to anything"),
            };
            findings.push(Rule::ValueType.at(value.span, format!("`{text}` is no {what}"), label));
        }
        let literal = matches!(
            operator.base,
            Base::StringEquals
                | Base::StringNotEquals
                | Base::StringEqualsIgnoreCase
                | Base::StringNotEqualsIgnoreCase
        );
        // `${*}` is how a literal one is written where wildcards are read.
        if literal && text.replace("${*}", "").replace("${?}", "").contains('*') {
            let like = match operator.base.is_negated() {
                true => "StringNotLike",
                false => "StringLike",
            };
            let finding = Rule::LiteralWildcard.at(
                value.span,
                format!("`{operator}` compares `*` as it is"),
                "no wildcard here",
            );
            findings.push(finding.hint(format!("did you mean `{like}`?")));
        }
    }
}
