//! The code of a second factor that comes with `AssumeRole` or `GetSessionToken`.
//!
//! IAM User Guide, `id_credentials_mfa_configure-api-require.html`. It is checked before anything is
//! authorized, and a code counts once. The texts are recorded, blanks included; that of a wrong code is as
//! field reports have it.

use rolecall_api::error::Refusal;

use crate::account::entity::KeyOwner;
use crate::account::mfa::Rejected;
use crate::call::ask::Ask;
use crate::call::caller::Who;
use crate::call::refusal;
use crate::call::scene::Scene;

/// Whether the caller showed one: `false` when the request has none.
pub(super) fn check(
    scene: &mut Scene<'_>,
    serial: Option<&str>,
    code: Option<&str>,
) -> Result<bool, Refusal> {
    let (serial, code) = match (serial, code) {
        (None, None) => return Ok(false),
        (Some(serial), Some(code)) => (serial, code),
        _ => {
            return Err(refusal::access_denied(
                "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code. ",
            ));
        }
    };
    let owner = match &scene.caller.who {
        Who::Root => KeyOwner::Root,
        Who::User { id, .. } => KeyOwner::User(id.clone()),
        // Sessions of roles have no devices.
        _ => return Err(refused(Rejected::Device)),
    };
    let (view, key) = (scene.view, scene.world.key.clone());
    let devices = &mut scene.account_mut().mfa_devices;
    devices
        .accept(serial, &owner, code, &view, |device| {
            key.mfa_seed(&device.seed_of())
        })
        .map_err(refused)?;
    Ok(true)
}

fn refused(why: Rejected) -> Refusal {
    refusal::access_denied(match why {
        Rejected::Device => {
            "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user."
        }
        Rejected::Code => "MultiFactorAuthentication failed with invalid MFA one time pass code. ",
    })
}

/// What a code that was accepted adds to the context of its own call.
pub(super) fn shown(ask: Ask, shown: bool) -> Ask {
    if shown {
        ask.with("aws:MultiFactorAuthPresent", "true")
            .with("aws:MultiFactorAuthAge", "0")
    } else {
        ask
    }
}

#[cfg(test)]
mod tests;
