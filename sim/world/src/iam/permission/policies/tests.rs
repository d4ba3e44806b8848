//! Managed policies: versions, what keeps one from being deleted, and AWS's own.

use rolecall_api::credentials::Credentials;
use rolecall_api::percent;
use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, code, refusal};

fn document(action: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"{action}","Resource":"*"}}}}"#
    )
}

fn create(bench: &mut Bench, root: &Credentials) -> String {
    let request = api::CreatePolicyRequest {
        policy_name: "P".into(),
        path: Some("/a/".into()),
        policy_document: document("s3:*"),
        ..Default::default()
    };
    bench.send(root, request).unwrap().policy.unwrap().arn.unwrap()
}

fn version(bench: &mut Bench, root: &Credentials, arn: &str, id: &str) -> api::PolicyVersion {
    let request = api::GetPolicyVersionRequest {
        policy_arn: arn.into(),
        version_id: id.into(),
    };
    bench.send(root, request).unwrap().policy_version.unwrap()
}

#[test]
fn five_versions_fit_numbers_are_not_used_again_and_the_default_stays() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let arn = create(&mut bench, &root);
    let add = |bench: &mut Bench, default: bool| {
        let request = api::CreatePolicyVersionRequest {
            policy_arn: arn.clone(),
            policy_document: document("ec2:*"),
            set_as_default: Some(default),
        };
        bench.send(&root, request)
    };
    for _ in 2..=5 {
        add(&mut bench, false).unwrap();
    }
    assert_eq!(code(add(&mut bench, false)), "LimitExceeded");
    let delete = |id: &str| api::DeletePolicyVersionRequest {
        policy_arn: arn.clone(),
        version_id: id.into(),
    };
    assert_eq!(code(bench.send(&root, delete("v1"))), "DeleteConflict");
    bench.send(&root, delete("v5")).unwrap();
    let made = add(&mut bench, true).unwrap().policy_version.unwrap();
    assert_eq!(
        (made.version_id.as_deref(), made.is_default_version),
        (Some("v6"), Some(true))
    );
    let shown = version(&mut bench, &root, &arn, "v6");
    assert_eq!(
        percent::decode(&shown.document.unwrap()).unwrap(),
        document("ec2:*")
    );
    let list = api::ListPolicyVersionsRequest {
        policy_arn: arn.clone(),
        ..Default::default()
    };
    let ids: Vec<_> = bench
        .send(&root, list)
        .unwrap()
        .versions
        .into_iter()
        .flat_map(|v| v.version_id)
        .collect();
    assert_eq!(ids, ["v6", "v4", "v3", "v2", "v1"]);
    assert_eq!(code(bench.send(&root, delete("v9"))), "NoSuchEntity");
}

#[test]
fn the_default_version_is_what_is_evaluated() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let arn = create(&mut bench, &root);
    let anna = bench.user(HUB, "anna");
    let attach = api::AttachUserPolicyRequest {
        user_name: "anna".into(),
        policy_arn: arn.clone(),
    };
    bench.send(&root, attach).unwrap();
    let ask = api::ListUsersRequest::default;
    assert_eq!(code(bench.send(&anna, ask())), "AccessDenied");
    let request = api::CreatePolicyVersionRequest {
        policy_arn: arn.clone(),
        policy_document: document("iam:ListUsers"),
        set_as_default: Some(true),
    };
    bench.send(&root, request).unwrap();
    bench.send(&anna, ask()).unwrap();
    let back = api::SetDefaultPolicyVersionRequest {
        policy_arn: arn,
        version_id: "v1".into(),
    };
    bench.send(&root, back).unwrap();
    assert_eq!(code(bench.send(&anna, ask())), "AccessDenied");
}

#[test]
fn a_policy_in_use_is_not_deleted() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let arn = create(&mut bench, &root);
    bench.user(HUB, "anna");
    let attach = api::AttachUserPolicyRequest {
        user_name: "anna".into(),
        policy_arn: arn.clone(),
    };
    bench.send(&root, attach).unwrap();
    let delete = || api::DeletePolicyRequest {
        policy_arn: arn.clone(),
    };
    assert_eq!(
        refusal(bench.send(&root, delete())),
        (
            "DeleteConflict".into(),
            "Cannot delete a policy attached to entities.".into()
        )
    );
    let shown = bench
        .send(
            &root,
            api::GetPolicyRequest {
                policy_arn: arn.clone(),
            },
        )
        .unwrap()
        .policy
        .unwrap();
    assert_eq!(
        (shown.attachment_count, shown.path.as_deref()),
        (Some(1), Some("/a/"))
    );
    let detach = api::DetachUserPolicyRequest {
        user_name: "anna".into(),
        policy_arn: arn.clone(),
    };
    bench.send(&root, detach).unwrap();
    bench.send(&root, delete()).unwrap();
    assert_eq!(
        code(bench.send(
            &root,
            api::GetPolicyRequest {
                policy_arn: arn.clone()
            }
        )),
        "NoSuchEntity"
    );
}

