//! What takes a role away, or lets an adopted one go.

use rolecall_iam::account::AccountId;

use super::names::Names;
use super::role::chain;
use super::{Draft, Milestone, Sketch};
use crate::mark;
use crate::observed;
use crate::plan::{Act, Change, Fingerprint, Verb};

/// The writes that take a role away, in the order that AWS wants: profiles, attachments, inline policies, the
/// role (IAM API, `DeleteRole`).
#[must_use]
pub fn removal(account: AccountId, there: &observed::Role) -> Vec<Draft> {
    let role = || there.name.clone();
    let draft = |act: Act, before: Fingerprint| {
        Draft::new(account, act, before, Fingerprint::absent())
            .chain(chain(account, &there.name))
            .leads(Milestone::Gone(account))
    };
    let profiles = there.profiles.iter().map(|profile| {
        let act = Act::RemoveRoleFromInstanceProfile {
            profile: profile.clone(),
            role: role(),
        };
        draft(act, Fingerprint::present())
    });
    let managed = there.managed.iter().map(|policy| {
        draft(
            Act::DetachRolePolicy {
                role: role(),
                policy: policy.clone(),
            },
            Fingerprint::present(),
        )
    });
    let inline = there.inline.iter().map(|(name, document)| {
        let act = Act::DeleteRolePolicy {
            role: role(),
            policy: name.clone(),
        };
        draft(act, Fingerprint::document(document))
    });
    let mark = there.tags.get(mark::SETUP).map(String::as_str);
    let last = draft(
        Act::DeleteRole { role: role() },
        Fingerprint::entity(&there.path, mark),
    );
    profiles.chain(managed).chain(inline).chain([last]).collect()
}

/// Adds the removal of a role that Rolecall made.
pub fn remove(
    sketch: &mut Sketch,
    account: AccountId,
    there: &observed::Role,
    because: Option<String>,
    wait: Option<&Milestone>,
    names: &Names,
) {
    let managed = there.managed.iter().map(|policy| names.short(policy.as_str()));
    let loses: Vec<String> = managed.chain(there.inline.keys().cloned()).collect();
    let mut details = Vec::new();
    if !loses.is_empty() {
        details.push(format!("with {}", loses.join(", ")));
    }
    for profile in &there.profiles {
        details.push(format!("taken out of instance profile {profile}, which stays"));
    }
    if let Some(used) = there.last_used {
        sketch.notice(format!(
            "`{}` goes, and was used at {used}",
            names.short(there.arn.as_str())
        ));
    }
    let mut drafts = removal(account, there);
    for draft in &mut drafts {
        draft.waits.extend(wait.cloned());
    }
    let mut change = Change::new(account, Verb::Delete, "role", &there.name)
        .details(details)
        .documents(Some(&there.trust), None);
    change.because = because;
    sketch.change(change, drafts);
}

/// Adds the end of an adoption: the mark goes, the role stays.
pub fn release(sketch: &mut Sketch, account: AccountId, there: &observed::Role, because: Option<String>) {
    let Some(mark) = there.tags.get(mark::SETUP) else {
        return;
    };
    let act = Act::UntagRole {
        role: there.name.clone(),
        key: mark::SETUP.to_owned(),
    };
    let draft = Draft::new(account, act, Fingerprint::tag(mark), Fingerprint::absent())
        .chain(chain(account, &there.name))
        .leads(Milestone::Gone(account));
    let mut change = Change::new(account, Verb::Update, "role", &there.name).details([format!(
        "- tag {} = {mark}; it was there before, so it stays",
        mark::SETUP
    )]);
    change.because = because;
    sketch.change(change, vec![draft]);
}
