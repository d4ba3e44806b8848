//! What `errors` prints for programs: codes of findings, explained.

use schemars::JsonSchema;
use serde::Serialize;

use crate::codes::Explanation;

/// `errors --json`, and `errors CODE --json`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ErrorsDocument<'a> {
    /// `rolecall/errors@1`.
    pub format: &'static str,
    /// The codes in alphabetical order: all of them, or the one that was asked for.
    pub errors: Vec<&'a Explanation>,
}

impl ErrorsDocument<'_> {
    /// The format.
    pub const FORMAT: &'static str = "rolecall/errors@1";
}
