//! Reading a simulated AWS.
