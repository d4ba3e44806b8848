//! Plans against a pure model of IAM's state: every step is legal, safe, and leads where it says.

pub(crate) mod fixture;
pub(crate) mod model;

mod capacity;
mod conflict;
mod destroy;
mod leaving;
mod packed;
mod present;
mod property;
