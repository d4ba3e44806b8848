//! The door: the AWS protocols in front of the simulated world.
//!
//! [`Door`] takes an HTTP request as bytes and gives an answer as bytes, without a socket: it finds the
//! service and the operation, checks the signature (Signature Version 4, in a header or presigned), reads
//! the parameters by the model's shapes, asks the world, and writes XML or JSON as AWS does.
//!
//! ```
//! use rolecall_wire::{Door, Incoming};
//! use rolecall_world::{Config, World};
//!
//! let mut world = World::new(Config::default());
//! let now = world.start();
//! let request = Incoming {
//!     method: "POST",
//!     path: "/",
//!     query: "",
//!     headers: &[("content-type", b"application/x-www-form-urlencoded")],
//!     body: b"Action=GetCallerIdentity&Version=2011-06-15",
//!     source_ip: None,
//!     secure_transport: false,
//! };
//! let answer = Door::default().respond(&mut world, now, now, &request);
//! let sent = answer.outgoing.ok_or("the connection is closed")?;
//! assert_eq!(sent.status, 403);
//! assert!(String::from_utf8(sent.body)?.contains("<Code>MissingAuthenticationToken</Code>"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Door::call`] does it in the virtual time of a [`Sim`](rolecall_world::Sim); with the feature `server`,
//! a `server::Server` does it on a port, and with `connector` a `connector::Connector` beneath the clients of
//! AWS's SDK.
//!
//! Three clocks are kept apart: the world's, which may stand still; the wall's, by which signatures are
//! judged; and whatever the caller waits by.

mod answer;
mod carry;
#[cfg(feature = "connector")]
pub mod connector;
mod digits;
mod door;
mod form;
mod help;
mod json;
mod query;
mod refusal;
mod request;
mod route;
#[cfg(feature = "server")]
pub mod server;
mod service;
mod signature;
#[cfg(test)]
mod testing;
mod xml;

pub use door::{Auth, Door};
pub use form::MOST_PARAMETERS;
pub use request::{Incoming, Outgoing};
pub use service::{Answer, Asked, LONGEST_BODY};
