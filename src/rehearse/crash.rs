//! Crash points: a life that is killed at each of its calls, resumed, and looked at.
//!
//! The world is forked at the point, which is what a killed run leaves behind: AWS as it is then, the place of
//! the key as it is then, and nothing else. Before a call the request was not sent; after it, the answer was
//! lost. The second run starts from these two alone, and must converge: nothing lost, nothing doubled,
//! nothing left behind, no key that nobody has the secret of.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use jiff::Timestamp;
use rolecall_api::Aws;
use rolecall_api::credentials::Credentials;
use rolecall_sim::world::{Sim, World};

use super::inventory::Inventory;
use super::life::{Applied, Life};
use super::stage::Stage;
use super::tapped::{Ear, Point, Tapped};
use super::{Options, difference, life, runtime, stage};
use crate::custody::{Custody, Memory};
use crate::diagnostic::Diagnostic;
use crate::edge;
use crate::event::{Events, Phase, Silent};
use crate::plan::Goal;
use crate::setup::Setup;

/// What came of killing a life everywhere.
#[derive(Clone, Debug, Default)]
pub struct Crashes {
    /// How many points the life had.
    pub points: usize,
    /// How many of them there were in each phase.
    pub by_phase: BTreeMap<Phase, usize>,
    /// Those after which the second run did not converge.
    pub failures: Vec<Crash>,
}

/// A point after which the second run did not converge.
#[derive(Clone, Debug)]
pub struct Crash {
    /// The seed.
    pub seed: u64,
    /// Where the life was killed.
    pub point: Point,
    /// In which phase.
    pub phase: Phase,
    /// When, in the world's time.
    pub at: Timestamp,
    /// What is wrong, a line each.
    pub wrong: Vec<String>,
}

/// What is left of a life that was killed.
struct Fork {
    point: Point,
    phase: Phase,
    world: World,
    at: Timestamp,
    key: Option<Credentials>,
}

