//! A simulated AWS for tests: IAM and STS that decide as AWS does and are as slow to converge.
#![doc(html_no_source)]
pub use rolecall_api as api;
pub use rolecall_iam as iam;
pub use rolecall_wire as wire;
pub use rolecall_world as world;
