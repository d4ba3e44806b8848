//! Reading: every shape of a policy document that AWS's own syntax check lets pass.
//!
//! Separate from `check`, since an engine must evaluate old documents that AWS would not take
//! today, and since AWS's refusals come in two tiers: syntax first, then everything else.
//! Source: IAM User Guide, *reference_policies_grammar*.

use std::borrow::Cow;
use std::sync::Arc;

use super::gate::Gates;
use super::{Document, Effect, Element, Inner, Spanned, Statement, Version};
use crate::action::ActionPattern;
use crate::condition::{Condition, ConditionValue, Operator};
use crate::json::{self, Items, Member, Node, NotJson, Span, Value};
use crate::pattern::ArnPattern;
use crate::principal::{PrincipalElement, PrincipalEntry, PrincipalKind};

/// Why a text is not a policy document, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ReadError {
    /// What is wrong, in lower case, without a full stop.
    pub message: String,
    /// Where it is wrong.
    pub span: Span,
    /// Whether it isn't even JSON.
    pub not_json: bool,
}

fn refuse<T>(span: Span, message: impl Into<String>) -> Result<T, ReadError> {
    Err(ReadError {
        message: message.into(),
        span,
        not_json: false,
    })
}

/// Reads a policy document.
///
/// # Errors
///
/// When the text isn't JSON, has a key twice, an unknown element, a value of the wrong type, or
/// lacks what makes a statement (`Effect`): what AWS calls syntax errors.
pub fn read(text: &str) -> Result<Document, ReadError> {
    let tree = json::read(text)?;
    // With the white space around it: places count from the start of what was given.
    Ok(document(text, read_parts(tree.root())?))
}

impl From<NotJson> for ReadError {
    fn from(error: NotJson) -> Self {
        Self {
            message: error.message,
            span: error.span,
            not_json: !error.duplicate,
        }
    }
}

/// Reads a policy document that stands in a larger text. Places are within the document.
pub(crate) fn read_node(node: Node<'_>) -> Result<Document, ReadError> {
    let node = node.alone();
    Ok(document(node.text(), read_parts(node)?))
}

/// Reads a list of policy documents as one that says what they say together. Places are within the list.
pub(crate) fn read_as_one<'n>(list: Node<'n>, items: Items<'n>) -> Result<Document, ReadError> {
    let mut whole = Parts::default();
    for item in items {
        let parts = read_parts(item.within(list))?;
        whole.version = whole.version.or(parts.version);
        whole.id = whole.id.or(parts.id);
        whole.statements.extend(parts.statements);
    }
    Ok(document(list.text(), whole))
}

#[derive(Default)]
struct Parts {
    version: Option<Version>,
    id: Option<Box<str>>,
    statements: Vec<Statement>,
}

fn document(text: &str, parts: Parts) -> Document {
    Document {
        inner: Arc::new(Inner {
            text: text.into(),
            version: parts.version,
            id: parts.id,
            gates: Gates::new(&parts.statements),
            statements: parts.statements,
        }),
    }
}

fn read_parts(node: Node<'_>) -> Result<Parts, ReadError> {
    let members = match node.value() {
        Value::Object(members) => members,
        other => {
            return refuse(
                node.span(),
                format!("a policy document is an object, not {}", other.kind()),
            );
        }
    };
    let mut parts = Parts::default();
    let mut statement = None;
    for member in members {
        match &*member.key {
            "Version" => parts.version = Some(read_version(member.node)?),
            "Id" => parts.id = Some(string(member.node, "Id")?.into()),
            "Statement" => statement = Some(member.node),
            other => {
                return refuse(
                    member.key_span,
                    format!("`{other}` is no element of a policy document"),
                );
            }
        }
    }
    let Some(statement) = statement else {
        return refuse(node.span(), "the element `Statement` is missing");
    };
    let variables = parts.version == Some(Version::V2012);
    parts.statements = match statement.value() {
        Value::Array(items) => items
            .map(|item| read_statement(item, variables))
            .collect::<Result<_, _>>()?,
        _ => vec![read_statement(statement, variables)?],
    };
    Ok(parts)
}

