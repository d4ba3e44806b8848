//! What these tests stand on: a simulated AWS, operators with given permissions, and hands that change
//! things behind the engine's back.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use rolecall_api::credentials::{Credentials, ProvideCredentials};
use rolecall_api::document::Structure;
use rolecall_api::error::CallError;
use rolecall_api::views::Typed;
use rolecall_api::views::iam::{
    AttachRolePolicyRequest, AttachUserPolicyRequest, CreateAccessKeyRequest, CreatePolicyRequest,
    CreateRoleRequest, CreateUserRequest,
};
use rolecall_api::{Aws, AwsExt, Call, Operation, Request, Response};
use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use rolecall_sim::world::{AccountOptions, Config, Sim, World};

use crate::apply::{Options, Outcome, apply};
use crate::custody::Memory;
use crate::event::Silent;
use crate::interrupt::Interrupt;
use crate::observed::Observed;
use crate::plan::{Goal, Plan, make};
use crate::session::{Access, Clock, Profiles, Session};
use crate::setup::Setup;

use super::super::{ObserveError, observe_for};

/// Permissions by account, each a document.
pub(super) type Documents = BTreeMap<AccountId, Vec<String>>;

/// The simulated AWS, with answers that may be rewritten.
pub(super) struct Port {
    sim: Sim,
    rewrite: Mutex<fn(Operation, &mut Structure)>,
}

impl Aws for Port {
    async fn call(&self, call: &Call, request: Request) -> Result<Response, CallError> {
        let operation = request.operation;
        let mut response = self.sim.call(call, request).await?;
        (self.rewrite.lock().unwrap())(operation, &mut response.output);
        Ok(response)
    }
}

#[derive(Debug)]
struct SimClock(Sim);

impl Clock for SimClock {
    fn now(&self) -> jiff::Timestamp {
        self.0.now()
    }
}

#[derive(Clone, Debug, Default)]
struct Operators(BTreeMap<AccountId, Arc<Credentials>>);

impl Profiles for Operators {
    fn credentials(
        &self,
        _: Option<&str>,
        account: AccountId,
    ) -> Result<Arc<dyn ProvideCredentials>, String> {
        let own = self
            .0
            .get(&account)
            .ok_or_else(|| format!("there is no way into {account}"))?;
        Ok(Arc::new(Arc::clone(own)))
    }
}

pub(super) struct Stage {
    pub(super) sim: Sim,
    port: Arc<Port>,
    roots: BTreeMap<AccountId, Credentials>,
    operators: Operators,
    custody: Arc<Memory>,
}

impl Stage {
    /// The accounts, with root as the operator of each.
    pub(super) fn new(accounts: impl IntoIterator<Item = AccountId>) -> Self {
        let config = Config {
            delays: "instant".parse().unwrap(),
            ..Config::default()
        };
        let sim = Sim::new(World::new(config));
        let mut roots = BTreeMap::new();
        for account in accounts {
            let root = sim.with(|world| {
                world
                    .create_account(
                        account,
                        rolecall_iam::account::Partition::Aws,
                        AccountOptions::default(),
                    )
                    .unwrap();
                world.root_credentials(account).unwrap()
            });
            roots.insert(account, root);
        }
        let operators = Operators(
            roots
                .iter()
                .map(|(account, root)| (*account, Arc::new(root.clone())))
                .collect(),
        );
        let port = Arc::new(Port {
            sim: sim.clone(),
            rewrite: Mutex::new(|_, _| {}),
        });
        Stage {
            sim,
            port,
            roots,
            operators,
            custody: Arc::default(),
        }
    }

    /// Operators who hold these permissions, and nothing else.
    pub(super) async fn operated_with(mut self, permissions: &Documents) -> Self {
        let mut operators = Operators::default();
        for &account in self.roots.keys() {
            let user_name = "operator".to_owned();
            let user = CreateUserRequest {
                user_name: user_name.clone(),
                ..CreateUserRequest::default()
            };
            self.root(account, user).await;
            for policy_arn in self.policies(account, permissions).await {
                let request = AttachUserPolicyRequest {
                    user_name: user_name.clone(),
                    policy_arn,
                };
                self.root(account, request).await;
            }
            let key = self
                .root(
                    account,
                    CreateAccessKeyRequest {
                        user_name: Some(user_name),
                    },
                )
                .await
                .access_key;
            let credentials = Credentials::long_term(key.access_key_id, key.secret_access_key);
            operators.0.insert(account, Arc::new(credentials));
        }
        self.operators = operators;
        self
    }

