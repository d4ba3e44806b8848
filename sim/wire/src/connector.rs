//! The door beneath the real SDK's clients, in one process: no socket, no TLS, and virtual time.
//!
//! Give it to an SDK's configuration as its HTTP client. The SDK signs by its own time source, so `wall` must
//! be the same; with tokio's clock paused, waiting and retrying cost no time. Answers carry no date: the
//! SDK would set its clock by it.

use std::fmt;
use std::sync::Arc;

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use jiff::Timestamp;
use rolecall_world::Sim;
use tokio::time::sleep;

use crate::carry::Way;
use crate::door::Door;
use crate::request::{Incoming, Outgoing};
use crate::service::{Answer, Asked};

type Told = dyn Fn(&Answer) + Send + Sync;

/// An HTTP client whose every host is one simulated AWS.
#[derive(Clone)]
pub struct Connector {
    door: Door,
    sim: Sim,
    wall: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    told: Option<Arc<Told>>,
}

impl fmt::Debug for Connector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connector")
            .field("door", &self.door)
            .finish_non_exhaustive()
    }
}

impl Connector {
    /// Connects to a simulation. `wall` is the time that requests are signed at.
    pub fn new(door: Door, sim: Sim, wall: impl Fn() -> Timestamp + Send + Sync + 'static) -> Connector {
        Connector {
            door,
            sim,
            wall: Arc::new(wall),
            told: None,
        }
    }

    /// The same, telling of every answer before it is given: a refusal has evidence that AWS withholds.
    #[must_use]
    pub fn telling(mut self, told: impl Fn(&Answer) + Send + Sync + 'static) -> Connector {
        self.told = Some(Arc::new(told));
        self
    }

    fn read(&self, request: &HttpRequest) -> Result<Result<Asked, Box<Answer>>, ConnectorError> {
        let Some(body) = request.body().bytes() else {
            return Err(ConnectorError::user("the body is a stream".into()));
        };
        // The host is signed, and stands in the URI alone.
        let (host, path, query) = parts(request.uri());
        let mut headers: Vec<(&str, &[u8])> = Vec::with_capacity(16);
        headers.push(("host", host.as_bytes()));
        let others = request.headers().iter_bytes();
        headers.extend(others.filter(|(name, _)| !name.eq_ignore_ascii_case("host")));
        let incoming = Incoming {
            method: request.method(),
            path,
            query,
            headers: &headers,
            body,
            source_ip: None,
            secure_transport: request.uri().starts_with("https:"),
        };
        Ok(self.door.read((self.wall)(), &incoming))
    }

    /// Answers at once where that takes no time, so that a test's thousand calls are no thousand tasks.
    fn send(&self, request: &HttpRequest) -> HttpConnectorFuture {
        let asked = match self.read(request) {
            Ok(Ok(asked)) => asked,
            Ok(Err(answer)) => return HttpConnectorFuture::ready(self.came(*answer)),
            Err(error) => return HttpConnectorFuture::ready(Err(error)),
        };
        match self.door.promptly(&self.sim, asked) {
            Way::Short(answer) if answer.held_back.is_zero() => HttpConnectorFuture::ready(self.came(answer)),
            Way::Short(answer) => {
                let connector = self.clone();
                HttpConnectorFuture::new(async move {
                    sleep(answer.held_back).await;
                    connector.came(answer)
                })
            }
            Way::Long(asked, latency) => {
                let connector = self.clone();
                HttpConnectorFuture::new(async move {
                    let Connector { door, sim, .. } = &connector;
                    let answer = door.carry_slowly(sim, asked, latency).await;
                    connector.came(answer)
                })
            }
        }
    }

    fn came(&self, answer: Answer) -> Result<HttpResponse, ConnectorError> {
        if let Some(told) = &self.told {
            told(&answer);
        }
        match answer.outgoing {
            Some(outgoing) => received(outgoing),
            None => Err(ConnectorError::io(
                "the connection was closed before an answer came".into(),
            )),
        }
    }
}

/// Host, path and query string of a URI; the host with its port where it isn't the scheme's own.
fn parts(uri: &str) -> (&str, &str, &str) {
    let (scheme, rest) = uri.split_once("://").unwrap_or(("", uri));
    let rest = rest.split_once('#').map_or(rest, |(rest, _)| rest);
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let usual = match scheme {
        "https" => ":443",
        _ => ":80",
    };
    let host = authority.strip_suffix(usual).unwrap_or(authority);
    (host, if path.is_empty() { "/" } else { path }, query)
}

fn received(outgoing: Outgoing) -> Result<HttpResponse, ConnectorError> {
    let status =
        StatusCode::try_from(outgoing.status).map_err(|error| ConnectorError::other(error.into(), None))?;
    let mut response = HttpResponse::new(status, SdkBody::from(outgoing.body));
    for (name, value) in outgoing.headers {
        // A location may hold what a caller wrote; a header can't hold all of that.
        let _ = response.headers_mut().try_insert(name, value);
    }
    Ok(response)
}

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        self.send(&request)
    }
}

impl HttpClient for Connector {
    fn http_connector(
        &self,
        _settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

#[cfg(test)]
mod tests;
