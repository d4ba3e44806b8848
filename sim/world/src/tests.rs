//! The world as a whole: what several parts must get right together.

mod assume_role;
mod authentication;
mod context;
mod delays;
mod determinism;
mod model;
mod organization;
mod phases;
mod recorded;
mod recorded_cases;
mod session_tags;
pub(crate) mod setup;
mod sweep;
