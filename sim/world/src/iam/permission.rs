//! What identities may: managed policies and their versions, what is attached, what is inline.

use rolecall_api::document::Structure;
use rolecall_api::operation::Operation;

use crate::call::dispatch::typed;
use crate::call::scene::Scene;
use crate::iam::{Acted, with_tags};

pub(in crate::iam) mod attachments;
pub(in crate::iam) mod inline;
pub(in crate::iam) mod policies;
pub(in crate::iam) mod policy_uses;

/// Acts, if the operation is one of these.
pub(super) fn act(scene: &mut Scene<'_>, operation: Operation, input: Structure) -> Acted {
    Ok(match operation {
        Operation::IamAttachUserPolicy => typed(scene, input, attachments::attach_user),
        Operation::IamDetachUserPolicy => typed(scene, input, attachments::detach_user),
        Operation::IamListAttachedUserPolicies => typed(scene, input, attachments::list_user),
        Operation::IamAttachGroupPolicy => typed(scene, input, attachments::attach_group),
        Operation::IamDetachGroupPolicy => typed(scene, input, attachments::detach_group),
        Operation::IamListAttachedGroupPolicies => typed(scene, input, attachments::list_group),
        Operation::IamAttachRolePolicy => typed(scene, input, attachments::attach_role),
        Operation::IamDetachRolePolicy => typed(scene, input, attachments::detach_role),
        Operation::IamListAttachedRolePolicies => typed(scene, input, attachments::list_role),
        Operation::IamPutUserPolicy => typed(scene, input, inline::put_user),
        Operation::IamPutGroupPolicy => typed(scene, input, inline::put_group),
        Operation::IamPutRolePolicy => typed(scene, input, inline::put_role),
        Operation::IamGetUserPolicy => typed(scene, input, inline::get_user),
        Operation::IamGetGroupPolicy => typed(scene, input, inline::get_group),
        Operation::IamGetRolePolicy => typed(scene, input, inline::get_role),
        Operation::IamDeleteUserPolicy => typed(scene, input, inline::delete_user),
        Operation::IamDeleteGroupPolicy => typed(scene, input, inline::delete_group),
        Operation::IamDeleteRolePolicy => typed(scene, input, inline::delete_role),
        Operation::IamListUserPolicies => typed(scene, input, inline::list_user),
        Operation::IamListGroupPolicies => typed(scene, input, inline::list_group),
        Operation::IamListRolePolicies => typed(scene, input, inline::list_role),
        Operation::IamCreatePolicy => typed(scene, input, policies::create),
        Operation::IamGetPolicy => {
            typed(scene, input, policies::get).map(|answer| with_tags(answer, "Policy"))
        }
        Operation::IamDeletePolicy => typed(scene, input, policies::delete),
        Operation::IamListPolicies => typed(scene, input, policies::list),
        Operation::IamCreatePolicyVersion => typed(scene, input, policies::create_version),
        Operation::IamGetPolicyVersion => typed(scene, input, policies::get_version),
        Operation::IamListPolicyVersions => typed(scene, input, policies::list_versions),
        Operation::IamDeletePolicyVersion => typed(scene, input, policies::delete_version),
        Operation::IamSetDefaultPolicyVersion => typed(scene, input, policies::set_default_version),
        Operation::IamListEntitiesForPolicy => typed(scene, input, policy_uses::list),
        Operation::IamTagPolicy => typed(scene, input, policies::tag),
        Operation::IamUntagPolicy => typed(scene, input, policies::untag),
        Operation::IamListPolicyTags => typed(scene, input, policies::list_tags),
        _ => return Err(input),
    })
}
