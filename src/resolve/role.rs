//! A spoke's role out of what is common and what is its own.
//!
//! What a spec says of roles is resolved once where it stands, and then laid over each other for each
//! account: three hundred spokes read a common document once, and its findings are made once.

use std::collections::BTreeMap;

use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use rolecall_iam::name::NameKind;
use rolecall_iam::policy::{Document, Kind, limits};

use super::{OWN_ROLE_TAGS, Resolver};
use crate::diagnostic::{Diagnostic, Place};
use crate::setup::{Consumer, Role, RolePlaces, Trust};
use crate::spec::leaf::TrustText;
use crate::spec::lint::policies::{self, Policy};
use crate::spec::lint::{self, Findings};
use crate::spec::raw;
use crate::spec::reader::At;

/// The longest session when a spec doesn't say, in seconds: AWS's own default (IAM API Reference,
/// *CreateRole*).
const DEFAULT_SESSION: u32 = 3_600;

/// Managed policies of a role, with their places.
type Managed = Vec<(Policy, Place)>;

/// Policies as they came out of a list, which may have been less than what was put in.
#[derive(Clone)]
struct Said<T> {
    value: T,
    any: bool,
    place: Place,
}

/// What is said of a role in one place.
#[derive(Clone, Default)]
pub(super) struct Parts {
    name: Option<At<String>>,
    path: Option<String>,
    description: Option<String>,
    existing: Option<bool>,
    tags: Option<BTreeMap<String, String>>,
    managed: Option<Said<Managed>>,
    documents: Option<Said<BTreeMap<String, Document>>>,
    profiles: Option<Said<BTreeMap<String, Document>>>,
    trust: Option<At<Option<Trust>>>,
    external_id: Option<String>,
    boundary: Option<At<Option<Policy>>>,
    max_session: Option<u32>,
    place: Option<Place>,
}

impl Parts {
    /// What a spoke says itself, laid over what is common.
    pub(super) fn over(self, common: &Parts) -> Parts {
        fn or<T: Clone>(own: Option<T>, common: &Option<T>) -> Option<T> {
            own.or_else(|| common.clone())
        }
        Parts {
            name: or(self.name, &common.name),
            path: or(self.path, &common.path),
            description: or(self.description, &common.description),
            existing: or(self.existing, &common.existing),
            tags: or(self.tags, &common.tags),
            managed: or(self.managed, &common.managed),
            documents: or(self.documents, &common.documents),
            profiles: or(self.profiles, &common.profiles),
            trust: or(self.trust, &common.trust),
            external_id: or(self.external_id, &common.external_id),
            boundary: or(self.boundary, &common.boundary),
            max_session: or(self.max_session, &common.max_session),
            place: or(self.place, &common.place),
        }
    }
}

