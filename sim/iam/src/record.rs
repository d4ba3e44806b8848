//! Records: a question with all its policies as one JSON object, for who asks many.
//!
//! The shape, in which only `request` with `principal` and `action` must be there:
//!
//! ```json
//! {"id": "any value",
//!  "request": {"principal": "arn:aws:iam::111111111111:user/ann", "principal_type": "user",
//!              "principal_account": "111111111111", "action": "s3:GetObject",
//!              "resource": "arn:aws:s3:::logs/today", "resource_account": "111111111111",
//!              "context": {"aws:username": "ann", "aws:TagKeys": ["a", "b"]}},
//!  "policies": {"identity": [], "resource": null, "boundary": null, "session": null,
//!               "scps": null, "rcps": null, "vpce": null}}
//! ```
//!
//! - A kind of policies that is `null` or missing is absent and doesn't limit; `[]` is present and allows
//!   nothing. `identity` and `session` are lists of documents, `resource`, `boundary` and `vpce` one
//!   document or a list that counts as one, `scps` and `rcps` a list for each level, root first. A
//!   document is an object, or a string that holds its text.
//! - The context is complete, nothing is derived: a string is a single-valued key, a list a multi-valued
//!   one. A number or boolean is its text; `null` is no value, so the key is absent.
//! - `principal_type` is `user`, `role`, `assumed-role`, `federated-user`, `federated` (whom a provider
//!   vouches for), `root`, `service` or `anonymous`; without it the principal's own form says. A `role`
//!   stands for a session of it, and either type may have the ARN of the other. The role of an `assumed-role` is what `aws:PrincipalArn` says, and else a
//!   role without a path, or a service-linked role when it is called `AWSServiceRoleFor…`. The caller of
//!   AssumeRoleWithWebIdentity or …WithSAML is whom a provider vouches for, also when it is called a
//!   `service`, or `anonymous` with `aws:FederatedProvider`. Unique ids (`AIDA…`, `AROA…`) are those of `aws:userid`. The user behind a
//!   `federated-user` is unknown: only its policies are given.
//! - `resource` is an ARN; `*`, `null` or nothing mean an action without a resource.
//! - Other members are skipped, but not in `policies`: what isn't understood there could have denied.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use crate::account::AccountId;
use crate::arn::Arn;
use crate::context::{Context, Values};
use crate::evaluate::{Attached, Layer, Level, Policies, Request, Source};
use crate::json::{self, Items, Member, Node, Span, Value};
use crate::policy::{self, Document};

mod who;

/// A question, and all that bears on its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What the record is called: the text of a JSON value.
    pub id: Option<Box<str>>,
    /// Who asks what.
    pub request: Request,
    /// All policies that bear on it.
    pub policies: Policies,
}

/// Why a text isn't a record, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct InvalidRecord {
    /// What the record is called, as far as that could be read: the text of a JSON value.
    pub id: Option<Box<str>>,
    /// What is wrong, in lower case, without a full stop.
    pub message: String,
    /// Where it is wrong, in bytes of the text.
    pub span: Span,
    /// The same as a JSON Pointer (RFC 6901), down to a whole policy document.
    pub pointer: String,
    /// What to do about it.
    pub hint: &'static str,
}

/// What is wrong at a place, before it is known in which record.
struct Wrong {
    message: String,
    span: Span,
    pointer: String,
    hint: &'static str,
}

fn wrong<T>(
    span: Span,
    pointer: impl Into<String>,
    message: impl Into<String>,
    hint: &'static str,
) -> Result<T, Wrong> {
    Err(Wrong {
        message: message.into(),
        span,
        pointer: pointer.into(),
        hint,
    })
}

