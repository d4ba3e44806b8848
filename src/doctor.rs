//! Doctor: whether an operator can get to work, account by account, before anything is read or planned.
//!
//! Credentials, the right account, and the permissions that the setup needs, as far as IAM answers what would
//! be allowed. Nothing is changed, and nothing is guessed: what could not be asked is said to be unknown.

use std::sync::Arc;

use rolecall_api::Aws;
use rolecall_api::error::{CallError, CallErrorKind};
use rolecall_api::views::iam::SimulatePrincipalPolicyRequest;
use rolecall_api::views::sts::GetCallerIdentityRequest;
use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use rolecall_iam::policy::Document;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::observe::lacks_credentials;
use crate::permissions::permissions;
use crate::session::{Reader, Session};
use crate::setup::{Entry, Setup};

/// How many accounts are looked at side by side.
const PARALLEL: usize = 10;

/// How a look at something ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Health {
    /// As it should be.
    Good,
    /// It could not be asked.
    Unknown,
    /// Not as it should be.
    Bad,
    /// There are no credentials, or they hold no more.
    Credentials,
}

/// A look at one thing.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// What was looked at: `credentials`, `account`, `permissions`.
    pub what: &'static str,
    /// How it is.
    pub health: Health,
    /// What was found, in one line.
    pub found: String,
    /// What to do about it; none where nothing is to be done.
    pub fix: Option<String>,
}

/// An account that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Patient {
    /// Its number.
    pub account: AccountId,
    /// Its name.
    pub alias: String,
    /// Whom its credentials are of, where they are any.
    pub caller: Option<String>,
    /// What was found, in the order in which it was looked at.
    pub findings: Vec<Finding>,
}

impl Patient {
    /// The worst of its findings.
    #[must_use]
    pub fn health(&self) -> Health {
        let all = self.findings.iter().map(|finding| finding.health);
        all.max().unwrap_or(Health::Unknown)
    }
}

/// Looks at every account that the setup names, the hub first.
pub async fn examine<A: Aws + 'static>(session: &Session<A>, setup: &Setup) -> Vec<Patient> {
    let mut needed = permissions(setup);
    let mut entries: Vec<(AccountId, Entry)> = vec![(setup.hub.account, setup.hub.entry.clone())];
    let spokes = setup.spokes.iter();
    entries.extend(spokes.map(|spoke| (spoke.account, spoke.entry.clone())));
    if let Some(management) = setup.management.filter(|account| needed.contains_key(account)) {
        let profile = setup.management_profile.clone();
        entries.push((management, Entry { profile, role: None }));
    }
    let mut seen = std::collections::BTreeSet::new();
    entries.retain(|(account, _)| seen.insert(*account));
    let open = Arc::new(Semaphore::new(PARALLEL));
    let mut looking = JoinSet::new();
    for (place, (account, entry)) in entries.into_iter().enumerate() {
        let reader = session.read(account);
        let alias = session.alias(account);
        let documents = needed.remove(&account).unwrap_or_default();
        let open = Arc::clone(&open);
        looking.spawn(async move {
            let _open = open.acquire_owned().await;
            (place, look(&reader, alias, &entry, &documents).await)
        });
    }
    let mut patients = Vec::new();
    while let Some(looked) = looking.join_next().await {
        match looked {
            Ok(patient) => patients.push(patient),
            Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
            Err(_) => {}
        }
    }
    patients.sort_by_key(|(place, _)| *place);
    patients.into_iter().map(|(_, patient)| patient).collect()
}

async fn look<A: Aws + 'static>(
    reader: &Reader<A>,
    alias: String,
    entry: &Entry,
    documents: &[Document],
) -> Patient {
    let mut patient = Patient {
        account: reader.account(),
        alias,
        caller: None,
        findings: Vec::new(),
    };
    let identity = match reader.send(GetCallerIdentityRequest::default()).await {
        Ok(identity) => identity,
        Err(error) => {
            patient.findings.push(no_way_in(&error, entry));
            return patient;
        }
    };
    patient.caller.clone_from(&identity.arn);
    let caller = identity.arn.unwrap_or_default();
    patient.findings.push(Finding {
        what: "credentials",
        health: Health::Good,
        found: caller.clone(),
        fix: None,
    });
    let found = identity.account.unwrap_or_default();
    if found != patient.account.as_str() {
        patient.findings.push(Finding {
            what: "account",
            health: Health::Bad,
            found: format!("these credentials are of the account {found}"),
            fix: Some(format!(
                "name a `profile` or a `role` in the spec that leads into {}",
                patient.account
            )),
        });
        return patient;
    }
    patient.findings.push(allowed(reader, &caller, documents).await);
    patient
}

