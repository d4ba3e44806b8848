//! One wait: attempts, pauses and deadlines of one thing that is waited for, said once per reason.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use rolecall_iam::account::AccountId;
use rolecall_sim::world::chance::{Chance, Key};
use tokio::time::Instant;

use super::table::{Class, Rule};
use crate::event::{Event, Events};
use crate::interrupt::Interrupt;
use crate::plan::StepId;
use crate::session::clock::{Clock, later};

/// Who waits, for events.
#[derive(Clone, Debug)]
pub struct On {
    /// The step; `None` for an edge or a reading.
    pub step: Option<StepId>,
    /// The account.
    pub account: AccountId,
    /// The account's name.
    pub alias: String,
}

/// Why a wait ended without what it waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GaveUp {
    /// Its time was up, or its attempts.
    #[error("waited {} s, {tries} attempts", waited.as_secs())]
    Deadline {
        /// For what kind of trouble.
        class: Class,
        /// How long.
        waited: Duration,
        /// How many attempts were refused.
        tries: u32,
    },
    /// The user wants to stop.
    #[error("interrupted")]
    Interrupted,
}

/// The attempts at one thing.
///
/// Each class of trouble has a deadline of its own, from the first time that it is met: throttling while a
/// principal is awaited takes nothing from the principal's time, and neither can be met for ever.
pub struct Wait<'a> {
    clock: &'a dyn Clock,
    events: &'a dyn Events,
    on: On,
    key: Key,
    interrupt: Interrupt,
    pauses: u64,
    troubles: BTreeMap<Class, Trouble>,
    said: Option<(Class, String, String)>,
}

#[derive(Clone, Copy)]
struct Trouble {
    began: Instant,
    since: Timestamp,
    patience: Duration,
    tries: u32,
}

impl<'a> Wait<'a> {
    /// Nothing was refused yet. `what` keys the jitter: two waits for one thing, with one seed, pause alike.
    #[must_use]
    pub fn new(clock: &'a dyn Clock, events: &'a dyn Events, on: On, seed: u64, what: &str) -> Self {
        let key = Chance::new(seed)
            .key("patience")
            .text(what)
            .number(on.step.map_or(0, |step| u64::from(step.0)));
        Wait {
            clock,
            events,
            on,
            key,
            interrupt: Interrupt::new(),
            pauses: 0,
            troubles: BTreeMap::new(),
            said: None,
        }
    }

    /// The same, ended by an interrupt.
    #[must_use]
    pub fn interruptible(mut self, interrupt: Interrupt) -> Self {
        self.interrupt = interrupt;
        self
    }

    /// An attempt was refused: pauses before the next one, and says so when the reason is a new one.
    ///
    /// `patience` stands in for the class's own; what was given at the class's first refusal holds. The
    /// last attempt is made at the deadline, not before it.
    ///
    /// # Errors
    /// When the time or the attempts of this class are used up, or the user wants to stop.
    pub async fn again(
        &mut self,
        class: Class,
        patience: Option<Duration>,
        why: &str,
        code: &str,
    ) -> Result<(), GaveUp> {
        let rule = class.rule();
        let now = Instant::now();
        let trouble = self.troubles.entry(class).or_insert_with(|| Trouble {
            began: now,
            since: self.clock.now(),
            patience: patience.unwrap_or(rule.patience),
            tries: 0,
        });
        trouble.tries += 1;
        let trouble = *trouble;
        let waited = now - trouble.began;
        if waited >= trouble.patience || rule.tries.is_some_and(|most| trouble.tries >= most) {
            return Err(GaveUp::Deadline {
                class,
                waited,
                tries: trouble.tries,
            });
        }
        self.say(class, &trouble, why, code);
        let pause = self.pause(rule, trouble.tries).min(trouble.patience - waited);
        self.sleep(pause).await
    }

    /// Pauses between two looks at something that was seen once and must be seen again.
    ///
    /// # Errors
    /// When the user wants to stop.
    pub async fn look_again(&self) -> Result<(), GaveUp> {
        self.sleep(Duration::from_secs(1)).await
    }

    async fn sleep(&self, pause: Duration) -> Result<(), GaveUp> {
        tokio::select! {
            biased;
            () = self.interrupt.wait() => Err(GaveUp::Interrupted),
            () = tokio::time::sleep(pause) => Ok(()),
        }
    }

    /// What was waited for came: whatever is refused later begins anew.
    pub fn settled(&mut self) {
        self.troubles.clear();
        self.said = None;
    }

    /// How long ago the first refusal of a class was, and how many there were; nothing before the first.
    #[must_use]
    pub fn waited(&self, class: Class) -> Option<(Duration, u32)> {
        self.troubles
            .get(&class)
            .map(|trouble| (trouble.began.elapsed(), trouble.tries))
    }

    fn say(&mut self, class: Class, trouble: &Trouble, why: &str, code: &str) {
        let reason = (class, why.to_owned(), code.to_owned());
        if self.said.as_ref() == Some(&reason) {
            return;
        }
        self.said = Some(reason);
        self.events.emit(Event::Waiting {
            step: self.on.step,
            account: self.on.account,
            alias: self.on.alias.clone(),
            why: why.to_owned(),
            code: code.to_owned(),
            since: trouble.since,
            deadline: later(trouble.since, trouble.patience),
            at: self.clock.now(),
        });
    }

    fn pause(&mut self, rule: &Rule, tries: u32) -> Duration {
        self.pauses += 1;
        let exponent = i32::try_from(tries.saturating_sub(1)).unwrap_or(i32::MAX);
        let grown = rule.backoff.start.as_secs_f64() * rule.backoff.factor.powi(exponent);
        let length = grown.min(rule.backoff.cap.as_secs_f64());
        if !rule.backoff.jitter {
            return Duration::from_secs_f64(length);
        }
        // A pause of nothing would be an attempt too soon; a millisecond is the grain of tokio's clock.
        let drawn = length * self.key.number(self.pauses).fraction();
        Duration::from_secs_f64(drawn).max(Duration::from_millis(1))
    }
}
