use rolecall_api::operation::Operation;
use rolecall_world::fault::Verdict;
use serde_json::{Value, json};

use super::{REFUSED, read, told};

#[test]
fn a_rule_is_told_as_it_was_given() {
    for rule in [
        json!({ "fault": "throttle", "after": 0, "times": 1, "met": 0 }),
        json!({ "fault": "fail-before", "after": 0, "times": "always", "met": 0 }),
        json!({ "fault": "fail-after", "account": "111111111111", "after": 0, "times": 1, "met": 0 }),
        json!({ "fault": "lose-request", "entity": "Reader", "after": 0, "times": 1, "met": 0 }),
        json!({ "fault": "lose-answer", "operation": "iam:CreateRole", "after": 2, "times": 3, "met": 0 }),
        json!({ "fault": "delay:1m 30s", "after": 0, "times": 1, "met": 0 }),
        json!({
            "message": "not now", "status": 503, "fault": "refuse:SlowDown", "after": 0, "times": 1, "met": 0
        }),
    ] {
        assert_eq!(told(&read(&rule).unwrap()), rule);
    }
}

#[test]
fn a_rule_of_one_word_means_the_first_call_of_any() {
    let on = read(&json!({ "fault": "refuse:AccessDenied" })).unwrap();
    assert_eq!(
        (on.operation, on.account, on.entity, on.after, on.times),
        (None, None, None, 0, 1)
    );
    let Verdict::Refuse { status, message, .. } = on.verdict else {
        panic!("a refusal");
    };
    assert_eq!((status, message.as_str()), (400, REFUSED));
    let on = read(&json!({ "fault": "delay:500ms", "operation": "sts:AssumeRole" })).unwrap();
    assert_eq!(on.operation, Some(Operation::StsAssumeRole));
}

#[test]
fn what_is_no_rule_is_refused_with_what_would_be_one() {
    let wrong: [(Value, &str); 15] = [
        (json!({}), "`throttle`"),
        (json!({ "fault": "explode" }), "`throttle`"),
        (json!({ "fault": 5 }), "`fault` is a text"),
        (json!({ "fault": "throttle:hard" }), "`throttle`"),
        (json!({ "fault": "delay:soon" }), "duration"),
        (json!({ "fault": "delay:-1s" }), "duration"),
        (json!({ "fault": "delay:2h" }), "up to an hour"),
        (json!({ "fault": "refuse:" }), "`refuse:CODE`"),
        (json!({ "fault": "refuse:a<b" }), "`refuse:CODE`"),
        (json!({ "fault": "refuse:X", "status": 200 }), "400 to 599"),
        (json!({ "fault": "throttle", "message": "x" }), "belong to"),
        (
            json!({ "fault": "throttle", "operation": "CreateRole" }),
            "`iam:CreateRole`",
        ),
        (json!({ "fault": "throttle", "account": "1" }), "`account`"),
        (json!({ "fault": "throttle", "times": "often" }), "`always`"),
        (json!({ "fault": "throttle", "after": -1 }), "whole number"),
    ];
    for (rule, told) in wrong {
        let refused = read(&rule).unwrap_err();
        assert!(refused.contains(told), "{rule}: {refused}");
    }
}