/// Reads a record.
///
/// # Errors
///
/// When the text isn't JSON, has a key twice, lacks what makes a question, or holds a policy that is no
/// policy document.
pub fn read(text: &str) -> Result<Record, InvalidRecord> {
    let tree = match json::read(text) {
        Ok(tree) => tree,
        Err(error) => {
            return Err(InvalidRecord {
                id: json::member_of_broken(text, "id").map(Into::into),
                message: error.message,
                span: error.span,
                pointer: String::new(),
                hint: "a record is one JSON object",
            });
        }
    };
    let id = member(tree.root(), "id").map(|node| node.text().into());
    match parts(tree.root()) {
        Ok((request, policies)) => Ok(Record {
            id,
            request,
            policies,
        }),
        Err(Wrong {
            message,
            span,
            pointer,
            hint,
        }) => Err(InvalidRecord {
            id,
            message,
            span,
            pointer,
            hint,
        }),
    }
}

fn member<'n>(node: Node<'n>, key: &str) -> Option<Node<'n>> {
    let Value::Object(mut members) = node.value() else {
        return None;
    };
    let found = members.find(|member| member.key == key)?;
    (!found.node.is_null()).then_some(found.node)
}

fn parts(root: Node<'_>) -> Result<(Request, Policies), Wrong> {
    if !matches!(root.value(), Value::Object(_)) {
        let message = format!("a record is an object, not {}", root.value().kind());
        return wrong(root.span(), "", message, "a record is one JSON object");
    }
    let Some(node) = member(root, "request") else {
        let hint = "`request` says who asks what: `principal`, `action`, `resource`, `context`";
        return wrong(root.span(), "", "`request` is missing", hint);
    };
    let request = request(node)?;
    let policies = match member(root, "policies") {
        Some(node) => policies(node)?,
        None => Policies::default(),
    };
    Ok((request, policies))
}

/// What `request` says, before it is understood.
#[derive(Default)]
struct Fields<'n> {
    principal: Option<Node<'n>>,
    principal_type: Option<Node<'n>>,
    principal_account: Option<Node<'n>>,
    action: Option<Node<'n>>,
    resource: Option<Node<'n>>,
    resource_account: Option<Node<'n>>,
    context: Option<Node<'n>>,
}

fn request(node: Node<'_>) -> Result<Request, Wrong> {
    let Value::Object(members) = node.value() else {
        let message = format!("`request` is an object, not {}", node.value().kind());
        return wrong(node.span(), "/request", message, "see the fields of a record");
    };
    let mut fields = Fields::default();
    for Member { key, node, .. } in members.filter(|member| !member.node.is_null()) {
        let field = match &*key {
            "principal" => &mut fields.principal,
            "principal_type" => &mut fields.principal_type,
            "principal_account" => &mut fields.principal_account,
            "action" => &mut fields.action,
            "resource" => &mut fields.resource,
            "resource_account" => &mut fields.resource_account,
            "context" => &mut fields.context,
            _ => continue,
        };
        *field = Some(node);
    }
    let Some(action) = fields.action else {
        let hint = "an action is `service:Name`: `s3:GetObject`";
        return wrong(node.span(), "/request", "`action` is missing", hint);
    };
    let context = match fields.context {
        Some(node) => context(node)?,
        None => Context::new(),
    };
    Ok(Request {
        principal: who::principal(node, &fields, &context)?,
        action: parsed(action, "action", "an action is `service:Name`: `s3:GetObject`")?,
        resource: match fields.resource {
            Some(node) if *string(node, "resource")? != *"*" => Some(arn(node, "resource")?),
            _ => None,
        },
        resource_account: fields
            .resource_account
            .map(|node| account(node, "resource_account"))
            .transpose()?,
        context,
    })
}

fn string<'n>(node: Node<'n>, field: &str) -> Result<Cow<'n, str>, Wrong> {
    match node.value() {
        Value::String(text) => Ok(text),
        other => {
            let message = format!("`{field}` is a string, not {}", other.kind());
            wrong(
                node.span(),
                format!("/request/{field}"),
                message,
                "put it in quotes",
            )
        }
    }
}

