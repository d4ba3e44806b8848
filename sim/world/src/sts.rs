//! The operations of STS.

use rolecall_api::document::Structure;
use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::sts as api;

use crate::dispatch::typed;
use crate::scene::Scene;

/// Acts, if the operation is simulated.
pub(crate) fn act(
    scene: &mut Scene<'_>,
    operation: Operation,
    input: Structure,
) -> Option<Result<Structure, Refusal>> {
    Some(match operation {
        Operation::StsGetCallerIdentity => typed(scene, input, get_caller_identity),
        _ => return None,
    })
}

/// Nobody can be denied to ask who they are, not even explicitly (STS API Reference,
/// `GetCallerIdentity`).
#[expect(clippy::unnecessary_wraps, reason = "all operations have one signature")]
fn get_caller_identity(
    scene: &mut Scene<'_>,
    _: api::GetCallerIdentityRequest,
) -> Result<api::GetCallerIdentityResponse, Refusal> {
    scene.needs_no_permission();
    Ok(api::GetCallerIdentityResponse {
        user_id: Some(scene.caller.user_id()),
        account: Some(scene.caller.account.to_string()),
        arn: Some(scene.caller.arn.to_string()),
    })
}
