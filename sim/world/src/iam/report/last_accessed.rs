//! When who last tried to use which service, out of the journal.
//!
//! IAM User Guide, `access_policies_last-accessed.html`: attempts count, refused ones too; only services that the
//! policies allow something of are told; only who asked for a report sees it. Here nothing is late: a report tells
//! all that came before it was asked for, as far as the journal still has it.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_api::document::Structure;
use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::arn::Arn;
use rolecall_iam::policy::{self, Document};
use rolecall_iam::reference;

use crate::account::Account;
use crate::account::catalogue;
use crate::account::settings::AccessJob;
use crate::call::ask::Ask;
use crate::call::page::page;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::ids;
use crate::journal::Event;
use crate::time::clock::Moment;

use super::service_access::grants;
use super::simulate;
use crate::iam::shared::ask_account;

/// Whose use a report tells.
type Entities = BTreeMap<Arn, api::EntityInfo>;

pub(super) fn generate(
    scene: &mut Scene<'_>,
    request: api::GenerateServiceLastAccessedDetailsRequest,
) -> Result<api::GenerateServiceLastAccessedDetailsResponse, Refusal> {
    let of = simulate::source_arn(&request.arn)?;
    scene.authorize(Ask::to("iam:GenerateServiceLastAccessedDetails", &of))?;
    documents(scene, &of)?;
    let now = scene.now;
    let key = scene
        .world
        .chance()
        .key("last accessed")
        .text(&request.arn)
        .text(scene.caller.access_key_id.as_str())
        .number(u64::try_from(now.millis()).unwrap_or(0))
        .number(u64::from(scene.nth));
    let id = ids::uuid(key);
    let job = AccessJob {
        of: request.arn,
        by: scene.caller.principal_arn.to_string(),
        by_action: request.granularity.as_deref() == Some("ACTION_LEVEL"),
        begun: now,
        ready: now.plus(scene.delays().job(key)),
    };
    scene.account_mut().settings.access_jobs.insert(id.clone(), job);
    Ok(api::GenerateServiceLastAccessedDetailsResponse { job_id: Some(id) })
}

pub(super) fn get(
    scene: &mut Scene<'_>,
    request: api::GetServiceLastAccessedDetailsRequest,
) -> Result<api::GetServiceLastAccessedDetailsResponse, Refusal> {
    scene.authorize(ask_account("iam:GetServiceLastAccessedDetails"))?;
    let job = job(scene, &request.job_id)?;
    let mut answer = api::GetServiceLastAccessedDetailsResponse {
        job_status: status(scene, &job).to_owned(),
        job_type: Some(
            if job.by_action {
                "ACTION_LEVEL"
            } else {
                "SERVICE_LEVEL"
            }
            .to_owned(),
        ),
        job_creation_date: job.begun.timestamp(),
        job_completion_date: job.ready.timestamp(),
        services_last_accessed: Vec::new(),
        is_truncated: Some(false),
        marker: None,
        error: None,
    };
    if scene.now < job.ready {
        return Ok(answer);
    }
    let of = simulate::source_arn(&job.of)?;
    let documents = documents(scene, &of)?;
    let entities = entities(scene.account(), &of);
    let services =
        reference::services().filter(|service| documents.iter().any(|document| grants(document, service)));
    let page = page(
        services,
        |service| (*service).to_owned(),
        request.marker.as_deref(),
        request.max_items,
    )?;
    answer.is_truncated = Some(page.is_truncated());
    answer.marker.clone_from(&page.next);
    answer.services_last_accessed = page
        .items
        .into_iter()
        .map(|service| last_use(scene, service, &job, &entities))
        .collect();
    Ok(answer)
}

pub(super) fn get_with_entities(
    scene: &mut Scene<'_>,
    request: api::GetServiceLastAccessedDetailsWithEntitiesRequest,
) -> Result<api::GetServiceLastAccessedDetailsWithEntitiesResponse, Refusal> {
    scene.authorize(ask_account("iam:GetServiceLastAccessedDetailsWithEntities"))?;
    let job = job(scene, &request.job_id)?;
    let mut answer = api::GetServiceLastAccessedDetailsWithEntitiesResponse {
        job_status: status(scene, &job).to_owned(),
        job_creation_date: job.begun.timestamp(),
        job_completion_date: job.ready.timestamp(),
        entity_details_list: Vec::new(),
        is_truncated: Some(false),
        marker: None,
        error: None,
    };
    if scene.now < job.ready {
        return Ok(answer);
    }
    let entities = entities(scene.account(), &simulate::source_arn(&job.of)?);
    let uses = uses(scene, &request.service_namespace, &job, &entities);
    let mut last: BTreeMap<&Arn, Moment> = BTreeMap::new();
    for (event, _) in &uses {
        if let Some(caller) = &event.caller {
            last.insert(&caller.principal_arn, event.at);
        }
    }
    let page = page(
        &entities,
        |(arn, _)| arn.to_string(),
        request.marker.as_deref(),
        request.max_items,
    )?;
    answer.is_truncated = Some(page.is_truncated());
    answer.marker.clone_from(&page.next);
    answer.entity_details_list = page
        .items
        .into_iter()
        .map(|(arn, info)| api::EntityDetails {
            entity_info: info.clone(),
            last_authenticated: last.get(arn).map(|at| at.timestamp()),
        })
        .collect();
    Ok(answer)
}

