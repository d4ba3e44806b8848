//! Observe: reads what is there. It can't write: it is given readers and nothing else.
//!
//! Few calls: the hub's users and groups with all their documents are one list, an account's role is three
//! or four reads. Accounts are read in parallel.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rolecall_api::Aws;
use rolecall_api::error::{CallError, CallErrorKind};
use rolecall_api::views::sts::GetCallerIdentityRequest;
use rolecall_iam::account::{AccountId, Partition};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::diagnostic::Diagnostic;
use crate::diff::leave;
use crate::observed::{Account, Closed, Observed};
use crate::patience;
use crate::plan::{Goal, usual_entry};
use crate::session::{Elsewhere, Reader, Session};
use crate::setup::Setup;

mod facet;
mod hub;
mod spoke;
mod units;

#[cfg(test)]
mod tests;

pub use facet::facet;

/// The longest session of a role that says nothing, in seconds (IAM API, `CreateRole`).
const DEFAULT_SESSION: u32 = 3_600;

/// Accounts that are read at the same time. IAM's rates are each account's own, so this only bounds what
/// is open at once.
const PARALLEL: usize = 16;

/// Why nothing could be observed. A spoke that can't be read is no reason: it is a value of [`Observed`].
#[derive(Debug, thiserror::Error)]
pub enum ObserveError {
    /// The hub can't be read.
    #[error("the hub `{alias}` can't be read: {error}")]
    Hub {
        /// The hub's name.
        alias: String,
        /// What failed.
        error: Box<CallError>,
    },
    /// The operator's credentials for an account that the setup names are those of another account, or of another
    /// partition.
    #[error("the credentials for {whose} are {found}")]
    WrongAccount {
        /// The account that is meant, for people.
        whose: String,
        /// The account that is meant.
        account: AccountId,
        /// Where they lead.
        found: Elsewhere,
    },
    /// The organization can't be read, and units are named.
    #[error("the unit `{unit}` of the organization can't be read: {error}")]
    Organization {
        /// The unit.
        unit: String,
        /// What failed.
        error: Box<CallError>,
    },
}

impl ObserveError {
    /// The failed call, if it was one.
    #[must_use]
    pub fn call(&self) -> Option<&CallError> {
        match self {
            ObserveError::Hub { error, .. } | ObserveError::Organization { error, .. } => Some(error),
            ObserveError::WrongAccount { .. } => None,
        }
    }

    /// As a finding that points into the spec.
    #[must_use]
    pub fn finding(&self, setup: &Setup) -> Diagnostic {
        let code = match self.call() {
            Some(error) if lacks_credentials(error) => "observe/credentials",
            Some(error) if error.endpoint_unreached().is_some() => "target/unreachable",
            Some(error) if error.is_unimplemented() => "target/unimplemented",
            _ => "observe/unreadable",
        };
        let finding = Diagnostic::error(code, self.to_string());
        match self {
            ObserveError::Organization { unit, .. } => {
                let place = setup
                    .units
                    .iter()
                    .find(|units| units.units.contains(unit))
                    .map_or(&setup.hub.place, |units| &units.place);
                finding.at(place.clone(), "its accounts are asked of the organization")
            }
            ObserveError::WrongAccount { account, .. } => {
                let place = setup
                    .spoke(*account)
                    .map_or(&setup.hub.place, |spoke| &spoke.place);
                finding.at(place.clone(), "read as the operator")
            }
            _ => finding.at(setup.hub.place.clone(), "read as the operator"),
        }
        .hint(match self {
            ObserveError::WrongAccount { found, .. } => found.hint().unwrap_or_else(|| {
                "nothing was written: name a `profile` or `assume-role` in the spec that leads into it"
                    .to_owned()
            }),
            _ => self.usual_hint(code, setup),
        })
    }

