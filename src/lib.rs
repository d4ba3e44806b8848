//! Rolecall gives one AWS identity access to many accounts, and proves it: first against a simulated AWS,
//! then against the real one.

pub mod apply;
pub mod custody;
pub mod diagnostic;
pub mod event;
pub mod exit;
pub mod interrupt;
pub mod micetro;
pub mod patience;
pub mod plan;
pub mod rehearse;
pub mod report;
pub mod resolve;
pub mod session;
pub mod setup;
pub mod spec;
pub mod target;
pub mod verify;
