//! Credentials that aws-config finds: keys, IAM Identity Center, processes, containers, instances.

use std::fmt;

use aws_config::default_provider::credentials::DefaultCredentialsChain;
use aws_config::profile::ProfileFileCredentialsProvider;
use aws_config::provider_config::ProviderConfig;
use aws_credential_types::Credentials as SdkCredentials;
use aws_credential_types::provider::ProvideCredentials as _;
use aws_credential_types::provider::error::CredentialsError;
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_runtime_api::client::http::{SharedHttpConnector, http_client_fn};
use aws_smithy_types::retry::RetryConfig;
use aws_types::region::Region;
use jiff::Timestamp;
use rolecall_api::credentials::{Credentials, ProvideError, SecretAccessKey, SessionToken};

use super::Configured;
use super::kept::Fresh;
use crate::aws::arm::chain;
use crate::aws::error;
use crate::aws::seen::{Seen, Watch};
use crate::session::USER_AGENT;

/// A profile, or the default chain.
pub(super) struct Sdk {
    configured: Configured,
    profile: Option<String>,
}

impl fmt::Debug for Sdk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sdk")
            .field("profile", &self.profile)
            .finish_non_exhaustive()
    }
}

impl Sdk {
    pub(super) fn profile(configured: &Configured, name: &str) -> Sdk {
        Sdk {
            configured: configured.clone(),
            profile: Some(name.to_owned()),
        }
    }

    pub(super) fn chain(configured: &Configured) -> Sdk {
        Sdk {
            configured: configured.clone(),
            profile: None,
        }
    }

    /// With the connector that all calls share, watched; each request is sent once, since the engine owns
    /// waiting.
    fn config(&self, watch: &Watch) -> ProviderConfig {
        let shared = &self.configured.0;
        let connector = SharedHttpConnector::new(watch.clone());
        ProviderConfig::default()
            .with_retry_config(RetryConfig::disabled())
            .with_region(Some(Region::new(shared.region.to_string())))
            .with_sleep_impl(TokioSleep::new())
            .with_http_client(http_client_fn(move |_, _| connector.clone()))
    }

    /// Built anew each time: a provider of aws-config reads the files once.
    async fn ask(&self, watch: &Watch) -> Result<SdkCredentials, CredentialsError> {
        match &self.profile {
            Some(name) => {
                ProfileFileCredentialsProvider::builder()
                    .configure(&self.config(watch))
                    .profile_files(self.configured.0.files.clone())
                    .profile_name(name)
                    .build()
                    .provide_credentials()
                    .await
            }
            None => {
                DefaultCredentialsChain::builder()
                    .configure(self.config(watch))
                    .build()
                    .await
                    .provide_credentials()
                    .await
            }
        }
    }

    /// Why there are none, with what to do where that is known.
    fn why(&self, error: &CredentialsError) -> String {
        let words = chain(error);
        let Some(name) = &self.profile else {
            return match error {
                CredentialsError::CredentialsNotLoaded(_) => {
                    "none were found in variables, the default profile, a container or an instance; name a profile \
                     with `--profile`"
                        .to_owned()
                }
                _ => words,
            };
        };
        match self.configured.login_of(name) {
            Some(_) if !cfg!(feature = "sso") => {
                format!(
                    "the profile `{name}` logs in by IAM Identity Center, which this build leaves out (feature `sso`)"
                )
            }
            Some(login) => {
                format!("the profile `{name}` needs a login: run `aws sso login --profile {login}` ({words})")
            }
            None => format!("the profile `{name}` gives none: {words}"),
        }
    }
}

impl Fresh for Sdk {
    async fn fresh(&self) -> Result<Credentials, ProvideError> {
        let watch = Watch::new(&self.configured.0.adapter.connector, &USER_AGENT.into());
        let found = self.ask(&watch).await.map_err(|error| {
            let why = self.why(&error);
            match watch.seen() {
                Seen::Answered(answer) if error::is_busy(&answer) => ProvideError::Busy { why },
                _ => ProvideError::Absent { why },
            }
        })?;
        Ok(Credentials {
            access_key_id: found.access_key_id().to_owned(),
            secret: SecretAccessKey::new(found.secret_access_key()),
            session_token: found.session_token().map(SessionToken::new),
            expires: found.expiry().and_then(|end| Timestamp::try_from(end).ok()),
        })
    }
}
