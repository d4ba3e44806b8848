//! Deciding by the thousand: a stream of records in, a stream of answers out, in the same order.
//!
//! One record is in memory at a time. What is answered is handed on before the next one is waited for, so
//! that a process may ask, read the answer and ask again.

use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read};

use rolecall_iam::evaluate;
use rolecall_iam::record::{self, InvalidRecord, Record};
use serde::Serialize;

pub mod shape;

/// Longest record that is read, in bytes. All that AWS's quotas allow to bear on one request is shorter by far.
pub const LONGEST: usize = 16 << 20;

/// How much is read, and how much is gathered before it is handed on, in bytes.
const BLOCK: usize = 1 << 16;

/// What has been decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Records, those with an error among them.
    pub records: u64,
    /// Records with an error.
    pub refused: u64,
}

/// Why a stream ended early.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// The input can't be read any further.
    #[error("the records can't be read any further")]
    Reading(#[source] io::Error),
    /// Nobody takes the answers.
    #[error("the answers are no longer taken")]
    Unheard,
}

/// Why a record couldn't be read, and where.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Fault<'a> {
    /// What is wrong.
    pub message: &'a str,
    /// The line of the input, from 1.
    pub line: u64,
    /// The character of the line, from 1.
    pub column: usize,
    /// The same as a JSON Pointer into the record, down to a whole policy document; empty for the record itself.
    pub pointer: &'a str,
    /// What to do about it.
    pub hint: &'a str,
}

/// Decides every record of the input. `take` gets some answers at a time, as whole lines, and says whether more are
/// wanted.
///
/// # Errors
///
/// When the input can't be read any further, or the answers are no longer taken. A record that can't be read is no
/// error: it is answered as such.
pub fn decide(
    input: &mut dyn Read,
    evidence: bool,
    take: &mut dyn FnMut(&str) -> bool,
) -> Result<Tally, Stopped> {
    let mut input = BufReader::with_capacity(BLOCK, input);
    let mut tally = Tally::default();
    let mut number = 0;
    let mut line = Vec::new();
    let mut answers = String::with_capacity(2 * BLOCK);
    loop {
        // The next record may be long in coming.
        let waits = !input.buffer().contains(&b'\n');
        if (waits || answers.len() >= BLOCK) && !answers.is_empty() {
            if !take(&answers) {
                return Err(Stopped::Unheard);
            }
            answers.clear();
        }
        number += 1;
        let whole = read_line(&mut input, &mut line).map_err(Stopped::Reading)?;
        let Some(whole) = whole else {
            return Ok(tally);
        };
        if line.trim_ascii().is_empty() && whole {
            continue;
        }
        tally.records += 1;
        let read = if whole {
            text(&line).and_then(record::read)
        } else {
            Err(too_long())
        };
        match read {
            Ok(record) => answer(&record, evidence, &mut answers),
            Err(error) => {
                tally.refused += 1;
                refuse(&error, number, &line, &mut answers);
            }
        }
    }
}

/// Reads a line without its end. `None` at the end of the input, `false` when the line is too long: then the rest of
/// it is skipped.
fn read_line(input: &mut BufReader<&mut dyn Read>, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    // A record that was long is no reason to keep the room.
    line.shrink_to(BLOCK);
    let read = input.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', line)?;
    if read == 0 {
        return Ok(None);
    }
    if line.pop_if(|last| *last == b'\n').is_some() || read <= LONGEST {
        return Ok(Some(true));
    }
    line.clear();
    while line.last() != Some(&b'\n') {
        line.clear();
        if input.by_ref().take(BLOCK as u64).read_until(b'\n', line)? == 0 {
            break;
        }
    }
    line.clear();
    Ok(Some(false))
}

fn text(line: &[u8]) -> Result<&str, InvalidRecord> {
    match std::str::from_utf8(line) {
        // Some tools begin a file with a byte order mark.
        Ok(text) => Ok(text.trim_start_matches('\u{feff}')),
        Err(error) => {
            let at = error.valid_up_to();
            Err(unread("not UTF-8", at, "write the records as UTF-8"))
        }
    }
}

fn too_long() -> InvalidRecord {
    unread(
        "longer than 16 MiB",
        0,
        "a record has the policies that bear on one request, and no others",
    )
}

fn unread(message: &str, at: usize, hint: &'static str) -> InvalidRecord {
    InvalidRecord {
        id: None,
        message: message.to_owned(),
        span: rolecall_iam::policy::Span { start: at, end: at },
        pointer: String::new(),
        hint,
    }
}

fn answer(record: &Record, evidence: bool, out: &mut String) {
    begin(record.id.as_deref(), out);
    if evidence {
        let decision = evaluate::decide(&record.request, &record.policies);
        out.push_str(",\"decision\":\"");
        out.push_str(decision.verdict().as_str());
        out.push_str("\",\"evidence\":");
        append(decision.evidence(), out);
    } else {
        out.push_str(",\"decision\":\"");
        out.push_str(evaluate::verdict(&record.request, &record.policies).as_str());
        out.push('"');
    }
    out.push_str("}\n");
}

fn refuse(error: &InvalidRecord, line: u64, text: &[u8], out: &mut String) {
    begin(error.id.as_deref(), out);
    let before = text.get(..error.span.start).unwrap_or(text);
    out.push_str(",\"error\":");
    append(
        &Fault {
            message: &error.message,
            line,
            column: String::from_utf8_lossy(before).chars().count() + 1,
            pointer: &error.pointer,
            hint: error.hint,
        },
        out,
    );
    out.push_str("}\n");
}

/// The id goes out as it came in, also a number that no program could hold.
fn begin(id: Option<&str>, out: &mut String) {
    let _ = write!(out, "{{\"id\":{}", id.unwrap_or("null"));
}

fn append(value: &impl Serialize, out: &mut String) {
    // Evidence and faults have a form in JSON.
    out.push_str(&serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned()));
}

#[cfg(test)]
mod tests;
