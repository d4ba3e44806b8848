//! A plan's changes sorted as people think of them: by account, the hub first, parts under their whole.
//!
//! Separate from the screens, since the terminal and Markdown show the same outline.

use std::collections::BTreeMap;

use rolecall_iam::account::AccountId;

use crate::plan::{Change, Facet, Plan, Step, StepId, Verb};
use crate::report::page::count;

#[cfg(test)]
mod tests;

/// An account with what changes in it.
#[derive(Clone, Debug)]
pub struct Account<'a> {
    /// Its number.
    pub account: AccountId,
    /// Its name.
    pub alias: &'a str,
    /// A remark to be shown beside it.
    pub remark: Option<&'a str>,
    /// What changes, in the plan's order.
    pub wholes: Vec<Whole<'a>>,
}

/// A user, group or role, with the parts of it that change.
#[derive(Clone, Debug)]
pub struct Whole<'a> {
    /// `user`, `group`, `role`.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// What becomes of it; `None` when only parts of it change.
    pub change: Option<&'a Change>,
    /// What becomes of its parts.
    pub parts: Vec<&'a Change>,
}

/// What is said of a plan that changes nothing. Of accounts that couldn't be entered nobody knows.
#[must_use]
pub fn nothing_to_do(plan: &Plan) -> String {
    match plan.unentered().count() {
        0 => "nothing to do: everything is as the setup says".to_owned(),
        number => format!(
            "nothing to do in the accounts that could be entered; {} could not",
            count(number, "account")
        ),
    }
}

/// How many changes of each kind a plan has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// To be created.
    pub create: usize,
    /// To be changed in place.
    pub update: usize,
    /// To be made anew.
    pub replace: usize,
    /// To be removed.
    pub delete: usize,
    /// Left as they are.
    pub keep: usize,
}

impl Counts {
    /// Counts a plan's changes.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let mut counts = Counts::default();
        for change in &plan.changes {
            *match change.verb {
                Verb::Create => &mut counts.create,
                Verb::Update => &mut counts.update,
                Verb::Replace => &mut counts.replace,
                Verb::Delete => &mut counts.delete,
                Verb::Keep => &mut counts.keep,
            } += 1;
        }
        counts
    }

    /// All but what is left as it is.
    #[must_use]
    pub fn changing(&self) -> usize {
        self.create + self.update + self.replace + self.delete
    }

    /// `5 to create, 1 to change, 1 to delete`; `nothing to do`.
    #[must_use]
    pub fn told(&self) -> String {
        let told: Vec<String> = [
            (self.create, "to create"),
            (self.update, "to change"),
            (self.replace, "to replace"),
            (self.delete, "to delete"),
        ]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| format!("{number} {what}"))
        .collect();
        if told.is_empty() {
            "nothing to do".to_owned()
        } else {
            told.join(", ")
        }
    }
}

/// The outline of a plan; what is kept is in it only when all is asked for.
#[must_use]
pub fn outline(plan: &Plan, all: bool) -> Vec<Account<'_>> {
    let steps: BTreeMap<StepId, &Step> = plan.steps.iter().map(|step| (step.id, step)).collect();
    let mut by_account: BTreeMap<AccountId, Vec<&Change>> = BTreeMap::new();
    for change in plan
        .changes
        .iter()
        .filter(|change| all || change.verb != Verb::Keep)
    {
        by_account.entry(change.account).or_default().push(change);
    }
    let hub_first = plan
        .accounts
        .iter()
        .filter(|planned| planned.account == plan.hub)
        .chain(plan.accounts.iter().filter(|planned| planned.account != plan.hub));
    hub_first
        .filter_map(|planned| {
            let changes = by_account.get(&planned.account)?;
            Some(Account {
                account: planned.account,
                alias: &planned.alias,
                remark: planned.remark.as_deref(),
                wholes: wholes(changes, &steps),
            })
        })
        .collect()
}

fn wholes<'a>(changes: &[&'a Change], steps: &BTreeMap<StepId, &Step>) -> Vec<Whole<'a>> {
    let mut wholes: Vec<Whole<'a>> = Vec::new();
    let mut places: BTreeMap<(&'static str, String), usize> = BTreeMap::new();
    for change in changes {
        let (kind, name) = whole(change, steps);
        let at = *places.entry((kind, name.clone())).or_insert_with(|| {
            wholes.push(Whole {
                kind,
                name,
                change: None,
                parts: Vec::new(),
            });
            wholes.len() - 1
        });
        let whole = &mut wholes[at];
        if matches!(change.kind.as_str(), "user" | "group" | "role") && whole.change.is_none() {
            whole.change = Some(change);
        } else {
            whole.parts.push(change);
        }
    }
    wholes
}

/// What a change is a part of; the thing itself when it is no part.
///
/// The step that carries it out says it best; what has no step is told by its kind.
fn whole(change: &Change, steps: &BTreeMap<StepId, &Step>) -> (&'static str, String) {
    match change.kind.as_str() {
        "user" => return ("user", change.name.clone()),
        "group" => return ("group", change.name.clone()),
        "role" => return ("role", change.name.clone()),
        _ => {}
    }
    if let Some(step) = change.steps.first().and_then(|id| steps.get(id)) {
        return match step.act.facet() {
            Facet::User(user)
            | Facet::UserTag(user, _)
            | Facet::UserAttachment(user, _)
            | Facet::UserInline(user, _)
            | Facet::UserBoundary(user)
            | Facet::AccessKeys(user) => ("user", user),
            Facet::Group(group) | Facet::Membership(group, _) | Facet::GroupInline(group, _) => {
                ("group", group)
            }
            Facet::Role(role)
            | Facet::RoleSettings(role)
            | Facet::RoleTrust(role)
            | Facet::RoleTag(role, _)
            | Facet::RoleAttachment(role, _)
            | Facet::RoleInline(role, _)
            | Facet::RoleBoundary(role)
            | Facet::ProfileRole(_, role) => ("role", role),
        };
    }
    let name = change.of.clone().unwrap_or_default();
    match change.kind.as_str() {
        "membership" => ("group", name),
        "access key" => ("user", name),
        _ => ("role", name),
    }
}
