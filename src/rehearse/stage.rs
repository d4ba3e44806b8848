//! The stage of a rehearsal: a simulated AWS with the setup's accounts, an operator in each, and strangers.
//!
//! The operator holds exactly what `rolecall permissions` prints, so that a rehearsal proves the list
//! sufficient. Everything here was written long before the life begins, and every replica has seen it.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rolecall_api::credentials::{Credentials, ProvideCredentials};
use rolecall_api::operation::Service;
use rolecall_iam::account::AccountId;
use rolecall_sim::world::account::directory::Entity as _;
use rolecall_sim::world::journal::Keep;
use rolecall_sim::world::{Config, Delays, World};

use super::inventory::Inventory;
use crate::desired::role_arn;
use crate::diagnostic::Diagnostic;
use crate::edge;
use crate::permissions::permissions_for;
use crate::session::access::Profiles;
use crate::session::clock::later;
use crate::setup::{Setup, Spoke};
use crate::verify::{Stranger, Strangers, Unpromised};

mod builder;
mod operator;

use builder::{Builder, NEIGHBOUR, OPERATOR, OUTSIDER, PATH, TEMPTED};

/// How long before the life everything of the stage is written: longer than any delay.
const BEFORE: Duration = Duration::from_secs(24 * 60 * 60);

/// How long an operator waits who was given rights: longer than any delay.
const GRANTED: Duration = Duration::from_secs(15 * 60);

/// The policies that the operator has, by account, each a document of its own.
pub type Permissions = BTreeMap<AccountId, Vec<String>>;

/// How a world is made.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The seed of all its chance.
    pub seed: u64,
    /// How late its writes are seen.
    pub delays: Delays,
    /// How much of the journal is kept.
    pub journal: Keep,
}

impl Default for Choice {
    /// Seed 1, as late as AWS is commonly seen to be, no journal.
    fn default() -> Self {
        Choice {
            seed: 1,
            delays: Delays::Aws,
            journal: Keep::Nothing,
        }
    }
}

/// A world that is ready for the life of a setup.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The setup, its organizational units by the ids that they have in this world.
    pub setup: Setup,
    /// The world.
    pub world: World,
    /// When the life begins.
    pub now: Timestamp,
    /// What was there before.
    pub before: Inventory,
    /// What stands in for something that isn't known here, and what was added to a world that was kept.
    pub notices: Vec<String>,
}

/// What a life changed in the world.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// What should not be there, and what should: a line each.
    pub left: Vec<String>,
    /// What stays on adopted things.
    pub kept: Vec<String>,
}

impl Stage {
    /// Makes a world for a setup. `permissions` are the operator's; without them it has what
    /// `rolecall permissions` prints.
    ///
    /// # Errors
    /// When the setup can't be staged: a policy that AWS refuses, or more than an account holds.
    pub fn set(
        setup: &Setup,
        permissions: Option<&Permissions>,
        choice: &Choice,
    ) -> Result<Stage, Box<Diagnostic>> {
        let start = Config::default().start;
        let world = World::new(Config {
            seed: choice.seed,
            start,
            delays: Delays::Instant,
            journal: Keep::Nothing,
            ..Config::default()
        });
        let builder = Builder::new(world, start, setup).build(permissions)?;
        let mut world = builder.world;
        world.set_delays(choice.delays);
        world.restart_journal(choice.journal);
        Ok(Stage {
            before: Inventory::of(&world),
            setup: builder.setup,
            world,
            now: later(start, BEFORE),
            notices: builder.notices,
        })
    }

    /// Goes on in a world that was kept. What the setup has and the world hasn't, as an account that is new
    /// in the spec, is added; an operator whose rights are printed otherwise now is given them as well, and
    /// waits until they are seen everywhere.
    ///
    /// # Errors
    /// As [`set`](Stage::set).
    pub fn resumed(setup: &Setup, world: World, now: Timestamp) -> Result<Stage, Box<Diagnostic>> {
        let builder = Builder::new(world, now, setup).build(None)?;
        let mut notices = builder.notices;
        let now = if builder.wrote {
            notices.push(
                "the world was given what is new in the spec, and a quarter of an hour passed".to_owned(),
            );
            later(now, GRANTED)
        } else {
            now
        };
        Ok(Stage {
            before: Inventory::of(&builder.world),
            setup: builder.setup,
            world: builder.world,
            now,
            notices,
        })
    }

    /// The operator's credentials.
    #[must_use]
    pub fn operators(&self) -> Operators {
        let mut world = self.world.clone();
        let accounts: Vec<AccountId> = world.accounts().map(|account| account.id).collect();
        let found = accounts
            .into_iter()
            .filter_map(|account| Some((account, Arc::new(credentials(&mut world, account, OPERATOR)?))))
            .collect();
        Operators(Arc::new(found))
    }

