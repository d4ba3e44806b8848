//! The adapter tried in process, without a socket: every arm, every kind of answer, a whole life.

mod behind;
pub(super) mod canned;
mod http;
mod judged;
mod life;
mod partitions;
mod roundtrips;
mod sample;
