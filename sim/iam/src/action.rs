//! Actions: what a request wants to do, as IAM names it.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::pattern::Pattern;

/// One action, `sts:AssumeRole`.
///
/// Compared without regard to case (IAM User Guide, *reference_policies_elements_action*), shown as
/// it was written.
#[derive(Clone)]
pub struct Action {
    text: Arc<str>,
    /// Lower-cased once, so that no decision folds case.
    folded: Arc<str>,
}

/// A text that is not an action.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not an action: it must be `service:Name`, without wildcards")]
pub struct InvalidAction {
    text: String,
}

impl Action {
    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The service prefix, in lower case.
    pub fn service(&self) -> &str {
        self.folded.split_once(':').map_or("", |(service, _)| service)
    }

    /// The name after the colon, as it was written.
    pub fn name(&self) -> &str {
        self.text.split_once(':').map_or("", |(_, name)| name)
    }

    /// In lower case: what is compared.
    pub fn folded(&self) -> &str {
        &self.folded
    }
}

impl FromStr for Action {
    type Err = InvalidAction;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let good = text
            .split_once(':')
            .is_some_and(|(service, name)| !service.is_empty() && !name.is_empty() && !name.contains(':'))
            && !text.contains(['*', '?', ' ']);
        if !good {
            return Err(InvalidAction {
                text: text.to_owned(),
            });
        }
        let text: Arc<str> = text.into();
        let folded = if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            text.to_ascii_lowercase().into()
        } else {
            Arc::clone(&text)
        };
        Ok(Self { text, folded })
    }
}

impl PartialEq for Action {
    fn eq(&self, other: &Self) -> bool {
        self.folded == other.folded
    }
}
impl Eq for Action {}
impl PartialOrd for Action {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Action {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.folded.cmp(&other.folded)
    }
}
impl std::hash::Hash for Action {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.folded.hash(state);
    }
}
impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}
impl fmt::Debug for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Action({})", self.text)
    }
}
impl Serialize for Action {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}
impl<'de> Deserialize<'de> for Action {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// What a statement's `Action` or `NotAction` says: an action with `*` and `?` anywhere in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionPattern {
    text: Box<str>,
    folded: Pattern,
}

impl ActionPattern {
    /// Reads a pattern. Anything is a pattern; what AWS accepts at write time is
    /// [`check`](crate::policy::check)'s affair.
    pub fn new(text: &str) -> Self {
        Self {
            text: text.into(),
            folded: Pattern::wildcards(&text.to_ascii_lowercase()),
        }
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it names this action.
    pub fn matches(&self, action: &Action) -> bool {
        self.folded.matches(&action.folded)
    }
}

impl fmt::Display for ActionPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}