/// A string of the request, read as something.
fn parsed<T: std::str::FromStr>(node: Node<'_>, field: &str, hint: &'static str) -> Result<T, Wrong>
where
    T::Err: std::fmt::Display,
{
    match string(node, field)?.parse() {
        Ok(value) => Ok(value),
        Err(error) => wrong(node.span(), format!("/request/{field}"), error.to_string(), hint),
    }
}

fn arn(node: Node<'_>, field: &str) -> Result<Arn, Wrong> {
    parsed(
        node,
        field,
        "a resource is one ARN without wildcards, or `*` for an action that has none",
    )
}

fn account(node: Node<'_>, field: &str) -> Result<AccountId, Wrong> {
    parsed(node, field, "an account ID is twelve digits, in quotes")
}

fn context(node: Node<'_>) -> Result<Context, Wrong> {
    let Value::Object(members) = node.value() else {
        let message = format!("`context` is an object, not {}", node.value().kind());
        let hint =
            "`context` holds the condition keys: a string is a single-valued key, a list a multi-valued one";
        return wrong(node.span(), "/request/context", message, hint);
    };
    let mut pairs = Vec::new();
    let mut places = Vec::new();
    for Member { key, key_span, node } in members {
        let values = match node.value() {
            Value::Null => continue,
            Value::Array(items) => Values::Many(items.map(scalar).collect::<Result<_, _>>()?),
            _ => Values::One(scalar(node)?),
        };
        pairs.push((key.into(), values));
        places.push(key_span);
    }
    Context::of(pairs).or_else(|twice| {
        wrong(
            places.get(twice).copied().unwrap_or(node.span()),
            "/request/context",
            "a condition key is there twice",
            "condition keys are compared without regard to case",
        )
    })
}

fn scalar(node: Node<'_>) -> Result<Arc<str>, Wrong> {
    match node.value() {
        Value::String(text) => Ok((*text).into()),
        Value::Number(text) => Ok(text.into()),
        Value::Bool(true) => Ok("true".into()),
        Value::Bool(false) => Ok("false".into()),
        other => {
            let message = format!("a condition key's value is a string, not {}", other.kind());
            let hint = "a string is a single-valued key, a list of strings a multi-valued one";
            wrong(node.span(), "/request/context", message, hint)
        }
    }
}

const KINDS: &str = "the kinds are `identity`, `resource`, `boundary`, `session`, `scps`, `rcps` and `vpce`";

fn policies(node: Node<'_>) -> Result<Policies, Wrong> {
    let Value::Object(members) = node.value() else {
        let message = format!("`policies` is an object, not {}", node.value().kind());
        return wrong(node.span(), "/policies", message, KINDS);
    };
    let mut policies = Policies::default();
    for Member { key, key_span, node } in members {
        match &*key {
            "identity" => policies.identity = many(node, "identity")?,
            "session" => policies.session = many(node, "session")?,
            "boundary" => policies.boundary = one(node, "boundary")?,
            "resource" => policies.resource = one(node, "resource")?,
            "vpce" => policies.endpoint = one(node, "vpce")?,
            "scps" => policies.scps = levels(node, "scps")?,
            "rcps" => policies.rcps = levels(node, "rcps")?,
            other => {
                let message = format!("`{other}` is no kind of policies");
                return wrong(key_span, "/policies", message, KINDS);
            }
        }
    }
    Ok(policies)
}

fn many(node: Node<'_>, kind: &str) -> Result<Layer<Vec<Attached>>, Wrong> {
    match node.value() {
        Value::Null => Ok(Layer::Absent),
        Value::Array(items) => {
            let pointer = format!("/policies/{kind}");
            Ok(Layer::Known(documents(items, kind, &pointer)?))
        }
        _ => Ok(Layer::Known(vec![attached(node, kind, None, "/policies")?])),
    }
}

