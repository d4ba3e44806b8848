//! What makes a stage: writes as root, at one moment, and only what isn't there yet.

use std::collections::BTreeSet;
use std::fmt;

use jiff::Timestamp;
use rolecall_api::CallError;
use rolecall_api::credentials::Credentials;
use rolecall_api::port::{Call, Request};
use rolecall_api::views::iam::{
    CreateAccessKeyRequest, CreatePolicyRequest, CreateRoleRequest, CreateUserRequest, PutUserPolicyRequest,
};
use rolecall_api::views::{Typed, View};
use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use rolecall_sim::world::account::Account;
use rolecall_sim::world::{AccountOptions, World};

use super::{Permissions, printed};
use crate::diagnostic::Diagnostic;
use crate::setup::{Role, Setup, Spoke};
use crate::verify::closed::{ASSUME_ANYTHING, unused};

/// IAM path of everything that a stage adds.
pub(super) const PATH: &str = "/rehearsal/";
/// The user that the operator is.
pub(super) const OPERATOR: &str = "rehearsal-operator";
/// A user without any policy.
pub(super) const NEIGHBOUR: &str = "rehearsal-neighbour";
/// A user that may assume anything, as far as the hub goes.
pub(super) const TEMPTED: &str = "rehearsal-tempted";
/// A user of another account that may assume anything, as far as that account goes.
pub(super) const OUTSIDER: &str = "rehearsal-outsider";
/// A role that trusts the hub and that nobody promised.
const UNPROMISED: &str = "rehearsal-unpromised";

/// A stage in the making.
pub(super) struct Builder {
    pub(super) world: World,
    now: Timestamp,
    pub(super) setup: Setup,
    pub(super) notices: Vec<String>,
    /// Something was written.
    pub(super) wrote: bool,
    /// The accounts to be entered, those of organizational units included.
    pub(super) spokes: Vec<Spoke>,
}

pub(super) type Done = Result<(), Box<Diagnostic>>;

