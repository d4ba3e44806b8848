//! Groups: made, shown, renamed, refused, deleted.

use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, account, code, refusal};
use crate::iam::bench::{allow, create_group, create_user, join, leave, put_group_policy, put_user_policy};

fn create(name: &str) -> api::CreateGroupRequest {
    api::CreateGroupRequest {
        group_name: name.into(),
        ..Default::default()
    }
}

fn delete(name: &str) -> api::DeleteGroupRequest {
    api::DeleteGroupRequest {
        group_name: name.into(),
    }
}

fn get(name: &str) -> api::GetGroupRequest {
    api::GetGroupRequest {
        group_name: name.into(),
        ..Default::default()
    }
}

#[test]
fn a_group_is_shown_as_it_was_made() {
    let mut bench = Bench::new("aws");
    let root = bench.root(HUB);
    let request = api::CreateGroupRequest {
        path: Some("/a/".into()),
        ..create("Dns")
    };
    let made = bench.send(&root, request).unwrap().group;
    assert_eq!(made.arn, "arn:aws:iam::111111111111:group/a/Dns");
    assert!(made.group_id.starts_with("AGPA") && made.group_id.len() == 21);
    let shown = bench.send(&root, get("dns")).unwrap();
    assert_eq!((shown.group, shown.users), (made, Vec::new()));
}

#[test]
fn names_are_unique_without_case() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_group(&mut bench, &root, "Dns");
    assert_eq!(
        refusal(bench.send(&root, create("DNS"))),
        (
            "EntityAlreadyExists".into(),
            "Group with name DNS already exists.".into()
        )
    );
}

#[test]
fn one_more_group_than_the_quota_is_refused() {
    let mut bench = Bench::new("instant");
    bench.world.accounts.get_mut(&account(HUB)).unwrap().quotas.groups = 2;
    let root = bench.root(HUB);
    create_group(&mut bench, &root, "a");
    create_group(&mut bench, &root, "b");
    assert_eq!(
        refusal(bench.send(&root, create("c"))),
        (
            "LimitExceeded".into(),
            "Cannot exceed quota for GroupsPerAccount: 2".into()
        )
    );
    bench.send(&root, delete("a")).unwrap();
    create_group(&mut bench, &root, "c");
}

#[test]
fn members_come_in_pages_by_name_and_who_left_is_none() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_group(&mut bench, &root, "g");
    for name in ["b", "C", "a", "outside"] {
        create_user(&mut bench, &root, name);
    }
    for name in ["b", "C", "a"] {
        join(&mut bench, &root, name, "g").unwrap();
    }
    let page = |marker| api::GetGroupRequest {
        max_items: Some(2),
        marker,
        ..get("g")
    };
    let first = bench.send(&root, page(None)).unwrap();
    let names: Vec<_> = first.users.iter().map(|user| user.user_name.as_str()).collect();
    assert_eq!((names, first.is_truncated), (vec!["a", "b"], Some(true)));
    let second = bench.send(&root, page(first.marker)).unwrap();
    let names: Vec<_> = second.users.iter().map(|user| user.user_name.as_str()).collect();
    assert_eq!((names, second.is_truncated), (vec!["C"], Some(false)));
    leave(&mut bench, &root, "a", "g").unwrap();
    assert_eq!(bench.send(&root, get("g")).unwrap().users.len(), 2);
}

#[test]
fn groups_are_listed_by_name_beneath_a_path() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    for name in ["b", "A"] {
        let request = api::CreateGroupRequest {
            path: Some("/x/".into()),
            ..create(name)
        };
        bench.send(&root, request).unwrap();
    }
    create_group(&mut bench, &root, "elsewhere");
    let request = api::ListGroupsRequest {
        path_prefix: Some("/x".into()),
        ..Default::default()
    };
    let listed = bench.send(&root, request).unwrap().groups;
    let names: Vec<_> = listed.iter().map(|group| group.group_name.as_str()).collect();
    assert_eq!(names, ["A", "b"]);
}

