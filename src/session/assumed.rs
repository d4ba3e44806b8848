//! A role assumed on the way into an account: its credentials, kept until shortly before they end.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rolecall_api::credentials::{Credentials, ProvideCredentials, ProvideError, Providing};
use rolecall_api::error::CallError;
use rolecall_api::views::sts::{AssumeRoleRequest, AssumeRoleResponse};
use rolecall_api::{Aws, AwsExt, Operation};
use rolecall_iam::account::AccountId;
use tokio::sync::Mutex;

use super::Shared;
use super::caller::{Caller, Way};
use super::clock::{later, since};
use crate::patience::{self, Class, NOTHING_FRESH};

/// Sessions are renewed this long before they end, so that none ends between signing and arriving.
const BEFORE_THE_END: Duration = Duration::from_secs(5 * 60);

/// A provider that assumes a role through the port.
pub(super) struct AssumedRole<A> {
    caller: Caller<A>,
    role: String,
    session_name: Arc<str>,
    kept: Mutex<Option<Kept>>,
}

struct Kept {
    credentials: Arc<Credentials>,
    since: Timestamp,
}

/// Says the role, never the credentials.
impl<A> fmt::Debug for AssumedRole<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AssumedRole")
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

impl<A: Aws + 'static> AssumedRole<A> {
    pub(super) fn new(
        aws: &Arc<A>,
        shared: &Arc<Shared>,
        account: AccountId,
        own: Arc<dyn ProvideCredentials>,
        role: String,
        session_name: &Arc<str>,
    ) -> Self {
        let way = Way {
            credentials: own,
            assumed: None,
        };
        AssumedRole {
            caller: Caller::over(aws, shared, account, way, None),
            role,
            session_name: Arc::clone(session_name),
            kept: Mutex::new(None),
        }
    }

    /// Drops a session that AWS says has ended. One that was renewed meanwhile stays.
    pub(super) async fn drop_session(&self, access_key_id: &str) {
        let mut kept = self.kept.lock().await;
        if kept
            .as_ref()
            .is_some_and(|kept| kept.credentials.access_key_id == access_key_id)
        {
            *kept = None;
        }
    }

    /// How old the session is; `None` without one.
    pub(super) async fn age(&self) -> Option<Duration> {
        let kept = self.kept.lock().await;
        kept.as_ref().map(|kept| since(kept.since, self.caller.now()))
    }

    /// Assumes the role. Nothing of what opens it is written by a run, and its policies can't be read from
    /// outside, so a refusal is given the short time of a chain without a fresh link.
    async fn assume(&self, request: AssumeRoleRequest) -> Result<AssumeRoleResponse, CallError> {
        let mut wait = self.caller.wait(Operation::StsAssumeRole);
        loop {
            let error = match self.caller.send(self.caller.call(), request.clone()).await {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            let early = patience::classify(&error) == Class::Chain && !patience::names_a_final_reason(&error);
            let why = format!("the way in by {}", self.role);
            if !early
                || wait
                    .again(Class::Chain, Some(NOTHING_FRESH), &why, &patience::code(&error))
                    .await
                    .is_err()
            {
                return Err(error);
            }
        }
    }

    async fn session(&self) -> Result<Arc<Credentials>, ProvideError> {
        let mut kept = self.kept.lock().await;
        let now = self.caller.now();
        if let Some(Kept { credentials, .. }) = &*kept
            && credentials
                .expires
                .is_none_or(|end| later(now, BEFORE_THE_END) < end)
        {
            return Ok(Arc::clone(credentials));
        }
        let request = AssumeRoleRequest {
            role_arn: self.role.clone(),
            role_session_name: self.session_name.to_string(),
            ..AssumeRoleRequest::default()
        };
        let answer = self.assume(request).await.map_err(Box::new)?;
        let Some(credentials) = answer.credentials else {
            let error = CallError::unintelligible(Operation::StsAssumeRole, "`Credentials` is missing");
            return Err(Box::new(error).into());
        };
        let credentials = Arc::new(Credentials::from(credentials));
        *kept = Some(Kept {
            credentials: Arc::clone(&credentials),
            since: self.caller.now(),
        });
        Ok(credentials)
    }
}

impl<A: Aws + 'static> ProvideCredentials for AssumedRole<A> {
    fn credentials(&self) -> Providing<'_> {
        Box::pin(self.session())
    }
}
