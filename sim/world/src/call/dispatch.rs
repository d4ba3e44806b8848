//! Which function answers which operation.

use rolecall_api::document::Structure;
use rolecall_api::error::Refusal;
use rolecall_api::operation::{Operation, Service};
use rolecall_api::port::Request;
use rolecall_api::views::{Typed, View};

use crate::call::refusal;
use crate::call::scene::Scene;
use crate::session::Limit;
use crate::{ec2, iam, organizations, route53, s3, sts};

/// Acts, for a request that is of the right shape.
pub(crate) fn act(scene: &mut Scene<'_>, request: Request) -> Result<Structure, Refusal> {
    let Request { operation, input } = request;
    allowed_to_session(scene, operation)?;
    by_service(scene, operation, input).unwrap_or_else(|| Err(not_simulated(operation)))
}

/// Acts, if the operation is simulated.
pub(crate) fn by_service(
    scene: &mut Scene<'_>,
    operation: Operation,
    input: Structure,
) -> Option<Result<Structure, Refusal>> {
    match operation.service() {
        Service::Iam => iam::act(scene, operation, input),
        Service::Sts => sts::act(scene, operation, input),
        Service::Ec2 => ec2::act(scene, operation, input),
        Service::Route53 => route53::act(scene, operation, input),
        Service::S3 => s3::act(scene, operation, input),
        Service::Organizations => organizations::act(scene, operation, input),
    }
}

/// Calls a typed function.
pub(crate) fn typed<R: Typed>(
    scene: &mut Scene<'_>,
    input: Structure,
    act: impl FnOnce(&mut Scene<'_>, R) -> Result<R::Output, Refusal>,
) -> Result<Structure, Refusal> {
    // Validation has seen the request already; what it let pass and the view refuses is of a wrong type.
    let request = R::from_structure(input).map_err(|mismatch| refusal::validation(mismatch.to_string()))?;
    act(scene, request).map(View::into_structure)
}

/// The operation is known, and this world can't do it.
fn not_simulated(operation: Operation) -> Refusal {
    refusal::refuse(501, "NotImplemented", format!("{operation} is not simulated."))
}

/// What sessions of `GetSessionToken` and `GetFederationToken` may not do. The codes of the first are recorded,
/// those of the second assumed to be the same.
fn allowed_to_session(scene: &Scene<'_>, operation: Operation) -> Result<(), Refusal> {
    let service = operation.service().info().name;
    let session = scene.caller.session.as_ref();
    match session.and_then(|session| session.limit(service, operation.name())) {
        None => Ok(()),
        Some(Limit::FederatedIam | Limit::SessionIam) => Err(refusal::invalid_client_token_id()),
        Some(Limit::FederatedSts | Limit::SessionSts) => Err(refusal::access_denied(format!(
            "Cannot call {} with session credentials",
            operation.name()
        ))),
    }
}
