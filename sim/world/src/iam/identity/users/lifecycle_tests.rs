//! Users: renamed, tagged, in the way of their own deletion, and made again.

use rolecall_api::credentials::{Credentials, Secret};
use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, SPOKE, code, refusal};
use crate::iam::bench::{
    allow, allow_if, create_group, create_user, decoded, get_user, join, leave, put_user_policy,
};

fn delete(name: &str) -> api::DeleteUserRequest {
    api::DeleteUserRequest {
        user_name: name.into(),
    }
}

fn tag(key: &str, value: &str) -> api::Tag {
    api::Tag {
        key: key.into(),
        value: value.into(),
    }
}

fn tag_user(name: &str, tags: Vec<api::Tag>) -> api::TagUserRequest {
    api::TagUserRequest {
        user_name: name.into(),
        tags,
    }
}

fn tags_of(bench: &mut Bench, who: &Credentials, name: &str) -> Vec<(String, String)> {
    let request = api::ListUserTagsRequest {
        user_name: name.into(),
        ..Default::default()
    };
    let tags = bench.send(who, request).unwrap().tags;
    tags.into_iter().map(|tag| (tag.key, tag.value)).collect()
}

#[test]
fn a_user_goes_when_nothing_hangs_on_it_and_each_text_says_what_is_first() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let key = bench.user(HUB, "anna").access_key_id.clone();
    create_group(&mut bench, &root, "g");
    join(&mut bench, &root, "anna", "g").unwrap();
    put_user_policy(&mut bench, &root, "anna", "p", &allow("s3:*", "*")).unwrap();
    let profile = api::CreateLoginProfileRequest {
        user_name: Some("anna".into()),
        password: Some(Secret::new("Correct1horse")),
        ..Default::default()
    };
    bench.send(&root, profile).unwrap();
    let arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    let attach = api::AttachUserPolicyRequest {
        user_name: "anna".into(),
        policy_arn: arn.into(),
    };
    bench.send(&root, attach).unwrap();

    let conflict = |bench: &mut Bench, first: &str| {
        assert_eq!(
            refusal(bench.send(&root, delete("anna"))),
            (
                "DeleteConflict".into(),
                format!("Cannot delete entity, must {first} first.")
            )
        );
    };
    conflict(&mut bench, "remove users from group");
    leave(&mut bench, &root, "anna", "g").unwrap();
    conflict(&mut bench, "delete login profile");
    let profile = api::DeleteLoginProfileRequest {
        user_name: Some("anna".into()),
    };
    bench.send(&root, profile).unwrap();
    conflict(&mut bench, "delete access keys");
    let drop = api::DeleteAccessKeyRequest {
        user_name: Some("anna".into()),
        access_key_id: key,
    };
    bench.send(&root, drop).unwrap();
    conflict(&mut bench, "detach all policies");
    let detach = api::DetachUserPolicyRequest {
        user_name: "anna".into(),
        policy_arn: arn.into(),
    };
    bench.send(&root, detach).unwrap();
    conflict(&mut bench, "delete policies");
    let policy = api::DeleteUserPolicyRequest {
        user_name: "anna".into(),
        policy_name: "p".into(),
    };
    bench.send(&root, policy).unwrap();
    bench.send(&root, delete("anna")).unwrap();
    assert_eq!(code(get_user(&mut bench, &root, "anna")), "NoSuchEntity");
    assert_eq!(code(bench.send(&root, delete("anna"))), "NoSuchEntity");
}

