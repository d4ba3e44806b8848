//! Policy documents: read, checked, written back, compared by meaning.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::action::{Action, ActionPattern};
use crate::arn::Arn;
use crate::condition::Condition;
use crate::pattern::ArnPattern;
use crate::principal::PrincipalElement;

mod check;
mod gate;
mod keys;
pub mod limits;
mod lint;
mod meaning;
mod read;
mod write;

pub use crate::json::Span;
pub use check::{Refusal, admit, check, examine};
pub(crate) use gate::Asked;
pub use limits::size_without_whitespace;
pub use lint::{Finding, Rule, Severity, lint};
pub use meaning::{Difference, Meaning, difference, same_meaning};
pub use read::{ReadError, read};
pub(crate) use read::{read_as_one, read_node};

/// What a document is for: what it must and must not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An identity-based policy, inline in a user, group or role.
    Identity,
    /// A customer managed policy: an identity-based policy of which AWS asks more at write time.
    Managed,
    /// A role's trust policy.
    Trust,
    /// A resource-based policy other than a trust policy.
    Resource,
    /// A managed policy used as a permissions boundary.
    Boundary,
    /// A policy passed when a session is made.
    Session,
    /// A service control policy.
    Scp,
    /// A resource control policy.
    Rcp,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Identity,
        Self::Managed,
        Self::Trust,
        Self::Resource,
        Self::Boundary,
        Self::Session,
        Self::Scp,
        Self::Rcp,
    ];

    /// Its name, as a flag would have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Managed => "managed",
            Self::Trust => "trust",
            Self::Resource => "resource",
            Self::Boundary => "boundary",
            Self::Session => "session",
            Self::Scp => "scp",
            Self::Rcp => "rcp",
        }
    }
}

impl std::str::FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| UnknownKind {
                text: text.to_owned(),
            })
    }
}

/// A text that names no kind of policy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a kind of policy")]
pub struct UnknownKind {
    text: String,
}

/// The language's edition. Only the second has policy variables
/// (IAM User Guide, *reference_policies_elements_version*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// `2008-10-17`, also when the document doesn't say.
    V2008,
    /// `2012-10-17`.
    V2012,
}

impl Version {
    /// As the document writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V2008 => "2008-10-17",
            Self::V2012 => "2012-10-17",
        }
    }
}

/// What a statement does when it matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Effect {
    /// Grants.
    Allow,
    /// Forbids, whatever else allows.
    Deny,
}

impl Effect {
    /// As the document writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "Allow",
            Self::Deny => "Deny",
        }
    }
}

/// A policy document: its text, and what it says, ready to decide with.
///
/// Cloning shares both. Two documents are equal when their texts are; compare what they mean with
/// [`same_meaning`].
#[derive(Clone)]
pub struct Document {
    inner: Arc<Inner>,
}

struct Inner {
    text: Box<str>,
    version: Option<Version>,
    id: Option<Box<str>>,
    statements: Vec<Statement>,
    gates: gate::Gates,
}

/// One statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    pub(crate) sid: Option<Box<str>>,
    pub(crate) effect: Effect,
    /// `Effect` had another case than AWS accepts.
    pub(crate) effect_misspelt: bool,
    pub(crate) principal: Option<PrincipalElement>,
    pub(crate) action: Option<Element<ActionPattern>>,
    pub(crate) resource: Option<Element<ArnPattern>>,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) span: Span,
}

/// `Action` or `NotAction`, `Resource` or `NotResource`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element<P> {
    pub(crate) negated: bool,
    pub(crate) patterns: Vec<Spanned<P>>,
    pub(crate) span: Span,
}

/// A value and where it stands in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

impl<P> Element<P> {
    /// Whether it is `NotAction` or `NotResource`.
    pub fn is_negated(&self) -> bool {
        self.negated
    }

    /// Its patterns, in the order of the document.
    pub fn patterns(&self) -> &[Spanned<P>] {
        &self.patterns
    }

    /// Where its value stands.
    pub fn span(&self) -> Span {
        self.span
    }
}

impl Statement {
    /// `Sid`, when there is one and it isn't empty.
    pub fn sid(&self) -> Option<&str> {
        self.sid.as_deref().filter(|sid| !sid.is_empty())
    }

    /// What it does when it matches.
    pub fn effect(&self) -> Effect {
        self.effect
    }

    /// `Principal` or `NotPrincipal`.
    pub fn principal(&self) -> Option<&PrincipalElement> {
        self.principal.as_ref()
    }

    /// `Action` or `NotAction`.
    pub fn action(&self) -> Option<&Element<ActionPattern>> {
        self.action.as_ref()
    }

