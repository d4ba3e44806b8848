//! Questions about documents: who may do what to what, as these files say it, and what would change the answer.
//!
//! Apart from `explain`, whose questions are about a setup that was observed: here nothing was observed, and
//! the documents are all that there is.

use std::sync::Arc;

use rolecall_iam::account::Partition;
use rolecall_iam::action::Action;
use rolecall_iam::arn::Arn;
use rolecall_iam::context::{Context, Values};
use rolecall_iam::decision::Decision;
use rolecall_iam::evaluate::{self, Policies, Principal, Request};
use rolecall_iam::reference;

use crate::diagnostic::Diagnostic;

pub mod remedy;

#[cfg(test)]
mod tests;

/// What a session is called of which only the role is named.
const SESSION: &str = "session";

/// A question, and all policies that bear on it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Who asks what.
    pub request: Request,
    /// What bears on it.
    pub policies: Policies,
}

impl Asked {
    /// What the law says.
    #[must_use]
    pub fn decide(&self) -> Decision {
        evaluate::decide(&self.request, &self.policies)
    }

    /// Whether it is about assuming a role: then the resource's policy is the role's trust policy.
    #[must_use]
    pub fn assumes(&self) -> bool {
        assumes(&self.request.action, self.request.resource.as_ref())
    }
}

/// Whether an action on a resource is about assuming a role.
#[must_use]
pub fn assumes(action: &Action, resource: Option<&Arn>) -> bool {
    action.service() == "sts" && resource.is_some_and(|arn| arn.resource().starts_with("role/"))
}

/// Whom a text names: the ARN of a user, a role (a session of it), a session or the root user, the name of a
/// service, the ARN or domain of an identity provider, or `anonymous`.
///
/// # Errors
/// `explain/who`.
pub fn principal(text: &str) -> Result<Principal, Box<Diagnostic>> {
    named(text).ok_or_else(|| {
        let finding = Diagnostic::error("explain/who", format!("`{text}` names no principal"));
        Box::new(finding.hint(
            "a principal is the ARN of a user, role or session, a service such as `ec2.amazonaws.com`, or `anonymous`",
        ))
    })
}

fn named(text: &str) -> Option<Principal> {
    if text == "anonymous" {
        return Some(Principal::Anonymous);
    }
    let Ok(arn) = text.parse::<Arn>() else {
        let host = text.contains('.') && !text.contains([':', '*', ' ']);
        return host.then(|| match text.contains("amazonaws.") {
            true => Principal::service(text),
            false => Principal::Federated {
                provider: Arc::from(text),
            },
        });
    };
    let partition: Partition = arn.partition().parse().ok()?;
    let account = arn.account_id()?;
    let parts: Vec<&str> = arn.resource().split('/').collect();
    let filled = parts.iter().all(|part| !part.is_empty());
    match (arn.service(), parts.as_slice()) {
        _ if !filled => None,
        ("iam", ["root"]) => Some(Principal::Root { arn }),
        ("iam", ["user", _, ..]) => Some(Principal::user(arn)),
        ("iam", ["role", _, ..]) => Principal::role_session(arn, SESSION),
        ("iam", ["saml-provider" | "oidc-provider", _, ..]) => Some(Principal::Federated {
            provider: Arc::from(text),
        }),
        // The role's path is not part of the session's ARN: without one, unless the context says otherwise.
        ("sts", ["assumed-role", name, _]) => {
            let role = Arn::role(partition, account, "/", name);
            Some(Principal::RoleSession {
                session: arn.clone(),
                role,
                role_id: None,
            })
        }
        ("sts", ["federated-user", name]) => {
            let user = Arn::user(partition, account, "/", name);
            Some(Principal::FederatedUser {
                arn: arn.clone(),
                user,
                user_id: None,
            })
        }
        _ => None,
    }
}

/// A request with what follows from its principal, and the condition keys that were given besides.
#[must_use]
pub fn request(
    principal: Principal,
    action: Action,
    resource: Option<Arn>,
    given: &[(String, Vec<String>)],
) -> Request {
    let role = given
        .iter()
        .find(|(key, _)| key.eq_ignore_ascii_case("aws:PrincipalArn"))
        .and_then(|(_, values)| values.first()?.parse::<Arn>().ok());
    let principal = match (principal, role) {
        // The role with its path, where it was said.
        (Principal::RoleSession { session, role_id, .. }, Some(role))
            if role.resource().starts_with("role/") =>
        {
            Principal::RoleSession {
                session,
                role,
                role_id,
            }
        }
        (principal, _) => principal,
    };
    let mut request = Request::new(principal, action, resource);
    for (key, values) in given {
        set(&mut request.context, key, values);
    }
    request
}

/// Sets a key: whether it has one value or many is said by its type, and else by how many were given.
pub(crate) fn set(context: &mut Context, key: &str, values: &[String]) {
    let many = match reference::global_key(key) {
        Some(global) => Some(global.many),
        None => {
            let prefix = key.split(':').next().unwrap_or_default();
            let services = reference::deciders(prefix);
            let known = services.iter().find_map(|service| service.condition_key(key));
            known.map(|known| known.many)
        }
    };
    match (many, values) {
        (Some(true), values) => context.insert_many(key, values.iter().map(String::as_str)),
        (_, [one]) => context.insert(key, one.as_str()),
        (_, values) => context.insert_many(key, values.iter().map(String::as_str)),
    };
}

/// The condition keys of a request, as lines: those that it had when it was decided.
#[must_use]
pub fn context_lines(request: &Request) -> Vec<String> {
    let keys = request.context.iter();
    keys.map(|(key, values)| match values {
        Values::One(value) => format!("{key} = {value}"),
        Values::Many(values) => format!("{key} = [{}]", values.join(", ")),
    })
    .collect()
}
