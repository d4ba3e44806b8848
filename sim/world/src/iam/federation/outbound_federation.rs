//! Whether an account vouches for its principals elsewhere, by web identity tokens of its own.
//!
//! IAM API Reference, `EnableOutboundWebIdentityFederation` and its kin. The texts are assumed.

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::iam as api;

use crate::call::scene::Scene;
use crate::ids;

use crate::iam::shared::ask_account;

/// One issuer an account, the same whenever it is turned on (assumed). The form is that of the examples in the
/// IAM User Guide, `id_roles_providers_outbound.html`.
fn issuer(scene: &Scene<'_>) -> String {
    let key = scene
        .world
        .chance()
        .key("issuer")
        .text(scene.account_id().as_str());
    format!("https://{}.tokens.sts.global.api.aws", ids::uuid(key))
}

fn disabled(operation: Operation) -> Refusal {
    let text = "Outbound web identity federation is disabled for this account.";
    Refusal::modelled(operation, "FeatureDisabled", text)
}

pub(super) fn enable(
    scene: &mut Scene<'_>,
    _: api::EnableOutboundWebIdentityFederationRequest,
) -> Result<api::EnableOutboundWebIdentityFederationResponse, Refusal> {
    scene.authorize(ask_account("iam:EnableOutboundWebIdentityFederation"))?;
    if scene.account().settings.outbound_federation {
        return Err(Refusal::modelled(
            Operation::IamEnableOutboundWebIdentityFederation,
            "FeatureEnabled",
            "Outbound web identity federation is already enabled for this account.",
        ));
    }
    scene.account_mut().settings.outbound_federation = true;
    Ok(api::EnableOutboundWebIdentityFederationResponse {
        issuer_identifier: Some(issuer(scene)),
    })
}

pub(super) fn disable(
    scene: &mut Scene<'_>,
    _: api::DisableOutboundWebIdentityFederationRequest,
) -> Result<(), Refusal> {
    scene.authorize(ask_account("iam:DisableOutboundWebIdentityFederation"))?;
    if !scene.account().settings.outbound_federation {
        return Err(disabled(Operation::IamDisableOutboundWebIdentityFederation));
    }
    scene.account_mut().settings.outbound_federation = false;
    Ok(())
}

pub(super) fn get(
    scene: &mut Scene<'_>,
    _: api::GetOutboundWebIdentityFederationInfoRequest,
) -> Result<api::GetOutboundWebIdentityFederationInfoResponse, Refusal> {
    scene.authorize(ask_account("iam:GetOutboundWebIdentityFederationInfo"))?;
    if !scene.account().settings.outbound_federation {
        return Err(disabled(Operation::IamGetOutboundWebIdentityFederationInfo));
    }
    Ok(api::GetOutboundWebIdentityFederationInfoResponse {
        issuer_identifier: Some(issuer(scene)),
        jwt_vending_enabled: Some(true),
    })
}

#[cfg(test)]
mod tests;