    /// `Resource` or `NotResource`; trust policies have none.
    pub fn resource(&self) -> Option<&Element<ArnPattern>> {
        self.resource.as_ref()
    }

    /// One entry for each key of each operator.
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// Whether it asks the request's context: a condition, or a variable.
    pub fn asks_context(&self) -> bool {
        let resources = self.resource.iter().flat_map(|element| &element.patterns);
        !self.conditions.is_empty() || resources.into_iter().any(|pattern| pattern.value.has_variables())
    }

    /// From its brace to its brace.
    pub fn span(&self) -> Span {
        self.span
    }
}

impl Document {
    /// The text it was read from.
    pub fn text(&self) -> &str {
        &self.inner.text
    }

    /// What `Version` says; absent means [`Version::V2008`].
    pub fn version(&self) -> Option<Version> {
        self.inner.version
    }

    /// What `Id` says.
    pub fn id(&self) -> Option<&str> {
        self.inner.id.as_deref()
    }

    /// Its statements, in the order of the document.
    pub fn statements(&self) -> &[Statement] {
        &self.inner.statements
    }

    /// Whether some statement could match an action on a resource. `false` is sure: none does, and the
    /// document says nothing to the verdict. `true` isn't; matching alone decides.
    pub fn could_match(&self, action: &Action, resource: Option<&Arn>) -> bool {
        let resource = resource.map_or("*", Arn::as_str);
        self.candidates(&Asked::new(action, resource, None))
            .next()
            .is_some()
    }

    /// The statements that could match what is asked, each once, in no order.
    pub(crate) fn candidates(&self, asked: &Asked<'_>) -> impl Iterator<Item = &Statement> {
        let open = self.inner.gates.open(asked);
        open.filter_map(|index| self.inner.statements.get(index))
    }

    /// Its size as AWS counts it against the quotas: characters without white space.
    pub fn size(&self) -> usize {
        size_without_whitespace(self.text())
    }

    /// The same document with principals rewritten: `rewrite` gets each `AWS` entry that isn't `*`
    /// and answers with what to put in its place, or `None` to leave it.
    ///
    /// IAM stores users and roles in trust policies by unique id and shows ARNs
    /// (*reference_policies_elements_principal*): this is both directions. Everything else of the
    /// text stays as it is.
    #[must_use]
    pub fn with_principals(&self, mut rewrite: impl FnMut(&str) -> Option<String>) -> Self {
        let mut text = String::with_capacity(self.text().len());
        let mut copied = 0;
        let mut entries: Vec<_> = self
            .statements()
            .iter()
            .filter_map(Statement::principal)
            .flat_map(PrincipalElement::entries)
            .filter(|entry| entry.kind() == crate::principal::PrincipalKind::Aws)
            .filter(|entry| entry.text() != "*")
            .collect();
        entries.sort_by_key(|entry| entry.span());
        for entry in entries {
            if let Some(replacement) = rewrite(entry.text()) {
                text.push_str(&self.text()[copied..entry.span().start]);
                crate::json::write_string(&mut text, &replacement);
                copied = entry.span().end;
            }
        }
        if copied == 0 {
            return self.clone();
        }
        text.push_str(&self.text()[copied..]);
        // One string in place of another: what could be read still can be.
        read(&text).unwrap_or_else(|_| self.clone())
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner) || self.text() == other.text()
    }
}
impl Eq for Document {}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Document({})", self.text())
    }
}

impl std::str::FromStr for Document {
    type Err = ReadError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        read(text)
    }
}

impl Serialize for Document {
    /// As its text, in a string: what was put is what is kept.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text())
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        read(&text).map_err(serde::de::Error::custom)
    }
}

macro_rules! admitted {
    ($(#[$doc:meta])* $name:ident, $kind:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(transparent)]
        pub struct $name(Document);

        impl $name {
            /// Reads a text and checks it as AWS would at write time.
            ///
            /// # Errors
            ///
            /// AWS's refusal.
            pub fn admit(text: &str) -> Result<Self, Refusal> {
                admit(text, $kind).map(Self)
            }

            /// The document.
            pub fn document(&self) -> &Document {
                &self.0
            }
        }

        impl TryFrom<Document> for $name {
            type Error = Refusal;

            fn try_from(document: Document) -> Result<Self, Self::Error> {
                check(&document, $kind)?;
                Ok(Self(document))
            }
        }

        impl From<$name> for Document {
            fn from(policy: $name) -> Self {
                policy.0
            }
        }
    };
}

admitted!(
    /// A document that AWS would take as a role's trust policy: it names principals.
    TrustPolicy,
    Kind::Trust
);
admitted!(
    /// A document that AWS would take as an identity-based policy: it names no principal.
    IdentityPolicy,
    Kind::Identity
);

#[cfg(test)]
mod tests;
