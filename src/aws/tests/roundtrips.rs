//! Every operation that has a typed request goes through the SDK's clients to bytes and back.
//!
//! The request is a sample of all members that the operation takes; what arrives at the connector must be
//! exactly those, by the names that the model gives them on the wire. The answer is a sample of all members
//! that it gives, written as AWS writes it; what the adapter tells must be that.

use rolecall_api::document::{Structure, Value};
use rolecall_api::operation::{Operation, Protocol};
use rolecall_api::port::Call;
use rolecall_api::views::{Typed, View, ec2, iam, organizations, route53, s3, sts};
use rolecall_api::{Aws, Request};

use super::canned::{Canned, credentials};
use super::sample;
use crate::aws::Adapter;

/// A request's sample, without what no request from here carries.
fn request_of<R: Typed>() -> Structure {
    let input = sample::structure(R::OPERATION.info().input);
    let mut input = R::from_structure(input)
        .unwrap_or_else(|mismatch| panic!("{}: {mismatch}", R::OPERATION))
        .into_structure();
    input.remove("PolicyExclusionList");
    input
}

async fn there_and_back<R: Typed>() {
    let operation = R::OPERATION;
    assert!(Adapter::sends(operation), "{operation} has no arm");
    let info = operation.info();
    let input = request_of::<R>();
    let output = sample::structure(info.output);
    let canned = Canned::answering(200, sample::answer(operation, &output));
    let adapter = canned.adapter();
    let call = Call::new(credentials()).region("eu-central-1");
    let request = Request {
        operation,
        input: input.clone(),
    };
    let response = adapter
        .call(&call, request)
        .await
        .unwrap_or_else(|error| panic!("{operation}: {error}"));

    let told = R::Output::from_structure(response.output)
        .unwrap_or_else(|mismatch| panic!("{operation}: {mismatch}"))
        .into_structure();
    let meant = R::Output::from_structure(output)
        .unwrap_or_else(|mismatch| panic!("{operation}: {mismatch}"))
        .into_structure();
    assert_eq!(told, meant, "{operation}");
    assert_eq!(told.is_empty(), info.output.members().is_empty(), "{operation}");

    let sent = canned.take();
    assert_eq!(sent.len(), 1, "{operation} was sent {} times", sent.len());
    let sent = &sent[0];
    assert!(
        sent.header("authorization").contains("Credential=AKIDEXAMPLE/"),
        "{operation}"
    );
    assert!(sent.header("user-agent").starts_with("rolecall/"), "{operation}");
    match operation.service().protocol() {
        Protocol::Json => {
            let body: serde_json::Value = serde_json::from_slice(&sent.body).expect("JSON");
            assert_eq!(body, sample::json(info.input, &input), "{operation}");
            assert!(sent.header("x-amz-target").ends_with(&format!(".{}", info.name)));
        }
        Protocol::RestXml => {
            let query = sent.uri.split_once('?').map_or("", |(_, query)| query);
            assert_eq!(pairs(query), sample::pairs(info.input, &input), "{operation}");
        }
        Protocol::Query | Protocol::Ec2 => {
            let mut expected = sample::pairs(info.input, &input);
            expected.push(("Action".to_owned(), info.name.to_owned()));
            expected.push((
                "Version".to_owned(),
                operation.service().info().version.to_owned(),
            ));
            expected.sort();
            let body = String::from_utf8(sent.body.clone()).expect("a form is text");
            assert_eq!(pairs(&body), expected, "{operation}");
        }
    }
}

/// The pairs of a form, decoded, in order of their names.
fn pairs(form: &str) -> Vec<(String, String)> {
    let decode = |text: &str| {
        let text = text.replace('+', " ");
        rolecall_api::percent::decode(&text).expect("percent-encoded text")
    };
    let mut pairs: Vec<(String, String)> = form
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(key, value)| (decode(key), decode(value)))
        .collect();
    pairs.sort();
    pairs
}

