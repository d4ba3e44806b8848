//! Signature Version 4 from the client's side (IAM User Guide, `reference_sigv-create-signed-request.html`),
//! written apart from the door's own, so that a mistake would have to be made twice.

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::Failed;

/// A key and its secret.
#[derive(Clone)]
pub(crate) struct Key {
    pub(crate) id: String,
    pub(crate) secret: String,
}

/// A whole HTTP request of the query protocol, signed for `us-east-1`.
///
/// # Errors
/// When a date can't be written.
pub(crate) fn request(
    key: &Key,
    service: &str,
    host: &str,
    body: &str,
    invocation: &str,
) -> Result<Vec<u8>, Failed> {
    #[expect(
        clippy::disallowed_methods,
        reason = "a signature is judged by the wall's clock"
    )]
    let now = Timestamp::now();
    let at = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let day = at.get(..8).ok_or("a date has eight digits")?;
    let content_type = "application/x-www-form-urlencoded; charset=utf-8";
    // SDKs send and sign the same: it makes each request one of its kind.
    let headers = format!(
        "amz-sdk-invocation-id:{invocation}\ncontent-type:{content_type}\nhost:{host}\nx-amz-date:{at}\n"
    );
    let names = "amz-sdk-invocation-id;content-type;host;x-amz-date";
    let hash = HEXLOWER.encode(&Sha256::digest(body));
    let canonical = format!("POST\n/\n\n{headers}\n{names}\n{hash}");
    let scope = format!("{day}/us-east-1/{service}/aws4_request");
    let to_sign = format!(
        "AWS4-HMAC-SHA256\n{at}\n{scope}\n{}",
        HEXLOWER.encode(&Sha256::digest(canonical))
    );
    let mut signing = format!("AWS4{}", key.secret).into_bytes();
    for part in scope.split('/') {
        signing = mac(&signing, part)?;
    }
    let signature = HEXLOWER.encode(&mac(&signing, &to_sign)?);
    let request = format!(
        "POST / HTTP/1.1\r\nhost: {host}\r\ncontent-type: {content_type}\r\ncontent-length: {}\r\n\
         amz-sdk-invocation-id: {invocation}\r\nx-amz-date: {at}\r\n\
         authorization: AWS4-HMAC-SHA256 Credential={}/{scope}, SignedHeaders={names}, Signature={signature}\r\n\r\n{body}",
        body.len(),
        key.id,
    );
    Ok(request.into_bytes())
}

fn mac(key: &[u8], text: &str) -> Result<Vec<u8>, Failed> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key)?;
    mac.update(text.as_bytes());
    Ok(mac.finalize().into_bytes().to_vec())
}
