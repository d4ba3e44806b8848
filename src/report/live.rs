//! What is seen while a run goes on: bars on a terminal, a line for each finished step elsewhere.
//!
//! A log keeps every line for good, so what goes there is said once: no bar, no spinner, no repetition.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::{Mutex, PoisonError};

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use rolecall_iam::account::AccountId;

use crate::event::{Event, Events};
use crate::plan::{Plan, StepId};
use crate::report::clean::clean;
use crate::report::page::{columns, pad};
use crate::report::paint::{BAD, CHANGED, QUIET, STRONG, paint};

#[cfg(test)]
mod tests;

/// A line for each thing that is finished, begun to be waited for, or worth a word.
pub struct Lines<W> {
    state: Mutex<LinesState<W>>,
}

struct LinesState<W> {
    out: W,
    names: usize,
    told: BTreeSet<(Option<StepId>, AccountId, String)>,
}

impl<W: Write + Send> Lines<W> {
    /// Lines into a writer, the accounts' names padded to a width.
    #[must_use]
    pub fn new(out: W, names: usize) -> Self {
        Lines {
            state: Mutex::new(LinesState {
                out,
                names,
                told: BTreeSet::new(),
            }),
        }
    }

    /// The width that the names of a plan's accounts need.
    #[must_use]
    pub fn names_of(plan: &Plan) -> usize {
        plan.accounts
            .iter()
            .map(|account| columns(&account.alias))
            .max()
            .unwrap_or(0)
    }
}

impl<W: Write + Send> Events for Lines<W> {
    fn emit(&self, event: Event) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(line) = state.line(&event) {
            // A closed pipe must not stop a run that is writing in an account.
            let _unheard = writeln!(state.out, "{line}");
        }
    }
}

impl<W> LinesState<W> {
    fn line(&mut self, event: &Event) -> Option<String> {
        match event {
            Event::StepDone {
                alias, what, already, ..
            } => {
                let line = format!("{}  {}", self.name(alias), clean(what));
                Some(if *already {
                    format!("{line}  {}", paint(QUIET, "(done before)"))
                } else {
                    line
                })
            }
            Event::StepFailed { alias, what, why, .. } => Some(format!(
                "{}  {}: {}: {}",
                self.name(alias),
                paint(BAD, "failed"),
                clean(what),
                clean(why)
            )),
            Event::Waiting {
                step,
                account,
                alias,
                why,
                since,
                deadline,
                ..
            } => {
                if !self.told.insert((*step, *account, why.clone())) {
                    return None;
                }
                let most = deadline.duration_since(*since).as_secs();
                Some(format!(
                    "{}  {} for {}, at most {most} s",
                    self.name(alias),
                    paint(CHANGED, "early: waiting"),
                    clean(why)
                ))
            }
            Event::Notice { text } => Some(format!("{} {}", paint(CHANGED, "note:"), clean(text))),
            Event::PhaseStarted { .. }
            | Event::PhaseDone { .. }
            | Event::StepStarted { .. }
            | Event::StepSkipped { .. }
            | Event::EdgeProved { .. }
            | Event::EdgeFailed { .. }
            | Event::NonEdgeRefused { .. }
            | Event::NonEdgeOpen { .. } => None,
        }
    }

    fn name(&self, alias: &str) -> String {
        pad(paint(STRONG, clean(alias)), self.names)
    }
}

/// How many accounts have a bar at a time: more would push each other off a terminal of 24 lines.
const MOST_BARS: usize = 12;

/// How long a run goes on, by the wall's clock and in milliseconds, before bars appear: what is over
/// sooner would only flash.
const PATIENCE: u128 = 200;

/// Bars on the terminal: one for the whole, one for each account that is being worked on.
pub struct Bars {
    state: Mutex<BarsState>,
}

struct BarsState {
    screen: MultiProgress,
    hidden: bool,
    whole: ProgressBar,
    work: BTreeMap<AccountId, Work>,
    names: usize,
    shown: usize,
}

struct Work {
    alias: String,
    total: u64,
    done: u64,
    bar: Option<ProgressBar>,
}

