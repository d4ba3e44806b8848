//! Identity and Access Management over aws-sdk-iam: which room has an operation's arm, and IAM's own types.

use aws_sdk_iam::types::{
    AccessKey, AccessKeyLastUsed, AccessKeyMetadata, AttachedPermissionsBoundary, AttachedPolicy,
    ContextEntry, ContextKeyTypeEnum, EntityType, EvaluationResult, Group, GroupDetail, InstanceProfile,
    LoginProfile, ManagedPolicyDetail, MfaDevice, OrganizationsDecisionDetail,
    PermissionsBoundaryAttachmentType, PermissionsBoundaryDecisionDetail, Policy, PolicyDetail,
    PolicyEvaluationDecisionType, PolicyGroup, PolicyRole, PolicyScopeType, PolicySourceType,
    PolicyUsageType, PolicyUser, PolicyVersion, Position, ResourceSpecificResult, Role, RoleDetail,
    RoleLastUsed, ServiceSpecificCredentialMetadata, SigningCertificate, SourceRoleTemplate,
    SshPublicKeyMetadata, Statement, StatusType, Tag, User, UserDetail,
};
use aws_sdk_iam::{Client, config};
use rolecall_api::Operation;
use rolecall_api::document::Structure;

use super::arm::Sending;
use super::value::{as_built, given, if_whole, texts, told};

mod account;
mod belongings;
mod groups;
mod policies;
mod roles;
mod users;

type Build = fn(&Client, config::Builder, Operation, Structure) -> Result<Sending, String>;

const ROOMS: [(&[Operation], Build); 6] = [
    (users::OPERATIONS, users::build),
    (belongings::OPERATIONS, belongings::build),
    (groups::OPERATIONS, groups::build),
    (roles::OPERATIONS, roles::build),
    (policies::OPERATIONS, policies::build),
    (account::OPERATIONS, account::build),
];

/// How an operation's call is built; none where it has no arm.
pub(super) fn arm(operation: Operation) -> Option<Build> {
    let room = ROOMS
        .iter()
        .find(|(operations, _)| operations.contains(&operation));
    room.map(|(_, build)| *build)
}

texts! {
    ContextKeyTypeEnum, EntityType, PermissionsBoundaryAttachmentType, PolicyEvaluationDecisionType,
    PolicyScopeType, PolicySourceType, PolicyUsageType, StatusType,
}

given! {
    Tag { set_key: "Key", set_value: "Value" } if_whole;
    ContextEntry {
        set_context_key_name: "ContextKeyName", set_context_key_values: "ContextKeyValues",
        set_context_key_type: "ContextKeyType",
    } as_built;
}

