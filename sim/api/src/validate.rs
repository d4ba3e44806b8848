//! What AWS refuses before it authorizes: requests that break the model's constraints, in AWS's texts.
//!
//! IAM and STS put all that is wrong into one message: `2 validation errors detected: Value 'x' at
//! 'roleName' failed to satisfy constraint: …; Value …`. STS shows the value, IAM doesn't (answers recorded
//! in 2025), and nobody shows a sensitive one. Members come in the order of a hash table (`order`). IAM checks
//! the alphabet of names and paths afterwards, with a text of its own, of the first that fails. Organizations says
//! of the first what kind of fault it is, and nothing of where. S3 names the argument.

mod order;
mod reason;

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use crate::document::{Structure, Value, member_in_texts};
use crate::error::Refusal;
use crate::operation::Service;
use crate::pattern::Pattern;
use crate::port::Request;
use crate::shape::{Kind, Shape};

use reason::{Broken, Rule};

/// Checks a request against its operation's input shape. Members that the shape doesn't have are ignored,
/// as AWS ignores parameters it doesn't know.
///
/// # Errors
/// AWS's refusal with all that is wrong.
pub fn validate(request: &Request) -> Result<(), Refusal> {
    let info = request.operation.info();
    let mut check = Check {
        service: info.service,
        faults: Vec::new(),
        first: None,
        alphabet: None,
        argument: None,
        malformed: None,
    };
    check.structure(Path::Input, info.input, &request.input);
    check.verdict()
}

/// IAM's names: `The specified value for roleName is invalid`. Seen for roleName, userName and groupName;
/// assumed for the other names of the same alphabet.
const NAME: &str = r"[\w+=,.@-]+";
/// IAM's paths: `The specified value for path is invalid` (aws-cloudformation/cfn-lint#722).
const PATH: &str = r"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)";

/// Where in a request a value lies. It becomes text only in a fault.
#[derive(Clone, Copy)]
enum Path<'a> {
    /// The whole input.
    Input,
    /// `roleName`
    Member(&'a Path<'a>, &'static str),
    /// `tags.1.member`
    Element(&'a Path<'a>, usize),
    /// `map.key.member`
    Entry(&'a Path<'a>, &'a str),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Input => Ok(()),
            Path::Member(Path::Input, name) => f.write_str(&member_in_texts(name)),
            Path::Member(parent, name) => write!(f, "{parent}.{}", member_in_texts(name)),
            Path::Element(parent, index) => write!(f, "{parent}.{}.member", index + 1),
            Path::Entry(parent, key) => write!(f, "{parent}.{key}.member"),
        }
    }
}

struct Check {
    service: Service,
    faults: Vec<String>,
    first: Option<(&'static str, &'static str)>,
    alphabet: Option<String>,
    argument: Option<String>,
    malformed: Option<String>,
}

impl Check {
    /// Assumed: the codes of the services beyond IAM and STS, whose reads have few constraints.
    fn verdict(self) -> Result<(), Refusal> {
        let (code, status) = match self.service {
            Service::Iam | Service::Sts => ("ValidationError", 400),
            Service::Ec2 => ("InvalidParameterValue", 400),
            Service::Route53 => ("InvalidInput", 400),
            Service::S3 => ("InvalidArgument", 400),
            Service::Organizations => ("InvalidInputException", 400),
        };
        if let Some(malformed) = self.malformed {
            return Err(Refusal::new("MalformedInput", malformed, status));
        }
        if let Some(argument) = self.argument.filter(|_| self.service == Service::S3) {
            return Err(Refusal::new(code, argument, status));
        }
        if let Some((reason, text)) = self.first.filter(|_| self.service == Service::Organizations) {
            return Err(Refusal::new(code, text, status).with_reason(reason));
        }
        match self.faults.len() {
            0 => match self.alphabet {
                None => Ok(()),
                Some(text) => Err(Refusal::new(code, text, status)),
            },
            count => {
                let errors = if count == 1 { "error" } else { "errors" };
                let faults = self.faults.join("; ");
                Err(Refusal::new(
                    code,
                    format!("{count} validation {errors} detected: {faults}"),
                    status,
                ))
            }
        }
    }

