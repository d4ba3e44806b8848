//! Secrets: derived from the world's key and an id, so that a snapshot can verify them and holds none.
//!
//! A secret is the HMAC-SHA-256 (RFC 2104) of what it is for, under the world's key; the world's key is
//! the hash of its seed. Nothing is protected by it against whoever knows the seed: it protects a
//! reader of snapshots and journals from taking a simulated secret for a real one, and a test from
//! finding secrets where none should be.

use rolecall_api::credentials::{SecretAccessKey, SessionToken};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The key of a world.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct WorldKey([u8; 32]);

impl std::fmt::Debug for WorldKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WorldKey(…)")
    }
}

impl WorldKey {
    pub(crate) fn of_seed(seed: u64) -> Self {
        Self(
            Sha256::new()
                .chain_update(b"rolecall world key")
                .chain_update(seed.to_le_bytes())
                .finalize()
                .into(),
        )
    }

    /// Forty characters, as AWS's are.
    pub(crate) fn secret(&self, access_key_id: &str) -> SecretAccessKey {
        let mut text = base64(&self.derive(b"secret access key", access_key_id));
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
            text.push_str(&base64(&self.derive(part, access_key_id)));
        }
        SessionToken::new(text)
    }

    fn derive(&self, purpose: &[u8], id: &str) -> [u8; 32] {
        let pad = |with: u8| {
            let mut block = [with; 64];
            for (byte, key) in block.iter_mut().zip(self.0) {
                *byte ^= key;
            }
            block
        };
        let inner = Sha256::new()
            .chain_update(pad(0x36))
            .chain_update(purpose)
            .chain_update([0])
            .chain_update(id.as_bytes())
            .finalize();
        Sha256::new()
            .chain_update(pad(0x5c))
            .chain_update(inner)
            .finalize()
            .into()
    }
}

/// Whether two texts are the same, in a time that doesn't tell where they differ.
pub(crate) fn same(left: &str, right: &str) -> bool {
    left.as_bytes().ct_eq(right.as_bytes()).into()
}

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base 64 without padding (RFC 4648).
fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut word = [0_u8; 4];
        for (to, from) in word.iter_mut().skip(1).zip(chunk) {
            *to = *from;
        }
        let word = u32::from_be_bytes(word);
        for shift in [18, 12, 6, 0].into_iter().take(chunk.len() + 1) {
            let letter = BASE64.get((word >> shift & 63) as usize).copied().unwrap_or(b'A');
            text.push(char::from(letter));
        }
    }
    text
}

#[cfg(test)]
mod tests;
