//! A simulated AWS for tests: IAM and STS that decide as AWS does and are as slow to converge.
//!
//! A [`World`] is a whole AWS of a test's own: accounts, an organization, users, roles, policies, keys and
//! sessions, in this process and in a time that the test rules. Code under test talks to it through the
//! clients that it uses anyway. No socket is opened, no process started, nothing is shared between tests.
//!
//! # Under AWS's SDK for Rust
//!
//! With the feature `sdk` a world makes configurations for every client of the SDK. What is called is
//! signed, authenticated, validated and put to the law of IAM, as at AWS.
//!
//! ```
//! # #[cfg(feature = "sdk")]
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let aws = rolecall_sim::World::seeded(1);
//! let iam = aws_sdk_iam::Client::new(&aws.sdk_config("111111111111"));
//!
//! iam.create_user().user_name("anna").send().await?;
//! let user = iam.get_user().user_name("anna").send().await?;
//! assert_eq!(user.user().map(|user| user.arn()), Some("arn:aws:iam::111111111111:user/anna"));
//!
//! // Whoever is named, the account comes to be when it is first used, and the caller is its root user.
//! let sts = aws_sdk_sts::Client::new(&aws.sdk_config("222222222222"));
//! assert_eq!(sts.get_caller_identity().send().await?.account(), Some("222222222222"));
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "sdk"))]
//! # fn main() {}
//! ```
//!
//! Keys and sessions that are made there work there ([`World::sdk_config_with`]), and those of another world
//! don't. Services that are not simulated answer as an endpoint that has no such service.
//!
//! # Why was it denied?
//!
//! AWS says that it was. A world also says why: every refusal is kept with the law's evidence, under the
//! request id of its answer ([`World::refusal`]) and as a list ([`World::refusals`]). What was asked at all
//! is in the journal ([`World::events`]), in the shape of CloudTrail.
//!
//! ```
//! # #[cfg(feature = "sdk")]
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use aws_sdk_iam::operation::RequestId as _;
//!
//! let aws = rolecall_sim::World::seeded(1);
//! let root = aws_sdk_iam::Client::new(&aws.sdk_config("111111111111"));
//! root.create_user().user_name("anna").send().await?;
//! let key = root.create_access_key().user_name("anna").send().await?;
//! let key = key.access_key().ok_or("no key")?;
//!
//! let anna = aws.sdk_config_with(aws_sdk_iam::config::Credentials::new(
//!     key.access_key_id(), key.secret_access_key(), None, None, "a test",
//! ));
//! let denied = aws_sdk_iam::Client::new(&anna).list_users().send().await.unwrap_err();
//!
//! let refusal = aws.refusal(denied.request_id().ok_or("no id")?).ok_or("not kept")?;
//! assert_eq!(refusal.code, "AccessDenied");
//! let why = refusal.why().join("\n");
//! assert!(why.contains("identity-based policy"), "{why}");
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "sdk"))]
//! # fn main() {}
//! ```
//!
//! # Time
//!
//! A world's clock goes on as tokio's does. In a test with `#[tokio::test(start_paused = true)]` that is as
//! far as somebody sleeps: an hour of waiting takes no time, and the same test takes the same course each
//! time. Besides, it leaps when it is told to ([`World::advance`]) and can be stopped ([`World::freeze`]).
//! Signatures, sessions and the SDK's own time go by this clock.
//!
//! IAM is eventually consistent. By default a world isn't; with [`World::with_delays`] what is written is
//! seen by each replica in its own time, as measured of AWS or worse ([`Delays`]), and
//! [`World::pending`] tells who hasn't seen what.
//!
//! # Trouble
//!
//! [`World::inject`] makes answers late, lost or wrong: throttling, a server's error before or after the
//! deed, a connection that breaks.
//!
//! # Below
//!
//! [`World`] is what a test holds. [`world::World`] is its state without a clock, for who drives the world
//! directly ([`World::with`]); [`wire`] has the protocols, [`api`] the operations as values and the trait
//! [`api::Aws`], which a `World` is, and [`iam`] the law itself.
#![doc(html_no_source)]

pub use rolecall_api as api;
pub use rolecall_iam as iam;
pub use rolecall_wire as wire;
pub use rolecall_world as world;

mod refusals;
#[cfg(feature = "sdk")]
mod sdk;
mod simulated;

/// The examples of the package's own page are run, too.
#[cfg(all(doctest, feature = "sdk"))]
#[doc = include_str!("../README.md")]
mod readme {}

pub use refusals::Refused;
pub use rolecall_world::fault::{On, Verdict};
pub use rolecall_world::{Config, Delays};
pub use simulated::World;