    fn structure(&mut self, path: Path<'_>, shape: &Shape, structure: &Structure) {
        let begin = self.faults.len();
        let mut told = Vec::new();
        for member in shape.members() {
            let before = self.faults.len();
            let path = Path::Member(&path, member.name);
            match structure.get(member.name) {
                Some(value) => self.value(path, member.shape, value),
                None if member.required => {
                    let shown = if self.hides(member.shape) { "" } else { " null" };
                    self.first.get_or_insert(reason::of(Rule::There, member.shape));
                    self.fault(shown, path, "Member must not be null");
                }
                None => {}
            }
            if self.faults.len() > before {
                told.push((member.name, self.faults.len() - before));
            }
        }
        if told.len() > 1 {
            let faults = self.faults.split_off(begin);
            self.faults
                .extend(order::of_members(shape.members().len(), &told, faults));
        }
    }

    fn value(&mut self, path: Path<'_>, shape: &'static Shape, value: &Value) {
        if self.name_or_path(path, shape, value) {
            return;
        }
        for Broken(rule, constraint) in broken(shape, value, self.service) {
            self.first.get_or_insert(reason::of(rule, shape));
            if let (Some(least), Some(most)) = (shape.min, shape.max) {
                // The form is that of the text about `maxKeys` of `ListObjects`, seen of S3.
                let text = format!("Argument {path} must be an integer between {least} and {most}");
                self.argument.get_or_insert(text);
            }
            let shown = if self.hides(shape) {
                String::new()
            } else {
                format!(" '{}'", shown(value))
            };
            self.fault(&shown, path, &constraint);
        }
        match (shape.kind, value) {
            (Kind::Structure { .. }, Value::Structure(structure)) => self.structure(path, shape, structure),
            (Kind::List { member, .. }, Value::List(values)) => self.list(path, member, values),
            (Kind::Map { key, value: element }, Value::Map(values)) => self.map(path, key, element, values),
            (Kind::String, Value::String(_) | Value::Secret(_))
            | (Kind::Integer, Value::Integer(_))
            | (Kind::Boolean, Value::Boolean(_))
            | (Kind::Timestamp, Value::Timestamp(_))
            | (Kind::Blob, Value::Blob(_) | Value::Secret(_)) => {}
            (_, other) => {
                let text = format!("the value at '{path}' is a {}", other.kind());
                self.malformed.get_or_insert(text);
            }
        }
    }

    /// The elements of a list: structures each by their place, simple values as one fault of the list.
    fn list(&mut self, path: Path<'_>, member: &'static Shape, values: &[Value]) {
        if !matches!(member.kind, Kind::String | Kind::Integer) {
            for (index, value) in values.iter().enumerate() {
                self.value(Path::Element(&path, index), member, value);
            }
            return;
        }
        if values
            .iter()
            .any(|value| !broken(member, value, self.service).is_empty())
        {
            let list = format!(" '[{}]'", join(values.iter().map(shown)));
            let shown = if self.hides(member) { "" } else { &list };
            self.first.get_or_insert(reason::of(Rule::Element, member));
            let rule = format!(
                "Member must satisfy constraint: [{}]",
                join(rules(member, self.service))
            );
            self.fault(shown, path, &rule);
        }
    }

    fn map(
        &mut self,
        path: Path<'_>,
        key: &'static Shape,
        element: &'static Shape,
        values: &BTreeMap<String, Value>,
    ) {
        if values
            .keys()
            .any(|name| !broken(key, &Value::from(name.as_str()), self.service).is_empty())
        {
            let map = join(
                values
                    .iter()
                    .map(|(name, value)| format!("{name}={}", shown(value))),
            );
            let shown = if self.hides(element) {
                String::new()
            } else {
                format!(" '{{{map}}}'")
            };
            let rule = format!(
                "Map keys must satisfy constraint: [{}]",
                join(rules(key, self.service))
            );
            self.fault(&shown, path, &rule);
        }
        for (name, value) in values {
            self.value(Path::Entry(&path, name), element, value);
        }
    }

    /// IAM's own check of names and paths, which comes after the model's constraints.
    fn name_or_path(&mut self, path: Path<'_>, shape: &'static Shape, value: &Value) -> bool {
        let (Service::Iam, Some(pattern), Some(text)) = (self.service, shape.pattern, value.as_str()) else {
            return false;
        };
        let allowed = match pattern.as_str() {
            NAME => "It must contain only alphanumeric characters and/or the following: +=,.@_-",
            PATH => {
                "It must begin and end with / and contain only alphanumeric characters and/or / characters."
            }
            _ => return false,
        };
        for Broken(_, constraint) in length(shape, text.chars().count()) {
            self.fault("", path, &constraint);
        }
        if !pattern.matches(text) && self.alphabet.is_none() {
            self.alphabet = Some(format!("The specified value for {path} is invalid. {allowed}"));
        }
        true
    }

