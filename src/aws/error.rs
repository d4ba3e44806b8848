//! From what was seen of a request and what a client says of it, to what may be assumed of the account.
//!
//! | seen | it is |
//! |---|---|
//! | no connection, or not even that | unsent |
//! | no whole answer: a reset, a time limit, a body cut short | unanswered |
//! | a status of 501 | refused: whoever answers doesn't have the operation |
//! | another status of 500 or above, unless it says that there were too many calls | unanswered |
//! | a status of 400 to 499 with AWS's code | refused |
//! | anything else that isn't the operation's own answer | unintelligible |

use rolecall_api::Operation;
use rolecall_api::document::Structure;
use rolecall_api::error::{CallError, Refusal};
use rolecall_api::port::{RequestId, Response};

use super::answer::{self, Broken};
use super::arm::Said;
use super::seen::{Answer, Seen};

/// Codes with which AWS says that it did nothing since there were too many calls, whatever the status:
/// EC2 and Route 53 use 503 (botocore, `_retry.json` and `retries/standard.py`).
pub(super) const TOO_MANY: [&str; 9] = [
    "PriorRequestNotComplete",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
];

/// What came of a call.
///
/// # Errors
/// By what may be assumed, as the table above has it.
pub(super) fn judge(
    operation: Operation,
    seen: Seen,
    result: Result<Structure, Said>,
) -> Result<Response, CallError> {
    let answer = match seen {
        Seen::Unsent => {
            let why = result.err().map_or_else(String::new, |said| said.words);
            return Err(CallError::unsent(operation, why));
        }
        Seen::Unwritten(why) => return Err(CallError::unsent(operation, why)),
        Seen::NotConnected { endpoint, why } => return Err(CallError::unreached(operation, endpoint, why)),
        Seen::Lost(why) => return Err(CallError::unanswered(operation, why)),
        Seen::Answered(answer) => answer,
    };
    let request_id = request_id(&answer);
    judge_answer(operation, &answer, result)
        .map(|output| Response {
            output,
            request_id: request_id.clone().unwrap_or_else(|| RequestId::from("-")),
        })
        .map_err(|error| match request_id {
            Some(id) => error.with_request_id(id),
            None => error,
        })
}

fn judge_answer(
    operation: Operation,
    answer: &Answer,
    result: Result<Structure, Said>,
) -> Result<Structure, CallError> {
    let status = answer.status;
    if (200..300).contains(&status) {
        return match answer::check(operation, &answer.body) {
            Err(Broken::Cut(why)) => Err(CallError::unanswered(operation, why)),
            Err(Broken::Foreign(why)) => Err(CallError::unintelligible(operation, why)),
            Ok(()) => result.map_err(|said| CallError::unintelligible(operation, said.words)),
        };
    }
    let (code, message) = match result {
        Ok(_) => (None, None),
        Err(said) => (said.code, said.message),
    };
    let message = message.unwrap_or_default();
    match code {
        // RFC 9110, section 15.6.2: the server does not support the functionality. Nothing was done, and
        // no second call changes it. AWS answers so where a service has no such operation, LocalStack
        // where it has none yet.
        code if status == 501 => {
            let code = code.unwrap_or_else(|| "NotImplemented".to_owned());
            let message = match message.is_empty() {
                true => "the endpoint doesn't implement it".to_owned(),
                false => message,
            };
            Err(CallError::refused(operation, Refusal::new(code, message, status)))
        }
        Some(code) if status < 500 || TOO_MANY.contains(&code.as_str()) => {
            Err(CallError::refused(operation, Refusal::new(code, message, status)))
        }
        Some(code) => Err(CallError::unanswered(
            operation,
            format!("AWS answered {status} {code}: {message}"),
        )),
        None if status >= 500 => Err(CallError::unanswered(
            operation,
            format!("the server answered {status}"),
        )),
        // Who asks too often is told so by whatever stands before AWS, too.
        None if status == 429 => Err(CallError::refused(
            operation,
            Refusal::new("429", "too many requests", status),
        )),
        None => Err(CallError::unintelligible(
            operation,
            format!("the answer has the status {status} and no code of AWS"),
        )),
    }
}

/// Whether an answer, of whatever service, says that time will help: too many calls, or a server's trouble.
pub(super) fn is_busy(answer: &Answer) -> bool {
    let status = answer.status;
    let body = String::from_utf8_lossy(&answer.body);
    status == 429
        || (status >= 500 && status != 501)
        || (status >= 400 && TOO_MANY.iter().any(|code| names(&body, code)))
}

/// Whether a body names a code, as XML or as JSON.
fn names(body: &str, code: &str) -> bool {
    body.contains(&format!("<Code>{code}</Code>"))
        || body.contains(&format!("\"{code}\""))
        || body.contains(&format!("#{code}\""))
}

fn request_id(answer: &Answer) -> Option<RequestId> {
    let of_header = answer.request_id.clone();
    of_header
        .or_else(|| answer::request_id(&answer.body))
        .map(RequestId::from)
}
