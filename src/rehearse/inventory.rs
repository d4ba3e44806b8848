//! What is in a world, as lines that two worlds can be compared by.
//!
//! Unique ids, dates and access key ids are left out: a life that was cut short and resumed makes the same
//! things with other ids. What is counted is what somebody would have to clean up.

use std::collections::BTreeMap;

use rolecall_iam::account::{AccountId, Partition};
use rolecall_sim::world::World;
use rolecall_sim::world::account::Account;
use rolecall_sim::world::account::grants::Grants;
use rolecall_sim::world::account::tags::Tags;

/// What is there: each line, and how often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory(BTreeMap<String, usize>);

impl Inventory {
    /// Of all accounts.
    #[must_use]
    pub fn of(world: &World) -> Self {
        let mut inventory = Inventory::default();
        for account in world.accounts() {
            inventory.account(account);
        }
        inventory
    }

    /// What is in `self` and not in `other`: each line with how many more there are.
    #[must_use]
    pub fn beyond(&self, other: &Inventory) -> Vec<String> {
        self.0
            .iter()
            .filter_map(|(line, count)| {
                let more = count.saturating_sub(other.0.get(line).copied().unwrap_or(0));
                match more {
                    0 => None,
                    1 => Some(line.clone()),
                    _ => Some(format!("{line} ({more} times)")),
                }
            })
            .collect()
    }

    fn account(&mut self, account: &Account) {
        let here = Here {
            account: account.id,
            partition: account.partition,
        };
        for user in account.users.iter() {
            let of = here.of("user", &user.path, &user.name);
            self.add(of.clone());
            self.grants(&of, &user.grants);
            self.boundary(&of, user.boundary.latest());
            self.tags(&of, user.tags.latest());
            for group in account.groups.iter().filter(|group| user.is_member(&group.id)) {
                self.add(format!("{of} in group {}", group.name));
            }
            for _ in &user.keys {
                self.add(format!("{of} access key"));
            }
        }
        for group in account.groups.iter() {
            let of = here.of("group", &group.path, &group.name);
            self.add(of.clone());
            self.grants(&of, &group.grants);
        }
        for role in account.roles.iter() {
            let of = here.of("role", &role.path, &role.name);
            let description = role.description.as_deref().unwrap_or_default();
            self.add(format!("{of}, {} s, `{description}`", role.max_session_seconds));
            self.add(format!(
                "{of} trust {}",
                role.trust.latest().map_or("", |trust| trust.text())
            ));
            self.grants(&of, &role.grants);
            self.boundary(&of, role.boundary.latest());
            self.tags(&of, role.tags.latest());
        }
        for policy in account.policies.iter() {
            let document = policy.document.latest().map_or("", |document| document.text());
            self.add(format!("{} {document}", policy.arn));
        }
        for profile in account.instance_profiles.iter() {
            let holds = if profile.role.is_some() {
                " with a role"
            } else {
                ""
            };
            self.add(format!("{}{holds}", profile.arn));
        }
    }

    fn grants(&mut self, of: &str, grants: &Grants) {
        for (name, document) in grants.inlines() {
            self.add(format!("{of} inline {name} {}", document.text()));
        }
        for policy in grants.attached() {
            self.add(format!("{of} attached {policy}"));
        }
    }

    fn boundary<T: std::fmt::Display>(&mut self, of: &str, boundary: Option<&Option<T>>) {
        if let Some(Some(boundary)) = boundary {
            self.add(format!("{of} boundary {boundary}"));
        }
    }

    fn tags(&mut self, of: &str, tags: Option<&Tags>) {
        for tag in tags.into_iter().flat_map(Tags::iter) {
            // Which key it is differs from life to life; that the mark is there doesn't.
            let value = if tag.key.starts_with(crate::mark::KEY) {
                "…"
            } else {
                &*tag.value
            };
            self.add(format!("{of} tag {}={value}", tag.key));
        }
    }

    fn add(&mut self, line: String) {
        *self.0.entry(line).or_insert(0) += 1;
    }
}

/// An account, for names within it.
struct Here {
    account: AccountId,
    partition: Partition,
}

impl Here {
    fn of(&self, kind: &str, path: &str, name: &str) -> String {
        format!("arn:{}:iam::{}:{kind}{path}{name}", self.partition, self.account)
    }
}
