//! Short names for people: aliases for account IDs, `net/role/NetAccess` for an ARN.

use std::collections::BTreeMap;

use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;

use crate::setup::{Setup, Spoke};

/// The names that people gave to accounts.
#[derive(Clone, Debug, Default)]
pub struct Names(BTreeMap<AccountId, String>);

impl Names {
    /// The names of a setup's accounts.
    #[must_use]
    pub fn new(setup: &Setup, spokes: &[Spoke]) -> Self {
        let mut names: BTreeMap<_, _> = spokes
            .iter()
            .map(|spoke| (spoke.account, spoke.alias.clone()))
            .collect();
        names.insert(setup.hub.account, setup.hub.alias.clone());
        Names(names)
    }

    /// The name of an account; its number when it has none.
    #[must_use]
    pub fn alias(&self, account: AccountId) -> String {
        self.0
            .get(&account)
            .cloned()
            .unwrap_or_else(|| account.to_string())
    }

    /// `net/role/NetAccess` for an ARN of a known account, the bare name for what AWS manages, and
    /// anything else as it is.
    #[must_use]
    pub fn short(&self, text: &str) -> String {
        let Ok(arn) = text.parse::<Arn>() else {
            return match text.parse::<AccountId>() {
                Ok(account) => self.alias(account),
                Err(_) => text.to_owned(),
            };
        };
        if arn.service() != "iam" {
            return text.to_owned();
        }
        match arn.account_id() {
            Some(account) if self.0.contains_key(&account) => {
                format!("{}/{}", self.alias(account), arn.resource())
            }
            None if arn.account() == "aws" => {
                arn.resource().strip_prefix("policy/").unwrap_or(text).to_owned()
            }
            _ => text.to_owned(),
        }
    }
}
