//! A profile's role, assumed through the port; with a code from a person where the profile has `mfa_serial`.

use std::sync::Arc;

use rolecall_api::credentials::{Credentials, ProvideCredentials, ProvideError};
use rolecall_api::error::CallError;
use rolecall_api::views::sts::AssumeRoleRequest;
use rolecall_api::{AwsExt, Call, Operation};

use super::kept::Fresh;
use super::{AskCode, Configured};
use crate::aws::Adapter;
use crate::session::USER_AGENT;

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
}

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
        })
    }

    /// Asks for the code, on a thread that may wait for a person.
    async fn code(&self, serial: String) -> Result<String, ProvideError> {
        let ask = Arc::clone(&self.ask);
        let profile = self.profile.clone();
        let asked = tokio::task::spawn_blocking(move || ask.code(&profile, &serial)).await;
        let why = match asked {
            Ok(Ok(code)) => return Ok(code.trim().to_owned()),
            Ok(Err(why)) => why,
            Err(error) => error.to_string(),
        };
        Err(ProvideError::Absent { why })
    }
}

impl Fresh for Role {
    async fn fresh(&self) -> Result<Credentials, ProvideError> {
        let mut request = self.request.clone();
        if let Some(serial) = &request.serial_number {
            request.token_code = Some(self.code(serial.clone()).await?);
        }
        let call = Call::with_provider(Arc::clone(&self.base))
            .region(Arc::clone(&self.region))
            .user_agent(USER_AGENT);
        let answer = self.adapter.send(&call, request).await.map_err(Box::new)?;
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
