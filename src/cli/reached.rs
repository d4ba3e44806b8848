//! The AWS that a command reached, of whichever kind: one type, so that a life is written once.

use rolecall_api::error::CallError;
use rolecall_api::port::{Aws, Call, Request, Response};
use rolecall_sim::world::Sim;

#[cfg(feature = "aws")]
use crate::aws::Adapter;

/// An AWS.
#[derive(Clone, Debug)]
pub(super) enum Reached {
    /// A simulated one.
    Sim(Sim),
    /// A real one, or what answers as it does.
    #[cfg(feature = "aws")]
    Real(Box<Adapter>),
}

impl Aws for Reached {
    async fn call(&self, call: &Call, request: Request) -> Result<Response, CallError> {
        match self {
            Reached::Sim(sim) => sim.call(call, request).await,
            #[cfg(feature = "aws")]
            Reached::Real(adapter) => adapter.call(call, request).await,
        }
    }
}
