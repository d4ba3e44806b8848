//! How many accounts fit, and what happens when they don't.

use std::collections::BTreeMap;

use super::fixture::{setup, spoke_id, trust_of_size};
use super::model::{Model, new_user};
use crate::diagnostic::Diagnostic;
use crate::observed::Group;
use crate::plan::{Goal, make};
use crate::setup::Setup;

fn refused(model: &Model, setup: &Setup) -> Vec<Diagnostic> {
    make(setup, &model.observe(setup), Goal::Present).expect_err("it doesn't fit")
}

fn held(model: &Model, group: &str) -> usize {
    model.hub.groups.get(group).map_or(0, |group| group.inline.len())
}

#[test]
fn scenario_21_thirty_four_fit_thirty_five_spill() {
    let mut model = Model::empty();
    model.apply(&setup(34));
    assert_eq!(model.hub.groups.len(), 1);
    let plan = model.apply(&setup(35));
    assert_eq!(
        (held(&model, "micetro-hub-01"), held(&model, "micetro-hub-02")),
        (34, 1)
    );
    assert_eq!(
        plan.accounts[0].remark.as_deref(),
        Some("35 of 68 places taken in 2 groups")
    );
    assert!(model.users["micetro"].groups.contains("micetro-hub-02"));
}

#[test]
fn scenario_22_three_hundred_and_forty_fit_one_more_does_not() {
    let mut model = Model::empty();
    model.apply(&setup(340));
    assert_eq!(model.hub.groups.len(), 10);
    assert_eq!(held(&model, "micetro-hub-10"), 34);
    let findings = refused(&model, &setup(341));
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, "plan/capacity");
    assert_eq!(
        findings[0].message,
        "340 of 341 accounts fit into 10 groups of 5120 characters, and user `micetro` may be in no more"
    );
    assert_eq!(findings[0].hints.len(), 2);
    assert_eq!(refused(&Model::empty(), &setup(341)), findings);
}

#[test]
fn scenario_23_a_foreign_policy_eats_of_the_quota() {
    let mut model = Model::with(&setup(1));
    // 151 characters are one place more than what 34 accounts leave over.
    let foreign = format!(r#"{{"x":"{}"}}"#, "y".repeat(143));
    assert_eq!(foreign.len(), 151);
    model
        .hub
        .groups
        .get_mut("micetro-hub-01")
        .unwrap()
        .inline
        .insert("by-hand".to_owned(), foreign.clone());
    let plan = model.apply(&setup(34));
    assert_eq!(
        (held(&model, "micetro-hub-01"), held(&model, "micetro-hub-02")),
        (34, 1)
    );
    assert_eq!(model.hub.groups["micetro-hub-01"].inline["by-hand"], foreign);
    assert_eq!(
        plan.accounts[0].remark.as_deref(),
        Some("34 of 67 places taken in 2 groups")
    );
}

#[test]
fn scenario_25_the_longest_names() {
    let mut setup = setup(26);
    for spoke in &mut setup.spokes {
        spoke.role.name = "R".repeat(64);
    }
    let mut model = Model::empty();
    model.apply(&setup);
    assert_eq!(
        (held(&model, "micetro-hub-01"), held(&model, "micetro-hub-02")),
        (25, 1)
    );
}

#[test]
fn scenario_26_the_account_says_another_quota() {
    let mut model = Model::empty();
    model.hub.quotas.group_inline = 1_500;
    model.apply(&setup(11));
    assert_eq!(
        (held(&model, "micetro-hub-01"), held(&model, "micetro-hub-02")),
        (10, 1)
    );
    // A quota that shrank moves nothing that stands.
    model.hub.quotas.group_inline = 1_000;
    assert_eq!(model.apply(&setup(11)).steps, []);
    // What is new goes where there is room.
    model.apply(&setup(12));
    assert_eq!(
        (held(&model, "micetro-hub-01"), held(&model, "micetro-hub-02")),
        (10, 2)
    );
}

#[test]
fn scenario_27_a_trust_policy_of_2049_characters() {
    let mut setup = setup(1);
    setup.spokes[0].role.trust = trust_of_size(2_048);
    Model::empty().apply(&setup);
    setup.spokes[0].role.trust = trust_of_size(2_049);
    let findings = refused(&Model::empty(), &setup);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, "plan/trust-size");
    assert_eq!(
        findings[0].message,
        "the trust policy of `net-1/role/MicetroAccess` has 2049 characters, and AWS allows 2048"
    );
}

