//! What the accounts of a setup must be together: distinct, and told apart by more than case.

use std::collections::BTreeMap;

use rolecall_iam::account::AccountId;

use super::Findings;
use crate::diagnostic::{Diagnostic, Place};
use crate::spec::reader::At;

/// The hub among the spokes, and accounts that stand twice.
pub fn accounts(hub: Option<&At<AccountId>>, spokes: &[At<AccountId>], findings: &mut Findings) {
    let mut seen: BTreeMap<AccountId, &Place> = BTreeMap::new();
    for spoke in spokes {
        if let Some(hub) = hub.filter(|hub| hub.value == spoke.value) {
            findings.push(
                Diagnostic::error(
                    "spec/hub-among-spokes",
                    format!("the hub account {} is among the spokes", spoke.value),
                )
                .at(spoke.place.clone(), "the hub again")
                .at(hub.place.clone(), "the hub")
                .hint("for access in the hub itself say `manages-itself: true` of the hub"),
            );
        }
        if let Some(first) = seen.get(&spoke.value) {
            findings.push(
                Diagnostic::error(
                    "spec/duplicate-account",
                    format!("the account {} stands twice", spoke.value),
                )
                .at(spoke.place.clone(), "the second time")
                .at((*first).clone(), "the first time"),
            );
        } else {
            seen.insert(spoke.value, &spoke.place);
        }
    }
}

/// Aliases: unique, whatever their case.
pub fn aliases(aliases: &[At<String>], findings: &mut Findings) {
    let mut seen: BTreeMap<String, &At<String>> = BTreeMap::new();
    for alias in aliases {
        let lower = alias.to_ascii_lowercase();
        let Some(first) = seen.get(&lower) else {
            seen.insert(lower, alias);
            continue;
        };
        let (code, message) = if first.value == alias.value {
            (
                "spec/duplicate-alias",
                format!("two accounts have the alias `{}`", alias.value),
            )
        } else {
            (
                "spec/names-differ-by-case",
                format!(
                    "the aliases `{}` and `{}` differ only by case",
                    first.value, alias.value
                ),
            )
        };
        findings.push(
            Diagnostic::error(code, message)
                .at(alias.place.clone(), "this one")
                .at(first.place.clone(), "and this one"),
        );
    }
}

/// Names of one kind that differ only by case.
///
/// Within an account IAM's names are unique without regard to case (IAM User Guide, *reference_iam-quotas*),
/// while the role's name in an ARN is compared with regard to it; across accounts it is a slip, most likely.
pub fn case<'a>(
    what: &str,
    names: impl IntoIterator<Item = &'a At<String>>,
    error: bool,
    findings: &mut Findings,
) {
    let mut seen: BTreeMap<String, &At<String>> = BTreeMap::new();
    for name in names {
        let lower = name.to_ascii_lowercase();
        match seen.get(&lower) {
            Some(first) if first.value != name.value => {
                let message = format!(
                    "the {what} `{}` and `{}` differ only by case",
                    first.value, name.value
                );
                let finding = if error {
                    Diagnostic::error("spec/names-differ-by-case", message)
                } else {
                    Diagnostic::warning("spec/names-differ-by-case", message)
                };
                findings.push(
                    finding
                        .at(name.place.clone(), "this one")
                        .at(first.place.clone(), "and this one")
                        .hint("in a role's ARN case matters; say which you mean"),
                );
            }
            Some(_) => {}
            None => {
                seen.insert(lower, name);
            }
        }
    }
}
