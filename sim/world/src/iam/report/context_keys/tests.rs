//! Keys of given policies, and of those of a principal and its groups.

use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, code, refusal};
use crate::iam::bench::{allow, allow_if, create_group, join, put_group_policy, put_user_policy};

const USER: &str = "arn:aws:iam::111111111111:user/anna";

#[test]
fn variables_count_and_each_key_is_named_once() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let table = allow_if(
        "dynamodb:*",
        "arn:aws:dynamodb:us-west-2:111111111111:table/${aws:username}",
        r#"{"DateGreaterThan":{"aws:CurrentTime":"2015-08-16T12:00:00Z"}}"#,
    );
    let request = |policies: Vec<String>| api::GetContextKeysForCustomPolicyRequest {
        policy_input_list: policies,
    };
    let answer = bench
        .send(&root, request(vec![table.clone(), table.clone()]))
        .unwrap();
    assert_eq!(answer.context_key_names, ["aws:username", "aws:CurrentTime"]);
    assert_eq!(code(bench.send(&root, request(vec!["{".into()]))), "InvalidInput");
}

#[test]
fn a_user_s_policies_and_its_groups_are_looked_through() {
    let mut bench = Bench::new("adversarial");
    let root = bench.root(HUB);
    bench.user(HUB, "anna");
    create_group(&mut bench, &root, "g");
    join(&mut bench, &root, "anna", "g").unwrap();
    let when = |key: &str| allow_if("s3:*", "*", &format!(r#"{{"StringEquals":{{"{key}":"x"}}}}"#));
    put_user_policy(&mut bench, &root, "anna", "p", &when("aws:SourceIp")).unwrap();
    put_group_policy(&mut bench, &root, "g", "p", &when("aws:userid")).unwrap();
    let request = |arn: &str| api::GetContextKeysForPrincipalPolicyRequest {
        policy_source_arn: arn.into(),
        policy_input_list: vec![when("s3:prefix"), allow("s3:*", "*")],
    };
    let answer = bench.send(&root, request(USER)).unwrap();
    assert_eq!(
        answer.context_key_names,
        ["aws:SourceIp", "aws:userid", "s3:prefix"]
    );
    let nobody = "arn:aws:iam::111111111111:user/nobody";
    assert_eq!(
        refusal(bench.send(&root, request(nobody))),
        (
            "NoSuchEntity".into(),
            format!("Invalid Entity Arn: {nobody} does not exist.")
        )
    );
}
