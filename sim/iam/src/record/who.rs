//! Who asks, in a record: from a text and a word for its kind to a principal.

use std::sync::Arc;

use super::{Fields, Wrong, account, string, wrong};
use crate::account::Partition;
use crate::arn::Arn;
use crate::context::{Context, Values};
use crate::evaluate::Principal;
use crate::json::Node;

/// The session of which a record says only the role: its name is nowhere compared but with itself.
const SESSION: &str = "session";

const FORMS: &str =
    "`principal` is the ARN of a user, role, session or root user, a service's name, or `anonymous`";

pub(super) fn principal(
    request: Node<'_>,
    fields: &Fields<'_>,
    context: &Context,
) -> Result<Principal, Wrong> {
    let Some(node) = fields.principal else {
        return wrong(request.span(), "/request", "`principal` is missing", FORMS);
    };
    let text = string(node, "principal")?;
    let kind = match fields.principal_type {
        Some(node) => string(node, "principal_type")?,
        None => form(&text).into(),
    };
    if let Some(provider) = provider(fields, &kind, &text, context)? {
        return Ok(Principal::Federated { provider });
    }
    let found = match &*kind {
        "anonymous" => Some(Principal::Anonymous),
        "service" => Some(Principal::service(&*text)),
        "federated" => Some(Principal::Federated {
            provider: Arc::from(&*text),
        }),
        "user" | "role" | "assumed-role" | "federated-user" | "root" => {
            let arn = text.parse::<Arn>().ok();
            arn.and_then(|arn| of_account(&kind, arn, context))
        }
        _ => {
            let place = fields.principal_type.unwrap_or(node);
            return wrong(
                place.span(),
                "/request/principal_type",
                format!("`{kind}` is no type of principal"),
                "the types are `user`, `role`, `assumed-role`, `federated-user`, `federated`, `root`, `service` and `anonymous`",
            );
        }
    };
    let Some(mut principal) = found else {
        let message = format!("`{text}` doesn't name a principal of the type `{kind}`");
        return wrong(node.span(), "/request/principal", message, FORMS);
    };
    if let Some(id) = unique_id(context) {
        principal = principal.with_unique_id(id);
    }
    if let Some(node) = fields.principal_account
        && let Some(own) = principal.account()
    {
        let said = account(node, "principal_account")?;
        if said != own {
            return wrong(
                node.span(),
                "/request/principal_account",
                format!("the principal is of the account {own}, not {said}"),
                "leave `principal_account` out: the ARN says it",
            );
        }
    }
    Ok(principal)
}

/// Who vouches for the caller of AssumeRoleWithWebIdentity or AssumeRoleWithSAML, whatever the record calls
/// it: these calls are made without credentials, so the caller is no user, service or session
/// (STS API Reference).
fn provider(
    fields: &Fields<'_>,
    kind: &str,
    text: &str,
    context: &Context,
) -> Result<Option<Arc<str>>, Wrong> {
    let action = fields.action.map(|node| string(node, "action")).transpose()?;
    let action = action.unwrap_or_default().to_ascii_lowercase();
    if !matches!(
        &*action,
        "sts:assumerolewithwebidentity" | "sts:assumerolewithsaml"
    ) {
        return Ok(None);
    }
    Ok(match kind {
        "service" | "federated" => Some(text.into()),
        "federated-user" if form(text) != "federated-user" => Some(text.into()),
        "anonymous" => match context.get("aws:FederatedProvider") {
            Some(Values::One(provider)) => Some(Arc::clone(provider)),
            _ => None,
        },
        _ => None,
    })
}

/// The unique id of a user, or of a session's role: `AIDA…`, `AROA…:session`
/// (IAM User Guide, *reference_policies_variables*, `aws:userid`).
fn unique_id(context: &Context) -> Option<&str> {
    let Values::One(text) = context.get("aws:userid")? else {
        return None;
    };
    let id = text.split(':').next()?;
    (id.starts_with("AIDA") || id.starts_with("AROA")).then_some(id)
}

/// What a principal's text says of its type.
fn form(text: &str) -> &'static str {
    let Ok(arn) = text.parse::<Arn>() else {
        return match text {
            "anonymous" | "*" => "anonymous",
            _ if text.ends_with(".amazonaws.com") || text.ends_with(".amazonaws.com.cn") => "service",
            // Whatever it is, it must be an ARN.
            _ => "user",
        };
    };
    match (
        arn.service(),
        arn.resource().split('/').next().unwrap_or_default(),
    ) {
        ("iam", "root") => "root",
        ("iam", "role") => "role",
        ("iam", "saml-provider" | "oidc-provider") => "federated",
        ("sts", "assumed-role") => "assumed-role",
        ("sts", "federated-user") => "federated-user",
        _ => "user",
    }
}

/// A principal of an account; `None` when the ARN is of something else.
fn of_account(kind: &str, arn: Arn, context: &Context) -> Option<Principal> {
    let account = arn.account_id()?;
    let partition: Partition = arn.partition().parse().ok()?;
    let (service, resource) = (arn.service(), arn.resource());
    match kind {
        "user" if service == "iam" && resource.starts_with("user/") => Some(Principal::user(arn)),
        // A role asks by a session, and so either stands for the other.
        "role" | "assumed-role" if service == "iam" => Principal::role_session(arn, SESSION),
        "root" if service == "iam" && resource == "root" => Some(Principal::Root { arn }),
        "role" | "assumed-role" if service == "sts" => {
            let (name, session) = resource.strip_prefix("assumed-role/")?.split_once('/')?;
            if name.is_empty() || session.is_empty() {
                return None;
            }
            // Names of service-linked roles begin so (id_roles_create-service-linked-role); for which
            // service it is isn't said.
            let path = if name.starts_with("AWSServiceRoleFor") {
                "/aws-service-role/amazonaws.com/"
            } else {
                "/"
            };
            let role =
                role_of_session(context, name).unwrap_or_else(|| Arn::role(partition, account, path, name));
            Some(Principal::RoleSession {
                session: arn,
                role,
                role_id: None,
            })
        }
        "federated-user" if service == "sts" && resource.starts_with("federated-user/") => {
            // Whose credentials made the session isn't said, so it is a user whom no policy can name.
            Some(Principal::FederatedUser {
                arn,
                user: Arn::user(partition, account, "/", ""),
                user_id: None,
            })
        }
        _ => None,
    }
}

/// A session's ARN lacks its role's path; the condition key has it
/// (IAM User Guide, *reference_policies_condition-keys*, `aws:PrincipalArn`).
fn role_of_session(context: &Context, name: &str) -> Option<Arn> {
    let Values::One(text) = context.get("aws:PrincipalArn")? else {
        return None;
    };
    let role: Arn = text.parse().ok()?;
    let right = role.resource().starts_with("role/") && role.resource_name() == name;
    right.then_some(role)
}
