//! A port with an ear on it: told of each call before it is sent and after it is answered.
//!
//! That is where a run can die. What the ear hears is numbered, so that each point has a name that a second
//! run can be told.

use std::sync::atomic::{AtomicU64, Ordering};

use rolecall_api::port::{Aws, Call, Request, Response};
use rolecall_api::{CallError, Operation};

/// A point at which a run can be killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// The call's number in the life, from 1.
    pub call: u64,
    /// Before it is sent, or after it happened and before its answer is known.
    pub side: Side,
    /// What is called.
    pub operation: Operation,
}

/// Which side of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Not yet sent.
    Before,
    /// Done, and the answer lost.
    After,
}

impl std::fmt::Display for Point {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let side = match self.side {
            Side::Before => "before",
            Side::After => "after",
        };
        write!(f, "{side} call {} ({})", self.call, self.operation)
    }
}

/// Who is told.
pub trait Ear: Send + Sync {
    /// A point is reached.
    fn hear(&self, point: Point);
}

/// Hears nothing.
#[derive(Clone, Copy, Debug)]
pub struct Deaf;

impl Ear for Deaf {
    fn hear(&self, _: Point) {}
}

/// A port with an ear on it.
pub struct Tapped<A, E> {
    inner: A,
    ear: E,
    calls: AtomicU64,
}

impl<A, E> Tapped<A, E> {
    /// Puts an ear on a port.
    pub fn new(inner: A, ear: E) -> Self {
        Tapped {
            inner,
            ear,
            calls: AtomicU64::new(0),
        }
    }

    /// How many calls were made.
    pub fn calls(&self) -> u64 {
        self.calls.load(Ordering::Relaxed)
    }

    /// What the ear is.
    pub fn ear(&self) -> &E {
        &self.ear
    }
}

impl<A: Aws, E: Ear> Aws for Tapped<A, E> {
    async fn call(&self, call: &Call, request: Request) -> Result<Response, CallError> {
        let number = self.calls.fetch_add(1, Ordering::Relaxed) + 1;
        let operation = request.operation;
        self.ear.hear(Point {
            call: number,
            side: Side::Before,
            operation,
        });
        let answer = self.inner.call(call, request).await;
        self.ear.hear(Point {
            call: number,
            side: Side::After,
            operation,
        });
        answer
    }
}
