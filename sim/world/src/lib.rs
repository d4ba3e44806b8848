//! The world: accounts, entities, credentials, time, propagation and faults.

pub mod chance;
pub mod clock;
pub mod delay;
pub mod ids;
pub mod replicated;
