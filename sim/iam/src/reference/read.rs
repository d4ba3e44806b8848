//! One service's lines, read: the format is described at the head of `scripts/generator/reference.py`.

use super::{AccessLevel, ArnForm, ConditionKey, KeyKind, Known, ResourceType, Service, Taken};

/// Reads a service. What others point to is kept for as long as the program runs, as the text is.
pub(super) fn service(prefix: &'static str, text: &'static str) -> Option<Service> {
    let mut service = Service {
        prefix,
        name: "",
        actions: Vec::new(),
        resource_types: Vec::new(),
        condition_keys: Vec::new(),
    };
    for line in text.lines() {
        let mut fields = line.split('\t');
        match fields.next()? {
            "N" => service.name = fields.next()?,
            "K" => {
                let key = key(fields.next()?, fields.next()?)?;
                service.condition_keys.push(Box::leak(Box::new(key)));
            }
            "R" => {
                let name = fields.next()?;
                let arns = fields.next()?.split(' ').map(ArnForm::new);
                let kind = ResourceType {
                    name,
                    arns: arns.collect(),
                    condition_keys: numbered(fields.next()?, &service.condition_keys)?,
                };
                service.resource_types.push(Box::leak(Box::new(kind)));
            }
            "A" => {
                let known = Known {
                    name: fields.next()?,
                    level: level(fields.next()?)?,
                    condition_keys: numbered(fields.next()?, &service.condition_keys)?,
                    resources: fields
                        .map(|field| taken(field, &service))
                        .collect::<Option<_>>()?,
                };
                service.actions.push(known);
            }
            _ => return None,
        }
    }
    Some(service)
}

fn key(key: &'static str, kind: &str) -> Option<ConditionKey> {
    let (many, kind) = match kind.strip_prefix("ArrayOf") {
        Some(kind) => (true, kind),
        None => (false, kind),
    };
    let kind = match kind {
        "String" => KeyKind::String,
        "ARN" => KeyKind::Arn,
        "Bool" => KeyKind::Bool,
        "Numeric" => KeyKind::Numeric,
        "Date" => KeyKind::Date,
        "IPAddress" => KeyKind::IpAddress,
        "Binary" => KeyKind::Binary,
        _ => return None,
    };
    Some(ConditionKey { key, kind, many })
}

fn level(letter: &str) -> Option<AccessLevel> {
    Some(match letter {
        "L" => AccessLevel::List,
        "R" => AccessLevel::Read,
        "W" => AccessLevel::Write,
        "T" => AccessLevel::Tagging,
        "P" => AccessLevel::PermissionsManagement,
        _ => return None,
    })
}

fn taken(field: &'static str, service: &Service) -> Option<Taken> {
    let (kind, keys) = field.split_once(':').unwrap_or((field, ""));
    let (number, required) = match kind.strip_suffix('!') {
        Some(number) => (number, true),
        None => (kind, false),
    };
    let number: usize = number.parse().ok()?;
    Some(Taken {
        resource_type: service.resource_types.get(number)?,
        required,
        condition_keys: numbered(keys, &service.condition_keys)?,
    })
}

/// `3,4,5`: entries of a list by their place.
fn numbered<T: Copy>(field: &str, list: &[T]) -> Option<Vec<T>> {
    if field.is_empty() {
        return Some(Vec::new());
    }
    let numbers = field.split(',').map(|number| number.parse().ok());
    numbers
        .map(|number: Option<usize>| list.get(number?).copied())
        .collect()
}
