//! Taking a setup away: in order, wholly, and without touching what is foreign.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::fixture::{managed, setup, spoke_id};
use super::model::{Model, key, new_role, new_user};
use super::property::follows;
use crate::mark;
use crate::plan::{Act, Goal, Step, make};

fn kind(step: &Step) -> u8 {
    match step.act {
        Act::DetachRolePolicy { .. }
        | Act::DeleteRolePolicy { .. }
        | Act::RemoveRoleFromInstanceProfile { .. }
        | Act::DeleteRole { .. } => 0,
        Act::DeleteGroupPolicy { .. } => 1,
        Act::DeleteAccessKey { .. } => 2,
        Act::RemoveUserFromGroup { .. } => 3,
        Act::DeleteGroup { .. } => 4,
        Act::DetachUserPolicy { .. } | Act::DeleteUserPolicy { .. } => 5,
        Act::DeleteUser { .. } => 6,
        _ => panic!("not a removal: {step:?}"),
    }
}

#[test]
fn scenario_70_the_order_of_removal() {
    let setup = setup(36);
    let mut model = Model::with(&setup);
    let plan = model.destroy(&setup);
    assert!(plan.destroy);
    assert!(model.users.is_empty() && model.hub.groups.is_empty());
    assert!(model.accounts.values().all(BTreeMap::is_empty));
    // Roles don't wait for each other.
    for step in plan
        .steps
        .iter()
        .filter(|step| matches!(step.act, Act::DeleteRole { .. }))
    {
        assert!(
            step.needs
                .iter()
                .all(|need| plan.steps[need.0 as usize - 1].account == step.account)
        );
    }
    // Each hub policy follows its own role; keys follow all policies; the rest follows that.
    for later in &plan.steps {
        for earlier in &plan.steps {
            let (late, early) = (kind(later), kind(earlier));
            let one_group = matches!((&later.act, &earlier.act),
                (Act::DeleteGroup { group: a }, Act::RemoveUserFromGroup { group: b, .. }) if a == b);
            let must = (late == 2 && early == 1)
                || (late == 3 && early == 2)
                || one_group
                || (late == 6 && early < 6);
            assert!(
                !must || follows(&plan, later.id, earlier.id),
                "{later:?} follows {earlier:?}"
            );
        }
    }
    assert!(
        plan.notices[0].contains("remove the cloud service in Micetro first"),
        "{:?}",
        plan.notices
    );
}

#[test]
fn scenario_71_what_is_foreign_keeps_everything_from_going() {
    let setup = setup(1);
    let mut model = Model::with(&setup);
    let document =
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}"#;
    let user = model.users.get_mut("micetro").unwrap();
    user.keys.push(key("AKIATHEIRS"));
    user.managed.insert(managed("ReadOnlyAccess"));
    user.inline.insert("theirs".to_owned(), document.to_owned());
    user.groups.insert("admins".to_owned());
    user.holds.push("login profile".to_owned());
    let group = model.hub.groups.get_mut("micetro-hub-01").unwrap();
    group.members.insert("alice".to_owned());
    group.inline.insert("by-hand".to_owned(), document.to_owned());
    let findings = make(&setup, &model.observe(&setup), Goal::Absent).expect_err("something is foreign");
    assert!(findings.iter().all(|finding| finding.code == "plan/foreign"));
    assert_eq!(findings[0].evidence, ["member alice", "policy by-hand"]);
    assert_eq!(
        findings[1].evidence,
        [
            "access key AKIATHEIRS",
            "attached policy ReadOnlyAccess",
            "policy theirs",
            "member of group admins",
            "login profile",
        ]
    );
}

#[test]
fn scenario_73_what_is_gone_already_is_no_step() {
    let setup = setup(2);
    let mut model = Model::with(&setup);
    model.accounts.clear();
    model.users.get_mut("micetro").unwrap().keys.clear();
    let plan = model.destroy(&setup);
    assert!(
        plan.steps
            .iter()
            .all(|step| !matches!(step.act, Act::DeleteRole { .. } | Act::DeleteAccessKey { .. }))
    );
    assert!(model.users.is_empty() && model.hub.groups.is_empty());
    assert_eq!(Model::empty().plan_absent(&setup).steps, []);
}

#[test]
fn scenario_74_a_removal_that_was_broken_off_goes_on() {
    let setup = setup(3);
    let whole = Model::with(&setup);
    let steps = whole.plan_absent(&setup).steps;
    for done in 0..=steps.len() {
        let mut model = whole.clone();
        model.run(&setup, &steps[..done]);
        model.destroy(&setup);
        assert!(
            model.users.is_empty() && model.hub.groups.is_empty(),
            "after {done} steps"
        );
        assert!(
            model.accounts.values().all(BTreeMap::is_empty),
            "after {done} steps"
        );
    }
}

#[test]
fn scenario_75_what_was_used_is_named_before_it_goes() {
    let setup = setup(1);
    let mut model = Model::with(&setup);
    let used = Some("2026-11-24T20:00:00Z".parse::<Timestamp>().unwrap());
    model
        .accounts
        .get_mut(&spoke_id(1))
        .unwrap()
        .get_mut("MicetroAccess")
        .unwrap()
        .last_used = used;
    model.users.get_mut("micetro").unwrap().keys[0].last_used = used;
    let plan = model.plan_absent(&setup);
    assert_eq!(
        plan.notices[..2],
        [
            "`net-1/role/MicetroAccess` goes, and was used at 2026-11-24T20:00:00Z",
            "access key AKIA0000000000000001 goes, and was used at 2026-11-24T20:00:00Z",
        ]
    );
}

