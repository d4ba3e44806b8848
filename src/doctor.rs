//! Doctor: whether an operator can get to work, account by account, before anything is read or planned.
//!
//! Credentials, the right account, and the permissions that the setup needs, as far as IAM answers what would
//! be allowed. Nothing is changed, and nothing is guessed: what could not be asked is said to be unknown.

use std::collections::BTreeSet;
use std::sync::Arc;

use rolecall_api::Aws;
use rolecall_api::error::{CallError, CallErrorKind};
use rolecall_api::views::iam::{GetRoleRequest, SimulatePrincipalPolicyRequest};
use rolecall_api::views::sts::GetCallerIdentityRequest;
use rolecall_iam::account::{AccountId, Partition};
use rolecall_iam::arn::Arn;
use rolecall_iam::policy::Document;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::observe::{self, ObserveError, lacks_credentials};
use crate::observed::Observed;
use crate::permissions::{permissions, permissions_with, way_in};
use crate::session::{Elsewhere, Reader, Session};
use crate::setup::{Entry, Setup};

/// How many accounts are looked at side by side.
const PARALLEL: usize = 10;

/// How a look at something ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
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
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Finding {
    /// What was looked at: `credentials`, `account`, `permissions`, `records`, `organization`.
    pub what: &'static str,
    /// How it is.
    pub health: Health,
    /// What was found, in one line.
    pub found: String,
    /// What to do about it; none where nothing is to be done.
    pub fix: Option<String>,
}

/// An account that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Patient {
    /// Its number.
    #[schemars(with = "String")]
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

/// Looks at every account of the setup, the hub first: those that it names, those that its organizational units
/// hold, and those that the hub's records still have.
pub async fn examine<A: Aws + 'static>(session: &Session<A>, setup: &Setup) -> Vec<Patient> {
    let hub = setup.hub.account;
    let way = Way::into(session, setup, hub);
    let (mut patient, entered) = enter(&way).await;
    // Nobody reads the records in another account than the hub.
    let known = match &entered {
        Some(_) => observe::known(session, setup).await,
        None => Ok(Observed::default()),
    };
    let (known, unknown) = match known {
        Ok(known) => (known, None),
        Err(error) => (Observed::default(), Some(error)),
    };
    let session = &observe::entering(session, setup, &known);
    let (spokes, left) = (known.spokes(setup), observe::left(setup, &known));
    let mut needed = permissions_with(setup, &spokes, &left);
    let printed = permissions(setup);
    let mut needs = |account: AccountId| {
        let documents = needed.remove(&account).unwrap_or_default();
        let by_spec = printed.get(&account).is_some_and(|there| *there == documents);
        Needs { documents, by_spec }
    };
    if let Some(caller) = entered {
        let finding = allowed(&way, &caller, &needs(hub)).await;
        patient.findings.push(finding);
    }
    let mut accounts: Vec<AccountId> = spokes.iter().map(|spoke| spoke.account).collect();
    accounts.extend(setup.management.filter(|account| printed.contains_key(account)));
    accounts.extend(left.keys());
    let mut seen = BTreeSet::from([hub]);
    accounts.retain(|account| seen.insert(*account));
    let open = Arc::new(Semaphore::new(PARALLEL));
    let mut looking = JoinSet::new();
    for (place, account) in accounts.into_iter().enumerate() {
        let way = Way::into(session, setup, account);
        let needs = needs(account);
        let open = Arc::clone(&open);
        looking.spawn(async move {
            let _open = open.acquire_owned().await;
            (place + 1, look(&way, &needs).await)
        });
    }
    let mut patients = vec![(0, patient)];
    while let Some(looked) = looking.join_next().await {
        match looked {
            Ok(patient) => patients.push(patient),
            Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
            Err(_) => {}
        }
    }
    patients.sort_by_key(|(place, _)| *place);
    let mut patients: Vec<Patient> = patients.into_iter().map(|(_, patient)| patient).collect();
    if let Some(error) = unknown {
        unread(&mut patients, setup, &error);
    }
    patients
}

/// A way into an account, as it is looked at.
struct Way<A> {
    reader: Reader<A>,
    alias: String,
    entry: Entry,
    partition: Partition,
}

impl<A: Aws + 'static> Way<A> {
    fn into(session: &Session<A>, setup: &Setup, account: AccountId) -> Self {
        let entry = match Some(account) == setup.management && account != setup.hub.account {
            true => Entry {
                profile: setup.management_profile.clone(),
                role: None,
            },
            false => session.entry(account),
        };
        Way {
            reader: session.read(account),
            alias: session.alias(account),
            entry,
            partition: setup.partition,
        }
    }
}

/// What the operator needs in an account.
struct Needs {
    documents: Vec<Document>,
    /// The spec alone says so; otherwise the hub's records or the organization do.
    by_spec: bool,
}

