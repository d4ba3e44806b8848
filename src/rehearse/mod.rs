//! Rehearse: the whole life of a setup in a simulated AWS, in virtual time: plan, apply, verify, destroy.
//!
//! With the code that acts on real AWS, as an operator who holds exactly what `rolecall permissions` prints.
//! [`crash`] kills such a life at every point and looks whether a second run mends it; [`seeds`] lives it
//! again and again with other chance.

use std::sync::Arc;

use jiff::Timestamp;
use rolecall_api::AnyAws;
use rolecall_sim::world::journal::Keep;
use rolecall_sim::world::{Delays, Sim};

pub mod crash;
pub mod inventory;
pub mod life;
pub mod seeds;
pub mod stage;
pub mod tapped;

use crate::custody::Memory;
use crate::diagnostic::{Diagnostic, Severity};
use crate::event::{Events, Phase};
use crate::exit::Exit;
use crate::interrupt::Interrupt;
use crate::plan::{Goal, Plan};
use crate::session::clock::{Clock, since};
use crate::session::{Access, Session};
use crate::setup::Setup;
use crate::verify::Report;
use crate::waits::Waits;
use inventory::Inventory;
use life::{Applied, Life};
use stage::{Choice, Difference, Permissions, Stage};

/// How to rehearse.
#[derive(Clone, Debug)]
pub struct Options {
    /// The seed of all chance.
    pub seed: u64,
    /// How late what is written is seen.
    pub delays: Delays,
    /// How many accounts are worked in at once.
    pub parallel: usize,
    /// Keep the journal of every call.
    pub journal: bool,
    /// The operator's permissions; `None` for exactly what `rolecall permissions` prints.
    pub permissions: Option<Permissions>,
    /// Raised when the user wants to stop.
    pub interrupt: Interrupt,
}

impl Default for Options {
    /// Seed 1, as late as AWS is commonly seen to be, ten accounts at once, no journal.
    fn default() -> Self {
        Options {
            seed: 1,
            delays: Delays::Aws,
            parallel: 10,
            journal: false,
            permissions: None,
            interrupt: Interrupt::new(),
        }
    }
}

/// What a rehearsal showed.
#[derive(Clone, Debug)]
pub struct Rehearsal {
    /// The seed.
    pub seed: u64,
    /// How late what was written was seen.
    pub delays: Delays,
    /// The phases that were lived, in order.
    pub phases: Vec<Lived>,
    /// The plan that was carried out.
    pub plan: Plan,
    /// What verification found, if it came to that.
    pub verified: Option<Report>,
    /// What went wrong, in order.
    pub findings: Vec<Diagnostic>,
    /// What the end of the life left behind, or took away that was there before.
    pub left: Vec<String>,
    /// What the end of the life leaves on things that were adopted, since they are never taken back to what
    /// they were.
    pub kept: Vec<String>,
    /// What stands in for something that isn't known here.
    pub notices: Vec<String>,
    /// How long all of it would have taken in AWS, in seconds.
    pub seconds: f64,
    /// How many calls were made.
    pub calls: u64,
    /// The journal, one event of CloudTrail's shape a line, if it was kept.
    pub journal: Option<String>,
    /// The user stopped it.
    pub interrupted: bool,
}

/// A phase that was lived.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lived {
    /// Which.
    pub phase: Phase,
    /// How much it had to do: changes, steps, edges and non-edges.
    pub total: usize,
    /// How much of that was done.
    pub done: usize,
    /// How long it took, in seconds of AWS's time.
    pub seconds: f64,
    /// How long of that something was early, in seconds.
    pub waited: f64,
}

impl Rehearsal {
    /// Whether everything went as it must.
    #[must_use]
    pub fn holds(&self) -> bool {
        !self.interrupted
            && !self
                .findings
                .iter()
                .any(|finding| finding.severity == Severity::Error)
            && self.left.is_empty()
            && self.verified.as_ref().is_some_and(Report::holds)
    }

    /// How the command ends.
    #[must_use]
    pub fn exit(&self) -> Exit {
        if self.interrupted {
            Exit::Interrupted
        } else if self.holds() {
            Exit::Done
        } else if self
            .verified
            .as_ref()
            .is_some_and(|report| report.exit() == Exit::Refuted)
        {
            Exit::Refuted
        } else {
            Exit::Failed
        }
    }
}

/// Lives the whole life of a setup, in a runtime of its own.
///
/// # Errors
/// When the setup can't be staged or planned.
pub fn rehearse(
    setup: &Setup,
    options: &Options,
    events: &Arc<dyn Events>,
) -> Result<Rehearsal, Vec<Diagnostic>> {
    runtime()?.block_on(live(setup, options, events))
}

/// A runtime whose clock stands still until somebody waits.
///
/// # Errors
/// When the system gives none.
pub fn runtime() -> Result<tokio::runtime::Runtime, Vec<Diagnostic>> {
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .map_err(|error| {
            vec![Diagnostic::error(
                "rehearse/runtime",
                format!("the system gives no runtime: {error}"),
            )]
        })
}

