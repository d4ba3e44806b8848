//! Rolecall gives one AWS identity access to many accounts, and proves it: first against a simulated AWS,
//! then against the real one.

pub mod apply;
#[cfg(feature = "aws")]
pub mod aws;
pub mod cli;
pub mod codes;
pub mod custody;
pub mod desired;
pub mod diagnostic;
pub mod diff;
pub mod doctor;
pub mod edge;
pub mod event;
pub mod exit;
pub mod explain;
pub mod export;
pub mod graph;
pub mod interrupt;
pub mod mark;
pub mod micetro;
pub mod observe;
pub mod observed;
pub mod patience;
pub mod permissions;
pub mod place;
pub mod plan;
pub mod record;
pub mod rehearse;
pub mod report;
pub mod resolve;
pub mod session;
pub mod setup;
pub mod spec;
pub mod target;
pub mod verify;
pub mod waits;
