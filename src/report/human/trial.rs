//! The screen of policy tests: a line for each, by file, and how many are as expected.

use crate::report::clean::clean;
use crate::report::page::{Page, count};
use crate::report::paint::{BAD, GOOD, paint};
use crate::trial::Suite;

/// A line for each test.
#[must_use]
pub fn screen(suites: &[Suite], width: usize) -> String {
    let mut page = Page::new(width);
    for suite in suites {
        page.line(clean(&suite.name));
        for outcome in &suite.outcomes {
            let mark = match outcome.passed() {
                true => paint(GOOD, "✓"),
                false => paint(BAD, "✗"),
            };
            page.sentence(2, &mark.to_string(), &clean(&outcome.case.name));
        }
        if !suite.findings.is_empty() {
            let mark = paint(BAD, "!").to_string();
            page.sentence(2, &mark, "this file has mistakes; see below");
        }
    }
    page.finish()
}

/// How many are as expected, in a line.
#[must_use]
pub fn conclusion(suites: &[Suite]) -> String {
    let all: usize = suites.iter().map(|suite| suite.outcomes.len()).sum();
    let passed: usize = suites.iter().map(Suite::passed).sum();
    let wrong = suites.iter().filter(|suite| !suite.findings.is_empty()).count();
    let mut line = match all - passed {
        0 if all == 0 => count(0, "test"),
        0 => format!("{}: all as expected", count(all, "test")),
        failed => format!("{}: {passed} as expected, {failed} not", count(all, "test")),
    };
    if wrong > 0 {
        line.push_str(&format!(" · {} with mistakes", count(wrong, "file")));
    }
    line + "\n"
}
