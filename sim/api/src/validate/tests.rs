//! Constraints at their edges, and AWS's texts.

use std::collections::BTreeSet;

use super::validate;
use crate::credentials::Secret;
use crate::document::{Structure, Value};
use crate::operation::Operation;
use crate::port::Request;
use crate::shape::sample::Sample;

fn refused(operation: Operation, input: Structure) -> String {
    let refusal = validate(&Request { operation, input }).unwrap_err();
    assert_eq!((refusal.code.as_str(), refusal.status), ("ValidationError", 400));
    refusal.message
}

fn assume_role() -> Structure {
    Structure::new()
        .with("RoleArn", "arn:aws:iam::111111111111:role/a")
        .with("RoleSessionName", "session")
}

/// Recorded from AWS on 2025-07-21 and 2025-03-06 (localstack/localstack, tests/aws/services, Apache-2.0).
#[test]
fn recorded_texts() {
    assert_eq!(
        refused(
            Operation::StsAssumeRole,
            assume_role().with("RoleSessionName", "Session1:2")
        ),
        "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: \
         Member must satisfy regular expression pattern: [\\w+=,.@-]*"
    );
    let update = |id: &str, status: &str| {
        let input = Structure::new()
            .with("UserName", "anna")
            .with("ServiceSpecificCredentialId", id);
        refused(
            Operation::IamUpdateServiceSpecificCredential,
            input.with("Status", status),
        )
    };
    assert_eq!(
        update("totally-wrong-credential-id-with-hyphens", "Active"),
        "1 validation error detected: Value at 'serviceSpecificCredentialId' failed to satisfy constraint: \
         Member must satisfy regular expression pattern: [\\w]+"
    );
    assert_eq!(
        update("ACCAEXAMPLE123EXAMPLE", "Invalid"),
        "1 validation error detected: Value at 'status' failed to satisfy constraint: \
         Member must satisfy enum value set"
    );
}

/// The recorded answers where they lie, when the folder with them is there.
#[test]
fn recorded_texts_from_the_case_folder() {
    let beside = || concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/cases").into();
    let folder = std::env::var_os("ROLECALL_CASES").unwrap_or_else(beside);
    let path = std::path::Path::new(&folder).join("aws-recorded-errors.jsonl");
    if !path.is_file() && std::env::var_os("ROLECALL_CASES").is_none() {
        println!("recorded answers: not run, no folder `../shared/cases` (set ROLECALL_CASES)");
        return;
    }
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let ours = [
        refused(
            Operation::StsAssumeRole,
            assume_role().with("RoleSessionName", "Session1:2"),
        ),
        refused(
            Operation::IamUpdateServiceSpecificCredential,
            Structure::new()
                .with(
                    "ServiceSpecificCredentialId",
                    "totally-wrong-credential-id-with-hyphens",
                )
                .with("Status", "Active"),
        ),
        refused(
            Operation::IamUpdateServiceSpecificCredential,
            Structure::new()
                .with("ServiceSpecificCredentialId", "ACCAEXAMPLE123EXAMPLE")
                .with("Status", "Invalid"),
        ),
    ];
    let recorded: BTreeSet<String> = text
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter_map(|record| record["error"]["Message"].as_str().map(str::to_owned))
        .filter(|message| message.contains("validation error"))
        .collect();
    assert_eq!(recorded, BTreeSet::from(ours));
}

#[test]
fn all_that_is_wrong_is_in_one_text() {
    let input = assume_role()
        .with("RoleArn", "a")
        .with("RoleSessionName", "b c")
        .with("DurationSeconds", 60);
    assert_eq!(
        refused(Operation::StsAssumeRole, input),
        "3 validation errors detected: Value '60' at 'durationSeconds' failed to satisfy constraint: Member \
         must have value greater than or equal to 900; Value 'b c' at 'roleSessionName' failed to satisfy \
         constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*; Value 'a' at 'roleArn' failed \
         to satisfy constraint: Member must have length greater than or equal to 20"
    );
}

