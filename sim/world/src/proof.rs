//! What proves something without a key of IAM's: certificates, public keys, signed tokens and documents,
//! one-time codes.
//!
//! Formats of others, each by its RFC or recommendation. Nothing here knows an account.

pub(crate) mod certificate;
pub mod jwks;
pub(crate) mod jwt;
pub(crate) mod qr;
pub(crate) mod ssh_key;
pub(crate) mod totp;
pub(crate) mod xml_signature;
