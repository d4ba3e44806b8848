//! Server certificates: what load balancers of old show to browsers.

use std::sync::Arc;

use rolecall_iam::arn::Arn;
use serde::{Deserialize, Serialize};

use crate::account::tags::Tags;
use crate::ids::UniqueId;
use crate::time::clock::Moment;
use crate::time::delay::Kind;
use crate::time::replicated::Replicated;

/// A server certificate. Its private key is compared when it is uploaded, and not kept: nothing here could
/// use it, and nobody could ever read it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ServerCertificate {
    /// `ASCA…`.
    pub id: UniqueId,
    /// In the spelling it was given.
    pub name: Arc<str>,
    /// `/` or `/a/b/`.
    pub path: String,
    /// Follows name and path.
    pub arn: Arn,
    /// When it was uploaded.
    pub created: Moment,
    /// When it ends.
    pub expires: Moment,
    /// PEM, as it was uploaded.
    pub body: String,
    /// PEM, as it was uploaded, when it was.
    pub chain: Option<String>,
    /// Whether it exists.
    pub existence: Replicated<bool>,
    /// Its tags.
    pub tags: Replicated<Tags>,
}

impl ServerCertificate {
    pub(crate) fn new(id: UniqueId, name: &str, path: &str, arn: Arn, now: Moment) -> Self {
        Self {
            existence: Replicated::written(id.key("existence"), now, Kind::Principal, true),
            tags: Replicated::unwritten(id.key("tags")),
            id,
            name: name.into(),
            path: path.to_owned(),
            arn,
            created: now,
            expires: now,
            body: String::new(),
            chain: None,
        }
    }
}
