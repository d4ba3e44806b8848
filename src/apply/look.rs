//! The look before anything is written: is this the right account, and is everything as the plan says?
//!
//! A step's facet may be as it was before the step, or as the step leaves it. Several steps may touch one
//! facet, one after the other, and come back to where it was (a tag set for a while; an attachment of a
//! role that is made anew). Then one reading fits several places in their order. The latest is taken for
//! which everything that the steps done by then need is done too: a run does nothing before what it needs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rolecall_api::Aws;
use rolecall_api::error::CallError;
use rolecall_api::views::sts::GetCallerIdentityRequest;
use rolecall_iam::account::AccountId;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::words::{Entity, words};
use super::{Run, Stale, key, refusal};
use crate::diagnostic::Diagnostic;
use crate::observe;
use crate::plan::{Act, Facet, Fingerprint, Plan, StepId};
use crate::session::Elsewhere;

/// What was found.
pub(super) struct Look {
    /// Steps that are done already.
    pub(super) done: BTreeSet<StepId>,
    /// Steps that fit nothing.
    pub(super) stale: Vec<Stale>,
    /// Ways in that lead into another account.
    pub(super) refused: Vec<Diagnostic>,
    /// Accounts that can't be entered or read, and why.
    pub(super) closed: BTreeMap<AccountId, Diagnostic>,
}

type Readings = BTreeMap<Facet, Fingerprint>;

enum Closed {
    Wrong(Diagnostic),
    Unread(Diagnostic),
}

/// Looks into every account of the plan that has steps.
pub(super) async fn look<A: Aws + 'static>(run: &Arc<Run<A>>) -> Look {
    let accounts: BTreeSet<AccountId> = run.plan.steps.iter().map(|step| step.account).collect();
    let room = Arc::new(Semaphore::new(run.options.parallel.max(1)));
    let mut looking = JoinSet::new();
    for account in accounts {
        let run = Arc::clone(run);
        let room = Arc::clone(&room);
        looking.spawn(async move {
            let _place = room.acquire().await;
            (account, read_account(&run, account).await)
        });
    }
    let mut look = Look {
        done: BTreeSet::new(),
        stale: Vec::new(),
        refused: Vec::new(),
        closed: BTreeMap::new(),
    };
    let mut readings = BTreeMap::new();
    while let Some(looked) = looking.join_next().await {
        match looked {
            Ok((account, Ok(read))) => {
                readings.insert(account, read);
            }
            Ok((_, Err(Closed::Wrong(diagnostic)))) => look.refused.push(diagnostic),
            Ok((account, Err(Closed::Unread(diagnostic)))) => {
                look.closed.insert(account, diagnostic);
            }
            Err(error) => super::schedule::rethrow(error),
        }
    }
    compare(&run.plan, &readings, &mut look);
    look
}

/// Makes sure of the account, and reads every facet of it that the plan touches.
async fn read_account<A: Aws + 'static>(run: &Run<A>, account: AccountId) -> Result<Readings, Closed> {
    let unread =
        |error: CallError| Closed::Unread(refusal::closed(account, &run.session.alias(account), &error));
    let identity = run
        .session
        .read(account)
        .send(GetCallerIdentityRequest {})
        .await
        .map_err(unread)?;
    if let Some(found) = Elsewhere::of(&identity, account, run.plan.partition) {
        let alias = run.session.alias(account);
        return Err(Closed::Wrong(refusal::wrong_account(account, &alias, &found)));
    }
    let steps = run.plan.steps.iter().filter(|step| step.account == account);
    let facets: BTreeSet<Facet> = steps.map(|step| step.act.facet()).collect();
    let mut readings = Readings::new();
    // What exists by itself first: of what isn't there, no part is.
    let (entities, parts): (Vec<Facet>, Vec<Facet>) = facets
        .into_iter()
        .partition(|facet| Entity::of(facet).facet().as_ref() == Some(facet));
    for facet in entities.into_iter().chain(parts) {
        if run.options.interrupt.raised() {
            return Ok(readings);
        }
        let part_of = Entity::of(&facet).facet().filter(|entity| *entity != facet);
        let gone = part_of.is_some_and(|entity| readings.get(&entity) == Some(&Fingerprint::absent()));
        let reading = if gone {
            Fingerprint::absent()
        } else {
            observe::facet(&run.session, account, &facet)
                .await
                .map_err(unread)?
        };
        readings.insert(facet, reading);
    }
    made_before(run, account, &mut readings).await.map_err(unread)?;
    Ok(readings)
}

/// A key that an earlier run of this plan made stands for what the plan could not foresee.
async fn made_before<A: Aws + 'static>(
    run: &Run<A>,
    account: AccountId,
    readings: &mut Readings,
) -> Result<(), CallError> {
    for step in run.plan.steps.iter().filter(|step| step.account == account) {
        let Act::CreateAccessKey { user, known } = &step.act else {
            continue;
        };
        let reading = readings.get(&step.act.facet());
        if reading.is_some_and(|reading| *reading != step.before)
            && let Some(stands_for) = key::standing(run, step, user, known).await?
        {
            readings.insert(step.act.facet(), stands_for);
        }
    }
    Ok(())
}

/// The steps on one facet, in their order, and where in it a reading may be.
struct Chain<'p> {
    steps: Vec<&'p crate::plan::Step>,
    /// Numbers of steps that may be done by the reading, in rising order.
    fits: Vec<usize>,
    done: usize,
}

fn compare(plan: &Plan, readings: &BTreeMap<AccountId, Readings>, look: &mut Look) {
    let mut by_facet: BTreeMap<(AccountId, Facet), Vec<&crate::plan::Step>> = BTreeMap::new();
    for step in &plan.steps {
        by_facet
            .entry((step.account, step.act.facet()))
            .or_default()
            .push(step);
    }
    let mut chains = Vec::new();
    for ((account, facet), steps) in by_facet {
        let Some(reading) = readings.get(&account).and_then(|read| read.get(&facet)) else {
            continue;
        };
        let states = steps
            .iter()
            .take(1)
            .map(|step| &step.before)
            .chain(steps.iter().map(|step| &step.after));
        let fits: Vec<usize> = states
            .enumerate()
            .filter(|(_, state)| *state == reading)
            .map(|(done, _)| done)
            .collect();
        match fits.last() {
            Some(&done) => chains.push(Chain { steps, fits, done }),
            None => look.stale.extend(steps.first().map(|step| Stale {
                step: step.id,
                account,
                what: words(&step.act),
                expected: step.before.clone(),
                found: reading.clone(),
            })),
        }
    }
    look.stale.sort_by_key(|stale| stale.step);
    settle(&mut chains);
    look.done = done(&chains);
}

fn done(chains: &[Chain<'_>]) -> BTreeSet<StepId> {
    chains
        .iter()
        .flat_map(|chain| chain.steps.iter().take(chain.done).map(|step| step.id))
        .collect()
}

/// Goes back, where a reading leaves the choice, from steps whose needs are not done.
fn settle(chains: &mut [Chain<'_>]) {
    loop {
        let done = done(chains);
        let mut went_back = false;
        for chain in chains.iter_mut() {
            let unmet = chain
                .steps
                .iter()
                .take(chain.done)
                .position(|step| step.needs.iter().any(|need| !done.contains(need)));
            let earlier = unmet.and_then(|first| chain.fits.iter().rev().find(|&&fit| fit <= first).copied());
            if let Some(earlier) = earlier {
                chain.done = earlier;
                went_back = true;
            }
        }
        if !went_back {
            return;
        }
    }
}

#[cfg(test)]
mod tests;