fn read_version(node: Node<'_>) -> Result<Version, ReadError> {
    match &*string(node, "Version")? {
        "2012-10-17" => Ok(Version::V2012),
        "2008-10-17" => Ok(Version::V2008),
        other => refuse(
            node.span(),
            format!("`{other}` is not a Version: it is `2012-10-17` or `2008-10-17`"),
        ),
    }
}

fn string<'n>(node: Node<'n>, element: &str) -> Result<Cow<'n, str>, ReadError> {
    match node.value() {
        Value::String(text) => Ok(text),
        other => refuse(
            node.span(),
            format!("`{element}` is a string, not {}", other.kind()),
        ),
    }
}

/// Each string of an element that is a string or a list of them, made into something. AWS lets `null`
/// pass in a list and ignores it.
fn strings<T>(
    node: Node<'_>,
    element: &str,
    mut make: impl FnMut(&str, Span) -> T,
) -> Result<Vec<T>, ReadError> {
    match node.value() {
        Value::String(text) => Ok(vec![make(&text, node.span())]),
        Value::Array(items) => items
            .filter(|item| !item.is_null())
            .map(|item| Ok(make(&string(item, element)?, item.span())))
            .collect(),
        other => refuse(
            node.span(),
            format!(
                "`{element}` is a string or a list of strings, not {}",
                other.kind()
            ),
        ),
    }
}

fn read_statement(node: Node<'_>, variables: bool) -> Result<Statement, ReadError> {
    let members = match node.value() {
        Value::Object(members) => members,
        other => {
            return refuse(
                node.span(),
                format!("a statement is an object, not {}", other.kind()),
            );
        }
    };
    let mut sid = None;
    let mut effect = None;
    let mut principal = None;
    let mut action = None;
    let mut resource = None;
    let mut conditions = Vec::new();
    for member in members {
        let value = member.node;
        match &*member.key {
            "Sid" => sid = Some(string(value, "Sid")?.into()),
            "Effect" => effect = Some(read_effect(value)?),
            name @ ("Principal" | "NotPrincipal") => {
                only_one(&principal, &member, "Principal")?;
                principal = Some(read_principal(value, name == "NotPrincipal")?);
            }
            name @ ("Action" | "NotAction") => {
                only_one(&action, &member, "Action")?;
                action = Some(element(value, name, name == "NotAction", ActionPattern::new)?);
            }
            name @ ("Resource" | "NotResource") => {
                only_one(&resource, &member, "Resource")?;
                let pattern = |text: &str| ArnPattern::read(text, variables);
                resource = Some(element(value, name, name == "NotResource", pattern)?);
            }
            "Condition" => conditions = read_conditions(value, variables)?,
            other => {
                return refuse(member.key_span, format!("`{other}` is no element of a statement"));
            }
        }
    }
    let Some((effect, effect_misspelt)) = effect else {
        return refuse(node.span(), "the element `Effect` is missing");
    };
    Ok(Statement {
        sid,
        effect,
        effect_misspelt,
        principal,
        action,
        resource,
        conditions,
        span: node.span(),
    })
}

fn only_one<T>(seen: &Option<T>, member: &Member<'_>, name: &str) -> Result<(), ReadError> {
    match seen {
        None => Ok(()),
        Some(_) => refuse(
            member.key_span,
            format!("a statement has `{name}` or `Not{name}`, not both"),
        ),
    }
}

/// AWS's syntax check lets any case pass; its next one then refuses all but `Allow` and `Deny`.
fn read_effect(node: Node<'_>) -> Result<(Effect, bool), ReadError> {
    let text = string(node, "Effect")?;
    for effect in [Effect::Allow, Effect::Deny] {
        if text.eq_ignore_ascii_case(effect.as_str()) {
            return Ok((effect, text != effect.as_str()));
        }
    }
    refuse(
        node.span(),
        format!("`{text}` is not an Effect: it is `Allow` or `Deny`"),
    )
}

