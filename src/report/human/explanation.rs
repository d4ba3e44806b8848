//! The screen of an explanation: the answer, then what it rests on.

use rolecall_iam::decision::Verdict;

use crate::explain::Explanation;
use crate::report::clean::clean;
use crate::report::page::Page;
use crate::report::paint::{BAD, CHANGED, GOOD, paint};

/// Where a line of evidence says what it rests on, after the kind of policy and the verdict.
const EVIDENCE: usize = 25;

/// The screen of an explanation, without its finding.
#[must_use]
pub fn screen(explanation: &Explanation, width: usize) -> String {
    let mut page = Page::new(width);
    let word = match explanation.verdict {
        Verdict::Allow => paint(GOOD, "allowed"),
        Verdict::AllowUnless(_) => paint(CHANGED, "allowed unless"),
        Verdict::ImplicitDeny | Verdict::ExplicitDeny => paint(BAD, "denied"),
    };
    let asked = format!(
        "{} → {} on {}",
        clean(&explanation.who),
        explanation.action,
        clean(&explanation.what)
    );
    page.sentence(0, &word.to_string(), &asked);
    for line in &explanation.lines {
        page.hanging(3, EVIDENCE, &clean(line));
    }
    page.finish()
}
