//! Inline policies: written, read, listed, deleted, bounded and refused, for each kind of owner.

use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, code, refusal};
use crate::iam::bench::{
    allow, allow_if, create_group, create_role, create_user, decoded, get_user, put_group_policy,
    put_user_policy, sized,
};

fn group_policy(policy: &str) -> api::GetGroupPolicyRequest {
    api::GetGroupPolicyRequest {
        group_name: "g".into(),
        policy_name: policy.into(),
    }
}

#[test]
fn a_policy_is_read_back_encoded_and_in_its_own_white_space() {
    let mut bench = Bench::new("aws");
    let root = bench.root(HUB);
    create_group(&mut bench, &root, "G");
    let text = "{\"Version\": \"2012-10-17\",\n \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}}";
    put_group_policy(&mut bench, &root, "g", "p", text).unwrap();
    let shown = bench.send(&root, group_policy("p")).unwrap();
    assert_eq!(
        (shown.group_name.as_str(), shown.policy_name.as_str()),
        ("G", "p")
    );
    assert!(
        shown
            .policy_document
            .starts_with("%7B%22Version%22%3A%20%222012-10-17%22%2C%0A%20")
    );
    assert_eq!(decoded(&shown.policy_document), text);
}

#[test]
fn a_policy_is_written_over_and_each_kind_of_owner_has_its_own() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_group(&mut bench, &root, "n");
    create_user(&mut bench, &root, "n");
    create_role(&mut bench, &root, "n");
    put_group_policy(&mut bench, &root, "n", "p", &allow("s3:*", "*")).unwrap();
    put_group_policy(&mut bench, &root, "n", "p", &allow("ec2:*", "*")).unwrap();
    put_user_policy(&mut bench, &root, "n", "p", &allow("sns:*", "*")).unwrap();
    let role = api::PutRolePolicyRequest {
        role_name: "n".into(),
        policy_name: "p".into(),
        policy_document: allow("sqs:*", "*"),
    };
    bench.send(&root, role).unwrap();
    let of_group = api::GetGroupPolicyRequest {
        group_name: "n".into(),
        policy_name: "p".into(),
    };
    let of_user = api::GetUserPolicyRequest {
        user_name: "n".into(),
        policy_name: "p".into(),
    };
    let of_role = api::GetRolePolicyRequest {
        role_name: "n".into(),
        policy_name: "p".into(),
    };
    let documents = [
        bench.send(&root, of_group).unwrap().policy_document,
        bench.send(&root, of_user).unwrap().policy_document,
        bench.send(&root, of_role).unwrap().policy_document,
    ];
    let expected = [allow("ec2:*", "*"), allow("sns:*", "*"), allow("sqs:*", "*")];
    assert_eq!(documents.map(|document| decoded(&document)), expected);
}

#[test]
fn the_quota_of_each_owner_is_met_exactly_and_not_passed() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_group(&mut bench, &root, "G");
    create_user(&mut bench, &root, "U");
    create_role(&mut bench, &root, "R");
    put_group_policy(&mut bench, &root, "g", "a", &sized(3000)).unwrap();
    assert_eq!(
        refusal(put_group_policy(&mut bench, &root, "g", "b", &sized(2121))),
        (
            "LimitExceeded".into(),
            "Maximum policy size of 5120 bytes exceeded for group G".into()
        )
    );
    put_group_policy(&mut bench, &root, "g", "b", &sized(2120)).unwrap();
    // What is written over no longer counts.
    put_group_policy(&mut bench, &root, "g", "b", &sized(2119)).unwrap();
    assert_eq!(
        refusal(put_user_policy(&mut bench, &root, "u", "a", &sized(2049))).1,
        "Maximum policy size of 2048 bytes exceeded for user U"
    );
    put_user_policy(&mut bench, &root, "u", "a", &sized(2048)).unwrap();
    let role = |size| api::PutRolePolicyRequest {
        role_name: "r".into(),
        policy_name: "a".into(),
        policy_document: sized(size),
    };
    assert_eq!(
        refusal(bench.send(&root, role(10_241))).1,
        "Maximum policy size of 10240 bytes exceeded for role R"
    );
    bench.send(&root, role(10_240)).unwrap();
}

#[test]
fn white_space_does_not_count() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "u");
    let wide = sized(2048).replace(',', ",\r\n\t    ");
    put_user_policy(&mut bench, &root, "u", "a", &wide).unwrap();
}

#[test]
fn a_malformed_document_is_refused_in_the_laws_words() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_group(&mut bench, &root, "g");
    let cases = [
        ("not json", "Syntax errors in policy."),
        (
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Principal":"*"}]}"#,
            "Policy document should not specify a principal.",
        ),
        (
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*"}]}"#,
            "Policy statement must contain resources.",
        ),
    ];
    for (document, text) in cases {
        assert_eq!(
            refusal(put_group_policy(&mut bench, &root, "g", "p", document)),
            ("MalformedPolicyDocument".into(), text.into()),
            "{document}"
        );
    }
    assert_eq!(code(bench.send(&root, group_policy("p"))), "NoSuchEntity");
}

