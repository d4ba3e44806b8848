//! Which actions a call must be allowed: most often the operation's own, and sometimes one more.
//!
//! The model doesn't say it; the Service Authorization Reference does (`list_awsidentityandaccessmanagementiam`,
//! `list_awssecuritytokenservice`), under "dependent actions" and in the notes on tags.

use std::sync::OnceLock;

use crate::document::Structure;
use crate::operation::Operation;

/// An action, and when a call must be allowed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorized {
    /// The action: `iam:TagRole`.
    pub action: &'static str,
    /// When it is asked for.
    pub when: When,
}

/// When an action is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// In every call.
    Always,
    /// When the request gives this member, and it isn't an empty list.
    Given(&'static str),
}

impl When {
    /// Whether a call with this input asks for the action.
    pub fn holds(self, input: &Structure) -> bool {
        match self {
            When::Always => true,
            When::Given(member) => input.get(member).is_some_and(|value| !value.is_empty_list()),
        }
    }
}

/// Operations that anybody with working credentials may call, or that need none.
///
/// GetCallerIdentity and GetSessionToken: STS API Reference, the operations' "Permissions". The calls
/// with a SAML assertion or a web identity token are authorized by the role's trust policy alone: it
/// must allow the operation's own action, so they are not in this list.
const FREE: &[Operation] = &[Operation::StsGetCallerIdentity, Operation::StsGetSessionToken];

/// Operations whose action has another name (Service Authorization Reference, `list_amazons3`).
const RENAMED: &[(Operation, &str)] = &[(Operation::S3ListBuckets, "s3:ListAllMyBuckets")];

/// Actions beyond the operation's own: when tags are set at creation (IAM User Guide, `id_tags`), when
/// a session is tagged (`id_session-tags`), carries a source identity
/// (`id_credentials_temp_control-access_monitor`) or a context, when a role is handed to a service
/// (`id_roles_use_passrole`), and what a report on an organization reads.
const FURTHER: &[(Operation, &str, When)] = &[
    (Operation::IamCreateUser, "iam:TagUser", When::Given("Tags")),
    (Operation::IamCreateRole, "iam:TagRole", When::Given("Tags")),
    (Operation::IamCreatePolicy, "iam:TagPolicy", When::Given("Tags")),
    (
        Operation::OrganizationsCreateAccount,
        "organizations:TagResource",
        When::Given("Tags"),
    ),
    (
        Operation::OrganizationsCreateOrganizationalUnit,
        "organizations:TagResource",
        When::Given("Tags"),
    ),
    (
        Operation::OrganizationsCreatePolicy,
        "organizations:TagResource",
        When::Given("Tags"),
    ),
    (
        Operation::IamCreateInstanceProfile,
        "iam:TagInstanceProfile",
        When::Given("Tags"),
    ),
    (
        Operation::IamCreateOpenIDConnectProvider,
        "iam:TagOpenIDConnectProvider",
        When::Given("Tags"),
    ),
    (
        Operation::IamCreateSAMLProvider,
        "iam:TagSAMLProvider",
        When::Given("Tags"),
    ),
    (
        Operation::IamCreateVirtualMFADevice,
        "iam:TagMFADevice",
        When::Given("Tags"),
    ),
    (
        Operation::IamUploadServerCertificate,
        "iam:TagServerCertificate",
        When::Given("Tags"),
    ),
    (
        Operation::IamAddRoleToInstanceProfile,
        "iam:PassRole",
        When::Always,
    ),
    (Operation::StsAssumeRole, "sts:TagSession", When::Given("Tags")),
    (
        Operation::StsAssumeRole,
        "sts:SetSourceIdentity",
        When::Given("SourceIdentity"),
    ),
    (
        Operation::StsGetFederationToken,
        "sts:TagSession",
        When::Given("Tags"),
    ),
    (
        Operation::StsAssumeRole,
        "sts:SetContext",
        When::Given("ProvidedContexts"),
    ),
    (
        Operation::StsGetWebIdentityToken,
        "sts:TagGetWebIdentityToken",
        When::Given("Tags"),
    ),
    (
        Operation::IamGenerateOrganizationsAccessReport,
        "organizations:DescribePolicy",
        When::Always,
    ),
    (
        Operation::IamGenerateOrganizationsAccessReport,
        "organizations:ListChildren",
        When::Always,
    ),
    (
        Operation::IamGenerateOrganizationsAccessReport,
        "organizations:ListParents",
        When::Always,
    ),
    (
        Operation::IamGenerateOrganizationsAccessReport,
        "organizations:ListPoliciesForTarget",
        When::Always,
    ),
    (
        Operation::IamGenerateOrganizationsAccessReport,
        "organizations:ListRoots",
        When::Always,
    ),
    (
        Operation::IamGenerateOrganizationsAccessReport,
        "organizations:ListTargetsForPolicy",
        When::Always,
    ),
];

/// The actions of an operation, its own first.
pub(crate) fn of(operation: Operation) -> &'static [Authorized] {
    static TABLE: OnceLock<Vec<Vec<Authorized>>> = OnceLock::new();
    let table = TABLE.get_or_init(|| Operation::all().map(collect).collect());
    &table[operation as usize]
}

fn collect(operation: Operation) -> Vec<Authorized> {
    if FREE.contains(&operation) {
        return Vec::new();
    }
    let renamed = RENAMED.iter().find(|(of, _)| *of == operation);
    let own = Authorized {
        action: renamed.map_or(operation.info().full_name, |&(_, action)| action),
        when: When::Always,
    };
    let further = FURTHER.iter().filter(|(of, ..)| *of == operation);
    let further = further.map(|&(_, action, when)| Authorized { action, when });
    std::iter::once(own).chain(further).collect()
}

#[cfg(test)]
mod tests;
