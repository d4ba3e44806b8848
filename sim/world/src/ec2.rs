//! The operations of Ec2 that are simulated.

use rolecall_api::document::Structure;
use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;

use crate::scene::Scene;

/// Acts, if the operation is simulated.
pub(crate) fn act(
    _scene: &mut Scene<'_>,
    _operation: Operation,
    _input: Structure,
) -> Option<Result<Structure, Refusal>> {
    None
}