fn one(node: Node<'_>, kind: &str) -> Result<Layer<Attached>, Wrong> {
    match node.value() {
        Value::Null => Ok(Layer::Absent),
        Value::Array(items) => match (items.clone().next(), items.clone().nth(1)) {
            (Some(only), None) => {
                let pointer = format!("/policies/{kind}");
                Ok(Layer::Known(attached(only, kind, Some(0), &pointer)?))
            }
            _ => {
                let document = policy::read_as_one(node, items).map_err(|error| Wrong {
                    message: error.message,
                    span: within(node.span(), error.span),
                    pointer: format!("/policies/{kind}"),
                    hint: DOCUMENT,
                })?;
                Ok(Layer::Known(Attached::new(Source::named(kind), document)))
            }
        },
        _ => Ok(Layer::Known(attached(node, kind, None, "/policies")?)),
    }
}

fn levels(node: Node<'_>, kind: &str) -> Result<Layer<Vec<Level>>, Wrong> {
    let items = match node.value() {
        Value::Null => return Ok(Layer::Absent),
        Value::Array(items) => items,
        other => {
            let message = format!("`{kind}` is a list of levels, not {}", other.kind());
            let hint = "each level, root first, is a list of documents";
            return wrong(node.span(), format!("/policies/{kind}"), message, hint);
        }
    };
    let levels = items.enumerate().map(|(index, level)| {
        let pointer = format!("/policies/{kind}/{index}");
        let target = numbered("level", index);
        match level.value() {
            Value::Array(items) => Ok(Level {
                target,
                policies: documents(items, kind, &pointer)?,
            }),
            other => {
                let message = format!("a level of `{kind}` is a list of documents, not {}", other.kind());
                let hint = "each level, root first, is a list of documents";
                wrong(level.span(), pointer, message, hint)
            }
        }
    });
    levels.collect::<Result<_, _>>().map(Layer::Known)
}

fn documents(items: Items<'_>, kind: &str, pointer: &str) -> Result<Vec<Attached>, Wrong> {
    items
        .enumerate()
        .map(|(index, item)| attached(item, kind, Some(index), pointer))
        .collect()
}

const DOCUMENT: &str = "each policy is a policy document as AWS has it: an object with `Statement`";

/// One document; `pointer` leads to what holds it, `index` is its place there.
fn attached(node: Node<'_>, kind: &str, index: Option<usize>, pointer: &str) -> Result<Attached, Wrong> {
    match document(node) {
        Ok(document) => {
            let name = index.map_or_else(|| kind.into(), |index| numbered(kind, index));
            Ok(Attached::new(Source::named(name), document))
        }
        Err((message, span)) => {
            let pointer = match index {
                Some(index) => format!("{pointer}/{index}"),
                None => format!("{pointer}/{kind}"),
            };
            wrong(span, pointer, message, DOCUMENT)
        }
    }
}

fn document(node: Node<'_>) -> Result<Document, (String, Span)> {
    match node.value() {
        // Places inside a string mean nothing outside of it.
        Value::String(text) => policy::read(&text).map_err(|error| (error.message, node.span())),
        _ => policy::read_node(node).map_err(|error| (error.message, within(node.span(), error.span))),
    }
}

/// A place inside a value, as a place of the text around it.
fn within(outer: Span, inner: Span) -> Span {
    Span {
        start: outer.start + inner.start,
        end: outer.start + inner.end,
    }
}

/// `identity 0`, `level 1`: the same few for every record, so the first are made once.
fn numbered(what: &str, index: usize) -> Arc<str> {
    type Names = BTreeMap<&'static str, Vec<Arc<str>>>;
    static KNOWN: LazyLock<Names> = LazyLock::new(|| {
        let names = |what: &'static str| {
            let names = (0..8).map(|index| format!("{what} {index}").into());
            (what, names.collect())
        };
        let kinds = [
            "boundary", "identity", "rcps", "resource", "scps", "session", "vpce",
        ];
        kinds.into_iter().chain(["level"]).map(names).collect()
    });
    match KNOWN.get(what).and_then(|names| names.get(index)) {
        Some(name) => Arc::clone(name),
        None => format!("{what} {index}").into(),
    }
}

#[cfg(test)]
mod tests;
