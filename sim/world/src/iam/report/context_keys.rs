//! Which condition keys policies refer to: what a simulation must be given.
//!
//! IAM API Reference, `GetContextKeysForCustomPolicy` and `GetContextKeysForPrincipalPolicy`.

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::evaluate::Attached;

use crate::call::ask::Ask;
use crate::call::scene::Scene;

use super::simulate;
use crate::iam::shared::ask_account;

pub(super) fn of_custom(
    scene: &mut Scene<'_>,
    request: api::GetContextKeysForCustomPolicyRequest,
) -> Result<api::GetContextKeysForPolicyResponse, Refusal> {
    scene.authorize(ask_account("iam:GetContextKeysForCustomPolicy"))?;
    Ok(keys(&simulate::inputs(&request.policy_input_list)?))
}

pub(super) fn of_principal(
    scene: &mut Scene<'_>,
    request: api::GetContextKeysForPrincipalPolicyRequest,
) -> Result<api::GetContextKeysForPolicyResponse, Refusal> {
    let source = simulate::source_arn(&request.policy_source_arn)?;
    scene.authorize(Ask::to("iam:GetContextKeysForPrincipalPolicy", &source))?;
    let view = scene.view.of_the_control_plane();
    let mut policies = simulate::subject_of(scene, &source, &view)?.identity;
    policies.extend(simulate::inputs(&request.policy_input_list)?);
    Ok(keys(&policies))
}

fn keys(policies: &[Attached]) -> api::GetContextKeysForPolicyResponse {
    let mut names: Vec<String> = Vec::new();
    for key in policies.iter().flat_map(|policy| policy.document.context_keys()) {
        if !names.iter().any(|known| known.eq_ignore_ascii_case(key)) {
            names.push(key.to_owned());
        }
    }
    api::GetContextKeysForPolicyResponse {
        context_key_names: names,
    }
}

#[cfg(test)]
mod tests;
