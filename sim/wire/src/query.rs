//! The reader of AWS's query protocol: parameters become a request's input, by the model's shapes.
//!
//! `Tags.member.1.Key=team` is the first element of a list of structures; EC2's dialect writes
//! `Filter.1.Name`. Only the names of shapes and the parameters that are there are looked for, so a request
//! costs what it weighs: `Tags.member.999999999` is one element.
//!
//! AWS query protocol and EC2 query protocol: Smithy specification, `aws-query-protocol.html` and
//! `aws-ec2-query-protocol.html`.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::BASE64_MIME_PERMISSIVE;
use jiff::Timestamp;
use rolecall_api::credentials::Secret;
use rolecall_api::document::{Structure, Value};
use rolecall_api::error::Refusal;
use rolecall_api::operation::{Operation, Protocol, Service};
use rolecall_api::shape::{Kind, Shape};

use crate::form::Parameters;
use crate::refusal;

/// How deep structures may lie in each other. The model's deepest request has five levels.
const DEEPEST: usize = 16;

/// Reads the input of an operation. Parameters that its model doesn't have are ignored, as AWS does it (seen
/// of STS in 2026).
///
/// # Errors
/// `MalformedInput` when a value is not of its shape; the model's constraints are not checked here.
pub(crate) fn read(operation: Operation, parameters: &Parameters<'_>) -> Result<Structure, Refusal> {
    let reader = Reader {
        parameters,
        service: operation.service(),
    };
    reader.structure(operation.info().input, "", 0)
}

struct Reader<'p> {
    parameters: &'p Parameters<'p>,
    service: Service,
}

impl Reader<'_> {
    fn is_ec2(&self) -> bool {
        self.service.protocol() == Protocol::Ec2
    }

    /// The members beneath a prefix.
    fn structure(&self, shape: &'static Shape, prefix: &str, depth: usize) -> Result<Structure, Refusal> {
        if depth > DEEPEST {
            return Err(refusal::malformed_input("The request is nested too deeply"));
        }
        let mut structure = Structure::new();
        for member in shape.members() {
            let name = [prefix, member.request_name].concat();
            if let Some(value) = self.value(member.shape, &name, depth)? {
                structure.insert(member.name, value);
            }
        }
        Ok(structure)
    }

    /// The value of a name, where there is one.
    fn value(&self, shape: &'static Shape, name: &str, depth: usize) -> Result<Option<Value>, Refusal> {
        let given = self.parameters.get(name);
        let beneath = [name, "."].concat();
        let nested = self.parameters.any_beneath(&beneath);
        match shape.kind {
            Kind::List { member, .. } => match given {
                _ if nested => self.list(member, &beneath, depth).map(Some),
                // How clients write a list of nothing.
                Some("") => Ok(Some(Value::List(Vec::new()))),
                Some(_) => Err(refusal::malformed_input("Unexpected list element termination")),
                None => Ok(None),
            },
            Kind::Map { key, value } => match given {
                _ if nested => self.map(key, value, &beneath, depth).map(Some),
                Some("") => Ok(Some(Value::Map(BTreeMap::new()))),
                Some(_) => Err(refusal::malformed_input("Unexpected map entry termination")),
                None => Ok(None),
            },
            Kind::Structure { .. } => match given {
                _ if nested => self
                    .structure(shape, &beneath, depth + 1)
                    .map(|it| Some(it.into())),
                Some("") => Ok(Some(Structure::new().into())),
                Some(_) => Err(refusal::malformed_input("Unexpected complex element termination")),
                None => Ok(None),
            },
            _ if nested => Err(refusal::malformed_input("Start of list found where not expected")),
            _ => given.map(|text| self.scalar(shape, name, text)).transpose(),
        }
    }

    fn list(&self, member: &'static Shape, beneath: &str, depth: usize) -> Result<Value, Refusal> {
        let names = self.elements(beneath, "member")?;
        let mut values = Vec::with_capacity(names.len());
        for name in names {
            values.extend(self.value(member, &name, depth + 1)?);
        }
        Ok(Value::List(values))
    }

    fn map(
        &self,
        key: &'static Shape,
        value: &'static Shape,
        beneath: &str,
        depth: usize,
    ) -> Result<Value, Refusal> {
        let mut values = BTreeMap::new();
        for name in self.elements(beneath, "entry")? {
            let found = self.value(key, &format!("{name}.key"), depth + 1)?;
            let Some(Value::String(found)) = found else {
                return Err(refusal::malformed_input("Start of map found without a key"));
            };
            if let Some(value) = self.value(value, &format!("{name}.value"), depth + 1)? {
                values.insert(found, value);
            }
        }
        Ok(Value::Map(values))
    }

    /// The names of the elements beneath a prefix, in the order of their numbers. Gaps between the numbers
    /// are closed: assumed.
    fn elements(&self, beneath: &str, word: &str) -> Result<Vec<String>, Refusal> {
        let prefix = if self.is_ec2() {
            beneath.to_owned()
        } else {
            format!("{beneath}{word}.")
        };
        let stray = || refusal::malformed_input("Top level element may not be treated as a list");
        if !self.is_ec2()
            && self
                .parameters
                .beneath(beneath)
                .any(|name| !is_within(name, word))
        {
            return Err(stray());
        }
        let mut numbers = BTreeSet::new();
        for name in self.parameters.beneath(&prefix) {
            let number = name.split_once('.').map_or(name, |(number, _)| number);
            let plain = !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit());
            let number = number.parse::<u64>().ok().filter(|_| plain);
            numbers.insert(number.ok_or_else(stray)?);
        }
        Ok(numbers
            .into_iter()
            .map(|number| format!("{prefix}{number}"))
            .collect())
    }

    fn scalar(&self, shape: &'static Shape, name: &str, text: &str) -> Result<Value, Refusal> {
        let wrong = |wanted: &str| match self.service {
            Service::Ec2 => refusal::invalid_ec2_parameter(name, text, wanted),
            Service::S3 => refusal::invalid_s3_argument(name, wanted),
            _ => refusal::malformed_input(format!("The value at '{name}' must be {wanted}")),
        };
        match shape.kind {
            Kind::String | Kind::Blob if shape.secret => Ok(Secret::new(text).into()),
            Kind::Integer => text
                .parse::<i64>()
                .map(Value::from)
                .map_err(|_| wrong("an integer")),
            Kind::Boolean => match text {
                "true" | "True" => Ok(true.into()),
                "false" | "False" => Ok(false.into()),
                _ => Err(wrong("a boolean")),
            },
            Kind::Timestamp => text
                .parse::<Timestamp>()
                .map(Value::from)
                .map_err(|_| wrong("a timestamp that follows ISO 8601")),
            Kind::Blob => BASE64_MIME_PERMISSIVE
                .decode(text.as_bytes())
                .map(Value::Blob)
                .map_err(|_| wrong("base64")),
            Kind::String | Kind::List { .. } | Kind::Map { .. } | Kind::Structure { .. } => Ok(text.into()),
        }
    }
}

/// Whether a name goes on with this word.
fn is_within(name: &str, word: &str) -> bool {
    name.strip_prefix(word).is_some_and(|rest| rest.starts_with('.'))
}

#[cfg(test)]
mod tests;
