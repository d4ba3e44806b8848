//! What a browser sees, and whoever else asks for nothing.

use crate::request::{Incoming, Outgoing};

/// How to point a client at where this was asked. At any other path than the root it is a 404: who looks for a
/// bucket there shouldn't take it for one.
pub(crate) fn help(request: &Incoming<'_>) -> Outgoing {
    let host = request.header("host").filter(|host| is_host(host));
    let host = host.unwrap_or("127.0.0.1:4566");
    let text = format!(
        "This is Rolecall's simulated AWS. It speaks IAM, STS, Organizations, and as much of EC2, Route 53
and S3 as shows whether a role's rights arrived. Point a client here:

    export AWS_ENDPOINT_URL=http://{host}
    export AWS_ACCESS_KEY_ID=111111111111 AWS_SECRET_ACCESS_KEY=test
    export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
    aws sts get-caller-identity

An access key id of twelve digits with the secret `test` is the root user of that account, unless the
simulator was started strict. Keys and sessions that are made here work here.

    rolecall sim coverage        which operations are simulated, and how far
    http://{host}/_rolecall      the simulator itself: its clock, faults, decisions, snapshots
"
    );
    Outgoing {
        status: if request.path == "/" { 200 } else { 404 },
        headers: vec![("content-type", "text/plain; charset=utf-8".to_owned())],
        body: text.into_bytes(),
    }
}

/// A name or an address, with or without a port: what is put into a command must not be one.
fn is_host(text: &str) -> bool {
    let part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'[' | b']');
    (1..=255).contains(&text.len()) && text.bytes().all(part)
}

#[cfg(test)]
mod tests;
