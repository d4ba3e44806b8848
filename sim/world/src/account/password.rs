//! Passwords: what an account asks of them, and how one is recognized again.
//!
//! There is no console to sign in to, but `ChangePassword` asks for the old password and a policy may forbid to
//! use one again. So a fingerprint is kept, never the password.

use serde::{Deserialize, Serialize};

use crate::ids::UniqueId;
use crate::secret::{self, WorldKey};
use crate::time::clock::Moment;

/// What an account asks of its users' passwords (IAM API Reference, `UpdateAccountPasswordPolicy`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordPolicy {
    /// 6 to 128 characters.
    pub minimum_length: i64,
    /// Whether one of `! @ # $ % ^ & * ( ) _ + - = [ ] { } | '` must be there.
    pub symbols: bool,
    /// Whether a digit must be there.
    pub numbers: bool,
    /// Whether a capital letter from A to Z must be there.
    pub uppercase: bool,
    /// Whether a small letter from a to z must be there.
    pub lowercase: bool,
    /// Whether every user may change its own, without a policy that says so.
    pub users_may_change: bool,
    /// How many days one is valid: 1 to 1,095.
    pub max_age_days: Option<i64>,
    /// How many of the last ones can't be used again: 1 to 24.
    pub reuse_prevention: Option<i64>,
    /// Whether an expired one can't be changed in the console.
    pub hard_expiry: Option<bool>,
}

/// Whether a character is of a kind.
type Kind = fn(char) -> bool;

/// The kinds of characters, with the text that asks for one.
///
/// The texts: redhat-cop/agnosticd#6594; the one for small letters by analogy.
const KINDS: [(Kind, &str); 4] = [
    (
        |letter| letter.is_ascii_uppercase(),
        "Password should have at least one uppercase letter",
    ),
    (
        |letter| letter.is_ascii_lowercase(),
        "Password should have at least one lowercase letter",
    ),
    (
        |letter| letter.is_ascii_digit(),
        "Password should have at least one number",
    ),
    (is_symbol, "Password should have at least one symbol"),
];

fn is_symbol(letter: char) -> bool {
    "!@#$%^&*()_+-=[]{}|'".contains(letter)
}

impl PasswordPolicy {
    /// What is wrong with a password, if anything.
    #[must_use]
    pub fn objection(&self, password: &str) -> Option<String> {
        let wanted = [self.uppercase, self.lowercase, self.numbers, self.symbols];
        let missing = KINDS
            .iter()
            .zip(wanted)
            .filter(|((is, _), wanted)| *wanted && !password.chars().any(is))
            .map(|((_, text), _)| (*text).to_owned());
        // Assumed: all that is wrong is told, as by the default policy.
        let objections: Vec<String> = too_short(password, self.minimum_length)
            .into_iter()
            .chain(missing)
            .collect();
        (!objections.is_empty()).then(|| objections.join(", "))
    }
}

/// What the policy of an account that set none objects to: at least 8 characters, of three kinds among upper
/// case, lower case, digits and symbols (IAM User Guide, `id_credentials_passwords_account-policy.html`).
#[must_use]
pub fn default_objection(password: &str) -> Option<String> {
    let missing: Vec<&str> = KINDS
        .iter()
        .filter(|(is, _)| !password.chars().any(is))
        .map(|(_, text)| *text)
        .collect();
    if let Some(objection) = too_short(password, 8) {
        return Some(objection);
    }
    (missing.len() > 1).then(|| {
        format!(
            "Password should meet {} more of the following requirements: {}",
            missing.len() - 1,
            missing.join(", ")
        )
    })
}

fn too_short(password: &str, least: i64) -> Option<String> {
    let length = i64::try_from(password.chars().count()).unwrap_or(i64::MAX);
    (length < least).then(|| format!("Password should have a minimum length of {least}"))
}

/// What a password is recognized by: derived, not reversed without the world's seed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl std::fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Fingerprint(…)")
    }
}

/// That a user may sign in to the console, and with what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoginProfile {
    /// When it was made.
    pub created: Moment,
    /// Whether the user must choose a new password first.
    pub reset_required: bool,
    /// When the password was last set; when the profile was made, if never since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<Moment>,
    /// The passwords so far, the one in use last; none in a world of before they were kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passwords: Vec<Fingerprint>,
}

/// No policy looks further back (IAM API Reference, `PasswordPolicy`).
const REMEMBERED: usize = 25;

impl LoginProfile {
    /// Since when the password in use is.
    #[must_use]
    pub fn since(&self) -> Moment {
        self.changed.unwrap_or(self.created)
    }

    /// Whether this is the password in use.
    pub(crate) fn is_in_use(&self, password: &Fingerprint) -> bool {
        self.passwords
            .last()
            .is_some_and(|known| secret::same(&known.0, &password.0))
    }

    /// Whether it is among the last so many.
    pub(crate) fn is_among_last(&self, count: i64, password: &Fingerprint) -> bool {
        let count = usize::try_from(count).unwrap_or(0);
        self.passwords
            .iter()
            .rev()
            .take(count)
            .any(|known| known == password)
    }

    /// Takes another password into use.
    pub(crate) fn set(&mut self, password: Fingerprint, now: Moment) {
        self.passwords.push(password);
        let forgotten = self.passwords.len().saturating_sub(REMEMBERED);
        self.passwords.drain(..forgotten);
        self.changed = Some(now);
    }
}

impl Fingerprint {
    pub(crate) fn of(key: &WorldKey, user: &UniqueId, password: &str) -> Self {
        Self(key.fingerprint(user.as_str(), password))
    }
}

#[cfg(test)]
mod tests;