fn element<P>(
    node: Node<'_>,
    name: &str,
    negated: bool,
    pattern: impl Fn(&str) -> P,
) -> Result<Element<P>, ReadError> {
    let patterns = strings(node, name, |text, span| Spanned {
        value: pattern(text),
        span,
    })?;
    Ok(Element {
        negated,
        patterns,
        span: node.span(),
    })
}

fn read_principal(node: Node<'_>, negated: bool) -> Result<PrincipalElement, ReadError> {
    let mut element = PrincipalElement {
        negated,
        bare: false,
        entries: Vec::new(),
        span: node.span(),
    };
    match node.value() {
        // Only `"*"` may stand alone; other texts are refused at write time, and what old documents
        // say is still evaluated.
        Value::String(text) => {
            element.bare = true;
            element
                .entries
                .push(PrincipalEntry::new(PrincipalKind::Aws, &text, node.span()));
        }
        Value::Object(members) => {
            for member in members {
                let Some(kind) = PrincipalKind::read(&member.key) else {
                    return refuse(
                        member.key_span,
                        format!(
                            "`{}` is no kind of principal: it is `AWS`, `Service`, `Federated` or `CanonicalUser`",
                            member.key
                        ),
                    );
                };
                let named = strings(member.node, &member.key, |text, span| {
                    PrincipalEntry::new(kind, text, span)
                })?;
                element.entries.extend(named);
            }
        }
        other => {
            return refuse(
                node.span(),
                format!("`Principal` is an object or `\"*\"`, not {}", other.kind()),
            );
        }
    }
    Ok(element)
}

fn read_conditions(node: Node<'_>, variables: bool) -> Result<Vec<Condition>, ReadError> {
    let operators = match node.value() {
        Value::Object(operators) => operators,
        other => {
            return refuse(
                node.span(),
                format!("`Condition` is an object, not {}", other.kind()),
            );
        }
    };
    let mut conditions = Vec::new();
    for member in operators {
        let keys = match member.node.value() {
            Value::Object(keys) => keys,
            other => {
                return refuse(
                    member.node.span(),
                    format!(
                        "what follows `{}` is an object of condition keys, not {}",
                        member.key,
                        other.kind()
                    ),
                );
            }
        };
        let mut operator = None;
        for key in keys {
            // AWS looks at an operator's name only when it has something to compare.
            let operator = match operator {
                Some(operator) => operator,
                None => *operator.insert(read_operator(&member)?),
            };
            let values = condition_values(key.node)?;
            let span = Span {
                start: key.key_span.start,
                end: key.node.span().end,
            };
            conditions.push(Condition::new(operator, &key.key, values, variables, span));
        }
    }
    Ok(conditions)
}

fn read_operator(member: &Member<'_>) -> Result<Operator, ReadError> {
    match member.key.parse() {
        Ok(operator) => Ok(operator),
        Err(_) => refuse(
            member.key_span,
            format!("`{}` is not a condition operator", member.key),
        ),
    }
}

fn condition_values(node: Node<'_>) -> Result<Vec<ConditionValue>, ReadError> {
    let one = |node: Node<'_>| {
        let (text, quoted) = match node.value() {
            Value::String(text) => (text.into(), true),
            Value::Number(text) => (text.into(), false),
            Value::Bool(true) => ("true".into(), false),
            Value::Bool(false) => ("false".into(), false),
            other => {
                return refuse(
                    node.span(),
                    format!("a condition's value is a string, not {}", other.kind()),
                );
            }
        };
        Ok(ConditionValue {
            text,
            quoted,
            span: node.span(),
        })
    };
    match node.value() {
        Value::Array(items) => items.map(one).collect(),
        _ => Ok(vec![one(node)?]),
    }
}
