//! Answers as S3 writes them: errors without an envelope, and two ids that lead to a request.
//!
//! S3 API Reference, `API_ListBuckets.html` and `ErrorResponses.html`.

use data_encoding::BASE64;
use rolecall_api::document::Structure;
use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;

use crate::request::Outgoing;
use crate::xml::{Layout, Writer};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://s3.amazonaws.com/doc/2006-03-01/";

pub(super) fn done(operation: Operation, output: &Structure, request_id: &str) -> Outgoing {
    let root = operation.answer_element();
    let mut xml = Writer::new(Layout::Compact, DECLARATION);
    xml.root(&root, Some(NAMESPACE));
    xml.members(operation.info().output, output);
    xml.close(&root);
    sent(200, xml, request_id)
}

pub(super) fn refused(refusal: &Refusal, request_id: &str) -> Outgoing {
    let mut xml = Writer::new(Layout::Compact, DECLARATION);
    xml.root("Error", None);
    xml.leaf("Code", &refusal.code);
    xml.leaf("Message", &refusal.message);
    xml.leaf("RequestId", request_id);
    xml.leaf("HostId", &host_id(request_id));
    xml.close("Error");
    sent(refusal.status, xml, request_id)
}

/// "A special token that helps AWS troubleshoot problems" (S3 API Reference, `RESTCommonResponseHeaders.html`):
/// opaque, and here the other id in other letters.
fn host_id(request_id: &str) -> String {
    BASE64.encode(request_id.as_bytes())
}

fn sent(status: u16, xml: Writer, request_id: &str) -> Outgoing {
    Outgoing {
        status,
        headers: vec![
            ("x-amz-request-id", request_id.to_owned()),
            ("x-amz-id-2", host_id(request_id)),
            ("content-type", "application/xml".to_owned()),
        ],
        body: xml.finish(),
    }
}
