//! A running simulator, as the commands that control it reach it: one request, one answer.
//!
//! Over the standard library's sockets, since a build without the AWS SDK has no HTTP client, and this needs
//! none: the other side is our own server on this machine.

use std::io::{self, Read as _, Write as _};
use std::net::{TcpStream, ToSocketAddrs as _};
use std::time::Duration;

use clap::Args;
use serde_json::Value;

use super::super::printer::Printer;
use crate::exit::Exit;

/// How long a connection, and then each part of the answer, may take.
const WITHIN: Duration = Duration::from_secs(30);

/// Which simulator.
#[derive(Debug, Args)]
pub struct At {
    /// The running simulator
    #[arg(
        long,
        value_name = "URL",
        env = "AWS_ENDPOINT_URL",
        hide_env_values = true,
        default_value = "http://127.0.0.1:4566"
    )]
    pub endpoint: String,
}

/// An answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    status: u16,
    body: String,
}

impl At {
    /// Asks `/_rolecall` something, and takes the answer's text.
    ///
    /// # Errors
    /// How the command ends, when there is no simulator or it refuses; why was said.
    pub(super) fn ask(
        &self,
        method: &str,
        path: &str,
        body: &str,
        printer: &mut Printer,
    ) -> Result<String, Exit> {
        let Some(host) = host(&self.endpoint) else {
            printer.refuse(
                &format!("`{}` is no address of a simulator", self.endpoint),
                "`--endpoint http://127.0.0.1:4566`: `rolecall sim serve` prints its own as AWS_ENDPOINT_URL",
            );
            return Err(Exit::Usage);
        };
        let answer = sent(host, method, path, body).map_err(|error| {
            let why = match error.kind() {
                io::ErrorKind::ConnectionRefused => "nothing listens there".to_owned(),
                io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => "it doesn't answer".to_owned(),
                io::ErrorKind::InvalidData => "what answers there is no simulator of Rolecall".to_owned(),
                _ => error.to_string(),
            };
            printer.refuse(
                &format!("`{}` can't be asked: {why}", self.endpoint),
                "start one by `rolecall sim serve`, or name another by `--endpoint URL`",
            );
            Exit::Failed
        })?;
        if answer.status == 200 {
            return Ok(answer.body);
        }
        let told: Option<Value> = serde_json::from_str(&answer.body).ok();
        let told = told.as_ref().and_then(|told| told["error"].as_str());
        let (why, hint) = match told {
            Some(why) => (
                why.to_owned(),
                format!("asked was `{method} /_rolecall{path}` of `{}`", self.endpoint),
            ),
            None => (
                format!("`{}` answers with status {}", self.endpoint, answer.status),
                "what listens there is no simulator of Rolecall: start one by `rolecall sim serve`"
                    .to_owned(),
            ),
        };
        printer.refuse(&why, &hint);
        Err(match told {
            Some(_) if answer.status == 400 => Exit::Usage,
            _ => Exit::Failed,
        })
    }

    /// As [`At::ask`], for an answer in JSON.
    ///
    /// # Errors
    /// As there.
    pub(super) fn json(
        &self,
        method: &str,
        path: &str,
        body: &Value,
        printer: &mut Printer,
    ) -> Result<Value, Exit> {
        let body = match body {
            Value::Null => String::new(),
            body => body.to_string(),
        };
        let text = self.ask(method, path, &body, printer)?;
        serde_json::from_str(&text).map_err(|_| {
            printer.refuse(
                &format!("what `{}` answers is no JSON", self.endpoint),
                "what listens there is no simulator of Rolecall: start one by `rolecall sim serve`",
            );
            Exit::Failed
        })
    }
}

/// Host and port of a URL.
fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("http://")?.trim_end_matches('/');
    let fits = !rest.is_empty() && !rest.contains(['/', '?', '#', '@', ' ', '\r', '\n']);
    fits.then_some(rest)
}

fn sent(host: &str, method: &str, path: &str, body: &str) -> io::Result<Answer> {
    let mut stream = connected(host)?;
    stream.set_read_timeout(Some(WITHIN))?;
    stream.set_write_timeout(Some(WITHIN))?;
    let length = body.len();
    let head = format!(
        "{method} /_rolecall{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes())?;
    // Who refuses may do so before all was sent; what it says then is worth more than that it hung up.
    let written = stream.write_all(body.as_bytes());
    let mut answer = Vec::new();
    let read = stream.read_to_end(&mut answer);
    match read_answer(&answer) {
        Some(answer) => Ok(answer),
        None => Err(written
            .and(read.map(drop))
            .err()
            .unwrap_or_else(|| io::ErrorKind::InvalidData.into())),
    }
}

fn connected(host: &str) -> io::Result<TcpStream> {
    let named = match host.rsplit_once(':') {
        Some((_, port)) if port.parse::<u16>().is_ok() => host.to_owned(),
        _ => format!("{host}:80"),
    };
    let mut failed = io::Error::from(io::ErrorKind::AddrNotAvailable);
    for address in named.to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, WITHIN) {
            Ok(stream) => return Ok(stream),
            Err(error) => failed = error,
        }
    }
    Err(failed)
}

/// A whole answer with its length; none otherwise.
fn read_answer(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let body = std::str::from_utf8(&bytes[end + 4..]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()?;
    let length = lines.find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim())
    })?;
    (length.parse() == Ok(body.len())).then(|| Answer {
        status,
        body: body.to_owned(),
    })
}

#[cfg(test)]
mod tests;
