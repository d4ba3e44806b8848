//! The journal: what was asked, by whom, and what came of it, in CloudTrail's shape.
//!
//! CloudTrail User Guide, `cloudtrail-event-reference-record-contents.html` and
//! `cloudtrail-event-reference-user-identity.html`. One entry per call, refused ones too. Entries are
//! kept as values and written as JSON when somebody reads them, since most runs never do.

use std::collections::VecDeque;
use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use rolecall_api::document::Structure;
use rolecall_api::operation::{Access, Operation};
use rolecall_iam::account::AccountId;
use serde_json::{Map, Value, json};

use crate::account::entity::KeyOwner;
use crate::call::caller::{Caller, Vouched, VouchedBy, Who};
use crate::chance::Key;
use crate::ids;
use crate::session::SessionOf;
use crate::time::clock::Moment;

/// One call, and what came of it.
#[derive(Debug, Clone)]
pub struct Event {
    /// When it was answered.
    pub at: Moment,
    /// What was asked.
    pub operation: Operation,
    /// Who asked; `None` when the credentials were not accepted.
    pub caller: Option<Arc<Caller>>,
    /// The access key id that was shown.
    pub access_key_id: Arc<str>,
    /// The region that was asked.
    pub region: Arc<str>,
    /// From where.
    pub source_ip: Option<IpAddr>,
    /// With what.
    pub user_agent: Arc<str>,
    /// What it was asked with.
    pub input: Structure,
    /// What was answered, for what writes.
    pub output: Option<Structure>,
    /// Code and text of a refusal.
    pub error: Option<(String, String)>,
    /// AWS's id of the request.
    pub request_id: Arc<str>,
    /// The id of this entry.
    pub event_id: EventId,
    /// The account whose trail it is in.
    pub recipient: AccountId,
    /// Joins the two entries of a call from one account to another.
    pub shared_event_id: Option<EventId>,
}

/// The id of an entry. It becomes text when somebody reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventId(pub(crate) Key);

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&ids::uuid(self.0))
    }
}

impl Event {
    /// As a record of CloudTrail.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let info = self.operation.info();
        let mut record = Map::new();
        let mut put = |key: &str, value: Value| record.insert(key.to_owned(), value);
        put("eventVersion", json!("1.11"));
        put("userIdentity", self.identity());
        put("eventTime", json!(self.at.iso()));
        put("eventSource", json!(info.service.event_source()));
        put("eventName", json!(info.name));
        put("awsRegion", json!(&*self.region));
        put(
            "sourceIPAddress",
            json!(
                self.source_ip
                    .map_or("AWS Internal".to_owned(), |ip| ip.to_string())
            ),
        );
        put("userAgent", json!(&*self.user_agent));
        if let Some((code, message)) = &self.error {
            put("errorCode", json!(code));
            put("errorMessage", json!(message));
        }
        let shown = |structure: &Structure| match structure.is_empty() {
            true => Value::Null,
            false => structure.to_cloudtrail(),
        };
        put("requestParameters", shown(&self.input));
        put(
            "responseElements",
            self.output.as_ref().map_or(Value::Null, shown),
        );
        put("requestID", json!(&*self.request_id));
        put("eventID", json!(self.event_id.to_string()));
        put("readOnly", json!(info.access != Access::Write));
        put("eventType", json!("AwsApiCall"));
        put("managementEvent", json!(true));
        put("recipientAccountId", json!(self.recipient));
        if let Some(shared) = self.shared_event_id {
            put("sharedEventID", json!(shared.to_string()));
        }
        put("eventCategory", json!("Management"));
        Value::Object(record)
    }

    /// Shares with another entry what is the same in both: most callers make many calls in a row.
    fn share(&mut self, other: &Self) {
        if self.user_agent == other.user_agent {
            self.user_agent = Arc::clone(&other.user_agent);
        }
        if self.region == other.region {
            self.region = Arc::clone(&other.region);
        }
        if let (Some(caller), Some(known)) = (&mut self.caller, &other.caller)
            && caller.is_same(known)
        {
            *caller = Arc::clone(known);
        }
    }

    fn identity(&self) -> Value {
        let Some(caller) = &self.caller else {
            return json!({ "type": "Unknown", "accessKeyId": &*self.access_key_id });
        };
        if self.shared_event_id.is_some() && caller.account != self.recipient {
            // What the other account may see of the caller: no more than who, and from which account.
            return json!({
                "type": "AWSAccount",
                "principalId": caller.user_id(),
                "accountId": caller.account,
            });
        }
        let mut identity = Map::new();
        let kind = match &caller.who {
            Who::Stranger => return json!({ "type": "Unknown" }),
            Who::Vouched(vouched) => return stranger(vouched),
            Who::Root => "Root",
            Who::User { .. } => "IAMUser",
            Who::Role { .. } => "AssumedRole",
            Who::Federated { .. } => "FederatedUser",
        };
        identity.insert("type".into(), json!(kind));
        identity.insert("principalId".into(), json!(caller.user_id()));
        identity.insert("arn".into(), json!(caller.arn));
        identity.insert("accountId".into(), json!(caller.account));
        identity.insert("accessKeyId".into(), json!(&*self.access_key_id));
        if let Some(name) = caller.user_name() {
            identity.insert("userName".into(), json!(name));
        }
        if let Some(session) = &caller.session {
            let mut context = Map::new();
            if let Some(issuer) = issuer(caller) {
                context.insert("sessionIssuer".into(), issuer);
            }
            context.insert(
                "attributes".into(),
                json!({ "creationDate": session.issued.iso(), "mfaAuthenticated": session.mfa.to_string() }),
            );
            if session.of == SessionOf::AssumedRoot {
                context.insert("assumedRoot".into(), json!("true"));
            }
            if let Some(source) = &session.source_identity {
                context.insert("sourceIdentity".into(), json!(&**source));
            }
            identity.insert("sessionContext".into(), Value::Object(context));
        }
        Value::Object(identity)
    }
}

