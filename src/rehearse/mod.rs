//! Rehearse: the whole life of a setup in a simulated AWS.

pub mod inventory;
pub mod tapped;
pub mod waits;
