//! The operations of IAM: one file per kind of entity.
//!
//! Every function has the same order (IAM answers in it): what is asked for is authorized, then looked
//! for, then conflicts, then quotas; then it is done. The model's constraints were checked before.

use rolecall_api::document::Structure;
use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;

use crate::dispatch::typed;
use crate::scene::Scene;

mod attachments;
mod instance_profiles;
mod roles;
mod shared;
mod users;

/// Acts, if the operation is simulated.
pub(crate) fn act(
    scene: &mut Scene<'_>,
    operation: Operation,
    input: Structure,
) -> Option<Result<Structure, Refusal>> {
    Some(match operation {
        Operation::IamCreateUser => typed(scene, input, users::create),
        Operation::IamGetUser => typed(scene, input, users::get),
        Operation::IamListUsers => typed(scene, input, users::list),
        Operation::IamCreateRole => typed(scene, input, roles::create),
        Operation::IamGetRole => typed(scene, input, roles::get),
        Operation::IamListRoles => typed(scene, input, roles::list),
        Operation::IamUpdateRole => typed(scene, input, roles::update),
        Operation::IamUpdateRoleDescription => typed(scene, input, roles::update_description),
        Operation::IamUpdateAssumeRolePolicy => typed(scene, input, roles::update_trust),
        Operation::IamDeleteRole => typed(scene, input, roles::delete),
        Operation::IamTagRole => typed(scene, input, roles::tag),
        Operation::IamUntagRole => typed(scene, input, roles::untag),
        Operation::IamListRoleTags => typed(scene, input, roles::list_tags),
        Operation::IamPutRolePermissionsBoundary => typed(scene, input, roles::put_boundary),
        Operation::IamDeleteRolePermissionsBoundary => typed(scene, input, roles::delete_boundary),
        Operation::IamAttachUserPolicy => typed(scene, input, attachments::attach_user),
        Operation::IamDetachUserPolicy => typed(scene, input, attachments::detach_user),
        Operation::IamListAttachedUserPolicies => typed(scene, input, attachments::list_user),
        Operation::IamAttachGroupPolicy => typed(scene, input, attachments::attach_group),
        Operation::IamDetachGroupPolicy => typed(scene, input, attachments::detach_group),
        Operation::IamListAttachedGroupPolicies => typed(scene, input, attachments::list_group),
        Operation::IamAttachRolePolicy => typed(scene, input, attachments::attach_role),
        Operation::IamDetachRolePolicy => typed(scene, input, attachments::detach_role),
        Operation::IamListAttachedRolePolicies => typed(scene, input, attachments::list_role),
        Operation::IamCreateInstanceProfile => typed(scene, input, instance_profiles::create),
        Operation::IamGetInstanceProfile => typed(scene, input, instance_profiles::get),
        Operation::IamDeleteInstanceProfile => typed(scene, input, instance_profiles::delete),
        Operation::IamListInstanceProfiles => typed(scene, input, instance_profiles::list),
        Operation::IamListInstanceProfilesForRole => typed(scene, input, instance_profiles::list_for_role),
        Operation::IamAddRoleToInstanceProfile => typed(scene, input, instance_profiles::add_role),
        Operation::IamRemoveRoleFromInstanceProfile => typed(scene, input, instance_profiles::remove_role),
        _ => return None,
    })
}
