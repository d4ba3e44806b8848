//! Roles: their trust as it is stored and shown, their settings, and what keeps them from being deleted.

use rolecall_api::credentials::Credentials;
use rolecall_api::percent;
use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, SPOKE, account, code, refusal};

fn trusting(principal: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{principal}"}},"Action":"sts:AssumeRole"}}]}}"#
    )
}

fn role(name: &str, principal: &str) -> api::CreateRoleRequest {
    api::CreateRoleRequest {
        role_name: name.into(),
        assume_role_policy_document: trusting(principal),
        ..Default::default()
    }
}

fn trust_of(bench: &mut Bench, who: &Credentials, name: &str) -> String {
    let answer = bench
        .send(
            who,
            api::GetRoleRequest {
                role_name: name.into(),
            },
        )
        .unwrap();
    percent::decode(&answer.role.assume_role_policy_document.unwrap()).unwrap()
}

const ANNA: &str = "arn:aws:iam::111111111111:user/anna";

#[test]
fn a_role_is_shown_whole_by_name_and_briefly_in_a_list() {
    let mut bench = Bench::new("instant");
    let root = bench.root(SPOKE);
    let tag = api::Tag {
        key: "team".into(),
        value: "dns".into(),
    };
    let request = api::CreateRoleRequest {
        path: Some("/a/".into()),
        description: Some("for dns".into()),
        max_session_duration: Some(7200),
        tags: vec![tag.clone()],
        ..role("R", HUB)
    };
    let made = bench.send(&root, request).unwrap().role;
    assert_eq!(made.arn, "arn:aws:iam::222222222222:role/a/R");
    assert!(made.role_id.starts_with("AROA") && made.role_id.len() == 21);
    let shown = bench
        .send(
            &root,
            api::GetRoleRequest {
                role_name: "r".into(),
            },
        )
        .unwrap()
        .role;
    assert_eq!((shown.max_session_duration, shown.tags), (Some(7200), vec![tag]));
    assert_eq!(shown.description.as_deref(), Some("for dns"));
    let listed = bench
        .send(&root, api::ListRolesRequest::default())
        .unwrap()
        .roles
        .remove(0);
    assert!(listed.tags.is_empty() && listed.role_last_used.is_none());
}

#[test]
fn a_trusted_user_is_stored_by_its_id_and_shown_by_its_arn_while_it_exists() {
    let mut bench = Bench::new("instant");
    let (hub, spoke) = (bench.root(HUB), bench.root(SPOKE));
    let anna = bench.send(
        &hub,
        api::CreateUserRequest {
            user_name: "anna".into(),
            ..Default::default()
        },
    );
    let id = anna.unwrap().user.unwrap().user_id;
    bench.send(&spoke, role("R", ANNA)).unwrap();
    assert_eq!(trust_of(&mut bench, &spoke, "R"), trusting(ANNA));
    bench
        .send(
            &hub,
            api::DeleteUserRequest {
                user_name: "anna".into(),
            },
        )
        .unwrap();
    assert_eq!(trust_of(&mut bench, &spoke, "R"), trusting(&id));
    // A namesake is another principal.
    bench
        .send(
            &hub,
            api::CreateUserRequest {
                user_name: "anna".into(),
                ..Default::default()
            },
        )
        .unwrap();
    assert_eq!(trust_of(&mut bench, &spoke, "R"), trusting(&id));
}

#[test]
fn a_principal_that_is_not_there_is_no_principal() {
    let mut bench = Bench::new("instant");
    let spoke = bench.root(SPOKE);
    let refused = refusal(bench.send(&spoke, role("R", ANNA)));
    assert_eq!(
        refused,
        (
            "MalformedPolicyDocument".into(),
            format!("Invalid principal in policy: \"AWS\":\"{ANNA}\"")
        )
    );
    assert_eq!(
        code(bench.send(
            &spoke,
            api::GetRoleRequest {
                role_name: "R".into()
            }
        )),
        "NoSuchEntity"
    );
}

