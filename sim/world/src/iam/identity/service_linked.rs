//! Service-linked roles: made for a service, changed by nobody else, deleted by a task.
//!
//! IAM API Reference, `CreateServiceLinkedRole`, `DeleteServiceLinkedRole` and
//! `GetServiceLinkedRoleDeletionStatus`; IAM User Guide, `id_roles_create-service-linked-role.html`.

mod services;

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::arn::Arn;
use rolecall_iam::policy::{self, Document};

use crate::account::entity::Role;
use crate::account::jobs::Job;
use crate::account::settings::DeletionTask;
use crate::call::ask::Ask;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::ids::{self, Prefix};

use super::roles::{self, Shown};
use crate::iam::shared;
use services::Linked;

/// Beneath which path they are, and nothing else is.
pub(super) const PATH: &str = "/aws-service-role/";

/// Whether a role is linked to a service.
pub(super) fn is_linked(role: &Role) -> bool {
    role.path.starts_with(PATH)
}

/// Refuses what only AWS may do to a role (Teleport and others report the text).
pub(in crate::iam) fn unmodified(role: &Role) -> Result<(), Refusal> {
    if !is_linked(role) {
        return Ok(());
    }
    Err(refusal::refuse(
        400,
        "UnmodifiableEntity",
        format!(
            "Cannot perform the operation on the protected role '{}' - this role is only modifiable by AWS",
            role.name
        ),
    ))
}

/// Refuses a role of one's own beneath a path that AWS keeps for its own. The text is assumed.
pub(super) fn free_path(path: &str) -> Result<(), Refusal> {
    match path.starts_with(PATH) || path.starts_with("/aws-reserved/") {
        true => Err(refusal::invalid_input(format!(
            "The path {path} is reserved for roles that AWS creates."
        ))),
        false => Ok(()),
    }
}

pub(super) fn create(
    scene: &mut Scene<'_>,
    request: api::CreateServiceLinkedRoleRequest,
) -> Result<api::CreateServiceLinkedRoleResponse, Refusal> {
    let service = request.aws_service_name;
    let linked = services::find(&service);
    let path = format!("{PATH}{service}/");
    let suffix = request.custom_suffix.as_deref();
    let name = linked.map_or_else(|| "*".to_owned(), |linked| name_of(linked, suffix));
    let arn = Arn::role(scene.partition(), scene.account_id(), &path, &name);
    scene.authorize(
        Ask::to("iam:CreateServiceLinkedRole", &arn).with("iam:AWSServiceName", service.as_str()),
    )?;
    // The text is assumed.
    let linked = linked.ok_or_else(|| {
        refusal::invalid_input(format!(
            "The service principal {service} doesn't support service-linked roles."
        ))
    })?;
    // These two texts are recorded.
    if suffix.is_some() && !linked.suffix {
        return Err(refusal::invalid_input(format!(
            "Custom suffix is not allowed for {service}"
        )));
    }
    if scene.account().roles.get(&name).is_some() {
        return Err(refusal::invalid_input(format!(
            "Service role name {name} has been taken in this account, please try a different suffix."
        )));
    }
    let id = scene.mint(Prefix::Aroa, &[&name]);
    let (now, delays) = (scene.now, scene.delays());
    let mut role = Role::new(id.clone(), &name, &path, arn, trust(&service), now);
    role.description = request.description;
    let managed = format!("aws-service-role/{}", linked.policy);
    let policy = Arn::aws_managed_policy(scene.partition(), &managed);
    scene.world.catalogue.load(policy.as_str());
    role.grants.attach(&id, &policy, delays, now);
    let answer = api::Role {
        description: None,
        ..roles::shown(scene.world, &role, Shown::New)
    };
    scene.account_mut().roles.insert(role);
    Ok(api::CreateServiceLinkedRoleResponse { role: Some(answer) })
}

fn name_of(linked: &Linked, suffix: Option<&str>) -> String {
    match suffix {
        Some(suffix) => format!("{}_{suffix}", linked.role),
        None => linked.role.to_owned(),
    }
}

