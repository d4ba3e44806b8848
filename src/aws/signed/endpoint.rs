//! Where EC2, Route 53, S3 and Organizations answer, by region.
//!
//! Route 53 and Organizations have one place a partition. Hosts and scopes are those of botocore's endpoint
//! rules (1.44.5).

use rolecall_api::operation::Service;

/// A URL without a slash at its end, and the region that a signature for it names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) url: String,
    pub(super) region: String,
}

/// A partition: how its regions begin, its domain, the region of its global services.
struct Partition {
    regions: &'static [&'static str],
    domain: &'static str,
    home: &'static str,
    /// Route 53's host, where it isn't `route53.` and the domain.
    route53: Option<&'static str>,
}

const fn partition(regions: &'static [&'static str], domain: &'static str, home: &'static str) -> Partition {
    Partition {
        regions,
        domain,
        home,
        route53: None,
    }
}

/// The first that fits a region; the commercial one comes last and fits all.
const PARTITIONS: [Partition; 8] = [
    partition(&["cn-"], "amazonaws.com.cn", "cn-northwest-1"),
    Partition {
        route53: Some("route53.us-gov.amazonaws.com"),
        ..partition(&["us-gov-"], "amazonaws.com", "us-gov-west-1")
    },
    partition(&["us-iso-"], "c2s.ic.gov", "us-iso-east-1"),
    partition(&["us-isob-"], "sc2s.sgov.gov", "us-isob-east-1"),
    partition(&["eu-isoe-"], "cloud.adc-e.uk", "eu-isoe-west-1"),
    partition(&["us-isof-"], "csp.hci.ic.gov", "us-isof-south-1"),
    partition(&["eusc-"], "amazonaws.eu", "eusc-de-east-1"),
    partition(&[""], "amazonaws.com", "us-east-1"),
];

/// Where a service answers; with `endpoint` there, whatever the region.
///
/// # Errors
/// When a region can't be a part of a host name.
pub(super) fn of(service: Service, region: &str, endpoint: Option<&str>) -> Result<Place, String> {
    let lawful = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if region.is_empty() || !region.chars().all(lawful) {
        return Err(format!("`{region}` is no region"));
    }
    let fits = |partition: &&Partition| partition.regions.iter().any(|start| region.starts_with(start));
    let partition = PARTITIONS
        .iter()
        .find(fits)
        .unwrap_or(&PARTITIONS[PARTITIONS.len() - 1]);
    let domain = partition.domain;
    let (host, scope) = match service {
        Service::Route53 => (
            partition
                .route53
                .map_or_else(|| format!("route53.{domain}"), str::to_owned),
            partition.home,
        ),
        Service::Organizations => (
            format!("organizations.{}.{domain}", partition.home),
            partition.home,
        ),
        Service::Ec2 | Service::Iam | Service::S3 | Service::Sts => (
            format!("{}.{region}.{domain}", service.info().endpoint_prefix),
            region,
        ),
    };
    let url = match endpoint {
        Some(url) => url.trim_end_matches('/').to_owned(),
        None => format!("https://{host}"),
    };
    Ok(Place {
        url,
        region: scope.to_owned(),
    })
}
