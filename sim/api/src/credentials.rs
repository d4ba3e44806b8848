//! Who calls: credentials, what provides them, and secrets that neither print nor serialize.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use jiff::Timestamp;
use subtle::ConstantTimeEq;
use zeroize::Zeroize;

use crate::error::CallError;

/// Text that is wiped from memory when dropped, compares in constant time, prints a placeholder, and
/// can't be serialized.
#[derive(Clone, Default)]
pub struct Secret(String);

impl Secret {
    /// Takes the text over.
    pub fn new(text: impl Into<String>) -> Secret {
        Secret(text.into())
    }

    /// The text itself. Whoever calls this answers for where it goes.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// In constant time for texts of one length.
impl PartialEq for Secret {
    fn eq(&self, other: &Secret) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

impl Eq for Secret {}

macro_rules! secret {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq)]
        pub struct $name(Secret);

        impl $name {
            /// Takes the text over.
            pub fn new(text: impl Into<String>) -> $name {
                $name(Secret::new(text))
            }

            /// The text itself. Whoever calls this answers for where it goes.
            pub fn expose(&self) -> &str {
                self.0.expose()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl From<Secret> for $name {
            fn from(secret: Secret) -> $name {
                $name(secret)
            }
        }

        impl From<$name> for Secret {
            fn from(secret: $name) -> Secret {
                secret.0
            }
        }
    };
}

secret! {
    /// The secret half of an access key, as [`Secret`].
    SecretAccessKey
}

secret! {
    /// The token that goes with temporary credentials, as [`Secret`].
    SessionToken
}

/// An access key, for good or for a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credentials {
    /// The access key id, which is no secret: `AKIA…` or `ASIA…`.
    pub access_key_id: String,
    /// The secret access key.
    pub secret: SecretAccessKey,
    /// The session token, of temporary credentials.
    pub session_token: Option<SessionToken>,
    /// When they end, of temporary credentials.
    pub expires: Option<Timestamp>,
}

impl Credentials {
    /// A long-term access key.
    pub fn long_term(access_key_id: impl Into<String>, secret: SecretAccessKey) -> Credentials {
        Credentials {
            access_key_id: access_key_id.into(),
            secret,
            session_token: None,
            expires: None,
        }
    }
}

impl From<crate::views::sts::Credentials> for Credentials {
    fn from(answer: crate::views::sts::Credentials) -> Credentials {
        Credentials {
            access_key_id: answer.access_key_id,
            secret: answer.secret_access_key,
            session_token: Some(answer.session_token),
            expires: Some(answer.expiration),
        }
    }
}

/// The future of a provider.
pub type Providing<'a> = Pin<Box<dyn Future<Output = Result<Arc<Credentials>, ProvideError>> + Send + 'a>>;

/// Where a call's credentials come from. A provider, since sessions expire in the midst of a run.
pub trait ProvideCredentials: Send + Sync + fmt::Debug {
    /// The credentials to sign the next call with. Whoever implements this keeps them until they
    /// expire, by a clock of its own, and renews them in time.
    fn credentials(&self) -> Providing<'_>;
}

/// Why there are no credentials.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ProvideError {
    /// There are none, or they can't be read.
    #[error("no credentials: {why}")]
    Absent {
        /// What is missing, for people.
        why: String,
    },
    /// Who was asked for them had no time, or trouble of its own: later there may be some.
    #[error("no credentials yet: {why}")]
    Busy {
        /// What was answered, for people.
        why: String,
    },
    /// The call that was to get them failed.
    #[error("no credentials: {0}")]
    Call(#[from] Box<CallError>),
}

impl ProvideCredentials for Credentials {
    fn credentials(&self) -> Providing<'_> {
        let credentials = Arc::new(self.clone());
        Box::pin(std::future::ready(Ok(credentials)))
    }
}

impl ProvideCredentials for Arc<Credentials> {
    fn credentials(&self) -> Providing<'_> {
        Box::pin(std::future::ready(Ok(Arc::clone(self))))
    }
}

#[cfg(test)]
mod tests;
