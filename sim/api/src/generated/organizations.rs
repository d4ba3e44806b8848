//! The shapes of AWS Organizations.
//!
//! Written by scripts/generate from botocore 1.44.5 (Apache-2.0); do not edit.

#![expect(non_upper_case_globals, reason = "shapes keep the names of the model")]

use crate::operation::ModelledError;
use crate::pattern::Pattern;
use crate::shape::{self, Member, Shape};

static pattern_0: Pattern = Pattern::new("[\\s\\S]*");
static pattern_1: Pattern = Pattern::new("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
static pattern_2: Pattern = Pattern::new("^(o-[a-z0-9]{10,32}\\/r-[0-9a-z]{4,32}(\\/ou\\-[0-9a-z]{4,32}-[a-z0-9]{8,32})*(\\/\\d{12})*)\\/");
static pattern_3: Pattern = Pattern::new("^(r-[0-9a-z]{4,32})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$");
static pattern_4: Pattern = Pattern::new("^\\d{12}$");
static pattern_5: Pattern = Pattern::new("^arn:aws:organizations::\\d{12}:account\\/o-[a-z0-9]{10,32}\\/\\d{12}");
static pattern_6: Pattern = Pattern::new("^arn:aws:organizations::\\d{12}:organization\\/o-[a-z0-9]{10,32}");
static pattern_7: Pattern = Pattern::new("^arn:aws:organizations::\\d{12}:ou\\/o-[a-z0-9]{10,32}\\/ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}");
static pattern_8: Pattern = Pattern::new("^arn:aws:organizations::\\d{12}:root\\/o-[a-z0-9]{10,32}\\/r-[0-9a-z]{4,32}");
static pattern_9: Pattern = Pattern::new("^o-[a-z0-9]{10,32}$");
static pattern_10: Pattern = Pattern::new("^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$");
static pattern_11: Pattern = Pattern::new("^r-[0-9a-z]{4,32}$");
/// Every pattern of this service.
#[cfg(test)]
pub(crate) static PATTERNS: &[&Pattern] = &[&pattern_0, &pattern_1, &pattern_2, &pattern_3, &pattern_4, &pattern_5, &pattern_6, &pattern_7, &pattern_8, &pattern_9, &pattern_10, &pattern_11];

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
pub(crate) static AccountArn: Shape = shape::string("AccountArn").matching(&pattern_5);
pub(crate) static AccountId: Shape = shape::string("AccountId").between(None, Some(12)).matching(&pattern_4);
pub(crate) static AccountJoinedMethod: Shape = shape::string("AccountJoinedMethod").one_of(&["INVITED", "CREATED"]);
pub(crate) static AccountName: Shape = shape::string("AccountName").between(Some(1), Some(128)).matching(&pattern_0);
pub(crate) static AccountState: Shape = shape::string("AccountState").one_of(&["PENDING_ACTIVATION", "ACTIVE", "SUSPENDED", "PENDING_CLOSURE", "CLOSED"]);
pub(crate) static AccountStatus: Shape = shape::string("AccountStatus").one_of(&["ACTIVE", "SUSPENDED", "PENDING_CLOSURE"]);
pub(crate) static Accounts: Shape = shape::list("Accounts", &Account, "member");
pub(crate) static DescribeAccountRequest: Shape = shape::structure("DescribeAccountRequest", &[
    Member::new("AccountId", &AccountId).required(),
]);
pub(crate) static DescribeAccountResponse: Shape = shape::structure("DescribeAccountResponse", &[
    Member::new("Account", &Account),
]);
pub(crate) static DescribeOrganizationResponse: Shape = shape::structure("DescribeOrganizationResponse", &[
    Member::new("Organization", &Organization),
]);
pub(crate) static Email: Shape = shape::string("Email").between(Some(6), Some(64)).matching(&pattern_1);
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
pub(crate) static ListOrganizationalUnitsForParentRequest: Shape = shape::structure("ListOrganizationalUnitsForParentRequest", &[
    Member::new("ParentId", &ParentId).required(),
    Member::new("NextToken", &NextToken),
    Member::new("MaxResults", &MaxResults),
]);
pub(crate) static ListOrganizationalUnitsForParentResponse: Shape = shape::structure("ListOrganizationalUnitsForParentResponse", &[
    Member::new("OrganizationalUnits", &OrganizationalUnits),
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
pub(crate) static MaxResults: Shape = shape::integer("MaxResults").between(Some(1), Some(20));
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
pub(crate) static OrganizationArn: Shape = shape::string("OrganizationArn").matching(&pattern_6);
pub(crate) static OrganizationFeatureSet: Shape = shape::string("OrganizationFeatureSet").one_of(&["ALL", "CONSOLIDATED_BILLING"]);
pub(crate) static OrganizationId: Shape = shape::string("OrganizationId").matching(&pattern_9);
pub(crate) static OrganizationalUnit: Shape = shape::structure("OrganizationalUnit", &[
    Member::new("Id", &OrganizationalUnitId),
    Member::new("Arn", &OrganizationalUnitArn),
    Member::new("Name", &OrganizationalUnitName),
    Member::new("Path", &Path),
]);
pub(crate) static OrganizationalUnitArn: Shape = shape::string("OrganizationalUnitArn").matching(&pattern_7);
pub(crate) static OrganizationalUnitId: Shape = shape::string("OrganizationalUnitId").between(None, Some(68)).matching(&pattern_10);
pub(crate) static OrganizationalUnitName: Shape = shape::string("OrganizationalUnitName").between(Some(1), Some(128)).matching(&pattern_0);
pub(crate) static OrganizationalUnits: Shape = shape::list("OrganizationalUnits", &OrganizationalUnit, "member");
pub(crate) static ParentId: Shape = shape::string("ParentId").between(None, Some(100)).matching(&pattern_3);
pub(crate) static Path: Shape = shape::string("Path").matching(&pattern_2);
pub(crate) static Paths: Shape = shape::list("Paths", &Path, "member");
pub(crate) static PolicyType: Shape = shape::string("PolicyType").one_of(&["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY", "BACKUP_POLICY", "AISERVICES_OPT_OUT_POLICY", "CHATBOT_POLICY", "DECLARATIVE_POLICY_EC2", "SECURITYHUB_POLICY", "SECURITYHUB_CSPM_POLICY", "INSPECTOR_POLICY", "UPGRADE_ROLLOUT_POLICY", "BEDROCK_POLICY", "S3_POLICY", "NETWORK_SECURITY_DIRECTOR_POLICY", "GUARDDUTY_POLICY"]);
pub(crate) static PolicyTypeStatus: Shape = shape::string("PolicyTypeStatus").one_of(&["ENABLED", "PENDING_ENABLE", "PENDING_DISABLE"]);
pub(crate) static PolicyTypeSummary: Shape = shape::structure("PolicyTypeSummary", &[
    Member::new("Type", &PolicyType),
    Member::new("Status", &PolicyTypeStatus),
]);
pub(crate) static PolicyTypes: Shape = shape::list("PolicyTypes", &PolicyTypeSummary, "member");
pub(crate) static Root: Shape = shape::structure("Root", &[
    Member::new("Id", &RootId),
    Member::new("Arn", &RootArn),
    Member::new("Name", &RootName),
    Member::new("PolicyTypes", &PolicyTypes),
]);
pub(crate) static RootArn: Shape = shape::string("RootArn").matching(&pattern_8);
pub(crate) static RootId: Shape = shape::string("RootId").between(None, Some(34)).matching(&pattern_11);
pub(crate) static RootName: Shape = shape::string("RootName").between(Some(1), Some(128));
pub(crate) static Roots: Shape = shape::list("Roots", &Root, "member");
pub(crate) static Timestamp: Shape = shape::timestamp("Timestamp");
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
    &DescribeAccountRequest,
    &DescribeAccountResponse,
    &DescribeOrganizationResponse,
    &Email,
    &ListAccountsForParentRequest,
    &ListAccountsForParentResponse,
    &ListAccountsRequest,
    &ListAccountsResponse,
    &ListOrganizationalUnitsForParentRequest,
    &ListOrganizationalUnitsForParentResponse,
    &ListRootsRequest,
    &ListRootsResponse,
    &MaxResults,
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
    &ParentId,
    &Path,
    &Paths,
    &PolicyType,
    &PolicyTypeStatus,
    &PolicyTypeSummary,
    &PolicyTypes,
    &Root,
    &RootArn,
    &RootId,
    &RootName,
    &Roots,
    &Timestamp,
];

pub(crate) static AccessDeniedException: ModelledError = ModelledError { shape: "AccessDeniedException", code: "AccessDeniedException", status: 400 };
pub(crate) static AccountNotFoundException: ModelledError = ModelledError { shape: "AccountNotFoundException", code: "AccountNotFoundException", status: 400 };
pub(crate) static AWSOrganizationsNotInUseException: ModelledError = ModelledError { shape: "AWSOrganizationsNotInUseException", code: "AWSOrganizationsNotInUseException", status: 400 };
pub(crate) static InvalidInputException: ModelledError = ModelledError { shape: "InvalidInputException", code: "InvalidInputException", status: 400 };
pub(crate) static ServiceException: ModelledError = ModelledError { shape: "ServiceException", code: "ServiceException", status: 500 };
pub(crate) static TooManyRequestsException: ModelledError = ModelledError { shape: "TooManyRequestsException", code: "TooManyRequestsException", status: 400 };
pub(crate) static ConcurrentModificationException: ModelledError = ModelledError { shape: "ConcurrentModificationException", code: "ConcurrentModificationException", status: 400 };
pub(crate) static ParentNotFoundException: ModelledError = ModelledError { shape: "ParentNotFoundException", code: "ParentNotFoundException", status: 400 };
