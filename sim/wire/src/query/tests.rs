use proptest::prelude::*;
use rolecall_api::document::{Structure, Value};
use rolecall_api::operation::{Operation, Protocol};

use super::read;
use crate::form::Parameters;
use crate::testing::{form, sample};

fn of(operation: Operation, body: &str) -> Result<Structure, (String, String)> {
    let parameters = Parameters::read(&[body.as_bytes()]).unwrap();
    read(operation, &parameters).map_err(|refusal| {
        assert_eq!(refusal.status, 400);
        (refusal.code, refusal.message)
    })
}

#[test]
fn every_input_of_every_operation_comes_back() {
    let spoken = Operation::all().filter(|operation| operation.service().protocol() != Protocol::Json);
    let mut seen = 0;
    for operation in spoken {
        let input = sample::structure(operation.info().input);
        let body = match operation.service().protocol() {
            Protocol::RestXml => form::write_query(operation, &input),
            _ => form::write(operation, &input),
        };
        assert_eq!(of(operation, &body).unwrap(), input, "{operation}");
        seen += 1;
    }
    assert_eq!(seen, 196);
}

#[test]
fn a_golden_request() {
    let body = "Action=CreateRole&Version=2010-05-08&RoleName=Micetro&MaxSessionDuration=3600&AssumeRolePolicyDocument=%7B%7D&Tags.member.1.Key=rolecall&Tags.member.1.Value=a+b&Tags.member.2.Key=team&Tags.member.2.Value=&Unknown.member.1=x";
    let tag = |key: &str, value: &str| Structure::new().with("Key", key).with("Value", value);
    assert_eq!(
        of(Operation::IamCreateRole, body).unwrap(),
        Structure::new()
            .with("RoleName", "Micetro")
            .with("AssumeRolePolicyDocument", "{}")
            .with("MaxSessionDuration", 3600)
            .with("Tags", vec![tag("rolecall", "a b"), tag("team", "")])
    );
}

#[test]
fn lists_go_by_number_and_gaps_close() {
    let body = "TagKeys.member.10=c&TagKeys.member.2=b&TagKeys.member.1=a&TagKeys.member.999999999=d";
    let input = of(Operation::IamUntagRole, body).unwrap();
    assert_eq!(input.get("TagKeys"), Some(&vec!["a", "b", "c", "d"].into()));
    let ec2 = of(
        Operation::Ec2DescribeVpcs,
        "Filter.2.Name=b&Filter.1.Name=a&Filter.1.Value.1=x&VpcId.1=vpc-1",
    );
    let filters = ec2.unwrap();
    assert_eq!(filters.list("Filters").len(), 2);
    assert_eq!(filters.get("VpcIds"), Some(&vec!["vpc-1"].into()));
}

#[test]
fn a_list_of_nothing_is_one() {
    let input = of(Operation::IamUntagRole, "TagKeys=&RoleName=").unwrap();
    assert_eq!(input.get("TagKeys"), Some(&Value::List(Vec::new())));
    assert_eq!(input.text("RoleName"), Some(""));
}

#[test]
fn what_is_not_of_its_shape_is_malformed() {
    let told = |operation, body: &str| {
        let (code, message) = of(operation, body).unwrap_err();
        assert_eq!(code, "MalformedInput", "{body}");
        message
    };
    let role = Operation::IamCreateRole;
    for body in ["RoleName.member.1=a", "RoleName.x=a", "MaxSessionDuration.1=2"] {
        assert_eq!(told(role, body), "Start of list found where not expected");
    }
    assert_eq!(told(role, "Tags=x"), "Unexpected list element termination");
    assert_eq!(
        told(role, "Tags.member.1=x"),
        "Unexpected complex element termination"
    );
    for body in [
        "Tags.1.Key=x",
        "Tags.member.x=1",
        "Tags.member.01.Key=x",
        "Tags.member.0.Key=x",
        "Tags.member.-1.Key=x",
        "Tags.member.%2B1.Key=x",
        "Tags.member.18446744073709551616.Key=x",
        "Tags.member.=x",
        "Tags.=x",
        "Tags.member.1.Key=a&Tags.other=x",
    ] {
        assert_eq!(
            told(role, body),
            "Top level element may not be treated as a list",
            "{body}"
        );
    }
    for number in ["", "x", "1.5", "9223372036854775808", "0x10", " 1"] {
        let body = format!("MaxSessionDuration={number}");
        assert_eq!(
            told(role, &body),
            "The value at 'MaxSessionDuration' must be an integer"
        );
    }
    let summary = "The value at 'RequireSymbols' must be a boolean";
    assert_eq!(
        told(Operation::IamUpdateAccountPasswordPolicy, "RequireSymbols=maybe"),
        summary
    );
    let (code, _) = of(Operation::Ec2DescribeVpcs, "MaxResults=many").unwrap_err();
    assert_eq!(code, "InvalidParameterValue");
}

#[test]
fn secrets_are_secrets_at_once() {
    let body = "UserName=x&Password=hunter2";
    let input = of(Operation::IamCreateLoginProfile, body).unwrap();
    assert!(matches!(input.get("Password"), Some(Value::Secret(_))));
    assert!(!format!("{input:?}").contains("hunter2"));
}

/// Names as deep as they like cost what they weigh.
#[test]
fn a_name_of_a_megabyte_is_one_name() {
    let deep = "Tags.member.1.Key".to_owned() + &".member.1".repeat(100_000);
    let (code, _) = of(Operation::IamCreateRole, &format!("{deep}=x")).unwrap_err();
    assert_eq!(code, "MalformedInput");
    let unknown = "a.".repeat(500_000);
    assert_eq!(
        of(Operation::IamCreateRole, &format!("{unknown}=x")).unwrap(),
        Structure::new()
    );
}

/// Text out of the pieces that names are made of.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Tags"),
        Just("member"),
        Just("entry"),
        Just("key"),
        Just("value"),
        Just("Key"),
        Just("Value"),
        Just("RoleName"),
        Just("PolicyArns"),
        Just("ContextEntries"),
        Just("ContextKeyValues"),
        Just("arn"),
        Just("."),
        Just("."),
        Just("1"),
        Just("2"),
        Just("999999999"),
        Just("&"),
        Just("="),
        Just("%20"),
        Just("Filter"),
        Just("Name"),
        Just(""),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_parameters_are_read_or_refused(body in pieces()) {
        let Ok(parameters) = Parameters::read(&[body.as_bytes()]) else { return Ok(()) };
        for operation in [
            Operation::IamCreateRole,
            Operation::StsAssumeRole,
            Operation::IamSimulateCustomPolicy,
            Operation::Ec2DescribeVpcs,
        ] {
            if let Err(refusal) = read(operation, &parameters) {
                prop_assert!(["MalformedInput", "InvalidParameterValue"].contains(&refusal.code.as_str()));
            }
        }
    }
}
