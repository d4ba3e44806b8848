//! The service: bytes in, bytes out, and a world behind it.
//!
//! Without sockets and without a clock, so that a server, a connector within the process and a test are the
//! same service. A call comes in two steps, since between them it is on its way: [`Door::read`] needs the
//! time on the wall, for the signature, [`Door::answer`] the world and its own time.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rolecall_api::document::Structure;
use rolecall_api::error::{CallError, CallErrorKind, Refusal};
use rolecall_api::operation::{Operation, Protocol, Service};
use rolecall_api::port::Request;
use rolecall_iam::decision::Decision;
use rolecall_world::call::{dialect, handle};
use rolecall_world::chance::Key;
use rolecall_world::{Origin, World, ids};

use crate::answer::{self, Voice};
use crate::door::{Auth, Door};
use crate::form::{MOST_PARAMETERS, NotParameters, Parameters};
use crate::request::{Incoming, Outgoing};
use crate::route::{self, Endpoint, Nobody};
use crate::signature::{Claim, Expected, NoSignature, Signed, claim, named};
use crate::{help, json, query, refusal};

/// The longest body that is read, in bytes.
///
/// Assumed: AWS documents no limit. IAM's longest member is a SAML metadata document of 10,000,000
/// characters, of which few need encoding.
pub const LONGEST_BODY: usize = 16 * 1024 * 1024;

/// A call that was read: what is asked, and a signature that is still to be checked against its key.
#[derive(Debug)]
pub struct Asked {
    operation: Operation,
    input: Result<Structure, Refusal>,
    signed: Signed,
    source_ip: Option<IpAddr>,
    secure_transport: bool,
    user_agent: Arc<str>,
    /// The id of the answer, where the world doesn't give one.
    request_key: Key,
}

impl Asked {
    /// What is asked.
    #[must_use]
    pub const fn operation(&self) -> Operation {
        self.operation
    }

    /// By whom, as the request claims.
    #[must_use]
    pub fn access_key_id(&self) -> &str {
        &self.signed.scope.access_key_id
    }
}

/// What came of a request.
#[derive(Debug)]
pub struct Answer {
    /// What to send; none, when the connection is to be closed without an answer.
    pub outgoing: Option<Outgoing>,
    /// How much later than usual it is to be sent.
    pub held_back: Duration,
    /// The id that the answer carries.
    pub request_id: String,
    /// What was asked, where that was understood.
    pub operation: Option<Operation>,
    /// The refusal, when it was one, with the law's evidence that AWS withholds.
    pub refusal: Option<Refusal>,
    /// What the law decided, where the world watches ([`World::watch_decisions`]).
    pub decisions: Vec<Arc<Decision>>,
}

impl Answer {
    fn now(outgoing: Outgoing, request_id: String) -> Answer {
        Answer {
            outgoing: Some(outgoing),
            held_back: Duration::ZERO,
            request_id,
            operation: None,
            refusal: None,
            decisions: Vec::new(),
        }
    }

    fn refused(voice: Voice, refusal: Refusal, request_id: String) -> Answer {
        let outgoing = answer::refused(voice, &refusal, &request_id);
        let operation = match voice {
            Voice::Service(_, operation) => operation,
            Voice::Nobody => None,
        };
        Answer {
            operation,
            refusal: Some(refusal),
            ..Answer::now(outgoing, request_id)
        }
    }
}

impl Door {
    /// A whole call at once. `now` is the world's time, `wall` that of the signature.
    pub fn respond(
        &self,
        world: &mut World,
        now: Timestamp,
        wall: Timestamp,
        request: &Incoming<'_>,
    ) -> Answer {
        match self.read(wall, request) {
            Ok(asked) => self.answer(world, now, asked),
            Err(answer) => *answer,
        }
    }

    /// Reads a request, as far as it can be understood without the world.
    ///
    /// # Errors
    /// The answer, when the world needn't be asked: what can't be read, what isn't signed, or was signed
    /// for another time or place.
    pub fn read(&self, wall: Timestamp, request: &Incoming<'_>) -> Result<Asked, Box<Answer>> {
        let request_key = request_key(wall, request);
        let reading = Reading {
            request,
            wall,
            auth: self.auth,
            endpoint: request.header("host").and_then(Endpoint::read),
        };
        reading.asked(request_key).map_err(|other| {
            let request_id = ids::uuid(request_key);
            Box::new(match other {
                Other::Refused(voice, refusal) => Answer::refused(voice, refusal, request_id),
                Other::Redirected(status, to) => {
                    Answer::now(answer::redirected(status, to, &request_id), request_id)
                }
                Other::Help => Answer::now(help::help(request), request_id),
            })
        })
    }

