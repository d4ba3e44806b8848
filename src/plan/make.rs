//! Making a plan: from a setup and what was observed to changes and ordered steps, or to what stands in the way.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_iam::account::AccountId;
use rolecall_iam::policy::size_without_whitespace;

use super::order::order;
use super::{Act, Change, FORMAT, Plan, PlannedAccount, Unentered};
use crate::desired::{self, Desired, Kept};
use crate::diagnostic::Diagnostic;
use crate::diff::group::Groups;
use crate::diff::leave::Leaving;
use crate::diff::names::Names;
use crate::diff::{Sketch, conflict, destroy, leave, role, user};
use crate::mark;
use crate::observed::{Account, Observed};
use crate::place::{self, Bounds, Placement, Standing, Want};
use crate::record;
use crate::setup::{Entry, Hub, Layout, Setup, Spoke};

/// What a plan leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The setup is there.
    Present,
    /// Nothing of it is there.
    Absent,
}

/// Makes the plan. A setup that is already as it shall be gives a plan without steps.
///
/// # Errors
///
/// Everything that stands in the way, all at once; nothing was sent.
pub fn make(setup: &Setup, observed: &Observed, goal: Goal) -> Result<Plan, Vec<Diagnostic>> {
    let spokes = observed.spokes(setup);
    let names = Names::new(setup, &spokes);
    let mut sketch = Sketch::default();
    let remark = match goal {
        Goal::Present => present(&mut sketch, setup, &spokes, observed, &names)?,
        Goal::Absent => {
            destroy::absent(&mut sketch, setup, &spokes, observed, &names)?;
            None
        }
    };
    Ok(finish(sketch, setup, &spokes, observed, goal, remark.as_deref()))
}

/// The desired state of a setup, as a plan would have it: for who verifies it.
///
/// # Errors
///
/// When the accounts don't fit.
pub fn desired_state(setup: &Setup, observed: &Observed) -> Result<Desired, Box<Diagnostic>> {
    let spokes = observed.spokes(setup);
    place_all(setup, &spokes, observed).map(|placed| placed.desired)
}

struct Placed {
    desired: Desired,
    remark: Option<String>,
}

/// Finds places and works out the desired state.
fn place_all(setup: &Setup, spokes: &[Spoke], observed: &Observed) -> Result<Placed, Box<Diagnostic>> {
    let hub = &observed.hub;
    let path = Hub::group_path(&setup.name);
    let ours = |name: &str| {
        hub.groups.get(name).is_some_and(|group| group.path == path)
            && place::group_number(&setup.hub.group, name).is_some()
    };
    // An account that can't be entered keeps what stands for it, and gets nothing new.
    let mut kept = BTreeMap::new();
    let mut wants = Vec::new();
    for spoke in spokes {
        let reached = observed
            .accounts
            .get(&spoke.account)
            .is_some_and(|there| there.unreachable().is_none());
        let mut said = Some(Kept::role(&desired::role_arn(setup.partition, spoke)));
        if !reached {
            let groups = hub.groups.values().filter(|group| group.path == path);
            said = Kept::standing(groups.flat_map(|group| &group.inline), spoke.account);
            kept.extend(said.clone().map(|said| (spoke.account, said)));
        }
        wants.extend(said.map(|said| Want {
            account: spoke.account,
            size: said.size(setup.hub.layout),
        }));
    }
    let standing = standing(setup, observed, &wants);
    let others: BTreeSet<String> = hub
        .user
        .iter()
        .flat_map(|user| &user.groups)
        .filter(|name| !ours(name))
        .cloned()
        .collect();
    let bounds = Bounds {
        group_inline: hub.quotas.group_inline,
        overhead: desired::overhead(setup.hub.layout),
        groups: hub.quotas.groups_per_user.saturating_sub(others.len()),
    };
    let placement = place::place(&wants, &standing, bounds)
        .and_then(|placement| room_for_one(placement, bounds, wants.len()))
        .map_err(|overfull| {
            Box::new(conflict::overfull(
                setup,
                &overfull,
                &others,
                hub.quotas.groups_per_user,
            ))
        })?;
    let user_path = match &hub.user {
        Some(user) if setup.hub.user.existing => &user.path,
        _ => &setup.hub.user.path,
    };
    let remark = remark(&placement, &wants, &standing, bounds);
    let desired = desired::desired(setup, spokes, &placement, &kept, user_path);
    Ok(Placed { desired, remark })
}

