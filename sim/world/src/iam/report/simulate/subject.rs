//! Whose policies are simulated: a user with its groups, a group or a role, as the control plane knows it.

use rolecall_api::error::Refusal;
use rolecall_iam::arn::Arn;
use rolecall_iam::evaluate::{Attached, Layer, Level, Principal};

use crate::call::gather::Wanted;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::time::replicated::View;

/// Who is simulated, and what its policies say.
pub(in crate::iam) struct Subject {
    /// The entity; none when policies are simulated for themselves.
    pub(in crate::iam) principal: Option<Principal>,
    /// Its identity-based policies, a user's groups' too.
    pub(in crate::iam) identity: Vec<Attached>,
    /// Its permissions boundary.
    pub(in crate::iam) boundary: Layer<Attached>,
    /// The service control policies that bind it.
    pub(in crate::iam) scps: Layer<Vec<Level>>,
}

/// The user, group or role of the caller's account that an ARN names.
///
/// # Errors
/// `NoSuchEntity`.
pub(in crate::iam) fn of(scene: &Scene<'_>, arn: &Arn, view: &View) -> Result<Subject, Refusal> {
    let absent = || refusal::no_such_entity(format!("Invalid Entity Arn: {arn} does not exist."));
    let (world, account) = (&*scene.world, scene.account());
    let name = arn.resource_name();
    let kind = arn.resource().split('/').next().unwrap_or_default();
    let scps = world.scps(scene.account_id(), view);
    match kind {
        "user" => {
            let user = account.users.of_arn(arn).ok_or_else(absent)?;
            Ok(Subject {
                principal: Some(Principal::User {
                    arn: arn.clone(),
                    id: Some(user.id.shared()),
                }),
                identity: world.of_user(account, user, view, Wanted::All),
                boundary: world.boundary(account, arn, user.boundary.latest(), view),
                scps,
            })
        }
        "role" => {
            let role = account.roles.of_arn(arn).ok_or_else(absent)?;
            Ok(Subject {
                principal: Some(Principal::RoleSession {
                    session: Arn::assumed_role(account.partition, account.id, name, "simulated"),
                    role: arn.clone(),
                    role_id: Some(role.id.shared()),
                }),
                identity: world.of_role(account, role, view, Wanted::All),
                boundary: world.boundary(account, arn, role.boundary.latest(), view),
                scps,
            })
        }
        "group" => {
            let group = account.groups.of_arn(arn).ok_or_else(absent)?;
            // A group calls nothing; assumed: any member without policies of its own.
            Ok(Subject {
                principal: Some(Principal::user(Arn::user(
                    account.partition,
                    account.id,
                    "/",
                    name,
                ))),
                identity: world.of_group(account, group, view),
                boundary: Layer::Absent,
                scps,
            })
        }
        _ => Err(absent()),
    }
}
