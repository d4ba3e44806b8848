//! The hub's user: what is missing on it. What is foreign on it stays, and is named.

use jiff::SignedDuration;
use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;

use super::document::same;
use super::names::Names;
use super::{Draft, Milestone, Sketch, statement};
use crate::desired;
use crate::mark;
use crate::observed;
use crate::plan::{Act, Change, Fingerprint, Verb};

/// How far the clock that wrote a tag may be from AWS's: with more, AWS refuses the signature (AWS Signature
/// Version 4, "Elements of an AWS API request signature").
const SKEW: SignedDuration = SignedDuration::from_mins(15);

/// The chain of writes on the user.
pub(super) const CHAIN: &str = "user";

/// Adds what makes the user as it shall be, its key excepted.
pub fn present(
    sketch: &mut Sketch,
    hub: AccountId,
    want: &desired::User,
    there: Option<&observed::User>,
    names: &Names,
) {
    let Some(there) = there else {
        create(sketch, hub, want, names);
        return;
    };
    settings(sketch, hub, want, there, names);
    for policy in want.managed.difference(&there.managed) {
        attach(sketch, hub, &want.name, policy, names);
    }
    for (name, document) in &want.inline {
        put(
            sketch,
            hub,
            &want.name,
            name,
            document,
            there.inline.get(name),
            names,
        );
    }
    foreign(sketch, want, there, names);
}

fn create(sketch: &mut Sketch, hub: AccountId, want: &desired::User, names: &Names) {
    let act = Act::CreateUser {
        user: want.name.clone(),
        path: want.path.clone(),
        tags: want.tags.clone(),
        boundary: want.boundary.clone(),
    };
    let after = Fingerprint::entity(&want.path, want.tags.get(mark::SETUP).map(String::as_str));
    let draft = Draft::new(hub, act, Fingerprint::absent(), after)
        .chain(CHAIN)
        .leads(Milestone::User);
    let boundary = want
        .boundary
        .iter()
        .map(|arn| format!("permissions boundary {}", names.short(arn.as_str())));
    sketch.change(
        Change::new(hub, Verb::Create, "user", &want.name).details(boundary),
        vec![draft],
    );
    for policy in &want.managed {
        attach(sketch, hub, &want.name, policy, names);
    }
    for (name, document) in &want.inline {
        put(sketch, hub, &want.name, name, document, None, names);
    }
}

/// A write on the user that is part of what it may do.
fn part(hub: AccountId, act: Act, before: Fingerprint, after: Fingerprint) -> Draft {
    Draft::new(hub, act, before, after)
        .chain(CHAIN)
        .waits(Milestone::User)
        .leads(Milestone::Rights)
}

fn attach(sketch: &mut Sketch, hub: AccountId, user: &str, policy: &Arn, names: &Names) {
    let act = Act::AttachUserPolicy {
        user: user.to_owned(),
        policy: policy.clone(),
    };
    let change = Change::new(hub, Verb::Create, "attachment", names.short(policy.as_str())).of(user);
    sketch.change(
        change,
        vec![part(hub, act, Fingerprint::absent(), Fingerprint::present())],
    );
}

fn put(
    sketch: &mut Sketch,
    hub: AccountId,
    user: &str,
    policy: &str,
    document: &str,
    there: Option<&String>,
    names: &Names,
) {
    if there.is_some_and(|text| same(text, document)) {
        return;
    }
    let act = Act::PutUserPolicy {
        user: user.to_owned(),
        policy: policy.to_owned(),
        document: document.to_owned(),
    };
    let before = there.map_or_else(Fingerprint::absent, |text| Fingerprint::document(text));
    let (verb, details) = match there {
        Some(text) => (Verb::Update, statement::changes(text, document, names)),
        None => (Verb::Create, statement::lines(document, names)),
    };
    let change = Change::new(hub, verb, "policy", policy)
        .of(user)
        .details(details)
        .documents(there.map(String::as_str), Some(document));
    sketch.change(
        change,
        vec![part(hub, act, before, Fingerprint::document(document))],
    );
}

/// Tags and boundary of a user that is there.
fn settings(
    sketch: &mut Sketch,
    hub: AccountId,
    want: &desired::User,
    there: &observed::User,
    names: &Names,
) {
    let mut details = Vec::new();
    let mut drafts = Vec::new();
    for (key, value) in &want.tags {
        let old = there.tags.get(key);
        if old == Some(value) {
            continue;
        }
        details.push(match (key.as_str(), old) {
            (mark::SETUP, None) if want.existing => format!("adopted: tag {key} = {value}"),
            (_, None) => format!("+ tag {key} = {value}"),
            (_, Some(old)) => format!("tag {key}: {old} becomes {value}"),
        });
        let act = Act::TagUser {
            user: want.name.clone(),
            key: key.clone(),
            value: value.clone(),
        };
        let before = old.map_or_else(Fingerprint::absent, |old| Fingerprint::tag(old));
        drafts.push(part(hub, act, before, Fingerprint::tag(value)));
    }
    if let (Some(boundary), true) = (&want.boundary, want.boundary != there.boundary) {
        details.push(format!(
            "permissions boundary becomes {}",
            names.short(boundary.as_str())
        ));
        let act = Act::PutUserPermissionsBoundary {
            user: want.name.clone(),
            boundary: boundary.clone(),
        };
        let before = Fingerprint::boundary(there.boundary.as_ref());
        drafts.push(part(hub, act, before, Fingerprint::boundary(Some(boundary))));
    }
    if !drafts.is_empty() {
        sketch.change(
            Change::new(hub, Verb::Update, "user", &want.name).details(details),
            drafts,
        );
    }
}

