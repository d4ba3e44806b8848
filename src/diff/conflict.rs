//! What stands in the way: things that exist and aren't ours, and bounds that would be broken.
//!
//! All of it is found before anything is sent, since half a setup is worse than none.

use std::collections::BTreeSet;

use rolecall_iam::policy::{limits, size_without_whitespace};

use super::names::Names;
use super::user::{is_lost, ours};
use crate::desired::{Desired, trust_document};
use crate::diagnostic::Diagnostic;
use crate::mark::{self, Owner};
use crate::observed::{self, Observed};
use crate::place::Overfull;
use crate::setup::{Hub, Setup, Spoke};

/// Tags that a user or a role may have (IAM User Guide, `reference_iam-quotas`).
const TAGS: usize = 50;

/// A user of an earlier spec: its key and its tags, which remember what is left elsewhere, would be lost sight
/// of.
#[must_use]
pub fn strays(setup: &Setup, observed: &Observed) -> Option<Diagnostic> {
    let strays = &observed.hub.strays;
    let name = &setup.hub.user.name;
    (!strays.is_empty()).then(|| {
        Diagnostic::error(
            "plan/conflict",
            format!(
                "user `{}` bears the mark of this setup, whose user is `{name}`",
                strays.join("`, `")
            ),
        )
        .at(setup.hub.user.place.clone(), "a user is not renamed")
        .hint("keep the name, or destroy the setup under the old name first")
    })
}

/// The hub's user: is it there or not, as the spec says, and is it ours to change?
#[must_use]
pub fn user(setup: &Setup, observed: &Observed) -> Vec<Diagnostic> {
    let user = &setup.hub.user;
    let name = &user.name;
    let finding = |message: String, label: &str| {
        Diagnostic::error("plan/conflict", message).at(user.place.clone(), label)
    };
    let Some(there) = &observed.hub.user else {
        if !user.existing {
            return Vec::new();
        }
        let missing = Diagnostic::error("plan/missing", format!("user `{name}` is not there"))
            .at(user.place.clone(), "said to exist")
            .hint("leave `existing: true` out, and Rolecall makes the user");
        return vec![missing];
    };
    if there.name != *name {
        return vec![
            finding(
                format!("user `{name}` can't be made beside `{}`", there.name),
                "differs by case only",
            )
            .hint("names of users are unique whatever their case"),
        ];
    }
    match mark::owner(&setup.name, &there.tags) {
        Owner::Nobody if !user.existing => vec![
            finding(
                format!("user `{name}` exists, and Rolecall did not make it"),
                "would be made",
            )
            .hint("say `existing: true` to adopt the user; it is never destroyed then")
            .hint("or choose another name"),
        ],
        Owner::Other(other) => vec![
            finding(
                format!("user `{name}` belongs to the setup `{other}`"),
                "two setups can't share a user",
            )
            .hint("give this setup a user of its own"),
        ],
        Owner::Adopted if !user.existing => vec![
            finding(
                format!("user `{name}` was adopted, and Rolecall did not make it"),
                "would be made",
            )
            .hint("say `existing: true`"),
        ],
        Owner::Ours if !user.existing && there.path != user.path => vec![
            finding(
                format!("user `{name}` has the path `{}`, not `{}`", there.path, user.path),
                "the path differs",
            )
            .hint("keep the path that it has; a user's path is not changed, since its ARN would be another"),
        ],
        Owner::Nobody => overwritten(setup, there),
        Owner::Ours | Owner::Adopted => Vec::new(),
    }
}

/// Inline policies of a user that is adopted now, which the setup would overwrite.
fn overwritten(setup: &Setup, there: &observed::User) -> Vec<Diagnostic> {
    let user = &setup.hub.user;
    let clash = user.inline.iter().filter(|(name, document)| {
        there
            .inline
            .get(*name)
            .is_some_and(|text| !super::document::same(text, &document.to_json()))
    });
    clash
        .map(|(name, _)| {
            Diagnostic::error(
                "plan/conflict",
                format!("user `{}` has another inline policy `{name}`", user.name),
            )
            .at(user.place.clone(), "would be overwritten")
            .hint("give the policy another name")
        })
        .collect()
}

/// The access key that the setup wants: is there room for it?
#[must_use]
pub fn key(setup: &Setup, observed: &Observed) -> Option<Diagnostic> {
    let there = observed.hub.user.as_ref()?;
    setup.access_key.as_ref()?;
    if !ours(there).is_empty() {
        return None;
    }
    let held: Vec<&str> = there
        .keys
        .iter()
        .filter(|key| !is_lost(there, key))
        .map(|key| key.id.as_str())
        .collect();
    if held.len() < observed.hub.quotas.keys_per_user {
        return None;
    }
    let finding = Diagnostic::error(
        "plan/access-keys",
        format!(
            "user `{}` has {} access keys already, and AWS allows no more",
            there.name,
            held.len()
        ),
    )
    .at(setup.hub.user.place.clone(), "a key would be made")
    .because(there.keys.iter().map(|key| {
        let state = if key.active { "active" } else { "inactive" };
        let used = key
            .last_used
            .map_or_else(|| "never used".to_owned(), |at| format!("last used {at}"));
        format!("{}  {state}, {used}", key.id)
    }))
    .hint("delete one that nobody uses, inactive ones count too")
    .hint("or leave `access-key` out, and use a key that is there");
    Some(finding)
}

