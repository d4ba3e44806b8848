//! Instance profiles: one role each, and a role knows the ones it is in.

use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, code, refusal};

#[test]
fn a_profile_holds_one_role_and_goes_when_it_is_empty() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let profile = || "P".to_owned();
    let trust = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#;
    for name in ["A", "B"] {
        let role = api::CreateRoleRequest {
            role_name: name.into(),
            assume_role_policy_document: trust.into(),
            ..Default::default()
        };
        bench.send(&root, role).unwrap();
    }
    let create = || api::CreateInstanceProfileRequest {
        instance_profile_name: profile(),
        ..Default::default()
    };
    bench.send(&root, create()).unwrap();
    assert_eq!(code(bench.send(&root, create())), "EntityAlreadyExists");
    let add = |role: &str| api::AddRoleToInstanceProfileRequest {
        instance_profile_name: profile(),
        role_name: role.into(),
    };
    bench.send(&root, add("A")).unwrap();
    assert_eq!(code(bench.send(&root, add("B"))), "LimitExceeded");
    let of = |role: &str| api::ListInstanceProfilesForRoleRequest {
        role_name: role.into(),
        ..Default::default()
    };
    let found = bench.send(&root, of("A")).unwrap().instance_profiles;
    assert_eq!(found[0].instance_profile_name, "P");
    assert_eq!(found[0].roles[0].role_name, "A");
    assert!(bench.send(&root, of("B")).unwrap().instance_profiles.is_empty());
    let delete = || api::DeleteInstanceProfileRequest {
        instance_profile_name: profile(),
    };
    assert_eq!(code(bench.send(&root, delete())), "DeleteConflict");
    let remove = |role: &str| api::RemoveRoleFromInstanceProfileRequest {
        instance_profile_name: profile(),
        role_name: role.into(),
    };
    assert_eq!(code(bench.send(&root, remove("B"))), "NoSuchEntity");
    bench.send(&root, remove("A")).unwrap();
    bench.send(&root, delete()).unwrap();
    let get = api::GetInstanceProfileRequest {
        instance_profile_name: profile(),
    };
    assert_eq!(code(bench.send(&root, get)), "NoSuchEntity");
}

#[test]
fn tags_are_set_listed_by_key_and_taken_away() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let profile = || "P".to_owned();
    let tag = |key: &str, value: &str| api::Tag {
        key: key.into(),
        value: value.into(),
    };
    let set = |tags: Vec<api::Tag>| api::TagInstanceProfileRequest {
        instance_profile_name: profile(),
        tags,
    };
    assert_eq!(code(bench.send(&root, set(vec![tag("a", "1")]))), "NoSuchEntity");
    let create = api::CreateInstanceProfileRequest {
        instance_profile_name: profile(),
        tags: vec![tag("b", "1")],
        ..Default::default()
    };
    bench.send(&root, create).unwrap();
    bench
        .send(&root, set(vec![tag("B", "3"), tag("a", "1")]))
        .unwrap();
    // Keys differ by case.
    bench.send(&root, set(vec![tag("B", "2")])).unwrap();
    let list = |max| api::ListInstanceProfileTagsRequest {
        instance_profile_name: profile(),
        max_items: max,
        ..Default::default()
    };
    let first = bench.send(&root, list(Some(1))).unwrap();
    assert_eq!(
        (first.tags, first.is_truncated),
        (vec![tag("B", "2")], Some(true))
    );
    assert_eq!(
        bench.send(&root, list(None)).unwrap().tags,
        [tag("B", "2"), tag("a", "1"), tag("b", "1")]
    );
    let untag = api::UntagInstanceProfileRequest {
        instance_profile_name: profile(),
        tag_keys: vec!["b".into(), "none".into()],
    };
    bench.send(&root, untag).unwrap();
    assert_eq!(
        bench.send(&root, list(None)).unwrap().tags,
        [tag("B", "2"), tag("a", "1")]
    );
    let twice = set(vec![tag("c", ""), tag("c", "")]);
    assert_eq!(
        refusal(bench.send(&root, twice)),
        ("InvalidInput".into(), "Duplicate tag keys found.".into())
    );
    let many = (0..50).map(|n| tag(&format!("t{n}"), "")).collect();
    assert_eq!(code(bench.send(&root, set(many))), "LimitExceeded");
}
