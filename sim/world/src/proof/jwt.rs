//! Web identity tokens: JSON Web Tokens in compact form (RFC 7519, RFC 7515).

use data_encoding::BASE64URL_NOPAD;
use serde_json::{Map, Value};

use crate::proof::jwks::Algorithm;

/// A token that was read, and not checked yet.
#[derive(Debug)]
pub(crate) struct Jwt<'t> {
    /// What it says.
    pub(crate) claims: Map<String, Value>,
    /// How it says that it is signed; nothing, when that is no way that is accepted.
    pub(crate) algorithm: Option<Algorithm>,
    /// The id of the key that signed.
    pub(crate) kid: Option<String>,
    /// What was signed.
    pub(crate) signed: &'t [u8],
    pub(crate) signature: Vec<u8>,
}

impl<'t> Jwt<'t> {
    /// Reads a token; nothing, when the text is none.
    pub(crate) fn read(text: &'t str) -> Option<Self> {
        let (signed, signature) = text.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let header = object(header)?;
        let text = |name: &str| header.get(name).and_then(Value::as_str);
        Some(Self {
            claims: object(claims)?,
            algorithm: text("alg").and_then(Algorithm::read),
            kid: text("kid").map(str::to_owned),
            signed: signed.as_bytes(),
            signature: BASE64URL_NOPAD.decode(signature.as_bytes()).ok()?,
        })
    }

    /// A claim that is a text.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.claims.get(name)?.as_str()
    }

    /// A claim that is a point in time (`NumericDate`): whole seconds since 1970.
    pub(crate) fn seconds(&self, name: &str) -> Option<i64> {
        let value = self.claims.get(name)?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a fraction of a second is meant to go"
        )]
        value
            .as_i64()
            .or_else(|| value.as_f64().map(|seconds| seconds as i64))
    }

    /// A claim that is a text, or a list of texts.
    pub(crate) fn texts(&self, name: &str) -> Vec<&str> {
        match self.claims.get(name) {
            Some(Value::String(text)) => vec![text],
            Some(Value::Array(values)) => values.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        }
    }
}

fn object(part: &str) -> Option<Map<String, Value>> {
    let json = BASE64URL_NOPAD.decode(part.as_bytes()).ok()?;
    match serde_json::from_slice(&json).ok()? {
        Value::Object(members) => Some(members),
        _ => None,
    }
}