/// As recorded from AWS (LocalStack's tests, `test_iam_account_password_policy.snapshot.json` and
/// `test_iam_oidc.snapshot.json`).
#[test]
fn several_members_are_told_in_the_order_of_a_hash_table() {
    let policy = Structure::new()
        .with("MinimumPasswordLength", 129)
        .with("MaxPasswordAge", 1096)
        .with("PasswordReusePrevention", 25);
    assert_eq!(
        refused(Operation::IamUpdateAccountPasswordPolicy, policy),
        "3 validation errors detected: Value at 'minimumPasswordLength' failed to satisfy constraint: Member must \
         have value less than or equal to 128; Value at 'passwordReusePrevention' failed to satisfy constraint: \
         Member must have value less than or equal to 24; Value at 'maxPasswordAge' failed to satisfy constraint: \
         Member must have value less than or equal to 1095"
    );
    let long = |length: usize| Value::List(vec!["b".repeat(length).into()]);
    let provider = Structure::new()
        .with("Url", "b".repeat(256))
        .with("ClientIDList", long(256))
        .with("ThumbprintList", long(41));
    assert_eq!(
        refused(Operation::IamCreateOpenIDConnectProvider, provider),
        "3 validation errors detected: Value at 'clientIDList' failed to satisfy constraint: Member must satisfy \
         constraint: [Member must have length less than or equal to 255, Member must have length greater than or \
         equal to 1]; Value at 'thumbprintList' failed to satisfy constraint: Member must satisfy constraint: \
         [Member must have length less than or equal to 40, Member must have length greater than or equal to 40]; \
         Value at 'url' failed to satisfy constraint: Member must have length less than or equal to 255"
    );
}

/// Where the faults of a text lie.
fn places(text: &str) -> Vec<&str> {
    let parts = text
        .split("' failed to satisfy")
        .filter_map(|part| part.rsplit_once("at '"));
    parts.map(|(_, place)| place).collect()
}

#[test]
fn a_member_keeps_its_faults_together_and_structures_their_place() {
    let tag = |key: &str, value: usize| Structure::new().with("Key", key).with("Value", "v".repeat(value));
    let input = Structure::new()
        .with("RoleName", "")
        .with("Path", "")
        .with("AssumeRolePolicyDocument", "")
        .with("MaxSessionDuration", 1)
        .with("Tags", vec![tag("!", 257), tag("", 0)]);
    assert_eq!(
        places(&refused(Operation::IamCreateRole, input)),
        [
            "path",
            "assumeRolePolicyDocument",
            "assumeRolePolicyDocument",
            "maxSessionDuration",
            "roleName",
            "tags.1.member.value",
            "tags.1.member.key",
            "tags.2.member.key",
            "tags.2.member.key",
        ]
    );
}

#[test]
fn one_value_may_be_wrong_twice() {
    let input = assume_role().with("ExternalId", "!");
    assert_eq!(
        refused(Operation::StsAssumeRole, input),
        "2 validation errors detected: Value '!' at 'externalId' failed to satisfy constraint: Member must \
         satisfy regular expression pattern: [\\w+=,.@:\\/-]*; Value '!' at 'externalId' failed to satisfy \
         constraint: Member must have length greater than or equal to 2"
    );
}

#[test]
fn what_is_missing_is_null() {
    assert_eq!(
        refused(
            Operation::StsAssumeRole,
            Structure::new().with("RoleSessionName", "session")
        ),
        "1 validation error detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null"
    );
    assert_eq!(
        refused(Operation::IamDeleteRole, Structure::new()),
        "1 validation error detected: Value at 'roleName' failed to satisfy constraint: Member must not be null"
    );
}

#[test]
fn lists_are_counted_and_their_structures_numbered() {
    let tag = |key: &str| Structure::new().with("Key", key).with("Value", "v");
    let input = |tags: Vec<Structure>| Structure::new().with("RoleName", "a").with("Tags", tags);
    assert_eq!(
        refused(Operation::IamTagRole, input(vec![tag("a"); 51])),
        "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length \
         less than or equal to 50"
    );
    assert_eq!(
        refused(
            Operation::IamTagRole,
            input(vec![tag("a"), tag("#"), Structure::new().with("Key", "b")])
        ),
        "2 validation errors detected: Value at 'tags.2.member.key' failed to satisfy constraint: Member must \
         satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+; Value at 'tags.3.member.value' \
         failed to satisfy constraint: Member must not be null"
    );
}