/// An account that is none of the setup's.
pub(super) fn outside(setup: &Setup) -> Option<AccountId> {
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

impl Builder {
    pub(super) fn new(world: World, now: Timestamp, setup: &Setup) -> Self {
        Builder {
            world,
            now,
            setup: setup.clone(),
            notices: Vec::new(),
            wrote: false,
            spokes: setup.spokes.clone(),
        }
    }

    pub(super) fn build(mut self, permissions: Option<&Permissions>) -> Result<Self, Box<Diagnostic>> {
        self.accounts()?;
        self.organization()?;
        self.existing()?;
        match permissions {
            Some(permissions) => self.operators(permissions)?,
            None => self.operators(&printed(&self.setup, &self.spokes))?,
        }
        self.strangers()?;
        Ok(self)
    }

    fn accounts(&mut self) -> Done {
        let hub = (self.setup.hub.account, self.setup.hub.alias.clone());
        let spokes = self
            .setup
            .spokes
            .iter()
            .map(|spoke| (spoke.account, spoke.alias.clone()));
        let management = self
            .setup
            .management
            .map(|account| (account, "management".to_owned()));
        // A world that was kept has its outsider already, wherever it is.
        let outside = match self.outsider() {
            Some(_) => None,
            None => outside(&self.setup).map(|account| (account, "outside".to_owned())),
        };
        let wanted: Vec<(AccountId, String)> = std::iter::once(hub)
            .chain(spokes)
            .chain(management)
            .chain(outside)
            .collect();
        for (account, name) in wanted {
            self.account(account, &name)?;
        }
        Ok(())
    }

    fn account(&mut self, account: AccountId, name: &str) -> Done {
        if let Some(there) = self.world.account(account) {
            let (found, meant) = (there.partition, self.setup.partition);
            if found == meant {
                return Ok(());
            }
            let why =
                format!("account `{account}` of this world is of the partition `{found}`, not `{meant}`");
            let hint = "the spec's `region` says which partition it is; a world is kept for one setup";
            return Err(Box::new(Diagnostic::error("rehearse/stage", why).hint(hint)));
        }
        self.wrote = true;
        let options = AccountOptions {
            name: Some(name.to_owned()),
            ..AccountOptions::default()
        };
        self.world
            .create_account(account, self.setup.partition, options)
            .map_err(|error| unstaged(&error))
    }

    /// Where the outsider lives.
    fn outsider(&self) -> Option<AccountId> {
        self.world
            .accounts()
            .find(|account| account.users.get(OUTSIDER).is_some())
            .map(|account| account.id)
    }

    /// An organization, where the setup names an account that manages it; its units with two accounts each,
    /// since who they hold can't be known here.
    fn organization(&mut self) -> Done {
        let Some(management) = self.setup.management else {
            return Ok(());
        };
        let root = match self.world.organization() {
            Some(organization) => organization.root.clone(),
            None => {
                self.wrote = true;
                self.world
                    .create_organization(management)
                    .map_err(|error| unstaged(&error))?
            }
        };
        let named = self
            .setup
            .spokes
            .iter()
            .map(|spoke| spoke.account)
            .chain([self.setup.hub.account]);
        for account in named.collect::<Vec<_>>() {
            self.join(account, &root)?;
        }
        let mut setup = self.setup.clone();
        for units in &mut setup.units {
            for unit in &mut units.units {
                let name = unit.clone();
                *unit = self.unit(&root, &name)?;
                for member in 1..=2 {
                    let alias = format!("{name}-{member}");
                    let account = self.member(unit, &alias)?;
                    self.spokes.push(Spoke {
                        account,
                        alias,
                        entry: units.entry.clone(),
                        role: units.role.clone(),
                        place: units.place.clone(),
                    });
                }
                self.notices.push(format!(
                    "`{name}` stands for an organizational unit with two accounts"
                ));
            }
        }
        self.setup = setup;
        Ok(())
    }

    fn join(&mut self, account: AccountId, parent: &str) -> Done {
        let organization = self.world.organization();
        if organization.is_some_and(|organization| organization.member(account).is_some()) {
            return Ok(());
        }
        self.wrote = true;
        self.world
            .join_organization(account, parent)
            .map_err(|error| unstaged(&error))
    }

    /// The id of the unit that stands for one of the spec's.
    fn unit(&mut self, root: &str, name: &str) -> Result<String, Box<Diagnostic>> {
        let found = self.world.organization().and_then(|organization| {
            organization
                .units()
                .find(|unit| unit.name == name)
                .map(|unit| unit.id.to_string())
        });
        match found {
            Some(id) => Ok(id),
            None => {
                self.wrote = true;
                let id = self
                    .world
                    .create_unit(root, name)
                    .map_err(|error| unstaged(&error))?;
                Ok(id.to_string())
            }
        }
    }

    /// An account of a unit, by its name.
    fn member(&mut self, unit: &str, name: &str) -> Result<AccountId, Box<Diagnostic>> {
        let found = self
            .world
            .accounts()
            .find(|account| account.name == name)
            .map(|account| account.id);
        let account = match found {
            Some(account) => account,
            None => {
                let account = unused(|account| self.world.account(account).is_some())
                    .ok_or_else(|| unstaged(&"there is no account ID left"))?;
                self.account(account, name)?;
                account
            }
        };
        self.join(account, unit)?;
        Ok(account)
    }

    /// What the setup says is there already: users and roles that it adopts, and managed policies of its own.
    fn existing(&mut self) -> Done {
        let hub = self.setup.hub.clone();
        let user = &hub.user;
        for arn in user.managed.iter().chain(&user.boundary) {
            self.policy(hub.account, arn, user.boundary.as_ref() == Some(arn))?;
        }
        if user.existing && !self.has(hub.account, |account| account.users.get(&user.name).is_some()) {
            let request = CreateUserRequest {
                user_name: user.name.clone(),
                path: Some(user.path.clone()),
                ..CreateUserRequest::default()
            };
            self.root(hub.account, request)?;
        }
        for spoke in self.spokes.clone() {
            let role = &spoke.role;
            for arn in role.managed.iter().chain(&role.boundary) {
                self.policy(spoke.account, arn, role.boundary.as_ref() == Some(arn))?;
            }
            if role.existing {
                self.existing_role(spoke.account, role)?;
            }
        }
        Ok(())
    }

    fn existing_role(&mut self, account: AccountId, role: &Role) -> Done {
        let hub = Arn::root(self.setup.partition, self.setup.hub.account);
        self.role(account, &role.name, &role.path, &hub)
    }

    /// A role that trusts one principal.
    pub(super) fn role(&mut self, account: AccountId, name: &str, path: &str, trusted: &Arn) -> Done {
        if self.has(account, |account| account.roles.get(name).is_some()) {
            return Ok(());
        }
        let request = CreateRoleRequest {
            role_name: name.to_owned(),
            path: Some(path.to_owned()),
            assume_role_policy_document: trusting(trusted),
            ..CreateRoleRequest::default()
        };
        self.root(account, request)
    }

    /// A managed policy of the customer's own, whose document isn't known here.
    fn policy(&mut self, account: AccountId, arn: &Arn, boundary: bool) -> Done {
        let theirs = arn.account_id() == Some(account);
        if !theirs || self.has(account, |account| account.policy(arn.as_str()).is_some()) {
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

    /// Those who must be kept out, and where.
    fn strangers(&mut self) -> Done {
        let hub = self.setup.hub.account;
        let Some(elsewhere) = self.outsider().or_else(|| outside(&self.setup)) else {
            return Ok(());
        };
        self.user(hub, NEIGHBOUR, None)?;
        self.user(hub, TEMPTED, Some(ASSUME_ANYTHING))?;
        self.user(elsewhere, OUTSIDER, Some(ASSUME_ANYTHING))?;
        let trusted = Arn::root(self.setup.partition, hub);
        self.role(elsewhere, UNPROMISED, PATH, &trusted)?;
        if let Some(first) = self.setup.spokes.first().map(|spoke| spoke.account) {
            self.role(first, UNPROMISED, PATH, &trusted)?;
        }
        Ok(())
    }

    /// A user with an access key, and perhaps a policy.
    pub(super) fn user(&mut self, account: AccountId, name: &str, document: Option<&str>) -> Done {
        if self.has(account, |account| account.users.get(name).is_some()) {
            return Ok(());
        }
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

    pub(super) fn has(&self, account: AccountId, there: impl FnOnce(&Account) -> bool) -> bool {
        self.world.account(account).is_some_and(there)
    }

    /// Sends a request as root.
    pub(super) fn root<R: Typed>(&mut self, account: AccountId, request: R) -> Done {
        self.wrote = true;
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
) -> Result<R::Output, CallError> {
    let request = Request::from(request);
    let operation = request.operation;
    let mut attempt = world.begin(now, operation.service(), "us-east-1", &credentials.access_key_id);
    attempt.present(credentials);
    let answer = world.handle(now, &attempt, &Call::new(credentials.clone()), request)?;
    R::Output::from_structure(answer.output)
        .map_err(|mismatch| CallError::unintelligible(operation, mismatch.to_string()))
}

/// Path and name of an entity, from its ARN: `policy/a/b` is `/a/` and `b`.
pub(super) fn path_and_name(arn: &Arn) -> (String, String) {
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
