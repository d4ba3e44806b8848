//! Rehearse: the whole life of a setup in a simulated AWS.

pub mod inventory;
pub mod stage;
pub mod tapped;
pub mod waits;
