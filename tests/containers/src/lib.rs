//! LocalStack as an image of testcontainers: the one that `docker-compose.yml` pins and `scripts/localstack`
//! pulls or makes.
//!
//! A package of its own, so that nothing else is built with a client of the Docker engine.

#![cfg(feature = "docker")]

use std::borrow::Cow;

use testcontainers::Image;
use testcontainers::core::{ContainerPort, WaitFor};

/// The port that LocalStack answers on, in its container.
pub const PORT: ContainerPort = ContainerPort::Tcp(4566);

/// The last release that needs no token.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalStack;

impl Image for LocalStack {
    fn name(&self) -> &str {
        "localstack/localstack"
    }

    fn tag(&self) -> &str {
        "4.14.0"
    }

    /// Its services are loaded by then, since they are loaded eagerly; without that, only its health would
    /// answer.
    fn ready_conditions(&self) -> Vec<WaitFor> {
        vec![WaitFor::message_on_either_std("Ready.")]
    }

    fn env_vars(&self) -> impl IntoIterator<Item = (impl Into<Cow<'_, str>>, impl Into<Cow<'_, str>>)> {
        [
            ("SERVICES", "iam,sts,ec2,route53"),
            ("STRICT_SERVICE_LOADING", "1"),
            ("EAGER_SERVICE_LOADING", "1"),
            ("GATEWAY_LISTEN", "0.0.0.0:4566"),
            ("DNS_ADDRESS", "0"),
            ("DISABLE_EVENTS", "1"),
            ("SKIP_SSL_CERT_DOWNLOAD", "1"),
        ]
    }

    fn expose_ports(&self) -> &[ContainerPort] {
        &[PORT]
    }
}
