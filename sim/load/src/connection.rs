//! One connection over HTTP/1.1: a request out, its answer in, kept open for the next where the server does so.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::Failed;

/// More than any answer here is long, in bytes.
const LONGEST: usize = 1 << 20;

/// A connection to an address, made when it is first needed and again when the server closed it.
pub(crate) struct Connection {
    address: String,
    stream: Option<TcpStream>,
    /// The last answer, head and body.
    read: Vec<u8>,
}

/// An answer: its status, and its body.
pub(crate) struct Answer<'a> {
    pub(crate) status: u16,
    pub(crate) body: &'a str,
}

/// How far an answer goes.
enum Length {
    Bytes(usize),
    Chunks,
    Closed,
}

/// What the head of an answer says.
struct Head {
    status: u16,
    body: usize,
    length: Length,
    keeps: bool,
}

impl Connection {
    /// To `HOST:PORT`; nothing is connected yet.
    pub(crate) fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            stream: None,
            read: Vec::new(),
        }
    }

    /// Whether the server let the connection stand after its last answer.
    pub(crate) fn stands(&self) -> bool {
        self.stream.is_some()
    }

    /// Sends a whole request and reads its answer to the end.
    ///
    /// # Errors
    /// When the connection can't be made or breaks, and when the answer isn't HTTP/1.
    pub(crate) async fn ask(&mut self, request: &[u8]) -> Result<Answer<'_>, Failed> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => {
                let stream = TcpStream::connect(&self.address).await?;
                stream.set_nodelay(true)?;
                stream
            }
        };
        stream.write_all(request).await?;
        self.read.clear();
        let mut head = None;
        loop {
            let more = stream.read_buf(&mut self.read).await?;
            if head.is_none() {
                head = Head::read(&self.read)?;
            }
            let ended = match head.as_ref().map(|head| (head.body, &head.length)) {
                None => false,
                Some((body, Length::Bytes(length))) => self.read.len() >= body + length,
                // There is one answer at a time: nothing comes after the last chunk.
                Some((body, Length::Chunks)) => self.read.len() > body && self.read.ends_with(b"0\r\n\r\n"),
                Some((_, Length::Closed)) => more == 0,
            };
            if ended {
                break;
            }
            if more == 0 {
                return Err("the connection ended amidst an answer".into());
            }
            if self.read.len() > LONGEST {
                return Err("an answer is longer than a mebibyte".into());
            }
        }
        let head = head.ok_or("an answer without a head")?;
        if head.keeps {
            self.stream = Some(stream);
        }
        let body = self.read.get(head.body..).unwrap_or_default();
        Ok(Answer {
            status: head.status,
            body: std::str::from_utf8(body)?,
        })
    }
}

impl Head {
    /// The head, as soon as it is there wholly.
    fn read(bytes: &[u8]) -> Result<Option<Head>, Failed> {
        let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else {
            return Ok(None);
        };
        let text = std::str::from_utf8(bytes.get(..end).unwrap_or_default())?;
        let mut lines = text.split("\r\n");
        let first = lines.next().unwrap_or_default();
        let status = first
            .strip_prefix("HTTP/1.")
            .and_then(|rest| rest.get(2..5))
            .and_then(|code| code.parse().ok())
            .ok_or_else(|| format!("not an answer of HTTP/1: `{first}`"))?;
        let mut head = Head {
            status,
            body: end + 4,
            length: Length::Closed,
            keeps: first.starts_with("HTTP/1.1"),
        };
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            let value = value.trim();
            if name.eq_ignore_ascii_case("content-length") {
                head.length = Length::Bytes(value.parse()?);
            } else if name.eq_ignore_ascii_case("transfer-encoding") {
                head.length = Length::Chunks;
            } else if name.eq_ignore_ascii_case("connection") {
                head.keeps = value.eq_ignore_ascii_case("keep-alive");
            }
        }
        head.keeps &= !matches!(head.length, Length::Closed);
        Ok(Some(head))
    }
}
