//! Apply: carries out a plan, step by step, exactly or not at all.
//!
//! First every facet that the plan touches is read anew (`look`): what is as it was is done, what is as
//! it shall be is done already, and if anything is neither the plan is stale and nothing is written. Then
//! the steps run (`schedule`): accounts beside each other, in each one step at a time or one a group, every step after
//! those that it needs. What fails takes with it only what needs it.
//!
//! AWS is the state. A run that was interrupted, or killed, is resumed by making a plan anew, or by
//! applying the same one again.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use rolecall_api::Aws;
use rolecall_iam::account::AccountId;
use tokio::time::Instant;

use crate::custody::{Custody, Memory};
use crate::diagnostic::Diagnostic;
use crate::event::{Event, Events, Phase, Silent};
use crate::exit::Exit;
use crate::interrupt::Interrupt;
use crate::plan::{Fingerprint, Plan, Step, StepId};
use crate::session::Session;

mod children;
mod key;
mod look;
mod principal;
mod queue;
mod refusal;
mod request;
mod schedule;
mod step;
mod words;

pub use words::words;

use words::Entity;

/// The right to write, for the time in which one plan is carried out.
///
/// Only this module can make one, and a [`Session`] hands out writers for nothing else:
///
/// ```compile_fail,E0423
/// fn seize(plan: &rolecall::plan::Plan) -> rolecall::apply::Commission<'_> {
///     rolecall::apply::Commission(plan)
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Commission<'p>(&'p Plan);

impl<'p> Commission<'p> {
    /// The plan that is carried out.
    #[must_use]
    pub fn plan(&self) -> &'p Plan {
        self.0
    }
}

/// How a plan is carried out.
#[derive(Clone)]
pub struct Options {
    /// How many accounts are worked in at once; at least one.
    pub parallel: usize,
    /// Where a new access key goes.
    pub custody: Arc<dyn Custody>,
    /// Who is told.
    pub events: Arc<dyn Events>,
    /// Raised when the user wants to stop.
    pub interrupt: Interrupt,
}

impl Default for Options {
    /// Ten accounts at once, keys kept in memory, nobody told.
    fn default() -> Self {
        Options {
            parallel: 10,
            custody: Arc::new(Memory::default()),
            events: Arc::new(Silent),
            interrupt: Interrupt::new(),
        }
    }
}

/// What became of a plan.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Steps that were done now.
    pub done: Vec<StepId>,
    /// Steps that had been done before.
    pub already: Vec<StepId>,
    /// Steps that failed.
    pub failed: Vec<Failure>,
    /// Steps that were not begun, since one that they need failed.
    pub skipped: Vec<Skipped>,
    /// Steps that were not begun, or not brought to an end, since the user wanted to stop.
    pub left: Vec<StepId>,
    /// The user wanted to stop.
    pub interrupted: bool,
    /// Steps whose facet is neither as it was when the plan was made nor as the step leaves it. If the
    /// first look found any, nothing was written.
    pub stale: Vec<Stale>,
    /// Why nothing was begun at all: credentials that lead into another account than the plan names.
    pub refused: Vec<Diagnostic>,
}

/// A step that failed.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Which.
    pub step: StepId,
    /// In which account.
    pub account: AccountId,
    /// What it was to do, in a few words.
    pub what: String,
    /// Why.
    pub diagnostic: Diagnostic,
}

/// A step that was not begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Which.
    pub step: StepId,
    /// The step that failed, or was stale.
    pub because: StepId,
}

/// A step that doesn't fit what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Which.
    pub step: StepId,
    /// In which account.
    pub account: AccountId,
    /// What it was to do, in a few words.
    pub what: String,
    /// What was there when the plan was made.
    pub expected: Fingerprint,
    /// What is there.
    pub found: Fingerprint,
}

impl Outcome {
    /// How a run that ends so exits.
    #[must_use]
    pub fn exit(&self) -> Exit {
        if self.interrupted {
            Exit::Interrupted
        } else if !self.stale.is_empty() {
            Exit::Stale
        } else if !self.refused.is_empty() {
            Exit::Failed
        } else if !self.failed.is_empty() {
            let all_by_credentials = self
                .failed
                .iter()
                .all(|failure| failure.diagnostic.code == refusal::CREDENTIALS);
            if all_by_credentials {
                Exit::Credentials
            } else {
                Exit::Failed
            }
        } else {
            Exit::Done
        }
    }

