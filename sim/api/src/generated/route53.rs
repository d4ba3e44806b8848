//! The shapes of Amazon Route 53.
//!
//! Written by scripts/generate from botocore 1.44.5 (Apache-2.0); do not edit.

#![expect(non_upper_case_globals, reason = "shapes keep the names of the model")]

use crate::operation::ModelledError;
use crate::shape::{self, Member, Shape};

pub(crate) static AcceleratedRecoveryStatus: Shape = shape::string("AcceleratedRecoveryStatus").one_of(&["ENABLING", "ENABLE_FAILED", "ENABLING_HOSTED_ZONE_LOCKED", "ENABLED", "DISABLING", "DISABLE_FAILED", "DISABLED", "DISABLING_HOSTED_ZONE_LOCKED"]);
pub(crate) static DNSName: Shape = shape::string("DNSName").between(None, Some(1024));
pub(crate) static FailureReason: Shape = shape::string("FailureReason");
pub(crate) static HostedZone: Shape = shape::structure("HostedZone", &[
    Member::new("Id", &ResourceId).required(),
    Member::new("Name", &DNSName).required(),
    Member::new("CallerReference", &Nonce).required(),
    Member::new("Config", &HostedZoneConfig),
    Member::new("ResourceRecordSetCount", &HostedZoneRRSetCount),
    Member::new("LinkedService", &LinkedService),
    Member::new("Features", &HostedZoneFeatures),
]);
pub(crate) static HostedZoneConfig: Shape = shape::structure("HostedZoneConfig", &[
    Member::new("Comment", &ResourceDescription),
    Member::new("PrivateZone", &IsPrivateZone),
]);
pub(crate) static HostedZoneFailureReasons: Shape = shape::structure("HostedZoneFailureReasons", &[
    Member::new("AcceleratedRecovery", &FailureReason),
]);
pub(crate) static HostedZoneFeatures: Shape = shape::structure("HostedZoneFeatures", &[
    Member::new("AcceleratedRecoveryStatus", &AcceleratedRecoveryStatus),
    Member::new("FailureReasons", &HostedZoneFailureReasons),
]);
pub(crate) static HostedZoneRRSetCount: Shape = shape::integer("HostedZoneRRSetCount");
pub(crate) static HostedZoneType: Shape = shape::string("HostedZoneType").one_of(&["PrivateHostedZone"]);
pub(crate) static HostedZones: Shape = shape::list("HostedZones", &HostedZone, "HostedZone");
pub(crate) static IsPrivateZone: Shape = shape::boolean("IsPrivateZone");
pub(crate) static LinkedService: Shape = shape::structure("LinkedService", &[
    Member::new("ServicePrincipal", &ServicePrincipal),
    Member::new("Description", &ResourceDescription),
]);
pub(crate) static ListHostedZonesRequest: Shape = shape::structure("ListHostedZonesRequest", &[
    Member::new("Marker", &PageMarker).named("marker", "marker").in_query_string(),
    Member::new("MaxItems", &PageMaxItems).named("maxitems", "maxitems").in_query_string(),
    Member::new("DelegationSetId", &ResourceId).named("delegationsetid", "delegationsetid").in_query_string(),
    Member::new("HostedZoneType", &HostedZoneType).named("hostedzonetype", "hostedzonetype").in_query_string(),
]);
pub(crate) static ListHostedZonesResponse: Shape = shape::structure("ListHostedZonesResponse", &[
    Member::new("HostedZones", &HostedZones).required(),
    Member::new("Marker", &PageMarker).required(),
    Member::new("IsTruncated", &PageTruncated).required(),
    Member::new("NextMarker", &PageMarker),
    Member::new("MaxItems", &PageMaxItems).required(),
]);
pub(crate) static Nonce: Shape = shape::string("Nonce").between(Some(1), Some(128));
pub(crate) static PageMarker: Shape = shape::string("PageMarker").between(None, Some(64));
pub(crate) static PageMaxItems: Shape = shape::string("PageMaxItems");
pub(crate) static PageTruncated: Shape = shape::boolean("PageTruncated");
pub(crate) static ResourceDescription: Shape = shape::string("ResourceDescription").between(None, Some(256));
pub(crate) static ResourceId: Shape = shape::string("ResourceId").between(None, Some(32));
pub(crate) static ServicePrincipal: Shape = shape::string("ServicePrincipal").between(None, Some(128));
/// Every shape of this service.
#[cfg(test)]
pub(crate) static SHAPES: &[&Shape] = &[
    &AcceleratedRecoveryStatus,
    &DNSName,
    &FailureReason,
    &HostedZone,
    &HostedZoneConfig,
    &HostedZoneFailureReasons,
    &HostedZoneFeatures,
    &HostedZoneRRSetCount,
    &HostedZoneType,
    &HostedZones,
    &IsPrivateZone,
    &LinkedService,
    &ListHostedZonesRequest,
    &ListHostedZonesResponse,
    &Nonce,
    &PageMarker,
    &PageMaxItems,
    &PageTruncated,
    &ResourceDescription,
    &ResourceId,
    &ServicePrincipal,
];

pub(crate) static InvalidInput: ModelledError = ModelledError { shape: "InvalidInput", code: "InvalidInput", status: 400 };
pub(crate) static NoSuchDelegationSet: ModelledError = ModelledError { shape: "NoSuchDelegationSet", code: "NoSuchDelegationSet", status: 400 };
pub(crate) static DelegationSetNotReusable: ModelledError = ModelledError { shape: "DelegationSetNotReusable", code: "DelegationSetNotReusable", status: 400 };
