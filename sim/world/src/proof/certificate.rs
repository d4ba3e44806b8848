//! X.509 certificates and their private keys, as far as IAM looks at them (RFC 5280, RFC 7468).

use p256::pkcs8::DecodePrivateKey as _;
use p384::elliptic_curve::SecretKey;
use rsa::PrivateKey;
use rsa::pkcs1::DecodeRsaPrivateKey as _;
use rsa::pkcs8::EncodePublicKey as _;
use x509_cert::Certificate;
use x509_cert::der::{Decode as _, DecodePem as _, Encode as _};

use crate::time::clock::Moment;

/// What IAM needs to know of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Read {
    /// When it ends.
    pub(crate) expires: Moment,
    /// Its public key, in DER.
    pub(crate) public_key: Vec<u8>,
    /// All of it, in DER.
    pub(crate) der: Vec<u8>,
}

/// One certificate in PEM; nothing, when the text is none.
pub(crate) fn read(pem: &str) -> Option<Read> {
    let certificate = Certificate::from_pem(pem.trim()).ok()?;
    let der = certificate.to_der().ok()?;
    described(&certificate, der)
}

/// A certificate in DER.
pub(crate) fn read_der(der: &[u8]) -> Option<Read> {
    described(&Certificate::from_der(der).ok()?, der.to_vec())
}

fn described(certificate: &Certificate, der: Vec<u8>) -> Option<Read> {
    let certificate = certificate.tbs_certificate();
    let ends = certificate.validity().not_after.to_unix_duration();
    let millis = i64::try_from(ends.as_millis()).ok()?;
    Some(Read {
        expires: Moment::EPOCH.plus_millis(millis),
        public_key: certificate.subject_public_key_info().to_der().ok()?,
        der,
    })
}

/// Whether a text is certificates in PEM, one after the other, and nothing else.
pub(crate) fn is_chain(pem: &str) -> bool {
    const END: &str = "-----END CERTIFICATE-----";
    let mut rest = pem.trim();
    let mut count = 0;
    while let Some(at) = rest.find(END) {
        let (one, next) = rest.split_at(at + END.len());
        if read(one).is_none() {
            return false;
        }
        rest = next.trim_start();
        count += 1;
    }
    count > 0 && rest.is_empty()
}

/// The public key, in DER, that goes with a private key in PEM: RSA, or on P-256 or P-384, not encrypted
/// (IAM User Guide, `id_credentials_server-certs.html`). Nothing, when the text is no such key.
pub(crate) fn public_key_of(pem: &str) -> Option<Vec<u8>> {
    let pem = pem.trim();
    let rsa = PrivateKey::from_pkcs8_pem(pem).ok();
    if let Some(key) = rsa.or_else(|| PrivateKey::from_pkcs1_pem(pem).ok()) {
        return Some(key.to_public_key().to_public_key_der().ok()?.into_vec());
    }
    // `openssl ecparam -genkey` writes the curve before the key.
    let from = pem.rfind("-----BEGIN ")?;
    let pem = pem.get(from..)?;
    let of_256 = SecretKey::<p256::NistP256>::from_pkcs8_pem(pem).ok();
    if let Some(key) = of_256.or_else(|| SecretKey::<p256::NistP256>::from_sec1_pem(pem).ok()) {
        return Some(key.public_key().to_public_key_der().ok()?.into_vec());
    }
    let of_384 = SecretKey::<p384::NistP384>::from_pkcs8_pem(pem).ok();
    let key = of_384.or_else(|| SecretKey::<p384::NistP384>::from_sec1_pem(pem).ok())?;
    Some(key.public_key().to_public_key_der().ok()?.into_vec())
}

#[cfg(test)]
pub(crate) mod tests;