/// Somebody whom an identity provider vouches for, and who has no credentials.
fn stranger(vouched: &Vouched) -> Value {
    let kind = match vouched.by {
        VouchedBy::WebIdentity => "WebIdentityUser",
        VouchedBy::Saml => "SAMLUser",
    };
    json!({
        "type": kind,
        "principalId": vouched.principal_id,
        "userName": vouched.name,
        "identityProvider": &*vouched.provider,
    })
}

/// Whose credentials a session came from: a role's, or those of the user who made a federated one.
fn issuer(caller: &Caller) -> Option<Value> {
    let (kind, id, arn, name) = match &caller.who {
        Who::Root | Who::User { .. } | Who::Vouched(_) | Who::Stranger => return None,
        Who::Role { id, .. } => ("Role", id.to_string(), &caller.principal_arn, true),
        Who::Federated {
            by: KeyOwner::User(id),
            user,
            ..
        } => ("IAMUser", id.to_string(), user, true),
        Who::Federated { user, .. } => ("Root", caller.account.to_string(), user, false),
    };
    let mut issuer = json!({
        "type": kind,
        "principalId": id,
        "arn": arn,
        "accountId": caller.account,
    });
    if name && let Some(fields) = issuer.as_object_mut() {
        fields.insert("userName".into(), json!(arn.resource_name()));
    }
    Some(issuer)
}

/// How much of the journal is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keep {
    /// Everything.
    #[default]
    All,
    /// The last so many entries.
    Last(usize),
    /// Nothing.
    Nothing,
}

/// What was asked of a world so far.
#[derive(Debug, Clone, Default)]
pub struct Journal {
    keep: Keep,
    events: VecDeque<Arc<Event>>,
    written: u64,
}

impl Journal {
    /// An empty journal that keeps so much.
    #[must_use]
    pub const fn keeping(keep: Keep) -> Self {
        Self {
            keep,
            events: VecDeque::new(),
            written: 0,
        }
    }

    /// Whether anything is kept.
    #[must_use]
    pub const fn is_kept(&self) -> bool {
        !matches!(self.keep, Keep::Nothing)
    }

    /// What is kept, oldest first.
    pub fn events(&self) -> impl ExactSizeIterator<Item = &Event> {
        self.events.iter().map(|event| &**event)
    }

    /// What is kept of what was written after the first so many entries, oldest first.
    pub fn events_after(&self, written: u64) -> impl ExactSizeIterator<Item = &Event> {
        let new = usize::try_from(self.written.saturating_sub(written)).unwrap_or(usize::MAX);
        let old = self.events.len().saturating_sub(new);
        self.events.iter().skip(old).map(|event| &**event)
    }

    /// How much is kept.
    #[must_use]
    pub const fn keep(&self) -> Keep {
        self.keep
    }

    /// How many entries were written, kept or not.
    #[must_use]
    pub const fn written(&self) -> u64 {
        self.written
    }

    /// One JSON object a line, as it is kept.
    #[must_use]
    pub fn to_jsonl(&self) -> String {
        self.events.iter().fold(String::new(), |mut text, event| {
            text.push_str(&event.to_json().to_string());
            text.push('\n');
            text
        })
    }

    pub(crate) fn write(&mut self, mut event: Event) {
        self.written += 1;
        if let Some(last) = self.events.back() {
            event.share(last);
        }
        match self.keep {
            Keep::Nothing => return,
            Keep::All => {}
            Keep::Last(count) => {
                while self.events.len() >= count.max(1) {
                    self.events.pop_front();
                }
            }
        }
        self.events.push_back(Arc::new(event));
    }
}

#[cfg(test)]
mod tests;
