//! `ResourceHandlingOption`: the scenarios of EC2 that need certain resources to be simulated.
//!
//! IAM API Reference, `SimulatePrincipalPolicy`.

use rolecall_api::error::Refusal;
use rolecall_iam::arn::Arn;

use crate::call::refusal;

const INSTANCE_STORE: &[&str] = &["instance", "image", "security-group", "network-interface"];
const INSTANCE_STORE_SUBNET: &[&str] = &[
    "instance",
    "image",
    "security-group",
    "network-interface",
    "subnet",
];
const EBS: &[&str] = &[
    "instance",
    "image",
    "security-group",
    "network-interface",
    "volume",
];
const EBS_SUBNET: &[&str] = &[
    "instance",
    "image",
    "security-group",
    "network-interface",
    "subnet",
    "volume",
];

/// Refuses a scenario that is unknown, or whose resources are not all there. The texts are assumed.
pub(super) fn suits(scenario: Option<&str>, resources: &[String]) -> Result<(), Refusal> {
    let Some(scenario) = scenario else { return Ok(()) };
    let needed = match scenario {
        "EC2-VPC-InstanceStore" => INSTANCE_STORE,
        "EC2-VPC-InstanceStore-Subnet" => INSTANCE_STORE_SUBNET,
        "EC2-VPC-EBS" => EBS,
        "EC2-VPC-EBS-Subnet" => EBS_SUBNET,
        _ => {
            return Err(refusal::invalid_input(format!(
                "Invalid Resource Handling Option: {scenario}"
            )));
        }
    };
    let kinds: Vec<String> = resources
        .iter()
        .filter_map(|text| text.parse::<Arn>().ok())
        .filter(|arn| arn.service() == "ec2")
        .filter_map(|arn| arn.resource().split('/').next().map(str::to_owned))
        .collect();
    let missing = needed
        .iter()
        .find(|kind| !kinds.iter().any(|known| known == *kind));
    match missing {
        None => Ok(()),
        Some(kind) => Err(refusal::invalid_input(format!(
            "The resource handling option {scenario} requires a resource of type {kind}."
        ))),
    }
}
