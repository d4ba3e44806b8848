//! The operations of IAM: one file per kind of entity.
//!
//! Every function has the same order (IAM answers in it): what is asked for is authorized, then looked
//! for, then conflicts, then quotas; then it is done. The model's constraints were checked before.

use rolecall_api::document::Structure;
use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;

use crate::dispatch::typed;
use crate::scene::Scene;

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
        _ => return None,
    })
}
