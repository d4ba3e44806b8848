//! A spoke's role: what makes it as it shall be.
//!
//! A role that Rolecall made is its own wholly, so what is foreign on it goes. On an adopted one it stays.

use std::collections::BTreeSet;

use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use serde_json::Value;

use super::document::{same, statements};
use super::names::Names;
use super::remove::removal;
use super::{Draft, Milestone, Sketch, statement};
use crate::desired;
use crate::mark;
use crate::observed;
use crate::plan::{Act, Change, Fingerprint, Verb};

/// The longest session of a role that says nothing, in seconds (IAM API, `CreateRole`).
const DEFAULT_SESSION: u32 = 3_600;

/// Adds what makes an account's role as it shall be.
pub fn present(
    sketch: &mut Sketch,
    account: AccountId,
    want: &desired::Role,
    there: Option<&observed::Role>,
    names: &Names,
) {
    let made = Made { account, want, names };
    match there {
        None => {
            let change = Change::new(account, Verb::Create, "role", &want.name)
                .details([made.trusts()])
                .documents(None, Some(&want.trust));
            sketch.change(change, vec![made.create(Fingerprint::absent())]);
            made.parts(sketch, &BTreeSet::new(), None);
        }
        Some(there) if !want.existing && (there.path != want.path || there.name != want.name) => {
            let mut details = Vec::new();
            if there.path != want.path {
                details.push(format!(
                    "path {} becomes {}, which AWS can't change in place",
                    there.path, want.path
                ));
            }
            if there.name != want.name {
                details.push(format!(
                    "name {} becomes {}, which AWS can't change in place",
                    there.name, want.name
                ));
            }
            details.extend(loses(want, there, names));
            let mut drafts = removal(account, there);
            for draft in &mut drafts {
                // The hub's policy is the record that something of ours is in the account.
                draft.waits.push(Milestone::Recorded(account));
                draft.chain = Some(made.chain());
                draft.leads = vec![Milestone::Made(account)];
            }
            drafts.push(made.create(Fingerprint::absent()));
            let change = Change::new(account, Verb::Replace, "role", &want.name)
                .details(details)
                .documents(Some(&there.trust), Some(&want.trust));
            sketch.change(change, drafts);
            made.parts(sketch, &BTreeSet::new(), None);
        }
        Some(there) => {
            made.settings(sketch, there);
            made.parts(sketch, &there.managed, Some(there));
            if !want.existing {
                made.drift(sketch, there);
            }
        }
    }
}

/// What a role has and won't have again when it is made anew, in a line.
fn loses(want: &desired::Role, there: &observed::Role, names: &Names) -> Option<String> {
    let managed = there
        .managed
        .difference(&want.managed)
        .map(|arn| names.short(arn.as_str()));
    let inline = there
        .inline
        .keys()
        .filter(|name| !want.inline.contains_key(*name))
        .map(|name| format!("policy {name}"));
    let lost: Vec<String> = managed.chain(inline).collect();
    (!lost.is_empty()).then(|| format!("loses {}", lost.join(", ")))
}

/// A role in the making.
struct Made<'a> {
    account: AccountId,
    want: &'a desired::Role,
    names: &'a Names,
}