impl Bars {
    /// Bars for the steps of a plan.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let mut work: BTreeMap<AccountId, Work> = plan
            .accounts
            .iter()
            .map(|account| {
                (
                    account.account,
                    Work {
                        alias: account.alias.clone(),
                        total: 0,
                        done: 0,
                        bar: None,
                    },
                )
            })
            .collect();
        for step in &plan.steps {
            if let Some(work) = work.get_mut(&step.account) {
                work.total += 1;
            }
        }
        Bars::new(work)
    }

    /// One bar, for work that isn't told account by account.
    #[must_use]
    pub fn plain() -> Self {
        Bars::new(BTreeMap::new())
    }

    fn new(work: BTreeMap<AccountId, Work>) -> Self {
        let screen = MultiProgress::with_draw_target(ProgressDrawTarget::hidden());
        let total = work.values().map(|work| work.total).sum();
        let whole = screen.add(ProgressBar::new(total).with_style(style()));
        let names = work
            .values()
            .map(|work| columns(&work.alias))
            .max()
            .unwrap_or(0)
            .max(5);
        whole.set_prefix(pad("all", names));
        Bars {
            state: Mutex::new(BarsState {
                screen,
                hidden: true,
                whole,
                work,
                names,
                shown: 0,
            }),
        }
    }

    /// Takes the bars away, so that what follows stands on a clean screen.
    pub fn clear(&self) {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        // The terminal may be gone; the run isn't.
        let _gone = state.screen.clear();
    }
}

impl Drop for Bars {
    fn drop(&mut self) {
        self.clear();
    }
}

impl Events for Bars {
    fn emit(&self, event: Event) {
        self.state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .show(&event);
    }
}

impl BarsState {
    fn show(&mut self, event: &Event) {
        if self.hidden && self.whole.elapsed().as_millis() >= PATIENCE {
            self.hidden = false;
            self.screen.set_draw_target(ProgressDrawTarget::stderr());
        }
        match event {
            Event::PhaseStarted { total, .. } => {
                self.whole.set_length(u64::try_from(*total).unwrap_or(u64::MAX));
                self.whole.set_position(0);
            }
            Event::StepStarted { account, what, .. } => self.message(*account, what.clone()),
            Event::Waiting {
                step: Some(_),
                account,
                ..
            } => self.message(*account, waiting(event)),
            Event::Waiting { step: None, .. } => self.whole.set_message(waiting(event)),
            Event::StepDone { account, .. } | Event::StepFailed { account, .. } => {
                self.whole.inc(1);
                self.finished(*account);
            }
            Event::StepSkipped { .. }
            | Event::EdgeProved { .. }
            | Event::EdgeFailed { .. }
            | Event::NonEdgeRefused { .. }
            | Event::NonEdgeOpen { .. } => self.whole.inc(1),
            Event::Notice { .. } | Event::PhaseDone { .. } => {}
        }
    }

    fn message(&mut self, account: AccountId, text: String) {
        let Some(work) = self.work.get_mut(&account) else {
            self.whole.set_message(text);
            return;
        };
        if work.bar.is_none() && self.shown < MOST_BARS {
            let bar = self
                .screen
                .insert_before(&self.whole, ProgressBar::new(work.total).with_style(style()));
            bar.set_prefix(pad(&work.alias, self.names));
            bar.set_position(work.done);
            work.bar = Some(bar);
            self.shown += 1;
        }
        if let Some(bar) = &work.bar {
            bar.set_message(text);
        }
    }

    fn finished(&mut self, account: AccountId) {
        let Some(work) = self.work.get_mut(&account) else {
            return;
        };
        work.done += 1;
        if let Some(bar) = &work.bar {
            bar.set_position(work.done);
        }
        if work.done >= work.total
            && let Some(bar) = work.bar.take()
        {
            bar.finish_and_clear();
            self.screen.remove(&bar);
            self.shown -= 1;
        }
    }
}

fn style() -> ProgressStyle {
    // The template is a constant; should it not parse, the default one is as true.
    ProgressStyle::with_template("{prefix}  {bar:20}  {pos}/{len}  {wide_msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("█▌░")
}

/// `waiting for hub/user/micetro to be seen  8 s of 120 s`.
#[must_use]
pub fn waiting(event: &Event) -> String {
    match event {
        Event::Waiting {
            why,
            since,
            deadline,
            at,
            ..
        } => format!(
            "waiting for {why}  {} s of {} s",
            at.duration_since(*since).as_secs(),
            deadline.duration_since(*since).as_secs()
        ),
        _ => String::new(),
    }
}
