//! Which function answers which operation.

use rolecall_api::document::Structure;
use rolecall_api::error::Refusal;
use rolecall_api::operation::{Operation, Service};
use rolecall_api::port::Request;
use rolecall_api::views::{Typed, View};

use crate::refusal;
use crate::scene::Scene;
use crate::session::SessionOf;
use crate::{ec2, iam, organizations, route53, sts};

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

/// What sessions of `GetSessionToken` and `GetFederationToken` may not do, whatever policies say (IAM User
/// Guide, `id_credentials_temp_request.html#stsapi_comparison`). The first: IAM without a second factor, and
/// anything of STS but `AssumeRole` and `GetCallerIdentity`. The second: IAM, and anything of STS but
/// `GetCallerIdentity`. The codes of the first are recorded, those of the second assumed to be the same.
fn allowed_to_session(scene: &Scene<'_>, operation: Operation) -> Result<(), Refusal> {
    let Some(session) = &scene.caller.session else {
        return Ok(());
    };
    let federated = match session.of {
        // What a task allows, its policy says.
        SessionOf::Role { .. } | SessionOf::AssumedRoot => return Ok(()),
        SessionOf::Federated { .. } => true,
        SessionOf::Root | SessionOf::User(_) => false,
    };
    match (operation, operation.service()) {
        (Operation::StsGetCallerIdentity, _) => Ok(()),
        (Operation::StsAssumeRole, _) if !federated => Ok(()),
        (_, Service::Sts) => Err(refusal::access_denied(format!(
            "Cannot call {} with session credentials",
            operation.name()
        ))),
        (_, Service::Iam) if federated || !session.mfa => Err(refusal::invalid_client_token_id()),
        _ => Ok(()),
    }
}
