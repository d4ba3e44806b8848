//! A policy's uses: attached or bounding, of each kind, in pages.

use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, refusal};
use crate::tests::setup::{ROUTE53, role, trust};

/// A group, two users and a role; the policy is attached to three and bounds one of the users.
fn used() -> Bench {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    bench
        .send(
            &root,
            api::CreateGroupRequest {
                group_name: "g".into(),
                ..Default::default()
            },
        )
        .unwrap();
    for name in ["a", "b"] {
        bench
            .send(
                &root,
                api::CreateUserRequest {
                    user_name: name.into(),
                    ..Default::default()
                },
            )
            .unwrap();
    }
    role(&mut bench, HUB, "r", trust(HUB));
    let arn = ROUTE53.to_owned();
    let group = api::AttachGroupPolicyRequest {
        group_name: "g".into(),
        policy_arn: arn.clone(),
    };
    bench.send(&root, group).unwrap();
    let user = api::AttachUserPolicyRequest {
        user_name: "a".into(),
        policy_arn: arn.clone(),
    };
    bench.send(&root, user).unwrap();
    let role = api::AttachRolePolicyRequest {
        role_name: "r".into(),
        policy_arn: arn.clone(),
    };
    bench.send(&root, role).unwrap();
    let boundary = api::PutUserPermissionsBoundaryRequest {
        user_name: "b".into(),
        permissions_boundary: arn,
    };
    bench.send(&root, boundary).unwrap();
    bench
}

fn names(answer: &api::ListEntitiesForPolicyResponse) -> Vec<String> {
    let groups = answer.policy_groups.iter().map(|group| group.group_name.clone());
    let users = answer.policy_users.iter().map(|user| user.user_name.clone());
    let roles = answer.policy_roles.iter().map(|role| role.role_name.clone());
    groups.chain(users).chain(roles).flatten().collect()
}

fn all() -> api::ListEntitiesForPolicyRequest {
    api::ListEntitiesForPolicyRequest {
        policy_arn: ROUTE53.into(),
        ..Default::default()
    }
}

#[test]
fn uses_are_filtered_by_kind_and_by_usage() {
    let mut bench = used();
    let root = bench.root(HUB);
    let mut list = |request| names(&bench.send(&root, request).unwrap());
    assert_eq!(list(all()), ["g", "a", "b", "r"]);
    let usage = |filter: &str| api::ListEntitiesForPolicyRequest {
        policy_usage_filter: Some(filter.into()),
        ..all()
    };
    assert_eq!(list(usage("PermissionsPolicy")), ["g", "a", "r"]);
    assert_eq!(list(usage("PermissionsBoundary")), ["b"]);
    let kind = |filter: &str| api::ListEntitiesForPolicyRequest {
        entity_filter: Some(filter.into()),
        ..all()
    };
    assert_eq!(list(kind("User")), ["a", "b"]);
    assert_eq!(list(kind("Role")), ["r"]);
    assert_eq!(
        list(api::ListEntitiesForPolicyRequest {
            path_prefix: Some("/x/".into()),
            ..all()
        }),
        [""; 0]
    );
}

#[test]
fn pages_go_over_all_kinds() {
    let mut bench = used();
    let root = bench.root(HUB);
    let (mut seen, mut marker) = (Vec::new(), None);
    loop {
        let request = api::ListEntitiesForPolicyRequest {
            max_items: Some(1),
            marker,
            ..all()
        };
        let answer = bench.send(&root, request).unwrap();
        seen.extend(names(&answer));
        marker = answer.marker;
        if marker.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["g", "a", "b", "r"]);
}

#[test]
fn a_policy_that_does_not_exist_has_no_uses() {
    let mut bench = used();
    let root = bench.root(HUB);
    let absent = "arn:aws:iam::111111111111:policy/absent".to_owned();
    let request = api::ListEntitiesForPolicyRequest {
        policy_arn: absent.clone(),
        ..all()
    };
    let text = format!("Policy {absent} does not exist or is not attachable.");
    assert_eq!(refusal(bench.send(&root, request)), ("NoSuchEntity".into(), text));
}