/// The same within a runtime whose clock stands still.
///
/// # Errors
/// When the setup can't be staged or planned.
pub async fn live(
    setup: &Setup,
    options: &Options,
    events: &Arc<dyn Events>,
) -> Result<Rehearsal, Vec<Diagnostic>> {
    let stage = stage(setup, options)?;
    let sim = Sim::resumed(stage.world.clone(), stage.now);
    let tapped = Arc::new(tapped::Tapped::new(sim.clone(), tapped::Deaf));
    let waits = Arc::new(Waits::before(Arc::clone(events)));
    let life = life(
        &stage,
        &sim,
        Arc::clone(&tapped),
        &(Arc::clone(&waits) as Arc<dyn Events>),
        options,
    );
    let mut rehearsal = Living {
        sim: &sim,
        life: &life,
        waits: &waits,
        phases: Vec::new(),
    }
    .whole(&stage)
    .await?;
    rehearsal.calls = tapped.calls();
    rehearsal.notices.clone_from(&stage.notices);
    rehearsal.journal = options
        .journal
        .then(|| sim.with(|world| world.journal().to_jsonl()));
    rehearsal.seed = options.seed;
    rehearsal.delays = options.delays;
    Ok(rehearsal)
}

/// The stage of a setup.
///
/// # Errors
/// When it can't be made.
pub fn stage(setup: &Setup, options: &Options) -> Result<Stage, Vec<Diagnostic>> {
    let journal = if options.journal { Keep::All } else { Keep::Nothing };
    let choice = Choice {
        seed: options.seed,
        delays: options.delays,
        journal,
    };
    Stage::set(setup, options.permissions.as_ref(), &choice).map_err(|finding| vec![*finding])
}

/// A life on a stage, by whatever port.
pub fn life(
    stage: &Stage,
    sim: &Sim,
    aws: impl rolecall_api::Aws + 'static,
    events: &Arc<dyn Events>,
    options: &Options,
) -> Life<AnyAws> {
    let access = Access::of_setup(&stage.setup, Arc::new(stage.operators()));
    let session = Session::new(
        Arc::new(AnyAws::new(aws)),
        access,
        Arc::new(SimClock(sim.clone())),
        stage.setup.region.as_str(),
    )
    .telling(Arc::clone(events))
    .interruptible(options.interrupt.clone())
    .seeded(options.seed);
    Life {
        session,
        setup: stage.setup.clone(),
        custody: Arc::new(Memory::default()),
        strangers: stage.strangers(),
        events: Arc::clone(events),
        interrupt: options.interrupt.clone(),
        parallel: options.parallel,
    }
}

/// The time of a simulated AWS.
#[derive(Clone, Debug)]
pub struct SimClock(pub Sim);

impl Clock for SimClock {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
}

/// A life while it is lived.
struct Living<'a, A> {
    sim: &'a Sim,
    life: &'a Life<A>,
    waits: &'a Waits,
    phases: Vec<Lived>,
}

impl<A: rolecall_api::Aws + 'static> Living<'_, A> {
    async fn whole(mut self, stage: &Stage) -> Result<Rehearsal, Vec<Diagnostic>> {
        let began = self.sim.now();
        let plan = self.life.plan(Goal::Present).await?;
        self.phase(Phase::Plan, began, plan.changes.len(), plan.changes.len());
        let applied = self.apply(plan).await;
        let mut findings = applied.outcome.diagnostics();
        let mut interrupted = applied.outcome.interrupted;
        let mut verified = None;
        if findings.is_empty() && !interrupted {
            let since = self.sim.now();
            match self.life.verify(true).await {
                Ok(report) => {
                    self.waits.add(report.waited);
                    let total = report.edges.len() + report.non_edges.len();
                    self.phase(Phase::Verify, since, total, report.proved() + report.refused());
                    findings.extend(report.findings.iter().cloned());
                    interrupted |= report.interrupted;
                    verified = Some(report);
                }
                Err(why) => findings.extend(why),
            }
        }
        let mut difference = Difference::default();
        if !interrupted {
            let since = self.sim.now();
            match self.life.plan(Goal::Absent).await {
                Ok(plan) => {
                    let removed = self.destroy(plan, since).await;
                    findings.extend(removed.outcome.diagnostics());
                    interrupted |= removed.outcome.interrupted;
                    difference = stage.difference(&self.sim.with(|world| Inventory::of(world)));
                }
                Err(why) => findings.extend(why),
            }
        }
        Ok(Rehearsal {
            seed: 0,
            delays: Delays::Instant,
            phases: self.phases,
            plan: applied.plan,
            verified,
            findings,
            left: difference.left,
            kept: difference.kept,
            notices: Vec::new(),
            seconds: since(began, self.sim.now()).as_secs_f64(),
            calls: 0,
            journal: None,
            interrupted,
        })
    }

    async fn apply(&mut self, plan: Plan) -> Applied {
        let since = self.sim.now();
        let outcome = self.life.apply(&plan).await;
        self.phase(
            Phase::Apply,
            since,
            plan.steps.len(),
            outcome.done.len() + outcome.already.len(),
        );
        Applied { plan, outcome }
    }

    async fn destroy(&mut self, plan: Plan, since: Timestamp) -> Applied {
        let outcome = self.life.apply(&plan).await;
        self.phase(
            Phase::Destroy,
            since,
            plan.steps.len(),
            outcome.done.len() + outcome.already.len(),
        );
        Applied { plan, outcome }
    }

    fn phase(&mut self, phase: Phase, began: Timestamp, total: usize, done: usize) {
        self.phases.push(Lived {
            phase,
            total,
            done,
            seconds: since(began, self.sim.now()).as_secs_f64(),
            waited: self.waits.take_seconds(),
        });
    }
}

/// What changed between two inventories, a line each.
#[must_use]
pub fn difference(before: &Inventory, after: &Inventory) -> Vec<String> {
    let more = after
        .beyond(before)
        .into_iter()
        .map(|line| format!("left behind: {line}"));
    let less = before
        .beyond(after)
        .into_iter()
        .map(|line| format!("lost: {line}"));
    more.chain(less).collect()
}

#[cfg(test)]
mod tests;