/// Groups: does something else have a name that is to be ours?
#[must_use]
pub fn groups(setup: &Setup, observed: &Observed, desired: &Desired) -> Vec<Diagnostic> {
    let path = Hub::group_path(&setup.name);
    let mut findings = Vec::new();
    for name in desired.groups.keys() {
        let clash = observed.hub.groups.iter().find(|(there, group)| {
            there.eq_ignore_ascii_case(name) && (*there != name || group.path != path)
        });
        if let Some((there, group)) = clash {
            findings.push(
                Diagnostic::error(
                    "plan/conflict",
                    format!(
                        "group `{there}` exists at path `{}`, and Rolecall did not make it",
                        group.path
                    ),
                )
                .at(setup.hub.place.clone(), format!("`{name}` would be made"))
                .hint("choose another `group` name")
                .hint("names of groups are unique whatever their path and case"),
            );
        }
    }
    let made = desired
        .groups
        .keys()
        .filter(|name| !observed.hub.groups.contains_key(*name))
        .count();
    let quotas = &observed.hub.quotas;
    if findings.is_empty() && quotas.groups_used + made > quotas.groups {
        findings.push(
            Diagnostic::error(
                "plan/capacity",
                format!(
                    "{made} more groups are needed, and {} of {} are taken in the hub account",
                    quotas.groups_used, quotas.groups
                ),
            )
            .at(setup.hub.place.clone(), "")
            .hint("ask AWS to raise the quota of groups in the account"),
        );
    }
    findings
}

/// Roles: is each there or not, as the spec says, and is it ours to change?
#[must_use]
pub fn roles(setup: &Setup, spokes: &[Spoke], observed: &Observed) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for spoke in spokes {
        let Some(account) = observed.accounts.get(&spoke.account) else {
            continue;
        };
        if account.unreachable().is_none() {
            findings.extend(role(setup, spoke, account.role(&spoke.role.name)));
        }
    }
    findings
}

fn role(setup: &Setup, spoke: &Spoke, there: Option<&observed::Role>) -> Option<Diagnostic> {
    let (want, alias) = (&spoke.role, &spoke.alias);
    let name = &want.name;
    let finding = |message: String, label: &str| {
        Diagnostic::error("plan/conflict", message).at(want.places.role.clone(), label)
    };
    let Some(there) = there else {
        return want.existing.then(|| {
            Diagnostic::error("plan/missing", format!("role `{alias}/role/{name}` is not there"))
                .at(want.places.role.clone(), "said to exist")
                .hint("leave `existing: true` out, and Rolecall makes the role")
        });
    };
    let owner = mark::owner(&setup.name, &there.tags);
    if owner == Owner::Ours && !want.existing {
        return None;
    }
    if there.name != *name {
        return Some(
            finding(
                format!("role `{alias}/role/{name}` can't be made beside `{}`", there.name),
                "differs by case only",
            )
            .hint("names of roles are unique whatever their case"),
        );
    }
    match owner {
        Owner::Nobody if !want.existing => Some(
            finding(
                format!("role `{alias}/role/{name}` exists, and Rolecall did not make it"),
                "would be made",
            )
            .hint("say `existing: true` to adopt the role; it is never destroyed then")
            .hint("or choose another name"),
        ),
        Owner::Other(other) => Some(
            finding(
                format!("role `{alias}/role/{name}` belongs to the setup `{other}`"),
                "two setups can't share a role",
            )
            .hint("choose another name"),
        ),
        Owner::Adopted if !want.existing => Some(
            finding(
                format!("role `{alias}/role/{name}` was adopted, and Rolecall did not make it"),
                "would be made",
            )
            .hint("say `existing: true`"),
        ),
        _ if there.path != want.path => Some(
            finding(
                format!(
                    "role `{alias}/role/{name}` has the path `{}`, not `{}`",
                    there.path, want.path
                ),
                "the path differs",
            )
            .hint("say the path that the adopted role has; AWS can't change it in place"),
        ),
        _ => None,
    }
}

