//! Attachments: once, in order, within the quota, and only of policies that can be attached.

use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, code, refusal};

fn group(bench: &mut Bench) -> Credentials {
    let root = bench.root(HUB);
    let request = api::CreateGroupRequest {
        group_name: "G".into(),
        ..Default::default()
    };
    bench.send(&root, request).unwrap();
    root
}

fn attach(bench: &mut Bench, root: &Credentials, arn: &str) -> Result<(), CallError> {
    let request = api::AttachGroupPolicyRequest {
        group_name: "G".into(),
        policy_arn: arn.into(),
    };
    bench.send(root, request)
}

fn attached(bench: &mut Bench, root: &Credentials) -> Vec<String> {
    let request = api::ListAttachedGroupPoliciesRequest {
        group_name: "G".into(),
        ..Default::default()
    };
    let list = bench.send(root, request).unwrap().attached_policies;
    list.into_iter()
        .map(|policy| policy.policy_arn.unwrap())
        .collect()
}

fn aws(name: &str) -> String {
    format!("arn:aws:iam::aws:policy/{name}")
}

#[test]
fn attaching_twice_is_attaching_once_and_lists_are_by_name() {
    let mut bench = Bench::new("aws");
    let root = group(&mut bench);
    for name in ["IAMReadOnlyAccess", "AmazonEC2FullAccess", "IAMReadOnlyAccess"] {
        attach(&mut bench, &root, &aws(name)).unwrap();
    }
    assert_eq!(
        attached(&mut bench, &root),
        [aws("AmazonEC2FullAccess"), aws("IAMReadOnlyAccess")]
    );
}

#[test]
fn detaching_what_is_not_attached_is_an_error() {
    let mut bench = Bench::new("instant");
    let root = group(&mut bench);
    attach(&mut bench, &root, &aws("IAMReadOnlyAccess")).unwrap();
    let detach = || api::DetachGroupPolicyRequest {
        group_name: "G".into(),
        policy_arn: aws("IAMReadOnlyAccess"),
    };
    bench.send(&root, detach()).unwrap();
    assert_eq!(
        refusal(bench.send(&root, detach())),
        (
            "NoSuchEntity".into(),
            "Policy arn:aws:iam::aws:policy/IAMReadOnlyAccess was not found.".into()
        )
    );
}

#[test]
fn policies_that_are_not_there_cannot_be_attached() {
    let mut bench = Bench::new("instant");
    let root = group(&mut bench);
    let arn = "arn:aws:iam::111111111111:policy/none";
    assert_eq!(
        refusal(attach(&mut bench, &root, arn)),
        (
            "NoSuchEntity".into(),
            format!("Policy {arn} does not exist or is not attachable.")
        )
    );
    assert_eq!(
        code(attach(&mut bench, &root, "no arn, but twenty characters")),
        "ValidationError"
    );
    let reserved = aws("aws-service-role/AWSSupportServiceRolePolicy");
    assert_eq!(code(attach(&mut bench, &root, &reserved)), "PolicyNotAttachable");
}

#[test]
fn ten_policies_fit_and_an_eleventh_does_not() {
    let mut bench = Bench::new("instant");
    let root = group(&mut bench);
    let names: Vec<&str> = rolecall_iam::managed::names()
        .filter(|name| rolecall_iam::managed::lookup(name).is_some_and(|policy| policy.path == "/"))
        .take(11)
        .collect();
    for name in &names[..10] {
        attach(&mut bench, &root, &aws(name)).unwrap();
    }
    assert_eq!(
        refusal(attach(&mut bench, &root, &aws(names[10]))),
        (
            "LimitExceeded".into(),
            "Cannot exceed quota for PoliciesPerGroup: 10".into()
        )
    );
    // One that is there already takes no place.
    attach(&mut bench, &root, &aws(names[0])).unwrap();
}
