//! What these tests stand on: a simulated AWS with a port that can be meddled with, and a plan in the shape
//! of the real ones.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use rolecall_api::credentials::{Credentials, ProvideCredentials};
use rolecall_api::document::Structure;
use rolecall_api::error::{CallError, Refusal};
use rolecall_api::operation::Access as Capability;
use rolecall_api::views::iam::{CreateRoleRequest, GetRoleRequest, GetUserRequest, ListAccessKeysRequest};
use rolecall_api::{Aws, AwsExt, Call, Operation, Request, Response};
use rolecall_iam::account::{AccountId, Partition};
use rolecall_sim::world::fault::On;
use rolecall_sim::world::{AccountOptions, Config, Sim, World};

use super::super::{Options, Outcome, apply};
use crate::custody::{Custody, Memory};
use crate::event::Recorded;
use crate::interrupt::Interrupt;
use crate::plan::{self, Act, Fingerprint, Plan, PlannedAccount, Step, StepId};
use crate::session::{Access, Clock, Profiles, Session};
use crate::setup::{Consumer, Entry};

pub(super) const HUB: &str = "111111111111";
pub(super) const SPOKE: &str = "222222222222";
pub(super) const USER: &str = "micetro";

pub(super) fn account(id: &str) -> AccountId {
    id.parse().unwrap()
}

/// What a future gives that never waits: a call of a world whose answers take no time.
pub(super) fn at_once<T>(future: impl Future<Output = T>) -> T {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match std::pin::pin!(future).poll(&mut context) {
        std::task::Poll::Ready(found) => found,
        std::task::Poll::Pending => panic!("a call that takes no time waited"),
    }
}

/// What a port does with a call.
pub(super) enum Meddle {
    /// Lets it through.
    Pass,
    /// Refuses it, undone.
    Refuse(&'static str, &'static str, u16),
    /// Does it, and never answers: the run dies here.
    DieAfter,
    /// Neither does it nor answers.
    DieBefore,
    /// Changes the answer.
    Rewrite(fn(&mut Structure)),
}

type Meddler = Box<dyn FnMut(usize, &Request) -> Meddle + Send>;

/// A simulated AWS behind somebody who meddles.
pub(super) struct Port {
    sim: Sim,
    calls: AtomicUsize,
    meddler: Mutex<Meddler>,
}

impl Port {
    fn new(sim: &Sim) -> Self {
        Port {
            sim: sim.clone(),
            calls: AtomicUsize::new(0),
            meddler: Mutex::new(Box::new(|_, _| Meddle::Pass)),
        }
    }

    pub(super) fn meddle(&self, meddler: impl FnMut(usize, &Request) -> Meddle + Send + 'static) {
        *self.meddler.lock().unwrap() = Box::new(meddler);
        self.calls.store(0, Ordering::Relaxed);
    }
}

impl Aws for Port {
    async fn call(&self, call: &Call, request: Request) -> Result<Response, CallError> {
        let number = self.calls.fetch_add(1, Ordering::Relaxed) + 1;
        let operation = request.operation;
        let meddle = (self.meddler.lock().unwrap())(number, &request);
        match meddle {
            Meddle::Pass => self.sim.call(call, request).await,
            Meddle::Refuse(code, message, status) => {
                Err(CallError::refused(operation, Refusal::new(code, message, status)))
            }
            Meddle::DieBefore => std::future::pending().await,
            Meddle::DieAfter => {
                let _answer = self.sim.call(call, request).await;
                std::future::pending().await
            }
            Meddle::Rewrite(change) => {
                let mut response = self.sim.call(call, request).await?;
                change(&mut response.output);
                Ok(response)
            }
        }
    }
}

#[derive(Debug)]
struct SimClock(Sim);

impl Clock for SimClock {
    fn now(&self) -> jiff::Timestamp {
        self.0.now()
    }
}

/// The operator's credentials in each account.
#[derive(Debug)]
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
    pub(super) port: Arc<Port>,
    pub(super) session: Session<Port>,
    pub(super) events: Arc<Recorded>,
    pub(super) custody: Arc<Memory>,
    pub(super) interrupt: Interrupt,
    pub(super) plan: Plan,
    operators: BTreeMap<AccountId, Arc<Credentials>>,
}

impl Stage {
    pub(super) fn new(delays: &str) -> Self {
        let config = Config {
            delays: delays.parse().unwrap(),
            ..Config::default()
        };
        let sim = Sim::new(World::new(config));
        let mut operators = BTreeMap::new();
        for id in [HUB, SPOKE] {
            operators.insert(account(id), Arc::new(operator(&sim, account(id))));
        }
        let plan = plan(sim.now());
        let port = Arc::new(Port::new(&sim));
        let session = session(&port, &sim, &operators, &plan);
        Stage {
            sim,
            port,
            session,
            events: Arc::default(),
            custody: Arc::default(),
            interrupt: Interrupt::new(),
            plan,
            operators,
        }
    }