/// Not all accounts fit into the groups that one user may be in.
#[must_use]
pub fn overfull(setup: &Setup, overfull: &Overfull, others: &BTreeSet<String>, allowed: usize) -> Diagnostic {
    let user = &setup.hub.user.name;
    if overfull.groups == 0 {
        return Diagnostic::error(
            "plan/capacity",
            format!(
                "user `{user}` is in {} groups already, and AWS allows {allowed}",
                others.len()
            ),
        )
        .at(setup.hub.user.place.clone(), "a group of ours is needed")
        .because(others.iter().map(|group| format!("in group {group}")))
        .hint("take the user out of a group, or choose another user");
    }
    let mut finding = Diagnostic::error(
        "plan/capacity",
        format!(
            "{} of {} accounts fit into {} groups of {} characters, and user `{user}` may be in no more",
            overfull.fit, overfull.wanted, overfull.groups, overfull.group_inline
        ),
    )
    .at(
        setup.hub.place.clone(),
        format!("{} accounts find no place", overfull.left_over.len()),
    );
    if !others.is_empty() {
        let list: Vec<&str> = others.iter().map(String::as_str).collect();
        finding = finding.because([format!(
            "the user is in {} other groups: {}",
            others.len(),
            list.join(", ")
        )]);
    }
    if overfull.changing {
        finding = finding
            .because([
                "accounts stand in the other layout, and keep their policies there until the new ones are written"
                    .to_owned(),
            ])
            .hint("change the layout while a group is free: with fewer accounts, or while the user is in fewer groups");
    }
    finding
        .hint("a shorter role name and path leave room for more accounts in each group")
        .hint("or make a second setup with a user of its own for some of the accounts")
}

/// Sizes of what is to be written, and numbers of tags and attachments.
#[must_use]
pub fn sizes(
    setup: &Setup,
    spokes: &[Spoke],
    observed: &Observed,
    desired: &Desired,
    names: &Names,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let place = &setup.hub.user.place;
    let there = observed.hub.user.as_ref();
    let quotas = &observed.hub.quotas;
    let too_many = |what: String, bound: usize| {
        Diagnostic::error("plan/capacity", format!("{what}, and AWS allows {bound}")).at(place.clone(), "")
    };
    let user = &desired.user;
    let kept = there.into_iter().flat_map(|user| &user.inline);
    let foreign: usize = kept
        .filter(|(name, _)| !user.inline.contains_key(*name))
        .map(|(_, text)| size_without_whitespace(text))
        .sum();
    let inline = foreign
        + user
            .inline
            .values()
            .map(|text| size_without_whitespace(text))
            .sum::<usize>();
    if inline > quotas.user_inline {
        findings.push(too_many(
            format!(
                "the inline policies of user `{}` have {inline} characters",
                user.name
            ),
            quotas.user_inline,
        ));
    }
    let attached = there.map(|user| user.managed.clone()).unwrap_or_default();
    let attached = attached.union(&user.managed).count();
    if attached > quotas.managed_per_user {
        findings.push(too_many(
            format!("user `{}` would have {attached} managed policies", user.name),
            quotas.managed_per_user,
        ));
    }
    let user_arn = rolecall_iam::arn::Arn::user(setup.partition, setup.hub.account, &user.path, &user.name);
    for spoke in spokes {
        let trust = size_without_whitespace(&trust_document(setup, &spoke.role, &user_arn));
        if trust > limits::TRUST {
            findings.push(
                Diagnostic::error(
                    "plan/trust-size",
                    format!(
                        "the trust policy of `{}/role/{}` has {trust} characters, and AWS allows {}",
                        names.alias(spoke.account),
                        spoke.role.name,
                        limits::TRUST
                    ),
                )
                .at(spoke.role.places.trust.clone(), "white space does not count")
                .hint("name fewer principals, or trust the account and name principals in a condition with wildcards"),
            );
        }
        let inline: usize = spoke
            .role
            .inline
            .values()
            .map(|document| size_without_whitespace(&document.to_json()))
            .sum();
        if inline > limits::ROLE_INLINE {
            findings.push(
                Diagnostic::error(
                    "plan/capacity",
                    format!(
                        "the inline policies of `{}/role/{}` have {inline} characters, and AWS allows {}",
                        names.alias(spoke.account),
                        spoke.role.name,
                        limits::ROLE_INLINE
                    ),
                )
                .at(spoke.role.places.policies.clone(), "white space does not count")
                .hint("make a customer managed policy of one of them"),
            );
        }
    }
    findings
}

/// The user's tags, once all that are planned are there.
#[must_use]
pub fn tags(setup: &Setup, tags: &BTreeSet<String>) -> Option<Diagnostic> {
    (tags.len() > TAGS).then(|| {
        Diagnostic::error(
            "plan/capacity",
            format!(
                "user `{}` would have {} tags, and AWS allows {TAGS}",
                setup.hub.user.name,
                tags.len()
            ),
        )
        .at(
            setup.hub.user.place.clone(),
            "tags remember what is left in accounts that can't be entered",
        )
        .hint("take fewer accounts out at once, or make them reachable first")
    })
}
