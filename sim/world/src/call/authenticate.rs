//! Whose credentials they are, as the replica that was asked knows it.

use std::sync::Arc;

use rolecall_api::error::Refusal;
use rolecall_api::port::Request;
use rolecall_iam::arn::Arn;

use crate::account::Account;
use crate::account::directory::Entity;
use crate::account::entity::{KeyOwner, KeyStatus, User};
use crate::account::tags::{KeyCase, Tags};
use crate::call::attempt::Attempt;
use crate::call::caller::{Caller, Who};
use crate::call::refusal;
use crate::ids::UniqueId;
use crate::organization::State;
use crate::session::{Session, SessionOf};
use crate::time::clock::Moment;
use crate::time::replicated::View;
use crate::world::World;

impl World {
    /// The caller, or why there is none: a key that is unknown, not known yet, inactive or deleted, or
    /// whose owner is gone, is `InvalidClientTokenId`; then the signature; then the session's end.
    pub(crate) fn authenticate(&self, now: Moment, attempt: &Attempt) -> Result<Caller, Refusal> {
        let view = attempt.replica().view(self.propagation, now);
        let id = attempt.access_key_id();
        // Assumed: what belongs to a closed account is as unknown as what never was.
        let account = self
            .account_of(id)
            .and_then(|account| self.accounts.get(&account));
        if account.is_some_and(|account| account.state(now) == State::Closed) {
            return Err(refusal::invalid_client_token_id());
        }
        if let Some(session) = self.sessions.get(id) {
            let caller = self
                .session_caller(session, &view)
                .ok_or_else(refusal::invalid_client_token_id)?;
            attempt.objection().map_or(Ok(()), Err)?;
            if session.expires <= now {
                return Err(refusal::expired_token());
            }
            return Ok(caller);
        }
        let caller = self
            .key_caller(attempt, &view)
            .ok_or_else(refusal::invalid_client_token_id)?;
        attempt.objection().map_or(Ok(caller), Err)
    }

    /// Somebody without credentials who asks for a role: a stranger in the role's account. What AWS answers
    /// when there is no such account is assumed to be what it answers when there is no such role.
    pub(crate) fn stranger(&self, request: &Request) -> Result<Caller, Refusal> {
        let named = request.input.text("RoleArn").unwrap_or_default();
        let invalid = |_| refusal::validation(format!("{named} is invalid"));
        let role: Arn = named.parse().map_err(invalid)?;
        let account = role.account_id().and_then(|id| self.accounts.get(&id));
        let account = account.ok_or_else(|| {
            let action = request.operation.info().full_name;
            refusal::access_denied(format!("Not authorized to perform {action}"))
        })?;
        Ok(Caller {
            who: Who::Stranger,
            ..root(account, UniqueId::from(""), None)
        })
    }

    fn key_caller(&self, attempt: &Attempt, view: &View) -> Option<Caller> {
        let key = self.keys.get(attempt.access_key_id())?;
        if key.status.at(view) != Some(&KeyStatus::Active) {
            return None;
        }
        let account = self.accounts.get(&key.account)?;
        match &key.owner {
            KeyOwner::Root => Some(Caller {
                stands_in: attempt.stands_in(),
                ..root(account, attempt.access_key_id().clone(), None)
            }),
            KeyOwner::User(user) => {
                let user = account.users.by_id(user)?;
                // A key that is known here brings its user along; only a deletion that is seen here
                // takes both away.
                (user.existence().at(view) != Some(&false)).then(|| self.user(account, user, attempt, view))
            }
        }
    }

    fn user(&self, account: &Account, user: &User, attempt: &Attempt, view: &View) -> Caller {
        user_caller(account, user, attempt.access_key_id().clone(), None, view)
    }

    pub(crate) fn session_caller(&self, session: &Arc<Session>, view: &View) -> Option<Caller> {
        if session.known.at(view) != Some(&true) {
            return None;
        }
        let account = self.accounts.get(&session.account)?;
        let key = session.id.clone();
        match &session.of {
            SessionOf::Root | SessionOf::AssumedRoot => Some(root(account, key, Some(Arc::clone(session)))),
            SessionOf::User(id) => {
                let user = account.users.by_id(id)?;
                let exists = user.existence().at(view) != Some(&false);
                exists.then(|| user_caller(account, user, key, Some(Arc::clone(session)), view))
            }
            SessionOf::Federated { by, arn, name } => federated(account, session, by, arn, name, view),
            SessionOf::Role { id, arn, name } => {
                let role = account.roles.by_id(id)?;
                if role.existence().at(view) == Some(&false) {
                    return None;
                }
                let mut tags = role.tags.at(view).cloned().unwrap_or_default();
                for tag in session.tags.iter() {
                    tags.set(KeyCase::Ignored, &tag.key, &tag.value);
                }
                Some(Caller {
                    who: Who::Role {
                        id: id.clone(),
                        session: Arc::clone(name),
                    },
                    account: account.id,
                    partition: account.partition,
                    arn: arn.clone(),
                    principal_arn: role.arn.clone(),
                    access_key_id: key,
                    session: Some(Arc::clone(session)),
                    tags,
                    stands_in: false,
                })
            }
        }
    }
}

pub(crate) fn root(account: &Account, key: crate::ids::UniqueId, session: Option<Arc<Session>>) -> Caller {
    let arn = Arn::root(account.partition, account.id);
    Caller {
        who: Who::Root,
        account: account.id,
        partition: account.partition,
        arn: arn.clone(),
        principal_arn: arn,
        access_key_id: key,
        session,
        tags: Tags::none(),
        stands_in: false,
    }
}

/// A federated user is there as long as whoever made it is; its session tags lie over the user's.
fn federated(
    account: &Account,
    session: &Arc<Session>,
    by: &KeyOwner,
    arn: &Arn,
    name: &Arc<str>,
    view: &View,
) -> Option<Caller> {
    let (user, mut tags) = match by {
        KeyOwner::Root => (Arn::root(account.partition, account.id), Tags::none()),
        KeyOwner::User(id) => {
            let user = account.users.by_id(id)?;
            if user.existence().at(view) == Some(&false) {
                return None;
            }
            (user.arn.clone(), user.tags.at(view).cloned().unwrap_or_default())
        }
    };
    for tag in session.tags.iter() {
        tags.set(KeyCase::Ignored, &tag.key, &tag.value);
    }
    Some(Caller {
        who: Who::Federated {
            by: by.clone(),
            user,
            name: Arc::clone(name),
        },
        account: account.id,
        partition: account.partition,
        arn: arn.clone(),
        principal_arn: arn.clone(),
        access_key_id: session.id.clone(),
        session: Some(Arc::clone(session)),
        tags,
        stands_in: false,
    })
}

pub(crate) fn user_caller(
    account: &Account,
    user: &User,
    key: crate::ids::UniqueId,
    session: Option<Arc<Session>>,
    view: &View,
) -> Caller {
    Caller {
        who: Who::User {
            id: user.id.clone(),
            name: Arc::clone(&user.name),
        },
        account: account.id,
        partition: account.partition,
        arn: user.arn.clone(),
        principal_arn: user.arn.clone(),
        access_key_id: key,
        session,
        tags: user.tags.at(view).cloned().unwrap_or_default(),
        stands_in: false,
    }
}
