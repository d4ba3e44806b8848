//! The world's time, and what is written and not yet seen.

pub mod clock;
pub mod delay;
pub mod pending;
pub mod replicated;