/// As AWS writes it (AWS CLI Command Reference, the example of `create-service-linked-role`).
#[expect(clippy::panic, reason = "the text is a constant but for a name of the table")]
fn trust(service: &str) -> Document {
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Action":["sts:AssumeRole"],"Principal":{{"Service":["{service}"]}},"Effect":"Allow"}}]}}"#
    );
    policy::read(&text).unwrap_or_else(|_| panic!("invariant: a service's trust policy can be read"))
}

/// Has a role deleted. While a task for it is under way, asking again gives the same one.
pub(super) fn delete(
    scene: &mut Scene<'_>,
    request: api::DeleteServiceLinkedRoleRequest,
) -> Result<api::DeleteServiceLinkedRoleResponse, Refusal> {
    let name = request.role_name;
    let mut ask = shared::ask_role(scene, "iam:DeleteServiceLinkedRole", &name);
    let service = scene.account().roles.get(&name).and_then(service_of);
    if let Some(service) = &service {
        ask = ask.with("iam:AWSServiceName", service.as_str());
    }
    scene.authorize(ask)?;
    let role = scene.role(&name)?;
    // Assumed: a role that isn't linked to a service isn't there for this operation.
    let Some(service) = service else {
        return Err(refusal::no_such_role(&name));
    };
    let (id, spelled) = (role.id.clone(), role.name.clone());
    let now = scene.now;
    let tasks = &scene.account().settings.deletion_tasks;
    if let Some((task, _)) = tasks
        .iter()
        .find(|(_, task)| task.role == id && task.finished > now)
    {
        return Ok(api::DeleteServiceLinkedRoleResponse {
            deletion_task_id: task.clone(),
        });
    }
    let key = scene
        .world
        .chance()
        .key("deletion task")
        .text(id.as_str())
        .number(u64::try_from(now.millis()).unwrap_or(0));
    let takes = scene.delays().job(key.text("takes"));
    let task = format!("task{PATH}{service}/{spelled}/{}", ids::uuid(key));
    let finished = now.plus(takes);
    let record = DeletionTask {
        role: id.clone(),
        started: now.plus(takes / 5),
        finished,
    };
    let account = scene.account_mut();
    account.settings.deletion_tasks.insert(task.clone(), record);
    let job = Job::DeleteRole {
        account: account.id,
        role: id,
    };
    scene.world.schedule(finished, now, job);
    Ok(api::DeleteServiceLinkedRoleResponse {
        deletion_task_id: task,
    })
}

/// The service that a role is linked to, by its path.
fn service_of(role: &Role) -> Option<String> {
    let service = role.path.strip_prefix(PATH)?.trim_end_matches('/');
    (!service.is_empty()).then(|| service.to_owned())
}

pub(super) fn deletion_status(
    scene: &mut Scene<'_>,
    request: api::GetServiceLinkedRoleDeletionStatusRequest,
) -> Result<api::GetServiceLinkedRoleDeletionStatusResponse, Refusal> {
    let task = request.deletion_task_id;
    // `task/aws-service-role/SERVICE/ROLE/UUID`.
    let parts: Vec<&str> = task.split('/').collect();
    let ask = match parts[..] {
        ["task", "aws-service-role", service, role, _] => {
            let path = format!("{PATH}{service}/");
            let arn = Arn::role(scene.partition(), scene.account_id(), &path, role);
            Ask::to("iam:GetServiceLinkedRoleDeletionStatus", &arn)
        }
        _ => shared::ask_account("iam:GetServiceLinkedRoleDeletionStatus"),
    };
    scene.authorize(ask)?;
    // Both texts are assumed.
    if parts.len() != 5 {
        return Err(refusal::invalid_input(format!(
            "Invalid deletion task id: {task}"
        )));
    }
    let known = scene.account().settings.deletion_tasks.get(&task);
    let known =
        known.ok_or_else(|| refusal::no_such_entity(format!("The deletion task {task} cannot be found.")))?;
    let status = if scene.now >= known.finished {
        "SUCCEEDED"
    } else if scene.now >= known.started {
        "IN_PROGRESS"
    } else {
        "NOT_STARTED"
    };
    Ok(api::GetServiceLinkedRoleDeletionStatusResponse {
        status: status.to_owned(),
        reason: None,
    })
}

#[cfg(test)]
mod tests;