/// An answer without the moment at which the job will be done, while it isn't.
pub(super) fn as_far_as_done(mut answer: Structure) -> Structure {
    let running = answer.get("JobStatus").and_then(|status| status.as_str()) == Some("IN_PROGRESS");
    if running {
        answer.remove("JobCompletionDate");
    }
    answer
}

fn status(scene: &Scene<'_>, job: &AccessJob) -> &'static str {
    match scene.now < job.ready {
        true => "IN_PROGRESS",
        false => "COMPLETED",
    }
}

/// A job of the caller's own. The text is assumed.
fn job(scene: &Scene<'_>, id: &str) -> Result<AccessJob, Refusal> {
    let caller = scene.caller.principal_arn.to_string();
    let job = scene.account().settings.access_jobs.get(id);
    job.filter(|job| job.by == caller)
        .cloned()
        .ok_or_else(|| refusal::no_such_entity(format!("The job {id} cannot be found.")))
}

/// The policies that let a user, group or role do something; the policy itself when it is one.
fn documents(scene: &Scene<'_>, of: &Arn) -> Result<Vec<Document>, Refusal> {
    if !of.resource().starts_with("policy/") {
        let view = scene.view.of_the_control_plane();
        let subject = simulate::subject_of(scene, of, &view)?;
        return Ok(subject
            .identity
            .iter()
            .map(|attached| Document::clone(&attached.document))
            .collect());
    }
    let text = of.to_string();
    let published = catalogue::published(&text).and_then(|managed| policy::read(managed.document).ok());
    let document = match published {
        Some(document) => Some(document),
        None => scene.policy(&text)?.document.latest().cloned(),
    };
    Ok(document.into_iter().collect())
}

/// The users and roles behind the ARN of a user, role, group or policy.
fn entities(account: &Account, of: &Arn) -> Entities {
    let text = of.to_string();
    let groups: BTreeSet<_> = account
        .groups
        .iter()
        .filter(|group| group.arn == *of || group.grants.is_attached(&text))
        .map(|group| &group.id)
        .collect();
    let member = |groups_of: &BTreeMap<_, crate::time::replicated::Replicated<bool>>| {
        groups_of
            .iter()
            .any(|(group, joined)| joined.latest() == Some(&true) && groups.contains(group))
    };
    let mut entities = Entities::new();
    for user in account.users.iter() {
        if user.arn == *of || user.grants.is_attached(&text) || member(&user.groups) {
            let (name, id) = (user.name.to_string(), user.id.to_string());
            entities.insert(user.arn.clone(), info(&user.arn, "USER", name, id, &user.path));
        }
    }
    for role in account.roles.iter() {
        if role.arn == *of || role.grants.is_attached(&text) {
            let (name, id) = (role.name.to_string(), role.id.to_string());
            entities.insert(role.arn.clone(), info(&role.arn, "ROLE", name, id, &role.path));
        }
    }
    entities
}

fn info(arn: &Arn, kind: &str, name: String, id: String, path: &str) -> api::EntityInfo {
    api::EntityInfo {
        arn: arn.to_string(),
        name,
        r#type: kind.to_owned(),
        id,
        path: Some(path.to_owned()),
    }
}

/// What the entities asked of a service before the report, with the names of the actions; oldest first.
fn uses<'s>(
    scene: &'s Scene<'_>,
    service: &str,
    job: &AccessJob,
    entities: &Entities,
) -> Vec<(&'s Event, &'static str)> {
    let account = scene.account_id();
    let events = scene.world.journal().events();
    events
        .filter(|event| event.recipient == account && event.at <= job.begun)
        .filter(|event| {
            let caller = event.caller.as_ref();
            caller.is_some_and(|caller| entities.contains_key(&caller.principal_arn))
        })
        .filter_map(|event| {
            let (of, action) = event.operation.iam_action()?.split_once(':')?;
            of.eq_ignore_ascii_case(service).then_some((event, action))
        })
        .collect()
}

fn last_use(
    scene: &Scene<'_>,
    service: &'static str,
    job: &AccessJob,
    entities: &Entities,
) -> api::ServiceLastAccessed {
    let uses = uses(scene, service, job, entities);
    let who = |event: &Event| {
        event
            .caller
            .as_ref()
            .map(|caller| caller.principal_arn.to_string())
    };
    let last = uses.last().map(|(event, _)| *event);
    let everybody: BTreeSet<_> = uses.iter().filter_map(|(event, _)| who(event)).collect();
    let mut actions: BTreeMap<&str, &Event> = BTreeMap::new();
    if job.by_action {
        actions.extend(uses.iter().map(|(event, action)| (*action, *event)));
    }
    let tracked = actions
        .into_iter()
        .map(|(action, event)| api::TrackedActionLastAccessed {
            action_name: Some(action.to_owned()),
            last_accessed_entity: who(event),
            last_accessed_time: Some(event.at.timestamp()),
            last_accessed_region: Some(event.region.to_string()),
        });
    api::ServiceLastAccessed {
        service_name: reference::service(service)
            .map_or(service, |known| known.name)
            .to_owned(),
        service_namespace: service.to_owned(),
        last_authenticated: last.map(|event| event.at.timestamp()),
        last_authenticated_entity: last.and_then(who),
        last_authenticated_region: last.map(|event| event.region.to_string()),
        total_authenticated_entities: Some(i64::try_from(everybody.len()).unwrap_or(i64::MAX)),
        tracked_actions_last_accessed: tracked.collect(),
    }
}

#[cfg(test)]
mod tests;
