//! Groups: their life, members and policies.

use aws_sdk_iam::{Client, config};

use crate::aws::arm::arms;

arms! { Client, config;
    IamCreateGroup = create_group(set_path: "Path", set_group_name: "GroupName") -> (group: "Group");
    IamGetGroup = get_group(
        set_group_name: "GroupName", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (group: "Group", users: "Users", is_truncated: "IsTruncated", marker: "Marker");
    IamListGroups = list_groups(
        set_path_prefix: "PathPrefix", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (groups: "Groups", is_truncated: "IsTruncated", marker: "Marker");
    IamUpdateGroup = update_group(
        set_group_name: "GroupName", set_new_path: "NewPath", set_new_group_name: "NewGroupName",
    ) -> ();
    IamDeleteGroup = delete_group(set_group_name: "GroupName") -> ();
    IamAddUserToGroup = add_user_to_group(set_group_name: "GroupName", set_user_name: "UserName") -> ();
    IamRemoveUserFromGroup = remove_user_from_group(
        set_group_name: "GroupName", set_user_name: "UserName",
    ) -> ();
    IamListGroupsForUser = list_groups_for_user(
        set_user_name: "UserName", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (groups: "Groups", is_truncated: "IsTruncated", marker: "Marker");
    IamPutGroupPolicy = put_group_policy(
        set_group_name: "GroupName", set_policy_name: "PolicyName", set_policy_document: "PolicyDocument",
    ) -> ();
    IamGetGroupPolicy = get_group_policy(set_group_name: "GroupName", set_policy_name: "PolicyName") -> (
        group_name: "GroupName", policy_name: "PolicyName", policy_document: "PolicyDocument",
    );
    IamDeleteGroupPolicy = delete_group_policy(
        set_group_name: "GroupName", set_policy_name: "PolicyName",
    ) -> ();
    IamListGroupPolicies = list_group_policies(
        set_group_name: "GroupName", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (policy_names: "PolicyNames", is_truncated: "IsTruncated", marker: "Marker");
    IamAttachGroupPolicy = attach_group_policy(
        set_group_name: "GroupName", set_policy_arn: "PolicyArn",
    ) -> ();
    IamDetachGroupPolicy = detach_group_policy(
        set_group_name: "GroupName", set_policy_arn: "PolicyArn",
    ) -> ();
    IamListAttachedGroupPolicies = list_attached_group_policies(
        set_group_name: "GroupName", set_path_prefix: "PathPrefix", set_marker: "Marker",
        set_max_items: "MaxItems",
    ) -> (attached_policies: "AttachedPolicies", is_truncated: "IsTruncated", marker: "Marker");
}
