//! A call that has begun: the replica that will answer it, and what its signature must agree with.

use rolecall_api::credentials::{Credentials, SecretAccessKey, SessionToken};
use rolecall_api::error::Refusal;

use crate::call::refusal;
use crate::ids::UniqueId;
use crate::secret;
use crate::time::replicated::Replica;

/// What a signature is checked against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifier {
    /// The secret that signed.
    pub secret: SecretAccessKey,
    /// The token that must come with it, for temporary credentials.
    pub token: Option<SessionToken>,
}

/// Whether the caller showed that the credentials are theirs.
#[derive(Debug, Clone)]
enum Standing {
    Unproven,
    Proven,
    Refused(Refusal),
}

/// A call between its beginning and its answer.
///
/// It starts unproven, and [`handle`](crate::World::handle) refuses what was not proven.
#[derive(Debug, Clone)]
pub struct Attempt {
    replica: Replica,
    access_key_id: UniqueId,
    verifier: Option<Verifier>,
    standing: Standing,
    /// The how-manieth call with this key at this moment it is, from 0.
    nth: u32,
    stands_in: bool,
}

impl Attempt {
    pub(crate) const fn new(
        replica: Replica,
        access_key_id: UniqueId,
        verifier: Option<Verifier>,
        nth: u32,
    ) -> Self {
        Self {
            replica,
            access_key_id,
            verifier,
            standing: Standing::Unproven,
            nth,
            stands_in: false,
        }
    }

    /// Where it is answered.
    #[must_use]
    pub const fn replica(&self) -> &Replica {
        &self.replica
    }

    /// With which key it was made.
    #[must_use]
    pub const fn access_key_id(&self) -> &UniqueId {
        &self.access_key_id
    }

    pub(crate) const fn nth(&self) -> u32 {
        self.nth
    }

    /// What its signature must agree with; `None` when the world never gave out that access key id.
    ///
    /// Whether the replica knows the key already, and whether it is active, is decided by
    /// [`handle`](crate::World::handle).
    #[must_use]
    pub const fn verifier(&self) -> Option<&Verifier> {
        self.verifier.as_ref()
    }

    /// Shows the credentials themselves, as a caller in the same process does.
    pub fn present(&mut self, credentials: &Credentials) {
        let Some(verifier) = &self.verifier else { return };
        let token =
            |token: Option<&SessionToken>| token.map_or(String::new(), |token| token.expose().to_owned());
        let tokens_agree = secret::same(
            &token(credentials.session_token.as_ref()),
            &token(verifier.token.as_ref()),
        );
        let secrets_agree = secret::same(credentials.secret.expose(), verifier.secret.expose());
        self.standing = match (secrets_agree, tokens_agree) {
            (true, true) => Standing::Proven,
            (_, false) => Standing::Refused(refusal::invalid_client_token_id()),
            (false, true) => Standing::Refused(refusal::signature_does_not_match()),
        };
    }

    /// Says that a signature was checked and agrees.
    pub fn proven(&mut self) {
        self.standing = Standing::Proven;
    }

    /// Says that the root user stands in for whoever calls, of whom nothing was asked: what AWS keeps from the
    /// root user alone, to assume roles, is then put to the law as an administrator's.
    pub fn standing_in(&mut self) {
        self.stands_in = true;
    }

    pub(crate) const fn stands_in(&self) -> bool {
        self.stands_in
    }

    /// Says that a signature was checked, and why it is refused.
    pub fn refused(&mut self, refusal: Refusal) {
        self.standing = Standing::Refused(refusal);
    }

    /// Whether somebody showed that the credentials are theirs. What [`handle`](crate::World::handle) knows of
    /// the key itself may still stand against them.
    #[must_use]
    pub const fn is_proven(&self) -> bool {
        matches!(self.standing, Standing::Proven)
    }

    /// Why it can't be answered, when nobody showed that the credentials are theirs.
    pub(crate) fn objection(&self) -> Option<Refusal> {
        match &self.standing {
            Standing::Proven => None,
            Standing::Unproven => Some(refusal::signature_does_not_match()),
            Standing::Refused(refusal) => Some(refusal.clone()),
        }
    }
}
