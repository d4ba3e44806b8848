//! The adapter to real AWS, and to any endpoint that answers as AWS does: the port over the AWS SDK.
//!
//! It decides nothing. Every call is sent once: the SDK's own retries are off, since they would repeat what
//! may have happened, and the engine owns waiting. What a failed call means is read from what was
//! `seen` of the request, not from the client's error. IAM and STS go through the SDK's clients (`iam`,
//! `sts`); the few calls to EC2, Route 53 and Organizations are requests that are `signed` here, since
//! those services' crates take minutes to compile.
//!
//! Credentials are given to each call, so no client keeps an identity: two hundred accounts would thrash the
//! cache that clients share.

use std::sync::Arc;
use std::time::Duration;

use aws_credential_types::Credentials as SdkCredentials;
use aws_smithy_async::time::StaticTimeSource;
use aws_smithy_runtime_api::client::http::{HttpConnector, SharedHttpConnector};
use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::operation::Service;
use rolecall_api::port::{Call, Request, Response};
use rolecall_api::{Aws, Operation};

use crate::event::{Event, Events, Silent};
use crate::session::Clock;

mod answer;
mod arm;
mod clients;
mod error;
mod iam;
pub mod profiles;
mod seen;
mod signed;
mod skew;
mod sts;
mod value;

pub use profiles::{Configured, Numbered};

use seen::{Seen, Watch};
use skew::{SigningTime, Skewed};

/// How long things may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Until a connection stands.
    pub connect: Duration,
    /// From the first byte sent to the last received.
    pub answer: Duration,
}

impl Default for Limits {
    /// Five seconds for a connection; a minute for an answer, since a page of GetAccountAuthorizationDetails
    /// takes many seconds in a large account.
    fn default() -> Self {
        Limits {
            connect: Duration::from_secs(5),
            answer: Duration::from_secs(60),
        }
    }
}

/// Real AWS, or an endpoint that answers as it does.
#[derive(Clone)]
pub struct Adapter {
    connector: SharedHttpConnector,
    iam: aws_sdk_iam::Client,
    sts: aws_sdk_sts::Client,
    endpoint: Option<Arc<str>>,
    time: SigningTime,
    limits: Limits,
    events: Arc<dyn Events>,
}

/// Says where, never who.
impl std::fmt::Debug for Adapter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Adapter")
            .field("endpoint", &self.endpoint)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

impl Adapter {
    /// AWS itself, or with `endpoint` the URL that answers for all its services. One client, with its
    /// connections, for all accounts.
    #[must_use]
    pub fn new(endpoint: Option<Arc<str>>, clock: Arc<dyn Clock>, limits: Limits) -> Adapter {
        Adapter::over(clients::connector(limits), endpoint, clock, limits)
    }

    /// The same over a connector of one's own: an AWS in this process.
    #[must_use]
    pub fn over(
        connector: impl HttpConnector + 'static,
        endpoint: Option<Arc<str>>,
        clock: Arc<dyn Clock>,
        limits: Limits,
    ) -> Adapter {
        let time = SigningTime::new(clock);
        Adapter {
            connector: SharedHttpConnector::new(connector),
            iam: clients::iam(&time),
            sts: clients::sts(&time),
            endpoint,
            time,
            limits,
            events: Arc::new(Silent),
        }
    }

    /// The same, telling when the machine's clock had to be corrected.
    #[must_use]
    pub fn telling(mut self, events: Arc<dyn Events>) -> Adapter {
        self.events = events;
        self
    }

    /// By how many seconds this machine's clock is behind AWS's (negative: ahead), where a refusal said so.
    #[must_use]
    pub fn skew_seconds(&self) -> Option<i64> {
        self.time.correction().map(|by| by.as_secs())
    }

    /// By how many seconds this machine's clock is behind AWS's, as the last answer told; none before one did.
    #[must_use]
    pub fn clock_behind(&self) -> Option<i64> {
        self.time.told().map(|by| by.as_secs())
    }

