//! Rolecall gives one AWS identity access to many accounts, and proves it: first against a simulated AWS,
//! then against the real one.

pub mod apply;
pub mod diagnostic;
pub mod event;
pub mod exit;
pub mod interrupt;
pub mod patience;
pub mod plan;
pub mod session;
pub mod setup;
