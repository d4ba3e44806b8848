//! A setup's life as its operator lives it: observed, planned and applied, killed at any call, planned anew.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rolecall_api::{Aws, Call, CallError, Refusal, Request, Response};
use rolecall_iam::policy::Document;
use rolecall_sim::world::journal::Keep;
use rolecall_sim::world::{Delays, Sim};

use super::*;
use crate::observe::observe;
use crate::permissions::permissions;
use crate::plan::{Goal, make};
use crate::rehearse::stage::{Choice, Stage as Rehearsal};
use crate::session::{Access, Clock};
use crate::setup::Setup;

/// What befalls one call, and all after it if the run dies.
#[derive(Clone, Copy, Debug)]
enum Fate {
    /// The run dies before it is sent.
    DieBefore,
    /// The run dies once it is done.
    DieAfter,
    /// It is lost on the way there.
    LoseRequest,
    /// Its answer is lost.
    LoseAnswer,
    /// It is refused for the moment.
    Refused(&'static str),
}

/// A port where something befalls one call.
struct Mortal {
    sim: Sim,
    calls: AtomicUsize,
    fate: Option<(usize, Fate)>,
}

impl Aws for Mortal {
    async fn call(&self, call: &Call, request: Request) -> Result<Response, CallError> {
        let number = self.calls.fetch_add(1, Ordering::Relaxed) + 1;
        let operation = request.operation;
        let lost = || Err(CallError::unanswered(operation, "the connection was reset"));
        match self.fate {
            Some((at, Fate::DieBefore)) if number >= at => std::future::pending().await,
            Some((at, Fate::DieAfter)) if number > at => std::future::pending().await,
            Some((at, Fate::DieAfter)) if number == at => {
                let _answer = self.sim.call(call, request).await;
                std::future::pending().await
            }
            Some((at, Fate::LoseRequest)) if number == at => lost(),
            Some((at, Fate::LoseAnswer)) if number == at => {
                let _answer = self.sim.call(call, request).await;
                lost()
            }
            Some((at, Fate::Refused(code))) if number == at => Err(CallError::refused(
                operation,
                Refusal::new(code, "for the moment", 400),
            )),
            _ => self.sim.call(call, request).await,
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

struct Life {
    stage: Arc<Rehearsal>,
    sim: Sim,
    custody: Arc<Memory>,
}

impl Life {
    fn begin(delays: Delays) -> Life {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/micetro.yaml");
        let setup = crate::spec::load(&path).unwrap().setup;
        let documents = permissions(&setup)
            .into_iter()
            .map(|(account, documents)| (account, documents.iter().map(Document::to_json).collect()));
        let choice = Choice {
            delays,
            journal: Keep::Nothing,
            ..Choice::default()
        };
        let stage = Rehearsal::set(&setup, Some(&documents.collect()), &choice).unwrap();
        let sim = Sim::resumed(stage.world.clone(), stage.now);
        let stage = Arc::new(stage);
        Life {
            stage,
            sim,
            custody: Arc::default(),
        }
    }

    /// The same, from now on with a future of its own.
    fn fork(&self) -> Life {
        let custody: Arc<Memory> = Arc::default();
        if let (Some(key), Some(user)) = (self.custody.load().unwrap(), self.custody.holder().unwrap()) {
            custody.store(&user, &key).unwrap();
        }
        Life {
            stage: Arc::clone(&self.stage),
            sim: self.sim.fork(),
            custody,
        }
    }

    fn setup(&self) -> &Setup {
        &self.stage.setup
    }

    /// Plans and applies once: how it ended, how many calls it took, and how many steps there were.
    async fn once(&self, goal: Goal, fate: Option<(usize, Fate)>) -> (Outcome, usize, usize) {
        let port = Arc::new(Mortal {
            sim: self.sim.clone(),
            calls: AtomicUsize::new(0),
            fate,
        });
        let access = Access::of_setup(self.setup(), Arc::new(self.stage.operators()));
        let clock = Arc::new(SimClock(self.sim.clone()));
        let session = Session::new(Arc::clone(&port), access, clock, self.setup().region.as_str());
        let observed = observe(&session, self.setup()).await.unwrap();
        let plan = make(self.setup(), &observed, goal).unwrap();
        let options = Options {
            custody: Arc::clone(&self.custody) as Arc<dyn Custody>,
            ..Options::default()
        };
        let outcome = apply(&session, &plan, &options).await;
        (outcome, port.calls.load(Ordering::Relaxed), plan.steps.len())
    }

    async fn lives(&self, goal: Goal) -> (usize, usize) {
        let (outcome, calls, steps) = self.once(goal, None).await;
        assert_eq!(outcome.exit(), Exit::Done, "{:#?}", outcome.diagnostics());
        (calls, steps)
    }

    /// Killed at a call, then lived to its end.
    async fn killed(&self, goal: Goal, at: usize, fate: Fate) {
        let dying = tokio::time::timeout(Duration::from_secs(3_600), self.once(goal, Some((at, fate))));
        assert!(
            dying.await.is_err(),
            "call {at}: the run hangs until it is killed"
        );
        let (outcome, ..) = self.once(goal, None).await;
        assert_eq!(
            outcome.exit(),
            Exit::Done,
            "{fate:?} at call {at}: {:#?}",
            outcome.diagnostics()
        );
    }

    /// Lived to its end, whatever befalls one call.
    async fn survives(&self, goal: Goal, at: usize, fate: Fate) {
        let (outcome, ..) = self.once(goal, Some((at, fate))).await;
        assert_eq!(
            outcome.exit(),
            Exit::Done,
            "{fate:?} at call {at}: {:#?}",
            outcome.diagnostics()
        );
    }

    /// Nothing is left to do.
    async fn rests(&self, goal: Goal) {
        assert_eq!(self.lives(goal).await.1, 0, "a plan without steps");
    }

    fn keys(&self) -> Vec<String> {
        self.sim.with(|world| {
            let hub = world.account(self.setup().hub.account).unwrap();
            let user = hub.users.get(&self.setup().hub.user.name);
            user.map(|user| user.keys.iter().map(ToString::to_string).collect())
                .unwrap_or_default()
        })
    }

    async fn assert_whole(&self) {
        self.rests(Goal::Present).await;
        let stored = self
            .custody
            .load()
            .unwrap()
            .expect("the key is in custody")
            .access_key_id;
        assert_eq!(self.keys(), [stored]);
    }

    async fn assert_gone(&self) {
        self.rests(Goal::Absent).await;
        assert!(
            self.custody.load().unwrap().is_none(),
            "no secret of a dead key is kept"
        );
        let after = crate::rehearse::inventory::Inventory::of(&self.sim.with(|world| world.clone()));
        assert_eq!(after, self.stage.before, "the world is as it was");
    }
}

#[tokio::test(start_paused = true)]
async fn a_setup_is_made_and_removed_by_an_operator_who_may_do_just_that() {
    for delays in [Delays::Instant, Delays::Aws, Delays::Adversarial] {
        let life = Life::begin(delays);
        life.lives(Goal::Present).await;
        life.assert_whole().await;
        life.lives(Goal::Absent).await;
        life.assert_gone().await;
    }
}

/// A life before the setup is made, and how many calls that takes.
async fn before_it_is_made() -> (Life, usize) {
    let life = Life::begin(Delays::Instant);
    let calls = life.fork().lives(Goal::Present).await.0;
    assert!(calls > 30, "{calls}");
    (life, calls)
}

/// A life before the setup is removed, and how many calls that takes.
async fn before_it_is_removed() -> (Life, usize) {
    let life = Life::begin(Delays::Instant);
    life.lives(Goal::Present).await;
    let calls = life.fork().lives(Goal::Absent).await.0;
    assert!(calls > 30, "{calls}");
    (life, calls)
}

const DEATHS: [Fate; 2] = [Fate::DieBefore, Fate::DieAfter];
const FATES: [Fate; 3] = [Fate::LoseRequest, Fate::LoseAnswer, Fate::Refused("Throttling")];

#[tokio::test(start_paused = true)]
async fn scenario_48_killed_at_any_call_of_making_it_the_next_plan_converges() {
    let (before, calls) = before_it_is_made().await;
    for (at, fate) in (1..=calls).flat_map(|at| DEATHS.map(|fate| (at, fate))) {
        let life = before.fork();
        life.killed(Goal::Present, at, fate).await;
        life.assert_whole().await;
    }
}

#[tokio::test(start_paused = true)]
async fn scenario_74_killed_at_any_call_of_removing_it_the_next_plan_converges() {
    let (before, calls) = before_it_is_removed().await;
    for (at, fate) in (1..=calls).flat_map(|at| DEATHS.map(|fate| (at, fate))) {
        let life = before.fork();
        life.killed(Goal::Absent, at, fate).await;
        life.assert_gone().await;
    }
}

#[tokio::test(start_paused = true)]
async fn whatever_befalls_one_call_of_making_it_the_same_run_converges() {
    let (before, calls) = before_it_is_made().await;
    for (at, fate) in (1..=calls).flat_map(|at| FATES.map(|fate| (at, fate))) {
        let life = before.fork();
        life.survives(Goal::Present, at, fate).await;
        life.assert_whole().await;
    }
}

#[tokio::test(start_paused = true)]
async fn whatever_befalls_one_call_of_removing_it_the_same_run_converges() {
    let (before, calls) = before_it_is_removed().await;
    for (at, fate) in (1..=calls).flat_map(|at| FATES.map(|fate| (at, fate))) {
        let life = before.fork();
        life.survives(Goal::Absent, at, fate).await;
        life.assert_gone().await;
    }
}