    /// Refuses a request of which the body wasn't read.
    #[cfg(feature = "server")]
    pub(crate) fn refuse_unread(wall: Timestamp, request: &Incoming<'_>, refusal: Refusal) -> Answer {
        Answer::refused(Voice::Nobody, refusal, ids::uuid(request_key(wall, request)))
    }

    /// Answers a call that was read.
    pub fn answer(&self, world: &mut World, now: Timestamp, asked: Asked) -> Answer {
        let service = asked.operation.service();
        let voice = Voice::Service(service, Some(asked.operation));
        let attempt = match self.attempt(world, now, service, &asked.signed) {
            Ok(attempt) => attempt,
            Err(refusal) => {
                return Answer::refused(voice, dialect::of(service, refusal), ids::uuid(asked.request_key));
            }
        };
        let input = match asked.input {
            Ok(input) => input,
            // AWS's order is assumed: who calls comes before what is wrong with the parameters.
            Err(refusal) if attempt.is_proven() || handle::is_open(asked.operation) => {
                return Answer::refused(voice, refusal, ids::uuid(asked.request_key));
            }
            Err(_) => Structure::new(),
        };
        let origin = Origin {
            region: asked.signed.scope.region.as_str().into(),
            source_ip: asked.source_ip,
            user_agent: asked.user_agent,
            secure_transport: asked.secure_transport,
        };
        let request = Request {
            operation: asked.operation,
            input,
        };
        let answered = world.answer_from(now, &attempt, &origin, request);
        let held_back = answered.held_back;
        let answer = match answered.result {
            Ok(response) => {
                let request_id = response.request_id.as_str().to_owned();
                let outgoing = answer::done(asked.operation, &response.output, &request_id);
                Answer {
                    operation: Some(asked.operation),
                    ..Answer::now(outgoing, request_id)
                }
            }
            Err(error) => failed(error, voice, ids::uuid(asked.request_key)),
        };
        Answer {
            held_back,
            decisions: world.take_decisions(),
            ..answer
        }
    }
}

fn failed(error: CallError, voice: Voice, request_id: String) -> Answer {
    let operation = error.operation;
    match error.kind {
        CallErrorKind::Refused(refusal) => {
            let request_id = error.request_id.map_or(request_id, |id| id.as_str().to_owned());
            Answer::refused(voice, refusal, request_id)
        }
        CallErrorKind::Unanswered { why } if why == handle::LOST => Answer {
            outgoing: None,
            held_back: Duration::ZERO,
            request_id,
            operation: Some(operation),
            refusal: None,
            decisions: Vec::new(),
        },
        CallErrorKind::Unsent { .. }
        | CallErrorKind::Unanswered { .. }
        | CallErrorKind::Unintelligible { .. } => Answer {
            operation: Some(operation),
            ..Answer::now(answer::failed(operation, &request_id), request_id)
        },
    }
}

/// What is answered without the world.
enum Other {
    Refused(Voice, Refusal),
    Redirected(u16, String),
    Help,
}

struct Reading<'r> {
    request: &'r Incoming<'r>,
    wall: Timestamp,
    auth: Auth,
    endpoint: Option<Endpoint>,
}

