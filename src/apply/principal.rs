//! A principal in a trust policy that IAM doesn't know: early, or a slip of the pen.
//!
//! IAM turns the ARNs of users and roles in a trust policy into unique ids as it is written, and refuses
//! what it can't turn (IAM User Guide, `reference_policies_elements_principal`). A principal that was just
//! made may not be known yet; one that doesn't exist never will be.

use std::ops::ControlFlow;

use rolecall_api::Aws;
use rolecall_api::error::CallError;
use rolecall_api::views::iam::{GetRoleRequest, GetUserRequest};
use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;

use super::refusal;
use super::step::{Doing, Ended, Next};
use super::words::Entity;
use crate::patience::Class;

/// What is known of a principal that IAM doesn't know.
enum Known {
    /// It exists: waiting will help.
    Exists(Entity),
    /// It doesn't exist, or is in an account that can't be looked into: why waiting won't help.
    No(String),
}

/// Waits for a principal that exists; fails now for one that doesn't.
pub(super) async fn unknown<A: Aws + 'static>(doing: &mut Doing<'_, A>, error: &CallError) -> Next {
    let message = error.refusal().map_or("", |refusal| refusal.message.as_str());
    match look(doing, message).await {
        Known::Exists(entity) => {
            let why = format!("{} to be seen as a principal", entity.words());
            doing.pause(Class::Principal, &why, error).await
        }
        Known::No(why) => ControlFlow::Break(Ended::Failed(Box::new(refusal::principal(
            doing.step, &why, error,
        )))),
    }
}

async fn look<A: Aws + 'static>(doing: &Doing<'_, A>, message: &str) -> Known {
    let Some(arn) = named(message) else {
        return Known::No(
            "AWS names no ARN: the trust policy names something that is no principal".to_owned(),
        );
    };
    let (Some(account), Some(entity)) = (arn.account_id(), entity(&arn)) else {
        return Known::No(format!("`{arn}` is neither a user nor a role"));
    };
    if doing.run.has_created(account, &entity) {
        return Known::Exists(entity);
    }
    if !doing
        .run
        .plan
        .accounts
        .iter()
        .any(|planned| planned.account == account)
    {
        return Known::No(format!(
            "whether `{arn}` exists can't be seen from here; AWS doesn't know it"
        ));
    }
    match exists(doing, account, &entity).await {
        Ok(()) => Known::Exists(entity),
        Err(error) if error.is("NoSuchEntity") => {
            Known::No(format!("there is no {} in {account}", entity.words()))
        }
        Err(error) => Known::No(format!("whether `{arn}` exists can't be seen: {error}")),
    }
}

async fn exists<A: Aws + 'static>(
    doing: &Doing<'_, A>,
    account: AccountId,
    entity: &Entity,
) -> Result<(), CallError> {
    let reader = doing.run.session.read(account);
    match entity.clone() {
        Entity::User(name) => reader
            .send(GetUserRequest {
                user_name: Some(name),
            })
            .await
            .map(|_| ()),
        Entity::Role(name) => reader.send(GetRoleRequest { role_name: name }).await.map(|_| ()),
        // `entity` gives users and roles alone.
        Entity::Group(_) | Entity::Profile(_) => Ok(()),
    }
}

/// The ARN in `Invalid principal in policy: "AWS":"arn:aws:iam::…:user/…"`.
fn named(message: &str) -> Option<Arn> {
    let from = message.find("arn:")?;
    let rest = &message[from..];
    let end = rest
        .find(|mark: char| mark == '"' || mark == '\'' || mark.is_whitespace())
        .unwrap_or(rest.len());
    rest[..end].parse().ok()
}

/// The user or role of an ARN; of a role's session, the role.
fn entity(arn: &Arn) -> Option<Entity> {
    let (kind, rest) = arn.resource().split_once('/')?;
    let last = rest.rsplit('/').next()?.to_owned();
    match (arn.service(), kind) {
        ("iam", "user") => Some(Entity::User(last)),
        ("iam", "role") => Some(Entity::Role(last)),
        ("sts", "assumed-role") => rest.split('/').next().map(|role| Entity::Role(role.to_owned())),
        _ => None,
    }
}
