//! The interface: what can be asked of IAM and STS, and answered.
