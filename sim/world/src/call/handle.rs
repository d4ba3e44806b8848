//! One call from its beginning to its answer: authenticate, validate, authorize, act, record.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rolecall_api::document::Structure;
use rolecall_api::error::{CallError, Refusal};
use rolecall_api::operation::{Access, Operation};
use rolecall_api::port::{Call, Request, Response};
use rolecall_api::validate;
use rolecall_iam::account::AccountId;

use crate::call::attempt::Attempt;
use crate::call::caller::Caller;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::call::{dialect, dispatch};
use crate::fault::{Asked, Verdict};
use crate::ids;
use crate::journal::{Event, EventId};
use crate::time::clock::Moment;
use crate::world::{Origin, World};

const INTERNAL: &str =
    "status 500: InternalFailure: the request processing has failed because of an unknown error";
/// Why a call is unanswered when a fault cut the line, and no answer of any status came.
pub const LOST: &str = "the connection was closed before an answer came";

/// An answer, and how much later than usual it comes.
#[derive(Debug)]
pub struct Answer {
    /// What is answered.
    pub result: Result<Response, CallError>,
    /// How long a fault holds it back.
    pub held_back: Duration,
}

/// What came of a call.
enum Outcome {
    Done(Structure),
    Refused(Refusal),
    Unanswered(&'static str),
}

/// What the journal needs to know of a call.
struct Record<'a> {
    now: Moment,
    operation: Operation,
    origin: &'a Origin,
    attempt: &'a Attempt,
    request_id: String,
    caller: Option<Arc<Caller>>,
    input: Option<Structure>,
    /// The account of the resource, when it is another than the caller's.
    other: Option<AccountId>,
}

/// What is called without credentials (STS API Reference: "Calling … does not require the use of AWS
/// security credentials").
#[must_use]
pub const fn is_open(operation: Operation) -> bool {
    matches!(
        operation,
        Operation::StsAssumeRoleWithSAML | Operation::StsAssumeRoleWithWebIdentity
    )
}

impl World {
    /// Answers a call.
    ///
    /// # Errors
    /// A refusal by authentication, validation, the law or the operation itself; unanswered, when a
    /// fault says so.
    pub fn handle(
        &mut self,
        now: Timestamp,
        attempt: &Attempt,
        call: &Call,
        request: Request,
    ) -> Result<Response, CallError> {
        self.answer(now, attempt, call, request).result
    }

    /// As [`World::handle`], and says how long a fault holds the answer back.
    pub fn answer(&mut self, now: Timestamp, attempt: &Attempt, call: &Call, request: Request) -> Answer {
        self.answer_from(now, attempt, &Origin::from(call), request)
    }

    /// As [`World::answer`], for whoever has no credentials to make a [`Call`] of: who calls is in the
    /// attempt.
    pub fn answer_from(
        &mut self,
        now: Timestamp,
        attempt: &Attempt,
        origin: &Origin,
        request: Request,
    ) -> Answer {
        let now = Moment::from(now);
        self.finish_jobs(now);
        self.watch.begin();
        let operation = request.operation;
        let mut record = Record {
            now,
            operation,
            origin,
            attempt,
            request_id: ids::uuid(self.call_key("request", attempt.access_key_id(), now, attempt.nth())),
            caller: None,
            input: self.journal.is_kept().then(|| request.input.clone()),
            other: None,
        };
        let (outcome, held_back) = self.act(&mut record, request);
        let id = record.request_id;
        let result = match outcome {
            Outcome::Done(output) => Ok(Response {
                output,
                request_id: id.into(),
            }),
            Outcome::Refused(refusal) => Err(CallError::refused(operation, refusal).with_request_id(id)),
            Outcome::Unanswered(why) => Err(CallError::unanswered(operation, why)),
        };
        Answer { result, held_back }
    }

    fn act(&mut self, record: &mut Record<'_>, request: Request) -> (Outcome, Duration) {
        let fault = match self.admit(record, &request) {
            Ok(fault) => fault,
            Err(refusal) => {
                let refusal = dialect::of(record.operation.service(), refusal);
                self.record(record, Err(&refusal));
                return (Outcome::Refused(refusal), Duration::ZERO);
            }
        };
        match fault {
            Some(Verdict::FailBefore) => return (Outcome::Unanswered(INTERNAL), Duration::ZERO),
            Some(Verdict::LoseRequest) => return (Outcome::Unanswered(LOST), Duration::ZERO),
            _ => {}
        }
        let result = self.perform(record, request);
        let result = result.map_err(|refusal| dialect::of(record.operation.service(), refusal));
        self.record(record, result.as_ref());
        match fault {
            Some(Verdict::FailAfter) => (Outcome::Unanswered(INTERNAL), Duration::ZERO),
            Some(Verdict::LoseAnswer) => (Outcome::Unanswered(LOST), Duration::ZERO),
            Some(Verdict::Delay(span)) => (result.map_or_else(Outcome::Refused, Outcome::Done), span),
            _ => (
                result.map_or_else(Outcome::Refused, Outcome::Done),
                Duration::ZERO,
            ),
        }
    }

