//! The screen of a verification: what works, what is closed, what the consumer sees, and what is wrong.
//!
//! What is wrong is always named. What works is named too while it can be read at a glance; three hundred
//! lines that say yes would only hide the one that says no.

use crate::report::clean::clean;
use crate::report::page::{Page, columns, count, pad, seconds};
use crate::report::paint::{BAD, CHANGED, GOOD, STRONG, paint};
use crate::verify::report::{EdgeVerdict, Outcome, Report, Sight};

#[cfg(test)]
mod tests;

/// How a verification is shown.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// Every edge, and what showed it.
    pub all: bool,
    /// Columns.
    pub width: usize,
    /// Whose time it was: ` of simulated AWS time`; empty for real AWS.
    pub of: &'static str,
}

/// Up to how many edges that work each have a line.
const GLANCE: usize = 12;

/// The screen of a verification, without its findings.
#[must_use]
pub fn screen(report: &Report, view: View) -> String {
    let mut page = Page::new(view.width);
    edges(&mut page, report, view);
    non_edges(&mut page, report, view);
    if let Some(sight) = &report.sight {
        sees(&mut page, sight, report.edges.len());
    }
    untold(&mut page, report);
    if let Some(why) = &report.by_law {
        let told = format!("judged by the law, not by use: {}", clean(why));
        page.sentence(0, &paint(CHANGED, "note:").to_string(), &told);
    }
    page.gap();
    page.dotted(0, &paint(STRONG, "verify:").to_string(), &total(report, view));
    page.finish()
}

fn edges(page: &mut Page, report: &Report, view: View) {
    let good = report.edges.iter().filter(|edge| works(edge)).count();
    let each = view.all || good <= GLANCE;
    let shown = || report.edges.iter().filter(|edge| each || !works(edge));
    let width = shown()
        .map(|edge| columns(&name(edge)))
        .max()
        .unwrap_or(0)
        .min(56);
    if !each {
        let slowest = report
            .edges
            .iter()
            .filter_map(|edge| match edge.outcome {
                Outcome::Proved { early, .. } => Some(early),
                _ => None,
            })
            .fold(0.0, f64::max);
        page.line(format_args!(
            "  {} {} proved, the slowest open after {}",
            paint(GOOD, '✓'),
            count(good, "edge"),
            seconds(slowest)
        ));
    }
    for edge in shown() {
        let (mark, told) = outcome(&edge.outcome);
        page.line(format_args!("  {mark} {}  {told}", pad(name(edge), width)));
        if view.all {
            for shown in &edge.open {
                let of = if shown.policies.is_empty() {
                    String::new()
                } else {
                    format!(" shows {}", shown.policies.join(", "))
                };
                page.sentence(6, "", &format!("answered {}{of}", shown.action));
            }
            for action in &edge.closed {
                page.line(format_args!("      refused  {action}"));
            }
        }
    }
}

fn works(edge: &EdgeVerdict) -> bool {
    matches!(edge.outcome, Outcome::Proved { .. })
}

fn name(edge: &EdgeVerdict) -> String {
    format!("{} → {}", clean(&edge.who), clean(&edge.what))
}

fn outcome(outcome: &Outcome) -> (String, String) {
    match outcome {
        Outcome::Proved {
            early, times, by_law, ..
        } => {
            let told = match (by_law, early) {
                (true, _) => "allowed by the law".to_owned(),
                (false, early) if *early > 0.0 => {
                    format!("proved, open after {}, {times} times", seconds(*early))
                }
                (false, _) => format!("proved, open at once, {times} times"),
            };
            (paint(GOOD, '✓').to_string(), told)
        }
        Outcome::Denied => (paint(BAD, '✗').to_string(), paint(BAD, "denied").to_string()),
        Outcome::Early { seconds: waited } => (
            paint(CHANGED, '✗').to_string(),
            paint(
                CHANGED,
                format_args!("early: still refused after {}", seconds(*waited)),
            )
            .to_string(),
        ),
        Outcome::Wide => (
            paint(BAD, '✗').to_string(),
            paint(BAD, "open, and wider than promised").to_string(),
        ),
        Outcome::Failed { why } => (
            paint(BAD, '✗').to_string(),
            format!("{}: {}", paint(BAD, "not tried"), clean(why)),
        ),
    }
}

