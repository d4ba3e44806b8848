//! Fault rules in JSON: which calls a rule means, which of those it touches, and what happens to them.
//!
//! ```json
//! { "fault": "throttle", "operation": "iam:CreateRole", "account": "111111111111",
//!   "entity": "Reader", "after": 2, "times": 3 }
//! ```
//!
//! Only `fault` must be there; without the others a rule means any call, and touches the first. `entity` is a
//! text that some member of the request must have; `after` calls pass untouched, `times` calls are touched, a
//! number or `"always"`. What can happen:
//!
//! | fault | |
//! |---|---|
//! | `throttle` | refused with `Throttling`, and not done |
//! | `fail-before`, `fail-after` | answered with a 500; not done, or done |
//! | `lose-request`, `lose-answer` | the connection is closed without an answer; not done, or done |
//! | `delay:5s` | done, and answered so much later |
//! | `refuse:CODE` | refused with that code, and not done; `message` and `status` (400) may be told |

use std::time::Duration;

use jiff::SignedDuration;
use rolecall_world::fault::{On, Verdict};
use serde_json::{Map, Value, json};

/// The members that a rule may have.
pub(super) const MEMBERS: [&str; 8] = [
    "fault",
    "operation",
    "account",
    "entity",
    "after",
    "times",
    "message",
    "status",
];

const FAULTS: &str = "`fault` is `throttle`, `fail-before`, `fail-after`, `lose-request`, `lose-answer`, \
                      `delay:DURATION` or `refuse:CODE`";

/// The text of a refusal that was given none.
const REFUSED: &str = "A fault rule of the simulator refuses this call.";

/// How long an answer can be delayed: longer than any client waits.
const LONGEST_DELAY: Duration = Duration::from_secs(60 * 60);

/// Reads a rule.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read(rule: &Value) -> Result<On, String> {
    let text = |name: &str| match &rule[name] {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text.as_str())),
        _ => Err(format!("`{name}` is a text")),
    };
    let number = |name: &str| match &rule[name] {
        Value::Null => Ok(None),
        value => {
            let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
            number
                .map(Some)
                .ok_or_else(|| format!("`{name}` is a whole number"))
        }
    };
    let mut on = On::any(verdict(rule, text("fault")?, text("message")?)?);
    if let Some(operation) = text("operation")? {
        let known = operation.parse().map_err(|_| {
            format!("`{operation}` is no operation; one is written with its service, as `iam:CreateRole`")
        })?;
        on.operation = Some(known);
    }
    if let Some(account) = text("account")? {
        on.account = Some(account.parse().map_err(|error| format!("`account`: {error}"))?);
    }
    on.entity = text("entity")?.map(str::to_owned);
    on.after = number("after")?.unwrap_or(0);
    on.times = match &rule["times"] {
        Value::String(always) if always == "always" => u32::MAX,
        Value::String(_) => return Err("`times` is a whole number, or `always`".to_owned()),
        _ => number("times")?.unwrap_or(1),
    };
    Ok(on)
}

fn verdict(rule: &Value, fault: Option<&str>, message: Option<&str>) -> Result<Verdict, String> {
    let fault = fault.ok_or(FAULTS)?;
    let (kind, detail) = fault.split_once(':').unwrap_or((fault, ""));
    let is_refusal = kind == "refuse";
    if !is_refusal && (message.is_some() || !rule["status"].is_null()) {
        return Err("`message` and `status` belong to a `refuse:CODE`".to_owned());
    }
    match (kind, detail) {
        ("throttle", "") => Ok(Verdict::Throttle),
        ("fail-before", "") => Ok(Verdict::FailBefore),
        ("fail-after", "") => Ok(Verdict::FailAfter),
        ("lose-request", "") => Ok(Verdict::LoseRequest),
        ("lose-answer", "") => Ok(Verdict::LoseAnswer),
        ("delay", span) => {
            let span = span.parse::<SignedDuration>().ok();
            let span = span.and_then(|span| Duration::try_from(span).ok());
            let span = span.filter(|span| *span <= LONGEST_DELAY);
            span.map(Verdict::Delay).ok_or_else(|| {
                "a delay is a duration up to an hour: `delay:500ms`, `delay:1m 30s`".to_owned()
            })
        }
        ("refuse", code) if is_code(code) => Ok(Verdict::Refuse {
            code: code.to_owned(),
            message: message.unwrap_or(REFUSED).to_owned(),
            status: status(&rule["status"])?,
        }),
        _ => Err(FAULTS.to_owned()),
    }
}

/// A code as AWS's are: `AccessDenied`, `InvalidVpcID.NotFound`.
fn is_code(text: &str) -> bool {
    let part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    (1..=128).contains(&text.len()) && text.bytes().all(part)
}

fn status(value: &Value) -> Result<u16, String> {
    if value.is_null() {
        return Ok(400);
    }
    let status = value.as_u64().and_then(|status| u16::try_from(status).ok());
    let error = status.filter(|status| (400..=599).contains(status));
    error.ok_or_else(|| "`status` is an HTTP status from 400 to 599".to_owned())
}

/// A rule as JSON, and how many calls it met.
pub(super) fn told(on: &On) -> Value {
    let mut rule = Map::new();
    let mut put = |name: &str, value: Value| rule.insert(name.to_owned(), value);
    match &on.verdict {
        Verdict::Throttle => put("fault", json!("throttle")),
        Verdict::FailBefore => put("fault", json!("fail-before")),
        Verdict::FailAfter => put("fault", json!("fail-after")),
        Verdict::LoseRequest => put("fault", json!("lose-request")),
        Verdict::LoseAnswer => put("fault", json!("lose-answer")),
        Verdict::Delay(span) => {
            let span = SignedDuration::try_from(*span).unwrap_or(SignedDuration::MAX);
            put("fault", json!(format!("delay:{span:#}")))
        }
        Verdict::Refuse {
            code,
            message,
            status,
        } => {
            put("message", json!(message));
            put("status", json!(status));
            put("fault", json!(format!("refuse:{code}")))
        }
    };
    if let Some(operation) = on.operation {
        put("operation", json!(operation));
    }
    if let Some(account) = on.account {
        put("account", json!(account));
    }
    if let Some(entity) = &on.entity {
        put("entity", json!(entity));
    }
    put("after", json!(on.after));
    let times = match on.times {
        u32::MAX => json!("always"),
        times => json!(times),
    };
    put("times", times);
    put("met", json!(on.met));
    Value::Object(rule)
}

#[cfg(test)]
mod tests;
