//! Users: their life, tags, policies, boundary, password and access keys.

use aws_sdk_iam::{Client, config};

use crate::aws::arm::arms;

arms! { Client, config;
    IamCreateUser = create_user(
        set_path: "Path", set_user_name: "UserName", set_permissions_boundary: "PermissionsBoundary",
        set_tags: "Tags",
    ) -> (user: "User");
    IamGetUser = get_user(set_user_name: "UserName") -> (user: "User");
    IamListUsers = list_users(
        set_path_prefix: "PathPrefix", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (users: "Users", is_truncated: "IsTruncated", marker: "Marker");
    IamUpdateUser = update_user(
        set_user_name: "UserName", set_new_path: "NewPath", set_new_user_name: "NewUserName",
    ) -> ();
    IamDeleteUser = delete_user(set_user_name: "UserName") -> ();
    IamTagUser = tag_user(set_user_name: "UserName", set_tags: "Tags") -> ();
    IamUntagUser = untag_user(set_user_name: "UserName", set_tag_keys: "TagKeys") -> ();
    IamListUserTags = list_user_tags(
        set_user_name: "UserName", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (tags: "Tags", is_truncated: "IsTruncated", marker: "Marker");
    IamPutUserPolicy = put_user_policy(
        set_user_name: "UserName", set_policy_name: "PolicyName", set_policy_document: "PolicyDocument",
    ) -> ();
    IamGetUserPolicy = get_user_policy(set_user_name: "UserName", set_policy_name: "PolicyName") -> (
        user_name: "UserName", policy_name: "PolicyName", policy_document: "PolicyDocument",
    );
    IamDeleteUserPolicy = delete_user_policy(set_user_name: "UserName", set_policy_name: "PolicyName") -> ();
    IamListUserPolicies = list_user_policies(
        set_user_name: "UserName", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (policy_names: "PolicyNames", is_truncated: "IsTruncated", marker: "Marker");
    IamAttachUserPolicy = attach_user_policy(set_user_name: "UserName", set_policy_arn: "PolicyArn") -> ();
    IamDetachUserPolicy = detach_user_policy(set_user_name: "UserName", set_policy_arn: "PolicyArn") -> ();
    IamListAttachedUserPolicies = list_attached_user_policies(
        set_user_name: "UserName", set_path_prefix: "PathPrefix", set_marker: "Marker",
        set_max_items: "MaxItems",
    ) -> (attached_policies: "AttachedPolicies", is_truncated: "IsTruncated", marker: "Marker");
    IamPutUserPermissionsBoundary = put_user_permissions_boundary(
        set_user_name: "UserName", set_permissions_boundary: "PermissionsBoundary",
    ) -> ();
    IamDeleteUserPermissionsBoundary = delete_user_permissions_boundary(set_user_name: "UserName") -> ();
    IamCreateLoginProfile = create_login_profile(
        set_user_name: "UserName", set_password: "Password",
        set_password_reset_required: "PasswordResetRequired",
    ) -> (login_profile: "LoginProfile");
    IamGetLoginProfile = get_login_profile(set_user_name: "UserName") -> (login_profile: "LoginProfile");
    IamDeleteLoginProfile = delete_login_profile(set_user_name: "UserName") -> ();
    IamCreateAccessKey = create_access_key(set_user_name: "UserName") -> (access_key: "AccessKey");
    IamListAccessKeys = list_access_keys(
        set_user_name: "UserName", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (access_key_metadata: "AccessKeyMetadata", is_truncated: "IsTruncated", marker: "Marker");
    IamUpdateAccessKey = update_access_key(
        set_user_name: "UserName", set_access_key_id: "AccessKeyId", set_status: "Status",
    ) -> ();
    IamDeleteAccessKey = delete_access_key(set_user_name: "UserName", set_access_key_id: "AccessKeyId") -> ();
    IamGetAccessKeyLastUsed = get_access_key_last_used(set_access_key_id: "AccessKeyId") -> (
        user_name: "UserName", access_key_last_used: "AccessKeyLastUsed",
    );
}
