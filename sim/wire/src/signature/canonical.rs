//! The canonical request: what was signed, byte for byte.
//!
//! IAM User Guide, `reference_sigv-create-signed-request.html#create-canonical-request`. The hash of the
//! body is that of the body which came; S3 alone takes a client's word for it, as `UNSIGNED-PAYLOAD`.

use std::borrow::Cow;

use data_encoding::{HEXLOWER, HEXUPPER};
use rolecall_api::percent;
use sha2::{Digest as _, Sha256};

use super::read::Form;
use crate::form;
use crate::request::Incoming;

/// What of a request is signed in which form.
#[derive(Clone, Copy, Debug)]
pub(super) enum Style<'s> {
    /// The path is made plain and encoded once more, the body hashed.
    Usual,
    /// The path stays as it is, encoded once; what stands for the body's hash is said (S3 API Reference,
    /// `sig-v4-header-based-auth.html`).
    S3 {
        /// A hash, or `UNSIGNED-PAYLOAD`.
        hash: &'s str,
    },
}

/// Method, path, query string, headers, their names, and the hash of the body.
pub(super) fn request(
    request: &Incoming<'_>,
    signed_headers: &[Cow<'_, str>],
    form: Form,
    style: Style<'_>,
) -> Vec<u8> {
    let mut canonical = Vec::with_capacity(1024);
    canonical.extend_from_slice(request.method.as_bytes());
    canonical.push(b'\n');
    let path = match style {
        Style::Usual => path(request.path),
        Style::S3 { .. } => path_as_is(request.path),
    };
    canonical.extend(path.into_bytes());
    canonical.push(b'\n');
    canonical.extend(query(request.query, form).into_bytes());
    canonical.push(b'\n');
    for name in signed_headers {
        canonical.extend_from_slice(name.as_bytes());
        canonical.push(b':');
        header(request, name, &mut canonical);
        canonical.push(b'\n');
    }
    canonical.push(b'\n');
    for (nth, name) in signed_headers.iter().enumerate() {
        if nth > 0 {
            canonical.push(b';');
        }
        canonical.extend_from_slice(name.as_bytes());
    }
    canonical.push(b'\n');
    match style {
        Style::Usual => canonical.extend(HEXLOWER.encode(&Sha256::digest(request.body)).into_bytes()),
        Style::S3 { hash } => canonical.extend_from_slice(hash.as_bytes()),
    }
    canonical
}

/// The path without `.` and `..` and doubled slashes (RFC 3986, section 6.2.2.3), each byte encoded that isn't
/// unreserved: what came encoded once is signed encoded twice, as every service but S3 wants it.
fn path(path: &str) -> String {
    if path == "/" {
        return path.to_owned();
    }
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    let mut canonical = String::with_capacity(path.len() + 1);
    for segment in &segments {
        canonical.push('/');
        encode(segment.as_bytes(), &mut canonical);
    }
    let ends_open = ["/", "/.", "/.."].iter().any(|end| path.ends_with(end));
    if segments.is_empty() || ends_open {
        canonical.push('/');
    }
    canonical
}

/// The path with each byte encoded that isn't unreserved nor a slash, and nothing encoded twice.
pub(super) fn path_as_is(path: &str) -> String {
    let mut canonical = String::with_capacity(path.len() + 1);
    for (nth, segment) in path.split('/').enumerate() {
        if nth > 0 {
            canonical.push('/');
        }
        match percent::decode(segment) {
            Ok(decoded) => encode(decoded.as_bytes(), &mut canonical),
            // Not text, or not encoded: as it came.
            Err(_) => canonical.push_str(segment),
        }
    }
    canonical
}

/// The parameters, decoded and encoded anew, in order, without the signature itself.
fn query(query: &str, form: Form) -> String {
    if query.is_empty() {
        return String::new();
    }
    let recoded = |bytes: &[u8]| {
        let mut text = String::with_capacity(bytes.len());
        match form::decode_bytes(bytes) {
            Some(decoded) => encode(&decoded, &mut text),
            // What can't be decoded is refused by whoever reads the parameters.
            None => encode(bytes, &mut text),
        }
        text
    };
    let mut pairs: Vec<(String, String)> = form::pairs(query.as_bytes())
        .map(|(name, value)| (recoded(name), recoded(value)))
        .filter(|(name, _)| form == Form::Header || name != "X-Amz-Signature")
        .collect();
    pairs.sort_unstable();
    let pairs: Vec<String> = pairs
        .into_iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.join("&")
}

/// The values of a header joined by commas, each without blanks around it and with one for many within.
fn header(request: &Incoming<'_>, name: &str, to: &mut Vec<u8>) {
    let values = request
        .headers
        .iter()
        .filter(|(known, _)| known.eq_ignore_ascii_case(name));
    for (nth, (_, value)) in values.enumerate() {
        if nth > 0 {
            to.push(b',');
        }
        let words = value.trim_ascii();
        // Both look to the end: that goes many bytes at a time, and almost no header has such.
        let control = words.iter().fold(false, |any, &byte| any | (byte < b' '));
        let pairs = words.iter().zip(words.iter().skip(1));
        let doubled = pairs.fold(false, |any, (&one, &next)| any | (one == b' ') & (next == b' '));
        if !control && !doubled {
            to.extend_from_slice(words);
            continue;
        }
        let words = words
            .split(u8::is_ascii_whitespace)
            .filter(|word| !word.is_empty());
        for (nth, word) in words.enumerate() {
            if nth > 0 {
                to.push(b' ');
            }
            to.extend_from_slice(word);
        }
    }
}

/// RFC 3986: everything but the unreserved characters.
fn encode(bytes: &[u8], to: &mut String) {
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            to.push(char::from(byte));
        } else {
            to.push('%');
            to.push_str(&HEXUPPER.encode(&[byte]));
        }
    }
}
