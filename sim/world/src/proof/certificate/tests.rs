//! Certificates and keys as `openssl` writes them.

use super::{is_chain, public_key_of, read, read_der};

pub(crate) const RSA: &str = include_str!("../../../testdata/rsa.pem");
pub(crate) const RSA_KEY: &str = include_str!("../../../testdata/rsa.key.pem");
pub(crate) const CURVE: &str = include_str!("../../../testdata/curve.pem");
pub(crate) const CURVE_KEY: &str = include_str!("../../../testdata/curve.key.pem");
const PKCS1_KEY: &str = include_str!("../../../testdata/rsa.pkcs1.key.pem");
const LOCKED_KEY: &str = include_str!("../../../testdata/rsa.locked.key.pem");

#[test]
fn a_certificate_says_when_it_ends() {
    let certificate = read(RSA).unwrap();
    assert_eq!(certificate.expires.to_string(), "2126-11-01T03:12:00Z");
    assert_eq!(read_der(&certificate.der).unwrap(), certificate);
}

#[test]
fn a_key_goes_with_its_certificate_in_every_form() {
    let (rsa, curve) = (read(RSA).unwrap(), read(CURVE).unwrap());
    for key in [RSA_KEY, PKCS1_KEY] {
        assert_eq!(public_key_of(key), Some(rsa.public_key.clone()));
    }
    assert_eq!(public_key_of(CURVE_KEY), Some(curve.public_key));
    for none in [LOCKED_KEY, RSA, "", "-----BEGIN PRIVATE KEY-----"] {
        assert_eq!(public_key_of(none), None);
    }
}

#[test]
fn a_chain_is_certificates_and_nothing_else() {
    assert!(is_chain(RSA));
    assert!(is_chain(&format!("{RSA}\n{CURVE}")));
    for none in [
        "",
        "x",
        RSA_KEY,
        &format!("{RSA}x"),
        &format!("x{RSA}"),
        &RSA[..RSA.len() / 2],
    ] {
        assert!(!is_chain(none), "{none}");
    }
}
