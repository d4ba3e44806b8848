//! A client for tests: what the door reads and writes, from the other side.
//!
//! It writes forms and signs them, and reads answers back with a library of its own, so that a mistake
//! would have to be made twice. Signatures themselves are judged by AWS's test suite.

pub(crate) mod client;
pub(crate) mod form;
pub(crate) mod sample;
pub(crate) mod xml;