#[test]
fn a_namesake_has_another_id_and_a_trust_policy_does_not_know_it() {
    let mut bench = Bench::new("instant");
    let (hub, spoke) = (bench.root(HUB), bench.root(SPOKE));
    let first = create_user(&mut bench, &hub, "anna");
    let role = api::CreateRoleRequest {
        role_name: "r".into(),
        assume_role_policy_document: format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{}"}},"Action":"sts:AssumeRole"}}]}}"#,
            first.arn
        ),
        ..Default::default()
    };
    bench.send(&spoke, role).unwrap();
    let trust = |bench: &mut Bench| {
        let request = api::GetRoleRequest {
            role_name: "r".into(),
        };
        let role = bench.send(&spoke, request).unwrap().role;
        decoded(&role.assume_role_policy_document.unwrap())
    };
    assert!(trust(&mut bench).contains(&first.arn));
    // A rename is followed: the id stays.
    let rename = api::UpdateUserRequest {
        user_name: "anna".into(),
        new_user_name: Some("anne".into()),
        ..Default::default()
    };
    bench.send(&hub, rename).unwrap();
    assert!(trust(&mut bench).contains("arn:aws:iam::111111111111:user/anne"));
    bench.send(&hub, delete("anne")).unwrap();
    let second = create_user(&mut bench, &hub, "anne");
    assert_ne!(first.user_id, second.user_id);
    let after = trust(&mut bench);
    assert!(
        after.contains(&first.user_id) && !after.contains("user/anne"),
        "{after}"
    );
}

#[test]
fn a_renamed_user_keeps_its_keys_groups_and_id() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    create_user(&mut bench, &root, "taken");
    create_group(&mut bench, &root, "g");
    join(&mut bench, &root, "anna", "g").unwrap();
    let id = get_user(&mut bench, &root, "anna").unwrap().user.user_id;
    let rename = |to: &str, path: Option<&str>| api::UpdateUserRequest {
        user_name: "anna".into(),
        new_user_name: Some(to.into()),
        new_path: path.map(str::to_owned),
    };
    assert_eq!(
        refusal(bench.send(&root, rename("Taken", None))),
        (
            "EntityAlreadyExists".into(),
            "User with name Taken already exists.".into()
        )
    );
    bench.send(&root, rename("anne", Some("/p/"))).unwrap();
    let after = get_user(&mut bench, &root, "anne").unwrap().user;
    assert_eq!(
        (after.user_id, after.arn.as_str()),
        (id, "arn:aws:iam::111111111111:user/p/anne")
    );
    let groups = api::ListGroupsForUserRequest {
        user_name: "anne".into(),
        ..Default::default()
    };
    assert_eq!(bench.send(&root, groups).unwrap().groups.len(), 1);
    let refused = refusal(get_user(&mut bench, &anna, "anne")).1;
    assert!(
        refused.starts_with("User: arn:aws:iam::111111111111:user/p/anne is not"),
        "{refused}"
    );
    create_user(&mut bench, &root, "anna");
}

#[test]
fn tags_are_set_over_without_case_and_listed_by_key() {
    let mut bench = Bench::new("aws");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    bench
        .send(
            &root,
            tag_user("anna", vec![tag("team", "dns"), tag("cost", "7")]),
        )
        .unwrap();
    bench
        .send(&root, tag_user("anna", vec![tag("Team", "ip")]))
        .unwrap();
    let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|&(key, value)| (key.into(), value.into()))
            .collect()
    };
    assert_eq!(
        tags_of(&mut bench, &root, "anna"),
        pairs(&[("Team", "ip"), ("cost", "7")])
    );
    let untag = api::UntagUserRequest {
        user_name: "anna".into(),
        tag_keys: vec!["TEAM".into(), "absent".into()],
    };
    bench.send(&root, untag).unwrap();
    assert_eq!(tags_of(&mut bench, &root, "anna"), pairs(&[("cost", "7")]));
    assert_eq!(
        refusal(bench.send(&root, tag_user("anna", vec![tag("a", ""), tag("A", "")]))),
        (
            "InvalidInput".into(),
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.".into()
        )
    );
}

#[test]
fn what_begins_with_awss_own_prefix_cannot_be_set() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    for (key, value) in [("aws:team", "dns"), ("AWS:team", "dns"), ("team", "aws:dns")] {
        assert_eq!(
            code(bench.send(&root, tag_user("anna", vec![tag(key, value)]))),
            "InvalidInput",
            "{key}"
        );
    }
    let near = vec![tag("aws", "aws"), tag("team:aws:x", "x aws:")];
    bench.send(&root, tag_user("anna", near)).unwrap();
}

