//! A connector within the process with a simulated AWS behind it, in the protocols and with the signatures of
//! the real one, and somebody who meddles with what goes over the line.

use std::sync::{Arc, Mutex};

use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use rolecall_api::Operation;
use rolecall_sim::wire::{Door, Incoming};
use rolecall_sim::world::Sim;

use super::canned::{Sent, sent};
use crate::aws::{Adapter, Limits};
use crate::rehearse::SimClock;

/// What happens to a call on the line.
#[derive(Clone, Debug)]
pub(super) enum Meddle {
    /// Nothing.
    Pass,
    /// It is done, and the connection is reset before the answer.
    ResetAfter,
    /// The connection is reset before it is done.
    ResetBefore,
    /// It is done, and half of the answer comes.
    CutAfter,
    /// It is done, and something else answers.
    ForeignAfter,
    /// It is done, and the answer never comes.
    SilenceAfter,
    /// It isn't done: this status and body.
    Instead(u16, String),
}

type Meddler = Box<dyn FnMut(Operation, usize) -> Meddle + Send>;

/// A simulated AWS behind a line.
#[derive(Clone)]
pub(super) struct Behind {
    sim: Sim,
    meddler: Arc<Mutex<(usize, Meddler)>>,
    /// Everything that went over the line.
    pub(super) line: Arc<Mutex<Vec<Sent>>>,
}

impl std::fmt::Debug for Behind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Behind")
    }
}

impl Behind {
    /// `meddler` is told of each call and the how many-th of its operation it is, from 1.
    pub(super) fn new(
        sim: &Sim,
        mut meddler: impl FnMut(Operation, usize) -> Meddle + Send + 'static,
    ) -> Behind {
        let mut counts = std::collections::BTreeMap::<Operation, usize>::new();
        Behind {
            sim: sim.clone(),
            meddler: Arc::new(Mutex::new((
                0,
                Box::new(move |operation, _| {
                    let count = counts.entry(operation).or_default();
                    *count += 1;
                    meddler(operation, *count)
                }),
            ))),
            line: Arc::default(),
        }
    }

    pub(super) fn adapter(&self) -> Adapter {
        let clock = Arc::new(SimClock(self.sim.clone()));
        Adapter::over(self.clone(), None, clock, Limits::default())
    }

    async fn answer(self, request: Sent, method: String) -> Result<HttpResponse, ConnectorError> {
        let (host, path) = request
            .uri
            .split_once("://")
            .and_then(|(_, rest)| rest.split_once('/'))
            .expect("a whole URL");
        let path = format!("/{path}");
        let (path, query) = path.split_once('?').unwrap_or((&path, ""));
        let mut headers: Vec<(&str, &[u8])> = vec![("host", host.as_bytes())];
        headers.extend(
            request
                .headers
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_bytes())),
        );
        let incoming = Incoming {
            method: &method,
            path,
            query,
            headers: &headers,
            body: &request.body,
            source_ip: None,
            secure_transport: true,
        };
        let door = Door {
            strict: true,
            ..Door::default()
        };
        let now = self.sim.now();
        let asked = match door.read(now, &incoming) {
            Ok(asked) => asked,
            Err(answer) => {
                let outgoing = answer.outgoing.expect("an answer");
                panic!("{}", String::from_utf8_lossy(&outgoing.body));
            }
        };
        let meddle = {
            let mut meddler = self.meddler.lock().expect("no test panicked here");
            (meddler.1)(asked.operation(), 0)
        };
        let reset = || ConnectorError::io("connection reset by peer".into());
        match meddle {
            Meddle::ResetBefore => return Err(reset()),
            Meddle::Instead(status, body) => return Ok(response(status, Vec::new(), body.into_bytes())),
            _ => {}
        }
        let answer = self.sim.with(|world| door.answer(world, now, asked));
        if !answer.held_back.is_zero() {
            tokio::time::sleep(answer.held_back).await;
        }
        let Some(outgoing) = answer.outgoing else {
            return Err(reset());
        };
        let mut body = outgoing.body;
        match meddle {
            Meddle::ResetAfter => return Err(reset()),
            Meddle::SilenceAfter => std::future::pending().await,
            Meddle::CutAfter => body.truncate(body.len() / 2),
            Meddle::ForeignAfter => body = b"<html>welcome</html>".to_vec(),
            Meddle::Pass | Meddle::ResetBefore | Meddle::Instead(..) => {}
        }
        Ok(response(outgoing.status, outgoing.headers, body))
    }
}

fn response(status: u16, headers: Vec<(&'static str, String)>, body: Vec<u8>) -> HttpResponse {
    let status = status.try_into().expect("a status");
    let mut response = HttpResponse::new(status, SdkBody::from(body));
    for (name, value) in headers {
        response.headers_mut().insert(name, value);
    }
    response
}

impl HttpConnector for Behind {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let method = request.method().to_owned();
        let request = sent(&request);
        self.line
            .lock()
            .expect("no test panicked here")
            .push(request.clone());
        HttpConnectorFuture::new(self.clone().answer(request, method))
    }
}
