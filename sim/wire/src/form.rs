//! Parameters: what a query string or a form says, decoded, bounded and in order.
//!
//! They are kept sorted by name, so that what lies beneath a prefix is one run of them: no index that a
//! caller chose is ever more than a text to compare.

use std::borrow::Cow;
use std::fmt;

/// How many parameters one request may have.
///
/// Assumed: AWS documents no figure. The largest request that makes sense is `SimulateCustomPolicy` with
/// some thousand actions, resources and context entries.
pub const MOST_PARAMETERS: usize = 10_000;

/// Why bytes are no parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotParameters {
    /// A percent sign without two hexadecimal digits, or bytes that are no UTF-8.
    Syntax,
    /// More than [`MOST_PARAMETERS`].
    TooMany,
}

/// Names and values, sorted by name, each name once.
#[derive(Clone, Default)]
pub(crate) struct Parameters<'a>(Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl<'a> Parameters<'a> {
    /// Reads query strings and forms, one after the other. Of parameters with one name the first counts,
    /// as AWS does it with `Action` and `Version` (seen of STS in 2026).
    pub(crate) fn read(sources: &[&'a [u8]]) -> Result<Parameters<'a>, NotParameters> {
        let mut parameters = Vec::new();
        for source in sources {
            for (name, value) in pairs(source) {
                if parameters.len() == MOST_PARAMETERS {
                    return Err(NotParameters::TooMany);
                }
                parameters.push((decode(name)?, decode(value)?));
            }
        }
        // Stable, so that the first of a name stays the first.
        parameters.sort_by(|(left, _), (right, _)| left.cmp(right));
        parameters.dedup_by(|later, first| later.0 == first.0);
        Ok(Parameters(parameters))
    }

    /// The value of a parameter.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let at = self.0.binary_search_by(|(known, _)| known.as_ref().cmp(name));
        at.ok()
            .and_then(|at| self.0.get(at))
            .map(|(_, value)| value.as_ref())
    }

    /// The names that begin with a prefix, without it, in order.
    pub(crate) fn beneath<'p>(&'p self, prefix: &'p str) -> impl Iterator<Item = &'p str> {
        let from = self.0.partition_point(|(name, _)| name.as_ref() < prefix);
        let run = self.0.get(from..).unwrap_or_default().iter();
        run.map_while(move |(name, _)| name.strip_prefix(prefix))
    }

    /// Whether any name begins with a prefix.
    pub(crate) fn any_beneath(&self, prefix: &str) -> bool {
        self.beneath(prefix).next().is_some()
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value.as_ref()))
    }
}

/// Only names are shown: a value may be a password.
impl fmt::Debug for Parameters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(|(name, _)| name)).finish()
    }
}

/// The pairs between ampersands, encoded as they came. A name without an equal sign has an empty value.
pub(crate) fn pairs(source: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let parts = source.split(|&byte| byte == b'&').filter(|part| !part.is_empty());
    parts.map(|part| match part.iter().position(|&byte| byte == b'=') {
        Some(at) => (&part[..at], &part[at + 1..]),
        None => (part, &[][..]),
    })
}

/// Decodes `%41` and, as forms have it, `+` for a blank.
fn decode(encoded: &[u8]) -> Result<Cow<'_, str>, NotParameters> {
    match decode_bytes(encoded).ok_or(NotParameters::Syntax)? {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).map(Cow::Borrowed),
        Cow::Owned(bytes) => {
            return String::from_utf8(bytes)
                .map(Cow::Owned)
                .map_err(|_| NotParameters::Syntax);
        }
    }
    .map_err(|_| NotParameters::Syntax)
}

/// As [`decode`], of bytes that needn't be text.
pub(crate) fn decode_bytes(encoded: &[u8]) -> Option<Cow<'_, [u8]>> {
    if !encoded.iter().any(|byte| matches!(byte, b'%' | b'+')) {
        return Some(Cow::Borrowed(encoded));
    }
    let mut decoded = Vec::with_capacity(encoded.len());
    let mut rest = encoded;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        decoded.push(match byte {
            b'+' => b' ',
            b'%' => {
                let (&[high, low], after) = rest.split_first_chunk::<2>()?;
                rest = after;
                digit(high)? << 4 | digit(low)?
            }
            other => other,
        });
    }
    Some(Cow::Owned(decoded))
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
