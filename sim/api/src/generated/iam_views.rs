//! Typed requests and responses of AWS Identity and Access Management.
//!
//! Written by scripts/generate from botocore 1.44.5 (Apache-2.0); do not edit.

use std::collections::BTreeMap;

use crate::credentials::{Secret, SecretAccessKey};
use jiff::Timestamp;
use crate::views::view;

view! { CreateUserRequest => Writes IamCreateUser -> CreateUserResponse {
    path: Option<String> = "Path",
    user_name: String = "UserName",
    permissions_boundary: Option<String> = "PermissionsBoundary",
    tags: Vec<Tag> = "Tags",
} }
view! { GetUserRequest => Reads IamGetUser -> GetUserResponse {
    user_name: Option<String> = "UserName",
} }
view! { ListUsersRequest => Reads IamListUsers -> ListUsersResponse {
    path_prefix: Option<String> = "PathPrefix",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { UpdateUserRequest => Writes IamUpdateUser -> () {
    user_name: String = "UserName",
    new_path: Option<String> = "NewPath",
    new_user_name: Option<String> = "NewUserName",
} }
view! { DeleteUserRequest => Writes IamDeleteUser -> () {
    user_name: String = "UserName",
} }
view! { TagUserRequest => Writes IamTagUser -> () {
    user_name: String = "UserName",
    tags: Vec<Tag> = "Tags",
} }
view! { UntagUserRequest => Writes IamUntagUser -> () {
    user_name: String = "UserName",
    tag_keys: Vec<String> = "TagKeys",
} }
view! { ListUserTagsRequest => Reads IamListUserTags -> ListUserTagsResponse {
    user_name: String = "UserName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { PutUserPolicyRequest => Writes IamPutUserPolicy -> () {
    user_name: String = "UserName",
    policy_name: String = "PolicyName",
    policy_document: String = "PolicyDocument",
} }
view! { GetUserPolicyRequest => Reads IamGetUserPolicy -> GetUserPolicyResponse {
    user_name: String = "UserName",
    policy_name: String = "PolicyName",
} }
view! { DeleteUserPolicyRequest => Writes IamDeleteUserPolicy -> () {
    user_name: String = "UserName",
    policy_name: String = "PolicyName",
} }
view! { ListUserPoliciesRequest => Reads IamListUserPolicies -> ListUserPoliciesResponse {
    user_name: String = "UserName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { AttachUserPolicyRequest => Writes IamAttachUserPolicy -> () {
    user_name: String = "UserName",
    policy_arn: String = "PolicyArn",
} }
view! { DetachUserPolicyRequest => Writes IamDetachUserPolicy -> () {
    user_name: String = "UserName",
    policy_arn: String = "PolicyArn",
} }
view! { ListAttachedUserPoliciesRequest => Reads IamListAttachedUserPolicies -> ListAttachedUserPoliciesResponse {
    user_name: String = "UserName",
    path_prefix: Option<String> = "PathPrefix",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { PutUserPermissionsBoundaryRequest => Writes IamPutUserPermissionsBoundary -> () {
    user_name: String = "UserName",
    permissions_boundary: String = "PermissionsBoundary",
} }
view! { DeleteUserPermissionsBoundaryRequest => Writes IamDeleteUserPermissionsBoundary -> () {
    user_name: String = "UserName",
} }
view! { CreateLoginProfileRequest => Writes IamCreateLoginProfile -> CreateLoginProfileResponse {
    user_name: Option<String> = "UserName",
    password: Option<Secret> = "Password",
    password_reset_required: Option<bool> = "PasswordResetRequired",
} }
view! { GetLoginProfileRequest => Reads IamGetLoginProfile -> GetLoginProfileResponse {
    user_name: Option<String> = "UserName",
} }
view! { DeleteLoginProfileRequest => Writes IamDeleteLoginProfile -> () {
    user_name: Option<String> = "UserName",
} }
view! { CreateAccessKeyRequest => Writes IamCreateAccessKey -> CreateAccessKeyResponse {
    user_name: Option<String> = "UserName",
} }
view! { ListAccessKeysRequest => Reads IamListAccessKeys -> ListAccessKeysResponse {
    user_name: Option<String> = "UserName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { UpdateAccessKeyRequest => Writes IamUpdateAccessKey -> () {
    user_name: Option<String> = "UserName",
    access_key_id: String = "AccessKeyId",
    status: String = "Status",
} }
view! { DeleteAccessKeyRequest => Writes IamDeleteAccessKey -> () {
    user_name: Option<String> = "UserName",
    access_key_id: String = "AccessKeyId",
} }
view! { GetAccessKeyLastUsedRequest => Reads IamGetAccessKeyLastUsed -> GetAccessKeyLastUsedResponse {
    access_key_id: String = "AccessKeyId",
} }
view! { ListMFADevicesRequest => Reads IamListMFADevices -> ListMFADevicesResponse {
    user_name: Option<String> = "UserName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { DeactivateMFADeviceRequest => Writes IamDeactivateMFADevice -> () {
    user_name: Option<String> = "UserName",
    serial_number: String = "SerialNumber",
} }
view! { ListSSHPublicKeysRequest => Reads IamListSSHPublicKeys -> ListSSHPublicKeysResponse {
    user_name: Option<String> = "UserName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { DeleteSSHPublicKeyRequest => Writes IamDeleteSSHPublicKey -> () {
    user_name: String = "UserName",
    ssh_public_key_id: String = "SSHPublicKeyId",
} }
view! { ListSigningCertificatesRequest => Reads IamListSigningCertificates -> ListSigningCertificatesResponse {
    user_name: Option<String> = "UserName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { DeleteSigningCertificateRequest => Writes IamDeleteSigningCertificate -> () {
    user_name: Option<String> = "UserName",
    certificate_id: String = "CertificateId",
} }
view! { ListServiceSpecificCredentialsRequest => Reads IamListServiceSpecificCredentials -> ListServiceSpecificCredentialsResponse {
    user_name: Option<String> = "UserName",
    service_name: Option<String> = "ServiceName",
    all_users: Option<bool> = "AllUsers",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { DeleteServiceSpecificCredentialRequest => Writes IamDeleteServiceSpecificCredential -> () {
    user_name: Option<String> = "UserName",
    service_specific_credential_id: String = "ServiceSpecificCredentialId",
} }
view! { CreateGroupRequest => Writes IamCreateGroup -> CreateGroupResponse {
    path: Option<String> = "Path",
    group_name: String = "GroupName",
} }
view! { GetGroupRequest => Reads IamGetGroup -> GetGroupResponse {
    group_name: String = "GroupName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { ListGroupsRequest => Reads IamListGroups -> ListGroupsResponse {
    path_prefix: Option<String> = "PathPrefix",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { UpdateGroupRequest => Writes IamUpdateGroup -> () {
    group_name: String = "GroupName",
    new_path: Option<String> = "NewPath",
    new_group_name: Option<String> = "NewGroupName",
} }
view! { DeleteGroupRequest => Writes IamDeleteGroup -> () {
    group_name: String = "GroupName",
} }
view! { AddUserToGroupRequest => Writes IamAddUserToGroup -> () {
    group_name: String = "GroupName",
    user_name: String = "UserName",
} }
view! { RemoveUserFromGroupRequest => Writes IamRemoveUserFromGroup -> () {
    group_name: String = "GroupName",
    user_name: String = "UserName",
} }
view! { ListGroupsForUserRequest => Reads IamListGroupsForUser -> ListGroupsForUserResponse {
    user_name: String = "UserName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { PutGroupPolicyRequest => Writes IamPutGroupPolicy -> () {
    group_name: String = "GroupName",
    policy_name: String = "PolicyName",
    policy_document: String = "PolicyDocument",
} }
view! { GetGroupPolicyRequest => Reads IamGetGroupPolicy -> GetGroupPolicyResponse {
    group_name: String = "GroupName",
    policy_name: String = "PolicyName",
} }
view! { DeleteGroupPolicyRequest => Writes IamDeleteGroupPolicy -> () {
    group_name: String = "GroupName",
    policy_name: String = "PolicyName",
} }
view! { ListGroupPoliciesRequest => Reads IamListGroupPolicies -> ListGroupPoliciesResponse {
    group_name: String = "GroupName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { AttachGroupPolicyRequest => Writes IamAttachGroupPolicy -> () {
    group_name: String = "GroupName",
    policy_arn: String = "PolicyArn",
} }
view! { DetachGroupPolicyRequest => Writes IamDetachGroupPolicy -> () {
    group_name: String = "GroupName",
    policy_arn: String = "PolicyArn",
} }
view! { ListAttachedGroupPoliciesRequest => Reads IamListAttachedGroupPolicies -> ListAttachedGroupPoliciesResponse {
    group_name: String = "GroupName",
    path_prefix: Option<String> = "PathPrefix",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
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
view! { GetRoleRequest => Reads IamGetRole -> GetRoleResponse {
    role_name: String = "RoleName",
} }
view! { ListRolesRequest => Reads IamListRoles -> ListRolesResponse {
    path_prefix: Option<String> = "PathPrefix",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
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
view! { UpdateAssumeRolePolicyRequest => Writes IamUpdateAssumeRolePolicy -> () {
    role_name: String = "RoleName",
    policy_document: String = "PolicyDocument",
} }
view! { DeleteRoleRequest => Writes IamDeleteRole -> () {
    role_name: String = "RoleName",
} }
view! { TagRoleRequest => Writes IamTagRole -> () {
    role_name: String = "RoleName",
    tags: Vec<Tag> = "Tags",
} }
view! { UntagRoleRequest => Writes IamUntagRole -> () {
    role_name: String = "RoleName",
    tag_keys: Vec<String> = "TagKeys",
} }
view! { ListRoleTagsRequest => Reads IamListRoleTags -> ListRoleTagsResponse {
    role_name: String = "RoleName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { PutRolePolicyRequest => Writes IamPutRolePolicy -> () {
    role_name: String = "RoleName",
    policy_name: String = "PolicyName",
    policy_document: String = "PolicyDocument",
} }
view! { GetRolePolicyRequest => Reads IamGetRolePolicy -> GetRolePolicyResponse {
    role_name: String = "RoleName",
    policy_name: String = "PolicyName",
} }
view! { DeleteRolePolicyRequest => Writes IamDeleteRolePolicy -> () {
    role_name: String = "RoleName",
    policy_name: String = "PolicyName",
} }
view! { ListRolePoliciesRequest => Reads IamListRolePolicies -> ListRolePoliciesResponse {
    role_name: String = "RoleName",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { AttachRolePolicyRequest => Writes IamAttachRolePolicy -> () {
    role_name: String = "RoleName",
    policy_arn: String = "PolicyArn",
} }
view! { DetachRolePolicyRequest => Writes IamDetachRolePolicy -> () {
    role_name: String = "RoleName",
    policy_arn: String = "PolicyArn",
} }
view! { ListAttachedRolePoliciesRequest => Reads IamListAttachedRolePolicies -> ListAttachedRolePoliciesResponse {
    role_name: String = "RoleName",
    path_prefix: Option<String> = "PathPrefix",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { PutRolePermissionsBoundaryRequest => Writes IamPutRolePermissionsBoundary -> () {
    role_name: String = "RoleName",
    permissions_boundary: String = "PermissionsBoundary",
} }
view! { DeleteRolePermissionsBoundaryRequest => Writes IamDeleteRolePermissionsBoundary -> () {
    role_name: String = "RoleName",
} }
view! { CreateInstanceProfileRequest => Writes IamCreateInstanceProfile -> CreateInstanceProfileResponse {
    instance_profile_name: String = "InstanceProfileName",
    path: Option<String> = "Path",
    tags: Vec<Tag> = "Tags",
} }
view! { GetInstanceProfileRequest => Reads IamGetInstanceProfile -> GetInstanceProfileResponse {
    instance_profile_name: String = "InstanceProfileName",
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
view! { DeleteInstanceProfileRequest => Writes IamDeleteInstanceProfile -> () {
    instance_profile_name: String = "InstanceProfileName",
} }
view! { AddRoleToInstanceProfileRequest => Writes IamAddRoleToInstanceProfile -> () {
    instance_profile_name: String = "InstanceProfileName",
    role_name: String = "RoleName",
} }
view! { RemoveRoleFromInstanceProfileRequest => Writes IamRemoveRoleFromInstanceProfile -> () {
    instance_profile_name: String = "InstanceProfileName",
    role_name: String = "RoleName",
} }
view! { CreatePolicyRequest => Writes IamCreatePolicy -> CreatePolicyResponse {
    policy_name: String = "PolicyName",
    path: Option<String> = "Path",
    policy_document: String = "PolicyDocument",
    description: Option<String> = "Description",
    tags: Vec<Tag> = "Tags",
} }
view! { GetPolicyRequest => Reads IamGetPolicy -> GetPolicyResponse {
    policy_arn: String = "PolicyArn",
} }
view! { ListPoliciesRequest => Reads IamListPolicies -> ListPoliciesResponse {
    scope: Option<String> = "Scope",
    only_attached: Option<bool> = "OnlyAttached",
    path_prefix: Option<String> = "PathPrefix",
    policy_usage_filter: Option<String> = "PolicyUsageFilter",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { DeletePolicyRequest => Writes IamDeletePolicy -> () {
    policy_arn: String = "PolicyArn",
} }
view! { ListEntitiesForPolicyRequest => Reads IamListEntitiesForPolicy -> ListEntitiesForPolicyResponse {
    policy_arn: String = "PolicyArn",
    entity_filter: Option<String> = "EntityFilter",
    path_prefix: Option<String> = "PathPrefix",
    policy_usage_filter: Option<String> = "PolicyUsageFilter",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { CreatePolicyVersionRequest => Writes IamCreatePolicyVersion -> CreatePolicyVersionResponse {
    policy_arn: String = "PolicyArn",
    policy_document: String = "PolicyDocument",
    set_as_default: Option<bool> = "SetAsDefault",
} }
view! { GetPolicyVersionRequest => Reads IamGetPolicyVersion -> GetPolicyVersionResponse {
    policy_arn: String = "PolicyArn",
    version_id: String = "VersionId",
} }
view! { ListPolicyVersionsRequest => Reads IamListPolicyVersions -> ListPolicyVersionsResponse {
    policy_arn: String = "PolicyArn",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { SetDefaultPolicyVersionRequest => Writes IamSetDefaultPolicyVersion -> () {
    policy_arn: String = "PolicyArn",
    version_id: String = "VersionId",
} }
view! { DeletePolicyVersionRequest => Writes IamDeletePolicyVersion -> () {
    policy_arn: String = "PolicyArn",
    version_id: String = "VersionId",
} }
view! { TagPolicyRequest => Writes IamTagPolicy -> () {
    policy_arn: String = "PolicyArn",
    tags: Vec<Tag> = "Tags",
} }
view! { UntagPolicyRequest => Writes IamUntagPolicy -> () {
    policy_arn: String = "PolicyArn",
    tag_keys: Vec<String> = "TagKeys",
} }
view! { ListPolicyTagsRequest => Reads IamListPolicyTags -> ListPolicyTagsResponse {
    policy_arn: String = "PolicyArn",
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { CreateAccountAliasRequest => Writes IamCreateAccountAlias -> () {
    account_alias: String = "AccountAlias",
} }
view! { ListAccountAliasesRequest => Reads IamListAccountAliases -> ListAccountAliasesResponse {
    marker: Option<String> = "Marker",
    max_items: Option<i64> = "MaxItems",
} }
view! { DeleteAccountAliasRequest => Writes IamDeleteAccountAlias -> () {
    account_alias: String = "AccountAlias",
} }
view! { GetAccountSummaryRequest => Reads IamGetAccountSummary -> GetAccountSummaryResponse {} }
view! { GetAccountAuthorizationDetailsRequest => Reads IamGetAccountAuthorizationDetails -> GetAccountAuthorizationDetailsResponse {
    filter: Vec<String> = "Filter",
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
view! { CreateGroupResponse {
    group: Group = "Group",
} }
view! { CreateInstanceProfileResponse {
    instance_profile: InstanceProfile = "InstanceProfile",
} }
view! { CreateLoginProfileResponse {
    login_profile: LoginProfile = "LoginProfile",
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
view! { CreateUserResponse {
    user: Option<User> = "User",
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
view! { GetAccountSummaryResponse {
    summary_map: BTreeMap<String, i64> = "SummaryMap",
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
view! { GetInstanceProfileResponse {
    instance_profile: InstanceProfile = "InstanceProfile",
} }
view! { GetLoginProfileResponse {
    login_profile: LoginProfile = "LoginProfile",
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
view! { ListMFADevicesResponse {
    mfa_devices: Vec<MFADevice> = "MFADevices",
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
view! { ListSSHPublicKeysResponse {
    ssh_public_keys: Vec<SSHPublicKeyMetadata> = "SSHPublicKeys",
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
view! { OrganizationsDecisionDetail {
    allowed_by_organizations: Option<bool> = "AllowedByOrganizations",
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
view! { PolicyGroup {
    group_name: Option<String> = "GroupName",
    group_id: Option<String> = "GroupId",
} }
view! { PolicyIdentifier {
    policy_type: Option<String> = "PolicyType",
    policy_arn: Option<String> = "PolicyArn",
    inline_policy_identifier: Option<InlinePolicyIdentifierType> = "InlinePolicyIdentifier",
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
view! { SSHPublicKeyMetadata {
    user_name: String = "UserName",
    ssh_public_key_id: String = "SSHPublicKeyId",
    status: String = "Status",
    upload_date: Timestamp = "UploadDate",
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
view! { UpdateRoleDescriptionResponse {
    role: Option<Role> = "Role",
} }
view! { UpdateRoleResponse {} }
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

#[cfg(test)]
pub(crate) static ROUND_TRIPS: &[crate::views::RoundTrip] = &[
    crate::views::RoundTrip::of::<AccessKey>(&super::iam::AccessKey),
    crate::views::RoundTrip::of::<AccessKeyLastUsed>(&super::iam::AccessKeyLastUsed),
    crate::views::RoundTrip::of::<AccessKeyMetadata>(&super::iam::AccessKeyMetadata),
    crate::views::RoundTrip::of::<AddRoleToInstanceProfileRequest>(&super::iam::AddRoleToInstanceProfileRequest),
    crate::views::RoundTrip::of::<AddUserToGroupRequest>(&super::iam::AddUserToGroupRequest),
    crate::views::RoundTrip::of::<AttachGroupPolicyRequest>(&super::iam::AttachGroupPolicyRequest),
    crate::views::RoundTrip::of::<AttachRolePolicyRequest>(&super::iam::AttachRolePolicyRequest),
    crate::views::RoundTrip::of::<AttachUserPolicyRequest>(&super::iam::AttachUserPolicyRequest),
    crate::views::RoundTrip::of::<AttachedPermissionsBoundary>(&super::iam::AttachedPermissionsBoundary),
    crate::views::RoundTrip::of::<AttachedPolicy>(&super::iam::AttachedPolicy),
    crate::views::RoundTrip::of::<ContextEntry>(&super::iam::ContextEntry),
    crate::views::RoundTrip::of::<CreateAccessKeyRequest>(&super::iam::CreateAccessKeyRequest),
    crate::views::RoundTrip::of::<CreateAccessKeyResponse>(&super::iam::CreateAccessKeyResponse),
    crate::views::RoundTrip::of::<CreateAccountAliasRequest>(&super::iam::CreateAccountAliasRequest),
    crate::views::RoundTrip::of::<CreateGroupRequest>(&super::iam::CreateGroupRequest),
    crate::views::RoundTrip::of::<CreateGroupResponse>(&super::iam::CreateGroupResponse),
    crate::views::RoundTrip::of::<CreateInstanceProfileRequest>(&super::iam::CreateInstanceProfileRequest),
    crate::views::RoundTrip::of::<CreateInstanceProfileResponse>(&super::iam::CreateInstanceProfileResponse),
    crate::views::RoundTrip::of::<CreateLoginProfileRequest>(&super::iam::CreateLoginProfileRequest),
    crate::views::RoundTrip::of::<CreateLoginProfileResponse>(&super::iam::CreateLoginProfileResponse),
    crate::views::RoundTrip::of::<CreatePolicyRequest>(&super::iam::CreatePolicyRequest),
    crate::views::RoundTrip::of::<CreatePolicyResponse>(&super::iam::CreatePolicyResponse),
    crate::views::RoundTrip::of::<CreatePolicyVersionRequest>(&super::iam::CreatePolicyVersionRequest),
    crate::views::RoundTrip::of::<CreatePolicyVersionResponse>(&super::iam::CreatePolicyVersionResponse),
    crate::views::RoundTrip::of::<CreateRoleRequest>(&super::iam::CreateRoleRequest),
    crate::views::RoundTrip::of::<CreateRoleResponse>(&super::iam::CreateRoleResponse),
    crate::views::RoundTrip::of::<CreateUserRequest>(&super::iam::CreateUserRequest),
    crate::views::RoundTrip::of::<CreateUserResponse>(&super::iam::CreateUserResponse),
    crate::views::RoundTrip::of::<DeactivateMFADeviceRequest>(&super::iam::DeactivateMFADeviceRequest),
    crate::views::RoundTrip::of::<DeleteAccessKeyRequest>(&super::iam::DeleteAccessKeyRequest),
    crate::views::RoundTrip::of::<DeleteAccountAliasRequest>(&super::iam::DeleteAccountAliasRequest),
    crate::views::RoundTrip::of::<DeleteGroupPolicyRequest>(&super::iam::DeleteGroupPolicyRequest),
    crate::views::RoundTrip::of::<DeleteGroupRequest>(&super::iam::DeleteGroupRequest),
    crate::views::RoundTrip::of::<DeleteInstanceProfileRequest>(&super::iam::DeleteInstanceProfileRequest),
    crate::views::RoundTrip::of::<DeleteLoginProfileRequest>(&super::iam::DeleteLoginProfileRequest),
    crate::views::RoundTrip::of::<DeletePolicyRequest>(&super::iam::DeletePolicyRequest),
    crate::views::RoundTrip::of::<DeletePolicyVersionRequest>(&super::iam::DeletePolicyVersionRequest),
    crate::views::RoundTrip::of::<DeleteRolePermissionsBoundaryRequest>(&super::iam::DeleteRolePermissionsBoundaryRequest),
    crate::views::RoundTrip::of::<DeleteRolePolicyRequest>(&super::iam::DeleteRolePolicyRequest),
    crate::views::RoundTrip::of::<DeleteRoleRequest>(&super::iam::DeleteRoleRequest),
    crate::views::RoundTrip::of::<DeleteSSHPublicKeyRequest>(&super::iam::DeleteSSHPublicKeyRequest),
    crate::views::RoundTrip::of::<DeleteServiceSpecificCredentialRequest>(&super::iam::DeleteServiceSpecificCredentialRequest),
    crate::views::RoundTrip::of::<DeleteSigningCertificateRequest>(&super::iam::DeleteSigningCertificateRequest),
    crate::views::RoundTrip::of::<DeleteUserPermissionsBoundaryRequest>(&super::iam::DeleteUserPermissionsBoundaryRequest),
    crate::views::RoundTrip::of::<DeleteUserPolicyRequest>(&super::iam::DeleteUserPolicyRequest),
    crate::views::RoundTrip::of::<DeleteUserRequest>(&super::iam::DeleteUserRequest),
    crate::views::RoundTrip::of::<DetachGroupPolicyRequest>(&super::iam::DetachGroupPolicyRequest),
    crate::views::RoundTrip::of::<DetachRolePolicyRequest>(&super::iam::DetachRolePolicyRequest),
    crate::views::RoundTrip::of::<DetachUserPolicyRequest>(&super::iam::DetachUserPolicyRequest),
    crate::views::RoundTrip::of::<EvaluationResult>(&super::iam::EvaluationResult),
    crate::views::RoundTrip::of::<GetAccessKeyLastUsedRequest>(&super::iam::GetAccessKeyLastUsedRequest),
    crate::views::RoundTrip::of::<GetAccessKeyLastUsedResponse>(&super::iam::GetAccessKeyLastUsedResponse),
    crate::views::RoundTrip::of::<GetAccountAuthorizationDetailsRequest>(&super::iam::GetAccountAuthorizationDetailsRequest),
    crate::views::RoundTrip::of::<GetAccountAuthorizationDetailsResponse>(&super::iam::GetAccountAuthorizationDetailsResponse),
    crate::views::RoundTrip::of::<GetAccountSummaryResponse>(&super::iam::GetAccountSummaryResponse),
    crate::views::RoundTrip::of::<GetGroupPolicyRequest>(&super::iam::GetGroupPolicyRequest),
    crate::views::RoundTrip::of::<GetGroupPolicyResponse>(&super::iam::GetGroupPolicyResponse),
    crate::views::RoundTrip::of::<GetGroupRequest>(&super::iam::GetGroupRequest),
    crate::views::RoundTrip::of::<GetGroupResponse>(&super::iam::GetGroupResponse),
    crate::views::RoundTrip::of::<GetInstanceProfileRequest>(&super::iam::GetInstanceProfileRequest),
    crate::views::RoundTrip::of::<GetInstanceProfileResponse>(&super::iam::GetInstanceProfileResponse),
    crate::views::RoundTrip::of::<GetLoginProfileRequest>(&super::iam::GetLoginProfileRequest),
    crate::views::RoundTrip::of::<GetLoginProfileResponse>(&super::iam::GetLoginProfileResponse),
    crate::views::RoundTrip::of::<GetPolicyRequest>(&super::iam::GetPolicyRequest),
    crate::views::RoundTrip::of::<GetPolicyResponse>(&super::iam::GetPolicyResponse),
    crate::views::RoundTrip::of::<GetPolicyVersionRequest>(&super::iam::GetPolicyVersionRequest),
    crate::views::RoundTrip::of::<GetPolicyVersionResponse>(&super::iam::GetPolicyVersionResponse),
    crate::views::RoundTrip::of::<GetRolePolicyRequest>(&super::iam::GetRolePolicyRequest),
    crate::views::RoundTrip::of::<GetRolePolicyResponse>(&super::iam::GetRolePolicyResponse),
    crate::views::RoundTrip::of::<GetRoleRequest>(&super::iam::GetRoleRequest),
    crate::views::RoundTrip::of::<GetRoleResponse>(&super::iam::GetRoleResponse),
    crate::views::RoundTrip::of::<GetUserPolicyRequest>(&super::iam::GetUserPolicyRequest),
    crate::views::RoundTrip::of::<GetUserPolicyResponse>(&super::iam::GetUserPolicyResponse),
    crate::views::RoundTrip::of::<GetUserRequest>(&super::iam::GetUserRequest),
    crate::views::RoundTrip::of::<GetUserResponse>(&super::iam::GetUserResponse),
    crate::views::RoundTrip::of::<Group>(&super::iam::Group),
    crate::views::RoundTrip::of::<GroupDetail>(&super::iam::GroupDetail),
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
    crate::views::RoundTrip::of::<ListEntitiesForPolicyRequest>(&super::iam::ListEntitiesForPolicyRequest),
    crate::views::RoundTrip::of::<ListEntitiesForPolicyResponse>(&super::iam::ListEntitiesForPolicyResponse),
    crate::views::RoundTrip::of::<ListGroupPoliciesRequest>(&super::iam::ListGroupPoliciesRequest),
    crate::views::RoundTrip::of::<ListGroupPoliciesResponse>(&super::iam::ListGroupPoliciesResponse),
    crate::views::RoundTrip::of::<ListGroupsForUserRequest>(&super::iam::ListGroupsForUserRequest),
    crate::views::RoundTrip::of::<ListGroupsForUserResponse>(&super::iam::ListGroupsForUserResponse),
    crate::views::RoundTrip::of::<ListGroupsRequest>(&super::iam::ListGroupsRequest),
    crate::views::RoundTrip::of::<ListGroupsResponse>(&super::iam::ListGroupsResponse),
    crate::views::RoundTrip::of::<ListInstanceProfilesForRoleRequest>(&super::iam::ListInstanceProfilesForRoleRequest),
    crate::views::RoundTrip::of::<ListInstanceProfilesForRoleResponse>(&super::iam::ListInstanceProfilesForRoleResponse),
    crate::views::RoundTrip::of::<ListInstanceProfilesRequest>(&super::iam::ListInstanceProfilesRequest),
    crate::views::RoundTrip::of::<ListInstanceProfilesResponse>(&super::iam::ListInstanceProfilesResponse),
    crate::views::RoundTrip::of::<ListMFADevicesRequest>(&super::iam::ListMFADevicesRequest),
    crate::views::RoundTrip::of::<ListMFADevicesResponse>(&super::iam::ListMFADevicesResponse),
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
    crate::views::RoundTrip::of::<ListSSHPublicKeysRequest>(&super::iam::ListSSHPublicKeysRequest),
    crate::views::RoundTrip::of::<ListSSHPublicKeysResponse>(&super::iam::ListSSHPublicKeysResponse),
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
    crate::views::RoundTrip::of::<LoginProfile>(&super::iam::LoginProfile),
    crate::views::RoundTrip::of::<MFADevice>(&super::iam::MFADevice),
    crate::views::RoundTrip::of::<ManagedPolicyDetail>(&super::iam::ManagedPolicyDetail),
    crate::views::RoundTrip::of::<OrganizationsDecisionDetail>(&super::iam::OrganizationsDecisionDetail),
    crate::views::RoundTrip::of::<PermissionsBoundaryDecisionDetail>(&super::iam::PermissionsBoundaryDecisionDetail),
    crate::views::RoundTrip::of::<Policy>(&super::iam::Policy),
    crate::views::RoundTrip::of::<PolicyDetail>(&super::iam::PolicyDetail),
    crate::views::RoundTrip::of::<PolicyGroup>(&super::iam::PolicyGroup),
    crate::views::RoundTrip::of::<PolicyIdentifier>(&super::iam::PolicyIdentifier),
    crate::views::RoundTrip::of::<PolicyRole>(&super::iam::PolicyRole),
    crate::views::RoundTrip::of::<PolicyUser>(&super::iam::PolicyUser),
    crate::views::RoundTrip::of::<PolicyVersion>(&super::iam::PolicyVersion),
    crate::views::RoundTrip::of::<Position>(&super::iam::Position),
    crate::views::RoundTrip::of::<PutGroupPolicyRequest>(&super::iam::PutGroupPolicyRequest),
    crate::views::RoundTrip::of::<PutRolePermissionsBoundaryRequest>(&super::iam::PutRolePermissionsBoundaryRequest),
    crate::views::RoundTrip::of::<PutRolePolicyRequest>(&super::iam::PutRolePolicyRequest),
    crate::views::RoundTrip::of::<PutUserPermissionsBoundaryRequest>(&super::iam::PutUserPermissionsBoundaryRequest),
    crate::views::RoundTrip::of::<PutUserPolicyRequest>(&super::iam::PutUserPolicyRequest),
    crate::views::RoundTrip::of::<RemoveRoleFromInstanceProfileRequest>(&super::iam::RemoveRoleFromInstanceProfileRequest),
    crate::views::RoundTrip::of::<RemoveUserFromGroupRequest>(&super::iam::RemoveUserFromGroupRequest),
    crate::views::RoundTrip::of::<ResourceSpecificResult>(&super::iam::ResourceSpecificResult),
    crate::views::RoundTrip::of::<Role>(&super::iam::Role),
    crate::views::RoundTrip::of::<RoleDetail>(&super::iam::RoleDetail),
    crate::views::RoundTrip::of::<RoleLastUsed>(&super::iam::RoleLastUsed),
    crate::views::RoundTrip::of::<SSHPublicKeyMetadata>(&super::iam::SSHPublicKeyMetadata),
    crate::views::RoundTrip::of::<ServiceSpecificCredentialMetadata>(&super::iam::ServiceSpecificCredentialMetadata),
    crate::views::RoundTrip::of::<SetDefaultPolicyVersionRequest>(&super::iam::SetDefaultPolicyVersionRequest),
    crate::views::RoundTrip::of::<SigningCertificate>(&super::iam::SigningCertificate),
    crate::views::RoundTrip::of::<SimulatePolicyResponse>(&super::iam::SimulatePolicyResponse),
    crate::views::RoundTrip::of::<SimulatePrincipalPolicyRequest>(&super::iam::SimulatePrincipalPolicyRequest),
    crate::views::RoundTrip::of::<SourceRoleTemplate>(&super::iam::SourceRoleTemplate),
    crate::views::RoundTrip::of::<Statement>(&super::iam::Statement),
    crate::views::RoundTrip::of::<Tag>(&super::iam::Tag),
    crate::views::RoundTrip::of::<TagPolicyRequest>(&super::iam::TagPolicyRequest),
    crate::views::RoundTrip::of::<TagRoleRequest>(&super::iam::TagRoleRequest),
    crate::views::RoundTrip::of::<TagUserRequest>(&super::iam::TagUserRequest),
    crate::views::RoundTrip::of::<UntagPolicyRequest>(&super::iam::UntagPolicyRequest),
    crate::views::RoundTrip::of::<UntagRoleRequest>(&super::iam::UntagRoleRequest),
    crate::views::RoundTrip::of::<UntagUserRequest>(&super::iam::UntagUserRequest),
    crate::views::RoundTrip::of::<UpdateAccessKeyRequest>(&super::iam::UpdateAccessKeyRequest),
    crate::views::RoundTrip::of::<UpdateAssumeRolePolicyRequest>(&super::iam::UpdateAssumeRolePolicyRequest),
    crate::views::RoundTrip::of::<UpdateGroupRequest>(&super::iam::UpdateGroupRequest),
    crate::views::RoundTrip::of::<UpdateRoleDescriptionRequest>(&super::iam::UpdateRoleDescriptionRequest),
    crate::views::RoundTrip::of::<UpdateRoleDescriptionResponse>(&super::iam::UpdateRoleDescriptionResponse),
    crate::views::RoundTrip::of::<UpdateRoleRequest>(&super::iam::UpdateRoleRequest),
    crate::views::RoundTrip::of::<UpdateRoleResponse>(&super::iam::UpdateRoleResponse),
    crate::views::RoundTrip::of::<UpdateUserRequest>(&super::iam::UpdateUserRequest),
    crate::views::RoundTrip::of::<User>(&super::iam::User),
    crate::views::RoundTrip::of::<UserDetail>(&super::iam::UserDetail),
];
