//! Verify: proves every promised edge, and that what wasn't promised is closed.

pub mod evidence;
pub mod probe;
