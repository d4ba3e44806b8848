//! What AWS says of documents that it refuses: every text of the write gate, in cases of our own.
//!
//! Texts as recorded from AWS; what a Resource may be: IAM User Guide,
//! *reference_policies_elements_resource*; an Action: *reference_policies_elements_action*; a date:
//! *reference_policies_elements_condition_operators*.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use rolecall_iam::policy::{Kind, admit};
use serde_json::{Value, json};

/// The message for a managed policy of one statement, with some elements changed; empty when taken.
fn refusal(changes: &Value) -> String {
    let mut statement = json!({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"});
    for (element, value) in changes.as_object().unwrap() {
        match value {
            Value::Null => drop(statement.as_object_mut().unwrap().remove(element)),
            value => statement[element] = value.clone(),
        }
    }
    let document = json!({"Version": "2012-10-17", "Statement": [statement]}).to_string();
    admit(&document, Kind::Managed).map_or_else(|refusal| refusal.message, |_| String::new())
}

fn table(element: &str, cases: &[(&str, &str)]) {
    for (value, expected) in cases {
        assert_eq!(
            refusal(&json!({ element: value })),
            *expected,
            "{element} {value}"
        );
    }
}

const LEGACY: &str = "The policy failed legacy parsing";
const SYNTAX: &str = "Syntax errors in policy.";
const REGEX: &str = "Resource vendor must be fully qualified and cannot contain regexes.";
const PATHS: &str = "IAM resource path must either be \"*\", root, or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.";

#[test]
fn resources() {
    table(
        "Resource",
        &[
            ("*", ""),
            ("arn:aws:s3:::b/*", ""),
            ("arn:aws-cn:s3:::b/*", ""),
            ("arn:*:s3:::b/*", ""),
            ("arn:aws:dynamodb:eu-west-1:123456789012:table/t", ""),
            ("arn:aws:dynamodb", ""),
            ("arn:aws:unheard-of:::x", ""),
            ("b", "Resource b must be in ARN format or \"*\"."),
            ("**", "Resource ** must be in ARN format or \"*\"."),
            (
                "arn:mars:s3:::b",
                "Partition \"mars\" is not valid for resource \"arn:mars:s3:::b\".",
            ),
            (
                "arn:mars:s3",
                "Partition \"mars\" is not valid for resource \"arn:mars:s3:*:*:*\".",
            ),
            ("arn:aws", REGEX),
            ("arn:aws:*", REGEX),
            ("arn:aws:s?:::b", REGEX),
            ("arn:aws:s3::b", LEGACY),
            ("arn:aws::", LEGACY),
            ("arn:aws::::b", LEGACY),
            (
                "arn:aws:s3:eu-west-1::b",
                "Resource arn:aws:s3:eu-west-1::b can not contain region information.",
            ),
            ("arn:aws:s3:eu-west-1:123456789012:accesspoint/a", ""),
            (
                "arn:aws:iam:eu-west-1:123456789012:role/r",
                "IAM resource arn:aws:iam:eu-west-1:123456789012:role/r cannot contain region information.",
            ),
            ("arn:aws:iam::123456789012:*", ""),
            ("arn:aws:iam::123456789012:role/*", ""),
            ("arn:aws:iam::123456789012:root", ""),
            ("arn:aws:iam::123456789012:assumed-role/r", PATHS),
            ("arn:aws:iam::123456789012:roles/r", PATHS),
        ],
    );
    // The one that sorts first is named, whatever comes first.
    assert_eq!(
        refusal(&json!({"Resource": ["z", "*", "b"]})),
        "Resource b must be in ARN format or \"*\"."
    );
}

#[test]
fn actions() {
    const PREFACED: &str = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
    table(
        "Action",
        &[
            ("*", ""),
            ("s3:*", ""),
            ("S3:getobject", ""),
            ("un-heard.of:Thing", ""),
            ("GetObject", PREFACED),
            ("", PREFACED),
            ("s3:Get:Object", "Actions/Condition can contain only one colon."),
            ("s 3:GetObject", "Vendor s 3 is not valid"),
            ("s*:GetObject", "Vendor s* is not valid"),
        ],
    );
    assert_eq!(refusal(&json!({"Action": null, "NotAction": "iam:*"})), "");
    assert_eq!(
        refusal(&json!({"Action": null})),
        "Policy statement must contain actions."
    );
    assert_eq!(
        refusal(&json!({"Action": []})),
        "Policy statement must contain actions."
    );
    assert_eq!(
        refusal(&json!({"Resource": null})),
        "Policy statement must contain resources."
    );
    // A resource is missed before the action is looked at.
    assert_eq!(
        refusal(&json!({"Action": "GetObject", "Resource": null})),
        "Policy statement must contain resources."
    );
    assert_eq!(
        refusal(&json!({"Action": "GetObject", "Resource": "b"})),
        "Resource b must be in ARN format or \"*\"."
    );
}

#[test]
fn syntax() {
    for changes in [
        json!({"Effect": null}),
        json!({"Effect": "Permit"}),
        json!({"NotAction": "s3:*"}),
        json!({"NotResource": "*"}),
        json!({"Action": {}}),
        json!({"Resource": [["*"]]}),
        json!({"Sid": 1}),
        json!({"Extra": "x"}),
        json!({"Condition": []}),
        json!({"Condition": {"StringEqual": {"a": "b"}}}),
        json!({"Condition": {"stringequals": {"a": "b"}}}),
        json!({"Condition": {"NullIfExists": {"a": "true"}}}),
        json!({"Condition": {"StringEquals": "a"}}),
        json!({"Condition": {"StringEquals": {"a": {"b": "c"}}}}),
        json!({"Principal": "ann"}),
        json!({"Principal": {"User": "ann"}}),
    ] {
        assert_eq!(refusal(&changes), SYNTAX, "{changes}");
    }
    for document in [
        "",
        "[]",
        "{}",
        r#"{"Version":"2012-10-17","Statement":[]}"#,
        r#"{"Version":"2012-10-17","Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#,
        r#"{"Version":"2012-10-18","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#,
        r#"{"Version":"2012-10-17","Id":1,"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#,
    ] {
        assert_eq!(
            admit(document, Kind::Managed).unwrap_err().message,
            SYNTAX,
            "{document}"
        );
    }
    assert_eq!(refusal(&json!({"Effect": "allow"})), LEGACY);
    assert_eq!(refusal(&json!({"Condition": {"Unheard": {}}})), "");
    assert_eq!(
        refusal(&json!({"Condition": {"Bool": {"aws:SecureTransport": true}}})),
        ""
    );
    assert_eq!(
        refusal(&json!({"Principal": "*"})),
        "Policy document should not specify a principal."
    );
}

#[test]
fn sids() {
    let two = |first: &str, second: &str| {
        let statement = |sid| json!({"Sid": sid, "Effect": "Allow", "Action": "*", "Resource": "*"});
        let document = json!({"Version": "2012-10-17", "Statement": [statement(first), statement(second)]});
        admit(&document.to_string(), Kind::Managed).map_or_else(|refusal| refusal.message, |_| String::new())
    };
    assert_eq!(two("A", "B"), "");
    assert_eq!(two("A", "a"), "");
    assert_eq!(two("", ""), "");
    assert_eq!(
        two("A", "A"),
        "Statement IDs (SID) in a single policy must be unique."
    );
    assert!(two("A b", "B").starts_with("Statement IDs (SID) must be alpha-numeric."));
}

#[test]
fn dates() {
    let date = |text: &str| refusal(&json!({"Condition": {"DateLessThan": {"aws:CurrentTime": text}}}));
    for taken in [
        "2020",
        "2020-02",
        "2020-02-29",
        "2020-01-01T00:00:00Z",
        "2020-01-01t00:00:00z",
        "2020-01-01T00:00:00.123456789+01:00",
        "2020-01-01T00:00:00-11",
        "1577836800",
        "-1",
        "9223372036854775807",
    ] {
        assert_eq!(date(taken), "", "{taken}");
    }
    for refused in [
        "soon",
        "2020-13",
        "2021-02-29",
        "2020-01-01T00:00:00.1234567890Z",
        "2020-01-01T25:00:00Z",
        "2020-01-01T00:00:00+1",
        "2020-01-01T00:00:00+24:00",
        "9223372036854775808",
        "2020-01-01-01",
        "",
    ] {
        assert_eq!(date(refused), LEGACY, "{refused}");
    }
}
