//! Who else may look after an organization: services that are trusted, accounts that administer one for it, and
//! what it manages for its members centrally.

use std::collections::BTreeMap;

use rolecall_iam::account::AccountId;
use serde::{Deserialize, Serialize};

use crate::time::clock::Moment;

use super::Organization;

/// What an account administers by delegation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegated {
    /// The services, and since when each.
    pub services: BTreeMap<String, Moment>,
}

/// What the management account does for its members centrally (IAM API Reference,
/// `ListOrganizationsFeatures`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Feature {
    /// The root users' credentials.
    RootCredentialsManagement,
    /// Sessions of the root users, by `AssumeRoot`.
    RootSessions,
}

impl Feature {
    /// As IAM names it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RootCredentialsManagement => "RootCredentialsManagement",
            Self::RootSessions => "RootSessions",
        }
    }
}

impl Organization {
    /// The services that may act in all accounts, and since when.
    pub fn trusted_services(&self) -> impl Iterator<Item = (&str, Moment)> {
        self.services.iter().map(|(service, since)| (&**service, *since))
    }

    /// Whether a service may act in all accounts.
    #[must_use]
    pub fn trusts(&self, service: &str) -> bool {
        self.services.contains_key(service)
    }

    /// Lets a service act in all accounts, or no longer.
    pub fn trust(&mut self, service: &str, since: Option<Moment>) {
        match since {
            Some(since) => {
                self.services.entry(service.to_owned()).or_insert(since);
            }
            None => {
                self.services.remove(service);
            }
        }
    }

    /// The accounts that administer something by delegation.
    pub fn delegated(&self) -> impl Iterator<Item = (AccountId, &Delegated)> {
        self.delegated.iter().map(|(account, of)| (*account, of))
    }

    /// What an account administers by delegation.
    #[must_use]
    pub fn delegated_to(&self, account: AccountId) -> Option<&Delegated> {
        self.delegated.get(&account)
    }

    /// Lets an account administer a service, or no longer.
    pub fn delegate(&mut self, account: AccountId, service: &str, since: Option<Moment>) {
        let of = self.delegated.entry(account).or_default();
        match since {
            Some(since) => of.services.insert(service.to_owned(), since),
            None => of.services.remove(service),
        };
        if of.services.is_empty() {
            self.delegated.remove(&account);
        }
    }

    /// What is managed centrally.
    pub fn features(&self) -> impl Iterator<Item = Feature> {
        self.features.iter().copied()
    }

    /// Whether something is managed centrally.
    #[must_use]
    pub fn has(&self, feature: Feature) -> bool {
        self.features.contains(&feature)
    }

    /// Manages something centrally, or no longer.
    pub fn set_feature(&mut self, feature: Feature, on: bool) {
        if on {
            self.features.insert(feature);
        } else {
            self.features.remove(&feature);
        }
    }
}