#[test]
fn a_group_in_use_is_not_deleted_and_each_text_says_what_is_first() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_group(&mut bench, &root, "g");
    create_user(&mut bench, &root, "anna");
    join(&mut bench, &root, "anna", "g").unwrap();
    put_group_policy(&mut bench, &root, "g", "p", &allow("s3:*", "*")).unwrap();
    let arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    let attach = api::AttachGroupPolicyRequest {
        group_name: "g".into(),
        policy_arn: arn.into(),
    };
    bench.send(&root, attach).unwrap();
    let conflict = |bench: &mut Bench, text: &str| {
        assert_eq!(
            refusal(bench.send(&root, delete("g"))),
            ("DeleteConflict".into(), text.into())
        );
    };
    conflict(
        &mut bench,
        "Cannot delete entity, must remove users from group first.",
    );
    let root = bench.root(HUB);
    leave(&mut bench, &root, "anna", "g").unwrap();
    conflict(
        &mut bench,
        "Cannot delete entity, must detach all policies first.",
    );
    let detach = api::DetachGroupPolicyRequest {
        group_name: "g".into(),
        policy_arn: arn.into(),
    };
    bench.send(&root, detach).unwrap();
    conflict(&mut bench, "Cannot delete entity, must delete policies first.");
    let drop = api::DeleteGroupPolicyRequest {
        group_name: "g".into(),
        policy_name: "p".into(),
    };
    bench.send(&root, drop).unwrap();
    bench.send(&root, delete("g")).unwrap();
    assert_eq!(
        refusal(bench.send(&root, get("g"))),
        (
            "NoSuchEntity".into(),
            "The group with name g cannot be found.".into()
        )
    );
}

#[test]
fn a_group_made_again_is_another_and_has_nothing_of_the_first() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let first = create_group(&mut bench, &root, "g");
    bench.send(&root, delete("g")).unwrap();
    let second = create_group(&mut bench, &root, "g");
    assert_eq!(first.arn, second.arn);
    assert_ne!(first.group_id, second.group_id);
}

#[test]
fn a_renamed_group_keeps_its_id_members_and_policies() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let before = create_group(&mut bench, &root, "old");
    create_group(&mut bench, &root, "taken");
    create_user(&mut bench, &root, "anna");
    join(&mut bench, &root, "anna", "old").unwrap();
    let rename = |from: &str, to: &str| api::UpdateGroupRequest {
        group_name: from.into(),
        new_group_name: Some(to.into()),
        new_path: Some("/p/".into()),
    };
    assert_eq!(
        code(bench.send(&root, rename("old", "TAKEN"))),
        "EntityAlreadyExists"
    );
    bench.send(&root, rename("old", "new")).unwrap();
    let after = bench.send(&root, get("new")).unwrap();
    assert_eq!(after.group.group_id, before.group_id);
    assert_eq!(after.group.arn, "arn:aws:iam::111111111111:group/p/new");
    assert_eq!(after.users.len(), 1);
    assert_eq!(code(bench.send(&root, get("old"))), "NoSuchEntity");
    // Only the spelling changes: that is no conflict with itself.
    bench.send(&root, rename("new", "NEW")).unwrap();
    assert_eq!(bench.send(&root, get("new")).unwrap().group.group_name, "NEW");
}

#[test]
fn renaming_needs_the_right_on_the_old_and_the_new_name() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let operator = bench.user(HUB, "op");
    create_group(&mut bench, &root, "mine-1");
    let mine = allow("iam:UpdateGroup", "arn:aws:iam::111111111111:group/mine-*");
    put_user_policy(&mut bench, &root, "op", "p", &mine).unwrap();
    let rename = |to: &str| api::UpdateGroupRequest {
        group_name: "mine-1".into(),
        new_group_name: Some(to.into()),
        ..Default::default()
    };
    assert_eq!(code(bench.send(&operator, rename("yours"))), "AccessDenied");
    bench.send(&operator, rename("mine-2")).unwrap();
}

#[test]
fn a_stranger_learns_nothing_of_a_group() {
    let mut bench = Bench::new("instant");
    let operator = bench.user(HUB, "op");
    let expected = "User: arn:aws:iam::111111111111:user/op is not authorized to perform: iam:DeleteGroup on resource: group g because no identity-based policy allows the iam:DeleteGroup action";
    assert_eq!(
        refusal(bench.send(&operator, delete("g"))),
        ("AccessDenied".into(), expected.into())
    );
}
