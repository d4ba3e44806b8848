//! Configurations for AWS's SDK for Rust.
//!
//! Apart, since it is behind a feature: it needs the SDK's value types, and nothing else of it.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_types::SdkConfig;
use aws_types::region::Region;
use aws_types::sdk_config::{SharedAsyncSleep, TimeSource};
use rolecall_wire::Door;
use rolecall_wire::connector::Connector;
use rolecall_world::Sim;

use crate::World;

/// The world's clock as the SDK's.
#[derive(Debug, Clone)]
struct WorldTime(Sim);

impl TimeSource for WorldTime {
    fn now(&self) -> SystemTime {
        let since = Duration::try_from(self.0.now().as_duration()).unwrap_or_default();
        SystemTime::UNIX_EPOCH
            .checked_add(since)
            .unwrap_or(SystemTime::UNIX_EPOCH)
    }
}

impl World {
    /// A configuration for any client of AWS's SDK: the root user of an account, in us-east-1, with the SDK's
    /// usual retries. Another region or retries are for
    /// [`into_builder`](SdkConfig::into_builder) to set.
    ///
    /// # Panics
    /// When `account` is no account ID: twelve digits.
    #[must_use]
    #[expect(
        clippy::panic,
        reason = "a test that names no account is wrong, and says so where it stands"
    )]
    pub fn sdk_config(&self, account: &str) -> SdkConfig {
        let Ok(account) = account.parse() else {
            panic!("`{account}` is no account ID: it has twelve digits");
        };
        let root = self.root_credentials(account);
        self.sdk_config_with(Credentials::new(
            root.access_key_id.as_str(),
            root.secret.expose(),
            None,
            None,
            "rolecall",
        ))
    }

    /// The same for other credentials: a key or a session that was made in this world, or a provider of
    /// your own.
    #[must_use]
    pub fn sdk_config_with(&self, credentials: impl ProvideCredentials + 'static) -> SdkConfig {
        SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::from_static("us-east-1"))
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .http_client(self.connector())
            .time_source(WorldTime(self.sim().clone()))
            .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()))
            .build()
    }

    /// The HTTP client of these configurations, whose every host is this world.
    #[must_use]
    pub fn connector(&self) -> Connector {
        let (sim, refusals) = (self.sim().clone(), self.kept().clone());
        let wall = sim.clone();
        let told = sim.clone();
        Connector::new(Door::default(), sim, move || wall.now()).telling(move |answer| {
            if let Some(refusal) = &answer.refusal {
                refusals.keep(told.now(), &answer.request_id, answer.operation, refusal);
            }
        })
    }
}
