//! Signing keys: derived from a secret for a day, a region and a service, and remembered for a while.
//!
//! IAM User Guide, `reference_sigv-create-signed-request.html#calculate-signature`. The derivation is four
//! HMACs over what is the same in every request of a client, so the last few are kept, each thread its own:
//! a remembered key is the key that would be derived, nothing more.

use std::cell::RefCell;

use hmac::{Hmac, KeyInit as _, Mac as _};
use rolecall_api::credentials::SecretAccessKey;
use sha2::Sha256;

use super::{Scope, TERMINATOR};

/// How many are remembered.
const MOST: usize = 64;

/// A key, ready to sign.
#[derive(Clone)]
pub(super) struct SigningKey(Hmac<Sha256>);

impl SigningKey {
    #[expect(
        clippy::expect_used,
        reason = "what is about to sign must not go on without a key"
    )]
    fn new(key: &[u8]) -> SigningKey {
        SigningKey(Hmac::new_from_slice(key).expect("HMAC takes keys of any length (RFC 2104)"))
    }

    /// The code of a message.
    pub(super) fn sign(self, message: &[u8]) -> [u8; 32] {
        self.0.chain_update(message).finalize().into_bytes().into()
    }

    fn derive(scope: &Scope, secret: &SecretAccessKey) -> SigningKey {
        let mut first = String::from("AWS4");
        first.push_str(secret.expose());
        let first = SecretAccessKey::new(first);
        let parts = [&scope.date, &scope.region, &scope.service, TERMINATOR];
        let from = SigningKey::new(first.expose().as_bytes());
        parts
            .into_iter()
            .fold(from, |key, part| SigningKey::new(&key.sign(part.as_bytes())))
    }
}

/// What is remembered, and whose place is taken next.
#[derive(Default)]
struct Remembered {
    keys: Vec<(Scope, SecretAccessKey, SigningKey)>,
    next: usize,
}

thread_local! {
    static REMEMBERED: RefCell<Remembered> = RefCell::default();
}

/// The key of a scope and a secret.
pub(super) fn of(scope: &Scope, secret: &SecretAccessKey) -> SigningKey {
    REMEMBERED.with_borrow_mut(|remembered| {
        let mut keys = remembered.keys.iter();
        // One access key id has another secret in another world.
        if let Some((_, _, key)) = keys.find(|(known, its, _)| known == scope && its == secret) {
            return key.clone();
        }
        let key = SigningKey::derive(scope, secret);
        let made = (scope.clone(), secret.clone(), key.clone());
        match remembered.keys.get_mut(remembered.next) {
            Some(place) => *place = made,
            None => remembered.keys.push(made),
        }
        remembered.next = (remembered.next + 1) % MOST;
        key
    })
}

#[cfg(test)]
mod tests;
