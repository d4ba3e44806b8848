//! Why a call failed, named by what the caller may assume.
//!
//! | kind | did it happen? | may it be sent again? |
//! |---|---|---|
//! | refused | no | when the code or the law says that time can help |
//! | unsent | no | yes |
//! | unanswered | perhaps | after looking, unless it can be repeated without harm |
//! | unintelligible | perhaps; the answer was a success that can't be read, or no AWS answer at all | after looking |

use std::fmt;
use std::sync::Arc;

use rolecall_iam::decision::Decision;

use crate::credentials::ProvideError;
use crate::operation::Operation;
use crate::port::RequestId;

/// A call that was not answered as asked.
#[derive(Clone, Debug)]
pub struct CallError {
    /// What is known of it.
    pub kind: CallErrorKind,
    /// What was asked.
    pub operation: Operation,
    /// AWS's id of the request, where an answer carried one.
    pub request_id: Option<RequestId>,
}

/// What the caller may assume.
#[derive(Clone, Debug)]
pub enum CallErrorKind {
    /// AWS said no. It did not happen.
    Refused(Refusal),
    /// It never left. It did not happen.
    Unsent {
        /// What stood in the way.
        why: String,
        /// The endpoint to which no connection came about, where that was it.
        unreached: Option<String>,
    },
    /// It left, and no whole answer came: a time limit, a reset connection, a status of 500 or above, an
    /// answer cut short. It may have happened.
    Unanswered {
        /// What came in the answer's place.
        why: String,
    },
    /// A whole answer came, and it isn't one that this operation gives. It may have happened.
    Unintelligible {
        /// What was wrong with it.
        why: String,
    },
}

/// AWS's no.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// AWS's code: `AccessDenied`.
    pub code: String,
    /// AWS's text.
    pub message: String,
    /// The HTTP status.
    pub status: u16,
    /// What the error's member `Reason` has, of errors whose model has that member, as Organizations' do.
    pub reason: Option<&'static str>,
    /// Why the law refuses; AWS withholds it, a simulator needn't.
    pub evidence: Option<Arc<Decision>>,
}

impl Refusal {
    /// A refusal without evidence.
    pub fn new(code: impl Into<String>, message: impl Into<String>, status: u16) -> Refusal {
        Refusal {
            code: code.into(),
            message: message.into(),
            status,
            reason: None,
            evidence: None,
        }
    }

    /// A refusal with an error that the operation's model names, and its status.
    ///
    /// An error that the model doesn't name for the operation has the status 400.
    pub fn modelled(operation: Operation, code: &str, message: impl Into<String>) -> Refusal {
        let error = operation.info().errors.iter().find(|error| error.code == code);
        Refusal::new(code, message, error.map_or(400, |error| error.status))
    }

    /// The same with the reason that the error's model has a member for.
    #[must_use]
    pub fn with_reason(mut self, reason: &'static str) -> Refusal {
        self.reason = Some(reason);
        self
    }

    /// The same with the law's reasons.
    #[must_use]
    pub fn because(mut self, evidence: Arc<Decision>) -> Refusal {
        self.evidence = Some(evidence);
        self
    }
}

impl CallError {
    /// AWS said no.
    pub fn refused(operation: Operation, refusal: Refusal) -> CallError {
        CallError {
            kind: CallErrorKind::Refused(refusal),
            operation,
            request_id: None,
        }
    }

    /// It never left.
    pub fn unsent(operation: Operation, why: impl Into<String>) -> CallError {
        CallError {
            kind: CallErrorKind::Unsent {
                why: why.into(),
                unreached: None,
            },
            operation,
            request_id: None,
        }
    }

    /// It never left: no connection to the endpoint came about.
    pub fn unreached(operation: Operation, endpoint: impl Into<String>, why: impl Into<String>) -> CallError {
        CallError {
            kind: CallErrorKind::Unsent {
                why: why.into(),
                unreached: Some(endpoint.into()),
            },
            operation,
            request_id: None,
        }
    }

    /// It left, and no whole answer came.
    pub fn unanswered(operation: Operation, why: impl Into<String>) -> CallError {
        CallError {
            kind: CallErrorKind::Unanswered { why: why.into() },
            operation,
            request_id: None,
        }
    }

    /// The answer isn't one that this operation gives.
    pub fn unintelligible(operation: Operation, why: impl Into<String>) -> CallError {
        CallError {
            kind: CallErrorKind::Unintelligible { why: why.into() },
            operation,
            request_id: None,
        }
    }

    /// The credentials of a call couldn't be had: the error of the call that was to get them, or unsent.
    pub fn without_credentials(operation: Operation, error: ProvideError) -> CallError {
        match error {
            ProvideError::Call(error) => *error,
            absent @ (ProvideError::Absent { .. } | ProvideError::Busy { .. }) => {
                CallError::unsent(operation, absent.to_string())
            }
        }
    }

    /// The same with AWS's id of the request.
    #[must_use]
    pub fn with_request_id(mut self, request_id: impl Into<RequestId>) -> CallError {
        self.request_id = Some(request_id.into());
        self
    }

    /// AWS's no, when it was one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match &self.kind {
            CallErrorKind::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// AWS's code, when it said no.
    pub fn code(&self) -> Option<&str> {
        self.refusal().map(|refusal| refusal.code.as_str())
    }

    /// Whether AWS said no with this code.
    pub fn is(&self, code: &str) -> bool {
        self.code() == Some(code)
    }

    /// The endpoint to which no connection came about, when that was it.
    pub fn endpoint_unreached(&self) -> Option<&str> {
        match &self.kind {
            CallErrorKind::Unsent { unreached, .. } => unreached.as_deref(),
            _ => None,
        }
    }

    /// Whether whoever answered doesn't have the operation: a status of 501, which no second call changes.
    pub fn is_unimplemented(&self) -> bool {
        self.refusal().is_some_and(|refusal| refusal.status == 501)
    }

    /// Whether what was asked may have been done all the same. What was refused or never left was not.
    pub fn may_have_happened(&self) -> bool {
        match self.kind {
            CallErrorKind::Refused(_) | CallErrorKind::Unsent { .. } => false,
            CallErrorKind::Unanswered { .. } | CallErrorKind::Unintelligible { .. } => true,
        }
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = self.operation;
        match &self.kind {
            CallErrorKind::Refused(refusal) => {
                write!(
                    f,
                    "{operation} was refused: {}: {}",
                    refusal.code, refusal.message
                )
            }
            CallErrorKind::Unsent {
                why,
                unreached: Some(endpoint),
            } => write!(f, "{operation} was not sent: no connection to {endpoint}: {why}"),
            CallErrorKind::Unsent { why, .. } => write!(f, "{operation} was not sent: {why}"),
            CallErrorKind::Unanswered { why } => write!(f, "{operation} was not answered: {why}"),
            CallErrorKind::Unintelligible { why } => {
                write!(f, "{operation} was answered in a way that can't be read: {why}")
            }
        }
    }
}

impl std::error::Error for CallError {}

#[cfg(test)]
mod tests;
