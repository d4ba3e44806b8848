//! Users, groups, roles and who is in what.

use rolecall_api::document::Structure;
use rolecall_api::operation::Operation;

use crate::call::dispatch::typed;
use crate::call::scene::Scene;
use crate::iam::{Acted, with_tags};

pub(in crate::iam) mod groups;
pub(in crate::iam) mod instance_profiles;
pub(in crate::iam) mod membership;
pub(in crate::iam) mod roles;
pub(in crate::iam) mod service_linked;
pub(in crate::iam) mod users;

/// Acts, if the operation is one of these.
pub(super) fn act(scene: &mut Scene<'_>, operation: Operation, input: Structure) -> Acted {
    Ok(match operation {
        Operation::IamCreateRole => typed(scene, input, roles::create),
        Operation::IamGetRole => typed(scene, input, roles::get),
        Operation::IamListRoles => typed(scene, input, roles::list),
        Operation::IamUpdateRole => typed(scene, input, roles::update),
        Operation::IamUpdateRoleDescription => typed(scene, input, roles::update_description),
        Operation::IamUpdateAssumeRolePolicy => typed(scene, input, roles::update_trust),
        Operation::IamDeleteRole => typed(scene, input, roles::delete),
        Operation::IamCreateServiceLinkedRole => typed(scene, input, service_linked::create),
        Operation::IamDeleteServiceLinkedRole => typed(scene, input, service_linked::delete),
        Operation::IamGetServiceLinkedRoleDeletionStatus => {
            typed(scene, input, service_linked::deletion_status)
        }
        Operation::IamTagRole => typed(scene, input, roles::tag),
        Operation::IamUntagRole => typed(scene, input, roles::untag),
        Operation::IamListRoleTags => typed(scene, input, roles::list_tags),
        Operation::IamPutRolePermissionsBoundary => typed(scene, input, roles::put_boundary),
        Operation::IamDeleteRolePermissionsBoundary => typed(scene, input, roles::delete_boundary),
        Operation::IamCreateInstanceProfile => typed(scene, input, instance_profiles::create),
        Operation::IamGetInstanceProfile => {
            typed(scene, input, instance_profiles::get).map(|answer| with_tags(answer, "InstanceProfile"))
        }
        Operation::IamDeleteInstanceProfile => typed(scene, input, instance_profiles::delete),
        Operation::IamTagInstanceProfile => typed(scene, input, instance_profiles::tag),
        Operation::IamUntagInstanceProfile => typed(scene, input, instance_profiles::untag),
        Operation::IamListInstanceProfileTags => typed(scene, input, instance_profiles::list_tags),
        Operation::IamListInstanceProfiles => typed(scene, input, instance_profiles::list),
        Operation::IamListInstanceProfilesForRole => typed(scene, input, instance_profiles::list_for_role),
        Operation::IamAddRoleToInstanceProfile => typed(scene, input, instance_profiles::add_role),
        Operation::IamRemoveRoleFromInstanceProfile => typed(scene, input, instance_profiles::remove_role),
        Operation::IamCreateUser => typed(scene, input, users::create),
        Operation::IamGetUser => typed(scene, input, users::get),
        Operation::IamListUsers => typed(scene, input, users::list),
        Operation::IamCreateGroup => typed(scene, input, groups::create),
        Operation::IamGetGroup => typed(scene, input, groups::get),
        Operation::IamListGroups => typed(scene, input, groups::list),
        Operation::IamUpdateGroup => typed(scene, input, groups::update),
        Operation::IamDeleteGroup => typed(scene, input, groups::delete),
        Operation::IamAddUserToGroup => typed(scene, input, membership::add),
        Operation::IamRemoveUserFromGroup => typed(scene, input, membership::remove),
        Operation::IamListGroupsForUser => typed(scene, input, membership::list_groups_for_user),
        Operation::IamUpdateUser => typed(scene, input, users::update),
        Operation::IamDeleteUser => typed(scene, input, users::delete),
        Operation::IamTagUser => typed(scene, input, users::tag),
        Operation::IamUntagUser => typed(scene, input, users::untag),
        Operation::IamListUserTags => typed(scene, input, users::list_tags),
        Operation::IamPutUserPermissionsBoundary => typed(scene, input, users::put_boundary),
        Operation::IamDeleteUserPermissionsBoundary => typed(scene, input, users::delete_boundary),
        _ => return Err(input),
    })
}