fn non_edges(page: &mut Page, report: &Report, view: View) {
    let closed = report.refused();
    let each = view.all || closed <= GLANCE / 2;
    if closed > 0 && !each {
        page.line(format_args!(
            "  {} {} refused, as they must be",
            paint(GOOD, '✓'),
            count(closed, "non-edge")
        ));
    }
    let width = report
        .non_edges
        .iter()
        .map(|edge| columns(&edge.who) + columns(&edge.what) + 3)
        .max()
        .unwrap_or(0)
        .min(56);
    for edge in report.non_edges.iter().filter(|edge| each || !edge.closed) {
        let name = format!("{} → {}", clean(&edge.who), clean(&edge.what));
        let (mark, told) = match (edge.closed, edge.by_law) {
            (true, false) => (paint(GOOD, '✓'), "refused".to_owned()),
            (true, true) => (paint(GOOD, '✓'), "denied by the law".to_owned()),
            (false, _) => (
                paint(BAD, '✗'),
                paint(BAD, "OPEN, and was not promised").to_string(),
            ),
        };
        page.line(format_args!("  {mark} {}  {told}", pad(name, width)));
    }
}

fn sees(page: &mut Page, sight: &Sight, promised: usize) {
    let how = if sight.by_law { "would find" } else { "finds" };
    let found = count(sight.accounts.len(), "account");
    if sight.accounts.len() == promised && sight.invisible.is_empty() {
        page.line(format_args!(
            "  {} Micetro {how} exactly {found} in the group policies",
            paint(GOOD, '✓')
        ));
        return;
    }
    if !sight.unknown.is_empty() && sight.accounts.len() + sight.unknown.len() == promised {
        page.line(format_args!(
            "  {} Micetro {how} {} of {promised}; of {} it is unknown",
            paint(CHANGED, '?'),
            sight.accounts.len(),
            sight.unknown.len(),
        ));
    } else {
        page.line(format_args!(
            "  {} Micetro {how} {found} of {promised}",
            paint(BAD, '✗')
        ));
    }
    for policy in &sight.invisible {
        page.sentence(6, "", &clean(policy));
    }
}

/// Policies that nothing harmless can show: said once each, since a proof that is silent about its holes
/// is none.
fn untold(page: &mut Page, report: &Report) {
    let mut policies: Vec<&str> = report
        .edges
        .iter()
        .flat_map(|edge| edge.untold.iter().map(String::as_str))
        .collect();
    policies.sort_unstable();
    policies.dedup();
    if policies.is_empty() {
        return;
    }
    let told = format!(
        "no harmless call shows {} apart from the other policies; that {} attached was read, not tried",
        policies.join(", "),
        if policies.len() == 1 { "it is" } else { "they are" }
    );
    page.sentence(0, &paint(CHANGED, "note:").to_string(), &clean(&told));
}

/// As promised: nothing was found, and nothing is missing.
fn holds(report: &Report) -> bool {
    report.holds() && report.proved() == report.edges.len() && report.refused() == report.non_edges.len()
}

fn total(report: &Report, view: View) -> Vec<String> {
    let verb = if report.by_law.is_some() {
        "allowed by the law"
    } else {
        "proved"
    };
    let verdict = if report.interrupted {
        paint(CHANGED, "interrupted").to_string()
    } else if holds(report) {
        paint(GOOD, "as promised").to_string()
    } else if report.is_unproved() {
        paint(CHANGED, "not proved").to_string()
    } else {
        paint(BAD, "NOT as promised").to_string()
    };
    let edges = format!(
        "{} of {} {verb}",
        report.proved(),
        count(report.edges.len(), "edge")
    );
    let mut told = vec![verdict, edges];
    if !report.non_edges.is_empty() {
        told.push(format!(
            "{} of {} refused",
            report.refused(),
            count(report.non_edges.len(), "non-edge")
        ));
    }
    let mut time = format!("{}{}", seconds(report.seconds), view.of);
    if report.waited > 0.0 {
        time.push_str(&format!(", {} of it waiting for IAM", seconds(report.waited)));
    }
    told.push(time);
    told
}
