//! `SimulatePrincipalPolicy`: what a user, group or role of the account would be allowed.
//!
//! IAM API Reference, `SimulatePrincipalPolicy`; IAM User Guide, `access_policies_testing-policies.html`.
//! It looks at policies as the control plane knows them, at the organization's, and never at trust
//! policies: of `sts:AssumeRole` it answers the caller's side alone (aws/aws-cli#10314).

use std::collections::BTreeSet;

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::action::Action;
use rolecall_iam::arn::Arn;
use rolecall_iam::context::Context;
use rolecall_iam::decision::{CheckVerdict, Decision, Verdict};
use rolecall_iam::evaluate::{self, Attached, Layer, Policies, PolicyType, Principal, Request, Source};
use rolecall_iam::policy::{self, Document, Effect, Kind, Span};

use crate::ask::Ask;
use crate::documents;
use crate::page::page;
use crate::refusal;
use crate::replicated::View;
use crate::scene::Scene;

/// Who is simulated, and what its policies say.
struct Subject {
    principal: Principal,
    identity: Vec<Attached>,
    boundary: Layer<Attached>,
}

pub(super) fn principal(
    scene: &mut Scene<'_>,
    request: api::SimulatePrincipalPolicyRequest,
) -> Result<api::SimulatePolicyResponse, Refusal> {
    let invalid = |_| refusal::invalid_input(format!("Invalid Entity Arn: {}", request.policy_source_arn));
    let source: Arn = request.policy_source_arn.parse().map_err(invalid)?;
    scene.authorize(Ask::to("iam:SimulatePrincipalPolicy", &source))?;
    // Everything that was written counts, seen anywhere or not.
    let view = scene.view.of_the_control_plane();
    let mut subject = subject(scene, &source, &view)?;
    for (n, text) in request.policy_input_list.iter().enumerate() {
        let source = Source::named(format!("PolicyInputList.{}", n + 1));
        subject
            .identity
            .push(Attached::new(source, documents::admit(text, Kind::Identity)?));
    }
    if let Some(text) = request.permissions_boundary_policy_input_list.first() {
        let source = Source::named("PermissionsBoundaryPolicyInputList.1");
        subject.boundary = Layer::Known(Attached::new(source, documents::admit(text, Kind::Boundary)?));
    }
    let context = context(&subject.principal, &request.context_entries);
    let mut results = Vec::new();
    for action in &request.action_names {
        for resource in resources(&request.resource_arns) {
            results.push(result(
                scene, &subject, &context, action, resource, &request, &view,
            )?);
        }
    }
    let numbered = results
        .into_iter()
        .enumerate()
        .map(|(n, result)| (format!("{n:08}"), result));
    let page = page(
        numbered,
        |(key, _)| key.clone(),
        request.marker.as_deref(),
        request.max_items,
    )?;
    Ok(api::SimulatePolicyResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        evaluation_results: page.items.into_iter().map(|(_, result)| result).collect(),
    })
}

/// Without resources, everything is asked of `*`.
fn resources(arns: &[String]) -> Vec<&str> {
    match arns {
        [] => vec!["*"],
        arns => arns.iter().map(String::as_str).collect(),
    }
}

fn subject(scene: &Scene<'_>, arn: &Arn, view: &View) -> Result<Subject, Refusal> {
    let absent = || refusal::no_such_entity(format!("Invalid Entity Arn: {arn} does not exist."));
    let (world, account) = (&*scene.world, scene.account());
    let name = arn.resource_name();
    let kind = arn.resource().split('/').next().unwrap_or_default();
    match kind {
        "user" => {
            let user = account
                .users
                .get(name)
                .filter(|user| user.arn == *arn)
                .ok_or_else(absent)?;
            Ok(Subject {
                principal: Principal::User {
                    arn: arn.clone(),
                    id: Some(user.id.shared()),
                },
                identity: world.of_user(account, user, view),
                boundary: world.boundary(account, arn, user.boundary.latest(), view),
            })
        }
        "role" => {
            let role = account
                .roles
                .get(name)
                .filter(|role| role.arn == *arn)
                .ok_or_else(absent)?;
            Ok(Subject {
                principal: Principal::RoleSession {
                    session: Arn::assumed_role(account.partition, account.id, name, "simulated"),
                    role: arn.clone(),
                    role_id: Some(role.id.shared()),
                },
                identity: world.of_role(account, role, view),
                boundary: world.boundary(account, arn, role.boundary.latest(), view),
            })
        }
        "group" => {
            let group = account
                .groups
                .get(name)
                .filter(|group| group.arn == *arn)
                .ok_or_else(absent)?;
            // A group calls nothing; assumed: any member without policies of its own.
            Ok(Subject {
                principal: Principal::user(Arn::user(account.partition, account.id, "/", name)),
                identity: world.of_group(account, group, view),
                boundary: Layer::Absent,
            })
        }
        _ => Err(absent()),
    }
}

/// What follows from the principal, and what the request gives.
fn context(principal: &Principal, entries: &[api::ContextEntry]) -> Context {
    let mut context = Context::new();
    principal.describe(&mut context);
    for entry in entries {
        let Some(key) = &entry.context_key_name else {
            continue;
        };
        let values = &entry.context_key_values;
        let list = entry
            .context_key_type
            .as_deref()
            .is_some_and(|kind| kind.ends_with("List"));
        match values.first() {
            Some(value) if !list => context.insert(key, value.as_str()),
            _ => context.insert_many(key, values.iter().map(String::as_str)),
        };
    }
    context
}

