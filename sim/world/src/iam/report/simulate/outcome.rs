//! The answer about one action: for each resource what the law says and why, and all of it together.

use std::collections::BTreeMap;

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::action::Action;
use rolecall_iam::arn::Arn;
use rolecall_iam::decision::{CheckVerdict, Decision, StatementMatch, Verdict};
use rolecall_iam::evaluate::{self, Attached, Layer, PolicyType, Source};
use rolecall_iam::policy::{Effect, Span};

use crate::call::refusal;

use super::question::{DELEGATING, Question};
use super::templates;

/// What came of one action on one resource.
struct Outcome {
    resource: String,
    decision: &'static str,
    matched: Vec<api::Statement>,
    missing: Vec<String>,
    /// `None` where no service control policy binds.
    organizations: Option<bool>,
    /// `None` where there is no permissions boundary.
    boundary: Option<bool>,
    details: BTreeMap<String, String>,
}

/// The result for one action.
pub(super) fn of_action(question: &Question<'_>, name: &str) -> Result<api::EvaluationResult, Refusal> {
    let action: Action = name
        .parse()
        .map_err(|_| refusal::invalid_input(format!("Invalid Action: {name}")))?;
    let outcomes: Vec<Outcome> = question
        .resources
        .iter()
        .map(|(text, arn)| of_resource(question, &action, text, arn.as_ref()))
        .collect();
    let decision = most_restrictive(outcomes.iter().map(|outcome| outcome.decision));
    let mut result = api::EvaluationResult {
        eval_action_name: name.to_owned(),
        eval_resource_name: Some(if question.is_of_everything() {
            "*".to_owned()
        } else {
            templates::template(&action).to_owned()
        }),
        eval_decision: decision.to_owned(),
        organizations_decision_detail: all(&outcomes, |outcome| outcome.organizations).map(|allowed| {
            api::OrganizationsDecisionDetail {
                allowed_by_organizations: Some(allowed),
            }
        }),
        permissions_boundary_decision_detail: all(&outcomes, |outcome| outcome.boundary).map(bounded),
        ..api::EvaluationResult::default()
    };
    for outcome in &outcomes {
        // Of the statements only those that led to the decision of the whole.
        if outcome.decision == decision {
            unite(&mut result.matched_statements, &outcome.matched);
        }
        unite(&mut result.missing_context_values, &outcome.missing);
        for (kind, decided) in &outcome.details {
            let known = result.eval_decision_details.get(kind).map(String::as_str);
            let worst = most_restrictive([known, Some(decided.as_str())].into_iter().flatten());
            let worst = worst.to_owned();
            result.eval_decision_details.insert(kind.clone(), worst);
        }
    }
    if !question.is_of_everything() {
        result.resource_specific_results = outcomes.into_iter().map(shown).collect();
    }
    Ok(result)
}

fn shown(outcome: Outcome) -> api::ResourceSpecificResult {
    api::ResourceSpecificResult {
        eval_resource_name: outcome.resource,
        eval_resource_decision: outcome.decision.to_owned(),
        matched_statements: outcome.matched,
        missing_context_values: outcome.missing,
        eval_decision_details: outcome.details,
        permissions_boundary_decision_detail: outcome.boundary.map(bounded),
    }
}

const fn bounded(allowed: bool) -> api::PermissionsBoundaryDecisionDetail {
    api::PermissionsBoundaryDecisionDetail {
        allowed_by_permissions_boundary: Some(allowed),
    }
}

/// Whether all agree; `None` when there is nobody to.
fn all(outcomes: &[Outcome], of: impl Fn(&Outcome) -> Option<bool>) -> Option<bool> {
    outcomes.iter().filter_map(of).reduce(|all, one| all && one)
}

fn unite<T: Clone + PartialEq>(into: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !into.contains(one) {
            into.push(one.clone());
        }
    }
}

const ALLOWED: &str = "allowed";
const IMPLICIT: &str = "implicitDeny";
const EXPLICIT: &str = "explicitDeny";

fn most_restrictive<'d>(decisions: impl Iterator<Item = &'d str> + Clone) -> &'static str {
    let has = |wanted| decisions.clone().any(|decision| decision == wanted);
    if has(EXPLICIT) {
        EXPLICIT
    } else if has(IMPLICIT) {
        IMPLICIT
    } else {
        ALLOWED
    }
}

