//! Key sets of issuers (RFC 7517), and whether one of their keys signed a text (RFC 7515, RFC 7518).
//!
//! RS256, RS384, RS512, ES256 and ES384: what identity providers sign with. Keys are kept as they were
//! published.

use data_encoding::BASE64URL_NOPAD;
use p256::ecdsa::signature::Verifier as _;
use rsa::pkcs1v15;
use rsa::traits::PublicKeyParts as _;
use rsa::{BoxedUint, PublicKey};
use serde::{Deserialize, Serialize};
use sha2::{Sha256, Sha384, Sha512};

/// Why a text is no key set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotJwks {
    /// It is no JSON, or no object with a list `keys`.
    #[error("a key set is a JSON object with a list `keys`: {0}")]
    Text(String),
    /// None of its keys can check a signature.
    #[error("the key set has no RSA key of 2,048 to 4,096 bits and no key on P-256 or P-384")]
    NoKeys,
}

/// A key set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jwks {
    keys: Vec<Jwk>,
}

/// One public key, as it was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kty")]
enum Jwk {
    #[serde(rename = "RSA")]
    Rsa {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kid: Option<String>,
        n: String,
        e: String,
    },
    #[serde(rename = "EC")]
    Curve {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kid: Option<String>,
        crv: String,
        x: String,
        y: String,
    },
    /// For encryption, or of a kind that no token here is signed with.
    #[serde(other)]
    Other,
}

/// How a token says that it is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Algorithm {
    Rs256,
    Rs384,
    Rs512,
    Es256,
    Es384,
}

impl Algorithm {
    pub(crate) fn read(name: &str) -> Option<Self> {
        Some(match name {
            "RS256" => Self::Rs256,
            "RS384" => Self::Rs384,
            "RS512" => Self::Rs512,
            "ES256" => Self::Es256,
            "ES384" => Self::Es384,
            _ => return None,
        })
    }
}

/// What a key set says of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Checked {
    Right,
    Wrong,
    /// No key of that id and kind is in the set.
    Unknown,
}

impl Jwks {
    /// Reads a key set; keys of other kinds stay aside.
    ///
    /// # Errors
    /// When it is none, or has no key that can check a signature.
    pub fn read(text: &str) -> Result<Self, NotJwks> {
        let mut jwks: Self = serde_json::from_str(text).map_err(|error| NotJwks::Text(error.to_string()))?;
        jwks.keys.retain(Jwk::is_usable);
        if jwks.keys.is_empty() {
            return Err(NotJwks::NoKeys);
        }
        Ok(jwks)
    }

    /// Checks a signature by the key of that id; a token without one is checked by every key of its kind.
    pub(crate) fn check(
        &self,
        algorithm: Algorithm,
        kid: Option<&str>,
        text: &[u8],
        signature: &[u8],
    ) -> Checked {
        let mut checked = Checked::Unknown;
        for key in &self.keys {
            if kid.is_some_and(|kid| key.id() != Some(kid)) {
                continue;
            }
            match key.check(algorithm, text, signature) {
                Some(true) => return Checked::Right,
                Some(false) => checked = Checked::Wrong,
                None => {}
            }
        }
        checked
    }
}

impl Jwk {
    fn id(&self) -> Option<&str> {
        match self {
            Self::Rsa { kid, .. } | Self::Curve { kid, .. } => kid.as_deref(),
            Self::Other => None,
        }
    }

    fn is_usable(&self) -> bool {
        match self {
            Self::Rsa { .. } => self.rsa().is_some(),
            Self::Curve { .. } => self.p256().is_some() || self.p384().is_some(),
            Self::Other => false,
        }
    }

    fn rsa(&self) -> Option<PublicKey> {
        let Self::Rsa { n, e, .. } = self else {
            return None;
        };
        let number = |text: &str| {
            let bytes = BASE64URL_NOPAD
                .decode(text.trim_end_matches('=').as_bytes())
                .ok()?;
            // Longer keys would make a check take long.
            (bytes.len() <= 513).then(|| BoxedUint::from_be_slice_vartime(&bytes))
        };
        let key = PublicKey::new(number(n)?, number(e)?).ok()?;
        let bits = key.n().bit_width();
        (2_048..=4_096).contains(&bits).then_some(key)
    }

    fn point(&self, curve: &str, size: usize) -> Option<Vec<u8>> {
        let Self::Curve { crv, x, y, .. } = self else {
            return None;
        };
        let coordinate = |text: &str| {
            let bytes = BASE64URL_NOPAD
                .decode(text.trim_end_matches('=').as_bytes())
                .ok()?;
            (bytes.len() == size).then_some(bytes)
        };
        // SEC 1: an uncompressed point.
        (crv == curve).then(|| Some([vec![4], coordinate(x)?, coordinate(y)?].concat()))?
    }

    fn p256(&self) -> Option<p256::ecdsa::VerifyingKey> {
        p256::ecdsa::VerifyingKey::from_sec1_bytes(&self.point("P-256", 32)?).ok()
    }

    fn p384(&self) -> Option<p384::ecdsa::VerifyingKey> {
        p384::ecdsa::VerifyingKey::from_sec1_bytes(&self.point("P-384", 48)?).ok()
    }

    /// Whether it signed the text; nothing, when the key isn't of the algorithm's kind.
    fn check(&self, algorithm: Algorithm, text: &[u8], signature: &[u8]) -> Option<bool> {
        match algorithm {
            Algorithm::Rs256 => Some(is_signed::<Sha256>(self.rsa()?, text, signature)),
            Algorithm::Rs384 => Some(is_signed::<Sha384>(self.rsa()?, text, signature)),
            Algorithm::Rs512 => Some(is_signed::<Sha512>(self.rsa()?, text, signature)),
            Algorithm::Es256 => {
                let key = self.p256()?;
                let signature = p256::ecdsa::Signature::from_slice(signature);
                Some(signature.is_ok_and(|signature| key.verify(text, &signature).is_ok()))
            }
            Algorithm::Es384 => {
                let key = self.p384()?;
                let signature = p384::ecdsa::Signature::from_slice(signature);
                Some(signature.is_ok_and(|signature| key.verify(text, &signature).is_ok()))
            }
        }
    }
}

/// PKCS #1, version 1.5.
pub(crate) fn is_signed<D>(key: PublicKey, text: &[u8], signature: &[u8]) -> bool
where
    D: sha2::Digest + rsa::pkcs8::AssociatedOid,
{
    let key = pkcs1v15::VerifyingKey::<D>::new(key);
    pkcs1v15::Signature::try_from(signature).is_ok_and(|signature| key.verify(text, &signature).is_ok())
}

#[cfg(test)]
pub(crate) mod tests;
