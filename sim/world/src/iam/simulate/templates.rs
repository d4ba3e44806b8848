//! The ARN formats of the resources that actions are asked of, as `EvalResourceName` shows them.
//!
//! Service Authorization Reference, the tables "Resource types" of the services that this world has, and S3.
//! Of every other action no format is known here, and `*` is shown, as AWS shows for an action without one.

use rolecall_iam::action::Action;

/// The format of an action's resource; `*` when it has none.
pub(super) fn template(action: &Action) -> &'static str {
    let name = action.name();
    match action.service() {
        "iam" => iam(name),
        "sts" => sts(name),
        "s3" => s3(name),
        "organizations" => organizations(name),
        _ => "*",
    }
}

/// By the noun of the action's name: IAM's actions name what they act on. Lists take a path where the entity
/// has one, and so the entity's own format.
fn iam(name: &str) -> &'static str {
    const NOUNS: [(&str, &str); 15] = [
        ("Account", "*"),
        ("Organizations", "*"),
        ("ServiceLinkedRoleDeletion", "*"),
        (
            "InstanceProfile",
            "arn:${Partition}:iam::${Account}:instance-profile/${InstanceProfileNameWithPath}",
        ),
        (
            "MFADevice",
            "arn:${Partition}:iam::${Account}:mfa/${MfaTokenIdWithPath}",
        ),
        (
            "OpenIDConnectProvider",
            "arn:${Partition}:iam::${Account}:oidc-provider/${OidcProviderName}",
        ),
        (
            "SAMLProvider",
            "arn:${Partition}:iam::${Account}:saml-provider/${SamlProviderName}",
        ),
        (
            "ServerCertificate",
            "arn:${Partition}:iam::${Account}:server-certificate/${CertificateNameWithPath}",
        ),
        (
            "Role",
            "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}",
        ),
        (
            "Group",
            "arn:${Partition}:iam::${Account}:group/${GroupNameWithPath}",
        ),
        (
            "User",
            "arn:${Partition}:iam::${Account}:user/${UserNameWithPath}",
        ),
        (
            "AccessKey",
            "arn:${Partition}:iam::${Account}:user/${UserNameWithPath}",
        ),
        (
            "LoginProfile",
            "arn:${Partition}:iam::${Account}:user/${UserNameWithPath}",
        ),
        (
            "Password",
            "arn:${Partition}:iam::${Account}:user/${UserNameWithPath}",
        ),
        (
            "Policy",
            "arn:${Partition}:iam::${Account}:policy/${PolicyNameWithPath}",
        ),
    ];
    let whole = [
        "ListPolicies",
        "SimulateCustomPolicy",
        "GetContextKeysForCustomPolicy",
    ];
    if whole.iter().any(|other| other.eq_ignore_ascii_case(name)) {
        return "*";
    }
    let name = name.to_ascii_lowercase();
    NOUNS
        .iter()
        .find(|(noun, _)| name.contains(&noun.to_ascii_lowercase()))
        .map_or("*", |(_, format)| format)
}

fn sts(name: &str) -> &'static str {
    match name.to_ascii_lowercase().as_str() {
        "assumerole"
        | "assumerolewithsaml"
        | "assumerolewithwebidentity"
        | "tagsession"
        | "setsourceidentity"
        | "setcontext" => "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}",
        "assumeroot" => "arn:${Partition}:iam::${Account}:root",
        "getfederationtoken" => "arn:${Partition}:sts::${Account}:federated-user/${FederatedUserName}",
        _ => "*",
    }
}

fn s3(name: &str) -> &'static str {
    let name = name.to_ascii_lowercase();
    let on_objects = name.contains("object")
        && !name.contains("bucketobject")
        && !name.contains("objectlockconfiguration")
        || name.contains("multipartupload") && !name.starts_with("listbucket");
    if name == "listallmybuckets"
        || name.contains("account")
        || name.contains("accesspoint")
        || name.contains("job")
    {
        "*"
    } else if on_objects {
        "arn:${Partition}:s3:::${BucketName}/${ObjectName}"
    } else {
        "arn:${Partition}:s3:::${BucketName}"
    }
}

fn organizations(name: &str) -> &'static str {
    match name.to_ascii_lowercase().as_str() {
        "closeaccount" | "describeaccount" | "moveaccount" | "removeaccountfromorganization" => {
            "arn:${Partition}:organizations::${Account}:account/o-${OrganizationId}/${AccountId}"
        }
        "describepolicy"
        | "updatepolicy"
        | "deletepolicy"
        | "attachpolicy"
        | "detachpolicy"
        | "listtargetsforpolicy" => {
            "arn:${Partition}:organizations::${Account}:policy/o-${OrganizationId}/${PolicyType}/p-${PolicyId}"
        }
        "describeorganizationalunit" | "updateorganizationalunit" | "deleteorganizationalunit" => {
            "arn:${Partition}:organizations::${Account}:ou/o-${OrganizationId}/ou-${OrganizationalUnitId}"
        }
        _ => "*",
    }
}
