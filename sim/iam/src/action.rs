//! Actions: what a request wants to do, as IAM names it.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::fold;
use crate::pattern::Shape;

/// One action, `sts:AssumeRole`.
///
/// Compared without regard to case (IAM User Guide, *reference_policies_elements_action*), shown as
/// it was written.
#[derive(Clone)]
pub struct Action {
    text: Arc<str>,
    /// Lower-cased once, so that no decision folds case.
    folded: Arc<str>,
    /// Where the colon stands.
    colon: usize,
    key: ActionKey,
}

/// An action as an index of statements has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ActionKey {
    /// Of the service prefix; never 0.
    pub(crate) service: u32,
    /// One bit of 64, by the whole action.
    pub(crate) bit: u64,
}

impl ActionKey {
    /// `None` without a colon: then there is no service.
    fn of(text: &str) -> Option<Self> {
        let (service, _) = text.split_once(':')?;
        // The upper half: the better mixed of the two.
        let service = fold::hash(service) >> 32;
        Some(Self {
            service: u32::try_from(service).unwrap_or_default().max(1),
            bit: 1 << (fold::hash(text) >> 58),
        })
    }
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
        self.folded.get(..self.colon).unwrap_or_default()
    }

    /// The name after the colon, as it was written.
    pub fn name(&self) -> &str {
        self.text.get(self.colon + 1..).unwrap_or_default()
    }

    /// In lower case: what is compared.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    pub(crate) fn key(&self) -> ActionKey {
        self.key
    }
}

impl FromStr for Action {
    type Err = InvalidAction;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text
            .split_once(':')
            .filter(|(service, name)| !service.is_empty() && !name.is_empty() && !name.contains(':'))
            .filter(|_| !text.bytes().any(|byte| matches!(byte, b'*' | b'?' | b' ')));
        let (Some((service, _)), Some(key)) = (parts, ActionKey::of(text)) else {
            return Err(InvalidAction {
                text: text.to_owned(),
            });
        };
        let colon = service.len();
        let text: Arc<str> = text.into();
        let folded = if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            text.to_ascii_lowercase().into()
        } else {
            Arc::clone(&text)
        };
        Ok(Self {
            text,
            folded,
            colon,
            key,
        })
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
    /// Of the text; its pieces, where it has some, are in lower case.
    shape: Shape,
}

impl ActionPattern {
    /// Reads a pattern. Anything is a pattern; what AWS accepts at write time is
    /// [`check`](crate::policy::check)'s affair.
    pub fn new(text: &str) -> Self {
        let shape = match Shape::read(text, true, false) {
            Shape::Segments(_) => Shape::read(&text.to_ascii_lowercase(), true, false),
            other => other,
        };
        Self {
            text: text.into(),
            shape,
        }
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it names this action.
    pub fn matches(&self, action: &Action) -> bool {
        self.shape.names_folded(&self.text, &action.folded)
    }

    /// Whether it names an action of this text, in lower case.
    pub(crate) fn names_folded(&self, folded: &str) -> bool {
        self.shape.names_folded(&self.text, folded)
    }

    /// What the actions that it names have in common, for an index: their service and their bits. `None`
    /// when they can be of any service.
    pub(crate) fn key(&self) -> Option<ActionKey> {
        let key = ActionKey::of(&self.text)?;
        let service = self.text.split(':').next().unwrap_or_default();
        match &self.shape {
            _ if service.contains(['*', '?']) => None,
            Shape::Exact => Some(key),
            _ => Some(ActionKey { bit: !0, ..key }),
        }
    }
}

impl fmt::Display for ActionPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}