/// Kills the life of a setup at every point, resumes it, and looks.
///
/// # Errors
/// When the setup can't be staged or planned, or its life fails without being killed.
pub fn everywhere(setup: &Setup, options: &Options) -> Result<Crashes, Vec<Diagnostic>> {
    let stage = stage(setup, options)?;
    let reference = reference(&stage, options)?;
    let workers = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    // A fork waits for somebody to take it, so that they never pile up.
    let (sender, receiver) = sync_channel::<Fork>(workers);
    let receiver = Arc::new(Mutex::new(receiver));
    thread::scope(|scope| {
        let running: Vec<_> = (0..workers)
            .map(|_| {
                let (receiver, stage, reference) = (Arc::clone(&receiver), &stage, &reference);
                scope.spawn(move || resume_all(&receiver, stage, reference, options))
            })
            .collect();
        // The workers hold it; when they are gone, nobody is left to send to.
        drop(receiver);
        let lived = runtime().and_then(|runtime| runtime.block_on(killed(&stage, options, sender)));
        let mut crashes = Crashes::default();
        for worker in running {
            match worker.join() {
                Ok(found) => crashes.add(found),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        crashes.failures.sort_by_key(|crash| crash.point);
        lived.map(|()| crashes)
    })
}

impl Crashes {
    fn add(&mut self, other: Crashes) {
        self.points += other.points;
        for (phase, points) in other.by_phase {
            *self.by_phase.entry(phase).or_default() += points;
        }
        self.failures.extend(other.failures);
    }
}

/// What a life makes that nobody kills, and what it leaves.
struct Reference {
    present: Inventory,
    absent: Inventory,
}

fn reference(stage: &Stage, options: &Options) -> Result<Reference, Vec<Diagnostic>> {
    runtime()?.block_on(async {
        let sim = Sim::resumed(stage.world.clone(), stage.now);
        let life = life(stage, &sim, sim.clone(), &silent(), options);
        whole(&life.reach(Goal::Present).await?)?;
        let present = sim.with(|world| Inventory::of(world));
        whole(&life.reach(Goal::Absent).await?)?;
        let absent = sim.with(|world| Inventory::of(world));
        Ok(Reference { present, absent })
    })
}

/// Lives the life, and sends a fork from every point.
async fn killed(stage: &Stage, options: &Options, forks: SyncSender<Fork>) -> Result<(), Vec<Diagnostic>> {
    let sim = Sim::resumed(stage.world.clone(), stage.now);
    let custody: Arc<Memory> = Arc::default();
    let ear = Forks {
        sim: sim.clone(),
        custody: Arc::clone(&custody),
        phase: Mutex::new(Phase::Apply),
        forks,
    };
    let tapped = Arc::new(Tapped::new(sim.clone(), ear));
    let mut life = life(stage, &sim, Arc::clone(&tapped), &silent(), options);
    life.custody = custody;
    whole(&life.reach(Goal::Present).await?)?;
    tapped.ear().enter(Phase::Verify);
    let report = life.verify(true).await?;
    if options.interrupt.raised() {
        return Ok(());
    }
    if !report.holds() {
        return Err(report.findings);
    }
    tapped.ear().enter(Phase::Destroy);
    whole(&life.reach(Goal::Absent).await?)
}

fn whole(applied: &Applied) -> Result<(), Vec<Diagnostic>> {
    let findings = applied.outcome.diagnostics();
    if findings.is_empty() {
        Ok(())
    } else {
        Err(findings)
    }
}

fn silent() -> Arc<dyn Events> {
    Arc::new(Silent)
}

/// Forks the world at every point.
struct Forks {
    sim: Sim,
    custody: Arc<Memory>,
    phase: Mutex<Phase>,
    forks: SyncSender<Fork>,
}

impl Forks {
    fn enter(&self, phase: Phase) {
        *self.phase.lock().unwrap_or_else(PoisonError::into_inner) = phase;
    }
}

impl Ear for Forks {
    fn hear(&self, point: Point) {
        let fork = Fork {
            point,
            phase: *self.phase.lock().unwrap_or_else(PoisonError::into_inner),
            world: self.sim.with(|world| world.clone()),
            at: self.sim.now(),
            key: self.custody.load().unwrap_or_default(),
        };
        // Nobody takes it only when every worker has panicked, and then that is what is reported.
        drop(self.forks.send(fork));
    }
}

/// Resumes the forks of a queue until it is closed.
fn resume_all(
    queue: &Mutex<Receiver<Fork>>,
    stage: &Stage,
    reference: &Reference,
    options: &Options,
) -> Crashes {
    let mut crashes = Crashes::default();
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(fork) = next else { return crashes };
        if options.interrupt.raised() {
            // What is left in the queue is let go.
            continue;
        }
        let (point, phase, at) = (fork.point, fork.phase, fork.at);
        let wrong = match runtime() {
            Ok(runtime) => runtime.block_on(resume(fork, stage, reference, options)),
            Err(findings) => lines(&findings),
        };
        if options.interrupt.raised() {
            // A second run that was stopped says nothing.
            continue;
        }
        crashes.points += 1;
        *crashes.by_phase.entry(phase).or_default() += 1;
        if !wrong.is_empty() {
            crashes.failures.push(Crash {
                seed: options.seed,
                point,
                phase,
                at,
                wrong,
            });
        }
    }
}

/// The second run: with what is durable, and nothing else. Gives what is wrong afterwards.
async fn resume(fork: Fork, stage: &Stage, reference: &Reference, options: &Options) -> Vec<String> {
    let sim = Sim::resumed(fork.world, fork.at);
    let mut life = life(stage, &sim, sim.clone(), &silent(), options);
    let custody = Arc::new(Memory::default());
    if let Some(key) = &fork.key
        && let Err(error) = custody.store(&edge::user_arn(&stage.setup), key)
    {
        return vec![error.to_string()];
    }
    life.custody = Arc::clone(&custody) as Arc<dyn Custody>;
    if fork.phase != Phase::Destroy {
        let wrong = again(&life, Goal::Present).await;
        if !wrong.is_empty() {
            return wrong;
        }
        let mut wrong = difference(&reference.present, &sim.with(|world| Inventory::of(world)));
        wrong.extend(orphan(stage, &sim, &custody));
        if !wrong.is_empty() {
            return wrong;
        }
    }
    let wrong = again(&life, Goal::Absent).await;
    if !wrong.is_empty() {
        return wrong;
    }
    difference(&reference.absent, &sim.with(|world| Inventory::of(world)))
}

async fn again<A: Aws + 'static>(life: &Life<A>, goal: Goal) -> Vec<String> {
    match life.reach(goal).await {
        Ok(applied) => lines(&applied.outcome.diagnostics()),
        Err(findings) => lines(&findings),
    }
}

/// A key of the hub's user that nobody has the secret of, or a secret without a key.
fn orphan(stage: &Stage, sim: &Sim, custody: &Memory) -> Vec<String> {
    let hub = &stage.setup.hub;
    let before: Vec<String> = keys(&stage.world, stage);
    let keys: Vec<String> = sim
        .with(|world| keys(world, stage))
        .into_iter()
        .filter(|key| !before.contains(key))
        .collect();
    let kept = custody.load().unwrap_or_default().map(|key| key.access_key_id);
    let mut wrong: Vec<String> = keys
        .iter()
        .filter(|key| Some(*key) != kept.as_ref())
        .map(|key| {
            format!(
                "orphaned: access key {key} of {}, of which nobody has the secret",
                hub.user.name
            )
        })
        .collect();
    if let Some(kept) = kept.filter(|kept| !keys.contains(kept)) {
        wrong.push(format!(
            "orphaned: the secret of access key {kept}, which is no key of {}",
            hub.user.name
        ));
    }
    wrong
}

fn keys(world: &World, stage: &Stage) -> Vec<String> {
    let hub = &stage.setup.hub;
    let user = world
        .account(hub.account)
        .and_then(|account| account.users.get(&hub.user.name));
    user.map(|user| user.keys.iter().map(|key| key.as_str().to_owned()).collect())
        .unwrap_or_default()
}

fn lines(findings: &[Diagnostic]) -> Vec<String> {
    findings
        .iter()
        .flat_map(|finding| {
            std::iter::once(format!("{}: {}", finding.code, finding.message)).chain(finding.evidence.clone())
        })
        .collect()
}

#[cfg(test)]
mod tests;
