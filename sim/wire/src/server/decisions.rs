//! Decisions by the id of their answer, with the evidence that AWS withholds; the last thousand.
//!
//! Refusals, and where that is asked for what was allowed, too.

use std::collections::VecDeque;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::service::Answer;

/// How many are kept.
const MOST: usize = 1_000;

#[derive(Debug, Default)]
pub(super) struct Decisions(VecDeque<(String, Value)>);

impl Decisions {
    /// Keeps what was refused, and of what was allowed what the world watched.
    pub(super) fn keep(&mut self, now: Timestamp, answer: &Answer) {
        let (refusal, watched) = (&answer.refusal, &answer.decisions);
        if refusal.is_none() && watched.is_empty() {
            return;
        }
        let refused = refusal.as_ref().and_then(|refusal| refusal.evidence.as_ref());
        let decisive = refused.or(watched.last());
        let explained = match (refused, watched.is_empty()) {
            (Some(evidence), true) => evidence.lines(),
            _ => watched.iter().flat_map(|decision| decision.lines()).collect(),
        };
        let kept = json!({
            "requestId": answer.request_id,
            "time": now.to_string(),
            "operation": answer.operation,
            "code": refusal.as_ref().map(|refusal| &refusal.code),
            "message": refusal.as_ref().map(|refusal| &refusal.message),
            "decision": decisive.map(|decision| &**decision),
            "decisions": watched.iter().map(|decision| &**decision).collect::<Vec<_>>(),
            "explanation": decisive.map(|_| explained),
        });
        if self.0.len() == MOST {
            self.0.pop_front();
        }
        self.0.push_back((answer.request_id.clone(), kept));
    }

    pub(super) fn get(&self, request_id: &str) -> Option<&Value> {
        let mut latest = self.0.iter().rev();
        latest.find(|(id, _)| id == request_id).map(|(_, kept)| kept)
    }

    /// What came after one of them, the oldest first, one JSON document a line; everything, when that one isn't
    /// kept any more.
    pub(super) fn after(&self, request_id: &str) -> String {
        let known = self.0.iter().rposition(|(id, _)| id == request_id);
        let first = known.map_or(0, |place| place + 1);
        self.0
            .range(first..)
            .map(|(_, kept)| format!("{kept}\n"))
            .collect()
    }

    /// The latest, last first.
    pub(super) fn latest(&self) -> Value {
        let latest = self.0.iter().rev().take(100);
        latest
            .map(|(id, kept)| {
                json!({
                    "requestId": id,
                    "time": kept["time"],
                    "operation": kept["operation"],
                    "code": kept["code"],
                    "message": kept["message"],
                })
            })
            .collect()
    }
}