    /// An account's permissions, as managed policies.
    async fn policies(&self, account: AccountId, permissions: &Documents) -> Vec<String> {
        let mut made = Vec::new();
        for (number, document) in permissions.get(&account).into_iter().flatten().enumerate() {
            let policy_name = format!("operator-{number}");
            let arn = Arn::policy(rolecall_iam::account::Partition::Aws, account, "/", &policy_name);
            let policy = CreatePolicyRequest {
                policy_name,
                policy_document: document.clone(),
                ..CreatePolicyRequest::default()
            };
            self.root(account, policy).await;
            made.push(arn.to_string());
        }
        made
    }

    /// The operator enters these accounts by a role alone, assumed from another.
    pub(super) async fn entered_by(
        mut self,
        role_name: &str,
        from: AccountId,
        accounts: impl IntoIterator<Item = AccountId>,
        permissions: &Documents,
    ) -> Self {
        for account in accounts {
            let trust = format!(
                r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{from}"}},"Action":"sts:AssumeRole"}}]}}"#
            );
            let role = CreateRoleRequest {
                role_name: role_name.to_owned(),
                assume_role_policy_document: trust,
                ..CreateRoleRequest::default()
            };
            self.root(account, role).await;
            for policy_arn in self.policies(account, permissions).await {
                let request = AttachRolePolicyRequest {
                    role_name: role_name.to_owned(),
                    policy_arn,
                };
                self.root(account, request).await;
            }
            self.operators.0.remove(&account);
        }
        self
    }

    /// There is no way into an account.
    pub(super) fn lock(&mut self, account: AccountId) {
        self.operators.0.remove(&account);
    }

    /// The way into one account leads into another.
    pub(super) fn mislead(&mut self, from: AccountId, into: AccountId) {
        let other = Arc::clone(&self.operators.0[&into]);
        self.operators.0.insert(from, other);
    }

    /// Answers are rewritten from now on.
    pub(super) fn rewrite(&self, rewrite: fn(Operation, &mut Structure)) {
        *self.port.rewrite.lock().unwrap() = rewrite;
    }

    /// Does something as root, which may do all.
    pub(super) async fn root<R: Typed>(&self, account: AccountId, request: R) -> R::Output {
        let call = Call::new(self.roots[&account].clone());
        self.sim.send(&call, request).await.unwrap()
    }

    pub(super) fn session(&self, setup: &Setup) -> Session<Port> {
        let access = Access::of_setup(setup, Arc::new(self.operators.clone()));
        let clock = Arc::new(SimClock(self.sim.clone()));
        Session::new(Arc::clone(&self.port), access, clock, setup.region.as_str())
    }

    pub(super) async fn observe(&self, setup: &Setup, goal: Goal) -> Result<Observed, ObserveError> {
        observe_for(&self.session(setup), setup, goal).await
    }

    /// Carries out a plan.
    pub(super) async fn run(&self, setup: &Setup, plan: &Plan) -> Outcome {
        let options = Options {
            parallel: 4,
            custody: Arc::clone(&self.custody) as Arc<dyn crate::custody::Custody>,
            events: Arc::new(Silent),
            interrupt: Interrupt::new(),
        };
        apply(&self.session(setup).entering_for(plan), plan, &options).await
    }

    /// Observes, plans and carries out; then nothing is left to do.
    pub(super) async fn reach(&self, setup: &Setup, goal: Goal) -> Plan {
        self.try_reach(setup, goal)
            .await
            .unwrap_or_else(|why| panic!("{why}"))
    }

    /// The same, saying why it can't be reached.
    pub(super) async fn try_reach(&self, setup: &Setup, goal: Goal) -> Result<Plan, String> {
        let observe = || async { self.observe(setup, goal).await.map_err(|error| error.to_string()) };
        let plan = make(setup, &observe().await?, goal).map_err(|found| format!("{found:#?}"))?;
        let outcome = self.run(setup, &plan).await;
        let found = outcome.diagnostics();
        if !found.is_empty() {
            return Err(format!("{found:#?}"));
        }
        let again = make(setup, &observe().await?, goal).map_err(|found| format!("{found:#?}"))?;
        if !again.steps.is_empty() {
            return Err(format!("{:#?}", again.changes));
        }
        Ok(plan)
    }
}
