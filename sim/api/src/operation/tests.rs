//! The table is whole and agrees with itself.

use std::collections::BTreeSet;

use super::{Access, Operation, Service};
use crate::generated::{ec2, iam, organizations, route53, s3, sts};
use crate::shape::{Kind, Shape};

#[test]
fn all_of_iam_and_sts_is_there() {
    let count = |service| {
        Operation::all()
            .filter(|operation| operation.service() == service)
            .count()
    };
    assert_eq!(Service::all().map(count), [180, 11, 3, 1, 1, 43]);
}

#[test]
fn a_row_is_found_by_its_operation_and_by_its_name() {
    for operation in Operation::all() {
        assert_eq!(operation.info().operation, operation);
        assert_eq!(operation.to_string().parse(), Ok(operation));
        assert_eq!(
            operation.to_string(),
            format!("{}:{}", operation.service().info().name, operation.name())
        );
        let json = serde_json::to_string(&operation).unwrap();
        assert_eq!(serde_json::from_str::<Operation>(&json).unwrap(), operation);
    }
    let error = "iam:MakeRole".parse::<Operation>().unwrap_err();
    assert_eq!(error.to_string(), "`iam:MakeRole` is not an operation");
}

#[test]
fn every_paginated_operation_has_its_tokens_and_lists() {
    let mut paginated = 0;
    for operation in Operation::all() {
        let info = operation.info();
        let Some(pagination) = &info.pagination else {
            continue;
        };
        paginated += 1;
        let has = |shape: &Shape, name| shape.member(name).is_some();
        assert!(has(info.input, pagination.input_token), "{operation}");
        assert!(has(info.output, pagination.output_token), "{operation}");
        assert!(
            pagination.limit.is_none_or(|limit| has(info.input, limit)),
            "{operation}"
        );
        assert!(
            pagination.more.is_none_or(|more| has(info.output, more)),
            "{operation}"
        );
        assert!(!pagination.results.is_empty(), "{operation}");
        for list in pagination.results {
            let shape = info
                .output
                .member(list)
                .unwrap_or_else(|| panic!("{operation} {list}"))
                .shape;
            assert!(matches!(shape.kind, Kind::List { .. }), "{operation} {list}");
        }
    }
    assert_eq!(paginated, 58);
}

#[test]
fn an_operation_with_a_token_is_paginated() {
    for operation in Operation::all() {
        let info = operation.info();
        let tokens = ["Marker", "NextToken", "NextMarker", "ContinuationToken"];
        let both = [info.input, info.output]
            .iter()
            .all(|shape| tokens.iter().any(|token| shape.member(token).is_some()));
        assert_eq!(info.pagination.is_some(), both, "{operation}");
    }
}

#[test]
fn access_says_what_a_call_does() {
    let cases = [
        (Operation::IamGetUser, Access::Read),
        (Operation::IamListRoles, Access::Read),
        (Operation::IamSimulatePrincipalPolicy, Access::Read),
        (Operation::StsGetCallerIdentity, Access::Read),
        (Operation::StsGetAccessKeyInfo, Access::Read),
        (Operation::Ec2DescribeVpcs, Access::Read),
        (Operation::IamCreateRole, Access::Write),
        (Operation::IamDeleteUser, Access::Write),
        (Operation::IamPutGroupPolicy, Access::Write),
        (Operation::IamSetDefaultPolicyVersion, Access::Write),
        (Operation::StsAssumeRole, Access::Assume),
        (Operation::StsGetSessionToken, Access::Assume),
        (Operation::StsGetFederationToken, Access::Assume),
    ];
    for (operation, access) in cases {
        assert_eq!(operation.info().access, access, "{operation}");
    }
    let changing = [
        "Create", "Delete", "Put", "Attach", "Detach", "Add", "Remove", "Update", "Tag", "Untag", "Set",
    ];
    for operation in
        Operation::all().filter(|operation| changing.iter().any(|verb| operation.name().starts_with(verb)))
    {
        assert_eq!(operation.info().access, Access::Write, "{operation}");
    }
}

#[test]
fn errors_have_the_models_codes_and_statuses() {
    let info = Operation::IamCreateRole.info();
    let codes: BTreeSet<_> = info
        .errors
        .iter()
        .map(|error| (error.code, error.status))
        .collect();
    let expected = [
        ("ConcurrentModification", 409),
        ("EntityAlreadyExists", 409),
        ("InvalidInput", 400),
        ("LimitExceeded", 409),
        ("MalformedPolicyDocument", 400),
        ("ServiceFailure", 500),
    ];
    assert_eq!(codes, BTreeSet::from(expected));
    assert_eq!(info.result_wrapper, Some("CreateRoleResult"));
    assert_eq!(Operation::IamDeleteRole.info().result_wrapper, None);
}

#[test]
fn names_on_the_wire_are_the_protocols() {
    let input = Operation::Ec2DescribeVpcs.info().input;
    assert_eq!(input.member("Filters").unwrap().request_name, "Filter");
    assert_eq!(input.member("DryRun").unwrap().request_name, "DryRun");
    let output = Operation::Ec2DescribeVpcs.info().output;
    assert_eq!(output.member("Vpcs").unwrap().response_name, "vpcSet");
    let zones = Operation::Route53ListHostedZones.info();
    assert_eq!(zones.input.member("MaxItems").unwrap().request_name, "maxitems");
    assert_eq!(
        zones.input.member("MaxItems").unwrap().location,
        crate::shape::Location::QueryString
    );
    assert_eq!((zones.method, zones.path), ("GET", "/2013-04-01/hostedzone"));
    assert_eq!(
        Service::Organizations.info().target_prefix,
        Some("AWSOrganizationsV20161128")
    );
    assert_eq!(
        Service::Iam.info().namespace,
        Some("https://iam.amazonaws.com/doc/2010-05-08/")
    );
}

#[test]
fn shapes_of_one_name_are_one_shape() {
    for shapes in [
        iam::SHAPES,
        sts::SHAPES,
        ec2::SHAPES,
        route53::SHAPES,
        s3::SHAPES,
        organizations::SHAPES,
    ] {
        let names: BTreeSet<_> = shapes.iter().map(|shape| shape.name).collect();
        assert_eq!(names.len(), shapes.len());
        for shape in shapes {
            let members: BTreeSet<_> = shape.members().iter().map(|member| member.name).collect();
            assert_eq!(members.len(), shape.members().len(), "{shape:?}");
            assert!(
                shape.min.is_none_or(|min| shape.max.is_none_or(|max| min <= max)),
                "{shape:?}"
            );
        }
    }
}
