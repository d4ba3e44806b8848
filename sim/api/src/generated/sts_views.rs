//! Typed requests and responses of AWS Security Token Service.
//!
//! Written by scripts/generate from botocore 1.44.5 (Apache-2.0); do not edit.

use crate::credentials::{SecretAccessKey, SessionToken};
use jiff::Timestamp;
use crate::views::view;

view! { AssumeRoleRequest => Assumes StsAssumeRole -> AssumeRoleResponse {
    role_arn: String = "RoleArn",
    role_session_name: String = "RoleSessionName",
    policy_arns: Vec<PolicyDescriptorType> = "PolicyArns",
    policy: Option<String> = "Policy",
    duration_seconds: Option<i64> = "DurationSeconds",
    tags: Vec<Tag> = "Tags",
    transitive_tag_keys: Vec<String> = "TransitiveTagKeys",
    external_id: Option<String> = "ExternalId",
    serial_number: Option<String> = "SerialNumber",
    token_code: Option<String> = "TokenCode",
    source_identity: Option<String> = "SourceIdentity",
    provided_contexts: Vec<ProvidedContext> = "ProvidedContexts",
    minimum_session_token_size: Option<i64> = "MinimumSessionTokenSize",
} }
view! { GetCallerIdentityRequest => Reads StsGetCallerIdentity -> GetCallerIdentityResponse {} }
view! { GetSessionTokenRequest => Assumes StsGetSessionToken -> GetSessionTokenResponse {
    duration_seconds: Option<i64> = "DurationSeconds",
    serial_number: Option<String> = "SerialNumber",
    token_code: Option<String> = "TokenCode",
    minimum_session_token_size: Option<i64> = "MinimumSessionTokenSize",
} }
view! { GetFederationTokenRequest => Assumes StsGetFederationToken -> GetFederationTokenResponse {
    name: String = "Name",
    policy: Option<String> = "Policy",
    policy_arns: Vec<PolicyDescriptorType> = "PolicyArns",
    duration_seconds: Option<i64> = "DurationSeconds",
    tags: Vec<Tag> = "Tags",
    minimum_session_token_size: Option<i64> = "MinimumSessionTokenSize",
} }
view! { GetAccessKeyInfoRequest => Reads StsGetAccessKeyInfo -> GetAccessKeyInfoResponse {
    access_key_id: String = "AccessKeyId",
} }
view! { AssumeRoleResponse {
    credentials: Option<Credentials> = "Credentials",
    assumed_role_user: Option<AssumedRoleUser> = "AssumedRoleUser",
    packed_policy_size: Option<i64> = "PackedPolicySize",
    source_identity: Option<String> = "SourceIdentity",
    session_token_utilization: Option<i64> = "SessionTokenUtilization",
    session_token_size: Option<i64> = "SessionTokenSize",
} }
view! { AssumedRoleUser {
    assumed_role_id: String = "AssumedRoleId",
    arn: String = "Arn",
} }
view! { Credentials {
    access_key_id: String = "AccessKeyId",
    secret_access_key: SecretAccessKey = "SecretAccessKey",
    session_token: SessionToken = "SessionToken",
    expiration: Timestamp = "Expiration",
} }
view! { FederatedUser {
    federated_user_id: String = "FederatedUserId",
    arn: String = "Arn",
} }
view! { GetAccessKeyInfoResponse {
    account: Option<String> = "Account",
} }
view! { GetCallerIdentityResponse {
    user_id: Option<String> = "UserId",
    account: Option<String> = "Account",
    arn: Option<String> = "Arn",
} }
view! { GetFederationTokenResponse {
    credentials: Option<Credentials> = "Credentials",
    federated_user: Option<FederatedUser> = "FederatedUser",
    packed_policy_size: Option<i64> = "PackedPolicySize",
    session_token_utilization: Option<i64> = "SessionTokenUtilization",
    session_token_size: Option<i64> = "SessionTokenSize",
} }
view! { GetSessionTokenResponse {
    credentials: Option<Credentials> = "Credentials",
    session_token_utilization: Option<i64> = "SessionTokenUtilization",
    session_token_size: Option<i64> = "SessionTokenSize",
} }
view! { PolicyDescriptorType {
    arn: Option<String> = "arn",
} }
view! { ProvidedContext {
    provider_arn: Option<String> = "ProviderArn",
    context_assertion: Option<String> = "ContextAssertion",
} }
view! { Tag {
    key: String = "Key",
    value: String = "Value",
} }

#[cfg(test)]
pub(crate) static ROUND_TRIPS: &[crate::views::RoundTrip] = &[
    crate::views::RoundTrip::of::<AssumeRoleRequest>(&super::sts::AssumeRoleRequest),
    crate::views::RoundTrip::of::<AssumeRoleResponse>(&super::sts::AssumeRoleResponse),
    crate::views::RoundTrip::of::<AssumedRoleUser>(&super::sts::AssumedRoleUser),
    crate::views::RoundTrip::of::<Credentials>(&super::sts::Credentials),
    crate::views::RoundTrip::of::<FederatedUser>(&super::sts::FederatedUser),
    crate::views::RoundTrip::of::<GetAccessKeyInfoRequest>(&super::sts::GetAccessKeyInfoRequest),
    crate::views::RoundTrip::of::<GetAccessKeyInfoResponse>(&super::sts::GetAccessKeyInfoResponse),
    crate::views::RoundTrip::of::<GetCallerIdentityRequest>(&super::sts::GetCallerIdentityRequest),
    crate::views::RoundTrip::of::<GetCallerIdentityResponse>(&super::sts::GetCallerIdentityResponse),
    crate::views::RoundTrip::of::<GetFederationTokenRequest>(&super::sts::GetFederationTokenRequest),
    crate::views::RoundTrip::of::<GetFederationTokenResponse>(&super::sts::GetFederationTokenResponse),
    crate::views::RoundTrip::of::<GetSessionTokenRequest>(&super::sts::GetSessionTokenRequest),
    crate::views::RoundTrip::of::<GetSessionTokenResponse>(&super::sts::GetSessionTokenResponse),
    crate::views::RoundTrip::of::<PolicyDescriptorType>(&super::sts::PolicyDescriptorType),
    crate::views::RoundTrip::of::<ProvidedContext>(&super::sts::ProvidedContext),
    crate::views::RoundTrip::of::<Tag>(&super::sts::Tag),
];
