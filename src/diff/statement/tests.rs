//! Differences in people's words.

use super::*;

fn document(statements: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#)
}

fn told(before: &str, after: &str) -> Vec<String> {
    changes(&document(before), &document(after), &Names::default())
}

#[test]
fn an_order_a_list_of_one_and_a_sid_are_no_difference() {
    let before = r#"{"Sid":"a","Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":"*"}"#;
    let after = r#"{"Effect":"Allow","Action":["s3:listbucket","s3:GetObject"],"Resource":["*"]}"#;
    assert!(super::super::document::same(&document(before), &document(after)));
    assert!(super::super::document::same(
        &document(&format!("{before},{after}")),
        &document(&format!("{after},{before}"))
    ));
    let other = r#"{"Effect":"Allow","Action":["s3:listbucket"],"Resource":["*"]}"#;
    assert!(!super::super::document::same(&document(before), &document(other)));
}

#[test]
fn actions_that_come_and_go_are_told_one_by_one() {
    let before = r#"{"Effect":"Allow","Action":["route53:Get*","route53:List*"],"Resource":"*"}"#;
    let after =
        r#"{"Effect":"Allow","Action":["route53:List*","route53:ChangeResourceRecordSets"],"Resource":"*"}"#;
    assert_eq!(
        told(before, after),
        [
            "+ action route53:ChangeResourceRecordSets",
            "- action route53:Get*"
        ]
    );
}

#[test]
fn a_statement_that_comes_or_goes_is_told_whole() {
    let one = r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#;
    let two = r#"{"Effect":"Deny","NotAction":"iam:Get*","NotResource":"arn:aws:s3:::b/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}"#;
    let line =
        "Deny everything but iam:Get* on everything but arn:aws:s3:::b/* if aws:SecureTransport Bool false";
    assert_eq!(told(one, &format!("{one},{two}")), [format!("+ {line}")]);
    assert_eq!(told(&format!("{one},{two}"), one), [format!("- {line}")]);
}

#[test]
fn an_element_that_turns_into_its_exception_is_told_whole() {
    let before = r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#;
    let after = r#"{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}"#;
    assert_eq!(
        told(before, after),
        ["- Allow s3:* on *", "+ Allow everything but s3:* on *"]
    );
    let denied = r#"{"Effect":"Deny","Action":"s3:*","Resource":"*"}"#;
    assert_eq!(told(before, denied), ["- Allow s3:* on *", "+ Deny s3:* on *"]);
}

#[test]
fn a_version_alone_is_told() {
    let new = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b/${aws:username}"}]}"#;
    let old = new.replace("2012-10-17", "2008-10-17");
    assert!(!super::super::document::same(&old, new));
    assert_eq!(
        changes(&old, new, &Names::default()),
        ["~ version of the policy language"]
    );
}

#[test]
fn a_text_that_is_no_document_is_said_to_be_none() {
    let after = document(r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#);
    assert_eq!(
        changes("{", &after, &Names::default()),
        ["- a document that can't be read", "+ Allow s3:* on *"]
    );
}
