//! Whose credentials these are, and why they were refused: `GetCallerIdentity`, `GetAccessKeyInfo`,
//! `DecodeAuthorizationMessage`.

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::sts as api;

use crate::call::ask::Ask;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::ids::UniqueId;

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

/// EC2 encodes why it refuses an action on a resource; the reads of this world have none, and no other service
/// here encodes anything (EC2 User Guide, `ec2-api-permissions.html`). So there is no message that is valid.
pub(super) fn decode_authorization_message(
    scene: &mut Scene<'_>,
    _: api::DecodeAuthorizationMessageRequest,
) -> Result<api::DecodeAuthorizationMessageResponse, Refusal> {
    scene.authorize(Ask::anywhere("sts:DecodeAuthorizationMessage"))?;
    Err(Refusal::modelled(
        Operation::StsDecodeAuthorizationMessage,
        "InvalidAuthorizationMessageException",
        "Message is not valid",
    ))
}