    fn renew(mut self) -> Self {
        self.session = session(&self.port, &self.sim, &self.operators, &self.plan);
        self
    }

    /// The way into one account leads into another.
    pub(super) fn entering(mut self, into: &str, really: &str) -> Self {
        let really = Arc::clone(&self.operators[&account(really)]);
        self.operators.insert(account(into), really);
        self.renew()
    }

    /// There is no way into an account.
    pub(super) fn locked_out_of(mut self, id: &str) -> Self {
        self.operators.remove(&account(id));
        self.renew()
    }

    /// More spokes, with a role each that needs nothing.
    pub(super) fn with_spokes(mut self, count: u32) -> Self {
        for number in 0..count {
            let id = account(&format!("{:012}", 300_000_000_000_u64 + u64::from(number)));
            self.operators.insert(id, Arc::new(operator(&self.sim, id)));
            self.plan.accounts.push(planned(id));
            add(&mut self.plan.steps, id, create_role(&account_trust()), &[]);
            let role = self.plan.steps.last().unwrap().id;
            add(&mut self.plan.steps, id, attach(), &[role.0]);
        }
        self.renew()
    }

    /// The trust policy of the spoke's role names this principal.
    pub(super) fn trusting(mut self, principal: &str) -> Self {
        for step in &mut self.plan.steps {
            if let Act::CreateRole { trust: written, .. } = &mut step.act {
                *written = trust(principal);
            }
        }
        self
    }

    pub(super) fn fault(&self, fault: On) {
        self.sim.with(|world| world.faults().add(fault));
    }

    pub(super) fn options(&self, parallel: usize) -> Options {
        Options {
            parallel,
            custody: Arc::clone(&self.custody) as Arc<dyn Custody>,
            events: Arc::clone(&self.events) as Arc<dyn crate::event::Events>,
            interrupt: self.interrupt.clone(),
        }
    }

    pub(super) async fn apply(&self) -> Outcome {
        self.apply_with(10).await
    }

    pub(super) async fn apply_with(&self, parallel: usize) -> Outcome {
        apply(&self.session, &self.plan, &self.options(parallel)).await
    }

    /// How many calls wrote, and were not refused.
    pub(super) fn writes(&self) -> usize {
        self.sim.with(|world| {
            let events = world.journal().events();
            events
                .filter(|event| event.operation.info().access == Capability::Write && event.error.is_none())
                .count()
        })
    }

    /// How many calls of an operation were answered with success.
    pub(super) fn done(&self, operation: Operation) -> usize {
        self.sim.with(|world| {
            world
                .journal()
                .events()
                .filter(|event| event.operation == operation && event.error.is_none())
                .count()
        })
    }

    pub(super) fn root(&self, id: &str) -> Call {
        Call::new(Credentials::clone(&self.operators[&account(id)]))
    }

    pub(super) async fn create_foreign_role(&self, id: &str, name: &str) {
        let request = CreateRoleRequest {
            role_name: name.to_owned(),
            path: Some("/somebody/".to_owned()),
            assume_role_policy_document: account_trust(),
            ..CreateRoleRequest::default()
        };
        self.sim.send(&self.root(id), request).await.unwrap();
    }

    pub(super) async fn key_ids(&self) -> Vec<String> {
        let request = ListAccessKeysRequest {
            user_name: Some(USER.to_owned()),
            ..ListAccessKeysRequest::default()
        };
        let keys = self
            .sim
            .send(&self.root(HUB), request)
            .await
            .unwrap()
            .access_key_metadata;
        keys.into_iter().filter_map(|key| key.access_key_id).collect()
    }

    pub(super) async fn user_tags(&self) -> BTreeMap<String, String> {
        let request = GetUserRequest {
            user_name: Some(USER.to_owned()),
        };
        let user = self.sim.send(&self.root(HUB), request).await.unwrap().user;
        user.tags.into_iter().map(|tag| (tag.key, tag.value)).collect()
    }

    /// Everything that the plan makes is there, once, and the one key is in custody and recorded.
    pub(super) async fn assert_whole(&self) {
        let keys = self.key_ids().await;
        assert_eq!(keys.len(), 1, "one key, and no orphan: {keys:?}");
        let stored = self.custody.load().unwrap().expect("the key is in custody");
        assert_eq!(keys[0], stored.access_key_id);
        let tags = self.user_tags().await;
        assert_eq!(tags.get(crate::mark::KEY), Some(&stored.access_key_id));
        assert!(
            !tags.contains_key(crate::mark::KEYS),
            "the call for a key was brought to an end"
        );
        self.port.meddle(|_, _| Meddle::Pass);
        for step in self
            .plan
            .steps
            .iter()
            .filter(|step| !matches!(step.act, Act::CreateAccessKey { .. }))
        {
            let found = crate::observe::facet(&self.session, step.account, &step.act.facet())
                .await
                .unwrap();
            assert_eq!(found, step.after, "{:?}", step.act);
        }
        let role = GetRoleRequest {
            role_name: "MicetroAccess".to_owned(),
        };
        assert_eq!(
            self.sim
                .send(&self.root(SPOKE), role)
                .await
                .unwrap()
                .role
                .role_name,
            "MicetroAccess"
        );
    }
}

