//! Conditions of the naive evaluator: an operator's name taken apart, its values compared as texts.

use rolecall_iam::context::Values;

use super::{STAR, arn_glob, glob};

/// One condition. `None` among the wanted values is a variable without a value: it equals nothing.
pub(super) fn condition(operator: &str, found: Option<&Values>, wanted: &[Option<String>]) -> bool {
    let (quantifier, operator) = operator.split_once(':').unwrap_or(("", operator));
    let (operator, if_exists) = match operator.strip_suffix("IfExists") {
        Some(operator) => (operator, true),
        None => (operator, false),
    };
    if operator == "Null" {
        return wanted
            .iter()
            .flatten()
            .any(|wanted| (wanted == "true") == empty(found));
    }
    let negated = operator.contains("Not");
    let one = |found: &str| {
        let equal = wanted
            .iter()
            .flatten()
            .any(|wanted| compare(operator, wanted, found));
        equal != negated
    };
    let Some(found) = found else {
        return if_exists
            || match quantifier {
                "ForAllValues" => true,
                "ForAnyValue" => false,
                _ => negated,
            };
    };
    let values: Vec<&str> = found.as_slice().iter().map(|value| &**value).collect();
    match (quantifier, found) {
        ("ForAllValues", _) => empty(Some(found)) || values.into_iter().all(one),
        ("ForAnyValue", _) => !empty(Some(found)) && values.into_iter().any(one),
        (_, Values::One(value)) => one(value),
        (_, Values::Many(values)) => negated && values.is_empty(),
    }
}

/// No key, or nothing in it.
fn empty(found: Option<&Values>) -> bool {
    found.is_none_or(|found| found.as_slice().iter().all(|value| value.is_empty()))
}

/// What the operator compares, before it is negated.
fn compare(operator: &str, wanted: &str, found: &str) -> bool {
    let order = |read: fn(&str) -> Option<i64>| Some(read(found)?.cmp(&read(wanted)?));
    let kind = operator.replace("Not", "");
    // Only Like has wildcards.
    let literal = wanted.replace(STAR, "*");
    match &*kind {
        "StringEquals" => literal == found,
        "StringEqualsIgnoreCase" | "Bool" => literal.to_lowercase() == found.to_lowercase(),
        "StringLike" => glob(wanted, found),
        "ArnEquals" | "ArnLike" => arn_glob(wanted, found),
        "IpAddress" => within(wanted, found),
        _ => {
            let (order, relation) = match kind.strip_prefix("Numeric") {
                Some(relation) => (order(|text| text.parse().ok()), relation),
                None => (order(seconds), kind.strip_prefix("Date").unwrap()),
            };
            order.is_some_and(|order| match relation {
                "Equals" => order.is_eq(),
                "LessThan" => order.is_lt(),
                "LessThanEquals" => order.is_le(),
                "GreaterThan" => order.is_gt(),
                "GreaterThanEquals" => order.is_ge(),
                other => unreachable!("no relation {other}"),
            })
        }
    }
}

/// The random dates are days of January 2020, or seconds.
fn seconds(text: &str) -> Option<i64> {
    match text.strip_prefix("2020-01-") {
        Some(rest) => {
            let day: i64 = rest.get(..2)?.parse().ok()?;
            Some(1_577_836_800 + (day - 1) * 86_400)
        }
        None => text.parse().ok(),
    }
}

/// IPv4 only, the mask by hand.
fn within(network: &str, address: &str) -> bool {
    let number = |text: &str| -> Option<u64> {
        let mut bytes = text.split('.');
        let mut number = 0;
        for _ in 0..4 {
            number = number * 256 + bytes.next()?.parse::<u64>().ok()?;
        }
        Some(number)
    };
    let (network, prefix) = network.split_once('/').unwrap_or((network, "32"));
    let hosts = 1 << (32 - prefix.parse::<u32>().unwrap());
    match (number(network), number(address)) {
        (Some(network), Some(address)) => network / hosts == address / hosts,
        _ => false,
    }
}
