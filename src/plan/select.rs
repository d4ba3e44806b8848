//! The part of a plan that concerns some accounts, and what that needs elsewhere.
//!
//! Changes are taken as wholes: what is shown is what is done. A step is never taken without the ones that
//! it needs, so the part is as safe at every point as the whole.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_iam::account::AccountId;

use super::{Act, Change, Plan, PlannedAccount, StepId};
use crate::diagnostic::Diagnostic;
use crate::mark;
use crate::record;

#[cfg(test)]
mod tests;

/// Takes the part of a plan that concerns some accounts, named by alias or number.
///
/// # Errors
/// When a name is that of no account of the plan.
pub fn select(plan: &Plan, names: &[String]) -> Result<Plan, Box<Diagnostic>> {
    let mut accounts = BTreeSet::new();
    for name in names {
        let found = plan
            .accounts
            .iter()
            .find(|planned| planned.alias == *name || planned.account.as_str() == name);
        accounts.insert(found.ok_or_else(|| Box::new(unknown(plan, name)))?.account);
    }
    let taken = closure(plan, &accounts);
    Ok(part(plan, &taken, &accounts))
}

fn unknown(plan: &Plan, name: &str) -> Diagnostic {
    let some: Vec<String> = plan
        .accounts
        .iter()
        .take(5)
        .map(|planned| format!("`{}`", planned.alias))
        .collect();
    let finding = Diagnostic::error("apply/account", format!("nothing changes in an account `{name}`"));
    if some.is_empty() {
        finding.hint("the plan has nothing to do")
    } else {
        finding.hint(format!(
            "accounts of the plan, by alias or number: {}",
            some.join(", ")
        ))
    }
}

/// The steps in the accounts, the hub's own records of them, whatever these need, and the whole of every
/// change that one of them belongs to; until nothing more comes.
fn closure(plan: &Plan, accounts: &BTreeSet<AccountId>) -> BTreeSet<StepId> {
    let needs: BTreeMap<StepId, &[StepId]> = plan
        .steps
        .iter()
        .map(|step| (step.id, step.needs.as_slice()))
        .collect();
    let mut together: BTreeMap<StepId, Vec<&[StepId]>> = BTreeMap::new();
    for change in &plan.changes {
        for step in &change.steps {
            together.entry(*step).or_default().push(&change.steps);
        }
    }
    let mut waiting: Vec<StepId> = plan
        .steps
        .iter()
        .filter(|step| accounts.contains(&step.account) || concerns(&step.act, accounts))
        .map(|step| step.id)
        .chain(packed(plan, accounts))
        .collect();
    let mut taken = BTreeSet::new();
    while let Some(step) = waiting.pop() {
        if taken.insert(step) {
            waiting.extend(needs.get(&step).copied().unwrap_or_default());
            waiting.extend(together.get(&step).into_iter().flatten().copied().flatten());
        }
    }
    taken
}

/// The writes of packed policies that one of the accounts joins or leaves.
fn packed<'a>(plan: &'a Plan, accounts: &'a BTreeSet<AccountId>) -> impl Iterator<Item = StepId> + 'a {
    let concerned = |change: &&Change| {
        let read = |text: &Option<String>| text.as_deref().map(record::roles).unwrap_or_default();
        let (before, after) = (read(&change.before), read(&change.after));
        accounts
            .iter()
            .any(|account| before.get(account) != after.get(account))
    };
    plan.changes
        .iter()
        .filter(|change| change.kind == "policy" && change.name == mark::PACKED)
        .filter(concerned)
        .flat_map(|change| change.steps.iter().copied())
}

/// Whether a write in the hub is the record of one of the accounts.
fn concerns(act: &Act, accounts: &BTreeSet<AccountId>) -> bool {
    let account = match act {
        Act::PutGroupPolicy { policy, .. } | Act::DeleteGroupPolicy { policy, .. } => {
            mark::policy_account(policy)
        }
        Act::TagUser { key, .. } | Act::UntagUser { key, .. } => key
            .strip_prefix(mark::LEFT)
            .and_then(|account| account.parse().ok()),
        _ => None,
    };
    account.is_some_and(|account| accounts.contains(&account))
}

/// The plan of some of its steps, numbered anew in the same order.
fn part(plan: &Plan, taken: &BTreeSet<StepId>, named: &BTreeSet<AccountId>) -> Plan {
    let numbers: BTreeMap<StepId, StepId> = taken
        .iter()
        .zip(1..)
        .map(|(old, new)| (*old, StepId(new)))
        .collect();
    let renumbered = |steps: &[StepId]| {
        steps
            .iter()
            .filter_map(|step| numbers.get(step).copied())
            .collect::<Vec<_>>()
    };
    let mut part = plan.clone();
    part.steps.retain(|step| taken.contains(&step.id));
    for step in &mut part.steps {
        step.needs = renumbered(&step.needs);
        if let Some(id) = numbers.get(&step.id) {
            step.id = *id;
        }
    }
    part.changes
        .retain(|change| change.steps.iter().any(|step| taken.contains(step)));
    for change in &mut part.changes {
        change.steps = renumbered(&change.steps);
    }
    let used: BTreeSet<AccountId> = part
        .steps
        .iter()
        .map(|step| step.account)
        .chain(part.changes.iter().map(|change| change.account))
        .collect();
    // One that was named and couldn't be entered stays: who asked for it must hear so.
    let missed = |planned: &PlannedAccount| planned.unentered.is_some() && named.contains(&planned.account);
    part.accounts
        .retain(|planned| used.contains(&planned.account) || missed(planned));
    part
}
