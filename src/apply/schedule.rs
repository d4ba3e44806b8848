//! Carries out a plan: several accounts at once, in the order of the queue, and says what came of each step.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rolecall_api::Aws;
use rolecall_iam::account::AccountId;
use tokio::task::{JoinError, JoinSet};

use super::look::Look;
use super::queue::Queue;
use super::step::{self, Ended};
use super::words::words;
use super::{Failure, Outcome, Run, Skipped, Stale};
use crate::diagnostic::Diagnostic;
use crate::event::Event;
use crate::plan::{Step, StepId};

/// Does what is to be done.
pub(super) async fn carry_out<A: Aws + 'static>(run: &Arc<Run<A>>, look: Look) -> Outcome {
    let plan = Arc::clone(&run.plan);
    let mut outcome = Outcome::default();
    let mut queue = Queue::new(&plan.steps, &look.done);
    for step in plan.steps.iter().filter(|step| look.done.contains(&step.id)) {
        run.did(step);
        tell_done(run, step, true);
        outcome.already.push(step.id);
    }
    shut(run, &mut queue, &look.closed, &mut outcome);
    let mut doing = JoinSet::new();
    loop {
        while !run.options.interrupt.raised()
            && doing.len() < run.options.parallel.max(1)
            && let Some(step) = queue.take()
        {
            let (run, step) = (Arc::clone(run), step.clone());
            doing.spawn(async move {
                let ended = step::run(&run, &step).await;
                (step.id, ended)
            });
        }
        let Some(joined) = doing.join_next().await else {
            break;
        };
        let (id, ended) = joined.unwrap_or_else(|error| rethrow(error));
        if let Some(step) = queue.ended(id) {
            conclude(run, &mut queue, step, ended, &mut outcome);
        }
        shut(run, &mut queue, &look.closed, &mut outcome);
    }
    let known: BTreeSet<StepId> = outcome
        .done
        .iter()
        .chain(&outcome.already)
        .copied()
        .chain(outcome.failed.iter().map(|failure| failure.step))
        .chain(outcome.skipped.iter().map(|skipped| skipped.step))
        .chain(outcome.stale.iter().map(|stale| stale.step))
        .collect();
    outcome.left = plan
        .steps
        .iter()
        .map(|step| step.id)
        .filter(|id| !known.contains(id))
        .collect();
    outcome.interrupted = run.options.interrupt.raised() && !outcome.left.is_empty();
    for list in [&mut outcome.done, &mut outcome.already] {
        list.sort();
    }
    outcome
}

fn conclude<A: Aws + 'static>(
    run: &Run<A>,
    queue: &mut Queue<'_>,
    step: &Step,
    ended: Ended,
    outcome: &mut Outcome,
) {
    match ended {
        Ended::Done | Ended::Already => {
            let already = matches!(ended, Ended::Already);
            run.did(step);
            tell_done(run, step, already);
            if already {
                outcome.already.push(step.id);
            } else {
                outcome.done.push(step.id);
            }
            queue.release(step.id);
        }
        Ended::Failed(diagnostic) => fail(run, queue, step, *diagnostic, outcome),
        Ended::Stale(found) => {
            let why = "it is neither as it was when the plan was made nor as the step leaves it".to_owned();
            tell_failed(run, step, why);
            outcome.stale.push(Stale {
                step: step.id,
                account: step.account,
                what: words(&step.act),
                expected: step.before.clone(),
                found,
            });
            skip(run, queue, step.id, outcome);
        }
        Ended::Interrupted => {}
    }
}

/// Fails what could begin in accounts that can't be entered, and what needs it.
fn shut<A: Aws + 'static>(
    run: &Run<A>,
    queue: &mut Queue<'_>,
    closed: &BTreeMap<AccountId, Diagnostic>,
    outcome: &mut Outcome,
) {
    for (&account, diagnostic) in closed {
        while let Some(step) = queue.close(account) {
            fail(run, queue, step, diagnostic.clone(), outcome);
        }
    }
}

fn fail<A: Aws + 'static>(
    run: &Run<A>,
    queue: &mut Queue<'_>,
    step: &Step,
    diagnostic: Diagnostic,
    outcome: &mut Outcome,
) {
    tell_failed(run, step, diagnostic.message.clone());
    outcome.failed.push(Failure {
        step: step.id,
        account: step.account,
        what: words(&step.act),
        diagnostic,
    });
    skip(run, queue, step.id, outcome);
}

fn skip<A: Aws + 'static>(run: &Run<A>, queue: &mut Queue<'_>, because: StepId, outcome: &mut Outcome) {
    for step in queue.give_up(because) {
        run.emit(Event::StepSkipped {
            step: step.id,
            account: step.account,
            what: words(&step.act),
            because,
        });
        outcome.skipped.push(Skipped {
            step: step.id,
            because,
        });
    }
}

fn tell_done<A: Aws + 'static>(run: &Run<A>, step: &Step, already: bool) {
    run.emit(Event::StepDone {
        step: step.id,
        account: step.account,
        alias: run.session.alias(step.account),
        what: words(&step.act),
        already,
        at: run.session.clock().now(),
    });
}

fn tell_failed<A: Aws + 'static>(run: &Run<A>, step: &Step, why: String) {
    run.emit(Event::StepFailed {
        step: step.id,
        account: step.account,
        alias: run.session.alias(step.account),
        what: words(&step.act),
        why,
        at: run.session.clock().now(),
    });
}

/// Goes on with the panic of a step: it is a defect, and not an outcome.
///
/// # Panics
/// Always.
pub(super) fn rethrow(error: JoinError) -> ! {
    match error.try_into_panic() {
        Ok(panic) => std::panic::resume_unwind(panic),
        Err(cancelled) => {
            std::panic::resume_unwind(Box::new(format!("a step's task ended by itself: {cancelled}")))
        }
    }
}
