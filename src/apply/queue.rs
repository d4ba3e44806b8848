//! What is to be done still, and which of it can begin: every step after those that it needs, one at a time
//! in an account.
//!
//! One at a time, since a run that never races itself meets ConcurrentModification only where somebody else
//! writes. Groups are apart from one another, and their policies are most of what is written in a hub: what
//! is of one group goes beside what is of another.
//!
//! Each account knows its first step that can begin, and is asked anew only when something of it changed: with
//! hundreds of accounts, looking through all of them for each step would be most of what a run costs.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_iam::account::AccountId;

use crate::plan::{Act, Step, StepId};

/// What is to be done still.
pub(super) struct Queue<'p> {
    steps: BTreeMap<StepId, &'p Step>,
    /// How many of its needs each step waits for.
    waits_for: BTreeMap<StepId, usize>,
    needed_by: BTreeMap<StepId, Vec<StepId>>,
    sites: BTreeMap<AccountId, Site<'p>>,
    /// Of each account the first step that can begin.
    first: BTreeSet<(StepId, AccountId)>,
}

/// One account.
#[derive(Default)]
struct Site<'p> {
    /// Steps that need nothing any more, by the group that they are of.
    ready: BTreeMap<Option<&'p str>, BTreeSet<StepId>>,
    /// Steps that are being done.
    busy: Vec<&'p Step>,
    /// The first of those that are ready that can begin beside those that are being done.
    first: Option<StepId>,
}

impl<'p> Queue<'p> {
    pub(super) fn new(steps: &'p [Step], done: &BTreeSet<StepId>) -> Self {
        let steps: BTreeMap<StepId, &Step> = steps
            .iter()
            .filter(|step| !done.contains(&step.id))
            .map(|step| (step.id, step))
            .collect();
        let mut queue = Queue {
            waits_for: BTreeMap::new(),
            needed_by: BTreeMap::new(),
            sites: BTreeMap::new(),
            first: BTreeSet::new(),
            steps,
        };
        for (&id, step) in &queue.steps {
            let needs: BTreeSet<StepId> = step
                .needs
                .iter()
                .copied()
                .filter(|need| queue.steps.contains_key(need))
                .collect();
            let site = queue.sites.entry(step.account).or_default();
            if needs.is_empty() {
                site.enter(step);
            }
            queue.waits_for.insert(id, needs.len());
            for need in needs {
                queue.needed_by.entry(need).or_default().push(id);
            }
        }
        let accounts: Vec<AccountId> = queue.sites.keys().copied().collect();
        for account in accounts {
            queue.changed(account);
        }
        queue
    }

    /// Takes the first step, by its number, that can begin beside those that are being done in its account.
    pub(super) fn take(&mut self) -> Option<&'p Step> {
        let &(id, account) = self.first.first()?;
        let step = self.steps.get(&id).copied()?;
        let site = self.sites.get_mut(&account)?;
        site.leave(step);
        site.busy.push(step);
        self.changed(account);
        Some(step)
    }

    /// A step is no longer being done.
    pub(super) fn ended(&mut self, id: StepId) -> Option<&'p Step> {
        let step = self.steps.get(&id).copied()?;
        let site = self.sites.get_mut(&step.account)?;
        site.busy.retain(|other| other.id != id);
        self.changed(step.account);
        Some(step)
    }

    /// A step is done: those that waited for it alone can begin.
    pub(super) fn release(&mut self, id: StepId) {
        for next in self.needed_by.remove(&id).unwrap_or_default() {
            let Some(waits_for) = self.waits_for.get_mut(&next) else {
                continue;
            };
            *waits_for -= 1;
            if let (0, Some(&step)) = (*waits_for, self.steps.get(&next)) {
                self.sites.entry(step.account).or_default().enter(step);
                self.changed(step.account);
            }
        }
    }

    /// A step can't be done: takes out everything that needs it, however far away. None of that could begin.
    pub(super) fn give_up(&mut self, id: StepId) -> Vec<&'p Step> {
        let mut given_up = Vec::new();
        let mut failed = vec![id];
        while let Some(id) = failed.pop() {
            for next in self.needed_by.remove(&id).unwrap_or_default() {
                self.waits_for.remove(&next);
                given_up.extend(self.steps.remove(&next));
                failed.push(next);
            }
        }
        given_up.sort_by_key(|step| step.id);
        given_up
    }

    /// Takes out what needs nothing any more in an account, so that it doesn't begin.
    pub(super) fn close(&mut self, account: AccountId) -> Option<&'p Step> {
        let site = self.sites.get_mut(&account)?;
        let id = *site.ready.values().filter_map(BTreeSet::first).min()?;
        let step = self.steps.get(&id).copied()?;
        site.leave(step);
        self.changed(account);
        Some(step)
    }

    /// Asks an account anew which step of it can begin.
    fn changed(&mut self, account: AccountId) {
        let Some(site) = self.sites.get_mut(&account) else {
            return;
        };
        let first = site.look(&self.steps);
        if let Some(before) = std::mem::replace(&mut site.first, first) {
            self.first.remove(&(before, account));
        }
        self.first.extend(first.map(|id| (id, account)));
    }
}

impl<'p> Site<'p> {
    /// A step needs nothing any more.
    fn enter(&mut self, step: &'p Step) {
        let group = of_group(&step.act).map(|(group, _)| group);
        self.ready.entry(group).or_default().insert(step.id);
    }

    /// A step begins, or never will.
    fn leave(&mut self, step: &'p Step) {
        let group = of_group(&step.act).map(|(group, _)| group);
        if let Some(ready) = self.ready.get_mut(&group) {
            ready.remove(&step.id);
            if ready.is_empty() {
                self.ready.remove(&group);
            }
        }
    }

    /// The first step that can begin. What is of a group of which something is being done isn't looked
    /// through: none of it can.
    fn look(&self, steps: &BTreeMap<StepId, &Step>) -> Option<StepId> {
        let busy = || self.busy.iter().map(|step| of_group(&step.act));
        let free = |group: Option<&str>| busy().all(|other| apart(group, other.map(|(group, _)| group)));
        let can = |id: &&StepId| {
            let step = steps.get(id).map(|step| of_group(&step.act));
            step.is_some_and(|step| busy().all(|other| beside(step, other)))
        };
        let lanes = self.ready.iter().filter(|(group, _)| free(**group));
        lanes.filter_map(|(_, ids)| ids.iter().find(can)).min().copied()
    }
}

/// Whether two groups are two.
fn apart(one: Option<&str>, other: Option<&str>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

/// Whether two steps can be done at once in one account: they are of two groups, and not both of their user.
fn beside(one: Option<(&str, bool)>, other: Option<(&str, bool)>) -> bool {
    match (one, other) {
        (Some((group, members)), Some((another, also))) => group != another && !(members && also),
        _ => false,
    }
}

/// The group that a step changes, and whether it is who is in it that changes.
fn of_group(act: &Act) -> Option<(&str, bool)> {
    match act {
        Act::CreateGroup { group, .. }
        | Act::DeleteGroup { group }
        | Act::PutGroupPolicy { group, .. }
        | Act::DeleteGroupPolicy { group, .. } => Some((group, false)),
        Act::AddUserToGroup { group, .. } | Act::RemoveUserFromGroup { group, .. } => Some((group, true)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
