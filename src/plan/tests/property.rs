//! What holds for every setup, every order that the plan allows, and every crash.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::fixture::{setup, spoke_id};
use super::model::Model;
use crate::plan::{Act, Goal, Plan, Step, StepId, make};
use crate::setup::{Layout, Setup};

/// Whether a step waits, in however many hops, for another.
pub(crate) fn follows(plan: &Plan, later: StepId, earlier: StepId) -> bool {
    let mut open = vec![later];
    let mut seen = BTreeSet::new();
    while let Some(step) = open.pop() {
        if !seen.insert(step) {
            continue;
        }
        let needs = &plan.steps[step.0 as usize - 1].needs;
        if needs.contains(&earlier) {
            return true;
        }
        open.extend(needs.iter().filter(|need| **need > earlier));
    }
    false
}

/// Another order that the edges allow: of the steps that are free, `choices` picks.
fn another_order(plan: &Plan, choices: &[usize]) -> Vec<Step> {
    let mut left: Vec<&Step> = plan.steps.iter().collect();
    let mut done = BTreeSet::new();
    let mut order = Vec::new();
    for turn in 0.. {
        let free: Vec<usize> = (0..left.len())
            .filter(|&index| left[index].needs.iter().all(|need| done.contains(need)))
            .collect();
        if free.is_empty() {
            break;
        }
        let pick = free[choices.get(turn % choices.len().max(1)).copied().unwrap_or(0) % free.len()];
        let step = left.remove(pick);
        done.insert(step.id);
        order.push(step.clone());
    }
    assert!(left.is_empty(), "every step gets its turn");
    order
}

/// A setup with some of the first accounts, their roles named and pathed by small numbers.
fn some_setup() -> impl Strategy<Value = Setup> {
    let spokes = prop::collection::btree_map(1..=5_usize, (0..3_usize, 0..2_usize, any::<bool>()), 0..=5);
    (spokes, any::<bool>(), any::<bool>()).prop_map(|(spokes, base, packed)| {
        let mut made = setup(5);
        if packed {
            made.hub.layout = Layout::Packed;
        }
        made.hub.group = if base { "micetro-hub" } else { "ddi" }.to_owned();
        made.spokes
            .retain(|spoke| (1..=5).any(|n| spokes.contains_key(&n) && spoke.account == spoke_id(n)));
        for spoke in &mut made.spokes {
            let number = (1..=5).find(|&n| spoke.account == spoke_id(n)).unwrap();
            let (name, path, fewer) = spokes[&number];
            spoke.role.name = ["MicetroAccess", "NetAccess", "MICETROACCESS"][name].to_owned();
            spoke.role.path = ["/", "/micetro/"][path].to_owned();
            if fewer {
                spoke.role.managed.pop();
            }
        }
        made
    })
}

/// Room for three policies in a group, so that five accounts need two; or for two, and four packed accounts.
fn small(tight: bool) -> Model {
    let mut model = Model::empty();
    model.hub.quotas.group_inline = if tight { 320 } else { 500 };
    model
}