#[test]
fn awss_policies_can_be_read_and_not_changed() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let arn = "arn:aws:iam::aws:policy/AmazonRoute53FullAccess".to_owned();
    let shown = bench
        .send(
            &root,
            api::GetPolicyRequest {
                policy_arn: arn.clone(),
            },
        )
        .unwrap()
        .policy
        .unwrap();
    let id = shown.default_version_id.unwrap();
    let text = version(&mut bench, &root, &arn, &id).document.unwrap();
    assert!(percent::decode(&text).unwrap().contains("route53:*"));
    assert_eq!(
        code(bench.send(&root, api::DeletePolicyRequest { policy_arn: arn })),
        "AccessDenied"
    );
    let list = api::ListPoliciesRequest {
        scope: Some("AWS".into()),
        max_items: Some(1000),
        ..Default::default()
    };
    let page = bench.send(&root, list).unwrap();
    assert_eq!((page.policies.len(), page.is_truncated), (1000, Some(true)));
}

#[test]
fn a_policy_fits_its_quota_and_not_one_more() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let sized = |size: usize| {
        let fixed = document("s3:").len();
        api::CreatePolicyRequest {
            policy_name: "big".into(),
            policy_document: document(&format!("s3:{}", "a".repeat(size - fixed))),
            ..Default::default()
        }
    };
    assert_eq!(
        refusal(bench.send(&root, sized(6145))),
        (
            "LimitExceeded".into(),
            "Cannot exceed quota for PolicySize: 6144".into()
        )
    );
    bench.send(&root, sized(6144)).unwrap();
}

#[test]
fn a_version_of_a_policy_that_is_not_there_is_missed_as_one_of_a_policy_that_is() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let there = create(&mut bench, &root);
    for (policy_arn, version_id) in [("arn:aws:iam::111111111111:policy/none", "v1"), (&*there, "v9")] {
        let read = api::GetPolicyVersionRequest {
            policy_arn: policy_arn.into(),
            version_id: version_id.into(),
        };
        let set = api::SetDefaultPolicyVersionRequest {
            policy_arn: policy_arn.into(),
            version_id: version_id.into(),
        };
        let missing = (
            "NoSuchEntity".to_owned(),
            format!("Policy {policy_arn} version {version_id} does not exist or is not attachable."),
        );
        assert_eq!(refusal(bench.send(&root, read)), missing);
        assert_eq!(refusal(bench.send(&root, set)), missing);
    }
}

/// As recorded from AWS (LocalStack's tests, `test_iam_policies.snapshot.json`, `test_policy_tag_order`).
#[test]
fn tags_come_as_given_from_creation_and_shorter_keys_first_from_reads() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let keys = |tags: Vec<api::Tag>| tags.into_iter().map(|tag| tag.key).collect::<Vec<_>>();
    let tag = |key: &str| api::Tag {
        key: key.into(),
        value: "v".into(),
    };
    let request = api::CreatePolicyRequest {
        policy_name: "P".into(),
        policy_document: document("s3:*"),
        tags: ["abc", "b", "z", "a", "A"].map(tag).to_vec(),
        ..Default::default()
    };
    let made = bench.send(&root, request).unwrap().policy.unwrap();
    assert_eq!(keys(made.tags), ["abc", "b", "z", "a", "A"]);
    let policy_arn = made.arn.unwrap();
    let get = api::GetPolicyRequest {
        policy_arn: policy_arn.clone(),
    };
    let sorted = ["A", "a", "b", "z", "abc"];
    assert_eq!(keys(bench.send(&root, get).unwrap().policy.unwrap().tags), sorted);
    let mut marker = None;
    for key in sorted {
        let list = api::ListPolicyTagsRequest {
            policy_arn: policy_arn.clone(),
            max_items: Some(1),
            marker,
        };
        let page = bench.send(&root, list).unwrap();
        assert_eq!(keys(page.tags), [key]);
        marker = page.marker;
    }
    assert_eq!(marker, None);
}
