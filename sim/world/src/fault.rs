//! Faults: rules that make an answer late, lost or wrong, as networks and services do.
//!
//! An open set: a rule is whatever answers "what happens to this call?". The first that speaks wins.

use std::fmt;
use std::time::Duration;

use rolecall_api::document::{Structure, Value};
use rolecall_api::operation::Operation;
use rolecall_iam::account::AccountId;
use serde::{Deserialize, Serialize};

use crate::time::clock::Moment;

/// What happens to a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Refused with `Throttling`, and not done.
    Throttle,
    /// Answered with a 500, and not done.
    FailBefore,
    /// Answered with a 500, though it was done.
    FailAfter,
    /// Not answered, and not done: the request was lost.
    LoseRequest,
    /// Not answered, though it was done: the answer was lost.
    LoseAnswer,
    /// Done, and answered this much later.
    Delay(Duration),
    /// Refused with this, and not done.
    Refuse {
        /// AWS's code.
        code: String,
        /// AWS's text.
        message: String,
        /// The HTTP status.
        status: u16,
    },
}

/// A call, as a rule sees it.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// When.
    pub now: Moment,
    /// What.
    pub operation: Operation,
    /// By whom: the account of the access key.
    pub account: AccountId,
    /// Of what.
    pub input: &'a Structure,
}

/// What happens to a call, if this rule has anything to say about it.
pub trait Rule: fmt::Debug + Send + Sync {
    /// Hears of every call that is authenticated and of the right shape, in order.
    fn verdict(&mut self, asked: &Asked<'_>) -> Option<Verdict>;

    /// Itself again, for a fork of the world.
    fn boxed(&self) -> Box<dyn Rule>;

    /// The rule as data, if it is nothing else.
    fn as_data(&self) -> Option<&On> {
        None
    }
}

impl Clone for Box<dyn Rule> {
    fn clone(&self) -> Self {
        (**self).boxed()
    }
}

/// A rule that is data: which calls it means, which of those, and what happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct On {
    /// Only this operation.
    pub operation: Option<Operation>,
    /// Only calls by this account.
    pub account: Option<AccountId>,
    /// Only calls where some member of the request has this text.
    pub entity: Option<String>,
    /// How many of them pass untouched first.
    pub after: u32,
    /// How many are touched then; the rest pass.
    pub times: u32,
    /// What happens to them.
    pub verdict: Verdict,
    /// How many there were.
    #[serde(default)]
    pub met: u32,
}

impl On {
    /// Every call, once: the first.
    #[must_use]
    pub const fn any(verdict: Verdict) -> Self {
        Self {
            operation: None,
            account: None,
            entity: None,
            after: 0,
            times: 1,
            verdict,
            met: 0,
        }
    }

    /// The first call of an operation.
    #[must_use]
    pub const fn first(operation: Operation, verdict: Verdict) -> Self {
        let mut rule = Self::any(verdict);
        rule.operation = Some(operation);
        rule
    }

    /// Only after this many passed.
    #[must_use]
    pub const fn after(mut self, passed: u32) -> Self {
        self.after = passed;
        self
    }

    /// This many in a row.
    #[must_use]
    pub const fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }

    /// Only calls by an account.
    #[must_use]
    pub const fn by(mut self, account: AccountId) -> Self {
        self.account = Some(account);
        self
    }

    /// Only calls whose request has this text as some member.
    #[must_use]
    pub fn of(mut self, entity: impl Into<String>) -> Self {
        self.entity = Some(entity.into());
        self
    }

    fn means(&self, asked: &Asked<'_>) -> bool {
        self.operation
            .is_none_or(|operation| operation == asked.operation)
            && self.account.is_none_or(|account| account == asked.account)
            && self.entity.as_ref().is_none_or(|entity| {
                asked
                    .input
                    .iter()
                    .any(|(_, value)| matches!(value, Value::String(text) if text == entity))
            })
    }
}

impl Rule for On {
    fn verdict(&mut self, asked: &Asked<'_>) -> Option<Verdict> {
        if !self.means(asked) {
            return None;
        }
        let nth = self.met;
        self.met = self.met.saturating_add(1);
        (nth >= self.after && nth - self.after < self.times).then(|| self.verdict.clone())
    }

    fn boxed(&self) -> Box<dyn Rule> {
        Box::new(self.clone())
    }

    fn as_data(&self) -> Option<&On> {
        Some(self)
    }
}

/// The rules of a world, in order.
#[derive(Debug, Clone, Default)]
pub struct Faults(Vec<Box<dyn Rule>>);

impl Faults {
    /// Adds a rule after the others.
    pub fn add(&mut self, rule: impl Rule + 'static) {
        self.0.push(Box::new(rule));
    }

    /// The rules in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &dyn Rule> {
        self.0.iter().map(|rule| &**rule)
    }

    /// Takes all rules away.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// What the first rule that speaks says.
    pub(crate) fn verdict(&mut self, asked: &Asked<'_>) -> Option<Verdict> {
        self.0.iter_mut().find_map(|rule| rule.verdict(asked))
    }
}

#[cfg(test)]
mod tests;