/// The first group is made even for no account, and needs one of the user's groups.
fn room_for_one(placement: Placement, bounds: Bounds, wanted: usize) -> Result<Placement, place::Overfull> {
    if bounds.groups > 0 {
        return Ok(placement);
    }
    Err(place::Overfull {
        fit: 0,
        wanted,
        groups: 0,
        group_inline: bounds.group_inline,
        changing: false,
        left_over: Vec::new(),
    })
}

/// What stands in our numbered groups.
fn standing(setup: &Setup, observed: &Observed, wants: &[Want]) -> BTreeMap<u32, Standing> {
    let wanted: BTreeSet<AccountId> = wants.iter().map(|want| want.account).collect();
    let path = Hub::group_path(&setup.name);
    let mut standing = BTreeMap::new();
    for (name, group) in observed.hub.groups.iter().filter(|(_, group)| group.path == path) {
        let Some(number) = place::group_number(&setup.hub.group, name) else {
            continue;
        };
        let mut stands = Standing::default();
        for (policy, text) in &group.inline {
            let size = size_without_whitespace(text);
            stands.occupied += size;
            let Some(roles) = record::read(policy, text) else {
                stands.foreign += size;
                continue;
            };
            if record::layout(policy) != Some(setup.hub.layout) {
                let wanted = roles.into_keys().filter(|account| wanted.contains(account));
                stands.other_layout.extend(wanted);
                continue;
            }
            let accounts = roles.into_iter().map(|(account, roles)| match setup.hub.layout {
                Layout::OnePerAccount => (account, size),
                Layout::Packed => (account, record::share(&roles)),
            });
            stands.accounts.extend(accounts);
        }
        standing.insert(number, stands);
    }
    standing
}

/// `33 of 34 places taken`, over all groups in use; the places that are free have the size of the largest
/// policy.
fn remark(
    placement: &Placement,
    wants: &[Want],
    standing: &BTreeMap<u32, Standing>,
    bounds: Bounds,
) -> Option<String> {
    let largest = wants.iter().map(|want| want.size).max()?;
    let sizes: BTreeMap<AccountId, usize> = wants.iter().map(|want| (want.account, want.size)).collect();
    let numbers = placement.numbers();
    let mut free = 0;
    for number in &numbers {
        let foreign = standing
            .get(number)
            .map(|group| group.foreign)
            .unwrap_or_default();
        let used: usize = placement
            .accounts(*number)
            .filter_map(|account| sizes.get(&account))
            .sum();
        free += bounds
            .group_inline
            .saturating_sub(foreign + bounds.overhead + used)
            / largest;
    }
    let taken = placement.groups.len();
    let groups = match numbers.len() {
        0 | 1 => String::new(),
        many => format!(" in {many} groups"),
    };
    Some(format!("{taken} of {} places taken{groups}", taken + free))
}

