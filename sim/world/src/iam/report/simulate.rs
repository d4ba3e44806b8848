//! `SimulatePrincipalPolicy` and `SimulateCustomPolicy`: what policies would allow, asked without doing it.
//!
//! IAM API Reference, the two operations, and `EvaluationResult`: one result an action, with one for each
//! resource inside it. It looks at policies as the control plane knows them, at the organization's, and never
//! at trust policies: of `sts:AssumeRole` it answers the caller's side alone (aws/aws-cli#10314).

mod exclusions;
mod outcome;
mod question;
mod scenario;
mod subject;
mod templates;

use std::sync::Arc;

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::arn::Arn;
use rolecall_iam::evaluate::{Attached, Layer, Level, Source};
use rolecall_iam::policy::Kind;

use crate::account::documents;
use crate::call::ask::Ask;
use crate::call::page::page;
use crate::call::refusal;
use crate::call::scene::Scene;

use crate::iam::shared::ask_account;
use exclusions::Exclusions;
use question::Question;
use subject::Subject;

/// What both operations are asked with.
struct Input {
    actions: Vec<String>,
    resources: Vec<String>,
    resource_policy: Option<String>,
    resource_owner: Option<String>,
    caller: Option<String>,
    context: Vec<api::ContextEntry>,
    handling: Option<String>,
    marker: Option<String>,
    max_items: Option<i64>,
}

pub(super) use subject::of as subject_of;

pub(super) fn principal(
    scene: &mut Scene<'_>,
    request: api::SimulatePrincipalPolicyRequest,
) -> Result<api::SimulatePolicyResponse, Refusal> {
    let source = source_arn(&request.policy_source_arn)?;
    scene.authorize(Ask::to("iam:SimulatePrincipalPolicy", &source))?;
    let exclusions = Exclusions::read(&request.policy_exclusion_list)?;
    // Everything that was written counts, seen anywhere or not.
    let view = scene.view.of_the_control_plane();
    let mut subject = subject::of(scene, &source, &view)?;
    exclusions.apply(&mut subject);
    subject.identity.extend(inputs(&request.policy_input_list)?);
    if let Some(boundary) = boundary(&request.permissions_boundary_policy_input_list)? {
        subject.boundary = Layer::Known(boundary);
    }
    let input = Input {
        actions: request.action_names,
        resources: request.resource_arns,
        resource_policy: request.resource_policy,
        resource_owner: request.resource_owner,
        caller: request.caller_arn,
        context: request.context_entries,
        handling: request.resource_handling_option,
        marker: request.marker,
        max_items: request.max_items,
    };
    answer(scene, &subject, &input)
}

pub(super) fn custom(
    scene: &mut Scene<'_>,
    request: api::SimulateCustomPolicyRequest,
) -> Result<api::SimulatePolicyResponse, Refusal> {
    scene.authorize(ask_account("iam:SimulateCustomPolicy"))?;
    let subject = Subject {
        principal: None,
        identity: inputs(&request.policy_input_list)?,
        boundary: boundary(&request.permissions_boundary_policy_input_list)?
            .map_or(Layer::Absent, Layer::Known),
        scps: levels(&request.ordered_organization_policy_input_list)?,
    };
    let input = Input {
        actions: request.action_names,
        resources: request.resource_arns,
        resource_policy: request.resource_policy,
        resource_owner: request.resource_owner,
        caller: request.caller_arn,
        context: request.context_entries,
        handling: request.resource_handling_option,
        marker: request.marker,
        max_items: request.max_items,
    };
    answer(scene, &subject, &input)
}

/// The ARN of a principal; the text of the refusal is assumed.
pub(in crate::iam) fn source_arn(text: &str) -> Result<Arn, Refusal> {
    text.parse()
        .map_err(|_| refusal::invalid_input(format!("Invalid Entity Arn: {text}")))
}

/// Policies given as text, named as AWS names them.
pub(super) fn inputs(texts: &[String]) -> Result<Vec<Attached>, Refusal> {
    numbered("PolicyInputList", texts, Kind::Identity)
}

/// At most one permissions boundary can be given.
fn boundary(texts: &[String]) -> Result<Option<Attached>, Refusal> {
    let name = "PermissionsBoundaryPolicyInputList";
    if texts.len() > 1 {
        return Err(refusal::invalid_input(format!(
            "Invalid {name}: only one permissions boundary policy can be simulated."
        )));
    }
    Ok(numbered(name, texts, Kind::Boundary)?.pop())
}

fn numbered(list: &str, texts: &[String], kind: Kind) -> Result<Vec<Attached>, Refusal> {
    texts
        .iter()
        .enumerate()
        .map(|(n, text)| {
            // `InvalidInput` is the only error of the model that a document can end in.
            let document = documents::admit(text, kind).map_err(|refused| {
                refusal::invalid_input(format!("Invalid Input Policy: {}", refused.message))
            })?;
            Ok(Attached::new(
                Source::named(format!("{list}.{}", n + 1)),
                document,
            ))
        })
        .collect()
}

/// The service control policies given level by level, the root's first.
fn levels(given: &[api::OrderedOrganizationPolicyType]) -> Result<Layer<Vec<Level>>, Refusal> {
    if given.is_empty() {
        return Ok(Layer::Absent);
    }
    let level = |(n, level): (usize, &api::OrderedOrganizationPolicyType)| {
        let name = format!("OrderedOrganizationPolicyInputList.{}", n + 1);
        let list = format!("{name}.ServiceControlPolicyInputList");
        Ok(Level {
            policies: numbered(&list, &level.service_control_policy_input_list, Kind::Scp)?,
            target: Arc::from(name),
        })
    };
    given
        .iter()
        .enumerate()
        .map(level)
        .collect::<Result<_, _>>()
        .map(Layer::Known)
}

fn answer(
    scene: &Scene<'_>,
    subject: &Subject,
    input: &Input,
) -> Result<api::SimulatePolicyResponse, Refusal> {
    scenario::suits(input.handling.as_deref(), &input.resources)?;
    let question = Question::new(scene, subject, input)?;
    let mut results = Vec::new();
    for (n, action) in input.actions.iter().enumerate() {
        results.push((format!("{n:08}"), outcome::of_action(&question, action)?));
    }
    let page = page(
        results,
        |(key, _)| key.clone(),
        input.marker.as_deref(),
        input.max_items,
    )?;
    Ok(api::SimulatePolicyResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        evaluation_results: page.items.into_iter().map(|(_, result)| result).collect(),
    })
}

#[cfg(test)]
mod tests;
