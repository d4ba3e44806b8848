//! `AssumeRole`: from one identity to a session of a role, in the same account or another.
//!
//! STS API Reference, `AssumeRole`; IAM User Guide, `id_roles_terms-and-concepts.html` (chaining).

use std::sync::Arc;

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::sts as api;
use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use rolecall_iam::policy::Document;

use crate::account::tags::Tags;
use crate::call::ask::Ask;
use crate::call::gather::allows_nothing;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::ids::UniqueId;
use crate::session::{Session, SessionOf};

use super::session_policies::SessionPolicies;
use super::session_tags::Carried;
use super::{issue, second_factor};

/// When nobody says how long.
pub(super) const USUAL_SECONDS: i64 = 3_600;
/// The most that a session may give another.
const CHAINED_SECONDS: i64 = 3_600;

/// The role that is asked for, as the replica sees it.
pub(super) struct Target {
    pub(super) arn: Arn,
    pub(super) account: AccountId,
    pub(super) trust: Document,
    pub(super) tags: Tags,
    pub(super) role: Option<Seen>,
}

/// What the session needs of a role that exists.
pub(super) struct Seen {
    id: UniqueId,
    name: Arc<str>,
    pub(super) max_seconds: i64,
}

pub(super) fn assume_role(
    scene: &mut Scene<'_>,
    request: api::AssumeRoleRequest,
) -> Result<api::AssumeRoleResponse, Refusal> {
    // Recorded: an ARN without partition, service or resource, or with too few colons.
    let invalid = |_| refusal::validation(format!("{} is invalid", request.role_arn));
    let arn: Arn = request.role_arn.parse().map_err(invalid)?;
    if !request.provided_contexts.is_empty() {
        return Err(refusal::refuse(
            501,
            "NotImplemented",
            "Provided contexts are not simulated.",
        ));
    }
    let carried = Carried::new(&scene.caller, &request)?;
    let policies = SessionPolicies::read(
        Operation::StsAssumeRole,
        request.policy.as_deref(),
        &request.policy_arns,
    )?;
    let second_factor = second_factor::check(
        scene,
        request.serial_number.as_deref(),
        request.token_code.as_deref(),
    )?;

    let target = target(scene, arn, &carried);
    scene.concerns(target.account);
    authorize(scene, &request, &carried, &target, second_factor)?;
    // Without a role there is no trust policy that could have allowed it: said once more, so that a
    // world whose law errs makes no sessions out of nothing.
    let Some(role) = target.role else {
        return Err(refusal::access_denied(format!(
            "User: {} is not authorized to perform: sts:AssumeRole on resource: {}",
            scene.caller.arn, target.arn
        )));
    };
    let seconds = duration(scene, request.duration_seconds, role.max_seconds)?;
    let policy_arns = policies.managed(scene, target.account)?;

    let (mut session, user) = session(scene, target.account, &role, &request.role_session_name, seconds);
    session.mfa = second_factor;
    let packed = policies.give(&mut session, policy_arns, carried.tags());
    session.transitive = carried.transitive;
    session.source_identity = carried.source_identity;
    let source_identity = session.source_identity.as_ref().map(ToString::to_string);
    let credentials = issue::issue(scene, session);
    Ok(api::AssumeRoleResponse {
        credentials: Some(credentials),
        assumed_role_user: Some(user),
        packed_policy_size: packed,
        source_identity,
        ..api::AssumeRoleResponse::default()
    })
}

/// A session of a role that carries nothing yet, and how answers name it.
pub(super) fn session(
    scene: &Scene<'_>,
    account: AccountId,
    role: &Seen,
    name: &str,
    seconds: i64,
) -> (Session, api::AssumedRoleUser) {
    let partition = scene
        .world
        .account(account)
        .map_or(scene.partition(), |account| account.partition);
    let arn = Arn::assumed_role(partition, account, &role.name, name);
    let user = api::AssumedRoleUser {
        assumed_role_id: format!("{}:{name}", role.id),
        arn: arn.to_string(),
    };
    let of = SessionOf::Role {
        id: role.id.clone(),
        arn,
        name: name.into(),
    };
    (issue::plain(scene, account, of, seconds), user)
}

/// The role, or what stands in for one that this replica doesn't see: a role that trusts nobody, since a
/// missing role is answered like one that refuses.
pub(super) fn target(scene: &Scene<'_>, arn: Arn, carried: &Carried) -> Target {
    let account = arn.account_id().unwrap_or(scene.caller.account);
    let role = scene
        .world
        .account(account)
        .filter(|_| arn.service() == "iam" && arn.resource().starts_with("role/"))
        // No role of another partition can be assumed.
        .filter(|account| account.partition.as_str() == arn.partition())
        .filter(|account| account.partition == scene.partition())
        .and_then(|account| account.roles.at(arn.resource_name(), &scene.view))
        .filter(|role| role.arn == arn);
    Target {
        account,
        trust: role
            .and_then(|role| role.trust.at(&scene.view))
            .cloned()
            .unwrap_or_else(allows_nothing),
        tags: carried.over(role.and_then(|role| role.tags.at(&scene.view))),
        role: role.map(|role| Seen {
            id: role.id.clone(),
            name: Arc::clone(&role.name),
            max_seconds: role.max_session_seconds,
        }),
        arn,
    }
}

/// One call, up to three questions: the session, its tags, its source identity. Each is put to both
/// sides. The context of the third has neither tags nor the name of the session.
fn authorize(
    scene: &mut Scene<'_>,
    request: &api::AssumeRoleRequest,
    carried: &Carried,
    target: &Target,
    second_factor: bool,
) -> Result<(), Refusal> {
    let ask = |action| {
        let ask = Ask::to(action, &target.arn)
            .owned_by(target.account)
            .trusting(target.trust.clone())
            .resource_tags(Some(&target.tags));
        let ask = second_factor::shown(ask, second_factor);
        match &carried.source_identity {
            Some(identity) => ask.with("sts:SourceIdentity", &**identity),
            None => ask,
        }
    };
    let tagged = |ask: Ask| {
        let ask = ask.request_tags(&carried.passed);
        match carried.transitive.is_empty() {
            true => ask,
            false => ask.with_many("sts:TransitiveTagKeys", carried.transitive.clone()),
        }
    };
    let session = |ask: Ask| {
        let ask = ask.with("sts:RoleSessionName", request.role_session_name.as_str());
        match &request.external_id {
            Some(id) => ask.with("sts:ExternalId", id.as_str()),
            None => ask,
        }
    };
    scene.authorize(session(tagged(ask("sts:AssumeRole"))))?;
    if carried.tags_session() {
        scene.authorize(session(tagged(ask("sts:TagSession"))))?;
    }
    if carried.source_identity.is_some() {
        scene.authorize(ask("sts:SetSourceIdentity"))?;
    }
    Ok(())
}

/// Both texts are recorded.
pub(super) fn duration(scene: &Scene<'_>, asked: Option<i64>, max: i64) -> Result<i64, Refusal> {
    let seconds = asked.unwrap_or(USUAL_SECONDS);
    if scene.caller.is_role() && seconds > CHAINED_SECONDS {
        return Err(refusal::validation(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
        ));
    }
    if seconds > max {
        return Err(refusal::validation(
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
        ));
    }
    Ok(seconds)
}
