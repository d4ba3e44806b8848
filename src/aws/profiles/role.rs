//! A profile's role, assumed through the port; with a code from a person where the profile has `mfa_serial`.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use rolecall_api::credentials::{Credentials, ProvideCredentials, ProvideError, Secret};
use rolecall_api::error::{CallError, CallErrorKind};
use rolecall_api::views::sts::AssumeRoleRequest;
use rolecall_api::{AwsExt, Call, Operation};

use super::kept::Fresh;
use super::{AskCode, Configured};
use crate::aws::Adapter;
use crate::aws::error::TOO_MANY;
use crate::session::clock::since;
use crate::session::{Clock, USER_AGENT};

/// What a session is called whose profile gives it no name.
const SESSION_NAME: &str = "rolecall";

/// A role that a profile names.
#[derive(Debug)]
pub(super) struct Role {
    adapter: Adapter,
    base: Arc<dyn ProvideCredentials>,
    profile: String,
    request: AssumeRoleRequest,
    region: Arc<str>,
    ask: Arc<dyn AskCode>,
    clock: Arc<dyn Clock>,
    // A code that was typed and not used: the call was throttled, or never left.
    unused: Mutex<Option<(Secret, Timestamp)>>,
}

/// For how long after it was typed a code is worth another attempt: it changes every thirty seconds, and AWS
/// takes the one before (RFC 6238, section 5.2).
const WORTH_ANOTHER: Duration = Duration::from_secs(25);

impl Role {
    /// The role of a profile, assumed with `base`.
    ///
    /// # Errors
    /// When the profile's `duration_seconds` is no number.
    pub(super) fn new(
        configured: &Configured,
        profile: &str,
        base: Arc<dyn ProvideCredentials>,
    ) -> Result<Role, String> {
        let text = |setting: &str| configured.setting(profile, setting).map(str::to_owned);
        let duration_seconds = match configured.setting(profile, "duration_seconds") {
            None => None,
            Some(seconds) => Some(seconds.trim().parse().map_err(|_| {
                format!("`duration_seconds` of the profile `{profile}` is `{seconds}`, which is no number")
            })?),
        };
        Ok(Role {
            adapter: configured.0.adapter.clone(),
            base,
            profile: profile.to_owned(),
            request: AssumeRoleRequest {
                role_arn: text("role_arn").unwrap_or_default(),
                role_session_name: text("role_session_name").unwrap_or_else(|| SESSION_NAME.to_owned()),
                external_id: text("external_id"),
                serial_number: text("mfa_serial"),
                duration_seconds,
                ..AssumeRoleRequest::default()
            },
            region: Arc::clone(&configured.0.region),
            ask: Arc::clone(&configured.0.ask),
            clock: Arc::clone(&configured.0.clock),
            unused: Mutex::default(),
        })
    }

    /// The code that was typed and not used, or asks for one, on a thread that may wait for a person; and when
    /// it was typed.
    async fn code(&self, serial: String) -> Result<(Secret, Timestamp), ProvideError> {
        let unused = self.unused.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some((code, typed)) = unused
            && since(typed, self.clock.now()) < WORTH_ANOTHER
        {
            return Ok((code, typed));
        }
        let ask = Arc::clone(&self.ask);
        let profile = self.profile.clone();
        let asked = tokio::task::spawn_blocking(move || ask.code(&profile, &serial)).await;
        let why = match asked {
            Ok(Ok(code)) => return Ok((Secret::new(code.trim()), self.clock.now())),
            Ok(Err(why)) => why,
            Err(error) => error.to_string(),
        };
        Err(ProvideError::Absent { why })
    }
}

/// Whether AWS certainly didn't look at the code of a call that failed.
fn is_unused(error: &CallError) -> bool {
    let throttled = error.code().is_some_and(|code| TOO_MANY.contains(&code));
    throttled || matches!(error.kind, CallErrorKind::Unsent { .. })
}

impl Fresh for Role {
    async fn fresh(&self) -> Result<Credentials, ProvideError> {
        let mut request = self.request.clone();
        let mut code = None;
        if let Some(serial) = &request.serial_number {
            let typed = self.code(serial.clone()).await?;
            request.token_code = Some(typed.0.expose().to_owned());
            code = Some(typed);
        }
        let call = Call::with_provider(Arc::clone(&self.base))
            .region(Arc::clone(&self.region))
            .user_agent(USER_AGENT);
        let answer = self.adapter.send(&call, request).await.map_err(|error| {
            if is_unused(&error) {
                *self.unused.lock().unwrap_or_else(PoisonError::into_inner) = code;
            }
            Box::new(error)
        })?;
        match answer.credentials {
            Some(credentials) => Ok(credentials.into()),
            None => Err(Box::new(CallError::unintelligible(
                Operation::StsAssumeRole,
                "`Credentials` is missing",
            ))
            .into()),
        }
    }
}
