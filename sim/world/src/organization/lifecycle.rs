//! Accounts that come and go: what was asked for, and what became of it.

use std::sync::Arc;

use rolecall_iam::account::{AccountId, Partition};
use rolecall_iam::arn::Arn;
use rolecall_iam::policy::{self, Document};
use serde::{Deserialize, Serialize};

use crate::account::entity::Role;
use crate::account::tags::Tags;
use crate::account::{Account, AccountOptions};
use crate::ids::{self, Prefix};
use crate::time::clock::Moment;
use crate::world::World;

use super::{Joined, Organization};

/// An account that `CreateAccount` asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRequest {
    /// `car-…`.
    pub id: Arc<str>,
    /// The address of its owner.
    pub email: String,
    /// Its name.
    pub name: String,
    /// The role by which the management account gets in.
    pub role: String,
    /// Its tags.
    pub tags: Tags,
    /// When it was asked for.
    pub requested: Moment,
    /// What became of it.
    pub state: RequestState,
}

/// What became of a request for an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RequestState {
    /// Not decided yet.
    InProgress,
    /// There is one.
    Succeeded {
        /// Its ID.
        account: AccountId,
        /// Since when.
        at: Moment,
    },
    /// There is none.
    Failed {
        /// `EMAIL_ALREADY_EXISTS`, ….
        reason: String,
        /// Since when.
        at: Moment,
    },
}

impl RequestState {
    /// As Organizations names it.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::InProgress => "IN_PROGRESS",
            Self::Succeeded { .. } => "SUCCEEDED",
            Self::Failed { .. } => "FAILED",
        }
    }
}

impl World {
    /// Makes an account that was asked for, with the role by which the management account gets in
    /// (Organizations User Guide, `orgs_manage_accounts_create-new.html`).
    pub(crate) fn open_account(&mut self, request: &str, at: Moment) {
        let Some(organization) = &self.organization else {
            return;
        };
        let Some(mut request) = organization.account_request(request).cloned() else {
            return;
        };
        let (management, partition) = (organization.management, organization.partition);
        let taken = self
            .accounts
            .values()
            .any(|account| account.email.eq_ignore_ascii_case(&request.email));
        if taken {
            request.state = RequestState::Failed {
                reason: "EMAIL_ALREADY_EXISTS".to_owned(),
                at,
            };
        } else {
            let account = self.free_account_id(&request.id);
            let options = AccountOptions {
                name: Some(request.name.clone()),
                email: Some(request.email.clone()),
                ..AccountOptions::default()
            };
            let mut opened = Account::new(account, partition, options, at);
            opened
                .roles
                .insert(self.access_role(&request.role, account, management, partition, at));
            self.accounts.insert(account, opened);
            request.state = RequestState::Succeeded { account, at };
            if let Some(organization) = &mut self.organization {
                let root = organization.root.clone();
                // The root is there as long as the organization is.
                let joined = organization.join(account, &root, Joined::Created, at);
                debug_assert!(joined.is_ok(), "an organization has its root");
                organization.set_tags(account.as_str(), request.tags.clone());
            }
        }
        if let Some(organization) = &mut self.organization {
            organization.put_account_request(request);
        }
    }

    /// Twelve digits that name no account yet.
    fn free_account_id(&self, request: &str) -> AccountId {
        let key = self.chance().key("account").text(request);
        let mut attempt = 0;
        loop {
            let number = 100_000_000_000 + key.number(attempt).below(900_000_000_000);
            match number.to_string().parse() {
                Ok(account) if !self.accounts.contains_key(&account) => return account,
                _ => attempt += 1,
            }
        }
    }

    /// The role that trusts the management account, with `AdministratorAccess`.
    fn access_role(
        &mut self,
        name: &str,
        account: AccountId,
        management: AccountId,
        partition: Partition,
        at: Moment,
    ) -> Role {
        let parts = [account.as_str(), "access role", name];
        let owners = &self.owners;
        let id = ids::mint(self.chance(), Prefix::Aroa, &parts, |id| owners.contains_key(id));
        self.owners.insert(id.clone(), account);
        let arn = Arn::role(partition, account, "/", name);
        let mut role = Role::new(id.clone(), name, "/", arn, trusting(partition, management), at);
        let policy = Arn::aws_managed_policy(partition, "AdministratorAccess");
        self.catalogue.load(policy.as_str());
        role.grants.attach(&id, &policy, self.delays(), at);
        role
    }
}

#[expect(clippy::panic, reason = "the text is a constant but for an account's root")]
fn trusting(partition: Partition, management: AccountId) -> Document {
    let root = Arn::root(partition, management);
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{root}"}},"Action":"sts:AssumeRole"}}]}}"#
    );
    policy::read(&text).unwrap_or_else(|_| panic!("invariant: a policy that trusts an account can be read"))
}

/// How an account fares (Organizations API Reference, `Account`, `State` and the older `Status`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is in use.
    Active,
    /// It is being closed.
    PendingClosure,
    /// It is closed.
    Closed,
}

impl State {
    /// `State`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::PendingClosure => "PENDING_CLOSURE",
            Self::Closed => "CLOSED",
        }
    }

    /// `Status`, which has no word for a closed account.
    #[must_use]
    pub const fn status(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::PendingClosure => "PENDING_CLOSURE",
            Self::Closed => "SUSPENDED",
        }
    }
}

impl Organization {
    /// The requests for accounts, in the order of their ids.
    pub fn account_requests(&self) -> impl Iterator<Item = &AccountRequest> {
        self.requests.values()
    }

    /// One request for an account.
    #[must_use]
    pub fn account_request(&self, id: &str) -> Option<&AccountRequest> {
        self.requests.get(id)
    }

    pub(crate) fn put_account_request(&mut self, request: AccountRequest) {
        self.requests.insert(request.id.clone(), request);
    }

    /// The accounts that were made by the organization, or are being made.
    #[must_use]
    pub fn accounts_made(&self) -> usize {
        self.requests
            .values()
            .filter(|request| !matches!(request.state, RequestState::Failed { .. }))
            .count()
    }
}
