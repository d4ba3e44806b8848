//! What Organizations says of a broken constraint: its reason and that in one sentence, without the value or its place.
//!
//! Organizations API Reference, `InvalidInputException`, lists the reasons with their sentences. That they are
//! the texts on the wire is reported of `INVALID_PATTERN` (boto/boto3#4565, RoadieHQ/roadie-backstage-plugins#1391),
//! and assumed of the others. Assumed, too: the first fault in the model's order is the one that is told.

use crate::shape::{Kind, Shape};

/// A constraint that a value breaks, as the other services word it.
pub(super) struct Broken(pub(super) Rule, pub(super) String);

/// The kind of a constraint.
#[derive(Clone, Copy)]
pub(super) enum Rule {
    There,
    Pattern,
    Values,
    Most,
    Least,
    Element,
}

/// The reason, as the error's member `Reason` has it, and its sentence.
pub(super) fn of(rule: Rule, shape: &Shape) -> (&'static str, &'static str) {
    let is_number = matches!(shape.kind, Kind::Integer);
    match (rule, shape.name) {
        (Rule::There, _) => (
            "INPUT_REQUIRED",
            "You must include a value for all required parameters.",
        ),
        (Rule::Pattern, "PolicyTargetId") => (
            "INVALID_PATTERN_TARGET_ID",
            "You specified a policy target ID that doesn't match the required pattern.",
        ),
        (Rule::Pattern, _) => (
            "INVALID_PATTERN",
            "You provided a value that does not match the required pattern.",
        ),
        (Rule::Values, "PolicyType") => (
            "INVALID_ENUM_POLICY_TYPE",
            "You specified an invalid policy type string.",
        ),
        (Rule::Values, _) => ("INVALID_ENUM", "You specified an invalid value."),
        (Rule::Most, _) if is_number => (
            "MAX_VALUE_EXCEEDED",
            "You provided a numeric parameter that has a larger value than allowed.",
        ),
        (Rule::Most, _) => (
            "MAX_LENGTH_EXCEEDED",
            "You provided a string parameter that is longer than allowed.",
        ),
        (Rule::Least, _) if is_number => (
            "MIN_VALUE_EXCEEDED",
            "You provided a numeric parameter that has a smaller value than allowed.",
        ),
        (Rule::Least, _) => (
            "MIN_LENGTH_EXCEEDED",
            "You provided a string parameter that is shorter than allowed.",
        ),
        (Rule::Element, _) => (
            "INVALID_LIST_MEMBER",
            "You provided a list to a parameter that contains at least one invalid value.",
        ),
    }
}
