//! The door: the AWS protocols in front of the simulated world.
//!
//! Empty still: the simulated AWS is reached in process through the one trait of `rolecall-api`.