/// That the records, or the organization, can't be read: said where they are.
fn unread(patients: &mut [Patient], setup: &Setup, error: &ObserveError) {
    let (what, account) = match error {
        ObserveError::Organization { .. } => ("organization", setup.management.unwrap_or(setup.hub.account)),
        ObserveError::Hub { .. } | ObserveError::WrongAccount { .. } => ("records", setup.hub.account),
    };
    let place = patients.iter().position(|patient| patient.account == account);
    if let Some(patient) = patients.get_mut(place.unwrap_or_default()) {
        let fix = "`rolecall permissions` prints what is needed; accounts that only this tells of were not looked at";
        patient.findings.push(Finding {
            what,
            health: Health::Bad,
            found: error.to_string(),
            fix: Some(fix.to_owned()),
        });
    }
}

async fn look<A: Aws + 'static>(way: &Way<A>, needs: &Needs) -> Patient {
    let (mut patient, entered) = enter(way).await;
    if let Some(caller) = entered {
        patient.findings.push(allowed(way, &caller, needs).await);
    }
    patient
}

/// Whether there are credentials, and of the account that is meant; then also whose they are.
async fn enter<A: Aws + 'static>(way: &Way<A>) -> (Patient, Option<String>) {
    let mut patient = Patient {
        account: way.reader.account(),
        alias: way.alias.clone(),
        caller: None,
        findings: Vec::new(),
    };
    let identity = match way.reader.send(GetCallerIdentityRequest::default()).await {
        Ok(identity) => identity,
        Err(error) => {
            patient.findings.push(no_way_in(&error, &way.entry));
            return (patient, None);
        }
    };
    let found = Elsewhere::of(&identity, patient.account, way.partition);
    patient.caller.clone_from(&identity.arn);
    let caller = identity.arn.unwrap_or_default();
    patient.findings.push(Finding {
        what: "credentials",
        health: Health::Good,
        found: caller.clone(),
        fix: None,
    });
    if let Some(found) = found {
        patient.findings.push(Finding {
            what: "account",
            health: Health::Bad,
            found: format!("these credentials are {found}"),
            fix: Some(found.hint().unwrap_or_else(|| {
                format!(
                    "name a `profile` or a `role` in the spec that leads into {}",
                    patient.account
                )
            })),
        });
        return (patient, None);
    }
    (patient, Some(caller))
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
async fn allowed<A: Aws + 'static>(way: &Way<A>, caller: &str, needs: &Needs) -> Finding {
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
    let source = match source_of(caller) {
        Some(Deciding::Itself(arn)) => arn,
        Some(Deciding::Role(name)) => match role(way, &name).await {
            Ok(arn) => arn,
            Err(error) => {
                return finding(
                    Health::Unknown,
                    format!("which path the role {name} has couldn't be read: {error}"),
                    Some("allow `iam:GetRole` on the role itself to have its permissions looked at"),
                );
            }
        },
        None => return finding(Health::Unknown, format!("IAM isn't asked about {caller}"), None),
    };
    let command = match needs.by_spec {
        true => "`rolecall permissions`",
        false => "`rolecall permissions --all`",
    };
    let mut denied = Vec::new();
    let mut asked = 0;
    for question in needs.documents.iter().flat_map(questions) {
        let request = SimulatePrincipalPolicyRequest {
            policy_source_arn: source.clone(),
            action_names: question.actions,
            resource_arns: question.resources,
            ..SimulatePrincipalPolicyRequest::default()
        };
        match way.reader.send_all(request).await {
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
                    Some(&format!(
                        "{command} prints what is needed; allow `iam:SimulatePrincipalPolicy` to have it looked at"
                    )),
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
        Some(&format!("{command} prints a policy that allows it")),
    )
}

/// Whose policies decide.
#[derive(Debug, PartialEq, Eq)]
enum Deciding {
    /// The caller's own, by its ARN.
    Itself(String),
    /// A session's are its role's, by name: its ARN has the role's name and not its path (IAM User Guide,
    /// `reference_identifiers`).
    Role(String),
}

/// The ARN of the role that a session is of: the spec's way in, where that is the role, else as IAM says.
async fn role<A: Aws + 'static>(way: &Way<A>, name: &str) -> Result<String, CallError> {
    let led = way_in(way.partition, way.reader.account().as_str(), &way.entry)
        .and_then(|arn| arn.parse::<Arn>().ok())
        .filter(|arn| arn.resource_name() == name);
    if let Some(arn) = led {
        return Ok(arn.to_string());
    }
    let request = GetRoleRequest {
        role_name: name.to_owned(),
    };
    Ok(way.reader.send(request).await?.role.arn)
}

/// Whose policies decide about a caller.
fn source_of(caller: &str) -> Option<Deciding> {
    let arn: Arn = caller.parse().ok()?;
    match arn.resource().split_once('/')? {
        ("user" | "role", _) => Some(Deciding::Itself(caller.to_owned())),
        ("assumed-role", rest) => {
            let (role, _session) = rest.split_once('/')?;
            Some(Deciding::Role(role.to_owned()))
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
