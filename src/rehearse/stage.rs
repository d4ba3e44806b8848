//! The stage of a rehearsal: a simulated AWS with the setup's accounts, an operator in each, and strangers.
//!
//! The operator holds exactly what `rolecall permissions` prints, so that a rehearsal proves the list
//! sufficient. Everything here was written long before the life begins, and every replica has seen it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rolecall_api::credentials::{Credentials, ProvideCredentials};
use rolecall_api::operation::Service;
use rolecall_api::port::{Call, Request};
use rolecall_api::views::iam::{
    AttachRolePolicyRequest, AttachUserPolicyRequest, CreateAccessKeyRequest, CreatePolicyRequest,
    CreateRoleRequest, CreateUserRequest, PutUserPolicyRequest,
};
use rolecall_api::views::{Typed, View};
use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use rolecall_sim::world::directory::Entity as _;
use rolecall_sim::world::journal::Keep;
use rolecall_sim::world::{AccountOptions, Config, Delays, World};

use super::inventory::Inventory;
use crate::diagnostic::Diagnostic;
use crate::permissions::permissions_for;
use crate::session::access::Profiles;
use crate::session::clock::later;
use crate::setup::{Entry, Role, Setup, Spoke};
use crate::verify::closed::{ASSUME_ANYTHING, unused};
use crate::verify::{Stranger, Strangers, Unpromised};

/// IAM path of everything that a stage adds.
const PATH: &str = "/rehearsal/";
/// The user that the operator is.
const OPERATOR: &str = "rehearsal-operator";
/// A user without any policy.
const NEIGHBOUR: &str = "rehearsal-neighbour";
/// A user that may assume anything, as far as the hub goes.
const TEMPTED: &str = "rehearsal-tempted";
/// A user of another account that may assume anything, as far as that account goes.
const OUTSIDER: &str = "rehearsal-outsider";
/// A role that trusts the hub and that nobody promised.
const UNPROMISED: &str = "rehearsal-unpromised";

