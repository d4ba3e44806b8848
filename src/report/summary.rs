//! What is left on the screen when a run is over: a line per phase, and how long AWS took.

use crate::event::Phase;
use crate::report::page::{Page, WIDTH, columns, count, pad, seconds};
use crate::report::paint::{BAD, QUIET, STRONG, paint};
use crate::report::tally::PhaseTally;

#[cfg(test)]
mod tests;

/// A line of a summary.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The phase's name.
    pub name: String,
    /// What it came to.
    pub what: String,
    /// Something in it went wrong.
    pub bad: bool,
    /// AWS's time, in seconds; `None` where no time passes.
    pub seconds: Option<f64>,
    /// Of it, what was spent waiting for IAM.
    pub waited: f64,
}

impl Row {
    /// The line of a counted phase.
    #[must_use]
    pub fn of(tally: &PhaseTally) -> Self {
        let (what, bad) = match tally.phase {
            Phase::Verify => verified(tally),
            Phase::Observe => (count(tally.done, "account"), tally.done < tally.total),
            Phase::Plan => (format!("{} to do", tally.total), false),
            Phase::Apply | Phase::Destroy => applied(tally),
        };
        Row {
            name: name(tally.phase).to_owned(),
            what,
            bad,
            seconds: Some(tally.seconds),
            waited: tally.waited,
        }
    }
}

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

fn applied(tally: &PhaseTally) -> (String, bool) {
    let mut told = vec![format!("{} of {}", tally.done, tally.total)];
    if tally.already > 0 {
        told.push(format!("{} done before", tally.already));
    }
    if tally.failed > 0 {
        told.push(format!("{} failed", tally.failed));
    }
    if tally.skipped > 0 {
        told.push(format!("{} not begun", tally.skipped));
    }
    (told.join(" · "), tally.done < tally.total)
}

fn verified(tally: &PhaseTally) -> (String, bool) {
    let mut told = vec![format!("{} proved", count(tally.proved, "edge"))];
    if tally.refused > 0 {
        told.push(format!("{} refused", count(tally.refused, "non-edge")));
    }
    if tally.refuted > 0 {
        told.push(format!("{} NOT as promised", tally.refuted));
    }
    (told.join(" · "), tally.refuted > 0)
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
    // Eight columns narrower where that is what makes the lines fit.
    let short = 2 + NAME + what + 2 + wide + 2 + widest > page.width().min(WIDTH);
    for row in rows {
        let told = if row.bad {
            paint(BAD, row.what.as_str()).to_string()
        } else {
            row.what.clone()
        };
        let time = time(row);
        let mut line = format!(
            "  {}{}  {:>missing$}{time}",
            pad(row.name.as_str(), NAME),
            pad(told, what),
            "",
            missing = wide - columns(&time)
        );
        if row.waited > 0.0 {
            let waited = if short {
                format!("waited {}", seconds(row.waited))
            } else {
                format!("waited {} for IAM", seconds(row.waited))
            };
            line.push_str(&format!("  {}", paint(QUIET, waited)));
        }
        page.line(line);
    }
}

/// Adds the line under a summary: how long AWS took, and how long the run took in truth when AWS was
/// simulated.
pub fn total(page: &mut Page, lines: &[Row], really: Option<f64>) {
    let aws: f64 = lines.iter().filter_map(|row| row.seconds).sum();
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
        Some(really) => format!("{} of simulated AWS time in {}", seconds(aws), seconds(really)),
        None => seconds(aws),
    };
    page.line(format_args!("  {:NAME$}{}", "", paint(STRONG, told)));
}
