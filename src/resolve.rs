//! From the spec to the setup: defaults and shorthands resolved to accounts, every value checked.
//!
//! Pure: the files that the spec names were read before. Nothing stops at the first finding, and a setup
//! comes out only when there is no error.

use std::sync::Arc;

use rolecall_iam::account::{AccountId, Partition};
use rolecall_iam::arn::Arn;
use rolecall_iam::name::NameKind;
use rolecall_iam::policy::limits;

use crate::diagnostic::{Diagnostic, Place, Severity, Source};
use crate::setup::{Consumer, Entry, Hub, KeyDestination, Layout, Setup, User};
use crate::spec::document::{Files, Written};
use crate::spec::lint::policies::{self, Policy};
use crate::spec::lint::{self, Findings, trust};
use crate::spec::raw::{self, KeyPlace, Spec};
use crate::spec::reader::At;

mod grants;
mod role;
mod spokes;

/// Tags that Rolecall keeps for itself on a role: its mark.
const OWN_ROLE_TAGS: usize = 1;
/// Tags that Rolecall keeps for itself on the user: its mark, the keys it knows, and accounts that are left.
const OWN_USER_TAGS: usize = 10;

/// What a spec means, and what is to be said about it.
///
/// The setup is there exactly when no finding is an error.
#[must_use]
pub fn resolve(spec: &Spec, source: &Arc<Source>, files: &Files) -> (Option<Setup>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let partition = partition(spec, &mut findings);
    let resolver = Resolver {
        source,
        files,
        partition,
        consumer: spec
            .consumer
            .as_ref()
            .map_or(Consumer::Other, |consumer| consumer.value),
        assume_role: spec.assume_role.clone().or_else(|| usual_role(spec)),
    };
    let setup = resolver.setup(spec, &mut findings);
    let failed = findings.iter().any(|finding| finding.severity == Severity::Error);
    let setup = setup.filter(|_| !failed);
    findings.extend(setup.as_ref().and_then(spokes::capacity));
    (setup, findings)
}

struct Resolver<'a> {
    source: &'a Arc<Source>,
    files: &'a Files,
    partition: Partition,
    consumer: Consumer,
    assume_role: Option<At<String>>,
}

