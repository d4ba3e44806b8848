//! What a role's trust policy, and a document of the hub's user, may say: for anybody, and for Micetro.

use rolecall_iam::account::Partition;

use super::Findings;
use super::policies::foreign_partition;
use crate::diagnostic::{Diagnostic, Place};
use crate::setup::Consumer;
use crate::spec::document::Written;
use crate::spec::tree::{Node, Value};

/// Condition keys that exist only when an AWS service calls on somebody's behalf
/// (IAM User Guide, *reference_policies_condition-keys*).
const SERVICE_ONLY: [&str; 4] = [
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourceorgid",
    "aws:sourceorgpaths",
];

/// A condition that keeps a statement from matching.
struct Barrier<'n> {
    key: &'n Node,
    code: &'static str,
    message: String,
    label: &'static str,
    hint: &'static str,
}

/// A trust policy.
pub fn trust(written: &Written, consumer: Consumer, findings: &mut Findings) {
    let mut barriers = Vec::new();
    let mut open = false;
    for statement in written.statements() {
        let allows = statement.get("Effect").and_then(Node::text) == Some("Allow");
        let before = barriers.len();
        for (operator, key) in conditions(statement) {
            barriers.extend(barrier(operator, key, allows, consumer));
        }
        open |= allows && before == barriers.len();
        if allows && statement.get("Condition").is_none() {
            everybody(written, statement, findings);
        }
    }
    // Statements allow by themselves: one barred beside one open is the author's business.
    for barrier in barriers
        .into_iter()
        .filter(|barrier| !open || barrier.code.is_empty())
    {
        findings.push(
            written.elsewhere(
                Diagnostic::error(barrier.code, barrier.message)
                    .at(written.at(barrier.key), barrier.label)
                    .hint(barrier.hint),
            ),
        );
    }
}

/// Operators and keys of a statement's conditions.
fn conditions(statement: &Node) -> impl Iterator<Item = (&str, &Node)> {
    statement
        .get("Condition")
        .and_then(Node::entries)
        .unwrap_or_default()
        .iter()
        .filter_map(|(operator, keys)| Some((operator.text()?, keys.entries()?)))
        .flat_map(|(operator, keys)| keys.iter().map(move |(key, _)| (operator, key)))
}

fn barrier<'n>(operator: &str, key: &'n Node, allows: bool, consumer: Consumer) -> Option<Barrier<'n>> {
    let name = key.text()?.to_ascii_lowercase();
    let operator = operator.to_ascii_lowercase();
    // A key that is absent: `…IfExists` and the negated operators match, the others don't
    // (IAM User Guide, reference_policies_elements_condition_operators). `Null` asks for just that.
    let bars = allows && !operator.ends_with("ifexists") && !operator.contains("not") && operator != "null";
    if !bars {
        return None;
    }
    let text = key.text().unwrap_or_default();
    if SERVICE_ONLY.contains(&name.as_str()) {
        return Some(Barrier {
            key,
            code: "spec/trust-cannot-match",
            message: format!("the condition on `{text}` can never be met here"),
            label: "present only when an AWS service calls",
            hint: "to name the caller use `aws:PrincipalArn` or `aws:PrincipalAccount`",
        });
    }
    match (consumer, name.as_str()) {
        (Consumer::Micetro, "sts:externalid") => Some(Barrier {
            key,
            code: "spec/micetro-external-id",
            message: "the trust policy asks for an external id, and Micetro sends none".to_owned(),
            label: "Micetro cannot meet this",
            hint: "to name the caller use `aws:PrincipalArn`, or leave `trust` at `hub-user`",
        }),
        (Consumer::Micetro, "aws:multifactorauthpresent" | "aws:multifactorauthage") => Some(Barrier {
            key,
            code: "spec/micetro-mfa",
            message: "the trust policy asks for MFA, and Micetro signs with a key alone".to_owned(),
            label: "Micetro cannot meet this",
            hint: "take the condition away; `aws:SourceIp` is one that Micetro's server can meet",
        }),
        _ => None,
    }
}

/// An Allow without a condition that names everybody.
fn everybody(written: &Written, statement: &Node, findings: &mut Findings) {
    let Some(principal) = statement.get("Principal") else {
        return;
    };
    let named = principal.get("AWS").unwrap_or(principal);
    if let Some(star) = named.one_or_many().iter().find(|entry| entry.text() == Some("*")) {
        findings.push(
            written.elsewhere(
                Diagnostic::warning(
                    "spec/trust-everybody",
                    "every AWS account in the world may assume this role",
                )
                .at(written.at(star), "everybody")
                .hint("name the hub account, or leave `trust` at `hub-user`"),
            ),
        );
    }
}

/// An inline document of the hub's user: Micetro reads a group's inline policies only, and those without
/// a wildcard (Micetro documentation, *AWS multi account*, and release notes 10.1).
pub fn user_document(written: &Written, findings: &mut Findings) {
    for statement in written.statements() {
        let assumes = statement.get("Action").is_some_and(|actions| {
            actions.one_or_many().iter().any(|action| {
                action
                    .text()
                    .is_some_and(|text| text.eq_ignore_ascii_case("sts:AssumeRole"))
            })
        });
        if !assumes || statement.get("Effect").and_then(Node::text) != Some("Allow") {
            continue;
        }
        for resource in statement.get("Resource").map_or(&[][..], Node::one_or_many) {
            let Some(text) = resource.text() else { continue };
            let place = written.at(resource);
            findings.push(written.elsewhere(if text.contains(['*', '?']) {
                Diagnostic::error("spec/micetro-wildcard", "Micetro knows no wildcard in a role's ARN")
                    .at(place, "a wildcard")
                    .hint("name the accounts under `spokes`; Rolecall writes one policy for each")
            } else {
                Diagnostic::warning("spec/micetro-hidden", "Micetro does not see this role")
                    .at(place, "allowed by a policy of the user")
                    .hint("Micetro reads the inline policies of the user's groups; name the account under `spokes`")
            }));
        }
    }
}

/// ARNs of another partition within a document.
pub fn partitions(written: &Written, partition: Partition, findings: &mut Findings) {
    let mut found: Vec<(String, Place)> = Vec::new();
    texts(&written.node, &mut |text, node| {
        if let Some(other) = text.strip_prefix("arn:").and_then(|rest| rest.split(':').next())
            && other != partition.as_str()
            && other.parse::<Partition>().is_ok()
        {
            found.push((other.to_owned(), written.at(node)));
        }
    });
    for (other, place) in found {
        findings.push(written.elsewhere(foreign_partition(&other, partition, place)));
    }
}

fn texts(node: &Node, visit: &mut impl FnMut(&str, &Node)) {
    match &node.value {
        Value::Text(text) => visit(text, node),
        Value::List(items) => items.iter().for_each(|item| texts(item, visit)),
        Value::Map(entries) => entries.iter().for_each(|(_, value)| texts(value, visit)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