/// The state but for ids of keys, which count how often one was made.
fn same(left: &Model, right: &Model) {
    assert_eq!(left.hub, right.hub);
    assert_eq!(left.accounts, right.accounts);
    assert_eq!(left.users.len(), right.users.len());
    for (name, user) in &left.users {
        assert_eq!(user.groups, right.users[name].groups);
        assert_eq!(user.managed, right.users[name].managed);
        assert_eq!(user.keys.len(), right.users[name].keys.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Scenario 48, on the model: whatever order the edges allow and wherever the run breaks off, planning
    /// again leads to the end, and no step on the way is illegal or leaves a role without a record.
    #[test]
    fn scenario_48_any_order_any_crash_converges(
        first in some_setup(),
        second in some_setup(),
        choices in prop::collection::vec(0..64_usize, 1..40),
        broken in 0..80_usize,
        tight in any::<bool>(),
    ) {
        let mut model = small(tight);
        model.apply(&first);
        let plan = model.plan(&second);
        let order = another_order(&plan, &choices);
        let mut whole = model.clone();
        whole.run(&second, &order);
        let again = whole.plan(&second);
        prop_assert!(again.steps.is_empty(), "{:#?}", again.steps);
        let done = broken.min(order.len());
        model.run(&second, &order[..done]);
        model.apply(&second);
        // Where an account stands may differ, since what stands is never moved; all else is one.
        for (account, roles) in &whole.accounts {
            prop_assert_eq!(Some(roles), model.accounts.get(account));
        }
        model.destroy(&second);
        prop_assert!(model.users.is_empty() && model.hub.groups.is_empty());
    }

    /// From nothing, every order ends in the same state.
    #[test]
    fn every_order_ends_in_the_same_state(
        wanted in some_setup(),
        choices in prop::collection::vec(0..64_usize, 1..40),
        tight in any::<bool>(),
    ) {
        let model = small(tight);
        let plan = model.plan(&wanted);
        let (mut told, mut other) = (model.clone(), model);
        told.run(&wanted, &plan.steps);
        other.run(&wanted, &another_order(&plan, &choices));
        same(&told, &other);
    }

    /// Numbers are an order: a step waits for earlier ones only, and the same input has the same plan.
    #[test]
    fn a_plan_is_ordered_and_repeatable(first in some_setup(), second in some_setup(), tight in any::<bool>()) {
        let mut model = small(tight);
        model.apply(&first);
        let plan = model.plan(&second);
        for (place, step) in plan.steps.iter().enumerate() {
            prop_assert_eq!(step.id.0 as usize, place + 1);
            prop_assert!(step.needs.iter().all(|need| need.0 > 0 && *need < step.id));
        }
        prop_assert_eq!(model.plan(&second), plan);
    }

    /// One account more is one write in the hub, whatever stands, as long as a group has room.
    #[test]
    fn one_account_more_is_one_hub_write(wanted in some_setup(), number in 6..=9_usize) {
        let mut model = Model::empty();
        model.apply(&wanted);
        let mut more = wanted;
        more.spokes.push(super::fixture::spoke(number));
        let plan = model.plan(&more);
        let writes: Vec<&Act> = plan
            .steps
            .iter()
            .filter(|step| step.account == more.hub.account)
            .map(|step| &step.act)
            .collect();
        prop_assert!(matches!(writes[..], [Act::PutGroupPolicy { .. }]), "{writes:#?}");
        prop_assert!(plan.steps.iter().all(|step| step.account == more.hub.account || step.account == spoke_id(number)));
    }

    /// Setups that follow each other, accounts that can't be entered now and then, every run broken off
    /// somewhere: in the end all of it is found and goes.
    #[test]
    fn whatever_happened_nothing_is_left_behind(
        lives in prop::collection::vec(
            (some_setup(), prop::collection::btree_set(1..=5_usize, 0..3), 0..80_usize, any::<bool>()),
            1..5,
        ),
        tight in any::<bool>(),
    ) {
        let mut model = small(tight);
        let mut last = None;
        for (wanted, locked, broken, destroy) in lives {
            model.unreachable =
                locked.into_iter().map(|number| (spoke_id(number), "locked".to_owned())).collect();
            let goal = if destroy { Goal::Absent } else { Goal::Present };
            // Too many old names of one role are refused, and nothing is sent.
            if let Ok(plan) = make(&wanted, &model.observe(&wanted), goal) {
                let done = broken.min(plan.steps.len());
                model.run(&wanted, &plan.steps[..done]);
            }
            last = Some(wanted);
        }
        let last = last.unwrap();
        model.unreachable.clear();
        model.apply(&last);
        model.destroy(&last);
        prop_assert!(model.users.is_empty() && model.hub.groups.is_empty());
        prop_assert!(model.accounts.values().all(std::collections::BTreeMap::is_empty), "{:#?}", model.accounts);
    }
}