    /// Who calls, whether the request has the right shape, and what a fault has to say.
    fn admit(&mut self, record: &mut Record<'_>, request: &Request) -> Result<Option<Verdict>, Refusal> {
        let known = self.known(record)?;
        record.caller.clone_from(&known);
        validate::validate(request)?;
        let caller = match known {
            Some(caller) => caller,
            None => Arc::new(self.stranger(request)?),
        };
        let account = caller.account;
        record.caller = Some(caller);
        let asked = Asked {
            now: record.now,
            operation: record.operation,
            account,
            input: &request.input,
        };
        match self.faults.verdict(&asked) {
            Some(Verdict::Throttle) => Err(refusal::refuse(400, "Throttling", "Rate exceeded")),
            Some(Verdict::Refuse {
                code,
                message,
                status,
            }) => Err(refusal::refuse(status, &code, message)),
            other => Ok(other),
        }
    }

    /// Who calls, if the call is one that takes credentials, or has some all the same.
    fn known(&self, record: &Record<'_>) -> Result<Option<Arc<Caller>>, Refusal> {
        let open = is_open(record.operation);
        if open && record.attempt.access_key_id().as_str().is_empty() {
            return Ok(None);
        }
        let caller = self.authenticate(record.now, record.attempt)?;
        Ok((!open).then(|| Arc::new(caller)))
    }

    fn perform(&mut self, record: &mut Record<'_>, request: Request) -> Result<Structure, Refusal> {
        let Some(caller) = record.caller.clone() else {
            return Err(refusal::invalid_client_token_id());
        };
        let view = record.attempt.replica().view(self.propagation, record.now);
        self.note_use(
            record.attempt,
            record.operation,
            record.origin,
            record.now,
            &caller,
        );
        let mut scene = Scene::new(
            self,
            record.now,
            view,
            caller,
            record.origin,
            record.attempt.nth(),
        );
        let result = dispatch::act(&mut scene, request);
        record.caller = Some(Arc::clone(&scene.caller));
        record.other = scene.other_account();
        if result.is_ok() {
            scene.assert_authorized(record.operation);
        }
        result
    }

    fn record(&mut self, record: &mut Record<'_>, result: Result<&Structure, &Refusal>) {
        if !self.journal.is_kept() {
            return;
        }
        let writes = record.operation.info().access != Access::Read;
        let event_key = self.call_key(
            "event",
            record.attempt.access_key_id(),
            record.now,
            record.attempt.nth(),
        );
        let recipient = record
            .caller
            .as_ref()
            .map(|caller| caller.account)
            .or_else(|| self.account_of(record.attempt.access_key_id()));
        // Credentials that nobody was given belong in no account's trail.
        let Some(recipient) = recipient else { return };
        let event = Event {
            at: record.now,
            operation: record.operation,
            caller: record.caller.clone(),
            access_key_id: record.attempt.access_key_id().shared(),
            region: Arc::clone(&record.origin.region),
            source_ip: record.origin.source_ip,
            user_agent: Arc::clone(&record.origin.user_agent),
            input: record.input.take().unwrap_or_default(),
            output: result.ok().filter(|_| writes).cloned(),
            error: result
                .err()
                .map(|refusal| (refusal.code.clone(), refusal.message.clone())),
            request_id: record.request_id.as_str().into(),
            event_id: EventId(event_key),
            recipient,
            shared_event_id: record.other.map(|_| EventId(event_key.text("shared"))),
        };
        // The account of the role learns only of sessions that came to be (CloudTrail User Guide,
        // `cloudtrail-sharedeventids`; IAM User Guide, `cloudtrail-integration`).
        let there = record.other.filter(|_| result.is_ok()).map(|other| Event {
            recipient: other,
            event_id: EventId(event_key.text("there")),
            ..event.clone()
        });
        self.journal.write(event);
        if let Some(there) = there {
            self.journal.write(there);
        }
    }
}
