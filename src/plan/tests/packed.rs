//! Scenario 24: one policy for a whole group. The record comes before the role and goes after it, and changing
//! the layout leaves no account without a policy.

use std::collections::BTreeSet;

use rolecall_iam::account::AccountId;
use rolecall_iam::policy::size_without_whitespace;

use super::fixture::{setup, spoke, spoke_id};
use super::model::Model;
use super::property::follows;
use crate::mark;
use crate::plan::select::select;
use crate::plan::{Act, Goal, Plan, Step, desired_state, make};
use crate::record;
use crate::setup::{Layout, Setup};

fn packed(spokes: usize) -> Setup {
    let mut setup = setup(spokes);
    setup.hub.layout = Layout::Packed;
    setup
}

/// The hub's writes of a plan.
fn hub_writes(plan: &Plan) -> Vec<&Act> {
    let steps = plan.steps.iter().filter(|step| step.account == plan.hub);
    steps.map(|step| &step.act).collect()
}

fn step(plan: &Plan, found: impl Fn(&Act) -> bool) -> &Step {
    let steps: Vec<&Step> = plan.steps.iter().filter(|step| found(&step.act)).collect();
    let [step] = steps[..] else {
        panic!("one step, not {steps:#?}")
    };
    step
}

fn writes_policy(act: &Act) -> bool {
    matches!(act, Act::PutGroupPolicy { .. } | Act::DeleteGroupPolicy { .. })
}

/// The accounts that a group's packed policy holds.
fn held(model: &Model, group: &str) -> BTreeSet<AccountId> {
    let text = model
        .hub
        .groups
        .get(group)
        .and_then(|group| group.inline.get(mark::PACKED));
    text.map(|text| record::roles(text).into_keys().collect())
        .unwrap_or_default()
}

/// The accounts that some policy of our groups lets the user into.
fn allowed(model: &Model) -> BTreeSet<AccountId> {
    let groups = model.hub.groups.values();
    groups
        .flat_map(|group| &group.inline)
        .filter_map(|(policy, text)| record::read(policy, text))
        .flatten()
        .filter(|(_, roles)| !roles.is_empty())
        .map(|(account, _)| account)
        .collect()
}

/// Carries out a plan, and checks after every write that nobody of `stay` is shut out meanwhile.
fn run_without_outage(model: &mut Model, setup: &Setup, stay: &BTreeSet<AccountId>) -> Plan {
    let plan = model.plan(setup);
    for step in &plan.steps {
        model.run(setup, std::slice::from_ref(step));
        assert!(stay.is_subset(&allowed(model)), "an outage after {step:?}");
    }
    let again = model.plan(setup);
    assert!(again.steps.is_empty(), "{:#?}", again.steps);
    plan
}

