//! How S3 is addressed: by hosts of many forms, with a bucket's name before them or in the path.
//!
//! S3 User Guide, `VirtualHosting.html`; AWS General Reference, `s3.html`.

use rolecall_api::operation::{Operation, Service};

use super::Endpoint;
use crate::form::Parameters;
use crate::request::Incoming;

/// Reads what stands before a partition's domain: `s3`, `s3.eu-west-1`, `s3-eu-west-1`, `s3.dualstack.eu-west-1`,
/// each with or without a bucket before it. The labels of a bucket's name come first, and may be several.
pub(super) fn endpoint(labels: &[&str]) -> Option<Endpoint> {
    let at = labels.iter().rposition(|label| place(label).is_some())?;
    let own = place(labels.get(at)?)?;
    let region = match (own, labels.get(at + 1..)?) {
        (Place::Anywhere, [] | ["dualstack"]) => "us-east-1",
        (Place::Anywhere, [region] | ["dualstack", region]) => region,
        (Place::In(region), []) => region,
        _ => return None,
    };
    Some(Endpoint {
        service: Service::S3,
        region: region.to_owned(),
        names_a_bucket: at > 0,
    })
}

/// What S3's own label says of the region.
#[derive(Clone, Copy)]
enum Place<'l> {
    Anywhere,
    In(&'l str),
}

fn place<'l>(label: &'l str) -> Option<Place<'l>> {
    match label {
        "s3" | "s3-fips" => Some(Place::Anywhere),
        "s3-external-1" => Some(Place::In("us-east-1")),
        _ => {
            let region = label.strip_prefix("s3-")?;
            // Others that begin so are services of their own: `s3-control`, `s3-website-us-east-1`.
            let numbered = region.ends_with(|last: char| last.is_ascii_digit());
            let is_region = numbered && region.matches('-').count() >= 2 && !region.starts_with("website");
            is_region.then_some(Place::In(region))
        }
    }
}

/// The operation that is asked: of an account, the list of its buckets; whatever asks for a bucket is none.
pub(super) fn operation(
    request: &Incoming<'_>,
    parameters: &Parameters<'_>,
    endpoint: Option<&Endpoint>,
) -> Option<Operation> {
    let names_a_bucket = match endpoint {
        Some(endpoint) => endpoint.names_a_bucket,
        None => is_virtual(request.header("host").unwrap_or_default()),
    };
    let list = Operation::S3ListBuckets;
    let members = list.info().input.members();
    // What isn't among them may be meant for a bucket that a host names in a way unknown here.
    let known = |(name, value): (&str, &str)| match name {
        // How SDKs say which operation they mean.
        "x-id" => value == list.name(),
        name => name.starts_with("X-Amz-") || members.iter().any(|member| member.request_name == name),
    };
    let asked = request.method == "GET" && request.path == "/" && !names_a_bucket;
    (asked && parameters.iter().all(known)).then_some(list)
}

/// Whether a host that isn't AWS's begins with a bucket's name, as SDKs write it: `logs.localhost:4566`,
/// `logs.s3.localhost.localstack.cloud`.
fn is_virtual(host: &str) -> bool {
    let name = host.split_once(':').map_or(host, |(name, _)| name);
    match name.split_once('.') {
        None | Some(("s3", _)) => false,
        Some((_, rest)) => rest == "localhost" || rest.split('.').any(|label| label == "s3"),
    }
}

#[cfg(test)]
mod tests;
