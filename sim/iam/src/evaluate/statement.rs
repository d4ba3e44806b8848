//! One statement: does it match the request, and if not, which element fails first?

use super::Request;
use crate::policy::{Asked, Effect, Statement};
use crate::principal::Strength;

/// The element at which a statement fails to match, in the order in which they are looked at: a
/// statement that fails later came closer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Failing {
    /// `Action` or `NotAction`.
    Action,
    /// `Principal` or `NotPrincipal`.
    Principal,
    /// `Resource` or `NotResource`.
    Resource,
    /// The condition at this index.
    Condition(usize),
}

/// What matters to matching, besides the statement.
#[derive(Clone, Copy)]
pub(super) struct Question<'q> {
    pub(super) request: &'q Request,
    /// The same, as it is asked at a document's gates.
    pub(super) asked: &'q Asked<'q>,
    /// Whether the caller has a permissions boundary.
    pub(super) bounded: bool,
    /// Whether the policy is a resource's: those name principals, and a trust policy has no
    /// `Resource`.
    pub(super) on_resource: bool,
}

/// How a statement matches, or the first element that fails.
///
/// Strength is [`Strength::Direct`] where there is no principal to name.
pub(super) fn matches(statement: &Statement, question: Question<'_>) -> Result<Strength, Failing> {
    let Question {
        request,
        bounded,
        on_resource,
        ..
    } = question;
    // A statement without Action matches nothing: AWS wouldn't have taken it.
    let action = statement.action.as_ref().is_some_and(|element| {
        let named = element
            .patterns
            .iter()
            .any(|pattern| pattern.value.matches(&request.action));
        named != element.negated
    });
    if !action {
        return Err(Failing::Action);
    }
    let strength = match &statement.principal {
        Some(element) => {
            let deny = statement.effect == Effect::Deny;
            element
                .matches(&request.principal, deny, bounded)
                .ok_or(Failing::Principal)?
        }
        // A resource's policy must name whom it means; others can't.
        None if on_resource => return Err(Failing::Principal),
        None => Strength::Direct,
    };
    if !resource_matches(statement, question) {
        return Err(Failing::Resource);
    }
    let unmet = statement
        .conditions
        .iter()
        .position(|condition| !condition.is_met(&request.context));
    match unmet {
        Some(index) => Err(Failing::Condition(index)),
        None => Ok(strength),
    }
}

fn resource_matches(statement: &Statement, question: Question<'_>) -> bool {
    let text = question.request.resource_text();
    let context = &question.request.context;
    match &statement.resource {
        // In a resource's own policy the resource goes without saying.
        None => question.on_resource,
        Some(element) if element.negated => element.patterns.iter().all(|pattern| {
            // NotResource with a variable that has no value covers no resource
            // (reference_policies_variables).
            pattern.value.unresolved(context).is_none() && !pattern.value.matches_with(text, context)
        }),
        Some(element) => element
            .patterns
            .iter()
            .any(|pattern| pattern.value.matches_with(text, context)),
    }
}
