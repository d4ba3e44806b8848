//! Security Token Service over aws-sdk-sts.

use aws_sdk_sts::types::{
    AssumedRoleUser, Credentials, FederatedUser, PolicyDescriptorType, ProvidedContext, Tag,
};
use aws_sdk_sts::{Client, config};

use super::arm::arms;
use super::value::{as_built, given, if_whole, told};

arms! { Client, config;
    StsAssumeRole = assume_role(
        set_role_arn: "RoleArn", set_role_session_name: "RoleSessionName", set_policy_arns: "PolicyArns",
        set_policy: "Policy", set_duration_seconds: "DurationSeconds", set_tags: "Tags",
        set_transitive_tag_keys: "TransitiveTagKeys", set_external_id: "ExternalId",
        set_serial_number: "SerialNumber", set_token_code: "TokenCode",
        set_source_identity: "SourceIdentity", set_provided_contexts: "ProvidedContexts",
        set_minimum_session_token_size: "MinimumSessionTokenSize",
    ) -> (
        credentials: "Credentials", assumed_role_user: "AssumedRoleUser",
        packed_policy_size: "PackedPolicySize", source_identity: "SourceIdentity",
        session_token_utilization: "SessionTokenUtilization", session_token_size: "SessionTokenSize",
    );
    StsGetCallerIdentity = get_caller_identity() -> (user_id: "UserId", account: "Account", arn: "Arn");
    StsGetSessionToken = get_session_token(
        set_duration_seconds: "DurationSeconds", set_serial_number: "SerialNumber",
        set_token_code: "TokenCode", set_minimum_session_token_size: "MinimumSessionTokenSize",
    ) -> (
        credentials: "Credentials", session_token_utilization: "SessionTokenUtilization",
        session_token_size: "SessionTokenSize",
    );
    StsGetFederationToken = get_federation_token(
        set_name: "Name", set_policy: "Policy", set_policy_arns: "PolicyArns",
        set_duration_seconds: "DurationSeconds", set_tags: "Tags",
        set_minimum_session_token_size: "MinimumSessionTokenSize",
    ) -> (
        credentials: "Credentials", federated_user: "FederatedUser", packed_policy_size: "PackedPolicySize",
        session_token_utilization: "SessionTokenUtilization", session_token_size: "SessionTokenSize",
    );
    StsGetAccessKeyInfo = get_access_key_info(set_access_key_id: "AccessKeyId") -> (account: "Account");
}

given! {
    Tag { set_key: "Key", set_value: "Value" } if_whole;
    PolicyDescriptorType { set_arn: "arn" } as_built;
    ProvidedContext { set_provider_arn: "ProviderArn", set_context_assertion: "ContextAssertion" } as_built;
}

told! {
    AssumedRoleUser { assumed_role_id: "AssumedRoleId", arn: "Arn", }
    Credentials {
        access_key_id: "AccessKeyId", secret secret_access_key: "SecretAccessKey",
        secret session_token: "SessionToken", expiration: "Expiration",
    }
    FederatedUser { federated_user_id: "FederatedUserId", arn: "Arn", }
}
