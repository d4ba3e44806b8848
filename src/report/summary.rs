//! What is left on the screen when a run is over: a line per phase, and how long AWS took.

use crate::apply::Outcome;
use crate::event::Phase;
use crate::plan::Plan;
use crate::report::outline::Counts;
use crate::report::page::{Page, WIDTH, columns, count, pad, seconds};
use crate::report::paint::{BAD, QUIET, STRONG, paint};
use crate::verify::Report;

#[cfg(test)]
mod tests;

/// A line of a summary.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The phase's name.
    pub name: &'static str,
    /// What it came to.
    pub what: String,
    /// Something in it went wrong.
    pub bad: bool,
    /// AWS's time, in seconds; `None` where none is counted.
    pub seconds: Option<f64>,
    /// Of it, what was spent waiting for IAM.
    pub waited: f64,
}

impl Row {
    /// A plan that was made.
    #[must_use]
    pub fn planned(plan: &Plan, seconds: f64) -> Self {
        Row {
            name: name(Phase::Plan),
            what: Counts::of(plan).told(),
            bad: false,
            seconds: Some(seconds),
            waited: 0.0,
        }
    }

    /// A plan that was carried out.
    #[must_use]
    pub fn applied(plan: &Plan, outcome: &Outcome, seconds: f64, waited: f64) -> Self {
        let done = outcome.done.len() + outcome.already.len();
        let total = plan.steps.len();
        let mut told = vec![format!("{done} of {}", count(total, "step"))];
        for (number, what) in [
            (outcome.already.len(), "done before"),
            (outcome.failed.len(), "failed"),
            (outcome.stale.len(), "stale"),
            (outcome.skipped.len(), "not begun"),
            (outcome.left.len(), "left"),
        ] {
            if number > 0 {
                told.push(format!("{number} {what}"));
            }
        }
        Row {
            name: name(if plan.destroy {
                Phase::Destroy
            } else {
                Phase::Apply
            }),
            what: told.join(" · "),
            bad: done < total,
            seconds: Some(seconds),
            waited,
        }
    }

    /// A verification.
    #[must_use]
    pub fn verified(report: &Report) -> Self {
        let proved = if report.by_law.is_some() {
            "allowed by law"
        } else {
            "proved"
        };
        let mut told = vec![format!("{} {proved}", count(report.proved(), "edge"))];
        if report.refused() > 0 {
            told.push(format!("{} refused", count(report.refused(), "non-edge")));
        }
        let wrong = report.edges.len() - report.proved() + report.non_edges.len() - report.refused();
        if wrong > 0 {
            told.push(format!("{wrong} NOT as promised"));
        }
        Row {
            name: name(Phase::Verify),
            what: told.join(" · "),
            bad: wrong > 0 || !report.holds(),
            seconds: Some(report.seconds),
            waited: report.waited,
        }
    }
}

/// What is said behind a time that passed in a simulated AWS.
pub const SIMULATED: &str = " of simulated AWS time";

/// The name of a phase.
#[must_use]
pub const fn name(phase: Phase) -> &'static str {
    match phase {
        Phase::Observe => "observe",
        Phase::Plan => "plan",
        Phase::Apply => "apply",
        Phase::Verify => "verify",
        Phase::Destroy => "destroy",
    }
}

/// Where the text of a line begins, and the room that is kept for it.
const NAME: usize = 10;
const WHAT: usize = 30;

/// Adds the lines of a summary.
pub fn rows(page: &mut Page, rows: &[Row]) {
    let what = rows
        .iter()
        .map(|row| columns(&row.what))
        .max()
        .unwrap_or(0)
        .max(WHAT);
    let time = |row: &Row| row.seconds.map(seconds).unwrap_or_default();
    let wide = rows.iter().map(|row| columns(&time(row))).max().unwrap_or(0);
    let waited = |row: &Row| (row.waited > 0.0).then(|| format!("waited {} for IAM", seconds(row.waited)));
    let widest = rows
        .iter()
        .filter_map(waited)
        .map(|text| columns(&text))
        .max()
        .unwrap_or(0);
    let row_width = 2 + NAME + what + 2 + wide;
    let page_width = page.width().min(WIDTH);
    for row in rows {
        let told = if row.bad {
            paint(BAD, row.what.as_str()).to_string()
        } else {
            row.what.clone()
        };
        let time = time(row);
        let line = format!(
            "  {}{}  {:>missing$}{time}",
            pad(row.name, NAME),
            pad(told, what),
            "",
            missing = wide - columns(&time)
        );
        let waited = waited(row).map(|waited| paint(QUIET, waited));
        match waited {
            Some(waited) if row_width + 2 + widest <= page_width => {
                page.line(format_args!("{line}  {waited}"));
            }
            Some(waited) => {
                page.line(line);
                page.line(format_args!("  {:NAME$}{waited}", ""));
            }
            None => page.line(line),
        }
    }
}

/// Adds the line under a summary: how long AWS took, and how long the run took in truth when AWS was
/// simulated.
pub fn total(page: &mut Page, lines: &[Row], aws: f64, really: Option<f64>) {
    let what = lines
        .iter()
        .map(|row| columns(&row.what))
        .max()
        .unwrap_or(0)
        .max(WHAT);
    page.line(format_args!(
        "  {:NAME$}{}",
        "",
        paint(QUIET, "─".repeat(what + 10))
    ));
    let told = match really {
        Some(really) => format!("{}{SIMULATED} in {}", seconds(aws), seconds(really)),
        None => seconds(aws),
    };
    page.line(format_args!("  {:NAME$}{}", "", paint(STRONG, told)));
}
