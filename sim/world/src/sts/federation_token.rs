//! `GetFederationToken`: a user's own rights, narrowed, for somebody who has a name here and no identity.
//!
//! STS API Reference, `GetFederationToken`; IAM User Guide,
//! `id_credentials_temp_control-access_getfederationtoken.html`.

use std::sync::Arc;

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::sts as api;
use rolecall_iam::arn::Arn;

use crate::account::entity::KeyOwner;
use crate::call::ask::Ask;
use crate::call::caller::Who;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::session::SessionOf;

use super::session_policies::SessionPolicies;
use super::{issue, session_tags};

/// Twelve hours; one hour is all that the root user gives, whatever is asked.
const USUAL_SECONDS: i64 = 43_200;
const ROOT_SECONDS: i64 = 3_600;

pub(super) fn get_federation_token(
    scene: &mut Scene<'_>,
    request: api::GetFederationTokenRequest,
) -> Result<api::GetFederationTokenResponse, Refusal> {
    // Long-term credentials alone; the text is recorded.
    let by = match (&scene.caller.session, &scene.caller.who) {
        (None, Who::User { id, .. }) => KeyOwner::User(id.clone()),
        (None, Who::Root) => KeyOwner::Root,
        _ => {
            return Err(refusal::access_denied(
                "Cannot call GetFederationToken with session credentials",
            ));
        }
    };
    let tags = session_tags::read(&request.tags)?;
    let policies = SessionPolicies::read(
        Operation::StsGetFederationToken,
        request.policy.as_deref(),
        &request.policy_arns,
    )?;
    let account = scene.account_id();
    let arn = Arn::federated_user(scene.partition(), account, &request.name);
    scene.authorize(Ask::to("sts:GetFederationToken", &arn).request_tags(&tags))?;
    if !tags.is_empty() {
        scene.authorize(Ask::to("sts:TagSession", &arn).request_tags(&tags))?;
    }
    let policy_arns = policies.managed(scene, account)?;
    let asked = request.duration_seconds;
    let seconds = match by {
        KeyOwner::User(_) => asked.unwrap_or(USUAL_SECONDS),
        KeyOwner::Root => asked.unwrap_or(ROOT_SECONDS).min(ROOT_SECONDS),
    };
    let name: Arc<str> = request.name.as_str().into();
    let of = SessionOf::Federated {
        by,
        arn: arn.clone(),
        name,
    };
    let mut session = issue::plain(scene, account, of, seconds);
    let packed_policy_size = policies.give(&mut session, policy_arns, tags);
    let credentials = issue::issue(scene, session);
    Ok(api::GetFederationTokenResponse {
        credentials: Some(credentials),
        federated_user: Some(api::FederatedUser {
            federated_user_id: format!("{account}:{}", request.name),
            arn: arn.to_string(),
        }),
        // Told even of nothing, other than by AssumeRole (recorded: LocalStack's tests, `test_sts.snapshot.json`).
        packed_policy_size: Some(packed_policy_size.unwrap_or(0)),
        ..api::GetFederationTokenResponse::default()
    })
}

#[cfg(test)]
mod tests;
