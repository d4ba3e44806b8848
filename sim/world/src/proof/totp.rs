//! One-time codes of a second factor: RFC 6238 over RFC 4226, six digits, thirty seconds, SHA-1.
//!
//! It is what authenticator apps compute from the seed of a virtual device (IAM User Guide,
//! `id_credentials_mfa_enable_virtual.html`).

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use crate::secret;
use crate::time::clock::Moment;

/// How long a code is shown.
const STEP_SECONDS: i64 = 30;

/// The how-manieth code since 1970 an exact clock shows.
pub(crate) const fn step(now: Moment) -> i64 {
    now.seconds().div_euclid(STEP_SECONDS)
}

/// The code of a step.
pub(crate) fn code(seed: &[u8], step: i64) -> String {
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(seed) else {
        // HMAC takes keys of every length.
        return String::new();
    };
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let at = usize::from(digest.last().copied().unwrap_or(0) & 15);
    let number = digest
        .iter()
        .skip(at)
        .take(4)
        .fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
}

/// The step of which `shown` is the code, of those from `first` to `last`.
pub(crate) fn find(seed: &[u8], shown: &str, first: i64, last: i64) -> Option<i64> {
    (first..=last).find(|step| secret::same(&code(seed, *step), shown))
}

#[cfg(test)]
mod tests;
