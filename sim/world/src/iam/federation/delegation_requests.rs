//! Requests of partners for temporary access: there are none.
//!
//! IAM API Reference, `CreateDelegationRequest`: not for general use, a partner is onboarded first, and here nobody
//! is. So lists are empty, and nothing can be accepted. The text is assumed.

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::arn::Arn;

use crate::call::ask::Ask;
use crate::call::refusal;
use crate::call::scene::Scene;

use crate::iam::report::simulate;
use crate::iam::shared::ask_account;

type Nothing = Result<(), Refusal>;

/// A delegation request as the reference has its ARN: `arn:…:iam::account:delegation-request/id`.
fn unknown<T>(scene: &mut Scene<'_>, action: &'static str, id: &str) -> Result<T, Refusal> {
    let account = scene.account();
    let arn = format!(
        "arn:{}:iam::{}:delegation-request/{id}",
        account.partition.as_str(),
        account.id
    );
    let resource = arn.parse::<Arn>();
    let resource =
        resource.map_err(|_| refusal::invalid_input(format!("{id} is not a delegation request.")))?;
    scene.authorize(Ask::to(action, &resource))?;
    Err(refusal::no_such_entity(format!(
        "Delegation request {id} does not exist."
    )))
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    _: api::ListDelegationRequestsRequest,
) -> Result<api::ListDelegationRequestsResponse, Refusal> {
    scene.authorize(ask_account("iam:ListDelegationRequests"))?;
    Ok(api::ListDelegationRequestsResponse {
        is_truncated: Some(false),
        ..api::ListDelegationRequestsResponse::default()
    })
}

pub(super) fn get(
    scene: &mut Scene<'_>,
    request: api::GetDelegationRequestRequest,
) -> Result<api::GetDelegationRequestResponse, Refusal> {
    unknown(scene, "iam:GetDelegationRequest", &request.delegation_request_id)
}

pub(super) fn accept(scene: &mut Scene<'_>, request: api::AcceptDelegationRequestRequest) -> Nothing {
    unknown(
        scene,
        "iam:AcceptDelegationRequest",
        &request.delegation_request_id,
    )
}

pub(super) fn associate(scene: &mut Scene<'_>, request: api::AssociateDelegationRequestRequest) -> Nothing {
    unknown(
        scene,
        "iam:AssociateDelegationRequest",
        &request.delegation_request_id,
    )
}

pub(super) fn reject(scene: &mut Scene<'_>, request: api::RejectDelegationRequestRequest) -> Nothing {
    unknown(
        scene,
        "iam:RejectDelegationRequest",
        &request.delegation_request_id,
    )
}

pub(super) fn update(scene: &mut Scene<'_>, request: api::UpdateDelegationRequestRequest) -> Nothing {
    unknown(
        scene,
        "iam:UpdateDelegationRequest",
        &request.delegation_request_id,
    )
}

pub(super) fn send_token(scene: &mut Scene<'_>, request: api::SendDelegationTokenRequest) -> Nothing {
    unknown(scene, "iam:SendDelegationToken", &request.delegation_request_id)
}

/// Nothing but delegation requests has a summary.
pub(super) fn summary(
    scene: &mut Scene<'_>,
    request: api::GetHumanReadableSummaryRequest,
) -> Result<api::GetHumanReadableSummaryResponse, Refusal> {
    let entity = simulate::source_arn(&request.entity_arn)?;
    scene.authorize(Ask::to("iam:GetHumanReadableSummary", &entity))?;
    Err(refusal::no_such_entity(format!("{entity} does not exist.")))
}

#[cfg(test)]
mod tests;
