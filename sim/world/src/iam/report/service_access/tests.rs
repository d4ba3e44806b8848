//! What lets a user use a service: its own policies and its groups', of either kind.

use rolecall_api::views::iam as api;
use rolecall_iam::policy;

use crate::bench::{Bench, HUB, code};
use crate::iam::bench::{allow, create_group, join, put_group_policy, put_user_policy};

#[test]
fn each_service_is_answered_with_the_policies_that_let_it_be_used() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    bench.user(HUB, "anna");
    create_group(&mut bench, &root, "g");
    join(&mut bench, &root, "anna", "g").unwrap();
    put_user_policy(&mut bench, &root, "anna", "own", &allow("s3:Get*", "*")).unwrap();
    put_group_policy(&mut bench, &root, "g", "ours", &allow("ec2:*", "*")).unwrap();
    let read_only = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";
    let attach = api::AttachUserPolicyRequest {
        user_name: "anna".into(),
        policy_arn: read_only.into(),
    };
    bench.send(&root, attach).unwrap();
    let request = |arn: &str| api::ListPoliciesGrantingServiceAccessRequest {
        arn: arn.into(),
        service_namespaces: ["s3", "ec2", "sqs"].map(str::to_owned).into(),
        marker: None,
    };
    let answer = bench
        .send(&root, request("arn:aws:iam::111111111111:user/anna"))
        .unwrap();
    let entries = answer.policies_granting_service_access;
    let names: Vec<_> = entries
        .iter()
        .map(|entry| {
            let names = entry.policies.iter().map(|policy| policy.policy_name.as_str());
            (
                entry.service_namespace.as_deref().unwrap(),
                names.collect::<Vec<_>>(),
            )
        })
        .collect();
    assert_eq!(
        names,
        [
            ("s3", vec!["own", "AmazonS3ReadOnlyAccess"]),
            ("ec2", vec!["ours"]),
            ("sqs", vec![])
        ]
    );
    let [own, managed] = &entries[0].policies[..] else {
        panic!()
    };
    assert_eq!(
        (
            own.policy_type.as_str(),
            own.policy_arn.as_deref(),
            own.entity_type.as_deref(),
            own.entity_name.as_deref()
        ),
        ("INLINE", None, Some("USER"), Some("anna"))
    );
    assert_eq!(
        (
            managed.policy_type.as_str(),
            managed.policy_arn.as_deref(),
            managed.entity_type.as_deref()
        ),
        ("MANAGED", Some(read_only), None)
    );
    assert_eq!(entries[1].policies[0].entity_type.as_deref(), Some("GROUP"));
    assert_eq!(
        code(bench.send(&root, request("arn:aws:iam::111111111111:role/none"))),
        "NoSuchEntity"
    );
}

#[test]
fn what_is_allowed_but_for_some_actions_grants_the_others() {
    let allows = |actions: &str| {
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow",{actions},"Resource":"*"}}]}}"#
        );
        super::grants(&policy::read(&text).unwrap(), "s3")
    };
    assert!(allows(r#""Action":"S3:GetObject""#));
    assert!(allows(r#""Action":["ec2:*","*"]"#));
    assert!(!allows(r#""Action":"s3-outposts:*""#));
    assert!(allows(r#""NotAction":["iam:*","s3:Put*"]"#));
    assert!(!allows(r#""NotAction":["iam:*","s3:*"]"#));
}
