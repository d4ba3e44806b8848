//! Answers that AWS was recorded to give, word for word.

use rolecall_api::views::iam;

use super::setup::*;
use crate::bench::{Bench, HUB, refusal};

#[test]
fn what_is_no_arn_is_invalid() {
    let mut bench = Bench::new("instant");
    let key = set_up(&mut bench);
    for arn in [
        "nothing-valid-in-here",
        "arn::b:::something/test-role",
        "arn:a::::something/test-role",
        "arn:a:::something/test-role",
        "arn:a:a::aaaaaaaaaa:",
    ] {
        assert_eq!(
            refusal(bench.send(&key, request(arn))),
            ("ValidationError".into(), format!("{arn} is invalid")),
        );
    }
}

#[test]
fn constraints_are_told_in_the_words_of_the_model() {
    let mut bench = Bench::new("instant");
    let key = set_up(&mut bench);
    let mut asked = request(ROLE);
    asked.role_session_name = "Session1:2".into();
    let told = "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*";
    assert_eq!(
        refusal(bench.send(&key, asked)),
        ("ValidationError".into(), told.into())
    );
}

#[test]
fn a_trust_policy_that_is_no_json() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let create = iam::CreateRoleRequest {
        role_name: "x".into(),
        assume_role_policy_document: "nothing".into(),
        ..Default::default()
    };
    assert_eq!(
        refusal(bench.send(&root, create)),
        (
            "MalformedPolicyDocument".into(),
            "This policy contains invalid Json".into()
        )
    );
}

#[test]
fn policies_that_do_not_exist() {
    let mut bench = Bench::new("instant");
    set_up(&mut bench);
    let root = bench.root("222222222222");
    let attach = |arn: &str| iam::AttachRolePolicyRequest {
        role_name: "Micetro".into(),
        policy_arn: arn.into(),
    };
    let arn = "arn:aws:iam::222222222222:policy/nothing123";
    assert_eq!(
        refusal(bench.send(&root, attach(arn))),
        (
            "NoSuchEntity".into(),
            format!("Policy {arn} does not exist or is not attachable.")
        )
    );
    assert_eq!(
        refusal(bench.send(&root, attach("longer-than-twenty-characters"))),
        (
            "ValidationError".into(),
            "Invalid ARN:  Could not be parsed!".into()
        )
    );
}
