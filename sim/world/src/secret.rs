//! Secrets: derived from the world's key and an id, so that a snapshot can verify them and holds none.
//!
//! A secret is the HMAC-SHA-256 (RFC 2104) of what it is for, under the world's key; the world's key is
//! the hash of its seed. Nothing is protected by it against whoever knows the seed: it protects a
//! reader of snapshots and journals from taking a simulated secret for a real one, and a test from
//! finding secrets where none should be.

use data_encoding::{BASE64_NOPAD, HEXLOWER};
use hmac::{Hmac, KeyInit as _, Mac as _};
use rolecall_api::credentials::{SecretAccessKey, SessionToken};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

type HmacSha256 = Hmac<Sha256>;

/// The key of a world, ready to derive with.
#[derive(Clone)]
pub(crate) struct WorldKey(HmacSha256);

impl std::fmt::Debug for WorldKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WorldKey(…)")
    }
}

impl WorldKey {
    pub(crate) fn of_seed(seed: u64) -> Self {
        let key = Sha256::new()
            .chain_update(b"rolecall world key")
            .chain_update(seed.to_le_bytes())
            .finalize();
        #[expect(
            clippy::expect_used,
            reason = "what is about to derive must not go on without a key"
        )]
        let keyed = HmacSha256::new_from_slice(&key).expect("HMAC takes keys of any length (RFC 2104)");
        Self(keyed)
    }

    /// Forty characters, as AWS's are.
    pub(crate) fn secret(&self, access_key_id: &str) -> SecretAccessKey {
        let mut text = BASE64_NOPAD.encode(&self.derive(b"secret access key", access_key_id));
        text.truncate(40);
        SecretAccessKey::new(text)
    }

    /// The token of a session. AWS's are longer and carry the session in them; clients must not care.
    pub(crate) fn token(&self, access_key_id: &str) -> SessionToken {
        let mut text = String::from("FwoGZXIvYXdzE");
        for part in [
            b"session token 1".as_slice(),
            b"session token 2",
            b"session token 3",
        ] {
            text.push_str(&BASE64_NOPAD.encode(&self.derive(part, access_key_id)));
        }
        SessionToken::new(text)
    }

    /// What a user's password is recognized by.
    pub(crate) fn fingerprint(&self, user: &str, password: &str) -> String {
        BASE64_NOPAD.encode(&self.derive(b"password", &format!("{user}/{password}")))
    }

    /// What S3 calls an account by: 64 hexadecimal digits.
    pub(crate) fn canonical_user(&self, account: &str) -> String {
        HEXLOWER.encode(&self.derive(b"canonical user", account))
    }

    /// The password of a credential of a single service.
    pub(crate) fn service_password(&self, credential: &str) -> String {
        BASE64_NOPAD.encode(&self.derive(b"service password", credential))
    }

    /// The seed of a virtual device: forty bytes, which are 64 letters in base 32, as AWS's are.
    pub(crate) fn mfa_seed(&self, device: &str) -> [u8; 40] {
        let mut seed = [0; 40];
        let parts = [b"mfa seed 1".as_slice(), b"mfa seed 2"];
        let bytes = parts.into_iter().flat_map(|part| self.derive(part, device));
        seed.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
        seed
    }

    fn derive(&self, purpose: &[u8], id: &str) -> [u8; 32] {
        self.0
            .clone()
            .chain_update(purpose)
            .chain_update([0])
            .chain_update(id.as_bytes())
            .finalize()
            .into_bytes()
            .into()
    }
}

/// Whether two texts are the same, in a time that doesn't tell where they differ.
pub(crate) fn same(left: &str, right: &str) -> bool {
    left.as_bytes().ct_eq(right.as_bytes()).into()
}

#[cfg(test)]
mod tests;
