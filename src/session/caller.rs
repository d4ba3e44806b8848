//! Callers by capability, and what all of them put up with: throttling, a server's trouble, an ended
//! session, answers that are not settled yet.
//!
//! Only what is safe for every request is handled here. What depends on the state of the account (was it
//! done, is it early, is it ours) belongs to who acts.

use std::sync::Arc;

use jiff::Timestamp;
use rolecall_api::credentials::{Credentials, ProvideCredentials, ProvideError};
use rolecall_api::error::{CallError, CallErrorKind};
use rolecall_api::operation::Access as Capability;
use rolecall_api::views::{Assumes, Reads, Writes};
use rolecall_api::{Aws, AwsExt, Call, Operation, Request, Response};
use rolecall_iam::account::AccountId;

use super::assumed::AssumedRole;
use super::{Session, Shared, USER_AGENT};
use crate::patience::{self, Class, FRESH, GaveUp, On, Wait};
use crate::plan::StepId;

/// Reads, and can't do anything else.
#[derive(Debug)]
pub struct Reader<A>(pub(super) Caller<A>);

/// Assumes roles.
#[derive(Debug)]
pub struct Assumer<A>(pub(super) Caller<A>);

/// Writes: for steps of a plan only.
#[derive(Debug)]
pub struct Writer<A>(pub(super) Caller<A>);

impl<A: Aws + 'static> Reader<A> {
    /// Asks; waits out throttling, a server's trouble and an ended session.
    ///
    /// # Errors
    /// Of the last attempt, once patience ended or where time can't help.
    pub async fn send<R: Reads>(&self, request: R) -> Result<R::Output, CallError> {
        self.0.send(self.0.call(), request).await
    }

    /// As [`send`](Self::send), for all pages of a list.
    ///
    /// # Errors
    /// As [`send`](Self::send), of the first page that fails.
    pub async fn send_all<R: Reads>(&self, request: R) -> Result<R::Output, CallError> {
        self.0.send_all(self.0.call(), request).await
    }

    /// The account that is read.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.0.account
    }
}

impl<A: Aws + 'static> Assumer<A> {
    /// Asks for a session; waits out throttling and a server's trouble. Whether a refusal is early is the
    /// caller's question to the law.
    ///
    /// # Errors
    /// Of the last attempt.
    pub async fn send<R: Assumes>(&self, request: R) -> Result<R::Output, CallError> {
        self.0.send(self.0.call(), request).await
    }
}

impl<A: Aws + 'static> Writer<A> {
    /// Writes once. Only what certainly did not happen is sent again: what was throttled, never left, or
    /// came with a session that had ended.
    ///
    /// # Errors
    /// Of the last attempt.
    pub async fn send<R: Writes>(&self, request: R) -> Result<R::Output, CallError> {
        self.0.send(self.0.call(), request).await
    }
}

/// Where a call's credentials come from, and whom to tell when they have ended.
#[derive(Debug)]
pub(super) struct Way<A> {
    pub(super) credentials: Arc<dyn ProvideCredentials>,
    pub(super) assumed: Option<Arc<AssumedRole<A>>>,
}

/// Calls of one account, with patience for what can befall any of them.
#[derive(Debug)]
pub(super) struct Caller<A> {
    aws: Arc<A>,
    shared: Arc<Shared>,
    account: AccountId,
    way: Way<A>,
    step: Option<StepId>,
    call: Call,
}