    /// Whether an operation can be sent from here.
    #[must_use]
    pub fn sends(operation: Operation) -> bool {
        match operation.service() {
            Service::Iam => iam::arm(operation).is_some(),
            Service::Sts => sts::OPERATIONS.contains(&operation),
            Service::Ec2 | Service::Route53 | Service::S3 | Service::Organizations => {
                signed::sends(operation)
            }
        }
    }

    /// Sends a request once.
    async fn attempt(
        &self,
        call: &Call,
        credentials: &Credentials,
        request: Request,
    ) -> (Result<Response, CallError>, Seen) {
        let operation = request.operation;
        let watch = Watch::new(&self.connector, &call.user_agent);
        let sending = match self.sending(call, credentials, request, &watch) {
            Ok(sending) => sending,
            Err(why) => return (Err(CallError::unsent(operation, why)), Seen::Unsent),
        };
        let result = match tokio::time::timeout(self.limits.answer, sending).await {
            Ok(result) => result,
            Err(_) => Err(arm::Said {
                code: None,
                message: None,
                words: format!("no whole answer within {} s", self.limits.answer.as_secs_f64()),
            }),
        };
        let seen = watch.seen();
        (error::judge(operation, seen.clone(), result), seen)
    }

    /// Builds a request with whatever sends it.
    fn sending(
        &self,
        call: &Call,
        credentials: &Credentials,
        request: Request,
        watch: &Watch,
    ) -> Result<arm::Sending, String> {
        let Request { operation, input } = request;
        let endpoint = call.endpoint.as_ref().or(self.endpoint.as_ref());
        match operation.service() {
            Service::Iam => {
                let build = iam::arm(operation).ok_or_else(|| no_arm(operation))?;
                let over = clients::over!(aws_sdk_iam, self, call, credentials, endpoint, watch);
                build(&self.iam, over, operation, input)
            }
            Service::Sts if sts::OPERATIONS.contains(&operation) => {
                let over = clients::over!(aws_sdk_sts, self, call, credentials, endpoint, watch);
                sts::build(&self.sts, over, operation, input)
            }
            Service::Ec2 | Service::Route53 | Service::S3 | Service::Organizations
                if signed::sends(operation) =>
            {
                let signer = signed::Signer {
                    credentials: sdk(credentials),
                    region: &call.region,
                    endpoint: endpoint.map(AsRef::as_ref),
                    at: call.signed_at.unwrap_or_else(|| self.time.at()),
                };
                signed::build(&signer, operation, &input, watch)
            }
            _ => Err(no_arm(operation)),
        }
    }
}

fn no_arm(operation: Operation) -> String {
    format!("`{operation}` is answered by a simulated AWS only; it can't be sent to a real one")
}

/// Credentials as the SDK has them. Their end isn't said: who provides them renews them.
fn sdk(credentials: &Credentials) -> SdkCredentials {
    let token = credentials.session_token.as_ref();
    SdkCredentials::new(
        credentials.access_key_id.as_str(),
        credentials.secret.expose(),
        token.map(|token| token.expose().to_owned()),
        None,
        "rolecall",
    )
}

impl Aws for Adapter {
    async fn call(&self, call: &Call, request: Request) -> Result<Response, CallError> {
        let operation = request.operation;
        let credentials = call.credentials.credentials().await;
        let credentials = credentials.map_err(|error| CallError::without_credentials(operation, error))?;
        let used = self.time.correction();
        let (answer, seen) = self.attempt(call, &credentials, request.clone()).await;
        if let Seen::Answered(answer) = &seen
            && let Some(date) = answer.date
        {
            self.time.note(date);
        }
        let (Err(error), None, Seen::Answered(seen)) = (&answer, call.signed_at, seen) else {
            return answer;
        };
        match self.time.correct(error, used, seen.date) {
            None => return answer,
            Some(Skewed::Now(by)) => self.events.emit(Event::Notice {
                text: skew::notice(by),
            }),
            Some(Skewed::Before) => {}
        }
        self.attempt(call, &credentials, request).await.0
    }
}

/// The time of one call, where it was given.
fn signed_at(call: &Call) -> Option<StaticTimeSource> {
    call.signed_at
        .map(|time| StaticTimeSource::new(skew::system_time(time)))
}

#[cfg(test)]
mod tests;