/// How long before the life everything of the stage is written: longer than any delay.
const BEFORE: Duration = Duration::from_secs(24 * 60 * 60);

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
    /// What stands in for something that isn't known here.
    pub notices: Vec<String>,
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
        let now = later(start, BEFORE);
        let world = World::new(Config {
            seed: choice.seed,
            start,
            delays: Delays::Instant,
            journal: Keep::Nothing,
            ..Config::default()
        });
        let mut builder = Builder {
            world,
            now: start,
            setup: setup.clone(),
            notices: Vec::new(),
            spokes: setup.spokes.clone(),
            made: BTreeSet::new(),
        };
        builder.accounts()?;
        builder.organization()?;
        builder.existing()?;
        match permissions {
            Some(permissions) => builder.operators(permissions)?,
            None => builder.operators(&printed(&builder.setup, &builder.spokes))?,
        }
        builder.strangers()?;
        let Builder {
            mut world,
            setup,
            notices,
            ..
        } = builder;
        world.set_delays(choice.delays);
        world.restart_journal(choice.journal);
        let before = Inventory::of(&world);
        Ok(Stage {
            setup,
            world,
            now,
            before,
            notices,
        })
    }

    /// A stage that was set before and kept in a file.
    #[must_use]
    pub fn resumed(setup: &Setup, world: World, now: Timestamp) -> Stage {
        let before = Inventory::of(&world);
        Stage {
            setup: setup.clone(),
            world,
            now,
            before,
            notices: Vec::new(),
        }
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
        let elsewhere = outside(&self.setup)?;
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
            .filter(|role| role.path == PATH && role.name() != OPERATOR)
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

/// An account that is none of the setup's.
fn outside(setup: &Setup) -> Option<AccountId> {
    let used: BTreeSet<AccountId> = setup
        .spokes
        .iter()
        .map(|spoke| spoke.account)
        .chain([setup.hub.account])
        .chain(setup.management)
        .chain(setup.units.iter().flat_map(|units| units.except.iter().copied()))
        .collect();
    unused(|account| used.contains(&account))
}

/// What makes a stage: writes as root, at one moment, in a world without delays.
struct Builder {
    world: World,
    now: Timestamp,
    setup: Setup,
    notices: Vec<String>,
    /// The accounts to be entered, those of organizational units included.
    spokes: Vec<Spoke>,
    /// Managed policies that were made to stand in.
    made: BTreeSet<Arn>,
}

type Done = Result<(), Box<Diagnostic>>;

impl Builder {
    fn accounts(&mut self) -> Done {
        let hub = (self.setup.hub.account, self.setup.hub.alias.clone());
        let spokes = self
            .setup
            .spokes
            .iter()
            .map(|spoke| (spoke.account, spoke.alias.clone()));
        let named: Vec<(AccountId, String)> = std::iter::once(hub).chain(spokes).collect();
        for (account, name) in named {
            self.account(account, &name)?;
        }
        let others: Vec<AccountId> = self
            .setup
            .management
            .into_iter()
            .chain(outside(&self.setup))
            .collect();
        for account in others {
            if self.world.account(account).is_none() {
                self.account(account, account.as_str())?;
            }
        }
        Ok(())
    }

    fn account(&mut self, account: AccountId, name: &str) -> Done {
        let options = AccountOptions {
            name: Some(name.to_owned()),
            ..AccountOptions::default()
        };
        self.world
            .create_account(account, self.setup.partition, options)
            .map_err(|error| unstaged(&error))
    }

    /// An organization, where the setup names an account that manages it; its units with two accounts each,
    /// since who they hold can't be known here.
    fn organization(&mut self) -> Done {
        let Some(management) = self.setup.management else {
            return Ok(());
        };
        let root = self
            .world
            .create_organization(management)
            .map_err(|error| unstaged(&error))?;
        let members: Vec<AccountId> = self
            .setup
            .spokes
            .iter()
            .map(|spoke| spoke.account)
            .chain([self.setup.hub.account])
            .filter(|account| *account != management)
            .collect();
        for account in members {
            self.world
                .join_organization(account, &root)
                .map_err(|error| unstaged(&error))?;
        }
        let mut setup = self.setup.clone();
        for units in &mut setup.units {
            for unit in &mut units.units {
                let id = self
                    .world
                    .create_unit(&root, unit)
                    .map_err(|error| unstaged(&error))?;
                for member in 1..=2 {
                    let account = unused(|account| self.world.account(account).is_some())
                        .ok_or_else(|| unstaged(&"there is no account ID left"))?;
                    self.account(account, &format!("{unit}-{member}"))?;
                    self.world
                        .join_organization(account, &id)
                        .map_err(|error| unstaged(&error))?;
                    self.spokes.push(Spoke {
                        account,
                        alias: format!("{unit}-{member}"),
                        entry: units.entry.clone(),
                        role: units.role.clone(),
                        place: units.place.clone(),
                    });
                }
                self.notices.push(format!(
                    "`{unit}` stands for an organizational unit with two accounts"
                ));
                *unit = id.to_string();
            }
        }
        self.setup = setup;
        Ok(())
    }

    /// What the setup says is there already: users and roles that it adopts, and managed policies of its own.
    fn existing(&mut self) -> Done {
        let setup = self.setup.clone();
        let user = &setup.hub.user;
        for arn in user.managed.iter().chain(&user.boundary) {
            self.policy(setup.hub.account, arn, user.boundary.as_ref() == Some(arn))?;
        }
        if user.existing {
            let request = CreateUserRequest {
                user_name: user.name.clone(),
                path: Some(user.path.clone()),
                ..CreateUserRequest::default()
            };
            self.root(setup.hub.account, request)?;
        }
        for spoke in &self.spokes.clone() {
            let role = &spoke.role;
            for arn in role.managed.iter().chain(&role.boundary) {
                self.policy(spoke.account, arn, role.boundary.as_ref() == Some(arn))?;
            }
            if role.existing {
                self.role(spoke.account, role)?;
            }
        }
        Ok(())
    }

    fn role(&mut self, account: AccountId, role: &Role) -> Done {
        let trust = trusting(&Arn::root(self.setup.partition, self.setup.hub.account));
        let request = CreateRoleRequest {
            role_name: role.name.clone(),
            path: Some(role.path.clone()),
            assume_role_policy_document: trust,
            ..CreateRoleRequest::default()
        };
        self.root(account, request)
    }

    /// A managed policy of the customer's own, whose document isn't known here.
    fn policy(&mut self, account: AccountId, arn: &Arn, boundary: bool) -> Done {
        if arn.account_id() != Some(account) || !self.made.insert(arn.clone()) {
            return Ok(());
        }
        let (path, name) = path_and_name(arn);
        // As a boundary it must not stand in the way; as a grant it must not claim anything.
        let allows = if boundary { "*" } else { "sts:GetCallerIdentity" };
        self.notices.push(format!(
            "`{name}` is not known here; a policy that allows {allows} stands in for it"
        ));
        let document = serde_json::json!({
            "Version": "2012-10-17",
            "Statement": [{ "Effect": "Allow", "Action": allows, "Resource": "*" }],
        });
        let request = CreatePolicyRequest {
            policy_name: name,
            path: Some(path),
            policy_document: document.to_string(),
            ..CreatePolicyRequest::default()
        };
        self.root(account, request)
    }

    /// An operator in every account of the setup, with the permissions that are given, by the setup's own
    /// way in: a user of the account, or a role that a user of the management account assumes.
    fn operators(&mut self, permissions: &Permissions) -> Done {
        let setup = self.setup.clone();
        let mut entries: BTreeMap<AccountId, Entry> = self
            .spokes
            .iter()
            .map(|spoke| (spoke.account, spoke.entry.clone()))
            .collect();
        entries.insert(setup.hub.account, setup.hub.entry.clone());
        if let Some(management) = setup.management {
            entries.entry(management).or_default();
        }
        for (account, entry) in &entries {
            self.user(*account, OPERATOR, None)?;
            let documents = permissions.get(account).cloned().unwrap_or_default();
            for (number, document) in documents.into_iter().enumerate() {
                self.permission(*account, entry, setup.management, number + 1, document)?;
            }
        }
        Ok(())
    }

    /// One policy of the operator's: on its user, or on the role that is the way in.
    fn permission(
        &mut self,
        account: AccountId,
        entry: &Entry,
        management: Option<AccountId>,
        number: usize,
        document: String,
    ) -> Done {
        let policy_name = format!("{OPERATOR}-{number}");
        let policy_arn = Arn::policy(self.setup.partition, account, PATH, &policy_name).to_string();
        let request = CreatePolicyRequest {
            policy_name,
            path: Some(PATH.to_owned()),
            policy_document: document,
            ..CreatePolicyRequest::default()
        };
        self.root(account, request)?;
        let Some(role) = &entry.role else {
            return self.root(
                account,
                AttachUserPolicyRequest {
                    user_name: OPERATOR.to_owned(),
                    policy_arn,
                },
            );
        };
        let (path, name) = match role.parse::<Arn>() {
            Ok(arn) => path_and_name(&arn),
            Err(_) => {
                let (path, name) = role.rsplit_once('/').unwrap_or(("", role));
                (format!("/{}", path.trim_start_matches('/')), name.to_owned())
            }
        };
        let path = if path.ends_with('/') {
            path
        } else {
            format!("{path}/")
        };
        if number == 1 {
            // With a profile the way in begins in the account itself, without in the management account.
            let from = if entry.profile.is_some() {
                account
            } else {
                management.unwrap_or(account)
            };
            let request = CreateRoleRequest {
                role_name: name.clone(),
                path: Some(path),
                assume_role_policy_document: trusting(&Arn::root(self.setup.partition, from)),
                ..CreateRoleRequest::default()
            };
            self.root(account, request)?;
            if management.is_none() || from == account {
                self.may_assume(account, role)?;
            }
        }
        self.root(
            account,
            AttachRolePolicyRequest {
                role_name: name,
                policy_arn,
            },
        )
    }

    /// The operator's user in an account may assume the role that is the way in there: whoever names a role
    /// without a management account has that right already.
    fn may_assume(&mut self, account: AccountId, role: &str) -> Done {
        let document = serde_json::json!({
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow",
                "Action": "sts:AssumeRole",
                "Resource": format!("arn:{}:iam::{account}:role/{}", self.setup.partition, role.rsplit('/').next().unwrap_or(role)),
            }],
        });
        let request = PutUserPolicyRequest {
            user_name: OPERATOR.to_owned(),
            policy_name: "way-in".to_owned(),
            policy_document: document.to_string(),
        };
        self.root(account, request)
    }

    /// Those who must be kept out, and where.
    fn strangers(&mut self) -> Done {
        let hub = self.setup.hub.account;
        let Some(elsewhere) = outside(&self.setup) else {
            return Ok(());
        };
        self.user(hub, NEIGHBOUR, None)?;
        self.user(hub, TEMPTED, Some(ASSUME_ANYTHING))?;
        self.user(elsewhere, OUTSIDER, Some(ASSUME_ANYTHING))?;
        let doors: Vec<AccountId> = self
            .setup
            .spokes
            .first()
            .map(|spoke| spoke.account)
            .into_iter()
            .chain([elsewhere])
            .collect();
        let trust = trusting(&Arn::root(self.setup.partition, hub));
        for account in doors {
            let request = CreateRoleRequest {
                role_name: UNPROMISED.to_owned(),
                path: Some(PATH.to_owned()),
                assume_role_policy_document: trust.clone(),
                ..CreateRoleRequest::default()
            };
            self.root(account, request)?;
        }
        Ok(())
    }

    /// A user with an access key, and perhaps a policy.
    fn user(&mut self, account: AccountId, name: &str, document: Option<&str>) -> Done {
        let user_name = name.to_owned();
        let request = CreateUserRequest {
            user_name: user_name.clone(),
            path: Some(PATH.to_owned()),
            ..CreateUserRequest::default()
        };
        self.root(account, request)?;
        if let Some(document) = document {
            let request = PutUserPolicyRequest {
                user_name: user_name.clone(),
                policy_name: "anything".to_owned(),
                policy_document: document.to_owned(),
            };
            self.root(account, request)?;
        }
        self.root(
            account,
            CreateAccessKeyRequest {
                user_name: Some(user_name),
            },
        )
    }

    /// Sends a request as root.
    fn root<R: Typed>(&mut self, account: AccountId, request: R) -> Done {
        let credentials = self
            .world
            .root_credentials(account)
            .ok_or_else(|| unstaged(&format!("there is no account {account}")))?;
        send(&mut self.world, self.now, &credentials, request)
            .map(drop)
            .map_err(|error| unstaged(&error))
    }
}