impl Resolver<'_> {
    /// Resolves what stands in one place.
    pub(super) fn parts(&self, role: &At<raw::Role>, findings: &mut Findings) -> Parts {
        if let Some(name) = &role.name {
            lint::name(NameKind::Role, name, findings);
        }
        if let Some(path) = &role.path {
            lint::path(path, findings);
        }
        if let Some(description) = &role.description {
            lint::description(description, findings);
        }
        if let Some(id) = &role.external_id {
            self.external_id(id, findings);
        }
        let managed = role.policies.as_ref().map(|list| {
            let managed = self.policies(Some(list), findings);
            policies::attached(&managed, limits::MANAGED_PER_ROLE, findings);
            Said {
                value: managed,
                any: !list.value.is_empty(),
                place: list.place.clone(),
            }
        });
        // Together, since a profile's policy must not have the name of a document's.
        self.inline(role.inline.as_ref(), role.permissions.as_ref(), findings);
        let mut seen = Vec::new();
        Parts {
            name: role.name.clone(),
            path: role.path.as_ref().map(|path| path.value.clone()),
            description: role.description.as_ref().map(|text| text.value.clone()),
            existing: role.existing.as_ref().map(|existing| existing.value),
            tags: role
                .tags
                .as_ref()
                .map(|tags| lint::tags(tags, OWN_ROLE_TAGS, findings)),
            managed,
            documents: role.inline.as_ref().map(|list| Said {
                value: self.inline(Some(list), None, &mut seen),
                any: !list.value.0.is_empty(),
                place: list.place.clone(),
            }),
            profiles: role.permissions.as_ref().map(|list| Said {
                value: self.inline(None, Some(list), &mut seen),
                any: !list.value.is_empty(),
                place: list.place.clone(),
            }),
            trust: role
                .trust
                .as_ref()
                .map(|trust| trust.with(self.trust(trust, findings))),
            external_id: role.external_id.as_ref().map(|id| id.value.clone()),
            boundary: role
                .boundary
                .as_ref()
                .map(|text| text.with(policies::policy(text, self.partition, findings))),
            max_session: role
                .max_session
                .as_ref()
                .and_then(|duration| lint::max_session(duration, findings)),
            place: Some(role.name.as_ref().map_or(&role.place, |name| &name.place).clone()),
        }
    }

    fn external_id(&self, id: &At<String>, findings: &mut Findings) {
        lint::external_id(id, findings);
        if self.consumer == Consumer::Micetro {
            findings.push(
                Diagnostic::error("spec/micetro-external-id", "Micetro cannot bring an external id")
                    .at(id.place.clone(), "Micetro has no field for it")
                    .hint("take `external-id` away; `trust: hub-user` names the one user that may come"),
            );
        }
    }

    fn trust(&self, trust: &At<TrustText>, findings: &mut Findings) -> Option<Trust> {
        match &trust.value {
            TrustText::HubAccount => Some(Trust::HubAccount),
            TrustText::HubUser => Some(Trust::HubUser),
            TrustText::Document(text) => {
                let document = self.document(&trust.with(text.clone()), Kind::Trust, findings)?;
                let size = document.size();
                if size > limits::TRUST {
                    findings.push(
                        Diagnostic::error(
                            "spec/trust-too-long",
                            format!("the trust policy has {size} characters"),
                        )
                        .at(
                            trust.place.clone(),
                            format!("{} more than fit", size - limits::TRUST),
                        )
                        .hint(format!("AWS allows {}, white space not counted", limits::TRUST)),
                    );
                }
                Some(Trust::Document(document))
            }
        }
    }

    /// The role of a spoke; `None` after an error. Without an account it is the role of units, where only
    /// policies that are the same in every account can be meant.
    pub(super) fn role(
        &self,
        parts: &Parts,
        account: Option<AccountId>,
        spoke: &Place,
        findings: &mut Findings,
    ) -> Option<Role> {
        let place = parts.place.as_ref().unwrap_or(spoke);
        let Some(name) = &parts.name else {
            findings.push(
                Diagnostic::error("spec/missing-field", "the role has no name")
                    .at(place.clone(), "`name` is missing here")
                    .hint("say it once for all spokes: `role: { name: MicetroAccess }`"),
            );
            return None;
        };
        let empty = Vec::new();
        let managed = parts.managed.as_ref().map_or(&empty, |managed| &managed.value);
        let inline: BTreeMap<String, Document> = [&parts.documents, &parts.profiles]
            .into_iter()
            .flatten()
            .flat_map(|list| list.value.clone())
            .collect();
        let policies_place = [
            parts.managed.as_ref().map(|list| &list.place),
            parts.documents.as_ref().map(|list| &list.place),
            parts.profiles.as_ref().map(|list| &list.place),
        ]
        .into_iter()
        .flatten()
        .next()
        .unwrap_or(place);
        let any = [
            parts.managed.as_ref().map(|list| list.any),
            parts.documents.as_ref().map(|list| list.any),
            parts.profiles.as_ref().map(|list| list.any),
        ];
        if !any.contains(&Some(true)) {
            findings.push(
                Diagnostic::warning(
                    "spec/no-permissions",
                    format!("the role `{}` may do nothing", name.value),
                )
                .at(policies_place.clone(), "no policy is attached to it")
                .hint("add `policies: [AmazonRoute53FullAccess]`, or `permissions: [dns-rw]`"),
            );
        }
        let what = format!("the role `{}`", name.value);
        policies::inline_size(&inline, limits::ROLE_INLINE, &what, policies_place, findings);
        let boundary: Vec<(Policy, Place)> = parts
            .boundary
            .iter()
            .filter_map(|boundary| Some((boundary.value.clone()?, boundary.place.clone())))
            .collect();
        let (managed, boundary) = match account {
            Some(account) => (
                self.in_account(managed, account, findings),
                self.in_account(&boundary, account, findings).pop(),
            ),
            None => (
                everywhere(managed, findings),
                everywhere(&boundary, findings).pop(),
            ),
        };
        let trust = match &parts.trust {
            Some(trust) => trust.value.clone()?,
            None => Trust::HubUser,
        };
        Some(Role {
            name: name.value.clone(),
            path: parts.path.clone().unwrap_or_else(|| "/".to_owned()),
            description: parts.description.clone().unwrap_or_default(),
            existing: parts.existing.unwrap_or_default(),
            tags: parts.tags.clone().unwrap_or_default(),
            managed,
            inline,
            trust,
            external_id: parts.external_id.clone(),
            boundary,
            max_session: parts.max_session.unwrap_or(DEFAULT_SESSION),
            places: RolePlaces {
                role: place.clone(),
                trust: parts.trust.as_ref().map_or(place, |trust| &trust.place).clone(),
                policies: policies_place.clone(),
            },
        })
    }
}

/// The ARNs of policies that are the same in every account.
fn everywhere(policies: &[(Policy, Place)], findings: &mut Findings) -> Vec<Arn> {
    let mut arns = Vec::new();
    for (policy, place) in policies {
        if let Policy::Aws(arn) = policy {
            arns.push(arn.clone());
        } else {
            findings.push(
                Diagnostic::error(
                    "spec/policy-account",
                    "this policy is one account's, and a unit has several",
                )
                .at(place.clone(), "not an AWS managed policy")
                .hint("for the accounts of a unit use AWS managed policies, `inline` or `permissions`"),
            );
        }
    }
    arns.sort();
    arns.dedup();
    arns
}