impl<A: Aws + 'static> Caller<A> {
    pub(super) fn new(session: &Session<A>, account: AccountId, way: Way<A>, step: Option<StepId>) -> Self {
        Caller::over(&session.aws, &session.shared, account, way, step)
    }

    pub(super) fn over(
        aws: &Arc<A>,
        shared: &Arc<Shared>,
        account: AccountId,
        way: Way<A>,
        step: Option<StepId>,
    ) -> Self {
        let call = Call::with_provider(Arc::clone(&way.credentials))
            .region(Arc::clone(&shared.region))
            .user_agent(USER_AGENT);
        Caller {
            aws: Arc::clone(aws),
            shared: Arc::clone(shared),
            account,
            way,
            step,
            call,
        }
    }

    pub(super) fn call(&self) -> &Call {
        &self.call
    }

    pub(super) fn now(&self) -> Timestamp {
        self.shared.clock.now()
    }

    pub(super) fn wait(&self, operation: Operation) -> Wait<'_> {
        let on = On {
            step: self.step,
            account: self.account,
            alias: self.shared.access.alias(self.account),
        };
        let key = format!("{}/{operation}", self.account);
        Wait::new(
            &*self.shared.clock,
            &*self.shared.events,
            on,
            self.shared.seed,
            &key,
        )
        .interruptible(self.shared.interrupt.clone())
    }

    /// Makes a call until it is answered, or refused in a way that is for others to judge.
    async fn patiently(&self, request: Request) -> Result<Response, CallError> {
        let operation = request.operation;
        let mut wait = self.wait(operation);
        let mut renewed = false;
        loop {
            // Taken here and not by the call, so that a session that AWS calls ended is known by its id.
            let credentials = match self.way.credentials.credentials().await {
                Ok(credentials) => credentials,
                Err(error) => {
                    self.await_credentials(operation, error, &mut wait).await?;
                    continue;
                }
            };
            let mut call = self.call.clone();
            call.credentials = Arc::new(Arc::clone(&credentials));
            if let Some(pace) = &self.shared.pace {
                pace.take(self.account, operation.info().access).await;
            }
            let answer = self.aws.call(&call, request.clone()).await;
            let (class, why, answer) = match answer {
                Ok(response) if patience::unsettled(operation, &response) => {
                    (Class::RoleArn, patience::reason(Class::RoleArn), Ok(response))
                }
                Ok(response) => {
                    if let Some(pace) = &self.shared.pace {
                        pace.served(self.account, operation.info().access);
                    }
                    return Ok(response);
                }
                Err(error) => {
                    let class = patience::classify(&error);
                    if class == Class::Expiry && !renewed {
                        renewed = true;
                        self.renew(&credentials).await;
                        continue;
                    }
                    if !self.heals(class, &error).await {
                        return Err(error);
                    }
                    (class, patience::reason(class), Err(error))
                }
            };
            if class == Class::Throttle
                && let Some(pace) = &self.shared.pace
            {
                pace.throttled(self.account, operation.info().access);
            }
            let code = answer.as_ref().err().map_or_else(String::new, patience::code);
            if let Err(gave_up) = wait.again(class, None, why, &code).await {
                let answer = answer.map_err(|error| tried(error, gave_up));
                // An ARN that never settled is handed on as it is: who reads it compares names, not ARNs.
                return answer;
            }
        }
    }

    /// Pauses before credentials are asked for again, where time may give some: a role that a profile names
    /// is assumed by a call like any other, which may be throttled. One that was assumed for this account had
    /// this patience already.
    ///
    /// # Errors
    /// Why there are none, when time won't help or is up.
    async fn await_credentials(
        &self,
        operation: Operation,
        error: ProvideError,
        wait: &mut Wait<'_>,
    ) -> Result<(), CallError> {
        let class = match &error {
            ProvideError::Absent { .. } => None,
            ProvideError::Busy { .. } => Some(Class::Throttle),
            ProvideError::Call(error) => {
                let class = patience::classify(error);
                self.heals(class, error).await.then_some(class)
            }
        };
        let error = CallError::without_credentials(operation, error);
        match class {
            Some(class) if self.way.assumed.is_none() => {
                let why = "credentials to be given";
                let again = wait.again(class, None, why, &patience::code(&error)).await;
                again.map_err(|gave_up| tried(error, gave_up))
            }
            _ => Err(error),
        }
    }

    /// Whether it is safe and sensible, for any request, to send it again.
    async fn heals(&self, class: Class, error: &CallError) -> bool {
        match class {
            Class::Throttle | Class::Organizations => true,
            Class::Server => {
                let repeatable = error.operation.info().access != Capability::Write;
                let absent = matches!(error.kind, CallErrorKind::Unsent { .. });
                repeatable || absent
            }
            // A session that was just given out may be unknown to a service that did not give it out
            // (boto/botocore#3600). A key that people gave us is not young.
            Class::NewKey => match &self.way.assumed {
                Some(assumed) => assumed.age().await.is_some_and(|age| age < FRESH),
                None => false,
            },
            _ => false,
        }
    }

    /// Lets go of a session that has ended. A profile's credentials are asked for again with the next call
    /// in any case.
    async fn renew(&self, ended: &Credentials) {
        if let Some(assumed) = &self.way.assumed {
            assumed.drop_session(&ended.access_key_id).await;
        }
    }
}

/// What never left says how often that was tried.
fn tried(mut error: CallError, gave_up: GaveUp) -> CallError {
    if let (CallErrorKind::Unsent { why, .. }, GaveUp::Deadline { waited, tries, .. }) =
        (&mut error.kind, gave_up)
    {
        why.push_str(&format!(" ({tries} attempts in {:.1} s)", waited.as_secs_f64()));
    }
    error
}

/// A caller is an AWS that is patient, so that typed calls and pages come with it.
impl<A: Aws + 'static> Aws for Caller<A> {
    async fn call(&self, _: &Call, request: Request) -> Result<Response, CallError> {
        self.patiently(request).await
    }
}
