//! What a role promises: which probes its policies allow, each policy by itself and all of them together.
//!
//! From the setup and not from what was observed: what is missing there must be found missing.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_iam::arn::Arn;
use rolecall_iam::evaluate::{self, Attached, Layer, Policies, Principal, Request, Source};
use rolecall_iam::policy::Document;

use super::law::{SESSION_NAME, Why};
use super::probe::{self, Probe, Probes};
use crate::setup::Role;

/// Chooses the probes that show what a role promises.
#[must_use]
pub fn probes(role: &Role, arn: &Arn, document: impl Fn(&Arn) -> Result<Document, Why>) -> Probes {
    let mut documents: BTreeMap<String, Document> = BTreeMap::new();
    let mut unread = Vec::new();
    for managed in &role.managed {
        let name = managed.resource_name().to_owned();
        match document(managed) {
            Ok(document) => {
                documents.insert(name, document);
            }
            Err(_) => unread.push(name),
        }
    }
    for (name, document) in &role.inline {
        documents.insert(name.clone(), document.clone());
    }
    let boundary = match &role.boundary {
        None => Layer::Absent,
        Some(boundary) => match document(boundary) {
            Ok(document) => Layer::Known(Attached::new(
                Source::managed(boundary.clone(), arn.clone()),
                document,
            )),
            Err(why) => Layer::Unread(why),
        },
    };
    let alone: BTreeMap<String, BTreeSet<Probe>> = documents
        .iter()
        .map(|(name, document)| {
            (
                name.clone(),
                allowed(arn, &Policies::identity(vec![attached(arn, name, document)])),
            )
        })
        .collect();
    let all = documents
        .iter()
        .map(|(name, document)| attached(arn, name, document))
        .collect();
    let whole = allowed(
        arn,
        &Policies {
            boundary,
            ..Policies::identity(all)
        },
    );
    let mut probes = probe::choose(&alone, &whole);
    if !unread.is_empty() {
        // What an unread policy grants isn't known, so nothing can be expected to be refused.
        probes.closed.clear();
        probes.untold.extend(unread);
    }
    probes
}

fn attached(arn: &Arn, name: &str, document: &Document) -> Attached {
    Attached::new(Source::inline(arn.clone(), name), document.clone())
}

fn allowed(arn: &Arn, policies: &Policies) -> BTreeSet<Probe> {
    let Some(principal) = Principal::role_session(arn.clone(), SESSION_NAME) else {
        return BTreeSet::new();
    };
    Probe::ALL
        .into_iter()
        .filter(|probe| {
            let request = Request::new(principal.clone(), probe.action(), None);
            !evaluate::verdict(&request, policies).is_denied()
        })
        .collect()
}
