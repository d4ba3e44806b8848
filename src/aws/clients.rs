//! The SDK's clients as they are used here: one connector, no retries, no identity of their own.

use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_http_client::Connector;
use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use aws_smithy_runtime_api::client::http::{HttpConnectorSettings, SharedHttpConnector};

use super::Limits;
use super::skew::SigningTime;

/// What the SDK calls the application in its own part of the user agent; a slash can't stand in it.
pub(super) const APP_NAME: &str = concat!("rolecall-", env!("CARGO_PKG_VERSION"));

/// The connector to the outside: rustls, the system's certificates, the environment's proxies.
///
/// Stalled answers end by the limit of the whole answer, which the adapter keeps, so no protection of the
/// SDK's is needed: bodies here are small and read to their end.
pub(super) fn connector(limits: Limits) -> SharedHttpConnector {
    let settings = HttpConnectorSettings::builder()
        .connect_timeout(limits.connect)
        .build();
    let connector = Connector::builder()
        .connector_settings(settings)
        .sleep_impl(TokioSleep::new())
        .proxy_config(ProxyConfig::from_env())
        .tls_provider(Provider::Rustls(CryptoMode::Ring))
        .build();
    SharedHttpConnector::new(connector)
}

macro_rules! client {
    ($(#[$doc:meta])* $name:ident, $sdk:ident) => {
        $(#[$doc])*
        pub(super) fn $name(time: &SigningTime) -> $sdk::Client {
            use $sdk::config::{AppName, Config, IdentityCache, BehaviorVersion, retry, timeout};
            let config = Config::builder()
                .behavior_version(BehaviorVersion::latest())
                .retry_config(retry::RetryConfig::disabled())
                .timeout_config(timeout::TimeoutConfig::disabled())
                .stalled_stream_protection($sdk::config::StalledStreamProtectionConfig::disabled())
                .identity_cache(IdentityCache::no_cache())
                .disable_clock_skew_correction(true)
                .sleep_impl(TokioSleep::new())
                .time_source(time.clone());
            let config = match AppName::new(APP_NAME) {
                Ok(name) => config.app_name(name),
                Err(_) => config,
            };
            $sdk::Client::from_conf(config.build())
        }
    };
}

client! {
    /// IAM's client.
    iam, aws_sdk_iam
}

client! {
    /// STS's client.
    sts, aws_sdk_sts
}

/// What holds for one call: who, where, and who watches.
macro_rules! over {
    ($sdk:ident, $adapter:ident, $call:ident, $credentials:ident, $endpoint:ident, $watch:ident) => {{
        let region = $sdk::config::Region::new($call.region.to_string());
        let mut over = $sdk::config::Builder::default()
            .region(region)
            .credentials_provider($crate::aws::sdk($credentials))
            .http_client($watch.clone());
        if let Some(endpoint) = $endpoint {
            over = over.endpoint_url(endpoint.to_string());
        }
        if let Some(time) = $crate::aws::signed_at($call) {
            over = over.time_source(time);
        }
        over
    }};
}

pub(super) use over;
