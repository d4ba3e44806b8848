//! Who may vouch for others, and for whom the account vouches.

use rolecall_api::document::Structure;
use rolecall_api::operation::Operation;

use crate::call::dispatch::typed;
use crate::call::scene::Scene;
use crate::iam::{Acted, with_own_tags};

pub(in crate::iam) mod delegation_requests;
pub(crate) mod oidc_providers;
pub(in crate::iam) mod outbound_federation;
pub(crate) mod saml_providers;

/// Acts, if the operation is one of these.
pub(super) fn act(scene: &mut Scene<'_>, operation: Operation, input: Structure) -> Acted {
    Ok(match operation {
        Operation::IamEnableOutboundWebIdentityFederation => typed(scene, input, outbound_federation::enable),
        Operation::IamDisableOutboundWebIdentityFederation => {
            typed(scene, input, outbound_federation::disable)
        }
        Operation::IamGetOutboundWebIdentityFederationInfo => typed(scene, input, outbound_federation::get),
        Operation::IamListDelegationRequests => typed(scene, input, delegation_requests::list),
        Operation::IamGetDelegationRequest => typed(scene, input, delegation_requests::get),
        Operation::IamAcceptDelegationRequest => typed(scene, input, delegation_requests::accept),
        Operation::IamAssociateDelegationRequest => typed(scene, input, delegation_requests::associate),
        Operation::IamRejectDelegationRequest => typed(scene, input, delegation_requests::reject),
        Operation::IamUpdateDelegationRequest => typed(scene, input, delegation_requests::update),
        Operation::IamSendDelegationToken => typed(scene, input, delegation_requests::send_token),
        Operation::IamGetHumanReadableSummary => typed(scene, input, delegation_requests::summary),
        Operation::IamCreateSAMLProvider => typed(scene, input, saml_providers::create),
        Operation::IamGetSAMLProvider => typed(scene, input, saml_providers::get),
        Operation::IamListSAMLProviders => typed(scene, input, saml_providers::list),
        Operation::IamUpdateSAMLProvider => typed(scene, input, saml_providers::update),
        Operation::IamDeleteSAMLProvider => typed(scene, input, saml_providers::delete),
        Operation::IamTagSAMLProvider => typed(scene, input, saml_providers::tag),
        Operation::IamUntagSAMLProvider => typed(scene, input, saml_providers::untag),
        Operation::IamListSAMLProviderTags => typed(scene, input, saml_providers::list_tags),
        Operation::IamCreateOpenIDConnectProvider => typed(scene, input, oidc_providers::create),
        // An empty list of tags is told here, too (recorded from AWS: LocalStack's tests, `test_iam_oidc.snapshot.json`).
        Operation::IamGetOpenIDConnectProvider => typed(scene, input, oidc_providers::get).map(with_own_tags),
        Operation::IamListOpenIDConnectProviders => typed(scene, input, oidc_providers::list),
        Operation::IamDeleteOpenIDConnectProvider => typed(scene, input, oidc_providers::delete),
        Operation::IamAddClientIDToOpenIDConnectProvider => {
            typed(scene, input, oidc_providers::add_client_id)
        }
        Operation::IamRemoveClientIDFromOpenIDConnectProvider => {
            typed(scene, input, oidc_providers::remove_client_id)
        }
        Operation::IamUpdateOpenIDConnectProviderThumbprint => {
            typed(scene, input, oidc_providers::update_thumbprints)
        }
        Operation::IamTagOpenIDConnectProvider => typed(scene, input, oidc_providers::tag),
        Operation::IamUntagOpenIDConnectProvider => typed(scene, input, oidc_providers::untag),
        Operation::IamListOpenIDConnectProviderTags => typed(scene, input, oidc_providers::list_tags),
        _ => return Err(input),
    })
}
