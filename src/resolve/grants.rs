//! What users and roles are granted: managed policies as ARNs, inline policies as documents.

use std::collections::BTreeMap;

use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use rolecall_iam::name::NameKind;
use rolecall_iam::policy::{self, Kind};

use super::Resolver;
use crate::diagnostic::{Diagnostic, Place};
use crate::spec::document::Written;
use crate::spec::leaf::{DocumentText, Named};
use crate::spec::lint::policies::{self, Policy};
use crate::spec::lint::{self, Findings, together, trust};
use crate::spec::profile::Profile;
use crate::spec::reader::At;

impl Resolver<'_> {
    /// Managed policies of a list, with their places.
    pub(super) fn policies(
        &self,
        list: Option<&At<Vec<At<String>>>>,
        findings: &mut Findings,
    ) -> Vec<(Policy, Place)> {
        list.iter()
            .flat_map(|list| &list.value)
            .filter_map(|text| {
                Some((
                    policies::policy(text, self.partition, findings)?,
                    text.place.clone(),
                ))
            })
            .collect()
    }

    /// The ARNs of policies in an account, in their order and once each.
    pub(super) fn in_account(
        &self,
        policies: &[(Policy, Place)],
        account: AccountId,
        findings: &mut Findings,
    ) -> Vec<Arn> {
        let mut arns = Vec::new();
        for (policy, place) in policies {
            match policy.in_account(self.partition, account) {
                Some(arn) => arns.push(arn),
                None => findings.push(
                    Diagnostic::error("spec/policy-account", "this policy is another account's")
                        .at(place.clone(), format!("not of {account}"))
                        .hint("a policy can be attached in its own account only; `customer:NAME` means each account's own"),
                ),
            }
        }
        arns.sort();
        arns.dedup();
        arns
    }

    /// Inline policies: documents and permission profiles.
    pub(super) fn inline(
        &self,
        documents: Option<&At<Named<DocumentText>>>,
        profiles: Option<&At<Vec<At<Profile>>>>,
        findings: &mut Findings,
    ) -> BTreeMap<String, policy::Document> {
        let entries = documents.map_or(&[][..], |documents| &documents.value.0);
        together::case(
            "inline policies",
            entries.iter().map(|(name, _)| name),
            true,
            findings,
        );
        let mut inline = BTreeMap::new();
        for (name, text) in entries {
            lint::name(NameKind::Policy, name, findings);
            if let Some(document) = self.document(text, Kind::Identity, findings) {
                inline.insert(name.value.clone(), document);
            }
        }
        for profile in profiles.iter().flat_map(|profiles| &profiles.value) {
            let name = profile.policy_name();
            if let Some((own, _)) = entries.iter().find(|(own, _)| own.value == name) {
                findings.push(
                    Diagnostic::error(
                        "spec/duplicate-policy",
                        format!("`{name}` is the name of a profile's policy"),
                    )
                    .at(own.place.clone(), "an inline policy of the same name")
                    .at(profile.place.clone(), "the profile")
                    .hint("give the inline policy another name"),
                );
            }
            match policy::read(&profile.document().to_string()) {
                Ok(document) => {
                    inline.insert(name, document);
                }
                Err(error) => unreachable!("invariant: a profile's document can be read: {error}"),
            }
        }
        inline
    }

    /// A document, read as AWS would read it as a policy of this kind.
    pub(super) fn document(
        &self,
        text: &At<DocumentText>,
        kind: Kind,
        findings: &mut Findings,
    ) -> Option<policy::Document> {
        let written = match Written::find(text, self.source, self.files) {
            Ok(written) => written,
            Err(finding) => {
                findings.push(*finding);
                return None;
            }
        };
        trust::partitions(&written, self.partition, findings);
        if kind == Kind::Trust {
            trust::trust(&written, self.consumer, findings);
        }
        match written.document(kind) {
            Ok(document) => {
                findings.extend(written.findings(&document, kind));
                Some(document)
            }
            Err(finding) => {
                findings.push(*finding);
                None
            }
        }
    }
}
