//! When and where access keys and roles were last used.
//!
//! IAM API Reference, `GetAccessKeyLastUsed` and `RoleLastUsed`. AWS updates both late; here they are
//! exact (assumed: nobody may rely on the delay).

use crate::account::entity::LastUsed;
use crate::call::attempt::Attempt;
use crate::call::caller::{Caller, Who};
use crate::time::clock::Moment;
use crate::world::{Origin, World};
use rolecall_api::operation::Operation;

impl World {
    /// Notes that the credentials were used.
    pub(crate) fn note_use(
        &mut self,
        attempt: &Attempt,
        operation: Operation,
        origin: &Origin,
        now: Moment,
        caller: &Caller,
    ) {
        let used = || LastUsed {
            at: now,
            service: operation.info().service.info().name.into(),
            region: origin.region.clone(),
        };
        if let Some(key) = self.keys.get_mut(attempt.access_key_id()) {
            key.last_used = Some(used());
        } else if let Who::Role { id, .. } = &caller.who
            && let Some(account) = self.accounts.get_mut(&caller.account)
            && let Some(role) = account.roles.by_id_mut(id)
        {
            role.last_used = Some(used());
        }
    }
}
