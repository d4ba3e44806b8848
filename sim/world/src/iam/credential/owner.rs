//! Whose credentials an operation is about: a user's, or the root user's.
//!
//! An operation that names no user means whoever signed it: a user, or the root user, whose credentials can
//! only be reached so (IAM API Reference, `CreateAccessKey`).

use rolecall_api::error::Refusal;

use crate::account::entity::{KeyOwner, KeyStatus};
use crate::account::user_credentials::UserCredentials;
use crate::call::ask::Ask;
use crate::call::caller::Who;
use crate::call::refusal;
use crate::call::scene::Scene;

use crate::iam::shared;

/// What answers call the root user, who has no name (assumed: the model requires one).
pub(super) const ROOT: &str = "root";

/// Whose credentials an operation is about, existing or not.
pub(super) enum Owner {
    Root,
    User(String),
}

impl Owner {
    /// The user who is named, or else the caller.
    pub(super) fn of(scene: &Scene<'_>, name: Option<String>) -> Result<Self, Refusal> {
        if name.is_none() && scene.caller.who == Who::Root {
            return Ok(Self::Root);
        }
        scene.own_name_unless(name).map(Self::User)
    }

    /// Of operations that require a name: the root user may call itself `root`, unless there is a user of
    /// that name. Assumed: AWS documents no way, and its console has one.
    pub(super) fn named(scene: &Scene<'_>, name: String) -> Self {
        let is_root = scene.caller.who == Who::Root && name == ROOT;
        if is_root && scene.account().users.get(ROOT).is_none() {
            return Self::Root;
        }
        Self::User(name)
    }

    pub(super) fn ask(&self, scene: &Scene<'_>, action: &'static str) -> Ask {
        match self {
            Self::Root => Ask::to(action, &scene.caller.arn),
            Self::User(name) => shared::ask_user(scene, action, name),
        }
    }

    /// As credentials have it, if it exists.
    pub(super) fn as_key_owner(&self, scene: &Scene<'_>) -> Result<KeyOwner, Refusal> {
        match self {
            Self::Root => Ok(KeyOwner::Root),
            Self::User(name) => Ok(KeyOwner::User(scene.user(name)?.id.clone())),
        }
    }

    /// What it has besides keys and second factors, if it exists.
    pub(super) fn credentials<'s>(&self, scene: &'s Scene<'_>) -> Result<&'s UserCredentials, Refusal> {
        match self {
            Self::Root => Ok(&scene.account().root_credentials),
            Self::User(name) => Ok(&scene.user(name)?.credentials),
        }
    }

    /// As [`Owner::credentials`], to be changed.
    pub(super) fn credentials_mut<'s>(
        &self,
        scene: &'s mut Scene<'_>,
    ) -> Result<&'s mut UserCredentials, Refusal> {
        match self {
            Self::Root => Ok(&mut scene.account_mut().root_credentials),
            Self::User(name) => Ok(&mut scene.user_mut(name)?.credentials),
        }
    }

    /// As answers spell it.
    pub(super) fn spelled(&self, scene: &Scene<'_>) -> Option<String> {
        match self {
            Self::Root => None,
            Self::User(name) => scene.user(name).ok().map(|user| user.name.to_string()),
        }
    }
}

/// A status that can be set. The model knows `Expired`, which time alone sets; the text is assumed.
pub(super) fn status(text: &str) -> Result<KeyStatus, Refusal> {
    match text {
        "Active" => Ok(KeyStatus::Active),
        "Inactive" => Ok(KeyStatus::Inactive),
        other => Err(refusal::invalid_input(format!(
            "The status {other} cannot be set."
        ))),
    }
}
