//! Temporary credentials: made, remembered, handed out.

use std::ops::Bound;
use std::sync::Arc;

use rolecall_api::views::sts as api;
use rolecall_iam::account::AccountId;

use crate::account::tags::Tags;
use crate::call::scene::Scene;
use crate::ids::{self, Prefix, UniqueId};
use crate::session::{Session, SessionOf};
use crate::time::delay::Kind;
use crate::time::replicated::Replicated;

/// How long after its end a session is still told from one that never was.
const REMEMBERED_MILLIS: i64 = 24 * 3600 * 1000;
/// Of how many sessions it is looked whether they can be forgotten when one is made. With four, a third as many as
/// are alive are in memory for nothing, where as many end as begin.
const LOOKED_AT: usize = 4;

/// A session of this kind that carries nothing.
pub(super) fn plain(scene: &Scene<'_>, account: AccountId, of: SessionOf, seconds: i64) -> Session {
    let purpose = match &of {
        SessionOf::Root => String::new(),
        SessionOf::AssumedRoot => "assumed root".to_owned(),
        SessionOf::User(id) => id.to_string(),
        SessionOf::Role { id, name, .. } => format!("{id}:{name}"),
        SessionOf::Federated { name, .. } => format!("federated:{name}"),
    };
    let (at, nth) = (scene.now.millis().to_string(), scene.nth.to_string());
    let parts = [
        account.as_str(),
        &purpose,
        scene.caller.access_key_id.as_str(),
        &at,
        &nth,
    ];
    let id: UniqueId = ids::mint(scene.world.chance(), Prefix::Asia, &parts, |id| {
        scene.world.sessions.contains_key(id)
    });
    Session {
        known: Replicated::written(id.key("session"), scene.now, Kind::Session, true),
        id,
        account,
        of,
        issued: scene.now,
        expires: scene.now.whole_second().plus_millis(seconds.saturating_mul(1000)),
        tags: Tags::none(),
        transitive: Vec::new(),
        source_identity: None,
        policies: Vec::new(),
        policy_arns: Vec::new(),
        claims: Vec::new(),
        mfa: false,
    }
}

/// Remembers a session, and gives its credentials.
pub(super) fn issue(scene: &mut Scene<'_>, session: Session) -> api::Credentials {
    let id = session.id.clone();
    let credentials = api::Credentials {
        access_key_id: id.to_string(),
        secret_access_key: scene.world.key.secret(id.as_str()),
        session_token: scene.world.key.token(id.as_str()),
        expiration: session.expires.timestamp(),
    };
    scene.world.sessions.insert(id.clone(), Arc::new(session));
    forget_old(scene, &id);
    credentials
}

/// Forgets sessions that ended long ago, where they are next to a new one. Ids are drawn evenly, so every
/// place has its turn, and no call has to look through all of them.
fn forget_old(scene: &mut Scene<'_>, new: &UniqueId) {
    let (now, sessions) = (scene.now, &scene.world.sessions);
    let after = sessions.range::<UniqueId, _>((Bound::Excluded(new), Bound::Unbounded));
    let ended: Vec<UniqueId> = after
        .chain(sessions)
        .take(LOOKED_AT)
        .filter(|(_, session)| session.expires.plus_millis(REMEMBERED_MILLIS) <= now)
        .map(|(id, _)| id.clone())
        .collect();
    for id in ended {
        scene.world.sessions.remove(&id);
        scene.world.instants.remove(&id);
    }
}

#[cfg(test)]
mod tests;
