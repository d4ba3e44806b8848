//! Members of groups: added, removed, counted, and seen late.

use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, code, refusal};
use crate::iam::bench::{allow, create_group, create_user, get_user, join, leave, put_group_policy};

fn groups_of(name: &str) -> api::ListGroupsForUserRequest {
    api::ListGroupsForUserRequest {
        user_name: name.into(),
        ..Default::default()
    }
}

#[test]
fn a_user_is_in_ten_groups_at_most_and_adding_again_changes_nothing() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    for number in 0..11 {
        create_group(&mut bench, &root, &format!("g{number:02}"));
    }
    for number in 0..10 {
        join(&mut bench, &root, "anna", &format!("g{number:02}")).unwrap();
    }
    assert_eq!(
        refusal(join(&mut bench, &root, "anna", "g10")),
        (
            "LimitExceeded".into(),
            "Cannot exceed quota for GroupsPerUser: 10".into()
        )
    );
    join(&mut bench, &root, "anna", "g09").unwrap();
    leave(&mut bench, &root, "anna", "g00").unwrap();
    join(&mut bench, &root, "anna", "g10").unwrap();
}

#[test]
fn groups_of_a_user_come_in_pages_by_name() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    for name in ["c", "A", "b"] {
        create_group(&mut bench, &root, name);
        join(&mut bench, &root, "anna", name).unwrap();
    }
    let page = |marker| api::ListGroupsForUserRequest {
        max_items: Some(2),
        marker,
        ..groups_of("anna")
    };
    let first = bench.send(&root, page(None)).unwrap();
    let second = bench.send(&root, page(first.marker.clone())).unwrap();
    let names = |groups: &[api::Group]| -> Vec<String> {
        groups.iter().map(|group| group.group_name.clone()).collect()
    };
    assert_eq!(
        (names(&first.groups), first.is_truncated),
        (vec!["A".into(), "b".into()], Some(true))
    );
    assert_eq!(
        (names(&second.groups), second.is_truncated),
        (vec!["c".to_owned()], Some(false))
    );
}

#[test]
fn what_does_not_exist_is_named() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    create_group(&mut bench, &root, "g");
    let text = |result| refusal::<()>(result).1;
    assert_eq!(
        text(join(&mut bench, &root, "anna", "nowhere")),
        "The group with name nowhere cannot be found."
    );
    assert_eq!(
        text(join(&mut bench, &root, "nobody", "g")),
        "The user with name nobody cannot be found."
    );
    assert_eq!(
        text(leave(&mut bench, &root, "nobody", "g")),
        "The user with name nobody cannot be found."
    );
    assert_eq!(
        text(leave(&mut bench, &root, "anna", "nowhere")),
        "The group with name nowhere cannot be found."
    );
    assert_eq!(code(bench.send(&root, groups_of("nobody"))), "NoSuchEntity");
}

#[test]
fn leaving_a_group_that_one_is_not_in_changes_nothing() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    create_group(&mut bench, &root, "g");
    create_group(&mut bench, &root, "other");
    join(&mut bench, &root, "anna", "other").unwrap();
    leave(&mut bench, &root, "anna", "g").unwrap();
    let groups = bench.send(&root, groups_of("anna")).unwrap().groups;
    assert_eq!(groups.len(), 1);
}

#[test]
fn membership_gives_the_groups_rights_and_takes_them_each_in_its_time() {
    let mut bench = Bench::new("fixed:5s");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    create_group(&mut bench, &root, "g");
    put_group_policy(&mut bench, &root, "g", "p", &allow("iam:GetUser", "*")).unwrap();
    bench.settle();
    assert_eq!(code(get_user(&mut bench, &anna, "anna")), "AccessDenied");
    join(&mut bench, &root, "anna", "g").unwrap();
    assert_eq!(code(get_user(&mut bench, &anna, "anna")), "AccessDenied");
    // IAM itself knows at once.
    assert_eq!(bench.send(&root, groups_of("anna")).unwrap().groups.len(), 1);
    bench.settle();
    get_user(&mut bench, &anna, "anna").unwrap();
    leave(&mut bench, &root, "anna", "g").unwrap();
    assert!(bench.send(&root, groups_of("anna")).unwrap().groups.is_empty());
    get_user(&mut bench, &anna, "anna").unwrap();
    bench.settle();
    assert_eq!(code(get_user(&mut bench, &anna, "anna")), "AccessDenied");
}

#[test]
fn a_group_made_again_does_not_have_the_members_of_the_first() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    create_group(&mut bench, &root, "g");
    join(&mut bench, &root, "anna", "g").unwrap();
    leave(&mut bench, &root, "anna", "g").unwrap();
    let delete = api::DeleteGroupRequest {
        group_name: "g".into(),
    };
    bench.send(&root, delete).unwrap();
    create_group(&mut bench, &root, "g");
    assert!(bench.send(&root, groups_of("anna")).unwrap().groups.is_empty());
}
