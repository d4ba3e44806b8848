//! A connector within the process that gives answers from a can, and keeps what was sent.

use std::sync::{Arc, Mutex};

use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use jiff::Timestamp;
use rolecall_api::credentials::{Credentials, SecretAccessKey};

use crate::aws::{Adapter, Limits};
use crate::session::Clock;

/// The time of these tests.
pub(in crate::aws) const NOW: &str = "2026-11-24T12:00:00Z";

#[derive(Debug)]
pub(in crate::aws) struct Stopped(pub(super) Timestamp);

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        self.0
    }
}

pub(in crate::aws) fn stopped() -> Arc<dyn Clock> {
    Arc::new(Stopped(NOW.parse().expect("a time")))
}

pub(in crate::aws) fn credentials() -> Credentials {
    Credentials::long_term("AKIDEXAMPLE", SecretAccessKey::new("a secret"))
}

/// What was sent.
#[derive(Clone, Debug)]
pub(in crate::aws) struct Sent {
    pub(in crate::aws) uri: String,
    pub(in crate::aws) headers: Vec<(String, String)>,
    pub(in crate::aws) body: Vec<u8>,
}

impl Sent {
    /// A header that was sent; empty without one.
    pub(in crate::aws) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }
}

type Answer = (u16, Vec<(&'static str, String)>, String);

/// Gives its answers in order, the last one for ever.
#[derive(Clone, Debug)]
pub(in crate::aws) struct Canned {
    answers: Arc<Mutex<Vec<Answer>>>,
    sent: Arc<Mutex<Vec<Sent>>>,
}

impl Canned {
    pub(in crate::aws) fn answering(status: u16, body: String) -> Canned {
        Canned::all(vec![(status, Vec::new(), body)])
    }

    pub(in crate::aws) fn all(answers: Vec<Answer>) -> Canned {
        Canned {
            answers: Arc::new(Mutex::new(answers)),
            sent: Arc::default(),
        }
    }

    pub(in crate::aws) fn adapter(&self) -> Adapter {
        Adapter::over(self.clone(), None, stopped(), Limits::default())
    }

    /// What was sent since the last time.
    pub(in crate::aws) fn take(&self) -> Vec<Sent> {
        std::mem::take(&mut self.sent.lock().expect("no test panicked here"))
    }
}

/// What a request has, as texts.
pub(in crate::aws) fn sent(request: &HttpRequest) -> Sent {
    let headers = request.headers().iter();
    Sent {
        uri: request.uri().to_owned(),
        headers: headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        body: request.body().bytes().unwrap_or_default().to_vec(),
    }
}

impl HttpConnector for Canned {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        self.sent
            .lock()
            .expect("no test panicked here")
            .push(sent(&request));
        let mut answers = self.answers.lock().expect("no test panicked here");
        let (status, headers, body) = if answers.len() > 1 {
            answers.remove(0)
        } else {
            answers[0].clone()
        };
        let status = status.try_into().expect("a status");
        let mut response = HttpResponse::new(status, SdkBody::from(body));
        for (name, value) in headers {
            response.headers_mut().insert(name, value);
        }
        HttpConnectorFuture::ready(Ok(response))
    }
}
