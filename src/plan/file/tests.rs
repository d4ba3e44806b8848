//! A plan comes back as it was saved, or not at all.

use super::*;
use crate::plan::StepId;
use crate::plan::tests::fixture::setup;
use crate::plan::tests::model::Model;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn a_plan_comes_back_as_it_was() {
    let (folder, plan) = (folder(), Model::empty().plan(&setup(3)));
    let path = folder.path().join("change.plan");
    save(&plan, &path).unwrap();
    assert_eq!(load(&path).unwrap(), plan);
    // Planned again, it is replaced.
    let other = Model::empty().plan(&setup(2));
    save(&other, &path).unwrap();
    assert_eq!(load(&path).unwrap(), other);
}

#[cfg(unix)]
#[test]
fn only_its_owner_reads_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let path = folder.path().join("change.plan");
    save(&Model::empty().plan(&setup(1)), &path).unwrap();
    assert_eq!(
        std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
}

#[test]
fn what_is_no_plan_is_not_overwritten() {
    let folder = folder();
    let path = folder.path().join("rolecall.yaml");
    std::fs::write(&path, "name: micetro\n").unwrap();
    let refused = save(&Model::empty().plan(&setup(1)), &path).unwrap_err();
    assert!(
        refused.message.ends_with("it is there already, and is no plan"),
        "{}",
        refused.message
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "name: micetro\n");
    assert!(load(&path).unwrap_err().message.ends_with("is no plan"));
}

#[test]
fn another_format_is_refused() {
    let folder = folder();
    let path = folder.path().join("change.plan");
    save(&Model::empty().plan(&setup(1)), &path).unwrap();
    let text = std::fs::read_to_string(&path)
        .unwrap()
        .replace(FORMAT, "rolecall/plan@2");
    std::fs::write(&path, text).unwrap();
    let refused = load(&path).unwrap_err();
    assert_eq!(refused.code, "plan/format");
}

#[test]
fn an_edited_plan_is_refused() {
    let folder = folder();
    let path = folder.path().join("change.plan");
    let plan = Model::empty().plan(&setup(1));
    type Edit = fn(&mut Plan);
    let edits: [(&str, Edit); 5] = [
        ("step 2 stands in the place of step 1", |plan| {
            plan.steps.remove(0);
        }),
        ("waits for step", |plan| plan.steps[0].needs.push(StepId(9))),
        ("belongs to no change", |plan| plan.changes[0].steps.clear()),
        ("not listed", |plan| plan.accounts.truncate(1)),
        ("a change names step 99", |plan| {
            plan.changes[0].steps.push(StepId(99));
        }),
    ];
    for (why, edit) in edits {
        let mut edited = plan.clone();
        edit(&mut edited);
        std::fs::write(&path, serde_json::to_string(&edited).unwrap()).unwrap();
        let refused = load(&path).unwrap_err();
        assert!(refused.message.contains(why), "{}", refused.message);
    }
    // A field that this version doesn't know may change what a step means.
    let mut value = serde_json::to_value(&plan).unwrap();
    value["steps"][0]["force"] = true.into();
    std::fs::write(&path, value.to_string()).unwrap();
    assert!(load(&path).unwrap_err().message.contains("unknown field"));
}
