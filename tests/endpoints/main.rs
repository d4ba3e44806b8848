//! The command on endpoints, by what a run of it is: where it leads, who is let in, what it keeps to itself.
//!
//! Beside `tests/forty`, which is one long life on every backend; here each file is a question of its own.

#![cfg(feature = "aws")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a command that can't be run fails its test, with the reason"
)]

mod astray;
mod login;
mod partitions;
#[path = "../forty/place.rs"]
mod place;
#[cfg(target_os = "linux")]
mod relay;
#[cfg(target_os = "linux")]
mod secrets;
#[path = "../forty/serve.rs"]
#[cfg_attr(
    not(target_os = "linux"),
    expect(dead_code, reason = "the secrets' questions are asked of Linux")
)]
mod serve;