    /// What to do about a code.
    fn usual_hint(&self, code: &str, setup: &Setup) -> String {
        match code {
            "observe/credentials" if self.call().is_some_and(is_unknown) => {
                return format!(
                    "log in again or name a profile; `rolecall doctor` looks at the credentials for each account. \
                     Credentials of another partition are unknown here, too: this setup is in `{}`",
                    setup.partition
                );
            }
            "observe/credentials" => {
                "log in again or name a profile; `rolecall doctor` looks at the credentials for each account"
            }
            "target/unreachable" => {
                "see whether something listens there, and whether the network, a proxy or the region lets it be \
                 reached; nothing was sent"
            }
            "target/unimplemented" => {
                "the endpoint has no such operation, and asking again won't change that; `rolecall rehearse` needs none"
            }
            _ if self.call().is_some_and(|error| error.refusal().is_none()) => {
                "no answer came that can be read: try again, and see whether that is AWS which answers"
            }
            _ => "`rolecall permissions` prints what the operator needs in each account",
        }
        .to_owned()
    }
}

/// Whether AWS doesn't know the key of a call. It knows the keys of its own partition alone (whitepaper *AWS Fault
/// Isolation Boundaries*, `partitions`).
fn is_unknown(error: &CallError) -> bool {
    error
        .code()
        .is_some_and(|code| ["InvalidClientTokenId", "UnrecognizedClientException"].contains(&code))
}

/// Whether a call failed since there are no credentials, or they hold no more: what a new login mends.
#[must_use]
pub fn lacks_credentials(error: &CallError) -> bool {
    match &error.kind {
        CallErrorKind::Unsent { why, .. } => why.starts_with("no credentials: "),
        CallErrorKind::Refused(refusal) => [
            "ExpiredToken",
            "ExpiredTokenException",
            "InvalidClientTokenId",
            "MissingAuthenticationToken",
            "UnrecognizedClientException",
        ]
        .contains(&refusal.code.as_str()),
        CallErrorKind::Unanswered { .. } | CallErrorKind::Unintelligible { .. } => false,
    }
}

/// Reads everything that a plan of either goal needs.
///
/// # Errors
///
/// When the hub or the organization can't be read, or the way into an account that the setup names leads into
/// another.
pub async fn observe<A: Aws + 'static>(
    session: &Session<A>,
    setup: &Setup,
) -> Result<Observed, ObserveError> {
    observe_for(session, setup, Goal::Absent).await
}

/// Reads what a plan of one goal needs: what only a removal asks for (instance profiles, a user's login
/// profile and the like) is not read for [`Goal::Present`] where nothing is to be removed.
///
/// # Errors
///
/// As [`observe`].
pub async fn observe_for<A: Aws + 'static>(
    session: &Session<A>,
    setup: &Setup,
    goal: Goal,
) -> Result<Observed, ObserveError> {
    let mut observed = hub_and_members(session, setup, goal).await?;
    let spokes = observed.spokes(setup);
    let asked = leave::asked(setup, &spokes, &observed.hub);
    let session = entering(session, setup, &observed);
    let wanted: BTreeMap<AccountId, (String, String)> = spokes
        .into_iter()
        .map(|spoke| (spoke.account, (spoke.role.name, spoke.role.path)))
        .collect();
    observed.accounts = accounts(&session, setup, asked, wanted, goal).await?;
    observed.at = session.clock().now();
    Ok(observed)
}

/// Reads what the hub and the organization know of accounts; no account but these two is entered.
///
/// # Errors
///
/// As [`observe`].
pub async fn known<A: Aws + 'static>(session: &Session<A>, setup: &Setup) -> Result<Observed, ObserveError> {
    hub_and_members(session, setup, Goal::Present).await
}

/// The roles that the hub's records have and the setup hasn't any more: patterns of their ARNs, by account.
#[must_use]
pub fn left(setup: &Setup, observed: &Observed) -> BTreeMap<AccountId, BTreeSet<String>> {
    leave::left(setup, &observed.spokes(setup), &observed.hub)
}

async fn hub_and_members<A: Aws + 'static>(
    session: &Session<A>,
    setup: &Setup,
    goal: Goal,
) -> Result<Observed, ObserveError> {
    let alias = setup.hub.alias.clone();
    let reader = session.read(setup.hub.account);
    let hub = |error| ObserveError::Hub {
        alias: alias.clone(),
        error: Box::new(error),
    };
    if let Some(found) = elsewhere(&reader, setup.partition).await.map_err(hub)? {
        return Err(ObserveError::WrongAccount {
            whose: format!("the hub `{alias}`"),
            account: setup.hub.account,
            found,
        });
    }
    let observed_hub = hub::read(&reader, setup, goal).await.map_err(hub)?;
    let members = units::members(session, setup).await?;
    Ok(Observed {
        at: session.clock().now(),
        hub: observed_hub,
        members,
        accounts: BTreeMap::new(),
    })
}

