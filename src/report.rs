//! How things look: plans, events and findings rendered for people, for programs and for GitHub.
//!
//! A rendering takes data and gives text. It acts on nothing, asks nobody and knows no clock, so that
//! every screen is a plain function that a test can call. All of them may colour freely: whoever prints
//! the text takes the colour out again where it isn't wanted.

pub mod access;
pub mod clean;
pub mod diagnostic;
pub mod doctor;
pub mod errors;
pub mod github;
pub mod human;
pub mod json;
pub mod live;
pub mod markdown;
pub mod outline;
pub mod page;
pub mod paint;
pub mod permissions;
pub mod proof;
#[cfg(test)]
pub(crate) mod sample;
pub mod sarif;
pub mod schemas;
pub mod simulator;
pub mod summary;
pub mod text;
pub mod trial;
