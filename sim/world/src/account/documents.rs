//! Policy documents on their way in and out: the write gate, and principals as unique ids.
//!
//! IAM stores users and roles in a trust policy by their unique ids, and shows them as ARNs while they
//! exist (IAM User Guide, `reference_policies_elements_principal.html`). A principal must exist where
//! IAM looks: a new one takes time to get there.

use rolecall_api::error::Refusal;
use rolecall_iam::arn::Arn;
use rolecall_iam::policy::{self, Document, Kind};

use crate::call::refusal;
use crate::ids::UniqueId;
use crate::time::replicated::View;
use crate::world::World;

/// A document as one write call takes it.
///
/// # Errors
/// `MalformedPolicyDocument`, in the law's words.
pub(crate) fn admit(text: &str, kind: Kind) -> Result<Document, Refusal> {
    policy::admit(text, kind).map_err(|refused| refusal::refuse(400, refused.code, refused.message))
}

impl World {
    /// A trust policy as it is stored: its users and roles by their unique ids.
    ///
    /// # Errors
    /// `MalformedPolicyDocument` when the document is refused, or names a principal that this replica
    /// doesn't know (yet).
    pub(crate) fn admit_trust(&self, text: &str, view: &View) -> Result<Document, Refusal> {
        let document = admit(text, Kind::Trust)?;
        let mut unknown = None;
        let stored = document.with_principals(|principal| match self.stored_principal(principal, view) {
            Ok(stored) => stored,
            Err(()) => {
                unknown.get_or_insert_with(|| principal.to_owned());
                None
            }
        });
        match unknown {
            None => Ok(stored),
            Some(principal) => Err(refusal::malformed_policy(format!(
                "Invalid principal in policy: \"AWS\":\"{principal}\""
            ))),
        }
    }

    /// A trust policy as it is shown: unique ids as ARNs while their entity exists.
    pub(crate) fn shown_trust(&self, stored: &Document) -> String {
        stored
            .with_principals(|principal| self.shown_principal(principal))
            .text()
            .to_owned()
    }

    /// `Some` when a principal is stored otherwise than it was written.
    ///
    /// An account that this world doesn't have may exist elsewhere: its root is taken as it is. Its
    /// users and roles can't be looked up, and so are unknown. Both are assumed.
    fn stored_principal(&self, principal: &str, view: &View) -> Result<Option<String>, ()> {
        if principal.len() == 12 && principal.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(None);
        }
        if is_unique_id(principal) {
            return self.shown_principal(principal).map(|_| None).ok_or(());
        }
        let arn: Arn = principal.parse().map_err(|_| ())?;
        let account = arn.account_id().ok_or(())?;
        if arn.service() == "sts" {
            return Ok(None);
        }
        if arn.service() != "iam" {
            return Err(());
        }
        if arn.resource() == "root" {
            return Ok(None);
        }
        let account = self.accounts.get(&account).ok_or(())?;
        let name = arn.resource_name();
        let id = if arn.resource().starts_with("user/") {
            let user = account.users.at(name, view).filter(|user| user.arn == arn);
            user.map(|user| user.id.to_string())
        } else if arn.resource().starts_with("role/") {
            let role = account.roles.at(name, view).filter(|role| role.arn == arn);
            role.map(|role| role.id.to_string())
        } else {
            None
        };
        id.map(Some).ok_or(())
    }

    fn shown_principal(&self, principal: &str) -> Option<String> {
        if !is_unique_id(principal) {
            return None;
        }
        let id = UniqueId::from(principal);
        let account = self.accounts.get(self.owners.get(&id)?)?;
        let user = account
            .users
            .by_id(&id)
            .filter(|user| user.existence.latest() == Some(&true));
        let role = account
            .roles
            .by_id(&id)
            .filter(|role| role.existence.latest() == Some(&true));
        user.map(|user| user.arn.to_string())
            .or_else(|| role.map(|role| role.arn.to_string()))
    }
}

fn is_unique_id(principal: &str) -> bool {
    (principal.starts_with("AIDA") || principal.starts_with("AROA")) && principal.len() == 21
}
