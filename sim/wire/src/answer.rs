//! Answers: an output or a refusal becomes status, headers and body, in the protocol of its service.

mod s3;

use rolecall_api::document::Structure;
use rolecall_api::error::Refusal;
use rolecall_api::operation::{Operation, Protocol, Service};
use serde_json::json;

use crate::json;
use crate::request::Outgoing;
use crate::xml::{Layout, Writer};

/// The namespace of refusals that come before any service (seen of STS in 2026).
const FAULT: &str = "http://webservices.amazon.com/AWSFault/2005-15-09";

/// Route 53's namespace, which the models don't carry in one place (Route 53 API Reference,
/// `API_ListHostedZones.html`).
const ROUTE53: &str = "https://route53.amazonaws.com/doc/2013-04-01/";

/// What an operation answers.
pub(crate) fn done(operation: Operation, output: &Structure, request_id: &str) -> Outgoing {
    let info = operation.info();
    if info.service == Service::S3 {
        return s3::done(operation, output, request_id);
    }
    let response = operation.answer_element();
    let body = match info.service.protocol() {
        Protocol::Query => {
            let mut xml = Writer::new(Layout::Lines(2), "");
            xml.root(&response, info.service.info().namespace);
            if let Some(wrapper) = info.result_wrapper {
                xml.open(wrapper);
                xml.members(info.output, output);
                xml.close(wrapper);
            }
            xml.open("ResponseMetadata");
            xml.leaf("RequestId", request_id);
            xml.close("ResponseMetadata");
            xml.close(&response);
            xml.finish()
        }
        Protocol::Ec2 => {
            let mut xml = Writer::new(Layout::Lines(4), DECLARATION_EC2);
            // AWS ends the model's namespace with a slash.
            let namespace = info.service.info().namespace.map(|it| format!("{it}/"));
            xml.root(&response, namespace.as_deref());
            xml.leaf("requestId", request_id);
            xml.members(info.output, output);
            xml.close(&response);
            xml.finish()
        }
        Protocol::RestXml => {
            let mut xml = Writer::new(Layout::Compact, DECLARATION_ROUTE53);
            xml.root(&response, Some(ROUTE53));
            xml.members(info.output, output);
            xml.close(&response);
            xml.finish()
        }
        Protocol::Json => json::write(info.output, output),
    };
    sent(200, info.service.protocol(), body, request_id)
}

const DECLARATION_EC2: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const DECLARATION_ROUTE53: &str = "<?xml version=\"1.0\"?>\n";

/// Whose words a refusal is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// A service's, about an operation that was found or not.
    Service(Service, Option<Operation>),
    /// Nobody's: the service itself was not found.
    Nobody,
}

/// A refusal.
pub(crate) fn refused(voice: Voice, refusal: &Refusal, request_id: &str) -> Outgoing {
    let (protocol, namespace, operation) = match voice {
        Voice::Service(Service::S3, _) => return s3::refused(refusal, request_id),
        Voice::Service(service, operation) => {
            let namespace = match service {
                Service::Route53 => ROUTE53,
                _ => service.info().namespace.unwrap_or(FAULT),
            };
            let namespace = operation.map_or(FAULT, |_| namespace);
            (service.protocol(), namespace, operation)
        }
        Voice::Nobody => (Protocol::Query, FAULT, None),
    };
    let body = match protocol {
        Protocol::Query => error_response(Layout::Lines(2), "", namespace, refusal, request_id),
        Protocol::RestXml => error_response(
            Layout::Compact,
            DECLARATION_ROUTE53,
            namespace,
            refusal,
            request_id,
        ),
        Protocol::Ec2 => {
            let mut xml = Writer::new(Layout::Compact, DECLARATION_EC2);
            for name in ["Response", "Errors", "Error"] {
                xml.open(name);
            }
            xml.leaf("Code", &refusal.code);
            xml.leaf("Message", &refusal.message);
            xml.close("Error");
            xml.close("Errors");
            xml.leaf("RequestID", request_id);
            xml.close("Response");
            xml.finish()
        }
        Protocol::Json => json_error(operation, refusal),
    };
    sent(refusal.status, protocol, body, request_id)
}

fn error_response(
    layout: Layout,
    declaration: &str,
    namespace: &str,
    refusal: &Refusal,
    request_id: &str,
) -> Vec<u8> {
    let mut xml = Writer::new(layout, declaration);
    xml.root("ErrorResponse", Some(namespace));
    xml.open("Error");
    // Whose fault it was (Smithy specification, `aws-query-protocol.html`).
    xml.leaf(
        "Type",
        if refusal.status < 500 {
            "Sender"
        } else {
            "Receiver"
        },
    );
    xml.leaf("Code", &refusal.code);
    // Some of a service's own have none (recorded: IAM's ReportNotPresent).
    if !refusal.message.is_empty() || namespace == FAULT {
        xml.leaf("Message", &refusal.message);
    }
    xml.close("Error");
    xml.leaf("RequestId", request_id);
    xml.close("ErrorResponse");
    xml.finish()
}

/// Errors that a model has carry its members `Message` and `Reason`; those of the common library a `message`, or none.
fn json_error(operation: Option<Operation>, refusal: &Refusal) -> Vec<u8> {
    let modelled = operation.is_some_and(|operation| {
        let mut errors = operation.info().errors.iter();
        errors.any(|error| error.code == refusal.code)
    });
    let name = if modelled { "Message" } else { "message" };
    let mut body = json!({ "__type": refusal.code });
    if !refusal.message.is_empty() {
        body[name] = refusal.message.as_str().into();
    }
    if let Some(reason) = refusal.reason.filter(|_| modelled) {
        body["Reason"] = reason.into();
    }
    body.to_string().into_bytes()
}

/// The answer of an error in the service itself.
pub(crate) fn failed(operation: Operation, request_id: &str) -> Outgoing {
    let service = operation.service();
    let (code, message) = match service.protocol() {
        // S3 API Reference, `ErrorResponses.html`.
        Protocol::RestXml if service == Service::S3 => (
            "InternalError",
            "We encountered an internal error. Please try again.",
        ),
        Protocol::Ec2 => ("InternalError", "An internal error has occurred"),
        _ => (
            "InternalFailure",
            "The request processing has failed because of an unknown error, exception or failure.",
        ),
    };
    let refusal = Refusal::new(code, message, 500);
    refused(Voice::Service(service, Some(operation)), &refusal, request_id)
}

/// A browser is sent to AWS's pages: 302 (seen of STS in 2026), 307 (seen of S3).
pub(crate) fn redirected(status: u16, location: String, request_id: &str) -> Outgoing {
    let mut answer = sent(status, Protocol::Query, Vec::new(), request_id);
    answer.headers.retain(|(name, _)| *name != "content-type");
    answer.headers.push(("location", location));
    answer
}

fn sent(status: u16, protocol: Protocol, body: Vec<u8>, request_id: &str) -> Outgoing {
    let content_type = match protocol {
        Protocol::Query | Protocol::RestXml => "text/xml",
        Protocol::Ec2 => "text/xml;charset=UTF-8",
        Protocol::Json => "application/x-amz-json-1.1",
    };
    Outgoing {
        status,
        headers: vec![
            ("x-amzn-requestid", request_id.to_owned()),
            ("content-type", content_type.to_owned()),
        ],
        body,
    }
}

#[cfg(test)]
mod tests;