    fn hides(&self, shape: &Shape) -> bool {
        self.service == Service::Iam || shape.secret
    }

    fn fault(&mut self, shown: &str, path: Path<'_>, constraint: &str) {
        self.faults.push(format!(
            "Value{shown} at '{path}' failed to satisfy constraint: {constraint}"
        ));
    }
}

/// The constraints of a shape that a value breaks, each as AWS words it.
fn broken(shape: &'static Shape, value: &Value, service: Service) -> Vec<Broken> {
    let text = |text: &str| {
        let pattern = shape
            .pattern
            .filter(|pattern| !pattern.matches(text))
            .map(|pattern| Broken(Rule::Pattern, pattern_rule(pattern)));
        let values = !shape.values.is_empty() && !shape.values.contains(&text);
        let values = values.then(|| Broken(Rule::Values, enum_rule(shape, service)));
        let length = length(shape, text.chars().count());
        pattern.into_iter().chain(values).chain(length).collect()
    };
    match value {
        Value::String(value) => text(value),
        Value::Secret(value) => text(value.expose()),
        Value::Blob(bytes) => length(shape, bytes.len()),
        Value::List(values) => length(shape, values.len()),
        Value::Map(values) => length(shape, values.len()),
        Value::Integer(number) => bounds(shape, *number, "value"),
        Value::Boolean(_) | Value::Timestamp(_) | Value::Structure(_) => Vec::new(),
    }
}

/// All constraints of a shape, as AWS lists them of a list's elements, whichever is broken.
fn rules(shape: &'static Shape, service: Service) -> Vec<String> {
    let what = if matches!(shape.kind, Kind::Integer) {
        "value"
    } else {
        "length"
    };
    let most = shape.max.map(|max| most_rule(max, what));
    let least = shape.min.map(|min| least_rule(min, what));
    let pattern = shape.pattern.map(pattern_rule);
    let values = (!shape.values.is_empty()).then(|| enum_rule(shape, service));
    // Lists of tag keys have it, last; those of client IDs and thumbprints don't (LocalStack's tests, `test_iam_roles`
    // and `test_iam_oidc`, February 2026). Assumed: no other list has it, and STS's of tag keys has it too.
    let there = (shape.name == "tagKeyType").then(|| "Member must not be null".to_owned());
    [most, least, pattern, values, there]
        .into_iter()
        .flatten()
        .collect()
}

/// Lengths count Unicode scalar values (Smithy specification, `length` trait).
fn length(shape: &Shape, length: usize) -> Vec<Broken> {
    bounds(shape, i64::try_from(length).unwrap_or(i64::MAX), "length")
}

fn bounds(shape: &Shape, value: i64, what: &str) -> Vec<Broken> {
    let most = shape
        .max
        .filter(|&max| value > max)
        .map(|max| Broken(Rule::Most, most_rule(max, what)));
    let least = shape
        .min
        .filter(|&min| value < min)
        .map(|min| Broken(Rule::Least, least_rule(min, what)));
    most.into_iter().chain(least).collect()
}

fn most_rule(max: i64, what: &str) -> String {
    format!("Member must have {what} less than or equal to {max}")
}

fn least_rule(min: i64, what: &str) -> String {
    format!("Member must have {what} greater than or equal to {min}")
}

fn pattern_rule(pattern: &Pattern) -> String {
    format!(
        "Member must satisfy regular expression pattern: {}",
        pattern.as_str()
    )
}

/// IAM keeps the values to itself too.
fn enum_rule(shape: &Shape, service: Service) -> String {
    let mut rule = "Member must satisfy enum value set".to_owned();
    if service != Service::Iam {
        let _ = write!(rule, ": [{}]", shape.values.join(", "));
    }
    rule
}

/// A value as Java prints it.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(truth) => truth.to_string(),
        Value::Timestamp(time) => time.to_string(),
        Value::List(values) => format!("[{}]", join(values.iter().map(shown))),
        Value::Blob(_) | Value::Secret(_) | Value::Map(_) | Value::Structure(_) => value.kind().to_owned(),
    }
}

fn join(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod sweep_tests;
#[cfg(test)]
mod tests;
