//! The operations of STS.

#![expect(
    clippy::needless_pass_by_value,
    reason = "an operation takes its request over, whether it keeps a part of it or not"
)]

use rolecall_api::document::Structure;
use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;

use crate::call::dispatch::typed;
use crate::call::scene::Scene;

mod assume_role;
mod assume_root;
mod federation_token;
mod identity;
mod issue;
mod saml;
mod second_factor;
mod session_policies;
mod session_tags;
mod session_token;
mod vouched;
mod web_identity;

/// Acts, if the operation is simulated.
pub(crate) fn act(
    scene: &mut Scene<'_>,
    operation: Operation,
    input: Structure,
) -> Option<Result<Structure, Refusal>> {
    Some(match operation {
        Operation::StsAssumeRole => typed(scene, input, assume_role::assume_role),
        Operation::StsAssumeRoot => typed(scene, input, assume_root::assume_root),
        Operation::StsDecodeAuthorizationMessage => {
            typed(scene, input, identity::decode_authorization_message)
        }
        Operation::StsAssumeRoleWithSAML => typed(scene, input, saml::assume_role_with_saml),
        Operation::StsAssumeRoleWithWebIdentity => {
            typed(scene, input, web_identity::assume_role_with_web_identity)
        }
        Operation::StsGetAccessKeyInfo => typed(scene, input, identity::get_access_key_info),
        Operation::StsGetCallerIdentity => typed(scene, input, identity::get_caller_identity),
        Operation::StsGetFederationToken => typed(scene, input, federation_token::get_federation_token),
        Operation::StsGetSessionToken => typed(scene, input, session_token::get_session_token),
        _ => return None,
    })
}
