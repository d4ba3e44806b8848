//! What an account tells about itself, and what it would decide.

use rolecall_api::document::Structure;
use rolecall_api::operation::Operation;

use crate::call::dispatch::typed;
use crate::call::scene::Scene;
use crate::iam::Acted;

pub(in crate::iam) mod context_keys;
pub(in crate::iam) mod credential_report;
pub(in crate::iam) mod details;
pub(in crate::iam) mod last_accessed;
pub(in crate::iam) mod service_access;
pub(in crate::iam) mod simulate;

/// Acts, if the operation is one of these.
pub(super) fn act(scene: &mut Scene<'_>, operation: Operation, input: Structure) -> Acted {
    Ok(match operation {
        Operation::IamSimulatePrincipalPolicy => typed(scene, input, simulate::principal),
        Operation::IamSimulateCustomPolicy => typed(scene, input, simulate::custom),
        Operation::IamGetContextKeysForCustomPolicy => typed(scene, input, context_keys::of_custom),
        Operation::IamGetContextKeysForPrincipalPolicy => typed(scene, input, context_keys::of_principal),
        Operation::IamListPoliciesGrantingServiceAccess => typed(scene, input, service_access::list),
        Operation::IamGenerateCredentialReport => typed(scene, input, credential_report::generate),
        Operation::IamGetCredentialReport => typed(scene, input, credential_report::get),
        Operation::IamGenerateServiceLastAccessedDetails => typed(scene, input, last_accessed::generate),
        Operation::IamGetServiceLastAccessedDetails => {
            typed(scene, input, last_accessed::get).map(last_accessed::as_far_as_done)
        }
        Operation::IamGetServiceLastAccessedDetailsWithEntities => {
            typed(scene, input, last_accessed::get_with_entities).map(last_accessed::as_far_as_done)
        }
        Operation::IamGetAccountAuthorizationDetails => typed(scene, input, details::get),
        _ => return Err(input),
    })
}
