//! What gives a user, group or role its rights: inline and attached policies, each seen in its own time.

use std::collections::BTreeMap;
use std::sync::Arc;

use rolecall_iam::arn::Arn;
use serde::{Deserialize, Serialize};

use crate::ids::UniqueId;
use crate::time::clock::Moment;
use crate::time::delay::{Delays, Kind};
use crate::time::replicated::{Replicated, View};
use rolecall_iam::policy::Document;

/// The policies of one entity.
///
/// A policy that was taken away leaves its history, since some replica may still see it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Grants {
    inline: BTreeMap<Arc<str>, Replicated<Option<Document>>>,
    attached: BTreeMap<Arc<str>, Attachment>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Attachment {
    arn: Arn,
    there: Replicated<bool>,
}

impl Grants {
    /// Writes an inline policy, new or over the one of that name.
    pub fn put_inline(
        &mut self,
        owner: &UniqueId,
        name: &str,
        policy: Document,
        delays: Delays,
        now: Moment,
    ) {
        self.inline
            .entry(name.into())
            .or_insert_with(|| Replicated::unwritten(owner.key("inline").text(name)))
            .write(delays, now, Kind::IdentityPolicy, Some(policy));
    }

    /// Deletes an inline policy; `false` when there is none.
    pub fn delete_inline(&mut self, name: &str, delays: Delays, now: Moment) -> bool {
        match self.inline.get_mut(name) {
            Some(policy) if policy.latest().is_some_and(Option::is_some) => {
                policy.write(delays, now, Kind::Revocation, None);
                true
            }
            _ => false,
        }
    }

    /// An inline policy, as the control plane knows it.
    #[must_use]
    pub fn inline(&self, name: &str) -> Option<&Document> {
        self.inline.get(name)?.latest()?.as_ref()
    }

    /// The inline policies in the order of their names, as the control plane knows them.
    pub fn inlines(&self) -> impl Iterator<Item = (&str, &Document)> {
        self.inline
            .iter()
            .filter_map(|(name, policy)| Some((&**name, policy.latest()?.as_ref()?)))
    }

    /// The inline policies that a replica sees, of those that are wanted.
    pub fn inlines_at<'a>(
        &'a self,
        view: &'a View,
        wanted: impl Fn(&Document) -> bool + Copy + 'a,
    ) -> impl Iterator<Item = (&'a Arc<str>, &'a Document)> {
        self.inline
            .iter()
            .filter(move |(_, policy)| policy.any(|document| document.as_ref().is_some_and(wanted)))
            .filter_map(|(name, policy)| Some((name, policy.at(view)?.as_ref()?)))
            .filter(move |(_, document)| wanted(document))
    }

    /// The size that all inline policies but one have together, without white space.
    #[must_use]
    pub fn inline_size_without(&self, name: &str) -> usize {
        self.inlines()
            .filter(|(other, _)| *other != name)
            .map(|(_, policy)| policy.size())
            .sum()
    }

    /// Attaches a managed policy; attaching it again changes nothing.
    pub fn attach(&mut self, owner: &UniqueId, arn: &Arn, delays: Delays, now: Moment) {
        let attachment = self
            .attached
            .entry(arn.as_str().into())
            .or_insert_with(|| Attachment {
                arn: arn.clone(),
                there: Replicated::unwritten(owner.key("attached").text(arn.as_str())),
            });
        if attachment.there.latest() != Some(&true) {
            attachment.there.write(delays, now, Kind::IdentityPolicy, true);
        }
    }

    /// Detaches a managed policy; `false` when it is not attached.
    pub fn detach(&mut self, arn: &str, delays: Delays, now: Moment) -> bool {
        match self.attached.get_mut(arn) {
            Some(attachment) if attachment.there.latest() == Some(&true) => {
                attachment.there.write(delays, now, Kind::Revocation, false);
                true
            }
            _ => false,
        }
    }

    /// Whether a managed policy is attached, as the control plane knows it.
    #[must_use]
    pub fn is_attached(&self, arn: &str) -> bool {
        self.attached
            .get(arn)
            .is_some_and(|attachment| attachment.there.latest() == Some(&true))
    }

    /// ARNs of the attached policies, in order, as the control plane knows them.
    pub fn attached(&self) -> impl Iterator<Item = &Arn> {
        self.attached
            .values()
            .filter(|attachment| attachment.there.latest() == Some(&true))
            .map(|attachment| &attachment.arn)
    }

    /// ARNs of the attached policies that a replica sees.
    pub fn attached_at<'a>(&'a self, view: &'a View) -> impl Iterator<Item = &'a Arn> {
        self.attached
            .values()
            .filter(|attachment| attachment.there.at(view) == Some(&true))
            .map(|attachment| &attachment.arn)
    }

    /// The histories, to say what is still on its way.
    pub(crate) fn inline_histories(&self) -> impl Iterator<Item = (&str, &Replicated<Option<Document>>)> {
        self.inline.iter().map(|(name, history)| (&**name, history))
    }

    /// The histories, to say what is still on its way.
    pub(crate) fn attached_histories(&self) -> impl Iterator<Item = (&str, &Replicated<bool>)> {
        self.attached
            .iter()
            .map(|(arn, attachment)| (&**arn, &attachment.there))
    }
}