impl Resolver<'_> {
    /// `None` only after an error, or when the reading of the spec found one.
    fn setup(&self, spec: &Spec, findings: &mut Findings) -> Option<Setup> {
        if let Some(name) = &spec.name {
            lint::setup_name(name, findings);
        }
        if let Some(role) = &self.assume_role {
            lint::assume_role(role, self.partition, findings);
        }
        let region = self.region(spec);
        let management = spec.management.as_ref();
        let management_id = management
            .and_then(|management| management.account.as_ref())
            .and_then(|account| lint::account(account, findings));
        let hub = spec
            .hub
            .as_ref()
            .map(|hub| self.hub(hub, spec, management_id, findings));
        let hub_account = spec
            .hub
            .as_ref()
            .and_then(|hub| hub.account.as_ref())
            .and_then(|text| text.text.parse().ok().map(|id: AccountId| text.with(id)));
        let (spokes, units) = self.spokes(spec, hub_account.as_ref(), management_id, findings);
        let access_key = match &spec.access_key {
            Some(key) => Some(key_destination(key, findings)?),
            None => None,
        };
        Some(Setup {
            name: spec.name.as_ref()?.value.clone(),
            partition: self.partition,
            region,
            management: management_id,
            management_profile: management
                .and_then(|management| management.profile.as_ref())
                .map(|profile| profile.value.clone()),
            consumer: self.consumer,
            hub: hub??,
            spokes,
            units,
            access_key,
        })
    }

    fn region(&self, spec: &Spec) -> String {
        spec.region.as_ref().map_or_else(
            || lint::first_region(self.partition).to_owned(),
            |region| region.value.clone(),
        )
    }

    fn hub(
        &self,
        hub: &raw::Hub,
        spec: &Spec,
        management: Option<AccountId>,
        findings: &mut Findings,
    ) -> Option<Hub> {
        let account = hub
            .account
            .as_ref()
            .and_then(|account| lint::account(account, findings));
        if let Some(alias) = &hub.alias {
            lint::alias(alias, account, findings);
        }
        if let Some(group) = &hub.group {
            lint::group_base(group, findings);
        }
        let manages_itself = hub.manages_itself.as_ref().is_some_and(|own| own.value);
        let user = hub
            .user
            .as_ref()
            .and_then(|user| self.user(user, manages_itself, account, findings));
        let mut entry = self.entry(hub.profile.as_ref(), hub.assume_role.as_ref(), findings);
        // Nobody assumes a role in the account that they come from.
        if hub.assume_role.is_none() && management.is_some() && management == account {
            entry.role = None;
            entry.profile = entry.profile.or_else(|| {
                let profile = spec.management.as_ref()?.profile.as_ref()?;
                Some(profile.value.clone())
            });
        }
        let group = match &hub.group {
            Some(group) => group.value.clone(),
            None => format!("{}-hub", spec.name.as_ref()?.value),
        };
        Some(Hub {
            account: account?,
            alias: hub
                .alias
                .as_ref()
                .map_or_else(|| "hub".to_owned(), |alias| alias.value.clone()),
            entry,
            user: user?,
            group,
            layout: self.layout(hub.layout.as_ref(), findings),
            place: hub.account.as_ref()?.place.clone(),
        })
    }

    /// The layout of the groups' policies; one that Micetro isn't known to read deserves a word.
    fn layout(&self, layout: Option<&At<Layout>>, findings: &mut Findings) -> Layout {
        let Some(layout) = layout else {
            return Layout::default();
        };
        if self.consumer == Consumer::Micetro && layout.value == Layout::Packed {
            findings.push(
                Diagnostic::warning(
                    "spec/micetro-packed",
                    "whether Micetro reads packed policies is documented nowhere",
                )
                .at(layout.place.clone(), "several accounts in one policy")
                .hint("try it with two accounts in a group first, and look whether Micetro finds both")
                .hint("`one-per-account` is what Micetro's guide shows"),
            );
        }
        layout.value
    }

    fn user(
        &self,
        user: &raw::User,
        manages_itself: bool,
        account: Option<AccountId>,
        findings: &mut Findings,
    ) -> Option<User> {
        if let Some(name) = &user.name {
            lint::name(NameKind::User, name, findings);
        }
        if let Some(path) = &user.path {
            lint::path(path, findings);
        }
        let tags = user
            .tags
            .as_ref()
            .map(|tags| lint::tags(tags, OWN_USER_TAGS, findings))
            .unwrap_or_default();
        let mut policies = self.policies(user.policies.as_ref(), findings);
        if manages_itself {
            for name in ["AmazonRoute53FullAccess", "AmazonEC2FullAccess"] {
                let arn = Arn::aws_managed_policy(self.partition, name);
                if !policies
                    .iter()
                    .any(|(policy, _)| *policy == Policy::Aws(arn.clone()))
                {
                    policies.push((Policy::Aws(arn), user.place.clone()));
                }
            }
        }
        policies::attached(&policies, limits::MANAGED_PER_USER, findings);
        let inline = self.inline(user.inline.as_ref(), user.permissions.as_ref(), findings);
        if self.consumer == Consumer::Micetro {
            for (_, text) in user.inline.iter().flat_map(|inline| &inline.0) {
                if let Ok(written) = Written::find(text, self.source, self.files) {
                    trust::user_document(&written, findings);
                }
            }
        }
        let what = format!(
            "the user `{}`",
            user.name.as_ref().map_or("", |name| name.as_str())
        );
        let place = user.inline.as_ref().map_or(&user.place, |inline| &inline.place);
        policies::inline_size(&inline, limits::USER_INLINE, &what, place, findings);
        let boundary = user.boundary.as_ref().and_then(|text| {
            Some((
                policies::policy(text, self.partition, findings)?,
                text.place.clone(),
            ))
        });
        let account = account?;
        Some(User {
            name: user.name.as_ref()?.value.clone(),
            path: user
                .path
                .as_ref()
                .map_or_else(|| "/".to_owned(), |path| path.value.clone()),
            existing: user.existing.as_ref().is_some_and(|existing| existing.value),
            managed: self.in_account(&policies, account, findings),
            inline,
            boundary: self.in_account(boundary.as_slice(), account, findings).pop(),
            tags,
            place: user.name.as_ref().map_or(&user.place, |name| &name.place).clone(),
        })
    }

    /// How the operator gets into an account.
    fn entry(
        &self,
        profile: Option<&At<String>>,
        role: Option<&At<String>>,
        findings: &mut Findings,
    ) -> Entry {
        if let Some(role) = role {
            lint::assume_role(role, self.partition, findings);
        }
        let common = self.assume_role.as_ref().filter(|_| profile.is_none());
        Entry {
            profile: profile.map(|profile| profile.value.clone()),
            role: role.or(common).map(|role| role.value.clone()),
        }
    }
}

