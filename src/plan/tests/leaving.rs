//! Accounts that leave the setup, and roles that change their names.

use super::fixture::{HUB, id, setup, spoke_id};
use super::model::Model;
use super::property::follows;
use crate::mark;
use crate::plan::{Act, Plan, Step};

fn step<'a>(plan: &'a Plan, what: &str, is: impl Fn(&Act) -> bool) -> &'a Step {
    plan.steps
        .iter()
        .find(|step| is(&step.act))
        .unwrap_or_else(|| panic!("no {what} in {:#?}", plan.steps))
}

#[test]
fn scenario_04_an_account_leaves_its_role_first_and_the_record_last() {
    let mut model = Model::with(&setup(3));
    let mut less = setup(3);
    less.spokes.remove(1);
    let plan = model.apply(&less);
    assert_eq!(model.accounts[&spoke_id(2)].len(), 0);
    assert!(
        !model.hub.groups["micetro-hub-01"]
            .inline
            .contains_key("assume-200000000002")
    );
    let role = step(&plan, "DeleteRole", |act| matches!(act, Act::DeleteRole { .. }));
    let record = step(&plan, "DeleteGroupPolicy", |act| {
        matches!(act, Act::DeleteGroupPolicy { .. })
    });
    assert!(follows(&plan, record.id, role.id));
    // Three attachments, the role, the hub's policy, and nothing else.
    assert_eq!(plan.steps.len(), 5);
    let shown = plan.changes.iter().find(|change| change.kind == "role").unwrap();
    assert_eq!(shown.because.as_deref(), Some("not in the setup"));
    assert_eq!(
        shown.details,
        ["with AmazonEC2FullAccess, AmazonRoute53FullAccess, IAMReadOnlyAccess"]
    );
}

#[test]
fn scenario_05_an_account_leaves_and_cannot_be_entered() {
    let mut model = Model::with(&setup(2));
    model
        .unreachable
        .insert(spoke_id(2), "the account is suspended".to_owned());
    let plan = model.apply(&setup(1));
    assert!(
        !model.hub.groups["micetro-hub-01"]
            .inline
            .contains_key("assume-200000000002")
    );
    assert_eq!(
        model.users["micetro"].tags["rolecall:left:200000000002"],
        "MicetroAccess"
    );
    let tag = step(&plan, "TagUser", |act| matches!(act, Act::TagUser { .. }));
    let record = step(&plan, "DeleteGroupPolicy", |act| {
        matches!(act, Act::DeleteGroupPolicy { .. })
    });
    assert_eq!(record.needs, [tag.id]);
    assert_eq!(
        plan.notices,
        [
            "200000000002 can't be entered, so what is left there stays for a later run: MicetroAccess (the account is suspended)"
        ]
    );
    // A later run that can enter it removes role and tag.
    model.unreachable.clear();
    let plan = model.apply(&setup(1));
    assert_eq!(model.accounts[&spoke_id(2)].len(), 0);
    assert!(
        !model.users["micetro"]
            .tags
            .contains_key("rolecall:left:200000000002")
    );
    let role = step(&plan, "DeleteRole", |act| matches!(act, Act::DeleteRole { .. }));
    let tag = step(&plan, "UntagUser", |act| matches!(act, Act::UntagUser { .. }));
    assert!(follows(&plan, tag.id, role.id));
}

#[test]
fn an_account_that_was_left_behind_comes_back() {
    let mut model = Model::with(&setup(2));
    model
        .unreachable
        .insert(spoke_id(2), "the account is suspended".to_owned());
    model.apply(&setup(1));
    model.unreachable.clear();
    let plan = model.apply(&setup(2));
    // The role that stayed is ours still: its policy and nothing else is written, and the tag goes.
    let acts: Vec<&Act> = plan.steps.iter().map(|step| &step.act).collect();
    assert!(
        matches!(acts[..], [Act::PutGroupPolicy { .. }, Act::UntagUser { .. }]),
        "{acts:#?}"
    );
    assert_eq!(
        plan.steps[1].needs,
        [plan.steps[0].id],
        "the policy is the record before the tag goes"
    );
    assert_eq!(model.accounts[&spoke_id(2)].len(), 1);
}

