//! The operation of Route 53 that shows whether a role's rights arrived, true for an account without zones.

use rolecall_api::document::Structure;
use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::route53 as api;

use crate::call::ask::Ask;
use crate::call::dispatch::typed;
use crate::call::scene::Scene;

/// Acts, if the operation is simulated.
pub(crate) fn act(
    scene: &mut Scene<'_>,
    operation: Operation,
    input: Structure,
) -> Option<Result<Structure, Refusal>> {
    match operation {
        Operation::Route53ListHostedZones => Some(typed(scene, input, list_hosted_zones)),
        _ => None,
    }
}

fn list_hosted_zones(
    scene: &mut Scene<'_>,
    request: api::ListHostedZonesRequest,
) -> Result<api::ListHostedZonesResponse, Refusal> {
    scene.authorize(Ask::anywhere("route53:ListHostedZones"))?;
    Ok(api::ListHostedZonesResponse {
        is_truncated: false,
        // Route 53 API Reference, `ListHostedZones`: 100 unless asked otherwise.
        max_items: request.max_items.unwrap_or_else(|| "100".to_owned()),
        marker: request.marker.unwrap_or_default(),
        ..api::ListHostedZonesResponse::default()
    })
}