fn present(
    sketch: &mut Sketch,
    setup: &Setup,
    spokes: &[Spoke],
    observed: &Observed,
    names: &Names,
) -> Result<Option<String>, Vec<Diagnostic>> {
    let mut findings = conflict::user(setup, observed);
    findings.extend(conflict::strays(setup, observed));
    findings.extend(conflict::key(setup, observed));
    findings.extend(conflict::roles(setup, spokes, observed));
    let placed = match place_all(setup, spokes, observed) {
        Ok(placed) => placed,
        Err(finding) => {
            findings.push(*finding);
            return Err(findings);
        }
    };
    let desired = &placed.desired;
    findings.extend(conflict::groups(setup, observed, desired));
    findings.extend(conflict::sizes(setup, spokes, observed, desired, names));
    if !findings.is_empty() {
        return Err(findings);
    }
    let hub = setup.hub.account;
    let there = observed.hub.user.as_ref();
    user::present(sketch, hub, &desired.user, there, names);
    let path = Hub::group_path(&setup.name);
    let overwritten = Groups {
        hub,
        path: &path,
        want: desired,
        there: &observed.hub,
        names,
    }
    .present(sketch);
    user::key(sketch, hub, &desired.user, there);
    for spoke in spokes {
        let account = observed.accounts.get(&spoke.account);
        match (account, desired.roles.get(&spoke.account)) {
            (Some(account), Some(want)) => {
                role::present(sketch, spoke.account, want, account.role(&want.name), names);
            }
            (account, _) => sketch.notice(format!(
                "{} can't be entered, so nothing is planned there ({})",
                spoke.alias,
                Account::why_unread(account)
            )),
        }
    }
    findings.extend(leave_all(
        sketch,
        setup,
        spokes,
        observed,
        desired,
        &overwritten,
        names,
    ));
    findings.extend(conflict::tags(setup, &tags(sketch, observed, desired)));
    if findings.is_empty() {
        Ok(placed.remark)
    } else {
        Err(findings)
    }
}

/// What is to be left, in accounts of the setup and in those that aren't in it any more.
fn leave_all(
    sketch: &mut Sketch,
    setup: &Setup,
    spokes: &[Spoke],
    observed: &Observed,
    desired: &Desired,
    overwritten: &BTreeSet<AccountId>,
    names: &Names,
) -> Vec<Diagnostic> {
    let leaving = Leaving {
        setup: &setup.name,
        hub: setup.hub.account,
        user: observed.hub.user.as_ref(),
        user_name: &setup.hub.user.name,
        existing: BTreeMap::new(),
        names,
        why: Some("not in the setup"),
    };
    let staying: BTreeSet<AccountId> = spokes.iter().map(|spoke| spoke.account).collect();
    let mut findings = Vec::new();
    for (account, roles) in leave::records(setup, &observed.hub) {
        let there = observed.accounts.get(&account);
        let keep = desired.roles.get(&account);
        if keep.is_none() && staying.contains(&account) {
            continue;
        }
        let overwritten =
            keep.is_some() && (overwritten.contains(&account) || writes_policy(sketch, account));
        let keep = keep.map(|role| role.name.as_str());
        findings.extend(leaving.leave(sketch, account, there, &roles, keep, overwritten));
    }
    findings
}

/// Whether the hub's policy for an account is written or taken out, so that it is no record any more.
fn writes_policy(sketch: &Sketch, account: AccountId) -> bool {
    let name = mark::policy_name(account);
    sketch.drafts.iter().any(|draft| match &draft.act {
        Act::PutGroupPolicy { policy, .. } | Act::DeleteGroupPolicy { policy, .. } => *policy == name,
        _ => false,
    })
}

/// The keys of the user's tags, once all that are planned are there.
fn tags(sketch: &Sketch, observed: &Observed, desired: &Desired) -> BTreeSet<String> {
    let there = observed
        .hub
        .user
        .iter()
        .flat_map(|user| user.tags.keys().cloned());
    let planned = sketch.drafts.iter().filter_map(|draft| match &draft.act {
        Act::TagUser { key, .. } => Some(key.clone()),
        _ => None,
    });
    let mut tags: BTreeSet<String> = there
        .chain(planned)
        .chain(desired.user.tags.keys().cloned())
        .collect();
    if desired.user.key {
        tags.extend([mark::KEY.to_owned(), mark::KEYS.to_owned()]);
    }
    tags
}

