//! The shapes of AWS Organizations.
//!
//! Written by scripts/generate from botocore 1.44.5 (Apache-2.0); do not edit.

#![expect(non_upper_case_globals, reason = "shapes keep the names of the model")]

use crate::operation::ModelledError;
use crate::pattern::Pattern;
use crate::shape::{self, Member, Shape};

static pattern_0: Pattern = Pattern::new("[\\s\\S]*");
static pattern_1: Pattern = Pattern::new("[\\u0020-\\u007E]+");
static pattern_2: Pattern = Pattern::new("[\\w+=,.@-]*");
static pattern_3: Pattern = Pattern::new("[\\w+=,.@-]{1,64}");
static pattern_4: Pattern = Pattern::new("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
static pattern_5: Pattern = Pattern::new("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$");
static pattern_6: Pattern = Pattern::new("^(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$");
static pattern_7: Pattern = Pattern::new("^(arn:aws:organizations::\\d{12}:policy\\/o-[a-z0-9]{10,32}\\/[0-9a-z_]+\\/p-[0-9a-z]{10,32})|(arn:aws:organizations::aws:policy\\/[0-9a-z_]+\\/p-[0-9a-zA-Z_]{10,128})");
static pattern_8: Pattern = Pattern::new("^(o-[a-z0-9]{10,32}\\/r-[0-9a-z]{4,32}(\\/ou\\-[0-9a-z]{4,32}-[a-z0-9]{8,32})*(\\/\\d{12})*)\\/");
static pattern_9: Pattern = Pattern::new("^(r-[0-9a-z]{4,32})|(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$");
static pattern_10: Pattern = Pattern::new("^(r-[0-9a-z]{4,32})|(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})|(^p-[0-9a-zA-Z_]{8,128})|(^rp-[0-9a-zA-Z_]{4,128})|(^rt-[0-9a-zA-Z_]{8,32})$");
static pattern_11: Pattern = Pattern::new("^(r-[0-9a-z]{4,32})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$");
static pattern_12: Pattern = Pattern::new("^\\d{12}$");
static pattern_13: Pattern = Pattern::new("^arn:aws:organizations::.+:.+");
static pattern_14: Pattern = Pattern::new("^arn:aws:organizations::\\d{12}:account\\/o-[a-z0-9]{10,32}\\/\\d{12}");
static pattern_15: Pattern = Pattern::new("^arn:aws:organizations::\\d{12}:organization\\/o-[a-z0-9]{10,32}");
static pattern_16: Pattern = Pattern::new("^arn:aws:organizations::\\d{12}:ou\\/o-[a-z0-9]{10,32}\\/ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}");
static pattern_17: Pattern = Pattern::new("^arn:aws:organizations::\\d{12}:root\\/o-[a-z0-9]{10,32}\\/r-[0-9a-z]{4,32}");
static pattern_18: Pattern = Pattern::new("^car-[a-z0-9]{8,32}$");
static pattern_19: Pattern = Pattern::new("^o-[a-z0-9]{10,32}$");
static pattern_20: Pattern = Pattern::new("^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$");
static pattern_21: Pattern = Pattern::new("^p-[0-9a-zA-Z_]{8,128}$");
static pattern_22: Pattern = Pattern::new("^r-[0-9a-z]{4,32}$");
/// Every pattern of this service.
#[cfg(test)]
pub(crate) static PATTERNS: &[&Pattern] = &[&pattern_0, &pattern_1, &pattern_2, &pattern_3, &pattern_4, &pattern_5, &pattern_6, &pattern_7, &pattern_8, &pattern_9, &pattern_10, &pattern_11, &pattern_12, &pattern_13, &pattern_14, &pattern_15, &pattern_16, &pattern_17, &pattern_18, &pattern_19, &pattern_20, &pattern_21, &pattern_22];

pub(crate) static Account: Shape = shape::structure("Account", &[
    Member::new("Id", &AccountId),
    Member::new("Arn", &AccountArn),
    Member::new("Email", &Email),
    Member::new("Name", &AccountName),
    Member::new("Status", &AccountStatus),
    Member::new("State", &AccountState),
    Member::new("Paths", &Paths),
    Member::new("JoinedMethod", &AccountJoinedMethod),
    Member::new("JoinedTimestamp", &Timestamp),
]);
pub(crate) static AccountArn: Shape = shape::string("AccountArn").matching(&pattern_14);
pub(crate) static AccountId: Shape = shape::string("AccountId").between(None, Some(12)).matching(&pattern_12);
pub(crate) static AccountJoinedMethod: Shape = shape::string("AccountJoinedMethod").one_of(&["INVITED", "CREATED"]);
pub(crate) static AccountName: Shape = shape::string("AccountName").between(Some(1), Some(128)).matching(&pattern_0);
pub(crate) static AccountState: Shape = shape::string("AccountState").one_of(&["PENDING_ACTIVATION", "ACTIVE", "SUSPENDED", "PENDING_CLOSURE", "CLOSED"]);
pub(crate) static AccountStatus: Shape = shape::string("AccountStatus").one_of(&["ACTIVE", "SUSPENDED", "PENDING_CLOSURE"]);
pub(crate) static Accounts: Shape = shape::list("Accounts", &Account, "member");
pub(crate) static AttachPolicyRequest: Shape = shape::structure("AttachPolicyRequest", &[
    Member::new("PolicyId", &PolicyId).required(),
    Member::new("TargetId", &PolicyTargetId).required(),
]);
pub(crate) static AwsManagedPolicy: Shape = shape::boolean("AwsManagedPolicy");
pub(crate) static Child: Shape = shape::structure("Child", &[
    Member::new("Id", &ChildId),
    Member::new("Type", &ChildType),
]);
pub(crate) static ChildId: Shape = shape::string("ChildId").between(None, Some(100)).matching(&pattern_6);
pub(crate) static ChildType: Shape = shape::string("ChildType").one_of(&["ACCOUNT", "ORGANIZATIONAL_UNIT"]);
pub(crate) static Children: Shape = shape::list("Children", &Child, "member");
pub(crate) static CloseAccountRequest: Shape = shape::structure("CloseAccountRequest", &[
    Member::new("AccountId", &AccountId).required(),
]);
pub(crate) static CreateAccountFailureReason: Shape = shape::string("CreateAccountFailureReason").one_of(&["ACCOUNT_LIMIT_EXCEEDED", "EMAIL_ALREADY_EXISTS", "INVALID_ADDRESS", "INVALID_EMAIL", "CONCURRENT_ACCOUNT_MODIFICATION", "INTERNAL_FAILURE", "GOVCLOUD_ACCOUNT_ALREADY_EXISTS", "MISSING_BUSINESS_VALIDATION", "FAILED_BUSINESS_VALIDATION", "PENDING_BUSINESS_VALIDATION", "INVALID_IDENTITY_FOR_BUSINESS_VALIDATION", "UNKNOWN_BUSINESS_VALIDATION", "MISSING_PAYMENT_INSTRUMENT", "INVALID_PAYMENT_INSTRUMENT", "UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED"]);
pub(crate) static CreateAccountName: Shape = shape::string("CreateAccountName").between(Some(1), Some(50)).matching(&pattern_1);
pub(crate) static CreateAccountRequest: Shape = shape::structure("CreateAccountRequest", &[
    Member::new("Email", &Email).required(),
    Member::new("AccountName", &CreateAccountName).required(),
    Member::new("RoleName", &RoleName),
    Member::new("IamUserAccessToBilling", &IAMUserAccessToBilling),
    Member::new("Tags", &Tags),
]);
pub(crate) static CreateAccountRequestId: Shape = shape::string("CreateAccountRequestId").between(None, Some(36)).matching(&pattern_18);
pub(crate) static CreateAccountResponse: Shape = shape::structure("CreateAccountResponse", &[
    Member::new("CreateAccountStatus", &CreateAccountStatus),
]);
pub(crate) static CreateAccountState: Shape = shape::string("CreateAccountState").one_of(&["IN_PROGRESS", "SUCCEEDED", "FAILED"]);
pub(crate) static CreateAccountStates: Shape = shape::list("CreateAccountStates", &CreateAccountState, "member");
pub(crate) static CreateAccountStatus: Shape = shape::structure("CreateAccountStatus", &[
    Member::new("Id", &CreateAccountRequestId),
    Member::new("AccountName", &CreateAccountName),
    Member::new("State", &CreateAccountState),
    Member::new("RequestedTimestamp", &Timestamp),
    Member::new("CompletedTimestamp", &Timestamp),
    Member::new("AccountId", &AccountId),
    Member::new("GovCloudAccountId", &AccountId),
    Member::new("FailureReason", &CreateAccountFailureReason),
]);
pub(crate) static CreateAccountStatuses: Shape = shape::list("CreateAccountStatuses", &CreateAccountStatus, "member");
pub(crate) static CreateOrganizationRequest: Shape = shape::structure("CreateOrganizationRequest", &[
    Member::new("FeatureSet", &OrganizationFeatureSet),
]);
pub(crate) static CreateOrganizationResponse: Shape = shape::structure("CreateOrganizationResponse", &[
    Member::new("Organization", &Organization),
]);
pub(crate) static CreateOrganizationalUnitRequest: Shape = shape::structure("CreateOrganizationalUnitRequest", &[
    Member::new("ParentId", &ParentId).required(),
    Member::new("Name", &OrganizationalUnitName).required(),
    Member::new("Tags", &Tags),
]);
pub(crate) static CreateOrganizationalUnitResponse: Shape = shape::structure("CreateOrganizationalUnitResponse", &[
    Member::new("OrganizationalUnit", &OrganizationalUnit),
]);
pub(crate) static CreatePolicyRequest: Shape = shape::structure("CreatePolicyRequest", &[
    Member::new("Content", &PolicyContent).required(),
    Member::new("Description", &PolicyDescription).required(),
    Member::new("Name", &PolicyName).required(),
    Member::new("Type", &PolicyType).required(),
    Member::new("Tags", &Tags),
]);
pub(crate) static CreatePolicyResponse: Shape = shape::structure("CreatePolicyResponse", &[
    Member::new("Policy", &Policy),
]);
pub(crate) static DelegatedAdministrator: Shape = shape::structure("DelegatedAdministrator", &[
    Member::new("Id", &AccountId),
    Member::new("Arn", &AccountArn),
    Member::new("Email", &Email),
    Member::new("Name", &AccountName),
    Member::new("Status", &AccountStatus),
    Member::new("State", &AccountState),
    Member::new("JoinedMethod", &AccountJoinedMethod),
    Member::new("JoinedTimestamp", &Timestamp),
    Member::new("DelegationEnabledDate", &Timestamp),
]);
pub(crate) static DelegatedAdministrators: Shape = shape::list("DelegatedAdministrators", &DelegatedAdministrator, "member");
pub(crate) static DelegatedService: Shape = shape::structure("DelegatedService", &[
    Member::new("ServicePrincipal", &ServicePrincipal),
    Member::new("DelegationEnabledDate", &Timestamp),
]);
pub(crate) static DelegatedServices: Shape = shape::list("DelegatedServices", &DelegatedService, "member");
pub(crate) static DeleteOrganizationalUnitRequest: Shape = shape::structure("DeleteOrganizationalUnitRequest", &[
    Member::new("OrganizationalUnitId", &OrganizationalUnitId).required(),
]);
pub(crate) static DeletePolicyRequest: Shape = shape::structure("DeletePolicyRequest", &[
    Member::new("PolicyId", &PolicyId).required(),
]);
pub(crate) static DeregisterDelegatedAdministratorRequest: Shape = shape::structure("DeregisterDelegatedAdministratorRequest", &[
    Member::new("AccountId", &AccountId).required(),
    Member::new("ServicePrincipal", &ServicePrincipal).required(),
]);
pub(crate) static DescribeAccountRequest: Shape = shape::structure("DescribeAccountRequest", &[
    Member::new("AccountId", &AccountId).required(),
]);
pub(crate) static DescribeAccountResponse: Shape = shape::structure("DescribeAccountResponse", &[
    Member::new("Account", &Account),
]);
pub(crate) static DescribeCreateAccountStatusRequest: Shape = shape::structure("DescribeCreateAccountStatusRequest", &[
    Member::new("CreateAccountRequestId", &CreateAccountRequestId).required(),
]);
pub(crate) static DescribeCreateAccountStatusResponse: Shape = shape::structure("DescribeCreateAccountStatusResponse", &[
    Member::new("CreateAccountStatus", &CreateAccountStatus),
]);
pub(crate) static DescribeEffectivePolicyRequest: Shape = shape::structure("DescribeEffectivePolicyRequest", &[
    Member::new("PolicyType", &EffectivePolicyType).required(),
    Member::new("TargetId", &PolicyTargetId),
]);
pub(crate) static DescribeEffectivePolicyResponse: Shape = shape::structure("DescribeEffectivePolicyResponse", &[
    Member::new("EffectivePolicy", &EffectivePolicy),
]);
pub(crate) static DescribeOrganizationResponse: Shape = shape::structure("DescribeOrganizationResponse", &[
    Member::new("Organization", &Organization),
]);
pub(crate) static DescribeOrganizationalUnitRequest: Shape = shape::structure("DescribeOrganizationalUnitRequest", &[
    Member::new("OrganizationalUnitId", &OrganizationalUnitId).required(),
]);
pub(crate) static DescribeOrganizationalUnitResponse: Shape = shape::structure("DescribeOrganizationalUnitResponse", &[
    Member::new("OrganizationalUnit", &OrganizationalUnit),
]);
pub(crate) static DescribePolicyRequest: Shape = shape::structure("DescribePolicyRequest", &[
    Member::new("PolicyId", &PolicyId).required(),
]);
pub(crate) static DescribePolicyResponse: Shape = shape::structure("DescribePolicyResponse", &[
    Member::new("Policy", &Policy),
]);
pub(crate) static DetachPolicyRequest: Shape = shape::structure("DetachPolicyRequest", &[
    Member::new("PolicyId", &PolicyId).required(),
    Member::new("TargetId", &PolicyTargetId).required(),
]);
pub(crate) static DisableAWSServiceAccessRequest: Shape = shape::structure("DisableAWSServiceAccessRequest", &[
    Member::new("ServicePrincipal", &ServicePrincipal).required(),
]);
pub(crate) static DisablePolicyTypeRequest: Shape = shape::structure("DisablePolicyTypeRequest", &[
    Member::new("RootId", &RootId).required(),
    Member::new("PolicyType", &PolicyType).required(),
]);
pub(crate) static DisablePolicyTypeResponse: Shape = shape::structure("DisablePolicyTypeResponse", &[
    Member::new("Root", &Root),
]);
pub(crate) static EffectivePolicy: Shape = shape::structure("EffectivePolicy", &[
    Member::new("PolicyContent", &PolicyContent),
    Member::new("LastUpdatedTimestamp", &Timestamp),
    Member::new("TargetId", &PolicyTargetId),
    Member::new("PolicyType", &EffectivePolicyType),
]);
pub(crate) static EffectivePolicyType: Shape = shape::string("EffectivePolicyType").one_of(&["TAG_POLICY", "BACKUP_POLICY", "AISERVICES_OPT_OUT_POLICY", "CHATBOT_POLICY", "DECLARATIVE_POLICY_EC2", "SECURITYHUB_POLICY", "SECURITYHUB_CSPM_POLICY", "INSPECTOR_POLICY", "UPGRADE_ROLLOUT_POLICY", "BEDROCK_POLICY", "S3_POLICY", "NETWORK_SECURITY_DIRECTOR_POLICY", "GUARDDUTY_POLICY"]);
pub(crate) static Email: Shape = shape::string("Email").between(Some(6), Some(64)).matching(&pattern_4);
pub(crate) static EnableAWSServiceAccessRequest: Shape = shape::structure("EnableAWSServiceAccessRequest", &[
    Member::new("ServicePrincipal", &ServicePrincipal).required(),
]);
pub(crate) static EnablePolicyTypeRequest: Shape = shape::structure("EnablePolicyTypeRequest", &[
    Member::new("RootId", &RootId).required(),
    Member::new("PolicyType", &PolicyType).required(),
]);
pub(crate) static EnablePolicyTypeResponse: Shape = shape::structure("EnablePolicyTypeResponse", &[
    Member::new("Root", &Root),
]);
pub(crate) static EnabledServicePrincipal: Shape = shape::structure("EnabledServicePrincipal", &[
    Member::new("ServicePrincipal", &ServicePrincipal),
    Member::new("DateEnabled", &Timestamp),
]);
pub(crate) static EnabledServicePrincipals: Shape = shape::list("EnabledServicePrincipals", &EnabledServicePrincipal, "member");
pub(crate) static GenericArn: Shape = shape::string("GenericArn").matching(&pattern_13);
pub(crate) static IAMUserAccessToBilling: Shape = shape::string("IAMUserAccessToBilling").one_of(&["ALLOW", "DENY"]);
pub(crate) static ListAWSServiceAccessForOrganizationRequest: Shape = shape::structure("ListAWSServiceAccessForOrganizationRequest", &[
    Member::new("NextToken", &NextToken),
    Member::new("MaxResults", &MaxResults),
]);
pub(crate) static ListAWSServiceAccessForOrganizationResponse: Shape = shape::structure("ListAWSServiceAccessForOrganizationResponse", &[
    Member::new("EnabledServicePrincipals", &EnabledServicePrincipals),
    Member::new("NextToken", &NextToken),
]);
pub(crate) static ListAccountsForParentRequest: Shape = shape::structure("ListAccountsForParentRequest", &[
    Member::new("ParentId", &ParentId).required(),
    Member::new("NextToken", &NextToken),
    Member::new("MaxResults", &MaxResults),
]);
pub(crate) static ListAccountsForParentResponse: Shape = shape::structure("ListAccountsForParentResponse", &[
    Member::new("Accounts", &Accounts),
    Member::new("NextToken", &NextToken),
]);
pub(crate) static ListAccountsRequest: Shape = shape::structure("ListAccountsRequest", &[
    Member::new("NextToken", &NextToken),
    Member::new("MaxResults", &MaxResults),
]);
pub(crate) static ListAccountsResponse: Shape = shape::structure("ListAccountsResponse", &[
    Member::new("Accounts", &Accounts),
    Member::new("NextToken", &NextToken),
]);
pub(crate) static ListChildrenRequest: Shape = shape::structure("ListChildrenRequest", &[
    Member::new("ParentId", &ParentId).required(),
    Member::new("ChildType", &ChildType).required(),
    Member::new("NextToken", &NextToken),
    Member::new("MaxResults", &MaxResults),
]);
pub(crate) static ListChildrenResponse: Shape = shape::structure("ListChildrenResponse", &[
    Member::new("Children", &Children),
    Member::new("NextToken", &NextToken),
]);
pub(crate) static ListCreateAccountStatusRequest: Shape = shape::structure("ListCreateAccountStatusRequest", &[
    Member::new("States", &CreateAccountStates),
    Member::new("NextToken", &NextToken),
    Member::new("MaxResults", &MaxResults),
]);
pub(crate) static ListCreateAccountStatusResponse: Shape = shape::structure("ListCreateAccountStatusResponse", &[
    Member::new("CreateAccountStatuses", &CreateAccountStatuses),
    Member::new("NextToken", &NextToken),
]);
pub(crate) static ListDelegatedAdministratorsRequest: Shape = shape::structure("ListDelegatedAdministratorsRequest", &[
    Member::new("ServicePrincipal", &ServicePrincipal),
    Member::new("NextToken", &NextToken),
    Member::new("MaxResults", &MaxResults),
]);
pub(crate) static ListDelegatedAdministratorsResponse: Shape = shape::structure("ListDelegatedAdministratorsResponse", &[
    Member::new("DelegatedAdministrators", &DelegatedAdministrators),
    Member::new("NextToken", &NextToken),
]);
pub(crate) static ListDelegatedServicesForAccountRequest: Shape = shape::structure("ListDelegatedServicesForAccountRequest", &[
    Member::new("AccountId", &AccountId).required(),
    Member::new("NextToken", &NextToken),
    Member::new("MaxResults", &MaxResults),
]);
pub(crate) static ListDelegatedServicesForAccountResponse: Shape = shape::structure("ListDelegatedServicesForAccountResponse", &[
    Member::new("DelegatedServices", &DelegatedServices),
    Member::new("NextToken", &NextToken),
]);
pub(crate) static ListOrganizationalUnitsForParentRequest: Shape = shape::structure("ListOrganizationalUnitsForParentRequest", &[
    Member::new("ParentId", &ParentId).required(),
    Member::new("NextToken", &NextToken),
    Member::new("MaxResults", &MaxResults),
]);
pub(crate) static ListOrganizationalUnitsForParentResponse: Shape = shape::structure("ListOrganizationalUnitsForParentResponse", &[
    Member::new("OrganizationalUnits", &OrganizationalUnits),
    Member::new("NextToken", &NextToken),
]);
pub(crate) static ListParentsRequest: Shape = shape::structure("ListParentsRequest", &[
    Member::new("ChildId", &ChildId).required(),
    Member::new("NextToken", &NextToken),
    Member::new("MaxResults", &MaxResults),
]);
pub(crate) static ListParentsResponse: Shape = shape::structure("ListParentsResponse", &[
    Member::new("Parents", &Parents),
    Member::new("NextToken", &NextToken),
]);
pub(crate) static ListPoliciesForTargetRequest: Shape = shape::structure("ListPoliciesForTargetRequest", &[
    Member::new("TargetId", &PolicyTargetId).required(),
    Member::new("Filter", &PolicyType).required(),
    Member::new("NextToken", &NextToken),
    Member::new("MaxResults", &MaxResults),
]);
pub(crate) static ListPoliciesForTargetResponse: Shape = shape::structure("ListPoliciesForTargetResponse", &[
    Member::new("Policies", &Policies),
    Member::new("NextToken", &NextToken),
]);
pub(crate) static ListPoliciesRequest: Shape = shape::structure("ListPoliciesRequest", &[
    Member::new("Filter", &PolicyType).required(),
    Member::new("NextToken", &NextToken),
    Member::new("MaxResults", &MaxResults),
]);
pub(crate) static ListPoliciesResponse: Shape = shape::structure("ListPoliciesResponse", &[
    Member::new("Policies", &Policies),
    Member::new("NextToken", &NextToken),
]);
pub(crate) static ListRootsRequest: Shape = shape::structure("ListRootsRequest", &[
    Member::new("NextToken", &NextToken),
    Member::new("MaxResults", &MaxResults),
]);
pub(crate) static ListRootsResponse: Shape = shape::structure("ListRootsResponse", &[
    Member::new("Roots", &Roots),
    Member::new("NextToken", &NextToken),
]);
pub(crate) static ListTagsForResourceRequest: Shape = shape::structure("ListTagsForResourceRequest", &[
    Member::new("ResourceId", &TaggableResourceId).required(),
    Member::new("NextToken", &NextToken),
]);
pub(crate) static ListTagsForResourceResponse: Shape = shape::structure("ListTagsForResourceResponse", &[
    Member::new("Tags", &Tags),
    Member::new("NextToken", &NextToken),
]);
pub(crate) static ListTargetsForPolicyRequest: Shape = shape::structure("ListTargetsForPolicyRequest", &[
    Member::new("PolicyId", &PolicyId).required(),
    Member::new("NextToken", &NextToken),
    Member::new("MaxResults", &MaxResults),
]);
pub(crate) static ListTargetsForPolicyResponse: Shape = shape::structure("ListTargetsForPolicyResponse", &[
    Member::new("Targets", &PolicyTargets),
    Member::new("NextToken", &NextToken),
]);
pub(crate) static MaxResults: Shape = shape::integer("MaxResults").between(Some(1), Some(20));
pub(crate) static MoveAccountRequest: Shape = shape::structure("MoveAccountRequest", &[
    Member::new("AccountId", &AccountId).required(),
    Member::new("SourceParentId", &ParentId).required(),
    Member::new("DestinationParentId", &ParentId).required(),
]);
pub(crate) static NextToken: Shape = shape::string("NextToken").between(None, Some(100000)).matching(&pattern_0);
pub(crate) static Organization: Shape = shape::structure("Organization", &[
    Member::new("Id", &OrganizationId),
    Member::new("Arn", &OrganizationArn),
    Member::new("FeatureSet", &OrganizationFeatureSet),
    Member::new("MasterAccountArn", &AccountArn),
    Member::new("MasterAccountId", &AccountId),
    Member::new("MasterAccountEmail", &Email),
    Member::new("AvailablePolicyTypes", &PolicyTypes),
]);
pub(crate) static OrganizationArn: Shape = shape::string("OrganizationArn").matching(&pattern_15);
pub(crate) static OrganizationFeatureSet: Shape = shape::string("OrganizationFeatureSet").one_of(&["ALL", "CONSOLIDATED_BILLING"]);
pub(crate) static OrganizationId: Shape = shape::string("OrganizationId").matching(&pattern_19);
pub(crate) static OrganizationalUnit: Shape = shape::structure("OrganizationalUnit", &[
    Member::new("Id", &OrganizationalUnitId),
    Member::new("Arn", &OrganizationalUnitArn),
    Member::new("Name", &OrganizationalUnitName),
    Member::new("Path", &Path),
]);
pub(crate) static OrganizationalUnitArn: Shape = shape::string("OrganizationalUnitArn").matching(&pattern_16);
pub(crate) static OrganizationalUnitId: Shape = shape::string("OrganizationalUnitId").between(None, Some(68)).matching(&pattern_20);
pub(crate) static OrganizationalUnitName: Shape = shape::string("OrganizationalUnitName").between(Some(1), Some(128)).matching(&pattern_0);
pub(crate) static OrganizationalUnits: Shape = shape::list("OrganizationalUnits", &OrganizationalUnit, "member");
pub(crate) static Parent: Shape = shape::structure("Parent", &[
    Member::new("Id", &ParentId),
    Member::new("Type", &ParentType),
]);
pub(crate) static ParentId: Shape = shape::string("ParentId").between(None, Some(100)).matching(&pattern_11);
pub(crate) static ParentType: Shape = shape::string("ParentType").one_of(&["ROOT", "ORGANIZATIONAL_UNIT"]);
pub(crate) static Parents: Shape = shape::list("Parents", &Parent, "member");
pub(crate) static Path: Shape = shape::string("Path").matching(&pattern_8);
pub(crate) static Paths: Shape = shape::list("Paths", &Path, "member");
pub(crate) static Policies: Shape = shape::list("Policies", &PolicySummary, "member");
pub(crate) static Policy: Shape = shape::structure("Policy", &[
    Member::new("PolicySummary", &PolicySummary),
    Member::new("Content", &PolicyContent),
]);
pub(crate) static PolicyArn: Shape = shape::string("PolicyArn").matching(&pattern_7);
pub(crate) static PolicyContent: Shape = shape::string("PolicyContent").between(Some(1), None).matching(&pattern_0);
pub(crate) static PolicyDescription: Shape = shape::string("PolicyDescription").between(None, Some(512)).matching(&pattern_0);
pub(crate) static PolicyId: Shape = shape::string("PolicyId").between(None, Some(130)).matching(&pattern_21);
pub(crate) static PolicyName: Shape = shape::string("PolicyName").between(Some(1), Some(128)).matching(&pattern_0);
pub(crate) static PolicySummary: Shape = shape::structure("PolicySummary", &[
    Member::new("Id", &PolicyId),
    Member::new("Arn", &PolicyArn),
    Member::new("Name", &PolicyName),
    Member::new("Description", &PolicyDescription),
    Member::new("Type", &PolicyType),
    Member::new("AwsManaged", &AwsManagedPolicy),
]);
pub(crate) static PolicyTargetId: Shape = shape::string("PolicyTargetId").between(None, Some(100)).matching(&pattern_9);
pub(crate) static PolicyTargetSummary: Shape = shape::structure("PolicyTargetSummary", &[
    Member::new("TargetId", &PolicyTargetId),
    Member::new("Arn", &GenericArn),
    Member::new("Name", &TargetName),
    Member::new("Type", &TargetType),
]);
pub(crate) static PolicyTargets: Shape = shape::list("PolicyTargets", &PolicyTargetSummary, "member");
pub(crate) static PolicyType: Shape = shape::string("PolicyType").one_of(&["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY", "BACKUP_POLICY", "AISERVICES_OPT_OUT_POLICY", "CHATBOT_POLICY", "DECLARATIVE_POLICY_EC2", "SECURITYHUB_POLICY", "SECURITYHUB_CSPM_POLICY", "INSPECTOR_POLICY", "UPGRADE_ROLLOUT_POLICY", "BEDROCK_POLICY", "S3_POLICY", "NETWORK_SECURITY_DIRECTOR_POLICY", "GUARDDUTY_POLICY"]);
pub(crate) static PolicyTypeStatus: Shape = shape::string("PolicyTypeStatus").one_of(&["ENABLED", "PENDING_ENABLE", "PENDING_DISABLE"]);
pub(crate) static PolicyTypeSummary: Shape = shape::structure("PolicyTypeSummary", &[
    Member::new("Type", &PolicyType),
    Member::new("Status", &PolicyTypeStatus),
]);
pub(crate) static PolicyTypes: Shape = shape::list("PolicyTypes", &PolicyTypeSummary, "member");
pub(crate) static RegisterDelegatedAdministratorRequest: Shape = shape::structure("RegisterDelegatedAdministratorRequest", &[
    Member::new("AccountId", &AccountId).required(),
    Member::new("ServicePrincipal", &ServicePrincipal).required(),
]);
pub(crate) static RemoveAccountFromOrganizationRequest: Shape = shape::structure("RemoveAccountFromOrganizationRequest", &[
    Member::new("AccountId", &AccountId).required(),
]);
pub(crate) static RoleName: Shape = shape::string("RoleName").between(None, Some(64)).matching(&pattern_3);
pub(crate) static Root: Shape = shape::structure("Root", &[
    Member::new("Id", &RootId),
    Member::new("Arn", &RootArn),
    Member::new("Name", &RootName),
    Member::new("PolicyTypes", &PolicyTypes),
]);
pub(crate) static RootArn: Shape = shape::string("RootArn").matching(&pattern_17);
pub(crate) static RootId: Shape = shape::string("RootId").between(None, Some(34)).matching(&pattern_22);
pub(crate) static RootName: Shape = shape::string("RootName").between(Some(1), Some(128));
pub(crate) static Roots: Shape = shape::list("Roots", &Root, "member");
pub(crate) static ServicePrincipal: Shape = shape::string("ServicePrincipal").between(Some(1), Some(128)).matching(&pattern_2);
pub(crate) static Tag: Shape = shape::structure("Tag", &[
    Member::new("Key", &TagKey).required(),
    Member::new("Value", &TagValue).required(),
]);
pub(crate) static TagKey: Shape = shape::string("TagKey").between(Some(1), Some(128)).matching(&pattern_5);
pub(crate) static TagKeys: Shape = shape::list("TagKeys", &TagKey, "member");
pub(crate) static TagResourceRequest: Shape = shape::structure("TagResourceRequest", &[
    Member::new("ResourceId", &TaggableResourceId).required(),
    Member::new("Tags", &Tags).required(),
]);
pub(crate) static TagValue: Shape = shape::string("TagValue").between(Some(0), Some(256)).matching(&pattern_5);
pub(crate) static TaggableResourceId: Shape = shape::string("TaggableResourceId").between(None, Some(130)).matching(&pattern_10);
pub(crate) static Tags: Shape = shape::list("Tags", &Tag, "member");
pub(crate) static TargetName: Shape = shape::string("TargetName").between(Some(1), Some(128));
pub(crate) static TargetType: Shape = shape::string("TargetType").one_of(&["ACCOUNT", "ORGANIZATIONAL_UNIT", "ROOT"]);
pub(crate) static Timestamp: Shape = shape::timestamp("Timestamp");
pub(crate) static UntagResourceRequest: Shape = shape::structure("UntagResourceRequest", &[
    Member::new("ResourceId", &TaggableResourceId).required(),
    Member::new("TagKeys", &TagKeys).required(),
]);
pub(crate) static UpdateOrganizationalUnitRequest: Shape = shape::structure("UpdateOrganizationalUnitRequest", &[
    Member::new("OrganizationalUnitId", &OrganizationalUnitId).required(),
    Member::new("Name", &OrganizationalUnitName),
]);
pub(crate) static UpdateOrganizationalUnitResponse: Shape = shape::structure("UpdateOrganizationalUnitResponse", &[
    Member::new("OrganizationalUnit", &OrganizationalUnit),
]);
pub(crate) static UpdatePolicyRequest: Shape = shape::structure("UpdatePolicyRequest", &[
    Member::new("PolicyId", &PolicyId).required(),
    Member::new("Name", &PolicyName),
    Member::new("Description", &PolicyDescription),
    Member::new("Content", &PolicyContent),
]);
pub(crate) static UpdatePolicyResponse: Shape = shape::structure("UpdatePolicyResponse", &[
    Member::new("Policy", &Policy),
]);
/// Every shape of this service.
#[cfg(test)]
pub(crate) static SHAPES: &[&Shape] = &[
    &Account,
    &AccountArn,
    &AccountId,
    &AccountJoinedMethod,
    &AccountName,
    &AccountState,
    &AccountStatus,
    &Accounts,
    &AttachPolicyRequest,
    &AwsManagedPolicy,
    &Child,
    &ChildId,
    &ChildType,
    &Children,
    &CloseAccountRequest,
    &CreateAccountFailureReason,
    &CreateAccountName,
    &CreateAccountRequest,
    &CreateAccountRequestId,
    &CreateAccountResponse,
    &CreateAccountState,
    &CreateAccountStates,
    &CreateAccountStatus,
    &CreateAccountStatuses,
    &CreateOrganizationRequest,
    &CreateOrganizationResponse,
    &CreateOrganizationalUnitRequest,
    &CreateOrganizationalUnitResponse,
    &CreatePolicyRequest,
    &CreatePolicyResponse,
    &DelegatedAdministrator,
    &DelegatedAdministrators,
    &DelegatedService,
    &DelegatedServices,
    &DeleteOrganizationalUnitRequest,
    &DeletePolicyRequest,
    &DeregisterDelegatedAdministratorRequest,
    &DescribeAccountRequest,
    &DescribeAccountResponse,
    &DescribeCreateAccountStatusRequest,
    &DescribeCreateAccountStatusResponse,
    &DescribeEffectivePolicyRequest,
    &DescribeEffectivePolicyResponse,
    &DescribeOrganizationResponse,
    &DescribeOrganizationalUnitRequest,
    &DescribeOrganizationalUnitResponse,
    &DescribePolicyRequest,
    &DescribePolicyResponse,
    &DetachPolicyRequest,
    &DisableAWSServiceAccessRequest,
    &DisablePolicyTypeRequest,
    &DisablePolicyTypeResponse,
    &EffectivePolicy,
    &EffectivePolicyType,
    &Email,
    &EnableAWSServiceAccessRequest,
    &EnablePolicyTypeRequest,
    &EnablePolicyTypeResponse,
    &EnabledServicePrincipal,
    &EnabledServicePrincipals,
    &GenericArn,
    &IAMUserAccessToBilling,
    &ListAWSServiceAccessForOrganizationRequest,
    &ListAWSServiceAccessForOrganizationResponse,
    &ListAccountsForParentRequest,
    &ListAccountsForParentResponse,
    &ListAccountsRequest,
    &ListAccountsResponse,
    &ListChildrenRequest,
    &ListChildrenResponse,
    &ListCreateAccountStatusRequest,
    &ListCreateAccountStatusResponse,
    &ListDelegatedAdministratorsRequest,
    &ListDelegatedAdministratorsResponse,
    &ListDelegatedServicesForAccountRequest,
    &ListDelegatedServicesForAccountResponse,
    &ListOrganizationalUnitsForParentRequest,
    &ListOrganizationalUnitsForParentResponse,
    &ListParentsRequest,
    &ListParentsResponse,
    &ListPoliciesForTargetRequest,
    &ListPoliciesForTargetResponse,
    &ListPoliciesRequest,
    &ListPoliciesResponse,
    &ListRootsRequest,
    &ListRootsResponse,
    &ListTagsForResourceRequest,
    &ListTagsForResourceResponse,
    &ListTargetsForPolicyRequest,
    &ListTargetsForPolicyResponse,
    &MaxResults,
    &MoveAccountRequest,
    &NextToken,
    &Organization,
    &OrganizationArn,
    &OrganizationFeatureSet,
    &OrganizationId,
    &OrganizationalUnit,
    &OrganizationalUnitArn,
    &OrganizationalUnitId,
    &OrganizationalUnitName,
    &OrganizationalUnits,
    &Parent,
    &ParentId,
    &ParentType,
    &Parents,
    &Path,
    &Paths,
    &Policies,
    &Policy,
    &PolicyArn,
    &PolicyContent,
    &PolicyDescription,
    &PolicyId,
    &PolicyName,
    &PolicySummary,
    &PolicyTargetId,
    &PolicyTargetSummary,
    &PolicyTargets,
    &PolicyType,
    &PolicyTypeStatus,
    &PolicyTypeSummary,
    &PolicyTypes,
    &RegisterDelegatedAdministratorRequest,
    &RemoveAccountFromOrganizationRequest,
    &RoleName,
    &Root,
    &RootArn,
    &RootId,
    &RootName,
    &Roots,
    &ServicePrincipal,
    &Tag,
    &TagKey,
    &TagKeys,
    &TagResourceRequest,
    &TagValue,
    &TaggableResourceId,
    &Tags,
    &TargetName,
    &TargetType,
    &Timestamp,
    &UntagResourceRequest,
    &UpdateOrganizationalUnitRequest,
    &UpdateOrganizationalUnitResponse,
    &UpdatePolicyRequest,
    &UpdatePolicyResponse,
];

pub(crate) static AccessDeniedException: ModelledError = ModelledError { shape: "AccessDeniedException", code: "AccessDeniedException", status: 400 };
pub(crate) static AWSOrganizationsNotInUseException: ModelledError = ModelledError { shape: "AWSOrganizationsNotInUseException", code: "AWSOrganizationsNotInUseException", status: 400 };
pub(crate) static ConcurrentModificationException: ModelledError = ModelledError { shape: "ConcurrentModificationException", code: "ConcurrentModificationException", status: 400 };
pub(crate) static ConstraintViolationException: ModelledError = ModelledError { shape: "ConstraintViolationException", code: "ConstraintViolationException", status: 400 };
pub(crate) static DuplicatePolicyAttachmentException: ModelledError = ModelledError { shape: "DuplicatePolicyAttachmentException", code: "DuplicatePolicyAttachmentException", status: 400 };
pub(crate) static InvalidInputException: ModelledError = ModelledError { shape: "InvalidInputException", code: "InvalidInputException", status: 400 };
pub(crate) static PolicyNotFoundException: ModelledError = ModelledError { shape: "PolicyNotFoundException", code: "PolicyNotFoundException", status: 400 };
pub(crate) static PolicyTypeNotEnabledException: ModelledError = ModelledError { shape: "PolicyTypeNotEnabledException", code: "PolicyTypeNotEnabledException", status: 400 };
pub(crate) static ServiceException: ModelledError = ModelledError { shape: "ServiceException", code: "ServiceException", status: 500 };
pub(crate) static TargetNotFoundException: ModelledError = ModelledError { shape: "TargetNotFoundException", code: "TargetNotFoundException", status: 400 };
pub(crate) static TooManyRequestsException: ModelledError = ModelledError { shape: "TooManyRequestsException", code: "TooManyRequestsException", status: 400 };
pub(crate) static UnsupportedAPIEndpointException: ModelledError = ModelledError { shape: "UnsupportedAPIEndpointException", code: "UnsupportedAPIEndpointException", status: 400 };
pub(crate) static PolicyChangesInProgressException: ModelledError = ModelledError { shape: "PolicyChangesInProgressException", code: "PolicyChangesInProgressException", status: 400 };
pub(crate) static AccountAlreadyClosedException: ModelledError = ModelledError { shape: "AccountAlreadyClosedException", code: "AccountAlreadyClosedException", status: 400 };
pub(crate) static AccountNotFoundException: ModelledError = ModelledError { shape: "AccountNotFoundException", code: "AccountNotFoundException", status: 400 };
pub(crate) static ConflictException: ModelledError = ModelledError { shape: "ConflictException", code: "ConflictException", status: 400 };
pub(crate) static FinalizingOrganizationException: ModelledError = ModelledError { shape: "FinalizingOrganizationException", code: "FinalizingOrganizationException", status: 400 };
pub(crate) static AlreadyInOrganizationException: ModelledError = ModelledError { shape: "AlreadyInOrganizationException", code: "AlreadyInOrganizationException", status: 400 };
pub(crate) static AccessDeniedForDependencyException: ModelledError = ModelledError { shape: "AccessDeniedForDependencyException", code: "AccessDeniedForDependencyException", status: 400 };
pub(crate) static DuplicateOrganizationalUnitException: ModelledError = ModelledError { shape: "DuplicateOrganizationalUnitException", code: "DuplicateOrganizationalUnitException", status: 400 };
pub(crate) static ParentNotFoundException: ModelledError = ModelledError { shape: "ParentNotFoundException", code: "ParentNotFoundException", status: 400 };
pub(crate) static DuplicatePolicyException: ModelledError = ModelledError { shape: "DuplicatePolicyException", code: "DuplicatePolicyException", status: 400 };
pub(crate) static MalformedPolicyDocumentException: ModelledError = ModelledError { shape: "MalformedPolicyDocumentException", code: "MalformedPolicyDocumentException", status: 400 };
pub(crate) static PolicyTypeNotAvailableForOrganizationException: ModelledError = ModelledError { shape: "PolicyTypeNotAvailableForOrganizationException", code: "PolicyTypeNotAvailableForOrganizationException", status: 400 };
pub(crate) static OrganizationNotEmptyException: ModelledError = ModelledError { shape: "OrganizationNotEmptyException", code: "OrganizationNotEmptyException", status: 400 };
pub(crate) static OrganizationalUnitNotEmptyException: ModelledError = ModelledError { shape: "OrganizationalUnitNotEmptyException", code: "OrganizationalUnitNotEmptyException", status: 400 };
pub(crate) static OrganizationalUnitNotFoundException: ModelledError = ModelledError { shape: "OrganizationalUnitNotFoundException", code: "OrganizationalUnitNotFoundException", status: 400 };
pub(crate) static PolicyInUseException: ModelledError = ModelledError { shape: "PolicyInUseException", code: "PolicyInUseException", status: 400 };
pub(crate) static AccountNotRegisteredException: ModelledError = ModelledError { shape: "AccountNotRegisteredException", code: "AccountNotRegisteredException", status: 400 };
pub(crate) static CreateAccountStatusNotFoundException: ModelledError = ModelledError { shape: "CreateAccountStatusNotFoundException", code: "CreateAccountStatusNotFoundException", status: 400 };
pub(crate) static EffectivePolicyNotFoundException: ModelledError = ModelledError { shape: "EffectivePolicyNotFoundException", code: "EffectivePolicyNotFoundException", status: 400 };
pub(crate) static PolicyNotAttachedException: ModelledError = ModelledError { shape: "PolicyNotAttachedException", code: "PolicyNotAttachedException", status: 400 };
pub(crate) static RootNotFoundException: ModelledError = ModelledError { shape: "RootNotFoundException", code: "RootNotFoundException", status: 400 };
pub(crate) static PolicyTypeAlreadyEnabledException: ModelledError = ModelledError { shape: "PolicyTypeAlreadyEnabledException", code: "PolicyTypeAlreadyEnabledException", status: 400 };
pub(crate) static MasterCannotLeaveOrganizationException: ModelledError = ModelledError { shape: "MasterCannotLeaveOrganizationException", code: "MasterCannotLeaveOrganizationException", status: 400 };
pub(crate) static ChildNotFoundException: ModelledError = ModelledError { shape: "ChildNotFoundException", code: "ChildNotFoundException", status: 400 };
pub(crate) static SourceParentNotFoundException: ModelledError = ModelledError { shape: "SourceParentNotFoundException", code: "SourceParentNotFoundException", status: 400 };
pub(crate) static DestinationParentNotFoundException: ModelledError = ModelledError { shape: "DestinationParentNotFoundException", code: "DestinationParentNotFoundException", status: 400 };
pub(crate) static DuplicateAccountException: ModelledError = ModelledError { shape: "DuplicateAccountException", code: "DuplicateAccountException", status: 400 };
pub(crate) static AccountAlreadyRegisteredException: ModelledError = ModelledError { shape: "AccountAlreadyRegisteredException", code: "AccountAlreadyRegisteredException", status: 400 };
