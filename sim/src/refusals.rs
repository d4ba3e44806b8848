//! Refusals by the id of their answer, with the evidence that AWS withholds.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_iam::decision::Decision;

/// How many are kept.
const MOST: usize = 10_000;

/// A call that was refused, and why.
#[derive(Clone, Debug)]
pub struct Refused {
    /// AWS's id of the request, as the answer carried it.
    pub request_id: String,
    /// When, by the world's clock.
    pub at: Timestamp,
    /// What was asked, where that was understood.
    pub operation: Option<Operation>,
    /// AWS's code: `AccessDenied`.
    pub code: String,
    /// AWS's text.
    pub message: String,
    /// What the law decided, where it was the law that refused.
    pub decision: Option<Arc<Decision>>,
}

impl Refused {
    /// The evidence in lines: a line for each type of policies, and the sum. Empty where it wasn't the law that
    /// refused.
    #[must_use]
    pub fn why(&self) -> Vec<String> {
        self.decision.as_deref().map_or_else(Vec::new, Decision::lines)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.operation {
            Some(operation) => write!(f, "{operation} was refused: {}: {}", self.code, self.message)?,
            None => write!(f, "refused: {}: {}", self.code, self.message)?,
        }
        for line in self.why() {
            write!(f, "\n  {line}")?;
        }
        Ok(())
    }
}

/// What was refused so far, the oldest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Refusals(Arc<Mutex<VecDeque<Refused>>>);

impl Refusals {
    pub(crate) fn keep(
        &self,
        at: Timestamp,
        request_id: &str,
        operation: Option<Operation>,
        refusal: &Refusal,
    ) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() == MOST {
            kept.pop_front();
        }
        kept.push_back(Refused {
            request_id: request_id.to_owned(),
            at,
            operation,
            code: refusal.code.clone(),
            message: refusal.message.clone(),
            decision: refusal.evidence.clone(),
        });
    }

    pub(crate) fn all(&self) -> Vec<Refused> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().cloned().collect()
    }

    pub(crate) fn of(&self, request_id: &str) -> Option<Refused> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut latest = kept.iter().rev();
        latest.find(|refused| refused.request_id == request_id).cloned()
    }
}
