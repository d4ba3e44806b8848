//! The shapes of Amazon Elastic Compute Cloud.
//!
//! Written by scripts/generate from botocore 1.44.5 (Apache-2.0); do not edit.

#![expect(non_upper_case_globals, reason = "shapes keep the names of the model")]

use crate::shape::{self, Member, Shape};

pub(crate) static BlockPublicAccessMode: Shape = shape::string("BlockPublicAccessMode").one_of(&["off", "block-bidirectional", "block-ingress"]);
pub(crate) static BlockPublicAccessStates: Shape = shape::structure("BlockPublicAccessStates", &[
    Member::new("InternetGatewayBlockMode", &BlockPublicAccessMode).named("InternetGatewayBlockMode", "internetGatewayBlockMode"),
]);
pub(crate) static Boolean: Shape = shape::boolean("Boolean");
pub(crate) static CoipPoolId: Shape = shape::string("CoipPoolId");
pub(crate) static DescribeRegionsRequest: Shape = shape::structure("DescribeRegionsRequest", &[
    Member::new("RegionNames", &RegionNameStringList).named("RegionName", "RegionName"),
    Member::new("AllRegions", &Boolean),
    Member::new("DryRun", &Boolean).named("DryRun", "dryRun"),
    Member::new("Filters", &FilterList).named("Filter", "Filter"),
]);
pub(crate) static DescribeRegionsResult: Shape = shape::structure("DescribeRegionsResult", &[
    Member::new("Regions", &RegionList).named("RegionInfo", "regionInfo"),
]);
pub(crate) static DescribeSubnetsMaxResults: Shape = shape::integer("DescribeSubnetsMaxResults").between(Some(5), Some(1000));
pub(crate) static DescribeSubnetsRequest: Shape = shape::structure("DescribeSubnetsRequest", &[
    Member::new("Filters", &FilterList).named("Filter", "Filter"),
    Member::new("SubnetIds", &SubnetIdStringList).named("SubnetId", "SubnetId"),
    Member::new("NextToken", &String),
    Member::new("MaxResults", &DescribeSubnetsMaxResults),
    Member::new("DryRun", &Boolean).named("DryRun", "dryRun"),
]);
pub(crate) static DescribeSubnetsResult: Shape = shape::structure("DescribeSubnetsResult", &[
    Member::new("NextToken", &String).named("NextToken", "nextToken"),
    Member::new("Subnets", &SubnetList).named("SubnetSet", "subnetSet"),
]);
pub(crate) static DescribeVpcsMaxResults: Shape = shape::integer("DescribeVpcsMaxResults").between(Some(5), Some(1000));
pub(crate) static DescribeVpcsRequest: Shape = shape::structure("DescribeVpcsRequest", &[
    Member::new("Filters", &FilterList).named("Filter", "Filter"),
    Member::new("VpcIds", &VpcIdStringList).named("VpcId", "VpcId"),
    Member::new("NextToken", &String),
    Member::new("MaxResults", &DescribeVpcsMaxResults),
    Member::new("DryRun", &Boolean).named("DryRun", "dryRun"),
]);
pub(crate) static DescribeVpcsResult: Shape = shape::structure("DescribeVpcsResult", &[
    Member::new("NextToken", &String).named("NextToken", "nextToken"),
    Member::new("Vpcs", &VpcList).named("VpcSet", "vpcSet"),
]);
pub(crate) static Filter: Shape = shape::structure("Filter", &[
    Member::new("Name", &String),
    Member::new("Values", &ValueStringList).named("Value", "Value"),
]);
pub(crate) static FilterList: Shape = shape::list("FilterList", &Filter, "Filter");
pub(crate) static HostnameType: Shape = shape::string("HostnameType").one_of(&["ip-name", "resource-name"]);
pub(crate) static Integer: Shape = shape::integer("Integer");
pub(crate) static IpSource: Shape = shape::string("IpSource").one_of(&["amazon", "byoip", "none"]);
pub(crate) static Ipv6AddressAttribute: Shape = shape::string("Ipv6AddressAttribute").one_of(&["public", "private"]);
pub(crate) static PrivateDnsNameOptionsOnLaunch: Shape = shape::structure("PrivateDnsNameOptionsOnLaunch", &[
    Member::new("HostnameType", &HostnameType).named("HostnameType", "hostnameType"),
    Member::new("EnableResourceNameDnsARecord", &Boolean).named("EnableResourceNameDnsARecord", "enableResourceNameDnsARecord"),
    Member::new("EnableResourceNameDnsAAAARecord", &Boolean).named("EnableResourceNameDnsAAAARecord", "enableResourceNameDnsAAAARecord"),
]);
pub(crate) static Region: Shape = shape::structure("Region", &[
    Member::new("OptInStatus", &String).named("OptInStatus", "optInStatus"),
    Member::new("Geography", &RegionGeographyList).named("GeographySet", "geographySet"),
    Member::new("RegionName", &String).named("RegionName", "regionName"),
    Member::new("Endpoint", &String).named("RegionEndpoint", "regionEndpoint"),
]);
pub(crate) static RegionGeography: Shape = shape::structure("RegionGeography", &[
    Member::new("Name", &String).named("Name", "name"),
]);
pub(crate) static RegionGeographyList: Shape = shape::list("RegionGeographyList", &RegionGeography, "item");
pub(crate) static RegionList: Shape = shape::list("RegionList", &Region, "item");
pub(crate) static RegionNameStringList: Shape = shape::list("RegionNameStringList", &String, "RegionName");
pub(crate) static String: Shape = shape::string("String");
pub(crate) static Subnet: Shape = shape::structure("Subnet", &[
    Member::new("AvailabilityZoneId", &String).named("AvailabilityZoneId", "availabilityZoneId"),
    Member::new("EnableLniAtDeviceIndex", &Integer).named("EnableLniAtDeviceIndex", "enableLniAtDeviceIndex"),
    Member::new("MapCustomerOwnedIpOnLaunch", &Boolean).named("MapCustomerOwnedIpOnLaunch", "mapCustomerOwnedIpOnLaunch"),
    Member::new("CustomerOwnedIpv4Pool", &CoipPoolId).named("CustomerOwnedIpv4Pool", "customerOwnedIpv4Pool"),
    Member::new("OwnerId", &String).named("OwnerId", "ownerId"),
    Member::new("AssignIpv6AddressOnCreation", &Boolean).named("AssignIpv6AddressOnCreation", "assignIpv6AddressOnCreation"),
    Member::new("Ipv6CidrBlockAssociationSet", &SubnetIpv6CidrBlockAssociationSet).named("Ipv6CidrBlockAssociationSet", "ipv6CidrBlockAssociationSet"),
    Member::new("Tags", &TagList).named("TagSet", "tagSet"),
    Member::new("SubnetArn", &String).named("SubnetArn", "subnetArn"),
    Member::new("OutpostArn", &String).named("OutpostArn", "outpostArn"),
    Member::new("EnableDns64", &Boolean).named("EnableDns64", "enableDns64"),
    Member::new("Ipv6Native", &Boolean).named("Ipv6Native", "ipv6Native"),
    Member::new("PrivateDnsNameOptionsOnLaunch", &PrivateDnsNameOptionsOnLaunch).named("PrivateDnsNameOptionsOnLaunch", "privateDnsNameOptionsOnLaunch"),
    Member::new("BlockPublicAccessStates", &BlockPublicAccessStates).named("BlockPublicAccessStates", "blockPublicAccessStates"),
    Member::new("Type", &String).named("Type", "type"),
    Member::new("SubnetId", &String).named("SubnetId", "subnetId"),
    Member::new("State", &SubnetState).named("State", "state"),
    Member::new("VpcId", &String).named("VpcId", "vpcId"),
    Member::new("CidrBlock", &String).named("CidrBlock", "cidrBlock"),
    Member::new("AvailableIpAddressCount", &Integer).named("AvailableIpAddressCount", "availableIpAddressCount"),
    Member::new("AvailabilityZone", &String).named("AvailabilityZone", "availabilityZone"),
    Member::new("DefaultForAz", &Boolean).named("DefaultForAz", "defaultForAz"),
    Member::new("MapPublicIpOnLaunch", &Boolean).named("MapPublicIpOnLaunch", "mapPublicIpOnLaunch"),
]);
pub(crate) static SubnetCidrAssociationId: Shape = shape::string("SubnetCidrAssociationId");
pub(crate) static SubnetCidrBlockState: Shape = shape::structure("SubnetCidrBlockState", &[
    Member::new("State", &SubnetCidrBlockStateCode).named("State", "state"),
    Member::new("StatusMessage", &String).named("StatusMessage", "statusMessage"),
]);
pub(crate) static SubnetCidrBlockStateCode: Shape = shape::string("SubnetCidrBlockStateCode").one_of(&["associating", "associated", "disassociating", "disassociated", "failing", "failed"]);
pub(crate) static SubnetId: Shape = shape::string("SubnetId");
pub(crate) static SubnetIdStringList: Shape = shape::list("SubnetIdStringList", &SubnetId, "SubnetId");
pub(crate) static SubnetIpv6CidrBlockAssociation: Shape = shape::structure("SubnetIpv6CidrBlockAssociation", &[
    Member::new("AssociationId", &SubnetCidrAssociationId).named("AssociationId", "associationId"),
    Member::new("Ipv6CidrBlock", &String).named("Ipv6CidrBlock", "ipv6CidrBlock"),
    Member::new("Ipv6CidrBlockState", &SubnetCidrBlockState).named("Ipv6CidrBlockState", "ipv6CidrBlockState"),
    Member::new("Ipv6AddressAttribute", &Ipv6AddressAttribute).named("Ipv6AddressAttribute", "ipv6AddressAttribute"),
    Member::new("IpSource", &IpSource).named("IpSource", "ipSource"),
]);
pub(crate) static SubnetIpv6CidrBlockAssociationSet: Shape = shape::list("SubnetIpv6CidrBlockAssociationSet", &SubnetIpv6CidrBlockAssociation, "item");
pub(crate) static SubnetList: Shape = shape::list("SubnetList", &Subnet, "item");
pub(crate) static SubnetState: Shape = shape::string("SubnetState").one_of(&["pending", "available", "unavailable", "failed", "failed-insufficient-capacity"]);
pub(crate) static Tag: Shape = shape::structure("Tag", &[
    Member::new("Key", &String).named("Key", "key"),
    Member::new("Value", &String).named("Value", "value"),
]);
pub(crate) static TagList: Shape = shape::list("TagList", &Tag, "item");
pub(crate) static Tenancy: Shape = shape::string("Tenancy").one_of(&["default", "dedicated", "host"]);
pub(crate) static ValueStringList: Shape = shape::list("ValueStringList", &String, "item");
pub(crate) static Vpc: Shape = shape::structure("Vpc", &[
    Member::new("OwnerId", &String).named("OwnerId", "ownerId"),
    Member::new("InstanceTenancy", &Tenancy).named("InstanceTenancy", "instanceTenancy"),
    Member::new("Ipv6CidrBlockAssociationSet", &VpcIpv6CidrBlockAssociationSet).named("Ipv6CidrBlockAssociationSet", "ipv6CidrBlockAssociationSet"),
    Member::new("CidrBlockAssociationSet", &VpcCidrBlockAssociationSet).named("CidrBlockAssociationSet", "cidrBlockAssociationSet"),
    Member::new("IsDefault", &Boolean).named("IsDefault", "isDefault"),
    Member::new("EncryptionControl", &VpcEncryptionControl).named("EncryptionControl", "encryptionControl"),
    Member::new("Tags", &TagList).named("TagSet", "tagSet"),
    Member::new("BlockPublicAccessStates", &BlockPublicAccessStates).named("BlockPublicAccessStates", "blockPublicAccessStates"),
    Member::new("VpcId", &String).named("VpcId", "vpcId"),
    Member::new("State", &VpcState).named("State", "state"),
    Member::new("CidrBlock", &String).named("CidrBlock", "cidrBlock"),
    Member::new("DhcpOptionsId", &String).named("DhcpOptionsId", "dhcpOptionsId"),
]);
pub(crate) static VpcCidrBlockAssociation: Shape = shape::structure("VpcCidrBlockAssociation", &[
    Member::new("AssociationId", &String).named("AssociationId", "associationId"),
    Member::new("CidrBlock", &String).named("CidrBlock", "cidrBlock"),
    Member::new("CidrBlockState", &VpcCidrBlockState).named("CidrBlockState", "cidrBlockState"),
]);
pub(crate) static VpcCidrBlockAssociationSet: Shape = shape::list("VpcCidrBlockAssociationSet", &VpcCidrBlockAssociation, "item");
pub(crate) static VpcCidrBlockState: Shape = shape::structure("VpcCidrBlockState", &[
    Member::new("State", &VpcCidrBlockStateCode).named("State", "state"),
    Member::new("StatusMessage", &String).named("StatusMessage", "statusMessage"),
]);
pub(crate) static VpcCidrBlockStateCode: Shape = shape::string("VpcCidrBlockStateCode").one_of(&["associating", "associated", "disassociating", "disassociated", "failing", "failed"]);
pub(crate) static VpcEncryptionControl: Shape = shape::structure("VpcEncryptionControl", &[
    Member::new("VpcId", &VpcId).named("VpcId", "vpcId"),
    Member::new("VpcEncryptionControlId", &VpcEncryptionControlId).named("VpcEncryptionControlId", "vpcEncryptionControlId"),
    Member::new("Mode", &VpcEncryptionControlMode).named("Mode", "mode"),
    Member::new("State", &VpcEncryptionControlState).named("State", "state"),
    Member::new("StateMessage", &String).named("StateMessage", "stateMessage"),
    Member::new("ResourceExclusions", &VpcEncryptionControlExclusions).named("ResourceExclusions", "resourceExclusions"),
    Member::new("Tags", &TagList).named("TagSet", "tagSet"),
]);
pub(crate) static VpcEncryptionControlExclusion: Shape = shape::structure("VpcEncryptionControlExclusion", &[
    Member::new("State", &VpcEncryptionControlExclusionState).named("State", "state"),
    Member::new("StateMessage", &String).named("StateMessage", "stateMessage"),
]);
pub(crate) static VpcEncryptionControlExclusionState: Shape = shape::string("VpcEncryptionControlExclusionState").one_of(&["enabling", "enabled", "disabling", "disabled"]);
pub(crate) static VpcEncryptionControlExclusions: Shape = shape::structure("VpcEncryptionControlExclusions", &[
    Member::new("InternetGateway", &VpcEncryptionControlExclusion).named("InternetGateway", "internetGateway"),
    Member::new("EgressOnlyInternetGateway", &VpcEncryptionControlExclusion).named("EgressOnlyInternetGateway", "egressOnlyInternetGateway"),
    Member::new("NatGateway", &VpcEncryptionControlExclusion).named("NatGateway", "natGateway"),
    Member::new("VirtualPrivateGateway", &VpcEncryptionControlExclusion).named("VirtualPrivateGateway", "virtualPrivateGateway"),
    Member::new("VpcPeering", &VpcEncryptionControlExclusion).named("VpcPeering", "vpcPeering"),
    Member::new("Lambda", &VpcEncryptionControlExclusion).named("Lambda", "lambda"),
    Member::new("VpcLattice", &VpcEncryptionControlExclusion).named("VpcLattice", "vpcLattice"),
    Member::new("ElasticFileSystem", &VpcEncryptionControlExclusion).named("ElasticFileSystem", "elasticFileSystem"),
    Member::new("GlobalAccelerator", &VpcEncryptionControlExclusion).named("GlobalAccelerator", "globalAccelerator"),
    Member::new("ApiGatewayV2", &VpcEncryptionControlExclusion).named("ApiGatewayV2", "apiGatewayV2"),
]);
pub(crate) static VpcEncryptionControlId: Shape = shape::string("VpcEncryptionControlId");
pub(crate) static VpcEncryptionControlMode: Shape = shape::string("VpcEncryptionControlMode").one_of(&["monitor", "enforce"]);
pub(crate) static VpcEncryptionControlState: Shape = shape::string("VpcEncryptionControlState").one_of(&["enforce-in-progress", "monitor-in-progress", "enforce-failed", "monitor-failed", "deleting", "deleted", "available", "creating", "delete-failed"]);
pub(crate) static VpcId: Shape = shape::string("VpcId");
pub(crate) static VpcIdStringList: Shape = shape::list("VpcIdStringList", &VpcId, "VpcId");
pub(crate) static VpcIpv6CidrBlockAssociation: Shape = shape::structure("VpcIpv6CidrBlockAssociation", &[
    Member::new("AssociationId", &String).named("AssociationId", "associationId"),
    Member::new("Ipv6CidrBlock", &String).named("Ipv6CidrBlock", "ipv6CidrBlock"),
    Member::new("Ipv6CidrBlockState", &VpcCidrBlockState).named("Ipv6CidrBlockState", "ipv6CidrBlockState"),
    Member::new("NetworkBorderGroup", &String).named("NetworkBorderGroup", "networkBorderGroup"),
    Member::new("Ipv6Pool", &String).named("Ipv6Pool", "ipv6Pool"),
    Member::new("Ipv6AddressAttribute", &Ipv6AddressAttribute).named("Ipv6AddressAttribute", "ipv6AddressAttribute"),
    Member::new("IpSource", &IpSource).named("IpSource", "ipSource"),
]);
pub(crate) static VpcIpv6CidrBlockAssociationSet: Shape = shape::list("VpcIpv6CidrBlockAssociationSet", &VpcIpv6CidrBlockAssociation, "item");
pub(crate) static VpcList: Shape = shape::list("VpcList", &Vpc, "item");
pub(crate) static VpcState: Shape = shape::string("VpcState").one_of(&["pending", "available", "deleting"]);
/// Every shape of this service.
#[cfg(test)]
pub(crate) static SHAPES: &[&Shape] = &[
    &BlockPublicAccessMode,
    &BlockPublicAccessStates,
    &Boolean,
    &CoipPoolId,
    &DescribeRegionsRequest,
    &DescribeRegionsResult,
    &DescribeSubnetsMaxResults,
    &DescribeSubnetsRequest,
    &DescribeSubnetsResult,
    &DescribeVpcsMaxResults,
    &DescribeVpcsRequest,
    &DescribeVpcsResult,
    &Filter,
    &FilterList,
    &HostnameType,
    &Integer,
    &IpSource,
    &Ipv6AddressAttribute,
    &PrivateDnsNameOptionsOnLaunch,
    &Region,
    &RegionGeography,
    &RegionGeographyList,
    &RegionList,
    &RegionNameStringList,
    &String,
    &Subnet,
    &SubnetCidrAssociationId,
    &SubnetCidrBlockState,
    &SubnetCidrBlockStateCode,
    &SubnetId,
    &SubnetIdStringList,
    &SubnetIpv6CidrBlockAssociation,
    &SubnetIpv6CidrBlockAssociationSet,
    &SubnetList,
    &SubnetState,
    &Tag,
    &TagList,
    &Tenancy,
    &ValueStringList,
    &Vpc,
    &VpcCidrBlockAssociation,
    &VpcCidrBlockAssociationSet,
    &VpcCidrBlockState,
    &VpcCidrBlockStateCode,
    &VpcEncryptionControl,
    &VpcEncryptionControlExclusion,
    &VpcEncryptionControlExclusionState,
    &VpcEncryptionControlExclusions,
    &VpcEncryptionControlId,
    &VpcEncryptionControlMode,
    &VpcEncryptionControlState,
    &VpcId,
    &VpcIdStringList,
    &VpcIpv6CidrBlockAssociation,
    &VpcIpv6CidrBlockAssociationSet,
    &VpcList,
    &VpcState,
];

