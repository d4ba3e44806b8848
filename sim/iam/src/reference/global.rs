//! The global condition keys: which there are, what their values are, whether any request may have them.
//!
//! Source: IAM User Guide, *reference_policies_condition-keys*. They are not in the reference of any
//! one service, but for those that a service sets itself.

use super::KeyKind;

/// A global condition key.
#[derive(Debug)]
pub struct GlobalKey {
    /// As it is written: `aws:PrincipalTag/${TagKey}`.
    pub key: &'static str,
    /// What its values are.
    pub kind: KeyKind,
    /// Whether it has many values.
    pub many: bool,
    /// Whether any request may have it; `false` for those that an action must know of: tags of the request
    /// and of the resource.
    pub everywhere: bool,
}

macro_rules! keys {
    ($($key:literal $kind:ident $many:literal $everywhere:literal),* $(,)?) => {
        &[$(GlobalKey { key: $key, kind: KeyKind::$kind, many: $many, everywhere: $everywhere }),*]
    };
}

/// As the page has them: the principal, the role session, the network, the resource, the request, and last
/// what services say of sessions that they made.
pub(super) const KEYS: &[GlobalKey] = keys![
    "aws:PrincipalArn" Arn false true,
    "aws:PrincipalAccount" String false true,
    "aws:PrincipalOrgPaths" String true true,
    "aws:PrincipalOrgID" String false true,
    "aws:PrincipalTag/${TagKey}" String false true,
    "aws:PrincipalIsAWSService" Bool false true,
    "aws:PrincipalServiceName" String false true,
    "aws:PrincipalServiceNamesList" String true true,
    "aws:PrincipalType" String false true,
    "aws:userid" String false true,
    "aws:username" String false true,
    "aws:AssumedRoot" Bool false true,
    "aws:FederatedProvider" String false true,
    "aws:TokenIssueTime" Date false true,
    "aws:MultiFactorAuthAge" Numeric false true,
    "aws:MultiFactorAuthPresent" Bool false true,
    "aws:ChatbotSourceArn" Arn false true,
    "aws:Ec2InstanceSourceVpc" String false true,
    "aws:Ec2InstanceSourcePrivateIPv4" IpAddress false true,
    "aws:SourceIdentity" String false true,
    "aws:SignInSessionArn" Arn false true,
    "aws:SourceIp" IpAddress false true,
    "aws:SourceVpc" String false true,
    "aws:SourceVpcArn" Arn false true,
    "aws:SourceVpce" String false true,
    "aws:VpceAccount" String false true,
    "aws:VpceOrgID" String false true,
    "aws:VpceOrgPaths" String true true,
    "aws:VpcSourceIp" IpAddress false true,
    "aws:ResourceAccount" String false true,
    "aws:ResourceOrgID" String false true,
    "aws:ResourceOrgPaths" String true true,
    "aws:ResourceTag/${TagKey}" String false false,
    "aws:CalledVia" String true true,
    "aws:CalledViaFirst" String false true,
    "aws:CalledViaLast" String false true,
    "aws:CalledViaAWSMCP" String false true,
    "aws:ViaAWSMCPService" Bool false true,
    "aws:IsMcpServiceAction" Bool false true,
    "aws:ViaAWSService" Bool false true,
    "aws:CurrentTime" Date false true,
    "aws:EpochTime" Date false true,
    "aws:referer" String false true,
    "aws:RequestedRegion" String false true,
    "aws:RequestTag/${TagKey}" String false false,
    "aws:TagKeys" String true false,
    "aws:SecureTransport" Bool false true,
    "aws:SourceAccount" String false true,
    "aws:SourceArn" Arn false true,
    "aws:SourceOrgID" String false true,
    "aws:SourceOrgPaths" String true true,
    "aws:UserAgent" String false true,
    "codebuild:BuildArn" Arn false true,
    "codebuild:ProjectArn" Arn false true,
    "ec2:RoleDelivery" Numeric false true,
    "ec2:SourceInstanceArn" Arn false true,
    "glue:CredentialIssuingService" String false true,
    "glue:RoleAssumedBy" String false true,
    "identitystore:UserId" String false true,
    "lambda:SourceFunctionArn" Arn false true,
    "ssm:SourceInstanceArn" Arn false true,
];

pub(super) fn find(key: &str) -> Option<&'static GlobalKey> {
    KEYS.iter().find(|known| super::fits(known.key, key))
}
