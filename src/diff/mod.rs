//! The difference between what is there and what shall be: changes for people, and the writes behind them.
//!
//! A draft of a step knows by milestones what it waits for and what it leads to; numbers and edges come
//! later, in [`crate::plan`], so that no part of the difference must know the others' numbers.

use rolecall_iam::account::AccountId;

use crate::plan::{Act, Change, Fingerprint, StepId, Verb};

pub mod conflict;
pub mod destroy;
pub mod document;
pub mod group;
pub mod leave;
pub mod names;
mod pack;
pub mod remove;
pub mod role;
pub mod statement;
pub mod user;

/// A point that steps lead to and others wait for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Milestone {
    /// The hub's user is there.
    User,
    /// The user has its policies and is in its groups.
    Rights,
    /// The hub's policy for an account is written: the record that it was entered.
    Recorded(AccountId),
    /// The user's tag remembers what is left in an account.
    Left(AccountId),
    /// An account's role is as it shall be.
    Made(AccountId),
    /// Nothing of ours is in an account that shall not be there.
    Gone(AccountId),
    /// All is written into a group that fits before anything is taken out.
    Filled(String),
    /// All is taken out of a group that shall not be there.
    Emptied(String),
    /// The user has no access key of ours.
    Keyless,
    /// The groups are gone.
    Groupless,
    /// The user has nothing that would keep it from being deleted.
    Bare,
}

/// A write that has no number yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// In which account.
    pub account: AccountId,
    /// What is sent.
    pub act: Act,
    /// What it touches, as it is when this write's turn comes.
    pub before: Fingerprint,
    /// What it touches afterwards.
    pub after: Fingerprint,
    /// Writes of one chain go one after the other, as they were drafted.
    pub chain: Option<String>,
    /// What must be reached first.
    pub waits: Vec<Milestone>,
    /// What it leads to.
    pub leads: Vec<Milestone>,
}

impl Draft {
    /// A write that waits for nothing.
    #[must_use]
    pub fn new(account: AccountId, act: Act, before: Fingerprint, after: Fingerprint) -> Self {
        Draft {
            account,
            act,
            before,
            after,
            chain: None,
            waits: Vec::new(),
            leads: Vec::new(),
        }
    }

    /// The same, in a chain.
    #[must_use]
    pub fn chain(mut self, chain: impl Into<String>) -> Self {
        self.chain = Some(chain.into());
        self
    }

    /// The same, waiting.
    #[must_use]
    pub fn waits(mut self, milestone: Milestone) -> Self {
        self.waits.push(milestone);
        self
    }

    /// The same, leading somewhere.
    #[must_use]
    pub fn leads(mut self, milestone: Milestone) -> Self {
        self.leads.push(milestone);
        self
    }
}

/// A difference in the making.
#[derive(Clone, Debug, Default)]
pub struct Sketch {
    /// What changes; its steps are places in `drafts`, from 1.
    pub changes: Vec<Change>,
    /// The writes.
    pub drafts: Vec<Draft>,
    /// What is left alone and deserves a word.
    pub notices: Vec<String>,
}

impl Sketch {
    /// Adds a change with its writes.
    pub fn change(&mut self, mut change: Change, drafts: Vec<Draft>) {
        let first = self.drafts.len();
        self.drafts.extend(drafts);
        change.steps = (first + 1..=self.drafts.len())
            .map(|number| StepId(u32::try_from(number).unwrap_or(u32::MAX)))
            .collect();
        self.changes.push(change);
    }

    /// Adds a word about something left alone.
    pub fn notice(&mut self, text: impl Into<String>) {
        self.notices.push(text.into());
    }
}

impl Change {
    /// A change of a thing, with nothing said about it yet.
    #[must_use]
    pub fn new(account: AccountId, verb: Verb, kind: &str, name: impl Into<String>) -> Self {
        Change {
            account,
            verb,
            kind: kind.to_owned(),
            name: name.into(),
            of: None,
            details: Vec::new(),
            because: None,
            before: None,
            after: None,
            steps: Vec::new(),
        }
    }

    /// The same, as a part of something.
    #[must_use]
    pub fn of(mut self, whole: impl Into<String>) -> Self {
        self.of = Some(whole.into());
        self
    }

    /// The same, with lines that say what exactly.
    #[must_use]
    pub fn details(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.details.extend(lines);
        self
    }

    /// The same, with a reason.
    #[must_use]
    pub fn because(mut self, why: impl Into<String>) -> Self {
        self.because = Some(why.into());
        self
    }

    /// The same, with the document before and after.
    #[must_use]
    pub fn documents(mut self, before: Option<&str>, after: Option<&str>) -> Self {
        self.before = before.map(str::to_owned);
        self.after = after.map(str::to_owned);
        self
    }
}
