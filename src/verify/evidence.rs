//! A decision's evidence as lines: one for each layer that speaks, aligned, and the sum beneath.
//!
//! Separate from findings, since `explain` and a denied edge show the same lines.

use rolecall_iam::condition::ConditionMiss;
use rolecall_iam::decision::{Check, CheckVerdict, Decision, NearMiss, Reason, StatementMatch, Verdict};
use rolecall_iam::evaluate::{PolicyType, Source};

/// The lines of a decision. `name` says how people call an ARN.
#[must_use]
pub fn lines(decision: &Decision, name: &dyn Fn(&str) -> String) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(note) = decision.evidence().note() {
        lines.push(note.to_string());
    }
    if let Some(why) = decision.evidence().unknown_action() {
        lines.push(format!("{:<10} {:<10} the action is {why}", "action", "unknown"));
    }
    for check in decision.evidence().checks() {
        check_lines(check, decision, name, &mut lines);
    }
    lines.push(sum(decision));
    lines
}

/// What stands under the sum: `⇒ denied (cross account: both sides must allow)`.
fn sum(decision: &Decision) -> String {
    let across = decision.evidence().is_cross_account();
    match decision.verdict() {
        Verdict::Allow if across => "⇒ allowed (cross account: both sides allow)".to_owned(),
        Verdict::Allow => "⇒ allowed".to_owned(),
        Verdict::AllowUnless(unread) => {
            let unread: Vec<&str> = unread.iter().map(PolicyType::as_str).collect();
            format!(
                "⇒ allowed, unless a {} that can't be read denies",
                unread.join(" or a ")
            )
        }
        Verdict::ImplicitDeny if across => "⇒ denied (cross account: both sides must allow)".to_owned(),
        Verdict::ImplicitDeny => "⇒ denied (nothing allows it)".to_owned(),
        Verdict::ExplicitDeny => "⇒ denied (an explicit deny outweighs every allow)".to_owned(),
    }
}

fn check_lines(check: &Check, decision: &Decision, name: &dyn Fn(&str) -> String, lines: &mut Vec<String>) {
    let kind = kind(check.policy_type, decision);
    let mut line = |verdict: &str, rest: &str| {
        lines.push(format!("{kind:<10} {verdict:<10} {rest}").trim_end().to_owned());
    };
    match check.verdict {
        // A role without a trust policy isn't there; other layers that aren't there don't limit.
        CheckVerdict::NotPresent if check.policy_type == PolicyType::Resource && is_about_role(decision) => {
            line("missing", "there is no such role");
        }
        CheckVerdict::NotApplicable | CheckVerdict::NotPresent => {}
        CheckVerdict::Unread => line("unread", check.unread.as_deref().unwrap_or_default()),
        CheckVerdict::Allow | CheckVerdict::ExplicitDeny => {
            let denied = check.verdict == CheckVerdict::ExplicitDeny;
            for matched in &check.matched {
                let denies = matched.effect == rolecall_iam::policy::Effect::Deny;
                if denies == denied {
                    line(
                        if denies { "denied" } else { "allowed" },
                        &matched_text(matched, name),
                    );
                }
            }
        }
        CheckVerdict::ImplicitDeny => match &check.nearest {
            Some(nearest) => line("no match", &near_text(nearest, name)),
            None => line("no match", "no statement speaks of it"),
        },
    }
}

/// The layer in one word.
fn kind(policy_type: PolicyType, decision: &Decision) -> &'static str {
    match policy_type {
        PolicyType::ResourceControlPolicy => "RCP",
        PolicyType::ServiceControlPolicy => "SCP",
        PolicyType::VpcEndpoint => "endpoint",
        PolicyType::Resource if is_about_role(decision) => "trust",
        PolicyType::Resource => "resource",
        PolicyType::Identity => "identity",
        PolicyType::PermissionsBoundary => "boundary",
        PolicyType::Session => "session",
    }
}

fn is_about_role(decision: &Decision) -> bool {
    decision
        .evidence()
        .resource()
        .is_some_and(|arn| arn.resource().starts_with("role/"))
        && decision.evidence().action().service() == "sts"
}

fn matched_text(matched: &StatementMatch, name: &dyn Fn(&str) -> String) -> String {
    place(&matched.policy, matched.statement, matched.sid.as_deref(), name)
}

/// Where a statement came closest and why it failed.
#[must_use]
pub fn near_text(nearest: &NearMiss, name: &dyn Fn(&str) -> String) -> String {
    let place = place(&nearest.policy, nearest.statement, nearest.sid.as_deref(), name);
    format!("{place}: {}", reason(&nearest.reason))
}

/// `micetro-hub-01/assume-dns, statement 1`.
fn place(source: &Source, statement: usize, sid: Option<&str>, name: &dyn Fn(&str) -> String) -> String {
    let policy = match &source.attached_to {
        Some(arn) if source.name.as_ref() == "trust policy" => name(arn.as_str()),
        Some(arn) if source.arn.is_some() => format!("{} on {}", source.name, arn.resource()),
        Some(arn) => format!("{}/{}", arn.resource_name(), source.name),
        None => source.name.to_string(),
    };
    match sid {
        Some(sid) => format!("{policy}, statement {} ({sid})", statement + 1),
        None => format!("{policy}, statement {}", statement + 1),
    }
}

/// How many patterns of an element are told; a managed policy may have hundreds.
const TOLD: usize = 4;

/// Why a statement didn't match, as short as it can be said.
#[must_use]
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Action {
            requested,
            patterns,
            negated,
        } if patterns.len() > TOLD => {
            let element = if *negated {
                "NotAction excepts"
            } else {
                "Action allows"
            };
            format!("the action is {requested}; {element} {}", some(patterns))
        }
        Reason::Resource {
            requested,
            patterns,
            negated,
        } if patterns.len() > TOLD => {
            let element = if *negated {
                "NotResource excepts"
            } else {
                "Resource names"
            };
            format!("the resource is {requested}; {element} {}", some(patterns))
        }
        Reason::Condition {
            operator,
            key,
            requested,
            values,
            why,
        } => {
            let must = match operator.as_str() {
                "StringEquals" | "ArnEquals" | "NumericEquals" | "DateEquals" | "StringEqualsIgnoreCase" => {
                    "must equal"
                }
                "StringLike" | "ArnLike" => "must be like",
                "Bool" => "must be",
                _ => return reason.to_string(),
            };
            let values = values
                .iter()
                .map(AsRef::as_ref)
                .collect::<Vec<&str>>()
                .join(" or ");
            match (why, requested) {
                (ConditionMiss::VariableUnresolved | ConditionMiss::QuantifierMissing, _) => {
                    reason.to_string()
                }
                (_, None) => format!("{key} {must} {values}, and the request has none"),
                (_, Some(requested)) => format!("{key} {must} {values}, and is {}", requested.join(", ")),
            }
        }
        Reason::Action { .. } | Reason::Principal { .. } | Reason::Resource { .. } => reason.to_string(),
    }
}

/// The first of many patterns, and how many more there are.
fn some(patterns: &[Box<str>]) -> String {
    let told = patterns
        .iter()
        .take(TOLD - 1)
        .map(AsRef::as_ref)
        .collect::<Vec<&str>>()
        .join(", ");
    format!("{told} and {} more", patterns.len() - (TOLD - 1))
}

#[cfg(test)]
mod tests;
