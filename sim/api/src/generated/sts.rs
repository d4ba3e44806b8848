//! The shapes of AWS Security Token Service.
//!
//! Written by scripts/generate from botocore 1.44.5 (Apache-2.0); do not edit.

#![expect(non_upper_case_globals, reason = "shapes keep the names of the model")]

use crate::operation::ModelledError;
use crate::pattern::Pattern;
use crate::shape::{self, Member, Shape};

static pattern_0: Pattern = Pattern::new("[\\d]*");
static pattern_1: Pattern = Pattern::new("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
static pattern_2: Pattern = Pattern::new("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+");
static pattern_3: Pattern = Pattern::new("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+");
static pattern_4: Pattern = Pattern::new("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+");
static pattern_5: Pattern = Pattern::new("[\\w+=,.@-]*");
static pattern_6: Pattern = Pattern::new("[\\w+=,.@:-]*");
static pattern_7: Pattern = Pattern::new("[\\w+=,.@:\\/-]*");
static pattern_8: Pattern = Pattern::new("[\\w+=,.@\\:-]*");
static pattern_9: Pattern = Pattern::new("[\\w+=/:,.@-]*");
static pattern_10: Pattern = Pattern::new("[\\w]*");
/// Every pattern of this service.
#[cfg(test)]
pub(crate) static PATTERNS: &[&Pattern] = &[&pattern_0, &pattern_1, &pattern_2, &pattern_3, &pattern_4, &pattern_5, &pattern_6, &pattern_7, &pattern_8, &pattern_9, &pattern_10];

pub(crate) static AssumeRoleRequest: Shape = shape::structure("AssumeRoleRequest", &[
    Member::new("RoleArn", &arnType).required(),
    Member::new("RoleSessionName", &roleSessionNameType).required(),
    Member::new("PolicyArns", &policyDescriptorListType),
    Member::new("Policy", &unrestrictedSessionPolicyDocumentType),
    Member::new("DurationSeconds", &roleDurationSecondsType),
    Member::new("Tags", &tagListType),
    Member::new("TransitiveTagKeys", &tagKeyListType),
    Member::new("ExternalId", &externalIdType),
    Member::new("SerialNumber", &serialNumberType),
    Member::new("TokenCode", &tokenCodeType),
    Member::new("SourceIdentity", &sourceIdentityType),
    Member::new("ProvidedContexts", &ProvidedContextsListType),
    Member::new("MinimumSessionTokenSize", &minimumSessionTokenSizeType),
]);
pub(crate) static AssumeRoleResponse: Shape = shape::structure("AssumeRoleResponse", &[
    Member::new("Credentials", &Credentials),
    Member::new("AssumedRoleUser", &AssumedRoleUser),
    Member::new("PackedPolicySize", &nonNegativeIntegerType),
    Member::new("SourceIdentity", &sourceIdentityType),
    Member::new("SessionTokenUtilization", &sessionTokenUtilizationType),
    Member::new("SessionTokenSize", &sessionTokenSizeType),
]);
pub(crate) static AssumeRoleWithSAMLRequest: Shape = shape::structure("AssumeRoleWithSAMLRequest", &[
    Member::new("RoleArn", &arnType).required(),
    Member::new("PrincipalArn", &arnType).required(),
    Member::new("SAMLAssertion", &SAMLAssertionType).required(),
    Member::new("PolicyArns", &policyDescriptorListType),
    Member::new("Policy", &sessionPolicyDocumentType),
    Member::new("DurationSeconds", &roleDurationSecondsType),
    Member::new("MinimumSessionTokenSize", &minimumSessionTokenSizeType),
]);
pub(crate) static AssumeRoleWithSAMLResponse: Shape = shape::structure("AssumeRoleWithSAMLResponse", &[
    Member::new("Credentials", &Credentials),
    Member::new("AssumedRoleUser", &AssumedRoleUser),
    Member::new("PackedPolicySize", &nonNegativeIntegerType),
    Member::new("Subject", &Subject),
    Member::new("SubjectType", &SubjectType),
    Member::new("Issuer", &Issuer),
    Member::new("Audience", &Audience),
    Member::new("NameQualifier", &NameQualifier),
    Member::new("SourceIdentity", &sourceIdentityType),
    Member::new("SessionTokenUtilization", &sessionTokenUtilizationType),
    Member::new("SessionTokenSize", &sessionTokenSizeType),
]);
pub(crate) static AssumeRoleWithWebIdentityRequest: Shape = shape::structure("AssumeRoleWithWebIdentityRequest", &[
    Member::new("RoleArn", &arnType).required(),
    Member::new("RoleSessionName", &roleSessionNameType).required(),
    Member::new("WebIdentityToken", &clientTokenType).required(),
    Member::new("ProviderId", &urlType),
    Member::new("PolicyArns", &policyDescriptorListType),
    Member::new("Policy", &sessionPolicyDocumentType),
    Member::new("DurationSeconds", &roleDurationSecondsType),
    Member::new("MinimumSessionTokenSize", &minimumSessionTokenSizeType),
]);
pub(crate) static AssumeRoleWithWebIdentityResponse: Shape = shape::structure("AssumeRoleWithWebIdentityResponse", &[
    Member::new("Credentials", &Credentials),
    Member::new("SubjectFromWebIdentityToken", &webIdentitySubjectType),
    Member::new("AssumedRoleUser", &AssumedRoleUser),
    Member::new("PackedPolicySize", &nonNegativeIntegerType),
    Member::new("Provider", &Issuer),
    Member::new("Audience", &Audience),
    Member::new("SourceIdentity", &sourceIdentityType),
    Member::new("SessionTokenUtilization", &sessionTokenUtilizationType),
    Member::new("SessionTokenSize", &sessionTokenSizeType),
]);
pub(crate) static AssumeRootRequest: Shape = shape::structure("AssumeRootRequest", &[
    Member::new("TargetPrincipal", &TargetPrincipalType).required(),
    Member::new("TaskPolicyArn", &PolicyDescriptorType).required(),
    Member::new("DurationSeconds", &RootDurationSecondsType),
    Member::new("MinimumSessionTokenSize", &minimumSessionTokenSizeType),
]);
pub(crate) static AssumeRootResponse: Shape = shape::structure("AssumeRootResponse", &[
    Member::new("Credentials", &Credentials),
    Member::new("SourceIdentity", &sourceIdentityType),
    Member::new("SessionTokenUtilization", &sessionTokenUtilizationType),
    Member::new("SessionTokenSize", &sessionTokenSizeType),
]);
pub(crate) static AssumedRoleUser: Shape = shape::structure("AssumedRoleUser", &[
    Member::new("AssumedRoleId", &assumedRoleIdType).required(),
    Member::new("Arn", &arnType).required(),
]);
pub(crate) static Audience: Shape = shape::string("Audience");
pub(crate) static Credentials: Shape = shape::structure("Credentials", &[
    Member::new("AccessKeyId", &accessKeyIdType).required(),
    Member::new("SecretAccessKey", &accessKeySecretType).required(),
    Member::new("SessionToken", &tokenType).required(),
    Member::new("Expiration", &dateType).required(),
]);
pub(crate) static DecodeAuthorizationMessageRequest: Shape = shape::structure("DecodeAuthorizationMessageRequest", &[
    Member::new("EncodedMessage", &encodedMessageType).required(),
]);
pub(crate) static DecodeAuthorizationMessageResponse: Shape = shape::structure("DecodeAuthorizationMessageResponse", &[
    Member::new("DecodedMessage", &decodedMessageType),
]);
pub(crate) static FederatedUser: Shape = shape::structure("FederatedUser", &[
    Member::new("FederatedUserId", &federatedIdType).required(),
    Member::new("Arn", &arnType).required(),
]);
pub(crate) static GetAccessKeyInfoRequest: Shape = shape::structure("GetAccessKeyInfoRequest", &[
    Member::new("AccessKeyId", &accessKeyIdType).required(),
]);
pub(crate) static GetAccessKeyInfoResponse: Shape = shape::structure("GetAccessKeyInfoResponse", &[
    Member::new("Account", &accountType),
]);
pub(crate) static GetCallerIdentityRequest: Shape = shape::structure("GetCallerIdentityRequest", &[]);
pub(crate) static GetCallerIdentityResponse: Shape = shape::structure("GetCallerIdentityResponse", &[
    Member::new("UserId", &userIdType),
    Member::new("Account", &accountType),
    Member::new("Arn", &arnType),
]);
pub(crate) static GetDelegatedAccessTokenRequest: Shape = shape::structure("GetDelegatedAccessTokenRequest", &[
    Member::new("TradeInToken", &tradeInTokenType).required(),
]);
pub(crate) static GetDelegatedAccessTokenResponse: Shape = shape::structure("GetDelegatedAccessTokenResponse", &[
    Member::new("Credentials", &Credentials),
    Member::new("PackedPolicySize", &nonNegativeIntegerType),
    Member::new("AssumedPrincipal", &arnType),
]);
pub(crate) static GetFederationTokenRequest: Shape = shape::structure("GetFederationTokenRequest", &[
    Member::new("Name", &userNameType).required(),
    Member::new("Policy", &sessionPolicyDocumentType),
    Member::new("PolicyArns", &policyDescriptorListType),
    Member::new("DurationSeconds", &durationSecondsType),
    Member::new("Tags", &tagListType),
    Member::new("MinimumSessionTokenSize", &minimumSessionTokenSizeType),
]);
pub(crate) static GetFederationTokenResponse: Shape = shape::structure("GetFederationTokenResponse", &[
    Member::new("Credentials", &Credentials),
    Member::new("FederatedUser", &FederatedUser),
    Member::new("PackedPolicySize", &nonNegativeIntegerType),
    Member::new("SessionTokenUtilization", &sessionTokenUtilizationType),
    Member::new("SessionTokenSize", &sessionTokenSizeType),
]);
pub(crate) static GetSessionTokenRequest: Shape = shape::structure("GetSessionTokenRequest", &[
    Member::new("DurationSeconds", &durationSecondsType),
    Member::new("SerialNumber", &serialNumberType),
    Member::new("TokenCode", &tokenCodeType),
    Member::new("MinimumSessionTokenSize", &minimumSessionTokenSizeType),
]);
pub(crate) static GetSessionTokenResponse: Shape = shape::structure("GetSessionTokenResponse", &[
    Member::new("Credentials", &Credentials),
    Member::new("SessionTokenUtilization", &sessionTokenUtilizationType),
    Member::new("SessionTokenSize", &sessionTokenSizeType),
]);
pub(crate) static GetWebIdentityTokenRequest: Shape = shape::structure("GetWebIdentityTokenRequest", &[
    Member::new("Audience", &webIdentityTokenAudienceListType).required(),
    Member::new("DurationSeconds", &webIdentityTokenDurationSecondsType),
    Member::new("SigningAlgorithm", &jwtAlgorithmType).required(),
    Member::new("Tags", &tagListType),
]);
pub(crate) static GetWebIdentityTokenResponse: Shape = shape::structure("GetWebIdentityTokenResponse", &[
    Member::new("WebIdentityToken", &webIdentityTokenType),
    Member::new("Expiration", &dateType),
]);
pub(crate) static Issuer: Shape = shape::string("Issuer");
pub(crate) static NameQualifier: Shape = shape::string("NameQualifier");
pub(crate) static PolicyDescriptorType: Shape = shape::structure("PolicyDescriptorType", &[
    Member::new("arn", &arnType),
]);
pub(crate) static ProvidedContext: Shape = shape::structure("ProvidedContext", &[
    Member::new("ProviderArn", &arnType),
    Member::new("ContextAssertion", &contextAssertionType),
]);
pub(crate) static ProvidedContextsListType: Shape = shape::list("ProvidedContextsListType", &ProvidedContext, "member").between(Some(1), Some(5));
pub(crate) static RootDurationSecondsType: Shape = shape::integer("RootDurationSecondsType").between(Some(0), Some(900));
pub(crate) static SAMLAssertionType: Shape = shape::string("SAMLAssertionType").between(Some(4), Some(100000)).secret();
pub(crate) static Subject: Shape = shape::string("Subject");
pub(crate) static SubjectType: Shape = shape::string("SubjectType");
pub(crate) static Tag: Shape = shape::structure("Tag", &[
    Member::new("Key", &tagKeyType).required(),
    Member::new("Value", &tagValueType).required(),
]);
pub(crate) static TargetPrincipalType: Shape = shape::string("TargetPrincipalType").between(Some(12), Some(2048));
pub(crate) static accessKeyIdType: Shape = shape::string("accessKeyIdType").between(Some(16), Some(128)).matching(&pattern_10);
pub(crate) static accessKeySecretType: Shape = shape::string("accessKeySecretType").secret();
pub(crate) static accountType: Shape = shape::string("accountType");
pub(crate) static arnType: Shape = shape::string("arnType").between(Some(20), Some(2048)).matching(&pattern_3);
pub(crate) static assumedRoleIdType: Shape = shape::string("assumedRoleIdType").between(Some(2), Some(193)).matching(&pattern_6);
pub(crate) static clientTokenType: Shape = shape::string("clientTokenType").between(Some(4), Some(20000)).secret();
pub(crate) static contextAssertionType: Shape = shape::string("contextAssertionType").between(Some(4), Some(2048));
pub(crate) static dateType: Shape = shape::timestamp("dateType");
pub(crate) static decodedMessageType: Shape = shape::string("decodedMessageType");
pub(crate) static durationSecondsType: Shape = shape::integer("durationSecondsType").between(Some(900), Some(129600));
pub(crate) static encodedMessageType: Shape = shape::string("encodedMessageType").between(Some(1), Some(10240));
pub(crate) static externalIdType: Shape = shape::string("externalIdType").between(Some(2), Some(1224)).matching(&pattern_7);
pub(crate) static federatedIdType: Shape = shape::string("federatedIdType").between(Some(2), Some(193)).matching(&pattern_8);
pub(crate) static jwtAlgorithmType: Shape = shape::string("jwtAlgorithmType").between(Some(5), Some(5));
pub(crate) static minimumSessionTokenSizeType: Shape = shape::integer("minimumSessionTokenSizeType").between(Some(0), Some(4096));
pub(crate) static nonNegativeIntegerType: Shape = shape::integer("nonNegativeIntegerType").between(Some(0), None);
pub(crate) static policyDescriptorListType: Shape = shape::list("policyDescriptorListType", &PolicyDescriptorType, "member");
pub(crate) static roleDurationSecondsType: Shape = shape::integer("roleDurationSecondsType").between(Some(900), Some(43200));
pub(crate) static roleSessionNameType: Shape = shape::string("roleSessionNameType").between(Some(2), Some(64)).matching(&pattern_5);
pub(crate) static serialNumberType: Shape = shape::string("serialNumberType").between(Some(9), Some(256)).matching(&pattern_9);
pub(crate) static sessionPolicyDocumentType: Shape = shape::string("sessionPolicyDocumentType").between(Some(1), Some(2048)).matching(&pattern_4);
pub(crate) static sessionTokenSizeType: Shape = shape::integer("sessionTokenSizeType").between(Some(0), None);
pub(crate) static sessionTokenUtilizationType: Shape = shape::integer("sessionTokenUtilizationType").between(Some(0), None);
pub(crate) static sourceIdentityType: Shape = shape::string("sourceIdentityType").between(Some(2), Some(64)).matching(&pattern_5);
pub(crate) static tagKeyListType: Shape = shape::list("tagKeyListType", &tagKeyType, "member").between(None, Some(50));
pub(crate) static tagKeyType: Shape = shape::string("tagKeyType").between(Some(1), Some(128)).matching(&pattern_2);
pub(crate) static tagListType: Shape = shape::list("tagListType", &Tag, "member").between(None, Some(50));
pub(crate) static tagValueType: Shape = shape::string("tagValueType").between(Some(0), Some(256)).matching(&pattern_1);
pub(crate) static tokenCodeType: Shape = shape::string("tokenCodeType").between(Some(6), Some(6)).matching(&pattern_0);
pub(crate) static tokenType: Shape = shape::string("tokenType").secret();
pub(crate) static tradeInTokenType: Shape = shape::string("tradeInTokenType").secret();
pub(crate) static unrestrictedSessionPolicyDocumentType: Shape = shape::string("unrestrictedSessionPolicyDocumentType").between(Some(1), None).matching(&pattern_4);
pub(crate) static urlType: Shape = shape::string("urlType").between(Some(4), Some(2048));
pub(crate) static userIdType: Shape = shape::string("userIdType");
pub(crate) static userNameType: Shape = shape::string("userNameType").between(Some(2), Some(32)).matching(&pattern_5);
pub(crate) static webIdentitySubjectType: Shape = shape::string("webIdentitySubjectType").between(Some(6), Some(255));
pub(crate) static webIdentityTokenAudienceListType: Shape = shape::list("webIdentityTokenAudienceListType", &webIdentityTokenAudienceStringType, "member").between(Some(1), Some(10));
pub(crate) static webIdentityTokenAudienceStringType: Shape = shape::string("webIdentityTokenAudienceStringType").between(Some(1), Some(1000));
pub(crate) static webIdentityTokenDurationSecondsType: Shape = shape::integer("webIdentityTokenDurationSecondsType").between(Some(60), Some(3600));
pub(crate) static webIdentityTokenType: Shape = shape::string("webIdentityTokenType").secret();
/// Every shape of this service.
#[cfg(test)]
pub(crate) static SHAPES: &[&Shape] = &[
    &AssumeRoleRequest,
    &AssumeRoleResponse,
    &AssumeRoleWithSAMLRequest,
    &AssumeRoleWithSAMLResponse,
    &AssumeRoleWithWebIdentityRequest,
    &AssumeRoleWithWebIdentityResponse,
    &AssumeRootRequest,
    &AssumeRootResponse,
    &AssumedRoleUser,
    &Audience,
    &Credentials,
    &DecodeAuthorizationMessageRequest,
    &DecodeAuthorizationMessageResponse,
    &FederatedUser,
    &GetAccessKeyInfoRequest,
    &GetAccessKeyInfoResponse,
    &GetCallerIdentityRequest,
    &GetCallerIdentityResponse,
    &GetDelegatedAccessTokenRequest,
    &GetDelegatedAccessTokenResponse,
    &GetFederationTokenRequest,
    &GetFederationTokenResponse,
    &GetSessionTokenRequest,
    &GetSessionTokenResponse,
    &GetWebIdentityTokenRequest,
    &GetWebIdentityTokenResponse,
    &Issuer,
    &NameQualifier,
    &PolicyDescriptorType,
    &ProvidedContext,
    &ProvidedContextsListType,
    &RootDurationSecondsType,
    &SAMLAssertionType,
    &Subject,
    &SubjectType,
    &Tag,
    &TargetPrincipalType,
    &accessKeyIdType,
    &accessKeySecretType,
    &accountType,
    &arnType,
    &assumedRoleIdType,
    &clientTokenType,
    &contextAssertionType,
    &dateType,
    &decodedMessageType,
    &durationSecondsType,
    &encodedMessageType,
    &externalIdType,
    &federatedIdType,
    &jwtAlgorithmType,
    &minimumSessionTokenSizeType,
    &nonNegativeIntegerType,
    &policyDescriptorListType,
    &roleDurationSecondsType,
    &roleSessionNameType,
    &serialNumberType,
    &sessionPolicyDocumentType,
    &sessionTokenSizeType,
    &sessionTokenUtilizationType,
    &sourceIdentityType,
    &tagKeyListType,
    &tagKeyType,
    &tagListType,
    &tagValueType,
    &tokenCodeType,
    &tokenType,
    &tradeInTokenType,
    &unrestrictedSessionPolicyDocumentType,
    &urlType,
    &userIdType,
    &userNameType,
    &webIdentitySubjectType,
    &webIdentityTokenAudienceListType,
    &webIdentityTokenAudienceStringType,
    &webIdentityTokenDurationSecondsType,
    &webIdentityTokenType,
];

pub(crate) static MalformedPolicyDocumentException: ModelledError = ModelledError { shape: "MalformedPolicyDocumentException", code: "MalformedPolicyDocument", status: 400 };
pub(crate) static PackedPolicyTooLargeException: ModelledError = ModelledError { shape: "PackedPolicyTooLargeException", code: "PackedPolicyTooLarge", status: 400 };
pub(crate) static RegionDisabledException: ModelledError = ModelledError { shape: "RegionDisabledException", code: "RegionDisabledException", status: 403 };
pub(crate) static ExpiredTokenException: ModelledError = ModelledError { shape: "ExpiredTokenException", code: "ExpiredTokenException", status: 400 };
pub(crate) static IDPRejectedClaimException: ModelledError = ModelledError { shape: "IDPRejectedClaimException", code: "IDPRejectedClaim", status: 403 };
pub(crate) static InvalidIdentityTokenException: ModelledError = ModelledError { shape: "InvalidIdentityTokenException", code: "InvalidIdentityToken", status: 400 };
pub(crate) static IDPCommunicationErrorException: ModelledError = ModelledError { shape: "IDPCommunicationErrorException", code: "IDPCommunicationError", status: 400 };
pub(crate) static InvalidAuthorizationMessageException: ModelledError = ModelledError { shape: "InvalidAuthorizationMessageException", code: "InvalidAuthorizationMessageException", status: 400 };
pub(crate) static ExpiredTradeInTokenException: ModelledError = ModelledError { shape: "ExpiredTradeInTokenException", code: "ExpiredTradeInTokenException", status: 400 };
pub(crate) static SessionDurationEscalationException: ModelledError = ModelledError { shape: "SessionDurationEscalationException", code: "SessionDurationEscalationException", status: 403 };
pub(crate) static OutboundWebIdentityFederationDisabledException: ModelledError = ModelledError { shape: "OutboundWebIdentityFederationDisabledException", code: "OutboundWebIdentityFederationDisabledException", status: 403 };
pub(crate) static JWTPayloadSizeExceededException: ModelledError = ModelledError { shape: "JWTPayloadSizeExceededException", code: "JWTPayloadSizeExceededException", status: 400 };