#[test]
fn scenario_76_a_role_in_an_instance_profile() {
    let setup = setup(1);
    let mut model = Model::with(&setup);
    model
        .accounts
        .get_mut(&spoke_id(1))
        .unwrap()
        .get_mut("MicetroAccess")
        .unwrap()
        .profiles
        .insert("web".to_owned());
    let plan = model.destroy(&setup);
    assert!(
        matches!(&plan.steps[0].act, Act::RemoveRoleFromInstanceProfile { profile, .. } if profile == "web")
    );
    let role = plan.changes.iter().find(|change| change.kind == "role").unwrap();
    assert!(
        role.details
            .contains(&"taken out of instance profile web, which stays".to_owned())
    );
}

#[test]
fn what_was_adopted_stays() {
    let mut setup = setup(1);
    setup.hub.user.existing = true;
    setup.spokes[0].role.existing = true;
    let mut model = Model::empty();
    let mut user = new_user("micetro", "/", &BTreeMap::new(), None);
    user.keys = vec![key("AKIATHEIRS")];
    user.tags.insert("team".to_owned(), "net".to_owned());
    let trust = r#"{"Version":"2012-10-17","Statement":[]}"#;
    let role = new_role(spoke_id(1), "MicetroAccess", "/", trust);
    model
        .accounts
        .entry(spoke_id(1))
        .or_default()
        .insert(role.name.clone(), role);
    model.users.insert(user.name.clone(), user);
    model.apply(&setup);
    assert_eq!(model.users["micetro"].keys.len(), 2);
    let plan = model.destroy(&setup);
    let user = &model.users["micetro"];
    assert_eq!(user.keys, [key("AKIATHEIRS")]);
    assert_eq!(user.tags, BTreeMap::from([("team".to_owned(), "net".to_owned())]));
    assert!(user.groups.is_empty() && model.hub.groups.is_empty());
    let role = &model.accounts[&spoke_id(1)]["MicetroAccess"];
    assert!(!role.tags.contains_key(mark::SETUP));
    assert!(
        plan.notices
            .iter()
            .any(|notice| notice.contains("keeps IAMReadOnlyAccess")),
        "{:?}",
        plan.notices
    );
}

#[test]
fn what_never_was_ours_stays() {
    let setup = setup(1);
    let mut model = Model::empty();
    let user = new_user("micetro", "/", &BTreeMap::new(), None);
    model.users.insert(user.name.clone(), user);
    let role = new_role(spoke_id(1), "MicetroAccess", "/", "{}");
    model
        .accounts
        .entry(spoke_id(1))
        .or_default()
        .insert(role.name.clone(), role);
    let before = model.clone();
    let plan = model.destroy(&setup);
    assert_eq!(model, before);
    assert_eq!(plan.notices.len(), 2, "{:?}", plan.notices);
}

#[test]
fn an_account_that_cannot_be_entered_keeps_the_user_as_its_record() {
    let setup = setup(2);
    let mut model = Model::with(&setup);
    model
        .unreachable
        .insert(spoke_id(2), "access was denied".to_owned());
    model.destroy(&setup);
    assert!(model.hub.groups.is_empty() && model.users["micetro"].keys.is_empty());
    assert_eq!(
        model.users["micetro"].tags["rolecall:left:200000000002"],
        "MicetroAccess"
    );
    model.unreachable.clear();
    model.destroy(&setup);
    assert!(model.users.is_empty());
    assert!(model.accounts.values().all(BTreeMap::is_empty));
}

#[test]
fn a_key_whose_answer_was_lost_goes_too() {
    let setup = setup(1);
    let mut model = Model::with(&setup);
    let user = model.users.get_mut("micetro").unwrap();
    user.tags.remove(mark::KEY);
    user.tags
        .insert(mark::KEYS.to_owned(), "@1970-01-01T00:05:00Z".to_owned());
    model.destroy(&setup);
    assert!(model.users.is_empty());
}

#[test]
fn a_key_from_before_the_call_is_not_the_lost_one() {
    let setup = setup(1);
    let mut model = Model::with(&setup);
    let user = model.users.get_mut("micetro").unwrap();
    user.tags.remove(mark::KEY);
    user.tags
        .insert(mark::KEYS.to_owned(), "@2026-11-24T20:00:00Z".to_owned());
    let findings = make(&setup, &model.observe(&setup), Goal::Absent).expect_err("somebody made it");
    assert_eq!(findings[0].evidence, ["access key AKIA0000000000000001"]);
}

#[test]
fn what_the_spec_says_was_there_before_stays_whatever_its_mark() {
    let mut model = Model::with(&setup(1));
    let mut handed_over = setup(1);
    handed_over.hub.user.existing = true;
    handed_over.spokes[0].role.existing = true;
    model.destroy(&handed_over);
    assert!(!model.users["micetro"].tags.contains_key(mark::SETUP));
    assert!(
        !model.accounts[&spoke_id(1)]["MicetroAccess"]
            .tags
            .contains_key(mark::SETUP)
    );
    assert!(model.hub.groups.is_empty());
}
