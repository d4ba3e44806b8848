//! An HTTP request and its answer as values.
//!
//! Without a socket and without a library of HTTP types, so that a server, a connector within the process
//! and a test hand over the same thing.

use std::net::IpAddr;

/// A request as it was received: nothing is decoded yet.
#[derive(Clone, Copy, Debug)]
pub struct Incoming<'a> {
    /// `POST`.
    pub method: &'a str,
    /// The path as it was sent, without the query string: `/`.
    pub path: &'a str,
    /// The query string as it was sent, without its question mark.
    pub query: &'a str,
    /// Names and values in the order in which they came. `Host` is among them, HTTP/2's `:authority` under
    /// that name.
    pub headers: &'a [(&'a str, &'a [u8])],
    /// The body, whole.
    pub body: &'a [u8],
    /// The caller's address.
    pub source_ip: Option<IpAddr>,
    /// Whether it came over TLS.
    pub secure_transport: bool,
}

impl<'a> Incoming<'a> {
    /// The values of a header, whatever its case.
    pub(crate) fn header_values(&self, name: &'a str) -> impl Iterator<Item = &'a [u8]> {
        let named = self
            .headers
            .iter()
            .filter(move |(known, _)| known.eq_ignore_ascii_case(name));
        named.map(|(_, value)| *value)
    }

    /// The first value of a header that is text, without the blanks around it.
    pub(crate) fn header(&self, name: &'a str) -> Option<&'a str> {
        let value = self.header_values(name).next()?;
        std::str::from_utf8(value).ok().map(str::trim)
    }
}

/// An answer, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The HTTP status.
    pub status: u16,
    /// Names, in lower case, and values. The length of the body and the date are whoever sends it's to add.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Outgoing {
    /// The value of a header, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }
}
