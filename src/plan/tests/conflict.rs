//! What stands in the way is found before anything is sent.

use std::collections::BTreeMap;

use super::fixture::{setup, spoke_id};
use super::model::{Model, key, new_role, new_user};
use crate::diagnostic::Diagnostic;
use crate::mark;
use crate::observed::Group;
use crate::plan::{Goal, make};
use crate::setup::Setup;

fn findings(model: &Model, setup: &Setup) -> Vec<Diagnostic> {
    make(setup, &model.observe(setup), Goal::Present).expect_err("something stands in the way")
}

fn marked(value: &str) -> BTreeMap<String, String> {
    [(mark::SETUP.to_owned(), value.to_owned())].into()
}

#[test]
fn scenario_12_no_room_for_a_third_key() {
    let mut setup = setup(1);
    setup.hub.user.existing = true;
    let mut model = Model::empty();
    let mut user = new_user("micetro", "/", &BTreeMap::new(), None);
    user.keys = vec![key("AKIA1"), key("AKIA2")];
    user.keys[1].active = false;
    model.users.insert(user.name.clone(), user);
    let findings = findings(&model, &setup);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, "plan/access-keys");
    assert_eq!(
        findings[0].evidence,
        ["AKIA1  active, never used", "AKIA2  inactive, never used"]
    );
}

#[test]
fn scenario_14_a_role_and_a_user_of_somebody_else() {
    let setup = setup(2);
    let mut model = Model::empty();
    let theirs = new_role(spoke_id(1), "MicetroAccess", "/", "{}");
    let mut others = new_role(spoke_id(2), "MicetroAccess", "/", "{}");
    others.tags = marked("second");
    model
        .accounts
        .entry(spoke_id(1))
        .or_default()
        .insert(theirs.name.clone(), theirs);
    model
        .accounts
        .entry(spoke_id(2))
        .or_default()
        .insert(others.name.clone(), others);
    let user = new_user("micetro", "/", &BTreeMap::new(), None);
    model.users.insert(user.name.clone(), user);
    let messages: Vec<String> = findings(&model, &setup)
        .into_iter()
        .map(|finding| finding.message)
        .collect();
    assert_eq!(
        messages,
        [
            "user `micetro` exists, and Rolecall did not make it",
            "role `net-1/role/MicetroAccess` exists, and Rolecall did not make it",
            "role `net-2/role/MicetroAccess` belongs to the setup `second`",
        ]
    );
}

#[test]
fn scenario_14_a_group_of_somebody_else() {
    let setup = setup(1);
    let mut model = Model::empty();
    model.hub.groups.insert(
        "Micetro-Hub-01".to_owned(),
        Group {
            path: "/".to_owned(),
            ..Group::default()
        },
    );
    let findings = findings(&model, &setup);
    assert_eq!(findings.len(), 1);
    assert_eq!(
        findings[0].message,
        "group `Micetro-Hub-01` exists at path `/`, and Rolecall did not make it"
    );
}

#[test]
fn scenario_15_names_that_differ_by_case_only() {
    let setup = setup(1);
    let mut model = Model::empty();
    let user = new_user("Micetro", "/", &BTreeMap::new(), None);
    model.users.insert(user.name.clone(), user);
    let role = new_role(spoke_id(1), "MICETROACCESS", "/", "{}");
    model
        .accounts
        .entry(spoke_id(1))
        .or_default()
        .insert(role.name.clone(), role);
    let messages: Vec<String> = findings(&model, &setup)
        .into_iter()
        .map(|finding| finding.message)
        .collect();
    assert_eq!(
        messages,
        [
            "user `micetro` can't be made beside `Micetro`",
            "role `net-1/role/MicetroAccess` can't be made beside `MICETROACCESS`",
        ]
    );
}

#[test]
fn scenario_15_our_own_role_is_replaced_when_the_case_of_its_name_changes() {
    let mut model = Model::with(&setup(1));
    let mut renamed = setup(1);
    renamed.spokes[0].role.name = "MICETROACCESS".to_owned();
    model.apply(&renamed);
    let names: Vec<&String> = model.accounts[&spoke_id(1)].keys().collect();
    assert_eq!(names, ["MICETROACCESS"]);
}

#[test]
fn said_to_exist_and_not_there() {
    let mut setup = setup(1);
    setup.hub.user.existing = true;
    setup.spokes[0].role.existing = true;
    let findings = findings(&Model::empty(), &setup);
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["plan/missing", "plan/missing"]);
}

#[test]
fn an_adopted_thing_is_not_made_ours_by_a_changed_spec() {
    let mut adopting = setup(1);
    adopting.hub.user.existing = true;
    let mut model = Model::empty();
    let user = new_user("micetro", "/", &BTreeMap::new(), None);
    model.users.insert(user.name.clone(), user);
    model.apply(&adopting);
    let findings = findings(&model, &setup(1));
    assert_eq!(
        findings[0].message,
        "user `micetro` was adopted, and Rolecall did not make it"
    );
}

#[test]
fn a_policy_that_an_adopted_user_has_already_is_not_overwritten() {
    let mut setup = setup(1);
    setup.hub.user.existing = true;
    let document = |action: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"{action}","Resource":"*"}}}}"#
        )
    };
    setup.hub.user.inline.insert(
        "own".to_owned(),
        rolecall_iam::policy::read(&document("iam:GetUser")).unwrap(),
    );
    let mut model = Model::empty();
    let mut user = new_user("micetro", "/", &BTreeMap::new(), None);
    user.inline.insert("own".to_owned(), document("s3:*"));
    model.users.insert(user.name.clone(), user);
    assert_eq!(
        findings(&model, &setup)[0].message,
        "user `micetro` has another inline policy `own`"
    );
}

#[test]
fn a_user_is_not_renamed() {
    let model = Model::with(&setup(1));
    let mut renamed = setup(1);
    renamed.hub.user.name = "ddi".to_owned();
    let message = "user `micetro` bears the mark of this setup, whose user is `ddi`";
    assert_eq!(findings(&model, &renamed)[0].message, message);
    let refused = make(&renamed, &model.observe(&renamed), Goal::Absent).expect_err("its user would stay");
    assert_eq!(refused[0].message, message);
}
