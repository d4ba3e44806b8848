//! Accounts that couldn't be entered: a plan without them is a part, and whoever runs it must hear so.
//!
//! Separate from the notices, which are words: an exit status hangs on this.

use super::{Plan, PlannedAccount};
use crate::diagnostic::Diagnostic;
use crate::mark;

#[cfg(test)]
mod tests;

/// How many accounts, and how many reasons, are told.
const TOLD: usize = 5;

/// Why an account couldn't be entered.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unentered {
    /// AWS's code and text, or what else stood in the way.
    pub why: String,
    /// Credentials were missing, or had expired: a new login mends that.
    pub credentials: bool,
    /// It was to be left: something there is still to be removed.
    pub leaving: bool,
}

impl Plan {
    /// The accounts that couldn't be entered.
    pub fn unentered(&self) -> impl Iterator<Item = (&PlannedAccount, &Unentered)> {
        self.accounts
            .iter()
            .filter_map(|planned| Some((planned, planned.unentered.as_ref()?)))
    }

    /// That the plan is a part only, as a finding; `None` when every account could be entered.
    #[must_use]
    pub fn partial(&self) -> Option<Diagnostic> {
        let mut names: Vec<String> = Vec::new();
        let mut reasons: Vec<String> = Vec::new();
        let mut told: Vec<&str> = Vec::new();
        for (planned, unentered) in self.unentered() {
            names.push(format!("`{}`", planned.alias));
            if !told.contains(&unentered.why.as_str()) {
                told.push(&unentered.why);
                reasons.push(format!("{}: {}", planned.alias, unentered.why));
            }
        }
        if names.is_empty() {
            return None;
        }
        let finding = Diagnostic::error(
            "plan/unentered",
            format!(
                "{} could not be entered, so nothing is planned there",
                some(names)
            ),
        )
        .because(few(reasons, "other reason"))
        .hint("`rolecall doctor` looks at every way in; plan again once these are open");
        let left: Vec<String> = self
            .unentered()
            .filter(|(_, unentered)| unentered.leaving)
            .map(|(planned, _)| format!("`{}`", mark::left_key(planned.account)))
            .collect();
        Some(if left.is_empty() {
            finding
        } else {
            let tags = if left.len() == 1 { "the tag" } else { "the tags" };
            finding.hint(format!(
                "what left the setup and is closed for good is forgotten when you take {tags} {} off the hub's user",
                some(left)
            ))
        })
    }
}

/// `a`; `a and b`; `a, b, c, d, e and 35 more`.
fn some(mut names: Vec<String>) -> String {
    let more = names.len().saturating_sub(TOLD);
    let last = if more > 0 {
        names.truncate(TOLD);
        format!("{more} more")
    } else {
        names.pop().unwrap_or_default()
    };
    if names.is_empty() {
        last
    } else {
        format!("{} and {last}", names.join(", "))
    }
}

/// The first of some lines, and how many there are besides.
fn few(mut lines: Vec<String>, what: &str) -> Vec<String> {
    let more = lines.len().saturating_sub(TOLD);
    if more > 0 {
        lines.truncate(TOLD);
        let s = if more == 1 { "" } else { "s" };
        lines.push(format!("and {more} {what}{s}"));
    }
    lines
}