    /// Everything that went wrong, as findings.
    #[must_use]
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let stale = self.stale.iter().map(|stale| {
            Diagnostic::error(
                "apply/stale",
                format!(
                    "step {} (`{}`, account {}) no longer fits",
                    stale.step.0, stale.what, stale.account
                ),
            )
            .because([
                format!("planned from {}", stale.expected.0),
                format!("found        {}", stale.found.0),
            ])
            .hint("something else changed it since the plan was made: run `rolecall plan` again")
        });
        let failed = self.failed.iter().map(|failure| failure.diagnostic.clone());
        self.refused.iter().cloned().chain(stale).chain(failed).collect()
    }
}

/// What all steps of a run share.
struct Run<A> {
    session: Session<A>,
    plan: Arc<Plan>,
    options: Options,
    /// Steps on a facet that an earlier step of the plan touches too.
    follows: BTreeSet<StepId>,
    /// When the plan's facets were read.
    looked: Instant,
    /// What this run, or an earlier one of the same plan, created: it is fresh.
    created: Mutex<BTreeSet<(AccountId, Entity)>>,
    /// Steps that are done.
    done: Mutex<BTreeSet<StepId>>,
}

impl<A> Run<A> {
    fn emit(&self, event: Event) {
        self.options.events.emit(event);
    }

    /// Remembers that a step is done.
    fn did(&self, step: &Step) {
        self.done
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(step.id);
        if let Some(entity) = Entity::created_by(&step.act) {
            self.created
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .insert((step.account, entity));
        }
    }

    fn is_done(&self, step: StepId) -> bool {
        self.done
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .contains(&step)
    }

    fn has_created(&self, account: AccountId, entity: &Entity) -> bool {
        let created = self.created.lock().unwrap_or_else(PoisonError::into_inner);
        created.contains(&(account, entity.clone()))
    }
}

/// Carries out a plan.
///
/// # Panics
/// When a step of the plan panics: that is a defect.
pub async fn apply<A: Aws + 'static>(session: &Session<A>, plan: &Plan, options: &Options) -> Outcome {
    let session = session.for_run(&options.events, &options.interrupt);
    let phase = if plan.destroy {
        Phase::Destroy
    } else {
        Phase::Apply
    };
    let total = plan.steps.len();
    let run = Run {
        session,
        plan: Arc::new(plan.clone()),
        options: options.clone(),
        follows: follows(plan),
        looked: Instant::now(),
        created: Mutex::default(),
        done: Mutex::default(),
    };
    run.emit(Event::PhaseStarted {
        phase,
        total,
        at: run.session.clock().now(),
    });
    let run = Arc::new(run);
    let look = look::look(&run).await;
    let outcome = if look.refused.is_empty() && look.stale.is_empty() {
        schedule::carry_out(&run, look).await
    } else {
        Outcome {
            stale: look.stale,
            refused: look.refused,
            ..Outcome::default()
        }
    };
    if plan.destroy && outcome.exit() == Exit::Done {
        bury(&run).await;
    }
    let done = outcome.done.len() + outcome.already.len();
    run.emit(Event::PhaseDone {
        phase,
        done,
        at: run.session.clock().now(),
    });
    outcome
}

/// The steps of a plan whose facet an earlier step touches too.
fn follows(plan: &Plan) -> BTreeSet<StepId> {
    let mut touched = BTreeSet::new();
    let follow = |step: &&Step| !touched.insert((step.account, step.act.facet()));
    plan.steps.iter().filter(follow).map(|step| step.id).collect()
}

/// Lets go of the secrets of keys that are gone with the setup.
async fn bury<A: Aws + 'static>(run: &Run<A>) {
    let hub = run.plan.steps.iter().filter(|step| step.account == run.plan.hub);
    let users: BTreeSet<String> = hub
        .flat_map(|step| Entity::needed_by(&step.act))
        .filter_map(|entity| match entity {
            Entity::User(user) => Some(user),
            Entity::Group(_) | Entity::Role(_) | Entity::Profile(_) => None,
        })
        .collect();
    for user in users {
        if let Err(error) = key::bury(run, &user).await {
            let text = format!(
                "whether the secret in {} is still of use can't be seen: {error}",
                run.options.custody.place()
            );
            run.emit(Event::Notice { text });
        }
    }
}

#[cfg(test)]
mod tests;
