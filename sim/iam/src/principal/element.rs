//! The `Principal` and `NotPrincipal` elements of a statement.

use super::Principal;
use crate::arn::Arn;
use crate::json::Span;

/// Which kind of principals an entry names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PrincipalKind {
    /// Accounts, users, roles, sessions, unique ids.
    Aws,
    /// An AWS service.
    Service,
    /// An identity provider.
    Federated,
    /// An S3 canonical user id.
    CanonicalUser,
}

impl PrincipalKind {
    /// The key in the document.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Aws => "AWS",
            Self::Service => "Service",
            Self::Federated => "Federated",
            Self::CanonicalUser => "CanonicalUser",
        }
    }

    pub(crate) fn read(key: &str) -> Option<Self> {
        [Self::Aws, Self::Service, Self::Federated, Self::CanonicalUser]
            .into_iter()
            .find(|kind| kind.as_str() == key)
    }
}

/// One principal of the element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrincipalEntry {
    kind: PrincipalKind,
    text: Box<str>,
    span: Span,
    names: Names,
}

/// What an `AWS` entry names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Names {
    Everyone,
    /// An account, by its digits or its root ARN: the place of the digits in the text.
    Account(usize),
    /// An ARN or a unique id, compared as it is: no wildcards in principals.
    Exactly,
}

/// `Principal` or `NotPrincipal`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrincipalElement {
    pub(crate) negated: bool,
    /// Written as a string, not as an object: `"*"`.
    pub(crate) bare: bool,
    pub(crate) entries: Vec<PrincipalEntry>,
    pub(crate) span: Span,
}

/// How directly a statement names the caller: what its Allow overrides hangs on it
/// (IAM User Guide, *reference_policies_evaluation-logic_policy-eval-denyallow*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Strength {
    /// The caller's account: delegates, so that identity-based policies decide.
    Account,
    /// The entity behind a session: its boundary and session policies still limit.
    Entity,
    /// The session itself, the user, or everyone: nothing but explicit denies limits.
    Direct,
}

impl PrincipalEntry {
    pub(crate) fn new(kind: PrincipalKind, text: &str, span: Span) -> Self {
        let names = match kind {
            PrincipalKind::Aws if text == "*" => Names::Everyone,
            PrincipalKind::Aws => account_at(text).map_or(Names::Exactly, Names::Account),
            _ => Names::Exactly,
        };
        Self {
            kind,
            text: text.into(),
            span,
            names,
        }
    }

    /// Which kind of principals it names.
    pub fn kind(&self) -> PrincipalKind {
        self.kind
    }

    /// As it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where it stands in the document, with its quotes.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The twelve digits, when it names an account (by its digits or its root ARN).
    pub fn account(&self) -> Option<&str> {
        match self.names {
            Names::Account(at) => self.text.get(at..at + 12),
            _ => None,
        }
    }

    /// Whether it names a user or a role by unique id, as the entry of a deleted one does.
    pub fn is_unique_id(&self) -> bool {
        self.kind == PrincipalKind::Aws
            && (self.text.starts_with("AIDA") || self.text.starts_with("AROA"))
            && !self.text.contains(':')
    }

    fn matches(&self, caller: &Principal) -> Option<Strength> {
        match self.kind {
            PrincipalKind::Aws => self.matches_aws(caller),
            PrincipalKind::Service => matches!(caller, Principal::Service { name }
                if **name == *self.text)
            .then_some(Strength::Direct),
            PrincipalKind::Federated => matches!(caller, Principal::Federated { provider }
                if **provider == *self.text)
            .then_some(Strength::Direct),
            // Known to S3 alone, and no request carries one here.
            PrincipalKind::CanonicalUser => None,
        }
    }