impl Reading<'_> {
    fn asked(&self, request_key: Key) -> Result<Asked, Other> {
        let request = self.request;
        let nobody = |refusal| Other::Refused(self.nobody(), refusal);
        if request.body.len() > LONGEST_BODY {
            return Err(nobody(refusal::too_large("bytes", LONGEST_BODY)));
        }
        let unread = |error| match error {
            NotParameters::Syntax => nobody(refusal::malformed_query_string()),
            NotParameters::TooMany => nobody(refusal::too_large("parameters", MOST_PARAMETERS)),
        };
        let in_url = Parameters::read(&[request.query.as_bytes()]).map_err(unread)?;
        if route::is_signed_as_s3_once_was(request, &in_url) {
            let voice = Voice::Service(Service::S3, None);
            return Err(Other::Refused(voice, refusal::signature_version_2()));
        }
        let claimed = claim(request, &in_url);
        let named = match self.auth {
            Auth::Signed => None,
            Auth::KeyOnly | Auth::Off(_) => named(request, &in_url),
        };
        let signed_for = match self.auth {
            Auth::Signed => {
                let claimed = claimed.as_ref().ok().and_then(Claim::region_and_service);
                claimed.map(|(_, service)| service)
            }
            Auth::KeyOnly | Auth::Off(_) => named.as_ref().map(|scope| scope.service.as_str()),
        };
        let encoding = request.header("content-encoding").unwrap_or_default();
        let is_encoded = !encoding.is_empty() && !encoding.eq_ignore_ascii_case("identity");
        // Bodies for S3 are of objects, which come encoded as their owner likes; none is read here.
        if is_encoded && !self.is_for_s3(signed_for) {
            return Err(nobody(refusal::unsupported_encoding(encoding)));
        }
        let form = if is_form(request) { request.body } else { b"" };
        let parameters = Parameters::read(&[request.query.as_bytes(), form]).map_err(unread)?;
        let service = route::service(
            request,
            &parameters,
            signed_for.filter(|service| !service.is_empty()),
            self.endpoint.as_ref(),
        );
        let service = service.map_err(|nobody| self.other(None, claimed.is_ok(), nobody))?;
        let operation = route::operation(service, request, &parameters, self.endpoint.as_ref())
            .map_err(|nobody| self.other(Some(service), claimed.is_ok(), nobody))?;
        if service == Service::S3 && self.endpoint.is_some() && is_nobody_s(&claimed) && named.is_none() {
            return Err(Other::Redirected(307, "https://aws.amazon.com/s3/".to_owned()));
        }
        let refused = |refusal| Other::Refused(Voice::Service(service, Some(operation)), refusal);
        let signed = match (self.auth, named) {
            (Auth::Signed, _) | (Auth::KeyOnly, None) => self.signed(operation, claimed).map_err(refused)?,
            (_, named) => Signed::unasked(named),
        };
        let input = match service.protocol() {
            Protocol::Query | Protocol::Ec2 => query::read(operation, &parameters),
            Protocol::RestXml => query::read(operation, &in_url),
            Protocol::Json => json::read(operation, request.body),
        };
        Ok(Asked {
            operation,
            input,
            signed,
            source_ip: request.source_ip,
            secure_transport: request.secure_transport,
            user_agent: request.header("user-agent").unwrap_or("-").into(),
            request_key,
        })
    }

    fn signed(
        &self,
        operation: Operation,
        claimed: Result<Claim<'_>, NoSignature>,
    ) -> Result<Signed, Refusal> {
        let service = operation.service();
        let claim = match claimed {
            Ok(claim) => claim,
            Err(NoSignature::Missing) if handle::is_open(operation) => return Ok(Signed::unasked(None)),
            Err(missing) => return Err(missing.refusal(service)),
        };
        let expected = Expected {
            service,
            region: self.endpoint.as_ref().map(|endpoint| endpoint.region.as_str()),
            wall: self.wall,
        };
        claim.check(expected, self.request)
    }

    fn is_for_s3(&self, signed_for: Option<&str>) -> bool {
        match &self.endpoint {
            Some(endpoint) => endpoint.service == Service::S3,
            None => signed_for == Some(Service::S3.info().name),
        }
    }

    /// In whose words a request is refused of which the service isn't known yet.
    fn nobody(&self) -> Voice {
        let json = self.request.header("x-amz-target").is_some();
        match &self.endpoint {
            Some(endpoint) => Voice::Service(endpoint.service, None),
            None if json => Voice::Service(Service::Organizations, None),
            None => Voice::Nobody,
        }
    }

    fn other(&self, service: Option<Service>, is_signed: bool, nobody: Nobody) -> Other {
        let voice = service.map_or_else(|| self.nobody(), |service| Voice::Service(service, None));
        match nobody {
            Nobody::Refused(refusal) => Other::Refused(voice, refusal),
            // Seen of STS in 2026, signed or not.
            Nobody::NothingAsked if self.endpoint.is_some() => {
                let to = match self.request.query {
                    "" => "https://aws.amazon.com/iam".to_owned(),
                    query => format!("https://aws.amazon.com/iam?{query}"),
                };
                Other::Redirected(302, to)
            }
            Nobody::NothingAsked if matches!(self.request.method, "GET" | "HEAD") && !is_signed => {
                Other::Help
            }
            Nobody::NothingAsked => Other::Refused(voice, refusal::missing_action()),
        }
    }
}

/// Whether nobody signed.
fn is_nobody_s(claimed: &Result<Claim<'_>, NoSignature>) -> bool {
    matches!(claimed, Err(NoSignature::Missing))
}

/// A form counts only when it says that it is one (seen of STS in 2026).
fn is_form(request: &Incoming<'_>) -> bool {
    let content_type = request.header("content-type").unwrap_or_default();
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    request.method == "POST" && kind.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// The id of an answer that the world didn't give.
fn request_key(wall: Timestamp, request: &Incoming<'_>) -> Key {
    let nanoseconds = u64::try_from(wall.as_nanosecond()).unwrap_or(0);
    let length = u64::try_from(request.body.len()).unwrap_or(u64::MAX);
    Key::unseeded("request at the door")
        .number(nanoseconds)
        .number(length)
        .text(request.path)
        .text(request.query)
        .text(tail(request.header("authorization").unwrap_or_default()))
}

/// The end of a text that is too long to be mixed in whole: where a signature stands.
fn tail(text: &str) -> &str {
    text.len()
        .checked_sub(64)
        .and_then(|from| text.get(from..))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests;