    /// The principals and roles that were made to be refused; `None` in a world that has none.
    #[must_use]
    pub fn strangers(&self) -> Option<Strangers> {
        let mut world = self.world.clone();
        let hub = self.setup.hub.account;
        let elsewhere = self
            .world
            .accounts()
            .find(|account| account.users.get(OUTSIDER).is_some())?
            .id;
        let mut stranger = |account: AccountId, alias: &str, name: &str| -> Option<Stranger> {
            let arn = world.account(account)?.users.get(name)?.arn.clone();
            Some(Stranger {
                who: format!("{alias}/user/{name}"),
                arn,
                account,
                credentials: Arc::new(credentials(&mut world, account, name)?),
            })
        };
        let alias = self.setup.hub.alias.clone();
        let neighbour = stranger(hub, &alias, NEIGHBOUR)?;
        let tempted = stranger(hub, &alias, TEMPTED)?;
        let outsider = stranger(elsewhere, "outside", OUTSIDER)?;
        let unpromised = self
            .world
            .accounts()
            .flat_map(|account| account.roles.iter())
            .filter(|role| role.path == PATH)
            .map(|role| Unpromised {
                what: format!("{}/role/{}", self.alias(role.arn.account_id()), role.name()),
                role: role.arn.clone(),
            })
            .collect();
        Some(Strangers {
            neighbour,
            tempted,
            outsider,
            unpromised,
        })
    }

    /// What is different from before the life: what was left behind, and what was lost. What was adopted is left
    /// as it was made, since nothing tells any more what it was before: that is told apart.
    #[must_use]
    pub fn difference(&self, after: &Inventory) -> Difference {
        let setup = &self.setup;
        let mut adopted = Vec::new();
        if setup.hub.user.existing {
            adopted.push(edge::user_arn(setup).to_string());
        }
        let roles = setup.spokes.iter().filter(|spoke| spoke.role.existing);
        adopted.extend(roles.map(|spoke| role_arn(setup.partition, spoke).to_string()));
        let of_adopted = |line: &String| {
            adopted.iter().any(|arn| {
                line.strip_prefix(arn.as_str())
                    .is_some_and(|rest| rest.starts_with(' '))
            })
        };
        let (kept, more): (Vec<String>, Vec<String>) =
            after.beyond(&self.before).into_iter().partition(of_adopted);
        let less = self
            .before
            .beyond(after)
            .into_iter()
            .filter(|line| !of_adopted(line));
        Difference {
            left: more
                .into_iter()
                .map(|line| format!("left behind: {line}"))
                .chain(less.map(|line| format!("lost: {line}")))
                .collect(),
            kept,
        }
    }

    fn alias(&self, account: Option<AccountId>) -> String {
        let spoke = self
            .setup
            .spokes
            .iter()
            .find(|spoke| Some(spoke.account) == account);
        spoke.map_or_else(|| "outside".to_owned(), |spoke| spoke.alias.clone())
    }
}

/// The credentials of a user's first access key. A simulated secret is derived from the world's seed.
fn credentials(world: &mut World, account: AccountId, user: &str) -> Option<Credentials> {
    let id = world.account(account)?.users.get(user)?.keys.first()?.clone();
    let start = world.start();
    let attempt = world.begin(start, Service::Iam, "us-east-1", id.as_str());
    Some(Credentials::long_term(
        id.as_str(),
        attempt.verifier()?.secret.clone(),
    ))
}

/// The operator's credentials in each account.
#[derive(Clone)]
pub struct Operators(Arc<BTreeMap<AccountId, Arc<Credentials>>>);

impl fmt::Debug for Operators {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Operators").field(&self.0.len()).finish()
    }
}

impl Profiles for Operators {
    /// Whatever a profile is called, in a simulated AWS it leads to the operator of the account.
    fn credentials(
        &self,
        _: Option<&str>,
        account: AccountId,
    ) -> Result<Arc<dyn ProvideCredentials>, String> {
        match self.0.get(&account) {
            Some(credentials) => Ok(Arc::new(Arc::clone(credentials))),
            None => Err(format!("the simulated AWS has no operator in account {account}")),
        }
    }
}

/// What `rolecall permissions` prints, as an operator holds it.
#[must_use]
pub fn printed(setup: &Setup, spokes: &[Spoke]) -> Permissions {
    permissions_for(setup, spokes)
        .into_iter()
        .map(|(account, documents)| {
            let texts = documents.iter().map(|document| document.text().to_owned());
            (account, texts.collect())
        })
        .collect()
}

#[cfg(test)]
mod tests;
