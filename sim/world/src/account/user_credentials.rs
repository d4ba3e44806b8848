//! What users have besides access keys and second factors: SSH keys, signing certificates, passwords of
//! single services.
//!
//! Nothing in this world is opened by them: no Git, no SOAP, no Keyspaces. They are kept and shown as IAM
//! does, and stand in the way of a user's deletion.

use serde::{Deserialize, Serialize};

use crate::account::entity::KeyStatus;
use crate::ids::UniqueId;
use crate::time::clock::Moment;

/// A public key for AWS CodeCommit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SshKey {
    /// `APKA…`.
    pub id: UniqueId,
    /// MD5 of the key, in pairs of digits with colons between.
    pub fingerprint: String,
    /// As it was uploaded.
    pub body: String,
    /// Whether it may be used.
    pub status: KeyStatus,
    /// When it was uploaded.
    pub uploaded: Moment,
}

/// An X.509 certificate that signs requests of old.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SigningCertificate {
    /// 24 letters and digits or more.
    pub id: UniqueId,
    /// PEM, as it was uploaded.
    pub body: String,
    /// Whether it may be used.
    pub status: KeyStatus,
    /// When it was uploaded.
    pub uploaded: Moment,
}

/// A user name and a password, or a key, of one service. The secret is derived, not stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceCredential {
    /// `ACCA…`.
    pub id: UniqueId,
    /// `codecommit.amazonaws.com`.
    pub service: String,
    /// The name that goes with the secret.
    pub name: String,
    /// Whether it may be used.
    pub status: KeyStatus,
    /// When it was made.
    pub created: Moment,
    /// When it ends, if it does.
    pub expires: Option<Moment>,
    /// How often its secret was made anew.
    pub resets: u32,
}

/// All of them, of one user.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UserCredentials {
    /// In the order of their upload.
    pub ssh_keys: Vec<SshKey>,
    /// In the order of their upload.
    pub certificates: Vec<SigningCertificate>,
    /// In the order in which they were made.
    pub service_credentials: Vec<ServiceCredential>,
}

impl UserCredentials {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ssh_keys.is_empty() && self.certificates.is_empty() && self.service_credentials.is_empty()
    }
}
