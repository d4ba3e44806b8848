//! Plans of two backends, compared once the ids that AWS gives out and the dates are taken out.

use serde_json::Value;

use crate::life::Life;

/// Prefixes of unique ids (IAM User Guide, `reference_identifiers`): access keys, groups, users, roles; and
/// LocalStack's of access keys.
const KINDS: [&str; 5] = ["AKIA", "AGPA", "AIDA", "AROA", "LKIA"];

/// A notice of a date: when a role that goes was last used. Where all is judged by the law none ever was.
const USED: &str = " goes, and was used at ";

/// Fails where the lives' plans differ.
pub(crate) fn same(one: &Life, where_one: &str, other: &Life, where_other: &str) {
    assert_eq!(one.plans.len(), other.plans.len());
    for ((name, plan), (_, also)) in one.plans.iter().zip(&other.plans) {
        let (plan, also) = (without_ids(plan), without_ids(also));
        let differing = difference("plan", &plan, &also);
        assert!(
            differing.is_none(),
            "{name}: {where_one} and {where_other} differ at {}",
            differing.unwrap_or_default()
        );
    }
}

/// A plan without what one AWS can't have as another: the time of reading, when roles were used, and ids.
fn without_ids(plan: &Value) -> Value {
    let mut plan = plan.clone();
    let members = plan.as_object_mut().expect("a plan has members");
    let observed = members.remove("observed");
    assert!(
        observed.is_some_and(|observed| observed.is_string()),
        "a plan says when it was observed"
    );
    let notices = members["notices"].as_array_mut().expect("a plan has notices");
    notices.retain(|notice| !notice.as_str().is_some_and(|notice| notice.contains(USED)));
    blank(&mut plan);
    plan
}

fn blank(value: &mut Value) {
    match value {
        // The fingerprint of a user's keys is made of their ids.
        Value::String(text) if text.starts_with("keys:") => text.truncate("keys:".len()),
        Value::String(text) => *text = blanked(text),
        Value::Array(values) => values.iter_mut().for_each(blank),
        Value::Object(members) => members.values_mut().for_each(blank),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A text with `ID` in place of every unique id.
fn blanked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let length = rest
            .find(|c: char| !c.is_ascii_uppercase() && !c.is_ascii_digit())
            .unwrap_or(rest.len());
        if length >= 20 && KINDS.into_iter().any(|kind| rest.starts_with(kind)) {
            out.push_str("ID");
            rest = &rest[length..];
        } else {
            out.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    out
}

/// Where two values differ first, and how.
fn difference(at: &str, one: &Value, other: &Value) -> Option<String> {
    match (one, other) {
        (Value::Object(members), Value::Object(others)) if members.keys().eq(others.keys()) => members
            .iter()
            .zip(others.values())
            .find_map(|((name, value), also)| difference(&format!("{at}.{name}"), value, also)),
        (Value::Array(values), Value::Array(others)) if values.len() == others.len() => values
            .iter()
            .zip(others)
            .enumerate()
            .find_map(|(number, (value, also))| difference(&format!("{at}[{number}]"), value, also)),
        _ => (one != other).then(|| format!("{at}: {one} and {other}")),
    }
}

#[test]
fn only_ids_and_dates_are_taken_out() {
    let plan = |observed: &str, key: &str, group: &str| {
        let notices = [
            format!("`{group}` goes, and was used at {observed}"),
            group.to_owned(),
        ];
        serde_json::json!({ "observed": observed, "what": format!("access key {key}"), "notices": notices })
    };
    let one = without_ids(&plan("2026-01-02T00:00:00Z", "AKIA3WUOH33IIDF3H7YK", "AKIAS"));
    let other = without_ids(&plan("2026-01-03T00:00:00Z", "AKIAQAAAAAAAKUYDKZZZ", "AKIAS"));
    assert_eq!(difference("plan", &one, &other), None);
    let another = without_ids(&plan("2026-01-03T00:00:00Z", "AKIAQAAAAAAAKUYDKZZZ", "AKIAT"));
    assert_eq!(
        difference("plan", &one, &another).as_deref(),
        Some(r#"plan.notices[0]: "AKIAS" and "AKIAT""#)
    );
}
