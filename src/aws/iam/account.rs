//! The account as a whole: aliases, quotas, everything at once, what would be allowed.

use aws_sdk_iam::{Client, config};

use crate::aws::arm::arms;

arms! { Client, config;
    IamCreateAccountAlias = create_account_alias(set_account_alias: "AccountAlias") -> ();
    IamListAccountAliases = list_account_aliases(set_marker: "Marker", set_max_items: "MaxItems") -> (
        account_aliases: "AccountAliases", is_truncated: "IsTruncated", marker: "Marker",
    );
    IamDeleteAccountAlias = delete_account_alias(set_account_alias: "AccountAlias") -> ();
    IamGetAccountSummary = get_account_summary() -> (summary_map: "SummaryMap");
    IamGetAccountAuthorizationDetails = get_account_authorization_details(
        set_filter: "Filter", set_max_items: "MaxItems", set_marker: "Marker",
    ) -> (
        user_detail_list: "UserDetailList", group_detail_list: "GroupDetailList",
        role_detail_list: "RoleDetailList", policies: "Policies", is_truncated: "IsTruncated",
        marker: "Marker",
    );
    IamSimulatePrincipalPolicy = simulate_principal_policy(
        set_policy_source_arn: "PolicySourceArn", set_policy_input_list: "PolicyInputList",
        set_permissions_boundary_policy_input_list: "PermissionsBoundaryPolicyInputList",
        set_action_names: "ActionNames",
        set_resource_arns: "ResourceArns", set_resource_policy: "ResourcePolicy",
        set_resource_owner: "ResourceOwner", set_caller_arn: "CallerArn",
        set_context_entries: "ContextEntries", set_resource_handling_option: "ResourceHandlingOption",
        set_max_items: "MaxItems", set_marker: "Marker",
    ) -> (evaluation_results: "EvaluationResults", is_truncated: "IsTruncated", marker: "Marker");
}
