//! Users: made, shown, listed, refused.

use rolecall_api::views::iam::{CreateUserRequest, GetUserRequest, ListUsersRequest, Tag};

use crate::bench::{Bench, HUB, SPOKE, account, code, refusal};

fn user(name: &str) -> CreateUserRequest {
    CreateUserRequest {
        user_name: name.into(),
        ..CreateUserRequest::default()
    }
}

#[test]
fn a_user_is_shown_as_it_was_made_at_once() {
    let mut bench = Bench::new("aws");
    let root = bench.root(HUB);
    let tag = Tag {
        key: "team".into(),
        value: "dns".into(),
    };
    let request = CreateUserRequest {
        path: Some("/a/".into()),
        tags: vec![tag.clone()],
        ..user("anna")
    };
    let made = bench.send(&root, request).unwrap().user.unwrap();
    assert_eq!(made.arn, "arn:aws:iam::111111111111:user/a/anna");
    assert!(made.user_id.starts_with("AIDA") && made.user_id.len() == 21);
    assert_eq!(made.tags, [tag]);
    let shown = bench
        .send(
            &root,
            GetUserRequest {
                user_name: Some("anna".into()),
            },
        )
        .unwrap()
        .user;
    assert_eq!(shown, made);
}

#[test]
fn names_are_unique_without_case_and_per_account() {
    let mut bench = Bench::new("instant");
    let (hub, spoke) = (bench.root(HUB), bench.root(SPOKE));
    bench.send(&hub, user("anna")).unwrap();
    assert_eq!(
        refusal(bench.send(&hub, user("Anna"))),
        (
            "EntityAlreadyExists".into(),
            "User with name Anna already exists.".into()
        )
    );
    bench.send(&spoke, user("anna")).unwrap();
}

#[test]
fn one_more_user_than_the_quota_is_refused() {
    let mut bench = Bench::new("instant");
    bench.world.accounts.get_mut(&account(HUB)).unwrap().quotas.users = 2;
    let root = bench.root(HUB);
    bench.send(&root, user("a")).unwrap();
    bench.send(&root, user("b")).unwrap();
    assert_eq!(
        refusal(bench.send(&root, user("c"))),
        (
            "LimitExceeded".into(),
            "Cannot exceed quota for UsersPerAccount: 2".into()
        )
    );
}

#[test]
fn tags_that_differ_by_case_are_refused() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let tag = |key: &str| Tag {
        key: key.into(),
        value: String::new(),
    };
    let request = CreateUserRequest {
        tags: vec![tag("Team"), tag("team")],
        ..user("anna")
    };
    assert_eq!(code(bench.send(&root, request)), "InvalidInput");
}

#[test]
fn a_user_that_does_not_exist_is_named() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    assert_eq!(
        refusal(bench.send(
            &root,
            GetUserRequest {
                user_name: Some("nobody".into())
            }
        )),
        (
            "NoSuchEntity".into(),
            "The user with name nobody cannot be found.".into()
        )
    );
}

#[test]
fn a_list_has_pages_and_a_path_and_no_tags() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    for name in ["c", "a", "b"] {
        bench
            .send(
                &root,
                CreateUserRequest {
                    path: Some("/x/".into()),
                    ..user(name)
                },
            )
            .unwrap();
    }
    bench.send(&root, user("elsewhere")).unwrap();
    let list = |marker| ListUsersRequest {
        path_prefix: Some("/x/".into()),
        max_items: Some(2),
        marker,
    };
    let first = bench.send(&root, list(None)).unwrap();
    let names: Vec<&str> = first.users.iter().map(|user| user.user_name.as_str()).collect();
    assert_eq!((names, first.is_truncated), (vec!["a", "b"], Some(true)));
    let second = bench.send(&root, list(first.marker)).unwrap();
    assert_eq!((second.users.len(), second.is_truncated), (1, Some(false)));
}

#[test]
fn root_is_shown_without_a_name() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let shown = bench.send(&root, GetUserRequest::default()).unwrap().user;
    assert_eq!(
        (shown.arn.as_str(), shown.user_id.as_str()),
        ("arn:aws:iam::111111111111:root", HUB)
    );
}
