//! Requests that are signed here, for services whose crates aren't worth building: EC2, Route 53, S3 and
//! Organizations.
//!
//! One module for three protocols, driven by the operation table: [`form`] and [`xml`] for EC2, Route 53 and S3,
//! [`json`] for Organizations, [`endpoint`] for where they go.

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SigningSettings,
    UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use jiff::Timestamp;
use rolecall_api::Operation;
use rolecall_api::document::Structure;
use rolecall_api::operation::{Protocol, Service};

use super::arm::{Said, Sending, chain};
use super::seen::Watch;
use super::skew::system_time;

mod endpoint;
mod form;
mod json;
mod xml;

/// The operations that are sent from here.
const OPERATIONS: [Operation; 11] = [
    Operation::Ec2DescribeRegions,
    Operation::Ec2DescribeSubnets,
    Operation::Ec2DescribeVpcs,
    Operation::OrganizationsDescribeAccount,
    Operation::OrganizationsDescribeOrganization,
    Operation::OrganizationsListAccounts,
    Operation::OrganizationsListAccountsForParent,
    Operation::OrganizationsListOrganizationalUnitsForParent,
    Operation::OrganizationsListRoots,
    Operation::Route53ListHostedZones,
    Operation::S3ListBuckets,
];

/// Whether an operation is sent from here.
pub(super) fn sends(operation: Operation) -> bool {
    OPERATIONS.contains(&operation)
}

/// Who signs, for where, and when.
pub(super) struct Signer<'a> {
    pub(super) credentials: Credentials,
    pub(super) region: &'a str,
    pub(super) endpoint: Option<&'a str>,
    pub(super) at: Timestamp,
}

/// What is to be sent, before it is signed.
struct Unsigned {
    method: &'static str,
    url: String,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// Builds the call of an operation.
///
/// # Errors
/// What can't be sent, in one line.
pub(super) fn build(
    signer: &Signer<'_>,
    operation: Operation,
    input: &Structure,
    watch: &Watch,
) -> Result<Sending, String> {
    let place = endpoint::of(operation.service(), signer.region, signer.endpoint)?;
    let unsigned = unsigned(operation, input, &place.url)?;
    let request = signed(signer, operation.service(), &place.region, unsigned)?;
    let watch = watch.clone();
    Ok(Box::pin(async move {
        match watch.send(request).await {
            Ok(response) => read(operation, &response),
            Err(error) => Err(Said {
                code: None,
                message: None,
                words: chain(&error),
            }),
        }
    }))
}

/// An input in the bytes of its service's protocol.
fn unsigned(operation: Operation, input: &Structure, url: &str) -> Result<Unsigned, String> {
    let info = operation.info();
    let service = operation.service();
    let version = service.info().version;
    match service.protocol() {
        Protocol::Query | Protocol::Ec2 => Ok(Unsigned {
            method: "POST",
            url: format!("{url}/"),
            headers: vec![(
                "content-type",
                "application/x-www-form-urlencoded; charset=utf-8".to_owned(),
            )],
            body: form::body(info.name, version, info.input, input)?.into_bytes(),
        }),
        Protocol::RestXml => {
            let query = form::query(info.input, input)?;
            let mark = if query.is_empty() { "" } else { "?" };
            Ok(Unsigned {
                method: "GET",
                url: format!("{url}{}{mark}{query}", info.path),
                headers: Vec::new(),
                body: Vec::new(),
            })
        }
        Protocol::Json => {
            let prefix = service.info().target_prefix.unwrap_or_default();
            Ok(Unsigned {
                method: "POST",
                url: format!("{url}/"),
                headers: vec![
                    ("content-type", "application/x-amz-json-1.1".to_owned()),
                    ("x-amz-target", format!("{prefix}.{}", info.name)),
                ],
                body: json::written(input)?.into_bytes(),
            })
        }
    }
}

/// S3 wants the hash of the body in a header, and its path as it is (S3 API Reference,
/// `sig-v4-header-based-auth.html`).
fn settings(service: Service) -> SigningSettings {
    let mut settings = SigningSettings::default();
    if service == Service::S3 {
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    }
    settings
}

/// The request with its signature (IAM User Guide, `reference_sigv-create-signed-request`).
fn signed(
    signer: &Signer<'_>,
    service: Service,
    region: &str,
    unsigned: Unsigned,
) -> Result<HttpRequest, String> {
    let unbuilt = |problem: &dyn std::fmt::Display| format!("the request can't be signed: {problem}");
    let identity = signer.credentials.clone().into();
    let params = v4::SigningParams::builder()
        .identity(&identity)
        .region(region)
        .name(service.info().name)
        .time(system_time(signer.at))
        .settings(settings(service))
        .build()
        .map_err(|problem| unbuilt(&problem))?
        .into();
    let headers = unsigned
        .headers
        .iter()
        .map(|(name, value)| (*name, value.as_str()));
    let signable = SignableRequest::new(
        unsigned.method,
        unsigned.url.as_str(),
        headers,
        SignableBody::Bytes(&unsigned.body),
    )
    .map_err(|problem| unbuilt(&problem))?;
    let (instructions, _) = sign(signable, &params)
        .map_err(|problem| unbuilt(&problem))?
        .into_parts();
    let mut request = HttpRequest::new(SdkBody::from(unsigned.body));
    let set = request
        .set_method(unsigned.method)
        .and_then(|()| request.set_uri(unsigned.url.as_str()));
    set.map_err(|problem| unbuilt(&problem))?;
    for (name, value) in unsigned.headers {
        request.headers_mut().insert(name, value);
    }
    for (name, value) in instructions.headers() {
        request.headers_mut().insert(name.to_owned(), value.to_owned());
    }
    Ok(request)
}

/// The members of an answer, or what a refusal says.
fn read(operation: Operation, response: &HttpResponse) -> Result<Structure, Said> {
    let body = response.body().bytes().unwrap_or_default();
    let json = operation.service().protocol() == Protocol::Json;
    if response.status().is_success() {
        let output = operation.info().output;
        let members = if json {
            json::read(output, body)
        } else {
            xml::read(output, body)
        };
        return members.map_err(|words| Said {
            code: None,
            message: None,
            words,
        });
    }
    let (code, message) = if json {
        json::refusal(body, response.headers().get("x-amzn-errortype"))
    } else {
        xml::refusal(body)
    };
    Err(Said {
        code,
        message,
        words: format!("the answer has the status {}", response.status().as_u16()),
    })
}