/// The session, with ways into the accounts that only observing found: those of the setup's units, and
/// those that the hub's records name.
#[must_use]
pub fn entering<A: Aws + 'static>(session: &Session<A>, setup: &Setup, observed: &Observed) -> Session<A> {
    let named: BTreeSet<AccountId> = setup
        .spokes
        .iter()
        .map(|spoke| spoke.account)
        .chain([setup.hub.account])
        .collect();
    let spokes = observed.spokes(setup);
    let found = spokes
        .iter()
        .filter(|spoke| !named.contains(&spoke.account))
        .map(|spoke| (spoke.account, spoke.alias.clone(), spoke.entry.clone()));
    let known: BTreeSet<AccountId> = spokes.iter().map(|spoke| spoke.account).collect();
    let left = leave::records(setup, &observed.hub)
        .into_keys()
        .filter(|account| !known.contains(account))
        .map(|account| (account, account.to_string(), usual_entry(setup)));
    session.entering(found.chain(left))
}

/// Reads accounts in parallel.
///
/// # Errors
/// When the way into an account that the setup names leads elsewhere. What an account is that left, nobody says
/// any more: there it is one that can't be entered.
async fn accounts<A: Aws + 'static>(
    session: &Session<A>,
    setup: &Setup,
    asked: BTreeMap<AccountId, BTreeSet<String>>,
    wanted: BTreeMap<AccountId, (String, String)>,
    goal: Goal,
) -> Result<BTreeMap<AccountId, Account>, ObserveError> {
    let open = Arc::new(Semaphore::new(PARALLEL));
    let mut reading = JoinSet::new();
    let mut found = BTreeMap::new();
    let mut astray = BTreeMap::new();
    for (account, names) in asked {
        let question = spoke::Question {
            setup: setup.name.clone(),
            partition: setup.partition,
            names,
            wanted: wanted.get(&account).cloned(),
            goal,
        };
        let (reader, open) = (session.read(account), Arc::clone(&open));
        // Until the reader has answered, the account counts as one that was not read.
        found.insert(
            account,
            Account::Unreachable(Closed::to_all("reading it was broken off")),
        );
        reading.spawn(async move {
            let _open = open.acquire_owned().await;
            (account, spoke::read(&reader, &question).await)
        });
    }
    while let Some(read) = reading.join_next().await {
        match read {
            Ok((account, Ok(seen))) => drop(found.insert(account, seen)),
            Ok((account, Err(elsewhere))) => drop(astray.insert(account, elsewhere)),
            Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
            Err(_) => {}
        }
    }
    for (account, elsewhere) in astray {
        if let Some(spoke) = setup.spoke(account) {
            return Err(ObserveError::WrongAccount {
                whose: format!("`{}`", spoke.alias),
                account,
                found: elsewhere,
            });
        }
        let why = format!("the credentials are {elsewhere}");
        found.insert(account, Account::Unreachable(Closed::to_all(why)));
    }
    Ok(found)
}

/// Where credentials lead, when that isn't the account that is to be read.
async fn elsewhere<A: Aws + 'static>(
    reader: &Reader<A>,
    partition: Partition,
) -> Result<Option<Elsewhere>, CallError> {
    let identity = reader.send(GetCallerIdentityRequest::default()).await?;
    Ok(Elsewhere::of(&identity, reader.account(), partition))
}

/// An account behind a call that failed.
fn closed(error: &CallError) -> Account {
    Account::Unreachable(Closed {
        why: told(error),
        credentials: lacks_credentials(error),
    })
}

/// A failed call in one line: AWS's code, and its text.
fn told(error: &CallError) -> String {
    match error.refusal() {
        Some(refusal) => format!("{}: {}", refusal.code, refusal.message),
        None => format!("{}: {error}", patience::code(error)),
    }
}
