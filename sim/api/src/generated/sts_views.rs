//! Typed requests and responses of AWS Security Token Service.
//!
//! Written by scripts/generate from botocore 1.44.5 (Apache-2.0); do not edit.

use crate::credentials::{Secret, SecretAccessKey, SessionToken};
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
view! { AssumeRoleWithSAMLRequest => Assumes StsAssumeRoleWithSAML -> AssumeRoleWithSAMLResponse {
    role_arn: String = "RoleArn",
    principal_arn: String = "PrincipalArn",
    saml_assertion: Secret = "SAMLAssertion",
    policy_arns: Vec<PolicyDescriptorType> = "PolicyArns",
    policy: Option<String> = "Policy",
    duration_seconds: Option<i64> = "DurationSeconds",
    minimum_session_token_size: Option<i64> = "MinimumSessionTokenSize",
} }
view! { AssumeRoleWithWebIdentityRequest => Assumes StsAssumeRoleWithWebIdentity -> AssumeRoleWithWebIdentityResponse {
    role_arn: String = "RoleArn",
    role_session_name: String = "RoleSessionName",
    web_identity_token: Secret = "WebIdentityToken",
    provider_id: Option<String> = "ProviderId",
    policy_arns: Vec<PolicyDescriptorType> = "PolicyArns",
    policy: Option<String> = "Policy",
    duration_seconds: Option<i64> = "DurationSeconds",
    minimum_session_token_size: Option<i64> = "MinimumSessionTokenSize",
} }
view! { AssumeRootRequest => Assumes StsAssumeRoot -> AssumeRootResponse {
    target_principal: String = "TargetPrincipal",
    task_policy_arn: PolicyDescriptorType = "TaskPolicyArn",
    duration_seconds: Option<i64> = "DurationSeconds",
    minimum_session_token_size: Option<i64> = "MinimumSessionTokenSize",
} }
view! { DecodeAuthorizationMessageRequest => Reads StsDecodeAuthorizationMessage -> DecodeAuthorizationMessageResponse {
    encoded_message: String = "EncodedMessage",
} }
view! { GetAccessKeyInfoRequest => Reads StsGetAccessKeyInfo -> GetAccessKeyInfoResponse {
    access_key_id: String = "AccessKeyId",
} }
view! { GetCallerIdentityRequest => Reads StsGetCallerIdentity -> GetCallerIdentityResponse {} }
view! { GetDelegatedAccessTokenRequest => Assumes StsGetDelegatedAccessToken -> GetDelegatedAccessTokenResponse {
    trade_in_token: Secret = "TradeInToken",
} }
view! { GetFederationTokenRequest => Assumes StsGetFederationToken -> GetFederationTokenResponse {
    name: String = "Name",
    policy: Option<String> = "Policy",
    policy_arns: Vec<PolicyDescriptorType> = "PolicyArns",
    duration_seconds: Option<i64> = "DurationSeconds",
    tags: Vec<Tag> = "Tags",
    minimum_session_token_size: Option<i64> = "MinimumSessionTokenSize",
} }
view! { GetSessionTokenRequest => Assumes StsGetSessionToken -> GetSessionTokenResponse {
    duration_seconds: Option<i64> = "DurationSeconds",
    serial_number: Option<String> = "SerialNumber",
    token_code: Option<String> = "TokenCode",
    minimum_session_token_size: Option<i64> = "MinimumSessionTokenSize",
} }
view! { GetWebIdentityTokenRequest => Assumes StsGetWebIdentityToken -> GetWebIdentityTokenResponse {
    audience: Vec<String> = "Audience",
    duration_seconds: Option<i64> = "DurationSeconds",
    signing_algorithm: String = "SigningAlgorithm",
    tags: Vec<Tag> = "Tags",
} }
view! { AssumeRoleResponse {
    credentials: Option<Credentials> = "Credentials",
    assumed_role_user: Option<AssumedRoleUser> = "AssumedRoleUser",
    packed_policy_size: Option<i64> = "PackedPolicySize",
    source_identity: Option<String> = "SourceIdentity",
    session_token_utilization: Option<i64> = "SessionTokenUtilization",
    session_token_size: Option<i64> = "SessionTokenSize",
} }
view! { AssumeRoleWithSAMLResponse {
    credentials: Option<Credentials> = "Credentials",
    assumed_role_user: Option<AssumedRoleUser> = "AssumedRoleUser",
    packed_policy_size: Option<i64> = "PackedPolicySize",
    subject: Option<String> = "Subject",
    subject_type: Option<String> = "SubjectType",
    issuer: Option<String> = "Issuer",
    audience: Option<String> = "Audience",
    name_qualifier: Option<String> = "NameQualifier",
    source_identity: Option<String> = "SourceIdentity",
    session_token_utilization: Option<i64> = "SessionTokenUtilization",
    session_token_size: Option<i64> = "SessionTokenSize",
} }
view! { AssumeRoleWithWebIdentityResponse {
    credentials: Option<Credentials> = "Credentials",
    subject_from_web_identity_token: Option<String> = "SubjectFromWebIdentityToken",
    assumed_role_user: Option<AssumedRoleUser> = "AssumedRoleUser",
    packed_policy_size: Option<i64> = "PackedPolicySize",
    provider: Option<String> = "Provider",
    audience: Option<String> = "Audience",
    source_identity: Option<String> = "SourceIdentity",
    session_token_utilization: Option<i64> = "SessionTokenUtilization",
    session_token_size: Option<i64> = "SessionTokenSize",
} }
view! { AssumeRootResponse {
    credentials: Option<Credentials> = "Credentials",
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
view! { DecodeAuthorizationMessageResponse {
    decoded_message: Option<String> = "DecodedMessage",
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
view! { GetDelegatedAccessTokenResponse {
    credentials: Option<Credentials> = "Credentials",
    packed_policy_size: Option<i64> = "PackedPolicySize",
    assumed_principal: Option<String> = "AssumedPrincipal",
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
view! { GetWebIdentityTokenResponse {
    web_identity_token: Option<Secret> = "WebIdentityToken",
    expiration: Option<Timestamp> = "Expiration",
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
    crate::views::RoundTrip::of::<AssumeRoleWithSAMLRequest>(&super::sts::AssumeRoleWithSAMLRequest),
    crate::views::RoundTrip::of::<AssumeRoleWithSAMLResponse>(&super::sts::AssumeRoleWithSAMLResponse),
    crate::views::RoundTrip::of::<AssumeRoleWithWebIdentityRequest>(&super::sts::AssumeRoleWithWebIdentityRequest),
    crate::views::RoundTrip::of::<AssumeRoleWithWebIdentityResponse>(&super::sts::AssumeRoleWithWebIdentityResponse),
    crate::views::RoundTrip::of::<AssumeRootRequest>(&super::sts::AssumeRootRequest),
    crate::views::RoundTrip::of::<AssumeRootResponse>(&super::sts::AssumeRootResponse),
    crate::views::RoundTrip::of::<AssumedRoleUser>(&super::sts::AssumedRoleUser),
    crate::views::RoundTrip::of::<Credentials>(&super::sts::Credentials),
    crate::views::RoundTrip::of::<DecodeAuthorizationMessageRequest>(&super::sts::DecodeAuthorizationMessageRequest),
    crate::views::RoundTrip::of::<DecodeAuthorizationMessageResponse>(&super::sts::DecodeAuthorizationMessageResponse),
    crate::views::RoundTrip::of::<FederatedUser>(&super::sts::FederatedUser),
    crate::views::RoundTrip::of::<GetAccessKeyInfoRequest>(&super::sts::GetAccessKeyInfoRequest),
    crate::views::RoundTrip::of::<GetAccessKeyInfoResponse>(&super::sts::GetAccessKeyInfoResponse),
    crate::views::RoundTrip::of::<GetCallerIdentityRequest>(&super::sts::GetCallerIdentityRequest),
    crate::views::RoundTrip::of::<GetCallerIdentityResponse>(&super::sts::GetCallerIdentityResponse),
    crate::views::RoundTrip::of::<GetDelegatedAccessTokenRequest>(&super::sts::GetDelegatedAccessTokenRequest),
    crate::views::RoundTrip::of::<GetDelegatedAccessTokenResponse>(&super::sts::GetDelegatedAccessTokenResponse),
    crate::views::RoundTrip::of::<GetFederationTokenRequest>(&super::sts::GetFederationTokenRequest),
    crate::views::RoundTrip::of::<GetFederationTokenResponse>(&super::sts::GetFederationTokenResponse),
    crate::views::RoundTrip::of::<GetSessionTokenRequest>(&super::sts::GetSessionTokenRequest),
    crate::views::RoundTrip::of::<GetSessionTokenResponse>(&super::sts::GetSessionTokenResponse),
    crate::views::RoundTrip::of::<GetWebIdentityTokenRequest>(&super::sts::GetWebIdentityTokenRequest),
    crate::views::RoundTrip::of::<GetWebIdentityTokenResponse>(&super::sts::GetWebIdentityTokenResponse),
    crate::views::RoundTrip::of::<PolicyDescriptorType>(&super::sts::PolicyDescriptorType),
    crate::views::RoundTrip::of::<ProvidedContext>(&super::sts::ProvidedContext),
    crate::views::RoundTrip::of::<Tag>(&super::sts::Tag),
];
