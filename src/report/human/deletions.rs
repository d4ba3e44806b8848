//! What a plan removes, by name, in one place: always, and at the end.

use std::collections::BTreeMap;

use rolecall_iam::account::AccountId;

use crate::plan::{Change, Plan, Verb};
use crate::report::outline::{Whole, outline};
use crate::report::page::{Page, columns, pad};
use crate::report::paint::{self, BAD, QUIET, paint};

/// One thing that is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// How it is lost.
    pub verb: Verb,
    /// `old/role/MicetroAccess`.
    pub what: String,
    /// What it loses, when it stays itself: `loses AdministratorAccess`; what goes with it, when it goes.
    pub how: String,
    /// Why, where it isn't plain.
    pub because: Option<String>,
}

/// Everything that a plan removes or makes anew.
///
/// Parts of what goes as a whole are told with it; parts of what stays are told as its losses.
#[must_use]
pub fn losses(plan: &Plan) -> Vec<Loss> {
    let mut losses = Vec::new();
    for account in outline(plan, false) {
        for whole in &account.wholes {
            let what = format!("{}/{}/{}", account.alias, whole.kind, whole.name);
            losses.extend(of_whole(&what, whole));
        }
    }
    losses
}

fn of_whole(what: &str, whole: &Whole<'_>) -> Vec<Loss> {
    let lost: Vec<&Change> = whole
        .parts
        .iter()
        .copied()
        .filter(|part| part.verb == Verb::Delete)
        .collect();
    if let Some(change) = whole
        .change
        .filter(|change| matches!(change.verb, Verb::Delete | Verb::Replace))
    {
        let mut with: Vec<String> = lost.iter().map(|part| named(part)).collect();
        if change.verb == Verb::Delete && with.is_empty() {
            with.extend(
                change
                    .details
                    .iter()
                    .map(|line| line.trim_start_matches("with ").to_owned()),
            );
        }
        let how = match (change.verb, with.is_empty()) {
            (Verb::Replace, _) => "deleted and made anew".to_owned(),
            (_, true) => String::new(),
            (_, false) => format!("with {}", with.join(", ")),
        };
        return vec![Loss {
            verb: change.verb,
            what: what.to_owned(),
            how,
            because: change.because.clone(),
        }];
    }
    let mut by_reason: BTreeMap<Option<&str>, Vec<String>> = BTreeMap::new();
    for part in lost {
        by_reason
            .entry(part.because.as_deref())
            .or_default()
            .push(named(part));
    }
    by_reason
        .into_iter()
        .map(|(because, names)| Loss {
            verb: Verb::Delete,
            what: what.to_owned(),
            how: format!("loses {}", names.join(", ")),
            because: because.map(str::to_owned),
        })
        .collect()
}

fn named(part: &Change) -> String {
    match part.kind.as_str() {
        "attachment" => part.name.clone(),
        "membership" => format!("member {}", part.name),
        kind => format!("{kind} {}", part.name),
    }
}

/// Whether something is lost, and in how many accounts.
#[must_use]
pub fn accounts(plan: &Plan) -> Vec<AccountId> {
    let mut accounts: Vec<AccountId> = plan
        .changes
        .iter()
        .filter(|change| matches!(change.verb, Verb::Delete | Verb::Replace))
        .map(|change| change.account)
        .collect();
    accounts.sort_unstable();
    accounts.dedup();
    accounts
}

/// Adds the list to a page; nothing when nothing is lost.
pub fn list(page: &mut Page, plan: &Plan) {
    let losses = losses(plan);
    if losses.is_empty() {
        return;
    }
    page.gap();
    page.line(paint(BAD, "deletes"));
    let width = losses
        .iter()
        .map(|loss| columns(&loss.what))
        .max()
        .unwrap_or(0)
        .min(36);
    for loss in &losses {
        let head = format!("{} {}", paint::glyph(loss.verb), pad(&loss.what, width));
        let because = loss.because.as_ref().map(|why| format!("({why})"));
        let words = loss
            .how
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned);
        let because = because
            .iter()
            .flat_map(|why| why.split(' '))
            .map(|word| paint(QUIET, word).to_string());
        page.words(2, &head, words.chain(because));
    }
}
