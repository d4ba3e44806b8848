//! What an answer is, before anybody reads its members: whole, AWS's, and of this operation.
//!
//! Separate, since the SDK doesn't ask. It takes any answer with a status of 200 for the success of an
//! operation without output (a page of a captive portal, too), and a list that ends in the middle for a
//! short list.

use rolecall_api::Operation;
use rolecall_api::operation::Protocol;

/// Why an answer with a good status isn't the operation's.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// It begins as it should, and doesn't end.
    Cut(String),
    /// It is something else.
    Foreign(String),
}

/// Whether a body is the whole answer of an operation.
///
/// XML answers are one element, most often named after the operation (AWS Query protocol, EC2's and REST-XML
/// alike), JSON answers one object.
///
/// # Errors
/// What it is instead.
pub(super) fn check(operation: Operation, body: &[u8]) -> Result<(), Broken> {
    let Ok(text) = std::str::from_utf8(body) else {
        return Err(Broken::Foreign("the answer isn't text".to_owned()));
    };
    let text = text.trim();
    if text.is_empty() {
        return Err(Broken::Cut("the answer was empty".to_owned()));
    }
    if operation.service().protocol() == Protocol::Json {
        return check_json(text);
    }
    let cut = || Broken::Cut(format!("the answer was cut short after {} bytes", body.len()));
    let expected = operation.answer_element();
    let Some(rest) = after_prolog(text) else {
        return Err(cut());
    };
    let Some(name) = rest.strip_prefix('<') else {
        return Err(Broken::Foreign(format!(
            "the answer begins with `{}`",
            beginning(rest)
        )));
    };
    let Some(end) = name.find('>') else {
        return Err(cut());
    };
    let name = &name[..end];
    let root = name
        .split(|letter: char| letter.is_whitespace() || letter == '/')
        .next()
        .unwrap_or(name);
    if local(root) != expected {
        return Err(Broken::Foreign(format!(
            "the answer is `<{}>`, expected `<{expected}>`",
            beginning(root)
        )));
    }
    // An element without content, or its end.
    if (name.ends_with('/') && rest.len() == end + 2) || rest.ends_with(&format!("</{root}>")) {
        Ok(())
    } else {
        Err(cut())
    }
}

fn check_json(text: &str) -> Result<(), Broken> {
    if !text.starts_with('{') {
        return Err(Broken::Foreign(format!(
            "the answer begins with `{}`",
            beginning(text)
        )));
    }
    match serde_json::from_str::<serde::de::IgnoredAny>(text) {
        Ok(_) => Ok(()),
        Err(error) if error.is_eof() => Err(Broken::Cut(format!(
            "the answer was cut short after {} bytes",
            text.len()
        ))),
        Err(error) => Err(Broken::Foreign(format!("the answer is no JSON: {error}"))),
    }
}

/// AWS's id of the request within an answer, where no header had it: `RequestId`, in EC2's dialect `requestId`
/// or, of a refusal, `RequestID`.
pub(super) fn request_id(body: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(body).ok()?;
    let found = ["RequestId", "requestId", "RequestID"].iter().find_map(|name| {
        let (_, rest) = text.split_once(&format!("<{name}>"))?;
        let (id, _) = rest.split_once("</")?;
        Some(id.trim())
    })?;
    (!found.is_empty()).then(|| found.to_owned())
}

/// What comes after the declaration and comments; none where one of them doesn't end, or nothing comes.
fn after_prolog(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else {
            return (!rest.is_empty()).then_some(rest);
        };
        rest = &rest[rest.find(end)? + end.len()..];
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The first characters of a text, in one line.
fn beginning(text: &str) -> String {
    let line: String = text
        .chars()
        .take(40)
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    line.trim_end().to_owned()
}
