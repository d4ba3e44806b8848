//! The life of a call: begun, authenticated, validated, authorized, put to its operation, answered.
//!
//! [`handle`] tells it in order. What an operation sees of it is its scene; how it refuses is [`refusal`].

pub(crate) mod ask;
pub mod attempt;
pub(crate) mod authenticate;
pub(crate) mod authorize;
pub mod caller;
pub mod dialect;
pub(crate) mod dispatch;
pub(crate) mod gather;
pub mod handle;
pub mod page;
pub mod refusal;
pub(crate) mod scene;
pub(crate) mod watch;