#[test]
fn scenario_06_a_role_is_renamed() {
    let mut model = Model::with(&setup(2));
    let mut renamed = setup(2);
    renamed.spokes[0].role.name = "NetAccess".to_owned();
    let plan = model.apply(&renamed);
    let names: Vec<&String> = model.accounts[&spoke_id(1)].keys().collect();
    assert_eq!(names, ["NetAccess"]);
    let tag = step(
        &plan,
        "TagUser",
        |act| matches!(act, Act::TagUser { value, .. } if value == "MicetroAccess"),
    );
    let put = step(&plan, "PutGroupPolicy", |act| {
        matches!(act, Act::PutGroupPolicy { .. })
    });
    let made = step(&plan, "CreateRole", |act| matches!(act, Act::CreateRole { .. }));
    let gone = step(&plan, "DeleteRole", |act| matches!(act, Act::DeleteRole { .. }));
    let untag = step(&plan, "UntagUser", |act| matches!(act, Act::UntagUser { .. }));
    for (later, earlier) in [(put, tag), (made, put), (gone, made), (untag, gone)] {
        assert!(
            follows(&plan, later.id, earlier.id),
            "{later:?} follows {earlier:?}"
        );
    }
    // The old role goes when the new one has all its policies.
    for attach in plan
        .steps
        .iter()
        .filter(|step| matches!(step.act, Act::AttachRolePolicy { .. }))
    {
        assert!(follows(&plan, gone.id, attach.id));
    }
    let group = step(&plan, "PutGroupPolicy", |act| {
        matches!(act, Act::PutGroupPolicy { .. })
    });
    let shown = plan
        .changes
        .iter()
        .find(|change| change.steps.contains(&group.id))
        .unwrap();
    assert_eq!(
        shown.details,
        [
            "+ resource net-1/role/NetAccess",
            "- resource net-1/role/MicetroAccess"
        ]
    );
}

#[test]
fn a_comma_in_a_name_is_remembered() {
    let mut setup = setup(1);
    setup.spokes[0].role.name = "Net,Access=1+2@x".to_owned();
    let mut model = Model::with(&setup);
    model.unreachable.insert(spoke_id(1), "closed".to_owned());
    setup.spokes.clear();
    model.apply(&setup);
    let value = &model.users["micetro"].tags[&mark::left_key(spoke_id(1))];
    assert_eq!(value, "Net:Access=1+2@x");
    model.unreachable.clear();
    model.apply(&setup);
    assert_eq!(model.accounts[&spoke_id(1)].len(), 0);
}

#[test]
fn what_an_account_that_leaves_does_not_hold_up() {
    let mut model = Model::with(&setup(3));
    let mut next = setup(4);
    next.spokes.remove(0);
    let plan = model.plan(&next);
    let gone = step(&plan, "DeleteRole", |act| matches!(act, Act::DeleteRole { .. }));
    // Should the removal fail, the new account is still entered.
    let made = step(&plan, "CreateRole", |act| matches!(act, Act::CreateRole { .. }));
    assert!(!follows(&plan, made.id, gone.id));
    assert_eq!(gone.account, spoke_id(1));
    assert_ne!(made.account, id(HUB));
    model.apply(&next);
}

#[test]
fn an_account_comes_back_with_the_name_that_was_left_there_before_another() {
    let mut model = Model::with(&setup(1));
    let mut renamed = setup(1);
    renamed.spokes[0].role.name = "NetAccess".to_owned();
    // Broken off once the new role is made: both are there, the policy names the new one.
    let plan = model.plan(&renamed);
    let made = plan
        .steps
        .iter()
        .position(|step| matches!(step.act, Act::CreateRole { .. }))
        .unwrap();
    model.run(&renamed, &plan.steps[..=made]);
    // The old name again: the tag remembers both until the policy names the old one.
    let plan = model.apply(&setup(1));
    let tag = step(&plan, "TagUser", |act| matches!(act, Act::TagUser { .. }));
    assert!(
        matches!(&tag.act, Act::TagUser { value, .. } if value == "MicetroAccess NetAccess"),
        "{tag:?}"
    );
    assert_eq!(
        model.accounts[&spoke_id(1)].keys().collect::<Vec<_>>(),
        ["MicetroAccess"]
    );
}
