//! Whole journeys in the simulated AWS, each named after the scenario that it proves.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a journey that can't be lived fails its test, with the reason"
)]

mod chain;
mod changes;
mod crash;
mod explain;
mod operator;
mod packed;
mod propagation;
mod stage;
mod verify;