told! {
    AccessKey {
        user_name: "UserName", access_key_id: "AccessKeyId", status: "Status",
        secret secret_access_key: "SecretAccessKey", create_date: "CreateDate",
    }
    AccessKeyLastUsed { last_used_date: "LastUsedDate", service_name: "ServiceName", region: "Region", }
    AccessKeyMetadata {
        user_name: "UserName", access_key_id: "AccessKeyId", status: "Status", create_date: "CreateDate",
    }
    AttachedPermissionsBoundary {
        permissions_boundary_type: "PermissionsBoundaryType",
        permissions_boundary_arn: "PermissionsBoundaryArn",
    }
    AttachedPolicy { policy_name: "PolicyName", policy_arn: "PolicyArn", }
    EvaluationResult {
        eval_action_name: "EvalActionName", eval_resource_name: "EvalResourceName",
        eval_decision: "EvalDecision", matched_statements: "MatchedStatements",
        missing_context_values: "MissingContextValues",
        organizations_decision_detail: "OrganizationsDecisionDetail",
        permissions_boundary_decision_detail: "PermissionsBoundaryDecisionDetail",
        eval_decision_details: "EvalDecisionDetails", resource_specific_results: "ResourceSpecificResults",
    }
    Group {
        path: "Path", group_name: "GroupName", group_id: "GroupId", arn: "Arn", create_date: "CreateDate",
    }
    GroupDetail {
        path: "Path", group_name: "GroupName", group_id: "GroupId", arn: "Arn", create_date: "CreateDate",
        group_policy_list: "GroupPolicyList", attached_managed_policies: "AttachedManagedPolicies",
    }
    InstanceProfile {
        path: "Path", instance_profile_name: "InstanceProfileName",
        instance_profile_id: "InstanceProfileId", arn: "Arn", create_date: "CreateDate", roles: "Roles",
        tags: "Tags",
    }
    LoginProfile {
        user_name: "UserName", create_date: "CreateDate", password_reset_required: "PasswordResetRequired",
    }
    ManagedPolicyDetail {
        policy_name: "PolicyName", policy_id: "PolicyId", arn: "Arn", path: "Path",
        default_version_id: "DefaultVersionId", attachment_count: "AttachmentCount",
        permissions_boundary_usage_count: "PermissionsBoundaryUsageCount", is_attachable: "IsAttachable",
        description: "Description", create_date: "CreateDate", update_date: "UpdateDate",
        policy_version_list: "PolicyVersionList",
    }
    MfaDevice { user_name: "UserName", serial_number: "SerialNumber", enable_date: "EnableDate", }
    OrganizationsDecisionDetail { allowed_by_organizations: "AllowedByOrganizations", }
    PermissionsBoundaryDecisionDetail { allowed_by_permissions_boundary: "AllowedByPermissionsBoundary", }
    Policy {
        policy_name: "PolicyName", policy_id: "PolicyId", arn: "Arn", path: "Path",
        default_version_id: "DefaultVersionId", attachment_count: "AttachmentCount",
        permissions_boundary_usage_count: "PermissionsBoundaryUsageCount", is_attachable: "IsAttachable",
        description: "Description", create_date: "CreateDate", update_date: "UpdateDate", tags: "Tags",
    }
    PolicyDetail { policy_name: "PolicyName", policy_document: "PolicyDocument", }
    PolicyGroup { group_name: "GroupName", group_id: "GroupId", }
    PolicyRole { role_name: "RoleName", role_id: "RoleId", }
    PolicyUser { user_name: "UserName", user_id: "UserId", }
    PolicyVersion {
        document: "Document", version_id: "VersionId", is_default_version: "IsDefaultVersion",
        create_date: "CreateDate",
    }
    Position { line: "Line", column: "Column", }
    ResourceSpecificResult {
        eval_resource_name: "EvalResourceName", eval_resource_decision: "EvalResourceDecision",
        matched_statements: "MatchedStatements", missing_context_values: "MissingContextValues",
        eval_decision_details: "EvalDecisionDetails",
        permissions_boundary_decision_detail: "PermissionsBoundaryDecisionDetail",
    }
    Role {
        path: "Path", role_name: "RoleName", role_id: "RoleId", arn: "Arn", create_date: "CreateDate",
        assume_role_policy_document: "AssumeRolePolicyDocument", description: "Description",
        max_session_duration: "MaxSessionDuration", permissions_boundary: "PermissionsBoundary",
        tags: "Tags", role_last_used: "RoleLastUsed", source_role_template: "SourceRoleTemplate",
    }
    RoleDetail {
        path: "Path", role_name: "RoleName", role_id: "RoleId", arn: "Arn", create_date: "CreateDate",
        assume_role_policy_document: "AssumeRolePolicyDocument",
        instance_profile_list: "InstanceProfileList", role_policy_list: "RolePolicyList",
        attached_managed_policies: "AttachedManagedPolicies", permissions_boundary: "PermissionsBoundary",
        tags: "Tags", role_last_used: "RoleLastUsed",
    }
    RoleLastUsed { last_used_date: "LastUsedDate", region: "Region", }
    ServiceSpecificCredentialMetadata {
        user_name: "UserName", status: "Status", service_user_name: "ServiceUserName",
        service_credential_alias: "ServiceCredentialAlias", create_date: "CreateDate",
        expiration_date: "ExpirationDate", service_specific_credential_id: "ServiceSpecificCredentialId",
        service_name: "ServiceName",
    }
    SigningCertificate {
        user_name: "UserName", certificate_id: "CertificateId", certificate_body: "CertificateBody",
        status: "Status", upload_date: "UploadDate",
    }
    SourceRoleTemplate { template_arn: "TemplateArn", template_minor_version: "TemplateMinorVersion", }
    SshPublicKeyMetadata {
        user_name: "UserName", ssh_public_key_id: "SSHPublicKeyId", status: "Status",
        upload_date: "UploadDate",
    }
    Statement {
        source_policy_id: "SourcePolicyId", source_policy_type: "SourcePolicyType",
        start_position: "StartPosition", end_position: "EndPosition",
    }
    Tag { key: "Key", value: "Value", }
    User {
        path: "Path", user_name: "UserName", user_id: "UserId", arn: "Arn", create_date: "CreateDate",
        password_last_used: "PasswordLastUsed", permissions_boundary: "PermissionsBoundary", tags: "Tags",
    }
    UserDetail {
        path: "Path", user_name: "UserName", user_id: "UserId", arn: "Arn", create_date: "CreateDate",
        user_policy_list: "UserPolicyList", group_list: "GroupList",
        attached_managed_policies: "AttachedManagedPolicies", permissions_boundary: "PermissionsBoundary",
        tags: "Tags",
    }
}
