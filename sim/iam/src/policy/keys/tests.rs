//! Which keys a document refers to, in which order.

use crate::policy::read;

#[test]
fn variables_and_conditions_each_once_in_the_order_of_the_text() {
    let text = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:*",
        "Resource":["arn:aws:dynamodb:*:*:table/${aws:username}","arn:aws:dynamodb:*:*:table/${*}${aws:PrincipalTag/a, 'x'}"],
        "Condition":{"DateGreaterThan":{"aws:CurrentTime":"2015-08-16T12:00:00Z"},"StringLike":{"AWS:UserName":"${aws:userid}*"}}}]}"#;
    assert_eq!(
        read(text).unwrap().context_keys(),
        [
            "aws:username",
            "aws:PrincipalTag/a",
            "aws:CurrentTime",
            "aws:userid"
        ]
    );
}

#[test]
fn an_old_document_has_no_variables() {
    let text = r#"{"Statement":[{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:username}",
        "Condition":{"StringEquals":{"aws:userid":"${aws:username}"}}}]}"#;
    assert_eq!(read(text).unwrap().context_keys(), ["aws:userid"]);
}
