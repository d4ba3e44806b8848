//! Whose credentials these are: `GetCallerIdentity`, `GetAccessKeyInfo`.

use rolecall_api::error::Refusal;
use rolecall_api::views::sts as api;

use crate::ask::Ask;
use crate::ids::UniqueId;
use crate::refusal;
use crate::scene::Scene;

/// Nobody can be denied to ask who they are, not even explicitly (STS API Reference,
/// `GetCallerIdentity`).
#[expect(clippy::unnecessary_wraps, reason = "all operations have one signature")]
pub(super) fn get_caller_identity(
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

/// The account of an access key, whoever's it is and whether or not it is active (STS API Reference,
/// `GetAccessKeyInfo`). What AWS answers for a key that nobody has is not documented; that it is
/// refused is assumed.
pub(super) fn get_access_key_info(
    scene: &mut Scene<'_>,
    request: api::GetAccessKeyInfoRequest,
) -> Result<api::GetAccessKeyInfoResponse, Refusal> {
    scene.authorize(Ask::anywhere("sts:GetAccessKeyInfo"))?;
    let id = request.access_key_id;
    let account = scene.world.account_of(&UniqueId::from(id.as_str()));
    let account = account.ok_or_else(|| refusal::validation(format!("Invalid AccessKeyId: {id}")))?;
    Ok(api::GetAccessKeyInfoResponse {
        account: Some(account.to_string()),
    })
}
