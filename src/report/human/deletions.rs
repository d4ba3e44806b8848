//! What a plan removes, by name, in one place: always, and at the end.

use std::collections::BTreeMap;

use crate::plan::{Change, Plan, Verb};
use crate::report::outline::{Whole, outline};
use crate::report::page::{Page, count};
use crate::report::paint::{self, BAD, QUIET, paint};

/// One thing that is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// How it is lost.
    pub verb: Verb,
    /// The account's name.
    pub alias: String,
    /// `role/MicetroAccess`.
    pub what: String,
    /// What it loses, when it stays itself: `loses AdministratorAccess`; what goes with it, when it goes.
    pub how: String,
    /// Why, where it isn't plain.
    pub because: Option<String>,
}

impl Loss {
    /// `old/role/MicetroAccess`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}/{}", self.alias, self.what)
    }
}

/// Everything that a plan removes or makes anew.
///
/// Parts of what goes as a whole are told with it; parts of what stays are told as its losses.
#[must_use]
pub fn losses(plan: &Plan) -> Vec<Loss> {
    let mut losses = Vec::new();
    for account in outline(plan, false) {
        for whole in &account.wholes {
            losses.extend(of_whole(account.alias, whole));
        }
    }
    losses
}

fn of_whole(alias: &str, whole: &Whole<'_>) -> Vec<Loss> {
    let what = format!("{}/{}", whole.kind, whole.name);
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
        let mut with = named(&lost);
        if change.verb == Verb::Delete && with.is_empty() {
            with.extend(
                change
                    .details
                    .iter()
                    .map(|line| line.trim_start_matches("with ").to_owned()),
            );
        }
        let how = match (change.verb, with.is_empty()) {
            (Verb::Replace, _) => {
                let lost = change.details.iter().find(|line| line.starts_with("loses "));
                let lost = lost.map(|line| format!(", {line}")).unwrap_or_default();
                format!("deleted and made anew{lost}")
            }
            (_, true) => String::new(),
            (_, false) => format!("with {}", with.join(", ")),
        };
        return vec![Loss {
            verb: change.verb,
            alias: alias.to_owned(),
            what: what.clone(),
            how,
            because: change.because.clone(),
        }];
    }
    let mut by_reason: BTreeMap<Option<&str>, Vec<&Change>> = BTreeMap::new();
    for part in lost {
        by_reason.entry(part.because.as_deref()).or_default().push(part);
    }
    by_reason
        .into_iter()
        .map(|(because, parts)| Loss {
            verb: Verb::Delete,
            alias: alias.to_owned(),
            what: what.clone(),
            how: format!("loses {}", named(&parts).join(", ")),
            because: because.map(str::to_owned),
        })
        .collect()
}

/// Up to how many parts of a kind are named: more of them stand in the plan itself.
const NAMED: usize = 4;

/// Parts by name, or by number where they are many.
fn named(parts: &[&Change]) -> Vec<String> {
    let mut kinds: Vec<&str> = parts.iter().map(|part| part.kind.as_str()).collect();
    kinds.dedup();
    let mut told = Vec::new();
    for kind in kinds {
        let of_kind: Vec<&Change> = parts.iter().copied().filter(|part| part.kind == kind).collect();
        if of_kind.len() > NAMED {
            told.push(count(of_kind.len(), kind));
            continue;
        }
        told.extend(of_kind.iter().map(|part| match kind {
            "attachment" => part.name.clone(),
            "membership" => format!("member {}", part.name),
            kind => format!("{kind} {}", part.name),
        }));
    }
    told
}

/// From how many losses on those that are alike are told in one, each account still by its name.
const ALIKE: usize = 3;

/// Adds the list to a page; nothing when nothing is lost.
pub fn list(page: &mut Page, plan: &Plan) {
    let losses = losses(plan);
    if losses.is_empty() {
        return;
    }
    page.gap();
    page.line(paint(BAD, "deletes"));
    for group in alike(&losses) {
        let first = group[0];
        let (of, accounts) = match group.as_slice() {
            [loss] => (loss.name(), Vec::new()),
            many => (
                format!("{} of {}", first.what, count(many.len(), "account")),
                many.iter().map(|loss| loss.alias.as_str()).collect(),
            ),
        };
        let mut words = vec![of];
        words.extend(
            first
                .how
                .split(' ')
                .filter(|word| !word.is_empty())
                .map(str::to_owned),
        );
        let because = first.because.as_ref().map(|why| format!("({why})"));
        let because = because.iter().flat_map(|why| why.split(' '));
        words.extend(because.map(|word| paint(QUIET, word).to_string()));
        page.entry(2, &paint::glyph(first.verb).to_string(), 6, &words);
        if !accounts.is_empty() {
            page.list(6, "", &accounts);
        }
    }
}

/// Losses that differ by their account only stand together, in the place of the first of them.
fn alike(losses: &[Loss]) -> Vec<Vec<&Loss>> {
    let mut groups: Vec<Vec<&Loss>> = Vec::new();
    for loss in losses {
        let same = |group: &&mut Vec<&Loss>| {
            let first = group[0];
            (first.verb, &first.what, &first.how, &first.because)
                == (loss.verb, &loss.what, &loss.how, &loss.because)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(loss),
            None => groups.push(vec![loss]),
        }
    }
    groups
        .into_iter()
        .flat_map(|group| match group.len() >= ALIKE {
            true => vec![group],
            false => group.into_iter().map(|loss| vec![loss]).collect(),
        })
        .collect()
}
