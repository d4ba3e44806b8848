//! Whom a request is for: which service, then which of its operations.
//!
//! At AWS the host says which service it is. Where one address answers for all of them, the scope of the
//! signature does, and for who hasn't signed, what is asked.

mod s3;

use rolecall_api::error::Refusal;
use rolecall_api::operation::{Operation, Protocol, Service};

use crate::form::Parameters;
use crate::refusal;
use crate::request::Incoming;

/// One of AWS's own host names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Endpoint {
    pub(crate) service: Service,
    /// The region that a signature must be for.
    pub(crate) region: String,
    /// Whether a bucket of S3's is asked, by its name before S3's own.
    pub(crate) names_a_bucket: bool,
}

/// The domains of AWS's partitions (botocore's `partitions.json`).
const DOMAINS: [&str; 8] = [
    ".amazonaws.com",
    ".amazonaws.com.cn",
    ".amazonaws.eu",
    ".api.aws",
    ".c2s.ic.gov",
    ".sc2s.sgov.gov",
    ".cloud.adc-e.uk",
    ".csp.hci.ic.gov",
];

impl Endpoint {
    /// Reads a host name; none when it isn't AWS's, or no service of these.
    ///
    /// A service without a region in its name is the one of us-east-1, that of `us-gov` us-gov-west-1
    /// (botocore's `endpoints.json`).
    pub(crate) fn read(host: &str) -> Option<Endpoint> {
        let name = host
            .split_once(':')
            .map_or(host, |(name, _)| name)
            .to_ascii_lowercase();
        let labels = DOMAINS.iter().find_map(|domain| name.strip_suffix(domain))?;
        let whole: Vec<&str> = labels.split('.').collect();
        if let Some(endpoint) = s3::endpoint(&whole) {
            return Some(endpoint);
        }
        let mut labels = whole.into_iter();
        let first = labels.next()?;
        let first = first.strip_suffix("-fips").unwrap_or(first);
        let service = Service::all()
            .into_iter()
            .find(|service| service.info().endpoint_prefix == first)?;
        let region = match labels.next() {
            None => "us-east-1",
            Some("us-gov") => "us-gov-west-1",
            Some(region) => region,
        };
        let region = region.to_owned();
        labels.next().is_none().then_some(Endpoint {
            service,
            region,
            names_a_bucket: false,
        })
    }
}

/// Who answers, when a request doesn't say which service it is for.
#[derive(Clone, Debug)]
pub(crate) enum Nobody {
    /// It asks for nothing.
    NothingAsked,
    /// A service that isn't spoken here, or an operation that none of them has.
    Refused(Refusal),
}

/// The service that is asked; `signed_for` is the one that the signature names.
pub(crate) fn service(
    request: &Incoming<'_>,
    parameters: &Parameters<'_>,
    signed_for: Option<&str>,
    endpoint: Option<&Endpoint>,
) -> Result<Service, Nobody> {
    if let Some(endpoint) = endpoint {
        return Ok(endpoint.service);
    }
    if let Some(name) = signed_for {
        let named = Service::all()
            .into_iter()
            .find(|service| service.info().name == name);
        return named.ok_or_else(|| Nobody::Refused(refusal::unknown_service(name)));
    }
    if let Some(target) = request.header("x-amz-target") {
        let service = Service::Organizations;
        let (prefix, _) = target.split_once('.').unwrap_or((target, ""));
        let is_its_own = service.info().target_prefix == Some(prefix);
        let unknown = || Nobody::Refused(refusal::unknown_service(prefix));
        return is_its_own.then_some(service).ok_or_else(unknown);
    }
    if request.path.starts_with("/2013-04-01/") {
        return Ok(Service::Route53);
    }
    let Some(action) = parameters.get("Action") else {
        return Err(Nobody::NothingAsked);
    };
    let version = parameters.get("Version");
    let asked = [Service::Iam, Service::Sts, Service::Ec2];
    let by_version = asked
        .iter()
        .find(|service| Some(service.info().version) == version);
    let by_action = || {
        asked
            .iter()
            .find(|service| Operation::find(**service, action).is_some())
    };
    let found = by_version.or_else(by_action).copied();
    found.ok_or_else(|| Nobody::Refused(refusal::invalid_action(action, version)))
}

/// Whether a request is signed with Signature Version 2 in S3's form, as boto3 presigns for S3 unless told
/// otherwise. S3 alone has it: what `AWSAccessKeyId` signs for others has an action.
pub(crate) fn is_signed_as_s3_once_was(request: &Incoming<'_>, parameters: &Parameters<'_>) -> bool {
    let has = |name| parameters.get(name).is_some();
    let in_header = request
        .header("authorization")
        .is_some_and(|it| it.starts_with("AWS "));
    in_header || (has("AWSAccessKeyId") && has("Signature") && has("Expires") && !has("Action"))
}

/// The operation that is asked of a service.
///
/// # Errors
/// That there is none of that name; none at all is [`Nobody::NothingAsked`].
pub(crate) fn operation(
    service: Service,
    request: &Incoming<'_>,
    parameters: &Parameters<'_>,
    endpoint: Option<&Endpoint>,
) -> Result<Operation, Nobody> {
    if service == Service::S3 {
        let found = s3::operation(request, parameters, endpoint);
        return found.ok_or_else(|| Nobody::Refused(refusal::not_simulated_of_s3()));
    }
    let found = match service.protocol() {
        Protocol::Query | Protocol::Ec2 => return by_action(service, parameters),
        Protocol::RestXml => Operation::all().find(|operation| {
            let info = operation.info();
            info.service == service && info.method == request.method && info.path == request.path
        }),
        Protocol::Json => {
            let target = request
                .header("x-amz-target")
                .and_then(|target| target.split_once('.'));
            let name = target.filter(|(prefix, _)| service.info().target_prefix == Some(*prefix));
            name.and_then(|(_, name)| Operation::find(service, name))
                .filter(|_| request.method == "POST")
        }
    };
    let status = match service.protocol() {
        Protocol::RestXml => 404,
        _ => 400,
    };
    found.ok_or_else(|| Nobody::Refused(refusal::unknown_operation(status)))
}

fn by_action(service: Service, parameters: &Parameters<'_>) -> Result<Operation, Nobody> {
    let action = parameters.get("Action").ok_or(Nobody::NothingAsked)?;
    let version = parameters.get("Version");
    let found = Operation::find(service, action).filter(|_| version == Some(service.info().version));
    found.ok_or_else(|| {
        Nobody::Refused(match service {
            Service::Ec2 => refusal::invalid_ec2_action(action),
            _ => refusal::invalid_action(action, version),
        })
    })
}

#[cfg(test)]
mod tests;
