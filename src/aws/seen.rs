//! What was seen of a request on its way: whether it left, and what came back, whole or not.
//!
//! The SDK's errors don't say whether a request left, nor whether an answer without members was whole. So
//! the connector that every client is given watches: what may be assumed of the account afterwards is read
//! from here, and the client's error gives only the words.

use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::date_time::{DateTime, Format};
use jiff::Timestamp;

use super::arm::chain;

/// The header with AWS's id of the request; EC2 and Route 53 have it too, S3 by another name.
const REQUEST_ID: [&str; 2] = ["x-amzn-requestid", "x-amz-request-id"];

/// What became of one request.
#[derive(Clone, Debug, Default)]
pub(super) enum Seen {
    /// The connector was never asked to send it.
    #[default]
    Unsent,
    /// No connection came about: the name, the route, the port, TLS.
    NotConnected {
        /// Scheme, host and port.
        endpoint: String,
        why: String,
    },
    /// It could not be written as HTTP.
    Unwritten(String),
    /// It left, or may have, and no whole answer came (yet).
    Lost(String),
    /// A whole answer came.
    Answered(Answer),
}

/// A whole answer.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) request_id: Option<String>,
    /// The server's time.
    pub(super) date: Option<Timestamp>,
    pub(super) body: Vec<u8>,
}

/// Watches one request.
#[derive(Clone, Debug)]
pub(super) struct Watch {
    inner: SharedHttpConnector,
    user_agent: Arc<str>,
    seen: Arc<Mutex<Seen>>,
}

impl Watch {
    pub(super) fn new(inner: &SharedHttpConnector, user_agent: &Arc<str>) -> Watch {
        Watch {
            inner: inner.clone(),
            user_agent: Arc::clone(user_agent),
            seen: Arc::default(),
        }
    }

    /// What was seen by now.
    pub(super) fn seen(&self) -> Seen {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn note(&self, what: Seen) {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = what;
    }

    /// Sends, and reads the answer to its end.
    pub(super) async fn send(self, mut request: HttpRequest) -> Result<HttpResponse, ConnectorError> {
        self.introduce(&mut request);
        self.note(Seen::Lost("no answer came in time".to_owned()));
        let endpoint = endpoint(request.uri()).to_owned();
        let mut response = match self.inner.call(request).await {
            Ok(response) => response,
            Err(error) => {
                let words = chain(&error);
                self.note(match never_left(&error) {
                    Some(Left::Unconnected) => Seen::NotConnected { endpoint, why: words },
                    Some(Left::Unwritten) => Seen::Unwritten(words),
                    None => Seen::Lost(words),
                });
                return Err(error);
            }
        };
        let status = response.status().as_u16();
        self.note(Seen::Lost(format!("the answer ({status}) was not whole in time")));
        let body = match ByteStream::new(response.take_body()).collect().await {
            Ok(body) => body.to_vec(),
            Err(error) => {
                let words = format!("the answer ({status}) was cut short: {}", chain(&error));
                self.note(Seen::Lost(words));
                return Err(ConnectorError::io(error.into()));
            }
        };
        let header = |name: &str| response.headers().get(name);
        let date = header("date").and_then(|date| DateTime::from_str(date, Format::HttpDate).ok());
        self.note(Seen::Answered(Answer {
            status,
            request_id: REQUEST_ID.into_iter().find_map(header).map(str::to_owned),
            date: date.and_then(|date| Timestamp::from_second(date.secs()).ok()),
            body: body.clone(),
        }));
        *response.body_mut() = SdkBody::from(body);
        Ok(response)
    }

    /// Says who calls, before what the SDK says of itself. The header isn't part of the signature.
    fn introduce(&self, request: &mut HttpRequest) {
        let known = request.headers().get("user-agent");
        let name = match known {
            Some(sdk) => format!("{} {sdk}", self.user_agent),
            None => self.user_agent.to_string(),
        };
        request.headers_mut().insert("user-agent", name);
    }
}

impl HttpConnector for Watch {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::new(self.clone().send(request))
    }
}

impl HttpClient for Watch {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

/// Scheme, host and port of a URI.
fn endpoint(uri: &str) -> &str {
    let host = uri.find("://").map_or(0, |at| at + 3);
    let end = uri[host..]
        .find(['/', '?', '#'])
        .map_or(uri.len(), |at| host + at);
    &uri[..end]
}

/// Why a request certainly never left.
enum Left {
    /// No connection came about.
    Unconnected,
    /// It could not be written as HTTP.
    Unwritten,
}

fn never_left(error: &ConnectorError) -> Option<Left> {
    if error.is_user() {
        return Some(Left::Unwritten);
    }
    let mut behind: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(cause) = behind {
        if let Some(client) = cause.downcast_ref::<hyper_util::client::legacy::Error>() {
            return client.is_connect().then_some(Left::Unconnected);
        }
        behind = cause.source();
    }
    None
}
