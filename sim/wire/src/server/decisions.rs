//! Refusals by the id of their answer, with the evidence that AWS withholds; the last thousand.

use std::collections::VecDeque;

use jiff::Timestamp;
use rolecall_iam::decision::Decision;
use serde_json::{Value, json};

use crate::service::Answer;

/// How many are kept.
const MOST: usize = 1_000;

#[derive(Debug, Default)]
pub(super) struct Decisions(VecDeque<(String, Value)>);

impl Decisions {
    /// Keeps what was refused. What was allowed needs no explanation, and the world keeps none.
    pub(super) fn keep(&mut self, now: Timestamp, answer: &Answer) {
        let Some(refusal) = &answer.refusal else { return };
        let evidence = refusal.evidence.as_deref();
        let kept = json!({
            "requestId": answer.request_id,
            "time": now.to_string(),
            "operation": answer.operation,
            "code": refusal.code,
            "message": refusal.message,
            "decision": evidence,
            "explanation": evidence.map(Decision::lines),
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
