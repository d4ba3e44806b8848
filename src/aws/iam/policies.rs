//! Managed policies and their versions.

use aws_sdk_iam::{Client, config};

use crate::aws::arm::arms;

arms! { Client, config;
    IamCreatePolicy = create_policy(
        set_policy_name: "PolicyName", set_path: "Path", set_policy_document: "PolicyDocument",
        set_description: "Description", set_tags: "Tags",
    ) -> (policy: "Policy");
    IamGetPolicy = get_policy(set_policy_arn: "PolicyArn") -> (policy: "Policy");
    IamListPolicies = list_policies(
        set_scope: "Scope", set_only_attached: "OnlyAttached", set_path_prefix: "PathPrefix",
        set_policy_usage_filter: "PolicyUsageFilter", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (policies: "Policies", is_truncated: "IsTruncated", marker: "Marker");
    IamDeletePolicy = delete_policy(set_policy_arn: "PolicyArn") -> ();
    IamListEntitiesForPolicy = list_entities_for_policy(
        set_policy_arn: "PolicyArn", set_entity_filter: "EntityFilter", set_path_prefix: "PathPrefix",
        set_policy_usage_filter: "PolicyUsageFilter", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (
        policy_groups: "PolicyGroups", policy_users: "PolicyUsers", policy_roles: "PolicyRoles",
        is_truncated: "IsTruncated", marker: "Marker",
    );
    IamCreatePolicyVersion = create_policy_version(
        set_policy_arn: "PolicyArn", set_policy_document: "PolicyDocument",
        set_set_as_default: "SetAsDefault",
    ) -> (policy_version: "PolicyVersion");
    IamGetPolicyVersion = get_policy_version(set_policy_arn: "PolicyArn", set_version_id: "VersionId") -> (
        policy_version: "PolicyVersion",
    );
    IamListPolicyVersions = list_policy_versions(
        set_policy_arn: "PolicyArn", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (versions: "Versions", is_truncated: "IsTruncated", marker: "Marker");
    IamSetDefaultPolicyVersion = set_default_policy_version(
        set_policy_arn: "PolicyArn", set_version_id: "VersionId",
    ) -> ();
    IamDeletePolicyVersion = delete_policy_version(
        set_policy_arn: "PolicyArn", set_version_id: "VersionId",
    ) -> ();
    IamTagPolicy = tag_policy(set_policy_arn: "PolicyArn", set_tags: "Tags") -> ();
    IamUntagPolicy = untag_policy(set_policy_arn: "PolicyArn", set_tag_keys: "TagKeys") -> ();
    IamListPolicyTags = list_policy_tags(
        set_policy_arn: "PolicyArn", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (tags: "Tags", is_truncated: "IsTruncated", marker: "Marker");
}
