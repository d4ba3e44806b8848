//! The operations of EC2 that show whether a role's rights arrived, true for an account without networks.
//!
//! AWS gives a new account a default VPC in each region (VPC User Guide, `default-vpc.html`). Assumed:
//! it was deleted, as guard-rails ask; so lists of networks are empty, and none of an id exists.

#![expect(
    clippy::needless_pass_by_value,
    reason = "an operation takes its request over, whether it keeps a part of it or not"
)]

use rolecall_api::document::Structure;
use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::ec2 as api;
use rolecall_iam::account::Partition;

use crate::call::ask::Ask;
use crate::call::dispatch::typed;
use crate::call::refusal;
use crate::call::scene::Scene;

/// Acts, if the operation is simulated.
pub(crate) fn act(
    scene: &mut Scene<'_>,
    operation: Operation,
    input: Structure,
) -> Option<Result<Structure, Refusal>> {
    Some(match operation {
        Operation::Ec2DescribeRegions => typed(scene, input, describe_regions),
        Operation::Ec2DescribeSubnets => typed(scene, input, describe_subnets),
        Operation::Ec2DescribeVpcs => typed(scene, input, describe_vpcs),
        _ => return None,
    })
}

/// Asks the law; a dry run ends here.
fn may(scene: &mut Scene<'_>, action: &'static str, dry_run: Option<bool>) -> Result<(), Refusal> {
    scene.authorize(Ask::anywhere(action))?;
    match dry_run {
        Some(true) => Err(refusal::refuse(
            412,
            "DryRunOperation",
            "Request would have succeeded, but DryRun flag is set.",
        )),
        _ => Ok(()),
    }
}

fn describe_vpcs(
    scene: &mut Scene<'_>,
    request: api::DescribeVpcsRequest,
) -> Result<api::DescribeVpcsResult, Refusal> {
    may(scene, "ec2:DescribeVpcs", request.dry_run)?;
    match request.vpc_ids.first() {
        Some(id) => Err(refusal::refuse(
            400,
            "InvalidVpcID.NotFound",
            format!("The vpc ID '{id}' does not exist"),
        )),
        None => Ok(api::DescribeVpcsResult::default()),
    }
}

fn describe_subnets(
    scene: &mut Scene<'_>,
    request: api::DescribeSubnetsRequest,
) -> Result<api::DescribeSubnetsResult, Refusal> {
    may(scene, "ec2:DescribeSubnets", request.dry_run)?;
    match request.subnet_ids.first() {
        Some(id) => Err(refusal::refuse(
            400,
            "InvalidSubnetID.NotFound",
            format!("The subnet ID '{id}' does not exist"),
        )),
        None => Ok(api::DescribeSubnetsResult::default()),
    }
}

/// The regions that need no opting in.
fn describe_regions(
    scene: &mut Scene<'_>,
    request: api::DescribeRegionsRequest,
) -> Result<api::DescribeRegionsResult, Refusal> {
    may(scene, "ec2:DescribeRegions", request.dry_run)?;
    let (regions, suffix) = regions(scene.partition());
    if let Some(unknown) = request
        .region_names
        .iter()
        .find(|name| !regions.contains(&name.as_str()))
    {
        return Err(refusal::invalid_parameter_value(format!(
            "Invalid region name: {unknown}"
        )));
    }
    let asked = regions
        .iter()
        .filter(|region| {
            request.region_names.is_empty() || request.region_names.iter().any(|name| name == *region)
        })
        .filter(|region| request.filters.iter().all(|filter| passes(filter, region)));
    let shown = |region: &&str| api::Region {
        opt_in_status: Some("opt-in-not-required".to_owned()),
        region_name: Some((*region).to_owned()),
        endpoint: Some(format!("ec2.{region}.{suffix}")),
    };
    Ok(api::DescribeRegionsResult {
        regions: asked.map(shown).collect(),
    })
}

/// `region-name` and `opt-in-status`; any other filter passes nothing.
fn passes(filter: &api::Filter, region: &str) -> bool {
    let is = |value: &str| filter.values.iter().any(|wanted| wanted == value);
    match filter.name.as_deref() {
        Some("region-name") => is(region),
        Some("opt-in-status") => is("opt-in-not-required"),
        _ => false,
    }
}

/// EC2 User Guide, `using-regions-availability-zones.html`: the regions that are enabled by default, and
/// the suffix of host names (botocore's `endpoints.json`).
const fn regions(partition: Partition) -> (&'static [&'static str], &'static str) {
    match partition {
        Partition::Aws => (
            &[
                "ap-northeast-1",
                "ap-northeast-2",
                "ap-northeast-3",
                "ap-south-1",
                "ap-southeast-1",
                "ap-southeast-2",
                "ca-central-1",
                "eu-central-1",
                "eu-north-1",
                "eu-west-1",
                "eu-west-2",
                "eu-west-3",
                "sa-east-1",
                "us-east-1",
                "us-east-2",
                "us-west-1",
                "us-west-2",
            ],
            "amazonaws.com",
        ),
        Partition::AwsCn => (&["cn-north-1", "cn-northwest-1"], "amazonaws.com.cn"),
        Partition::AwsUsGov => (&["us-gov-east-1", "us-gov-west-1"], "amazonaws.com"),
        Partition::AwsIso => (&["us-iso-east-1", "us-iso-west-1"], "c2s.ic.gov"),
        Partition::AwsIsoB => (&["us-isob-east-1"], "sc2s.sgov.gov"),
        Partition::AwsIsoE => (&["eu-isoe-west-1"], "cloud.adc-e.uk"),
        Partition::AwsIsoF => (&["us-isof-east-1", "us-isof-south-1"], "csp.hci.ic.gov"),
        Partition::AwsEusc => (&["eusc-de-east-1"], "amazonaws.eu"),
    }
}
