//! Which policies let a user, group or role use a service.
//!
//! IAM API Reference, `ListPoliciesGrantingServiceAccess`: identity-based policies alone, a user's groups' too.

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::evaluate::{Attached, Source};
use rolecall_iam::policy::{Document, Effect};

use crate::call::ask::Ask;
use crate::call::page::page;
use crate::call::scene::Scene;

use super::simulate;

pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListPoliciesGrantingServiceAccessRequest,
) -> Result<api::ListPoliciesGrantingServiceAccessResponse, Refusal> {
    let source = simulate::source_arn(&request.arn)?;
    scene.authorize(Ask::to("iam:ListPoliciesGrantingServiceAccess", &source))?;
    let view = scene.view.of_the_control_plane();
    let policies = simulate::subject_of(scene, &source, &view)?.identity;
    let entries = request.service_namespaces.iter().enumerate().map(|(n, service)| {
        let granting = policies
            .iter()
            .filter(|attached| grants(&attached.document, service))
            .map(shown);
        let entry = api::ListPoliciesGrantingServiceAccessEntry {
            service_namespace: Some(service.clone()),
            policies: granting.collect(),
        };
        (format!("{n:04}"), entry)
    });
    let page = page(entries, |(key, _)| key.clone(), request.marker.as_deref(), None)?;
    Ok(api::ListPoliciesGrantingServiceAccessResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        policies_granting_service_access: page.items.into_iter().map(|(_, entry)| entry).collect(),
    })
}

/// Whether some statement allows some action of a service. A `NotAction` allows one unless it leaves out the
/// service as a whole.
pub(super) fn grants(document: &Document, service: &str) -> bool {
    document.statements().iter().any(|statement| {
        let Some(actions) = statement.action().filter(|_| statement.effect() == Effect::Allow) else {
            return false;
        };
        let mut patterns = actions.patterns().iter().map(|pattern| pattern.value.as_str());
        match actions.is_negated() {
            false => patterns.any(|pattern| reaches(pattern, service)),
            true => !patterns.any(|pattern| pattern == "*" || leaves_out(pattern, service)),
        }
    })
}

/// Services are named without wildcards, but for `*` alone (IAM User Guide,
/// `reference_policies_elements_action.html`).
fn reaches(pattern: &str, service: &str) -> bool {
    match pattern.split_once(':') {
        Some((of, _)) => of.eq_ignore_ascii_case(service),
        None => pattern == "*",
    }
}

fn leaves_out(pattern: &str, service: &str) -> bool {
    pattern
        .split_once(':')
        .is_some_and(|(of, name)| of.eq_ignore_ascii_case(service) && name == "*")
}

fn shown(attached: &Attached) -> api::PolicyGrantingServiceAccess {
    let Source {
        name,
        arn,
        attached_to,
    } = &attached.source;
    let owner = attached_to.as_ref().filter(|_| arn.is_none());
    let kind = owner.and_then(|owner| owner.resource().split('/').next());
    api::PolicyGrantingServiceAccess {
        policy_name: name.to_string(),
        policy_type: if arn.is_some() { "MANAGED" } else { "INLINE" }.to_owned(),
        policy_arn: arn.as_ref().map(ToString::to_string),
        entity_type: kind.map(str::to_ascii_uppercase),
        entity_name: owner.map(|owner| owner.resource_name().to_owned()),
    }
}

#[cfg(test)]
mod tests;
