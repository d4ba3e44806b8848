//! The accounts to be entered: one by one, and by organizational unit.

use std::collections::BTreeMap;

use rolecall_iam::account::AccountId;
use rolecall_iam::policy::limits;

use super::Resolver;
use super::role::Parts;
use crate::desired::{Kept, overhead, role_arn};
use crate::diagnostic::{Diagnostic, Place};
use crate::place::{self, Bounds, Want};
use crate::setup::{Entry, Setup, Spoke, Units};
use crate::spec::lint::{self, Findings, together};
use crate::spec::raw::{self, Spec};
use crate::spec::reader::At;

impl Resolver<'_> {
    /// The spokes and the units of a spec.
    pub(super) fn spokes(
        &self,
        spec: &Spec,
        hub: Option<&At<AccountId>>,
        management: Option<AccountId>,
        findings: &mut Findings,
    ) -> (Vec<Spoke>, Vec<Units>) {
        let common = spec
            .role
            .as_ref()
            .map_or_else(Parts::default, |role| self.parts(role, findings));
        let (mut spokes, mut units) = (Vec::new(), Vec::new());
        let (mut accounts, mut aliases) = (Vec::new(), Vec::new());
        if let Some(hub) = spec.hub.as_ref() {
            let place = hub.account.as_ref().map_or(&hub.place, |account| &account.place);
            aliases.push(hub.alias.clone().unwrap_or_else(|| At {
                value: "hub".to_owned(),
                place: place.clone(),
            }));
        }
        for spoke in spec.spokes.iter().flat_map(|spokes| &spokes.value) {
            let own = spoke
                .role
                .as_ref()
                .map_or_else(Parts::default, |role| self.parts(role, findings));
            let parts = own.over(&common);
            let entry = self.entry(spoke.profile.as_ref(), spoke.assume_role.as_ref(), findings);
            match (&spoke.account, &spoke.organization) {
                (Some(text), None) => {
                    let account = lint::account(text, findings);
                    if let Some(alias) = &spoke.alias {
                        lint::alias(alias, account, findings);
                        aliases.push(alias.clone());
                    }
                    let Some(account) = account else { continue };
                    let role = self.role(&parts, Some(account), &text.place, findings);
                    accounts.push(text.with(account));
                    spokes.extend(role.map(|role| {
                        Spoke {
                            account,
                            alias: spoke
                                .alias
                                .as_ref()
                                .map_or_else(|| account.to_string(), |alias| alias.value.clone()),
                            entry,
                            role,
                            place: text.place.clone(),
                        }
                    }));
                }
                (None, Some(organization)) => {
                    if let Some(alias) = &spoke.alias {
                        findings.push(spoke_form(
                            &alias.place,
                            "an alias is one account's; units have several",
                        ));
                    }
                    if management.is_none() && spec.management.is_none() {
                        findings.push(
                            Diagnostic::error("spec/missing-field", "organizational units need `management`")
                                .at(
                                    organization.place.clone(),
                                    "who is in a unit, its management account tells",
                                )
                                .hint("add `management: { account: \"…\" }` at the top of the spec"),
                        );
                    }
                    units.extend(self.units(organization, entry, &parts, findings));
                }
                (Some(_), Some(organization)) => findings.push(spoke_form(
                    &organization.place,
                    "a spoke is an account or an organization, not both",
                )),
                (None, None) => findings.push(spoke_form(
                    &spoke.place,
                    "a spoke needs `account`, or `organization`",
                )),
            }
        }
        if let Some(list) = spec.spokes.as_ref().filter(|list| list.value.is_empty()) {
            findings.push(
                Diagnostic::warning("spec/no-spokes", "there is no account to be entered")
                    .at(list.place.clone(), "empty")
                    .hint("add `- { account: \"…\" }` for each account"),
            );
        }
        together::accounts(hub, &accounts, findings);
        together::aliases(&aliases, findings);
        let names = spec.role.iter().map(|role| &role.value).chain(
            spec.spokes
                .iter()
                .flat_map(|spokes| &spokes.value)
                .filter_map(|spoke| spoke.role.as_ref().map(|role| &role.value)),
        );
        together::case(
            "roles",
            names.filter_map(|role| role.name.as_ref()),
            false,
            findings,
        );
        (spokes, units)
    }

    fn units(
        &self,
        organization: &At<raw::Organization>,
        entry: Entry,
        parts: &Parts,
        findings: &mut Findings,
    ) -> Option<Units> {
        let list = organization.units.as_ref();
        for unit in list.iter().flat_map(|units| &units.value) {
            lint::unit(unit, findings);
        }
        let except = organization
            .except
            .iter()
            .flat_map(|except| &except.value)
            .filter_map(|account| lint::account(account, findings))
            .collect();
        let role = self.role(parts, None, &organization.place, findings)?;
        Some(Units {
            units: list?.iter().map(|unit| unit.0.clone()).collect(),
            except,
            entry,
            role,
            place: organization.place.clone(),
        })
    }
}

fn spoke_form(place: &Place, message: &str) -> Diagnostic {
    Diagnostic::error("spec/spoke-form", message)
        .at(place.clone(), "")
        .hint("`- { account: \"…\" }`, or `- { organization: { units: [ou-…] } }`")
}

/// Groups that a user may be in (IAM User Guide, *reference_iam-quotas*).
const GROUPS: usize = 10;

/// More accounts than one user's groups can hold, were they all empty. A warning: what is there, and which
/// quotas the hub has, the plan sees.
pub(super) fn capacity(setup: &Setup) -> Option<Diagnostic> {
    let wants: Vec<Want> = setup
        .spokes
        .iter()
        .map(|spoke| Want {
            account: spoke.account,
            size: Kept::role(&role_arn(setup.partition, spoke)).size(setup.hub.layout),
        })
        .collect();
    let bounds = Bounds {
        group_inline: limits::GROUP_INLINE,
        overhead: overhead(setup.hub.layout),
        groups: GROUPS,
    };
    let overfull = place::place(&wants, &BTreeMap::new(), bounds).err()?;
    let at = overfull
        .left_over
        .first()
        .and_then(|account| setup.spoke(*account))
        .map_or(&setup.hub.place, |spoke| &spoke.place);
    Some(
        Diagnostic::warning(
            "spec/capacity",
            format!(
                "{} of {} accounts fit into the {GROUPS} groups that a user may be in",
                overfull.fit, overfull.wanted
            ),
        )
        .at(at.clone(), "the first that has no place")
        .hint("a shorter name and path of the role leave room for more accounts in each group")
        .hint("or make a second setup, with a user of its own, for some of the accounts"),
    )
}
