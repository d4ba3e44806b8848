//! Roles and their instance profiles.

use aws_sdk_iam::{Client, config};

use crate::aws::arm::arms;

arms! { Client, config;
    IamCreateRole = create_role(
        set_path: "Path", set_role_name: "RoleName",
        set_assume_role_policy_document: "AssumeRolePolicyDocument", set_description: "Description",
        set_max_session_duration: "MaxSessionDuration", set_permissions_boundary: "PermissionsBoundary",
        set_tags: "Tags",
    ) -> (role: "Role");
    IamGetRole = get_role(set_role_name: "RoleName") -> (role: "Role");
    IamListRoles = list_roles(
        set_path_prefix: "PathPrefix", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (roles: "Roles", is_truncated: "IsTruncated", marker: "Marker");
    IamUpdateRole = update_role(
        set_role_name: "RoleName", set_description: "Description",
        set_max_session_duration: "MaxSessionDuration",
    ) -> ();
    IamUpdateRoleDescription = update_role_description(
        set_role_name: "RoleName", set_description: "Description",
    ) -> (role: "Role");
    IamUpdateAssumeRolePolicy = update_assume_role_policy(
        set_role_name: "RoleName", set_policy_document: "PolicyDocument",
    ) -> ();
    IamDeleteRole = delete_role(set_role_name: "RoleName") -> ();
    IamTagRole = tag_role(set_role_name: "RoleName", set_tags: "Tags") -> ();
    IamUntagRole = untag_role(set_role_name: "RoleName", set_tag_keys: "TagKeys") -> ();
    IamListRoleTags = list_role_tags(
        set_role_name: "RoleName", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (tags: "Tags", is_truncated: "IsTruncated", marker: "Marker");
    IamPutRolePolicy = put_role_policy(
        set_role_name: "RoleName", set_policy_name: "PolicyName", set_policy_document: "PolicyDocument",
    ) -> ();
    IamGetRolePolicy = get_role_policy(set_role_name: "RoleName", set_policy_name: "PolicyName") -> (
        role_name: "RoleName", policy_name: "PolicyName", policy_document: "PolicyDocument",
    );
    IamDeleteRolePolicy = delete_role_policy(set_role_name: "RoleName", set_policy_name: "PolicyName") -> ();
    IamListRolePolicies = list_role_policies(
        set_role_name: "RoleName", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (policy_names: "PolicyNames", is_truncated: "IsTruncated", marker: "Marker");
    IamAttachRolePolicy = attach_role_policy(set_role_name: "RoleName", set_policy_arn: "PolicyArn") -> ();
    IamDetachRolePolicy = detach_role_policy(set_role_name: "RoleName", set_policy_arn: "PolicyArn") -> ();
    IamListAttachedRolePolicies = list_attached_role_policies(
        set_role_name: "RoleName", set_path_prefix: "PathPrefix", set_marker: "Marker",
        set_max_items: "MaxItems",
    ) -> (attached_policies: "AttachedPolicies", is_truncated: "IsTruncated", marker: "Marker");
    IamPutRolePermissionsBoundary = put_role_permissions_boundary(
        set_role_name: "RoleName", set_permissions_boundary: "PermissionsBoundary",
    ) -> ();
    IamDeleteRolePermissionsBoundary = delete_role_permissions_boundary(set_role_name: "RoleName") -> ();
    IamCreateInstanceProfile = create_instance_profile(
        set_instance_profile_name: "InstanceProfileName", set_path: "Path", set_tags: "Tags",
    ) -> (instance_profile: "InstanceProfile");
    IamGetInstanceProfile = get_instance_profile(set_instance_profile_name: "InstanceProfileName") -> (
        instance_profile: "InstanceProfile",
    );
    IamListInstanceProfiles = list_instance_profiles(
        set_path_prefix: "PathPrefix", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (instance_profiles: "InstanceProfiles", is_truncated: "IsTruncated", marker: "Marker");
    IamListInstanceProfilesForRole = list_instance_profiles_for_role(
        set_role_name: "RoleName", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (instance_profiles: "InstanceProfiles", is_truncated: "IsTruncated", marker: "Marker");
    IamDeleteInstanceProfile = delete_instance_profile(
        set_instance_profile_name: "InstanceProfileName",
    ) -> ();
    IamAddRoleToInstanceProfile = add_role_to_instance_profile(
        set_instance_profile_name: "InstanceProfileName", set_role_name: "RoleName",
    ) -> ();
    IamRemoveRoleFromInstanceProfile = remove_role_from_instance_profile(
        set_instance_profile_name: "InstanceProfileName", set_role_name: "RoleName",
    ) -> ();
}
