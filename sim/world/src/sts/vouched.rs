//! Sessions of roles for callers whom an identity provider vouches for: what both protocols have in common.
//!
//! Such a caller has no policies and no credentials here: the role's trust policy alone decides, and its
//! refusals name nobody (STS API Reference, `AssumeRoleWithWebIdentity`, `AssumeRoleWithSAML`).

use std::sync::Arc;

use rolecall_api::error::Refusal;
use rolecall_api::views::sts as api;

use crate::call::ask::{Ask, Values};
use crate::call::caller::{Caller, Vouched, Who};
use crate::call::refusal;
use crate::call::scene::Scene;

use super::assume_role::{self, Target};
use super::issue;
use super::session_policies::SessionPolicies;
use super::session_tags::Carried;

/// What was asked for, once the provider's word is known to be good.
pub(super) struct Wanted {
    pub(super) action: &'static str,
    pub(super) vouched: Vouched,
    pub(super) session_name: String,
    pub(super) seconds: Option<i64>,
    pub(super) policies: SessionPolicies,
    pub(super) carried: Carried,
    /// The condition keys that the provider's word makes, for the trust policy and for the session.
    pub(super) claims: Vec<(String, Values)>,
    /// Of those, what only the trust policy sees.
    pub(super) fleeting: Vec<(String, Values)>,
}

/// A session of the role, and how much of its room is used.
pub(super) struct Given {
    pub(super) credentials: api::Credentials,
    pub(super) user: api::AssumedRoleUser,
    pub(super) packed: Option<i64>,
    pub(super) source_identity: Option<String>,
}

/// From here on the caller is whom the provider vouches for.
pub(super) fn enter(scene: &mut Scene<'_>, vouched: Vouched) {
    scene.caller = Arc::new(Caller {
        who: Who::Vouched(Arc::new(vouched)),
        ..(*scene.caller).clone()
    });
}

/// Asks the trust policy, and gives the session.
pub(super) fn give(scene: &mut Scene<'_>, target: Target, wanted: Wanted) -> Result<Given, Refusal> {
    let Wanted {
        action,
        vouched,
        session_name,
        seconds,
        policies,
        carried,
        claims,
        fleeting,
    } = wanted;
    enter(scene, vouched);
    let ask = |action: &'static str| {
        let mut ask = Ask::to(action, &target.arn)
            .owned_by(target.account)
            .trusting(target.trust.clone())
            .resource_tags(Some(&target.tags))
            .with("sts:RoleSessionName", session_name.as_str())
            .request_tags(&carried.passed);
        if !carried.transitive.is_empty() {
            ask = ask.with_many("sts:TransitiveTagKeys", carried.transitive.clone());
        }
        if let Some(identity) = &carried.source_identity {
            ask = ask.with("sts:SourceIdentity", &**identity);
        }
        ask.keys.extend(claims.iter().chain(&fleeting).cloned());
        ask
    };
    let mut actions = vec![action];
    if carried.tags_session() {
        actions.push("sts:TagSession");
    }
    if carried.source_identity.is_some() {
        actions.push("sts:SetSourceIdentity");
    }
    for action in actions {
        scene.authorize(ask(action)).map_err(|mut refused| {
            refused.message = not_authorized(action);
            refused
        })?;
    }
    let Some(role) = &target.role else {
        return Err(refusal::access_denied(not_authorized(action)));
    };
    let seconds = assume_role::duration(scene, seconds, role.max_seconds)?;
    let policy_arns = policies.managed(scene, target.account)?;
    let (mut session, user) = assume_role::session(scene, target.account, role, &session_name, seconds);
    let packed = policies.give(&mut session, policy_arns, carried.tags());
    session.transitive = carried.transitive;
    session.source_identity = carried.source_identity;
    session.claims = claims;
    let source_identity = session.source_identity.as_ref().map(ToString::to_string);
    Ok(Given {
        credentials: issue::issue(scene, session),
        user,
        packed,
        source_identity,
    })
}

/// As field reports have it, of the session; assumed of its tags and its source identity.
pub(super) fn not_authorized(action: &str) -> String {
    format!("Not authorized to perform {action}")
}
