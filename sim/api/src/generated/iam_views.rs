//! Typed requests and responses of AWS Identity and Access Management.
//!
//! Written by scripts/generate from botocore 1.44.5 (Apache-2.0); do not edit.

use std::collections::BTreeMap;

use crate::credentials::{Secret, SecretAccessKey};
use jiff::Timestamp;
use crate::views::{Blob, view};

view! { AcceptDelegationRequestRequest => Writes IamAcceptDelegationRequest -> () {
    delegation_request_id: String = "DelegationRequestId",
} }
view! { AcquireRoleRequest => Writes IamAcquireRole -> AcquireRoleResponse {
    template_arn: String = "TemplateArn",
    template_minor_version: Option<i64> = "TemplateMinorVersion",
    replacement_values: BTreeMap<String, ReplacementValueEntry> = "ReplacementValues",
} }
view! { AddClientIDToOpenIDConnectProviderRequest => Writes IamAddClientIDToOpenIDConnectProvider -> () {
    open_id_connect_provider_arn: String = "OpenIDConnectProviderArn",
    client_id: String = "ClientID",
} }
view! { AddRoleToInstanceProfileRequest => Writes IamAddRoleToInstanceProfile -> () {
    instance_profile_name: String = "InstanceProfileName",
    role_name: String = "RoleName",
} }
view! { AddUserToGroupRequest => Writes IamAddUserToGroup -> () {
    group_name: String = "GroupName",
    user_name: String = "UserName",
} }
view! { AssociateDelegationRequestRequest => Writes IamAssociateDelegationRequest -> () {
    delegation_request_id: String = "DelegationRequestId",
} }
view! { AttachGroupPolicyRequest => Writes IamAttachGroupPolicy -> () {
    group_name: String = "GroupName",
    policy_arn: String = "PolicyArn",
} }
view! { AttachRolePolicyRequest => Writes IamAttachRolePolicy -> () {
    role_name: String = "RoleName",
    policy_arn: String = "PolicyArn",
} }
view! { AttachUserPolicyRequest => Writes IamAttachUserPolicy -> () {
    user_name: String = "UserName",
    policy_arn: String = "PolicyArn",
} }
view! { ChangePasswordRequest => Writes IamChangePassword -> () {
    old_password: Secret = "OldPassword",
    new_password: Secret = "NewPassword",
} }
view! { CreateAccessKeyRequest => Writes IamCreateAccessKey -> CreateAccessKeyResponse {
    user_name: Option<String> = "UserName",
} }
view! { CreateAccountAliasRequest => Writes IamCreateAccountAlias -> () {
    account_alias: String = "AccountAlias",
} }
view! { CreateDelegationRequestRequest => Writes IamCreateDelegationRequest -> CreateDelegationRequestResponse {
    owner_account_id: Option<String> = "OwnerAccountId",
    description: String = "Description",
    permissions: DelegationPermission = "Permissions",
    request_message: Option<String> = "RequestMessage",
    requestor_workflow_id: String = "RequestorWorkflowId",
    redirect_url: Option<String> = "RedirectUrl",
    notification_channel: String = "NotificationChannel",
    session_duration: i64 = "SessionDuration",
    only_send_by_owner: Option<bool> = "OnlySendByOwner",
} }
view! { CreateGroupRequest => Writes IamCreateGroup -> CreateGroupResponse {
    path: Option<String> = "Path",
    group_name: String = "GroupName",
} }
view! { CreateInstanceProfileRequest => Writes IamCreateInstanceProfile -> CreateInstanceProfileResponse {
    instance_profile_name: String = "InstanceProfileName",
    path: Option<String> = "Path",
    tags: Vec<Tag> = "Tags",
} }
view! { CreateLoginProfileRequest => Writes IamCreateLoginProfile -> CreateLoginProfileResponse {
    user_name: Option<String> = "UserName",
    password: Option<Secret> = "Password",
    password_reset_required: Option<bool> = "PasswordResetRequired",
} }
view! { CreateOpenIDConnectProviderRequest => Writes IamCreateOpenIDConnectProvider -> CreateOpenIDConnectProviderResponse {
    url: String = "Url",
    client_id_list: Vec<String> = "ClientIDList",
    thumbprint_list: Vec<String> = "ThumbprintList",
    tags: Vec<Tag> = "Tags",
} }
view! { CreatePolicyRequest => Writes IamCreatePolicy -> CreatePolicyResponse {
    policy_name: String = "PolicyName",
    path: Option<String> = "Path",
    policy_document: String = "PolicyDocument",
    description: Option<String> = "Description",
    tags: Vec<Tag> = "Tags",
} }
view! { CreatePolicyVersionRequest => Writes IamCreatePolicyVersion -> CreatePolicyVersionResponse {
    policy_arn: String = "PolicyArn",
    policy_document: String = "PolicyDocument",
    set_as_default: Option<bool> = "SetAsDefault",
} }
view! { CreateRoleRequest => Writes IamCreateRole -> CreateRoleResponse {
    path: Option<String> = "Path",
    role_name: String = "RoleName",
    assume_role_policy_document: String = "AssumeRolePolicyDocument",
    description: Option<String> = "Description",
    max_session_duration: Option<i64> = "MaxSessionDuration",
    permissions_boundary: Option<String> = "PermissionsBoundary",
    tags: Vec<Tag> = "Tags",
} }
view! { CreateSAMLProviderRequest => Writes IamCreateSAMLProvider -> CreateSAMLProviderResponse {
    saml_metadata_document: String = "SAMLMetadataDocument",
    name: String = "Name",
    tags: Vec<Tag> = "Tags",
    assertion_encryption_mode: Option<String> = "AssertionEncryptionMode",
    add_private_key: Option<Secret> = "AddPrivateKey",
} }
view! { CreateServiceLinkedRoleRequest => Writes IamCreateServiceLinkedRole -> CreateServiceLinkedRoleResponse {
    aws_service_name: String = "AWSServiceName",
    description: Option<String> = "Description",
    custom_suffix: Option<String> = "CustomSuffix",
} }
view! { CreateServiceSpecificCredentialRequest => Writes IamCreateServiceSpecificCredential -> CreateServiceSpecificCredentialResponse {
    user_name: String = "UserName",
    service_name: String = "ServiceName",
    credential_age_days: Option<i64> = "CredentialAgeDays",
} }
view! { CreateUserRequest => Writes IamCreateUser -> CreateUserResponse {
    path: Option<String> = "Path",
    user_name: String = "UserName",
    permissions_boundary: Option<String> = "PermissionsBoundary",
    tags: Vec<Tag> = "Tags",
} }
view! { CreateVirtualMFADeviceRequest => Writes IamCreateVirtualMFADevice -> CreateVirtualMFADeviceResponse {
    path: Option<String> = "Path",
    virtual_mfa_device_name: String = "VirtualMFADeviceName",
    tags: Vec<Tag> = "Tags",
} }
view! { DeactivateMFADeviceRequest => Writes IamDeactivateMFADevice -> () {
    user_name: Option<String> = "UserName",
    serial_number: String = "SerialNumber",
} }
view! { DeleteAccessKeyRequest => Writes IamDeleteAccessKey -> () {
    user_name: Option<String> = "UserName",
    access_key_id: String = "AccessKeyId",
} }
view! { DeleteAccountAliasRequest => Writes IamDeleteAccountAlias -> () {
    account_alias: String = "AccountAlias",
} }
view! { DeleteAccountPasswordPolicyRequest => Writes IamDeleteAccountPasswordPolicy -> () {} }
view! { DeleteGroupRequest => Writes IamDeleteGroup -> () {
    group_name: String = "GroupName",
} }
view! { DeleteGroupPolicyRequest => Writes IamDeleteGroupPolicy -> () {
    group_name: String = "GroupName",
    policy_name: String = "PolicyName",
} }
view! { DeleteInstanceProfileRequest => Writes IamDeleteInstanceProfile -> () {
    instance_profile_name: String = "InstanceProfileName",
} }
view! { DeleteLoginProfileRequest => Writes IamDeleteLoginProfile -> () {
    user_name: Option<String> = "UserName",
} }
view! { DeleteOpenIDConnectProviderRequest => Writes IamDeleteOpenIDConnectProvider -> () {
    open_id_connect_provider_arn: String = "OpenIDConnectProviderArn",
} }
view! { DeletePolicyRequest => Writes IamDeletePolicy -> () {
    policy_arn: String = "PolicyArn",
} }
view! { DeletePolicyVersionRequest => Writes IamDeletePolicyVersion -> () {
    policy_arn: String = "PolicyArn",
    version_id: String = "VersionId",
} }
view! { DeleteRoleRequest => Writes IamDeleteRole -> () {
    role_name: String = "RoleName",
} }
view! { DeleteRolePermissionsBoundaryRequest => Writes IamDeleteRolePermissionsBoundary -> () {
    role_name: String = "RoleName",
} }
view! { DeleteRolePolicyRequest => Writes IamDeleteRolePolicy -> () {
    role_name: String = "RoleName",
    policy_name: String = "PolicyName",
} }
view! { DeleteSAMLProviderRequest => Writes IamDeleteSAMLProvider -> () {
    saml_provider_arn: String = "SAMLProviderArn",
} }
view! { DeleteSSHPublicKeyRequest => Writes IamDeleteSSHPublicKey -> () {
    user_name: String = "UserName",
    ssh_public_key_id: String = "SSHPublicKeyId",
} }
view! { DeleteServerCertificateRequest => Writes IamDeleteServerCertificate -> () {
    server_certificate_name: String = "ServerCertificateName",
} }
view! { DeleteServiceLinkedRoleRequest => Writes IamDeleteServiceLinkedRole -> DeleteServiceLinkedRoleResponse {
    role_name: String = "RoleName",
} }
view! { DeleteServiceSpecificCredentialRequest => Writes IamDeleteServiceSpecificCredential -> () {
    user_name: Option<String> = "UserName",
    service_specific_credential_id: String = "ServiceSpecificCredentialId",
} }
view! { DeleteSigningCertificateRequest => Writes IamDeleteSigningCertificate -> () {
    user_name: Option<String> = "UserName",
    certificate_id: String = "CertificateId",
} }
view! { DeleteUserRequest => Writes IamDeleteUser -> () {
    user_name: String = "UserName",
} }
view! { DeleteUserPermissionsBoundaryRequest => Writes IamDeleteUserPermissionsBoundary -> () {
    user_name: String = "UserName",
} }
view! { DeleteUserPolicyRequest => Writes IamDeleteUserPolicy -> () {
    user_name: String = "UserName",
    policy_name: String = "PolicyName",
} }
view! { DeleteVirtualMFADeviceRequest => Writes IamDeleteVirtualMFADevice -> () {
    serial_number: String = "SerialNumber",
} }
view! { DetachGroupPolicyRequest => Writes IamDetachGroupPolicy -> () {
    group_name: String = "GroupName",
    policy_arn: String = "PolicyArn",
} }
view! { DetachRolePolicyRequest => Writes IamDetachRolePolicy -> () {
    role_name: String = "RoleName",
    policy_arn: String = "PolicyArn",
} }
view! { DetachUserPolicyRequest => Writes IamDetachUserPolicy -> () {
    user_name: String = "UserName",
    policy_arn: String = "PolicyArn",
} }
view! { DisableOrganizationsRootCredentialsManagementRequest => Writes IamDisableOrganizationsRootCredentialsManagement -> DisableOrganizationsRootCredentialsManagementResponse {} }
view! { DisableOrganizationsRootSessionsRequest => Writes IamDisableOrganizationsRootSessions -> DisableOrganizationsRootSessionsResponse {} }
view! { DisableOutboundWebIdentityFederationRequest => Writes IamDisableOutboundWebIdentityFederation -> () {} }
view! { EnableMFADeviceRequest => Writes IamEnableMFADevice -> () {
    user_name: String = "UserName",
    serial_number: String = "SerialNumber",
    authentication_code1: String = "AuthenticationCode1",
    authentication_code2: String = "AuthenticationCode2",
} }
view! { EnableOrganizationsRootCredentialsManagementRequest => Writes IamEnableOrganizationsRootCredentialsManagement -> EnableOrganizationsRootCredentialsManagementResponse {} }
view! { EnableOrganizationsRootSessionsRequest => Writes IamEnableOrganizationsRootSessions -> EnableOrganizationsRootSessionsResponse {} }
view! { EnableOutboundWebIdentityFederationRequest => Writes IamEnableOutboundWebIdentityFederation -> EnableOutboundWebIdentityFederationResponse {} }
view! { GenerateCredentialReportRequest => Reads IamGenerateCredentialReport -> GenerateCredentialReportResponse {} }
view! { GenerateOrganizationsAccessReportRequest => Reads IamGenerateOrganizationsAccessReport -> GenerateOrganizationsAccessReportResponse {
    entity_path: String = "EntityPath",
    organizations_policy_id: Option<String> = "OrganizationsPolicyId",
} }
view! { GenerateServiceLastAccessedDetailsRequest => Reads IamGenerateServiceLastAccessedDetails -> GenerateServiceLastAccessedDetailsResponse {
    arn: String = "Arn",
    granularity: Option<String> = "Granularity",
} }
view! { GetAccessKeyLastUsedRequest => Reads IamGetAccessKeyLastUsed -> GetAccessKeyLastUsedResponse {
    access_key_id: String = "AccessKeyId",
} }
view! { GetAccountAuthorizationDetailsRequest => Reads IamGetAccountAuthorizationDetails -> GetAccountAuthorizationDetailsResponse {
    filter: Vec<String> = "Filter",
    max_items: Option<i64> = "MaxItems",
    marker: Option<String> = "Marker",
} }
view! { GetAccountPasswordPolicyRequest => Reads IamGetAccountPasswordPolicy -> GetAccountPasswordPolicyResponse {} }
view! { GetAccountPropertiesRequest => Reads IamGetAccountProperties -> GetAccountPropertiesResponse {} }
view! { GetAccountSummaryRequest => Reads IamGetAccountSummary -> GetAccountSummaryResponse {} }
view! { GetContextKeysForCustomPolicyRequest => Reads IamGetContextKeysForCustomPolicy -> GetContextKeysForPolicyResponse {
    policy_input_list: Vec<String> = "PolicyInputList",
} }
view! { GetContextKeysForPrincipalPolicyRequest => Reads IamGetContextKeysForPrincipalPolicy -> GetContextKeysForPolicyResponse {
    policy_source_arn: String = "PolicySourceArn",
    policy_input_list: Vec<String> = "PolicyInputList",
} }
view! { GetCredentialReportRequest => Reads IamGetCredentialReport -> GetCredentialReportResponse {} }
view! { GetDelegationRequestRequest => Reads IamGetDelegationRequest -> GetDelegationRequestResponse {
    delegation_request_id: String = "DelegationRequestId",
    delegation_permission_check: Option<bool> = "DelegationPermissionCheck",
} }
view! { GetGroupRequest => Reads IamGetGroup -> GetGroupResponse {
    group_name: String = "GroupName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { GetGroupPolicyRequest => Reads IamGetGroupPolicy -> GetGroupPolicyResponse {
    group_name: String = "GroupName",
    policy_name: String = "PolicyName",
} }
view! { GetHumanReadableSummaryRequest => Reads IamGetHumanReadableSummary -> GetHumanReadableSummaryResponse {
    entity_arn: String = "EntityArn",
    locale: Option<String> = "Locale",
} }
view! { GetInstanceProfileRequest => Reads IamGetInstanceProfile -> GetInstanceProfileResponse {
    instance_profile_name: String = "InstanceProfileName",
} }
view! { GetLoginProfileRequest => Reads IamGetLoginProfile -> GetLoginProfileResponse {
    user_name: Option<String> = "UserName",
} }
view! { GetMFADeviceRequest => Reads IamGetMFADevice -> GetMFADeviceResponse {
    serial_number: String = "SerialNumber",
    user_name: Option<String> = "UserName",
} }
view! { GetOpenIDConnectProviderRequest => Reads IamGetOpenIDConnectProvider -> GetOpenIDConnectProviderResponse {
    open_id_connect_provider_arn: String = "OpenIDConnectProviderArn",
} }
view! { GetOrganizationsAccessReportRequest => Reads IamGetOrganizationsAccessReport -> GetOrganizationsAccessReportResponse {
    job_id: String = "JobId",
    max_items: Option<i64> = "MaxItems",
    marker: Option<String> = "Marker",
    sort_key: Option<String> = "SortKey",
} }
view! { GetOutboundWebIdentityFederationInfoRequest => Reads IamGetOutboundWebIdentityFederationInfo -> GetOutboundWebIdentityFederationInfoResponse {} }
view! { GetPolicyRequest => Reads IamGetPolicy -> GetPolicyResponse {
    policy_arn: String = "PolicyArn",
} }
view! { GetPolicyVersionRequest => Reads IamGetPolicyVersion -> GetPolicyVersionResponse {
    policy_arn: String = "PolicyArn",
    version_id: String = "VersionId",
} }
view! { GetRoleRequest => Reads IamGetRole -> GetRoleResponse {
    role_name: String = "RoleName",
} }
view! { GetRolePolicyRequest => Reads IamGetRolePolicy -> GetRolePolicyResponse {
    role_name: String = "RoleName",
    policy_name: String = "PolicyName",
} }
view! { GetRoleTemplateVersionRequest => Reads IamGetRoleTemplateVersion -> GetRoleTemplateVersionResponse {
    template_arn: String = "TemplateArn",
    minor_version: Option<i64> = "MinorVersion",
} }
view! { GetSAMLProviderRequest => Reads IamGetSAMLProvider -> GetSAMLProviderResponse {
    saml_provider_arn: String = "SAMLProviderArn",
} }
view! { GetSSHPublicKeyRequest => Reads IamGetSSHPublicKey -> GetSSHPublicKeyResponse {
    user_name: String = "UserName",
    ssh_public_key_id: String = "SSHPublicKeyId",
    encoding: String = "Encoding",
} }
view! { GetServerCertificateRequest => Reads IamGetServerCertificate -> GetServerCertificateResponse {
    server_certificate_name: String = "ServerCertificateName",
} }
view! { GetServiceLastAccessedDetailsRequest => Reads IamGetServiceLastAccessedDetails -> GetServiceLastAccessedDetailsResponse {
    job_id: String = "JobId",
    max_items: Option<i64> = "MaxItems",
    marker: Option<String> = "Marker",
} }
view! { GetServiceLastAccessedDetailsWithEntitiesRequest => Reads IamGetServiceLastAccessedDetailsWithEntities -> GetServiceLastAccessedDetailsWithEntitiesResponse {
    job_id: String = "JobId",
    service_namespace: String = "ServiceNamespace",
    max_items: Option<i64> = "MaxItems",
    marker: Option<String> = "Marker",
} }
view! { GetServiceLinkedRoleDeletionStatusRequest => Reads IamGetServiceLinkedRoleDeletionStatus -> GetServiceLinkedRoleDeletionStatusResponse {
    deletion_task_id: String = "DeletionTaskId",
} }
view! { GetUserRequest => Reads IamGetUser -> GetUserResponse {
    user_name: Option<String> = "UserName",
} }
view! { GetUserPolicyRequest => Reads IamGetUserPolicy -> GetUserPolicyResponse {
    user_name: String = "UserName",
    policy_name: String = "PolicyName",
} }
view! { ListAccessKeysRequest => Reads IamListAccessKeys -> ListAccessKeysResponse {
    user_name: Option<String> = "UserName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListAccountAliasesRequest => Reads IamListAccountAliases -> ListAccountAliasesResponse {
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListAttachedGroupPoliciesRequest => Reads IamListAttachedGroupPolicies -> ListAttachedGroupPoliciesResponse {
    group_name: String = "GroupName",
    path_prefix: Option<String> = "PathPrefix",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListAttachedRolePoliciesRequest => Reads IamListAttachedRolePolicies -> ListAttachedRolePoliciesResponse {
    role_name: String = "RoleName",
    path_prefix: Option<String> = "PathPrefix",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListAttachedUserPoliciesRequest => Reads IamListAttachedUserPolicies -> ListAttachedUserPoliciesResponse {
    user_name: String = "UserName",
    path_prefix: Option<String> = "PathPrefix",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListDelegationRequestsRequest => Reads IamListDelegationRequests -> ListDelegationRequestsResponse {
    owner_id: Option<String> = "OwnerId",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListEntitiesForPolicyRequest => Reads IamListEntitiesForPolicy -> ListEntitiesForPolicyResponse {
    policy_arn: String = "PolicyArn",
    entity_filter: Option<String> = "EntityFilter",
    path_prefix: Option<String> = "PathPrefix",
    policy_usage_filter: Option<String> = "PolicyUsageFilter",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListGroupPoliciesRequest => Reads IamListGroupPolicies -> ListGroupPoliciesResponse {
    group_name: String = "GroupName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListGroupsRequest => Reads IamListGroups -> ListGroupsResponse {
    path_prefix: Option<String> = "PathPrefix",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListGroupsForUserRequest => Reads IamListGroupsForUser -> ListGroupsForUserResponse {
    user_name: String = "UserName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListInstanceProfileTagsRequest => Reads IamListInstanceProfileTags -> ListInstanceProfileTagsResponse {
    instance_profile_name: String = "InstanceProfileName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListInstanceProfilesRequest => Reads IamListInstanceProfiles -> ListInstanceProfilesResponse {
    path_prefix: Option<String> = "PathPrefix",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListInstanceProfilesForRoleRequest => Reads IamListInstanceProfilesForRole -> ListInstanceProfilesForRoleResponse {
    role_name: String = "RoleName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListMFADeviceTagsRequest => Reads IamListMFADeviceTags -> ListMFADeviceTagsResponse {
    serial_number: String = "SerialNumber",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListMFADevicesRequest => Reads IamListMFADevices -> ListMFADevicesResponse {
    user_name: Option<String> = "UserName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListOpenIDConnectProviderTagsRequest => Reads IamListOpenIDConnectProviderTags -> ListOpenIDConnectProviderTagsResponse {
    open_id_connect_provider_arn: String = "OpenIDConnectProviderArn",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListOpenIDConnectProvidersRequest => Reads IamListOpenIDConnectProviders -> ListOpenIDConnectProvidersResponse {} }
view! { ListOrganizationsFeaturesRequest => Reads IamListOrganizationsFeatures -> ListOrganizationsFeaturesResponse {} }
view! { ListPoliciesRequest => Reads IamListPolicies -> ListPoliciesResponse {
    scope: Option<String> = "Scope",
    only_attached: Option<bool> = "OnlyAttached",
    path_prefix: Option<String> = "PathPrefix",
    policy_usage_filter: Option<String> = "PolicyUsageFilter",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListPoliciesGrantingServiceAccessRequest => Reads IamListPoliciesGrantingServiceAccess -> ListPoliciesGrantingServiceAccessResponse {
    marker: Option<String> = "Marker",
    arn: String = "Arn",
    service_namespaces: Vec<String> = "ServiceNamespaces",
} }
view! { ListPolicyTagsRequest => Reads IamListPolicyTags -> ListPolicyTagsResponse {
    policy_arn: String = "PolicyArn",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListPolicyVersionsRequest => Reads IamListPolicyVersions -> ListPolicyVersionsResponse {
    policy_arn: String = "PolicyArn",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListRolePoliciesRequest => Reads IamListRolePolicies -> ListRolePoliciesResponse {
    role_name: String = "RoleName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListRoleTagsRequest => Reads IamListRoleTags -> ListRoleTagsResponse {
    role_name: String = "RoleName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListRolesRequest => Reads IamListRoles -> ListRolesResponse {
    path_prefix: Option<String> = "PathPrefix",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListSAMLProviderTagsRequest => Reads IamListSAMLProviderTags -> ListSAMLProviderTagsResponse {
    saml_provider_arn: String = "SAMLProviderArn",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListSAMLProvidersRequest => Reads IamListSAMLProviders -> ListSAMLProvidersResponse {} }
view! { ListSSHPublicKeysRequest => Reads IamListSSHPublicKeys -> ListSSHPublicKeysResponse {
    user_name: Option<String> = "UserName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListServerCertificateTagsRequest => Reads IamListServerCertificateTags -> ListServerCertificateTagsResponse {
    server_certificate_name: String = "ServerCertificateName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListServerCertificatesRequest => Reads IamListServerCertificates -> ListServerCertificatesResponse {
    path_prefix: Option<String> = "PathPrefix",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListServiceSpecificCredentialsRequest => Reads IamListServiceSpecificCredentials -> ListServiceSpecificCredentialsResponse {
    user_name: Option<String> = "UserName",
    service_name: Option<String> = "ServiceName",
    all_users: Option<bool> = "AllUsers",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListSigningCertificatesRequest => Reads IamListSigningCertificates -> ListSigningCertificatesResponse {
    user_name: Option<String> = "UserName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListUserPoliciesRequest => Reads IamListUserPolicies -> ListUserPoliciesResponse {
    user_name: String = "UserName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListUserTagsRequest => Reads IamListUserTags -> ListUserTagsResponse {
    user_name: String = "UserName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListUsersRequest => Reads IamListUsers -> ListUsersResponse {
    path_prefix: Option<String> = "PathPrefix",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListVirtualMFADevicesRequest => Reads IamListVirtualMFADevices -> ListVirtualMFADevicesResponse {
    assignment_status: Option<String> = "AssignmentStatus",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { PutAccountPropertiesRequest => Writes IamPutAccountProperties -> PutAccountPropertiesResponse {
    properties: BTreeMap<String, String> = "Properties",
} }
view! { PutGroupPolicyRequest => Writes IamPutGroupPolicy -> () {
    group_name: String = "GroupName",
    policy_name: String = "PolicyName",
    policy_document: String = "PolicyDocument",
} }
view! { PutRolePermissionsBoundaryRequest => Writes IamPutRolePermissionsBoundary -> () {
    role_name: String = "RoleName",
    permissions_boundary: String = "PermissionsBoundary",
} }
view! { PutRolePolicyRequest => Writes IamPutRolePolicy -> () {
    role_name: String = "RoleName",
    policy_name: String = "PolicyName",
    policy_document: String = "PolicyDocument",
} }
view! { PutUserPermissionsBoundaryRequest => Writes IamPutUserPermissionsBoundary -> () {
    user_name: String = "UserName",
    permissions_boundary: String = "PermissionsBoundary",
} }
view! { PutUserPolicyRequest => Writes IamPutUserPolicy -> () {
    user_name: String = "UserName",
    policy_name: String = "PolicyName",
    policy_document: String = "PolicyDocument",
} }
view! { RejectDelegationRequestRequest => Writes IamRejectDelegationRequest -> () {
    delegation_request_id: String = "DelegationRequestId",
    notes: Option<String> = "Notes",
} }
view! { RemoveClientIDFromOpenIDConnectProviderRequest => Writes IamRemoveClientIDFromOpenIDConnectProvider -> () {
    open_id_connect_provider_arn: String = "OpenIDConnectProviderArn",
    client_id: String = "ClientID",
} }
view! { RemoveRoleFromInstanceProfileRequest => Writes IamRemoveRoleFromInstanceProfile -> () {
    instance_profile_name: String = "InstanceProfileName",
    role_name: String = "RoleName",
} }
view! { RemoveUserFromGroupRequest => Writes IamRemoveUserFromGroup -> () {
    group_name: String = "GroupName",
    user_name: String = "UserName",
} }
view! { ResetServiceSpecificCredentialRequest => Writes IamResetServiceSpecificCredential -> ResetServiceSpecificCredentialResponse {
    user_name: Option<String> = "UserName",
    service_specific_credential_id: String = "ServiceSpecificCredentialId",
} }
view! { ResyncMFADeviceRequest => Writes IamResyncMFADevice -> () {
    user_name: String = "UserName",
    serial_number: String = "SerialNumber",
    authentication_code1: String = "AuthenticationCode1",
    authentication_code2: String = "AuthenticationCode2",
} }
view! { SendDelegationTokenRequest => Writes IamSendDelegationToken -> () {
    delegation_request_id: String = "DelegationRequestId",
} }
view! { SetDefaultPolicyVersionRequest => Writes IamSetDefaultPolicyVersion -> () {
    policy_arn: String = "PolicyArn",
    version_id: String = "VersionId",
} }
view! { SetSecurityTokenServicePreferencesRequest => Writes IamSetSecurityTokenServicePreferences -> () {
    global_endpoint_token_version: String = "GlobalEndpointTokenVersion",
} }
view! { SimulateCustomPolicyRequest => Reads IamSimulateCustomPolicy -> SimulatePolicyResponse {
    policy_input_list: Vec<String> = "PolicyInputList",
    permissions_boundary_policy_input_list: Vec<String> = "PermissionsBoundaryPolicyInputList",
    ordered_organization_policy_input_list: Vec<OrderedOrganizationPolicyType> = "OrderedOrganizationPolicyInputList",
    action_names: Vec<String> = "ActionNames",
    resource_arns: Vec<String> = "ResourceArns",
    resource_policy: Option<String> = "ResourcePolicy",
    resource_owner: Option<String> = "ResourceOwner",
    caller_arn: Option<String> = "CallerArn",
    context_entries: Vec<ContextEntry> = "ContextEntries",
    resource_handling_option: Option<String> = "ResourceHandlingOption",
    max_items: Option<i64> = "MaxItems",
    marker: Option<String> = "Marker",
} }
view! { SimulatePrincipalPolicyRequest => Reads IamSimulatePrincipalPolicy -> SimulatePolicyResponse {
    policy_source_arn: String = "PolicySourceArn",
    policy_input_list: Vec<String> = "PolicyInputList",
    permissions_boundary_policy_input_list: Vec<String> = "PermissionsBoundaryPolicyInputList",
    policy_exclusion_list: Vec<PolicyIdentifier> = "PolicyExclusionList",
    action_names: Vec<String> = "ActionNames",
    resource_arns: Vec<String> = "ResourceArns",
    resource_policy: Option<String> = "ResourcePolicy",
    resource_owner: Option<String> = "ResourceOwner",
    caller_arn: Option<String> = "CallerArn",
    context_entries: Vec<ContextEntry> = "ContextEntries",
    resource_handling_option: Option<String> = "ResourceHandlingOption",
    max_items: Option<i64> = "MaxItems",
    marker: Option<String> = "Marker",
} }
view! { TagInstanceProfileRequest => Writes IamTagInstanceProfile -> () {
    instance_profile_name: String = "InstanceProfileName",
    tags: Vec<Tag> = "Tags",
} }
view! { TagMFADeviceRequest => Writes IamTagMFADevice -> () {
    serial_number: String = "SerialNumber",
    tags: Vec<Tag> = "Tags",
} }
view! { TagOpenIDConnectProviderRequest => Writes IamTagOpenIDConnectProvider -> () {
    open_id_connect_provider_arn: String = "OpenIDConnectProviderArn",
    tags: Vec<Tag> = "Tags",
} }
view! { TagPolicyRequest => Writes IamTagPolicy -> () {
    policy_arn: String = "PolicyArn",
    tags: Vec<Tag> = "Tags",
} }
view! { TagRoleRequest => Writes IamTagRole -> () {
    role_name: String = "RoleName",
    tags: Vec<Tag> = "Tags",
} }
view! { TagSAMLProviderRequest => Writes IamTagSAMLProvider -> () {
    saml_provider_arn: String = "SAMLProviderArn",
    tags: Vec<Tag> = "Tags",
} }
view! { TagServerCertificateRequest => Writes IamTagServerCertificate -> () {
    server_certificate_name: String = "ServerCertificateName",
    tags: Vec<Tag> = "Tags",
} }
view! { TagUserRequest => Writes IamTagUser -> () {
    user_name: String = "UserName",
    tags: Vec<Tag> = "Tags",
} }
view! { UntagInstanceProfileRequest => Writes IamUntagInstanceProfile -> () {
    instance_profile_name: String = "InstanceProfileName",
    tag_keys: Vec<String> = "TagKeys",
} }
view! { UntagMFADeviceRequest => Writes IamUntagMFADevice -> () {
    serial_number: String = "SerialNumber",
    tag_keys: Vec<String> = "TagKeys",
} }
view! { UntagOpenIDConnectProviderRequest => Writes IamUntagOpenIDConnectProvider -> () {
    open_id_connect_provider_arn: String = "OpenIDConnectProviderArn",
    tag_keys: Vec<String> = "TagKeys",
} }
view! { UntagPolicyRequest => Writes IamUntagPolicy -> () {
    policy_arn: String = "PolicyArn",
    tag_keys: Vec<String> = "TagKeys",
} }
view! { UntagRoleRequest => Writes IamUntagRole -> () {
    role_name: String = "RoleName",
    tag_keys: Vec<String> = "TagKeys",
} }
view! { UntagSAMLProviderRequest => Writes IamUntagSAMLProvider -> () {
    saml_provider_arn: String = "SAMLProviderArn",
    tag_keys: Vec<String> = "TagKeys",
} }
view! { UntagServerCertificateRequest => Writes IamUntagServerCertificate -> () {
    server_certificate_name: String = "ServerCertificateName",
    tag_keys: Vec<String> = "TagKeys",
} }
view! { UntagUserRequest => Writes IamUntagUser -> () {
    user_name: String = "UserName",
    tag_keys: Vec<String> = "TagKeys",
} }
view! { UpdateAccessKeyRequest => Writes IamUpdateAccessKey -> () {
    user_name: Option<String> = "UserName",
    access_key_id: String = "AccessKeyId",
    status: String = "Status",
} }
view! { UpdateAccountPasswordPolicyRequest => Writes IamUpdateAccountPasswordPolicy -> () {
    minimum_password_length: Option<i64> = "MinimumPasswordLength",
    require_symbols: Option<bool> = "RequireSymbols",
    require_numbers: Option<bool> = "RequireNumbers",
    require_uppercase_characters: Option<bool> = "RequireUppercaseCharacters",
    require_lowercase_characters: Option<bool> = "RequireLowercaseCharacters",
    allow_users_to_change_password: Option<bool> = "AllowUsersToChangePassword",
    max_password_age: Option<i64> = "MaxPasswordAge",
    password_reuse_prevention: Option<i64> = "PasswordReusePrevention",
    hard_expiry: Option<bool> = "HardExpiry",
} }
view! { UpdateAssumeRolePolicyRequest => Writes IamUpdateAssumeRolePolicy -> () {
    role_name: String = "RoleName",
    policy_document: String = "PolicyDocument",
} }
view! { UpdateDelegationRequestRequest => Writes IamUpdateDelegationRequest -> () {
    delegation_request_id: String = "DelegationRequestId",
    notes: Option<String> = "Notes",
} }
view! { UpdateGroupRequest => Writes IamUpdateGroup -> () {
    group_name: String = "GroupName",
    new_path: Option<String> = "NewPath",
    new_group_name: Option<String> = "NewGroupName",
} }
view! { UpdateLoginProfileRequest => Writes IamUpdateLoginProfile -> () {
    user_name: String = "UserName",
    password: Option<Secret> = "Password",
    password_reset_required: Option<bool> = "PasswordResetRequired",
} }
view! { UpdateOpenIDConnectProviderThumbprintRequest => Writes IamUpdateOpenIDConnectProviderThumbprint -> () {
    open_id_connect_provider_arn: String = "OpenIDConnectProviderArn",
    thumbprint_list: Vec<String> = "ThumbprintList",
} }
view! { UpdateRoleRequest => Writes IamUpdateRole -> UpdateRoleResponse {
    role_name: String = "RoleName",
    description: Option<String> = "Description",
    max_session_duration: Option<i64> = "MaxSessionDuration",
} }
view! { UpdateRoleDescriptionRequest => Writes IamUpdateRoleDescription -> UpdateRoleDescriptionResponse {
    role_name: String = "RoleName",
    description: String = "Description",
} }
view! { UpdateSAMLProviderRequest => Writes IamUpdateSAMLProvider -> UpdateSAMLProviderResponse {
    saml_metadata_document: Option<String> = "SAMLMetadataDocument",
    saml_provider_arn: String = "SAMLProviderArn",
    assertion_encryption_mode: Option<String> = "AssertionEncryptionMode",
    add_private_key: Option<Secret> = "AddPrivateKey",
    remove_private_key: Option<String> = "RemovePrivateKey",
} }
view! { UpdateSSHPublicKeyRequest => Writes IamUpdateSSHPublicKey -> () {
    user_name: String = "UserName",
    ssh_public_key_id: String = "SSHPublicKeyId",
    status: String = "Status",
} }
view! { UpdateServerCertificateRequest => Writes IamUpdateServerCertificate -> () {
    server_certificate_name: String = "ServerCertificateName",
    new_path: Option<String> = "NewPath",
    new_server_certificate_name: Option<String> = "NewServerCertificateName",
} }
view! { UpdateServiceSpecificCredentialRequest => Writes IamUpdateServiceSpecificCredential -> () {
    user_name: Option<String> = "UserName",
    service_specific_credential_id: String = "ServiceSpecificCredentialId",
    status: String = "Status",
} }
view! { UpdateSigningCertificateRequest => Writes IamUpdateSigningCertificate -> () {
    user_name: Option<String> = "UserName",
    certificate_id: String = "CertificateId",
    status: String = "Status",
} }
view! { UpdateUserRequest => Writes IamUpdateUser -> () {
    user_name: String = "UserName",
    new_path: Option<String> = "NewPath",
    new_user_name: Option<String> = "NewUserName",
} }
view! { UploadSSHPublicKeyRequest => Writes IamUploadSSHPublicKey -> UploadSSHPublicKeyResponse {
    user_name: String = "UserName",
    ssh_public_key_body: String = "SSHPublicKeyBody",
} }
view! { UploadServerCertificateRequest => Writes IamUploadServerCertificate -> UploadServerCertificateResponse {
    path: Option<String> = "Path",
    server_certificate_name: String = "ServerCertificateName",
    certificate_body: String = "CertificateBody",
    private_key: Secret = "PrivateKey",
    certificate_chain: Option<String> = "CertificateChain",
    tags: Vec<Tag> = "Tags",
} }
view! { UploadSigningCertificateRequest => Writes IamUploadSigningCertificate -> UploadSigningCertificateResponse {
    user_name: Option<String> = "UserName",
    certificate_body: String = "CertificateBody",
} }
view! { AccessDetail {
    service_name: String = "ServiceName",
    service_namespace: String = "ServiceNamespace",
    region: Option<String> = "Region",
    entity_path: Option<String> = "EntityPath",
    last_authenticated_time: Option<Timestamp> = "LastAuthenticatedTime",
    total_authenticated_entities: Option<i64> = "TotalAuthenticatedEntities",
} }
view! { AccessKey {
    user_name: String = "UserName",
    access_key_id: String = "AccessKeyId",
    status: String = "Status",
    secret_access_key: SecretAccessKey = "SecretAccessKey",
    create_date: Option<Timestamp> = "CreateDate",
} }
view! { AccessKeyLastUsed {
    last_used_date: Option<Timestamp> = "LastUsedDate",
    service_name: String = "ServiceName",
    region: String = "Region",
} }
view! { AccessKeyMetadata {
    user_name: Option<String> = "UserName",
    access_key_id: Option<String> = "AccessKeyId",
    status: Option<String> = "Status",
    create_date: Option<Timestamp> = "CreateDate",
} }
view! { AcquireRoleResponse {
    role: Role = "Role",
} }
view! { AttachedPermissionsBoundary {
    permissions_boundary_type: Option<String> = "PermissionsBoundaryType",
    permissions_boundary_arn: Option<String> = "PermissionsBoundaryArn",
} }
view! { AttachedPolicy {
    policy_name: Option<String> = "PolicyName",
    policy_arn: Option<String> = "PolicyArn",
} }
view! { ContextEntry {
    context_key_name: Option<String> = "ContextKeyName",
    context_key_values: Vec<String> = "ContextKeyValues",
    context_key_type: Option<String> = "ContextKeyType",
} }
view! { CreateAccessKeyResponse {
    access_key: AccessKey = "AccessKey",
} }
view! { CreateDelegationRequestResponse {
    console_deep_link: Option<String> = "ConsoleDeepLink",
    delegation_request_id: Option<String> = "DelegationRequestId",
} }
view! { CreateGroupResponse {
    group: Group = "Group",
} }
view! { CreateInstanceProfileResponse {
    instance_profile: InstanceProfile = "InstanceProfile",
} }
view! { CreateLoginProfileResponse {
    login_profile: LoginProfile = "LoginProfile",
} }
view! { CreateOpenIDConnectProviderResponse {
    open_id_connect_provider_arn: Option<String> = "OpenIDConnectProviderArn",
    tags: Vec<Tag> = "Tags",
} }
view! { CreatePolicyResponse {
    policy: Option<Policy> = "Policy",
} }
view! { CreatePolicyVersionResponse {
    policy_version: Option<PolicyVersion> = "PolicyVersion",
} }
view! { CreateRoleResponse {
    role: Role = "Role",
} }
view! { CreateSAMLProviderResponse {
    saml_provider_arn: Option<String> = "SAMLProviderArn",
    tags: Vec<Tag> = "Tags",
} }
view! { CreateServiceLinkedRoleResponse {
    role: Option<Role> = "Role",
} }
view! { CreateServiceSpecificCredentialResponse {
    service_specific_credential: Option<ServiceSpecificCredential> = "ServiceSpecificCredential",
} }
view! { CreateUserResponse {
    user: Option<User> = "User",
} }
view! { CreateVirtualMFADeviceResponse {
    virtual_mfa_device: VirtualMFADevice = "VirtualMFADevice",
} }
view! { DelegationPermission {
    policy_template_arn: Option<String> = "PolicyTemplateArn",
    parameters: Vec<PolicyParameter> = "Parameters",
} }
view! { DelegationRequest {
    delegation_request_id: Option<String> = "DelegationRequestId",
    owner_account_id: Option<String> = "OwnerAccountId",
    description: Option<String> = "Description",
    request_message: Option<String> = "RequestMessage",
    permissions: Option<DelegationPermission> = "Permissions",
    permission_policy: Option<String> = "PermissionPolicy",
    role_permission_restriction_arns: Vec<String> = "RolePermissionRestrictionArns",
    owner_id: Option<String> = "OwnerId",
    approver_id: Option<String> = "ApproverId",
    state: Option<String> = "State",
    expiration_time: Option<Timestamp> = "ExpirationTime",
    requestor_id: Option<String> = "RequestorId",
    requestor_name: Option<String> = "RequestorName",
    create_date: Option<Timestamp> = "CreateDate",
    session_duration: Option<i64> = "SessionDuration",
    redirect_url: Option<String> = "RedirectUrl",
    notes: Option<String> = "Notes",
    rejection_reason: Option<String> = "RejectionReason",
    only_send_by_owner: Option<bool> = "OnlySendByOwner",
    updated_time: Option<Timestamp> = "UpdatedTime",
} }
view! { DeleteServiceLinkedRoleResponse {
    deletion_task_id: String = "DeletionTaskId",
} }
view! { DeletionTaskFailureReasonType {
    reason: Option<String> = "Reason",
    role_usage_list: Vec<RoleUsageType> = "RoleUsageList",
} }
view! { DisableOrganizationsRootCredentialsManagementResponse {
    organization_id: Option<String> = "OrganizationId",
    enabled_features: Vec<String> = "EnabledFeatures",
} }
view! { DisableOrganizationsRootSessionsResponse {
    organization_id: Option<String> = "OrganizationId",
    enabled_features: Vec<String> = "EnabledFeatures",
} }
view! { EnableOrganizationsRootCredentialsManagementResponse {
    organization_id: Option<String> = "OrganizationId",
    enabled_features: Vec<String> = "EnabledFeatures",
} }
view! { EnableOrganizationsRootSessionsResponse {
    organization_id: Option<String> = "OrganizationId",
    enabled_features: Vec<String> = "EnabledFeatures",
} }
view! { EnableOutboundWebIdentityFederationResponse {
    issuer_identifier: Option<String> = "IssuerIdentifier",
} }
view! { EntityDetails {
    entity_info: EntityInfo = "EntityInfo",
    last_authenticated: Option<Timestamp> = "LastAuthenticated",
} }
view! { EntityInfo {
    arn: String = "Arn",
    name: String = "Name",
    r#type: String = "Type",
    id: String = "Id",
    path: Option<String> = "Path",
} }
view! { ErrorDetails {
    message: String = "Message",
    code: String = "Code",
} }
view! { EvaluationResult {
    eval_action_name: String = "EvalActionName",
    eval_resource_name: Option<String> = "EvalResourceName",
    eval_decision: String = "EvalDecision",
    matched_statements: Vec<Statement> = "MatchedStatements",
    missing_context_values: Vec<String> = "MissingContextValues",
    organizations_decision_detail: Option<OrganizationsDecisionDetail> = "OrganizationsDecisionDetail",
    permissions_boundary_decision_detail: Option<PermissionsBoundaryDecisionDetail> = "PermissionsBoundaryDecisionDetail",
    eval_decision_details: BTreeMap<String, String> = "EvalDecisionDetails",
    resource_specific_results: Vec<ResourceSpecificResult> = "ResourceSpecificResults",
} }
view! { GenerateCredentialReportResponse {
    state: Option<String> = "State",
    description: Option<String> = "Description",
} }
view! { GenerateOrganizationsAccessReportResponse {
    job_id: Option<String> = "JobId",
} }
view! { GenerateServiceLastAccessedDetailsResponse {
    job_id: Option<String> = "JobId",
} }
view! { GetAccessKeyLastUsedResponse {
    user_name: Option<String> = "UserName",
    access_key_last_used: Option<AccessKeyLastUsed> = "AccessKeyLastUsed",
} }
view! { GetAccountAuthorizationDetailsResponse {
    user_detail_list: Vec<UserDetail> = "UserDetailList",
    group_detail_list: Vec<GroupDetail> = "GroupDetailList",
    role_detail_list: Vec<RoleDetail> = "RoleDetailList",
    policies: Vec<ManagedPolicyDetail> = "Policies",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { GetAccountPasswordPolicyResponse {
    password_policy: PasswordPolicy = "PasswordPolicy",
} }
view! { GetAccountPropertiesResponse {
    properties: BTreeMap<String, String> = "Properties",
} }
view! { GetAccountSummaryResponse {
    summary_map: BTreeMap<String, i64> = "SummaryMap",
} }
view! { GetContextKeysForPolicyResponse {
    context_key_names: Vec<String> = "ContextKeyNames",
} }
view! { GetCredentialReportResponse {
    content: Option<Blob> = "Content",
    report_format: Option<String> = "ReportFormat",
    generated_time: Option<Timestamp> = "GeneratedTime",
} }
view! { GetDelegationRequestResponse {
    delegation_request: Option<DelegationRequest> = "DelegationRequest",
    permission_check_status: Option<String> = "PermissionCheckStatus",
    permission_check_result: Option<String> = "PermissionCheckResult",
} }
view! { GetGroupPolicyResponse {
    group_name: String = "GroupName",
    policy_name: String = "PolicyName",
    policy_document: String = "PolicyDocument",
} }
view! { GetGroupResponse {
    group: Group = "Group",
    users: Vec<User> = "Users",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { GetHumanReadableSummaryResponse {
    summary_content: Option<String> = "SummaryContent",
    locale: Option<String> = "Locale",
    summary_state: Option<String> = "SummaryState",
} }
view! { GetInstanceProfileResponse {
    instance_profile: InstanceProfile = "InstanceProfile",
} }
view! { GetLoginProfileResponse {
    login_profile: LoginProfile = "LoginProfile",
} }
view! { GetMFADeviceResponse {
    user_name: Option<String> = "UserName",
    serial_number: String = "SerialNumber",
    enable_date: Option<Timestamp> = "EnableDate",
    certifications: BTreeMap<String, String> = "Certifications",
} }
view! { GetOpenIDConnectProviderResponse {
    url: Option<String> = "Url",
    client_id_list: Vec<String> = "ClientIDList",
    thumbprint_list: Vec<String> = "ThumbprintList",
    create_date: Option<Timestamp> = "CreateDate",
    tags: Vec<Tag> = "Tags",
} }
view! { GetOrganizationsAccessReportResponse {
    job_status: String = "JobStatus",
    job_creation_date: Timestamp = "JobCreationDate",
    job_completion_date: Option<Timestamp> = "JobCompletionDate",
    number_of_services_accessible: Option<i64> = "NumberOfServicesAccessible",
    number_of_services_not_accessed: Option<i64> = "NumberOfServicesNotAccessed",
    access_details: Vec<AccessDetail> = "AccessDetails",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
    error_details: Option<ErrorDetails> = "ErrorDetails",
} }
view! { GetOutboundWebIdentityFederationInfoResponse {
    issuer_identifier: Option<String> = "IssuerIdentifier",
    jwt_vending_enabled: Option<bool> = "JwtVendingEnabled",
} }
view! { GetPolicyResponse {
    policy: Option<Policy> = "Policy",
} }
view! { GetPolicyVersionResponse {
    policy_version: Option<PolicyVersion> = "PolicyVersion",
} }
view! { GetRolePolicyResponse {
    role_name: String = "RoleName",
    policy_name: String = "PolicyName",
    policy_document: String = "PolicyDocument",
} }
view! { GetRoleResponse {
    role: Role = "Role",
} }
view! { GetRoleTemplateVersionResponse {
    role_template_version: RoleTemplateVersion = "RoleTemplateVersion",
} }
view! { GetSAMLProviderResponse {
    saml_provider_uuid: Option<String> = "SAMLProviderUUID",
    saml_metadata_document: Option<String> = "SAMLMetadataDocument",
    create_date: Option<Timestamp> = "CreateDate",
    valid_until: Option<Timestamp> = "ValidUntil",
    tags: Vec<Tag> = "Tags",
    assertion_encryption_mode: Option<String> = "AssertionEncryptionMode",
    private_key_list: Vec<SAMLPrivateKey> = "PrivateKeyList",
} }
view! { GetSSHPublicKeyResponse {
    ssh_public_key: Option<SSHPublicKey> = "SSHPublicKey",
} }
view! { GetServerCertificateResponse {
    server_certificate: ServerCertificate = "ServerCertificate",
} }
view! { GetServiceLastAccessedDetailsResponse {
    job_status: String = "JobStatus",
    job_type: Option<String> = "JobType",
    job_creation_date: Timestamp = "JobCreationDate",
    services_last_accessed: Vec<ServiceLastAccessed> = "ServicesLastAccessed",
    job_completion_date: Timestamp = "JobCompletionDate",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
    error: Option<ErrorDetails> = "Error",
} }
view! { GetServiceLastAccessedDetailsWithEntitiesResponse {
    job_status: String = "JobStatus",
    job_creation_date: Timestamp = "JobCreationDate",
    job_completion_date: Timestamp = "JobCompletionDate",
    entity_details_list: Vec<EntityDetails> = "EntityDetailsList",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
    error: Option<ErrorDetails> = "Error",
} }
view! { GetServiceLinkedRoleDeletionStatusResponse {
    status: String = "Status",
    reason: Option<DeletionTaskFailureReasonType> = "Reason",
} }
view! { GetUserPolicyResponse {
    user_name: String = "UserName",
    policy_name: String = "PolicyName",
    policy_document: String = "PolicyDocument",
} }
view! { GetUserResponse {
    user: User = "User",
} }
view! { Group {
    path: String = "Path",
    group_name: String = "GroupName",
    group_id: String = "GroupId",
    arn: String = "Arn",
    create_date: Timestamp = "CreateDate",
} }
view! { GroupDetail {
    path: Option<String> = "Path",
    group_name: Option<String> = "GroupName",
    group_id: Option<String> = "GroupId",
    arn: Option<String> = "Arn",
    create_date: Option<Timestamp> = "CreateDate",
    group_policy_list: Vec<PolicyDetail> = "GroupPolicyList",
    attached_managed_policies: Vec<AttachedPolicy> = "AttachedManagedPolicies",
} }
view! { InlinePolicy {
    policy_name: String = "PolicyName",
    policy_document: String = "PolicyDocument",
} }
view! { InlinePolicyIdentifierType {
    policy_name: String = "PolicyName",
    attachment_type: String = "AttachmentType",
    attachment_name: String = "AttachmentName",
} }
view! { InstanceProfile {
    path: String = "Path",
    instance_profile_name: String = "InstanceProfileName",
    instance_profile_id: String = "InstanceProfileId",
    arn: String = "Arn",
    create_date: Timestamp = "CreateDate",
    roles: Vec<Role> = "Roles",
    tags: Vec<Tag> = "Tags",
} }
view! { ListAccessKeysResponse {
    access_key_metadata: Vec<AccessKeyMetadata> = "AccessKeyMetadata",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListAccountAliasesResponse {
    account_aliases: Vec<String> = "AccountAliases",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListAttachedGroupPoliciesResponse {
    attached_policies: Vec<AttachedPolicy> = "AttachedPolicies",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListAttachedRolePoliciesResponse {
    attached_policies: Vec<AttachedPolicy> = "AttachedPolicies",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListAttachedUserPoliciesResponse {
    attached_policies: Vec<AttachedPolicy> = "AttachedPolicies",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListDelegationRequestsResponse {
    delegation_requests: Vec<DelegationRequest> = "DelegationRequests",
    marker: Option<String> = "Marker",
    is_truncated: Option<bool> = "isTruncated",
} }
view! { ListEntitiesForPolicyResponse {
    policy_groups: Vec<PolicyGroup> = "PolicyGroups",
    policy_users: Vec<PolicyUser> = "PolicyUsers",
    policy_roles: Vec<PolicyRole> = "PolicyRoles",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListGroupPoliciesResponse {
    policy_names: Vec<String> = "PolicyNames",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListGroupsForUserResponse {
    groups: Vec<Group> = "Groups",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListGroupsResponse {
    groups: Vec<Group> = "Groups",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListInstanceProfileTagsResponse {
    tags: Vec<Tag> = "Tags",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListInstanceProfilesForRoleResponse {
    instance_profiles: Vec<InstanceProfile> = "InstanceProfiles",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListInstanceProfilesResponse {
    instance_profiles: Vec<InstanceProfile> = "InstanceProfiles",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListMFADeviceTagsResponse {
    tags: Vec<Tag> = "Tags",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListMFADevicesResponse {
    mfa_devices: Vec<MFADevice> = "MFADevices",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListOpenIDConnectProviderTagsResponse {
    tags: Vec<Tag> = "Tags",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListOpenIDConnectProvidersResponse {
    open_id_connect_provider_list: Vec<OpenIDConnectProviderListEntry> = "OpenIDConnectProviderList",
} }
view! { ListOrganizationsFeaturesResponse {
    organization_id: Option<String> = "OrganizationId",
    enabled_features: Vec<String> = "EnabledFeatures",
} }
view! { ListPoliciesGrantingServiceAccessEntry {
    service_namespace: Option<String> = "ServiceNamespace",
    policies: Vec<PolicyGrantingServiceAccess> = "Policies",
} }
view! { ListPoliciesGrantingServiceAccessResponse {
    policies_granting_service_access: Vec<ListPoliciesGrantingServiceAccessEntry> = "PoliciesGrantingServiceAccess",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListPoliciesResponse {
    policies: Vec<Policy> = "Policies",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListPolicyTagsResponse {
    tags: Vec<Tag> = "Tags",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListPolicyVersionsResponse {
    versions: Vec<PolicyVersion> = "Versions",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListRolePoliciesResponse {
    policy_names: Vec<String> = "PolicyNames",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListRoleTagsResponse {
    tags: Vec<Tag> = "Tags",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListRolesResponse {
    roles: Vec<Role> = "Roles",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListSAMLProviderTagsResponse {
    tags: Vec<Tag> = "Tags",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListSAMLProvidersResponse {
    saml_provider_list: Vec<SAMLProviderListEntry> = "SAMLProviderList",
} }
view! { ListSSHPublicKeysResponse {
    ssh_public_keys: Vec<SSHPublicKeyMetadata> = "SSHPublicKeys",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListServerCertificateTagsResponse {
    tags: Vec<Tag> = "Tags",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListServerCertificatesResponse {
    server_certificate_metadata_list: Vec<ServerCertificateMetadata> = "ServerCertificateMetadataList",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListServiceSpecificCredentialsResponse {
    service_specific_credentials: Vec<ServiceSpecificCredentialMetadata> = "ServiceSpecificCredentials",
    marker: Option<String> = "Marker",
    is_truncated: Option<bool> = "IsTruncated",
} }
view! { ListSigningCertificatesResponse {
    certificates: Vec<SigningCertificate> = "Certificates",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListUserPoliciesResponse {
    policy_names: Vec<String> = "PolicyNames",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListUserTagsResponse {
    tags: Vec<Tag> = "Tags",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListUsersResponse {
    users: Vec<User> = "Users",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { ListVirtualMFADevicesResponse {
    virtual_mfa_devices: Vec<VirtualMFADevice> = "VirtualMFADevices",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { LoginProfile {
    user_name: String = "UserName",
    create_date: Timestamp = "CreateDate",
    password_reset_required: Option<bool> = "PasswordResetRequired",
} }
view! { MFADevice {
    user_name: String = "UserName",
    serial_number: String = "SerialNumber",
    enable_date: Timestamp = "EnableDate",
} }
view! { ManagedPolicyDetail {
    policy_name: Option<String> = "PolicyName",
    policy_id: Option<String> = "PolicyId",
    arn: Option<String> = "Arn",
    path: Option<String> = "Path",
    default_version_id: Option<String> = "DefaultVersionId",
    attachment_count: Option<i64> = "AttachmentCount",
    permissions_boundary_usage_count: Option<i64> = "PermissionsBoundaryUsageCount",
    is_attachable: Option<bool> = "IsAttachable",
    description: Option<String> = "Description",
    create_date: Option<Timestamp> = "CreateDate",
    update_date: Option<Timestamp> = "UpdateDate",
    policy_version_list: Vec<PolicyVersion> = "PolicyVersionList",
} }
view! { OpenIDConnectProviderListEntry {
    arn: Option<String> = "Arn",
} }
view! { OrderedOrganizationPolicyType {
    service_control_policy_input_list: Vec<String> = "ServiceControlPolicyInputList",
} }
view! { OrganizationsDecisionDetail {
    allowed_by_organizations: Option<bool> = "AllowedByOrganizations",
} }
view! { ParameterDefinition {
    name: String = "Name",
    r#type: String = "Type",
    sub_type: Option<String> = "SubType",
    description: Option<String> = "Description",
    is_required: Option<bool> = "IsRequired",
    default_value: Option<String> = "DefaultValue",
    immutable: Option<bool> = "Immutable",
} }
view! { PasswordPolicy {
    minimum_password_length: Option<i64> = "MinimumPasswordLength",
    require_symbols: Option<bool> = "RequireSymbols",
    require_numbers: Option<bool> = "RequireNumbers",
    require_uppercase_characters: Option<bool> = "RequireUppercaseCharacters",
    require_lowercase_characters: Option<bool> = "RequireLowercaseCharacters",
    allow_users_to_change_password: Option<bool> = "AllowUsersToChangePassword",
    expire_passwords: Option<bool> = "ExpirePasswords",
    max_password_age: Option<i64> = "MaxPasswordAge",
    password_reuse_prevention: Option<i64> = "PasswordReusePrevention",
    hard_expiry: Option<bool> = "HardExpiry",
} }
view! { PermissionsBoundaryDecisionDetail {
    allowed_by_permissions_boundary: Option<bool> = "AllowedByPermissionsBoundary",
} }
view! { Policy {
    policy_name: Option<String> = "PolicyName",
    policy_id: Option<String> = "PolicyId",
    arn: Option<String> = "Arn",
    path: Option<String> = "Path",
    default_version_id: Option<String> = "DefaultVersionId",
    attachment_count: Option<i64> = "AttachmentCount",
    permissions_boundary_usage_count: Option<i64> = "PermissionsBoundaryUsageCount",
    is_attachable: Option<bool> = "IsAttachable",
    description: Option<String> = "Description",
    create_date: Option<Timestamp> = "CreateDate",
    update_date: Option<Timestamp> = "UpdateDate",
    tags: Vec<Tag> = "Tags",
} }
view! { PolicyDetail {
    policy_name: Option<String> = "PolicyName",
    policy_document: Option<String> = "PolicyDocument",
} }
view! { PolicyGrantingServiceAccess {
    policy_name: String = "PolicyName",
    policy_type: String = "PolicyType",
    policy_arn: Option<String> = "PolicyArn",
    entity_type: Option<String> = "EntityType",
    entity_name: Option<String> = "EntityName",
} }
view! { PolicyGroup {
    group_name: Option<String> = "GroupName",
    group_id: Option<String> = "GroupId",
} }
view! { PolicyIdentifier {
    policy_type: Option<String> = "PolicyType",
    policy_arn: Option<String> = "PolicyArn",
    inline_policy_identifier: Option<InlinePolicyIdentifierType> = "InlinePolicyIdentifier",
} }
view! { PolicyParameter {
    name: Option<String> = "Name",
    values: Vec<String> = "Values",
    r#type: Option<String> = "Type",
} }
view! { PolicyRole {
    role_name: Option<String> = "RoleName",
    role_id: Option<String> = "RoleId",
} }
view! { PolicyUser {
    user_name: Option<String> = "UserName",
    user_id: Option<String> = "UserId",
} }
view! { PolicyVersion {
    document: Option<String> = "Document",
    version_id: Option<String> = "VersionId",
    is_default_version: Option<bool> = "IsDefaultVersion",
    create_date: Option<Timestamp> = "CreateDate",
} }
view! { Position {
    line: Option<i64> = "Line",
    column: Option<i64> = "Column",
} }
view! { PutAccountPropertiesResponse {} }
view! { ReplacementValueEntry {
    values: Vec<String> = "Values",
} }
view! { ResetServiceSpecificCredentialResponse {
    service_specific_credential: Option<ServiceSpecificCredential> = "ServiceSpecificCredential",
} }
view! { ResourceSpecificResult {
    eval_resource_name: String = "EvalResourceName",
    eval_resource_decision: String = "EvalResourceDecision",
    matched_statements: Vec<Statement> = "MatchedStatements",
    missing_context_values: Vec<String> = "MissingContextValues",
    eval_decision_details: BTreeMap<String, String> = "EvalDecisionDetails",
    permissions_boundary_decision_detail: Option<PermissionsBoundaryDecisionDetail> = "PermissionsBoundaryDecisionDetail",
} }
view! { Role {
    path: String = "Path",
    role_name: String = "RoleName",
    role_id: String = "RoleId",
    arn: String = "Arn",
    create_date: Timestamp = "CreateDate",
    assume_role_policy_document: Option<String> = "AssumeRolePolicyDocument",
    description: Option<String> = "Description",
    max_session_duration: Option<i64> = "MaxSessionDuration",
    permissions_boundary: Option<AttachedPermissionsBoundary> = "PermissionsBoundary",
    tags: Vec<Tag> = "Tags",
    role_last_used: Option<RoleLastUsed> = "RoleLastUsed",
    source_role_template: Option<SourceRoleTemplate> = "SourceRoleTemplate",
} }
view! { RoleDetail {
    path: Option<String> = "Path",
    role_name: Option<String> = "RoleName",
    role_id: Option<String> = "RoleId",
    arn: Option<String> = "Arn",
    create_date: Option<Timestamp> = "CreateDate",
    assume_role_policy_document: Option<String> = "AssumeRolePolicyDocument",
    instance_profile_list: Vec<InstanceProfile> = "InstanceProfileList",
    role_policy_list: Vec<PolicyDetail> = "RolePolicyList",
    attached_managed_policies: Vec<AttachedPolicy> = "AttachedManagedPolicies",
    permissions_boundary: Option<AttachedPermissionsBoundary> = "PermissionsBoundary",
    tags: Vec<Tag> = "Tags",
    role_last_used: Option<RoleLastUsed> = "RoleLastUsed",
} }
view! { RoleLastUsed {
    last_used_date: Option<Timestamp> = "LastUsedDate",
    region: Option<String> = "Region",
} }
view! { RoleTemplateVersion {
    template_arn: Option<String> = "TemplateArn",
    template_name: Option<String> = "TemplateName",
    template_version_id: Option<String> = "TemplateVersionId",
    description: Option<String> = "Description",
    major_version: Option<i64> = "MajorVersion",
    default_minor_version: Option<i64> = "DefaultMinorVersion",
    managed_by_type: Option<String> = "ManagedByType",
    managed_by_value: Option<String> = "ManagedByValue",
    enabled: Option<bool> = "Enabled",
    minor_version: Option<i64> = "MinorVersion",
    role_name_pattern: Option<String> = "RoleNamePattern",
    role_path_pattern: Option<String> = "RolePathPattern",
    role_description_pattern: Option<String> = "RoleDescriptionPattern",
    assume_role_policy_document_template: Option<String> = "AssumeRolePolicyDocumentTemplate",
    inline_policy_templates: Vec<InlinePolicy> = "InlinePolicyTemplates",
    managed_policy_arns: Vec<String> = "ManagedPolicyArns",
    permission_boundary_arn: Option<String> = "PermissionBoundaryArn",
    parameters_definition: Vec<ParameterDefinition> = "ParametersDefinition",
    role_tags_template: Vec<TagTemplate> = "RoleTagsTemplate",
    max_session_duration: Option<i64> = "MaxSessionDuration",
    version_enabled: Option<bool> = "VersionEnabled",
    create_timestamp: Option<Timestamp> = "CreateTimestamp",
    update_timestamp: Option<Timestamp> = "UpdateTimestamp",
} }
view! { RoleUsageType {
    region: Option<String> = "Region",
    resources: Vec<String> = "Resources",
} }
view! { SAMLPrivateKey {
    key_id: Option<String> = "KeyId",
    timestamp: Option<Timestamp> = "Timestamp",
} }
view! { SAMLProviderListEntry {
    arn: Option<String> = "Arn",
    valid_until: Option<Timestamp> = "ValidUntil",
    create_date: Option<Timestamp> = "CreateDate",
} }
view! { SSHPublicKey {
    user_name: String = "UserName",
    ssh_public_key_id: String = "SSHPublicKeyId",
    fingerprint: String = "Fingerprint",
    ssh_public_key_body: String = "SSHPublicKeyBody",
    status: String = "Status",
    upload_date: Option<Timestamp> = "UploadDate",
} }
view! { SSHPublicKeyMetadata {
    user_name: String = "UserName",
    ssh_public_key_id: String = "SSHPublicKeyId",
    status: String = "Status",
    upload_date: Timestamp = "UploadDate",
} }
view! { ServerCertificate {
    server_certificate_metadata: ServerCertificateMetadata = "ServerCertificateMetadata",
    certificate_body: String = "CertificateBody",
    certificate_chain: Option<String> = "CertificateChain",
    tags: Vec<Tag> = "Tags",
} }
view! { ServerCertificateMetadata {
    path: String = "Path",
    server_certificate_name: String = "ServerCertificateName",
    server_certificate_id: String = "ServerCertificateId",
    arn: String = "Arn",
    upload_date: Option<Timestamp> = "UploadDate",
    expiration: Option<Timestamp> = "Expiration",
} }
view! { ServiceLastAccessed {
    service_name: String = "ServiceName",
    last_authenticated: Option<Timestamp> = "LastAuthenticated",
    service_namespace: String = "ServiceNamespace",
    last_authenticated_entity: Option<String> = "LastAuthenticatedEntity",
    last_authenticated_region: Option<String> = "LastAuthenticatedRegion",
    total_authenticated_entities: Option<i64> = "TotalAuthenticatedEntities",
    tracked_actions_last_accessed: Vec<TrackedActionLastAccessed> = "TrackedActionsLastAccessed",
} }
view! { ServiceSpecificCredential {
    create_date: Timestamp = "CreateDate",
    expiration_date: Option<Timestamp> = "ExpirationDate",
    service_name: String = "ServiceName",
    service_user_name: Option<String> = "ServiceUserName",
    service_password: Option<Secret> = "ServicePassword",
    service_credential_alias: Option<String> = "ServiceCredentialAlias",
    service_credential_secret: Option<Secret> = "ServiceCredentialSecret",
    service_specific_credential_id: String = "ServiceSpecificCredentialId",
    user_name: String = "UserName",
    status: String = "Status",
} }
view! { ServiceSpecificCredentialMetadata {
    user_name: String = "UserName",
    status: String = "Status",
    service_user_name: Option<String> = "ServiceUserName",
    service_credential_alias: Option<String> = "ServiceCredentialAlias",
    create_date: Timestamp = "CreateDate",
    expiration_date: Option<Timestamp> = "ExpirationDate",
    service_specific_credential_id: String = "ServiceSpecificCredentialId",
    service_name: String = "ServiceName",
} }
view! { SigningCertificate {
    user_name: String = "UserName",
    certificate_id: String = "CertificateId",
    certificate_body: String = "CertificateBody",
    status: String = "Status",
    upload_date: Option<Timestamp> = "UploadDate",
} }
view! { SimulatePolicyResponse {
    evaluation_results: Vec<EvaluationResult> = "EvaluationResults",
    is_truncated: Option<bool> = "IsTruncated",
    marker: Option<String> = "Marker",
} }
view! { SourceRoleTemplate {
    template_arn: String = "TemplateArn",
    template_minor_version: i64 = "TemplateMinorVersion",
} }
view! { Statement {
    source_policy_id: Option<String> = "SourcePolicyId",
    source_policy_type: Option<String> = "SourcePolicyType",
    start_position: Option<Position> = "StartPosition",
    end_position: Option<Position> = "EndPosition",
} }
view! { Tag {
    key: String = "Key",
    value: String = "Value",
} }
view! { TagTemplate {
    key: String = "Key",
    value: String = "Value",
} }
view! { TrackedActionLastAccessed {
    action_name: Option<String> = "ActionName",
    last_accessed_entity: Option<String> = "LastAccessedEntity",
    last_accessed_time: Option<Timestamp> = "LastAccessedTime",
    last_accessed_region: Option<String> = "LastAccessedRegion",
} }
view! { UpdateRoleDescriptionResponse {
    role: Option<Role> = "Role",
} }
view! { UpdateRoleResponse {} }
view! { UpdateSAMLProviderResponse {
    saml_provider_arn: Option<String> = "SAMLProviderArn",
} }
view! { UploadSSHPublicKeyResponse {
    ssh_public_key: Option<SSHPublicKey> = "SSHPublicKey",
} }
view! { UploadServerCertificateResponse {
    server_certificate_metadata: Option<ServerCertificateMetadata> = "ServerCertificateMetadata",
    tags: Vec<Tag> = "Tags",
} }
view! { UploadSigningCertificateResponse {
    certificate: SigningCertificate = "Certificate",
} }
view! { User {
    path: String = "Path",
    user_name: String = "UserName",
    user_id: String = "UserId",
    arn: String = "Arn",
    create_date: Timestamp = "CreateDate",
    password_last_used: Option<Timestamp> = "PasswordLastUsed",
    permissions_boundary: Option<AttachedPermissionsBoundary> = "PermissionsBoundary",
    tags: Vec<Tag> = "Tags",
} }
view! { UserDetail {
    path: Option<String> = "Path",
    user_name: Option<String> = "UserName",
    user_id: Option<String> = "UserId",
    arn: Option<String> = "Arn",
    create_date: Option<Timestamp> = "CreateDate",
    user_policy_list: Vec<PolicyDetail> = "UserPolicyList",
    group_list: Vec<String> = "GroupList",
    attached_managed_policies: Vec<AttachedPolicy> = "AttachedManagedPolicies",
    permissions_boundary: Option<AttachedPermissionsBoundary> = "PermissionsBoundary",
    tags: Vec<Tag> = "Tags",
} }
view! { VirtualMFADevice {
    serial_number: String = "SerialNumber",
    base32_string_seed: Option<Secret> = "Base32StringSeed",
    qr_code_png: Option<Secret> = "QRCodePNG",
    user: Option<User> = "User",
    enable_date: Option<Timestamp> = "EnableDate",
    tags: Vec<Tag> = "Tags",
} }

#[cfg(test)]
pub(crate) static ROUND_TRIPS: &[crate::views::RoundTrip] = &[
    crate::views::RoundTrip::of::<AcceptDelegationRequestRequest>(&super::iam::AcceptDelegationRequestRequest),
    crate::views::RoundTrip::of::<AccessDetail>(&super::iam::AccessDetail),
    crate::views::RoundTrip::of::<AccessKey>(&super::iam::AccessKey),
    crate::views::RoundTrip::of::<AccessKeyLastUsed>(&super::iam::AccessKeyLastUsed),
    crate::views::RoundTrip::of::<AccessKeyMetadata>(&super::iam::AccessKeyMetadata),
    crate::views::RoundTrip::of::<AcquireRoleRequest>(&super::iam::AcquireRoleRequest),
    crate::views::RoundTrip::of::<AcquireRoleResponse>(&super::iam::AcquireRoleResponse),
    crate::views::RoundTrip::of::<AddClientIDToOpenIDConnectProviderRequest>(&super::iam::AddClientIDToOpenIDConnectProviderRequest),
    crate::views::RoundTrip::of::<AddRoleToInstanceProfileRequest>(&super::iam::AddRoleToInstanceProfileRequest),
    crate::views::RoundTrip::of::<AddUserToGroupRequest>(&super::iam::AddUserToGroupRequest),
    crate::views::RoundTrip::of::<AssociateDelegationRequestRequest>(&super::iam::AssociateDelegationRequestRequest),
    crate::views::RoundTrip::of::<AttachGroupPolicyRequest>(&super::iam::AttachGroupPolicyRequest),
    crate::views::RoundTrip::of::<AttachRolePolicyRequest>(&super::iam::AttachRolePolicyRequest),
    crate::views::RoundTrip::of::<AttachUserPolicyRequest>(&super::iam::AttachUserPolicyRequest),
    crate::views::RoundTrip::of::<AttachedPermissionsBoundary>(&super::iam::AttachedPermissionsBoundary),
    crate::views::RoundTrip::of::<AttachedPolicy>(&super::iam::AttachedPolicy),
    crate::views::RoundTrip::of::<ChangePasswordRequest>(&super::iam::ChangePasswordRequest),
    crate::views::RoundTrip::of::<ContextEntry>(&super::iam::ContextEntry),
    crate::views::RoundTrip::of::<CreateAccessKeyRequest>(&super::iam::CreateAccessKeyRequest),
    crate::views::RoundTrip::of::<CreateAccessKeyResponse>(&super::iam::CreateAccessKeyResponse),
    crate::views::RoundTrip::of::<CreateAccountAliasRequest>(&super::iam::CreateAccountAliasRequest),
    crate::views::RoundTrip::of::<CreateDelegationRequestRequest>(&super::iam::CreateDelegationRequestRequest),
    crate::views::RoundTrip::of::<CreateDelegationRequestResponse>(&super::iam::CreateDelegationRequestResponse),
    crate::views::RoundTrip::of::<CreateGroupRequest>(&super::iam::CreateGroupRequest),
    crate::views::RoundTrip::of::<CreateGroupResponse>(&super::iam::CreateGroupResponse),
    crate::views::RoundTrip::of::<CreateInstanceProfileRequest>(&super::iam::CreateInstanceProfileRequest),
    crate::views::RoundTrip::of::<CreateInstanceProfileResponse>(&super::iam::CreateInstanceProfileResponse),
    crate::views::RoundTrip::of::<CreateLoginProfileRequest>(&super::iam::CreateLoginProfileRequest),
    crate::views::RoundTrip::of::<CreateLoginProfileResponse>(&super::iam::CreateLoginProfileResponse),
    crate::views::RoundTrip::of::<CreateOpenIDConnectProviderRequest>(&super::iam::CreateOpenIDConnectProviderRequest),
    crate::views::RoundTrip::of::<CreateOpenIDConnectProviderResponse>(&super::iam::CreateOpenIDConnectProviderResponse),
    crate::views::RoundTrip::of::<CreatePolicyRequest>(&super::iam::CreatePolicyRequest),
    crate::views::RoundTrip::of::<CreatePolicyResponse>(&super::iam::CreatePolicyResponse),
    crate::views::RoundTrip::of::<CreatePolicyVersionRequest>(&super::iam::CreatePolicyVersionRequest),
    crate::views::RoundTrip::of::<CreatePolicyVersionResponse>(&super::iam::CreatePolicyVersionResponse),
    crate::views::RoundTrip::of::<CreateRoleRequest>(&super::iam::CreateRoleRequest),
    crate::views::RoundTrip::of::<CreateRoleResponse>(&super::iam::CreateRoleResponse),
    crate::views::RoundTrip::of::<CreateSAMLProviderRequest>(&super::iam::CreateSAMLProviderRequest),
    crate::views::RoundTrip::of::<CreateSAMLProviderResponse>(&super::iam::CreateSAMLProviderResponse),
    crate::views::RoundTrip::of::<CreateServiceLinkedRoleRequest>(&super::iam::CreateServiceLinkedRoleRequest),
    crate::views::RoundTrip::of::<CreateServiceLinkedRoleResponse>(&super::iam::CreateServiceLinkedRoleResponse),
    crate::views::RoundTrip::of::<CreateServiceSpecificCredentialRequest>(&super::iam::CreateServiceSpecificCredentialRequest),
    crate::views::RoundTrip::of::<CreateServiceSpecificCredentialResponse>(&super::iam::CreateServiceSpecificCredentialResponse),
    crate::views::RoundTrip::of::<CreateUserRequest>(&super::iam::CreateUserRequest),
    crate::views::RoundTrip::of::<CreateUserResponse>(&super::iam::CreateUserResponse),
    crate::views::RoundTrip::of::<CreateVirtualMFADeviceRequest>(&super::iam::CreateVirtualMFADeviceRequest),
    crate::views::RoundTrip::of::<CreateVirtualMFADeviceResponse>(&super::iam::CreateVirtualMFADeviceResponse),
    crate::views::RoundTrip::of::<DeactivateMFADeviceRequest>(&super::iam::DeactivateMFADeviceRequest),
    crate::views::RoundTrip::of::<DelegationPermission>(&super::iam::DelegationPermission),
    crate::views::RoundTrip::of::<DelegationRequest>(&super::iam::DelegationRequest),
    crate::views::RoundTrip::of::<DeleteAccessKeyRequest>(&super::iam::DeleteAccessKeyRequest),
    crate::views::RoundTrip::of::<DeleteAccountAliasRequest>(&super::iam::DeleteAccountAliasRequest),
    crate::views::RoundTrip::of::<DeleteGroupPolicyRequest>(&super::iam::DeleteGroupPolicyRequest),
    crate::views::RoundTrip::of::<DeleteGroupRequest>(&super::iam::DeleteGroupRequest),
    crate::views::RoundTrip::of::<DeleteInstanceProfileRequest>(&super::iam::DeleteInstanceProfileRequest),
    crate::views::RoundTrip::of::<DeleteLoginProfileRequest>(&super::iam::DeleteLoginProfileRequest),
    crate::views::RoundTrip::of::<DeleteOpenIDConnectProviderRequest>(&super::iam::DeleteOpenIDConnectProviderRequest),
    crate::views::RoundTrip::of::<DeletePolicyRequest>(&super::iam::DeletePolicyRequest),
    crate::views::RoundTrip::of::<DeletePolicyVersionRequest>(&super::iam::DeletePolicyVersionRequest),
    crate::views::RoundTrip::of::<DeleteRolePermissionsBoundaryRequest>(&super::iam::DeleteRolePermissionsBoundaryRequest),
    crate::views::RoundTrip::of::<DeleteRolePolicyRequest>(&super::iam::DeleteRolePolicyRequest),
    crate::views::RoundTrip::of::<DeleteRoleRequest>(&super::iam::DeleteRoleRequest),
    crate::views::RoundTrip::of::<DeleteSAMLProviderRequest>(&super::iam::DeleteSAMLProviderRequest),
    crate::views::RoundTrip::of::<DeleteSSHPublicKeyRequest>(&super::iam::DeleteSSHPublicKeyRequest),
    crate::views::RoundTrip::of::<DeleteServerCertificateRequest>(&super::iam::DeleteServerCertificateRequest),
    crate::views::RoundTrip::of::<DeleteServiceLinkedRoleRequest>(&super::iam::DeleteServiceLinkedRoleRequest),
    crate::views::RoundTrip::of::<DeleteServiceLinkedRoleResponse>(&super::iam::DeleteServiceLinkedRoleResponse),
    crate::views::RoundTrip::of::<DeleteServiceSpecificCredentialRequest>(&super::iam::DeleteServiceSpecificCredentialRequest),
    crate::views::RoundTrip::of::<DeleteSigningCertificateRequest>(&super::iam::DeleteSigningCertificateRequest),
    crate::views::RoundTrip::of::<DeleteUserPermissionsBoundaryRequest>(&super::iam::DeleteUserPermissionsBoundaryRequest),
    crate::views::RoundTrip::of::<DeleteUserPolicyRequest>(&super::iam::DeleteUserPolicyRequest),
    crate::views::RoundTrip::of::<DeleteUserRequest>(&super::iam::DeleteUserRequest),
    crate::views::RoundTrip::of::<DeleteVirtualMFADeviceRequest>(&super::iam::DeleteVirtualMFADeviceRequest),
    crate::views::RoundTrip::of::<DeletionTaskFailureReasonType>(&super::iam::DeletionTaskFailureReasonType),
    crate::views::RoundTrip::of::<DetachGroupPolicyRequest>(&super::iam::DetachGroupPolicyRequest),
    crate::views::RoundTrip::of::<DetachRolePolicyRequest>(&super::iam::DetachRolePolicyRequest),
    crate::views::RoundTrip::of::<DetachUserPolicyRequest>(&super::iam::DetachUserPolicyRequest),
    crate::views::RoundTrip::of::<DisableOrganizationsRootCredentialsManagementRequest>(&super::iam::DisableOrganizationsRootCredentialsManagementRequest),
    crate::views::RoundTrip::of::<DisableOrganizationsRootCredentialsManagementResponse>(&super::iam::DisableOrganizationsRootCredentialsManagementResponse),
    crate::views::RoundTrip::of::<DisableOrganizationsRootSessionsRequest>(&super::iam::DisableOrganizationsRootSessionsRequest),
    crate::views::RoundTrip::of::<DisableOrganizationsRootSessionsResponse>(&super::iam::DisableOrganizationsRootSessionsResponse),
    crate::views::RoundTrip::of::<EnableMFADeviceRequest>(&super::iam::EnableMFADeviceRequest),
    crate::views::RoundTrip::of::<EnableOrganizationsRootCredentialsManagementRequest>(&super::iam::EnableOrganizationsRootCredentialsManagementRequest),
    crate::views::RoundTrip::of::<EnableOrganizationsRootCredentialsManagementResponse>(&super::iam::EnableOrganizationsRootCredentialsManagementResponse),
    crate::views::RoundTrip::of::<EnableOrganizationsRootSessionsRequest>(&super::iam::EnableOrganizationsRootSessionsRequest),
    crate::views::RoundTrip::of::<EnableOrganizationsRootSessionsResponse>(&super::iam::EnableOrganizationsRootSessionsResponse),
    crate::views::RoundTrip::of::<EnableOutboundWebIdentityFederationResponse>(&super::iam::EnableOutboundWebIdentityFederationResponse),
    crate::views::RoundTrip::of::<EntityDetails>(&super::iam::EntityDetails),
    crate::views::RoundTrip::of::<EntityInfo>(&super::iam::EntityInfo),
    crate::views::RoundTrip::of::<ErrorDetails>(&super::iam::ErrorDetails),
    crate::views::RoundTrip::of::<EvaluationResult>(&super::iam::EvaluationResult),
    crate::views::RoundTrip::of::<GenerateCredentialReportResponse>(&super::iam::GenerateCredentialReportResponse),
    crate::views::RoundTrip::of::<GenerateOrganizationsAccessReportRequest>(&super::iam::GenerateOrganizationsAccessReportRequest),
    crate::views::RoundTrip::of::<GenerateOrganizationsAccessReportResponse>(&super::iam::GenerateOrganizationsAccessReportResponse),
    crate::views::RoundTrip::of::<GenerateServiceLastAccessedDetailsRequest>(&super::iam::GenerateServiceLastAccessedDetailsRequest),
    crate::views::RoundTrip::of::<GenerateServiceLastAccessedDetailsResponse>(&super::iam::GenerateServiceLastAccessedDetailsResponse),
    crate::views::RoundTrip::of::<GetAccessKeyLastUsedRequest>(&super::iam::GetAccessKeyLastUsedRequest),
    crate::views::RoundTrip::of::<GetAccessKeyLastUsedResponse>(&super::iam::GetAccessKeyLastUsedResponse),
    crate::views::RoundTrip::of::<GetAccountAuthorizationDetailsRequest>(&super::iam::GetAccountAuthorizationDetailsRequest),
    crate::views::RoundTrip::of::<GetAccountAuthorizationDetailsResponse>(&super::iam::GetAccountAuthorizationDetailsResponse),
    crate::views::RoundTrip::of::<GetAccountPasswordPolicyResponse>(&super::iam::GetAccountPasswordPolicyResponse),
    crate::views::RoundTrip::of::<GetAccountPropertiesRequest>(&super::iam::GetAccountPropertiesRequest),
    crate::views::RoundTrip::of::<GetAccountPropertiesResponse>(&super::iam::GetAccountPropertiesResponse),
    crate::views::RoundTrip::of::<GetAccountSummaryResponse>(&super::iam::GetAccountSummaryResponse),
    crate::views::RoundTrip::of::<GetContextKeysForCustomPolicyRequest>(&super::iam::GetContextKeysForCustomPolicyRequest),
    crate::views::RoundTrip::of::<GetContextKeysForPolicyResponse>(&super::iam::GetContextKeysForPolicyResponse),
    crate::views::RoundTrip::of::<GetContextKeysForPrincipalPolicyRequest>(&super::iam::GetContextKeysForPrincipalPolicyRequest),
    crate::views::RoundTrip::of::<GetCredentialReportResponse>(&super::iam::GetCredentialReportResponse),
    crate::views::RoundTrip::of::<GetDelegationRequestRequest>(&super::iam::GetDelegationRequestRequest),
    crate::views::RoundTrip::of::<GetDelegationRequestResponse>(&super::iam::GetDelegationRequestResponse),
    crate::views::RoundTrip::of::<GetGroupPolicyRequest>(&super::iam::GetGroupPolicyRequest),
    crate::views::RoundTrip::of::<GetGroupPolicyResponse>(&super::iam::GetGroupPolicyResponse),
    crate::views::RoundTrip::of::<GetGroupRequest>(&super::iam::GetGroupRequest),
    crate::views::RoundTrip::of::<GetGroupResponse>(&super::iam::GetGroupResponse),
    crate::views::RoundTrip::of::<GetHumanReadableSummaryRequest>(&super::iam::GetHumanReadableSummaryRequest),
    crate::views::RoundTrip::of::<GetHumanReadableSummaryResponse>(&super::iam::GetHumanReadableSummaryResponse),
    crate::views::RoundTrip::of::<GetInstanceProfileRequest>(&super::iam::GetInstanceProfileRequest),
    crate::views::RoundTrip::of::<GetInstanceProfileResponse>(&super::iam::GetInstanceProfileResponse),
    crate::views::RoundTrip::of::<GetLoginProfileRequest>(&super::iam::GetLoginProfileRequest),
    crate::views::RoundTrip::of::<GetLoginProfileResponse>(&super::iam::GetLoginProfileResponse),
    crate::views::RoundTrip::of::<GetMFADeviceRequest>(&super::iam::GetMFADeviceRequest),
    crate::views::RoundTrip::of::<GetMFADeviceResponse>(&super::iam::GetMFADeviceResponse),
    crate::views::RoundTrip::of::<GetOpenIDConnectProviderRequest>(&super::iam::GetOpenIDConnectProviderRequest),
    crate::views::RoundTrip::of::<GetOpenIDConnectProviderResponse>(&super::iam::GetOpenIDConnectProviderResponse),
    crate::views::RoundTrip::of::<GetOrganizationsAccessReportRequest>(&super::iam::GetOrganizationsAccessReportRequest),
    crate::views::RoundTrip::of::<GetOrganizationsAccessReportResponse>(&super::iam::GetOrganizationsAccessReportResponse),
    crate::views::RoundTrip::of::<GetOutboundWebIdentityFederationInfoResponse>(&super::iam::GetOutboundWebIdentityFederationInfoResponse),
    crate::views::RoundTrip::of::<GetPolicyRequest>(&super::iam::GetPolicyRequest),
    crate::views::RoundTrip::of::<GetPolicyResponse>(&super::iam::GetPolicyResponse),
    crate::views::RoundTrip::of::<GetPolicyVersionRequest>(&super::iam::GetPolicyVersionRequest),
    crate::views::RoundTrip::of::<GetPolicyVersionResponse>(&super::iam::GetPolicyVersionResponse),
    crate::views::RoundTrip::of::<GetRolePolicyRequest>(&super::iam::GetRolePolicyRequest),
    crate::views::RoundTrip::of::<GetRolePolicyResponse>(&super::iam::GetRolePolicyResponse),
    crate::views::RoundTrip::of::<GetRoleRequest>(&super::iam::GetRoleRequest),
    crate::views::RoundTrip::of::<GetRoleResponse>(&super::iam::GetRoleResponse),
    crate::views::RoundTrip::of::<GetRoleTemplateVersionRequest>(&super::iam::GetRoleTemplateVersionRequest),
    crate::views::RoundTrip::of::<GetRoleTemplateVersionResponse>(&super::iam::GetRoleTemplateVersionResponse),
    crate::views::RoundTrip::of::<GetSAMLProviderRequest>(&super::iam::GetSAMLProviderRequest),
    crate::views::RoundTrip::of::<GetSAMLProviderResponse>(&super::iam::GetSAMLProviderResponse),
    crate::views::RoundTrip::of::<GetSSHPublicKeyRequest>(&super::iam::GetSSHPublicKeyRequest),
    crate::views::RoundTrip::of::<GetSSHPublicKeyResponse>(&super::iam::GetSSHPublicKeyResponse),
    crate::views::RoundTrip::of::<GetServerCertificateRequest>(&super::iam::GetServerCertificateRequest),
    crate::views::RoundTrip::of::<GetServerCertificateResponse>(&super::iam::GetServerCertificateResponse),
    crate::views::RoundTrip::of::<GetServiceLastAccessedDetailsRequest>(&super::iam::GetServiceLastAccessedDetailsRequest),
    crate::views::RoundTrip::of::<GetServiceLastAccessedDetailsResponse>(&super::iam::GetServiceLastAccessedDetailsResponse),
    crate::views::RoundTrip::of::<GetServiceLastAccessedDetailsWithEntitiesRequest>(&super::iam::GetServiceLastAccessedDetailsWithEntitiesRequest),
    crate::views::RoundTrip::of::<GetServiceLastAccessedDetailsWithEntitiesResponse>(&super::iam::GetServiceLastAccessedDetailsWithEntitiesResponse),
    crate::views::RoundTrip::of::<GetServiceLinkedRoleDeletionStatusRequest>(&super::iam::GetServiceLinkedRoleDeletionStatusRequest),
    crate::views::RoundTrip::of::<GetServiceLinkedRoleDeletionStatusResponse>(&super::iam::GetServiceLinkedRoleDeletionStatusResponse),
    crate::views::RoundTrip::of::<GetUserPolicyRequest>(&super::iam::GetUserPolicyRequest),
    crate::views::RoundTrip::of::<GetUserPolicyResponse>(&super::iam::GetUserPolicyResponse),
    crate::views::RoundTrip::of::<GetUserRequest>(&super::iam::GetUserRequest),
    crate::views::RoundTrip::of::<GetUserResponse>(&super::iam::GetUserResponse),
    crate::views::RoundTrip::of::<Group>(&super::iam::Group),
    crate::views::RoundTrip::of::<GroupDetail>(&super::iam::GroupDetail),
    crate::views::RoundTrip::of::<InlinePolicy>(&super::iam::InlinePolicy),
    crate::views::RoundTrip::of::<InlinePolicyIdentifierType>(&super::iam::InlinePolicyIdentifierType),
    crate::views::RoundTrip::of::<InstanceProfile>(&super::iam::InstanceProfile),
    crate::views::RoundTrip::of::<ListAccessKeysRequest>(&super::iam::ListAccessKeysRequest),
    crate::views::RoundTrip::of::<ListAccessKeysResponse>(&super::iam::ListAccessKeysResponse),
    crate::views::RoundTrip::of::<ListAccountAliasesRequest>(&super::iam::ListAccountAliasesRequest),
    crate::views::RoundTrip::of::<ListAccountAliasesResponse>(&super::iam::ListAccountAliasesResponse),
    crate::views::RoundTrip::of::<ListAttachedGroupPoliciesRequest>(&super::iam::ListAttachedGroupPoliciesRequest),
    crate::views::RoundTrip::of::<ListAttachedGroupPoliciesResponse>(&super::iam::ListAttachedGroupPoliciesResponse),
    crate::views::RoundTrip::of::<ListAttachedRolePoliciesRequest>(&super::iam::ListAttachedRolePoliciesRequest),
    crate::views::RoundTrip::of::<ListAttachedRolePoliciesResponse>(&super::iam::ListAttachedRolePoliciesResponse),
    crate::views::RoundTrip::of::<ListAttachedUserPoliciesRequest>(&super::iam::ListAttachedUserPoliciesRequest),
    crate::views::RoundTrip::of::<ListAttachedUserPoliciesResponse>(&super::iam::ListAttachedUserPoliciesResponse),
    crate::views::RoundTrip::of::<ListDelegationRequestsRequest>(&super::iam::ListDelegationRequestsRequest),
    crate::views::RoundTrip::of::<ListDelegationRequestsResponse>(&super::iam::ListDelegationRequestsResponse),
    crate::views::RoundTrip::of::<ListEntitiesForPolicyRequest>(&super::iam::ListEntitiesForPolicyRequest),
    crate::views::RoundTrip::of::<ListEntitiesForPolicyResponse>(&super::iam::ListEntitiesForPolicyResponse),
    crate::views::RoundTrip::of::<ListGroupPoliciesRequest>(&super::iam::ListGroupPoliciesRequest),
    crate::views::RoundTrip::of::<ListGroupPoliciesResponse>(&super::iam::ListGroupPoliciesResponse),
    crate::views::RoundTrip::of::<ListGroupsForUserRequest>(&super::iam::ListGroupsForUserRequest),
    crate::views::RoundTrip::of::<ListGroupsForUserResponse>(&super::iam::ListGroupsForUserResponse),
    crate::views::RoundTrip::of::<ListGroupsRequest>(&super::iam::ListGroupsRequest),
    crate::views::RoundTrip::of::<ListGroupsResponse>(&super::iam::ListGroupsResponse),
    crate::views::RoundTrip::of::<ListInstanceProfileTagsRequest>(&super::iam::ListInstanceProfileTagsRequest),
    crate::views::RoundTrip::of::<ListInstanceProfileTagsResponse>(&super::iam::ListInstanceProfileTagsResponse),
    crate::views::RoundTrip::of::<ListInstanceProfilesForRoleRequest>(&super::iam::ListInstanceProfilesForRoleRequest),
    crate::views::RoundTrip::of::<ListInstanceProfilesForRoleResponse>(&super::iam::ListInstanceProfilesForRoleResponse),
    crate::views::RoundTrip::of::<ListInstanceProfilesRequest>(&super::iam::ListInstanceProfilesRequest),
    crate::views::RoundTrip::of::<ListInstanceProfilesResponse>(&super::iam::ListInstanceProfilesResponse),
    crate::views::RoundTrip::of::<ListMFADeviceTagsRequest>(&super::iam::ListMFADeviceTagsRequest),
    crate::views::RoundTrip::of::<ListMFADeviceTagsResponse>(&super::iam::ListMFADeviceTagsResponse),
    crate::views::RoundTrip::of::<ListMFADevicesRequest>(&super::iam::ListMFADevicesRequest),
    crate::views::RoundTrip::of::<ListMFADevicesResponse>(&super::iam::ListMFADevicesResponse),
    crate::views::RoundTrip::of::<ListOpenIDConnectProviderTagsRequest>(&super::iam::ListOpenIDConnectProviderTagsRequest),
    crate::views::RoundTrip::of::<ListOpenIDConnectProviderTagsResponse>(&super::iam::ListOpenIDConnectProviderTagsResponse),
    crate::views::RoundTrip::of::<ListOpenIDConnectProvidersRequest>(&super::iam::ListOpenIDConnectProvidersRequest),
    crate::views::RoundTrip::of::<ListOpenIDConnectProvidersResponse>(&super::iam::ListOpenIDConnectProvidersResponse),
    crate::views::RoundTrip::of::<ListOrganizationsFeaturesRequest>(&super::iam::ListOrganizationsFeaturesRequest),
    crate::views::RoundTrip::of::<ListOrganizationsFeaturesResponse>(&super::iam::ListOrganizationsFeaturesResponse),
    crate::views::RoundTrip::of::<ListPoliciesGrantingServiceAccessEntry>(&super::iam::ListPoliciesGrantingServiceAccessEntry),
    crate::views::RoundTrip::of::<ListPoliciesGrantingServiceAccessRequest>(&super::iam::ListPoliciesGrantingServiceAccessRequest),
    crate::views::RoundTrip::of::<ListPoliciesGrantingServiceAccessResponse>(&super::iam::ListPoliciesGrantingServiceAccessResponse),
    crate::views::RoundTrip::of::<ListPoliciesRequest>(&super::iam::ListPoliciesRequest),
    crate::views::RoundTrip::of::<ListPoliciesResponse>(&super::iam::ListPoliciesResponse),
    crate::views::RoundTrip::of::<ListPolicyTagsRequest>(&super::iam::ListPolicyTagsRequest),
    crate::views::RoundTrip::of::<ListPolicyTagsResponse>(&super::iam::ListPolicyTagsResponse),
    crate::views::RoundTrip::of::<ListPolicyVersionsRequest>(&super::iam::ListPolicyVersionsRequest),
    crate::views::RoundTrip::of::<ListPolicyVersionsResponse>(&super::iam::ListPolicyVersionsResponse),
    crate::views::RoundTrip::of::<ListRolePoliciesRequest>(&super::iam::ListRolePoliciesRequest),
    crate::views::RoundTrip::of::<ListRolePoliciesResponse>(&super::iam::ListRolePoliciesResponse),
    crate::views::RoundTrip::of::<ListRoleTagsRequest>(&super::iam::ListRoleTagsRequest),
    crate::views::RoundTrip::of::<ListRoleTagsResponse>(&super::iam::ListRoleTagsResponse),
    crate::views::RoundTrip::of::<ListRolesRequest>(&super::iam::ListRolesRequest),
    crate::views::RoundTrip::of::<ListRolesResponse>(&super::iam::ListRolesResponse),
    crate::views::RoundTrip::of::<ListSAMLProviderTagsRequest>(&super::iam::ListSAMLProviderTagsRequest),
    crate::views::RoundTrip::of::<ListSAMLProviderTagsResponse>(&super::iam::ListSAMLProviderTagsResponse),
    crate::views::RoundTrip::of::<ListSAMLProvidersRequest>(&super::iam::ListSAMLProvidersRequest),
    crate::views::RoundTrip::of::<ListSAMLProvidersResponse>(&super::iam::ListSAMLProvidersResponse),
    crate::views::RoundTrip::of::<ListSSHPublicKeysRequest>(&super::iam::ListSSHPublicKeysRequest),
    crate::views::RoundTrip::of::<ListSSHPublicKeysResponse>(&super::iam::ListSSHPublicKeysResponse),
    crate::views::RoundTrip::of::<ListServerCertificateTagsRequest>(&super::iam::ListServerCertificateTagsRequest),
    crate::views::RoundTrip::of::<ListServerCertificateTagsResponse>(&super::iam::ListServerCertificateTagsResponse),
    crate::views::RoundTrip::of::<ListServerCertificatesRequest>(&super::iam::ListServerCertificatesRequest),
    crate::views::RoundTrip::of::<ListServerCertificatesResponse>(&super::iam::ListServerCertificatesResponse),
    crate::views::RoundTrip::of::<ListServiceSpecificCredentialsRequest>(&super::iam::ListServiceSpecificCredentialsRequest),
    crate::views::RoundTrip::of::<ListServiceSpecificCredentialsResponse>(&super::iam::ListServiceSpecificCredentialsResponse),
    crate::views::RoundTrip::of::<ListSigningCertificatesRequest>(&super::iam::ListSigningCertificatesRequest),
    crate::views::RoundTrip::of::<ListSigningCertificatesResponse>(&super::iam::ListSigningCertificatesResponse),
    crate::views::RoundTrip::of::<ListUserPoliciesRequest>(&super::iam::ListUserPoliciesRequest),
    crate::views::RoundTrip::of::<ListUserPoliciesResponse>(&super::iam::ListUserPoliciesResponse),
    crate::views::RoundTrip::of::<ListUserTagsRequest>(&super::iam::ListUserTagsRequest),
    crate::views::RoundTrip::of::<ListUserTagsResponse>(&super::iam::ListUserTagsResponse),
    crate::views::RoundTrip::of::<ListUsersRequest>(&super::iam::ListUsersRequest),
    crate::views::RoundTrip::of::<ListUsersResponse>(&super::iam::ListUsersResponse),
    crate::views::RoundTrip::of::<ListVirtualMFADevicesRequest>(&super::iam::ListVirtualMFADevicesRequest),
    crate::views::RoundTrip::of::<ListVirtualMFADevicesResponse>(&super::iam::ListVirtualMFADevicesResponse),
    crate::views::RoundTrip::of::<LoginProfile>(&super::iam::LoginProfile),
    crate::views::RoundTrip::of::<MFADevice>(&super::iam::MFADevice),
    crate::views::RoundTrip::of::<ManagedPolicyDetail>(&super::iam::ManagedPolicyDetail),
    crate::views::RoundTrip::of::<OpenIDConnectProviderListEntry>(&super::iam::OpenIDConnectProviderListEntry),
    crate::views::RoundTrip::of::<OrderedOrganizationPolicyType>(&super::iam::OrderedOrganizationPolicyType),
    crate::views::RoundTrip::of::<OrganizationsDecisionDetail>(&super::iam::OrganizationsDecisionDetail),
    crate::views::RoundTrip::of::<ParameterDefinition>(&super::iam::ParameterDefinition),
    crate::views::RoundTrip::of::<PasswordPolicy>(&super::iam::PasswordPolicy),
    crate::views::RoundTrip::of::<PermissionsBoundaryDecisionDetail>(&super::iam::PermissionsBoundaryDecisionDetail),
    crate::views::RoundTrip::of::<Policy>(&super::iam::Policy),
    crate::views::RoundTrip::of::<PolicyDetail>(&super::iam::PolicyDetail),
    crate::views::RoundTrip::of::<PolicyGrantingServiceAccess>(&super::iam::PolicyGrantingServiceAccess),
    crate::views::RoundTrip::of::<PolicyGroup>(&super::iam::PolicyGroup),
    crate::views::RoundTrip::of::<PolicyIdentifier>(&super::iam::PolicyIdentifier),
    crate::views::RoundTrip::of::<PolicyParameter>(&super::iam::PolicyParameter),
    crate::views::RoundTrip::of::<PolicyRole>(&super::iam::PolicyRole),
    crate::views::RoundTrip::of::<PolicyUser>(&super::iam::PolicyUser),
    crate::views::RoundTrip::of::<PolicyVersion>(&super::iam::PolicyVersion),
    crate::views::RoundTrip::of::<Position>(&super::iam::Position),
    crate::views::RoundTrip::of::<PutAccountPropertiesRequest>(&super::iam::PutAccountPropertiesRequest),
    crate::views::RoundTrip::of::<PutAccountPropertiesResponse>(&super::iam::PutAccountPropertiesResponse),
    crate::views::RoundTrip::of::<PutGroupPolicyRequest>(&super::iam::PutGroupPolicyRequest),
    crate::views::RoundTrip::of::<PutRolePermissionsBoundaryRequest>(&super::iam::PutRolePermissionsBoundaryRequest),
    crate::views::RoundTrip::of::<PutRolePolicyRequest>(&super::iam::PutRolePolicyRequest),
    crate::views::RoundTrip::of::<PutUserPermissionsBoundaryRequest>(&super::iam::PutUserPermissionsBoundaryRequest),
    crate::views::RoundTrip::of::<PutUserPolicyRequest>(&super::iam::PutUserPolicyRequest),
    crate::views::RoundTrip::of::<RejectDelegationRequestRequest>(&super::iam::RejectDelegationRequestRequest),
    crate::views::RoundTrip::of::<RemoveClientIDFromOpenIDConnectProviderRequest>(&super::iam::RemoveClientIDFromOpenIDConnectProviderRequest),
    crate::views::RoundTrip::of::<RemoveRoleFromInstanceProfileRequest>(&super::iam::RemoveRoleFromInstanceProfileRequest),
    crate::views::RoundTrip::of::<RemoveUserFromGroupRequest>(&super::iam::RemoveUserFromGroupRequest),
    crate::views::RoundTrip::of::<ReplacementValueEntry>(&super::iam::ReplacementValueEntry),
    crate::views::RoundTrip::of::<ResetServiceSpecificCredentialRequest>(&super::iam::ResetServiceSpecificCredentialRequest),
    crate::views::RoundTrip::of::<ResetServiceSpecificCredentialResponse>(&super::iam::ResetServiceSpecificCredentialResponse),
    crate::views::RoundTrip::of::<ResourceSpecificResult>(&super::iam::ResourceSpecificResult),
    crate::views::RoundTrip::of::<ResyncMFADeviceRequest>(&super::iam::ResyncMFADeviceRequest),
    crate::views::RoundTrip::of::<Role>(&super::iam::Role),
    crate::views::RoundTrip::of::<RoleDetail>(&super::iam::RoleDetail),
    crate::views::RoundTrip::of::<RoleLastUsed>(&super::iam::RoleLastUsed),
    crate::views::RoundTrip::of::<RoleTemplateVersion>(&super::iam::RoleTemplateVersion),
    crate::views::RoundTrip::of::<RoleUsageType>(&super::iam::RoleUsageType),
    crate::views::RoundTrip::of::<SAMLPrivateKey>(&super::iam::SAMLPrivateKey),
    crate::views::RoundTrip::of::<SAMLProviderListEntry>(&super::iam::SAMLProviderListEntry),
    crate::views::RoundTrip::of::<SSHPublicKey>(&super::iam::SSHPublicKey),
    crate::views::RoundTrip::of::<SSHPublicKeyMetadata>(&super::iam::SSHPublicKeyMetadata),
    crate::views::RoundTrip::of::<SendDelegationTokenRequest>(&super::iam::SendDelegationTokenRequest),
    crate::views::RoundTrip::of::<ServerCertificate>(&super::iam::ServerCertificate),
    crate::views::RoundTrip::of::<ServerCertificateMetadata>(&super::iam::ServerCertificateMetadata),
    crate::views::RoundTrip::of::<ServiceLastAccessed>(&super::iam::ServiceLastAccessed),
    crate::views::RoundTrip::of::<ServiceSpecificCredential>(&super::iam::ServiceSpecificCredential),
    crate::views::RoundTrip::of::<ServiceSpecificCredentialMetadata>(&super::iam::ServiceSpecificCredentialMetadata),
    crate::views::RoundTrip::of::<SetDefaultPolicyVersionRequest>(&super::iam::SetDefaultPolicyVersionRequest),
    crate::views::RoundTrip::of::<SetSecurityTokenServicePreferencesRequest>(&super::iam::SetSecurityTokenServicePreferencesRequest),
    crate::views::RoundTrip::of::<SigningCertificate>(&super::iam::SigningCertificate),
    crate::views::RoundTrip::of::<SimulateCustomPolicyRequest>(&super::iam::SimulateCustomPolicyRequest),
    crate::views::RoundTrip::of::<SimulatePolicyResponse>(&super::iam::SimulatePolicyResponse),
    crate::views::RoundTrip::of::<SimulatePrincipalPolicyRequest>(&super::iam::SimulatePrincipalPolicyRequest),
    crate::views::RoundTrip::of::<SourceRoleTemplate>(&super::iam::SourceRoleTemplate),
    crate::views::RoundTrip::of::<Statement>(&super::iam::Statement),
    crate::views::RoundTrip::of::<Tag>(&super::iam::Tag),
    crate::views::RoundTrip::of::<TagInstanceProfileRequest>(&super::iam::TagInstanceProfileRequest),
    crate::views::RoundTrip::of::<TagMFADeviceRequest>(&super::iam::TagMFADeviceRequest),
    crate::views::RoundTrip::of::<TagOpenIDConnectProviderRequest>(&super::iam::TagOpenIDConnectProviderRequest),
    crate::views::RoundTrip::of::<TagPolicyRequest>(&super::iam::TagPolicyRequest),
    crate::views::RoundTrip::of::<TagRoleRequest>(&super::iam::TagRoleRequest),
    crate::views::RoundTrip::of::<TagSAMLProviderRequest>(&super::iam::TagSAMLProviderRequest),
    crate::views::RoundTrip::of::<TagServerCertificateRequest>(&super::iam::TagServerCertificateRequest),
    crate::views::RoundTrip::of::<TagTemplate>(&super::iam::TagTemplate),
    crate::views::RoundTrip::of::<TagUserRequest>(&super::iam::TagUserRequest),
    crate::views::RoundTrip::of::<TrackedActionLastAccessed>(&super::iam::TrackedActionLastAccessed),
    crate::views::RoundTrip::of::<UntagInstanceProfileRequest>(&super::iam::UntagInstanceProfileRequest),
    crate::views::RoundTrip::of::<UntagMFADeviceRequest>(&super::iam::UntagMFADeviceRequest),
    crate::views::RoundTrip::of::<UntagOpenIDConnectProviderRequest>(&super::iam::UntagOpenIDConnectProviderRequest),
    crate::views::RoundTrip::of::<UntagPolicyRequest>(&super::iam::UntagPolicyRequest),
    crate::views::RoundTrip::of::<UntagRoleRequest>(&super::iam::UntagRoleRequest),
    crate::views::RoundTrip::of::<UntagSAMLProviderRequest>(&super::iam::UntagSAMLProviderRequest),
    crate::views::RoundTrip::of::<UntagServerCertificateRequest>(&super::iam::UntagServerCertificateRequest),
    crate::views::RoundTrip::of::<UntagUserRequest>(&super::iam::UntagUserRequest),
    crate::views::RoundTrip::of::<UpdateAccessKeyRequest>(&super::iam::UpdateAccessKeyRequest),
    crate::views::RoundTrip::of::<UpdateAccountPasswordPolicyRequest>(&super::iam::UpdateAccountPasswordPolicyRequest),
    crate::views::RoundTrip::of::<UpdateAssumeRolePolicyRequest>(&super::iam::UpdateAssumeRolePolicyRequest),
    crate::views::RoundTrip::of::<UpdateDelegationRequestRequest>(&super::iam::UpdateDelegationRequestRequest),
    crate::views::RoundTrip::of::<UpdateGroupRequest>(&super::iam::UpdateGroupRequest),
    crate::views::RoundTrip::of::<UpdateLoginProfileRequest>(&super::iam::UpdateLoginProfileRequest),
    crate::views::RoundTrip::of::<UpdateOpenIDConnectProviderThumbprintRequest>(&super::iam::UpdateOpenIDConnectProviderThumbprintRequest),
    crate::views::RoundTrip::of::<UpdateRoleDescriptionRequest>(&super::iam::UpdateRoleDescriptionRequest),
    crate::views::RoundTrip::of::<UpdateRoleDescriptionResponse>(&super::iam::UpdateRoleDescriptionResponse),
    crate::views::RoundTrip::of::<UpdateRoleRequest>(&super::iam::UpdateRoleRequest),
    crate::views::RoundTrip::of::<UpdateRoleResponse>(&super::iam::UpdateRoleResponse),
    crate::views::RoundTrip::of::<UpdateSAMLProviderRequest>(&super::iam::UpdateSAMLProviderRequest),
    crate::views::RoundTrip::of::<UpdateSAMLProviderResponse>(&super::iam::UpdateSAMLProviderResponse),
    crate::views::RoundTrip::of::<UpdateSSHPublicKeyRequest>(&super::iam::UpdateSSHPublicKeyRequest),
    crate::views::RoundTrip::of::<UpdateServerCertificateRequest>(&super::iam::UpdateServerCertificateRequest),
    crate::views::RoundTrip::of::<UpdateServiceSpecificCredentialRequest>(&super::iam::UpdateServiceSpecificCredentialRequest),
    crate::views::RoundTrip::of::<UpdateSigningCertificateRequest>(&super::iam::UpdateSigningCertificateRequest),
    crate::views::RoundTrip::of::<UpdateUserRequest>(&super::iam::UpdateUserRequest),
    crate::views::RoundTrip::of::<UploadSSHPublicKeyRequest>(&super::iam::UploadSSHPublicKeyRequest),
    crate::views::RoundTrip::of::<UploadSSHPublicKeyResponse>(&super::iam::UploadSSHPublicKeyResponse),
    crate::views::RoundTrip::of::<UploadServerCertificateRequest>(&super::iam::UploadServerCertificateRequest),
    crate::views::RoundTrip::of::<UploadServerCertificateResponse>(&super::iam::UploadServerCertificateResponse),
    crate::views::RoundTrip::of::<UploadSigningCertificateRequest>(&super::iam::UploadSigningCertificateRequest),
    crate::views::RoundTrip::of::<UploadSigningCertificateResponse>(&super::iam::UploadSigningCertificateResponse),
    crate::views::RoundTrip::of::<User>(&super::iam::User),
    crate::views::RoundTrip::of::<UserDetail>(&super::iam::UserDetail),
    crate::views::RoundTrip::of::<VirtualMFADevice>(&super::iam::VirtualMFADevice),
];