impl Made<'_> {
    fn chain(&self) -> String {
        chain(self.account, &self.want.name)
    }

    fn draft(&self, act: Act, before: Fingerprint, after: Fingerprint) -> Draft {
        Draft::new(self.account, act, before, after)
            .chain(self.chain())
            .leads(Milestone::Made(self.account))
    }

    /// `trusts hub/user/micetro`, in as many words as the trust needs.
    fn trusts(&self) -> String {
        let told = statements(&self.want.trust).unwrap_or_default();
        let only = told.iter().next().filter(|_| told.len() == 1);
        let user = only.and_then(|statement| {
            let (_, values) = statement
                .conditions
                .iter()
                .next()
                .filter(|_| statement.conditions.len() == 1)?;
            let ((_, key), values) = (statement.conditions.keys().next()?, values);
            (key.shown.eq_ignore_ascii_case("aws:PrincipalArn") && values.len() == 1)
                .then(|| values.iter().next().cloned())?
        });
        if let Some(user) = user {
            return format!("trusts {}", self.names.short(&user));
        }
        let principals = only
            .filter(|statement| statement.conditions.is_empty())
            .and_then(|statement| statement.principal.as_ref())
            .filter(|principal| !principal.not);
        match principals {
            Some(principals) => {
                let shown: Vec<String> = principals
                    .values
                    .iter()
                    .map(|who| self.names.short(&who.shown))
                    .collect();
                format!("trusts {}", shown.join(", "))
            }
            None => format!(
                "trust: {}",
                statement::lines(&self.want.trust, self.names).join("; ")
            ),
        }
    }

    fn create(&self, before: Fingerprint) -> Draft {
        let want = self.want;
        let act = Act::CreateRole {
            role: want.name.clone(),
            path: want.path.clone(),
            description: want.description.clone(),
            max_session: want.max_session,
            trust: want.trust.clone(),
            tags: want.tags.clone(),
            boundary: want.boundary.clone(),
        };
        let after = Fingerprint::entity(&want.path, want.tags.get(mark::SETUP).map(String::as_str));
        // A trust policy may name the user, who must be there then.
        self.draft(act, before, after)
            .waits(Milestone::Recorded(self.account))
            .waits(Milestone::User)
    }

    /// Attachments and inline policies that are missing.
    fn parts(&self, sketch: &mut Sketch, attached: &BTreeSet<Arn>, there: Option<&observed::Role>) {
        let role = &self.want.name;
        for policy in self.want.managed.difference(attached) {
            let act = Act::AttachRolePolicy {
                role: role.clone(),
                policy: policy.clone(),
            };
            let change = Change::new(
                self.account,
                Verb::Create,
                "attachment",
                self.names.short(policy.as_str()),
            )
            .of(role);
            sketch.change(
                change,
                vec![self.draft(act, Fingerprint::absent(), Fingerprint::present())],
            );
        }
        for (name, document) in &self.want.inline {
            let old = there.and_then(|role| role.inline.get(name));
            if old.is_some_and(|text| same(text, document)) {
                continue;
            }
            let act = Act::PutRolePolicy {
                role: role.clone(),
                policy: name.clone(),
                document: document.clone(),
            };
            let (verb, details) = match old {
                Some(text) => (Verb::Update, statement::changes(text, document, self.names)),
                None => (Verb::Create, statement::lines(document, self.names)),
            };
            let before = old.map_or_else(Fingerprint::absent, |text| Fingerprint::document(text));
            let change = Change::new(self.account, verb, "policy", name)
                .of(role)
                .details(details)
                .documents(old.map(String::as_str), Some(document));
            sketch.change(
                change,
                vec![self.draft(act, before, Fingerprint::document(document))],
            );
        }
    }

    /// Tags, settings, trust and boundary of a role that is there.
    fn settings(&self, sketch: &mut Sketch, there: &observed::Role) {
        let mut details = Vec::new();
        let mut drafts = Vec::new();
        self.tags(there, &mut details, &mut drafts);
        self.description(there, &mut details, &mut drafts);
        let trust = self.trust(there);
        let mut documents = (None, None);
        if let Some(trust) = &trust {
            for line in statement::changes(&there.trust, trust, self.names) {
                details.push(format!("trust: {line}"));
            }
            let act = Act::UpdateAssumeRolePolicy {
                role: self.want.name.clone(),
                trust: trust.clone(),
            };
            let (before, after) = (Fingerprint::document(&there.trust), Fingerprint::document(trust));
            drafts.push(self.draft(act, before, after).waits(Milestone::User));
            documents = (Some(there.trust.as_str()), Some(trust.as_str()));
        }
        self.boundary(there, &mut details, &mut drafts);
        if !drafts.is_empty() {
            let change = Change::new(self.account, Verb::Update, "role", &self.want.name)
                .details(details)
                .documents(documents.0, documents.1);
            sketch.change(change, drafts);
        }
    }

    fn tags(&self, there: &observed::Role, details: &mut Vec<String>, drafts: &mut Vec<Draft>) {
        let role = &self.want.name;
        for (key, value) in &self.want.tags {
            let old = there.tags.get(key);
            if old == Some(value) {
                continue;
            }
            details.push(match (key.as_str(), old) {
                (mark::SETUP, None) if self.want.existing => format!("adopted: tag {key} = {value}"),
                (_, None) => format!("+ tag {key} = {value}"),
                (_, Some(old)) => format!("tag {key}: {old} becomes {value}"),
            });
            let act = Act::TagRole {
                role: role.clone(),
                key: key.clone(),
                value: value.clone(),
            };
            let before = old.map_or_else(Fingerprint::absent, |old| Fingerprint::tag(old));
            drafts.push(self.draft(act, before, Fingerprint::tag(value)));
        }
        if self.want.existing {
            return;
        }
        // Tags that begin with `aws:` are AWS's own and can't be removed (IAM User Guide, `id_tags`).
        let foreign = there
            .tags
            .iter()
            .filter(|(key, _)| !self.want.tags.contains_key(*key) && !key.starts_with("aws:"));
        for (key, value) in foreign {
            details.push(format!("- tag {key} = {value}"));
            let act = Act::UntagRole {
                role: role.clone(),
                key: key.clone(),
            };
            drafts.push(self.draft(act, Fingerprint::tag(value), Fingerprint::absent()));
        }
    }

    fn description(&self, there: &observed::Role, details: &mut Vec<String>, drafts: &mut Vec<Draft>) {
        // An adopted role keeps what the setup has nothing to say about.
        let keeps = self.want.existing;
        let description = match self.want.description.as_str() {
            "" if keeps => &there.description,
            wanted => wanted,
        };
        let max_session = match self.want.max_session {
            DEFAULT_SESSION if keeps => there.max_session,
            wanted => wanted,
        };
        if description == there.description && max_session == there.max_session {
            return;
        }
        if description != there.description {
            details.push(format!(
                "description: \"{}\" becomes \"{description}\"",
                there.description
            ));
        }
        if max_session != there.max_session {
            details.push(format!(
                "longest session: {} s becomes {max_session} s",
                there.max_session
            ));
        }
        let act = Act::UpdateRole {
            role: self.want.name.clone(),
            description: description.to_owned(),
            max_session,
        };
        let before = Fingerprint::settings(&there.description, there.max_session);
        drafts.push(self.draft(act, before, Fingerprint::settings(description, max_session)));
    }

    /// The trust policy to be written; `None` when what is there does.
    fn trust(&self, there: &observed::Role) -> Option<String> {
        if same(&there.trust, &self.want.trust) {
            return None;
        }
        if !self.want.existing {
            return Some(self.want.trust.clone());
        }
        let (Some(have), Some(need)) = (statements(&there.trust), statements(&self.want.trust)) else {
            return Some(self.want.trust.clone());
        };
        if need.is_subset(&have) {
            return None;
        }
        Some(joined(&there.trust, &self.want.trust).unwrap_or_else(|| self.want.trust.clone()))
    }

    fn boundary(&self, there: &observed::Role, details: &mut Vec<String>, drafts: &mut Vec<Draft>) {
        let (want, have) = (self.want.boundary.as_ref(), there.boundary.as_ref());
        if want == have || (want.is_none() && self.want.existing) {
            return;
        }
        let role = self.want.name.clone();
        let (line, act) = match want {
            Some(boundary) => (
                format!(
                    "permissions boundary becomes {}",
                    self.names.short(boundary.as_str())
                ),
                Act::PutRolePermissionsBoundary {
                    role,
                    boundary: boundary.clone(),
                },
            ),
            None => (
                format!(
                    "- permissions boundary {}",
                    have.map(|arn| self.names.short(arn.as_str())).unwrap_or_default()
                ),
                Act::DeleteRolePermissionsBoundary { role },
            ),
        };
        details.push(line);
        drafts.push(self.draft(act, Fingerprint::boundary(have), Fingerprint::boundary(want)));
    }

    /// What is foreign on a role that Rolecall made goes.
    fn drift(&self, sketch: &mut Sketch, there: &observed::Role) {
        let why = "not in the setup, and Rolecall made the role";
        let role = &self.want.name;
        for policy in there.managed.difference(&self.want.managed) {
            let act = Act::DetachRolePolicy {
                role: role.clone(),
                policy: policy.clone(),
            };
            let change = Change::new(
                self.account,
                Verb::Delete,
                "attachment",
                self.names.short(policy.as_str()),
            )
            .of(role)
            .because(why);
            sketch.change(
                change,
                vec![self.draft(act, Fingerprint::present(), Fingerprint::absent())],
            );
        }
        for (name, document) in there
            .inline
            .iter()
            .filter(|(name, _)| !self.want.inline.contains_key(*name))
        {
            let act = Act::DeleteRolePolicy {
                role: role.clone(),
                policy: name.clone(),
            };
            let change = Change::new(self.account, Verb::Delete, "policy", name)
                .of(role)
                .details(statement::lines(document, self.names))
                .documents(Some(document), None)
                .because(why);
            sketch.change(
                change,
                vec![self.draft(act, Fingerprint::document(document), Fingerprint::absent())],
            );
        }
    }
}

/// The chain of writes on a role; names that differ by case are one role.
pub(super) fn chain(account: AccountId, role: &str) -> String {
    format!("role:{account}:{}", role.to_ascii_lowercase())
}

/// Two trust policies in one document, the first one's statements first.
fn joined(there: &str, want: &str) -> Option<String> {
    let statements_of = |value: &Value| match value.get("Statement") {
        Some(Value::Array(statements)) => statements.clone(),
        Some(one) => vec![one.clone()],
        None => Vec::new(),
    };
    let mut document: Value = serde_json::from_str(there).ok()?;
    let mut all = statements_of(&document);
    all.extend(statements_of(&serde_json::from_str(want).ok()?));
    document
        .as_object_mut()?
        .insert("Statement".to_owned(), Value::Array(all));
    Some(document.to_string())
}
