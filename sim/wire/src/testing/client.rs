//! Signs requests and sends them to a door with a world behind it.

use data_encoding::HEXLOWER;
use jiff::{SignedDuration, Timestamp};
use rolecall_api::credentials::{Credentials, SecretAccessKey};
use rolecall_api::document::Structure;
use rolecall_api::operation::{Operation, Protocol, Service};
use rolecall_api::percent;
use rolecall_world::{Config, World};
use sha2::{Digest as _, Sha256};

use super::{form, xml};
use crate::door::Door;
use crate::request::{Incoming, Outgoing};
use crate::service::Answer;
use crate::signature::testing as signer;

/// A door, a world, and the two clocks.
pub(crate) struct Bench {
    pub(crate) door: Door,
    pub(crate) world: World,
    pub(crate) now: Timestamp,
    pub(crate) wall: Timestamp,
}

/// A request that owns its parts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sent {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) body: Vec<u8>,
}

impl Sent {
    /// A form, as the query protocol has it.
    pub(crate) fn form(host: &str, body: &str) -> Sent {
        Sent {
            method: "POST".into(),
            path: "/".into(),
            body: body.into(),
            ..Sent::default()
        }
        .with("host", host)
        .with("content-type", "application/x-www-form-urlencoded; charset=utf-8")
    }

    /// A call in the protocol of its service, unsigned.
    pub(crate) fn call(operation: Operation, input: &Structure) -> Sent {
        let info = operation.info();
        match info.service.protocol() {
            Protocol::Query | Protocol::Ec2 => Sent::form(HOST, &form::write(operation, input)),
            Protocol::RestXml => Sent {
                method: info.method.into(),
                path: info.path.into(),
                query: form::write_query(operation, input),
                ..Sent::default()
            }
            .with("host", HOST),
            Protocol::Json => {
                let body = crate::json::write(info.input, input);
                let target = format!("{}.{}", info.service.info().target_prefix.unwrap(), info.name);
                Sent {
                    method: "POST".into(),
                    path: "/".into(),
                    body,
                    ..Sent::default()
                }
                .with("host", HOST)
                .with("content-type", "application/x-amz-json-1.1")
                .with("x-amz-target", &target)
            }
        }
    }

    pub(crate) fn with(mut self, name: &str, value: &str) -> Sent {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.to_owned(), value.as_bytes().to_vec()));
        self
    }

    pub(crate) fn look<T>(&self, look: impl FnOnce(&Incoming<'_>) -> T) -> T {
        let headers: Vec<(&str, &[u8])> = self
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_slice()))
            .collect();
        look(&Incoming {
            method: &self.method,
            path: &self.path,
            query: &self.query,
            headers: &headers,
            body: &self.body,
            source_ip: Some([127, 0, 0, 1].into()),
            secure_transport: true,
        })
    }

    /// Signs in the `Authorization` header.
    pub(crate) fn signed(self, by: &Credentials, service: &str, region: &str, at: Timestamp) -> Sent {
        let mut sent = self.with("x-amz-date", &signer::date(at));
        if service == "s3" && sent.look(|request| request.header("x-amz-content-sha256").is_none()) {
            let hash = HEXLOWER.encode(&Sha256::digest(&sent.body));
            sent = sent.with("x-amz-content-sha256", &hash);
        }
        if let Some(token) = &by.session_token {
            sent = sent.with("x-amz-security-token", token.expose());
        }
        let scope = signer::scope(&by.access_key_id, service, region, at);
        let names: Vec<String> = {
            let mut names: Vec<_> = sent.headers.iter().map(|(name, _)| name.clone()).collect();
            names.sort();
            names
        };
        let signature = sent.look(|request| signer::sign(request, &names, &scope, at, &by.secret, false));
        let header = format!(
            "AWS4-HMAC-SHA256 Credential={}/{}, SignedHeaders={}, Signature={signature}",
            by.access_key_id,
            signer::suffix(&scope),
            names.join(";")
        );
        sent.with("authorization", &header)
    }

    /// Signs in the query string.
    pub(crate) fn presigned(mut self, by: &Credentials, service: &str, region: &str, at: Timestamp) -> Sent {
        let scope = signer::scope(&by.access_key_id, service, region, at);
        let credential = format!("{}/{}", by.access_key_id, signer::suffix(&scope));
        let mut pairs = vec![
            ("X-Amz-Algorithm", "AWS4-HMAC-SHA256".to_owned()),
            ("X-Amz-Credential", credential),
            ("X-Amz-Date", signer::date(at)),
            ("X-Amz-Expires", "60".to_owned()),
            ("X-Amz-SignedHeaders", "host".to_owned()),
        ];
        if let Some(token) = &by.session_token {
            pairs.push(("X-Amz-Security-Token", token.expose().to_owned()));
        }
        for (name, value) in pairs {
            let separator = if self.query.is_empty() { "" } else { "&" };
            self.query
                .push_str(&format!("{separator}{name}={}", percent::encode(&value)));
        }
        let names = ["host".to_owned()];
        let signature = self.look(|request| signer::sign(request, &names, &scope, at, &by.secret, true));
        self.query.push_str(&format!("&X-Amz-Signature={signature}"));
        self
    }
}

