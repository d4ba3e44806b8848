//! Typed requests and responses of AWS Organizations.
//!
//! Written by scripts/generate from botocore 1.44.5 (Apache-2.0); do not edit.

use jiff::Timestamp;
use crate::views::view;

view! { AttachPolicyRequest => Writes OrganizationsAttachPolicy -> () {
    policy_id: String = "PolicyId",
    target_id: String = "TargetId",
} }
view! { CloseAccountRequest => Writes OrganizationsCloseAccount -> () {
    account_id: String = "AccountId",
} }
view! { CreateAccountRequest => Writes OrganizationsCreateAccount -> CreateAccountResponse {
    email: String = "Email",
    account_name: String = "AccountName",
    role_name: Option<String> = "RoleName",
    iam_user_access_to_billing: Option<String> = "IamUserAccessToBilling",
    tags: Vec<Tag> = "Tags",
} }
view! { CreateOrganizationRequest => Writes OrganizationsCreateOrganization -> CreateOrganizationResponse {
    feature_set: Option<String> = "FeatureSet",
} }
view! { CreateOrganizationalUnitRequest => Writes OrganizationsCreateOrganizationalUnit -> CreateOrganizationalUnitResponse {
    parent_id: String = "ParentId",
    name: String = "Name",
    tags: Vec<Tag> = "Tags",
} }
view! { CreatePolicyRequest => Writes OrganizationsCreatePolicy -> CreatePolicyResponse {
    content: String = "Content",
    description: String = "Description",
    name: String = "Name",
    r#type: String = "Type",
    tags: Vec<Tag> = "Tags",
} }
view! { DeleteOrganizationRequest => Writes OrganizationsDeleteOrganization -> () {} }
view! { DeleteOrganizationalUnitRequest => Writes OrganizationsDeleteOrganizationalUnit -> () {
    organizational_unit_id: String = "OrganizationalUnitId",
} }
view! { DeletePolicyRequest => Writes OrganizationsDeletePolicy -> () {
    policy_id: String = "PolicyId",
} }
view! { DeregisterDelegatedAdministratorRequest => Writes OrganizationsDeregisterDelegatedAdministrator -> () {
    account_id: String = "AccountId",
    service_principal: String = "ServicePrincipal",
} }
view! { DescribeAccountRequest => Reads OrganizationsDescribeAccount -> DescribeAccountResponse {
    account_id: String = "AccountId",
} }
view! { DescribeCreateAccountStatusRequest => Reads OrganizationsDescribeCreateAccountStatus -> DescribeCreateAccountStatusResponse {
    create_account_request_id: String = "CreateAccountRequestId",
} }
view! { DescribeEffectivePolicyRequest => Reads OrganizationsDescribeEffectivePolicy -> DescribeEffectivePolicyResponse {
    policy_type: String = "PolicyType",
    target_id: Option<String> = "TargetId",
} }
view! { DescribeOrganizationRequest => Reads OrganizationsDescribeOrganization -> DescribeOrganizationResponse {} }
view! { DescribeOrganizationalUnitRequest => Reads OrganizationsDescribeOrganizationalUnit -> DescribeOrganizationalUnitResponse {
    organizational_unit_id: String = "OrganizationalUnitId",
} }
view! { DescribePolicyRequest => Reads OrganizationsDescribePolicy -> DescribePolicyResponse {
    policy_id: String = "PolicyId",
} }
view! { DetachPolicyRequest => Writes OrganizationsDetachPolicy -> () {
    policy_id: String = "PolicyId",
    target_id: String = "TargetId",
} }
view! { DisableAWSServiceAccessRequest => Writes OrganizationsDisableAWSServiceAccess -> () {
    service_principal: String = "ServicePrincipal",
} }
view! { DisablePolicyTypeRequest => Writes OrganizationsDisablePolicyType -> DisablePolicyTypeResponse {
    root_id: String = "RootId",
    policy_type: String = "PolicyType",
} }
view! { EnableAWSServiceAccessRequest => Writes OrganizationsEnableAWSServiceAccess -> () {
    service_principal: String = "ServicePrincipal",
} }
view! { EnablePolicyTypeRequest => Writes OrganizationsEnablePolicyType -> EnablePolicyTypeResponse {
    root_id: String = "RootId",
    policy_type: String = "PolicyType",
} }
view! { LeaveOrganizationRequest => Writes OrganizationsLeaveOrganization -> () {} }
view! { ListAWSServiceAccessForOrganizationRequest => Reads OrganizationsListAWSServiceAccessForOrganization -> ListAWSServiceAccessForOrganizationResponse {
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
view! { ListChildrenRequest => Reads OrganizationsListChildren -> ListChildrenResponse {
    parent_id: String = "ParentId",
    child_type: String = "ChildType",
    next_token: Option<String> = "NextToken",
    max_results: Option<i64> = "MaxResults",
} }
view! { ListCreateAccountStatusRequest => Reads OrganizationsListCreateAccountStatus -> ListCreateAccountStatusResponse {
    states: Vec<String> = "States",
    next_token: Option<String> = "NextToken",
    max_results: Option<i64> = "MaxResults",
} }
view! { ListDelegatedAdministratorsRequest => Reads OrganizationsListDelegatedAdministrators -> ListDelegatedAdministratorsResponse {
    service_principal: Option<String> = "ServicePrincipal",
    next_token: Option<String> = "NextToken",
    max_results: Option<i64> = "MaxResults",
} }
view! { ListDelegatedServicesForAccountRequest => Reads OrganizationsListDelegatedServicesForAccount -> ListDelegatedServicesForAccountResponse {
    account_id: String = "AccountId",
    next_token: Option<String> = "NextToken",
    max_results: Option<i64> = "MaxResults",
} }
view! { ListOrganizationalUnitsForParentRequest => Reads OrganizationsListOrganizationalUnitsForParent -> ListOrganizationalUnitsForParentResponse {
    parent_id: String = "ParentId",
    next_token: Option<String> = "NextToken",
    max_results: Option<i64> = "MaxResults",
} }
view! { ListParentsRequest => Reads OrganizationsListParents -> ListParentsResponse {
    child_id: String = "ChildId",
    next_token: Option<String> = "NextToken",
    max_results: Option<i64> = "MaxResults",
} }
view! { ListPoliciesRequest => Reads OrganizationsListPolicies -> ListPoliciesResponse {
    filter: String = "Filter",
    next_token: Option<String> = "NextToken",
    max_results: Option<i64> = "MaxResults",
} }
view! { ListPoliciesForTargetRequest => Reads OrganizationsListPoliciesForTarget -> ListPoliciesForTargetResponse {
    target_id: String = "TargetId",
    filter: String = "Filter",
    next_token: Option<String> = "NextToken",
    max_results: Option<i64> = "MaxResults",
} }
view! { ListRootsRequest => Reads OrganizationsListRoots -> ListRootsResponse {
    next_token: Option<String> = "NextToken",
    max_results: Option<i64> = "MaxResults",
} }
view! { ListTagsForResourceRequest => Reads OrganizationsListTagsForResource -> ListTagsForResourceResponse {
    resource_id: String = "ResourceId",
    next_token: Option<String> = "NextToken",
} }
view! { ListTargetsForPolicyRequest => Reads OrganizationsListTargetsForPolicy -> ListTargetsForPolicyResponse {
    policy_id: String = "PolicyId",
    next_token: Option<String> = "NextToken",
    max_results: Option<i64> = "MaxResults",
} }
view! { MoveAccountRequest => Writes OrganizationsMoveAccount -> () {
    account_id: String = "AccountId",
    source_parent_id: String = "SourceParentId",
    destination_parent_id: String = "DestinationParentId",
} }
view! { RegisterDelegatedAdministratorRequest => Writes OrganizationsRegisterDelegatedAdministrator -> () {
    account_id: String = "AccountId",
    service_principal: String = "ServicePrincipal",
} }
view! { RemoveAccountFromOrganizationRequest => Writes OrganizationsRemoveAccountFromOrganization -> () {
    account_id: String = "AccountId",
} }
view! { TagResourceRequest => Writes OrganizationsTagResource -> () {
    resource_id: String = "ResourceId",
    tags: Vec<Tag> = "Tags",
} }
view! { UntagResourceRequest => Writes OrganizationsUntagResource -> () {
    resource_id: String = "ResourceId",
    tag_keys: Vec<String> = "TagKeys",
} }
view! { UpdateOrganizationalUnitRequest => Writes OrganizationsUpdateOrganizationalUnit -> UpdateOrganizationalUnitResponse {
    organizational_unit_id: String = "OrganizationalUnitId",
    name: Option<String> = "Name",
} }
view! { UpdatePolicyRequest => Writes OrganizationsUpdatePolicy -> UpdatePolicyResponse {
    policy_id: String = "PolicyId",
    name: Option<String> = "Name",
    description: Option<String> = "Description",
    content: Option<String> = "Content",
} }
view! { Account {
    id: Option<String> = "Id",
    arn: Option<String> = "Arn",
    email: Option<String> = "Email",
    name: Option<String> = "Name",
    status: Option<String> = "Status",
    state: Option<String> = "State",
    paths: Vec<String> = "Paths",
    joined_method: Option<String> = "JoinedMethod",
    joined_timestamp: Option<Timestamp> = "JoinedTimestamp",
} }
view! { Child {
    id: Option<String> = "Id",
    r#type: Option<String> = "Type",
} }
view! { CreateAccountResponse {
    create_account_status: Option<CreateAccountStatus> = "CreateAccountStatus",
} }
view! { CreateAccountStatus {
    id: Option<String> = "Id",
    account_name: Option<String> = "AccountName",
    state: Option<String> = "State",
    requested_timestamp: Option<Timestamp> = "RequestedTimestamp",
    completed_timestamp: Option<Timestamp> = "CompletedTimestamp",
    account_id: Option<String> = "AccountId",
    gov_cloud_account_id: Option<String> = "GovCloudAccountId",
    failure_reason: Option<String> = "FailureReason",
} }
view! { CreateOrganizationResponse {
    organization: Option<Organization> = "Organization",
} }
view! { CreateOrganizationalUnitResponse {
    organizational_unit: Option<OrganizationalUnit> = "OrganizationalUnit",
} }
view! { CreatePolicyResponse {
    policy: Option<Policy> = "Policy",
} }
view! { DelegatedAdministrator {
    id: Option<String> = "Id",
    arn: Option<String> = "Arn",
    email: Option<String> = "Email",
    name: Option<String> = "Name",
    status: Option<String> = "Status",
    state: Option<String> = "State",
    joined_method: Option<String> = "JoinedMethod",
    joined_timestamp: Option<Timestamp> = "JoinedTimestamp",
    delegation_enabled_date: Option<Timestamp> = "DelegationEnabledDate",
} }
view! { DelegatedService {
    service_principal: Option<String> = "ServicePrincipal",
    delegation_enabled_date: Option<Timestamp> = "DelegationEnabledDate",
} }
view! { DescribeAccountResponse {
    account: Option<Account> = "Account",
} }
view! { DescribeCreateAccountStatusResponse {
    create_account_status: Option<CreateAccountStatus> = "CreateAccountStatus",
} }
view! { DescribeEffectivePolicyResponse {
    effective_policy: Option<EffectivePolicy> = "EffectivePolicy",
} }
view! { DescribeOrganizationResponse {
    organization: Option<Organization> = "Organization",
} }
view! { DescribeOrganizationalUnitResponse {
    organizational_unit: Option<OrganizationalUnit> = "OrganizationalUnit",
} }
view! { DescribePolicyResponse {
    policy: Option<Policy> = "Policy",
} }
view! { DisablePolicyTypeResponse {
    root: Option<Root> = "Root",
} }
view! { EffectivePolicy {
    policy_content: Option<String> = "PolicyContent",
    last_updated_timestamp: Option<Timestamp> = "LastUpdatedTimestamp",
    target_id: Option<String> = "TargetId",
    policy_type: Option<String> = "PolicyType",
} }
view! { EnablePolicyTypeResponse {
    root: Option<Root> = "Root",
} }
view! { EnabledServicePrincipal {
    service_principal: Option<String> = "ServicePrincipal",
    date_enabled: Option<Timestamp> = "DateEnabled",
} }
view! { ListAWSServiceAccessForOrganizationResponse {
    enabled_service_principals: Vec<EnabledServicePrincipal> = "EnabledServicePrincipals",
    next_token: Option<String> = "NextToken",
} }
view! { ListAccountsForParentResponse {
    accounts: Vec<Account> = "Accounts",
    next_token: Option<String> = "NextToken",
} }
view! { ListAccountsResponse {
    accounts: Vec<Account> = "Accounts",
    next_token: Option<String> = "NextToken",
} }
view! { ListChildrenResponse {
    children: Vec<Child> = "Children",
    next_token: Option<String> = "NextToken",
} }
view! { ListCreateAccountStatusResponse {
    create_account_statuses: Vec<CreateAccountStatus> = "CreateAccountStatuses",
    next_token: Option<String> = "NextToken",
} }
view! { ListDelegatedAdministratorsResponse {
    delegated_administrators: Vec<DelegatedAdministrator> = "DelegatedAdministrators",
    next_token: Option<String> = "NextToken",
} }
view! { ListDelegatedServicesForAccountResponse {
    delegated_services: Vec<DelegatedService> = "DelegatedServices",
    next_token: Option<String> = "NextToken",
} }
view! { ListOrganizationalUnitsForParentResponse {
    organizational_units: Vec<OrganizationalUnit> = "OrganizationalUnits",
    next_token: Option<String> = "NextToken",
} }
view! { ListParentsResponse {
    parents: Vec<Parent> = "Parents",
    next_token: Option<String> = "NextToken",
} }
view! { ListPoliciesForTargetResponse {
    policies: Vec<PolicySummary> = "Policies",
    next_token: Option<String> = "NextToken",
} }
view! { ListPoliciesResponse {
    policies: Vec<PolicySummary> = "Policies",
    next_token: Option<String> = "NextToken",
} }
view! { ListRootsResponse {
    roots: Vec<Root> = "Roots",
    next_token: Option<String> = "NextToken",
} }
view! { ListTagsForResourceResponse {
    tags: Vec<Tag> = "Tags",
    next_token: Option<String> = "NextToken",
} }
view! { ListTargetsForPolicyResponse {
    targets: Vec<PolicyTargetSummary> = "Targets",
    next_token: Option<String> = "NextToken",
} }
view! { Organization {
    id: Option<String> = "Id",
    arn: Option<String> = "Arn",
    feature_set: Option<String> = "FeatureSet",
    master_account_arn: Option<String> = "MasterAccountArn",
    master_account_id: Option<String> = "MasterAccountId",
    master_account_email: Option<String> = "MasterAccountEmail",
    available_policy_types: Vec<PolicyTypeSummary> = "AvailablePolicyTypes",
} }
view! { OrganizationalUnit {
    id: Option<String> = "Id",
    arn: Option<String> = "Arn",
    name: Option<String> = "Name",
    path: Option<String> = "Path",
} }
view! { Parent {
    id: Option<String> = "Id",
    r#type: Option<String> = "Type",
} }
view! { Policy {
    policy_summary: Option<PolicySummary> = "PolicySummary",
    content: Option<String> = "Content",
} }
view! { PolicySummary {
    id: Option<String> = "Id",
    arn: Option<String> = "Arn",
    name: Option<String> = "Name",
    description: Option<String> = "Description",
    r#type: Option<String> = "Type",
    aws_managed: Option<bool> = "AwsManaged",
} }
view! { PolicyTargetSummary {
    target_id: Option<String> = "TargetId",
    arn: Option<String> = "Arn",
    name: Option<String> = "Name",
    r#type: Option<String> = "Type",
} }
view! { PolicyTypeSummary {
    r#type: Option<String> = "Type",
    status: Option<String> = "Status",
} }
view! { Root {
    id: Option<String> = "Id",
    arn: Option<String> = "Arn",
    name: Option<String> = "Name",
    policy_types: Vec<PolicyTypeSummary> = "PolicyTypes",
} }
view! { Tag {
    key: String = "Key",
    value: String = "Value",
} }
view! { UpdateOrganizationalUnitResponse {
    organizational_unit: Option<OrganizationalUnit> = "OrganizationalUnit",
} }
view! { UpdatePolicyResponse {
    policy: Option<Policy> = "Policy",
} }

#[cfg(test)]
pub(crate) static ROUND_TRIPS: &[crate::views::RoundTrip] = &[
    crate::views::RoundTrip::of::<Account>(&super::organizations::Account),
    crate::views::RoundTrip::of::<AttachPolicyRequest>(&super::organizations::AttachPolicyRequest),
    crate::views::RoundTrip::of::<Child>(&super::organizations::Child),
    crate::views::RoundTrip::of::<CloseAccountRequest>(&super::organizations::CloseAccountRequest),
    crate::views::RoundTrip::of::<CreateAccountRequest>(&super::organizations::CreateAccountRequest),
    crate::views::RoundTrip::of::<CreateAccountResponse>(&super::organizations::CreateAccountResponse),
    crate::views::RoundTrip::of::<CreateAccountStatus>(&super::organizations::CreateAccountStatus),
    crate::views::RoundTrip::of::<CreateOrganizationRequest>(&super::organizations::CreateOrganizationRequest),
    crate::views::RoundTrip::of::<CreateOrganizationResponse>(&super::organizations::CreateOrganizationResponse),
    crate::views::RoundTrip::of::<CreateOrganizationalUnitRequest>(&super::organizations::CreateOrganizationalUnitRequest),
    crate::views::RoundTrip::of::<CreateOrganizationalUnitResponse>(&super::organizations::CreateOrganizationalUnitResponse),
    crate::views::RoundTrip::of::<CreatePolicyRequest>(&super::organizations::CreatePolicyRequest),
    crate::views::RoundTrip::of::<CreatePolicyResponse>(&super::organizations::CreatePolicyResponse),
    crate::views::RoundTrip::of::<DelegatedAdministrator>(&super::organizations::DelegatedAdministrator),
    crate::views::RoundTrip::of::<DelegatedService>(&super::organizations::DelegatedService),
    crate::views::RoundTrip::of::<DeleteOrganizationalUnitRequest>(&super::organizations::DeleteOrganizationalUnitRequest),
    crate::views::RoundTrip::of::<DeletePolicyRequest>(&super::organizations::DeletePolicyRequest),
    crate::views::RoundTrip::of::<DeregisterDelegatedAdministratorRequest>(&super::organizations::DeregisterDelegatedAdministratorRequest),
    crate::views::RoundTrip::of::<DescribeAccountRequest>(&super::organizations::DescribeAccountRequest),
    crate::views::RoundTrip::of::<DescribeAccountResponse>(&super::organizations::DescribeAccountResponse),
    crate::views::RoundTrip::of::<DescribeCreateAccountStatusRequest>(&super::organizations::DescribeCreateAccountStatusRequest),
    crate::views::RoundTrip::of::<DescribeCreateAccountStatusResponse>(&super::organizations::DescribeCreateAccountStatusResponse),
    crate::views::RoundTrip::of::<DescribeEffectivePolicyRequest>(&super::organizations::DescribeEffectivePolicyRequest),
    crate::views::RoundTrip::of::<DescribeEffectivePolicyResponse>(&super::organizations::DescribeEffectivePolicyResponse),
    crate::views::RoundTrip::of::<DescribeOrganizationResponse>(&super::organizations::DescribeOrganizationResponse),
    crate::views::RoundTrip::of::<DescribeOrganizationalUnitRequest>(&super::organizations::DescribeOrganizationalUnitRequest),
    crate::views::RoundTrip::of::<DescribeOrganizationalUnitResponse>(&super::organizations::DescribeOrganizationalUnitResponse),
    crate::views::RoundTrip::of::<DescribePolicyRequest>(&super::organizations::DescribePolicyRequest),
    crate::views::RoundTrip::of::<DescribePolicyResponse>(&super::organizations::DescribePolicyResponse),
    crate::views::RoundTrip::of::<DetachPolicyRequest>(&super::organizations::DetachPolicyRequest),
    crate::views::RoundTrip::of::<DisableAWSServiceAccessRequest>(&super::organizations::DisableAWSServiceAccessRequest),
    crate::views::RoundTrip::of::<DisablePolicyTypeRequest>(&super::organizations::DisablePolicyTypeRequest),
    crate::views::RoundTrip::of::<DisablePolicyTypeResponse>(&super::organizations::DisablePolicyTypeResponse),
    crate::views::RoundTrip::of::<EffectivePolicy>(&super::organizations::EffectivePolicy),
    crate::views::RoundTrip::of::<EnableAWSServiceAccessRequest>(&super::organizations::EnableAWSServiceAccessRequest),
    crate::views::RoundTrip::of::<EnablePolicyTypeRequest>(&super::organizations::EnablePolicyTypeRequest),
    crate::views::RoundTrip::of::<EnablePolicyTypeResponse>(&super::organizations::EnablePolicyTypeResponse),
    crate::views::RoundTrip::of::<EnabledServicePrincipal>(&super::organizations::EnabledServicePrincipal),
    crate::views::RoundTrip::of::<ListAWSServiceAccessForOrganizationRequest>(&super::organizations::ListAWSServiceAccessForOrganizationRequest),
    crate::views::RoundTrip::of::<ListAWSServiceAccessForOrganizationResponse>(&super::organizations::ListAWSServiceAccessForOrganizationResponse),
    crate::views::RoundTrip::of::<ListAccountsForParentRequest>(&super::organizations::ListAccountsForParentRequest),
    crate::views::RoundTrip::of::<ListAccountsForParentResponse>(&super::organizations::ListAccountsForParentResponse),
    crate::views::RoundTrip::of::<ListAccountsRequest>(&super::organizations::ListAccountsRequest),
    crate::views::RoundTrip::of::<ListAccountsResponse>(&super::organizations::ListAccountsResponse),
    crate::views::RoundTrip::of::<ListChildrenRequest>(&super::organizations::ListChildrenRequest),
    crate::views::RoundTrip::of::<ListChildrenResponse>(&super::organizations::ListChildrenResponse),
    crate::views::RoundTrip::of::<ListCreateAccountStatusRequest>(&super::organizations::ListCreateAccountStatusRequest),
    crate::views::RoundTrip::of::<ListCreateAccountStatusResponse>(&super::organizations::ListCreateAccountStatusResponse),
    crate::views::RoundTrip::of::<ListDelegatedAdministratorsRequest>(&super::organizations::ListDelegatedAdministratorsRequest),
    crate::views::RoundTrip::of::<ListDelegatedAdministratorsResponse>(&super::organizations::ListDelegatedAdministratorsResponse),
    crate::views::RoundTrip::of::<ListDelegatedServicesForAccountRequest>(&super::organizations::ListDelegatedServicesForAccountRequest),
    crate::views::RoundTrip::of::<ListDelegatedServicesForAccountResponse>(&super::organizations::ListDelegatedServicesForAccountResponse),
    crate::views::RoundTrip::of::<ListOrganizationalUnitsForParentRequest>(&super::organizations::ListOrganizationalUnitsForParentRequest),
    crate::views::RoundTrip::of::<ListOrganizationalUnitsForParentResponse>(&super::organizations::ListOrganizationalUnitsForParentResponse),
    crate::views::RoundTrip::of::<ListParentsRequest>(&super::organizations::ListParentsRequest),
    crate::views::RoundTrip::of::<ListParentsResponse>(&super::organizations::ListParentsResponse),
    crate::views::RoundTrip::of::<ListPoliciesForTargetRequest>(&super::organizations::ListPoliciesForTargetRequest),
    crate::views::RoundTrip::of::<ListPoliciesForTargetResponse>(&super::organizations::ListPoliciesForTargetResponse),
    crate::views::RoundTrip::of::<ListPoliciesRequest>(&super::organizations::ListPoliciesRequest),
    crate::views::RoundTrip::of::<ListPoliciesResponse>(&super::organizations::ListPoliciesResponse),
    crate::views::RoundTrip::of::<ListRootsRequest>(&super::organizations::ListRootsRequest),
    crate::views::RoundTrip::of::<ListRootsResponse>(&super::organizations::ListRootsResponse),
    crate::views::RoundTrip::of::<ListTagsForResourceRequest>(&super::organizations::ListTagsForResourceRequest),
    crate::views::RoundTrip::of::<ListTagsForResourceResponse>(&super::organizations::ListTagsForResourceResponse),
    crate::views::RoundTrip::of::<ListTargetsForPolicyRequest>(&super::organizations::ListTargetsForPolicyRequest),
    crate::views::RoundTrip::of::<ListTargetsForPolicyResponse>(&super::organizations::ListTargetsForPolicyResponse),
    crate::views::RoundTrip::of::<MoveAccountRequest>(&super::organizations::MoveAccountRequest),
    crate::views::RoundTrip::of::<Organization>(&super::organizations::Organization),
    crate::views::RoundTrip::of::<OrganizationalUnit>(&super::organizations::OrganizationalUnit),
    crate::views::RoundTrip::of::<Parent>(&super::organizations::Parent),
    crate::views::RoundTrip::of::<Policy>(&super::organizations::Policy),
    crate::views::RoundTrip::of::<PolicySummary>(&super::organizations::PolicySummary),
    crate::views::RoundTrip::of::<PolicyTargetSummary>(&super::organizations::PolicyTargetSummary),
    crate::views::RoundTrip::of::<PolicyTypeSummary>(&super::organizations::PolicyTypeSummary),
    crate::views::RoundTrip::of::<RegisterDelegatedAdministratorRequest>(&super::organizations::RegisterDelegatedAdministratorRequest),
    crate::views::RoundTrip::of::<RemoveAccountFromOrganizationRequest>(&super::organizations::RemoveAccountFromOrganizationRequest),
    crate::views::RoundTrip::of::<Root>(&super::organizations::Root),
    crate::views::RoundTrip::of::<Tag>(&super::organizations::Tag),
    crate::views::RoundTrip::of::<TagResourceRequest>(&super::organizations::TagResourceRequest),
    crate::views::RoundTrip::of::<UntagResourceRequest>(&super::organizations::UntagResourceRequest),
    crate::views::RoundTrip::of::<UpdateOrganizationalUnitRequest>(&super::organizations::UpdateOrganizationalUnitRequest),
    crate::views::RoundTrip::of::<UpdateOrganizationalUnitResponse>(&super::organizations::UpdateOrganizationalUnitResponse),
    crate::views::RoundTrip::of::<UpdatePolicyRequest>(&super::organizations::UpdatePolicyRequest),
    crate::views::RoundTrip::of::<UpdatePolicyResponse>(&super::organizations::UpdatePolicyResponse),
];
