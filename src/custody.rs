//! Custody: where an access key's secret goes, once, and where it is found again.
//!
//! Separate from who makes the key, since a secret exists once: AWS tells it in the answer to
//! CreateAccessKey and never again (IAM API Reference, CreateAccessKey). It is durable here before
//! anything else happens, and is in no plan, log, event, argument or error.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use rolecall_api::credentials::{Credentials, SecretAccessKey};
use rolecall_iam::arn::Arn;
use zeroize::Zeroizing;

use crate::setup::KeyDestination;

mod command;
mod file;

pub use command::Command;
pub use file::File;

/// Keeps one access key.
pub trait Custody: Send + Sync + fmt::Debug {
    /// Where, for people: `the file …`, `the command …`.
    fn place(&self) -> String;

    /// Makes sure that a key can be stored, before one is made. Changes nothing.
    ///
    /// # Errors
    /// Why it can't.
    fn prepare(&self) -> Result<(), CustodyError>;

    /// Stores a key. When this comes back without an error, the secret outlives a crash.
    ///
    /// # Errors
    /// When it is not stored. Another key that is there already is never overwritten.
    fn store(&self, user: &Arn, key: &Credentials) -> Result<(), CustodyError>;

    /// The key that was stored, where it can be read back. `None` when there is none, or when the place
    /// gives nothing back, as a command's doesn't.
    ///
    /// # Errors
    /// When something is there that isn't a key, or that others can read.
    fn load(&self) -> Result<Option<Credentials>, CustodyError>;

    /// Whose key it is that was stored, where that can be read back.
    ///
    /// # Errors
    /// As [`load`](Custody::load).
    fn holder(&self) -> Result<Option<Arn>, CustodyError>;

    /// Lets go of a key that no longer exists in AWS; whether it was here. A key of another id stays.
    ///
    /// # Errors
    /// When it is here and can't be removed.
    fn forget(&self, access_key_id: &str) -> Result<bool, CustodyError>;
}

/// Why a key can't be kept.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the message of each variant is its documentation")]
pub enum CustodyError {
    #[error("`{}` can't be {what}: {why}", path.display())]
    Io {
        path: PathBuf,
        what: &'static str,
        why: std::io::Error,
    },
    #[error("`{}` is not a directory", path.display())]
    NoDirectory { path: PathBuf },
    #[error("everybody can replace files in `{}`", path.display())]
    OpenDirectory { path: PathBuf },
    #[error("`{}` holds another access key, `{id}`", path.display())]
    OtherKey { path: PathBuf, id: String },
    #[error("`{}` is there and holds no access key", path.display())]
    NoKey { path: PathBuf },
    #[error("`{}` can be read by others than its owner", path.display())]
    Readable { path: PathBuf },
    #[error("no command was given")]
    EmptyCommand,
    #[error("`{program}` is not a program that can be run")]
    NoProgram { program: String },
    #[error("`{program}` {why}")]
    Refused { program: String, why: String },
}

impl CustodyError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            CustodyError::Io { .. } => "name a file in a directory that you may write to",
            CustodyError::NoDirectory { .. } => "make the directory, or name another one",
            CustodyError::OpenDirectory { .. } => {
                "take the right to write away from group and others: chmod go-w"
            }
            CustodyError::OtherKey { .. } | CustodyError::NoKey { .. } => {
                "move the file away, or name another one"
            }
            CustodyError::Readable { .. } => "take others' rights away: chmod 600",
            CustodyError::EmptyCommand | CustodyError::NoProgram { .. } => {
                "name a program on the search path"
            }
            CustodyError::Refused { .. } => {
                "the command must read the key from its standard input and end with exit status 0"
            }
        }
    }
}

/// Opens the place that a setup names.
#[must_use]
pub fn open(destination: &KeyDestination, setup: &str) -> Box<dyn Custody> {
    match destination {
        KeyDestination::File(path) => Box::new(File::new(path, setup)),
        KeyDestination::Command(argv) => Box::new(Command::new(argv, setup)),
    }
}

/// Memory: for rehearsals, which never touch the real place of a key.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Option<(Arn, Credentials)>>);

impl Custody for Memory {
    fn place(&self) -> String {
        "memory".to_owned()
    }

    fn prepare(&self) -> Result<(), CustodyError> {
        match self.load()? {
            Some(key) => Err(CustodyError::OtherKey {
                path: "memory".into(),
                id: key.access_key_id,
            }),
            None => Ok(()),
        }
    }

    fn store(&self, user: &Arn, key: &Credentials) -> Result<(), CustodyError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((_, other)) if other.access_key_id != key.access_key_id => Err(CustodyError::OtherKey {
                path: "memory".into(),
                id: other.access_key_id.clone(),
            }),
            _ => {
                *kept = Some((user.clone(), key.clone()));
                Ok(())
            }
        }
    }

    fn load(&self) -> Result<Option<Credentials>, CustodyError> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(kept.as_ref().map(|(_, key)| key.clone()))
    }

    fn holder(&self) -> Result<Option<Arn>, CustodyError> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(kept.as_ref().map(|(user, _)| user.clone()))
    }

    fn forget(&self, access_key_id: &str) -> Result<bool, CustodyError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let here = kept
            .as_ref()
            .is_some_and(|(_, key)| key.access_key_id == access_key_id);
        if here {
            *kept = None;
        }
        Ok(here)
    }
}

/// A key as a section of AWS's shared credentials file, which the AWS CLI and every SDK read
/// (AWS SDKs and Tools Reference Guide, "Shared config and credentials files"). Wiped when dropped.
fn section(setup: &str, user: &Arn, key: &Credentials) -> Zeroizing<String> {
    // Room for all of it, so that no half-grown copy of the secret is left behind in memory.
    let secret = key.secret.expose();
    let mut text = Zeroizing::new(String::with_capacity(
        512 + user.as_str().len() + setup.len() + secret.len(),
    ));
    for part in [
        HOLDER,
        user.as_str(),
        ", made by Rolecall for the setup `",
        setup,
        "`.\n# To use it: AWS_SHARED_CREDENTIALS_FILE=(this file) aws sts get-caller-identity\n[default]\n",
        ID,
        " = ",
        &key.access_key_id,
        "\n",
        SECRET,
        " = ",
        secret,
        "\n",
    ] {
        text.push_str(part);
    }
    text
}

const HOLDER: &str = "# The access key of ";
const ID: &str = "aws_access_key_id";
const SECRET: &str = "aws_secret_access_key";

/// The key in a shared credentials file: of its first section that has one.
fn read_section(text: &str) -> Option<Credentials> {
    let mut id = None;
    let mut secret = None;
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            (id, secret) = (None, None);
        }
        match line
            .split_once('=')
            .map(|(key, value)| (key.trim(), value.trim()))
        {
            Some((ID, value)) => id = Some(value),
            Some((SECRET, value)) => secret = Some(value),
            _ => {}
        }
        if let (Some(id), Some(secret)) = (id, secret) {
            return Some(Credentials::long_term(id, SecretAccessKey::new(secret)));
        }
    }
    None
}

/// Whose key it is, as [`section`] says in its first line.
fn read_holder(text: &str) -> Option<Arn> {
    let line = text.lines().find_map(|line| line.strip_prefix(HOLDER))?;
    line.split(',').next()?.parse().ok()
}

#[cfg(test)]
mod tests;