macro_rules! each {
    ($($service:ident::$request:ident,)*) => {
        #[tokio::test]
        async fn every_typed_operation_goes_there_and_back() {
            $(there_and_back::<$service::$request>().await;)*
        }

        /// The operations above.
        const ALL: &[Operation] = &[$(<$service::$request as Typed>::OPERATION),*];
    };
}

each! {
    iam::CreateUserRequest,
    iam::GetUserRequest,
    iam::ListUsersRequest,
    iam::UpdateUserRequest,
    iam::DeleteUserRequest,
    iam::TagUserRequest,
    iam::UntagUserRequest,
    iam::ListUserTagsRequest,
    iam::PutUserPolicyRequest,
    iam::GetUserPolicyRequest,
    iam::DeleteUserPolicyRequest,
    iam::ListUserPoliciesRequest,
    iam::AttachUserPolicyRequest,
    iam::DetachUserPolicyRequest,
    iam::ListAttachedUserPoliciesRequest,
    iam::PutUserPermissionsBoundaryRequest,
    iam::DeleteUserPermissionsBoundaryRequest,
    iam::CreateLoginProfileRequest,
    iam::GetLoginProfileRequest,
    iam::DeleteLoginProfileRequest,
    iam::CreateAccessKeyRequest,
    iam::ListAccessKeysRequest,
    iam::UpdateAccessKeyRequest,
    iam::DeleteAccessKeyRequest,
    iam::GetAccessKeyLastUsedRequest,
    iam::ListMFADevicesRequest,
    iam::DeactivateMFADeviceRequest,
    iam::ListSSHPublicKeysRequest,
    iam::DeleteSSHPublicKeyRequest,
    iam::ListSigningCertificatesRequest,
    iam::DeleteSigningCertificateRequest,
    iam::ListServiceSpecificCredentialsRequest,
    iam::DeleteServiceSpecificCredentialRequest,
    iam::CreateGroupRequest,
    iam::GetGroupRequest,
    iam::ListGroupsRequest,
    iam::UpdateGroupRequest,
    iam::DeleteGroupRequest,
    iam::AddUserToGroupRequest,
    iam::RemoveUserFromGroupRequest,
    iam::ListGroupsForUserRequest,
    iam::PutGroupPolicyRequest,
    iam::GetGroupPolicyRequest,
    iam::DeleteGroupPolicyRequest,
    iam::ListGroupPoliciesRequest,
    iam::AttachGroupPolicyRequest,
    iam::DetachGroupPolicyRequest,
    iam::ListAttachedGroupPoliciesRequest,
    iam::CreateRoleRequest,
    iam::GetRoleRequest,
    iam::ListRolesRequest,
    iam::UpdateRoleRequest,
    iam::UpdateRoleDescriptionRequest,
    iam::UpdateAssumeRolePolicyRequest,
    iam::DeleteRoleRequest,
    iam::TagRoleRequest,
    iam::UntagRoleRequest,
    iam::ListRoleTagsRequest,
    iam::PutRolePolicyRequest,
    iam::GetRolePolicyRequest,
    iam::DeleteRolePolicyRequest,
    iam::ListRolePoliciesRequest,
    iam::AttachRolePolicyRequest,
    iam::DetachRolePolicyRequest,
    iam::ListAttachedRolePoliciesRequest,
    iam::PutRolePermissionsBoundaryRequest,
    iam::DeleteRolePermissionsBoundaryRequest,
    iam::CreateInstanceProfileRequest,
    iam::GetInstanceProfileRequest,
    iam::ListInstanceProfilesRequest,
    iam::ListInstanceProfilesForRoleRequest,
    iam::DeleteInstanceProfileRequest,
    iam::AddRoleToInstanceProfileRequest,
    iam::RemoveRoleFromInstanceProfileRequest,
    iam::CreatePolicyRequest,
    iam::GetPolicyRequest,
    iam::ListPoliciesRequest,
    iam::DeletePolicyRequest,
    iam::ListEntitiesForPolicyRequest,
    iam::CreatePolicyVersionRequest,
    iam::GetPolicyVersionRequest,
    iam::ListPolicyVersionsRequest,
    iam::SetDefaultPolicyVersionRequest,
    iam::DeletePolicyVersionRequest,
    iam::TagPolicyRequest,
    iam::UntagPolicyRequest,
    iam::ListPolicyTagsRequest,
    iam::CreateAccountAliasRequest,
    iam::ListAccountAliasesRequest,
    iam::DeleteAccountAliasRequest,
    iam::GetAccountSummaryRequest,
    iam::GetAccountAuthorizationDetailsRequest,
    iam::SimulatePrincipalPolicyRequest,
    sts::AssumeRoleRequest,
    sts::GetCallerIdentityRequest,
    sts::GetSessionTokenRequest,
    sts::GetFederationTokenRequest,
    sts::GetAccessKeyInfoRequest,
    ec2::DescribeVpcsRequest,
    ec2::DescribeSubnetsRequest,
    ec2::DescribeRegionsRequest,
    route53::ListHostedZonesRequest,
    s3::ListBucketsRequest,
    organizations::DescribeOrganizationRequest,
    organizations::DescribeAccountRequest,
    organizations::ListRootsRequest,
    organizations::ListAccountsRequest,
    organizations::ListAccountsForParentRequest,
    organizations::ListOrganizationalUnitsForParentRequest,
}