#[test]
fn a_new_principal_is_refused_until_it_is_seen_and_never_after() {
    let mut bench = Bench::new("aws");
    let (hub, spoke) = (bench.root(HUB), bench.root(SPOKE));
    bench.settle();
    bench
        .send(
            &hub,
            api::CreateUserRequest {
                user_name: "anna".into(),
                ..Default::default()
            },
        )
        .unwrap();
    assert_eq!(
        code(bench.send(&spoke, role("R", ANNA))),
        "MalformedPolicyDocument"
    );
    bench.settle();
    bench.send(&spoke, role("R", ANNA)).unwrap();
}

#[test]
fn names_of_roles_are_unique_without_case() {
    let mut bench = Bench::new("instant");
    let root = bench.root(SPOKE);
    bench.send(&root, role("Dns", HUB)).unwrap();
    assert_eq!(
        refusal(bench.send(&root, role("dNS", HUB))),
        (
            "EntityAlreadyExists".into(),
            "Role with name dNS already exists.".into()
        )
    );
}

#[test]
fn a_trust_policy_fits_its_quota_and_not_one_more() {
    let mut bench = Bench::new("instant");
    let root = bench.root(SPOKE);
    let size = trusting(HUB).len();
    bench
        .world
        .accounts
        .get_mut(&account(SPOKE))
        .unwrap()
        .quotas
        .trust_policy_size = size;
    bench.send(&root, role("R", HUB)).unwrap();
    let longer = trusting(HUB).replace("\"Effect\"", "\"Sid\":\"a\",\"Effect\"");
    let update = api::UpdateAssumeRolePolicyRequest {
        role_name: "R".into(),
        policy_document: longer,
    };
    let (code, text) = refusal(bench.send(&root, update));
    assert_eq!(
        (code.as_str(), text),
        (
            "LimitExceeded",
            format!("Cannot exceed quota for ACLSizePerRole: {size}")
        )
    );
    // White space doesn't count.
    let spaced = trusting(HUB).replace(':', " : ").replace("sts : A", "sts:A");
    bench
        .send(
            &root,
            api::UpdateAssumeRolePolicyRequest {
                role_name: "R".into(),
                policy_document: spaced,
            },
        )
        .unwrap();
}

#[test]
fn one_more_role_than_the_quota_is_refused() {
    let mut bench = Bench::new("instant");
    let root = bench.root(SPOKE);
    bench
        .world
        .accounts
        .get_mut(&account(SPOKE))
        .unwrap()
        .quotas
        .roles = 1;
    bench.send(&root, role("A", HUB)).unwrap();
    assert_eq!(
        refusal(bench.send(&root, role("B", HUB))),
        (
            "LimitExceeded".into(),
            "Cannot exceed quota for RolesPerAccount: 1".into()
        )
    );
}

#[test]
fn a_role_is_deleted_when_nothing_hangs_on_it() {
    let mut bench = Bench::new("instant");
    let root = bench.root(SPOKE);
    let name = || "R".to_owned();
    let policy_arn = "arn:aws:iam::aws:policy/IAMReadOnlyAccess".to_owned();
    bench.send(&root, role("R", HUB)).unwrap();
    let attach = api::AttachRolePolicyRequest {
        role_name: name(),
        policy_arn: policy_arn.clone(),
    };
    bench.send(&root, attach).unwrap();
    let document =
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}"#;
    let inline = api::PutRolePolicyRequest {
        role_name: name(),
        policy_name: "p".into(),
        policy_document: document.into(),
    };
    bench.send(&root, inline).unwrap();
    let profile = api::CreateInstanceProfileRequest {
        instance_profile_name: "P".into(),
        ..Default::default()
    };
    bench.send(&root, profile).unwrap();
    let add = api::AddRoleToInstanceProfileRequest {
        instance_profile_name: "P".into(),
        role_name: name(),
    };
    bench.send(&root, add).unwrap();

    let delete = || api::DeleteRoleRequest { role_name: name() };
    let conflict = |bench: &mut Bench, text: &str| {
        let expected = format!("Cannot delete entity, must {text} first.");
        assert_eq!(
            refusal(bench.send(&root, delete())),
            ("DeleteConflict".into(), expected)
        );
    };
    conflict(&mut bench, "remove roles from instance profile");
    let remove = api::RemoveRoleFromInstanceProfileRequest {
        instance_profile_name: "P".into(),
        role_name: name(),
    };
    let root2 = bench.root(SPOKE);
    bench.send(&root2, remove).unwrap();
    conflict(&mut bench, "detach all policies");
    bench
        .send(
            &root2,
            api::DetachRolePolicyRequest {
                role_name: name(),
                policy_arn,
            },
        )
        .unwrap();
    conflict(&mut bench, "delete policies");
    bench
        .send(
            &root2,
            api::DeleteRolePolicyRequest {
                role_name: name(),
                policy_name: "p".into(),
            },
        )
        .unwrap();
    bench.send(&root2, delete()).unwrap();
    assert_eq!(
        code(bench.send(&root2, api::GetRoleRequest { role_name: name() })),
        "NoSuchEntity"
    );
}