/// Makes one call to a world that nothing else is calling.
fn send<R: Typed>(
    world: &mut World,
    now: Timestamp,
    credentials: &Credentials,
    request: R,
) -> Result<R::Output, rolecall_api::CallError> {
    let request = Request::from(request);
    let operation = request.operation;
    let mut attempt = world.begin(now, operation.service(), "us-east-1", &credentials.access_key_id);
    attempt.present(credentials);
    let answer = world.handle(now, &attempt, &Call::new(credentials.clone()), request)?;
    R::Output::from_structure(answer.output)
        .map_err(|mismatch| rolecall_api::CallError::unintelligible(operation, mismatch.to_string()))
}

/// Path and name of an entity, from its ARN: `policy/a/b` is `/a/` and `b`.
fn path_and_name(arn: &Arn) -> (String, String) {
    let resource = arn.resource();
    let inner = resource.split_once('/').map_or("", |(_, inner)| inner);
    let (path, name) = inner.rsplit_once('/').unwrap_or(("", inner));
    let path = if path.is_empty() {
        "/".to_owned()
    } else {
        format!("/{path}/")
    };
    (path, name.to_owned())
}

/// A trust policy for one principal.
fn trusting(principal: &Arn) -> String {
    serde_json::json!({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow",
            "Principal": { "AWS": principal.as_str() },
            "Action": "sts:AssumeRole",
        }],
    })
    .to_string()
}

fn unstaged(why: &dyn fmt::Display) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("rehearse/stage", format!("the setup can't be rehearsed: {why}"))
            .hint("a rehearsal makes what the spec says is there already; AWS would refuse this, too"),
    )
}

#[cfg(test)]
mod tests;