#[test]
fn fifty_tags_fit_and_a_fifty_first_does_not() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    let tags: Vec<_> = (0..50).map(|number| tag(&format!("k{number}"), "v")).collect();
    bench.send(&root, tag_user("anna", tags)).unwrap();
    // Over one that is there: no more tags than before.
    bench.send(&root, tag_user("anna", vec![tag("k0", "w")])).unwrap();
    assert_eq!(
        code(bench.send(&root, tag_user("anna", vec![tag("one more", "v")]))),
        "LimitExceeded"
    );
    assert_eq!(tags_of(&mut bench, &root, "anna").len(), 50);
}

#[test]
fn a_user_with_tags_takes_the_right_to_tag_too() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let operator = bench.user(HUB, "op");
    put_user_policy(&mut bench, &root, "op", "p", &allow("iam:CreateUser", "*")).unwrap();
    let request = |name: &str, tags| api::CreateUserRequest {
        user_name: name.into(),
        tags,
        ..Default::default()
    };
    bench.send(&operator, request("plain", Vec::new())).unwrap();
    let refused = refusal(bench.send(&operator, request("tagged", vec![tag("team", "dns")])));
    assert!(refused.1.contains("iam:TagUser"), "{refused:?}");
    assert_eq!(code(get_user(&mut bench, &root, "tagged")), "NoSuchEntity");
}

#[test]
fn tags_of_the_request_and_of_the_user_are_conditions() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let operator = bench.user(HUB, "op");
    let may_set = allow_if(
        "iam:TagUser",
        "*",
        r#"{"StringEquals":{"aws:RequestTag/team":"dns"},"ForAllValues:StringEquals":{"aws:TagKeys":["team"]}}"#,
    );
    let may_delete = allow_if(
        "iam:DeleteUser",
        "*",
        r#"{"StringEquals":{"iam:ResourceTag/team":"dns"}}"#,
    );
    put_user_policy(&mut bench, &root, "op", "set", &may_set).unwrap();
    put_user_policy(&mut bench, &root, "op", "delete", &may_delete).unwrap();
    create_user(&mut bench, &root, "anna");
    for tags in [
        vec![tag("team", "ip")],
        vec![tag("team", "dns"), tag("cost", "7")],
    ] {
        assert_eq!(
            code(bench.send(&operator, tag_user("anna", tags))),
            "AccessDenied"
        );
    }
    assert_eq!(code(bench.send(&operator, delete("anna"))), "AccessDenied");
    bench
        .send(&operator, tag_user("anna", vec![tag("team", "dns")]))
        .unwrap();
    bench.send(&operator, delete("anna")).unwrap();
}

#[test]
fn renaming_needs_the_right_on_the_old_and_the_new_name() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let operator = bench.user(HUB, "op");
    create_user(&mut bench, &root, "mine-1");
    let mine = allow("iam:UpdateUser", "arn:aws:iam::111111111111:user/mine-*");
    put_user_policy(&mut bench, &root, "op", "p", &mine).unwrap();
    let rename = |to: &str| api::UpdateUserRequest {
        user_name: "mine-1".into(),
        new_user_name: Some(to.into()),
        ..Default::default()
    };
    assert_eq!(code(bench.send(&operator, rename("yours"))), "AccessDenied");
    bench.send(&operator, rename("mine-2")).unwrap();
}

#[test]
fn the_boundary_that_is_there_is_a_condition_of_taking_it_away() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let operator = bench.user(HUB, "op");
    let boundary = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    let request = api::CreateUserRequest {
        user_name: "bound".into(),
        permissions_boundary: Some(boundary.into()),
        ..Default::default()
    };
    bench.send(&root, request).unwrap();
    let take = || api::DeleteUserPermissionsBoundaryRequest {
        user_name: "bound".into(),
    };
    let only = |boundary: &str| {
        let condition = format!(r#"{{"StringEquals":{{"iam:PermissionsBoundary":"{boundary}"}}}}"#);
        allow_if("iam:DeleteUserPermissionsBoundary", "*", &condition)
    };
    put_user_policy(
        &mut bench,
        &root,
        "op",
        "p",
        &only("arn:aws:iam::aws:policy/Other"),
    )
    .unwrap();
    assert_eq!(code(bench.send(&operator, take())), "AccessDenied");
    put_user_policy(&mut bench, &root, "op", "p", &only(boundary)).unwrap();
    bench.send(&operator, take()).unwrap();
    assert_eq!(code(bench.send(&root, take())), "NoSuchEntity");
}