#[test]
fn scenario_24_one_policy_holds_a_group_of_accounts() {
    let mut model = Model::empty();
    let plan = model.apply(&packed(3));
    let put = step(&plan, writes_policy);
    let Act::PutGroupPolicy { policy, document, .. } = &put.act else {
        panic!("{put:?}")
    };
    assert_eq!(policy, "assume-accounts");
    insta::assert_snapshot!(document, @r#"{"Version":"2012-10-17","Statement":[{"Sid":"","Effect":"Allow","Action":"sts:AssumeRole","Resource":["arn:aws:iam::200000000001:role/MicetroAccess","arn:aws:iam::200000000002:role/MicetroAccess","arn:aws:iam::200000000003:role/MicetroAccess"]}]}"#);
    for role in plan
        .steps
        .iter()
        .filter(|step| matches!(step.act, Act::CreateRole { .. }))
    {
        assert!(
            follows(&plan, role.id, put.id),
            "the record comes before the role"
        );
    }
    let change = plan
        .changes
        .iter()
        .find(|change| change.name == mark::PACKED)
        .unwrap();
    assert_eq!(change.details[0], "+ resource net-1/role/MicetroAccess");
    let remark = plan.accounts[0].remark.as_deref();
    assert_eq!(remark, Some("3 of 106 places taken"));
}

#[test]
fn scenario_24_one_account_more_or_less_is_one_write_and_one_line() {
    let mut model = Model::with(&packed(3));
    let plan = model.apply(&packed(4));
    assert_eq!(hub_writes(&plan).len(), 1, "{:#?}", plan.steps);
    let change = plan
        .changes
        .iter()
        .find(|change| change.name == mark::PACKED)
        .unwrap();
    assert_eq!(change.details, ["+ resource net-4/role/MicetroAccess"]);

    let plan = model.apply(&packed(3));
    let put = step(&plan, writes_policy);
    let gone = step(&plan, |act| matches!(act, Act::DeleteRole { .. }));
    assert!(follows(&plan, put.id, gone.id), "the record goes after the role");
    let change = plan
        .changes
        .iter()
        .find(|change| change.name == mark::PACKED)
        .unwrap();
    assert_eq!(
        change.details,
        ["- resource arn:aws:iam::200000000004:role/MicetroAccess"]
    );
    assert_eq!(change.because.as_deref(), Some("not in the setup"));
    assert_eq!(held(&model, "micetro-hub-01").len(), 3);
}

#[test]
fn scenario_24_who_joins_does_not_wait_for_who_leaves() {
    let model = Model::with(&packed(3));
    let mut next = packed(4);
    next.spokes.remove(0);
    let plan = model.plan(&next);
    let puts: Vec<&Step> = plan
        .steps
        .iter()
        .filter(|step| writes_policy(&step.act))
        .collect();
    let [join, leave] = puts[..] else {
        panic!("{puts:#?}")
    };
    let (gone, made) = (
        step(&plan, |act| matches!(act, Act::DeleteRole { .. })),
        step(&plan, |act| matches!(act, Act::CreateRole { .. })),
    );
    assert!(join.needs.is_empty() && follows(&plan, made.id, join.id));
    assert!(follows(&plan, leave.id, join.id) && follows(&plan, leave.id, gone.id));
    assert!(!follows(&plan, made.id, gone.id));
}

#[test]
fn scenario_24_a_hundred_and_six_fit_and_one_more_spills() {
    let model = Model::empty();
    let of = |count: usize| {
        let setup = packed(count);
        desired_state(&setup, &model.observe(&setup)).map(|desired| {
            let groups = desired.groups.values();
            let sizes = groups.map(|group| {
                let text = record::document(group.packed.values().flatten());
                assert!(size_without_whitespace(&text) <= 5_120);
                group.packed.len()
            });
            sizes.collect::<Vec<_>>()
        })
    };
    assert_eq!(of(106).unwrap(), [106]);
    assert_eq!(of(107).unwrap(), [106, 1]);
    assert_eq!(of(1_060).unwrap(), [106; 10]);
    let finding = of(1_061).unwrap_err();
    assert_eq!(finding.code, "plan/capacity");
    assert!(
        finding.message.starts_with("1060 of 1061 accounts fit"),
        "{}",
        finding.message
    );
}

#[test]
fn scenario_24_a_role_gets_another_name_where_there_is_room_for_both() {
    let mut model = Model::with(&packed(3));
    let mut next = packed(3);
    next.spokes[1].role.name = "NetAccess".to_owned();
    let plan = model.apply(&next);
    assert!(
        !plan
            .steps
            .iter()
            .any(|step| matches!(step.act, Act::TagUser { .. })),
        "the policy is the record of both: {:#?}",
        plan.steps
    );
    let roles: Vec<&String> = model.accounts[&spoke_id(2)].keys().collect();
    assert_eq!(roles, ["NetAccess"]);
}

#[test]
fn scenario_24_a_role_gets_another_name_in_a_full_group() {
    let mut model = Model::empty();
    model.hub.quotas.group_inline = record::overhead() + 3 * 47 + 20;
    model.apply(&packed(3));
    let mut next = packed(3);
    next.spokes[1].role.name = "NetAccess".to_owned();
    let plan = model.apply(&next);
    let tag = step(&plan, |act| matches!(act, Act::TagUser { .. }));
    let put = step(&plan, writes_policy);
    let untag = step(&plan, |act| matches!(act, Act::UntagUser { .. }));
    assert!(follows(&plan, put.id, tag.id) && follows(&plan, untag.id, put.id));
    assert_eq!(held(&model, "micetro-hub-01").len(), 3);
}

#[test]
fn scenario_24_who_has_no_room_yet_comes_when_others_are_out() {
    let mut model = Model::empty();
    model.hub.quotas.group_inline = record::overhead() + 3 * 47 + 20;
    model.hub.quotas.groups_per_user = 1;
    model.apply(&packed(3));
    let mut next = packed(0);
    next.spokes = [2, 3, 4].map(spoke).into();
    let plan = model.apply(&next);
    let puts: Vec<&Step> = plan
        .steps
        .iter()
        .filter(|step| writes_policy(&step.act))
        .collect();
    let [leave, join] = puts[..] else {
        panic!("{puts:#?}")
    };
    let made = step(&plan, |act| matches!(act, Act::CreateRole { .. }));
    assert!(follows(&plan, join.id, leave.id) && follows(&plan, made.id, join.id));
}

#[test]
fn scenario_24_the_layout_changes_and_changes_back_without_an_outage() {
    for count in [1, 3, 34, 40] {
        let mut model = Model::with(&setup(count));
        let stay = allowed(&model);
        assert_eq!(stay.len(), count);
        let plan = run_without_outage(&mut model, &packed(count), &stay);
        assert!(
            plan.steps.iter().all(|step| step.account == plan.hub),
            "the roles don't change: {:#?}",
            plan.steps
        );
        let policies: Vec<&String> = model
            .hub
            .groups
            .values()
            .flat_map(|group| group.inline.keys())
            .collect();
        assert_eq!(policies, [mark::PACKED]);
        run_without_outage(&mut model, &setup(count), &stay);
        assert_eq!(allowed(&model), stay);
        let packs = model
            .hub
            .groups
            .values()
            .filter(|group| group.inline.contains_key(mark::PACKED));
        assert_eq!(packs.count(), 0);
        model.destroy(&setup(count));
        assert!(model.users.is_empty() && model.hub.groups.is_empty());
    }
}

/// Two policies of an account fill a group. Nine full groups and a free one become three: what one group gives
/// up is another's room.
#[test]
fn scenario_24_almost_full_groups_are_packed_one_after_the_other() {
    let mut model = Model::empty();
    model.hub.quotas.group_inline = record::overhead() + 4 * 47;
    model.apply(&setup(9));
    assert_eq!(
        model.hub.groups.len(),
        9,
        "one fits in a group beside its packed form"
    );
    let stay = allowed(&model);
    run_without_outage(&mut model, &packed(9), &stay);
    let sizes: Vec<usize> = model
        .hub
        .groups
        .keys()
        .map(|group| held(&model, group).len())
        .collect();
    assert_eq!(sizes.iter().sum::<usize>(), 9);
    assert!(model.hub.groups.len() <= 4, "{sizes:?}");
}

#[test]
fn scenario_24_without_a_free_group_the_layout_stays_and_nothing_is_sent() {
    let mut model = Model::empty();
    model.hub.quotas.group_inline = 310;
    model.hub.quotas.groups_per_user = 2;
    model.apply(&setup(4));
    let wanted = packed(4);
    let findings = make(&wanted, &model.observe(&wanted), Goal::Present).unwrap_err();
    let [finding] = &findings[..] else {
        panic!("{findings:#?}")
    };
    assert_eq!(finding.code, "plan/capacity");
    assert!(finding.evidence[0].contains("other layout"), "{finding:#?}");
    assert!(
        finding.hints[0].starts_with("change the layout while"),
        "{finding:#?}"
    );
    model.hub.quotas.groups_per_user = 3;
    let stay = allowed(&model);
    run_without_outage(&mut model, &wanted, &stay);
}

#[test]
fn scenario_24_an_account_that_cannot_be_entered_keeps_its_record_in_either_layout() {
    let mut model = Model::with(&packed(3));
    model.unreachable.insert(spoke_id(2), "suspended".to_owned());
    let stay = allowed(&model);
    run_without_outage(&mut model, &setup(3), &stay);
    run_without_outage(&mut model, &packed(3), &stay);
    // Out of the setup it leaves its role to a tag, and the policy.
    let mut less = packed(3);
    less.spokes.remove(1);
    model.apply(&less);
    assert_eq!(held(&model, "micetro-hub-01"), [spoke_id(1), spoke_id(3)].into());
    assert!(
        model.users["micetro"]
            .tags
            .contains_key(&mark::left_key(spoke_id(2)))
    );
    model.unreachable.clear();
    model.apply(&less);
    assert!(model.accounts[&spoke_id(2)].is_empty());
}

#[test]
fn scenario_24_destroy_takes_the_policy_out_last() {
    let mut model = Model::with(&packed(3));
    let plan = model.destroy(&packed(3));
    let out = step(&plan, |act| matches!(act, Act::DeleteGroupPolicy { .. }));
    for gone in plan
        .steps
        .iter()
        .filter(|step| matches!(step.act, Act::DeleteRole { .. }))
    {
        assert!(follows(&plan, out.id, gone.id));
    }
    assert!(model.users.is_empty() && model.hub.groups.is_empty());
}

#[test]
fn scenario_24_one_account_of_a_plan_takes_the_shared_write_along() {
    let model = Model::with(&packed(2));
    let mut next = packed(4);
    next.spokes.remove(0);
    let plan = model.plan(&next);
    let part = select(&plan, &["net-4".to_owned()]).unwrap();
    let puts = part.steps.iter().filter(|step| writes_policy(&step.act)).count();
    assert_eq!(puts, 1, "who leaves stays: {:#?}", part.steps);
    let left = select(&plan, &["200000000001".to_owned()]).unwrap();
    let puts = left.steps.iter().filter(|step| writes_policy(&step.act)).count();
    assert_eq!(puts, 2, "{:#?}", left.steps);
}

#[test]
fn scenario_24_a_policy_changed_by_hand_is_mended() {
    let mut model = Model::with(&packed(2));
    let group = model.hub.groups.get_mut("micetro-hub-01").unwrap();
    let text = group.inline.get_mut(mark::PACKED).unwrap();
    *text = text.replace("\"Effect\":\"Allow\"", "\"Effect\":\"Deny\"");
    let plan = model.apply(&packed(2));
    assert_eq!(hub_writes(&plan).len(), 1);
}