/// Where the simulator is, for clients.
pub(crate) const HOST: &str = "localhost:4566";

/// What a call came to: its output, or status, code and text.
pub(crate) type Came = Result<Structure, (u16, String, String)>;

impl Bench {
    pub(crate) fn new() -> Bench {
        Bench::of(World::new(Config::default()))
    }

    pub(crate) fn of(world: World) -> Bench {
        let now = world.start();
        Bench {
            door: Door::default(),
            world,
            now,
            // The wall's clock is another.
            wall: now.checked_add(SignedDuration::from_hours(5_000)).unwrap(),
        }
    }

    pub(crate) fn send(&mut self, sent: &Sent) -> Answer {
        sent.look(|request| self.door.respond(&mut self.world, self.now, self.wall, request))
    }

    /// Sends what must be answered.
    pub(crate) fn answered(&mut self, sent: &Sent) -> Outgoing {
        self.send(sent).outgoing.expect("an answer")
    }

    /// Makes a call and reads its answer.
    pub(crate) fn call(&mut self, by: &Credentials, operation: Operation, input: &Structure) -> Came {
        let service = operation.service().info().name;
        let sent = Sent::call(operation, input).signed(by, service, "us-east-1", self.wall);
        came(operation, &self.answered(&sent))
    }
}

/// The key of LocalStack's users.
pub(crate) fn twelve(account: &str) -> Credentials {
    Credentials::long_term(account, SecretAccessKey::new("test"))
}

/// Reads an answer.
pub(crate) fn came(operation: Operation, answer: &Outgoing) -> Came {
    let info = operation.info();
    let done = answer.status == 200;
    if info.service.protocol() == Protocol::Json {
        let json: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        if !done {
            let text = |name: &str| json[name].as_str().map(str::to_owned);
            let message = text("Message").or_else(|| text("message")).unwrap_or_default();
            return Err((answer.status, text("__type").unwrap(), message));
        }
        return Ok(crate::json::tests::output(info.output, json));
    }
    let root = xml::read(&answer.body);
    if !done {
        let error = match info.service {
            Service::Ec2 => root.child("Errors").child("Error"),
            Service::S3 => &root,
            _ => root.child("Error"),
        };
        return Err((
            answer.status,
            error.at("Code").to_owned(),
            error.at("Message").to_owned(),
        ));
    }
    assert_eq!(root.name, operation.answer_element());
    Ok(output(operation, &root))
}

/// The output within an answer.
pub(crate) fn output(operation: Operation, root: &xml::Element) -> Structure {
    let info = operation.info();
    match (info.service.protocol(), info.result_wrapper) {
        (Protocol::Query, None) => Structure::new(),
        (Protocol::Query, Some(wrapper)) => xml::structure(info.output, root.child(wrapper)),
        (Protocol::Ec2, _) => {
            let mut root = root.clone();
            root.children.retain(|child| child.name != "requestId");
            xml::structure(info.output, &root)
        }
        _ => xml::structure(info.output, root),
    }
}