fn of_resource(question: &Question<'_>, action: &Action, text: &str, resource: Option<&Arn>) -> Outcome {
    let request = question.request(action, resource);
    let policies = question.policies(&request);
    let decision = evaluate::decide(&request, &policies);
    let of = |policy_type| summary(&decision, policy_type);
    let guarded = matches!(policies.scps, Layer::Known(_));
    let organizations = guarded.then(|| of(PolicyType::ServiceControlPolicy) == ALLOWED);
    let boundary =
        matches!(policies.boundary, Layer::Known(_)).then(|| of(PolicyType::PermissionsBoundary) == ALLOWED);
    let mut outcome = Outcome {
        resource: text.to_owned(),
        decision: words(decision.verdict()),
        matched: Vec::new(),
        missing: Vec::new(),
        organizations,
        boundary,
        details: BTreeMap::new(),
    };
    // "If an SCP denies access, the simulation ends."
    if organizations == Some(false) {
        return outcome;
    }
    outcome.matched = matched(question, &decision);
    outcome.missing = missing(question);
    if request.is_cross_account() && question.resource_policy.is_some() {
        // The names of the keys are assumed.
        let mut put = |kind: &str, policy_type| {
            outcome
                .details
                .insert(kind.to_owned(), of(policy_type).to_owned())
        };
        put("IAM Policy", PolicyType::Identity);
        put("Resource Policy", PolicyType::Resource);
        if boundary.is_some() {
            put("Permissions Boundary Policy", PolicyType::PermissionsBoundary);
        }
    }
    outcome
}

const fn words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Allow | Verdict::AllowUnless(_) => ALLOWED,
        Verdict::ExplicitDeny => EXPLICIT,
        Verdict::ImplicitDeny => IMPLICIT,
    }
}

/// What the policies of one type say together.
fn summary(decision: &Decision, policy_type: PolicyType) -> &'static str {
    let has = |wanted| {
        decision
            .evidence()
            .of(policy_type)
            .any(|check| check.verdict == wanted)
    };
    if has(CheckVerdict::ExplicitDeny) {
        EXPLICIT
    } else if has(CheckVerdict::ImplicitDeny) {
        IMPLICIT
    } else {
        ALLOWED
    }
}

/// The statements that decide: those that deny when one does, those that allow when it is allowed. No statement
/// decides an implicit denial.
fn matched(question: &Question<'_>, decision: &Decision) -> Vec<api::Statement> {
    let effect = match decision.verdict() {
        Verdict::ExplicitDeny => Effect::Deny,
        Verdict::Allow | Verdict::AllowUnless(_) => Effect::Allow,
        Verdict::ImplicitDeny => return Vec::new(),
    };
    let evidence = decision.evidence();
    let mut checks = evidence
        .of(PolicyType::Identity)
        .chain(evidence.of(PolicyType::Resource));
    let found = checks
        .by_ref()
        .flat_map(|check| &check.matched)
        .filter(|found| found.effect == effect && *found.policy.name != *DELEGATING);
    found.map(|found| statement(question, found)).collect()
}

fn statement(question: &Question<'_>, found: &StatementMatch) -> api::Statement {
    let given = question.resource_policy.as_ref();
    let attached = question
        .subject
        .identity
        .iter()
        .chain(given)
        .find(|attached| attached.source == found.policy);
    let text = attached.map_or("", |attached| attached.document.text());
    let is_resources = given.is_some_and(|given| given.source == found.policy);
    api::Statement {
        source_policy_id: Some(source_id(&found.policy)),
        // As AWS is seen to write it, whatever the model's enumeration says; the second is assumed.
        source_policy_type: Some(
            if is_resources {
                "Resource Policy"
            } else {
                "IAM Policy"
            }
            .to_owned(),
        ),
        start_position: Some(position(before(found.span, text), text)),
        end_position: Some(position(found.span.end, text)),
    }
}

/// `role_NAME_POLICY` for an inline policy, the name for a managed one, as AWS is seen to write them.
fn source_id(source: &Source) -> String {
    match (&source.attached_to, &source.arn) {
        (Some(owner), None) => {
            let (kind, _) = owner.resource().split_once('/').unwrap_or_default();
            format!("{kind}_{}_{}", owner.resource_name(), source.name)
        }
        _ => source.name.to_string(),
    }
}

/// A statement begins for AWS behind the bracket or comma before it (the example in the AWS CLI's
/// `simulate-principal-policy`: line 3, column 19, where line 3 is `    "Statement": [`).
fn before(span: Span, text: &str) -> usize {
    text.get(..span.start)
        .map_or(span.start, |head| head.trim_end().len())
}

fn position(at: usize, text: &str) -> api::Position {
    let (line, column) = Span { start: at, end: at }.line_and_column(text);
    api::Position {
        line: i64::try_from(line).ok(),
        column: i64::try_from(column).ok(),
    }
}

/// The keys that the simulated policies refer to and nobody gave. Those of service control policies are
/// never told.
fn missing(question: &Question<'_>) -> Vec<String> {
    let policies = question
        .subject
        .identity
        .iter()
        .chain(&question.resource_policy)
        .map(|attached: &Attached| &attached.document);
    let mut missing: Vec<String> = Vec::new();
    for key in policies.flat_map(rolecall_iam::policy::Document::context_keys) {
        let known = missing.iter().any(|known| known.eq_ignore_ascii_case(key));
        if !known && question.context.get(key).is_none() {
            missing.push(key.to_owned());
        }
    }
    missing
}
