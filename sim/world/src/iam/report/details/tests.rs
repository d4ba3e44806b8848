//! The account in one list: who is in which group, what each allows, and pages across kinds.

use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, code};
use crate::iam::bench::{
    allow, create_group, create_role, create_user, decoded, join, put_group_policy, put_user_policy,
};

const PUBLISHED: &str = "arn:aws:iam::aws:policy/ReadOnlyAccess";

/// Anna in two groups, a role in an instance profile, one policy of each kind.
fn bench() -> Bench {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    create_role(&mut bench, &root, "r");
    for name in ["b", "A"] {
        create_group(&mut bench, &root, name);
        join(&mut bench, &root, "anna", name).unwrap();
    }
    put_group_policy(&mut bench, &root, "A", "assume", &allow("sts:AssumeRole", "*")).unwrap();
    put_user_policy(&mut bench, &root, "anna", "own", &allow("s3:*", "*")).unwrap();
    let policy = api::CreatePolicyRequest {
        policy_name: "mine".into(),
        policy_document: allow("sns:*", "*"),
        ..Default::default()
    };
    bench.send(&root, policy).unwrap();
    let attach = api::AttachRolePolicyRequest {
        role_name: "r".into(),
        policy_arn: PUBLISHED.into(),
    };
    bench.send(&root, attach).unwrap();
    let profile = api::CreateInstanceProfileRequest {
        instance_profile_name: "ip".into(),
        ..Default::default()
    };
    bench.send(&root, profile).unwrap();
    let add = api::AddRoleToInstanceProfileRequest {
        instance_profile_name: "ip".into(),
        role_name: "r".into(),
    };
    bench.send(&root, add).unwrap();
    bench
}

fn ask(bench: &mut Bench, filter: &[&str]) -> api::GetAccountAuthorizationDetailsResponse {
    let root = bench.root(HUB);
    let request = api::GetAccountAuthorizationDetailsRequest {
        filter: filter.iter().map(|&kind| kind.into()).collect(),
        ..Default::default()
    };
    bench.send(&root, request).unwrap()
}

#[test]
fn without_a_filter_everything_is_there_with_what_it_allows() {
    let mut bench = bench();
    let all = ask(&mut bench, &[]);
    let [anna] = &all.user_detail_list[..] else {
        panic!("{all:?}")
    };
    assert_eq!(anna.group_list, ["A", "b"]);
    assert_eq!(anna.user_policy_list.len(), 1);
    let [first, second] = &all.group_detail_list[..] else {
        panic!("{all:?}")
    };
    let policy = &first.group_policy_list[0];
    assert_eq!(policy.policy_name.as_deref(), Some("assume"));
    assert_eq!(
        decoded(policy.policy_document.as_deref().unwrap()),
        allow("sts:AssumeRole", "*")
    );
    assert!(second.group_policy_list.is_empty());
    let [role] = &all.role_detail_list[..] else {
        panic!("{all:?}")
    };
    assert!(decoded(role.assume_role_policy_document.as_deref().unwrap()).contains("sts:AssumeRole"));
    assert_eq!(role.instance_profile_list[0].instance_profile_name, "ip");
    let attached = &role.attached_managed_policies[0];
    assert_eq!(attached.policy_arn.as_deref(), Some(PUBLISHED));
    let names: Vec<_> = all
        .policies
        .iter()
        .filter_map(|policy| policy.policy_name.as_deref())
        .collect();
    assert_eq!(names, ["mine", "ReadOnlyAccess"]);
    let document = all.policies[0].policy_version_list[0]
        .document
        .as_deref()
        .unwrap();
    assert_eq!(decoded(document), allow("sns:*", "*"));
    assert_eq!(all.policies[1].attachment_count, Some(1));
}

#[test]
fn a_filter_lets_its_kinds_through_and_nothing_else() {
    let mut bench = bench();
    let hub = ask(&mut bench, &["User", "Group"]);
    assert_eq!((hub.user_detail_list.len(), hub.group_detail_list.len()), (1, 2));
    assert!(hub.role_detail_list.is_empty() && hub.policies.is_empty());
    let own = ask(&mut bench, &["LocalManagedPolicy"]);
    assert_eq!(own.policies.len(), 1);
    assert!(own.user_detail_list.is_empty() && own.role_detail_list.is_empty());
    let published = ask(&mut bench, &["AWSManagedPolicy"]);
    assert_eq!(published.policies[0].arn.as_deref(), Some(PUBLISHED));
    assert_eq!(published.policies.len(), 1);
}

#[test]
fn pages_cross_kinds_and_show_everything_once() {
    let mut bench = bench();
    let root = bench.root(HUB);
    let mut marker = None;
    let mut seen = Vec::new();
    for _ in 0..6 {
        let request = api::GetAccountAuthorizationDetailsRequest {
            max_items: Some(1),
            marker,
            ..Default::default()
        };
        let page = bench.send(&root, request).unwrap();
        let users = page.user_detail_list.into_iter().filter_map(|user| user.arn);
        let groups = page.group_detail_list.into_iter().filter_map(|group| group.arn);
        let roles = page.role_detail_list.into_iter().filter_map(|role| role.arn);
        let policies = page.policies.into_iter().filter_map(|policy| policy.arn);
        seen.extend(users.chain(groups).chain(roles).chain(policies));
        marker = page.marker;
        assert_eq!(page.is_truncated, Some(marker.is_some()));
    }
    assert_eq!(marker, None);
    let names: Vec<_> = seen
        .iter()
        .map(|arn| arn.rsplit([':', '/']).next().unwrap())
        .collect();
    assert_eq!(names, ["anna", "A", "b", "r", "mine", "ReadOnlyAccess"]);
}

#[test]
fn it_takes_a_right_of_its_own() {
    let mut bench = bench();
    let root = bench.root(HUB);
    let operator = bench.user(HUB, "op");
    let request = api::GetAccountAuthorizationDetailsRequest::default;
    assert_eq!(code(bench.send(&operator, request())), "AccessDenied");
    let policy = allow("iam:GetAccountAuthorizationDetails", "*");
    put_user_policy(&mut bench, &root, "op", "p", &policy).unwrap();
    bench.send(&operator, request()).unwrap();
}
