//! Reasons as they are told.

use super::*;

#[test]
fn of_many_patterns_a_few_are_told() {
    let patterns: Vec<Box<str>> = (1..=9).map(|number| format!("s3:Get{number}").into()).collect();
    let told = Reason::Action {
        requested: "iam:GetUser".into(),
        patterns: patterns.clone(),
        negated: false,
    };
    assert_eq!(
        reason(&told),
        "the action is iam:GetUser; Action allows s3:Get1, s3:Get2, s3:Get3 and 6 more"
    );
    let few = Reason::Action {
        requested: "iam:GetUser".into(),
        patterns: patterns[..4].to_vec(),
        negated: false,
    };
    assert_eq!(
        reason(&few),
        "the action is iam:GetUser; Action allows s3:Get1, s3:Get2, s3:Get3, s3:Get4"
    );
}

#[test]
fn a_condition_says_what_it_wants_and_what_there_is() {
    let told = |requested| Reason::Condition {
        operator: "ArnEquals".to_owned(),
        key: "aws:PrincipalArn".into(),
        requested,
        values: vec![
            "arn:aws:iam::111111111111:user/a".into(),
            "arn:aws:iam::111111111111:user/b".into(),
        ],
        why: ConditionMiss::ValueDiffers,
    };
    assert_eq!(
        reason(&told(Some(vec!["arn:aws:iam::111111111111:user/c".into()]))),
        "aws:PrincipalArn must equal arn:aws:iam::111111111111:user/a or arn:aws:iam::111111111111:user/b, and is \
         arn:aws:iam::111111111111:user/c"
    );
    assert!(reason(&told(None)).ends_with(", and the request has none"));
}