#[test]
fn organizations_tells_the_reason_and_nothing_else() {
    let refused = |operation, input| {
        let refusal = validate(&Request { operation, input }).unwrap_err();
        assert_eq!(
            (refusal.code.as_str(), refusal.status),
            ("InvalidInputException", 400)
        );
        (refusal.message, refusal.reason)
    };
    let attach =
        |policy: &str, target: &str| Structure::new().with("PolicyId", policy).with("TargetId", target);
    for (operation, input, text, reason) in [
        (
            Operation::OrganizationsListTagsForResource,
            Structure::new().with("ResourceId", "arn:aws:organizations::x"),
            "You provided a value that does not match the required pattern.",
            "INVALID_PATTERN",
        ),
        (
            Operation::OrganizationsAttachPolicy,
            attach("p-12345678", "x"),
            "You specified a policy target ID that doesn't match the required pattern.",
            "INVALID_PATTERN_TARGET_ID",
        ),
        (
            Operation::OrganizationsListPolicies,
            Structure::new().with("Filter", "X"),
            "You specified an invalid policy type string.",
            "INVALID_ENUM_POLICY_TYPE",
        ),
        (
            Operation::OrganizationsListPolicies,
            Structure::new()
                .with("Filter", "SERVICE_CONTROL_POLICY")
                .with("MaxResults", 21),
            "You provided a numeric parameter that has a larger value than allowed.",
            "MAX_VALUE_EXCEEDED",
        ),
        (
            Operation::OrganizationsListChildren,
            Structure::new().with("ParentId", "r-ab12").with("ChildType", "X"),
            "You specified an invalid value.",
            "INVALID_ENUM",
        ),
        (
            Operation::OrganizationsAttachPolicy,
            Structure::new().with("PolicyId", "p-12345678"),
            "You must include a value for all required parameters.",
            "INPUT_REQUIRED",
        ),
    ] {
        assert_eq!(refused(operation, input), (text.to_owned(), Some(reason)));
    }
}

#[test]
fn simple_elements_are_a_fault_of_their_list() {
    let keys = Value::List(vec!["ok".into(), "!".into()]);
    assert_eq!(
        refused(
            Operation::StsAssumeRole,
            assume_role().with("TransitiveTagKeys", keys)
        ),
        "1 validation error detected: Value '[ok, !]' at 'transitiveTagKeys' failed to satisfy constraint: \
         Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have \
         length greater than or equal to 1, Member must satisfy regular expression pattern: \
         [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+, Member must not be null]"
    );
}

/// terraform-aws-modules and openshift/rosa issues show the name's text, aws-cloudformation/cfn-lint#722
/// the path's.
#[test]
fn iam_has_its_own_text_for_names_and_paths() {
    let input = Structure::new().with("UserName", "a").with("Path", "a");
    assert_eq!(
        refused(Operation::IamCreateUser, input.clone().with("UserName", "a/b")),
        "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric \
         characters and/or / characters."
    );
    assert_eq!(
        refused(
            Operation::IamCreateUser,
            input.clone().with("UserName", "a/b").with("Path", "/")
        ),
        "The specified value for userName is invalid. It must contain only alphanumeric characters and/or the \
         following: +=,.@_-"
    );
    assert_eq!(
        refused(Operation::IamCreateUser, input.with("UserName", "/".repeat(65))),
        "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must have length \
         less than or equal to 64"
    );
}

#[test]
fn a_secret_is_never_in_a_text() {
    let secret = "hush\u{2014}";
    let input = Structure::new()
        .with("UserName", "a")
        .with("Password", Secret::new(secret));
    let message = refused(Operation::IamCreateLoginProfile, input);
    assert!(
        message.contains("'password'") && !message.contains("hush"),
        "{message}"
    );
    let input = Structure::new()
        .with("RoleArn", "arn:aws:iam::111111111111:role/a")
        .with("RoleSessionName", "session");
    let message = refused(
        Operation::StsAssumeRoleWithWebIdentity,
        input.with("WebIdentityToken", Secret::new("t")),
    );
    assert!(
        message.starts_with("1 validation error detected: Value at 'webIdentityToken'"),
        "{message}"
    );
}

#[test]
fn a_value_of_another_type_is_malformed() {
    let request = Request {
        operation: Operation::StsAssumeRole,
        input: assume_role().with("DurationSeconds", "900"),
    };
    let refusal = validate(&request).unwrap_err();
    assert_eq!((refusal.code.as_str(), refusal.status), ("MalformedInput", 400));
}

#[test]
fn what_the_shape_does_not_know_is_ignored() {
    let request = Request {
        operation: Operation::StsAssumeRole,
        input: assume_role().with("Colour", "blue"),
    };
    validate(&request).unwrap();
}

#[test]
fn the_samples_are_valid() {
    for operation in Operation::all() {
        for optional in [true, false] {
            let input = Sample {
                optional,
                ..Sample::default()
            }
            .structure(operation.info().input);
            if let Err(refusal) = validate(&Request { operation, input }) {
                panic!("{operation}: {}", refusal.message);
            }
        }
    }
}
