//! Typed requests and responses of Amazon Route 53.
//!
//! Written by scripts/generate from botocore 1.44.5 (Apache-2.0); do not edit.

use crate::views::view;

view! { ListHostedZonesRequest => Reads Route53ListHostedZones -> ListHostedZonesResponse {
    marker: Option<String> = "Marker",
    max_items: Option<String> = "MaxItems",
    delegation_set_id: Option<String> = "DelegationSetId",
    hosted_zone_type: Option<String> = "HostedZoneType",
} }
view! { HostedZone {
    id: String = "Id",
    name: String = "Name",
    caller_reference: String = "CallerReference",
    resource_record_set_count: Option<i64> = "ResourceRecordSetCount",
} }
view! { ListHostedZonesResponse {
    hosted_zones: Vec<HostedZone> = "HostedZones",
    marker: String = "Marker",
    is_truncated: bool = "IsTruncated",
    next_marker: Option<String> = "NextMarker",
    max_items: String = "MaxItems",
} }

#[cfg(test)]
pub(crate) static ROUND_TRIPS: &[crate::views::RoundTrip] = &[
    crate::views::RoundTrip::of::<HostedZone>(&super::route53::HostedZone),
    crate::views::RoundTrip::of::<ListHostedZonesRequest>(&super::route53::ListHostedZonesRequest),
    crate::views::RoundTrip::of::<ListHostedZonesResponse>(&super::route53::ListHostedZonesResponse),
];
