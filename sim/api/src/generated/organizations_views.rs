//! Typed requests and responses of AWS Organizations.
//!
//! Written by scripts/generate from botocore 1.44.5 (Apache-2.0); do not edit.

use crate::views::view;

view! { DescribeOrganizationRequest => Reads OrganizationsDescribeOrganization -> DescribeOrganizationResponse {} }
view! { DescribeAccountRequest => Reads OrganizationsDescribeAccount -> DescribeAccountResponse {
    account_id: String = "AccountId",
} }
view! { ListRootsRequest => Reads OrganizationsListRoots -> ListRootsResponse {
    next_token: Option<String> = "NextToken",
    max_results: Option<i64> = "MaxResults",
} }
view! { ListAccountsRequest => Reads OrganizationsListAccounts -> ListAccountsResponse {
    next_token: Option<String> = "NextToken",
    max_results: Option<i64> = "MaxResults",
} }
view! { ListAccountsForParentRequest => Reads OrganizationsListAccountsForParent -> ListAccountsForParentResponse {
    parent_id: String = "ParentId",
    next_token: Option<String> = "NextToken",
    max_results: Option<i64> = "MaxResults",
} }
view! { ListOrganizationalUnitsForParentRequest => Reads OrganizationsListOrganizationalUnitsForParent -> ListOrganizationalUnitsForParentResponse {
    parent_id: String = "ParentId",
    next_token: Option<String> = "NextToken",
    max_results: Option<i64> = "MaxResults",
} }
view! { Account {
    id: Option<String> = "Id",
    arn: Option<String> = "Arn",
    email: Option<String> = "Email",
    name: Option<String> = "Name",
    status: Option<String> = "Status",
    state: Option<String> = "State",
} }
view! { DescribeAccountResponse {
    account: Option<Account> = "Account",
} }
view! { DescribeOrganizationResponse {
    organization: Option<Organization> = "Organization",
} }
view! { ListAccountsForParentResponse {
    accounts: Vec<Account> = "Accounts",
    next_token: Option<String> = "NextToken",
} }
view! { ListAccountsResponse {
    accounts: Vec<Account> = "Accounts",
    next_token: Option<String> = "NextToken",
} }
view! { ListOrganizationalUnitsForParentResponse {
    organizational_units: Vec<OrganizationalUnit> = "OrganizationalUnits",
    next_token: Option<String> = "NextToken",
} }
view! { ListRootsResponse {
    roots: Vec<Root> = "Roots",
    next_token: Option<String> = "NextToken",
} }
view! { Organization {
    id: Option<String> = "Id",
    arn: Option<String> = "Arn",
    feature_set: Option<String> = "FeatureSet",
    master_account_arn: Option<String> = "MasterAccountArn",
    master_account_id: Option<String> = "MasterAccountId",
} }
view! { OrganizationalUnit {
    id: Option<String> = "Id",
    arn: Option<String> = "Arn",
    name: Option<String> = "Name",
} }
view! { Root {
    id: Option<String> = "Id",
    arn: Option<String> = "Arn",
    name: Option<String> = "Name",
} }

#[cfg(test)]
pub(crate) static ROUND_TRIPS: &[crate::views::RoundTrip] = &[
    crate::views::RoundTrip::of::<Account>(&super::organizations::Account),
    crate::views::RoundTrip::of::<DescribeAccountRequest>(&super::organizations::DescribeAccountRequest),
    crate::views::RoundTrip::of::<DescribeAccountResponse>(&super::organizations::DescribeAccountResponse),
    crate::views::RoundTrip::of::<DescribeOrganizationResponse>(&super::organizations::DescribeOrganizationResponse),
    crate::views::RoundTrip::of::<ListAccountsForParentRequest>(&super::organizations::ListAccountsForParentRequest),
    crate::views::RoundTrip::of::<ListAccountsForParentResponse>(&super::organizations::ListAccountsForParentResponse),
    crate::views::RoundTrip::of::<ListAccountsRequest>(&super::organizations::ListAccountsRequest),
    crate::views::RoundTrip::of::<ListAccountsResponse>(&super::organizations::ListAccountsResponse),
    crate::views::RoundTrip::of::<ListOrganizationalUnitsForParentRequest>(&super::organizations::ListOrganizationalUnitsForParentRequest),
    crate::views::RoundTrip::of::<ListOrganizationalUnitsForParentResponse>(&super::organizations::ListOrganizationalUnitsForParentResponse),
    crate::views::RoundTrip::of::<ListRootsRequest>(&super::organizations::ListRootsRequest),
    crate::views::RoundTrip::of::<ListRootsResponse>(&super::organizations::ListRootsResponse),
    crate::views::RoundTrip::of::<Organization>(&super::organizations::Organization),
    crate::views::RoundTrip::of::<OrganizationalUnit>(&super::organizations::OrganizationalUnit),
    crate::views::RoundTrip::of::<Root>(&super::organizations::Root),
];
