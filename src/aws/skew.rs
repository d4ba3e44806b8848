//! The difference between this machine's clock and AWS's: found by a refusal, corrected once, and said.
//!
//! AWS takes a signature for about five minutes around its own time, fifteen in some services (AWS General
//! Reference, `signing-elements`). A refusal for that reason did nothing, and carries AWS's time in its
//! `Date` header: so the call is made again with that time, which is the one exception to "nothing behind
//! the port repeats a call".

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use aws_smithy_async::time::TimeSource;
use jiff::{SignedDuration, Timestamp};
use rolecall_api::error::CallError;

use crate::session::Clock;

/// Below this a difference isn't why a signature was refused.
const LEAST: SignedDuration = SignedDuration::from_mins(1);

/// The time that requests are signed with.
#[derive(Clone, Debug)]
pub(super) struct SigningTime {
    clock: Arc<dyn Clock>,
    corrected: Arc<Mutex<Option<SignedDuration>>>,
    /// By how much the last answer's time was later than the machine's.
    told: Arc<Mutex<Option<SignedDuration>>>,
}

/// What a refusal for the clock's sake leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Skewed {
    /// The clock was corrected just now, by this much: to be said.
    Now(SignedDuration),
    /// It had been corrected while the call was on its way.
    Before,
}

impl SigningTime {
    pub(super) fn new(clock: Arc<dyn Clock>) -> SigningTime {
        SigningTime {
            clock,
            corrected: Arc::default(),
            told: Arc::default(),
        }
    }

    /// By how much the machine's clock is corrected.
    pub(super) fn correction(&self) -> Option<SignedDuration> {
        *self.corrected.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes note of the time that an answer told.
    pub(super) fn note(&self, date: Timestamp) {
        let by = self.clock.now().duration_until(date);
        *self.told.lock().unwrap_or_else(PoisonError::into_inner) = Some(by);
    }

    /// By how much the last answer's time was later than the machine's.
    pub(super) fn told(&self) -> Option<SignedDuration> {
        *self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// AWS's time, as far as it is known.
    pub(super) fn at(&self) -> Timestamp {
        let now = self.clock.now();
        let by = self.correction().unwrap_or_default();
        now.checked_add(by).unwrap_or(now)
    }

    /// Corrects the clock, if a refusal is for its sake and it wasn't corrected before.
    ///
    /// `used` is the correction that the refused call was signed with, `date` the server's time.
    pub(super) fn correct(
        &self,
        error: &CallError,
        used: Option<SignedDuration>,
        date: Option<Timestamp>,
    ) -> Option<Skewed> {
        if !is_skew(error) {
            return None;
        }
        let by = self.clock.now().duration_until(date?);
        let mut corrected = self.corrected.lock().unwrap_or_else(PoisonError::into_inner);
        if *corrected != used {
            return Some(Skewed::Before);
        }
        if corrected.is_some() || by.abs() < LEAST {
            return None;
        }
        *corrected = Some(by);
        Some(Skewed::Now(by))
    }
}

impl TimeSource for SigningTime {
    fn now(&self) -> SystemTime {
        system_time(self.at())
    }
}

/// A time as the SDK has it; one before 1970, with which nothing can be signed, is 1970.
pub(super) fn system_time(time: Timestamp) -> SystemTime {
    let since = Duration::try_from(time.as_duration()).unwrap_or_default();
    SystemTime::UNIX_EPOCH
        .checked_add(since)
        .unwrap_or(SystemTime::UNIX_EPOCH)
}

/// Whether AWS refused a signature for its time.
///
/// Query services say `SignatureDoesNotMatch`, JSON services `InvalidSignatureException`, both with "Signature
/// expired" or "Signature not yet current"; EC2 has codes of its own (EC2 API Reference, `errors-overview`).
pub(super) fn is_skew(error: &CallError) -> bool {
    let Some(refusal) = error.refusal() else {
        return false;
    };
    match refusal.code.as_str() {
        "RequestExpired" | "RequestInTheFuture" | "RequestTimeTooSkewed" => true,
        "SignatureDoesNotMatch" | "InvalidSignatureException" | "AuthFailure" => {
            let text = &refusal.message;
            text.contains("Signature expired") || text.contains("Signature not yet current")
        }
        _ => false,
    }
}

/// The line that says it.
pub(super) fn notice(by: SignedDuration) -> String {
    let seconds = by.as_secs();
    let side = if seconds > 0 { "behind" } else { "ahead of" };
    format!(
        "this machine's clock is {} s {side} AWS's; requests are signed with AWS's time",
        seconds.unsigned_abs()
    )
}
