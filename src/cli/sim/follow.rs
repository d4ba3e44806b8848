//! `rolecall sim decisions --follow`: each decision as it is made, until somebody ends it.

use std::time::Duration;

use serde_json::Value;

use super::super::Format;
use super::super::printer::Printer;
use super::client::At;
use super::control::{Run, in_a_line, list, text};
use crate::exit::Exit;

/// How long it waits before it asks again.
const BETWEEN: Duration = Duration::from_millis(200);

/// Goes on until nobody reads any more, or the simulator is gone.
pub(super) fn follow(at: &At, printer: &mut Printer) -> Run {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build();
    let runtime = runtime.map_err(|error| {
        printer.refuse(&format!("the system gives no runtime: {error}"), "try again");
        Exit::Failed
    })?;
    let kept = at.json("GET", "/decisions", &Value::Null, printer)?;
    let mut last = list(&kept)
        .first()
        .map_or_else(String::new, |latest| text(&latest["requestId"]).to_owned());
    loop {
        let path = format!("/decisions?after={last}");
        for line in at.ask("GET", &path, "", printer)?.lines() {
            // What came of our own server is JSON; a line that isn't says nothing to anybody.
            let Ok(decision) = serde_json::from_str::<Value>(line) else {
                continue;
            };
            text(&decision["requestId"]).clone_into(&mut last);
            let told = match printer.format() {
                Format::Json => format!("{line}\n"),
                _ => in_a_line(&decision),
            };
            if !printer.stream(&told) {
                return Ok(Exit::Done);
            }
        }
        runtime.block_on(async { tokio::time::sleep(BETWEEN).await });
    }
}