#[test]
fn every_operation_that_can_be_sent_is_tried_above() {
    for operation in Operation::all() {
        assert_eq!(Adapter::sends(operation), ALL.contains(&operation), "{operation}");
    }
}

/// Each operation has a view; what the engine names by one must be sendable.
#[test]
fn what_the_engine_asks_for_can_be_sent() {
    let mut open = vec![std::path::PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src"
    ))];
    let mut named = std::collections::BTreeSet::new();
    while let Some(path) = open.pop() {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            let entries = std::fs::read_dir(&path).expect("a folder");
            open.extend(entries.map(|entry| entry.expect("an entry").path()));
        } else if !name.contains("tests") && !path.components().any(|part| part.as_os_str() == "tests") {
            let text = std::fs::read_to_string(&path).expect("a text");
            let words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
            named.extend(words.filter_map(|word| Some(word.strip_suffix("Request")?.to_owned())));
        }
    }
    // Services share names: CreatePolicy is IAM's here, and Organizations' elsewhere.
    let mut asked = std::collections::BTreeMap::<&str, bool>::new();
    for operation in Operation::all().filter(|operation| named.contains(operation.name())) {
        *asked.entry(operation.name()).or_default() |= Adapter::sends(operation);
    }
    assert!(asked.len() > 50, "{asked:?}");
    for (name, sent) in asked {
        assert!(sent, "{name} has no arm");
    }
}

#[tokio::test]
async fn what_has_no_arm_is_unsent_and_says_why() {
    let canned = Canned::answering(200, String::new());
    let call = Call::new(credentials());
    let request = Request {
        operation: Operation::IamCreateSAMLProvider,
        input: Structure::new(),
    };
    let error = canned
        .adapter()
        .call(&call, request)
        .await
        .expect_err("it has no arm");
    assert!(!error.may_have_happened());
    assert!(error.to_string().contains("iam:CreateSAMLProvider"), "{error}");
    assert!(canned.take().is_empty());
}

#[tokio::test]
async fn a_member_that_is_not_sent_keeps_the_call_from_being_sent() {
    let canned = Canned::answering(200, String::new());
    for (member, value) in [
        ("PolicyExclusionList", Value::List(Vec::new())),
        ("PolicySourceArn", Value::Boolean(true)),
    ] {
        let request = Request {
            operation: Operation::IamSimulatePrincipalPolicy,
            input: Structure::new().with(member, value),
        };
        let call = Call::new(credentials());
        let error = canned
            .adapter()
            .call(&call, request)
            .await
            .expect_err("it can't be sent");
        assert!(
            !error.may_have_happened() && error.to_string().contains(member),
            "{error}"
        );
    }
    assert!(canned.take().is_empty());
}
