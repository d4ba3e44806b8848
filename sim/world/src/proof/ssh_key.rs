//! Public keys for SSH, in the form of SSH and in that of PEM (RFC 4253, section 6.6; RFC 7468, section 13).

use data_encoding::{BASE64, HEXLOWER};
use md5::{Digest as _, Md5};
use rsa::pkcs8::{DecodePublicKey as _, EncodePublicKey as _, LineEnding};
use rsa::traits::PublicKeyParts as _;
use rsa::{BoxedUint, PublicKey};

const KIND: &str = "ssh-rsa";

/// Reads a key in either form; nothing, when it is none. RSA of 2,048 to 16,384 bits (IAM API Reference,
/// `UploadSSHPublicKey`; the bound above is of the text's length).
pub(crate) fn read(text: &str) -> Option<PublicKey> {
    let text = text.trim();
    let key = if text.starts_with("-----BEGIN") {
        PublicKey::from_public_key_pem(text).ok()?
    } else {
        let mut words = text.split_ascii_whitespace();
        let (kind, blob) = (words.next()?, words.next()?);
        (kind == KIND).then(|| of_blob(&BASE64.decode(blob.as_bytes()).ok()?))??
    };
    (key.n().bit_width() >= 2_048).then_some(key)
}

fn of_blob(blob: &[u8]) -> Option<PublicKey> {
    let (kind, rest) = field(blob)?;
    let (exponent, rest) = field(rest)?;
    let (modulus, rest) = field(rest)?;
    if kind != KIND.as_bytes() || !rest.is_empty() || modulus.len() > 513 || exponent.len() > 8 {
        return None;
    }
    let number = |bytes: &[u8]| BoxedUint::from_be_slice_vartime(bytes);
    PublicKey::new(number(modulus), number(exponent)).ok()
}

fn field(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)
}

fn blob(key: &PublicKey) -> Vec<u8> {
    let number = |number: &BoxedUint| {
        let bytes = number.to_be_bytes();
        let from = bytes.iter().position(|byte| *byte != 0).unwrap_or(bytes.len());
        let digits = bytes.get(from..).unwrap_or_default();
        // A number is signed: one that begins with a set bit gets a zero before it.
        let sign = digits.first().is_some_and(|first| first & 0x80 != 0);
        [if sign { &[0][..] } else { &[] }, digits].concat()
    };
    let mut blob = Vec::new();
    for field in [KIND.as_bytes().to_vec(), number(key.e()), number(key.n())] {
        blob.extend(u32::try_from(field.len()).unwrap_or(u32::MAX).to_be_bytes());
        blob.extend(field);
    }
    blob
}

/// `ssh-rsa AAAA…`.
pub(crate) fn as_ssh(key: &PublicKey) -> String {
    format!("{KIND} {}", BASE64.encode(&blob(key)))
}

/// `-----BEGIN PUBLIC KEY-----…`.
pub(crate) fn as_pem(key: &PublicKey) -> Option<String> {
    key.to_public_key_pem(LineEnding::LF).ok()
}

/// MD5 of the key's own form, as `ssh-keygen -l -E md5` has it (that AWS hashes that form is assumed).
pub(crate) fn fingerprint(key: &PublicKey) -> String {
    let digits = HEXLOWER.encode(&Md5::digest(blob(key)));
    let pairs: Vec<&str> = digits
        .as_bytes()
        .chunks(2)
        .filter_map(|pair| std::str::from_utf8(pair).ok())
        .collect();
    pairs.join(":")
}

#[cfg(test)]
mod tests;
