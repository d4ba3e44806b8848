//! The signatures of the RFCs, and issuers for tests that need one.

use data_encoding::BASE64URL_NOPAD;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};

use super::{Algorithm, Checked, Jwks, NotJwks};
use crate::proof::jwt::Jwt;

/// Somebody who signs tokens.
pub(crate) struct Issuer {
    key: SigningKey,
    kid: &'static str,
}

impl Issuer {
    pub(crate) fn new(kid: &'static str) -> Self {
        let byte = kid.bytes().fold(1_u8, u8::wrapping_add);
        let key = SigningKey::from_slice(&[byte; 32]).unwrap();
        Self { key, kid }
    }

    /// The key set that it publishes.
    pub(crate) fn jwks(&self) -> String {
        let point = self.key.verifying_key().to_sec1_point(false);
        let bytes = point.as_bytes();
        json!({ "keys": [{
            "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.kid,
            "x": BASE64URL_NOPAD.encode(&bytes[1..33]),
            "y": BASE64URL_NOPAD.encode(&bytes[33..65]),
        }]})
        .to_string()
    }

    /// A token that says this.
    pub(crate) fn token(&self, claims: &Value) -> String {
        let header = json!({ "alg": "ES256", "typ": "JWT", "kid": self.kid });
        let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
        let signed = format!("{}.{}", part(&header), part(claims));
        let signature: Signature = self.key.sign(signed.as_bytes());
        format!("{signed}.{}", BASE64URL_NOPAD.encode(&signature.to_bytes()))
    }
}

/// RFC 7515, appendix A.2.
const RSA: &str = r#"{"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"}"#;
const SIGNED_BY_RSA: &str = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
/// RFC 7515, appendix A.3.
const CURVE: &str = r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#;
const SIGNED_BY_CURVE: &str = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

fn set(keys: &[&str]) -> Jwks {
    Jwks::read(&format!(r#"{{"keys":[{}]}}"#, keys.join(","))).unwrap()
}

fn check(keys: &Jwks, token: &str) -> Checked {
    let jwt = Jwt::read(token).unwrap();
    keys.check(
        jwt.algorithm.unwrap(),
        jwt.kid.as_deref(),
        jwt.signed,
        &jwt.signature,
    )
}

#[test]
fn signatures_of_the_rfc_are_right() {
    let both = set(&[RSA, CURVE]);
    for token in [SIGNED_BY_RSA, SIGNED_BY_CURVE] {
        assert_eq!(check(&both, token), Checked::Right);
        let jwt = Jwt::read(token).unwrap();
        assert_eq!(
            (jwt.text("iss"), jwt.seconds("exp")),
            (Some("joe"), Some(1_300_819_380))
        );
    }
    assert_eq!(check(&set(&[RSA]), SIGNED_BY_CURVE), Checked::Unknown);
    assert_eq!(check(&set(&[CURVE]), SIGNED_BY_RSA), Checked::Unknown);
}

#[test]
fn a_changed_text_is_wrong() {
    let both = set(&[RSA, CURVE]);
    for token in [SIGNED_BY_RSA, SIGNED_BY_CURVE] {
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let (header, _) = signed.split_once('.').unwrap();
        let other = BASE64URL_NOPAD.encode(br#"{"iss":"eve"}"#);
        assert_eq!(
            check(&both, &format!("{header}.{other}.{signature}")),
            Checked::Wrong
        );
        assert_eq!(
            check(&both, &format!("{signed}.{}", &signature[4..])),
            Checked::Wrong
        );
    }
}

#[test]
fn the_key_that_a_token_names_is_asked_alone() {
    let (one, other) = (Issuer::new("one"), Issuer::new("other"));
    let token = one.token(&json!({ "sub": "anna" }));
    assert_eq!(check(&Jwks::read(&one.jwks()).unwrap(), &token), Checked::Right);
    assert_eq!(
        check(&Jwks::read(&other.jwks()).unwrap(), &token),
        Checked::Unknown
    );
}

#[test]
fn what_is_no_key_set_is_refused() {
    for text in ["", "[]", "{}", r#"{"keys":{}}"#] {
        assert!(matches!(Jwks::read(text), Err(NotJwks::Text(_))), "{text}");
    }
    let short = r#"{"kty":"RSA","n":"AQAB","e":"AQAB"}"#;
    let nowhere = r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"}"#;
    let secret = r#"{"kty":"oct","k":"AQAB"}"#;
    for keys in ["", short, nowhere, secret] {
        assert_eq!(
            Jwks::read(&format!(r#"{{"keys":[{keys}]}}"#)),
            Err(NotJwks::NoKeys),
            "{keys}"
        );
    }
    assert_eq!(set(&[short, RSA, secret]), set(&[RSA]));
}

#[test]
fn ways_to_sign_that_are_none_are_none() {
    for name in ["none", "HS256", "PS256", "", "rs256"] {
        assert_eq!(Algorithm::read(name), None);
    }
}

#[test]
fn what_is_no_token_is_none() {
    for text in [
        "",
        "a.b",
        "a.b.c",
        "..",
        "e30.e30",
        "e30.W10.AAAA",
        "e30.e30.AAAA.AAAA",
        "e30.e30.*",
    ] {
        assert!(Jwt::read(text).is_none(), "{text}");
    }
    assert!(Jwt::read("e30.e30.AAAA").is_some());
}