/// The role by which a management account enters the others, where the spec says no other: accounts that an
/// organization made have it (Organizations User Guide, `orgs_manage_accounts_access-cross-account-role`).
fn usual_role(spec: &Spec) -> Option<At<String>> {
    let management = spec.management.as_ref()?.account.as_ref()?;
    Some(management.with("OrganizationAccountAccessRole".to_owned()))
}

/// The partition: as the spec says, or the region's.
fn partition(spec: &Spec, findings: &mut Findings) -> Partition {
    let by_region = spec.region.as_ref().and_then(|region| {
        let found = lint::partition_of_region(region);
        if found.is_none() {
            findings.push(
                Diagnostic::error("spec/region", format!("`{}` is not a region", region.value))
                    .at(region.place.clone(), "not a region")
                    .hint("a region is like `eu-central-1`"),
            );
        }
        found
    });
    let Some(text) = &spec.partition else {
        return by_region.unwrap_or_default();
    };
    let Ok(partition) = text.parse::<Partition>() else {
        let names = Partition::ALL.map(Partition::as_str);
        findings.push(
            Diagnostic::error(
                "spec/unknown-word",
                format!("`{}` is not a partition", text.value),
            )
            .at(text.place.clone(), "unknown")
            .hint(format!("known: {}", names.join(", "))),
        );
        return by_region.unwrap_or_default();
    };
    if let (Some(by_region), Some(region)) = (by_region, &spec.region)
        && by_region != partition
    {
        findings.push(
            Diagnostic::error(
                "spec/mixed-partitions",
                format!("`{}` is a region of the partition `{by_region}`", region.value),
            )
            .at(region.place.clone(), format!("of `{by_region}`"))
            .at(text.place.clone(), format!("`{partition}`"))
            .hint("take `partition` away: it follows from the region"),
        );
    }
    partition
}

/// Where the access key goes; a finding when the parts don't fit together.
fn key_destination(key: &At<raw::KeyDestination>, findings: &mut Findings) -> Option<KeyDestination> {
    let to = key.to.as_ref()?;
    let wrong = |place: &Place, message: &str, hint: &str| {
        Diagnostic::error("spec/key-destination", message)
            .at(place.clone(), "")
            .hint(hint)
    };
    match to.value {
        KeyPlace::File => {
            if let Some(run) = &key.run {
                findings.push(wrong(
                    &run.place,
                    "a file runs nothing",
                    "say `to: command`, or take `run` away",
                ));
            }
            match &key.path {
                Some(path) if !path.is_empty() => Some(KeyDestination::File(path.value.clone().into())),
                _ => {
                    findings.push(wrong(
                        &to.place,
                        "which file is not said",
                        "add `path: ./micetro.credentials`",
                    ));
                    None
                }
            }
        }
        KeyPlace::Command => {
            if let Some(path) = &key.path {
                findings.push(wrong(
                    &path.place,
                    "a command has no path",
                    "say `to: file`, or take `path` away",
                ));
            }
            match &key.run {
                Some(run) if run.first().is_some_and(|program| !program.is_empty()) => Some(
                    KeyDestination::Command(run.iter().map(|word| word.value.clone()).collect()),
                ),
                _ => {
                    findings.push(wrong(
                        &to.place,
                        "which command is not said",
                        "add `run: [pass, insert, -m, micetro]`",
                    ));
                    None
                }
            }
        }
    }
}
