//! What the commands of the simulator print for programs: where it listens, and how far it goes.
//!
//! Types rather than values put together on the spot, so that they have schemas.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

/// `sim serve --json`: the one line that says where it listens.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Serving {
    /// `rolecall/serving@1`.
    pub format: &'static str,
    /// Where a client on this machine reaches it.
    pub url: String,
    /// The seed of all its chance.
    pub seed: u64,
    /// How late its writes are seen.
    pub delays: String,
    /// What to set so that AWS's tools and SDKs come here: variables and values.
    pub environment: BTreeMap<&'static str, String>,
}

impl Serving {
    /// The format.
    pub const FORMAT: &'static str = "rolecall/serving@1";
}

/// `sim coverage --json`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CoverageDocument {
    /// `rolecall/coverage@1`.
    pub format: &'static str,
    /// Each service, in order.
    pub services: Vec<CoveredService>,
    /// Each operation, in order.
    pub operations: Vec<CoveredOperation>,
}

impl CoverageDocument {
    /// The format.
    pub const FORMAT: &'static str = "rolecall/coverage@1";
}

/// How many operations of a service are simulated.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CoveredService {
    /// The service: `iam`.
    pub service: &'static str,
    /// How many operations there are.
    pub operations: usize,
    /// How many of them are done.
    pub done: usize,
    /// How many leave something out.
    pub partly: usize,
    /// How many are refused.
    pub refused: usize,
}

/// How far an operation is simulated.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CoveredOperation {
    /// The operation: `iam:CreateRole`.
    pub operation: String,
    /// `done`, `partly` or `refused`.
    pub extent: &'static str,
    /// What is missing; `null` where nothing is.
    pub missing: Option<&'static str>,
}
