//! The operator of a stage: a user in every account, or a role that leads in, with the permissions that are
//! given and no other.

use std::collections::BTreeMap;

use rolecall_api::views::iam::{
    AttachRolePolicyRequest, AttachUserPolicyRequest, CreatePolicyRequest, DeletePolicyRequest,
    DetachRolePolicyRequest, DetachUserPolicyRequest, PutUserPolicyRequest,
};
use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use rolecall_sim::world::account::Account;

use super::Permissions;
use super::builder::{Builder, Done, OPERATOR, PATH, path_and_name};
use crate::diagnostic::Diagnostic;
use crate::setup::Entry;

/// How many policies of the operator's an account keeps.
const MOST_PERMISSIONS: usize = 8;

impl Builder {
    /// An operator in every account of the setup, with the permissions that are given, by the setup's own
    /// way in: a user of the account, or a role that a user of the management account assumes.
    pub(super) fn operators(&mut self, permissions: &Permissions) -> Done {
        let mut entries: BTreeMap<AccountId, Entry> = self
            .spokes
            .iter()
            .map(|spoke| (spoke.account, spoke.entry.clone()))
            .collect();
        entries.insert(self.setup.hub.account, self.setup.hub.entry.clone());
        if let Some(management) = self.setup.management {
            entries.entry(management).or_default();
        }
        for (account, entry) in &entries {
            self.user(*account, OPERATOR, None)?;
            let way_in = self.way_in(*account, entry)?;
            for document in permissions.get(account).into_iter().flatten() {
                self.permission(*account, way_in.as_deref(), document)?;
            }
        }
        Ok(())
    }

    /// The role that is the way into an account, by name; made, and trusting whoever begins it.
    fn way_in(&mut self, account: AccountId, entry: &Entry) -> Result<Option<String>, Box<Diagnostic>> {
        let Some(role) = &entry.role else {
            return Ok(None);
        };
        let arn = role.parse::<Arn>().ok();
        let (path, name) = match &arn {
            Some(arn) => path_and_name(arn),
            None => {
                let (path, name) = role.rsplit_once('/').unwrap_or(("", role));
                let path = path.trim_matches('/');
                let path = if path.is_empty() {
                    "/".to_owned()
                } else {
                    format!("/{path}/")
                };
                (path, name.to_owned())
            }
        };
        // With a profile the way begins in the account itself, without in the management account.
        let from = match (&entry.profile, self.setup.management) {
            (None, Some(management)) => management,
            _ => account,
        };
        let trusted = Arn::root(self.setup.partition, from);
        self.role(account, &name, &path, &trusted)?;
        if from == account {
            let arn = Arn::role(self.setup.partition, account, &path, &name);
            self.may_assume(account, &arn)?;
        }
        Ok(Some(name))
    }

    /// The operator's user in an account may assume the role that is the way in there: whoever names a role
    /// without a management account has that right already.
    fn may_assume(&mut self, account: AccountId, role: &Arn) -> Done {
        const NAME: &str = "way-in";
        let there = |account: &Account| {
            account
                .users
                .get(OPERATOR)
                .is_some_and(|user| user.grants.inline(NAME).is_some())
        };
        if self.has(account, there) {
            return Ok(());
        }
        let document = serde_json::json!({
            "Version": "2012-10-17",
            "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": role.as_str() }],
        });
        let request = PutUserPolicyRequest {
            user_name: OPERATOR.to_owned(),
            policy_name: NAME.to_owned(),
            policy_document: document.to_string(),
        };
        self.root(account, request)
    }

    /// One policy of the operator's: on its user, or on the role that is the way in. One that says the same
    /// is enough; a new one leaves the earlier ones, since what the setup was is still to be taken away, but
    /// for the oldest, since an entity holds ten (IAM User Guide, `reference_iam-quotas`).
    fn permission(&mut self, account: AccountId, way_in: Option<&str>, document: &str) -> Done {
        let mut ours: BTreeMap<usize, Arn> = BTreeMap::new();
        for policy in self
            .world
            .account(account)
            .into_iter()
            .flat_map(|account| account.policies.iter())
        {
            let number = policy
                .name
                .strip_prefix(OPERATOR)
                .and_then(|rest| rest.strip_prefix('-')?.parse().ok());
            let Some(number) = number.filter(|_| policy.path == PATH) else {
                continue;
            };
            if policy
                .document
                .latest()
                .is_some_and(|there| there.text() == document)
            {
                return Ok(());
            }
            ours.insert(number, policy.arn.clone());
        }
        let number = ours.last_key_value().map_or(1, |(last, _)| last + 1);
        if let Some((_, oldest)) = ours.first_key_value().filter(|_| ours.len() >= MOST_PERMISSIONS) {
            self.withdraw(account, way_in, oldest)?;
        }
        let policy_name = format!("{OPERATOR}-{number}");
        let policy_arn = Arn::policy(self.setup.partition, account, PATH, &policy_name).to_string();
        let request = CreatePolicyRequest {
            policy_name,
            path: Some(PATH.to_owned()),
            policy_document: document.to_owned(),
            ..CreatePolicyRequest::default()
        };
        self.root(account, request)?;
        match way_in {
            Some(role) => {
                let role_name = role.to_owned();
                self.root(
                    account,
                    AttachRolePolicyRequest {
                        role_name,
                        policy_arn,
                    },
                )
            }
            None => {
                let user_name = OPERATOR.to_owned();
                self.root(
                    account,
                    AttachUserPolicyRequest {
                        user_name,
                        policy_arn,
                    },
                )
            }
        }
    }

    fn withdraw(&mut self, account: AccountId, way_in: Option<&str>, policy: &Arn) -> Done {
        let policy_arn = policy.to_string();
        match way_in {
            Some(role) => {
                let request = DetachRolePolicyRequest {
                    role_name: role.to_owned(),
                    policy_arn: policy_arn.clone(),
                };
                self.root(account, request)?;
            }
            None => {
                let request = DetachUserPolicyRequest {
                    user_name: OPERATOR.to_owned(),
                    policy_arn: policy_arn.clone(),
                };
                self.root(account, request)?;
            }
        }
        self.root(account, DeletePolicyRequest { policy_arn })
    }
}
