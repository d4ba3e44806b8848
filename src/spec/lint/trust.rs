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
    let (mut barred, mut forbidden) = (Vec::new(), Vec::new());
    let mut open = false;
    for statement in written.statements() {
        let conditions: Vec<Condition<'_>> = conditions(statement).collect();
        match statement.get("Effect").and_then(Node::text) {
            Some("Allow") => {
                let before = barred.len();
                let unmet = conditions.iter().filter(|condition| !condition.met_when_absent());
                barred.extend(unmet.filter_map(|condition| condition.barrier(consumer)));
                open |= before == barred.len();
                if conditions.is_empty() {
                    everybody(written, statement, findings);
                }
            }
            // With a second condition, or for some principals only, it may be about others.
            Some("Deny") if star(statement).is_some() => {
                if let [only] = conditions.as_slice()
                    && only.met_when_absent()
                {
                    forbidden.extend(only.barrier(consumer));
                }
            }
            _ => {}
        }
    }
    // Statements allow by themselves: one barred beside one open is the author's business.
    if open {
        barred.clear();
    }
    for barrier in barred.into_iter().chain(forbidden) {
        findings.push(
            written.elsewhere(
                Diagnostic::error(barrier.code, barrier.message)
                    .at(written.at(barrier.key), barrier.label)
                    .hint(barrier.hint),
            ),
        );
    }
}

/// One key of one operator.
struct Condition<'n> {
    operator: String,
    key: &'n Node,
    value: &'n Node,
}

/// The conditions of a statement.
fn conditions(statement: &Node) -> impl Iterator<Item = Condition<'_>> {
    statement
        .get("Condition")
        .and_then(Node::entries)
        .unwrap_or_default()
        .iter()
        .filter_map(|(operator, keys)| Some((operator.text()?.to_ascii_lowercase(), keys.entries()?)))
        .flat_map(|(operator, keys)| {
            keys.iter().map(move |(key, value)| Condition {
                operator: operator.clone(),
                key,
                value,
            })
        })
}

impl<'n> Condition<'n> {
    /// Whether the condition is met when the key is absent: `…IfExists`, negated operators and
    /// `ForAllValues` are, `Null` when it asks for that, the others aren't
    /// (IAM User Guide, *reference_policies_elements_condition_operators*).
    fn met_when_absent(&self) -> bool {
        match self.operator.as_str() {
            "null" => match &self.value.value {
                Value::Bool(absent) => *absent,
                Value::Text(text) => text.eq_ignore_ascii_case("true"),
                _ => false,
            },
            operator => {
                operator.ends_with("ifexists")
                    || operator.contains("not")
                    || operator.starts_with("forallvalues:")
            }
        }
    }

    /// What is to be said of a key that is absent when a user with a long-term key assumes the role.
    fn barrier(&self, consumer: Consumer) -> Option<Barrier<'n>> {
        let text = self.key.text()?;
        let name = text.to_ascii_lowercase();
        let key = self.key;
        if SERVICE_ONLY.contains(&name.as_str()) {
            return Some(Barrier {
                key,
                code: "spec/trust-cannot-match",
                message: format!("with the condition on `{text}` nobody can assume the role"),
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
}

/// The `*` of a statement's principals, if it is there.
fn star(statement: &Node) -> Option<&Node> {
    let principal = statement.get("Principal")?;
    let named = principal.get("AWS").unwrap_or(principal);
    named.one_or_many().iter().find(|entry| entry.text() == Some("*"))
}

/// An Allow without a condition that names everybody.
fn everybody(written: &Written, statement: &Node, findings: &mut Findings) {
    if let Some(star) = star(statement) {
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
