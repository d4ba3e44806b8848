//! Ways in: how the operator gets into each account.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use rolecall_api::credentials::{ProvideCredentials, ProvideError, Providing};
use rolecall_iam::account::{AccountId, Partition};
use rolecall_iam::arn::Arn;

use crate::plan::Plan;
use crate::setup::{Entry, Setup};

/// Where an operator's own credentials come from: the AWS configuration, or a simulated AWS.
pub trait Profiles: Send + Sync + fmt::Debug {
    /// The credentials of a profile, or without one the operator's own.
    ///
    /// `account` is where they are going to be used. A configuration has no need of it; a simulated AWS
    /// without profiles gives the operator's credentials in that account.
    ///
    /// # Errors
    /// Why there are none, in one line: `there is no profile named …`.
    fn credentials(
        &self,
        profile: Option<&str>,
        account: AccountId,
    ) -> Result<Arc<dyn ProvideCredentials>, String>;
}

/// How the operator gets into the accounts of a setup.
#[derive(Clone)]
pub struct Access {
    partition: Partition,
    management: Option<AccountId>,
    session_name: Arc<str>,
    entries: BTreeMap<AccountId, (String, Entry)>,
    profiles: Arc<dyn Profiles>,
}

impl fmt::Debug for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Access")
            .field("management", &self.management)
            .field("entries", &self.entries)
            .finish_non_exhaustive()
    }
}

impl Access {
    /// Into no account but by the operator's own credentials. Sessions are named `rolecall-SETUP`.
    #[must_use]
    pub fn new(partition: Partition, setup: &str, profiles: Arc<dyn Profiles>) -> Self {
        Access {
            partition,
            management: None,
            session_name: format!("rolecall-{setup}").into(),
            entries: BTreeMap::new(),
            profiles,
        }
    }

    /// Into the accounts of a setup.
    #[must_use]
    pub fn of_setup(setup: &Setup, profiles: Arc<dyn Profiles>) -> Self {
        let mut access = Access::new(setup.partition, &setup.name, profiles);
        access.management = setup.management;
        let hub = (
            setup.hub.account,
            setup.hub.alias.clone(),
            setup.hub.entry.clone(),
        );
        let spokes = setup
            .spokes
            .iter()
            .map(|spoke| (spoke.account, spoke.alias.clone(), spoke.entry.clone()));
        spokes
            .chain([hub])
            .fold(access, |access, (account, alias, entry)| {
                access.into_account(account, alias, entry)
            })
    }

    /// Into the accounts of a plan, which may have accounts that the setup no longer has.
    #[must_use]
    pub fn of_plan(plan: &Plan, management: Option<AccountId>, profiles: Arc<dyn Profiles>) -> Self {
        let access = Access::new(plan.partition, &plan.setup, profiles).through(management);
        plan.accounts.iter().fold(access, |access, planned| {
            let entry = Entry {
                profile: planned.profile.clone(),
                role: planned.role.clone(),
            };
            access.into_account(planned.account, planned.alias.clone(), entry)
        })
    }

    /// The same, its roles assumed from an organization's management account.
    #[must_use]
    pub fn through(mut self, management: Option<AccountId>) -> Self {
        self.management = management;
        self
    }

    /// The same with a way into one more account.
    #[must_use]
    pub fn into_account(mut self, account: AccountId, alias: impl Into<String>, entry: Entry) -> Self {
        self.entries.insert(account, (alias.into(), entry));
        self
    }

    /// The partition of all accounts.
    #[must_use]
    pub fn partition(&self) -> Partition {
        self.partition
    }

    /// The name that people see for an account; its number if it has none.
    #[must_use]
    pub fn alias(&self, account: AccountId) -> String {
        self.entries
            .get(&account)
            .map_or_else(|| account.to_string(), |(alias, _)| alias.clone())
    }

    /// What the sessions of assumed roles are called: `rolecall-` and the setup's name.
    ///
    /// A setup's name has at most 32 characters, all in a session name's alphabet, which may have 64 (STS
    /// API Reference, AssumeRole).
    #[must_use]
    pub fn session_name(&self) -> &Arc<str> {
        &self.session_name
    }

    pub(super) fn entry(&self, account: AccountId) -> Option<&Entry> {
        self.entries.get(&account).map(|(_, entry)| entry)
    }

    /// The role to be assumed on the way in. Only a name (with its path) or an ARN can stand there; whether
    /// it does is the spec's to check.
    pub(super) fn role(&self, account: AccountId) -> Option<String> {
        let role = self.entry(account)?.role.as_deref()?;
        if role.starts_with("arn:") {
            return Some(role.to_owned());
        }
        let (path, name) = role.rsplit_once('/').unwrap_or(("", role));
        let path = match path.trim_matches('/') {
            "" => "/".to_owned(),
            inner => format!("/{inner}/"),
        };
        Some(Arn::role(self.partition, account, &path, name).to_string())
    }

    /// The credentials that the way in begins with: the profile's, or for a role without a profile the
    /// management account's, or the operator's own.
    pub(super) fn own(&self, account: AccountId) -> Arc<dyn ProvideCredentials> {
        let entry = self.entry(account);
        let profile = entry.and_then(|entry| entry.profile.as_deref());
        let (profile, used_in) = match (
            profile,
            entry.and_then(|entry| entry.role.as_ref()),
            self.management,
        ) {
            (None, Some(_), Some(management)) => (
                self.entry(management).and_then(|entry| entry.profile.as_deref()),
                management,
            ),
            (profile, _, _) => (profile, account),
        };
        self.profiles
            .credentials(profile, used_in)
            .unwrap_or_else(|why| Arc::new(Missing { why }))
    }
}

/// A way in that isn't there: said when it is used, so that other accounts go on.
#[derive(Debug)]
struct Missing {
    why: String,
}

impl ProvideCredentials for Missing {
    fn credentials(&self) -> Providing<'_> {
        let why = self.why.clone();
        Box::pin(std::future::ready(Err(ProvideError::Absent { why })))
    }
}
