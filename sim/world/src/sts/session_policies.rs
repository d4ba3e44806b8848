//! Session policies: what narrows a session beyond what its principal may do.
//!
//! STS API Reference, `AssumeRole` and `GetFederationToken`: one document and up to ten managed policies,
//! 2,048 characters of plain text together.

use std::sync::Arc;

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::sts as api;
use rolecall_iam::account::AccountId;
use rolecall_iam::policy::{Document, Kind, limits};

use crate::account::documents;
use crate::account::tags::Tags;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::session::Session;

/// What a request asks a session to be narrowed by.
#[derive(Debug, Default)]
pub(super) struct SessionPolicies {
    /// The document, when there is one.
    documents: Vec<Document>,
    arns: Vec<String>,
    /// Characters of plain text.
    size: usize,
}

impl SessionPolicies {
    /// Reads what a request has.
    ///
    /// # Errors
    /// `MalformedPolicyDocument`, `PackedPolicyTooLarge`. The text of the second is recorded, of tags.
    pub(super) fn read(
        operation: Operation,
        policy: Option<&str>,
        arns: &[api::PolicyDescriptorType],
    ) -> Result<Self, Refusal> {
        let documents = policy
            .map(|text| documents::admit(text, Kind::Session))
            .transpose()?;
        let arns: Vec<String> = arns.iter().filter_map(|policy| policy.arn.clone()).collect();
        let size = policy.map_or(0, str::len) + arns.iter().map(String::len).sum::<usize>();
        if size > limits::SESSION {
            let percent = (size * 100).div_ceil(limits::SESSION);
            return Err(Refusal::modelled(
                operation,
                "PackedPolicyTooLarge",
                format!("Packed size of session policy consumes {percent}% of allotted space."),
            ));
        }
        Ok(Self {
            documents: documents.into_iter().collect(),
            arns,
            size,
        })
    }

    /// The managed policies, which must be AWS's, or of the account that the session acts in.
    ///
    /// # Errors
    /// `MalformedPolicyDocument` of one that doesn't exist.
    pub(super) fn managed(
        &self,
        scene: &mut Scene<'_>,
        account: AccountId,
    ) -> Result<Vec<Arc<str>>, Refusal> {
        let mut found = Vec::new();
        for arn in &self.arns {
            let own = |scene: &Scene<'_>| {
                let account = scene.world.account(account);
                account.is_some_and(|account| account.policy(arn).is_some())
            };
            if !own(scene) && !scene.world.catalogue.load(arn) {
                return Err(refusal::malformed_policy(format!(
                    "The policy {arn} does not exist."
                )));
            }
            found.push(arn.as_str().into());
        }
        Ok(found)
    }

    /// Gives them to a session, with its tags, and says as [`Self::packed_with`] how much room is used.
    pub(super) fn give(self, session: &mut Session, arns: Vec<Arc<str>>, tags: Tags) -> Option<i64> {
        let packed = self.packed_with(&tags);
        session.tags = tags;
        session.policies = self.documents;
        session.policy_arns = arns;
        packed
    }

    /// How much of the room for policies and tags is used, in per cent; none when there is nothing to pack.
    ///
    /// AWS doesn't say how it packs. Assumed: not at all, against the 2,048 characters of plain text.
    fn packed_with(&self, tags: &Tags) -> Option<i64> {
        let tags: usize = tags.iter().map(|tag| tag.key.len() + tag.value.len()).sum();
        let size = self.size + tags;
        (size > 0).then(|| {
            i64::try_from((size * 100).div_ceil(limits::SESSION))
                .unwrap_or(100)
                .min(100)
        })
    }
}
