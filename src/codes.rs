//! Every code of a finding, explained at length: what causes it, an example, and what to do.
//!
//! The text of a finding is short, since it stands between others; here is room. The examples are tested:
//! what is shown as wrong provokes its code, and what is shown as right doesn't.

mod apply;
mod ask;
mod plan;
mod policy;
mod policy_findings;
mod spec_form;
mod spec_policies;
mod spec_values;
mod trial;
mod verify;

/// A code and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Explanation {
    /// The code: `area/name`.
    pub code: &'static str,
    /// What it says, in a line.
    pub summary: &'static str,
    /// Why it happens, and what would follow if nothing were said.
    pub cause: &'static str,
    /// An example that provokes it; for a code of the spec, the part of a spec that matters.
    pub wrong: &'static str,
    /// The same, mended.
    pub right: &'static str,
    /// What to do.
    pub fix: &'static str,
}

/// The explanations of all areas. An area's own file has its codes.
const AREAS: &[&[Explanation]] = &[
    spec_form::EXPLANATIONS,
    spec_values::EXPLANATIONS,
    spec_policies::EXPLANATIONS,
    plan::EXPLANATIONS,
    apply::EXPLANATIONS,
    verify::EXPLANATIONS,
    ask::EXPLANATIONS,
    policy::EXPLANATIONS,
    trial::EXPLANATIONS,
    policy_findings::EXPLANATIONS,
];

/// Every explanation, by code.
#[must_use]
pub fn all() -> Vec<&'static Explanation> {
    let mut all: Vec<&Explanation> = AREAS.iter().copied().flatten().collect();
    all.sort_by_key(|explanation| explanation.code);
    all
}

/// The explanation of a code.
#[must_use]
pub fn explain(code: &str) -> Option<&'static Explanation> {
    AREAS
        .iter()
        .copied()
        .flatten()
        .find(|explanation| explanation.code == code)
}

#[cfg(test)]
mod tests;
