//! The screen of an explanation: the answer, then what it rests on.

use rolecall_iam::decision::Verdict;

use crate::explain::Explanation;
use crate::report::clean::clean;
use crate::report::page::Page;
use crate::report::paint::{BAD, CHANGED, GOOD, paint};

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
        page.line(format_args!("   {}", clean(line)));
    }
    page.finish()
}
