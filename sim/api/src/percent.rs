//! Policy documents as IAM's answers carry them: percent-encoded by RFC 3986.
//!
//! IAM API Reference, `GetRolePolicy`: "The policy document returned in this structure is URL-encoded
//! compliant with RFC 3986." Requests carry them plain.

use std::fmt::Write as _;

/// Encodes everything but RFC 3986's unreserved characters.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() + text.len() / 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Why a text could not be decoded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// A percent sign without two hexadecimal digits after it.
    #[error("no two hexadecimal digits follow the percent sign at byte {0}")]
    Digits(usize),
    /// The bytes are not UTF-8.
    #[error("the decoded bytes are not UTF-8")]
    Text,
}

/// Decodes what [`encode`] wrote. A plus sign stays one: this is no form.
///
/// # Errors
/// When a percent sign is not followed by two hexadecimal digits, or the result is not UTF-8.
pub fn decode(encoded: &str) -> Result<String, DecodeError> {
    let bytes = encoded.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte == b'%' {
            let digits = bytes
                .get(at + 1..at + 3)
                .and_then(|pair| std::str::from_utf8(pair).ok());
            let value = digits
                .filter(|pair| pair.bytes().all(|digit| digit.is_ascii_hexdigit()))
                .and_then(|pair| u8::from_str_radix(pair, 16).ok());
            decoded.push(value.ok_or(DecodeError::Digits(at))?);
            at += 3;
        } else {
            decoded.push(byte);
            at += 1;
        }
    }
    String::from_utf8(decoded).map_err(|_| DecodeError::Text)
}

#[cfg(test)]
mod tests;
