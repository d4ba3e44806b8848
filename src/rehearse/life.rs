//! The life of a setup, phase by phase, with the code that acts on real AWS: observe, plan, apply, verify,
//! and back to nothing.
//!
//! Separate from rehearsing, since a life that is resumed after a crash, and one that is lived in a file from
//! command to command, go through the same phases.

use std::sync::Arc;

use rolecall_api::Aws;
use rolecall_api::credentials::ProvideCredentials;

use crate::apply::{self, apply};
use crate::custody::Custody;
use crate::diagnostic::Diagnostic;
use crate::event::{Event, Events, Phase};
use crate::interrupt::Interrupt;
use crate::observe::{entering, observe_for};
use crate::observed::Observed;
use crate::plan::{Goal, Plan, make};
use crate::session::Session;
use crate::setup::Setup;
use crate::verify::{self, Key, Report, Strangers, verify};

/// Everything that a life needs, and nothing that it remembers: AWS and the place of the key are its memory.
#[derive(Clone)]
pub struct Life<A> {
    /// The AWS, and the ways into its accounts.
    pub session: Session<A>,
    /// The setup.
    pub setup: Setup,
    /// Where the key goes.
    pub custody: Arc<dyn Custody>,
    /// Those who must be kept out.
    pub strangers: Option<Strangers>,
    /// Who is told.
    pub events: Arc<dyn Events>,
    /// Raised when the user wants to stop.
    pub interrupt: Interrupt,
    /// How many accounts are worked in at once.
    pub parallel: usize,
}

/// A plan and what became of it.
#[derive(Debug)]
pub struct Applied {
    /// The plan.
    pub plan: Plan,
    /// What became of it.
    pub outcome: apply::Outcome,
}

impl<A: Aws + 'static> Life<A> {
    /// Reads what a plan of one goal needs.
    ///
    /// # Errors
    /// What kept it from being read.
    pub async fn observe(&self, goal: Goal) -> Result<Observed, Vec<Diagnostic>> {
        let total = self.setup.spokes.len() + 1;
        self.events.emit(Event::PhaseStarted {
            phase: Phase::Observe,
            total,
            at: self.session.clock().now(),
        });
        let observed = observe_for(&self.session, &self.setup, goal)
            .await
            .map_err(|error| vec![error.finding(&self.setup)])?;
        self.events.emit(Event::PhaseDone {
            phase: Phase::Observe,
            done: total,
            at: self.session.clock().now(),
        });
        Ok(observed)
    }

    /// Reads what is there and makes a plan.
    ///
    /// # Errors
    /// What kept it from being read, or what can't be planned.
    pub async fn plan(&self, goal: Goal) -> Result<Plan, Vec<Diagnostic>> {
        let observed = self.observe(goal).await?;
        make(&self.setup, &observed, goal)
    }

    /// Plans, and carries the plan out.
    ///
    /// # Errors
    /// As [`plan`](Life::plan). What fails while it is carried out is in the outcome.
    pub async fn reach(&self, goal: Goal) -> Result<Applied, Vec<Diagnostic>> {
        let plan = self.plan(goal).await?;
        let outcome = self.apply(&plan).await;
        Ok(Applied { plan, outcome })
    }

    /// Carries a plan out.
    pub async fn apply(&self, plan: &Plan) -> apply::Outcome {
        let options = apply::Options {
            parallel: self.parallel,
            custody: Arc::clone(&self.custody),
            events: Arc::clone(&self.events),
            interrupt: self.interrupt.clone(),
        };
        // A plan may enter accounts that the setup doesn't name: those of units, and those that left it.
        apply(&self.session.entering_for(plan), plan, &options).await
    }

    /// Proves it, as a rehearsal does: where there is no key to prove it with, the law's word does. `fresh`:
    /// something was written just now.
    ///
    /// # Errors
    /// What kept the state from being read.
    pub async fn verify(&self, fresh: bool) -> Result<Report, Vec<Diagnostic>> {
        let law_does = |options: &mut verify::Options| {
            options.fresh = fresh;
            options.by_law = true;
        };
        self.prove(law_does).await
    }

    /// Proves it, with options of one's own.
    ///
    /// # Errors
    /// What kept the state from being read.
    pub async fn prove(&self, choose: impl FnOnce(&mut verify::Options)) -> Result<Report, Vec<Diagnostic>> {
        let observed = self.observe(Goal::Present).await?;
        let mut options = verify::Options::new(self.key());
        options.strangers.clone_from(&self.strangers);
        choose(&mut options);
        let session = entering(&self.session, &self.setup, &observed);
        Ok(verify(&session, &self.setup, observed, options).await)
    }

    /// The hub user's own key, where it can be had.
    #[must_use]
    pub fn key(&self) -> Key {
        match self.custody.load() {
            Ok(Some(credentials)) => Key::Given(Arc::new(credentials) as Arc<dyn ProvideCredentials>),
            Ok(None) => Key::Missing(format!("there is no access key in {}", self.custody.place())),
            Err(error) => Key::Missing(error.to_string()),
        }
    }
}