    fn matches_aws(&self, caller: &Principal) -> Option<Strength> {
        if self.names == Names::Everyone {
            return Some(Strength::Direct);
        }
        if let Some(account) = self.account() {
            let caller_arn = caller.arn()?;
            // Digits alone mean an account of the caller's own partition.
            let partition = self
                .text
                .strip_prefix("arn:")
                .and_then(|rest| rest.split(':').next());
            let same = caller_arn.account() == account
                && partition.is_none_or(|partition| partition == caller_arn.partition());
            return same.then_some(match caller {
                // The root user is the account.
                Principal::Root { .. } => Strength::Direct,
                _ => Strength::Account,
            });
        }
        let text = &*self.text;
        let named = |arn: &Arn, id: Option<&str>| arn.as_str() == text || id == Some(text);
        match caller {
            Principal::User { arn, id } => named(arn, id.as_deref()).then_some(Strength::Direct),
            Principal::RoleSession {
                session,
                role,
                role_id,
            } => {
                if session.as_str() == text {
                    Some(Strength::Direct)
                } else {
                    named(role, role_id.as_deref()).then_some(Strength::Entity)
                }
            }
            Principal::FederatedUser { arn, user, user_id } => {
                if arn.as_str() == text {
                    Some(Strength::Direct)
                } else {
                    named(user, user_id.as_deref()).then_some(Strength::Entity)
                }
            }
            Principal::Root { .. }
            | Principal::Federated { .. }
            | Principal::Service { .. }
            | Principal::Anonymous => None,
        }
    }
}

impl PrincipalElement {
    /// Whether it is `NotPrincipal`.
    pub fn is_negated(&self) -> bool {
        self.negated
    }

    /// Its entries; a lone `"*"` is an `AWS` entry.
    pub fn entries(&self) -> &[PrincipalEntry] {
        &self.entries
    }

    /// Where its value stands in the document.
    pub fn span(&self) -> Span {
        self.span
    }

    /// How directly it names the caller, if it does. `deny` is the statement's effect, `bounded`
    /// whether the caller has a permissions boundary: both matter to `NotPrincipal`.
    pub(crate) fn matches(&self, caller: &Principal, deny: bool, bounded: bool) -> Option<Strength> {
        if !self.negated {
            return self
                .entries
                .iter()
                .filter_map(|entry| entry.matches(caller))
                .max();
        }
        let excepted = if deny {
            // "always deny any IAM principal that has a permissions boundary policy attached,
            // regardless of the values specified in the NotPrincipal element".
            !bounded && self.excepts_fully(caller)
        } else {
            self.entries.iter().any(|entry| entry.matches(caller).is_some())
        };
        (!excepted).then_some(Strength::Direct)
    }

    /// Whether a Deny with `NotPrincipal` spares the caller: every ARN that stands for the caller
    /// must be listed, the account's among them (*reference_policies_elements_notprincipal*).
    fn excepts_fully(&self, caller: &Principal) -> bool {
        let lists = |wanted: &dyn Fn(&PrincipalEntry) -> bool| {
            self.entries
                .iter()
                .any(|entry| entry.names == Names::Everyone || wanted(entry))
        };
        let account = |arn: &Arn| lists(&|entry| entry.account() == Some(arn.account()));
        let named = |arn: &Arn, id: Option<&str>| {
            lists(&|entry| *entry.text == *arn.as_str() || id == Some(&*entry.text))
        };
        match caller {
            Principal::Root { arn } => account(arn),
            Principal::User { arn, id } => named(arn, id.as_deref()) && account(arn),
            Principal::RoleSession {
                session,
                role,
                role_id,
            } => named(session, None) && named(role, role_id.as_deref()) && account(role),
            // Assumed: as for role sessions.
            Principal::FederatedUser { arn, user, user_id } => {
                let by_root = user.resource() == "root";
                named(arn, None) && (by_root || named(user, user_id.as_deref())) && account(arn)
            }
            Principal::Federated { .. } | Principal::Service { .. } | Principal::Anonymous => {
                self.entries.iter().any(|entry| entry.matches(caller).is_some())
            }
        }
    }
}

/// Where the digits stand in `123456789012` or `arn:aws:iam::123456789012:root`.
fn account_at(text: &str) -> Option<usize> {
    let digits = |text: &str| text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits(text) {
        return Some(0);
    }
    let arn = text.strip_suffix(":root")?;
    let at = arn.len().checked_sub(12)?;
    let head = arn.get(..at)?;
    let good = head.starts_with("arn:") && head.ends_with(":iam::") && digits(arn.get(at..)?);
    good.then_some(at)
}
