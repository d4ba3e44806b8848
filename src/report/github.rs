//! A plan as GitHub's workflow commands: one line that says what would change, one for what is lost.

use super::clean;
use super::diagnostic::{data, property};
use super::human::deletions;
use super::outline::{Counts, outline};
use super::page::count;
use crate::plan::Plan;

/// The annotations of a plan.
#[must_use]
pub fn plan(plan: &Plan) -> String {
    let plan = &clean::plan(plan);
    let told = format!(
        "{} · {}",
        Counts::of(plan).told(),
        count(outline(plan, false).len(), "account")
    );
    let title = property(&format!("rolecall plan {}", plan.setup));
    let mut text = format!("::notice title={title}::{}\n", data(&told));
    let losses: Vec<String> = deletions::losses(plan)
        .iter()
        .map(|loss| format!("{} {}", loss.name(), loss.how))
        .collect();
    if !losses.is_empty() {
        let title = property(&format!("rolecall plan {} deletes", plan.setup));
        text.push_str(&format!(
            "::warning title={title}::{}\n",
            data(&losses.join("\n"))
        ));
    }
    text
}