#[test]
fn scenario_13_a_user_in_ten_groups() {
    let mut setup = setup(1);
    setup.hub.user.existing = true;
    let mut model = Model::empty();
    let mut user = new_user("micetro", "/", &BTreeMap::new(), None);
    user.groups = (0..10).map(|number| format!("theirs-{number}")).collect();
    model.users.insert(user.name.clone(), user.clone());
    let findings = refused(&model, &setup);
    assert_eq!(findings.len(), 1);
    assert_eq!(
        findings[0].message,
        "user `micetro` is in 10 groups already, and AWS allows 10"
    );
    assert_eq!(findings[0].evidence.len(), 10);
    // One group less, and one group of ours is there: 34 accounts and no more.
    user.groups.remove("theirs-0");
    for group in &user.groups {
        model.hub.groups.insert(
            group.clone(),
            Group {
                path: "/".to_owned(),
                ..Group::default()
            },
        );
    }
    model.users.insert(user.name.clone(), user);
    let many = Setup {
        spokes: super::fixture::setup(35).spokes,
        ..setup.clone()
    };
    assert_eq!(
        refused(&model, &many)[0].message,
        "34 of 35 accounts fit into 1 groups of 5120 characters, and user `micetro` may be in no more"
    );
    model.apply(&setup);
}

#[test]
fn a_hole_is_filled_again_in_the_same_plan() {
    let mut model = Model::with(&setup(34));
    let mut swapped = setup(35);
    swapped.spokes.remove(16);
    let plan = model.apply(&swapped);
    assert_eq!(model.hub.groups.len(), 1);
    assert_eq!(held(&model, "micetro-hub-01"), 34);
    // The new policy needs the room of the old one, which waits for its role.
    let at = |account, act: &str| {
        plan.steps
            .iter()
            .find(|step| {
                let text = format!("{:?}", step.act);
                text.starts_with(act) && (step.account == account || text.contains(&account.to_string()))
            })
            .unwrap_or_else(|| panic!("no {act} for {account}"))
            .id
    };
    let (gone, out, put) = (
        at(spoke_id(17), "DeleteRole "),
        at(spoke_id(17), "DeleteGroupPolicy"),
        at(spoke_id(35), "PutGroupPolicy"),
    );
    assert!(super::property::follows(&plan, out, gone) && super::property::follows(&plan, put, out));
}

#[test]
fn an_account_whose_policy_grows_moves_only_when_it_must() {
    let mut model = Model::with(&setup(34));
    let mut longer = setup(34);
    // 20 characters more each: the group has 20 characters left over.
    longer.spokes[3].role.name = "MicetroAccessOfTheNetworkTeam0001".to_owned();
    model.apply(&longer);
    assert_eq!(model.hub.groups.len(), 1);
    longer.spokes[7].role.name = "MicetroAccessOfTheNetworkTeam0001".to_owned();
    model.apply(&longer);
    assert_eq!(
        (held(&model, "micetro-hub-01"), held(&model, "micetro-hub-02")),
        (33, 1)
    );
    assert!(
        model.hub.groups["micetro-hub-02"]
            .inline
            .contains_key("assume-200000000008")
    );
}

#[test]
fn more_tags_than_a_user_may_have() {
    let mut model = Model::with(&setup(60));
    for number in 1..=60 {
        model.unreachable.insert(spoke_id(number), "closed".to_owned());
    }
    let findings = refused(&model, &setup(0));
    assert_eq!(findings.len(), 1);
    assert_eq!(
        findings[0].message,
        "user `micetro` would have 63 tags, and AWS allows 50"
    );
}
