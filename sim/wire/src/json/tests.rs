use rolecall_api::document::Structure;
use rolecall_api::operation::{Operation, Service};
use rolecall_api::shape::Shape;
use serde_json::json;

use super::{read, structure, write};
use crate::testing::sample;

/// Reads an output, as a client does.
pub(crate) fn output(shape: &'static Shape, json: serde_json::Value) -> Structure {
    match json {
        serde_json::Value::Object(members) => structure(shape, members).unwrap(),
        other => panic!("no object: {other}"),
    }
}

fn organizations() -> impl Iterator<Item = Operation> {
    Operation::all().filter(|operation| operation.service() == Service::Organizations)
}

#[test]
fn every_input_and_output_comes_back() {
    assert_eq!(organizations().count(), 43);
    for operation in organizations() {
        let info = operation.info();
        let input = sample::structure(info.input);
        assert_eq!(
            read(operation, &write(info.input, &input)).unwrap(),
            input,
            "{operation}"
        );
        let answer = sample::structure(info.output);
        let body = serde_json::from_slice(&write(info.output, &answer)).unwrap();
        assert_eq!(output(info.output, body), answer, "{operation}");
    }
}

#[test]
fn a_golden_answer() {
    let account = Structure::new()
        .with("Id", "111111111111")
        .with("Name", "\"hub\" & <co>")
        .with(
            "JoinedTimestamp",
            jiff::Timestamp::from_millisecond(1_767_225_600_500).unwrap(),
        );
    let output = Structure::new().with("Accounts", vec![account]);
    let body = write(Operation::OrganizationsListAccounts.info().output, &output);
    assert_eq!(
        String::from_utf8(body).unwrap(),
        r#"{"Accounts":[{"Id":"111111111111","Name":"\"hub\" & <co>","JoinedTimestamp":1767225600.5,"Paths":[]}]}"#
    );
    let none = write(
        Operation::OrganizationsListAccounts.info().output,
        &Structure::new(),
    );
    assert_eq!(none, br#"{"Accounts":[]}"#);
    let untagged = write(
        Operation::OrganizationsListTagsForResource.info().output,
        &Structure::new(),
    );
    assert_eq!(untagged, br#"{"Tags":[]}"#);
}

#[test]
fn what_is_not_of_its_shape_is_refused() {
    let told = |body: &[u8]| {
        let refusal = read(Operation::OrganizationsListAccountsForParent, body).unwrap_err();
        assert_eq!(
            (refusal.code.as_str(), refusal.status),
            ("SerializationException", 400)
        );
        refusal.message
    };
    assert_eq!(
        told(br#"{"ParentId": 1}"#),
        "NUMBER_VALUE can not be converted to a String"
    );
    assert_eq!(
        told(br#"{"MaxResults": 1.5}"#),
        "DECIMAL_VALUE can not be converted to an Integer"
    );
    assert_eq!(
        told(br#"{"ParentId": true}"#),
        "TRUE_VALUE can not be converted to a String"
    );
    assert_eq!(
        told(br#"{"ParentId": ["a"]}"#),
        "Start of list found where not expected"
    );
    assert_eq!(
        told(br#"{"ParentId": {}}"#),
        "Start of structure or map found where not expected."
    );
    for body in [
        &b"["[..],
        b"[]",
        b"null",
        b"{\"a\":\"\xff\"}",
        b"{} {}",
        &[b'['; 10_000],
    ] {
        assert_eq!(told(body), "");
    }
}

#[test]
fn no_body_unknown_members_and_nulls_are_no_input() {
    for body in [&b""[..], b"{}", br#"{"Unknown": {"a": [1]}, "NextToken": null}"#] {
        let input = read(Operation::OrganizationsListAccounts, body).unwrap();
        assert_eq!(input, Structure::new());
    }
    let body = json!({ "MaxResults": 5 }).to_string();
    let input = read(Operation::OrganizationsListAccounts, body.as_bytes()).unwrap();
    assert_eq!(input.integer("MaxResults"), Some(5));
}
