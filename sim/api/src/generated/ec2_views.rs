//! Typed requests and responses of Amazon Elastic Compute Cloud.
//!
//! Written by scripts/generate from botocore 1.44.5 (Apache-2.0); do not edit.

use crate::views::view;

view! { DescribeRegionsRequest => Reads Ec2DescribeRegions -> DescribeRegionsResult {
    region_names: Vec<String> = "RegionNames",
    all_regions: Option<bool> = "AllRegions",
    dry_run: Option<bool> = "DryRun",
    filters: Vec<Filter> = "Filters",
} }
view! { DescribeSubnetsRequest => Reads Ec2DescribeSubnets -> DescribeSubnetsResult {
    filters: Vec<Filter> = "Filters",
    subnet_ids: Vec<String> = "SubnetIds",
    next_token: Option<String> = "NextToken",
    max_results: Option<i64> = "MaxResults",
    dry_run: Option<bool> = "DryRun",
} }
view! { DescribeVpcsRequest => Reads Ec2DescribeVpcs -> DescribeVpcsResult {
    filters: Vec<Filter> = "Filters",
    vpc_ids: Vec<String> = "VpcIds",
    next_token: Option<String> = "NextToken",
    max_results: Option<i64> = "MaxResults",
    dry_run: Option<bool> = "DryRun",
} }
view! { DescribeRegionsResult {
    regions: Vec<Region> = "Regions",
} }
view! { DescribeSubnetsResult {
    next_token: Option<String> = "NextToken",
    subnets: Vec<Subnet> = "Subnets",
} }
view! { DescribeVpcsResult {
    next_token: Option<String> = "NextToken",
    vpcs: Vec<Vpc> = "Vpcs",
} }
view! { Filter {
    name: Option<String> = "Name",
    values: Vec<String> = "Values",
} }
view! { Region {
    opt_in_status: Option<String> = "OptInStatus",
    region_name: Option<String> = "RegionName",
    endpoint: Option<String> = "Endpoint",
} }
view! { Subnet {
    owner_id: Option<String> = "OwnerId",
    subnet_id: Option<String> = "SubnetId",
    state: Option<String> = "State",
    vpc_id: Option<String> = "VpcId",
    cidr_block: Option<String> = "CidrBlock",
    availability_zone: Option<String> = "AvailabilityZone",
} }
view! { Vpc {
    owner_id: Option<String> = "OwnerId",
    is_default: Option<bool> = "IsDefault",
    vpc_id: Option<String> = "VpcId",
    state: Option<String> = "State",
    cidr_block: Option<String> = "CidrBlock",
} }

#[cfg(test)]
pub(crate) static ROUND_TRIPS: &[crate::views::RoundTrip] = &[
    crate::views::RoundTrip::of::<DescribeRegionsRequest>(&super::ec2::DescribeRegionsRequest),
    crate::views::RoundTrip::of::<DescribeRegionsResult>(&super::ec2::DescribeRegionsResult),
    crate::views::RoundTrip::of::<DescribeSubnetsRequest>(&super::ec2::DescribeSubnetsRequest),
    crate::views::RoundTrip::of::<DescribeSubnetsResult>(&super::ec2::DescribeSubnetsResult),
    crate::views::RoundTrip::of::<DescribeVpcsRequest>(&super::ec2::DescribeVpcsRequest),
    crate::views::RoundTrip::of::<DescribeVpcsResult>(&super::ec2::DescribeVpcsResult),
    crate::views::RoundTrip::of::<Filter>(&super::ec2::Filter),
    crate::views::RoundTrip::of::<Region>(&super::ec2::Region),
    crate::views::RoundTrip::of::<Subnet>(&super::ec2::Subnet),
    crate::views::RoundTrip::of::<Vpc>(&super::ec2::Vpc),
];
