//! All pages of a list as one answer.

use crate::document::{Structure, Value};
use crate::error::CallError;
use crate::operation::{Operation, Pagination};
use crate::port::{Aws, Call, Request};

/// Makes an operation's calls until no page is left; the lists of all pages stand in the one answer, and
/// its other members are those of the first page. An operation without pages is called once.
///
/// A page may be empty and still have a successor: only the token says that there is more (Organizations
/// API Reference, ListAccounts; IAM's `IsTruncated` must agree where it is given).
///
/// # Errors
/// Those of the call; a token that comes back a second time is unintelligible, since the list has no end.
pub async fn collect<A: Aws + ?Sized>(
    aws: &A,
    call: &Call,
    operation: Operation,
    input: Structure,
) -> Result<Structure, CallError> {
    let first = aws
        .call(
            call,
            Request {
                operation,
                input: input.clone(),
            },
        )
        .await?;
    let mut answer = first.output;
    let Some(pagination) = &operation.info().pagination else {
        return Ok(answer);
    };
    let mut seen: Vec<String> = Vec::new();
    let mut next = take_token(pagination, &mut answer);
    while let Some(token) = next {
        if seen.contains(&token) {
            return Err(CallError::unintelligible(
                operation,
                format!("the page after `{token}` came twice"),
            ));
        }
        let mut asked = input.clone();
        asked.insert(pagination.input_token, token.as_str());
        seen.push(token);
        let mut page = aws
            .call(
                call,
                Request {
                    operation,
                    input: asked,
                },
            )
            .await?
            .output;
        next = take_token(pagination, &mut page);
        for list in pagination.results {
            append(&mut answer, list, page.remove(list));
        }
    }
    Ok(answer)
}

/// Takes what tells of a next page out of an answer; its token, when there is one.
fn take_token(pagination: &Pagination, page: &mut Structure) -> Option<String> {
    let more = pagination.more.and_then(|name| match page.get_mut(name) {
        Some(Value::Boolean(more)) => Some(std::mem::replace(more, false)),
        _ => None,
    });
    let token = match page.remove(pagination.output_token) {
        Some(Value::String(token)) if !token.is_empty() => Some(token),
        _ => None,
    };
    token.filter(|_| more != Some(false))
}

fn append(answer: &mut Structure, list: &'static str, page: Option<Value>) {
    let Some(Value::List(page)) = page else {
        return;
    };
    match answer.get_mut(list) {
        Some(Value::List(values)) => values.extend(page),
        _ => {
            answer.insert(list, Value::List(page));
        }
    }
}

#[cfg(test)]
mod tests;
