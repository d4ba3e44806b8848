//! Unique ids and access key ids in AWS's formats, drawn by key.
//!
//! Prefixes: IAM User Guide, `reference_identifiers.html#identifiers-unique-ids`. The rest is upper case
//! letters and digits; AWS documents no alphabet, ids seen in the wild use base 32 (A–Z, 2–7).

use std::fmt;
use std::sync::Arc;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

use crate::chance::{Chance, Key};

/// What a unique id names, told by its first four letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Prefix {
    /// A user.
    Aida,
    /// A group.
    Agpa,
    /// A role.
    Aroa,
    /// A managed policy.
    Anpa,
    /// An instance profile.
    Aipa,
    /// An SSH public key.
    Apka,
    /// A credential of a single service.
    Acca,
    /// A server certificate.
    Asca,
    /// A long-term access key.
    Akia,
    /// A temporary access key.
    Asia,
}

impl Prefix {
    /// The four letters.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Aida => "AIDA",
            Self::Agpa => "AGPA",
            Self::Aroa => "AROA",
            Self::Anpa => "ANPA",
            Self::Aipa => "AIPA",
            Self::Apka => "APKA",
            Self::Acca => "ACCA",
            Self::Asca => "ASCA",
            Self::Akia => "AKIA",
            Self::Asia => "ASIA",
        }
    }

    /// Unique ids are 21 characters long, access key ids 20.
    const fn letters(self) -> usize {
        match self {
            Self::Akia | Self::Asia | Self::Apka => 16,
            _ => 17,
        }
    }
}

/// The unique id of an entity: never used twice, not even for a namesake.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UniqueId(Arc<str>);

impl UniqueId {
    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As shared text.
    #[must_use]
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.0)
    }

    /// What names the values of this entity among all values that propagate.
    #[must_use]
    pub fn key(&self, of: &str) -> Key {
        Key::unseeded(of).text(&self.0)
    }
}

impl fmt::Display for UniqueId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for UniqueId {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl std::borrow::Borrow<str> for UniqueId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The id of a policy that AWS publishes, by its name: one and the same in every account of every world.
///
/// Which one AWS gave is not in the catalogue, so it is made of the name. Clients tell policies apart by it
/// (IAM API Reference, `Policy`: "the stable and unique string identifying the policy").
pub(crate) fn published(name: &str) -> UniqueId {
    UniqueId(letters(Prefix::Anpa, Key::unseeded("policy of AWS").text(name)).into())
}

/// Draws an id that is not `taken`. `parts` say what it is for: account, name, time.
pub fn mint(chance: Chance, prefix: Prefix, parts: &[&str], taken: impl Fn(&str) -> bool) -> UniqueId {
    let mut key = chance.key(prefix.as_str());
    for part in parts {
        key = key.text(part);
    }
    let mut attempt = 0;
    loop {
        let id = letters(prefix, key.number(attempt));
        if !taken(&id) {
            return UniqueId(id.into());
        }
        attempt += 1;
    }
}

fn letters(prefix: Prefix, key: Key) -> String {
    let mut id = String::with_capacity(21);
    id.push_str(prefix.as_str());
    let mut bits = u128::from(key.number(0).bits()) << 64 | u128::from(key.number(1).bits());
    for _ in 0..prefix.letters() {
        let letter = usize::try_from(bits & 31)
            .ok()
            .and_then(|at| ALPHABET.get(at))
            .copied()
            .unwrap_or(b'A');
        id.push(char::from(letter));
        bits >>= 5;
    }
    id
}

/// A request id, event id or the like: a UUID in form, drawn by key.
#[must_use]
pub fn uuid(key: Key) -> String {
    let (high, low) = (key.number(0).bits(), key.number(1).bits());
    // The version, 4, and the variant, 10 in binary (RFC 9562, sections 4.1 and 4.2).
    let high = high & !0xf000 | 0x4000;
    let low = low & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000;
    let digits = HEXLOWER.encode(&(u128::from(high) << 64 | u128::from(low)).to_be_bytes());
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32];
    parts.map(|part| &digits[part]).join("-")
}

#[cfg(test)]
mod tests;