/// Names what isn't ours and stays.
fn foreign(sketch: &mut Sketch, want: &desired::User, there: &observed::User, names: &Names) {
    let managed = there
        .managed
        .difference(&want.managed)
        .map(|arn| names.short(arn.as_str()));
    let inline = there
        .inline
        .keys()
        .filter(|name| !want.inline.contains_key(*name))
        .cloned();
    let found: Vec<String> = managed.chain(inline).collect();
    if !found.is_empty() {
        sketch.notice(format!(
            "user `{}` has policies that are not in the setup, left alone: {}",
            want.name,
            found.join(", ")
        ));
    }
    if let (None, Some(boundary)) = (&want.boundary, &there.boundary) {
        sketch.notice(format!(
            "user `{}` has a permissions boundary that is not in the setup, left alone: {}",
            want.name,
            names.short(boundary.as_str())
        ));
    }
}

/// Adds the access key, when the setup wants one and the user has none that is ours.
pub fn key(sketch: &mut Sketch, hub: AccountId, want: &desired::User, there: Option<&observed::User>) {
    let keys = there.map(|user| user.keys.as_slice()).unwrap_or_default();
    let held = there.map(ours).unwrap_or_default();
    if let Some(user) = there {
        let foreign: Vec<&str> = keys
            .iter()
            .filter(|key| !held.contains(&key.id.as_str()) && !is_lost(user, key))
            .map(|key| key.id.as_str())
            .collect();
        if !foreign.is_empty() {
            sketch.notice(format!(
                "user `{}` has access keys that Rolecall did not make, left alone: {}",
                want.name,
                foreign.join(", ")
            ));
        }
    }
    if let Some(user) = there.filter(|_| !held.is_empty()) {
        finished(sketch, hub, user, &held);
    }
    if !want.key || !held.is_empty() {
        return;
    }
    // What was known when an interrupted run asked for a key: any other is the one whose answer was lost.
    let known = there
        .and_then(|user| mark::key_ids(&user.tags, mark::KEYS))
        .map_or_else(
            || keys.iter().map(|key| key.id.clone()).collect(),
            |ids| ids.into_iter().collect(),
        );
    let act = Act::CreateAccessKey {
        user: want.name.clone(),
        known,
    };
    let before = Fingerprint::keys(keys.iter().map(|key| (key.id.as_str(), key.active)));
    let draft = Draft::new(hub, act, before, Fingerprint::unforeseen())
        .chain(CHAIN)
        .waits(Milestone::User)
        .waits(Milestone::Rights);
    sketch.change(
        Change::new(hub, Verb::Create, "access key", "new").of(&want.name),
        vec![draft],
    );
}

/// Takes away the tag of a run that had made and recorded its key, and was broken off before it could say so.
/// A key that only that tag explains keeps it.
fn finished(sketch: &mut Sketch, hub: AccountId, there: &observed::User, held: &[&str]) {
    let Some(value) = there.tags.get(mark::KEYS) else {
        return;
    };
    if there
        .keys
        .iter()
        .any(|key| !held.contains(&key.id.as_str()) && is_lost(there, key))
    {
        return;
    }
    let act = Act::UntagUser {
        user: there.name.clone(),
        key: mark::KEYS.to_owned(),
    };
    let change = Change::new(hub, Verb::Update, "user", &there.name)
        .details([format!("- tag {} = {value}", mark::KEYS)])
        .because("the key that it tells of is made");
    sketch.change(
        change,
        vec![part(hub, act, Fingerprint::tag(value), Fingerprint::absent())],
    );
}

/// The user's keys that Rolecall made, as its tag says.
#[must_use]
pub fn ours(user: &observed::User) -> Vec<&str> {
    let ids = mark::key_ids(&user.tags, mark::KEY).unwrap_or_default();
    user.keys
        .iter()
        .map(|key| key.id.as_str())
        .filter(|id| ids.contains(*id))
        .collect()
}

/// Whether a key is one that an interrupted run asked for and never got: not known before, made since, never
/// used.
#[must_use]
pub fn is_lost(user: &observed::User, key: &observed::AccessKey) -> bool {
    let (Some(known), Some(asked)) = (
        mark::key_ids(&user.tags, mark::KEYS),
        mark::keys_asked(&user.tags),
    ) else {
        return false;
    };
    let since = asked.saturating_sub(SKEW).unwrap_or(asked);
    !known.contains(&key.id) && key.created >= since && key.last_used.is_none()
}
