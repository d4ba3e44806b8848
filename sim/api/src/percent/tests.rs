//! What IAM encodes comes back, and what it would never write is refused.

use super::{DecodeError, decode, encode};

#[test]
fn only_unreserved_characters_stay() {
    assert_eq!(encode("a-Z_0.~"), "a-Z_0.~");
    assert_eq!(
        encode("{\"Version\": \"x+y/ü*\"}"),
        "%7B%22Version%22%3A%20%22x%2By%2F%C3%BC%2A%22%7D"
    );
}

#[test]
fn what_was_encoded_comes_back() {
    for text in ["", "%", "a b+c", "{\"Resource\":\"arn:aws:s3:::b/*\"}", "grüße ☃"] {
        assert_eq!(decode(&encode(text)).as_deref(), Ok(text));
    }
    assert_eq!(decode("a+b%2b").as_deref(), Ok("a+b+"));
}

#[test]
fn broken_encodings_are_refused() {
    assert_eq!(decode("ab%"), Err(DecodeError::Digits(2)));
    assert_eq!(decode("%4"), Err(DecodeError::Digits(0)));
    assert_eq!(decode("%+1"), Err(DecodeError::Digits(0)));
    assert_eq!(decode("%ff"), Err(DecodeError::Text));
}