#[test]
fn what_is_not_there_is_named_by_its_kind() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_group(&mut bench, &root, "g");
    create_user(&mut bench, &root, "u");
    create_role(&mut bench, &root, "r");
    let text = |of: &str| format!("The {of} policy with name p cannot be found.");
    let group = api::DeleteGroupPolicyRequest {
        group_name: "g".into(),
        policy_name: "p".into(),
    };
    let user = api::DeleteUserPolicyRequest {
        user_name: "u".into(),
        policy_name: "p".into(),
    };
    let role = api::DeleteRolePolicyRequest {
        role_name: "r".into(),
        policy_name: "p".into(),
    };
    assert_eq!(refusal(bench.send(&root, group)).1, text("group"));
    assert_eq!(refusal(bench.send(&root, user)).1, text("user"));
    assert_eq!(refusal(bench.send(&root, role)).1, text("role"));
    assert_eq!(refusal(bench.send(&root, group_policy("p"))).1, text("group"));
    let elsewhere = put_group_policy(&mut bench, &root, "x", "p", &allow("s3:*", "*"));
    assert_eq!(refusal(elsewhere).1, "The group with name x cannot be found.");
}

#[test]
fn policies_are_listed_by_name_in_pages_and_a_deleted_one_is_gone_at_once() {
    let mut bench = Bench::new("aws");
    let root = bench.root(HUB);
    create_role(&mut bench, &root, "r");
    for name in ["c", "a", "b"] {
        let put = api::PutRolePolicyRequest {
            role_name: "r".into(),
            policy_name: name.into(),
            policy_document: allow("s3:*", "*"),
        };
        bench.send(&root, put).unwrap();
    }
    let list = |marker| api::ListRolePoliciesRequest {
        role_name: "r".into(),
        max_items: Some(2),
        marker,
    };
    let first = bench.send(&root, list(None)).unwrap();
    assert_eq!(
        (first.policy_names, first.is_truncated),
        (vec!["a".into(), "b".into()], Some(true))
    );
    let second = bench.send(&root, list(first.marker)).unwrap();
    assert_eq!(
        (second.policy_names, second.is_truncated),
        (vec!["c".to_owned()], Some(false))
    );
    let delete = api::DeleteRolePolicyRequest {
        role_name: "r".into(),
        policy_name: "b".into(),
    };
    bench.send(&root, delete).unwrap();
    let rest = bench.send(&root, list(None)).unwrap();
    assert_eq!(
        (rest.policy_names, rest.is_truncated),
        (vec!["a".into(), "c".to_owned()], Some(false))
    );
}

#[test]
fn a_policy_allows_late_and_a_deleted_one_goes_on_allowing_for_a_while() {
    let mut bench = Bench::new("fixed:5s");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    bench.settle();
    put_user_policy(&mut bench, &root, "anna", "p", &allow("iam:GetUser", "*")).unwrap();
    assert_eq!(code(get_user(&mut bench, &anna, "anna")), "AccessDenied");
    bench.settle();
    get_user(&mut bench, &anna, "anna").unwrap();
    let delete = api::DeleteUserPolicyRequest {
        user_name: "anna".into(),
        policy_name: "p".into(),
    };
    bench.send(&root, delete).unwrap();
    get_user(&mut bench, &anna, "anna").unwrap();
    bench.settle();
    assert_eq!(code(get_user(&mut bench, &anna, "anna")), "AccessDenied");
}

#[test]
fn the_boundary_of_the_user_is_a_condition_of_writing_its_policies() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let operator = bench.user(HUB, "op");
    let boundary = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    let condition = format!(r#"{{"StringEquals":{{"iam:PermissionsBoundary":"{boundary}"}}}}"#);
    let policy = allow_if("iam:*UserPolicy", "*", &condition);
    put_user_policy(&mut bench, &root, "op", "p", &policy).unwrap();
    create_user(&mut bench, &root, "free");
    let request = api::CreateUserRequest {
        user_name: "bound".into(),
        permissions_boundary: Some(boundary.into()),
        ..Default::default()
    };
    bench.send(&root, request).unwrap();
    let write = allow("s3:*", "*");
    assert_eq!(
        code(put_user_policy(&mut bench, &operator, "free", "p", &write)),
        "AccessDenied"
    );
    put_user_policy(&mut bench, &operator, "bound", "p", &write).unwrap();
    let attach = |name: &str| api::AttachUserPolicyRequest {
        user_name: name.into(),
        policy_arn: boundary.into(),
    };
    assert_eq!(code(bench.send(&operator, attach("free"))), "AccessDenied");
    bench.send(&operator, attach("bound")).unwrap();
}

#[test]
fn rights_on_one_group_are_none_on_another() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let operator = bench.user(HUB, "op");
    let policy = allow("iam:PutGroupPolicy", "arn:aws:iam::111111111111:group/mine");
    put_user_policy(&mut bench, &root, "op", "p", &policy).unwrap();
    create_group(&mut bench, &root, "mine");
    create_group(&mut bench, &root, "yours");
    put_group_policy(&mut bench, &operator, "mine", "p", &policy).unwrap();
    let refused = refusal(put_group_policy(&mut bench, &operator, "yours", "p", &policy));
    let expected = "User: arn:aws:iam::111111111111:user/op is not authorized to perform: iam:PutGroupPolicy on resource: group yours because no identity-based policy allows the iam:PutGroupPolicy action";
    assert_eq!(refused, ("AccessDenied".into(), expected.into()));
}