/// Numbers the steps and puts the plan together.
fn finish(
    sketch: Sketch,
    setup: &Setup,
    spokes: &[Spoke],
    observed: &Observed,
    goal: Goal,
    remark: Option<&str>,
) -> Plan {
    let Sketch {
        changes,
        drafts,
        notices,
    } = sketch;
    let (steps, numbers) = order(&drafts);
    let hub = setup.hub.account;
    let rank: BTreeMap<AccountId, usize> = spokes
        .iter()
        .enumerate()
        .map(|(place, spoke)| (spoke.account, place))
        .collect();
    let place_of = |account: AccountId| {
        (
            account != hub,
            rank.get(&account).copied().unwrap_or(usize::MAX),
            account,
        )
    };
    let mut changes: Vec<Change> = changes
        .into_iter()
        .map(|mut change| {
            for step in &mut change.steps {
                *step = numbers[step.0 as usize - 1];
            }
            change.steps.sort();
            change
        })
        .collect();
    changes.sort_by_key(|change| place_of(change.account));
    let mut touched: BTreeSet<AccountId> = changes.iter().map(|change| change.account).collect();
    touched.insert(hub);
    touched.extend(
        observed
            .accounts
            .iter()
            .filter(|(_, there)| there.unreachable().is_some())
            .map(|(id, _)| *id),
    );
    let mut touched: Vec<AccountId> = touched.into_iter().collect();
    touched.sort_by_key(|account| place_of(*account));
    let names = Names::new(setup, spokes);
    // To go, what was never entered has nothing that could be left there.
    let records = (goal == Goal::Absent).then(|| leave::records(setup, &observed.hub));
    let concerns = |account: &AccountId| records.as_ref().is_none_or(|there| there.contains_key(account));
    let accounts = touched
        .into_iter()
        .map(|account| {
            let entry = entry(setup, spokes, account);
            let unreachable = observed
                .accounts
                .get(&account)
                .and_then(|there| there.unreachable());
            PlannedAccount {
                account,
                alias: names.alias(account),
                profile: entry.profile,
                role: entry.role,
                remark: match unreachable {
                    Some(_) => Some("can't be entered".to_owned()),
                    None if account == hub => remark.map(str::to_owned),
                    None => None,
                },
                unentered: unreachable
                    .filter(|_| concerns(&account))
                    .map(|closed| Unentered {
                        why: closed.why.clone(),
                        credentials: closed.credentials,
                        leaving: goal == Goal::Absent || !rank.contains_key(&account),
                    }),
            }
        })
        .collect();
    Plan {
        format: FORMAT.to_owned(),
        setup: setup.name.clone(),
        partition: setup.partition,
        consumer: setup.consumer,
        region: setup.region.clone(),
        hub,
        observed: observed.at,
        destroy: goal == Goal::Absent,
        accounts,
        changes,
        steps,
        notices,
    }
}

/// How the operator gets into an account of the setup, or into one that left it.
#[must_use]
pub fn entry(setup: &Setup, spokes: &[Spoke], account: AccountId) -> Entry {
    if account == setup.hub.account {
        return setup.hub.entry.clone();
    }
    spokes
        .iter()
        .find(|spoke| spoke.account == account)
        .map_or_else(|| usual_entry(setup), |spoke| spoke.entry.clone())
}

/// How the operator gets into an account that the setup says nothing about: by the role that leads into all
/// the others, if it is one.
#[must_use]
pub fn usual_entry(setup: &Setup) -> Entry {
    let entries = setup
        .units
        .iter()
        .map(|units| &units.entry)
        .chain(setup.spokes.iter().map(|spoke| &spoke.entry));
    let roles: BTreeSet<Option<&str>> = entries.map(|entry| entry.role.as_deref()).collect();
    let mut roles = roles.into_iter();
    match (roles.next(), roles.next()) {
        (Some(Some(role)), None) => Entry {
            profile: None,
            role: Some(role.to_owned()),
        },
        _ => Entry::default(),
    }
}
