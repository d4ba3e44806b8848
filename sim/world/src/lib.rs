//! The world: accounts, entities, credentials, time, propagation and faults of a simulated AWS.
//!
//! [`World`] is the whole of it, without I/O: time is an argument. [`World::begin`] picks the replica
//! that a call reaches, [`World::handle`] answers it. What is written is read back at once by IAM's own
//! read operations, and reaches each replica of the data plane later ([`replicated`], [`delay`]).
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
mod ask;
pub mod attempt;
mod authenticate;
mod authorize;
#[cfg(test)]
mod bench;
pub mod caller;
mod catalogue;
mod certificate;
pub mod chance;
pub mod clock;
pub mod coverage;
pub mod delay;
pub mod dialect;
pub mod directory;
mod dispatch;
mod documents;
mod ec2;
pub mod entity;
pub mod fault;
mod gather;
pub mod grants;
pub mod handle;
mod iam;
pub mod ids;
pub mod inquiry;
mod jobs;
pub mod journal;
pub mod jwks;
mod jwt;
mod last_used;
pub mod mfa;
pub mod oidc;
pub mod organization;
mod organizations;
pub mod page;
pub mod password;
pub mod pending;
mod qr;
pub mod quota;
pub mod refusal;
pub mod replicated;
mod route53;
pub mod saml;
mod scene;
mod secret;
pub mod server_certificate;
pub mod session;
pub mod settings;
pub mod sim;
pub mod snapshot;
mod ssh_key;
mod sts;
pub mod tags;
#[cfg(test)]
mod tests;
mod totp;
pub mod user_credentials;
mod watch;
pub mod world;
mod xml_signature;

pub use account::AccountOptions;
pub use attempt::Attempt;
pub use delay::Delays;
pub use sim::Sim;
pub use world::{Config, Origin, World};
