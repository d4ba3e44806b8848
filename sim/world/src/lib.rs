//! The world: accounts, entities, credentials, time, propagation and faults of a simulated AWS.
//!
//! [`World`] is the whole of it, without I/O: time is an argument. [`World::begin`] picks the replica
//! that a call reaches, [`World::handle`] answers it. What is written is read back at once by IAM's own
//! read operations, and reaches each replica of the data plane later ([`time::replicated`], [`time::delay`]).
//!
//! ```
//! use rolecall_api::port::Call;
//! use rolecall_api::operation::Service;
//! use rolecall_api::views::sts::GetCallerIdentityRequest;
//! use rolecall_world::{AccountOptions, Config, World};
//!
//! let mut world = World::new(Config::default());
//! let account = "111111111111".parse()?;
//! world.create_account(account, rolecall_iam::account::Partition::Aws, AccountOptions::default())?;
//! let credentials = world.root_credentials(account).ok_or("no such account")?;
//!
//! let now = world.start();
//! let mut attempt = world.begin(now, Service::Sts, "us-east-1", &credentials.access_key_id);
//! attempt.present(&credentials);
//! let call = Call::new(credentials);
//! let answer = world.handle(now, &attempt, &call, GetCallerIdentityRequest::default().into())?;
//! assert_eq!(answer.output.text("Arn"), Some("arn:aws:iam::111111111111:root"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod account;
#[cfg(test)]
mod bench;
pub mod call;
pub mod chance;
pub mod coverage;
mod ec2;
pub mod fault;
mod iam;
pub mod ids;
pub mod inquiry;
pub mod journal;
pub mod organization;
mod organizations;
pub mod proof;
mod route53;
mod s3;
mod secret;
pub mod session;
pub mod sim;
pub mod snapshot;
mod sts;
#[cfg(test)]
mod tests;
pub mod time;
pub mod world;

pub use account::AccountOptions;
pub use call::attempt::Attempt;
pub use sim::Sim;
pub use time::delay::Delays;
pub use world::{Config, Origin, World};