/// Why an account can't be entered.
fn no_way_in(error: &CallError, entry: &Entry) -> Finding {
    let role = entry.role.as_deref();
    let (health, fix) = match &error.kind {
        _ if lacks_credentials(error) => (
            Health::Credentials,
            match &entry.profile {
                Some(profile) => format!("log in again for the profile `{profile}`, or give it credentials"),
                None => "log in again, or name a profile: `profile:` in the spec, or `--profile`".to_owned(),
            },
        ),
        // STS API Reference, AssumeRole: the root user's credentials can't call it.
        CallErrorKind::Refused(refusal) if refusal.message.contains("by root accounts") => (
            Health::Bad,
            "a root user can't assume a role: name the profile of a user or a role with `--profile`"
                .to_owned(),
        ),
        CallErrorKind::Refused(_) if role.is_some() => (
            Health::Bad,
            "the role's trust policy must name who assumes it, and that identity must be allowed \
             `sts:AssumeRole` on it"
                .to_owned(),
        ),
        CallErrorKind::Refused(_) => (Health::Bad, "see AWS's message".to_owned()),
        _ => (
            Health::Bad,
            "see whether the network, a proxy or the region lets AWS be reached".to_owned(),
        ),
    };
    Finding {
        what: "credentials",
        health,
        found: error.to_string(),
        fix: Some(fix),
    }
}

/// A question to SimulatePrincipalPolicy: actions on resources.
struct Question {
    actions: Vec<String>,
    resources: Vec<String>,
}

/// Whether IAM says that the caller may do what the setup needs.
async fn allowed<A: Aws + 'static>(reader: &Reader<A>, caller: &str, documents: &[Document]) -> Finding {
    let finding = |health, found: String, fix: Option<&str>| Finding {
        what: "permissions",
        health,
        found,
        fix: fix.map(str::to_owned),
    };
    if caller.ends_with(":root") {
        return finding(
            Health::Good,
            "the root user of the account, which only its organization can restrict".to_owned(),
            None,
        );
    }
    let Some(source) = source_of(caller) else {
        return finding(Health::Unknown, format!("IAM isn't asked about {caller}"), None);
    };
    let mut denied = Vec::new();
    let mut asked = 0;
    for question in documents.iter().flat_map(questions) {
        let request = SimulatePrincipalPolicyRequest {
            policy_source_arn: source.clone(),
            action_names: question.actions,
            resource_arns: question.resources,
            ..SimulatePrincipalPolicyRequest::default()
        };
        match reader.send_all(request).await {
            Ok(answer) => {
                for result in answer.evaluation_results {
                    asked += 1;
                    if result.eval_decision != "allowed" && !denied.contains(&result.eval_action_name) {
                        denied.push(result.eval_action_name);
                    }
                }
            }
            Err(error) => {
                return finding(
                    Health::Unknown,
                    format!("IAM wouldn't say: {error}"),
                    Some(
                        "`rolecall permissions` prints what is needed; allow `iam:SimulatePrincipalPolicy` to have it looked at",
                    ),
                );
            }
        }
    }
    if denied.is_empty() {
        return finding(Health::Good, format!("{asked} questions, all allowed"), None);
    }
    finding(
        Health::Bad,
        format!("not allowed: {}", denied.join(", ")),
        Some("`rolecall permissions` prints a policy that allows it"),
    )
}

/// The user or role whose policies decide; a session's are its role's.
///
/// A session's ARN has the role's name and not its path (IAM User Guide, `reference_identifiers`), so a role
/// with a path isn't found by it.
fn source_of(caller: &str) -> Option<String> {
    let arn: Arn = caller.parse().ok()?;
    match arn.resource().split_once('/')? {
        ("user" | "role", _) => Some(caller.to_owned()),
        ("assumed-role", rest) => {
            let (role, _session) = rest.split_once('/')?;
            Some(format!(
                "arn:{}:iam::{}:role/{role}",
                arn.partition(),
                arn.account()
            ))
        }
        _ => None,
    }
}

/// What a document allows, as questions. Statements with conditions are left out: what their keys will be, only
/// the call itself knows.
fn questions(document: &Document) -> Vec<Question> {
    let json: serde_json::Value = serde_json::from_str(&document.to_json()).unwrap_or_default();
    let texts = |value: &serde_json::Value| -> Vec<String> {
        let each = value
            .as_array()
            .map_or(std::slice::from_ref(value), Vec::as_slice);
        each.iter()
            .filter_map(|text| text.as_str().map(str::to_owned))
            .collect()
    };
    let statements = json.get("Statement").and_then(serde_json::Value::as_array);
    statements
        .into_iter()
        .flatten()
        .filter(|statement| statement.get("Condition").is_none())
        .filter_map(|statement| {
            Some(Question {
                actions: texts(statement.get("Action")?),
                resources: texts(statement.get("Resource")?),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests;