fn operator(sim: &Sim, id: AccountId) -> Credentials {
    sim.with(|world| {
        world
            .create_account(id, Partition::Aws, AccountOptions::default())
            .unwrap();
        world.root_credentials(id).unwrap()
    })
}

fn session(
    port: &Arc<Port>,
    sim: &Sim,
    operators: &BTreeMap<AccountId, Arc<Credentials>>,
    plan: &Plan,
) -> Session<Port> {
    let access = plan.accounts.iter().fold(
        Access::new(
            Partition::Aws,
            &plan.setup,
            Arc::new(Operators(operators.clone())),
        ),
        |access, planned| access.into_account(planned.account, planned.alias.clone(), Entry::default()),
    );
    Session::new(
        Arc::clone(port),
        access,
        Arc::new(SimClock(sim.clone())),
        "us-east-1",
    )
}

fn planned(account: AccountId) -> PlannedAccount {
    let alias = match account.as_str() {
        HUB => "hub".to_owned(),
        SPOKE => "dns".to_owned(),
        other => format!("spoke-{other}"),
    };
    PlannedAccount {
        account,
        alias,
        profile: None,
        role: None,
        remark: None,
        unentered: None,
    }
}

pub(super) fn add(steps: &mut Vec<Step>, account: AccountId, act: Act, needs: &[u32]) {
    let after = match &act {
        Act::CreateUser { path, .. } | Act::CreateRole { path, .. } => {
            Fingerprint::entity(path, Some("micetro"))
        }
        Act::CreateGroup { path, .. } => Fingerprint::entity(path, None),
        Act::PutGroupPolicy { document, .. } => Fingerprint::document(document),
        Act::CreateAccessKey { .. } => Fingerprint::unforeseen(),
        _ => Fingerprint::present(),
    };
    let id = StepId(u32::try_from(steps.len()).unwrap() + 1);
    let needs = needs.iter().copied().map(StepId).collect();
    steps.push(Step {
        id,
        account,
        act,
        needs,
        before: Fingerprint::absent(),
        after,
    });
}

pub(super) fn trust(principal: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{principal}"}},"Action":"sts:AssumeRole"}}]}}"#
    )
}

fn account_trust() -> String {
    trust(&format!("arn:aws:iam::{HUB}:root"))
}

fn create_role(trust: &str) -> Act {
    Act::CreateRole {
        role: "MicetroAccess".to_owned(),
        path: "/".to_owned(),
        description: String::new(),
        max_session: 3_600,
        trust: trust.to_owned(),
        tags: [(crate::mark::SETUP.to_owned(), "micetro".to_owned())].into(),
        boundary: None,
    }
}

fn attach() -> Act {
    Act::AttachRolePolicy {
        role: "MicetroAccess".to_owned(),
        policy: "arn:aws:iam::aws:policy/AmazonRoute53FullAccess".parse().unwrap(),
    }
}

/// A user in a group, a key, and one account that they may enter.
fn plan(observed: jiff::Timestamp) -> Plan {
    let (hub, spoke) = (account(HUB), account(SPOKE));
    let user = || USER.to_owned();
    let group = || "micetro-hub-01".to_owned();
    let mut steps = Vec::new();
    let tags = [(crate::mark::SETUP.to_owned(), "micetro".to_owned())].into();
    add(
        &mut steps,
        hub,
        Act::CreateUser {
            user: user(),
            path: "/".to_owned(),
            tags,
            boundary: None,
        },
        &[],
    );
    add(
        &mut steps,
        hub,
        Act::CreateGroup {
            group: group(),
            path: "/rolecall/micetro/".to_owned(),
        },
        &[],
    );
    add(
        &mut steps,
        hub,
        Act::AddUserToGroup {
            group: group(),
            user: user(),
        },
        &[1, 2],
    );
    let document = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Sid":"","Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::{SPOKE}:role/MicetroAccess"}}]}}"#
    );
    let put = Act::PutGroupPolicy {
        group: group(),
        policy: format!("assume-{SPOKE}"),
        document,
    };
    add(&mut steps, hub, put, &[2]);
    add(&mut steps, spoke, create_role(&account_trust()), &[4]);
    add(&mut steps, spoke, attach(), &[5]);
    add(
        &mut steps,
        hub,
        Act::CreateAccessKey {
            user: user(),
            known: Vec::new(),
        },
        &[1, 3, 4],
    );
    Plan {
        format: plan::FORMAT.to_owned(),
        setup: "micetro".to_owned(),
        partition: Partition::Aws,
        consumer: Consumer::Micetro,
        region: "us-east-1".to_owned(),
        hub,
        observed,
        destroy: false,
        accounts: vec![planned(hub), planned(spoke)],
        changes: Vec::new(),
        steps,
        notices: Vec::new(),
    }
}
