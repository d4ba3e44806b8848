//! The shapes of AWS Identity and Access Management.
//!
//! Written by scripts/generate from botocore 1.44.5 (Apache-2.0); do not edit.

#![expect(non_upper_case_globals, reason = "shapes keep the names of the model")]

use crate::operation::ModelledError;
use crate::pattern::Pattern;
use crate::shape::{self, Member, Shape};

static pattern_0: Pattern = Pattern::new("((/[A-Za-z0-9\\.,\\+@=_-]+)*)/");
static pattern_1: Pattern = Pattern::new("(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)");
static pattern_2: Pattern = Pattern::new("/[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*/");
static pattern_3: Pattern = Pattern::new("[ -~]+");
static pattern_4: Pattern = Pattern::new("[:\\w]+");
static pattern_5: Pattern = Pattern::new("[A-Z0-9]+");
static pattern_6: Pattern = Pattern::new("[\\d]+");
static pattern_7: Pattern = Pattern::new("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
static pattern_8: Pattern = Pattern::new("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+");
static pattern_9: Pattern = Pattern::new("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@{}]*");
static pattern_10: Pattern = Pattern::new("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@{}]+");
static pattern_11: Pattern = Pattern::new("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*");
static pattern_12: Pattern = Pattern::new("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]+");
static pattern_13: Pattern = Pattern::new("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+");
static pattern_14: Pattern = Pattern::new("[\\u0020-\\u00FF]+");
static pattern_15: Pattern = Pattern::new("[\\w+=,.@-]*");
static pattern_16: Pattern = Pattern::new("[\\w+=,.@-]+");
static pattern_17: Pattern = Pattern::new("[\\w+=,.\\-]+");
static pattern_18: Pattern = Pattern::new("[\\w+=/:,.@-]+");
static pattern_19: Pattern = Pattern::new("[\\w-]*");
static pattern_20: Pattern = Pattern::new("[\\w-]+");
static pattern_21: Pattern = Pattern::new("[\\w._-]+");
static pattern_22: Pattern = Pattern::new("[\\w]+");
static pattern_23: Pattern = Pattern::new("\\d{12}");
static pattern_24: Pattern = Pattern::new("\\u002F[\\u0021-\\u007F]*");
static pattern_25: Pattern = Pattern::new("^[A-Za-z][A-Za-z0-9/_-]*$");
static pattern_26: Pattern = Pattern::new("^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$");
static pattern_27: Pattern = Pattern::new("^[a-zA-Z0-9:/+=,.@_-]+$");
static pattern_28: Pattern = Pattern::new("^[a-zA-Z0-9:_.-]+$");
static pattern_29: Pattern = Pattern::new("^http(s?)://[a-zA-Z0-9._/-]*(\\?[a-zA-Z0-9._=&-]*)?(#[a-zA-Z0-9._/-]*)?$");
static pattern_30: Pattern = Pattern::new("^o-[0-9a-z]{10,32}\\/r-[0-9a-z]{4,32}[0-9a-z-\\/]*");
static pattern_31: Pattern = Pattern::new("^o-[a-z0-9]{10,32}$");
static pattern_32: Pattern = Pattern::new("^p-[0-9a-zA-Z_]{8,128}$");
static pattern_33: Pattern = Pattern::new("v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?");
/// Every pattern of this service.
#[cfg(test)]
pub(crate) static PATTERNS: &[&Pattern] = &[&pattern_0, &pattern_1, &pattern_2, &pattern_3, &pattern_4, &pattern_5, &pattern_6, &pattern_7, &pattern_8, &pattern_9, &pattern_10, &pattern_11, &pattern_12, &pattern_13, &pattern_14, &pattern_15, &pattern_16, &pattern_17, &pattern_18, &pattern_19, &pattern_20, &pattern_21, &pattern_22, &pattern_23, &pattern_24, &pattern_25, &pattern_26, &pattern_27, &pattern_28, &pattern_29, &pattern_30, &pattern_31, &pattern_32, &pattern_33];

pub(crate) static AcceptDelegationRequestRequest: Shape = shape::structure("AcceptDelegationRequestRequest", &[
    Member::new("DelegationRequestId", &delegationRequestIdType).required(),
]);
pub(crate) static AccessAdvisorUsageGranularityType: Shape = shape::string("AccessAdvisorUsageGranularityType").one_of(&["SERVICE_LEVEL", "ACTION_LEVEL"]);
pub(crate) static AccessDetail: Shape = shape::structure("AccessDetail", &[
    Member::new("ServiceName", &serviceNameType).required(),
    Member::new("ServiceNamespace", &serviceNamespaceType).required(),
    Member::new("Region", &stringType),
    Member::new("EntityPath", &organizationsEntityPathType),
    Member::new("LastAuthenticatedTime", &dateType),
    Member::new("TotalAuthenticatedEntities", &integerType),
]);
pub(crate) static AccessDetails: Shape = shape::list("AccessDetails", &AccessDetail, "member");
pub(crate) static AccessKey: Shape = shape::structure("AccessKey", &[
    Member::new("UserName", &userNameType).required(),
    Member::new("AccessKeyId", &accessKeyIdType).required(),
    Member::new("Status", &statusType).required(),
    Member::new("SecretAccessKey", &accessKeySecretType).required(),
    Member::new("CreateDate", &dateType),
]);
pub(crate) static AccessKeyLastUsed: Shape = shape::structure("AccessKeyLastUsed", &[
    Member::new("LastUsedDate", &dateType),
    Member::new("ServiceName", &stringType).required(),
    Member::new("Region", &stringType).required(),
]);
pub(crate) static AccessKeyMetadata: Shape = shape::structure("AccessKeyMetadata", &[
    Member::new("UserName", &userNameType),
    Member::new("AccessKeyId", &accessKeyIdType),
    Member::new("Status", &statusType),
    Member::new("CreateDate", &dateType),
]);
pub(crate) static AcquireRoleRequest: Shape = shape::structure("AcquireRoleRequest", &[
    Member::new("TemplateArn", &arnType).required(),
    Member::new("TemplateMinorVersion", &integerType),
    Member::new("ReplacementValues", &mapStringReplacementValueEntry),
]);
pub(crate) static AcquireRoleResponse: Shape = shape::structure("AcquireRoleResponse", &[
    Member::new("Role", &Role).required(),
]);
pub(crate) static ActionNameListType: Shape = shape::list("ActionNameListType", &ActionNameType, "member");
pub(crate) static ActionNameType: Shape = shape::string("ActionNameType").between(Some(3), Some(128));
pub(crate) static AddClientIDToOpenIDConnectProviderRequest: Shape = shape::structure("AddClientIDToOpenIDConnectProviderRequest", &[
    Member::new("OpenIDConnectProviderArn", &arnType).required(),
    Member::new("ClientID", &clientIDType).required(),
]);
pub(crate) static AddRoleToInstanceProfileRequest: Shape = shape::structure("AddRoleToInstanceProfileRequest", &[
    Member::new("InstanceProfileName", &instanceProfileNameType).required(),
    Member::new("RoleName", &roleNameType).required(),
]);
pub(crate) static AddUserToGroupRequest: Shape = shape::structure("AddUserToGroupRequest", &[
    Member::new("GroupName", &groupNameType).required(),
    Member::new("UserName", &existingUserNameType).required(),
]);
pub(crate) static ArnListType: Shape = shape::list("ArnListType", &arnType, "member");
pub(crate) static AssociateDelegationRequestRequest: Shape = shape::structure("AssociateDelegationRequestRequest", &[
    Member::new("DelegationRequestId", &delegationRequestIdType).required(),
]);
pub(crate) static AttachGroupPolicyRequest: Shape = shape::structure("AttachGroupPolicyRequest", &[
    Member::new("GroupName", &groupNameType).required(),
    Member::new("PolicyArn", &arnType).required(),
]);
pub(crate) static AttachRolePolicyRequest: Shape = shape::structure("AttachRolePolicyRequest", &[
    Member::new("RoleName", &roleNameType).required(),
    Member::new("PolicyArn", &arnType).required(),
]);
pub(crate) static AttachUserPolicyRequest: Shape = shape::structure("AttachUserPolicyRequest", &[
    Member::new("UserName", &userNameType).required(),
    Member::new("PolicyArn", &arnType).required(),
]);
pub(crate) static AttachedPermissionsBoundary: Shape = shape::structure("AttachedPermissionsBoundary", &[
    Member::new("PermissionsBoundaryType", &PermissionsBoundaryAttachmentType),
    Member::new("PermissionsBoundaryArn", &arnType),
]);
pub(crate) static AttachedPolicy: Shape = shape::structure("AttachedPolicy", &[
    Member::new("PolicyName", &policyNameType),
    Member::new("PolicyArn", &arnType),
]);
pub(crate) static AttachmentName: Shape = shape::string("AttachmentName").between(Some(1), Some(128));
pub(crate) static AttachmentType: Shape = shape::string("AttachmentType").one_of(&["user", "group", "role"]);
pub(crate) static BootstrapDatum: Shape = shape::blob("BootstrapDatum").secret();
pub(crate) static CertificationKeyType: Shape = shape::string("CertificationKeyType").between(Some(1), Some(128)).matching(&pattern_14);
pub(crate) static CertificationMapType: Shape = shape::map("CertificationMapType", &CertificationKeyType, &CertificationValueType);
pub(crate) static CertificationValueType: Shape = shape::string("CertificationValueType").between(Some(1), Some(32)).matching(&pattern_14);
pub(crate) static ChangePasswordRequest: Shape = shape::structure("ChangePasswordRequest", &[
    Member::new("OldPassword", &passwordType).required(),
    Member::new("NewPassword", &passwordType).required(),
]);
pub(crate) static ColumnNumber: Shape = shape::integer("ColumnNumber");
pub(crate) static ContextEntry: Shape = shape::structure("ContextEntry", &[
    Member::new("ContextKeyName", &ContextKeyNameType),
    Member::new("ContextKeyValues", &ContextKeyValueListType),
    Member::new("ContextKeyType", &ContextKeyTypeEnum),
]);
pub(crate) static ContextEntryListType: Shape = shape::list("ContextEntryListType", &ContextEntry, "member");
pub(crate) static ContextKeyNameType: Shape = shape::string("ContextKeyNameType").between(Some(5), Some(256));
pub(crate) static ContextKeyNamesResultListType: Shape = shape::list("ContextKeyNamesResultListType", &ContextKeyNameType, "member");
pub(crate) static ContextKeyTypeEnum: Shape = shape::string("ContextKeyTypeEnum").one_of(&["string", "stringList", "numeric", "numericList", "boolean", "booleanList", "ip", "ipList", "binary", "binaryList", "date", "dateList"]);
pub(crate) static ContextKeyValueListType: Shape = shape::list("ContextKeyValueListType", &ContextKeyValueType, "member");
pub(crate) static ContextKeyValueType: Shape = shape::string("ContextKeyValueType");
pub(crate) static CreateAccessKeyRequest: Shape = shape::structure("CreateAccessKeyRequest", &[
    Member::new("UserName", &existingUserNameType),
]);
pub(crate) static CreateAccessKeyResponse: Shape = shape::structure("CreateAccessKeyResponse", &[
    Member::new("AccessKey", &AccessKey).required(),
]);
pub(crate) static CreateAccountAliasRequest: Shape = shape::structure("CreateAccountAliasRequest", &[
    Member::new("AccountAlias", &accountAliasType).required(),
]);
pub(crate) static CreateDelegationRequestRequest: Shape = shape::structure("CreateDelegationRequestRequest", &[
    Member::new("OwnerAccountId", &accountIdType),
    Member::new("Description", &delegationRequestDescriptionType).required(),
    Member::new("Permissions", &DelegationPermission).required(),
    Member::new("RequestMessage", &requestMessageType),
    Member::new("RequestorWorkflowId", &requestorWorkflowIdType).required(),
    Member::new("RedirectUrl", &redirectUrlType),
    Member::new("NotificationChannel", &notificationChannelType).required(),
    Member::new("SessionDuration", &sessionDurationType).required(),
    Member::new("OnlySendByOwner", &booleanType),
]);
pub(crate) static CreateDelegationRequestResponse: Shape = shape::structure("CreateDelegationRequestResponse", &[
    Member::new("ConsoleDeepLink", &consoleDeepLinkType),
    Member::new("DelegationRequestId", &delegationRequestIdType),
]);
pub(crate) static CreateGroupRequest: Shape = shape::structure("CreateGroupRequest", &[
    Member::new("Path", &pathType),
    Member::new("GroupName", &groupNameType).required(),
]);
pub(crate) static CreateGroupResponse: Shape = shape::structure("CreateGroupResponse", &[
    Member::new("Group", &Group).required(),
]);
pub(crate) static CreateInstanceProfileRequest: Shape = shape::structure("CreateInstanceProfileRequest", &[
    Member::new("InstanceProfileName", &instanceProfileNameType).required(),
    Member::new("Path", &pathType),
    Member::new("Tags", &tagListType),
]);
pub(crate) static CreateInstanceProfileResponse: Shape = shape::structure("CreateInstanceProfileResponse", &[
    Member::new("InstanceProfile", &InstanceProfile).required(),
]);
pub(crate) static CreateLoginProfileRequest: Shape = shape::structure("CreateLoginProfileRequest", &[
    Member::new("UserName", &userNameType),
    Member::new("Password", &passwordType),
    Member::new("PasswordResetRequired", &booleanType),
]);
pub(crate) static CreateLoginProfileResponse: Shape = shape::structure("CreateLoginProfileResponse", &[
    Member::new("LoginProfile", &LoginProfile).required(),
]);
pub(crate) static CreateOpenIDConnectProviderRequest: Shape = shape::structure("CreateOpenIDConnectProviderRequest", &[
    Member::new("Url", &OpenIDConnectProviderUrlType).required(),
    Member::new("ClientIDList", &clientIDListType),
    Member::new("ThumbprintList", &thumbprintListType),
    Member::new("Tags", &tagListType),
]);
pub(crate) static CreateOpenIDConnectProviderResponse: Shape = shape::structure("CreateOpenIDConnectProviderResponse", &[
    Member::new("OpenIDConnectProviderArn", &arnType),
    Member::new("Tags", &tagListType),
]);
pub(crate) static CreatePolicyRequest: Shape = shape::structure("CreatePolicyRequest", &[
    Member::new("PolicyName", &policyNameType).required(),
    Member::new("Path", &policyPathType),
    Member::new("PolicyDocument", &policyDocumentType).required(),
    Member::new("Description", &policyDescriptionType),
    Member::new("Tags", &tagListType),
]);
pub(crate) static CreatePolicyResponse: Shape = shape::structure("CreatePolicyResponse", &[
    Member::new("Policy", &Policy),
]);
pub(crate) static CreatePolicyVersionRequest: Shape = shape::structure("CreatePolicyVersionRequest", &[
    Member::new("PolicyArn", &arnType).required(),
    Member::new("PolicyDocument", &policyDocumentType).required(),
    Member::new("SetAsDefault", &booleanType),
]);
pub(crate) static CreatePolicyVersionResponse: Shape = shape::structure("CreatePolicyVersionResponse", &[
    Member::new("PolicyVersion", &PolicyVersion),
]);
pub(crate) static CreateRoleRequest: Shape = shape::structure("CreateRoleRequest", &[
    Member::new("Path", &pathType),
    Member::new("RoleName", &roleNameType).required(),
    Member::new("AssumeRolePolicyDocument", &policyDocumentType).required(),
    Member::new("Description", &roleDescriptionType),
    Member::new("MaxSessionDuration", &roleMaxSessionDurationType),
    Member::new("PermissionsBoundary", &arnType),
    Member::new("Tags", &tagListType),
]);
pub(crate) static CreateRoleResponse: Shape = shape::structure("CreateRoleResponse", &[
    Member::new("Role", &Role).required(),
]);
pub(crate) static CreateSAMLProviderRequest: Shape = shape::structure("CreateSAMLProviderRequest", &[
    Member::new("SAMLMetadataDocument", &SAMLMetadataDocumentType).required(),
    Member::new("Name", &SAMLProviderNameType).required(),
    Member::new("Tags", &tagListType),
    Member::new("AssertionEncryptionMode", &assertionEncryptionModeType),
    Member::new("AddPrivateKey", &privateKeyType),
]);
pub(crate) static CreateSAMLProviderResponse: Shape = shape::structure("CreateSAMLProviderResponse", &[
    Member::new("SAMLProviderArn", &arnType),
    Member::new("Tags", &tagListType),
]);
pub(crate) static CreateServiceLinkedRoleRequest: Shape = shape::structure("CreateServiceLinkedRoleRequest", &[
    Member::new("AWSServiceName", &groupNameType).required(),
    Member::new("Description", &roleDescriptionType),
    Member::new("CustomSuffix", &customSuffixType),
]);
pub(crate) static CreateServiceLinkedRoleResponse: Shape = shape::structure("CreateServiceLinkedRoleResponse", &[
    Member::new("Role", &Role),
]);
pub(crate) static CreateServiceSpecificCredentialRequest: Shape = shape::structure("CreateServiceSpecificCredentialRequest", &[
    Member::new("UserName", &userNameType).required(),
    Member::new("ServiceName", &serviceName).required(),
    Member::new("CredentialAgeDays", &credentialAgeDays),
]);
pub(crate) static CreateServiceSpecificCredentialResponse: Shape = shape::structure("CreateServiceSpecificCredentialResponse", &[
    Member::new("ServiceSpecificCredential", &ServiceSpecificCredential),
]);
pub(crate) static CreateUserRequest: Shape = shape::structure("CreateUserRequest", &[
    Member::new("Path", &pathType),
    Member::new("UserName", &userNameType).required(),
    Member::new("PermissionsBoundary", &arnType),
    Member::new("Tags", &tagListType),
]);
pub(crate) static CreateUserResponse: Shape = shape::structure("CreateUserResponse", &[
    Member::new("User", &User),
]);
pub(crate) static CreateVirtualMFADeviceRequest: Shape = shape::structure("CreateVirtualMFADeviceRequest", &[
    Member::new("Path", &pathType),
    Member::new("VirtualMFADeviceName", &virtualMFADeviceName).required(),
    Member::new("Tags", &tagListType),
]);
pub(crate) static CreateVirtualMFADeviceResponse: Shape = shape::structure("CreateVirtualMFADeviceResponse", &[
    Member::new("VirtualMFADevice", &VirtualMFADevice).required(),
]);
pub(crate) static DeactivateMFADeviceRequest: Shape = shape::structure("DeactivateMFADeviceRequest", &[
    Member::new("UserName", &existingUserNameType),
    Member::new("SerialNumber", &serialNumberType).required(),
]);
pub(crate) static DelegationPermission: Shape = shape::structure("DelegationPermission", &[
    Member::new("PolicyTemplateArn", &arnType),
    Member::new("Parameters", &policyParameterListType),
]);
pub(crate) static DelegationRequest: Shape = shape::structure("DelegationRequest", &[
    Member::new("DelegationRequestId", &delegationRequestIdType),
    Member::new("OwnerAccountId", &accountIdType),
    Member::new("Description", &delegationRequestDescriptionType),
    Member::new("RequestMessage", &requestMessageType),
    Member::new("Permissions", &DelegationPermission),
    Member::new("PermissionPolicy", &permissionType),
    Member::new("RolePermissionRestrictionArns", &rolePermissionRestrictionArnListType),
    Member::new("OwnerId", &ownerIdType),
    Member::new("ApproverId", &arnType),
    Member::new("State", &stateType),
    Member::new("ExpirationTime", &dateType),
    Member::new("RequestorId", &accountIdType),
    Member::new("RequestorName", &requestorNameType),
    Member::new("CreateDate", &dateType),
    Member::new("SessionDuration", &sessionDurationType),
    Member::new("RedirectUrl", &redirectUrlType),
    Member::new("Notes", &notesType),
    Member::new("RejectionReason", &notesType),
    Member::new("OnlySendByOwner", &booleanType),
    Member::new("UpdatedTime", &dateType),
]);
pub(crate) static DeleteAccessKeyRequest: Shape = shape::structure("DeleteAccessKeyRequest", &[
    Member::new("UserName", &existingUserNameType),
    Member::new("AccessKeyId", &accessKeyIdType).required(),
]);
pub(crate) static DeleteAccountAliasRequest: Shape = shape::structure("DeleteAccountAliasRequest", &[
    Member::new("AccountAlias", &accountAliasType).required(),
]);
pub(crate) static DeleteGroupPolicyRequest: Shape = shape::structure("DeleteGroupPolicyRequest", &[
    Member::new("GroupName", &groupNameType).required(),
    Member::new("PolicyName", &policyNameType).required(),
]);
pub(crate) static DeleteGroupRequest: Shape = shape::structure("DeleteGroupRequest", &[
    Member::new("GroupName", &groupNameType).required(),
]);
pub(crate) static DeleteInstanceProfileRequest: Shape = shape::structure("DeleteInstanceProfileRequest", &[
    Member::new("InstanceProfileName", &instanceProfileNameType).required(),
]);
pub(crate) static DeleteLoginProfileRequest: Shape = shape::structure("DeleteLoginProfileRequest", &[
    Member::new("UserName", &userNameType),
]);
pub(crate) static DeleteOpenIDConnectProviderRequest: Shape = shape::structure("DeleteOpenIDConnectProviderRequest", &[
    Member::new("OpenIDConnectProviderArn", &arnType).required(),
]);
pub(crate) static DeletePolicyRequest: Shape = shape::structure("DeletePolicyRequest", &[
    Member::new("PolicyArn", &arnType).required(),
]);
pub(crate) static DeletePolicyVersionRequest: Shape = shape::structure("DeletePolicyVersionRequest", &[
    Member::new("PolicyArn", &arnType).required(),
    Member::new("VersionId", &policyVersionIdType).required(),
]);
pub(crate) static DeleteRolePermissionsBoundaryRequest: Shape = shape::structure("DeleteRolePermissionsBoundaryRequest", &[
    Member::new("RoleName", &roleNameType).required(),
]);
pub(crate) static DeleteRolePolicyRequest: Shape = shape::structure("DeleteRolePolicyRequest", &[
    Member::new("RoleName", &roleNameType).required(),
    Member::new("PolicyName", &policyNameType).required(),
]);
pub(crate) static DeleteRoleRequest: Shape = shape::structure("DeleteRoleRequest", &[
    Member::new("RoleName", &roleNameType).required(),
]);
pub(crate) static DeleteSAMLProviderRequest: Shape = shape::structure("DeleteSAMLProviderRequest", &[
    Member::new("SAMLProviderArn", &arnType).required(),
]);
pub(crate) static DeleteSSHPublicKeyRequest: Shape = shape::structure("DeleteSSHPublicKeyRequest", &[
    Member::new("UserName", &userNameType).required(),
    Member::new("SSHPublicKeyId", &publicKeyIdType).required(),
]);
pub(crate) static DeleteServerCertificateRequest: Shape = shape::structure("DeleteServerCertificateRequest", &[
    Member::new("ServerCertificateName", &serverCertificateNameType).required(),
]);
pub(crate) static DeleteServiceLinkedRoleRequest: Shape = shape::structure("DeleteServiceLinkedRoleRequest", &[
    Member::new("RoleName", &roleNameType).required(),
]);
pub(crate) static DeleteServiceLinkedRoleResponse: Shape = shape::structure("DeleteServiceLinkedRoleResponse", &[
    Member::new("DeletionTaskId", &DeletionTaskIdType).required(),
]);
pub(crate) static DeleteServiceSpecificCredentialRequest: Shape = shape::structure("DeleteServiceSpecificCredentialRequest", &[
    Member::new("UserName", &userNameType),
    Member::new("ServiceSpecificCredentialId", &serviceSpecificCredentialId).required(),
]);
pub(crate) static DeleteSigningCertificateRequest: Shape = shape::structure("DeleteSigningCertificateRequest", &[
    Member::new("UserName", &existingUserNameType),
    Member::new("CertificateId", &certificateIdType).required(),
]);
pub(crate) static DeleteUserPermissionsBoundaryRequest: Shape = shape::structure("DeleteUserPermissionsBoundaryRequest", &[
    Member::new("UserName", &userNameType).required(),
]);
pub(crate) static DeleteUserPolicyRequest: Shape = shape::structure("DeleteUserPolicyRequest", &[
    Member::new("UserName", &existingUserNameType).required(),
    Member::new("PolicyName", &policyNameType).required(),
]);
pub(crate) static DeleteUserRequest: Shape = shape::structure("DeleteUserRequest", &[
    Member::new("UserName", &existingUserNameType).required(),
]);
pub(crate) static DeleteVirtualMFADeviceRequest: Shape = shape::structure("DeleteVirtualMFADeviceRequest", &[
    Member::new("SerialNumber", &serialNumberType).required(),
]);
pub(crate) static DeletionTaskFailureReasonType: Shape = shape::structure("DeletionTaskFailureReasonType", &[
    Member::new("Reason", &ReasonType),
    Member::new("RoleUsageList", &RoleUsageListType),
]);
pub(crate) static DeletionTaskIdType: Shape = shape::string("DeletionTaskIdType").between(Some(1), Some(1000));
pub(crate) static DeletionTaskStatusType: Shape = shape::string("DeletionTaskStatusType").one_of(&["SUCCEEDED", "IN_PROGRESS", "FAILED", "NOT_STARTED"]);
pub(crate) static DetachGroupPolicyRequest: Shape = shape::structure("DetachGroupPolicyRequest", &[
    Member::new("GroupName", &groupNameType).required(),
    Member::new("PolicyArn", &arnType).required(),
]);
pub(crate) static DetachRolePolicyRequest: Shape = shape::structure("DetachRolePolicyRequest", &[
    Member::new("RoleName", &roleNameType).required(),
    Member::new("PolicyArn", &arnType).required(),
]);
pub(crate) static DetachUserPolicyRequest: Shape = shape::structure("DetachUserPolicyRequest", &[
    Member::new("UserName", &userNameType).required(),
    Member::new("PolicyArn", &arnType).required(),
]);
pub(crate) static DisableOrganizationsRootCredentialsManagementRequest: Shape = shape::structure("DisableOrganizationsRootCredentialsManagementRequest", &[]);
pub(crate) static DisableOrganizationsRootCredentialsManagementResponse: Shape = shape::structure("DisableOrganizationsRootCredentialsManagementResponse", &[
    Member::new("OrganizationId", &OrganizationIdType),
    Member::new("EnabledFeatures", &FeaturesListType),
]);
pub(crate) static DisableOrganizationsRootSessionsRequest: Shape = shape::structure("DisableOrganizationsRootSessionsRequest", &[]);
pub(crate) static DisableOrganizationsRootSessionsResponse: Shape = shape::structure("DisableOrganizationsRootSessionsResponse", &[
    Member::new("OrganizationId", &OrganizationIdType),
    Member::new("EnabledFeatures", &FeaturesListType),
]);
pub(crate) static EnableMFADeviceRequest: Shape = shape::structure("EnableMFADeviceRequest", &[
    Member::new("UserName", &existingUserNameType).required(),
    Member::new("SerialNumber", &serialNumberType).required(),
    Member::new("AuthenticationCode1", &authenticationCodeType).required(),
    Member::new("AuthenticationCode2", &authenticationCodeType).required(),
]);
pub(crate) static EnableOrganizationsRootCredentialsManagementRequest: Shape = shape::structure("EnableOrganizationsRootCredentialsManagementRequest", &[]);
pub(crate) static EnableOrganizationsRootCredentialsManagementResponse: Shape = shape::structure("EnableOrganizationsRootCredentialsManagementResponse", &[
    Member::new("OrganizationId", &OrganizationIdType),
    Member::new("EnabledFeatures", &FeaturesListType),
]);
pub(crate) static EnableOrganizationsRootSessionsRequest: Shape = shape::structure("EnableOrganizationsRootSessionsRequest", &[]);
pub(crate) static EnableOrganizationsRootSessionsResponse: Shape = shape::structure("EnableOrganizationsRootSessionsResponse", &[
    Member::new("OrganizationId", &OrganizationIdType),
    Member::new("EnabledFeatures", &FeaturesListType),
]);
pub(crate) static EnableOutboundWebIdentityFederationResponse: Shape = shape::structure("EnableOutboundWebIdentityFederationResponse", &[
    Member::new("IssuerIdentifier", &stringType),
]);
pub(crate) static EntityDetails: Shape = shape::structure("EntityDetails", &[
    Member::new("EntityInfo", &EntityInfo).required(),
    Member::new("LastAuthenticated", &dateType),
]);
pub(crate) static EntityInfo: Shape = shape::structure("EntityInfo", &[
    Member::new("Arn", &arnType).required(),
    Member::new("Name", &userNameType).required(),
    Member::new("Type", &policyOwnerEntityType).required(),
    Member::new("Id", &idType).required(),
    Member::new("Path", &pathType),
]);
pub(crate) static EntityType: Shape = shape::string("EntityType").one_of(&["User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"]);
pub(crate) static ErrorDetails: Shape = shape::structure("ErrorDetails", &[
    Member::new("Message", &stringType).required(),
    Member::new("Code", &stringType).required(),
]);
pub(crate) static EvalDecisionDetailsType: Shape = shape::map("EvalDecisionDetailsType", &EvalDecisionSourceType, &PolicyEvaluationDecisionType);
pub(crate) static EvalDecisionSourceType: Shape = shape::string("EvalDecisionSourceType").between(Some(3), Some(256));
pub(crate) static EvaluationResult: Shape = shape::structure("EvaluationResult", &[
    Member::new("EvalActionName", &ActionNameType).required(),
    Member::new("EvalResourceName", &ResourceNameType),
    Member::new("EvalDecision", &PolicyEvaluationDecisionType).required(),
    Member::new("MatchedStatements", &StatementListType),
    Member::new("MissingContextValues", &ContextKeyNamesResultListType),
    Member::new("OrganizationsDecisionDetail", &OrganizationsDecisionDetail),
    Member::new("PermissionsBoundaryDecisionDetail", &PermissionsBoundaryDecisionDetail),
    Member::new("EvalDecisionDetails", &EvalDecisionDetailsType),
    Member::new("ResourceSpecificResults", &ResourceSpecificResultListType),
]);
pub(crate) static EvaluationResultsListType: Shape = shape::list("EvaluationResultsListType", &EvaluationResult, "member");
pub(crate) static FeatureType: Shape = shape::string("FeatureType").one_of(&["RootCredentialsManagement", "RootSessions"]);
pub(crate) static FeaturesListType: Shape = shape::list("FeaturesListType", &FeatureType, "member");
pub(crate) static GenerateCredentialReportResponse: Shape = shape::structure("GenerateCredentialReportResponse", &[
    Member::new("State", &ReportStateType),
    Member::new("Description", &ReportStateDescriptionType),
]);
pub(crate) static GenerateOrganizationsAccessReportRequest: Shape = shape::structure("GenerateOrganizationsAccessReportRequest", &[
    Member::new("EntityPath", &organizationsEntityPathType).required(),
    Member::new("OrganizationsPolicyId", &organizationsPolicyIdType),
]);
pub(crate) static GenerateOrganizationsAccessReportResponse: Shape = shape::structure("GenerateOrganizationsAccessReportResponse", &[
    Member::new("JobId", &jobIDType),
]);
pub(crate) static GenerateServiceLastAccessedDetailsRequest: Shape = shape::structure("GenerateServiceLastAccessedDetailsRequest", &[
    Member::new("Arn", &arnType).required(),
    Member::new("Granularity", &AccessAdvisorUsageGranularityType),
]);
pub(crate) static GenerateServiceLastAccessedDetailsResponse: Shape = shape::structure("GenerateServiceLastAccessedDetailsResponse", &[
    Member::new("JobId", &jobIDType),
]);
pub(crate) static GetAccessKeyLastUsedRequest: Shape = shape::structure("GetAccessKeyLastUsedRequest", &[
    Member::new("AccessKeyId", &accessKeyIdType).required(),
]);
pub(crate) static GetAccessKeyLastUsedResponse: Shape = shape::structure("GetAccessKeyLastUsedResponse", &[
    Member::new("UserName", &existingUserNameType),
    Member::new("AccessKeyLastUsed", &AccessKeyLastUsed),
]);
pub(crate) static GetAccountAuthorizationDetailsRequest: Shape = shape::structure("GetAccountAuthorizationDetailsRequest", &[
    Member::new("Filter", &entityListType),
    Member::new("MaxItems", &maxItemsType),
    Member::new("Marker", &markerType),
]);
pub(crate) static GetAccountAuthorizationDetailsResponse: Shape = shape::structure("GetAccountAuthorizationDetailsResponse", &[
    Member::new("UserDetailList", &userDetailListType),
    Member::new("GroupDetailList", &groupDetailListType),
    Member::new("RoleDetailList", &roleDetailListType),
    Member::new("Policies", &ManagedPolicyDetailListType),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static GetAccountPasswordPolicyResponse: Shape = shape::structure("GetAccountPasswordPolicyResponse", &[
    Member::new("PasswordPolicy", &PasswordPolicy).required(),
]);
pub(crate) static GetAccountPropertiesRequest: Shape = shape::structure("GetAccountPropertiesRequest", &[]);
pub(crate) static GetAccountPropertiesResponse: Shape = shape::structure("GetAccountPropertiesResponse", &[
    Member::new("Properties", &accountPropertiesMapType),
]);
pub(crate) static GetAccountSummaryResponse: Shape = shape::structure("GetAccountSummaryResponse", &[
    Member::new("SummaryMap", &summaryMapType),
]);
pub(crate) static GetContextKeysForCustomPolicyRequest: Shape = shape::structure("GetContextKeysForCustomPolicyRequest", &[
    Member::new("PolicyInputList", &SimulationPolicyListType).required(),
]);
pub(crate) static GetContextKeysForPolicyResponse: Shape = shape::structure("GetContextKeysForPolicyResponse", &[
    Member::new("ContextKeyNames", &ContextKeyNamesResultListType),
]);
pub(crate) static GetContextKeysForPrincipalPolicyRequest: Shape = shape::structure("GetContextKeysForPrincipalPolicyRequest", &[
    Member::new("PolicySourceArn", &arnType).required(),
    Member::new("PolicyInputList", &SimulationPolicyListType),
]);
pub(crate) static GetCredentialReportResponse: Shape = shape::structure("GetCredentialReportResponse", &[
    Member::new("Content", &ReportContentType),
    Member::new("ReportFormat", &ReportFormatType),
    Member::new("GeneratedTime", &dateType),
]);
pub(crate) static GetDelegationRequestRequest: Shape = shape::structure("GetDelegationRequestRequest", &[
    Member::new("DelegationRequestId", &delegationRequestIdType).required(),
    Member::new("DelegationPermissionCheck", &booleanType),
]);
pub(crate) static GetDelegationRequestResponse: Shape = shape::structure("GetDelegationRequestResponse", &[
    Member::new("DelegationRequest", &DelegationRequest),
    Member::new("PermissionCheckStatus", &permissionCheckStatusType),
    Member::new("PermissionCheckResult", &permissionCheckResultType),
]);
pub(crate) static GetGroupPolicyRequest: Shape = shape::structure("GetGroupPolicyRequest", &[
    Member::new("GroupName", &groupNameType).required(),
    Member::new("PolicyName", &policyNameType).required(),
]);
pub(crate) static GetGroupPolicyResponse: Shape = shape::structure("GetGroupPolicyResponse", &[
    Member::new("GroupName", &groupNameType).required(),
    Member::new("PolicyName", &policyNameType).required(),
    Member::new("PolicyDocument", &policyDocumentType).required(),
]);
pub(crate) static GetGroupRequest: Shape = shape::structure("GetGroupRequest", &[
    Member::new("GroupName", &groupNameType).required(),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static GetGroupResponse: Shape = shape::structure("GetGroupResponse", &[
    Member::new("Group", &Group).required(),
    Member::new("Users", &userListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static GetHumanReadableSummaryRequest: Shape = shape::structure("GetHumanReadableSummaryRequest", &[
    Member::new("EntityArn", &arnType).required(),
    Member::new("Locale", &localeType),
]);
pub(crate) static GetHumanReadableSummaryResponse: Shape = shape::structure("GetHumanReadableSummaryResponse", &[
    Member::new("SummaryContent", &summaryContentType),
    Member::new("Locale", &localeType),
    Member::new("SummaryState", &summaryStateType),
]);
pub(crate) static GetInstanceProfileRequest: Shape = shape::structure("GetInstanceProfileRequest", &[
    Member::new("InstanceProfileName", &instanceProfileNameType).required(),
]);
pub(crate) static GetInstanceProfileResponse: Shape = shape::structure("GetInstanceProfileResponse", &[
    Member::new("InstanceProfile", &InstanceProfile).required(),
]);
pub(crate) static GetLoginProfileRequest: Shape = shape::structure("GetLoginProfileRequest", &[
    Member::new("UserName", &userNameType),
]);
pub(crate) static GetLoginProfileResponse: Shape = shape::structure("GetLoginProfileResponse", &[
    Member::new("LoginProfile", &LoginProfile).required(),
]);
pub(crate) static GetMFADeviceRequest: Shape = shape::structure("GetMFADeviceRequest", &[
    Member::new("SerialNumber", &serialNumberType).required(),
    Member::new("UserName", &userNameType),
]);
pub(crate) static GetMFADeviceResponse: Shape = shape::structure("GetMFADeviceResponse", &[
    Member::new("UserName", &userNameType),
    Member::new("SerialNumber", &serialNumberType).required(),
    Member::new("EnableDate", &dateType),
    Member::new("Certifications", &CertificationMapType),
]);
pub(crate) static GetOpenIDConnectProviderRequest: Shape = shape::structure("GetOpenIDConnectProviderRequest", &[
    Member::new("OpenIDConnectProviderArn", &arnType).required(),
]);
pub(crate) static GetOpenIDConnectProviderResponse: Shape = shape::structure("GetOpenIDConnectProviderResponse", &[
    Member::new("Url", &OpenIDConnectProviderUrlType),
    Member::new("ClientIDList", &clientIDListType),
    Member::new("ThumbprintList", &thumbprintListType),
    Member::new("CreateDate", &dateType),
    Member::new("Tags", &tagListType),
]);
pub(crate) static GetOrganizationsAccessReportRequest: Shape = shape::structure("GetOrganizationsAccessReportRequest", &[
    Member::new("JobId", &jobIDType).required(),
    Member::new("MaxItems", &maxItemsType),
    Member::new("Marker", &markerType),
    Member::new("SortKey", &sortKeyType),
]);
pub(crate) static GetOrganizationsAccessReportResponse: Shape = shape::structure("GetOrganizationsAccessReportResponse", &[
    Member::new("JobStatus", &jobStatusType).required(),
    Member::new("JobCreationDate", &dateType).required(),
    Member::new("JobCompletionDate", &dateType),
    Member::new("NumberOfServicesAccessible", &integerType),
    Member::new("NumberOfServicesNotAccessed", &integerType),
    Member::new("AccessDetails", &AccessDetails),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &markerType),
    Member::new("ErrorDetails", &ErrorDetails),
]);
pub(crate) static GetOutboundWebIdentityFederationInfoResponse: Shape = shape::structure("GetOutboundWebIdentityFederationInfoResponse", &[
    Member::new("IssuerIdentifier", &stringType),
    Member::new("JwtVendingEnabled", &booleanType),
]);
pub(crate) static GetPolicyRequest: Shape = shape::structure("GetPolicyRequest", &[
    Member::new("PolicyArn", &arnType).required(),
]);
pub(crate) static GetPolicyResponse: Shape = shape::structure("GetPolicyResponse", &[
    Member::new("Policy", &Policy),
]);
pub(crate) static GetPolicyVersionRequest: Shape = shape::structure("GetPolicyVersionRequest", &[
    Member::new("PolicyArn", &arnType).required(),
    Member::new("VersionId", &policyVersionIdType).required(),
]);
pub(crate) static GetPolicyVersionResponse: Shape = shape::structure("GetPolicyVersionResponse", &[
    Member::new("PolicyVersion", &PolicyVersion),
]);
pub(crate) static GetRolePolicyRequest: Shape = shape::structure("GetRolePolicyRequest", &[
    Member::new("RoleName", &roleNameType).required(),
    Member::new("PolicyName", &policyNameType).required(),
]);
pub(crate) static GetRolePolicyResponse: Shape = shape::structure("GetRolePolicyResponse", &[
    Member::new("RoleName", &roleNameType).required(),
    Member::new("PolicyName", &policyNameType).required(),
    Member::new("PolicyDocument", &policyDocumentType).required(),
]);
pub(crate) static GetRoleRequest: Shape = shape::structure("GetRoleRequest", &[
    Member::new("RoleName", &roleNameType).required(),
]);
pub(crate) static GetRoleResponse: Shape = shape::structure("GetRoleResponse", &[
    Member::new("Role", &Role).required(),
]);
pub(crate) static GetRoleTemplateVersionRequest: Shape = shape::structure("GetRoleTemplateVersionRequest", &[
    Member::new("TemplateArn", &arnType).required(),
    Member::new("MinorVersion", &minorVersionType),
]);
pub(crate) static GetRoleTemplateVersionResponse: Shape = shape::structure("GetRoleTemplateVersionResponse", &[
    Member::new("RoleTemplateVersion", &RoleTemplateVersion).required(),
]);
pub(crate) static GetSAMLProviderRequest: Shape = shape::structure("GetSAMLProviderRequest", &[
    Member::new("SAMLProviderArn", &arnType).required(),
]);
pub(crate) static GetSAMLProviderResponse: Shape = shape::structure("GetSAMLProviderResponse", &[
    Member::new("SAMLProviderUUID", &privateKeyIdType),
    Member::new("SAMLMetadataDocument", &SAMLMetadataDocumentType),
    Member::new("CreateDate", &dateType),
    Member::new("ValidUntil", &dateType),
    Member::new("Tags", &tagListType),
    Member::new("AssertionEncryptionMode", &assertionEncryptionModeType),
    Member::new("PrivateKeyList", &privateKeyList),
]);
pub(crate) static GetSSHPublicKeyRequest: Shape = shape::structure("GetSSHPublicKeyRequest", &[
    Member::new("UserName", &userNameType).required(),
    Member::new("SSHPublicKeyId", &publicKeyIdType).required(),
    Member::new("Encoding", &encodingType).required(),
]);
pub(crate) static GetSSHPublicKeyResponse: Shape = shape::structure("GetSSHPublicKeyResponse", &[
    Member::new("SSHPublicKey", &SSHPublicKey),
]);
pub(crate) static GetServerCertificateRequest: Shape = shape::structure("GetServerCertificateRequest", &[
    Member::new("ServerCertificateName", &serverCertificateNameType).required(),
]);
pub(crate) static GetServerCertificateResponse: Shape = shape::structure("GetServerCertificateResponse", &[
    Member::new("ServerCertificate", &ServerCertificate).required(),
]);
pub(crate) static GetServiceLastAccessedDetailsRequest: Shape = shape::structure("GetServiceLastAccessedDetailsRequest", &[
    Member::new("JobId", &jobIDType).required(),
    Member::new("MaxItems", &maxItemsType),
    Member::new("Marker", &markerType),
]);
pub(crate) static GetServiceLastAccessedDetailsResponse: Shape = shape::structure("GetServiceLastAccessedDetailsResponse", &[
    Member::new("JobStatus", &jobStatusType).required(),
    Member::new("JobType", &AccessAdvisorUsageGranularityType),
    Member::new("JobCreationDate", &dateType).required(),
    Member::new("ServicesLastAccessed", &ServicesLastAccessed).required(),
    Member::new("JobCompletionDate", &dateType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
    Member::new("Error", &ErrorDetails),
]);
pub(crate) static GetServiceLastAccessedDetailsWithEntitiesRequest: Shape = shape::structure("GetServiceLastAccessedDetailsWithEntitiesRequest", &[
    Member::new("JobId", &jobIDType).required(),
    Member::new("ServiceNamespace", &serviceNamespaceType).required(),
    Member::new("MaxItems", &maxItemsType),
    Member::new("Marker", &markerType),
]);
pub(crate) static GetServiceLastAccessedDetailsWithEntitiesResponse: Shape = shape::structure("GetServiceLastAccessedDetailsWithEntitiesResponse", &[
    Member::new("JobStatus", &jobStatusType).required(),
    Member::new("JobCreationDate", &dateType).required(),
    Member::new("JobCompletionDate", &dateType).required(),
    Member::new("EntityDetailsList", &entityDetailsListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
    Member::new("Error", &ErrorDetails),
]);
pub(crate) static GetServiceLinkedRoleDeletionStatusRequest: Shape = shape::structure("GetServiceLinkedRoleDeletionStatusRequest", &[
    Member::new("DeletionTaskId", &DeletionTaskIdType).required(),
]);
pub(crate) static GetServiceLinkedRoleDeletionStatusResponse: Shape = shape::structure("GetServiceLinkedRoleDeletionStatusResponse", &[
    Member::new("Status", &DeletionTaskStatusType).required(),
    Member::new("Reason", &DeletionTaskFailureReasonType),
]);
pub(crate) static GetUserPolicyRequest: Shape = shape::structure("GetUserPolicyRequest", &[
    Member::new("UserName", &existingUserNameType).required(),
    Member::new("PolicyName", &policyNameType).required(),
]);
pub(crate) static GetUserPolicyResponse: Shape = shape::structure("GetUserPolicyResponse", &[
    Member::new("UserName", &existingUserNameType).required(),
    Member::new("PolicyName", &policyNameType).required(),
    Member::new("PolicyDocument", &policyDocumentType).required(),
]);
pub(crate) static GetUserRequest: Shape = shape::structure("GetUserRequest", &[
    Member::new("UserName", &existingUserNameType),
]);
pub(crate) static GetUserResponse: Shape = shape::structure("GetUserResponse", &[
    Member::new("User", &User).required(),
]);
pub(crate) static Group: Shape = shape::structure("Group", &[
    Member::new("Path", &pathType).required(),
    Member::new("GroupName", &groupNameType).required(),
    Member::new("GroupId", &idType).required(),
    Member::new("Arn", &arnType).required(),
    Member::new("CreateDate", &dateType).required(),
]);
pub(crate) static GroupDetail: Shape = shape::structure("GroupDetail", &[
    Member::new("Path", &pathType),
    Member::new("GroupName", &groupNameType),
    Member::new("GroupId", &idType),
    Member::new("Arn", &arnType),
    Member::new("CreateDate", &dateType),
    Member::new("GroupPolicyList", &policyDetailListType),
    Member::new("AttachedManagedPolicies", &attachedPoliciesListType),
]);
pub(crate) static InlinePolicy: Shape = shape::structure("InlinePolicy", &[
    Member::new("PolicyName", &policyNameType).required(),
    Member::new("PolicyDocument", &policyDocumentType).required(),
]);
pub(crate) static InlinePolicyIdentifierType: Shape = shape::structure("InlinePolicyIdentifierType", &[
    Member::new("PolicyName", &policyNameType).required(),
    Member::new("AttachmentType", &AttachmentType).required(),
    Member::new("AttachmentName", &AttachmentName).required(),
]);
pub(crate) static InstanceProfile: Shape = shape::structure("InstanceProfile", &[
    Member::new("Path", &pathType).required(),
    Member::new("InstanceProfileName", &instanceProfileNameType).required(),
    Member::new("InstanceProfileId", &idType).required(),
    Member::new("Arn", &arnType).required(),
    Member::new("CreateDate", &dateType).required(),
    Member::new("Roles", &roleListType).required(),
    Member::new("Tags", &tagListType),
]);
pub(crate) static LineNumber: Shape = shape::integer("LineNumber");
pub(crate) static ListAccessKeysRequest: Shape = shape::structure("ListAccessKeysRequest", &[
    Member::new("UserName", &existingUserNameType),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListAccessKeysResponse: Shape = shape::structure("ListAccessKeysResponse", &[
    Member::new("AccessKeyMetadata", &accessKeyMetadataListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListAccountAliasesRequest: Shape = shape::structure("ListAccountAliasesRequest", &[
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListAccountAliasesResponse: Shape = shape::structure("ListAccountAliasesResponse", &[
    Member::new("AccountAliases", &accountAliasListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListAttachedGroupPoliciesRequest: Shape = shape::structure("ListAttachedGroupPoliciesRequest", &[
    Member::new("GroupName", &groupNameType).required(),
    Member::new("PathPrefix", &policyPathType),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListAttachedGroupPoliciesResponse: Shape = shape::structure("ListAttachedGroupPoliciesResponse", &[
    Member::new("AttachedPolicies", &attachedPoliciesListType),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListAttachedRolePoliciesRequest: Shape = shape::structure("ListAttachedRolePoliciesRequest", &[
    Member::new("RoleName", &roleNameType).required(),
    Member::new("PathPrefix", &policyPathType),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListAttachedRolePoliciesResponse: Shape = shape::structure("ListAttachedRolePoliciesResponse", &[
    Member::new("AttachedPolicies", &attachedPoliciesListType),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListAttachedUserPoliciesRequest: Shape = shape::structure("ListAttachedUserPoliciesRequest", &[
    Member::new("UserName", &userNameType).required(),
    Member::new("PathPrefix", &policyPathType),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListAttachedUserPoliciesResponse: Shape = shape::structure("ListAttachedUserPoliciesResponse", &[
    Member::new("AttachedPolicies", &attachedPoliciesListType),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListDelegationRequestsRequest: Shape = shape::structure("ListDelegationRequestsRequest", &[
    Member::new("OwnerId", &ownerIdType),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListDelegationRequestsResponse: Shape = shape::structure("ListDelegationRequestsResponse", &[
    Member::new("DelegationRequests", &delegationRequestsListType),
    Member::new("Marker", &markerType),
    Member::new("isTruncated", &booleanType),
]);
pub(crate) static ListEntitiesForPolicyRequest: Shape = shape::structure("ListEntitiesForPolicyRequest", &[
    Member::new("PolicyArn", &arnType).required(),
    Member::new("EntityFilter", &EntityType),
    Member::new("PathPrefix", &pathType),
    Member::new("PolicyUsageFilter", &PolicyUsageType),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListEntitiesForPolicyResponse: Shape = shape::structure("ListEntitiesForPolicyResponse", &[
    Member::new("PolicyGroups", &PolicyGroupListType),
    Member::new("PolicyUsers", &PolicyUserListType),
    Member::new("PolicyRoles", &PolicyRoleListType),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListGroupPoliciesRequest: Shape = shape::structure("ListGroupPoliciesRequest", &[
    Member::new("GroupName", &groupNameType).required(),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListGroupPoliciesResponse: Shape = shape::structure("ListGroupPoliciesResponse", &[
    Member::new("PolicyNames", &policyNameListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListGroupsForUserRequest: Shape = shape::structure("ListGroupsForUserRequest", &[
    Member::new("UserName", &existingUserNameType).required(),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListGroupsForUserResponse: Shape = shape::structure("ListGroupsForUserResponse", &[
    Member::new("Groups", &groupListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListGroupsRequest: Shape = shape::structure("ListGroupsRequest", &[
    Member::new("PathPrefix", &pathPrefixType),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListGroupsResponse: Shape = shape::structure("ListGroupsResponse", &[
    Member::new("Groups", &groupListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListInstanceProfileTagsRequest: Shape = shape::structure("ListInstanceProfileTagsRequest", &[
    Member::new("InstanceProfileName", &instanceProfileNameType).required(),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListInstanceProfileTagsResponse: Shape = shape::structure("ListInstanceProfileTagsResponse", &[
    Member::new("Tags", &tagListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListInstanceProfilesForRoleRequest: Shape = shape::structure("ListInstanceProfilesForRoleRequest", &[
    Member::new("RoleName", &roleNameType).required(),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListInstanceProfilesForRoleResponse: Shape = shape::structure("ListInstanceProfilesForRoleResponse", &[
    Member::new("InstanceProfiles", &instanceProfileListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListInstanceProfilesRequest: Shape = shape::structure("ListInstanceProfilesRequest", &[
    Member::new("PathPrefix", &pathPrefixType),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListInstanceProfilesResponse: Shape = shape::structure("ListInstanceProfilesResponse", &[
    Member::new("InstanceProfiles", &instanceProfileListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListMFADeviceTagsRequest: Shape = shape::structure("ListMFADeviceTagsRequest", &[
    Member::new("SerialNumber", &serialNumberType).required(),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListMFADeviceTagsResponse: Shape = shape::structure("ListMFADeviceTagsResponse", &[
    Member::new("Tags", &tagListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListMFADevicesRequest: Shape = shape::structure("ListMFADevicesRequest", &[
    Member::new("UserName", &existingUserNameType),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListMFADevicesResponse: Shape = shape::structure("ListMFADevicesResponse", &[
    Member::new("MFADevices", &mfaDeviceListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListOpenIDConnectProviderTagsRequest: Shape = shape::structure("ListOpenIDConnectProviderTagsRequest", &[
    Member::new("OpenIDConnectProviderArn", &arnType).required(),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListOpenIDConnectProviderTagsResponse: Shape = shape::structure("ListOpenIDConnectProviderTagsResponse", &[
    Member::new("Tags", &tagListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListOpenIDConnectProvidersRequest: Shape = shape::structure("ListOpenIDConnectProvidersRequest", &[]);
pub(crate) static ListOpenIDConnectProvidersResponse: Shape = shape::structure("ListOpenIDConnectProvidersResponse", &[
    Member::new("OpenIDConnectProviderList", &OpenIDConnectProviderListType),
]);
pub(crate) static ListOrganizationsFeaturesRequest: Shape = shape::structure("ListOrganizationsFeaturesRequest", &[]);
pub(crate) static ListOrganizationsFeaturesResponse: Shape = shape::structure("ListOrganizationsFeaturesResponse", &[
    Member::new("OrganizationId", &OrganizationIdType),
    Member::new("EnabledFeatures", &FeaturesListType),
]);
pub(crate) static ListPoliciesGrantingServiceAccessEntry: Shape = shape::structure("ListPoliciesGrantingServiceAccessEntry", &[
    Member::new("ServiceNamespace", &serviceNamespaceType),
    Member::new("Policies", &policyGrantingServiceAccessListType),
]);
pub(crate) static ListPoliciesGrantingServiceAccessRequest: Shape = shape::structure("ListPoliciesGrantingServiceAccessRequest", &[
    Member::new("Marker", &markerType),
    Member::new("Arn", &arnType).required(),
    Member::new("ServiceNamespaces", &serviceNamespaceListType).required(),
]);
pub(crate) static ListPoliciesGrantingServiceAccessResponse: Shape = shape::structure("ListPoliciesGrantingServiceAccessResponse", &[
    Member::new("PoliciesGrantingServiceAccess", &listPolicyGrantingServiceAccessResponseListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListPoliciesRequest: Shape = shape::structure("ListPoliciesRequest", &[
    Member::new("Scope", &policyScopeType),
    Member::new("OnlyAttached", &booleanType),
    Member::new("PathPrefix", &policyPathType),
    Member::new("PolicyUsageFilter", &PolicyUsageType),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListPoliciesResponse: Shape = shape::structure("ListPoliciesResponse", &[
    Member::new("Policies", &policyListType),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListPolicyTagsRequest: Shape = shape::structure("ListPolicyTagsRequest", &[
    Member::new("PolicyArn", &arnType).required(),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListPolicyTagsResponse: Shape = shape::structure("ListPolicyTagsResponse", &[
    Member::new("Tags", &tagListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListPolicyVersionsRequest: Shape = shape::structure("ListPolicyVersionsRequest", &[
    Member::new("PolicyArn", &arnType).required(),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListPolicyVersionsResponse: Shape = shape::structure("ListPolicyVersionsResponse", &[
    Member::new("Versions", &policyDocumentVersionListType),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListRolePoliciesRequest: Shape = shape::structure("ListRolePoliciesRequest", &[
    Member::new("RoleName", &roleNameType).required(),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListRolePoliciesResponse: Shape = shape::structure("ListRolePoliciesResponse", &[
    Member::new("PolicyNames", &policyNameListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListRoleTagsRequest: Shape = shape::structure("ListRoleTagsRequest", &[
    Member::new("RoleName", &roleNameType).required(),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListRoleTagsResponse: Shape = shape::structure("ListRoleTagsResponse", &[
    Member::new("Tags", &tagListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListRolesRequest: Shape = shape::structure("ListRolesRequest", &[
    Member::new("PathPrefix", &pathPrefixType),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListRolesResponse: Shape = shape::structure("ListRolesResponse", &[
    Member::new("Roles", &roleListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListSAMLProviderTagsRequest: Shape = shape::structure("ListSAMLProviderTagsRequest", &[
    Member::new("SAMLProviderArn", &arnType).required(),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListSAMLProviderTagsResponse: Shape = shape::structure("ListSAMLProviderTagsResponse", &[
    Member::new("Tags", &tagListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListSAMLProvidersRequest: Shape = shape::structure("ListSAMLProvidersRequest", &[]);
pub(crate) static ListSAMLProvidersResponse: Shape = shape::structure("ListSAMLProvidersResponse", &[
    Member::new("SAMLProviderList", &SAMLProviderListType),
]);
pub(crate) static ListSSHPublicKeysRequest: Shape = shape::structure("ListSSHPublicKeysRequest", &[
    Member::new("UserName", &userNameType),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListSSHPublicKeysResponse: Shape = shape::structure("ListSSHPublicKeysResponse", &[
    Member::new("SSHPublicKeys", &SSHPublicKeyListType),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListServerCertificateTagsRequest: Shape = shape::structure("ListServerCertificateTagsRequest", &[
    Member::new("ServerCertificateName", &serverCertificateNameType).required(),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListServerCertificateTagsResponse: Shape = shape::structure("ListServerCertificateTagsResponse", &[
    Member::new("Tags", &tagListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListServerCertificatesRequest: Shape = shape::structure("ListServerCertificatesRequest", &[
    Member::new("PathPrefix", &pathPrefixType),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListServerCertificatesResponse: Shape = shape::structure("ListServerCertificatesResponse", &[
    Member::new("ServerCertificateMetadataList", &serverCertificateMetadataListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListServiceSpecificCredentialsRequest: Shape = shape::structure("ListServiceSpecificCredentialsRequest", &[
    Member::new("UserName", &userNameType),
    Member::new("ServiceName", &serviceName),
    Member::new("AllUsers", &allUsers),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListServiceSpecificCredentialsResponse: Shape = shape::structure("ListServiceSpecificCredentialsResponse", &[
    Member::new("ServiceSpecificCredentials", &ServiceSpecificCredentialsListType),
    Member::new("Marker", &responseMarkerType),
    Member::new("IsTruncated", &booleanType),
]);
pub(crate) static ListSigningCertificatesRequest: Shape = shape::structure("ListSigningCertificatesRequest", &[
    Member::new("UserName", &existingUserNameType),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListSigningCertificatesResponse: Shape = shape::structure("ListSigningCertificatesResponse", &[
    Member::new("Certificates", &certificateListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListUserPoliciesRequest: Shape = shape::structure("ListUserPoliciesRequest", &[
    Member::new("UserName", &existingUserNameType).required(),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListUserPoliciesResponse: Shape = shape::structure("ListUserPoliciesResponse", &[
    Member::new("PolicyNames", &policyNameListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListUserTagsRequest: Shape = shape::structure("ListUserTagsRequest", &[
    Member::new("UserName", &existingUserNameType).required(),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListUserTagsResponse: Shape = shape::structure("ListUserTagsResponse", &[
    Member::new("Tags", &tagListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListUsersRequest: Shape = shape::structure("ListUsersRequest", &[
    Member::new("PathPrefix", &pathPrefixType),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListUsersResponse: Shape = shape::structure("ListUsersResponse", &[
    Member::new("Users", &userListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static ListVirtualMFADevicesRequest: Shape = shape::structure("ListVirtualMFADevicesRequest", &[
    Member::new("AssignmentStatus", &assignmentStatusType),
    Member::new("Marker", &markerType),
    Member::new("MaxItems", &maxItemsType),
]);
pub(crate) static ListVirtualMFADevicesResponse: Shape = shape::structure("ListVirtualMFADevicesResponse", &[
    Member::new("VirtualMFADevices", &virtualMFADeviceListType).required(),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static LoginProfile: Shape = shape::structure("LoginProfile", &[
    Member::new("UserName", &userNameType).required(),
    Member::new("CreateDate", &dateType).required(),
    Member::new("PasswordResetRequired", &booleanType),
]);
pub(crate) static MFADevice: Shape = shape::structure("MFADevice", &[
    Member::new("UserName", &userNameType).required(),
    Member::new("SerialNumber", &serialNumberType).required(),
    Member::new("EnableDate", &dateType).required(),
]);
pub(crate) static ManagedPolicyDetail: Shape = shape::structure("ManagedPolicyDetail", &[
    Member::new("PolicyName", &policyNameType),
    Member::new("PolicyId", &idType),
    Member::new("Arn", &arnType),
    Member::new("Path", &policyPathType),
    Member::new("DefaultVersionId", &policyVersionIdType),
    Member::new("AttachmentCount", &attachmentCountType),
    Member::new("PermissionsBoundaryUsageCount", &attachmentCountType),
    Member::new("IsAttachable", &booleanType),
    Member::new("Description", &policyDescriptionType),
    Member::new("CreateDate", &dateType),
    Member::new("UpdateDate", &dateType),
    Member::new("PolicyVersionList", &policyDocumentVersionListType),
]);
pub(crate) static ManagedPolicyDetailListType: Shape = shape::list("ManagedPolicyDetailListType", &ManagedPolicyDetail, "member");
pub(crate) static OpenIDConnectProviderListEntry: Shape = shape::structure("OpenIDConnectProviderListEntry", &[
    Member::new("Arn", &arnType),
]);
pub(crate) static OpenIDConnectProviderListType: Shape = shape::list("OpenIDConnectProviderListType", &OpenIDConnectProviderListEntry, "member");
pub(crate) static OpenIDConnectProviderUrlType: Shape = shape::string("OpenIDConnectProviderUrlType").between(Some(1), Some(255));
pub(crate) static OrderedOrganizationPolicyType: Shape = shape::structure("OrderedOrganizationPolicyType", &[
    Member::new("ServiceControlPolicyInputList", &SimulationPolicyListType),
]);
pub(crate) static OrganizationIdType: Shape = shape::string("OrganizationIdType").between(None, Some(34)).matching(&pattern_31);
pub(crate) static OrganizationPolicyListType: Shape = shape::list("OrganizationPolicyListType", &OrderedOrganizationPolicyType, "member").between(None, Some(7));
pub(crate) static OrganizationsDecisionDetail: Shape = shape::structure("OrganizationsDecisionDetail", &[
    Member::new("AllowedByOrganizations", &booleanType),
]);
pub(crate) static ParameterDefinition: Shape = shape::structure("ParameterDefinition", &[
    Member::new("Name", &parameterNameType).required(),
    Member::new("Type", &parameterTypeType).required(),
    Member::new("SubType", &parameterSubTypeType),
    Member::new("Description", &parameterDescriptionType),
    Member::new("IsRequired", &booleanType),
    Member::new("DefaultValue", &parameterDefaultValueType),
    Member::new("Immutable", &booleanType),
]);
pub(crate) static PasswordPolicy: Shape = shape::structure("PasswordPolicy", &[
    Member::new("MinimumPasswordLength", &minimumPasswordLengthType),
    Member::new("RequireSymbols", &booleanType),
    Member::new("RequireNumbers", &booleanType),
    Member::new("RequireUppercaseCharacters", &booleanType),
    Member::new("RequireLowercaseCharacters", &booleanType),
    Member::new("AllowUsersToChangePassword", &booleanType),
    Member::new("ExpirePasswords", &booleanType),
    Member::new("MaxPasswordAge", &maxPasswordAgeType),
    Member::new("PasswordReusePrevention", &passwordReusePreventionType),
    Member::new("HardExpiry", &booleanObjectType),
]);
pub(crate) static PermissionsBoundaryAttachmentType: Shape = shape::string("PermissionsBoundaryAttachmentType").one_of(&["PermissionsBoundaryPolicy"]);
pub(crate) static PermissionsBoundaryDecisionDetail: Shape = shape::structure("PermissionsBoundaryDecisionDetail", &[
    Member::new("AllowedByPermissionsBoundary", &booleanType),
]);
pub(crate) static Policy: Shape = shape::structure("Policy", &[
    Member::new("PolicyName", &policyNameType),
    Member::new("PolicyId", &idType),
    Member::new("Arn", &arnType),
    Member::new("Path", &policyPathType),
    Member::new("DefaultVersionId", &policyVersionIdType),
    Member::new("AttachmentCount", &attachmentCountType),
    Member::new("PermissionsBoundaryUsageCount", &attachmentCountType),
    Member::new("IsAttachable", &booleanType),
    Member::new("Description", &policyDescriptionType),
    Member::new("CreateDate", &dateType),
    Member::new("UpdateDate", &dateType),
    Member::new("Tags", &tagListType),
]);
pub(crate) static PolicyDetail: Shape = shape::structure("PolicyDetail", &[
    Member::new("PolicyName", &policyNameType),
    Member::new("PolicyDocument", &policyDocumentType),
]);
pub(crate) static PolicyEvaluationDecisionType: Shape = shape::string("PolicyEvaluationDecisionType").one_of(&["allowed", "explicitDeny", "implicitDeny"]);
pub(crate) static PolicyExclusionsListType: Shape = shape::list("PolicyExclusionsListType", &PolicyIdentifier, "member").between(None, Some(256));
pub(crate) static PolicyGrantingServiceAccess: Shape = shape::structure("PolicyGrantingServiceAccess", &[
    Member::new("PolicyName", &policyNameType).required(),
    Member::new("PolicyType", &policyType).required(),
    Member::new("PolicyArn", &arnType),
    Member::new("EntityType", &policyOwnerEntityType),
    Member::new("EntityName", &entityNameType),
]);
pub(crate) static PolicyGroup: Shape = shape::structure("PolicyGroup", &[
    Member::new("GroupName", &groupNameType),
    Member::new("GroupId", &idType),
]);
pub(crate) static PolicyGroupListType: Shape = shape::list("PolicyGroupListType", &PolicyGroup, "member");
pub(crate) static PolicyIdentifier: Shape = shape::structure("PolicyIdentifier", &[
    Member::new("PolicyType", &PolicyIdentifierPolicyType),
    Member::new("PolicyArn", &arnType),
    Member::new("InlinePolicyIdentifier", &InlinePolicyIdentifierType),
]).union();
pub(crate) static PolicyIdentifierPolicyType: Shape = shape::string("PolicyIdentifierPolicyType").one_of(&["inline", "aws-managed", "user-managed", "permission-boundary", "scp", "rcp"]);
pub(crate) static PolicyIdentifierType: Shape = shape::string("PolicyIdentifierType");
pub(crate) static PolicyParameter: Shape = shape::structure("PolicyParameter", &[
    Member::new("Name", &policyParameterNameType),
    Member::new("Values", &policyParameterValuesListType),
    Member::new("Type", &PolicyParameterTypeEnum),
]);
pub(crate) static PolicyParameterTypeEnum: Shape = shape::string("PolicyParameterTypeEnum").one_of(&["string", "stringList"]);
pub(crate) static PolicyRole: Shape = shape::structure("PolicyRole", &[
    Member::new("RoleName", &roleNameType),
    Member::new("RoleId", &idType),
]);
pub(crate) static PolicyRoleListType: Shape = shape::list("PolicyRoleListType", &PolicyRole, "member");
pub(crate) static PolicySourceType: Shape = shape::string("PolicySourceType").one_of(&["user", "group", "role", "aws-managed", "user-managed", "resource", "none"]);
pub(crate) static PolicyUsageType: Shape = shape::string("PolicyUsageType").one_of(&["PermissionsPolicy", "PermissionsBoundary"]);
pub(crate) static PolicyUser: Shape = shape::structure("PolicyUser", &[
    Member::new("UserName", &userNameType),
    Member::new("UserId", &idType),
]);
pub(crate) static PolicyUserListType: Shape = shape::list("PolicyUserListType", &PolicyUser, "member");
pub(crate) static PolicyVersion: Shape = shape::structure("PolicyVersion", &[
    Member::new("Document", &policyDocumentType),
    Member::new("VersionId", &policyVersionIdType),
    Member::new("IsDefaultVersion", &booleanType),
    Member::new("CreateDate", &dateType),
]);
pub(crate) static Position: Shape = shape::structure("Position", &[
    Member::new("Line", &LineNumber),
    Member::new("Column", &ColumnNumber),
]);
pub(crate) static PutAccountPropertiesRequest: Shape = shape::structure("PutAccountPropertiesRequest", &[
    Member::new("Properties", &accountPropertiesMapType).required(),
]);
pub(crate) static PutAccountPropertiesResponse: Shape = shape::structure("PutAccountPropertiesResponse", &[]);
pub(crate) static PutGroupPolicyRequest: Shape = shape::structure("PutGroupPolicyRequest", &[
    Member::new("GroupName", &groupNameType).required(),
    Member::new("PolicyName", &policyNameType).required(),
    Member::new("PolicyDocument", &policyDocumentType).required(),
]);
pub(crate) static PutRolePermissionsBoundaryRequest: Shape = shape::structure("PutRolePermissionsBoundaryRequest", &[
    Member::new("RoleName", &roleNameType).required(),
    Member::new("PermissionsBoundary", &arnType).required(),
]);
pub(crate) static PutRolePolicyRequest: Shape = shape::structure("PutRolePolicyRequest", &[
    Member::new("RoleName", &roleNameType).required(),
    Member::new("PolicyName", &policyNameType).required(),
    Member::new("PolicyDocument", &policyDocumentType).required(),
]);
pub(crate) static PutUserPermissionsBoundaryRequest: Shape = shape::structure("PutUserPermissionsBoundaryRequest", &[
    Member::new("UserName", &userNameType).required(),
    Member::new("PermissionsBoundary", &arnType).required(),
]);
pub(crate) static PutUserPolicyRequest: Shape = shape::structure("PutUserPolicyRequest", &[
    Member::new("UserName", &existingUserNameType).required(),
    Member::new("PolicyName", &policyNameType).required(),
    Member::new("PolicyDocument", &policyDocumentType).required(),
]);
pub(crate) static ReasonType: Shape = shape::string("ReasonType").between(None, Some(1000));
pub(crate) static RegionNameType: Shape = shape::string("RegionNameType").between(Some(1), Some(100));
pub(crate) static RejectDelegationRequestRequest: Shape = shape::structure("RejectDelegationRequestRequest", &[
    Member::new("DelegationRequestId", &delegationRequestIdType).required(),
    Member::new("Notes", &notesType),
]);
pub(crate) static RemoveClientIDFromOpenIDConnectProviderRequest: Shape = shape::structure("RemoveClientIDFromOpenIDConnectProviderRequest", &[
    Member::new("OpenIDConnectProviderArn", &arnType).required(),
    Member::new("ClientID", &clientIDType).required(),
]);
pub(crate) static RemoveRoleFromInstanceProfileRequest: Shape = shape::structure("RemoveRoleFromInstanceProfileRequest", &[
    Member::new("InstanceProfileName", &instanceProfileNameType).required(),
    Member::new("RoleName", &roleNameType).required(),
]);
pub(crate) static RemoveUserFromGroupRequest: Shape = shape::structure("RemoveUserFromGroupRequest", &[
    Member::new("GroupName", &groupNameType).required(),
    Member::new("UserName", &existingUserNameType).required(),
]);
pub(crate) static ReplacementValueEntry: Shape = shape::structure("ReplacementValueEntry", &[
    Member::new("Values", &replacementValueListType).required(),
]);
pub(crate) static ReportContentType: Shape = shape::blob("ReportContentType");
pub(crate) static ReportFormatType: Shape = shape::string("ReportFormatType").one_of(&["text/csv"]);
pub(crate) static ReportStateDescriptionType: Shape = shape::string("ReportStateDescriptionType");
pub(crate) static ReportStateType: Shape = shape::string("ReportStateType").one_of(&["STARTED", "INPROGRESS", "COMPLETE"]);
pub(crate) static ResetServiceSpecificCredentialRequest: Shape = shape::structure("ResetServiceSpecificCredentialRequest", &[
    Member::new("UserName", &userNameType),
    Member::new("ServiceSpecificCredentialId", &serviceSpecificCredentialId).required(),
]);
pub(crate) static ResetServiceSpecificCredentialResponse: Shape = shape::structure("ResetServiceSpecificCredentialResponse", &[
    Member::new("ServiceSpecificCredential", &ServiceSpecificCredential),
]);
pub(crate) static ResourceHandlingOptionType: Shape = shape::string("ResourceHandlingOptionType").between(Some(1), Some(64));
pub(crate) static ResourceNameListType: Shape = shape::list("ResourceNameListType", &ResourceNameType, "member");
pub(crate) static ResourceNameType: Shape = shape::string("ResourceNameType").between(Some(1), Some(2048));
pub(crate) static ResourceSpecificResult: Shape = shape::structure("ResourceSpecificResult", &[
    Member::new("EvalResourceName", &ResourceNameType).required(),
    Member::new("EvalResourceDecision", &PolicyEvaluationDecisionType).required(),
    Member::new("MatchedStatements", &StatementListType),
    Member::new("MissingContextValues", &ContextKeyNamesResultListType),
    Member::new("EvalDecisionDetails", &EvalDecisionDetailsType),
    Member::new("PermissionsBoundaryDecisionDetail", &PermissionsBoundaryDecisionDetail),
]);
pub(crate) static ResourceSpecificResultListType: Shape = shape::list("ResourceSpecificResultListType", &ResourceSpecificResult, "member");
pub(crate) static ResyncMFADeviceRequest: Shape = shape::structure("ResyncMFADeviceRequest", &[
    Member::new("UserName", &existingUserNameType).required(),
    Member::new("SerialNumber", &serialNumberType).required(),
    Member::new("AuthenticationCode1", &authenticationCodeType).required(),
    Member::new("AuthenticationCode2", &authenticationCodeType).required(),
]);
pub(crate) static Role: Shape = shape::structure("Role", &[
    Member::new("Path", &pathType).required(),
    Member::new("RoleName", &roleNameType).required(),
    Member::new("RoleId", &idType).required(),
    Member::new("Arn", &arnType).required(),
    Member::new("CreateDate", &dateType).required(),
    Member::new("AssumeRolePolicyDocument", &policyDocumentType),
    Member::new("Description", &roleDescriptionType),
    Member::new("MaxSessionDuration", &roleMaxSessionDurationType),
    Member::new("PermissionsBoundary", &AttachedPermissionsBoundary),
    Member::new("Tags", &tagListType),
    Member::new("RoleLastUsed", &RoleLastUsed),
    Member::new("SourceRoleTemplate", &SourceRoleTemplate),
]);
pub(crate) static RoleDetail: Shape = shape::structure("RoleDetail", &[
    Member::new("Path", &pathType),
    Member::new("RoleName", &roleNameType),
    Member::new("RoleId", &idType),
    Member::new("Arn", &arnType),
    Member::new("CreateDate", &dateType),
    Member::new("AssumeRolePolicyDocument", &policyDocumentType),
    Member::new("InstanceProfileList", &instanceProfileListType),
    Member::new("RolePolicyList", &policyDetailListType),
    Member::new("AttachedManagedPolicies", &attachedPoliciesListType),
    Member::new("PermissionsBoundary", &AttachedPermissionsBoundary),
    Member::new("Tags", &tagListType),
    Member::new("RoleLastUsed", &RoleLastUsed),
]);
pub(crate) static RoleLastUsed: Shape = shape::structure("RoleLastUsed", &[
    Member::new("LastUsedDate", &dateType),
    Member::new("Region", &stringType),
]);
pub(crate) static RoleTemplateVersion: Shape = shape::structure("RoleTemplateVersion", &[
    Member::new("TemplateArn", &arnType),
    Member::new("TemplateName", &roleTemplateNameType),
    Member::new("TemplateVersionId", &idType),
    Member::new("Description", &roleTemplateDescriptionType),
    Member::new("MajorVersion", &integerType),
    Member::new("DefaultMinorVersion", &minorVersionType),
    Member::new("ManagedByType", &managedByTypeType),
    Member::new("ManagedByValue", &managedByValueType),
    Member::new("Enabled", &booleanType),
    Member::new("MinorVersion", &minorVersionType),
    Member::new("RoleNamePattern", &roleNamePatternType),
    Member::new("RolePathPattern", &rolePathPatternType),
    Member::new("RoleDescriptionPattern", &roleDescriptionPatternType),
    Member::new("AssumeRolePolicyDocumentTemplate", &policyDocumentType),
    Member::new("InlinePolicyTemplates", &inlinePolicyTemplateListType),
    Member::new("ManagedPolicyArns", &managedPolicyArnListType),
    Member::new("PermissionBoundaryArn", &arnType),
    Member::new("ParametersDefinition", &parametersDefinitionListType),
    Member::new("RoleTagsTemplate", &tagTemplateListType),
    Member::new("MaxSessionDuration", &roleMaxSessionDurationType),
    Member::new("VersionEnabled", &booleanType),
    Member::new("CreateTimestamp", &dateType),
    Member::new("UpdateTimestamp", &dateType),
]);
pub(crate) static RoleUsageListType: Shape = shape::list("RoleUsageListType", &RoleUsageType, "member");
pub(crate) static RoleUsageType: Shape = shape::structure("RoleUsageType", &[
    Member::new("Region", &RegionNameType),
    Member::new("Resources", &ArnListType),
]);
pub(crate) static SAMLMetadataDocumentType: Shape = shape::string("SAMLMetadataDocumentType").between(Some(1000), Some(10000000));
pub(crate) static SAMLPrivateKey: Shape = shape::structure("SAMLPrivateKey", &[
    Member::new("KeyId", &privateKeyIdType),
    Member::new("Timestamp", &dateType),
]);
pub(crate) static SAMLProviderListEntry: Shape = shape::structure("SAMLProviderListEntry", &[
    Member::new("Arn", &arnType),
    Member::new("ValidUntil", &dateType),
    Member::new("CreateDate", &dateType),
]);
pub(crate) static SAMLProviderListType: Shape = shape::list("SAMLProviderListType", &SAMLProviderListEntry, "member");
pub(crate) static SAMLProviderNameType: Shape = shape::string("SAMLProviderNameType").between(Some(1), Some(128)).matching(&pattern_21);
pub(crate) static SSHPublicKey: Shape = shape::structure("SSHPublicKey", &[
    Member::new("UserName", &userNameType).required(),
    Member::new("SSHPublicKeyId", &publicKeyIdType).required(),
    Member::new("Fingerprint", &publicKeyFingerprintType).required(),
    Member::new("SSHPublicKeyBody", &publicKeyMaterialType).required(),
    Member::new("Status", &statusType).required(),
    Member::new("UploadDate", &dateType),
]);
pub(crate) static SSHPublicKeyListType: Shape = shape::list("SSHPublicKeyListType", &SSHPublicKeyMetadata, "member");
pub(crate) static SSHPublicKeyMetadata: Shape = shape::structure("SSHPublicKeyMetadata", &[
    Member::new("UserName", &userNameType).required(),
    Member::new("SSHPublicKeyId", &publicKeyIdType).required(),
    Member::new("Status", &statusType).required(),
    Member::new("UploadDate", &dateType).required(),
]);
pub(crate) static SendDelegationTokenRequest: Shape = shape::structure("SendDelegationTokenRequest", &[
    Member::new("DelegationRequestId", &delegationRequestIdType).required(),
]);
pub(crate) static ServerCertificate: Shape = shape::structure("ServerCertificate", &[
    Member::new("ServerCertificateMetadata", &ServerCertificateMetadata).required(),
    Member::new("CertificateBody", &certificateBodyType).required(),
    Member::new("CertificateChain", &certificateChainType),
    Member::new("Tags", &tagListType),
]);
pub(crate) static ServerCertificateMetadata: Shape = shape::structure("ServerCertificateMetadata", &[
    Member::new("Path", &pathType).required(),
    Member::new("ServerCertificateName", &serverCertificateNameType).required(),
    Member::new("ServerCertificateId", &idType).required(),
    Member::new("Arn", &arnType).required(),
    Member::new("UploadDate", &dateType),
    Member::new("Expiration", &dateType),
]);
pub(crate) static ServiceLastAccessed: Shape = shape::structure("ServiceLastAccessed", &[
    Member::new("ServiceName", &serviceNameType).required(),
    Member::new("LastAuthenticated", &dateType),
    Member::new("ServiceNamespace", &serviceNamespaceType).required(),
    Member::new("LastAuthenticatedEntity", &arnType),
    Member::new("LastAuthenticatedRegion", &stringType),
    Member::new("TotalAuthenticatedEntities", &integerType),
    Member::new("TrackedActionsLastAccessed", &TrackedActionsLastAccessed),
]);
pub(crate) static ServiceSpecificCredential: Shape = shape::structure("ServiceSpecificCredential", &[
    Member::new("CreateDate", &dateType).required(),
    Member::new("ExpirationDate", &dateType),
    Member::new("ServiceName", &serviceName).required(),
    Member::new("ServiceUserName", &serviceUserName),
    Member::new("ServicePassword", &servicePassword),
    Member::new("ServiceCredentialAlias", &serviceCredentialAlias),
    Member::new("ServiceCredentialSecret", &serviceCredentialSecret),
    Member::new("ServiceSpecificCredentialId", &serviceSpecificCredentialId).required(),
    Member::new("UserName", &userNameType).required(),
    Member::new("Status", &statusType).required(),
]);
pub(crate) static ServiceSpecificCredentialMetadata: Shape = shape::structure("ServiceSpecificCredentialMetadata", &[
    Member::new("UserName", &userNameType).required(),
    Member::new("Status", &statusType).required(),
    Member::new("ServiceUserName", &serviceUserName),
    Member::new("ServiceCredentialAlias", &serviceCredentialAlias),
    Member::new("CreateDate", &dateType).required(),
    Member::new("ExpirationDate", &dateType),
    Member::new("ServiceSpecificCredentialId", &serviceSpecificCredentialId).required(),
    Member::new("ServiceName", &serviceName).required(),
]);
pub(crate) static ServiceSpecificCredentialsListType: Shape = shape::list("ServiceSpecificCredentialsListType", &ServiceSpecificCredentialMetadata, "member");
pub(crate) static ServicesLastAccessed: Shape = shape::list("ServicesLastAccessed", &ServiceLastAccessed, "member");
pub(crate) static SetDefaultPolicyVersionRequest: Shape = shape::structure("SetDefaultPolicyVersionRequest", &[
    Member::new("PolicyArn", &arnType).required(),
    Member::new("VersionId", &policyVersionIdType).required(),
]);
pub(crate) static SetSecurityTokenServicePreferencesRequest: Shape = shape::structure("SetSecurityTokenServicePreferencesRequest", &[
    Member::new("GlobalEndpointTokenVersion", &globalEndpointTokenVersion).required(),
]);
pub(crate) static SigningCertificate: Shape = shape::structure("SigningCertificate", &[
    Member::new("UserName", &userNameType).required(),
    Member::new("CertificateId", &certificateIdType).required(),
    Member::new("CertificateBody", &certificateBodyType).required(),
    Member::new("Status", &statusType).required(),
    Member::new("UploadDate", &dateType),
]);
pub(crate) static SimulateCustomPolicyRequest: Shape = shape::structure("SimulateCustomPolicyRequest", &[
    Member::new("PolicyInputList", &SimulationPolicyListType).required(),
    Member::new("PermissionsBoundaryPolicyInputList", &SimulationPolicyListType),
    Member::new("OrderedOrganizationPolicyInputList", &OrganizationPolicyListType),
    Member::new("ActionNames", &ActionNameListType).required(),
    Member::new("ResourceArns", &ResourceNameListType),
    Member::new("ResourcePolicy", &policyDocumentType),
    Member::new("ResourceOwner", &ResourceNameType),
    Member::new("CallerArn", &ResourceNameType),
    Member::new("ContextEntries", &ContextEntryListType),
    Member::new("ResourceHandlingOption", &ResourceHandlingOptionType),
    Member::new("MaxItems", &maxItemsType),
    Member::new("Marker", &markerType),
]);
pub(crate) static SimulatePolicyResponse: Shape = shape::structure("SimulatePolicyResponse", &[
    Member::new("EvaluationResults", &EvaluationResultsListType),
    Member::new("IsTruncated", &booleanType),
    Member::new("Marker", &responseMarkerType),
]);
pub(crate) static SimulatePrincipalPolicyRequest: Shape = shape::structure("SimulatePrincipalPolicyRequest", &[
    Member::new("PolicySourceArn", &arnType).required(),
    Member::new("PolicyInputList", &SimulationPolicyListType),
    Member::new("PermissionsBoundaryPolicyInputList", &SimulationPolicyListType),
    Member::new("PolicyExclusionList", &PolicyExclusionsListType),
    Member::new("ActionNames", &ActionNameListType).required(),
    Member::new("ResourceArns", &ResourceNameListType),
    Member::new("ResourcePolicy", &policyDocumentType),
    Member::new("ResourceOwner", &ResourceNameType),
    Member::new("CallerArn", &ResourceNameType),
    Member::new("ContextEntries", &ContextEntryListType),
    Member::new("ResourceHandlingOption", &ResourceHandlingOptionType),
    Member::new("MaxItems", &maxItemsType),
    Member::new("Marker", &markerType),
]);
pub(crate) static SimulationPolicyListType: Shape = shape::list("SimulationPolicyListType", &policyDocumentType, "member");
pub(crate) static SourceRoleTemplate: Shape = shape::structure("SourceRoleTemplate", &[
    Member::new("TemplateArn", &arnType).required(),
    Member::new("TemplateMinorVersion", &integerType).required(),
]);
pub(crate) static Statement: Shape = shape::structure("Statement", &[
    Member::new("SourcePolicyId", &PolicyIdentifierType),
    Member::new("SourcePolicyType", &PolicySourceType),
    Member::new("StartPosition", &Position),
    Member::new("EndPosition", &Position),
]);
pub(crate) static StatementListType: Shape = shape::list("StatementListType", &Statement, "member");
pub(crate) static Tag: Shape = shape::structure("Tag", &[
    Member::new("Key", &tagKeyType).required(),
    Member::new("Value", &tagValueType).required(),
]);
pub(crate) static TagInstanceProfileRequest: Shape = shape::structure("TagInstanceProfileRequest", &[
    Member::new("InstanceProfileName", &instanceProfileNameType).required(),
    Member::new("Tags", &tagListType).required(),
]);
pub(crate) static TagMFADeviceRequest: Shape = shape::structure("TagMFADeviceRequest", &[
    Member::new("SerialNumber", &serialNumberType).required(),
    Member::new("Tags", &tagListType).required(),
]);
pub(crate) static TagOpenIDConnectProviderRequest: Shape = shape::structure("TagOpenIDConnectProviderRequest", &[
    Member::new("OpenIDConnectProviderArn", &arnType).required(),
    Member::new("Tags", &tagListType).required(),
]);
pub(crate) static TagPolicyRequest: Shape = shape::structure("TagPolicyRequest", &[
    Member::new("PolicyArn", &arnType).required(),
    Member::new("Tags", &tagListType).required(),
]);
pub(crate) static TagRoleRequest: Shape = shape::structure("TagRoleRequest", &[
    Member::new("RoleName", &roleNameType).required(),
    Member::new("Tags", &tagListType).required(),
]);
pub(crate) static TagSAMLProviderRequest: Shape = shape::structure("TagSAMLProviderRequest", &[
    Member::new("SAMLProviderArn", &arnType).required(),
    Member::new("Tags", &tagListType).required(),
]);
pub(crate) static TagServerCertificateRequest: Shape = shape::structure("TagServerCertificateRequest", &[
    Member::new("ServerCertificateName", &serverCertificateNameType).required(),
    Member::new("Tags", &tagListType).required(),
]);
pub(crate) static TagTemplate: Shape = shape::structure("TagTemplate", &[
    Member::new("Key", &tagTemplateKeyType).required(),
    Member::new("Value", &tagTemplateValueType).required(),
]);
pub(crate) static TagUserRequest: Shape = shape::structure("TagUserRequest", &[
    Member::new("UserName", &existingUserNameType).required(),
    Member::new("Tags", &tagListType).required(),
]);
pub(crate) static TrackedActionLastAccessed: Shape = shape::structure("TrackedActionLastAccessed", &[
    Member::new("ActionName", &stringType),
    Member::new("LastAccessedEntity", &arnType),
    Member::new("LastAccessedTime", &dateType),
    Member::new("LastAccessedRegion", &stringType),
]);
pub(crate) static TrackedActionsLastAccessed: Shape = shape::list("TrackedActionsLastAccessed", &TrackedActionLastAccessed, "member");
pub(crate) static UntagInstanceProfileRequest: Shape = shape::structure("UntagInstanceProfileRequest", &[
    Member::new("InstanceProfileName", &instanceProfileNameType).required(),
    Member::new("TagKeys", &tagKeyListType).required(),
]);
pub(crate) static UntagMFADeviceRequest: Shape = shape::structure("UntagMFADeviceRequest", &[
    Member::new("SerialNumber", &serialNumberType).required(),
    Member::new("TagKeys", &tagKeyListType).required(),
]);
pub(crate) static UntagOpenIDConnectProviderRequest: Shape = shape::structure("UntagOpenIDConnectProviderRequest", &[
    Member::new("OpenIDConnectProviderArn", &arnType).required(),
    Member::new("TagKeys", &tagKeyListType).required(),
]);
pub(crate) static UntagPolicyRequest: Shape = shape::structure("UntagPolicyRequest", &[
    Member::new("PolicyArn", &arnType).required(),
    Member::new("TagKeys", &tagKeyListType).required(),
]);
pub(crate) static UntagRoleRequest: Shape = shape::structure("UntagRoleRequest", &[
    Member::new("RoleName", &roleNameType).required(),
    Member::new("TagKeys", &tagKeyListType).required(),
]);
pub(crate) static UntagSAMLProviderRequest: Shape = shape::structure("UntagSAMLProviderRequest", &[
    Member::new("SAMLProviderArn", &arnType).required(),
    Member::new("TagKeys", &tagKeyListType).required(),
]);
pub(crate) static UntagServerCertificateRequest: Shape = shape::structure("UntagServerCertificateRequest", &[
    Member::new("ServerCertificateName", &serverCertificateNameType).required(),
    Member::new("TagKeys", &tagKeyListType).required(),
]);
pub(crate) static UntagUserRequest: Shape = shape::structure("UntagUserRequest", &[
    Member::new("UserName", &existingUserNameType).required(),
    Member::new("TagKeys", &tagKeyListType).required(),
]);
pub(crate) static UpdateAccessKeyRequest: Shape = shape::structure("UpdateAccessKeyRequest", &[
    Member::new("UserName", &existingUserNameType),
    Member::new("AccessKeyId", &accessKeyIdType).required(),
    Member::new("Status", &statusType).required(),
]);
pub(crate) static UpdateAccountPasswordPolicyRequest: Shape = shape::structure("UpdateAccountPasswordPolicyRequest", &[
    Member::new("MinimumPasswordLength", &minimumPasswordLengthType),
    Member::new("RequireSymbols", &booleanType),
    Member::new("RequireNumbers", &booleanType),
    Member::new("RequireUppercaseCharacters", &booleanType),
    Member::new("RequireLowercaseCharacters", &booleanType),
    Member::new("AllowUsersToChangePassword", &booleanType),
    Member::new("MaxPasswordAge", &maxPasswordAgeType),
    Member::new("PasswordReusePrevention", &passwordReusePreventionType),
    Member::new("HardExpiry", &booleanObjectType),
]);
pub(crate) static UpdateAssumeRolePolicyRequest: Shape = shape::structure("UpdateAssumeRolePolicyRequest", &[
    Member::new("RoleName", &roleNameType).required(),
    Member::new("PolicyDocument", &policyDocumentType).required(),
]);
pub(crate) static UpdateDelegationRequestRequest: Shape = shape::structure("UpdateDelegationRequestRequest", &[
    Member::new("DelegationRequestId", &delegationRequestIdType).required(),
    Member::new("Notes", &notesType),
]);
pub(crate) static UpdateGroupRequest: Shape = shape::structure("UpdateGroupRequest", &[
    Member::new("GroupName", &groupNameType).required(),
    Member::new("NewPath", &pathType),
    Member::new("NewGroupName", &groupNameType),
]);
pub(crate) static UpdateLoginProfileRequest: Shape = shape::structure("UpdateLoginProfileRequest", &[
    Member::new("UserName", &userNameType).required(),
    Member::new("Password", &passwordType),
    Member::new("PasswordResetRequired", &booleanObjectType),
]);
pub(crate) static UpdateOpenIDConnectProviderThumbprintRequest: Shape = shape::structure("UpdateOpenIDConnectProviderThumbprintRequest", &[
    Member::new("OpenIDConnectProviderArn", &arnType).required(),
    Member::new("ThumbprintList", &thumbprintListType).required(),
]);
pub(crate) static UpdateRoleDescriptionRequest: Shape = shape::structure("UpdateRoleDescriptionRequest", &[
    Member::new("RoleName", &roleNameType).required(),
    Member::new("Description", &roleDescriptionType).required(),
]);
pub(crate) static UpdateRoleDescriptionResponse: Shape = shape::structure("UpdateRoleDescriptionResponse", &[
    Member::new("Role", &Role),
]);
pub(crate) static UpdateRoleRequest: Shape = shape::structure("UpdateRoleRequest", &[
    Member::new("RoleName", &roleNameType).required(),
    Member::new("Description", &roleDescriptionType),
    Member::new("MaxSessionDuration", &roleMaxSessionDurationType),
]);
pub(crate) static UpdateRoleResponse: Shape = shape::structure("UpdateRoleResponse", &[]);
pub(crate) static UpdateSAMLProviderRequest: Shape = shape::structure("UpdateSAMLProviderRequest", &[
    Member::new("SAMLMetadataDocument", &SAMLMetadataDocumentType),
    Member::new("SAMLProviderArn", &arnType).required(),
    Member::new("AssertionEncryptionMode", &assertionEncryptionModeType),
    Member::new("AddPrivateKey", &privateKeyType),
    Member::new("RemovePrivateKey", &privateKeyIdType),
]);
pub(crate) static UpdateSAMLProviderResponse: Shape = shape::structure("UpdateSAMLProviderResponse", &[
    Member::new("SAMLProviderArn", &arnType),
]);
pub(crate) static UpdateSSHPublicKeyRequest: Shape = shape::structure("UpdateSSHPublicKeyRequest", &[
    Member::new("UserName", &userNameType).required(),
    Member::new("SSHPublicKeyId", &publicKeyIdType).required(),
    Member::new("Status", &statusType).required(),
]);
pub(crate) static UpdateServerCertificateRequest: Shape = shape::structure("UpdateServerCertificateRequest", &[
    Member::new("ServerCertificateName", &serverCertificateNameType).required(),
    Member::new("NewPath", &pathType),
    Member::new("NewServerCertificateName", &serverCertificateNameType),
]);
pub(crate) static UpdateServiceSpecificCredentialRequest: Shape = shape::structure("UpdateServiceSpecificCredentialRequest", &[
    Member::new("UserName", &userNameType),
    Member::new("ServiceSpecificCredentialId", &serviceSpecificCredentialId).required(),
    Member::new("Status", &statusType).required(),
]);
pub(crate) static UpdateSigningCertificateRequest: Shape = shape::structure("UpdateSigningCertificateRequest", &[
    Member::new("UserName", &existingUserNameType),
    Member::new("CertificateId", &certificateIdType).required(),
    Member::new("Status", &statusType).required(),
]);
pub(crate) static UpdateUserRequest: Shape = shape::structure("UpdateUserRequest", &[
    Member::new("UserName", &existingUserNameType).required(),
    Member::new("NewPath", &pathType),
    Member::new("NewUserName", &userNameType),
]);
pub(crate) static UploadSSHPublicKeyRequest: Shape = shape::structure("UploadSSHPublicKeyRequest", &[
    Member::new("UserName", &userNameType).required(),
    Member::new("SSHPublicKeyBody", &publicKeyMaterialType).required(),
]);
pub(crate) static UploadSSHPublicKeyResponse: Shape = shape::structure("UploadSSHPublicKeyResponse", &[
    Member::new("SSHPublicKey", &SSHPublicKey),
]);
pub(crate) static UploadServerCertificateRequest: Shape = shape::structure("UploadServerCertificateRequest", &[
    Member::new("Path", &pathType),
    Member::new("ServerCertificateName", &serverCertificateNameType).required(),
    Member::new("CertificateBody", &certificateBodyType).required(),
    Member::new("PrivateKey", &privateKeyType).required(),
    Member::new("CertificateChain", &certificateChainType),
    Member::new("Tags", &tagListType),
]);
pub(crate) static UploadServerCertificateResponse: Shape = shape::structure("UploadServerCertificateResponse", &[
    Member::new("ServerCertificateMetadata", &ServerCertificateMetadata),
    Member::new("Tags", &tagListType),
]);
pub(crate) static UploadSigningCertificateRequest: Shape = shape::structure("UploadSigningCertificateRequest", &[
    Member::new("UserName", &existingUserNameType),
    Member::new("CertificateBody", &certificateBodyType).required(),
]);
pub(crate) static UploadSigningCertificateResponse: Shape = shape::structure("UploadSigningCertificateResponse", &[
    Member::new("Certificate", &SigningCertificate).required(),
]);
pub(crate) static User: Shape = shape::structure("User", &[
    Member::new("Path", &pathType).required(),
    Member::new("UserName", &userNameType).required(),
    Member::new("UserId", &idType).required(),
    Member::new("Arn", &arnType).required(),
    Member::new("CreateDate", &dateType).required(),
    Member::new("PasswordLastUsed", &dateType),
    Member::new("PermissionsBoundary", &AttachedPermissionsBoundary),
    Member::new("Tags", &tagListType),
]);
pub(crate) static UserDetail: Shape = shape::structure("UserDetail", &[
    Member::new("Path", &pathType),
    Member::new("UserName", &userNameType),
    Member::new("UserId", &idType),
    Member::new("Arn", &arnType),
    Member::new("CreateDate", &dateType),
    Member::new("UserPolicyList", &policyDetailListType),
    Member::new("GroupList", &groupNameListType),
    Member::new("AttachedManagedPolicies", &attachedPoliciesListType),
    Member::new("PermissionsBoundary", &AttachedPermissionsBoundary),
    Member::new("Tags", &tagListType),
]);
pub(crate) static VirtualMFADevice: Shape = shape::structure("VirtualMFADevice", &[
    Member::new("SerialNumber", &serialNumberType).required(),
    Member::new("Base32StringSeed", &BootstrapDatum),
    Member::new("QRCodePNG", &BootstrapDatum),
    Member::new("User", &User),
    Member::new("EnableDate", &dateType),
    Member::new("Tags", &tagListType),
]);
pub(crate) static accessKeyIdType: Shape = shape::string("accessKeyIdType").between(Some(16), Some(128)).matching(&pattern_22);
pub(crate) static accessKeyMetadataListType: Shape = shape::list("accessKeyMetadataListType", &AccessKeyMetadata, "member");
pub(crate) static accessKeySecretType: Shape = shape::string("accessKeySecretType").secret();
pub(crate) static accountAliasListType: Shape = shape::list("accountAliasListType", &accountAliasType, "member");
pub(crate) static accountAliasType: Shape = shape::string("accountAliasType").between(Some(3), Some(63)).matching(&pattern_26);
pub(crate) static accountIdType: Shape = shape::string("accountIdType").matching(&pattern_23);
pub(crate) static accountPropertiesMapType: Shape = shape::map("accountPropertiesMapType", &accountPropertyKeyType, &accountPropertyValueType);
pub(crate) static accountPropertyKeyType: Shape = shape::string("accountPropertyKeyType").between(Some(1), Some(50)).matching(&pattern_25);
pub(crate) static accountPropertyValueType: Shape = shape::string("accountPropertyValueType").between(Some(1), Some(1024));
pub(crate) static allUsers: Shape = shape::boolean("allUsers");
pub(crate) static arnType: Shape = shape::string("arnType").between(Some(20), Some(2048));
pub(crate) static assertionEncryptionModeType: Shape = shape::string("assertionEncryptionModeType").one_of(&["Required", "Allowed"]);
pub(crate) static assignmentStatusType: Shape = shape::string("assignmentStatusType").one_of(&["Assigned", "Unassigned", "Any"]);
pub(crate) static attachedPoliciesListType: Shape = shape::list("attachedPoliciesListType", &AttachedPolicy, "member");
pub(crate) static attachmentCountType: Shape = shape::integer("attachmentCountType");
pub(crate) static authenticationCodeType: Shape = shape::string("authenticationCodeType").between(Some(6), Some(6)).matching(&pattern_6);
pub(crate) static booleanObjectType: Shape = shape::boolean("booleanObjectType");
pub(crate) static booleanType: Shape = shape::boolean("booleanType");
pub(crate) static certificateBodyType: Shape = shape::string("certificateBodyType").between(Some(1), Some(16384)).matching(&pattern_13);
pub(crate) static certificateChainType: Shape = shape::string("certificateChainType").between(Some(1), Some(2097152)).matching(&pattern_13);
pub(crate) static certificateIdType: Shape = shape::string("certificateIdType").between(Some(24), Some(128)).matching(&pattern_22);
pub(crate) static certificateListType: Shape = shape::list("certificateListType", &SigningCertificate, "member");
pub(crate) static clientIDListType: Shape = shape::list("clientIDListType", &clientIDType, "member");
pub(crate) static clientIDType: Shape = shape::string("clientIDType").between(Some(1), Some(255));
pub(crate) static consoleDeepLinkType: Shape = shape::string("consoleDeepLinkType").between(Some(1), Some(255));
pub(crate) static credentialAgeDays: Shape = shape::integer("credentialAgeDays").between(Some(1), Some(36600));
pub(crate) static customSuffixType: Shape = shape::string("customSuffixType").between(Some(1), Some(64)).matching(&pattern_16);
pub(crate) static dateType: Shape = shape::timestamp("dateType");
pub(crate) static delegationRequestDescriptionType: Shape = shape::string("delegationRequestDescriptionType").between(None, Some(1000)).matching(&pattern_11);
pub(crate) static delegationRequestIdType: Shape = shape::string("delegationRequestIdType").between(Some(16), Some(128)).matching(&pattern_20);
pub(crate) static delegationRequestsListType: Shape = shape::list("delegationRequestsListType", &DelegationRequest, "member");
pub(crate) static encodingType: Shape = shape::string("encodingType").one_of(&["SSH", "PEM"]);
pub(crate) static entityDetailsListType: Shape = shape::list("entityDetailsListType", &EntityDetails, "member");
pub(crate) static entityListType: Shape = shape::list("entityListType", &EntityType, "member");
pub(crate) static entityNameType: Shape = shape::string("entityNameType").between(Some(1), Some(128)).matching(&pattern_16);
pub(crate) static existingUserNameType: Shape = shape::string("existingUserNameType").between(Some(1), Some(128)).matching(&pattern_16);
pub(crate) static globalEndpointTokenVersion: Shape = shape::string("globalEndpointTokenVersion").one_of(&["v1Token", "v2Token"]);
pub(crate) static groupDetailListType: Shape = shape::list("groupDetailListType", &GroupDetail, "member");
pub(crate) static groupListType: Shape = shape::list("groupListType", &Group, "member");
pub(crate) static groupNameListType: Shape = shape::list("groupNameListType", &groupNameType, "member");
pub(crate) static groupNameType: Shape = shape::string("groupNameType").between(Some(1), Some(128)).matching(&pattern_16);
pub(crate) static idType: Shape = shape::string("idType").between(Some(16), Some(128)).matching(&pattern_22);
pub(crate) static inlinePolicyTemplateListType: Shape = shape::list("inlinePolicyTemplateListType", &InlinePolicy, "member");
pub(crate) static instanceProfileListType: Shape = shape::list("instanceProfileListType", &InstanceProfile, "member");
pub(crate) static instanceProfileNameType: Shape = shape::string("instanceProfileNameType").between(Some(1), Some(128)).matching(&pattern_16);
pub(crate) static integerType: Shape = shape::integer("integerType");
pub(crate) static jobIDType: Shape = shape::string("jobIDType").between(Some(36), Some(36));
pub(crate) static jobStatusType: Shape = shape::string("jobStatusType").one_of(&["IN_PROGRESS", "COMPLETED", "FAILED"]);
pub(crate) static listPolicyGrantingServiceAccessResponseListType: Shape = shape::list("listPolicyGrantingServiceAccessResponseListType", &ListPoliciesGrantingServiceAccessEntry, "member");
pub(crate) static localeType: Shape = shape::string("localeType").between(Some(2), Some(12));
pub(crate) static managedByTypeType: Shape = shape::string("managedByTypeType").one_of(&["Service"]);
pub(crate) static managedByValueType: Shape = shape::string("managedByValueType").between(Some(1), Some(128));
pub(crate) static managedPolicyArnListType: Shape = shape::list("managedPolicyArnListType", &arnType, "member");
pub(crate) static mapStringReplacementValueEntry: Shape = shape::map("mapStringReplacementValueEntry", &stringType, &ReplacementValueEntry).between(None, Some(30));
pub(crate) static markerType: Shape = shape::string("markerType").between(Some(1), Some(320)).matching(&pattern_14);
pub(crate) static maxItemsType: Shape = shape::integer("maxItemsType").between(Some(1), Some(1000));
pub(crate) static maxPasswordAgeType: Shape = shape::integer("maxPasswordAgeType").between(Some(1), Some(1095));
pub(crate) static mfaDeviceListType: Shape = shape::list("mfaDeviceListType", &MFADevice, "member");
pub(crate) static minimumPasswordLengthType: Shape = shape::integer("minimumPasswordLengthType").between(Some(6), Some(128));
pub(crate) static minorVersionType: Shape = shape::integer("minorVersionType");
pub(crate) static notesType: Shape = shape::string("notesType").between(None, Some(500)).matching(&pattern_11);
pub(crate) static notificationChannelType: Shape = shape::string("notificationChannelType").between(Some(2), Some(400)).matching(&pattern_28);
pub(crate) static organizationsEntityPathType: Shape = shape::string("organizationsEntityPathType").between(Some(19), Some(427)).matching(&pattern_30);
pub(crate) static organizationsPolicyIdType: Shape = shape::string("organizationsPolicyIdType").matching(&pattern_32);
pub(crate) static ownerIdType: Shape = shape::string("ownerIdType").between(Some(20), Some(2048)).matching(&pattern_27);
pub(crate) static parameterDefaultValueType: Shape = shape::string("parameterDefaultValueType").between(None, Some(1024));
pub(crate) static parameterDescriptionType: Shape = shape::string("parameterDescriptionType").between(None, Some(1000));
pub(crate) static parameterNameType: Shape = shape::string("parameterNameType").between(Some(1), Some(128));
pub(crate) static parameterSubTypeType: Shape = shape::string("parameterSubTypeType").between(None, Some(256));
pub(crate) static parameterTypeType: Shape = shape::string("parameterTypeType").one_of(&["String", "StringList", "Number", "NumberList", "Arn", "ArnList"]);
pub(crate) static parametersDefinitionListType: Shape = shape::list("parametersDefinitionListType", &ParameterDefinition, "member");
pub(crate) static passwordReusePreventionType: Shape = shape::integer("passwordReusePreventionType").between(Some(1), Some(24));
pub(crate) static passwordType: Shape = shape::string("passwordType").between(Some(1), Some(128)).matching(&pattern_13).secret();
pub(crate) static pathPrefixType: Shape = shape::string("pathPrefixType").between(Some(1), Some(512)).matching(&pattern_24);
pub(crate) static pathType: Shape = shape::string("pathType").between(Some(1), Some(512)).matching(&pattern_1);
pub(crate) static permissionCheckResultType: Shape = shape::string("permissionCheckResultType").one_of(&["ALLOWED", "DENIED", "UNSURE"]);
pub(crate) static permissionCheckStatusType: Shape = shape::string("permissionCheckStatusType").one_of(&["COMPLETE", "IN_PROGRESS", "FAILED"]);
pub(crate) static permissionType: Shape = shape::string("permissionType");
pub(crate) static policyDescriptionType: Shape = shape::string("policyDescriptionType").between(None, Some(1000));
pub(crate) static policyDetailListType: Shape = shape::list("policyDetailListType", &PolicyDetail, "member");
pub(crate) static policyDocumentType: Shape = shape::string("policyDocumentType").between(Some(1), Some(131072)).matching(&pattern_13);
pub(crate) static policyDocumentVersionListType: Shape = shape::list("policyDocumentVersionListType", &PolicyVersion, "member");
pub(crate) static policyGrantingServiceAccessListType: Shape = shape::list("policyGrantingServiceAccessListType", &PolicyGrantingServiceAccess, "member");
pub(crate) static policyListType: Shape = shape::list("policyListType", &Policy, "member");
pub(crate) static policyNameListType: Shape = shape::list("policyNameListType", &policyNameType, "member");
pub(crate) static policyNameType: Shape = shape::string("policyNameType").between(Some(1), Some(128)).matching(&pattern_16);
pub(crate) static policyOwnerEntityType: Shape = shape::string("policyOwnerEntityType").one_of(&["USER", "ROLE", "GROUP"]);
pub(crate) static policyParameterListType: Shape = shape::list("policyParameterListType", &PolicyParameter, "member").between(None, Some(50));
pub(crate) static policyParameterNameType: Shape = shape::string("policyParameterNameType").between(Some(5), Some(256)).matching(&pattern_3);
pub(crate) static policyParameterValueType: Shape = shape::string("policyParameterValueType").matching(&pattern_3);
pub(crate) static policyParameterValuesListType: Shape = shape::list("policyParameterValuesListType", &policyParameterValueType, "member");
pub(crate) static policyPathType: Shape = shape::string("policyPathType").between(Some(1), Some(512)).matching(&pattern_0);
pub(crate) static policyScopeType: Shape = shape::string("policyScopeType").one_of(&["All", "AWS", "Local"]);
pub(crate) static policyType: Shape = shape::string("policyType").one_of(&["INLINE", "MANAGED"]);
pub(crate) static policyVersionIdType: Shape = shape::string("policyVersionIdType").matching(&pattern_33);
pub(crate) static privateKeyIdType: Shape = shape::string("privateKeyIdType").between(Some(22), Some(64)).matching(&pattern_5);
pub(crate) static privateKeyList: Shape = shape::list("privateKeyList", &SAMLPrivateKey, "member").between(None, Some(2));
pub(crate) static privateKeyType: Shape = shape::string("privateKeyType").between(Some(1), Some(16384)).matching(&pattern_13).secret();
pub(crate) static publicKeyFingerprintType: Shape = shape::string("publicKeyFingerprintType").between(Some(48), Some(48)).matching(&pattern_4);
pub(crate) static publicKeyIdType: Shape = shape::string("publicKeyIdType").between(Some(20), Some(128)).matching(&pattern_22);
pub(crate) static publicKeyMaterialType: Shape = shape::string("publicKeyMaterialType").between(Some(1), Some(16384)).matching(&pattern_13);
pub(crate) static redirectUrlType: Shape = shape::string("redirectUrlType").between(Some(1), Some(255)).matching(&pattern_29);
pub(crate) static replacementValueListType: Shape = shape::list("replacementValueListType", &stringType, "member").between(Some(1), Some(20));
pub(crate) static requestMessageType: Shape = shape::string("requestMessageType").between(None, Some(200)).matching(&pattern_11);
pub(crate) static requestorNameType: Shape = shape::string("requestorNameType").between(None, Some(30)).matching(&pattern_11);
pub(crate) static requestorWorkflowIdType: Shape = shape::string("requestorWorkflowIdType").between(Some(5), Some(400)).matching(&pattern_12);
pub(crate) static responseMarkerType: Shape = shape::string("responseMarkerType");
pub(crate) static roleDescriptionPatternType: Shape = shape::string("roleDescriptionPatternType").between(Some(1), Some(512));
pub(crate) static roleDescriptionType: Shape = shape::string("roleDescriptionType").between(None, Some(1000)).matching(&pattern_11);
pub(crate) static roleDetailListType: Shape = shape::list("roleDetailListType", &RoleDetail, "member");
pub(crate) static roleListType: Shape = shape::list("roleListType", &Role, "member");
pub(crate) static roleMaxSessionDurationType: Shape = shape::integer("roleMaxSessionDurationType").between(Some(3600), Some(43200));
pub(crate) static roleNamePatternType: Shape = shape::string("roleNamePatternType").between(Some(1), Some(256));
pub(crate) static roleNameType: Shape = shape::string("roleNameType").between(Some(1), Some(64)).matching(&pattern_16);
pub(crate) static rolePathPatternType: Shape = shape::string("rolePathPatternType").between(Some(1), Some(256)).matching(&pattern_2);
pub(crate) static rolePermissionRestrictionArnListType: Shape = shape::list("rolePermissionRestrictionArnListType", &arnType, "member");
pub(crate) static roleTemplateDescriptionType: Shape = shape::string("roleTemplateDescriptionType").between(None, Some(512)).matching(&pattern_11);
pub(crate) static roleTemplateNameType: Shape = shape::string("roleTemplateNameType").between(Some(1), Some(128)).matching(&pattern_17);
pub(crate) static serialNumberType: Shape = shape::string("serialNumberType").between(Some(9), Some(256)).matching(&pattern_18);
pub(crate) static serverCertificateMetadataListType: Shape = shape::list("serverCertificateMetadataListType", &ServerCertificateMetadata, "member");
pub(crate) static serverCertificateNameType: Shape = shape::string("serverCertificateNameType").between(Some(1), Some(128)).matching(&pattern_16);
pub(crate) static serviceCredentialAlias: Shape = shape::string("serviceCredentialAlias").between(Some(0), Some(200)).matching(&pattern_16);
pub(crate) static serviceCredentialSecret: Shape = shape::string("serviceCredentialSecret").secret();
pub(crate) static serviceName: Shape = shape::string("serviceName");
pub(crate) static serviceNameType: Shape = shape::string("serviceNameType");
pub(crate) static serviceNamespaceListType: Shape = shape::list("serviceNamespaceListType", &serviceNamespaceType, "member").between(Some(1), Some(200));
pub(crate) static serviceNamespaceType: Shape = shape::string("serviceNamespaceType").between(Some(1), Some(64)).matching(&pattern_19);
pub(crate) static servicePassword: Shape = shape::string("servicePassword").secret();
pub(crate) static serviceSpecificCredentialId: Shape = shape::string("serviceSpecificCredentialId").between(Some(20), Some(128)).matching(&pattern_22);
pub(crate) static serviceUserName: Shape = shape::string("serviceUserName").between(Some(0), Some(200)).matching(&pattern_15);
pub(crate) static sessionDurationType: Shape = shape::integer("sessionDurationType").between(Some(300), Some(43200));
pub(crate) static sortKeyType: Shape = shape::string("sortKeyType").one_of(&["SERVICE_NAMESPACE_ASCENDING", "SERVICE_NAMESPACE_DESCENDING", "LAST_AUTHENTICATED_TIME_ASCENDING", "LAST_AUTHENTICATED_TIME_DESCENDING"]);
pub(crate) static stateType: Shape = shape::string("stateType").one_of(&["UNASSIGNED", "ASSIGNED", "PENDING_APPROVAL", "FINALIZED", "ACCEPTED", "REJECTED", "EXPIRED"]);
pub(crate) static statusType: Shape = shape::string("statusType").one_of(&["Active", "Inactive", "Expired"]);
pub(crate) static stringType: Shape = shape::string("stringType");
pub(crate) static summaryContentType: Shape = shape::string("summaryContentType").between(Some(0), Some(10000));
pub(crate) static summaryKeyType: Shape = shape::string("summaryKeyType").one_of(&["Users", "UsersQuota", "Groups", "GroupsQuota", "ServerCertificates", "ServerCertificatesQuota", "UserPolicySizeQuota", "GroupPolicySizeQuota", "GroupsPerUserQuota", "SigningCertificatesPerUserQuota", "AccessKeysPerUserQuota", "MFADevices", "MFADevicesInUse", "AccountMFAEnabled", "AccountAccessKeysPresent", "AccountPasswordPresent", "AccountSigningCertificatesPresent", "AttachedPoliciesPerGroupQuota", "AttachedPoliciesPerRoleQuota", "AttachedPoliciesPerUserQuota", "Policies", "PoliciesQuota", "PolicySizeQuota", "PolicyVersionsInUse", "PolicyVersionsInUseQuota", "VersionsPerPolicyQuota", "GlobalEndpointTokenVersion", "AssumeRolePolicySizeQuota", "InstanceProfiles", "InstanceProfilesQuota", "Providers", "RolePolicySizeQuota", "Roles", "RolesQuota"]);
pub(crate) static summaryMapType: Shape = shape::map("summaryMapType", &summaryKeyType, &summaryValueType);
pub(crate) static summaryStateType: Shape = shape::string("summaryStateType").one_of(&["AVAILABLE", "NOT_AVAILABLE", "NOT_SUPPORTED", "FAILED"]);
pub(crate) static summaryValueType: Shape = shape::integer("summaryValueType");
pub(crate) static tagKeyListType: Shape = shape::list("tagKeyListType", &tagKeyType, "member").between(None, Some(50));
pub(crate) static tagKeyType: Shape = shape::string("tagKeyType").between(Some(1), Some(128)).matching(&pattern_8);
pub(crate) static tagListType: Shape = shape::list("tagListType", &Tag, "member").between(None, Some(50));
pub(crate) static tagTemplateKeyType: Shape = shape::string("tagTemplateKeyType").between(Some(1), Some(128)).matching(&pattern_10);
pub(crate) static tagTemplateListType: Shape = shape::list("tagTemplateListType", &TagTemplate, "member").between(None, Some(50));
pub(crate) static tagTemplateValueType: Shape = shape::string("tagTemplateValueType").between(Some(0), Some(256)).matching(&pattern_9);
pub(crate) static tagValueType: Shape = shape::string("tagValueType").between(Some(0), Some(256)).matching(&pattern_7);
pub(crate) static thumbprintListType: Shape = shape::list("thumbprintListType", &thumbprintType, "member");
pub(crate) static thumbprintType: Shape = shape::string("thumbprintType").between(Some(40), Some(40));
pub(crate) static userDetailListType: Shape = shape::list("userDetailListType", &UserDetail, "member");
pub(crate) static userListType: Shape = shape::list("userListType", &User, "member");
pub(crate) static userNameType: Shape = shape::string("userNameType").between(Some(1), Some(64)).matching(&pattern_16);
pub(crate) static virtualMFADeviceListType: Shape = shape::list("virtualMFADeviceListType", &VirtualMFADevice, "member");
pub(crate) static virtualMFADeviceName: Shape = shape::string("virtualMFADeviceName").between(Some(1), None).matching(&pattern_16);
/// Every shape of this service.
#[cfg(test)]
pub(crate) static SHAPES: &[&Shape] = &[
    &AcceptDelegationRequestRequest,
    &AccessAdvisorUsageGranularityType,
    &AccessDetail,
    &AccessDetails,
    &AccessKey,
    &AccessKeyLastUsed,
    &AccessKeyMetadata,
    &AcquireRoleRequest,
    &AcquireRoleResponse,
    &ActionNameListType,
    &ActionNameType,
    &AddClientIDToOpenIDConnectProviderRequest,
    &AddRoleToInstanceProfileRequest,
    &AddUserToGroupRequest,
    &ArnListType,
    &AssociateDelegationRequestRequest,
    &AttachGroupPolicyRequest,
    &AttachRolePolicyRequest,
    &AttachUserPolicyRequest,
    &AttachedPermissionsBoundary,
    &AttachedPolicy,
    &AttachmentName,
    &AttachmentType,
    &BootstrapDatum,
    &CertificationKeyType,
    &CertificationMapType,
    &CertificationValueType,
    &ChangePasswordRequest,
    &ColumnNumber,
    &ContextEntry,
    &ContextEntryListType,
    &ContextKeyNameType,
    &ContextKeyNamesResultListType,
    &ContextKeyTypeEnum,
    &ContextKeyValueListType,
    &ContextKeyValueType,
    &CreateAccessKeyRequest,
    &CreateAccessKeyResponse,
    &CreateAccountAliasRequest,
    &CreateDelegationRequestRequest,
    &CreateDelegationRequestResponse,
    &CreateGroupRequest,
    &CreateGroupResponse,
    &CreateInstanceProfileRequest,
    &CreateInstanceProfileResponse,
    &CreateLoginProfileRequest,
    &CreateLoginProfileResponse,
    &CreateOpenIDConnectProviderRequest,
    &CreateOpenIDConnectProviderResponse,
    &CreatePolicyRequest,
    &CreatePolicyResponse,
    &CreatePolicyVersionRequest,
    &CreatePolicyVersionResponse,
    &CreateRoleRequest,
    &CreateRoleResponse,
    &CreateSAMLProviderRequest,
    &CreateSAMLProviderResponse,
    &CreateServiceLinkedRoleRequest,
    &CreateServiceLinkedRoleResponse,
    &CreateServiceSpecificCredentialRequest,
    &CreateServiceSpecificCredentialResponse,
    &CreateUserRequest,
    &CreateUserResponse,
    &CreateVirtualMFADeviceRequest,
    &CreateVirtualMFADeviceResponse,
    &DeactivateMFADeviceRequest,
    &DelegationPermission,
    &DelegationRequest,
    &DeleteAccessKeyRequest,
    &DeleteAccountAliasRequest,
    &DeleteGroupPolicyRequest,
    &DeleteGroupRequest,
    &DeleteInstanceProfileRequest,
    &DeleteLoginProfileRequest,
    &DeleteOpenIDConnectProviderRequest,
    &DeletePolicyRequest,
    &DeletePolicyVersionRequest,
    &DeleteRolePermissionsBoundaryRequest,
    &DeleteRolePolicyRequest,
    &DeleteRoleRequest,
    &DeleteSAMLProviderRequest,
    &DeleteSSHPublicKeyRequest,
    &DeleteServerCertificateRequest,
    &DeleteServiceLinkedRoleRequest,
    &DeleteServiceLinkedRoleResponse,
    &DeleteServiceSpecificCredentialRequest,
    &DeleteSigningCertificateRequest,
    &DeleteUserPermissionsBoundaryRequest,
    &DeleteUserPolicyRequest,
    &DeleteUserRequest,
    &DeleteVirtualMFADeviceRequest,
    &DeletionTaskFailureReasonType,
    &DeletionTaskIdType,
    &DeletionTaskStatusType,
    &DetachGroupPolicyRequest,
    &DetachRolePolicyRequest,
    &DetachUserPolicyRequest,
    &DisableOrganizationsRootCredentialsManagementRequest,
    &DisableOrganizationsRootCredentialsManagementResponse,
    &DisableOrganizationsRootSessionsRequest,
    &DisableOrganizationsRootSessionsResponse,
    &EnableMFADeviceRequest,
    &EnableOrganizationsRootCredentialsManagementRequest,
    &EnableOrganizationsRootCredentialsManagementResponse,
    &EnableOrganizationsRootSessionsRequest,
    &EnableOrganizationsRootSessionsResponse,
    &EnableOutboundWebIdentityFederationResponse,
    &EntityDetails,
    &EntityInfo,
    &EntityType,
    &ErrorDetails,
    &EvalDecisionDetailsType,
    &EvalDecisionSourceType,
    &EvaluationResult,
    &EvaluationResultsListType,
    &FeatureType,
    &FeaturesListType,
    &GenerateCredentialReportResponse,
    &GenerateOrganizationsAccessReportRequest,
    &GenerateOrganizationsAccessReportResponse,
    &GenerateServiceLastAccessedDetailsRequest,
    &GenerateServiceLastAccessedDetailsResponse,
    &GetAccessKeyLastUsedRequest,
    &GetAccessKeyLastUsedResponse,
    &GetAccountAuthorizationDetailsRequest,
    &GetAccountAuthorizationDetailsResponse,
    &GetAccountPasswordPolicyResponse,
    &GetAccountPropertiesRequest,
    &GetAccountPropertiesResponse,
    &GetAccountSummaryResponse,
    &GetContextKeysForCustomPolicyRequest,
    &GetContextKeysForPolicyResponse,
    &GetContextKeysForPrincipalPolicyRequest,
    &GetCredentialReportResponse,
    &GetDelegationRequestRequest,
    &GetDelegationRequestResponse,
    &GetGroupPolicyRequest,
    &GetGroupPolicyResponse,
    &GetGroupRequest,
    &GetGroupResponse,
    &GetHumanReadableSummaryRequest,
    &GetHumanReadableSummaryResponse,
    &GetInstanceProfileRequest,
    &GetInstanceProfileResponse,
    &GetLoginProfileRequest,
    &GetLoginProfileResponse,
    &GetMFADeviceRequest,
    &GetMFADeviceResponse,
    &GetOpenIDConnectProviderRequest,
    &GetOpenIDConnectProviderResponse,
    &GetOrganizationsAccessReportRequest,
    &GetOrganizationsAccessReportResponse,
    &GetOutboundWebIdentityFederationInfoResponse,
    &GetPolicyRequest,
    &GetPolicyResponse,
    &GetPolicyVersionRequest,
    &GetPolicyVersionResponse,
    &GetRolePolicyRequest,
    &GetRolePolicyResponse,
    &GetRoleRequest,
    &GetRoleResponse,
    &GetRoleTemplateVersionRequest,
    &GetRoleTemplateVersionResponse,
    &GetSAMLProviderRequest,
    &GetSAMLProviderResponse,
    &GetSSHPublicKeyRequest,
    &GetSSHPublicKeyResponse,
    &GetServerCertificateRequest,
    &GetServerCertificateResponse,
    &GetServiceLastAccessedDetailsRequest,
    &GetServiceLastAccessedDetailsResponse,
    &GetServiceLastAccessedDetailsWithEntitiesRequest,
    &GetServiceLastAccessedDetailsWithEntitiesResponse,
    &GetServiceLinkedRoleDeletionStatusRequest,
    &GetServiceLinkedRoleDeletionStatusResponse,
    &GetUserPolicyRequest,
    &GetUserPolicyResponse,
    &GetUserRequest,
    &GetUserResponse,
    &Group,
    &GroupDetail,
    &InlinePolicy,
    &InlinePolicyIdentifierType,
    &InstanceProfile,
    &LineNumber,
    &ListAccessKeysRequest,
    &ListAccessKeysResponse,
    &ListAccountAliasesRequest,
    &ListAccountAliasesResponse,
    &ListAttachedGroupPoliciesRequest,
    &ListAttachedGroupPoliciesResponse,
    &ListAttachedRolePoliciesRequest,
    &ListAttachedRolePoliciesResponse,
    &ListAttachedUserPoliciesRequest,
    &ListAttachedUserPoliciesResponse,
    &ListDelegationRequestsRequest,
    &ListDelegationRequestsResponse,
    &ListEntitiesForPolicyRequest,
    &ListEntitiesForPolicyResponse,
    &ListGroupPoliciesRequest,
    &ListGroupPoliciesResponse,
    &ListGroupsForUserRequest,
    &ListGroupsForUserResponse,
    &ListGroupsRequest,
    &ListGroupsResponse,
    &ListInstanceProfileTagsRequest,
    &ListInstanceProfileTagsResponse,
    &ListInstanceProfilesForRoleRequest,
    &ListInstanceProfilesForRoleResponse,
    &ListInstanceProfilesRequest,
    &ListInstanceProfilesResponse,
    &ListMFADeviceTagsRequest,
    &ListMFADeviceTagsResponse,
    &ListMFADevicesRequest,
    &ListMFADevicesResponse,
    &ListOpenIDConnectProviderTagsRequest,
    &ListOpenIDConnectProviderTagsResponse,
    &ListOpenIDConnectProvidersRequest,
    &ListOpenIDConnectProvidersResponse,
    &ListOrganizationsFeaturesRequest,
    &ListOrganizationsFeaturesResponse,
    &ListPoliciesGrantingServiceAccessEntry,
    &ListPoliciesGrantingServiceAccessRequest,
    &ListPoliciesGrantingServiceAccessResponse,
    &ListPoliciesRequest,
    &ListPoliciesResponse,
    &ListPolicyTagsRequest,
    &ListPolicyTagsResponse,
    &ListPolicyVersionsRequest,
    &ListPolicyVersionsResponse,
    &ListRolePoliciesRequest,
    &ListRolePoliciesResponse,
    &ListRoleTagsRequest,
    &ListRoleTagsResponse,
    &ListRolesRequest,
    &ListRolesResponse,
    &ListSAMLProviderTagsRequest,
    &ListSAMLProviderTagsResponse,
    &ListSAMLProvidersRequest,
    &ListSAMLProvidersResponse,
    &ListSSHPublicKeysRequest,
    &ListSSHPublicKeysResponse,
    &ListServerCertificateTagsRequest,
    &ListServerCertificateTagsResponse,
    &ListServerCertificatesRequest,
    &ListServerCertificatesResponse,
    &ListServiceSpecificCredentialsRequest,
    &ListServiceSpecificCredentialsResponse,
    &ListSigningCertificatesRequest,
    &ListSigningCertificatesResponse,
    &ListUserPoliciesRequest,
    &ListUserPoliciesResponse,
    &ListUserTagsRequest,
    &ListUserTagsResponse,
    &ListUsersRequest,
    &ListUsersResponse,
    &ListVirtualMFADevicesRequest,
    &ListVirtualMFADevicesResponse,
    &LoginProfile,
    &MFADevice,
    &ManagedPolicyDetail,
    &ManagedPolicyDetailListType,
    &OpenIDConnectProviderListEntry,
    &OpenIDConnectProviderListType,
    &OpenIDConnectProviderUrlType,
    &OrderedOrganizationPolicyType,
    &OrganizationIdType,
    &OrganizationPolicyListType,
    &OrganizationsDecisionDetail,
    &ParameterDefinition,
    &PasswordPolicy,
    &PermissionsBoundaryAttachmentType,
    &PermissionsBoundaryDecisionDetail,
    &Policy,
    &PolicyDetail,
    &PolicyEvaluationDecisionType,
    &PolicyExclusionsListType,
    &PolicyGrantingServiceAccess,
    &PolicyGroup,
    &PolicyGroupListType,
    &PolicyIdentifier,
    &PolicyIdentifierPolicyType,
    &PolicyIdentifierType,
    &PolicyParameter,
    &PolicyParameterTypeEnum,
    &PolicyRole,
    &PolicyRoleListType,
    &PolicySourceType,
    &PolicyUsageType,
    &PolicyUser,
    &PolicyUserListType,
    &PolicyVersion,
    &Position,
    &PutAccountPropertiesRequest,
    &PutAccountPropertiesResponse,
    &PutGroupPolicyRequest,
    &PutRolePermissionsBoundaryRequest,
    &PutRolePolicyRequest,
    &PutUserPermissionsBoundaryRequest,
    &PutUserPolicyRequest,
    &ReasonType,
    &RegionNameType,
    &RejectDelegationRequestRequest,
    &RemoveClientIDFromOpenIDConnectProviderRequest,
    &RemoveRoleFromInstanceProfileRequest,
    &RemoveUserFromGroupRequest,
    &ReplacementValueEntry,
    &ReportContentType,
    &ReportFormatType,
    &ReportStateDescriptionType,
    &ReportStateType,
    &ResetServiceSpecificCredentialRequest,
    &ResetServiceSpecificCredentialResponse,
    &ResourceHandlingOptionType,
    &ResourceNameListType,
    &ResourceNameType,
    &ResourceSpecificResult,
    &ResourceSpecificResultListType,
    &ResyncMFADeviceRequest,
    &Role,
    &RoleDetail,
    &RoleLastUsed,
    &RoleTemplateVersion,
    &RoleUsageListType,
    &RoleUsageType,
    &SAMLMetadataDocumentType,
    &SAMLPrivateKey,
    &SAMLProviderListEntry,
    &SAMLProviderListType,
    &SAMLProviderNameType,
    &SSHPublicKey,
    &SSHPublicKeyListType,
    &SSHPublicKeyMetadata,
    &SendDelegationTokenRequest,
    &ServerCertificate,
    &ServerCertificateMetadata,
    &ServiceLastAccessed,
    &ServiceSpecificCredential,
    &ServiceSpecificCredentialMetadata,
    &ServiceSpecificCredentialsListType,
    &ServicesLastAccessed,
    &SetDefaultPolicyVersionRequest,
    &SetSecurityTokenServicePreferencesRequest,
    &SigningCertificate,
    &SimulateCustomPolicyRequest,
    &SimulatePolicyResponse,
    &SimulatePrincipalPolicyRequest,
    &SimulationPolicyListType,
    &SourceRoleTemplate,
    &Statement,
    &StatementListType,
    &Tag,
    &TagInstanceProfileRequest,
    &TagMFADeviceRequest,
    &TagOpenIDConnectProviderRequest,
    &TagPolicyRequest,
    &TagRoleRequest,
    &TagSAMLProviderRequest,
    &TagServerCertificateRequest,
    &TagTemplate,
    &TagUserRequest,
    &TrackedActionLastAccessed,
    &TrackedActionsLastAccessed,
    &UntagInstanceProfileRequest,
    &UntagMFADeviceRequest,
    &UntagOpenIDConnectProviderRequest,
    &UntagPolicyRequest,
    &UntagRoleRequest,
    &UntagSAMLProviderRequest,
    &UntagServerCertificateRequest,
    &UntagUserRequest,
    &UpdateAccessKeyRequest,
    &UpdateAccountPasswordPolicyRequest,
    &UpdateAssumeRolePolicyRequest,
    &UpdateDelegationRequestRequest,
    &UpdateGroupRequest,
    &UpdateLoginProfileRequest,
    &UpdateOpenIDConnectProviderThumbprintRequest,
    &UpdateRoleDescriptionRequest,
    &UpdateRoleDescriptionResponse,
    &UpdateRoleRequest,
    &UpdateRoleResponse,
    &UpdateSAMLProviderRequest,
    &UpdateSAMLProviderResponse,
    &UpdateSSHPublicKeyRequest,
    &UpdateServerCertificateRequest,
    &UpdateServiceSpecificCredentialRequest,
    &UpdateSigningCertificateRequest,
    &UpdateUserRequest,
    &UploadSSHPublicKeyRequest,
    &UploadSSHPublicKeyResponse,
    &UploadServerCertificateRequest,
    &UploadServerCertificateResponse,
    &UploadSigningCertificateRequest,
    &UploadSigningCertificateResponse,
    &User,
    &UserDetail,
    &VirtualMFADevice,
    &accessKeyIdType,
    &accessKeyMetadataListType,
    &accessKeySecretType,
    &accountAliasListType,
    &accountAliasType,
    &accountIdType,
    &accountPropertiesMapType,
    &accountPropertyKeyType,
    &accountPropertyValueType,
    &allUsers,
    &arnType,
    &assertionEncryptionModeType,
    &assignmentStatusType,
    &attachedPoliciesListType,
    &attachmentCountType,
    &authenticationCodeType,
    &booleanObjectType,
    &booleanType,
    &certificateBodyType,
    &certificateChainType,
    &certificateIdType,
    &certificateListType,
    &clientIDListType,
    &clientIDType,
    &consoleDeepLinkType,
    &credentialAgeDays,
    &customSuffixType,
    &dateType,
    &delegationRequestDescriptionType,
    &delegationRequestIdType,
    &delegationRequestsListType,
    &encodingType,
    &entityDetailsListType,
    &entityListType,
    &entityNameType,
    &existingUserNameType,
    &globalEndpointTokenVersion,
    &groupDetailListType,
    &groupListType,
    &groupNameListType,
    &groupNameType,
    &idType,
    &inlinePolicyTemplateListType,
    &instanceProfileListType,
    &instanceProfileNameType,
    &integerType,
    &jobIDType,
    &jobStatusType,
    &listPolicyGrantingServiceAccessResponseListType,
    &localeType,
    &managedByTypeType,
    &managedByValueType,
    &managedPolicyArnListType,
    &mapStringReplacementValueEntry,
    &markerType,
    &maxItemsType,
    &maxPasswordAgeType,
    &mfaDeviceListType,
    &minimumPasswordLengthType,
    &minorVersionType,
    &notesType,
    &notificationChannelType,
    &organizationsEntityPathType,
    &organizationsPolicyIdType,
    &ownerIdType,
    &parameterDefaultValueType,
    &parameterDescriptionType,
    &parameterNameType,
    &parameterSubTypeType,
    &parameterTypeType,
    &parametersDefinitionListType,
    &passwordReusePreventionType,
    &passwordType,
    &pathPrefixType,
    &pathType,
    &permissionCheckResultType,
    &permissionCheckStatusType,
    &permissionType,
    &policyDescriptionType,
    &policyDetailListType,
    &policyDocumentType,
    &policyDocumentVersionListType,
    &policyGrantingServiceAccessListType,
    &policyListType,
    &policyNameListType,
    &policyNameType,
    &policyOwnerEntityType,
    &policyParameterListType,
    &policyParameterNameType,
    &policyParameterValueType,
    &policyParameterValuesListType,
    &policyPathType,
    &policyScopeType,
    &policyType,
    &policyVersionIdType,
    &privateKeyIdType,
    &privateKeyList,
    &privateKeyType,
    &publicKeyFingerprintType,
    &publicKeyIdType,
    &publicKeyMaterialType,
    &redirectUrlType,
    &replacementValueListType,
    &requestMessageType,
    &requestorNameType,
    &requestorWorkflowIdType,
    &responseMarkerType,
    &roleDescriptionPatternType,
    &roleDescriptionType,
    &roleDetailListType,
    &roleListType,
    &roleMaxSessionDurationType,
    &roleNamePatternType,
    &roleNameType,
    &rolePathPatternType,
    &rolePermissionRestrictionArnListType,
    &roleTemplateDescriptionType,
    &roleTemplateNameType,
    &serialNumberType,
    &serverCertificateMetadataListType,
    &serverCertificateNameType,
    &serviceCredentialAlias,
    &serviceCredentialSecret,
    &serviceName,
    &serviceNameType,
    &serviceNamespaceListType,
    &serviceNamespaceType,
    &servicePassword,
    &serviceSpecificCredentialId,
    &serviceUserName,
    &sessionDurationType,
    &sortKeyType,
    &stateType,
    &statusType,
    &stringType,
    &summaryContentType,
    &summaryKeyType,
    &summaryMapType,
    &summaryStateType,
    &summaryValueType,
    &tagKeyListType,
    &tagKeyType,
    &tagListType,
    &tagTemplateKeyType,
    &tagTemplateListType,
    &tagTemplateValueType,
    &tagValueType,
    &thumbprintListType,
    &thumbprintType,
    &userDetailListType,
    &userListType,
    &userNameType,
    &virtualMFADeviceListType,
    &virtualMFADeviceName,
];

pub(crate) static NoSuchEntityException: ModelledError = ModelledError { shape: "NoSuchEntityException", code: "NoSuchEntity", status: 404 };
pub(crate) static ServiceFailureException: ModelledError = ModelledError { shape: "ServiceFailureException", code: "ServiceFailure", status: 500 };
pub(crate) static ConcurrentModificationException: ModelledError = ModelledError { shape: "ConcurrentModificationException", code: "ConcurrentModification", status: 409 };
pub(crate) static LimitExceededException: ModelledError = ModelledError { shape: "LimitExceededException", code: "LimitExceeded", status: 409 };
pub(crate) static InvalidInputException: ModelledError = ModelledError { shape: "InvalidInputException", code: "InvalidInput", status: 400 };
pub(crate) static EntityAlreadyExistsException: ModelledError = ModelledError { shape: "EntityAlreadyExistsException", code: "EntityAlreadyExists", status: 409 };
pub(crate) static RoleModifiedException: ModelledError = ModelledError { shape: "RoleModifiedException", code: "RoleModified", status: 409 };
pub(crate) static NameConflictException: ModelledError = ModelledError { shape: "NameConflictException", code: "NameConflict", status: 409 };
pub(crate) static MalformedPolicyDocumentException: ModelledError = ModelledError { shape: "MalformedPolicyDocumentException", code: "MalformedPolicyDocument", status: 400 };
pub(crate) static RoleTemplateDisabledException: ModelledError = ModelledError { shape: "RoleTemplateDisabledException", code: "RoleTemplateDisabled", status: 400 };
pub(crate) static UnmodifiableEntityException: ModelledError = ModelledError { shape: "UnmodifiableEntityException", code: "UnmodifiableEntity", status: 400 };
pub(crate) static PolicyNotAttachableException: ModelledError = ModelledError { shape: "PolicyNotAttachableException", code: "PolicyNotAttachable", status: 400 };
pub(crate) static InvalidUserTypeException: ModelledError = ModelledError { shape: "InvalidUserTypeException", code: "InvalidUserType", status: 400 };
pub(crate) static EntityTemporarilyUnmodifiableException: ModelledError = ModelledError { shape: "EntityTemporarilyUnmodifiableException", code: "EntityTemporarilyUnmodifiable", status: 409 };
pub(crate) static PasswordPolicyViolationException: ModelledError = ModelledError { shape: "PasswordPolicyViolationException", code: "PasswordPolicyViolation", status: 400 };
pub(crate) static OpenIdIdpCommunicationErrorException: ModelledError = ModelledError { shape: "OpenIdIdpCommunicationErrorException", code: "OpenIdIdpCommunicationError", status: 400 };
pub(crate) static ServiceNotSupportedException: ModelledError = ModelledError { shape: "ServiceNotSupportedException", code: "NotSupportedService", status: 404 };
pub(crate) static DeleteConflictException: ModelledError = ModelledError { shape: "DeleteConflictException", code: "DeleteConflict", status: 409 };
pub(crate) static ServiceAccessNotEnabledException: ModelledError = ModelledError { shape: "ServiceAccessNotEnabledException", code: "ServiceAccessNotEnabledException", status: 400 };
pub(crate) static AccountNotManagementOrDelegatedAdministratorException: ModelledError = ModelledError { shape: "AccountNotManagementOrDelegatedAdministratorException", code: "AccountNotManagementOrDelegatedAdministratorException", status: 400 };
pub(crate) static OrganizationNotFoundException: ModelledError = ModelledError { shape: "OrganizationNotFoundException", code: "OrganizationNotFoundException", status: 400 };
pub(crate) static OrganizationNotInAllFeaturesModeException: ModelledError = ModelledError { shape: "OrganizationNotInAllFeaturesModeException", code: "OrganizationNotInAllFeaturesModeException", status: 400 };
pub(crate) static FeatureDisabledException: ModelledError = ModelledError { shape: "FeatureDisabledException", code: "FeatureDisabled", status: 404 };
pub(crate) static InvalidAuthenticationCodeException: ModelledError = ModelledError { shape: "InvalidAuthenticationCodeException", code: "InvalidAuthenticationCode", status: 403 };
pub(crate) static CallerIsNotManagementAccountException: ModelledError = ModelledError { shape: "CallerIsNotManagementAccountException", code: "CallerIsNotManagementAccountException", status: 400 };
pub(crate) static FeatureEnabledException: ModelledError = ModelledError { shape: "FeatureEnabledException", code: "FeatureEnabled", status: 409 };
pub(crate) static ReportGenerationLimitExceededException: ModelledError = ModelledError { shape: "ReportGenerationLimitExceededException", code: "ReportGenerationLimitExceeded", status: 409 };
pub(crate) static CredentialReportNotPresentException: ModelledError = ModelledError { shape: "CredentialReportNotPresentException", code: "ReportNotPresent", status: 410 };
pub(crate) static CredentialReportExpiredException: ModelledError = ModelledError { shape: "CredentialReportExpiredException", code: "ReportExpired", status: 410 };
pub(crate) static CredentialReportNotReadyException: ModelledError = ModelledError { shape: "CredentialReportNotReadyException", code: "ReportInProgress", status: 404 };
pub(crate) static UnrecognizedPublicKeyEncodingException: ModelledError = ModelledError { shape: "UnrecognizedPublicKeyEncodingException", code: "UnrecognizedPublicKeyEncoding", status: 400 };
pub(crate) static PolicyEvaluationException: ModelledError = ModelledError { shape: "PolicyEvaluationException", code: "PolicyEvaluation", status: 500 };
pub(crate) static InvalidPublicKeyException: ModelledError = ModelledError { shape: "InvalidPublicKeyException", code: "InvalidPublicKey", status: 400 };
pub(crate) static DuplicateSSHPublicKeyException: ModelledError = ModelledError { shape: "DuplicateSSHPublicKeyException", code: "DuplicateSSHPublicKey", status: 400 };
pub(crate) static MalformedCertificateException: ModelledError = ModelledError { shape: "MalformedCertificateException", code: "MalformedCertificate", status: 400 };
pub(crate) static KeyPairMismatchException: ModelledError = ModelledError { shape: "KeyPairMismatchException", code: "KeyPairMismatch", status: 400 };
pub(crate) static InvalidCertificateException: ModelledError = ModelledError { shape: "InvalidCertificateException", code: "InvalidCertificate", status: 400 };
pub(crate) static DuplicateCertificateException: ModelledError = ModelledError { shape: "DuplicateCertificateException", code: "DuplicateCertificate", status: 409 };