fn result(
    scene: &Scene<'_>,
    subject: &Subject,
    context: &Context,
    name: &str,
    resource: &str,
    request: &api::SimulatePrincipalPolicyRequest,
    view: &View,
) -> Result<api::EvaluationResult, Refusal> {
    let action: Action = name
        .parse()
        .map_err(|_| refusal::invalid_input(format!("Invalid Action: {name}")))?;
    let arn: Option<Arn> = match resource {
        "*" => None,
        text => Some(
            text.parse()
                .map_err(|_| refusal::invalid_input(format!("Invalid Resource Arn: {text}")))?,
        ),
    };
    let policies = Policies {
        identity: Layer::Known(subject.identity.clone()),
        boundary: subject.boundary.clone(),
        scps: scene.world.scps(scene.account_id(), view),
        resource: resource_policy(scene, request, &action, arn.as_ref())?,
        ..Policies::default()
    };
    let asked = Request {
        principal: subject.principal.clone(),
        action,
        resource: arn,
        resource_account: None,
        context: context.clone(),
    };
    let decision = evaluate::decide(&asked, &policies);
    let organized = matches!(policies.scps, Layer::Known(_));
    let bounded = matches!(policies.boundary, Layer::Known(_));
    Ok(api::EvaluationResult {
        eval_action_name: name.to_owned(),
        eval_resource_name: Some(resource.to_owned()),
        eval_decision: words(decision.verdict()).to_owned(),
        matched_statements: matched(&decision, &subject.identity),
        missing_context_values: missing(&subject.identity, context),
        organizations_decision_detail: organized.then(|| api::OrganizationsDecisionDetail {
            allowed_by_organizations: Some(allows(&decision, PolicyType::ServiceControlPolicy)),
        }),
        permissions_boundary_decision_detail: bounded.then(|| api::PermissionsBoundaryDecisionDetail {
            allowed_by_permissions_boundary: Some(allows(&decision, PolicyType::PermissionsBoundary)),
        }),
        ..api::EvaluationResult::default()
    })
}

/// The resource's policy, as far as the simulator has one: what the request gives. Where the resource
/// would have to agree, it is taken to leave it to the caller's account.
fn resource_policy(
    scene: &Scene<'_>,
    request: &api::SimulatePrincipalPolicyRequest,
    action: &Action,
    resource: Option<&Arn>,
) -> Result<Layer<Attached>, Refusal> {
    if let Some(text) = &request.resource_policy {
        let document = documents::admit(text, Kind::Resource)?;
        return Ok(Layer::Known(Attached::new(
            Source::named("ResourcePolicy"),
            document,
        )));
    }
    let elsewhere = resource
        .and_then(Arn::account_id)
        .is_some_and(|owner| owner != scene.account_id());
    if !elsewhere && action.service() != "sts" {
        return Ok(Layer::Absent);
    }
    Ok(Layer::Known(Attached::new(
        Source::named("the resource"),
        delegating(scene.account_id().as_str()),
    )))
}

#[expect(clippy::panic, reason = "the text is a constant but for twelve digits")]
fn delegating(account: &str) -> Document {
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{account}"}},"Action":"*","Resource":"*"}}]}}"#
    );
    policy::read(&text).unwrap_or_else(|_| panic!("invariant: a policy that delegates can be read"))
}

const fn words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Allow | Verdict::AllowUnless(_) => "allowed",
        Verdict::ExplicitDeny => "explicitDeny",
        Verdict::ImplicitDeny => "implicitDeny",
    }
}

fn allows(decision: &Decision, policy_type: PolicyType) -> bool {
    let mut checks = decision.evidence().of(policy_type);
    !checks.any(|check| {
        matches!(
            check.verdict,
            CheckVerdict::ExplicitDeny | CheckVerdict::ImplicitDeny
        )
    })
}

/// The statements of the simulated policies that decide: those that deny, when one does.
fn matched(decision: &Decision, identity: &[Attached]) -> Vec<api::Statement> {
    let effect = match decision.verdict() {
        Verdict::ExplicitDeny => Effect::Deny,
        _ => Effect::Allow,
    };
    let checks = decision.evidence().of(PolicyType::Identity);
    let found = checks
        .flat_map(|check| &check.matched)
        .filter(|found| found.effect == effect);
    found
        .map(|found| {
            let text = identity.iter().find(|attached| attached.source == found.policy);
            let text = text.map_or("", |attached| attached.document.text());
            let end = Span {
                start: found.span.end,
                end: found.span.end,
            };
            api::Statement {
                source_policy_id: Some(found.policy.name.to_string()),
                source_policy_type: Some("IAM Policy".to_owned()),
                start_position: Some(position(found.span, text)),
                end_position: Some(position(end, text)),
            }
        })
        .collect()
}

fn position(span: Span, text: &str) -> api::Position {
    let (line, column) = span.line_and_column(text);
    api::Position {
        line: i64::try_from(line).ok(),
        column: i64::try_from(column).ok(),
    }
}

/// The keys that conditions ask for and nobody gave, by name.
fn missing(identity: &[Attached], context: &Context) -> Vec<String> {
    let conditions = identity
        .iter()
        .flat_map(|attached| attached.document.statements())
        .flat_map(policy::Statement::conditions);
    let keys: BTreeSet<&str> = conditions
        .map(rolecall_iam::condition::Condition::key)
        .filter(|key| context.get(key).is_none())
        .collect();
    keys.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
