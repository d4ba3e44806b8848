//! `GetSessionToken`: the caller's own rights, for a while.
//!
//! No permission is needed, and no policy can forbid it (IAM User Guide,
//! `id_credentials_temp_control-access_getsessiontoken.html`).

use rolecall_api::error::Refusal;
use rolecall_api::views::sts as api;

use crate::call::caller::Who;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::session::SessionOf;

use super::{issue, second_factor};

/// Twelve hours; one hour is all that the root user gets, whatever is asked (STS API Reference).
const USUAL_SECONDS: i64 = 43_200;
const ROOT_SECONDS: i64 = 3_600;

pub(super) fn get_session_token(
    scene: &mut Scene<'_>,
    request: api::GetSessionTokenRequest,
) -> Result<api::GetSessionTokenResponse, Refusal> {
    scene.needs_no_permission();
    if scene.caller.session.is_some() {
        return Err(refusal::access_denied(
            "Cannot call GetSessionToken with session credentials",
        ));
    }
    let second_factor = second_factor::check(
        scene,
        request.serial_number.as_deref(),
        request.token_code.as_deref(),
    )?;
    let asked = request.duration_seconds;
    let (of, seconds) = match &scene.caller.who {
        Who::User { id, .. } => (SessionOf::User(id.clone()), asked.unwrap_or(USUAL_SECONDS)),
        _ => (SessionOf::Root, asked.unwrap_or(ROOT_SECONDS).min(ROOT_SECONDS)),
    };
    let mut session = issue::plain(scene, scene.caller.account, of, seconds);
    session.mfa = second_factor;
    let credentials = issue::issue(scene, session);
    Ok(api::GetSessionTokenResponse {
        credentials: Some(credentials),
        ..Default::default()
    })
}