#[test]
fn tags_are_set_over_and_sorted_by_key() {
    let mut bench = Bench::new("instant");
    let root = bench.root(SPOKE);
    bench.send(&root, role("R", HUB)).unwrap();
    let tag = |key: &str, value: &str| api::Tag {
        key: key.into(),
        value: value.into(),
    };
    let tags = vec![tag("b", "1"), tag("a", "1")];
    bench
        .send(
            &root,
            api::TagRoleRequest {
                role_name: "R".into(),
                tags,
            },
        )
        .unwrap();
    let tags = vec![tag("B", "2")];
    bench
        .send(
            &root,
            api::TagRoleRequest {
                role_name: "R".into(),
                tags,
            },
        )
        .unwrap();
    let list = |bench: &mut Bench, max: Option<i64>, marker: Option<String>| {
        let request = api::ListRoleTagsRequest {
            role_name: "R".into(),
            max_items: max,
            marker,
        };
        bench.send(&root, request).unwrap()
    };
    let first = list(&mut bench, Some(1), None);
    assert_eq!(
        (first.tags, first.is_truncated),
        (vec![tag("B", "2")], Some(true))
    );
    assert_eq!(list(&mut bench, None, first.marker).tags, [tag("a", "1")]);
    let untag = api::UntagRoleRequest {
        role_name: "R".into(),
        tag_keys: vec!["b".into(), "none".into()],
    };
    bench.send(&root, untag).unwrap();
    assert_eq!(list(&mut bench, None, None).tags, [tag("a", "1")]);
}

#[test]
fn a_boundary_must_exist_and_can_be_taken_away_once() {
    let mut bench = Bench::new("instant");
    let root = bench.root(SPOKE);
    bench.send(&root, role("R", HUB)).unwrap();
    let put = |arn: &str| api::PutRolePermissionsBoundaryRequest {
        role_name: "R".into(),
        permissions_boundary: arn.into(),
    };
    assert_eq!(
        code(bench.send(&root, put("arn:aws:iam::222222222222:policy/none"))),
        "NoSuchEntity"
    );
    // Recorded in February 2026.
    let arn = "arn:aws:iam::222222222222:not_a_policy/invalid";
    assert_eq!(
        refusal(bench.send(&root, put(arn))),
        ("InvalidInput".into(), format!("ARN {arn} is not valid."))
    );
    bench
        .send(&root, put("arn:aws:iam::aws:policy/ReadOnlyAccess"))
        .unwrap();
    let shown = bench
        .send(
            &root,
            api::GetRoleRequest {
                role_name: "R".into(),
            },
        )
        .unwrap()
        .role;
    assert_eq!(
        shown
            .permissions_boundary
            .unwrap()
            .permissions_boundary_arn
            .as_deref(),
        Some("arn:aws:iam::aws:policy/ReadOnlyAccess")
    );
    let delete = || api::DeleteRolePermissionsBoundaryRequest {
        role_name: "R".into(),
    };
    bench.send(&root, delete()).unwrap();
    assert_eq!(code(bench.send(&root, delete())), "NoSuchEntity");
}
