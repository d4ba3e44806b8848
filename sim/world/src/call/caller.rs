//! Who calls, once the credentials are known to be theirs.

use std::sync::Arc;

use rolecall_iam::account::{AccountId, Partition};
use rolecall_iam::arn::Arn;

use crate::account::entity::KeyOwner;
use crate::account::tags::Tags;
use crate::ids::UniqueId;
use crate::session::Session;
use crate::time::clock::Moment;

/// What kind of principal calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// The root user of the account.
    Root,
    /// A user.
    User {
        /// `AIDA…`.
        id: UniqueId,
        /// Its name.
        name: Arc<str>,
    },
    /// A session of a role.
    Role {
        /// `AROA…` of the role.
        id: UniqueId,
        /// The name of the session.
        session: Arc<str>,
    },
    /// A federated user.
    Federated {
        /// Whose credentials made the session.
        by: KeyOwner,
        /// The ARN of that user, or of the root user.
        user: Arn,
        /// The name of the federated user.
        name: Arc<str>,
    },
    /// Somebody without credentials, whom an identity provider vouches for.
    Vouched(Arc<Vouched>),
    /// Somebody without credentials, of whom nothing is known.
    Stranger,
}

/// In which protocol an identity provider vouches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VouchedBy {
    /// A web identity token.
    WebIdentity,
    /// A SAML assertion.
    Saml,
}

/// What an identity provider says of a caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouched {
    /// In which protocol.
    pub by: VouchedBy,
    /// The provider, as a trust policy names it.
    pub provider: Arc<str>,
    /// The id that CloudTrail gives the caller.
    pub principal_id: String,
    /// The caller's name at the provider.
    pub name: String,
}

/// Whoever calls.
#[derive(Debug, Clone)]
pub struct Caller {
    /// What kind of principal it is.
    pub who: Who,
    /// The account that it acts in.
    pub account: AccountId,
    /// Where the account is.
    pub partition: Partition,
    /// As messages and `GetCallerIdentity` name it: for a session of a role, the session.
    pub arn: Arn,
    /// As `aws:PrincipalArn` has it: for a session of a role, the role.
    pub principal_arn: Arn,
    /// With which access key it calls.
    pub access_key_id: UniqueId,
    /// The session, when the credentials are temporary.
    pub session: Option<Arc<Session>>,
    /// Its tags: the entity's, and over them the session's.
    pub tags: Tags,
    /// Whether it stands in for somebody of whom nothing was asked ([`Attempt::standing_in`]).
    ///
    /// [`Attempt::standing_in`]: crate::call::attempt::Attempt::standing_in
    pub stands_in: bool,
}

impl Caller {
    /// `aws:userid`, and `UserId` of `GetCallerIdentity` (IAM User Guide,
    /// `reference_policies_variables.html#principaltable`).
    #[must_use]
    pub fn user_id(&self) -> String {
        match &self.who {
            Who::Root => self.account.to_string(),
            Who::User { id, .. } => id.to_string(),
            Who::Role { id, session } => format!("{id}:{session}"),
            Who::Federated { name, .. } => format!("{}:{name}", self.account),
            Who::Vouched(vouched) => vouched.principal_id.clone(),
            Who::Stranger => "anonymous".to_owned(),
        }
    }

    /// `aws:PrincipalType`.
    #[must_use]
    pub const fn principal_type(&self) -> &'static str {
        match self.who {
            Who::Root => "Account",
            Who::User { .. } => "User",
            Who::Role { .. } => "AssumedRole",
            Who::Federated { .. } => "FederatedUser",
            Who::Vouched(_) | Who::Stranger => "Anonymous",
        }
    }

    /// Whether both say the same, of the same session.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let Self {
            who,
            account,
            partition,
            arn,
            principal_arn,
            access_key_id,
            session,
            tags,
            stands_in,
        } = self;
        let same_session = match (session, &other.session) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        same_session
            && *access_key_id == other.access_key_id
            && *account == other.account
            && *partition == other.partition
            && *arn == other.arn
            && *principal_arn == other.principal_arn
            && *who == other.who
            && *tags == other.tags
            && *stands_in == other.stands_in
    }

    /// The user's name, when it is a user: for operations that mean the caller when they name nobody.
    #[must_use]
    pub fn user_name(&self) -> Option<&str> {
        match &self.who {
            Who::User { name, .. } => Some(name),
            _ => None,
        }
    }

    /// When the session was issued, when it is one.
    #[must_use]
    pub fn issued(&self) -> Option<Moment> {
        self.session.as_ref().map(|session| session.issued)
    }

    /// Whether the credentials were obtained by assuming a role.
    #[must_use]
    pub const fn is_role(&self) -> bool {
        matches!(self.who, Who::Role { .. })
    }
}
