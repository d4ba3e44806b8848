//! `AssumeRoot`: a short session of a member account's root user, for one task.
//!
//! STS API Reference, `AssumeRoot`; IAM User Guide, `id_root-user-access-management.html`,
//! `id_root-user-privileged-task.html`.

use rolecall_api::error::Refusal;
use rolecall_api::views::sts as api;
use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;

use crate::call::ask::Ask;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::organization::Feature;
use crate::session::SessionOf;

use super::issue;

/// All that a session may be for, beneath `arn:aws:iam::aws:policy/root-task/`.
const TASKS: [&str; 5] = [
    "IAMAuditRootUserCredentials",
    "IAMCreateRootUserPassword",
    "IAMDeleteRootUserCredentials",
    "S3UnlockBucketPolicy",
    "SQSUnlockQueuePolicy",
];
/// As long as it lasts when nobody says how long, and no session lasts longer.
const USUAL_SECONDS: i64 = 900;
/// For whom the account that administers root users must be delegated.
const SERVICE: &str = "iam.amazonaws.com";

pub(super) fn assume_root(
    scene: &mut Scene<'_>,
    request: api::AssumeRootRequest,
) -> Result<api::AssumeRootResponse, Refusal> {
    let target = target(&request.target_principal);
    let task = request.task_policy_arn.arn.unwrap_or_default();
    let partition = scene.partition();
    // The member's side has no policy that could speak: that the caller may is the organization's word.
    let ask = match &target {
        Ok(target) => Ask::to("sts:AssumeRoot", &Arn::root(partition, *target))
            .with("aws:ResourceAccount", target.as_str()),
        Err(_) => Ask::anywhere("sts:AssumeRoot"),
    };
    scene.authorize(ask.with("sts:TaskPolicyArn", task.as_str()))?;
    let target = target?;
    let root = Arn::root(partition, target);
    scene.concerns(target);
    let prefix = format!("arn:{partition}:iam::aws:policy/root-task/");
    let is_known = task
        .strip_prefix(&prefix)
        .is_some_and(|name| TASKS.contains(&name));
    if !is_known || !scene.world.catalogue.load(&task) {
        // The text is assumed.
        return Err(refusal::validation(format!(
            "{task} is not a supported task policy."
        )));
    }
    if !is_administered(scene, target) {
        // The text is assumed: that of a refusal without a reason.
        return Err(refusal::access_denied(format!(
            "User: {} is not authorized to perform: sts:AssumeRoot on resource: {root}",
            scene.caller.arn
        )));
    }
    let source_identity = scene.caller.session.as_ref();
    let source_identity = source_identity.and_then(|session| session.source_identity.clone());
    let seconds = request.duration_seconds.unwrap_or(USUAL_SECONDS);
    let mut session = issue::plain(scene, target, SessionOf::AssumedRoot, seconds);
    session.policy_arns = vec![task.into()];
    session.source_identity.clone_from(&source_identity);
    let credentials = issue::issue(scene, session);
    Ok(api::AssumeRootResponse {
        credentials: Some(credentials),
        source_identity: source_identity.map(|identity| identity.to_string()),
        ..api::AssumeRootResponse::default()
    })
}

/// A member, by its ID or by its root user's ARN. The text is assumed.
fn target(named: &str) -> Result<AccountId, Refusal> {
    let of_arn = || {
        let arn: Arn = named.parse().ok()?;
        (arn.service() == "iam" && arn.resource() == "root").then(|| arn.account_id())?
    };
    let account = named.parse().ok().or_else(of_arn);
    account.ok_or_else(|| refusal::validation(format!("{named} is invalid")))
}

/// Whether sessions of root users are on, the caller's account manages the organization or administers IAM for
/// it, and the target is another member than the management account.
fn is_administered(scene: &Scene<'_>, target: AccountId) -> bool {
    let caller = scene.account_id();
    scene.world.organization().is_some_and(|organization| {
        let delegated = organization.delegated_to(caller);
        organization.has(Feature::RootSessions)
            && (organization.management == caller
                || delegated.is_some_and(|of| of.services.contains_key(SERVICE)))
            && organization.management != target
            && organization.member(target).is_some()
    })
}

#[cfg(test)]
mod tests;
